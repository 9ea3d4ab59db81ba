"""A list of two-line entries with a drawing at the left and a state at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
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
LineRole = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """`second` may be empty, then the entry is one line high; `state` is a word on the ground of `tone`."""

    key: str
    text: str
    second: str = ""
    icon: str = ""
    state: str = ""
    tone: Tone = Tone.GREY
    faint: bool = False


class _LineModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def fill(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def reword(self, lines: Sequence[Line]) -> None:
        self.lines = tuple(lines)
        if self.lines:
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.lines):
            return None
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.text
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return " · ".join(part for part in (line.text, line.second, line.state) if part)
        return line if role == LineRole else None


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(LineRole)
        return QSize(self._look.px(120), self._look.px(46 if isinstance(line, Line) and line.second else 32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LineRole)
        if not isinstance(line, Line):
            return
        look, theme = self._look, self._look.theme
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        box = QRectF(option.rect).adjusted(look.px(2), 1, -look.px(2), -1)
        if option.state & QStyle.StateFlag.State_Selected:
            inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
            painting.rounded(painter, inner, look.px(8), theme.selection, theme.selection_line)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painting.rounded(painter, box, look.px(8), theme.hover)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painting.focus_ring(painter, box, look.px(8), theme)
        self._paint_line(painter, box, line)
        painter.restore()

    def _paint_line(self, painter: QPainter, box: QRectF, line: Line) -> None:
        look, theme = self._look, self._look.theme
        x, middle, right = box.x() + look.px(10), box.center().y(), box.right() - look.px(8)
        if line.icon:
            drawing = look.pixmap(line.icon, theme.ink3, 15)
            painter.drawPixmap(QRectF(x, middle - look.px(7.5), look.px(15), look.px(15)).topLeft(), drawing)
            x += look.px(25)
        if line.state:
            width = painting.pill_width(line.state, look)
            painting.pill(painter, right - width, middle, width, line.state, line.tone, look)
            right -= width + look.px(8)
        room = right - x
        lift = look.scale * 8.5 if line.second else 0
        ink = theme.ink3 if line.faint else theme.ink
        weight = look.font(13, MEDIUM) if line.second else look.font(13)
        painting.line_of_text(painter, x, middle - lift, room, line.text, weight, ink)
        if line.second:
            painting.line_of_text(painter, x, middle + look.scale * 9, room, line.second, look.font(11), theme.ink3)


class LineList(QListView):
    """`current_changed` gives the key of the entry in front, `opened` the one that was pressed twice or by Enter."""

    current_changed = Signal(str)
    opened = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines = _LineModel(self)
        self.setObjectName("choices")
        self.setModel(self._lines)
        self.setItemDelegate(_LineDelegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._open)
        look.changed.connect(self._dress)

    def show_lines(self, lines: Sequence[Line], current: str = "") -> None:
        """`current` is the entry in front; without one the old one stays, where it is still there."""
        wanted = current or self.current_key()
        if [line.key for line in lines] == [line.key for line in self._lines.lines]:
            self._lines.reword(lines)
        else:
            self.blockSignals(True)
            self._lines.fill(lines)
            self.blockSignals(False)
        self.go_to(wanted)

    def lines(self) -> tuple[Line, ...]:
        return self._lines.lines

    def current_key(self) -> str:
        row = self.currentIndex().row()
        return self._lines.lines[row].key if 0 <= row < len(self._lines.lines) else ""

    def go_to(self, key: str) -> None:
        row = next((n for n, line in enumerate(self._lines.lines) if line.key == key), -1)
        if row != self.currentIndex().row():
            self.setCurrentIndex(self._lines.index(row) if row >= 0 else QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key():
            self.opened.emit(self.current_key())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: jumping to a typed letter would swallow what an input method composes."""

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(self.current_key())

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.current_key())

    def _dress(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
