"""Whose papers can be verified here, and what others need to verify ours."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from exchange_admin.services.certificates.verifying import KnownOffice
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.saving import FileSaver
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import LEFT, STRETCH, Card, Label, column, row, take_away

_OURS = ("verify.html", "office.pub", "key.pdf", "revoked.txt")
"""What others need to verify our papers, as the files are called."""


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
        self.savers = {name: Button(desk.look, kind="small") for name in _OURS}
        self._files = FileSaver(desk, self)
        self._lay_out()
        self.add.clicked.connect(self._add)
        for button in self.savers.values():
            button.clicked.connect(self._save)

    def show_offices(self, offices: Sequence[KnownOffice]) -> None:
        take_away(self._lines, self._grid)
        self._lines = []
        for at, office in enumerate(offices):
            name = Label(self._desk.look, 13, wraps=True, text=office.name)
            digits = Label(self._desk.look, 12, MEDIUM, "ink2", text=office.fingerprint)
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
        browsers, revoked = self.tr("Page for browsers…"), self.tr("Revoked certificates…")
        texts = (browsers, self.tr("Our key…"), self.tr("Key on paper…"), revoked)
        for button, text in zip(self.savers.values(), texts, strict=True):
            button.say(text)

    def _add(self) -> None:
        kinds = self.tr("Keys and lists of offices") + " (*.pub *.txt)"
        chosen = self._desk.ask.files_to_open(self.add.text(), "", kinds)
        if chosen:
            self.files = (*self.files, *chosen)
            self.files_changed.emit()

    def drop_files(self) -> None:
        """Those that were added last were refused."""
        self.files = ()

    def _save(self) -> None:
        name = next(name for name, button in self.savers.items() if button is self.sender())
        files = {
            "verify.html": self.tr("Page for browsers"),
            "office.pub": self.tr("Key of an office"),
            "key.pdf": self.tr("Key on paper"),
            "revoked.txt": self.tr("List of revoked certificates"),
        }
        write = partial(_write, self._desk.office, name, self._desk.language)
        self._files.save(files[name], name, f"{files[name]} (*{Path(name).suffix})", write)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self._grid.setVerticalSpacing(px(3))
        for card in (self.known, self.ours):
            card.body.setSpacing(px(8))
        self.known.body.add(self._grid, self._digits_hint, (self.add, LEFT))
        self.ours.body.add(self._explained, row(spacing=px(8)).add(*self.savers.values(), STRETCH))
        column(self, spacing=px(12)).add(self.known, self.ours)


def _write(office: Office, name: str, language: str, target: Path) -> None:
    """Over a connection of the job. Raises FileNotWritten."""
    from exchange_admin.services.certificates import codes  # loaded when somebody first asks for it

    program = office.program
    with office.beside(writing=False) as apart:
        match name:
            case "office.pub":
                codes.write_key(apart.codes, target)
            case "key.pdf":
                codes.write_key_sheet(apart.codes, target, program.fonts, program.wordings, language, program.today())
            case "verify.html":
                codes.write_page(apart.codes, target, program.resources, program.wordings, language, program.today())
            case _:
                codes.write_revocations(apart.codes, target, program.today())
