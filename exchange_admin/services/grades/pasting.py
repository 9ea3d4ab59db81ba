"""Tables from the clipboard or a file, as rows of a sheet of lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from exchange_admin.documents.delimited_text import text_rows
from exchange_admin.documents.workbook_reading import CellValue, read_workbook
from exchange_admin.domain.rules.grades.marks import mark_key
from exchange_admin.domain.wording import Wording
from exchange_admin.services.grades.line_sheets import COUNT, FLAGS, MARK, SHEETS, Cells, Sheet, SheetRow

_SCRIPT_NAMES = {"mark": "grade", "passing": "pass"}
"""Headings of the tables that `grade convert` reads."""


def headings(parent_kind: str, wordings: Iterable[Wording]) -> dict[str, str]:
    """What the head of a column may say, in small letters: labels in every language and names of fields."""
    kind = SHEETS[parent_kind]
    line = "scale_grade" if parent_kind == "grade_distribution" else kind.line
    found = {name: name for name in kind.columns}
    for words in wordings:
        for name in kind.columns:
            of = kind.line if name == COUNT else line
            for label in (words.field(of, name), words.field("", name)):
                found.setdefault(label.casefold(), name)
    return found | {heading: name for name, heading in _SCRIPT_NAMES.items() if name in kind.columns}


def from_text(text: str) -> list[list[str]]:
    """Cells of what stands on the clipboard, whatever its separator."""
    return list(text_rows(text))


def from_file(path: Path) -> list[list[str]]:
    """Cells of the first sheet that has any. Raises RuleBroken with a `workbook.` problem."""
    for sheet in read_workbook(path).sheets:
        if any(cell is not None for row in sheet.rows for cell in row):
            return [[_text(cell) for cell in row] for row in sheet.rows]
    return []


def pasted(sheet: Sheet, table: Sequence[Sequence[str]], known: Mapping[str, str]) -> list[SheetRow]:
    """Rows of a table from a file or the clipboard in place of those of the sheet; a row keeps the id of its place.

    `known` maps what a heading may say, in small letters, to a column. A table without any has its columns in the
    order of the sheet; counts of grades come by grade: grade, count and perhaps whether it passes.
    """
    body = [[cell.strip() for cell in row] for row in table if any(cell.strip() for cell in row)]
    if not body:
        return list(sheet.rows)
    order = [known.get(cell.casefold(), "") for cell in body[0]]
    if sum(map(bool, order)) >= min(2, len(body[0])):  # a grade alone may be called “pass”
        body = body[1:]
    else:
        order = _usual_order(sheet, max(map(len, body)))
    read = [
        {name: _flag(cell) if name in FLAGS else cell for name, cell in zip(order, row, strict=False) if name}
        for row in body
    ]
    if not sheet.growing:
        return _counted(sheet, read)
    return [
        SheetRow(cells, sheet.rows[place].id if place < len(sheet.rows) else "") for place, cells in enumerate(read)
    ]


def _usual_order(sheet: Sheet, width: int) -> list[str]:
    if sheet.growing:
        return list(sheet.kind.columns)
    return [MARK, COUNT] if width == 2 else [MARK, COUNT, "passing"]


def _counted(sheet: Sheet, read: Iterable[Cells]) -> list[SheetRow]:
    """Counts by grade. A grade that the sheet does not have is added, so that its refusal can be said."""
    counts = {mark_key(cells.get(MARK, "")): cells for cells in read}
    rows = []
    for row in sheet.rows:
        found = counts.pop(mark_key(row.cells[MARK]), None)
        rows.append(SheetRow({**row.cells, COUNT: found.get(COUNT, "")}, row.id) if found else row)
    return [*rows, *(SheetRow({MARK: cells.get(MARK, ""), COUNT: cells.get(COUNT, "")}) for cells in counts.values())]


def _text(cell: CellValue) -> str:
    return "" if cell is None else str(int(cell)) if isinstance(cell, bool) else str(cell)


def _flag(cell: str) -> str:
    return "" if cell.strip().casefold() in {"", "0", "no", "n", "false", "нет", "н", "否", "-", "—"} else "1"
