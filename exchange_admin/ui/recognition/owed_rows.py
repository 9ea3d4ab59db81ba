"""What the decisions leave to do, each with the day until which it is made up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtWidgets import QLineEdit, QWidget

from exchange_admin.domain.dates import read_date
from exchange_admin.services.recognition.deciding import Owed
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.widgets.dialogs import grid_layout
from exchange_admin.ui.widgets.labels import Label

_MADE_UP_IN = timedelta(days=60)

Course = tuple[str, str]
"""A home course and the word of `owed_form` for how it is made up."""


class OwedRows(QWidget):
    """A day that was typed stays with its course when the decisions change."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._desk = desk
        self._days: dict[Course, QLineEdit] = {}
        self._parts: list[QWidget] = []
        self._grid = grid_layout(desk.look, (10, 5), (0,), self, 12)

    def show_owed(self, owed: Sequence[Course]) -> None:
        """A row each."""
        typed = {course: line.text() for course, line in self._days.items()}
        for part in self._parts:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._days, self._parts = {}, []
        usual = self._desk.look.formats.day((self._desk.look.formats.today() + _MADE_UP_IN).isoformat())
        for number, course in enumerate(dict.fromkeys(owed)):
            self._add(number, course, typed.get(course, usual))
        self.setVisible(bool(self._days))

    def owed(self) -> tuple[Owed, ...]:
        """Those with a day. Raises RuleBroken where one is no date."""
        today = self._desk.look.formats.today()
        return tuple(
            Owed(title, form, read_date(line.text(), today=today).day)
            for (title, form), line in self._days.items()
            if line.text().strip()
        )

    def _add(self, number: int, course: Course, day: str) -> None:
        title, form = course
        said = self._desk.words.labelled(self._desk.words.choice("owed_form", form), title)
        label, line = Label(self._desk.look, 13, wraps=True, text=said), QLineEdit(day)
        label.setBuddy(line)
        line.setAccessibleName(f"{self._desk.words.field('owed_course', 'due')}: {said}")
        line.setFixedWidth(self._desk.look.px(130))
        self._grid.addWidget(label, number, 0)
        self._grid.addWidget(line, number, 1)
        self._days[course] = line
        self._parts += [label, line]
