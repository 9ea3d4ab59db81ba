"""A sheet of marks as a workbook, as it is seen in the window."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exchange_admin.documents.files import disk_errors_told, write_bytes
from exchange_admin.documents.mark_sheets.sheet import GLYPHS, MarkSheet
from exchange_admin.documents.workbook_bytes import workbook_bytes

_INK, _GREY, _LINE, _SOFT = "FF171A21", "FF5C626E", "FFC9CFDA", "FFEDF0F7"
_COLOURS = {
    "done": "FF1B7F4B", "asked": "FF6D3FD1", "here": "FF0F7C86", "open": "FF5C626E", "soon": "FFB25E09",
    "overdue": "FFB3261E", "unknown": "FF5C626E", "unneeded": "FF9AA2B1",
}  # fmt: skip
_CENTRED = Alignment("center", "center", wrap_text=True)
_LEFT = Alignment("left", "center", wrap_text=True)
_THIN = Side("thin", _LINE)
_HEADS = 4
"""Rows above the people: title, what it is about, groups, headings."""


def write_mark_book(target: Path, sheet: MarkSheet, language: str, creator: str, page_words: str) -> None:
    """Writes the workbook whole or not at all. Raises FileNotWritten. `page_words` holds `{page}` and `{pages}`."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = _sheet_name(sheet.title)
    _fill(page, sheet)
    _set_up(page, sheet, page_words)
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    book.properties = DocumentProperties(
        title=sheet.title, creator=creator, created=now, modified=now, language=language
    )
    with disk_errors_told(target):
        content = workbook_bytes(book)
    write_bytes(target, content)


def _fill(page: Worksheet, sheet: MarkSheet) -> None:
    last = len(sheet.columns) + 2
    _put(page, 1, 1, sheet.title, Font(size=14, bold=True, color=_INK))
    _put(page, 2, 1, sheet.about, Font(size=9, color=_GREY))
    _put(page, 4, 1, sheet.person, Font(bold=True, color=_INK), _LEFT)
    _put(page, 4, last, sheet.done, Font(bold=True, color=_INK), _CENTRED)
    at = 2
    for title, n in sheet.groups():
        _put(page, 3, at, title, Font(bold=True, color=_INK), Alignment("left", "center"))
        at += n
    for n, column in enumerate(sheet.columns, 2):
        _put(page, 4, n, column.title, Font(size=9, color=_INK), _CENTRED)
    for n in range(1, last + 1):
        for head in (3, 4):
            page.cell(head, n).fill = PatternFill("solid", _SOFT)
    for number, row in enumerate(sheet.rows, _HEADS + 1):
        name = f"{row.name}\n{row.second}" if row.second else row.name
        _put(page, number, 1, name, Font(color=_INK), _LEFT)
        page.row_dimensions[number].height = 30 if row.second else 18
        for n, mark in enumerate(row.marks, 2):
            cell = _put(page, number, n, GLYPHS[mark], Font(bold=True, color=_COLOURS[mark]), _CENTRED)
            if mark == "overdue":
                cell.fill = PatternFill("solid", "FFFBE3E1")
        _put(page, number, last, row.done, Font(color=_INK), _CENTRED)
    _fill_below(page, sheet, _HEADS + len(sheet.rows) + 1, last)


def _fill_below(page: Worksheet, sheet: MarkSheet, number: int, last: int) -> None:
    _put(page, number, 1, sheet.foot, Font(bold=True, color=_INK), _LEFT)
    for n, column in enumerate(sheet.columns, 2):
        full = Font(size=9, bold=column.is_full, color=_COLOURS["done"] if column.is_full else _INK)
        _put(page, number, n, column.foot, full, _CENTRED)
    _put(page, number, last, sheet.total, Font(bold=True, color=_INK), _CENTRED)
    for lined in range(3, number + 1):
        for n in range(1, last + 1):
            page.cell(lined, n).border = Border(bottom=_THIN)
    below = [f"{GLYPHS[mark]}  {words}" for mark, words in sheet.legend.items()]
    for at, text in enumerate(("   ".join(below), *sheet.notes), number + 2):
        _put(page, at, 1, text, Font(size=9, color=_GREY))


def _set_up(page: Worksheet, sheet: MarkSheet, page_words: str) -> None:
    page.column_dimensions["A"].width = 34
    for n in range(2, len(sheet.columns) + 2):
        page.column_dimensions[get_column_letter(n)].width = 11.5
    page.column_dimensions[get_column_letter(len(sheet.columns) + 2)].width = 10
    page.row_dimensions[4].height = 38
    page.freeze_panes = f"B{_HEADS + 1}"
    page.print_title_rows = "3:4"
    page.print_title_cols = "A:A"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    if page.sheet_properties.pageSetUpPr is not None:
        page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins.left = page.page_margins.right = 0.4
    footer = page_words.replace("&", "&&").replace("{page}", "&P").replace("{pages}", "&N")
    if page.oddFooter is not None:
        page.oddFooter.right.text, page.oddFooter.right.size = footer, 8


def _put(page: Worksheet, row: int, column: int, text: str, font: Font, alignment: Alignment | None = None) -> Cell:
    """Always as text: a name that begins like a formula is a name."""
    cell = page.cell(row, column)
    assert isinstance(cell, Cell)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"
    cell.font = font
    if alignment is not None:
        cell.alignment = alignment
    return cell


def _sheet_name(title: str) -> str:
    clean = "".join(" " if letter in "[]:*?/\\" or letter < " " else letter for letter in title).strip(" '")
    return clean[:31].strip(" '") or "1"
