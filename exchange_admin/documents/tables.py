"""Tables to Excel and to text: typed columns, real filters, ready to print, any number of rows in little memory."""

from __future__ import annotations

import csv
import datetime as dt
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from itertools import islice
from math import ceil
from pathlib import Path
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from exchange_admin.documents.files import disk_errors_told, written_whole
from exchange_admin.documents.report_pages.cached import with_lines_in_margins, with_values
from exchange_admin.documents.report_pages.content import ReportPage
from exchange_admin.documents.report_pages.look import count_widths_in
from exchange_admin.documents.report_pages.writing import Place, first_row, write_page
from exchange_admin.documents.table_cells import (
    CellContent,
    Column,
    ColumnKind,
    ColumnWriter,
    Notices,
    as_hours,
    as_number,
    money_format,
    number_format,
    row_texts,
    shown_width,
)
from exchange_admin.documents.table_names import column_titles, sheet_names, table_name
from exchange_admin.documents.workbook_bytes import workbook_bytes
from exchange_admin.domain.currencies import DECIMALS
from exchange_admin.domain.money import Money, plain_amount
from exchange_admin.domain.problems import Level, Problem, RuleBroken

MOST_ROWS = 1_048_575
"""Rows of data that a sheet holds below its header."""

_BLOCK = 500  # rows written at a time
_NARROWEST, _WIDEST = 6, 60  # in digits
_TITLE_ON_ONE_LINE = 20  # a longer heading wraps where the contents are narrower
_INK, _PAPER, _LINE = "FF171A21", "FFEDF0F7", "FF9AA4B8"
_ARROW = 3  # width of the filter arrow beside a heading
_STATED_SIZE = re.compile(rb'<dimension ref="[^"]*"/>')

Progress = Callable[[int], None]
"""Called with the number of rows written so far, in all sheets; may raise to give up, and nothing is left behind."""
_READABLE = 190
"""Width of a sheet, in digits, that can still be read on one printed page of A4 across."""


@dataclass(frozen=True, slots=True)
class TableSheet:
    """`rows` is any iterable and is asked once; each row has one value a column. The first `frozen` columns stay in
    sight and repeat on every page."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[CellContent]]
    frozen: int = 0


@dataclass(frozen=True, slots=True)
class BookFacts:
    """What the workbook says about itself. `footer` holds `{page}` and `{pages}`; `language` is zh, ru or en.

    `made` is the time in its properties; without it the clock's. `mark` stands in the header of every page and in the
    properties: that personal data is in it.
    """

    title: str
    creator: str
    language: str
    footer: str = "{page} / {pages}"
    made: dt.datetime | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class WrittenTables:
    """`rows` in all sheets; `notices` inform of characters left out and of text cut."""

    rows: int
    notices: tuple[Problem, ...]


def write_tables(
    target: Path,
    sheets: Sequence[TableSheet | ReportPage],
    facts: BookFacts,
    step: Progress = lambda rows: None,
) -> WrittenTables:
    """Writes the workbook whole or not at all. Rows of tables are spooled, so that any number of them takes little
    memory; pages to be read are put together cell by cell. Raises RuleBroken with `table.too_many_rows`."""
    book = Workbook()
    book.remove(book.worksheets[0])
    if any(isinstance(sheet, ReportPage) for sheet in sheets):
        count_widths_in(book, facts.language)
    notices = Notices()
    written = 0
    names = sheet_names([sheet.name for sheet in sheets])
    places = [
        Place(name, first_row(sheet) if isinstance(sheet, ReportPage) else 2)
        for sheet, name in zip(sheets, names, strict=True)
    ]
    values: dict[int, Mapping[str, float | str]] = {}
    with disk_errors_told(target), tempfile.TemporaryFile() as spool:
        ends = [0]
        for number, (sheet, name) in enumerate(zip(sheets, names, strict=True), 1):
            page = book.create_sheet(name)
            if isinstance(sheet, ReportPage):
                values[number] = write_page(page, sheet, facts.language, places, notices)
                ends.append(spool.tell())
                written += sheet.rows
                step(written)
                continue
            writers = _begin_sheet(page, sheet.columns, facts, notices)
            count = _spool_rows(spool, sheet, writers, step, written)
            _finish_sheet(page, sheet.columns, writers, count, sheet.frozen)
            ends.append(spool.tell())
            written += count
        _describe(book, facts)
        with written_whole(target) as draft:
            _assemble(book, spool, ends, values, draft)
    return WrittenTables(written, _told(notices))


def write_csv(
    target: Path,
    columns: Sequence[Column],
    rows: Iterable[Sequence[CellContent]],
    language: str,
    step: Progress = lambda rows: None,
) -> int:
    """A text table for output only: UTF-8 with its mark, ISO dates, the separators that Excel expects in `language`.

    Text that begins like a formula gets an apostrophe (ASVS 1.2.10), so that no program calculates it.
    """
    comma = language == "ru"
    count = 0
    with written_whole(target) as draft, draft.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, delimiter=";" if comma else ",")
        out.writerow([_csv_text(column.title) for column in columns])
        for count, row in enumerate(rows, 1):
            out.writerow([_csv_value(column, value, comma) for column, value in zip(columns, row, strict=True)])
            if count % _BLOCK == 0:
                step(count)
    step(count)
    return count


def _spool_rows(
    spool: IO[bytes], sheet: TableSheet, writers: Sequence[ColumnWriter], step: Progress, before: int
) -> int:
    count = 0
    for block in _blocks(sheet.rows):
        if count + len(block) > MOST_ROWS:
            raise RuleBroken(Problem("table.too_many_rows", facts={"sheet": sheet.name, "limit": MOST_ROWS}))
        spool.write("".join(row_texts(writers, block, count + 2)).encode("utf-8"))
        count += len(block)
        step(before + count)
    return count


def _blocks(rows: Iterable[Sequence[CellContent]]) -> Iterator[list[Sequence[CellContent]]]:
    left = iter(rows)
    while block := list(islice(left, _BLOCK)):
        yield block


def _begin_sheet(page: Worksheet, columns: Sequence[Column], facts: BookFacts, notices: Notices) -> list[ColumnWriter]:
    """Writes the header and lets the workbook number the styles of the columns."""
    writers = []
    for index, (column, title) in enumerate(zip(columns, column_titles(columns), strict=True), 1):
        head = page.cell(1, index, title)
        head.data_type = "s"
        head.font = Font(name=head.font.name, size=head.font.sz, bold=True, color=_INK)
        head.fill = PatternFill("solid", fgColor=_PAPER)
        head.border = Border(bottom=Side("medium", color=_LINE))
        side = _SIDES.get(column.kind, "left")
        head.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
        style = number_format(column, facts.language)
        plain = _style_number(page, style, side)
        quoted = _style_number(page, style if column.kind is ColumnKind.IDENTIFIER else "General", "left", quoted=True)
        writer = ColumnWriter(column, index, plain, quoted, _style_number(page, "General", "left"), notices)
        if column.kind is ColumnKind.MONEY:
            decimals = sorted(set(DECIMALS.values()))
            writer.of_decimals = {n: _style_number(page, money_format(n), side) for n in decimals}
        writers.append(writer)
    return writers


def _style_number(page: Worksheet, format: str, side: str, *, quoted: bool = False) -> int:
    cell = WriteOnlyCell(page)
    cell.number_format = format
    cell.quotePrefix = quoted
    cell.alignment = Alignment(horizontal=side, vertical="top")
    return cell.style_id


def _finish_sheet(
    page: Worksheet, columns: Sequence[Column], writers: Sequence[ColumnWriter], count: int, frozen: int
) -> None:
    whole = 0.0
    for writer, column in zip(writers, columns, strict=True):
        on_one_line = min(shown_width(column.title), _TITLE_ON_ONE_LINE)
        title = max([on_one_line, *map(shown_width, column.title.split())]) + _ARROW
        width = max(_SHOWN_WIDTHS.get(column.kind, writer.widest), title, _NARROWEST)
        page.column_dimensions[get_column_letter(writer.index)].width = min(width, _WIDEST) + 1.7
        whole += min(width, _WIDEST) + 1.7
    page.freeze_panes = f"{get_column_letter(frozen + 1)}2"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    across = ceil(whole / _READABLE)
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = across, 0
    if frozen or across > 1:
        page.print_title_cols = f"A:{get_column_letter(max(frozen, 1))}"
    page.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    page.print_title_rows = "1:1"
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top = page.page_margins.bottom = 0.6
    last = f"{get_column_letter(len(columns))}{max(count, 1) + 1}"
    area = f"A1:{last}"
    table = Table(displayName=table_name(page), ref=area, autoFilter=AutoFilter(ref=area))
    # given here because openpyxl, left to find them, makes a cell object for the whole area
    titles = column_titles(columns)
    table.tableColumns = [TableColumn(id=id, name=title) for id, title in enumerate(titles, 1)]
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    page.add_table(table)


def _describe(book: Workbook, facts: BookFacts) -> None:
    made = facts.made or dt.datetime.now(dt.UTC)
    made = made.astimezone(dt.UTC).replace(tzinfo=None) if made.tzinfo else made
    book.properties = DocumentProperties(
        title=facts.title,
        creator=facts.creator,
        created=made,
        modified=made,
        language=facts.language,
        category=facts.mark or None,
    )
    footer = facts.footer.replace("&", "&&").replace("{page}", "&P").replace("{pages}", "&N")
    for page in book.worksheets:
        if page.oddHeader is not None and facts.mark:
            _mark(page.oddHeader, facts.mark.replace("&", "&&"))
        if page.oddFooter is not None:
            page.oddFooter.left.text, page.oddFooter.left.size = facts.title.replace("&", "&&"), 8
            page.oddFooter.right.text, page.oddFooter.right.size = footer, 8


def _mark(header: HeaderFooterItem, mark: str) -> None:
    """On the right of what stands on the left already, else in the middle."""
    part = header.right if header.left.text else header.center
    part.text, part.size = mark, 8


def _assemble(
    book: Workbook,
    spool: IO[bytes],
    ends: Sequence[int],
    values: Mapping[int, Mapping[str, float | str]],
    draft: Path,
) -> None:
    """openpyxl's workbook with the spooled rows put below its headings, and on pages the `values` of their formulas."""
    shell = BytesIO(workbook_bytes(book))
    places = {f"xl/worksheets/sheet{number}.xml": number for number in range(1, len(ends))}
    with (
        zipfile.ZipFile(shell) as parts,
        zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive,
    ):
        for part in parts.infolist():
            content = parts.read(part)
            if part.filename not in places:
                archive.writestr(part, content, zipfile.ZIP_DEFLATED)
                continue
            number = places[part.filename]
            content = with_lines_in_margins(content)
            if number in values:
                archive.writestr(part, with_values(content, values[number]), zipfile.ZIP_DEFLATED)
                continue
            before, end_of_rows, after = content.partition(b"</sheetData>")
            # readers that stream believe the stated size, and openpyxl knows of the heading only
            area = next(iter(book.worksheets[number - 1].tables.values())).ref
            before = _STATED_SIZE.sub(f'<dimension ref="{area}"/>'.encode(), before, count=1)
            with archive.open(part.filename, "w", force_zip64=True) as out:
                out.write(before)
                spool.seek(ends[number - 1])
                _copy(spool, out, ends[number] - ends[number - 1])
                out.write(end_of_rows + after)


def _copy(source: IO[bytes], target: IO[bytes], length: int) -> None:
    while length > 0 and (piece := source.read(min(length, 1 << 20))):
        target.write(piece)
        length -= len(piece)


def _told(notices: Notices) -> tuple[Problem, ...]:
    counted = {"table.characters_dropped": notices.characters_dropped, "table.text_cut": notices.text_cut}
    return tuple(Problem(code, facts={"n": n}, level=Level.INFORMS) for code, n in counted.items() if n)


def _csv_value(column: Column, value: CellContent, comma: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, Money):
        value = Decimal(plain_amount(value.minor, value.currency))
    if column.kind is ColumnKind.HOURS and (hours := as_hours(value)) is not None:
        value = Fraction(hours)
    if isinstance(value, str) and column.kind is not ColumnKind.DECIMAL:
        return _csv_text(value)
    number = as_number(value)
    if number is None:
        return _csv_text(value if isinstance(value, str) else str(value))
    return number.replace(".", ",") if comma else number


def _csv_text(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\0")) else text


_SIDES = dict.fromkeys(
    (ColumnKind.INTEGER, ColumnKind.DECIMAL, ColumnKind.PERCENT, ColumnKind.HOURS, ColumnKind.MONEY), "right"
)
_SHOWN_WIDTHS = {ColumnKind.DATE: 11, ColumnKind.MOMENT: 17, ColumnKind.PERCENT: 7}
