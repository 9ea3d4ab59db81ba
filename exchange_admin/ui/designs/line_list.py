"""A list of entries with a drawing at the left and a state at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.entry_list import EntryDelegate, EntryList, EntryModel, EntryRole, Index


@dataclass(frozen=True, slots=True)
class Line:
    """`second` may be empty, then the entry is one line high; `state` is a word on the ground of `tone`."""

    key: str
    title: str
    second: str = ""
    icon: str = ""
    state: str = ""
    tone: Tone = Tone.GREY
    faint: bool = False

    @property
    def told(self) -> str:
        return " · ".join(part for part in (self.title, self.second, self.state) if part)


class _LineDelegate(EntryDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(EntryRole)
        return QSize(self._look.px(120), self._look.px(46 if isinstance(line, Line) and line.second else 32))

    def paint_entry(self, painter: QPainter, box: QRectF, index: Index) -> None:
        line = index.data(EntryRole)
        assert isinstance(line, Line)
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
        painting.line_of_text(painter, x, middle - lift, room, line.title, weight, ink)
        if line.second:
            painting.line_of_text(painter, x, middle + look.scale * 9, room, line.second, look.font(11), theme.ink3)


class LineList(EntryList):
    """`opened` gives the key of the entry that was pressed twice or by Enter."""

    opened = Signal(str)

    def __init__(self, look: Look) -> None:
        self._lines = EntryModel()
        super().__init__(look, self._lines)
        self._lines.setParent(self)
        self.setItemDelegate(_LineDelegate(look, self))
        self.doubleClicked.connect(self._open)

    def show_lines(self, lines: Sequence[Line], current: str = "") -> None:
        """`current` is the entry in front; without one the old one stays, where it is still there."""
        wanted = current or self.current_key()
        self._lines.show(lines)
        row = self._lines.row_of(wanted)
        if row != self.currentIndex().row():
            self.setCurrentIndex(self._lines.index(row) if row >= 0 else QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key():
            self.opened.emit(self.current_key())
            return
        super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        self.opened.emit(self.current_key())
