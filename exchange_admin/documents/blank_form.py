"""A workbook that somebody without the program fills in: headings, empty rows of the right types, drop-down lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from exchange_admin.documents.files import disk_errors_told, write_bytes
from exchange_admin.documents.table_cells import Column, number_format, shown_width
from exchange_admin.documents.workbook_bytes import workbook_bytes

_LAST_ROW = 1_048_576
_INK, _PAPER, _LINE = "FF171A21", "FFEDF0F7", "FF9AA4B8"
_NARROWEST, _WIDEST = 12, 34  # in digits


@dataclass(frozen=True, slots=True)
class FormField:
    """A column to fill in. `words` are all that may stand in it, where only some may; `hint` says what is meant."""

    column: Column
    is_required: bool = False
    words: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FormTexts:
    """`sheet` and `legend` are the names of the sheets, `required` stands in the legend beside what has to be filled
    in; `language` is zh, ru or en."""

    sheet: str
    legend: str
    required: str
    language: str
    creator: str


def write_blank_form(target: Path, fields: Sequence[FormField], texts: FormTexts) -> None:
    """Whole or not at all: the rows to fill in, and behind them a legend with what may stand in each column. Raises
    FileNotWritten."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = texts.sheet
    legend = book.create_sheet(texts.legend)
    for at, field in enumerate(fields, 1):
        _head(page, at, field)
        _explain(legend, at, field, texts)
        _make_ready(page, legend, at, field, texts.language)
    page.freeze_panes = "A2"
    page.row_dimensions[1].height = 32
    legend.column_dimensions["A"].width = legend.column_dimensions["B"].width = _WIDEST
    page.page_setup.orientation, page.page_setup.fitToWidth, page.page_setup.fitToHeight = "landscape", 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    book.properties.creator, book.properties.title = texts.creator, texts.sheet
    with disk_errors_told(target):
        content = workbook_bytes(book)
    write_bytes(target, content)


def _head(page: Worksheet, at: int, field: FormField) -> None:
    cell = page.cell(1, at, field.column.title)
    cell.data_type = "s"
    cell.font = Font(bold=True, color=_INK, underline="single" if field.is_required else None)
    cell.fill = PatternFill("solid", fgColor=_PAPER)
    cell.border = Border(bottom=Side("medium", color=_LINE))
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    if field.hint:
        cell.comment = Comment(field.hint, "")
    longest = max(map(shown_width, (field.column.title, *field.words)))
    page.column_dimensions[get_column_letter(at)].width = min(max(longest + 2, _NARROWEST), _WIDEST)


def _explain(legend: Worksheet, at: int, field: FormField, texts: FormTexts) -> None:
    """A line a column; its words stand beside each other from the third cell on."""
    told = [field.column.title, " ".join(filter(None, (texts.required * field.is_required, field.hint))), *field.words]
    for place, text in enumerate(told, 1):
        cell = legend.cell(at, place, text or None)
        cell.data_type = "s"
        cell.alignment = Alignment(vertical="top", wrap_text=place <= 2)
    legend.cell(at, 1).font = Font(bold=True)


def _make_ready(page: Worksheet, legend: Worksheet, at: int, field: FormField, language: str) -> None:
    """By columns: no cell is written that nobody has filled in."""
    letter = get_column_letter(at)
    page.column_dimensions[letter].number_format = number_format(field.column, language)
    if field.words:
        last = get_column_letter(len(field.words) + 2)
        source = f"{quote_sheetname(legend.title)}!$C${at}:${last}${at}"
        offered = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=True)
        page.add_data_validation(offered)
        offered.add(f"{letter}2:{letter}{_LAST_ROW}")
