"""A short dialog of some fields, checked as forms check them: move a lesson, move a person, name a substitute."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QWidget

from exchange_admin.domain.fields import Field, Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.editors import Editor
from exchange_admin.ui.forms.making import make_editor
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.widgets.labels import STRETCH, Label, column

Asked = Sequence[tuple[Field, str]]
"""Fields with what they are called."""


class FieldsDialog(QDialog):
    """`values` are what was typed, once it was accepted; a required field that is empty is refused.

    `carry_out` does what the dialog is for. While it answers False the dialog stays as it was typed; it says why by
    `refuse`.
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
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.carry_out: Callable[[FieldsDialog], bool] | None = None
        self.values: dict[str, Value] = {}
        self.editors: dict[str, Editor] = {}
        px = desk.look.px
        self.setWindowTitle(title)
        self.setFixedWidth(px(460))
        whole = column(self, (px(20),) * 4, px(12))
        if about:
            words = Label(desk.look, 13, tone="ink2", wraps=True, text=about)
            whole.addWidget(words)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(1, 1)
        for line, (field, name) in enumerate(asked):
            label = Label(desk.look, 13, tone="ink3", text=name)
            editor = self.editors[field.name] = make_editor(field, form_tools(desk), self)
            editor.widget.setAccessibleName(name)
            editor.show_value(begun.get(field.name))
            grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(editor.widget, line, 1)
        whole.addLayout(grid)
        self.problem = Label(desk.look, 12, tone="red", wraps=True)
        self.problem.hide()
        whole.add(self.problem, STRETCH)
        buttons = QDialogButtonBox()
        self.do = buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self.do.setProperty("kind", "primary")
        self.do.setDefault(True)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        whole.addWidget(buttons)

    def accept(self) -> None:
        problems: list[Problem] = []
        for name, editor in self.editors.items():
            try:
                self.values[name] = editor.value()
                wrong = editor.field.required and self.values[name] is None
                problems += [Problem("value.required", name)] if wrong else []
            except RuleBroken as broken:
                wrong = True
                problems += broken.problems
            editor.mark_wrong(wrong)
        self.refuse(self._desk.sentence(problems))
        if not problems and (self.carry_out is None or self.carry_out(self)):
            super().accept()

    def refuse(self, words: str) -> None:
        """Says what is wrong; nothing where there are no words."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
