"""The marks by which a file that was sent back is known when it returns: what stands over the hidden column of keys,
and in it beside each row. Whoever returns the file may have written anything there."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exchange_admin.documents.workbook_reading import CellValue, SheetCells, WorkbookCells

_OVER_KEYS = "exchange-admin/sent-back/1/{id}/{at}"
_HEAD = re.compile(r"exchange-admin/sent-back/1/([0-9a-f-]{1,36})/(\d{1,4})")
_KEY = re.compile(r"L(\d{1,4})R(\d{1,7})")
_LOOKED_THROUGH = 200  # rows, from the top, in which a mark is looked for
NOBODY = "-"
"""The id of what was not noted down, because nothing was to be written."""

Place = tuple[int, int]
"""The number of a list of the draft, from 0, and that of a row, as the sheet counted when it was sent."""


def over_keys(id: str, at: int) -> str:
    return _OVER_KEYS.format(id=id or NOBODY, at=at)


def key_of(place: Place) -> str:
    return f"L{place[0]}R{place[1]}"


@dataclass(frozen=True, slots=True)
class MarkedSheet:
    """`column` of the keys, from 0; `places` by the number of the row, from 1. `copied` stand beside several rows, and
    nobody knows which of them is meant."""

    id: str
    column: int
    places: Mapping[int, Place]
    copied: frozenset[Place] = frozenset()


def marks_of(sheet: SheetCells) -> MarkedSheet | None:
    """Of several marks in a sheet the one furthest to the right."""
    heads = [
        (column, found[1])
        for row in sheet.rows[:_LOOKED_THROUGH]
        for column, cell in enumerate(row)
        if isinstance(cell, str) and column and (found := _HEAD.fullmatch(cell.strip()))
    ]
    if not heads:
        return None
    column, id = max(heads)
    said: dict[Place, list[int]] = {}
    for number, row in enumerate(sheet.rows, 1):
        cell = row[column] if column < len(row) else None
        if isinstance(cell, str) and (found := _KEY.fullmatch(cell.strip())):
            said.setdefault((int(found[1]), int(found[2])), []).append(number)
    alone = {rows[0]: place for place, rows in said.items() if len(rows) == 1}
    return MarkedSheet(id, column, alone, frozenset(said) - set(alone.values()))


def without_marks(book: WorkbookCells) -> tuple[WorkbookCells, dict[str, MarkedSheet]]:
    """The book without reasons and keys, and what its sheets are marked with, by their names."""
    found = {sheet.name: marks for sheet in book.sheets if (marks := marks_of(sheet))}
    if not found:
        return book, {}
    sheets = tuple(_stripped(sheet, found.get(sheet.name)) for sheet in book.sheets)
    return dataclasses.replace(book, sheets=sheets), found


def _stripped(sheet: SheetCells, marks: MarkedSheet | None) -> SheetCells:
    if marks is None:
        return sheet
    return column_emptied(sheet, (marks.column - 1, marks.column))


def column_emptied(sheet: SheetCells, columns: Sequence[int]) -> SheetCells:
    """The sheet as if nothing stood in these columns, which count from 0 and lie beside each other."""
    hidden = sheet.hidden_columns
    return dataclasses.replace(
        sheet,
        rows=[_emptied(row, columns) for row in sheet.rows],
        hidden_columns=hidden - set(columns) if hidden else hidden,
        faults={place: code for place, code in sheet.faults.items() if place[1] not in columns},
    )


def _emptied(row: Sequence[CellValue], columns: Sequence[int]) -> list[CellValue]:
    cells = [None if at in columns else cell for at, cell in enumerate(row)]
    while cells and cells[-1] is None and len(cells) > columns[0]:
        cells.pop()
    return cells
