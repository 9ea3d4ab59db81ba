"""How wide columns and how high rows have to be for what stands in them, on paper of A4."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from math import ceil
from types import MappingProxyType

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exchange_admin.documents.report_pages.content import Table
from exchange_admin.documents.report_pages.look import FONTS
from exchange_admin.documents.report_pages.measure import BOLD, lines_of, longest_piece, text_width
from exchange_admin.documents.table_cells import Column, ColumnKind

_ACROSS = MappingProxyType({"zh": 178, "en": 188, "ru": 210})
"""Digits in which a page across can still be read (7 pt on paper)."""
_UPRIGHT = MappingProxyType({"zh": 96, "en": 102, "ru": 116})
_WIDEST, _NARROWEST, _SMALLEST_TEXT = 46, 5, 9
_LONGEST_WORD = 19
_USUAL = 0.95
"""The share of texts that a column is made wide enough for; longer ones take another line."""
_LEADING = MappingProxyType({"zh": 1.4, "en": 1.25, "ru": 1.25})
_SMALL_TEXT, _MOST_ACROSS, _CLOSE = 17, 3, 1.12
"""Width of text where there are several pages beside each other, how many there may be, and how much smaller letters
may become before there is another one."""
_MOST_SQUEEZED = 3
_LEAST, _LONGEST_LINE = 72, 110  # signatures need some room, long titles get no more than this
_ARROW = 3  # width of the filter arrow beside a heading
_DATE, _MOMENT = 11, 17
_CENTIMETRES = 0.17  # of a digit, as narrow as any program draws it: beyond the last column a chart is cut
_POINTS = 5.1  # of a digit: about seven pixels in each of the fonts
_AIR = 3.0  # beside a number or text, in digits: what it is moved in by, and what programs leave free
_PAPER = MappingProxyType({"landscape": (770, 494), "portrait": (523, 741)})
"""Points between the margins of A4."""
_SQUEEZED, _SQUEEZED_PARTS, _OVER = 0.8, 0.66, 0.12
"""How small a page may become for what is left over to stand on it too, one with a chart or several tables, and of
many pages which part of the last one is left over."""


class Widths:
    """Measures the cells while they are written and sets the sheet at the end."""

    def __init__(self, across: int, language: str) -> None:
        self._language = language
        self._needed = [float(_NARROWEST)] * across
        self._is_text = [False] * across
        self._texts: list[tuple[int, int, str]] = []
        self._heads: list[tuple[int, str]] = []
        self.head_rows: list[int] = []
        self.total_row = 0
        self._chosen: list[float] = []
        self.pages_across = 1
        self._found: list[list[float]] = [[] for _ in range(across)]
        self._words: list[list[float]] = [[] for _ in range(across)]
        self._least = [0.0] * across

    @property
    def whole(self) -> float:
        return sum(self._chosen)

    @property
    def centimetres(self) -> float:
        return self.whole * _CENTIMETRES

    @property
    def fit_upright(self) -> bool:
        return self.whole <= _UPRIGHT[self._language]

    def begin_table(self, table: Table) -> None:
        for place, column in enumerate(table.columns):
            self._is_text[place] |= column.kind is ColumnKind.TEXT

    def head(self, at: int, title: str) -> None:
        whole = text_width(title) * BOLD
        longest = max((text_width(word) * BOLD for word in title.split()), default=0)
        longest = min(longest, 12) if " " not in title and _is_han(title) else longest
        self._least[at - 1] = max(self._least[at - 1], min(longest, _LONGEST_WORD))
        self._need(at, max(longest, min(whole, 10)) + _ARROW)
        self._heads.append((at, title))

    def body(self, row: int, at: int, column: Column, value: object) -> None:
        if isinstance(value, str):
            width = max((text_width(line) for line in value.split("\n")), default=0)
            if column.kind is ColumnKind.TEXT:
                self._found[at - 1].append(width)
                self._words[at - 1].append(longest_piece(value))
            else:
                self._need(at, min(width, _WIDEST))
            if width > _SMALLEST_TEXT:
                self._texts.append((row, at, value))
        elif isinstance(value, dt.date):
            self._need(at, _MOMENT if isinstance(value, dt.datetime) else _DATE)
        elif value is not None:
            self._need(at, len(f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)) + 1)

    def total_said(self, row: int, at: int, text: str) -> None:
        """What the line of sums is called takes further lines where its column is narrow."""
        self._texts.append((row, at, text))

    def total(self, at: int, value: float | str) -> None:
        self._need(at, len(f"{value:.2f}") if isinstance(value, float) else len(str(value)) + 2)

    def apply(self, sheet: Worksheet, above: Sequence[tuple[str, float]], repeated: int = 0) -> None:
        """`above` are the lines over the tables with the scale of their letters: beyond the last column they would be
        cut in print. The first `repeated` columns stand on every page."""
        for at, found in enumerate(self._found, 1):
            if found:
                self._need(at, min(_usual(found), _WIDEST))
                word = min(_usual(self._words[at - 1]), _LONGEST_WORD)
                self._least[at - 1] = max(self._least[at - 1], word)
        self._choose(repeated)
        longest = max((text_width(text) * scale for text, scale in above), default=0)
        self._chosen[0] += max(min(longest + 1, _LONGEST_LINE) - self.whole, _LEAST - self.whole, 0)
        for at, width in enumerate(self._chosen, 1):
            sheet.column_dimensions[get_column_letter(at)].width = width
        lines: dict[int, int] = {}
        for row, at, text in self._texts:
            lines[row] = max(lines.get(row, 1), lines_of(text, self._chosen[at - 1] - _AIR))
        for row, count in lines.items():
            if count > 1:
                sheet.row_dimensions[row].height = self._points(count)
        most = max((lines_of(text, (self._chosen[at - 1] - _AIR) / BOLD) for at, text in self._heads), default=1)
        for row in self.head_rows:
            sheet.row_dimensions[row].height = self._points(max(min(most, 6), 2))

    def _choose(self, repeated: int) -> None:
        """Columns of text give way until the page can be read; what would be too narrow then has more pages beside
        each other, on each of which the `repeated` columns stand."""
        has_rows = any(self._found)  # of an empty list the headings say enough in small letters
        for self.pages_across in range(1, _MOST_ACROSS + 1 if has_rows else 2):
            least = _SMALLEST_TEXT if self.pages_across == 1 else _SMALL_TEXT
            widest = float(_WIDEST)
            while not self._fits(widest, repeated) and widest > least:
                widest -= 1
            if self._fits(widest, repeated, _CLOSE):
                break

    def _fits(self, widest: float, repeated: int, close: float = 1.0) -> bool:
        self._chosen = [
            max(min(width, widest), least) + _AIR if text else width + _AIR
            for width, least, text in zip(self._needed, self._least, self._is_text, strict=True)
        ]
        again = (self.pages_across - 1) * sum(self._chosen[:repeated])
        return self.whole + again <= self.pages_across * _ACROSS[self._language] * close

    def first_page(self, repeated: int) -> int:
        """The last column that stands on the first of the pages beside each other."""
        room, at = (self.whole + (self.pages_across - 1) * sum(self._chosen[:repeated])) / self.pages_across, 0.0
        for column, width in enumerate(self._chosen, 1):
            at += width
            if at > room:
                return max(column - 1, repeated + 1)
        return len(self._chosen)

    def between(self, first: int, last: int) -> float:
        return sum(self._chosen[first - 1 : last])

    def height_in(self, text: str, width: float) -> float:
        return self._points(lines_of(text, max(width - 1, 1)))

    def _need(self, at: int, width: float) -> None:
        self._needed[at - 1] = max(self._needed[at - 1], width)

    def _points(self, lines: int) -> float:
        return lines * FONTS[self._language][1] * _LEADING[self._language] + 3

    @property
    def usual_height(self) -> float:
        """Points of a row that nobody gave a height."""
        return FONTS[self._language][1] * _LEADING[self._language] + 2

    def pages_high(self, height: float, orientation: str, *, has_parts: bool) -> int:
        """On how many pages below each other so many points have to stand; 0 for as many as it takes. What little is
        left over for the last page stands on those before it."""
        across, high = _PAPER[orientation]
        scale = min(1.0, self.pages_across * across / (self.whole * _POINTS))
        pages = height * scale / high
        whole = max(int(pages), 1)
        if whole > _MOST_SQUEEZED:
            return whole if pages - whole <= _OVER else 0
        return whole if whole / pages >= (_SQUEEZED_PARTS if has_parts else _SQUEEZED) else ceil(pages)


def _usual(found: Sequence[float]) -> float:
    return sorted(found)[ceil(len(found) * _USUAL) - 1]


def _is_han(text: str) -> bool:
    return text_width(text) >= 1.9 * len(text)
