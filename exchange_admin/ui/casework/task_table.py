"""The list of tasks under the keyboard: a letter or Space says what became of a task."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from exchange_admin.domain.rules.casework.bands import Band
from exchange_admin.services.casework.task_list import TaskTab
from exchange_admin.ui.casework.task_keys import turns_month, verb_of
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.grid.habits import Index
from exchange_admin.ui.look import Look
from exchange_admin.ui.models.lazy_table import LazyTable
from exchange_admin.ui.tables.bands import BAND, BandedDelegate, BandHead, give_room
from exchange_admin.ui.tables.record_delegate import MakeEditor, RecordDelegate
from exchange_admin.ui.tables.record_table import RecordTable
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.buttons import ENTER

ROOM = {"what": 216, "act_by": 112, "due_day": 128, "name": 200, "asked_day": 96}
"""Pixels that a column has at least."""
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_HEADS = {
    Band.OVERDUE: ("circle-alert", Tone.RED),
    Band.LATE_TO_ACT: ("clock", Tone.AMBER),
    Band.WEEK: ("calendar-clock", Tone.GREY),
    Band.PAST: ("history", Tone.GREY),
    Band.LATER: ("chevron-right", Tone.GREY),
    Band.UNDATED: ("circle-dashed", Tone.GREY),
    Band.SUBMITTED: ("stamp", Tone.GREY),
    Band.CLOSED: ("circle-check", Tone.GREY),
}
"""Drawings of bands; their words are those of the wording."""
_TOLD_BY_TAB = frozenset({Band.OVERDUE, Band.WEEK})


def band_heads(bands: Sequence[tuple[Band, int]], tab: TaskTab, desk: Desk) -> Mapping[int, BandHead]:
    """By the row below each, counted from 0; none where all rows are of the band that the tab is called by."""
    heads, row = {}, 0
    if tab is TaskTab.ALL or any(band not in _TOLD_BY_TAB for band, _ in bands) or len(bands) > 1:
        for band, n in bands:
            words, number = desk.words.say(f"task.band.{band}"), desk.look.formats.number(n)
            heads[row] = BandHead(words, number, *_HEADS[band])
            row += n
    return heads


class TaskTable(RecordTable):
    """Space does not tick here: Ctrl+Space does. Enter opens in every column, as nothing is typed into the cells."""

    verb_wanted = Signal(str)
    month_wanted = Signal()

    def __init__(self, look: Look, model: LazyTable, parent: QWidget | None = None) -> None:
        super().__init__(look, model, None, parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        # letters are keys here: an input method would compose them
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)

    def show_bands(self, heads: Mapping[int, BandHead]) -> None:
        """Heads over the rows of these numbers, counted from 0."""
        before, self._bands.heads = self._bands.heads, heads
        for view in filter(None, (self, self._frozen)):
            give_room(view, before, heads, self._look)
            view.viewport().update()

    def bands(self) -> Mapping[int, BandHead]:
        return self._bands.heads

    def acts_on(self, event: QKeyEvent) -> bool:
        here = self.currentIndex().isValid()
        if here and event.key() == Qt.Key.Key_Space and event.modifiers() == _CONTROL:
            self._table.toggle(self.current_row())
            return True
        if turns_month(event):
            self.month_wanted.emit()
            return True
        if here and (verb := verb_of(event)):
            self.verb_wanted.emit(verb)
            return True
        if here and event.key() in ENTER and not event.modifiers() & (_CONTROL | _SHIFT):
            self.opened.emit(self.current_id())
            return True
        return super().acts_on(event)

    def _natural_width(self, section: int) -> int:
        """Days have room for what is to be known about them, in every language."""
        column = self._table.column_at(section)
        usual = super()._natural_width(section)
        return max(usual, self._look.px(ROOM.get(column.key, 0))) if column else usual

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a head is none on the row below it."""
        place = event.position().toPoint()
        row = self.rowAt(place.y())
        if row not in self._bands.heads or place.y() - self.rowViewportPosition(row) >= self._look.px(BAND):
            super().mousePressEvent(event)

    def _make_painter(self, make_editor: MakeEditor | None) -> RecordDelegate:
        self._bands = BandedDelegate(self._look, make_editor, self)
        return self._bands

    def _make_frozen(self) -> QTableView:
        frozen = super()._make_frozen()
        give_room(frozen, (), self._bands.heads, self._look)
        return frozen

    def _dress(self) -> None:
        super()._dress()
        self.show_bands(self._bands.heads)

    def is_at_door(self) -> bool:
        return True

    def opens(self, index: Index) -> bool:
        return True
