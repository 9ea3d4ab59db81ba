"""What dialogs are made of: names beside fields, the buttons at the foot."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QWidget

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.look import Look
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, Line, row
from exchange_admin.ui.widgets.own_key import ctrl_enter
from exchange_admin.ui.words import say


class DialogButtons(QDialogButtonBox):
    """`do` accepts the dialog and has its Enter, and Ctrl+Enter from any field; Cancel leaves it."""

    def __init__(self, dialog: QDialog, verb: str = "") -> None:
        super().__init__()
        self.do = self.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self.do.setProperty("kind", "primary")
        self.do.setDefault(True)
        self.leave = self.addButton(say("Dialogs", "Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.accepted.connect(dialog.accept)
        self.rejected.connect(dialog.reject)
        ctrl_enter(dialog).activated.connect(self.do.click)


class AnswerDialog(QDialog):
    """Asks what a verb needs. Enter in any field and Ctrl+Enter accept; the dialog stays open, with the reason, while
    what was typed is not right. `record` is the button that carries the verb, `foot` the line with it."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.reason = Label(desk.look, 12, tone="red", wraps=True)
        self.reason.hide()
        self.record, leave = Button(desk.look, "check", "primary"), Button(desk.look)
        self.record.setDefault(True)
        self.record.clicked.connect(self.accept)
        leave.say(say("Dialogs", "Cancel"), "Esc")
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        self.foot: Line = row(spacing=desk.look.px(10)).add(STRETCH, leave, self.record)
        ctrl_enter(self).activated.connect(self.accept)

    def accept(self) -> None:
        try:
            missing = self.read()
        except RuleBroken as broken:
            missing = self._desk.sentence(broken.problems)
        self.reason.say(missing)
        if not missing:
            super().accept()

    def read(self) -> str:
        """Takes over what was typed, or says what is missing. Raises RuleBroken where something is wrong."""
        return ""


def field_grid(
    look: Look,
    named: Iterable[tuple[str, QWidget]],
    *,
    across: int = 1,
    tone: str = "ink3",
    pixels: int = 13,
    gaps: tuple[int, int] = (14, 8),
) -> QGridLayout:
    """Each field behind its name, which is read aloud with it; `across` of them in a line, `gaps` in pixels of the
    design."""
    grid = grid_layout(look, gaps)
    for place, (name, field) in enumerate(named):
        label = Label(look, pixels, tone=tone, text=name)
        label.setBuddy(field)
        field.setAccessibleName(name)
        line, at = place // across, place % across * 2
        grid.addWidget(label, line, at)
        grid.addWidget(field, line, at + 1)
        grid.setColumnStretch(at + 1, 1)
    return grid


def grid_layout(
    look: Look, gaps: tuple[int, int], wide: Iterable[int] = (), parent: QWidget | None = None, right: int = 0
) -> QGridLayout:
    """`gaps` across and down, in pixels of the design as the margin at the `right`; the `wide` columns share what room
    is left."""
    grid = QGridLayout(parent) if parent else QGridLayout()
    grid.setContentsMargins(0, 0, look.px(right) if right else 0, 0)
    grid.setHorizontalSpacing(look.px(gaps[0]))
    grid.setVerticalSpacing(look.px(gaps[1]))
    for at in wide:
        grid.setColumnStretch(at, 1)
    return grid


def heading_row(grid: QGridLayout, look: Look, texts: Iterable[str]) -> None:
    """What stands in the columns of a grid of fields."""
    for section, text in enumerate(texts):
        grid.addWidget(Label(look, 12, MEDIUM, "ink3", text=text), 0, section)
