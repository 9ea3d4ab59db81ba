"""About the program: its version, a newer one that somebody brought, and whose work goes along."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from exchange_admin import __version__
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.third_party import notices_here
from exchange_admin.services.updates import Brought, Updates
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row


class AboutDialog(QDialog):
    """What it says of a newer version is the answer of `Updates`; nothing is opened or installed from here."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._desk = desk
        look, px = desk.look, desk.look.px
        self.setWindowTitle(self.tr("About Exchange Admin"))
        self.resize(px(720), px(560))
        told = self.tr("Version {version} · MIT licence").replace("{version}", __version__)
        about = Label(look, 13, tone="ink2", wraps=True, text=told)
        self.look_button, self.found = Button(look, "folder-open"), Label(look, 13, wraps=True)
        self.look_button.say(self.tr("Newer version…"))
        self.look_button.clicked.connect(self._choose)
        whose = Label(look, 13, SEMIBOLD, wraps=True, text=self.tr("The work of others that comes with it"))
        self.notices = QPlainTextEdit(self.tr("Reading…"), self)
        self.notices.setReadOnly(True)
        self.notices.setTabChangesFocus(True)
        self.notices.setAccessibleName(whose.text())
        close = Button(look, kind="primary")
        close.say(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column(self, (px(20),) * 4, px(12)).add(
            Label(look, 20, SEMIBOLD, text="Exchange Admin"),
            about,
            row().add(self.look_button, STRETCH),
            self.found,
            whose,
            (self.notices, 1),
            row().add(STRETCH, close),
        )
        self.found.hide()
        close.setFocus()
        resources = desk.office.program.resources
        desk.jobs.read(partial(_read_notices, resources)).start_telling(self.notices.setPlainText, self._not_read)

    def _choose(self) -> None:
        try:
            self._desk.office.program.updates.keys()
        except RuleBroken as broken:
            self._refused(broken)
            return
        place = self._desk.ask.folder(self.tr("Folder with the newer version"))
        if place is None:
            return
        self._say(self.tr("Reading…"))
        self.look_button.setEnabled(False)
        look = partial(_look_into, self._desk.office.program.updates, place)
        self._desk.jobs.read(look).start_telling(self._show, self._refused)

    def _show(self, found: Brought) -> None:
        self._say("\n".join(found.said(self._desk.words)))

    def _refused(self, error: Exception) -> None:
        self._say(self._desk.reason(error))

    def _say(self, text: str) -> None:
        self.found.setText(text)
        self.found.show()
        self.look_button.setEnabled(True)

    def _not_read(self, error: Exception) -> None:
        self.notices.setPlainText(self._desk.reason(error))


def _read_notices(resources: Path, task: Task) -> str:
    return notices_here(resources)


def _look_into(updates: Updates, place: Path, task: Task) -> Brought:
    return updates.brought(place)
