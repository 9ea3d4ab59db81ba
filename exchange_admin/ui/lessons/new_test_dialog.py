"""Describing a test: title, day, pass mark, the level it leads to, and its parts with points and weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QDialog, QWidget

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.vocabulary import words
from exchange_admin.services.lessons.testing import WantedPart
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.editors import Editor
from exchange_admin.ui.forms.making import make_editor
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.widgets.dialogs import DialogButtons, field_grid, grid_layout
from exchange_admin.ui.widgets.labels import Label, column

FIELDS = ("title", "date", "pass_percent", "level")
NUMBERS = ("most_points", "weight", "least_percent")


class NewTestDialog(QDialog):
    """`values` and `parts` are what was typed, once accepted. A skill without points is no part of the test."""

    def __init__(
        self, desk: Desk, title: str, begun: Mapping[str, Value], parts: Sequence[WantedPart], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.values: dict[str, Value] = {}
        self.parts: list[WantedPart] = []
        test, part = desk.registry["language_test"], desk.registry["language_test_part"]
        self.editors = {name: make_editor(test[name], form_tools(desk), self) for name in FIELDS}
        self.numbers = {
            (skill, name): make_editor(part[name], form_tools(desk), self)
            for skill in words("language_skill")
            for name in NUMBERS
        }
        for name, editor in self.editors.items():
            editor.show_value(begun.get(name))
        for one in parts:
            for name, value in zip(NUMBERS, (one.most_points, one.weight, one.least_percent), strict=True):
                self.numbers[one.skill, name].show_value(value or None)
        self.problem = Label(desk.look, 12, tone="red", wraps=True)
        self.setWindowTitle(title)
        self._lay_out()

    def accept(self) -> None:
        problems: list[Problem] = []
        self.values = {name: self._read(editor, problems) for name, editor in self.editors.items()}
        if not self.values["title"]:
            problems.append(Problem("test.no_title"))
            self.editors["title"].mark_wrong(True)
        self.parts = []
        for skill in words("language_skill"):
            most, weight, least = (self._read(self.numbers[skill, name], problems) for name in NUMBERS)
            if most is not None:
                self.parts.append(WantedPart(skill, str(most), _text(weight), _text(least)))
        if not self.parts and not problems:
            problems.append(Problem("test.no_parts"))
        self.problem.say(self._desk.sentence(problems))
        if not problems:
            super().accept()

    def _read(self, editor: Editor, problems: list[Problem]) -> Value:
        try:
            value = editor.value()
        except RuleBroken as broken:
            problems += broken.problems
            editor.mark_wrong(True)
            return None
        editor.mark_wrong(False)
        return value

    def _lay_out(self) -> None:
        look, say = self._desk.look, self._desk.words
        px = look.px
        self.setFixedWidth(px(520))
        named = [(say.field("language_test", name), editor.widget) for name, editor in self.editors.items()]
        table = grid_layout(look, (10, 6))
        for at, name in enumerate(NUMBERS, 1):
            table.addWidget(Label(look, 12, tone="ink3", text=say.field("language_test_part", name)), 0, at)
        for line, skill in enumerate(words("language_skill"), 1):
            word = say.choice("language_skill", skill)
            table.addWidget(Label(look, 13, tone="ink3", text=word), line, 0)
            for at, name in enumerate(NUMBERS, 1):
                field = self.numbers[skill, name].widget
                field.setAccessibleName(f"{word}: {say.field('language_test_part', name)}")
                table.addWidget(field, line, at)
        self.problem.hide()
        buttons = DialogButtons(self, self.tr("Save"))
        column(self, (px(20),) * 4, px(14)).add(field_grid(look, named), table, self.problem, buttons)


def _text(value: Value) -> str:
    return "" if value is None else str(value)
