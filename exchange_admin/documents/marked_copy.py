"""A copy of somebody's workbook with marks on it. The file is opened and written by a child process with limits, as
whatever comes from outside; where that one cannot do it, the same cells go into a workbook of our own."""

from __future__ import annotations

import datetime as dt
import errno
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exchange_admin.documents.cell_marks import SheetMarks, put_marks
from exchange_admin.documents.files import disk_errors_told, write_bytes
from exchange_admin.documents.table_cells import shown_width
from exchange_admin.documents.workbook_bytes import workbook_bytes
from exchange_admin.documents.workbook_reading import CellValue, Limits, SheetCells, WorkbookCells, child_answer

_MODULE = "exchange_admin.documents.marked_copy_process"
_NARROWEST, _WIDEST, _LOOKED_AT = 6, 40, 200  # in digits; rows
Area = tuple[int, int, int, int]
_ILLEGAL = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])


class NotCopied(Exception):
    """The workbook cannot be opened for writing; nothing was written."""


def write_marked_copy(
    source: Path,
    target: Path,
    marks: Sequence[SheetMarks],
    *,
    step: Callable[[], None] | None = None,
    limits: Limits | None = None,
) -> tuple[str, ...]:
    """Writes `source`, an .xlsx or .xlsm, with the marks to `target`, whole or not at all, and says what of it the copy
    lacks: words of `marked_copy_process.LOST`. Formulas are what they last came to: none of the file's leaves with our
    name on it. Raises NotCopied, FileNotWritten."""
    told = json.dumps([one.as_plain() for one in marks], ensure_ascii=False).encode("utf-8", "replace")
    arguments = [str(source.absolute()), json.dumps(asdict(limits or Limits()))]
    answer, status = child_answer(_MODULE, arguments, limits or Limits(), step, told)
    head, _, content = answer.partition(b"\n")
    try:
        said = json.loads(head)
    except ValueError:
        said = {}
    if status == 0 and said.get("no_room"):
        with disk_errors_told(target):
            raise OSError(errno.ENOSPC, "")
    if status != 0 or said.get("bytes") != len(content) or not content:
        raise NotCopied
    write_bytes(target, content)
    return tuple(said["lost"])


def write_same_cells(book: WorkbookCells, target: Path, marks: Sequence[SheetMarks]) -> None:
    """A workbook with the cells of `book` and the marks. Raises FileNotWritten."""
    copy = Workbook()
    copy.remove(copy.worksheets[0])
    of_sheet: Mapping[str, SheetMarks] = {one.name: one for one in marks}
    for sheet in book.sheets:
        page = copy.create_sheet()
        page.title = _title(sheet.name, copy.sheetnames)
        _put_cells(page, sheet)
        if sheet.name in of_sheet:
            put_marks(page, of_sheet[sheet.name])
            for at in of_sheet[sheet.name].headings:
                _head(page.iter_rows(at, at))
            page.freeze_panes = f"A{max(of_sheet[sheet.name].headings) + 1}"
        if sheet.hidden and len(book.sheets) > 1:
            page.sheet_state = "hidden"
    if all(page.sheet_state == "hidden" for page in copy.worksheets):
        copy.worksheets[0].sheet_state = "visible"
    with disk_errors_told(target):
        content = workbook_bytes(copy)
    write_bytes(target, content)


def _title(name: str, taken: Iterable[str]) -> str:
    plain = "".join(" " if one in "[]:*?/\\" else one for one in name.translate(_ILLEGAL)).strip(" '")[:31] or "1"
    used, at = {one.casefold() for one in taken}, 1
    while (found := plain if at == 1 else f"{plain[:26]} ({at})").casefold() in used:
        at += 1
    return found


def _put_cells(page: Worksheet, sheet: SheetCells) -> None:
    merged = list(_merged_within(sheet))
    wide = {(row, left) for top, left, bottom, right in merged if right > left for row in range(top, bottom + 1)}
    inner = {place for area in merged for place in _places(area) if place != area[:2]}
    widest: dict[int, int] = {}
    for at, row in enumerate(sheet.rows):
        for column, value in enumerate(row):
            if value is not None and (at, column) not in inner:
                _put(page, at + 1, column + 1, value, is_struck=column in sheet.struck.get(at, ()))
                if at < _LOOKED_AT and (at, column) not in wide:
                    widest[column] = max(widest.get(column, 0), shown_width(str(value)))
    for top, left, bottom, right in merged:
        page.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    for column, width in widest.items():
        page.column_dimensions[get_column_letter(column + 1)].width = min(max(width, _NARROWEST), _WIDEST) + 2
    for at in sheet.hidden_rows or ():
        if at < len(sheet.rows):
            page.row_dimensions[at + 1].hidden = True
    for column in sheet.hidden_columns or ():
        page.column_dimensions[get_column_letter(column + 1)].hidden = True


def _merged_within(sheet: SheetCells) -> Iterator[Area]:
    """Cut to what the sheet holds, and none that overlaps another: a program would mend such a workbook."""
    width, taken = max(map(len, sheet.rows), default=0), set[tuple[int, int]]()
    for top, left, bottom, right in sheet.merged:
        area = (top, left, min(bottom, len(sheet.rows) - 1), min(right, width - 1))
        places = set(_places(area))
        if len(places) > 1 and taken.isdisjoint(places):
            taken |= places
            yield area


def _places(area: Area) -> Iterator[tuple[int, int]]:
    top, left, bottom, right = area
    return ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))


def _put(page: Worksheet, row: int, column: int, value: CellValue, *, is_struck: bool) -> None:
    cell = page.cell(row, column)
    if is_struck:
        cell.font = Font(strike=True)
    if isinstance(value, str):
        cell.value = value.translate(_ILLEGAL)
        cell.data_type = "s"
        cell.number_format = "@"
    else:
        cell.value = value
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        cell.number_format = "yyyy-mm-dd"
    cell.alignment = Alignment(vertical="top")


def _head(rows: Iterable[Iterable[object]]) -> None:
    for row in rows:
        for cell in row:
            if isinstance(cell, Cell) and not cell.font.b:
                cell.font = Font(bold=True)
