"""What the panel of a scale, a distribution or a rule offers beside editing: its lines, trying it, that it was
checked."""

from __future__ import annotations

from exchange_admin.services.grades.line_sheets import SHEETS
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.presentation import presentation
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.words import Retranslated

LINES, EXPLAIN, EXAMPLES = "records.lines", "records.explain", "records.examples"
CHECKED = "records.rule_checked"


class PanelButton(Retranslated, Button):
    """Does what an action of the window does."""

    def __init__(self, desk: Desk, action: str, icon: str, style: str, kind: str = "") -> None:
        super().__init__(desk.look, icon, style)
        self._desk, self._action, self._kind = desk, action, kind
        self.clicked.connect(desk.actions[action].trigger)
        self.retranslate()

    def retranslate(self) -> None:
        """Lines are called grades, counts, table or limits by the kind of record they are of."""
        words = {
            EXPLAIN: self.tr("Try"),
            EXAMPLES: self.tr("Add examples…"),
            CHECKED: self.tr("I checked this"),
        }
        self.say(words.get(self._action) or self._desk.words.say(f"lines.{self._kind}"))


def list_button(desk: Desk, kind: str) -> Button | None:
    """For lists of what ships with examples, where the window offers to add them."""
    offered = EXAMPLES in presentation(kind).commands and desk.actions[EXAMPLES].property("bound")
    return PanelButton(desk, EXAMPLES, "plus", "ghost") if offered else None


def panel_buttons(desk: Desk, kind: str) -> list[Button]:
    """Nothing for other kinds, or where the window does not offer it."""
    made: list[Button] = []
    if kind in SHEETS and desk.actions[LINES].property("bound"):
        made.append(PanelButton(desk, LINES, "rows-3", "small", kind))
    if EXPLAIN in presentation(kind).commands and desk.actions[EXPLAIN].property("bound"):
        made.append(PanelButton(desk, EXPLAIN, "sparkles", "small"))
    if CHECKED in presentation(kind).commands and desk.actions[CHECKED].property("bound"):
        made.append(PanelButton(desk, CHECKED, "shield-check", "small"))
    return made
