"""Frames of certificates, drawn as strokes: crisp at every size."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.documents.designs.spec import Frame
from exchange_admin.documents.drawing import MM, FrameMark, Mark, RuleMark

_SECOND = 2.2  # millimetres from the outer stroke to the inner one
_THIN = 0.3  # of the weight
_CORNER = 9.0  # millimetres of a step in the corner
_STEP = 3.0


def frame_marks(frame: Frame, size: tuple[float, float]) -> Iterator[Mark]:
    """`size` in millimetres."""
    if frame.style == "none":
        return
    outer = frame.inset * MM
    width, height = size[0] * MM, size[1] * MM
    if frame.style == "corners":
        yield from _cornered(frame, width, height)
        return
    yield FrameMark(outer, outer, width - 2 * outer, height - 2 * outer, frame.weight, frame.colour)
    if frame.style == "double":
        inner = outer + _SECOND * MM
        yield FrameMark(inner, inner, width - 2 * inner, height - 2 * inner, frame.weight * _THIN, frame.colour)


def _cornered(frame: Frame, width: float, height: float) -> Iterator[Mark]:
    """A thin rule whose corners step inwards, with a heavier angle in each step."""
    near, step, arm = frame.inset * MM, _STEP * MM, _CORNER * MM
    far_x, far_y = width - near, height - near
    thin = frame.weight * _THIN * 1.4
    for y in (near, far_y):
        yield RuleMark(near + arm, y, far_x - arm, y, thin, frame.colour)
    for x in (near, far_x):
        yield RuleMark(x, near + arm, x, far_y - arm, thin, frame.colour)
    for x, inward_x in ((near, 1), (far_x, -1)):
        for y, inward_y in ((near, 1), (far_y, -1)):
            a, b = x + inward_x * arm, y + inward_y * arm
            c, d = x + inward_x * step, y + inward_y * step
            half = thin / 2
            yield RuleMark(a, y - inward_y * half, a, d + inward_y * half, thin, frame.colour)
            yield RuleMark(a, d, c, d, thin, frame.colour)
            yield RuleMark(c, d - inward_y * half, c, b + inward_y * half, thin, frame.colour)
            yield RuleMark(c, b, x - inward_x * half, b, thin, frame.colour)
            heavy = frame.weight
            yield RuleMark(x - inward_x * heavy / 2, y, x + inward_x * (step * 0.9), y, heavy, frame.colour)
            yield RuleMark(x, y, x, y + inward_y * (step * 0.9), heavy, frame.colour)
