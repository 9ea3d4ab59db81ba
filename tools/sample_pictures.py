"""Draws the pictures of the invented office: `python tools/sample_pictures.py` renews them in `resources/sample`.

The logo is a cog-wheel round a pine over a river, the signature a few strokes of a pen; both belong to nobody.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageDraw

SAMPLE = Path(__file__).resolve().parents[1] / "resources" / "sample"
FINER = 4
"""Drawn so many times larger and made smaller, for smooth edges."""
BLUE, GOLD, INK = (31, 73, 125, 255), (176, 137, 66, 255), (28, 42, 110)
CLEAR = (0, 0, 0, 0)
Point = tuple[float, float]

STROKES: Sequence[tuple[Point, Point, Point, Point]] = (
    ((40, 96), (52, 60), (92, 32), (84, 72)),
    ((84, 72), (78, 104), (44, 150), (66, 140)),
    ((66, 140), (108, 122), (128, 60), (138, 58)),
    ((138, 58), (150, 58), (104, 150), (124, 148)),
    ((124, 148), (148, 144), (160, 92), (178, 92)),
    ((178, 92), (196, 92), (158, 148), (182, 142)),
    ((182, 142), (214, 132), (226, 48), (246, 42)),
    ((246, 42), (268, 40), (214, 176), (196, 182)),
    ((196, 182), (178, 184), (230, 118), (292, 112)),
    ((292, 112), (322, 108), (278, 150), (302, 144)),
    ((302, 144), (330, 134), (344, 108), (364, 106)),
    ((364, 106), (384, 106), (352, 142), (378, 136)),
    ((378, 136), (420, 122), (470, 100), (528, 84)),
)


def logo(side: int = 480) -> Image.Image:
    """Blue and gold on nothing."""
    full = side * FINER
    picture = Image.new("RGBA", (full, full), CLEAR)
    pen = ImageDraw.Draw(picture)
    middle = full / 2
    pen.polygon(list(_cog(middle, full * 0.495, full * 0.445, teeth=24)), fill=BLUE)
    for radius, colour in ((0.40, (255, 255, 255, 255)), (0.385, GOLD), (0.372, (255, 255, 255, 255))):
        pen.circle((middle, middle), full * radius, fill=colour)
    for top, bottom, wide in ((0.20, 0.36, 0.10), (0.29, 0.47, 0.145), (0.39, 0.58, 0.19)):
        foot = full * bottom
        pen.polygon([(middle, full * top), (full * (0.5 - wide), foot), (full * (0.5 + wide), foot)], BLUE)
    pen.rectangle((full * 0.478, full * 0.57, full * 0.522, full * 0.63), fill=BLUE)
    for row, colour in ((0.66, BLUE), (0.72, GOLD), (0.78, BLUE)):
        half = math.sqrt(0.345**2 - (row - 0.5) ** 2)
        for spot in _wave(full, row, half):
            pen.circle(spot, full * 0.011, fill=colour)
    return picture.resize((side, side), Image.Resampling.LANCZOS).quantize(64)


def signature(size: tuple[int, int] = (560, 210)) -> Image.Image:
    """Dark ink on nothing, broader where the pen goes down."""
    picture = Image.new("L", (size[0] * FINER, size[1] * FINER), 0)
    pen = ImageDraw.Draw(picture)
    for number, stroke in enumerate(STROKES):
        last = number == len(STROKES) - 1
        for step in range(400):
            at = step / 400
            x, y = _on_curve(stroke, at)
            _, below = _on_curve(stroke, min(1, at + 0.01))
            pressed = 2.0 + 1.6 * max(0.0, min(1.0, (below - y) * 0.8)) - (1.2 * at if last else 0)
            pen.circle((x * FINER, y * FINER), pressed * FINER / 1.3, fill=255)
    ink = Image.new("RGBA", size, (*INK, 0))
    ink.putalpha(picture.resize(size, Image.Resampling.LANCZOS))
    return ink.crop(ink.getbbox()).quantize(32)


def _cog(middle: float, outer: float, inner: float, teeth: int) -> Iterator[Point]:
    for tooth in range(teeth):
        for part, radius in ((-0.30, inner), (-0.18, outer), (0.18, outer), (0.30, inner)):
            angle = 2 * math.pi * (tooth + part) / teeth
            yield middle + radius * math.sin(angle), middle - radius * math.cos(angle)


def _wave(full: int, row: float, half: float) -> Iterator[Point]:
    for step in range(401):
        across = -half + 2 * half * step / 400
        yield full * (0.5 + across), full * (row + 0.012 * math.sin(across * 2 * math.pi / 0.17))


def _on_curve(stroke: tuple[Point, Point, Point, Point], at: float) -> Point:
    shares = ((1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at**2 * (1 - at), at**3)
    x, y = (sum(share * point[axis] for share, point in zip(shares, stroke, strict=True)) for axis in (0, 1))
    return x, y


if __name__ == "__main__":
    logo().save(SAMPLE / "logo.png", optimize=True)
    signature().save(SAMPLE / "signature.png", optimize=True)
