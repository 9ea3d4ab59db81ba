"""What a pull with the mouse makes of a part of a page: moved, or larger and smaller at an edge or a corner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt

_LEAST = 0.2  # millimetres that a part keeps
_PULL = 1.6  # millimetres around the middle of the page in which a part stops there


@dataclass(frozen=True, slots=True)
class PartBox:
    """Where a part lies, in millimetres from the top left of the page."""

    key: str
    name: str
    x: float
    y: float
    width: float
    height: float
    sides: tuple[float, float] | None = None  # least and most of one that stays square

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True)
class Handle:
    """One of the squares around a part: -1 is left or top, 1 right or bottom, 0 the middle."""

    across: int
    down: int

    def place(self, box: QRectF) -> QPointF:
        middle = box.center()
        return QPointF(middle.x() + self.across * box.width() / 2, middle.y() + self.down * box.height() / 2)

    @property
    def cursor(self) -> Qt.CursorShape:
        if not self.across:
            return Qt.CursorShape.SizeVerCursor
        if not self.down:
            return Qt.CursorShape.SizeHorCursor
        return Qt.CursorShape.SizeFDiagCursor if self.across == self.down else Qt.CursorShape.SizeBDiagCursor


HANDLES = tuple(Handle(across, down) for down in (-1, 0, 1) for across in (-1, 0, 1) if across or down)


def handles_of(box: QRectF, side: float) -> Iterator[tuple[Handle, QRectF]]:
    """`side` pixels large. A small part has them at its corners only, outside, so that it can still be moved."""
    small_across, small_down = box.width() < 4 * side, box.height() < 4 * side
    out_across, out_down = side / 2 * small_across, side / 2 * small_down
    around = box.adjusted(-out_across, -out_down, out_across, out_down)
    for handle in HANDLES:
        if (handle.across and handle.down) or not (small_across or small_down):
            middle = handle.place(around)
            yield handle, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)


@dataclass(frozen=True, slots=True)
class Gesture:
    """A part that is pulled by `right` and `down` millimetres, at a handle or as a whole.

    Whole millimetres, and the middle of the page where it is near; `fine` counts in tenths.
    """

    part: PartBox
    handle: Handle | None = None
    right: float = 0.0
    down: float = 0.0
    fine: bool = False

    def pulled(self, page: tuple[float, float]) -> PartBox:
        """The part as it would be on a page of this size."""
        part, right, down = self.part, self._rounded(self.right), self._rounded(self.down)
        if self.handle is not None:
            return self._sized(self.handle, right, down)
        x = self._stopped(part.x, right, (page[0] - part.width) / 2)
        y = self._stopped(part.y, down, (page[1] - part.height) / 2)
        return replace(part, x=round(x, 2), y=round(y, 2))

    def _sized(self, handle: Handle, right: float, down: float) -> PartBox:
        part = self.part
        if part.sides:
            right, down = _alike(handle, right, down)
        width = max(_LEAST, part.width + handle.across * right) if handle.across else part.width
        height = max(_LEAST, part.height + handle.down * down) if handle.down else part.height
        if part.sides:
            least, most = part.sides
            width = height = max(least, min(width if handle.across else height, most))
        x = part.x + (part.width - width) * _share(handle.across, bool(part.sides))
        y = part.y + (part.height - height) * _share(handle.down, bool(part.sides))
        return replace(part, x=round(x, 2), y=round(y, 2), width=round(width, 2), height=round(height, 2))

    def _rounded(self, way: float) -> float:
        return round(way, 1 if self.fine else 0)

    def _stopped(self, start: float, way: float, centred: float) -> float:
        near = abs(start + way - centred) < _PULL
        return centred if way and near and not self.fine else start + way


def _alike(handle: Handle, right: float, down: float) -> tuple[float, float]:
    """As far outwards in both directions: the larger of the two counts at a corner."""
    outwards = max(handle.across * right, handle.down * down, key=abs)
    return handle.across * outwards, handle.down * outwards


def _share(direction: int, square: bool) -> float:
    """Of a change in size, what its left or upper edge takes."""
    if direction:
        return 1.0 if direction < 0 else 0.0
    return 0.5 if square else 0.0
