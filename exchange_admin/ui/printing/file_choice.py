"""What papers are saved as: one PDF, one PDF each, or a ZIP of those; and how single files are called."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QFrame, QLineEdit, QMenu

from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.domain.rules.paper_names import PLACEHOLDERS, USUAL, paper_name
from exchange_admin.services.certificates.output import Form, Output
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.buttons import IconButton
from exchange_admin.ui.widgets.field_problem import FieldProblem
from exchange_admin.ui.widgets.labels import ElidedLabel, Label, column, row
from exchange_admin.ui.widgets.segments import Segments
from exchange_admin.ui.words import Retranslated

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class FileChoice(Retranslated, QFrame):
    """Placeholders stand in the language of the window and are kept as `domain.rules.paper_names` has them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self._title = Label(look, 12, MEDIUM, "ink3")
        self.form = Segments(look, tuple(Form))
        self.names = QLineEdit()
        self.names.setMaxLength(120)
        self.insert = IconButton(look, "plus", size=30)
        self._example = ElidedLabel(look, 12, tone="ink3")
        self._problem = FieldProblem(look)
        self._pattern = desk.preferences.paper_names
        self.form.set_current(desk.preferences.paper_form)
        self._lay_out()
        self.form.chosen.connect(self._form_chosen)
        self.names.textEdited.connect(self._typed)
        self.insert.clicked.connect(self._offer_placeholders)
        self.retranslate()

    def ask_target(self, title: str, name: str) -> Output | None:
        """Asks for the file or the folder; None when left, or when the pattern cannot be filled in. `name` proposes."""
        desk, form = self._desk, Form(self.form.current())
        if form is not Form.ONE and not self._pattern_fits():
            self.names.setFocus()
            return None
        if form is Form.EACH:
            path = desk.ask.folder(title)
        else:
            kinds = self.tr("PDF (*.pdf)") if form is Form.ONE else self.tr("ZIP (*.zip)")
            ending = ".pdf" if form is Form.ONE else ".zip"
            path = desk.ask.file_to_save(title, f"{name}{ending}", kinds)
        if path is None:
            return None
        return Output(path, form, self._pattern)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Saved as"))
        self.form.say(Form.ONE, self.tr("One PDF"))
        self.form.say(Form.EACH, self.tr("One each"), self.tr("One PDF for each person, into a folder"))
        self.form.say(Form.ZIP, self.tr("ZIP"), self.tr("One PDF for each person, in a ZIP file"))
        self.names.setAccessibleName(self.tr("Names of the files"))
        self.insert.say(self.tr("Insert a field"))
        self.names.setText(self._said(self._pattern))
        self._show()

    def _form_chosen(self, form: str) -> None:
        self._desk.preferences.paper_form = form
        self._show()

    def _typed(self, text: str) -> None:
        self._pattern = self._meant(text)
        self._show()

    def _insert(self) -> None:
        action = self.sender()
        assert action is not None
        self.names.insert(self._said(f"{{{action.property('placeholder')}}}"))
        self._typed(self.names.text())
        self.names.setFocus()

    def _offer_placeholders(self) -> None:
        menu = QMenu(self)
        for name in PLACEHOLDERS:
            action = menu.addAction(self._desk.words.say(f"paper_name.{name}"))
            action.setProperty("placeholder", name)
            action.triggered.connect(self._insert)
        menu.popup(self.insert.mapToGlobal(self.insert.rect().bottomLeft()))

    def _show(self) -> None:
        single = self.form.current() != Form.ONE
        for part in (self.names, self.insert):
            part.setVisible(single)
        fits = not single or self._pattern_fits()
        self._example.setVisible(single and fits)

    def _pattern_fits(self) -> bool:
        """Shows what a file would be called, else what is wrong. A pattern that fits is kept."""
        try:
            example = paper_name(self._pattern, self._example_facts())
        except RuleBroken as broken:
            self._problem.say(self._desk.sentence(broken.problems), Level.BLOCKS)
            return False
        self._problem.clear()
        self._example.setText(f"{example}.pdf")
        self._desk.preferences.paper_names = self._pattern
        return True

    def _example_facts(self) -> dict[str, str]:
        day = self._desk.look.formats.today()
        return {
            "number": f"SHGC-{day.year}-AP0001-4",
            "name": "Соколова Дарья",
            "latin": "SOKOLOVA Daria",
            "date": day.isoformat(),
            "kind": self._desk.words.choice("certificate_kind", "participation"),
        }

    def _said(self, pattern: str) -> str:
        words = self._desk.words
        said = {name: words.say(f"paper_name.{name}") for name in PLACEHOLDERS}
        return _PLACEHOLDER.sub(lambda found: f"{{{said.get(found[1], found[1])}}}", pattern or USUAL)

    def _meant(self, typed: str) -> str:
        words = self._desk.words
        meant = {words.say(f"paper_name.{name}").casefold(): name for name in PLACEHOLDERS}
        return _PLACEHOLDER.sub(lambda found: f"{{{meant.get(found[1].strip().casefold(), found[1])}}}", typed)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        named = row(spacing=px(4)).add((self.names, 1), self.insert)
        column(self, spacing=px(4)).add(self._title, self.form, named, self._example, self._problem)
