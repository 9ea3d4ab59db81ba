"""Below the grid of a decided case: what is still owed with its days, and what has been made up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from exchange_admin.domain.steps import Record
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.labels import Label, column


class OwedStrip(QFrame):
    """Hidden while nothing is owed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        px = desk.look.px
        self.title = Label(desk.look, 13, MEDIUM)
        self.waiting = Label(desk.look, 12, tone="amber", wraps=True)
        self.settled = Label(desk.look, 12, tone="ink3", wraps=True)
        column(self, (px(22), px(6), px(18), px(8)), px(3)).add(self.title, self.waiting, self.settled)

    def show_owed(self, owed: Sequence[Record]) -> None:
        """One line each, those that wait first by their day."""
        waiting = [one for one in owed if not one["settled_on"]]
        settled = [one for one in owed if one["settled_on"]]
        self.setVisible(bool(owed))
        self.title.setText(self._desk.words.kind("owed_course", 2))
        self.waiting.setText("\n".join(map(self._waiting, waiting)))
        self.settled.setText("\n".join(map(self._settled, settled)))
        self.waiting.setVisible(bool(waiting))
        self.settled.setVisible(bool(settled))

    def _waiting(self, owed: Record) -> str:
        return self._desk.words.say("recognition.window.owed_until", self._facts(owed, "due"))

    def _settled(self, owed: Record) -> str:
        key = "owed_settled" if owed["mark"] else "owed_done"
        return self._desk.words.say(f"recognition.window.{key}", self._facts(owed, "settled_on"))

    def _facts(self, owed: Record, day: str) -> dict[str, str]:
        return {
            "course": owed.text("home_course"),
            "form": self._desk.words.choice("owed_form", owed.text("form")),
            "day": self._desk.look.formats.day(owed.text(day)),
            "mark": owed.text("mark"),
        }
