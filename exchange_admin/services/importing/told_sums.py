"""What sums tell: «Итого» over those of the parts of a test."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from exchange_admin.documents.workbook_reading import CellValue, SheetCells
from exchange_admin.services.importing.columns_agree import FEWEST_CELLS
from exchange_admin.services.importing.sheets import SheetList

_TOTAL = re.compile(r"итого|всего|сумма(?: баллов)?|итоговый балл|总分|合计|total", re.IGNORECASE)
_FEWEST_SUMS = 3  # rows
_PARTS_OF_TESTS = frozenset({"listening", "reading", "writing", "speaking", "grammar"})
_DIGITS = 4  # of a part


def told_by_sums(sheet: SheetCells, found: SheetList) -> SheetList:
    """«Итого» over nothing but the sums of the parts of a test is the mark of it."""
    wholes = [one for one in found.columns if _TOTAL.fullmatch(one.heading.strip())]
    parts = [one.index for one in found.columns if one.key in _PARTS_OF_TESTS and not one.guess]
    if len(wholes) != 1 or wholes[0].key != "mark" or len(parts) < FEWEST_CELLS:
        return found
    if not _are_sums(sheet, found, wholes[0].index, parts):
        return found
    columns = (dataclasses.replace(one, guess=False) if one is wholes[0] else one for one in found.columns)
    return dataclasses.replace(found, columns=tuple(columns))


def _are_sums(sheet: SheetCells, found: SheetList, whole: int, parts: Sequence[int]) -> bool:
    rows = [[_whole_number(sheet.rows[at - 1], column) for column in (whole, *parts)] for at in found.rows]
    told = [row for row in rows if any(one is not None for one in row)]  # others are signatures
    return len(told) >= _FEWEST_SUMS and all(
        None not in row and row[0] == sum(one or 0 for one in row[1:]) for row in told
    )


def _whole_number(row: Sequence[CellValue], column: int) -> int | None:
    cell = row[column] if column < len(row) else None
    if isinstance(cell, str) and cell.strip().isdecimal() and len(cell) <= _DIGITS:
        return int(cell)
    return cell if type(cell) is int else None
