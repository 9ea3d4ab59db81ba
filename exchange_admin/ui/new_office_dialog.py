"""What is asked before an office file is made: whose it is and what it does, its country, the language of work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit

from exchange_admin.domain.rules.certificate_numbers import letters_of_office
from exchange_admin.ui.look import Look
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row
from exchange_admin.ui.widgets.own_key import ctrl_enter
from exchange_admin.ui.widgets.segments import LanguageSwitch, Segments

COUNTRIES = ("CN", "RU")
COLLEGE, SECRETARIAT = "college", "authority"
"""Kinds of institutions: what sends and hosts people itself, and what brings others together."""


@dataclass(frozen=True, slots=True)
class OfficeAnswers:
    """`language` is zh, ru or en; `code` stands first in certificate numbers; `kind` is that of the institution."""

    name: str
    country: str
    language: str
    code: str
    kind: str = COLLEGE


class NewOfficeDialog(QDialog):
    """`propose_code(name, country)` fills the code until somebody types one. `choose_place(title, code)` asks where the
    file is kept: `path`, once accepted. Where that is left nothing typed here is lost."""

    def __init__(
        self,
        look: Look,
        language: str,
        propose_code: Callable[[str, str], str],
        choose_place: Callable[[str, str], Path | None],
    ) -> None:
        super().__init__()
        self._look, self._propose, self._choose_place = look, propose_code, choose_place
        self.path: Path | None = None
        self.name, self.code = QLineEdit(), QLineEdit()
        self.country, self.language = Segments(look, COUNTRIES), LanguageSwitch(look)
        self.kind = Segments(look, (COLLEGE, SECRETARIAT))
        self.make, self.leave = Button(look, "file-plus", "primary"), Button(look)
        self._code_typed = False
        self._say()
        self._lay_out()
        self.country.set_current("RU" if language == "ru" else "CN")
        self.language.set_current(language)
        self.kind.set_current(COLLEGE)
        self.name.textChanged.connect(self._offer_code)
        self.country.chosen.connect(self._offer_code)
        self.code.textEdited.connect(self._code_is_typed)
        self.make.setDefault(True)
        self.make.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        ctrl_enter(self).activated.connect(self.make.click)
        self.name.setFocus()
        self._offer_code()

    def answers(self) -> OfficeAnswers:
        return OfficeAnswers(
            *(self.name.text().strip(), self.country.current(), self.language.current()),
            *(self.code.text().strip().upper(), self.kind.current()),
        )

    def accept(self) -> None:
        self.path = self._choose_place(self.windowTitle(), self.answers().code)
        if self.path is not None:
            super().accept()

    def _offer_code(self, *_: object) -> None:
        name = self.name.text().strip()
        if not self._code_typed:
            self.code.setText(self._propose(name, self.country.current()) if name else "")
        self.make.setEnabled(bool(name and self.code.text().strip()))

    def _code_is_typed(self, text: str) -> None:
        """Only what can stand in numbers of certificates stays: also of what is pasted with blanks around it."""
        self._code_typed = bool(text)
        if (letters := letters_of_office(text)) != text:
            self.code.setText(letters)
            text = letters
        self.make.setEnabled(bool(self.name.text().strip() and text.strip()))

    def _say(self) -> None:
        self.setWindowTitle(self.tr("New office file"))
        self.country.say("CN", self.tr("China"))
        self.country.say("RU", self.tr("Russia"))
        self.kind.say(COLLEGE, self.tr("A college"))
        self.kind.say(SECRETARIAT, self.tr("A secretariat or authority"))
        self.make.say(self.tr("Choose where to keep it…"))
        self.leave.say(self.tr("Cancel"))
        self.name.setAccessibleName(self.tr("Name of the institution"))
        self.code.setAccessibleName(self.tr("Code of the office"))

    def _lay_out(self) -> None:
        px = self._look.px
        title = Label(self._look, 17, SEMIBOLD, text=self.tr("New office file"))
        whole = column(self, (px(24), px(20), px(24), px(20)), px(6)).add(title, px(8))
        lines = (
            (
                self.tr("Whose office it is"),
                self.kind,
                self.tr("A college sends and hosts people; a secretariat brings its members together."),
            ),
            (self.tr("Name of the institution"), self.name, ""),
            (self.tr("Country"), self.country, ""),
            (self.tr("Language of work"), self.language, ""),
            (
                self.tr("Code of the office"),
                self.code,
                self.tr("Latin letters and digits, 12 at most. Numbers of certificates begin with it."),
            ),
        )
        for text, widget, note in lines:
            label = Label(self._look, 12, MEDIUM, "ink3", text=text)
            whole.add(label, widget)
            if isinstance(widget, Segments):
                whole.setAlignment(widget, Qt.AlignmentFlag.AlignLeft)
            if note:
                explained = Label(self._look, 12, tone="ink3", wraps=True, text=note)
                whole.addWidget(explained)
            whole.addSpacing(px(6))
        buttons = row(spacing=px(8)).add(STRETCH, self.leave, self.make)
        whole.addLayout(buttons)
        self.setMinimumWidth(px(480))
