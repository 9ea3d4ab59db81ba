"""Lists of entries of one line or two, one of which is in front: what they share beside how an entry looks."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
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
from exchange_admin.ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
EntryRole = Qt.ItemDataRole.UserRole


class Entry(Protocol):
    """`key` tells it from the others; `told` is all that it says, for tool tips and screen readers."""

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def told(self) -> str: ...


class KeyedModel(QAbstractListModel):
    """Rows that are told from each other by a key."""

    @abstractmethod
    def key_at(self, row: int) -> str:
        """Empty where there is no such row."""

    @abstractmethod
    def row_of(self, key: str) -> int:
        """-1 for a key that is not there."""


class EntryModel(KeyedModel):
    """Entries as they were last shown."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[Entry, ...] = ()

    @property
    def items(self) -> tuple[Entry, ...]:
        return self._items

    def show(self, items: Sequence[Entry]) -> None:
        """The same keys with other words keep their places."""
        if [item.key for item in items] == [item.key for item in self._items]:
            self._items = tuple(items)
            if items:
                self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def key_at(self, row: int) -> str:
        return self._items[row].key if 0 <= row < len(self._items) else ""

    def row_of(self, key: str) -> int:
        return next((row for row, item in enumerate(self._items) if item.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._items):
            return None
        item = self._items[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.title
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(item.told)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return item.told
        return item if role == EntryRole else None


class PlainList(QListView):
    """Lines to choose from; nothing is typed into them, and they scroll up and down only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("choices")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: jumping to a typed letter would swallow what an input method composes."""


class PaintedLines(QStyledItemDelegate):
    """Paints lines in the colours of the theme, with soft edges."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    @abstractmethod
    def paint_line(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None: ...

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.paint_line(painter, option, index)
        painter.restore()


class EntryDelegate(PaintedLines):
    """Draws the ground of an entry: in front, under the mouse, with the keyboard. What stands on it is another's."""

    @abstractmethod
    def paint_entry(self, painter: QPainter, box: QRectF, index: Index) -> None:
        """The words and drawings of one entry within `box`."""

    def paint_line(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, theme = self._look, self._look.theme
        box = QRectF(option.rect).adjusted(look.px(2), 1, -look.px(2), -1)
        if option.state & QStyle.StateFlag.State_Selected:
            edge = box.adjusted(0.5, 0.5, -0.5, -0.5)
            painting.rounded(painter, edge, look.px(8), theme.selection, theme.selection_line)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painting.rounded(painter, box, look.px(8), theme.hover)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painting.focus_ring(painter, box, look.px(8), theme)
        self.paint_entry(painter, box, index)


class EntryList(PlainList):
    """Up and down choose. `current_changed` gives the key of the entry in front, empty for none."""

    current_changed = Signal(str)

    def __init__(self, look: Look, model: KeyedModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._entries = look, model
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        look.changed.connect(self._dress)

    def current_key(self) -> str:
        return self._entries.key_at(self.currentIndex().row())

    def go_to(self, key: str) -> None:
        """Stays where it is when there is no such entry."""
        self.go_to_row(self._entries.row_of(key))

    def go_to_row(self, row: int) -> None:
        if 0 <= row < self._entries.rowCount():
            self.setCurrentIndex(self._entries.index(row))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(self.current_key())

    def _dress(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
