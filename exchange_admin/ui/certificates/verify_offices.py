"""Whose papers can be verified here, and what others need to verify ours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from exchange_admin.services.certificates.verifying import KnownOffice
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Card, Label, column, row

Write = Callable[[Office, Path, str], None]
"""Over a connection of the job: to a file, in a language. Raises FileNotWritten."""


class VerifyOffices(QWidget):
    """`files` are keys and lists of other offices that were added until the program ends."""

    files_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.files: tuple[Path, ...] = ()
        self.known, self.ours = Card(desk.look), Card(desk.look)
        self._grid, self._lines = QGridLayout(), [Label(desk.look)]
        self.add = Button(desk.look, "key-round", "small")
        self._digits_hint = Label(desk.look, 12, tone="ink3", wraps=True)
        self._explained = Label(desk.look, 12, tone="ink3", wraps=True)
        self.save_key, self.save_sheet, self.save_page, self.save_list = (
            Button(desk.look, kind="small") for _ in range(4)
        )
        self._lay_out()
        self.add.clicked.connect(self._add)
        self.save_key.clicked.connect(self._save_key)
        self.save_sheet.clicked.connect(self._save_sheet)
        self.save_page.clicked.connect(self._save_page)
        self.save_list.clicked.connect(self._save_list)

    def show_offices(self, offices: Sequence[KnownOffice]) -> None:
        for line in self._lines:
            self._grid.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        for at, office in enumerate(offices):
            name, digits = Label(self._desk.look, 13, wraps=True), Label(self._desk.look, 12, MEDIUM, "ink2")
            name.setText(office.name)
            digits.setText(office.fingerprint)
            digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            for place, line in enumerate((name, digits)):
                self._grid.addWidget(line, 2 * at + place, 0)
                self._lines.append(line)

    def retranslate(self) -> None:
        words = self._desk.words
        self.known.title.setText(words.say("verify.offices"))
        self._digits_hint.setText(words.say("verify.digits"))
        self.add.say(self.tr("Add an office’s key or list…"))
        self.ours.title.setText(self.tr("So that others can verify our certificates"))
        self._explained.setText(
            self.tr(
                "Give them the page: any browser verifies with it, without internet. Make it anew after a revocation."
            )
        )
        self.save_page.say(self.tr("Page for browsers…"))
        self.save_key.say(self.tr("Our key…"))
        self.save_sheet.say(self.tr("Key on paper…"))
        self.save_list.say(self.tr("Revoked certificates…"))

    def _add(self) -> None:
        kinds = self.tr("Keys and lists of offices") + " (*.pub *.txt)"
        chosen = self._desk.ask.files_to_open(self.add.text(), "", kinds)
        if chosen:
            self.files = (*self.files, *chosen)
            self.files_changed.emit()

    def drop_files(self) -> None:
        """Those that were added last were refused."""
        self.files = ()

    def _save_key(self) -> None:
        self._save("office.pub", self.tr("Key of an office") + " (*.pub)", _write_key)

    def _save_sheet(self) -> None:
        self._save("key.pdf", self.tr("Key on paper") + " (*.pdf)", _write_sheet)

    def _save_page(self) -> None:
        self._save("verify.html", self.tr("Page for browsers") + " (*.html)", _write_page)

    def _save_list(self) -> None:
        self._save("revoked.txt", self.tr("List of revoked certificates") + " (*.txt)", _write_list)

    def _save(self, name: str, kinds: str, write: Write) -> None:
        folder = Path(self._desk.preferences.export_folder or str(Path.home()))
        target = self._desk.ask.file_to_save(name, str(folder / name), kinds)
        if target is None:
            return
        self._desk.preferences.export_folder = str(target.parent)

        office, language = self._desk.office, self._desk.language

        def work(_: Task) -> Path:
            with office.beside(writing=False) as apart:
                write(apart, target, language)
            return target

        self._desk.jobs.aside(work).start_telling(self._saved, self._failed)

    def _saved(self, target: Path) -> None:
        self._desk.notices.say(self.tr("Saved: {file}").replace("{file}", target.name))

    def _failed(self, error: Exception) -> None:
        words = self._desk.reason(error)
        self._desk.ask.tell(self.ours.title.text(), words)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self._grid.setVerticalSpacing(px(3))
        for card, parts in ((self.known, (self._digits_hint, self.add)), (self.ours, (self._explained,))):
            card.body.setSpacing(px(8))
            if card is self.known:
                card.body.addLayout(self._grid)
            for part in parts:
                card.body.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if part is self.add else Qt.AlignmentFlag(0))
        buttons = row(spacing=px(8)).add(self.save_page, self.save_key, self.save_sheet, self.save_list, STRETCH)
        self.ours.body.addLayout(buttons)
        column(self, spacing=px(12)).add(self.known, self.ours)


# What they write with is loaded when somebody first asks for it.


def _write_key(office: Office, target: Path, language: str) -> None:
    from exchange_admin.services.certificates.written_keys import write_key

    write_key(office.codes, target)


def _write_sheet(office: Office, target: Path, language: str) -> None:
    from exchange_admin.services.certificates.written_keys import write_key_sheet

    program = office.program
    write_key_sheet(office.codes, target, program.fonts, program.wordings, language, program.today())


def _write_page(office: Office, target: Path, language: str) -> None:
    from exchange_admin.services.certificates.written_keys import write_page

    program = office.program
    write_page(office.codes, target, program.resources, program.wordings, language, program.today())


def _write_list(office: Office, target: Path, language: str) -> None:
    from exchange_admin.services.certificates.written_keys import write_revocations

    write_revocations(office.codes, target, office.program.today())
