"""A sheet of marks on A4 across: one page for up to 26 requirements and as many people as can be read on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from exchange_admin.documents.drawing import A4_LANDSCAPE, MM, BoxMark, Mark, RuleMark, TextMark, pdf_of
from exchange_admin.documents.fonts import SANS, SANS_STRONG, Fonts, is_han
from exchange_admin.documents.mark_sheets.sheet import GLYPHS, MarkColumn, MarkRow, MarkSheet
from exchange_admin.documents.typesetting import Line, Style, Typesetter, sized

MOST_ACROSS = 26
"""Columns side by side; more go on over further pages, the same number on each."""

_WIDTH, _HEIGHT = A4_LANDSCAPE
_SIDE, _TOP, _BOTTOM = 11 * MM, 11 * MM, 11 * MM
_NAMES, _DONE, _WIDEST = 58 * MM, 15 * MM, 18 * MM
_GROUP, _FOOT, _LEGEND = 5.5 * MM, 6.5 * MM, 6 * MM
_LOWEST_ROW, _HIGHEST_ROW = 5.0 * MM, 8.5 * MM
_UPRIGHT, _LONGEST_TURNED = 9 * MM, 27 * MM
_BESIDE = 3.0
"""Points of a column that its heading leaves free."""
_INK, _GREY, _LINE, _SOFT, _DARK = "20242D", "5C626E", "9AA2B1", "F0F2F6", "20242D"
_TITLE = Style(SANS_STRONG, 14, _INK)
_ABOUT = Style(SANS, 8.5, _GREY)
_GROUP_STYLE = Style(SANS_STRONG, 8, _INK)
_HEAD = Style(SANS, 7.5, _INK, leading=1.2)
_NAME = Style(SANS_STRONG, 8.5, _INK)
_SECOND = Style(SANS, 7, _GREY)
_COUNT = Style(SANS, 8, _INK)
_FULL = Style(SANS_STRONG, 8, _INK)
_SIZES = {"open": 10.0, "soon": 10.0, "done": 10.0}
"""Points of a mark; 8.5 where nothing is said."""
_Head = tuple[tuple[Line, ...], bool]
"""Lines, and whether they are turned."""
_STRONG = frozenset({"soon", "unknown", "overdue"})


def mark_sheet_pdf(fonts: Fonts, sheet: MarkSheet, language: str) -> bytes:
    """The same sheet gives the same bytes."""
    drawing = _Drawing(Typesetter(fonts), sheet, language)
    return pdf_of(fonts, drawing.pages(), title=sheet.title, author="Exchange Admin", language=language)


class _Drawing:
    def __init__(self, setter: Typesetter, sheet: MarkSheet, language: str) -> None:
        self._setter, self._sheet, self._language = setter, sheet, language
        n = len(sheet.columns)
        self._across = ceil(n / ceil(n / MOST_ACROSS)) if n else 1
        room = _WIDTH - 2 * _SIDE - _NAMES - _DONE
        self._wide = min(_WIDEST, room / self._across)
        self._heads = self._all_heads([column.title for column in sheet.columns])
        self._head_high = max([_UPRIGHT, *(_high(lines, turned) for lines, turned in self._heads)])
        notes = " ".join(sheet.notes)
        self._notes = setter.paragraph(notes, _ABOUT, language, _WIDTH - 2 * _SIDE) if notes else ()

    def pages(self) -> list[list[Mark]]:
        parts = [(first, rows) for first in range(0, max(len(self._sheet.columns), 1), self._across)
                 for rows in self._rows_of_pages()]  # fmt: skip
        drawn = [list(self._page(first, rows)) for first, rows in parts]
        for number, marks in enumerate(drawn, 1):
            line = self._line(f"{number} / {len(drawn)}", _ABOUT)
            marks.append(TextMark(_WIDTH - _SIDE - line.width, _BOTTOM - 4.5 * MM, line))
        return drawn

    # Room

    @property
    def _top(self) -> float:
        """Where the table begins."""
        return _HEIGHT - _TOP - 13 * MM

    @property
    def _room(self) -> float:
        """For the rows of people."""
        below = _FOOT + _LEGEND + len(self._notes) * 4 * MM
        return self._top - _GROUP - self._head_high - below - _BOTTOM

    def _rows_of_pages(self) -> list[Sequence[MarkRow]]:
        rows, most = self._sheet.rows, max(1, int(self._room // _LOWEST_ROW))
        pages = max(1, ceil(len(rows) / most))
        on_each = max(1, ceil(len(rows) / pages))
        self._row = max(_LOWEST_ROW, min(_HIGHEST_ROW, self._room / on_each))
        return [rows[first : first + on_each] for first in range(0, max(len(rows), 1), on_each)]

    # A page

    def _page(self, first: int, rows: Sequence[MarkRow]) -> Iterator[Mark]:
        sheet, columns = self._sheet, self._sheet.columns[first : first + self._across]
        right = _SIDE + _NAMES + len(columns) * self._wide + _DONE
        yield TextMark(_SIDE, _HEIGHT - _TOP - 12, self._fitted(sheet.title, _TITLE, _WIDTH - 2 * _SIDE))
        yield TextMark(_SIDE, _HEIGHT - _TOP - 9 * MM, self._fitted(sheet.about, _ABOUT, _WIDTH - 2 * _SIDE))
        yield from self._heading(first, columns, right)
        y = self._top - _GROUP - self._head_high
        for row in rows:
            yield from self._person(row, first, len(columns), y)
            y -= self._row
            yield RuleMark(_SIDE, y, right, y, 0.3, _LINE)
        yield from self._last_row(columns, y, right)
        yield from self._group_rules(first, columns, y - _FOOT)
        yield from self._below(y - _FOOT)

    def _heading(self, first: int, columns: Sequence[MarkColumn], right: float) -> Iterator[Mark]:
        sheet, top, low = self._sheet, self._top, self._top - _GROUP - self._head_high
        yield BoxMark(_SIDE, low, right - _SIDE, top - low, _SOFT)
        x = _SIDE + _NAMES
        for title, n in sheet.groups(first, first + self._across):
            room = n * self._wide - 2 * MM
            yield TextMark(x + MM, top - _GROUP / 2 - 3, self._fitted(title, _GROUP_STYLE, room))
            x += n * self._wide
        yield TextMark(_SIDE + MM, low + 2 * MM, self._fitted(sheet.person, _GROUP_STYLE, _NAMES - 2 * MM))
        done = self._fitted(sheet.done, _GROUP_STYLE, _DONE - 2 * MM)
        yield TextMark(right - MM - done.width, low + 2 * MM, done)
        for n in range(len(columns)):
            yield from self._head_marks(first + n, _SIDE + _NAMES + n * self._wide, low)
        yield RuleMark(_SIDE, low, right, low, 0.8, _INK)

    def _head_marks(self, n: int, x: float, low: float) -> Iterator[Mark]:
        lines, turned = self._heads[n]
        step = lines[0].style.size * lines[0].style.leading if lines else 0.0
        fall, half = (lines[0].style.size * 0.36 if lines else 0.0), (len(lines) - 1) * step / 2
        for k, line in enumerate(lines):
            if turned:
                yield TextMark(x + self._wide / 2 - half + k * step + fall, low + 1.5 * MM, line, turned=True)
            else:
                y = low + 1.8 * MM + (len(lines) - 1 - k) * step
                yield TextMark(x + (self._wide - line.width) / 2, y, line)

    def _person(self, row: MarkRow, first: int, n: int, top: float) -> Iterator[Mark]:
        middle = top - self._row / 2
        room = _NAMES - 2 * MM
        name = self._fitted(row.name, _NAME, room)
        two = bool(row.second) and self._row >= 6.8 * MM
        yield TextMark(_SIDE + MM, middle + (0.6 * MM if two else -3), name)
        if two:
            yield TextMark(_SIDE + MM, middle - 2.5 * MM, self._fitted(row.second, _SECOND, room))
        elif row.second and name.width + 2 * MM < room * 0.7:
            second = self._fitted(row.second, _SECOND, room - name.width - 2 * MM)
            if second.style.size > 5:
                yield TextMark(_SIDE + 3 * MM + name.width, middle - 2.6, second)
        for k, mark in enumerate(row.marks[first : first + n]):
            yield from self._mark(mark, _SIDE + _NAMES + (k + 0.5) * self._wide, middle)
        done = self._line(row.done, _COUNT)
        yield TextMark(_SIDE + _NAMES + n * self._wide + _DONE - MM - done.width, middle - 3, done)

    def _mark(self, mark: str, x: float, middle: float) -> Iterator[Mark]:
        """What is overdue stands white on dark, so that a page shows it from afar."""
        size = _SIZES.get(mark, 8.5)
        dark = mark == "overdue"
        colour = "FFFFFF" if dark else _GREY if mark == "unneeded" else _INK
        if dark:
            side = 4.2 * MM
            yield BoxMark(x - side / 2, middle - side / 2, side, side, _DARK)
        line = self._line(GLYPHS[mark], Style(SANS_STRONG if mark in _STRONG else SANS, size, colour))
        yield TextMark(x - line.width / 2, middle - size * 0.36, line)

    def _last_row(self, columns: Sequence[MarkColumn], top: float, right: float) -> Iterator[Mark]:
        low = top - _FOOT
        yield BoxMark(_SIDE, low, right - _SIDE, _FOOT - 0.2, _SOFT)
        yield TextMark(_SIDE + MM, low + 2.2 * MM, self._fitted(self._sheet.foot, _GROUP_STYLE, _NAMES - 2 * MM))
        for k, column in enumerate(columns):
            style = _FULL if column.is_full else _COUNT
            line = self._fitted(column.foot, style, self._wide - 1)
            yield TextMark(_SIDE + _NAMES + (k + 0.5) * self._wide - line.width / 2, low + 2.2 * MM, line)
        total = self._fitted(self._sheet.total, _FULL, _DONE - MM)
        yield TextMark(right - MM - total.width, low + 2.2 * MM, total)
        yield RuleMark(_SIDE, low, right, low, 0.8, _INK)

    def _group_rules(self, first: int, columns: Sequence[MarkColumn], low: float) -> Iterator[Mark]:
        x = _SIDE + _NAMES
        for _, n in self._sheet.groups(first, first + len(columns)):
            yield RuleMark(x, self._top, x, low, 0.5, _LINE)
            x += n * self._wide
        yield RuleMark(x, self._top, x, low, 0.5, _LINE)

    def _below(self, top: float) -> Iterator[Mark]:
        x, middle = _SIDE + 2.5 * MM, top - _LEGEND / 2 - MM
        for mark, words in self._sheet.legend.items():
            yield from self._mark(mark, x, middle)
            line = self._line(words, _ABOUT)
            yield TextMark(x + 4 * MM, middle - 3, line)
            x += 4 * MM + line.width + 6 * MM
        for n, line in enumerate(self._notes):
            yield TextMark(_SIDE, middle - 3 - (n + 1) * 4 * MM, line)

    # Texts

    def _all_heads(self, titles: Sequence[str]) -> list[_Head]:
        """Upright where all of them can be, else turned, in two lines at most; Chinese cannot be read turned."""
        upright = [self._upright(title) for title in titles]
        if all(upright):
            return [(lines, False) for lines in upright]
        return [
            (lines, False) if any(map(is_han, title)) else (self._turned(title), True)
            for title, lines in zip(titles, upright, strict=True)
        ]

    def _upright(self, title: str) -> tuple[Line, ...]:
        """In two lines, Chinese in up to four; empty where words would have to be cut."""
        room = self._wide - _BESIDE
        chinese, title = any(map(is_han, title)), title.replace("/", "/ ")
        for size in (7.5, 7.0, 6.5, 6.0):
            lines = self._setter.paragraph(title, sized(_HEAD, size), self._language, room + 0.01)
            fits = len(lines) <= (4 if chinese else 2) and all(line.width <= room + 0.5 for line in lines)
            if fits and ((size == 6.0 and chinese) or not _cut_in_words(title, lines)):
                return lines
        return lines if chinese else ()

    def _turned(self, title: str) -> tuple[Line, ...]:
        return self._setter.paragraph(title, _HEAD, self._language, _LONGEST_TURNED)[:2]

    def _line(self, text: str, style: Style) -> Line:
        return self._setter.line(text, style, self._language)

    def _fitted(self, text: str, style: Style, room: float) -> Line:
        """On one line, smaller where it is long, shortened where even that does not do."""
        line = self._line(text, style)
        if line.width <= room or not text:
            return line
        line = self._line(text, sized(style, max(style.size * 0.72, style.size * room / line.width)))
        while line.width > room and len(text) > 1:
            text = text[:-2].rstrip() + "…" if text.endswith("…") else text[:-1].rstrip() + "…"
            if text == "…":
                break
            line = self._line(text, line.style)
        return line


def _cut_in_words(title: str, lines: Sequence[Line]) -> bool:
    """Whether a line ends in the middle of a word; between Chinese characters it may."""
    words = {word for line in lines for word in line.text.split() if not any(map(is_han, word))}
    return not words <= set(title.split())


def _high(lines: Sequence[Line], turned: bool) -> float:
    if not lines:
        return 0.0
    if turned:
        return max(line.width for line in lines) + 3 * MM
    return len(lines) * lines[0].style.size * lines[0].style.leading + 2.5 * MM
