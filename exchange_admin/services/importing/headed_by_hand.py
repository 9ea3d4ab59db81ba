"""Lists of which somebody says which line heads them, be its headings known or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.list_shapes import KINDS
from exchange_admin.services.importing.sheets import LeftOut, SheetTable, line_at, list_below, shown
from exchange_admin.services.importing.words import ImportWords

_OFFERED = 30  # rows from the top
_FEWEST_CELLS = 2  # of a line that says something of somebody
_LONGEST_SHOWN = 60  # characters


def table_below(
    sheet: SheetCells, row: int, headings: Headings, words: ImportWords, kinds: Sequence[str]
) -> SheetTable | None:
    """What stands below `row`, from 1, as the one of `kinds` that its headings fit best. Where they fit none, each line
    with two cells is a row, and nothing of it is read until somebody says what the columns hold."""
    if not 0 < row <= len(sheet.rows):
        return None
    line = line_at(sheet, row - 1, headings, kinds)
    found = list_below(sheet, line, headings, words)
    if not line.score or not found.rows:
        filled = {at: _fills(sheet, at) for at in range(row, len(sheet.rows))}
        rows = tuple(at + 1 for at, n in filled.items() if n >= _FEWEST_CELLS)
        lone = (LeftOut(at + 1, "footer") for at, n in filled.items() if 0 < n < _FEWEST_CELLS)
        blank = (LeftOut(at + 1, "blank") for at, n in filled.items() if not n)
        found = replace(found, rows=rows, left_out=tuple(sorted([*lone, *blank], key=lambda one: one.row)))
    return SheetTable(sheet, replace(found, guess=found.kind not in KINDS and len(kinds) > 1)) if found.rows else None


def likely_row(book: WorkbookCells) -> tuple[str, int] | None:
    """The sheet, and its first line that fills as many cells as any: a guess, for somebody to correct."""
    for sheet in book.sheets:
        widths = [_fills(sheet, at) for at in range(min(len(sheet.rows), _OFFERED))]
        if not sheet.hidden and max(widths, default=0) >= _FEWEST_CELLS and len(sheet.rows) > 1:
            return sheet.name, widths.index(max(widths)) + 1
    return None


def rows_offered(book: WorkbookCells, name: str) -> list[tuple[int, str]]:
    """Numbers of the lines that may head the list of a sheet, with the beginning of what stands there."""
    sheet = next((one for one in book.sheets if one.name == name), None)
    found = []
    for at, row in enumerate(sheet.rows[:_OFFERED] if sheet is not None else ()):
        if sheet is not None and _fills(sheet, at) >= _FEWEST_CELLS:
            text = " · ".join(text for cell in row if (text := " ".join(shown(cell).split())))
            found.append((at + 1, text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"))
    return found


def _fills(sheet: SheetCells, at: int) -> int:
    return sum(1 for cell in sheet.rows[at] if cell not in (None, ""))
