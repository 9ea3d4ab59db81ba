"""The bar over the matches: chips of what they are narrowed by, and a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.queries import Filter
from exchange_admin.services.listings.match_filters import MATCH_FILTERS, narrowed
from exchange_admin.services.listings.ours import OwnGroup
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.pages.list_choices import ListChoices
from exchange_admin.ui.pages.list_state import ListState, chips
from exchange_admin.ui.widgets.filter_bar import FilterBar


class MatchFilters(QObject):
    """`narrowed` says that others are wanted now."""

    narrowed = Signal()

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self.state = ListState()
        self.bar = FilterBar(desk.look)
        for part in (self.bar.columns, self.bar.density):
            part.hide()
        self.bar.say_order("")
        self.choices = ListChoices(desk, MATCH_FILTERS, self._of, page)
        self.choices.filtered.connect(self.filter_by)
        self.bar.text_changed.connect(self.find)
        self.bar.add_wanted.connect(self.choices.offer_fields)
        self.bar.chip_wanted.connect(self._chip_pressed)
        self.bar.chip_removed.connect(self._chip_removed)

    def of(self, groups: Sequence[OwnGroup]) -> Sequence[OwnGroup]:
        """Those that are wanted."""
        if not self.are_there:
            return groups
        filters = [one for some in self.state.chosen.values() for one in some]
        return list(narrowed(groups, filters, self.state.text))

    @property
    def are_there(self) -> bool:
        return bool(self.state.text or self.state.chosen)

    def find(self, text: str) -> None:
        self._change(replace(self.state, text=text))

    def filter_by(self, name: str, filters: tuple[Filter, ...]) -> None:
        self._change(self.state.with_filters(name, filters))

    def clear(self) -> None:
        self.bar.find_field.clear()
        self._change(ListState())

    def show(self) -> None:
        """In the language of the reader."""
        self.bar.show_chips(chips(self.state, MATCH_FILTERS, self._desk))

    def _change(self, state: ListState) -> None:
        if state != self.state:
            self.state = state
            self.show()
            self.narrowed.emit()

    def _of(self, name: str) -> tuple[Filter, ...]:
        return self.state.chosen.get(name, ())

    def _chip_pressed(self, number: int, place: QPoint) -> None:
        self.choices.offer_values(list(self.state.chosen)[number], place)

    def _chip_removed(self, number: int) -> None:
        self.filter_by(list(self.state.chosen)[number], ())
