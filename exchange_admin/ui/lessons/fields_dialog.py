"""A short dialog of some fields, checked as forms check them: move a lesson, move a person, name a substitute."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from exchange_admin.domain.fields import Field, Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.editors import Editor, FormTools, LineEditor
from exchange_admin.ui.forms.making import make_editor, marked
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.widgets.dialogs import DialogButtons, field_grid
from exchange_admin.ui.widgets.labels import STRETCH, Label, column

Asked = Sequence[tuple[Field, str]]
"""Fields with what they are called."""
Rules = Callable[[Mapping[str, Value]], Sequence[Problem]]


def no_rules(values: Mapping[str, Value]) -> Sequence[Problem]:
    return ()


class FieldsDialog(QDialog):
    """`values` are what was typed, once it was accepted; a required field that is empty is refused. Of the fields in
    `one_of` one is needed, which `rules` or `carry_out` see to.

    `tools` are those of fields that offer other records than every form does. `carry_out` does what the dialog is for.
    While it answers False the dialog stays as it was typed; it says why by `refuse`. `rules` say what is wrong with
    `values` beside each other, in the same breath as what could not be read.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        verb: str,
        asked: Asked,
        begun: Mapping[str, Value],
        parent: QWidget,
        about: str = "",
        *,
        tools: Mapping[str, FormTools] = MappingProxyType({}),
        one_of: Collection[str] = (),
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.carry_out: Callable[[FieldsDialog], bool] | None = None
        self.rules: Rules = no_rules
        self.values: dict[str, Value] = {}
        self.editors: dict[str, Editor] = {}
        look, px = desk.look, desk.look.px
        self.setWindowTitle(title)
        self.setFixedWidth(px(460))
        named = []
        for field, name in asked:
            editor = self.editors[field.name] = make_editor(field, tools.get(field.name) or form_tools(desk), self)
            editor.show_value(begun.get(field.name))
            named.append((name + marked(field, one_of), editor.widget))
        self.problem = Label(look, 12, tone="red", wraps=True)
        self.problem.hide()
        buttons = DialogButtons(self, verb)
        self.do = buttons.do
        whole = column(self, (px(20),) * 4, px(12))
        if about:
            whole.add(Label(look, 13, tone="ink2", wraps=True, text=about))
        whole.add(field_grid(look, named), self.problem, STRETCH, buttons)
        for field, name in asked:
            self.editors[field.name].widget.setAccessibleName(name)

    def accept(self) -> None:
        problems: list[Problem] = []
        for name, editor in self.editors.items():
            try:
                self.values[name] = editor.value()
                wrong = editor.field.required and self.values[name] is None
                problems += [Problem("value.required", name)] if wrong else []
            except RuleBroken as broken:
                self.values.pop(name, None)
                problems += broken.problems
        refused = {one.field for one in problems}
        problems += [one for one in self.rules(self.values) if one.field not in refused]
        for name, editor in self.editors.items():
            editor.mark_wrong(any(one.field == name for one in problems))
        self.refuse(self._desk.sentence(problems))
        if not problems and (self.carry_out is None or self.carry_out(self)):
            super().accept()

    def refuse(self, words: str) -> None:
        """Says what is wrong; nothing where there are no words. The dialog grows for it: what it asks stays whole."""
        self._say(words, "red")

    def tell(self, words: str) -> None:
        """Says, in the same place, what was asked for."""
        self._say(words, "ink")

    def _say(self, words: str, tone: str) -> None:
        self.problem.say(words, tone)
        if (layout := self.layout()) is not None:
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def showEvent(self, event: QShowEvent) -> None:
        """What is proposed in the first field goes when somebody types."""
        super().showEvent(event)
        first = next(iter(self.editors.values()), None)
        if isinstance(first, LineEditor):
            first.line.selectAll()


def ask_fields(
    desk: Desk,
    title: str,
    verb: str,
    asked: Asked,
    begun: Mapping[str, Value],
    parent: QWidget,
    carry_out: Callable[[FieldsDialog], bool],
    about: str = "",
    *,
    rules: Rules = no_rules,
) -> None:
    """Shows such a dialog until it was carried out or left."""
    dialog = FieldsDialog(desk, title, verb, asked, begun, parent, about)
    dialog.carry_out, dialog.rules = carry_out, rules
    desk.ask.show(dialog)
