"""A list of what waits for somebody: two lines each, a word for its kind, how old it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM

Index = QModelIndex | QPersistentModelIndex
ItemRole = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Item:
    """`key` tells it from the others. `word` stands first in the second line, in the colour of `tone`."""

    key: str
    title: str
    word: str = ""
    tone: Tone = Tone.GREY
    second: str = ""
    aside: str = ""


class ItemModel(QAbstractListModel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Item, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        return self._items

    def show(self, items: Sequence[Item]) -> None:
        """The same keys with other words keep their places."""
        same = [item.key for item in items] == [item.key for item in self._items]
        if same:
            self._items = tuple(items)
            if items:
                self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def item(self, row: int) -> Item | None:
        return self._items[row] if 0 <= row < len(self._items) else None

    def row_of(self, key: str) -> int:
        return next((row for row, item in enumerate(self._items) if item.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.item(index.row())
        if item is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.title
            case Qt.ItemDataRole.AccessibleDescriptionRole | Qt.ItemDataRole.ToolTipRole:
                return " · ".join(part for part in (item.word, item.second, item.aside) if part)
        return item if role == ItemRole else None


class _ItemDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(180), self._look.px(52))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(ItemRole)
        if not isinstance(item, Item):
            return
        look, theme, px = self._look, self._look.theme, self._look.px
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        box = QRectF(option.rect).adjusted(px(2), 1, -px(2), -1)
        if option.state & QStyle.StateFlag.State_Selected:
            edge = box.adjusted(0.5, 0.5, -0.5, -0.5)
            painting.rounded(painter, edge, px(8), theme.selection, theme.selection_line)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painting.rounded(painter, box, px(8), theme.hover)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painting.focus_ring(painter, box, px(8), theme)
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
        painter.restore()


class ItemList(QListView):
    """Up and down choose; `opened` on Enter or a double click."""

    current_changed = Signal(str)  # key, empty for none
    opened = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.items = ItemModel(self)
        self.setObjectName("choices")
        self.setModel(self.items)
        self.setItemDelegate(_ItemDelegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._activated)
        look.changed.connect(self._dress)

    def current_key(self) -> str:
        item = self.items.item(self.currentIndex().row())
        return item.key if item else ""

    def show_items(self, items: Sequence[Item]) -> None:
        """The current one stays current; where it is gone, the one in its place."""
        key, row = self.current_key(), self.currentIndex().row()
        self.items.show(items)
        if not items:
            self.current_changed.emit("")
            return
        there = self.items.row_of(key)
        self.go_to_row(there if there >= 0 else min(max(row, 0), len(items) - 1))

    def go_to_row(self, row: int) -> None:
        if 0 <= row < self.items.rowCount():
            self.setCurrentIndex(self.items.index(row))

    def go_to(self, key: str) -> None:
        self.go_to_row(self.items.row_of(key))

    def step(self, by: int) -> None:
        self.go_to_row(min(max(self.currentIndex().row() + by, 0), self.items.rowCount() - 1))

    def keyboardSearch(self, search: str) -> None:
        """Nothing: jumping to a typed letter would swallow what an input method composes."""

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(self.current_key())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def _activated(self, index: Index) -> None:
        item = self.items.item(index.row())
        if item is not None:
            self.opened.emit(item.key)

    def _dress(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
