"""A report on paper: its pages one after the other as PDF, A4, with page numbers and the fonts of certificates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

from exchange_admin.documents.drawing import A4_LANDSCAPE, BoxMark, PdfPages
from exchange_admin.documents.files import disk_errors_told, written_whole
from exchange_admin.documents.fonts import SANS, SANS_STRONG, Fonts, named, plain
from exchange_admin.documents.report_pages.content import Cards, Chart, Formatted, PageCell, ReportPage, Table, Text
from exchange_admin.documents.report_pages.paper_table import NAVY, PaperTable
from exchange_admin.documents.report_pages.paper_text import cell_text
from exchange_admin.documents.sheets.sheet import LEFT, Sheet
from exchange_admin.documents.table_cells import CellContent, Column, ColumnKind, Notices
from exchange_admin.documents.tables import BookFacts, Progress, WrittenTables
from exchange_admin.documents.typesetting import Style, Typesetter, aligned
from exchange_admin.domain.problems import Level, Problem

_GREY = "6B7280"
_COLOURS = ("1F3864", "C8792B", "5B8DB8", "7A9A57", "8A6FA8")
_TITLE = Style(SANS_STRONG, 14, NAVY, leading=1.3)
_LINE = Style(SANS, 8, _GREY, leading=1.35)
_CAPTION = Style(SANS_STRONG, 9.5, NAVY, leading=1.4)
_TEXT = Style(SANS, 8, "171A21", leading=1.4)
_CARD, _CARD_LABEL = Style(SANS_STRONG, 18, NAVY, leading=1.2), Style(SANS, 7.5, _GREY, leading=1.25)
_SMALL = Style(SANS, 6.8, _GREY, leading=1.3)
_SIGN = Style(SANS, 9, "171A21", leading=2.2)
_GAP = 10.0
_BAR_HEIGHT, _NAMES = 8.0, 150.0


def write_paper(
    target: Path,
    pages: Sequence[ReportPage],
    facts: BookFacts,
    fonts: Fonts,
    step: Progress = lambda rows: None,
) -> WrittenTables:
    """Writes the PDF whole or not at all. A character that no font has is printed as a box and told of. `step` is
    called on every sheet of paper, with the rows of the pages before; it may raise to give up."""
    drawn = _Drawing(fonts, facts, step)
    for page in pages:
        drawn.add(page)
    step(drawn.rows)
    drawn.end()
    with disk_errors_told(target), written_whole(target) as draft, draft.open("wb") as stream:
        made = PdfPages(fonts, stream, A4_LANDSCAPE, facts.language)
        for marks in drawn.sheet.pages:
            made.add(marks)
        made.end(title=facts.title, author=facts.creator)
    return WrittenTables(sum(page.rows for page in pages), drawn.notices())


class _Drawing:
    def __init__(self, fonts: Fonts, facts: BookFacts, step: Progress) -> None:
        self.rows, self._step = 0, step
        self._fonts, self._facts, self._language = fonts, facts, facts.language
        self.sheet = Sheet(Typesetter(fonts), size=A4_LANDSCAPE)
        self._said: list[str] = []

    def notices(self) -> tuple[Problem, ...]:
        missing = self._fonts.missing(*self._said)
        facts = {"characters": named(missing)}
        return (Problem("report.missing_glyph", facts=facts, level=Level.INFORMS),) if missing else ()

    def add(self, page: ReportPage) -> None:
        sheet = self.sheet
        self._said += [plain(text) for text in _texts(page)]
        sheet.on_new_page = None
        if sheet.marks:
            sheet.new_page()
        sheet.y = sheet.top
        sheet.paragraph(plain(page.title), _TITLE, self._language)
        for line in page.lines:
            sheet.paragraph(plain(line), _LINE, self._language)
        sheet.on_new_page = lambda further: self._running_head(further, page)
        for block in page.blocks:
            sheet.y -= _GAP
            self._block(block, page)
        self._sign(page.signature)
        self.rows += page.rows

    def end(self) -> None:
        """The foot of each page, and in its head that personal data is on it."""
        sheet, facts = self.sheet, self._facts
        count = len(sheet.pages)
        for number, marks in enumerate(sheet.pages, 1):
            sheet.pages.append(marks)  # `put` writes on the last page
            number_said = facts.footer.replace("{page}", str(number)).replace("{pages}", str(count))
            foot = sheet.bottom - 14
            self._beside(plain(facts.title), plain(number_said), foot)
            if facts.mark:
                line = sheet.set.line(plain(facts.mark), _SMALL, self._language)
                sheet.put(line, aligned(line, LEFT, sheet.measure, "centre"), sheet.top + 8)
            sheet.pages.pop()

    def _beside(self, left: str, right: str, y: float) -> None:
        sheet = self.sheet
        far = sheet.set.line(right, _SMALL, self._language)
        room = sheet.measure - far.width - 20
        near = sheet.set.shrunk(left, _SMALL, self._language, room, smallest=4, lines=1)[0]
        sheet.put(near, aligned(near, LEFT), y)
        sheet.put(far, aligned(far, LEFT, sheet.measure, "right"), y)

    def _running_head(self, sheet: Sheet, page: ReportPage) -> None:
        self._step(self.rows)
        sheet.y -= _SMALL.size
        self._beside(plain(page.office), plain(page.title), sheet.y)
        sheet.y -= 5

    def _block(self, block: object, page: ReportPage) -> None:
        sheet = self.sheet
        match block:
            case Table():
                if block.caption:
                    sheet.room_for(70)
                    sheet.paragraph(plain(block.caption), _CAPTION, self._language)
                    sheet.y -= 3
                PaperTable(sheet, block, self._language, page.frozen, page.total, page.nothing).draw()
            case Text():
                for line in block.lines:
                    sheet.paragraph(plain(line), _TEXT, self._language)
            case Cards():
                self._cards(block)
            case Chart():
                self._chart(block, page.tables[block.table])

    def _cards(self, cards: Cards) -> None:
        sheet, width = self.sheet, self.sheet.measure / max(len(cards.cards), 1)
        sheet.room_for(46)
        for place, (value, label) in enumerate(cards.cards):
            left = LEFT + place * width
            sheet.marks.append(BoxMark(left, sheet.y - 44, width - 6, 44, "DCE6F1"))
            number = sheet.set.line(self._number(value), _CARD, self._language)
            sheet.put(number, aligned(number, left, width - 6, "centre"), sheet.y - 21)
            for at, line in enumerate(sheet.set.paragraph(plain(label), _CARD_LABEL, self._language, width - 16)[:2]):
                sheet.put(line, aligned(line, left, width - 6, "centre"), sheet.y - 31 - at * 9)
        sheet.y -= 46

    def _number(self, value: CellContent) -> str:
        return plain(cell_text(Column("", ColumnKind.DECIMAL), value, self._language, Notices()))

    def _chart(self, chart: Chart, table: Table) -> None:
        """Bars from left to right, whatever shape it has on screen: on paper each is read by its number."""
        rows = table.rows[: chart.most]
        if not rows:
            return
        sheet, names = self.sheet, table.columns
        high = len(rows) * (len(chart.series) * _BAR_HEIGHT + 4)
        sheet.room_for(min(high + 40, sheet.top - sheet.bottom - 30))
        sheet.paragraph(plain(chart.title), _CAPTION, self._language)
        if len(chart.series) > 1:
            self._legend([plain(names[place].title) for place in chart.series])
        most = max((abs(_amount(row[place])) for row in rows for place in chart.series), default=0.0)
        room = sheet.measure - _NAMES - 60
        for row in rows:
            sheet.room_for(len(chart.series) * _BAR_HEIGHT + 4)
            text = plain(cell_text(names[chart.categories], row[chart.categories], self._language, Notices()))
            if text:
                line = sheet.set.shrunk(text, _SMALL, self._language, _NAMES - 8, smallest=4.5, lines=1)[0]
                sheet.put(line, aligned(line, LEFT, _NAMES - 8, "right"), sheet.y - 6)
            for number, place in enumerate(chart.series):
                amount = _amount(row[place])
                width = room * abs(amount) / most if most else 0.0
                y = sheet.y - (number + 1) * _BAR_HEIGHT
                colour = _COLOURS[number % len(_COLOURS)]
                sheet.marks.append(BoxMark(LEFT + _NAMES, y + 1, width, _BAR_HEIGHT - 2, colour))
                told = plain(cell_text(names[place], row[place], self._language, Notices()))
                if told:
                    sheet.put(sheet.set.line(told, _SMALL, self._language), LEFT + _NAMES + width + 3, y + 1.6)
            sheet.y -= len(chart.series) * _BAR_HEIGHT + 4

    def _legend(self, names: Sequence[str]) -> None:
        sheet, x = self.sheet, LEFT + _NAMES
        for number, name in enumerate(names):
            line = sheet.set.line(name, _SMALL, self._language)
            sheet.marks.append(BoxMark(x, sheet.y - 8, 6, 6, _COLOURS[number % len(_COLOURS)]))
            sheet.put(line, x + 9, sheet.y - 7.5)
            x += line.width + 24
        sheet.y -= 14

    def _sign(self, lines: Sequence[str]) -> None:
        """All lines on one page."""
        sheet = self.sheet
        sheet.y -= _GAP
        sheet.room_for(len(lines) * _SIGN.size * _SIGN.leading)
        for line in lines:
            sheet.paragraph(plain(line), _SIGN, self._language)


def _amount(cell: PageCell) -> float:
    number = cell.number if isinstance(cell, Formatted) else cell
    return float(number) if isinstance(number, int | float | Fraction) else 0.0


def _texts(page: ReportPage) -> Iterable[str]:
    """What is printed of a page, as far as it is text."""
    yield from (page.title, *page.lines, *page.signature)
    for block in page.blocks:
        if isinstance(block, Table):
            yield from (column.title for column in block.columns)
            yield from (cell for row in block.rows for cell in row if isinstance(cell, str))
        elif isinstance(block, Text):
            yield from block.lines
