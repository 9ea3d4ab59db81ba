"""Puts a page on a sheet: what stands in which row, how wide and high, what repeats and stays in sight in print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from openpyxl.cell import Cell
from openpyxl.formatting.rule import CellIsRule, DataBarRule, FormulaRule
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table as SheetTable
from openpyxl.worksheet.table import TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from exchange_admin.documents.report_pages.charts import Drawn, add_chart, rows_of_chart
from exchange_admin.documents.report_pages.content import (
    TONES,
    Cards,
    Chart,
    Formatted,
    Link,
    PageCell,
    ReportPage,
    Share,
    Table,
    Text,
    Unknown,
)
from exchange_admin.documents.report_pages.look import Styles
from exchange_admin.documents.report_pages.measure import text_width
from exchange_admin.documents.report_pages.typed import format_of, typed
from exchange_admin.documents.report_pages.widths import Widths
from exchange_admin.documents.table_cells import Column, ColumnKind, Notices, unlike_an_escape
from exchange_admin.documents.table_names import column_titles, table_name

_RIGHT = frozenset(
    {ColumnKind.INTEGER, ColumnKind.DECIMAL, ColumnKind.PERCENT, ColumnKind.HOURS, ColumnKind.MONEY, ColumnKind.DATE}
)
_BAR, _RED, _AMBER = "FFA9D18E", f"FF{TONES['bad']}", f"FF{TONES['soon']}"
_GREY = "6B7280"
_LONGEST_MARGIN = 110
"""Characters of one part of a header or footer; all together have room for 255 with their codes."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where links lead: the name of a sheet and the first row of its table."""

    name: str
    first_row: int


def first_row(page: ReportPage) -> int:
    """The row of the sheet in which the first row of its first table stands."""
    row = 2 + len(page.lines)
    for block in page.blocks:
        if isinstance(block, Table):
            return row + bool(block.caption) + block.has_sums + 1
        row += _height(block, page) + 1
    return row


def write_page(
    sheet: Worksheet, page: ReportPage, language: str, places: Sequence[Place], notices: Notices
) -> Mapping[str, float | str]:
    """The values of the formulas on the sheet, by cell."""
    return _Writing(sheet, page, language, places, notices).write()


def _height(block: object, page: ReportPage) -> int:
    """Rows that a block takes, the blank one behind it not counted."""
    match block:
        case Table():
            return bool(block.caption) + block.has_sums + 1 + max(len(block.rows), 1)
        case Text():
            return len(block.lines)
        case Cards():
            return 2
        case _:
            return rows_of_chart(block, page.tables) if isinstance(block, Chart) else 0


class _Writing:
    def __init__(
        self, sheet: Worksheet, page: ReportPage, language: str, places: Sequence[Place], notices: Notices
    ) -> None:
        self._sheet, self._page, self._language = sheet, page, language
        self._places, self._notices = places, notices
        self._styles = Styles(language)
        cards = (len(block.cards) for block in page.blocks if isinstance(block, Cards))
        self._across = max((*(len(table.columns) for table in page.tables), *cards), default=1)
        self._widths = Widths(self._across, language)
        self._values: dict[str, float | str] = {}
        self._drawn: list[Drawn] = []
        self._charts: list[tuple[Chart, int]] = []
        self._notes: list[tuple[int, str]] = []
        self._starts: list[int] = []

    def write(self) -> Mapping[str, float | str]:
        page, row = self._page, 2 + len(self._page.lines)
        for block in page.blocks:
            self._starts.append(row)
            self._write_block(block, row)
            row += _height(block, page) + 1
        above = [(page.title, self._styles.title_scale), *((line, 1.0) for line in page.lines)]
        self._widths.apply(self._sheet, above, page.frozen)
        # where the first columns stand on several pages beside each other, what is beside them would stand there cut
        self._frame(row, page.frozen + 1 if self._widths.pages_across > 1 else 1)
        self._finish(row if page.signature else row - 1)
        return self._values

    def _frame(self, below: int, column: int) -> None:
        """Title and lines above the tables, the signature `below` them."""
        page, heights = self._page, self._sheet.row_dimensions
        self._say(1, page.title, "title", column)
        heights[1].height = 26
        last = self._widths.first_page(page.frozen)
        for row, line in enumerate(page.lines, 2):
            room = self._widths.between(column, last)
            is_long = text_width(line) > room
            self._say(row, line, "note" if is_long else "line", column)
            if is_long:
                self._sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=last)
                heights[row].height = self._widths.height_in(line, room)
        if page.signature:  # one row, which no program parts at the end of a page
            self._say(below, "\n\n".join(page.signature), "signature", column)
            if last > column:
                self._sheet.merge_cells(start_row=below, end_row=below, start_column=column, end_column=last)
            heights[below].height = 24 * len(page.signature)

    def _write_block(self, block: object, row: int) -> None:
        match block:
            case Table():
                self._table(block, row)
            case Text():
                for at, line in enumerate(block.lines, row):
                    self._notes.append((at, line))
                    self._say(at, line, "note")
            case Cards():
                self._cards(block, row)
            case Chart():
                self._charts.append((block, row))

    def _cell(self, row: int, column: int) -> Cell:
        cell = self._sheet.cell(row, column)
        assert isinstance(cell, Cell)
        return cell

    def _say(self, row: int, text: str, role: str, column: int = 1) -> None:
        cell = self._cell(row, column)
        self._set_text(cell, text)
        self._styles.put(cell, role)

    @staticmethod
    def _set_text(cell: Cell, text: str) -> None:
        """Text stays text, also where it looks like a formula."""
        cell.value = unlike_an_escape(text)
        cell.data_type = "s"

    # Tables

    def _table(self, table: Table, row: int) -> None:
        if table.caption:
            self._say(row, table.caption, "caption")
            self._sheet.row_dimensions[row].height = 20
            row += 1
        head = row + table.has_sums
        self._heads(table, head)
        self._widths.begin_table(table)
        for at, content in enumerate(table.rows, head + 1):
            self._row(table, content, at, strong=at - head - 1 in table.strong)
        if not table.rows:
            self._say(head + 1, self._page.nothing, "line")
        last = head + len(table.rows)
        if table.has_sums:
            self._sums(table, row, head + 1, last)
        if table.rows and not table.is_form:
            self._make_real(table, head, last)
        for column in table.bars if table.rows else ():
            letter = get_column_letter(column + 1)
            bar = DataBarRule("num", 0, "num", 1, color=_BAR, minLength=0)  # type: ignore[no-untyped-call]
            self._sheet.conditional_formatting.add(f"{letter}{head + 1}:{letter}{last}", bar)
        for column in (*table.below_zero, *table.days_left) if table.rows else ():
            self._tones(table, column, head + 1, last)
        self._drawn.append(Drawn(head, last))

    def _tones(self, table: Table, column: int, first: int, last: int) -> None:
        letter = get_column_letter(column + 1)
        rules = [CellIsRule(operator="lessThan", formula=["0"], font=Font(color=_RED, bold=True))]  # type: ignore[no-untyped-call]
        if within := table.days_left.get(column):
            # by number: an empty cell counts as zero, and nothing is due where no day is known
            formula = [f"AND(ISNUMBER({letter}{first}),{letter}{first}>=0,{letter}{first}<={within})"]
            rules.append(FormulaRule(formula=formula, font=Font(color=_AMBER, bold=True)))  # type: ignore[no-untyped-call]
        for rule in rules:
            self._sheet.conditional_formatting.add(f"{letter}{first}:{letter}{last}", rule)

    def _heads(self, table: Table, row: int) -> None:
        titles = column_titles(table.columns)
        for at, (column, title) in enumerate(zip(table.columns, titles, strict=True), 1):
            cell = self._cell(row, at)
            self._set_text(cell, title)
            self._styles.put(cell, "head", side="right" if column.kind in _RIGHT else "left")
            self._widths.head(at, title)
        self._widths.head_rows.append(row)

    def _row(self, table: Table, content: Sequence[PageCell], row: int, *, strong: bool) -> None:
        for at, (column, value) in enumerate(zip(table.columns, content, strict=True), 1):
            cell = self._cell(row, at)
            if isinstance(value, Unknown):
                self._styles.put(cell, "unknown")
            elif isinstance(value, Link):
                self._link(cell, value)
            elif isinstance(value, Formatted):
                cell.value = "—" if value.number is None else value.number
                self._styles.put(cell, value.tone or "body", format=value.format, side="right", strong=strong)
            else:
                self._fill(cell, column, value, strong=strong)
            self._widths.body(row, at, column, cell.value)

    def _fill(self, cell: Cell, column: Column, value: object, *, strong: bool) -> None:
        found = typed(column, value, self._notices)  # type: ignore[arg-type]
        if isinstance(found, str):
            self._set_text(cell, found)
        else:
            cell.value = found
        is_text = isinstance(found, str) and column.kind is not ColumnKind.IDENTIFIER
        format = "General" if is_text else format_of(column, value, self._language)  # type: ignore[arg-type]
        side = "right" if column.kind in _RIGHT and not isinstance(found, str) else "left"
        self._styles.put(cell, "body", format=format, side=side, strong=strong)

    def _link(self, cell: Cell, link: Link) -> None:
        self._set_text(cell, link.text)
        place = self._places[link.page]
        row = 1 if link.row is None else place.first_row + link.row
        name = place.name.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{name}'!A{row}", display=link.text)
        self._styles.put(cell, "link")

    def _sums(self, table: Table, row: int, first: int, last: int) -> None:
        for at, column in enumerate(table.columns, 1):
            cell = self._cell(row, at)
            place = at - 1
            if place in table.sums or place in table.shares:
                self._sum(table, cell, place, first, last)
            elif place == table.sums_said_in:
                self._set_text(cell, self._page.total)
                self._widths.total_said(row, at, self._page.total)
            side = "right" if column.kind in _RIGHT else "left"
            money = "#,##0.00" if column.kind is ColumnKind.MONEY else ""
            format = money or format_of(column, None, self._language) if place else "General"
            self._styles.put(cell, "total", format=format if column.kind in _RIGHT else "General", side=side)
        self._widths.total_row = row

    def _sum(self, table: Table, cell: Cell, place: int, first: int, last: int) -> None:
        if not table.rows:
            cell.value = 0 if place in table.sums else None
            return
        if share := table.shares.get(place):
            cell.value, value = self._share(share, first, last)
        else:
            cell.value, value = _subtotal(place, first, last), self._summed(place, first, last)
        self._values[cell.coordinate] = value
        self._widths.total(place + 1, value)

    def _share(self, share: Share, first: int, last: int) -> tuple[str, float | str]:
        upper = "+".join(_subtotal(place, first, last)[1:] for place in share.of)
        lower = "+".join(_subtotal(place, first, last)[1:] for place in share.among)
        among = sum(self._summed(place, first, last) for place in share.among)
        value = sum(self._summed(place, first, last) for place in share.of) / among if among else ""
        return f'=IF(({lower})=0,"",({upper})/({lower}))', value

    def _summed(self, place: int, first: int, last: int) -> float:
        found = (self._sheet.cell(row, place + 1).value for row in range(first, last + 1))
        whole = sum(value for value in found if isinstance(value, int | float))
        return whole if isinstance(whole, int) else round(whole, 9)

    def _make_real(self, table: Table, head: int, last: int) -> None:
        area = f"A{head}:{get_column_letter(len(table.columns))}{last}"
        real = SheetTable(displayName=table_name(self._sheet), ref=area, autoFilter=AutoFilter(ref=area))
        titles = column_titles(table.columns)
        real.tableColumns = [TableColumn(id=id, name=title) for id, title in enumerate(titles, 1)]
        real.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        self._sheet.add_table(real)

    # The rest of the page

    def _cards(self, cards: Cards, row: int) -> None:
        count = len(cards.cards)
        bounds = [round(place * self._across / count) for place in range(count + 1)]
        for (value, label), left, right in zip(cards.cards, bounds, bounds[1:], strict=False):
            for at, content, role in ((row, value, "card"), (row + 1, label, "card_label")):
                cell = self._cell(at, left + 1)
                if isinstance(content, str):
                    self._set_text(cell, content)
                else:
                    cell.value = typed(Column("", ColumnKind.DECIMAL), content, self._notices)
                for column in range(left + 1, right + 1):
                    self._styles.put(self._cell(at, column), role)
                if right > left + 1:
                    self._sheet.merge_cells(start_row=at, end_row=at, start_column=left + 1, end_column=right)
        self._sheet.row_dimensions[row].height, self._sheet.row_dimensions[row + 1].height = 32, 28

    def _finish(self, last: int) -> None:
        sheet, page = self._sheet, self._page
        for row, text in self._notes:
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=self._across)
            sheet.row_dimensions[row].height = self._widths.height_in(text, self._widths.whole)
        for chart, row in self._charts:
            add_chart(sheet, chart, self._drawn[chart.table], row, self._widths.centimetres, self._styles.font)
        end = get_column_letter(self._widths.printed)
        sheet.print_area = f"A1:{end}{max(last, 2)}"
        setup = sheet.page_setup
        setup.paperSize = sheet.PAPERSIZE_A4
        height = sum(sheet.row_dimensions[row].height or self._widths.usual_height for row in range(1, last + 1))
        is_cover = any(isinstance(block, Cards) for block in page.blocks) and self._widths.fits_one_upright(height)
        setup.orientation = "portrait" if is_cover or self._widths.fit_upright else "landscape"
        has_parts = len(page.tables) > 1 or any(isinstance(block, Chart) for block in page.blocks)
        high = 1 if is_cover else self._widths.pages_high(height, setup.orientation, has_parts=has_parts)
        setup.fitToWidth, setup.fitToHeight = self._widths.pages_across, high
        breaks = self._breaks(last) if has_parts and high != 1 and self._widths.pages_across == 1 else []
        sheet.sheet_properties.pageSetUpPr.fitToPage = not breaks  # type: ignore[union-attr]
        if breaks:  # which Excel leaves out of a page that is fitted
            setup.scale = int(self._widths.scale(setup.orientation) * 97)
            for row in breaks:
                sheet.row_breaks.append(Break(id=row - 1))
        sheet.page_margins.left = sheet.page_margins.right = 0.5
        sheet.page_margins.top, sheet.page_margins.bottom = 0.8, 0.6
        sheet.page_margins.header = sheet.page_margins.footer = 0.3
        sheet.sheet_view.showGridLines = False
        if len(page.tables) == 1:
            head = first_row(page) - 1
            if not any(isinstance(block, Cards | Chart) for block in page.blocks[:1]):
                sheet.freeze_panes = f"{get_column_letter(page.frozen + 1)}{head + 1}"
            sheet.print_title_rows = f"{head}:{head}"
            if page.frozen:
                sheet.print_title_cols = f"A:{get_column_letter(page.frozen)}"
        header = sheet.oddHeader
        # below each other: beside each other both have no room on a page that stands upright
        if header is not None:
            lines = (text[:_LONGEST_MARGIN].replace("&", "&&") for text in (page.office, page.title))
            header.left.text, header.left.size, header.left.color = "\n".join(lines), 8, _GREY
            header.left.font = f"{self._styles.font},Regular"

    def _breaks(self, last: int) -> list[int]:
        """Where a page ends so that no table, chart or signature is cut, and no signature stands on a page without the
        chart above it."""
        chart_last = len(self._starts) > 1 and isinstance(self._page.blocks[-1], Chart)
        signed = [] if chart_last else [last]
        starts = [1, *self._starts[1:], *signed, last + 1]
        dimensions, usual = self._sheet.row_dimensions, self._widths.usual_height
        heights = [sum(dimensions[row].height or usual for row in range(start, end)) for start, end in pairwise(starts)]
        return self._widths.breaks([*zip(starts, heights, strict=False)], str(self._sheet.page_setup.orientation))


def _subtotal(place: int, first: int, last: int) -> str:
    letter = get_column_letter(place + 1)
    return f"=SUBTOTAL(109,{letter}{first}:{letter}{last})"
