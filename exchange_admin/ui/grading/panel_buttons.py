"""What the panel of a scale, a distribution or a rule offers beside editing: its lines, and trying it."""

from __future__ import annotations

from exchange_admin.services.grades.line_sheets import SHEETS
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.presentation import presentation
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.words import Retranslated

LINES, EXPLAIN, EXAMPLES = "records.lines", "records.explain", "records.examples"


class LinesButton(Retranslated, Button):
    """Says what the lines are called: grades, counts, table, limits."""

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__(desk.look, "rows-3", "small")
        self._desk = desk
        self._kind = kind
        self.clicked.connect(desk.actions[LINES].trigger)
        self.retranslate()

    def retranslate(self) -> None:
        self.say(self._desk.words.say(f"lines.{self._kind}"))


class TryButton(Button):
    """Opens the page that explains what the rule does."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, "sparkles", "small")
        self.clicked.connect(desk.actions[EXPLAIN].trigger)
        self.retranslate()

    def retranslate(self) -> None:
        self.say(self.tr("Try"))


class ExamplesButton(Button):
    """Adds the shipped examples that the office lacks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, "plus", "ghost")
        self.clicked.connect(desk.actions[EXAMPLES].trigger)
        self.retranslate()

    def retranslate(self) -> None:
        self.say(self.tr("Add examples…"))


def list_button(desk: Desk, kind: str) -> Button | None:
    """For lists of what ships with examples, where the window offers to add them."""
    offered = EXAMPLES in presentation(kind).commands and desk.actions[EXAMPLES].property("bound")
    return ExamplesButton(desk) if offered else None


def panel_buttons(desk: Desk, kind: str) -> list[Button]:
    """Nothing for other kinds, or where the window does not offer it."""
    made: list[Button] = []
    if kind in SHEETS and desk.actions[LINES].property("bound"):
        made.append(LinesButton(desk, kind))
    if EXPLAIN in presentation(kind).commands and desk.actions[EXPLAIN].property("bound"):
        made.append(TryButton(desk))
    return made
