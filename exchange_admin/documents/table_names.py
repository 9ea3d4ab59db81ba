"""Names that Excel takes: of sheets, of tables, of their columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exchange_admin.documents.table_cells import Column

_LOOKS_LIKE_A_CELL = re.compile(r"(?i)[a-z]{1,3}\d+|r\d*c\d*|[rc]")
_COLUMN_TITLE_LONGEST = 255


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """Valid and different names: 31 UTF-16 units at most, none of `[]:*?/\\`, no apostrophe at an end."""
    given: list[str] = []
    taken = {"history"}
    for name in wanted:
        clean = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name)
        clean = " ".join(clean.split()).strip("'") or "1"
        for number in range(1, len(wanted) + 2):
            ending = "" if number == 1 else f" ({number})"
            candidate = _cut(clean, 31 - len(ending)).rstrip(" '") + ending
            if candidate.casefold() not in taken:
                break
        taken.add(candidate.casefold())
        given.append(candidate)
    return given


def _cut(text: str, units: int) -> str:
    return text.encode("utf-16-le", "replace")[: units * 2].decode("utf-16-le", "ignore")


def column_titles(columns: Sequence[Column]) -> list[str]:
    """Headings of a table must differ and stand on one line."""
    given: list[str] = []
    taken: set[str] = set()
    for column in columns:
        title = " ".join(column.title.split())[:_COLUMN_TITLE_LONGEST] or get_column_letter(len(given) + 1)
        number, candidate = 1, title
        while candidate.casefold() in taken:
            number += 1
            candidate = f"{title} {number}"
        taken.add(candidate.casefold())
        given.append(candidate)
    return given


def table_name(page: Worksheet) -> str:
    """Letters, digits and underscores, no cell address, different in the whole workbook."""
    name = re.sub(r"\W", "_", page.title)
    if not (name[0].isalpha() or name[0] == "_") or _LOOKS_LIKE_A_CELL.fullmatch(name):
        name = f"_{name}"
    taken = {table.casefold() for sheet in page.parent.worksheets for table in sheet.tables}  # type: ignore[union-attr]
    number, candidate = 1, name
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{name}_{number}"
    return candidate
