"""A table of a report on paper: as wide as the page, headings on every page, what is too wide on further pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from exchange_admin.documents.drawing import BoxMark, RuleMark
from exchange_admin.documents.fonts import SANS, SANS_STRONG, plain
from exchange_admin.documents.report_pages.content import TONES, PageCell, Share, Table, Unknown
from exchange_admin.documents.report_pages.paper_text import cell_text, number_text
from exchange_admin.documents.report_pages.sharing import Sharing, pages_of
from exchange_admin.documents.sheets.sheet import LEFT, Sheet
from exchange_admin.documents.table_cells import Column, ColumnKind, Notices, as_hours, as_number
from exchange_admin.documents.typesetting import Line, Style, aligned

NAVY, BAND, RULE, BAR = "1F3864", "F3F6FA", "C3CBD9", "CFE5BF"
_CELL = Style(SANS, 7.2, "171A21", leading=1.25)
_STRONG = Style(SANS_STRONG, 7.2, "171A21", leading=1.25)
_TONED = {tone: Style(SANS_STRONG, 7.2, colour, leading=1.25) for tone, colour in TONES.items()}
_HEAD = Style(SANS_STRONG, 7, "FFFFFF", leading=1.2)
_SUM = Style(SANS_STRONG, 7.2, NAVY, leading=1.25)
_PAD, _AIR = 2.6, 2.2
_NARROWEST, _WIDEST, _SMALLEST = 14.0, 230.0, 6.0
_SUM_SAID = 70.0  # points that what sums are called has on a line
_LETTERS = 1.04  # how much wider letters are than is reckoned where lines are counted
_SAMPLE, _BETWEEN, _WORTH = 80, 0.5, 0.9
"""Rows that widths are chosen by, what is between two rows in lines, and how much less paper further pages have to
need."""
_WORDS = re.compile(r"[\u2e80-\u9fff]|(?:[А-Яа-яЁё]{1,2}\s)*[^\s\u2e80-\u9fff]+")
"""What stands on one line: a short Russian word with the one behind it."""
_RIGHT = frozenset(
    {ColumnKind.INTEGER, ColumnKind.DECIMAL, ColumnKind.PERCENT, ColumnKind.HOURS, ColumnKind.MONEY, ColumnKind.DATE}
)


@dataclass(frozen=True, slots=True)
class _Part:
    """Columns that stand on one page, by their places, with their widths."""

    places: tuple[int, ...]
    widths: tuple[float, ...]


class PaperTable:
    """Draws one table onto a sheet. `total` is what the line of sums is called, `nothing` is said in place of rows."""

    def __init__(self, sheet: Sheet, table: Table, language: str, frozen: int, total: str, nothing: str) -> None:
        self._sheet, self._table, self._language = sheet, table, language
        self._total, self._nothing = total, nothing
        notices = Notices()
        self._texts = [
            [plain(cell_text(column, cell, language, notices)) for column, cell in zip(table.columns, row, strict=True)]
            for row in table.rows
        ]
        self._sums = self._summed() if table.has_sums and table.rows else []
        self._parts = self._parted(frozen)

    def draw(self) -> None:
        """All rows of the first columns, then those of the others beside the names again."""
        before = self._sheet.on_new_page
        for number, part in enumerate(self._parts):
            if number:
                self._sheet.on_new_page = before
                self._sheet.new_page()
            self._draw(part)
        self._sheet.on_new_page = before

    def _draw(self, part: _Part) -> None:
        sheet, before = self._sheet, self._sheet.on_new_page
        sheet.room_for(self._head_height(part) + 40)
        if self._sums:
            self._row(part, self._sums, _SUM, BAND)
        self._head(part)

        def again(page: Sheet) -> None:
            if before is not None:
                before(page)
            self._head(part)

        sheet.on_new_page = again
        for number, texts in enumerate(self._texts):
            style = _STRONG if number in self._table.strong else _CELL
            self._row(part, texts, style, cells=self._table.rows[number])
        sheet.on_new_page = before
        if not self._texts:
            sheet.paragraph(self._nothing, _CELL, self._language)

    # Rows

    def _head(self, part: _Part) -> None:
        sheet = self._sheet
        height = self._head_height(part)
        sheet.marks.append(BoxMark(LEFT, sheet.y - height, sum(part.widths), height, NAVY))
        self._put(part, self._head_lines(part), height)
        sheet.y -= height

    def _head_lines(self, part: _Part) -> list[Sequence[Line]]:
        return [
            self._set(plain(self._table.columns[place].title), _HEAD, width)
            for place, width in zip(part.places, part.widths, strict=True)
        ]

    def _head_height(self, part: _Part) -> float:
        return _height(self._head_lines(part))

    def _row(
        self, part: _Part, texts: Sequence[str], style: Style, ground: str = "", cells: Sequence[PageCell] = ()
    ) -> None:
        sheet = self._sheet
        lines = [
            self._set(texts[place], self._toned(style, place, cells), width)
            for place, width in zip(part.places, part.widths, strict=True)
        ]
        height = _height(lines)
        sheet.room_for(height)
        if ground:
            sheet.marks.append(BoxMark(LEFT, sheet.y - height, sum(part.widths), height, ground))
        if cells:
            self._grounds(part, cells, height)
        self._put(part, lines, height)
        sheet.y -= height
        sheet.rule(sheet.y, 0.3, RULE, right=LEFT + sum(part.widths))

    def _toned(self, style: Style, place: int, cells: Sequence[PageCell]) -> Style:
        tone = self._table.tone(place, cells[place]) if cells else ""
        return _TONED[tone] if tone else style

    def _grounds(self, part: _Part, cells: Sequence[PageCell], height: float) -> None:
        """Bars of shares, and what the records cannot tell."""
        marks, y, x = self._sheet.marks, self._sheet.y, LEFT
        for place, width in zip(part.places, part.widths, strict=True):
            cell = cells[place]
            if isinstance(cell, Unknown):
                for step in range(int(width // 4)):
                    marks.append(RuleMark(x + step * 4, y - height, x + step * 4 + 4, y, 0.3, RULE))
            elif place in self._table.bars and isinstance(cell, int | float | Fraction):
                share = min(max(float(cell), 0), 1)
                marks.append(BoxMark(x + 1, y - height + 1, (width - 2) * share, height - 2, BAR))
            x += width

    def _put(self, part: _Part, cells: Sequence[Sequence[Line]], height: float) -> None:
        sheet, x = self._sheet, LEFT
        for place, width, lines in zip(part.places, part.widths, cells, strict=True):
            side = "right" if self._table.columns[place].kind in _RIGHT else "left"
            y = sheet.y - _AIR
            for line in lines:
                y -= line.style.size * line.style.leading
                sheet.put(line, aligned(line, x + _PAD, width - 2 * _PAD, side), y + line.style.size * 0.3)
            x += width

    def _set(self, text: str, style: Style, width: float) -> Sequence[Line]:
        if not text:
            return ()
        room = width - 2 * _PAD
        return self._sheet.set.paragraph(
            text, self._sheet.set.fitting(text, style, self._language, room, _SMALLEST), self._language, room
        )

    # Sums

    def _summed(self) -> list[str]:
        table, found = self._table, [""] * len(self._table.columns)
        for place in table.sums:
            found[place] = number_text(table.columns[place], _plain(self._sum(place)), self._language)
        for place, share in table.shares.items():
            found[place] = self._share(table.columns[place], share)
        found[table.sums_said_in] = found[table.sums_said_in] or self._total
        return found

    def _share(self, column: Column, share: Share) -> str:
        among = sum((self._sum(place) for place in share.among), Fraction(0))
        of = sum((self._sum(place) for place in share.of), Fraction(0))
        return number_text(column, float(of / among), self._language) if among else ""

    def _sum(self, place: int) -> Fraction:
        read = as_hours if self._table.columns[place].kind is ColumnKind.HOURS else as_number
        found = (read(row[place]) for row in self._table.rows)  # type: ignore[arg-type]
        return sum((Fraction(one) for one in found if one is not None), Fraction(0))

    # Widths

    def _parted(self, frozen: int) -> list[_Part]:
        """Columns of text give way until all stand on one page, or as many as have room beside the names; of several
        ways the one that takes least paper."""
        room, fixed = self._sheet.measure, self._fixed()
        sharing, unit = self._sharing(fixed), self._width("0", _CELL) * _LETTERS

        def of(texts: Mapping[int, float]) -> list[float]:
            return [texts[place] * unit + 2 * _PAD if place in texts else width for place, width in enumerate(fixed)]

        narrowest = of(sharing.narrowest)
        first, best, widths = len(pages_of(narrowest, frozen, room)), float("inf"), narrowest
        for across in range(first, first + 3):

            def fits(texts: Mapping[int, float], across: int = across) -> bool:
                pages = pages_of(of(texts), frozen, room)
                return len(pages) <= across and max(pages) <= room

            found = of(sharing.widths(fits))
            if across * (sharing.lines + _BETWEEN) < best * _WORTH:
                best, widths = across * (sharing.lines + _BETWEEN), found
        return self._parts_of(widths, frozen, room)

    @staticmethod
    def _parts_of(widths: Sequence[float], frozen: int, room: float) -> list[_Part]:
        """A column that is wider than the page is made as wide as it."""
        parts, names, at = list[_Part](), tuple(range(frozen)), frozen
        for whole in pages_of(widths, frozen, room):
            taken, width = list[int](), sum(widths[:frozen])
            while at < len(widths) and width + widths[at] <= whole + 0.001:
                taken.append(at)
                width += widths[at]
                at += 1
            scale = min(room / max(whole, 1), 1.0)
            places = (*names, *taken)
            parts.append(_Part(places, tuple(widths[place] * scale for place in places)))
        return parts

    def _fixed(self) -> list[float]:
        """Of each column what no page can do without: numbers and days whole, of texts the longest word."""
        found = []
        for place, column in enumerate(self._table.columns):
            texts = {row[place] for row in self._texts}
            if column.kind is ColumnKind.TEXT:
                texts = {word for text in texts for word in _WORDS.findall(text)}
            widest = max((self._width(text, _STRONG) for text in texts), default=0.0)
            said = self._sums[place] if self._sums else ""
            least = min(self._width(said, _SUM), _SUM_SAID) if place == self._table.sums_said_in else 0.0
            sums = least if column.kind is ColumnKind.TEXT else self._width(said, _SUM)
            found.append(min(max(widest, sums, self._head_word(column)), _WIDEST) + 2 * _PAD + 1)
        return found

    def _sharing(self, fixed: Sequence[float]) -> Sharing:
        unit = self._width("0", _CELL) * _LETTERS
        texts = [place for place, column in enumerate(self._table.columns) if column.kind is ColumnKind.TEXT]
        every = max(len(self._texts) // _SAMPLE, 1)
        rows = [{place: row[place] for place in texts} for row in self._texts[::every]]
        return Sharing({place: (fixed[place] - 2 * _PAD) / unit for place in texts}, _WIDEST / unit, rows)

    def _head_word(self, column: Column) -> float:
        """The widest word of the heading, or six characters of Chinese."""
        words = plain(column.title).split() if self._language == "zh" else _WORDS.findall(plain(column.title))
        widest = max((self._width(word, _HEAD) for word in words), default=0.0)
        return max(min(widest, 6 * _HEAD.size) if self._language == "zh" else widest, _NARROWEST)

    def _width(self, text: str, style: Style) -> float:
        return self._sheet.set.line(text, style, self._language).width if text else 0.0


def _height(cells: Sequence[Sequence[Line]]) -> float:
    """Of a row: its highest cell."""
    highest = max((sum(line.style.size * line.style.leading for line in lines) for lines in cells), default=0.0)
    return max(highest, _CELL.size * _CELL.leading) + 2 * _AIR


def _plain(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(number)
