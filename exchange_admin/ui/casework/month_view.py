"""A month of tasks and the way through the months. A day leads to its tasks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.services.casework.month import TaskMonth
from exchange_admin.services.casework.task_list import TaskFilter
from exchange_admin.ui.casework.month_grid import MonthGrid, other_month
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button, IconButton
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row
from exchange_admin.ui.words import Retranslated, count


def month_name(day: date, formats: Formats) -> str:
    """November 2026 · Ноябрь 2026 · 2026年11月."""
    if formats.language == "zh":
        return f"{day.year}年{day.month}月"
    return f"{formats.locale.standaloneMonthName(day.month).capitalize()} {day.year}"


class MonthView(Retranslated, QWidget):
    """The grid under the name of its month. `wanted` narrows the tasks of every month; a day that is `chosen` leads to
    its tasks."""

    chosen = Signal(object)  # date
    changed = Signal()

    def __init__(self, desk: Desk, wanted: Callable[[], TaskFilter]) -> None:
        super().__init__()
        self._desk, self._wanted = desk, wanted
        look = self._look = desk.look
        self._title = Label(look, 15, SEMIBOLD)
        self._about = Label(look, 12, tone="ink3")
        self.previous, self.next = IconButton(look, "chevron-left"), IconButton(look, "chevron-right")
        self.today = Button(look, "", "small")
        self.grid = MonthGrid(look)
        self._month = TaskMonth((), "", False)
        self._undated = 0  # tasks that stand on no day of any month
        px = look.px
        head = row(spacing=px(6)).add(self.previous, self.next, self.today, px(6), self._title, STRETCH, self._about)
        column(self, (px(22), px(2), px(18), px(14)), px(8)).add(head, (self.grid, 1))
        self.setFocusProxy(self.grid)
        self.grid.moved.connect(self.show_day)
        self.grid.chosen.connect(self.chosen)
        self.previous.clicked.connect(self._back)
        self.next.clicked.connect(self._on)
        self.today.clicked.connect(self._to_today)
        self.retranslate()

    def show_day(self, day: date) -> None:
        """Reads the month of the day anew."""
        casework, wanted = self._desk.office.casework, self._wanted()
        self._month = casework.month.of(day.year, day.month, self._desk.language, wanted)
        self._undated = casework.tasks.undated(wanted)
        self.grid.show_month(self._month, day)
        self._say()
        self.changed.emit()

    def read(self) -> None:
        """Anew where it is."""
        self.show_day(self.grid.day)

    def status_words(self) -> str:
        """How many tasks the month has."""
        return f"{self._title.text()}: {self._looked_at()}"

    def _looked_at(self) -> str:
        return count("Tasks", "%n task", self._month.n)

    def retranslate(self) -> None:
        self.previous.say(self.tr("Previous month"), "PgUp")
        self.next.say(self.tr("Next month"), "PgDown")
        self.today.say(self.tr("Today"), "T")
        self._say()

    def _say(self) -> None:
        if not self._month.days:
            return
        self._title.setText(month_name(self.grid.day, self._look.formats))
        parts = [self._looked_at()]
        parts += [self.tr("without a day: {n}").replace("{n}", str(self._undated))] if self._undated else []
        parts += [self.tr("days off not final")] if self._month.not_final else []
        parts += [] if self._month.country else [self.tr("no days off known")]
        self._about.setText(" · ".join(parts))

    def _back(self) -> None:
        self.show_day(other_month(self.grid.day, -1))

    def _on(self) -> None:
        self.show_day(other_month(self.grid.day, 1))

    def _to_today(self) -> None:
        self.show_day(self._look.formats.today())
