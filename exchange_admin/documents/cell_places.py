"""Where a cell stands, from its name in the file: B3 is (2, 1)."""

from __future__ import annotations

import re

_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def cell_place(name: str) -> tuple[int, int] | None:
    """(row, column), both from 0; None for what names no cell."""
    named = _CELL.fullmatch(name)
    if named is None:
        return None
    column = 0
    for letter in named[1]:
        column = column * 26 + ord(letter) - 64
    return int(named[2]) - 1, column - 1
