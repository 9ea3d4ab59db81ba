"""The page of a design to work on: a press chooses a part; the mouse and arrow keys move it and pull at its edges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from exchange_admin.ui import painting
from exchange_admin.ui.certificates.paper_preview import PaperSheet
from exchange_admin.ui.designs.page_gesture import Gesture, Handle, PartBox, handles_of
from exchange_admin.ui.look import Look
from exchange_admin.ui.tips import plain_tip

STEP, SMALL_STEP = 1.0, 0.1  # millimetres that an arrow key moves a part, and with Shift
_DRAG_FROM = 4  # pixels, for a hand that trembles
_HANDLE = 7  # pixels a side
_ACCENT = QColor("#3453C8")  # on paper, which is white in every theme
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PageCanvas(PaperSheet):
    """`chosen` gives the key of a part, empty for the page itself; `moved` how far one was moved, in millimetres;
    `sized` how far its left, upper, right and lower edge were."""

    chosen = Signal(str)
    moved = Signal(str, float, float)
    sized = Signal(str, float, float, float, float)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._parts: tuple[PartBox, ...] = ()
        self._size = (297.0, 210.0)
        self.current = ""
        self._under = ""
        self._pressed = QPointF()
        self._gesture: Gesture | None = None
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

    def chosen_outline(self) -> QRectF | None:
        part = self._chosen_part()
        return self.outline(part) if part else None

    # What Qt calls

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = painting.smooth(self)
        for part in self._parts:
            if part.key in (self.current, self._under):
                self._paint_outline(painter, part)
        if self._gesture is not None:
            self._paint_pulled(painter, self._gesture)
        if self.hasFocus() and not self.current:
            painting.focus_ring(painter, self.paper().adjusted(-3, -3, 3, 3), self._look.px(4), self._look.theme)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._gesture is not None:
            way = event.position() - self._pressed
            still = way.manhattanLength() < _DRAG_FROM
            right, down = (0.0, 0.0) if still else self._millimetres(way)
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._gesture = replace(self._gesture, right=right, down=down, fine=fine)
            self.update()
            return
        part, handle = self.part_at(event.position()), self._handle_at(event.position())
        under = part.key if part else ""
        pointing = Qt.CursorShape.PointingHandCursor if part else Qt.CursorShape.ArrowCursor
        self.setCursor(handle.cursor if handle else pointing)
        if under != self._under:
            self._under = under
            self.setToolTip(plain_tip(part.name if part else ""))
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        handle = self._handle_at(event.position())
        part = self._chosen_part() if handle else self.part_at(event.position())
        self.current = part.key if part else ""
        self.chosen.emit(self.current)
        self._pressed = event.position()
        self._gesture = Gesture(part, handle) if part else None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            self._tell(gesture.part, gesture.pulled(self._size))
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._under = ""
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        direction, part = _ARROWS.get(Qt.Key(event.key())), self._chosen_part()
        if direction is None or part is None:
            super().keyPressEvent(event)
            return
        held = event.modifiers()
        step = SMALL_STEP if held & Qt.KeyboardModifier.ShiftModifier else STEP
        right, down = direction[0] * step, direction[1] * step
        if not held & Qt.KeyboardModifier.ControlModifier:
            self.moved.emit(part.key, right, down)
        else:
            self.sized.emit(part.key, 0.0, 0.0, right, down)

    # Inside

    def _chosen_part(self) -> PartBox | None:
        return next((part for part in self._parts if part.key == self.current), None)

    def _handle_at(self, place: QPointF) -> Handle | None:
        part = self._chosen_part()
        if part is None:
            return None
        spots = handles_of(self.outline(part), _HANDLE)
        return next((handle for handle, spot in spots if spot.adjusted(-2, -2, 2, 2).contains(place)), None)

    def _millimetres(self, way: QPointF) -> tuple[float, float]:
        paper = self.paper()
        return way.x() / paper.width() * self._size[0], way.y() / paper.height() * self._size[1]

    def _tell(self, before: PartBox, after: PartBox) -> None:
        right, down = round(after.x - before.x, 2), round(after.y - before.y, 2)
        wider, higher = round(after.width - before.width, 2), round(after.height - before.height, 2)
        if wider or higher:
            self.sized.emit(before.key, right, down, round(right + wider, 2), round(down + higher, 2))
        elif right or down:
            self.moved.emit(before.key, right, down)

    def _paint_outline(self, painter: QPainter, part: PartBox) -> None:
        chosen, box = part.key == self.current, self.outline(part)
        painter.setPen(QPen(_ACCENT, 1.6 if chosen else 1.0, Qt.PenStyle.SolidLine if chosen else Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        if chosen:
            for _, spot in handles_of(box, _HANDLE):
                painter.fillRect(spot, Qt.GlobalColor.white)
                painter.drawRect(spot)
        if chosen and self.hasFocus():
            painting.focus_ring(painter, box.adjusted(-2, -2, 2, 2), 2, self._look.theme)

    def _paint_pulled(self, painter: QPainter, gesture: Gesture) -> None:
        """Where the part will be, its measures beside it, and the middle of the page when it stands there."""
        part = gesture.pulled(self._size)
        if part == gesture.part:
            return
        box, paper = self.outline(part), self.paper()
        painter.setPen(QPen(_ACCENT, 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        if gesture.handle is None and abs(part.x + part.width / 2 - self._size[0] / 2) < 0.01:
            painter.drawLine(QPointF(paper.center().x(), paper.top()), QPointF(paper.center().x(), paper.bottom()))
        if gesture.handle is None and abs(part.y + part.height / 2 - self._size[1] / 2) < 0.01:
            painter.drawLine(QPointF(paper.left(), paper.center().y()), QPointF(paper.right(), paper.center().y()))
        measures = (part.x, part.y) if gesture.handle is None else (part.width, part.height)
        sign = " · " if gesture.handle is None else " × "
        said = sign.join(self._look.formats.decimal(f"{one:.1f}".removesuffix(".0")) for one in measures)
        font = self._look.font(11)
        spot = QRectF(box.left(), box.bottom() + 4, painting.advance(font, said) + 12, self._look.px(20))
        spot.moveRight(min(spot.right(), paper.right()))
        if spot.bottom() > self.height():
            spot.moveBottom(box.top() - 4)
        painting.rounded(painter, spot, 4, self._look.theme.bar)
        painter.setFont(font)
        painter.setPen(QColor(self._look.theme.bar_ink))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, said)


def _area(part: PartBox) -> float:
    return part.width * part.height
