"""How wide columns and how high rows have to be for what stands in them, on paper of A4."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from math import ceil
from types import MappingProxyType

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exchange_admin.documents.report_pages.content import Table
from exchange_admin.documents.report_pages.look import FONTS, HAN_LETTERS
from exchange_admin.documents.report_pages.measure import BOLD, lines_of, longest_piece, text_width
from exchange_admin.documents.report_pages.sharing import Sharing, pages_of
from exchange_admin.documents.table_cells import Column, ColumnKind

_ACROSS = MappingProxyType({"zh": 190, "en": 186, "ru": 212})
"""Digits in which a page across can still be read (7 pt on paper)."""
_UPRIGHT = MappingProxyType({"zh": 96, "en": 102, "ru": 116})
_WIDEST, _NARROWEST, _SMALLEST_TEXT = 60, 5, 9
_HAN_HEAD = 15  # digits of a heading in Chinese that stands on one line, where it is of numbers
_LONGEST_WORD = 32
_SUM_SAID = 18  # digits that what sums are called has on a line
_USUAL = 0.95
"""The share of texts that a column is made wide enough for; longer ones take another line."""
_LEADING = MappingProxyType({"zh": 1.4, "en": 1.25, "ru": 1.25})
_MOST_ACROSS, _BETWEEN, _WORTH = 4, 0.3, 0.9
"""How many pages there may be beside each other, what is between two rows in lines, and how much less paper another
page beside the others has to need."""
_SAMPLE = 80  # rows that widths are chosen by
_AIR_OF_HEADS = 3.5  # of an empty list, whose headings have no filter
_MOST_SQUEEZED = 3
_LEAST, _LONGEST_LINE = 72, 110  # signatures need some room, long titles get no more than this
_ARROW = 2  # width of the filter arrow beside a heading
_DATE, _MOMENT = 11, 17
_CENTIMETRES = 0.17  # of a digit, as narrow as any program draws it: beyond the last column a chart is cut
_POINTS = 5.1  # of a digit: about seven pixels in each of the fonts
_POINTS_PRINTED = MappingProxyType({"zh": 5.85, "en": 5.1, "ru": 5.1})
"""The same of the font that a program takes where Microsoft YaHei is not there, the widest of those tried."""
_AIR = 2.5  # beside a number or text, in digits: what it is moved in by, and what programs leave free
_FILLED = 0.94  # of a page, with what programs draw higher
_SMALLEST = 7.5  # points of a letter that can be read on paper
_SMALLEST_OF_COVERS = 6.8
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
        self._pages: list[float] = []
        self.pages_across, self.printed = 1, across
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
        on_one_line = _HAN_HEAD if HAN_LETTERS.search(title) else 10
        self._need(at, max(longest, min(whole, on_one_line)) + _ARROW)
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
            self._typed(at, _MOMENT if isinstance(value, dt.datetime) else _DATE)
        elif value is not None:
            written = f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
            self._typed(at, len(written) + 1)

    def total_said(self, row: int, at: int, text: str) -> None:
        """What the line of sums is called takes further lines where its column is narrow."""
        self._texts.append((row, at, text))
        self._least[at - 1] = max(self._least[at - 1], min(text_width(text) * BOLD, _SUM_SAID))

    def total(self, at: int, value: float | str) -> None:
        self._typed(at, len(f"{value:.2f}") if isinstance(value, float) else len(str(value)) + 2)

    def apply(self, sheet: Worksheet, above: Sequence[tuple[str, float]], repeated: int = 0) -> None:
        """`above` are the lines over the tables with the scale of their letters: beyond the last column they would be
        cut in print. The first `repeated` columns stand on every page."""
        for at, found in enumerate(self._found, 1):
            if found:
                self._need(at, min(_usual(found), _WIDEST))
                word = min(max(self._words[at - 1]), _LONGEST_WORD)
                self._least[at - 1] = max(self._least[at - 1], word)
        self._choose(repeated)
        longest = max((text_width(text) * scale for text, scale in above), default=0)
        self._chosen[0] += max(min(longest + 1, _LONGEST_LINE) - self.whole, _LEAST - self.whole, 0)
        for at, width in enumerate(self._chosen, 1):
            sheet.column_dimensions[get_column_letter(at)].width = width
        high: dict[int, float] = {}
        for row, at, text in self._texts:
            count = lines_of(text, self._chosen[at - 1] - _AIR)
            if count > 1:
                high[row] = max(high.get(row, 0), self._points(count, "zh" if HAN_LETTERS.search(text) else ""))
        for row, points in high.items():
            sheet.row_dimensions[row].height = points
        most = max((lines_of(text, (self._chosen[at - 1] - _AIR) / BOLD) for at, text in self._heads), default=1)
        for row in self.head_rows:
            sheet.row_dimensions[row].height = self._points(max(min(most, 6), 2))

    def _choose(self, repeated: int) -> None:
        """Columns of text give way until the page can be read; what would be too narrow, or too high, then has more
        pages beside each other, on each of which the `repeated` columns stand."""
        sharing, best = self._sharing(), float("inf")
        for across in range(1, _MOST_ACROSS + 1):
            found = self._across(sharing, across, repeated)
            if found is None:
                continue
            scale = min(1.0, _PAPER["landscape"][0] / (_widest(found, across, repeated) * _POINTS))
            costs = across * (sharing.lines + _BETWEEN) * scale
            if costs < best * _WORTH:
                best, self._chosen, self.pages_across = costs, found, across
        if not self._chosen:
            self._chosen, self.pages_across = self._with(sharing.narrowest), _MOST_ACROSS
        widest = _widest(self._chosen, self.pages_across, repeated)
        self._pages = pages_of(self._chosen, repeated, widest)
        if not any(self._found):  # of an empty list the first headings are printed, and that it is empty
            self.printed = self.first_page(repeated)
            self.pages_across, self._pages = 1, self._pages[:1]

    def _sharing(self) -> Sharing:
        texts = [place for place, text in enumerate(self._is_text) if text]
        rows: dict[int, dict[int, str]] = {}
        for row, at, text in self._texts:
            rows.setdefault(row, {})[at - 1] = text
        every = max(len(rows) // _SAMPLE, 1)
        least = {place: max(self._least[place], _SMALLEST_TEXT if self._found[place] else 0) for place in texts}
        return Sharing(least, _WIDEST, [*rows.values()][::every])

    def _across(self, sharing: Sharing, across: int, repeated: int) -> list[float] | None:
        """Widths with which all stands on so many pages beside each other in letters that can be read."""
        page = _ACROSS[self._language]

        def fits(texts: Mapping[int, float]) -> bool:
            pages = pages_of(self._with(texts), repeated, page)
            return len(pages) <= across and max(pages) <= page

        return self._with(sharing.widths(fits)) if fits(sharing.narrowest) else None

    def _with(self, texts: Mapping[int, float]) -> list[float]:
        """All columns, those of text as wide as told."""
        air = _AIR if any(self._found) else _AIR_OF_HEADS
        return [
            (texts.get(place, 0.0) if is_text else width) + air
            for place, (width, is_text) in enumerate(zip(self._needed, self._is_text, strict=True))
        ]

    def first_page(self, repeated: int) -> int:
        """The last column that stands on the first of the pages beside each other."""
        at, room = 0.0, self._pages[0] + 0.1
        for column, width in enumerate(self._chosen, 1):
            at += width
            if at > room:
                return max(column - 1, repeated + 1)
        return len(self._chosen)

    def between(self, first: int, last: int) -> float:
        return sum(self._chosen[first - 1 : last])

    def height_in(self, text: str, width: float) -> float:
        return self._points(lines_of(text, max(width - 1, 1)))

    def _typed(self, at: int, width: float) -> None:
        """A day or number gives no way: without room programs write ###."""
        self._need(at, width)
        self._least[at - 1] = max(self._least[at - 1], width)

    def _need(self, at: int, width: float) -> None:
        self._needed[at - 1] = max(self._needed[at - 1], width)

    def _points(self, lines: int, script: str = "") -> float:
        """Lines of Han are further apart in every language."""
        return lines * FONTS[self._language][1] * _LEADING[script or self._language] + 3

    @property
    def usual_height(self) -> float:
        """Points of a row that nobody gave a height."""
        return FONTS[self._language][1] * _LEADING[self._language] + 2

    def scale(self, orientation: str) -> float:
        """How much smaller a page is printed to be as wide as the paper."""
        return min(1.0, _PAPER[orientation][0] / (max(self._pages, default=1.0) * _POINTS_PRINTED[self._language]))

    def fits_one_upright(self, height: float) -> bool:
        """Whether all of it can be read on one upright page."""
        across, high = _PAPER["portrait"]
        scale = min(across / (self.whole * _POINTS_PRINTED[self._language]), high / height)
        return self.pages_across == 1 and scale * FONTS[self._language][1] >= _SMALLEST_OF_COVERS

    def pages_high(self, height: float, orientation: str, *, has_parts: bool) -> int:
        """On how many pages below each other so many points have to stand; 0 for as many as it takes. What little is
        left over for the last page stands on those before it."""
        scale = self.scale(orientation)
        pages = height * scale / _PAPER[orientation][1]
        whole = max(int(pages), 1)
        least = max(_SQUEEZED_PARTS if has_parts else _SQUEEZED, _SMALLEST / FONTS[self._language][1] / scale)
        if whole > _MOST_SQUEEZED:
            return whole if pages - whole <= _OVER and whole / pages >= least else 0
        return whole if whole / pages >= least else ceil(pages)

    def breaks(self, parts: Sequence[tuple[int, float]], orientation: str) -> list[int]:
        """Rows that begin a page, so that no part is cut which has room on one: each part is its first row and its
        height. What is higher than a page runs on."""
        high, at, found = _PAPER[orientation][1] / self.scale(orientation) * _FILLED, 0.0, list[int]()
        for row, height in parts:
            if at and at + height > high >= height:
                found.append(row)
                at = 0.0
            at = (at + height) % high if at + height > high else at + height
        return found


def _widest(widths: Sequence[float], across: int, repeated: int) -> float:
    """The width of a page when the columns stand on so many beside each other."""
    room = float(max(sum(widths) / across, *widths, 1))
    while len(pages_of(widths, repeated, room)) > across:
        room += 0.5
    return room


def _usual(found: Sequence[float]) -> float:
    return sorted(found)[ceil(len(found) * _USUAL) - 1]


def _is_han(text: str) -> bool:
    return text_width(text) >= 1.9 * len(text)
