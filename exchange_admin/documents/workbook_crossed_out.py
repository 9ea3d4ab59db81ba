"""Which cells of an Excel sheet are crossed out, told by the font of their style.

Runs in the child process of `workbook_process`. A part of the text of a cell that is struck through is not seen, nor
what a conditional format strikes. Layout: ECMA-376 part 1, 18.4.10 (strike), 18.8.22 (font), 18.8.45 (xf).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

_OFF = ("0", "false")

Struck = dict[int, list[int]]
"""Columns of the cells of a row that are crossed out, by the row, both from 0."""


def struck_styles(styles: Any) -> frozenset[str]:
    """Numbers of the cell styles with a font that is struck through, as the cells name them, from the part's tree."""
    fonts = {
        str(at)
        for at, font in enumerate(styles.iterfind("{*}fonts/{*}font"))
        if any((mark.get("val") or "1").strip() not in _OFF for mark in font.iterfind("{*}strike"))
    }
    cells = styles.iterfind("{*}cellXfs/{*}xf") if fonts else ()
    return frozenset(str(at) for at, cell in enumerate(cells) if (cell.get("fontId") or "0") in fonts)


def with_value(places: Iterable[tuple[int, int]], rows: list[list[Any]]) -> Struck:
    """Of the cells that are crossed out those in which something stands."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for at, column in sorted(places):
        if 0 <= at < len(rows) and column < len(rows[at]) and rows[at][column] not in ("", None):
            found[at].append(column)
    return found
