"""How labels lie on a sheet of A4."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from exchange_admin.documents.drawing import A4_PORTRAIT, MM

_TENTH = MM / 10


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelGrid:
    """Lengths in tenths of a millimetre: `left` and `top` of the first label, gaps `across` and `down`.

    `cut`: plain paper that is cut apart, with hairlines to cut along.
    """

    id: str
    columns: int
    rows: int
    width: int
    height: int
    left: int
    top: int
    across: int = 0
    down: int = 0
    cut: bool = False

    @property
    def per_sheet(self) -> int:
        return self.columns * self.rows

    def box(self, place: int) -> tuple[float, float, float, float]:
        """Left, bottom, width and height in points of the label at `place` of its sheet, counted from 0 row by row."""
        row, column = divmod(place, self.columns)
        x = self.left + column * (self.width + self.across)
        y = self.top + row * (self.height + self.down) + self.height
        return x * _TENTH, A4_PORTRAIT[1] - y * _TENTH, self.width * _TENTH, self.height * _TENTH


def label_grids(path: Path) -> tuple[LabelGrid, ...]:
    """The grids of a file in its order. Raises ValueError when one is larger than its sheet."""
    return tuple(map(_read, tomllib.loads(path.read_text("utf-8"))["grid"]))


def _read(plain: Mapping[str, object]) -> LabelGrid:
    lengths = ("width", "height", "left", "top", "across", "down")
    tenths = {name: int(Fraction(str(plain[name])) * 10) for name in lengths if name in plain}
    columns, rows = plain["columns"], plain["rows"]
    if not isinstance(columns, int) or not isinstance(rows, int):
        raise ValueError(plain)
    grid = LabelGrid(id=str(plain["id"]), columns=columns, rows=rows, cut=bool(plain.get("cut")), **tenths)
    right = grid.left + columns * grid.width + (columns - 1) * grid.across
    below = grid.top + rows * grid.height + (rows - 1) * grid.down
    if right > 2100 or below > 2970:
        raise ValueError(grid.id)
    return grid
