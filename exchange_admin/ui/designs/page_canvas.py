"""The page of a design to work on: a press chooses a part, dragging and arrow keys move it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.certificates.paper_sheet import PaperSheet
from exchange_admin.ui.look import Look

STEP, SMALL_STEP = 1.0, 0.1  # millimetres that an arrow key moves a part, and with Shift
_DRAG_FROM = 4  # pixels
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class PartBox:
    """Where a part lies, in millimetres from the top left of the page."""

    key: str
    name: str
    x: float
    y: float
    width: float
    height: float
    movable: bool = True

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


class PageCanvas(PaperSheet):
    """`chosen` gives the key of a part, empty for the page itself; `moved` how far one was moved, in millimetres."""

    chosen = Signal(str)
    moved = Signal(str, float, float)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._parts: tuple[PartBox, ...] = ()
        self._size = (297.0, 210.0)
        self.current = ""
        self._under = ""
        self._pressed: QPointF | None = None
        self._dragged = QPointF()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_parts(self, parts: Sequence[PartBox], width: float, height: float) -> None:
        """Parts in the order in which they are drawn, on a page of this size."""
        resized = self._size != (width, height)
        self._parts, self._size = tuple(parts), (width, height)
        self.update()
        if resized:
            self.resized.emit()

    def choose(self, key: str) -> None:
        self.current = key
        self.update()

    def shape(self) -> float:
        return self._size[0] / self._size[1]

    def part_at(self, place: QPointF) -> PartBox | None:
        """The smallest part there: a name on a background is meant, not the background."""
        paper = self.paper()
        x = (place.x() - paper.x()) / paper.width() * self._size[0]
        y = (place.y() - paper.y()) / paper.height() * self._size[1]
        there = [part for part in self._parts if part.holds(x, y)]
        return min(there, key=_area, default=None)

    def outline(self, part: PartBox) -> QRectF:
        """The part in pixels of this widget."""
        paper = self.paper()
        across, down = paper.width() / self._size[0], paper.height() / self._size[1]
        box = QRectF(part.x * across, part.y * down, part.width * across, part.height * down)
        return box.translated(paper.topLeft())

    # What Qt calls

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for part in self._parts:
            if part.key in (self.current, self._under):
                self._paint_outline(painter, part)
        if self.hasFocus() and not self.current:
            painting.focus_ring(painter, self.paper().adjusted(-3, -3, 3, 3), self._look.px(4), self._look.theme)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            self._dragged = event.position() - self._pressed
            self.update()
            return
        part = self.part_at(event.position())
        under = part.key if part else ""
        if under != self._under:
            self._under = under
            self.setToolTip(part.name if part else "")
            self.setCursor(Qt.CursorShape.PointingHandCursor if part else Qt.CursorShape.ArrowCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        part = self.part_at(event.position())
        self.current = part.key if part else ""
        self.chosen.emit(self.current)
        if part is not None and part.movable:
            self._pressed, self._dragged = event.position(), QPointF()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        moved, self._pressed = self._drag(), None
        self._dragged = QPointF()
        if moved != (0.0, 0.0):
            self.moved.emit(self.current, *moved)
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._under = ""
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        direction = _ARROWS.get(Qt.Key(event.key()))
        part = next((part for part in self._parts if part.key == self.current), None)
        if direction is None or part is None or not part.movable:
            super().keyPressEvent(event)
            return
        step = SMALL_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        self.moved.emit(self.current, direction[0] * step, direction[1] * step)

    # Inside

    def _paint_outline(self, painter: QPainter, part: PartBox) -> None:
        theme = self._look.theme
        chosen = part.key == self.current
        box = self.outline(part)
        if chosen and self._pressed is not None:
            box.translate(self._dragged)
        accent = QColor("#3453C8")  # on paper, which is white in every theme
        painter.setPen(QPen(accent, 1.6 if chosen else 1.0, Qt.PenStyle.SolidLine if chosen else Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        if chosen and self.hasFocus():
            painting.focus_ring(painter, box.adjusted(-2, -2, 2, 2), 2, theme)

    def _drag(self) -> tuple[float, float]:
        """Whole millimetres that the mouse went, none for a hand that trembled."""
        if self._dragged.manhattanLength() < _DRAG_FROM:
            return 0.0, 0.0
        paper = self.paper()
        right = self._dragged.x() / paper.width() * self._size[0]
        down = self._dragged.y() / paper.height() * self._size[1]
        return float(round(right)), float(round(down))


def _area(part: PartBox) -> float:
    return part.width * part.height
