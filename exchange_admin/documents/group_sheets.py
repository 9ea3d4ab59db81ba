"""Sheets on A4, across or upright: a title, a ruled table that goes on over pages, lines below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exchange_admin.documents.drawing import A4_LANDSCAPE, A4_PORTRAIT, MM, BoxMark, Mark, RuleMark, TextMark, pdf_of
from exchange_admin.documents.fonts import SANS, SANS_STRONG, Fonts, is_han
from exchange_admin.documents.typesetting import Line, Style, Typesetter

_SIDE, _TOP, _BOTTOM = 14 * MM, 14 * MM, 13 * MM
_INK, _GREY, _LINE, _SOFT = "20242D", "6B6F78", "9AA2B1", "F0F2F6"
_TITLE = Style(SANS_STRONG, 15, _INK)
_ABOUT = Style(SANS, 9, _GREY, leading=1.45)
_HEAD = Style(SANS_STRONG, 8, _INK, leading=1.25)
_CELL = Style(SANS, 9, _INK)
_STEP, _CELL_STEP = _HEAD.size * _HEAD.leading, 10.8
_SMALL = Style(SANS, 8, _GREY)
_HEAD_HIGH = 11 * MM
_LONGEST_TURNED = 34 * MM
_LEAST_OPEN = 62 * MM
_BESIDE = 4.0
"""Points of a column that its heading leaves free."""
_SMALLEST = 8.0
"""Points of the smallest letters in a table; a narrow heading is turned, a long text takes further lines."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """`millimetres` 0 takes what is left. `align` is left, centre or right. A heading may have two lines; one with a
    word that is wider than its column is turned."""

    heading: str
    millimetres: float
    align: str = "centre"


@dataclass(frozen=True, slots=True)
class GridSheet:
    """One table with its own columns; it begins a page. `row_millimetres` leaves room for a signature; `upright` is
    said by the first sheet of a file for all of them."""

    title: str
    about: tuple[str, ...]
    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...] = ()
    row_millimetres: float = 7.0
    upright: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """Of a page, in points."""
        return A4_PORTRAIT if self.upright else A4_LANDSCAPE


def group_pdf(fonts: Fonts, sheets: Sequence[GridSheet], language: str) -> bytes:
    """The sheets as one PDF; the same sheets give the same bytes."""
    setter = Typesetter(fonts)
    drawn = [page for sheet in sheets for page in _Sheet(setter, sheet, language).pages()]
    for number, marks in enumerate(drawn, 1):
        line = setter.line(f"{number} / {len(drawn)}", _SMALL, language)
        marks.append(TextMark(sheets[0].size[0] - _SIDE - line.width, _BOTTOM - 5 * MM, line))
    first = sheets[0]
    return pdf_of(fonts, drawn, title=first.title, author="Exchange Admin", size=first.size, language=language)


@dataclass(frozen=True, slots=True)
class _Heading:
    lines: tuple[Line, ...]
    turned: bool

    @property
    def high(self) -> float:
        """What it needs of the height of the row of headings."""
        longest = max((line.width for line in self.lines), default=0.0)
        return (longest if self.turned else len(self.lines) * _STEP) + 3 * MM


class _Sheet:
    def __init__(self, setter: Typesetter, sheet: GridSheet, language: str) -> None:
        self._setter, self._sheet, self._language = setter, sheet, language
        self._measure, self._high = sheet.size[0] - 2 * _SIDE, sheet.size[1]
        self._widths = self._column_widths()
        self._about, self._foot = self._wrapped(sheet.about), self._wrapped(sheet.foot)
        pairs = zip(sheet.columns, self._widths, strict=True)
        self._headings = [self._heading(column.heading, width) for column, width in pairs]
        self._head_high = max(_HEAD_HIGH, *(heading.high for heading in self._headings))
        self._row = max(sheet.row_millimetres * MM, self._most_lines() * _CELL_STEP + MM)

    def _column_widths(self) -> list[float]:
        """As they are meant; wider for the longest word of the heading where the open columns can spare it."""
        columns = self._sheet.columns
        meant = [column.millimetres * MM for column in columns]
        words = [self._longest_word(column.heading) + _BESIDE for column in columns]
        upright = [wide and max(wide, word) for wide, word in zip(meant, words, strict=True)]
        open_ = max(1, meant.count(0))
        spare = (self._measure - sum(upright)) / open_
        chosen = upright if spare >= min(_LEAST_OPEN, self._widest_open()) else meant
        spare = max(0.0, self._measure - sum(chosen)) / open_
        return [wide or spare for wide in chosen]

    def _widest_open(self) -> float:
        """What the texts of the open columns need to stand in one line."""
        texts = {
            text
            for row in self._sheet.rows
            for column, text in zip(self._sheet.columns, row, strict=True)
            if not column.millimetres and text
        }
        return max((self._setter.line(text, _CELL, self._language).width for text in texts), default=0.0) + 2 * MM

    def _longest_word(self, heading: str) -> float:
        """In points; Chinese characters break anywhere and need no width of their own."""
        words = "".join(" " if is_han(one) else one for one in heading).split()
        return max((self._setter.line(word, _HEAD, self._language).width for word in words), default=0.0)

    def pages(self) -> Iterator[list[Mark]]:
        rows = list(self._sheet.rows)
        while True:
            marks, y = self._head()
            room = max(1, int((y - self._head_high - _BOTTOM - len(self._foot) * 5 * MM) // self._row))
            part, rows = rows[:room], rows[room:]
            marks += self._table(y, part)
            below = y - self._head_high - len(part) * self._row
            if not rows:
                marks += self._lines(self._foot, below - 6 * MM)
            yield marks
            if not rows:
                return

    def _head(self) -> tuple[list[Mark], float]:
        """Title and what the sheet is about; where the table begins."""
        y = self._high - _TOP - _TITLE.size
        title = self._setter.line(self._sheet.title, _TITLE, self._language)
        marks: list[Mark] = [TextMark(_SIDE, y, title)]
        marks += self._lines(self._about, y - 6 * MM)
        return marks, y - 4 * MM - len(self._about) * _ABOUT.size * _ABOUT.leading - 2 * MM

    def _wrapped(self, texts: Sequence[str]) -> tuple[Line, ...]:
        """What stands above and below the table, no wider than the page."""
        room = self._measure
        return tuple(line for text in texts for line in self._setter.paragraph(text, _ABOUT, self._language, room))

    def _lines(self, lines: Sequence[Line], y: float) -> Iterator[Mark]:
        for line in lines:
            yield TextMark(_SIDE, y, line)
            y -= _ABOUT.size * _ABOUT.leading

    def _table(self, top: float, rows: Sequence[tuple[str, ...]]) -> Iterator[Mark]:
        right, low = _SIDE + sum(self._widths), top - self._head_high - len(rows) * self._row
        yield BoxMark(_SIDE, top - self._head_high, right - _SIDE, self._head_high, _SOFT)
        x = _SIDE
        for heading, width in zip(self._headings, self._widths, strict=True):
            yield from self._head_marks(heading, x, top, width)
            x += width
        for n, row in enumerate(rows):
            yield from self._cells(row, top - self._head_high - n * self._row)
        for y in (top, *(top - self._head_high - n * self._row for n in range(len(rows) + 1))):
            yield RuleMark(_SIDE, y, right, y, 0.4, _LINE)
        x = _SIDE
        for width in (0.0, *self._widths):
            x += width
            yield RuleMark(x, top, x, low, 0.4, _LINE)

    def _heading(self, text: str, width: float) -> _Heading:
        """Upright where every word of it has its width, else turned."""
        turned = self._longest_word(text) + _BESIDE > width + 0.01
        room = _LONGEST_TURNED if turned else width - _BESIDE
        parts = [self._setter.paragraph(part, _HEAD, self._language, room + 0.01) for part in text.split("\n") if part]
        return _Heading(tuple(line for part in parts for line in part), turned)

    def _head_marks(self, heading: _Heading, x: float, top: float, width: float) -> Iterator[Mark]:
        middle, fall = (len(heading.lines) - 1) * _STEP / 2, _HEAD.size * 0.36
        if heading.turned:
            low = top - self._head_high + 1.5 * MM
            for n, line in enumerate(heading.lines):
                yield TextMark(x + width / 2 - middle + n * _STEP + fall, low, line, turned=True)
            return
        for n, line in enumerate(heading.lines):
            y = top - self._head_high / 2 + middle - n * _STEP - fall
            yield TextMark(x + (width - line.width) / 2, y, line)

    def _most_lines(self) -> int:
        """Of all cells of the sheet."""
        return max(
            (
                len(self._fitted(text, width))
                for row in self._sheet.rows
                for text, width in zip(row, self._widths, strict=True)
                if text
            ),
            default=1,
        )

    def _cells(self, row: Sequence[str], top: float) -> Iterator[Mark]:
        x = _SIDE
        for column, width, text in zip(self._sheet.columns, self._widths, row, strict=True):
            lines = self._fitted(text, width) if text else ()
            size = lines[0].style.size if lines else _CELL.size
            y = top - self._row / 2 - size * 0.36 + (len(lines) - 1) * _CELL_STEP / 2
            for line in lines:
                spare = width - line.width
                at = MM if column.align == "left" else spare - MM if column.align == "right" else spare / 2
                yield TextMark(x + at, y, line)
                y -= _CELL_STEP
            x += width

    def _fitted(self, text: str, width: float) -> tuple[Line, ...]:
        return self._setter.shrunk(text, _CELL, self._language, width - 2 * MM, smallest=_SMALLEST, lines=2)
