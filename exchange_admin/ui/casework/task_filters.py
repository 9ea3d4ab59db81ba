"""What the list of tasks is narrowed by: a text, filters of fields, a term, and what a page that led here asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.queries import Filter
from exchange_admin.services.casework.task_list import TaskFilter
from exchange_admin.services.casework.task_table import TASK_FILTERS
from exchange_admin.ui.casework.task_choices import TaskChoices
from exchange_admin.ui.casework.task_reader import TaskReader
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.pages.list_state import ListState, chips
from exchange_admin.ui.widgets.filter_bar import Chip, FilterBar

PART = -1
"""The chip of what a page that led here asked for; those of filters count from 0."""


class TaskFilters(QObject):
    """Tells the reader what is wanted and shows it as chips. `narrowed` says that other tasks are wanted now."""

    narrowed = Signal()

    def __init__(self, desk: Desk, reader: TaskReader, bar: FilterBar, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._reader, self._bar = desk, reader, bar
        self.state = ListState()
        self._part = TaskFilter()
        self._said: Chip | None = None
        self._is_day = False  # whether the part is a day to which the month led
        self.choices = TaskChoices(desk, TASK_FILTERS, self.of, page)
        self.choices.filtered.connect(self.filter_by)
        bar.text_changed.connect(self.find)
        bar.add_wanted.connect(self.choices.offer_fields)
        bar.chip_wanted.connect(self._chip_pressed)
        bar.chip_removed.connect(self._chip_removed)

    def of(self, name: str) -> tuple[Filter, ...]:
        """The filters of a field as they stand."""
        return self.state.chosen.get(name, ())

    def are_there(self) -> bool:
        """Whether somebody narrowed the list here, or a page that led here."""
        return bool(self.state.text or self._bar.chips())

    def of_month(self) -> TaskFilter:
        """What holds, but for the day to which the month led."""
        wanted = self._reader.wanted
        return replace(wanted, act_from="", act_until="", is_open=False) if self._is_day else wanted

    def find(self, text: str) -> None:
        self._change(replace(self.state, text=text))

    def filter_by(self, name: str, filters: tuple[Filter, ...]) -> None:
        self._change(self.state.with_filters(name, filters))

    def scope(self, term: str) -> None:
        self._change(replace(self.state, term=term))

    def clear(self) -> None:
        """All but the term."""
        self._bar.find_field.clear()
        self.state = ListState(term=self.state.term)
        self._leave_part()

    def show_part(self, wanted: TaskFilter, said: Chip | None) -> None:
        """These filters and no others; for pages that lead here, which read the list themselves."""
        chosen: dict[str, tuple[Filter, ...]] = {}
        for one in wanted.filters:
            chosen[one.field] = (*chosen.get(one.field, ()), one)
        self._part, self._said, self._is_day = wanted, replace(said, id=PART) if said else None, False
        self.state = replace(self.state, chosen=chosen, text=wanted.text)
        self.show()
        self._bar.find_field.setText(wanted.text)

    def add_day(self, day: date) -> None:
        """What is to be done by a day, under the filters that hold; for the month."""
        iso, title = day.isoformat(), self._desk.office.casework.table.title("task", "act_by", self._desk.language)
        self._part = replace(self._part, act_from=iso, act_until=iso, is_open=True)
        self._said, self._is_day = Chip(PART, title, self._desk.look.formats.day(iso)), True
        self.show()

    def show(self) -> None:
        """What holds, to the reader and on the bar."""
        state = self.state
        filters = tuple(one for some in state.chosen.values() for one in some)
        term = state.term or self._part.term
        self._reader.wanted = replace(self._part, text=state.text, term=term, filters=filters)
        self._bar.show_chips([*filter(None, [self._said]), *chips(state, TASK_FILTERS, self._desk)])

    def _change(self, state: ListState) -> None:
        if state != self.state:
            self.state = state
            self.show()
            self.narrowed.emit()

    def _leave_part(self) -> None:
        """What a page that led here asked for besides the filters."""
        self._part, self._said, self._is_day = TaskFilter(), None, False
        self.show()
        self.narrowed.emit()

    def _chip_pressed(self, number: int, place: QPoint) -> None:
        if number == PART:
            self._leave_part()
        else:
            self.choices.offer_values(self._filtered(number), place)

    def _chip_removed(self, number: int) -> None:
        if number == PART:
            self._leave_part()
        else:
            self.filter_by(self._filtered(number), ())

    def _filtered(self, number: int) -> str:
        return list(self.state.chosen)[number]
