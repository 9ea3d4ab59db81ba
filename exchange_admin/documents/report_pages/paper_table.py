"""A table of a report on paper: as wide as the page, headings on every page, what is too wide on further pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from exchange_admin.documents.drawing import BoxMark, RuleMark
from exchange_admin.documents.fonts import SANS, SANS_STRONG, plain
from exchange_admin.documents.report_pages.content import PageCell, Share, Table, Unknown
from exchange_admin.documents.report_pages.paper_text import cell_text, number_text
from exchange_admin.documents.sheets.sheet import LEFT, Sheet
from exchange_admin.documents.table_cells import Column, ColumnKind, Notices, as_hours, as_number
from exchange_admin.documents.typesetting import Line, Style, aligned

NAVY, BAND, RULE, BAR = "1F3864", "F3F6FA", "C3CBD9", "CFE5BF"
_CELL = Style(SANS, 7.2, "171A21", leading=1.25)
_STRONG = Style(SANS_STRONG, 7.2, "171A21", leading=1.25)
_HEAD = Style(SANS_STRONG, 7, "FFFFFF", leading=1.2)
_SUM = Style(SANS_STRONG, 7.2, NAVY, leading=1.25)
_PAD, _AIR = 2.6, 2.2
_NARROWEST, _WIDEST, _USUAL = 24.0, 190.0, 0.95
_COMFORTABLE = 84.0
"""Points that a column of text keeps; where the others leave less, there are further pages."""
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
        lines = [self._set(texts[place], style, width) for place, width in zip(part.places, part.widths, strict=True)]
        height = _height(lines)
        sheet.room_for(height)
        if ground:
            sheet.marks.append(BoxMark(LEFT, sheet.y - height, sum(part.widths), height, ground))
        if cells:
            self._grounds(part, cells, height)
        self._put(part, lines, height)
        sheet.y -= height
        sheet.rule(sheet.y, 0.3, RULE, right=LEFT + sum(part.widths))

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
            text, self._sheet.set.fitting(text, style, self._language, room, 4.5), self._language, room
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
        """Columns of text give way until all stand on one page; else as many as have room beside the names."""
        wanted, least = [*self._wanted()], [*self._least()]
        places = range(len(wanted))
        if sum(least) <= self._sheet.measure:
            return [self._fitted(tuple(places), wanted, least)]
        names = tuple(places[:frozen])
        parts, rest = list[_Part](), [*places[frozen:]]
        while rest:
            taken, room = list[int](), self._sheet.measure - sum(least[place] for place in names)
            while rest and (not taken or least[rest[0]] <= room):
                room -= least[rest[0]]
                taken.append(rest.pop(0))
            parts.append(self._fitted((*names, *taken), wanted, least))
        return parts

    def _fitted(self, places: tuple[int, ...], wanted: Sequence[float], least: Sequence[float]) -> _Part:
        widest = _WIDEST
        while True:
            widths = [min(wanted[place], max(least[place], widest)) for place in places]
            if sum(widths) <= self._sheet.measure or widest <= _NARROWEST:
                scale = min(self._sheet.measure / sum(widths), 1.0)
                return _Part(places, tuple(width * scale for width in widths))
            widest -= 4

    def _wanted(self) -> Iterator[float]:
        for place, column in enumerate(self._table.columns):
            found = sorted(self._width(row[place], _CELL) for row in self._texts) or [0.0]
            is_text = column.kind is ColumnKind.TEXT
            usual = found[ceil(len(found) * _USUAL) - 1] if is_text else found[-1]
            sums = self._width(self._sums[place], _SUM) if self._sums and place else 0.0
            yield min(max(usual, sums, self._head_word(column)), _WIDEST) + 2 * _PAD + 1

    def _least(self) -> Iterator[float]:
        for width, column in zip(self._wanted(), self._table.columns, strict=True):
            yield min(width, _COMFORTABLE) if column.kind is ColumnKind.TEXT else width

    def _head_word(self, column: Column) -> float:
        """The widest word of the heading, or four characters of Chinese."""
        words = plain(column.title).split()
        widest = max((self._width(word, _HEAD) for word in words), default=0.0)
        return min(widest, max(4 * _HEAD.size, _NARROWEST)) if self._language == "zh" else min(widest, 60.0)

    def _width(self, text: str, style: Style) -> float:
        return self._sheet.set.line(text, style, self._language).width if text else 0.0


def _height(cells: Sequence[Sequence[Line]]) -> float:
    """Of a row: its highest cell."""
    highest = max((sum(line.style.size * line.style.leading for line in lines) for lines in cells), default=0.0)
    return max(highest, _CELL.size * _CELL.leading) + 2 * _AIR


def _plain(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(number)
