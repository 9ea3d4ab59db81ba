"""A list of what waits for somebody: two lines each, a word for its kind, how old it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.entry_list import EntryDelegate, EntryList, EntryModel, EntryRole, Index

LINE = 52


@dataclass(frozen=True, slots=True)
class Item:
    """`word` stands first in the second line, in the colour of `tone`."""

    key: str
    title: str
    word: str = ""
    tone: Tone = Tone.GREY
    second: str = ""
    aside: str = ""

    @property
    def told(self) -> str:
        return " · ".join(part for part in (self.word, self.second, self.aside) if part)


class _ItemDelegate(EntryDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(180), self._look.px(LINE))

    def paint_entry(self, painter: QPainter, box: QRectF, index: Index) -> None:
        item = index.data(EntryRole)
        assert isinstance(item, Item)
        look, theme, px = self._look, self._look.theme, self._look.px
        x, right = box.x() + px(12), box.right() - px(12)
        first, second = box.center().y() - look.scale * 9, box.center().y() + look.scale * 9.5
        small = look.font(12)
        aside = painting.advance(small, item.aside)
        painting.line_of_text(painter, right - aside, first, aside + 1, item.aside, small, theme.ink3)
        room = right - x - (aside + px(10) if aside else 0)
        painting.line_of_text(painter, x, first, room, item.title, look.font(13, MEDIUM), theme.ink)
        used = 0.0
        if item.word:
            ink = theme.tones[item.tone].text
            used = painting.line_of_text(painter, x, second, right - x, item.word, look.font(12, MEDIUM), ink) + px(8)
        painting.line_of_text(painter, x + used, second, right - x - used, item.second, small, theme.ink3)


class ItemList(EntryList):
    """`opened` on Enter or a double click."""

    opened = Signal(str)

    def __init__(self, look: Look) -> None:
        self.items = EntryModel()
        super().__init__(look, self.items)
        self.items.setParent(self)
        self.setItemDelegate(_ItemDelegate(look, self))
        self.setUniformItemSizes(True)
        self.activated.connect(self._activated)

    def show_items(self, items: Sequence[Item]) -> None:
        """The current one stays current; where it is gone, the one in its place."""
        key, row = self.current_key(), self.currentIndex().row()
        self.items.show(items)
        if not items:
            self.current_changed.emit("")
            return
        there = self.items.row_of(key)
        self.go_to_row(there if there >= 0 else min(max(row, 0), len(items) - 1))

    def fit(self, most: int) -> None:
        """As high as its lines, of which it shows so many at once."""
        self.setFixedHeight(self._look.px(LINE) * min(max(self.items.rowCount(), 1), most))

    def step(self, by: int) -> None:
        self.go_to_row(min(max(self.currentIndex().row() + by, 0), self.items.rowCount() - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def _activated(self, index: Index) -> None:
        if key := self.items.key_at(index.row()):
            self.opened.emit(key)
