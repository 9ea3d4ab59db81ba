"""Lists of 1C with groups and, below each, its people in one column: «Группа» over «Студент» in the headings."""

from __future__ import annotations

from dataclasses import replace

from exchange_admin.documents.workbook_reading import CellValue, SheetCells
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.list_shapes import NAME_KEYS, PEOPLE
from exchange_admin.services.importing.sheets import shown

_FEWEST_HEADINGS = 3
_LOOK_FOR_HEADINGS = 40  # rows from the top
_OF_GROUPS = frozenset({"group", "unit", "institution", "speciality", "speciality_name", "study_year", "ignored"})


def with_names_for_groups(sheet: SheetCells, headings: Headings) -> SheetCells:
    """The sheet with «Студент» in the place of «Группа», where nothing else stands in the line of the former: the
    groups are lines between the people then, as in other lists."""
    for at in range(min(len(sheet.rows) - 1, _LOOK_FOR_HEADINGS)):
        column = _lone(sheet.rows[at + 1])
        above = sheet.rows[at]
        if column is None or column >= len(above) or headings.known_among(PEOPLE, _texts(above)) < _FEWEST_HEADINGS:
            continue
        below = shown(sheet.rows[at + 1][column])
        keys = [_key(headings, shown(cell)) for cell in above]
        if _key(headings, below) in NAME_KEYS and keys[column] in _OF_GROUPS and NAME_KEYS.isdisjoint(keys):
            rows = [list(row) for row in sheet.rows]
            rows[at][column], rows[at + 1][column] = below, None
            return replace(sheet, rows=rows)
    return sheet


def _key(headings: Headings, text: str) -> str:
    meaning = headings.meaning(PEOPLE, text, "")
    return meaning.key if meaning is not None and meaning.exact else ""


def _texts(row: list[CellValue]) -> list[str]:
    return [cell for cell in row if isinstance(cell, str)]


def _lone(row: list[CellValue]) -> int | None:
    """The column of the one cell of a line in which something stands."""
    filled = [column for column, cell in enumerate(row) if cell not in (None, "")]
    return filled[0] if len(filled) == 1 else None
