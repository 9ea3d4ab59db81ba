"""Filters of one kind of record as chips below each other, with a button that adds one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.fields import Kind
from exchange_admin.domain.queries import Filter
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.pages.list_choices import ListChoices
from exchange_admin.ui.pages.list_state import ListState, chips
from exchange_admin.ui.widgets.buttons import ListButton
from exchange_admin.ui.widgets.filter_bar import FilterChip
from exchange_admin.ui.widgets.labels import column, take_away
from exchange_admin.ui.words import Retranslated


class ChosenFilters(Retranslated, QWidget):
    """Without a kind there is nothing to choose."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._kind: Kind | None = None
        self._choices: ListChoices | None = None
        self._state = ListState()
        self._chips: list[FilterChip] = []
        self.add = ListButton(desk.look, "list-filter", "ghost")
        self._lines = column(self, spacing=desk.look.px(6)).add((self.add, Qt.AlignmentFlag.AlignLeft))
        self.add.clicked.connect(self._offer_fields)
        self.retranslate()

    def use(self, kind: Kind | None) -> None:
        """Filters stay while the kind does."""
        if kind is not self._kind:
            self._kind, self._state = kind, ListState()
            if self._choices is not None:
                self._choices.deleteLater()
            self._choices = None
            if kind is not None:
                self._choices = ListChoices(self._desk, kind, self._filters_of, self)
                self._choices.filtered.connect(self.filter_by)
        self._show_chips()

    def filters(self) -> tuple[Filter, ...]:
        return tuple(one for some in self._state.chosen.values() for one in some)

    def show_filters(self, filters: Sequence[Filter]) -> None:
        """Instead of those before; says nothing."""
        self._state = ListState()
        for one in filters:
            self._state = self._state.with_filters(one.field, (*self._filters_of(one.field), one))
        self._show_chips()

    def filter_by(self, name: str, filters: tuple[Filter, ...]) -> None:
        """Instead of what was asked of the field before; none take the filter away."""
        self._state = self._state.with_filters(name, filters)
        self._show_chips()
        self.changed.emit()

    def chips(self) -> Sequence[FilterChip]:
        return self._chips

    def retranslate(self) -> None:
        self.add.say(self.tr("Add filter"))
        self._show_chips()

    def _filters_of(self, name: str) -> tuple[Filter, ...]:
        return self._state.chosen.get(name, ())

    def _offer_fields(self) -> None:
        if self._choices is not None:
            self._choices.offer_fields(_below(self.add))

    def _show_chips(self) -> None:
        """The keyboard goes on to the next chip, or to where one is added."""
        focus = self.window().focusWidget()
        at = next((n for n, one in enumerate(self._chips) if focus in (one, one.cross)), -1)
        take_away(self._chips, self._lines)
        kind = self._kind
        self._chips = [FilterChip(self._desk.look, one) for one in chips(self._state, kind, self._desk)] if kind else []
        for place, chip in enumerate(self._chips):
            chip.clicked.connect(self._chip_pressed)
            chip.removed.connect(self._chip_crossed)
            self._lines.insertWidget(place, chip, 0, Qt.AlignmentFlag.AlignLeft)
        if at >= 0:
            (self._chips[min(at, len(self._chips) - 1)] if self._chips else self.add).setFocus()

    def _chip_pressed(self) -> None:
        chip = self.sender()
        assert isinstance(chip, FilterChip)
        if self._choices is not None:
            self._choices.offer_values([*self._state.chosen][chip.chip.id], _below(chip))

    def _chip_crossed(self) -> None:
        chip = self.sender()
        assert isinstance(chip, FilterChip)
        self.filter_by([*self._state.chosen][chip.chip.id], ())


def _below(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(QPoint(0, widget.height() + 2))
