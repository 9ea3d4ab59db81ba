"""Sheets of a language group on A4 across: a title, a ruled table that goes on over pages, lines below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from exchange_admin.documents.drawing import A4_LANDSCAPE, MM, BoxMark, Mark, PdfPages, RuleMark, TextMark
from exchange_admin.documents.fonts import SANS, SANS_STRONG, Fonts
from exchange_admin.documents.typesetting import Line, Style, Typesetter

_WIDTH, _HEIGHT = A4_LANDSCAPE
_SIDE, _TOP, _BOTTOM = 14 * MM, 14 * MM, 13 * MM
_INK, _GREY, _LINE, _SOFT = "20242D", "6B6F78", "9AA2B1", "F0F2F6"
_TITLE = Style(SANS_STRONG, 15, _INK)
_ABOUT = Style(SANS, 9, _GREY, leading=1.45)
_HEAD = Style(SANS_STRONG, 8, _INK, leading=1.25)
_CELL = Style(SANS, 9, _INK)
_SMALL = Style(SANS, 7.5, _GREY)
_TAGS = {"zh": "zh-CN", "ru": "ru-RU", "en": "en-GB"}
_HEAD_HIGH = 11 * MM


@dataclass(frozen=True, slots=True)
class GridColumn:
    """`millimetres` 0 takes what is left. `align` is left, centre or right. A heading may have two lines."""

    heading: str
    millimetres: float
    align: str = "centre"


@dataclass(frozen=True, slots=True)
class GridSheet:
    """One table with its own columns; it begins a page. `row_millimetres` leaves room for a signature."""

    title: str
    about: tuple[str, ...]
    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...] = ()
    row_millimetres: float = 7.0


def group_pdf(fonts: Fonts, sheets: Sequence[GridSheet], language: str) -> bytes:
    """The sheets as one PDF; the same sheets give the same bytes."""
    setter = Typesetter(fonts)
    drawn = [page for sheet in sheets for page in _Sheet(setter, sheet, language).pages()]
    pages = PdfPages(fonts, language=_TAGS[language])
    for number, marks in enumerate(drawn, 1):
        line = setter.line(f"{number} / {len(drawn)}", _SMALL, language)
        pages.add([*marks, TextMark(_WIDTH - _SIDE - line.width, _BOTTOM - 5 * MM, line)])
    stream = BytesIO()
    pages.write(stream, title=sheets[0].title, author="Exchange Admin")
    return stream.getvalue()


class _Sheet:
    def __init__(self, setter: Typesetter, sheet: GridSheet, language: str) -> None:
        self._setter, self._sheet, self._language = setter, sheet, language
        fixed = sum(column.millimetres for column in sheet.columns) * MM
        open_ = sum(1 for column in sheet.columns if not column.millimetres)
        spare = max(0.0, _WIDTH - 2 * _SIDE - fixed) / max(1, open_)
        self._widths = [column.millimetres * MM or spare for column in sheet.columns]
        self._row = sheet.row_millimetres * MM

    def pages(self) -> Iterator[list[Mark]]:
        rows = list(self._sheet.rows)
        while True:
            marks, y = self._head()
            room = max(1, int((y - _HEAD_HIGH - _BOTTOM - len(self._sheet.foot) * 5 * MM) // self._row))
            part, rows = rows[:room], rows[room:]
            marks += self._table(y, part)
            below = y - _HEAD_HIGH - len(part) * self._row
            if not rows:
                marks += self._lines(self._sheet.foot, _ABOUT, below - 6 * MM)
            yield marks
            if not rows:
                return

    def _head(self) -> tuple[list[Mark], float]:
        """Title and what the sheet is about; where the table begins."""
        y = _HEIGHT - _TOP - _TITLE.size
        title = self._setter.line(self._sheet.title, _TITLE, self._language)
        marks: list[Mark] = [TextMark(_SIDE, y, title)]
        marks += self._lines(self._sheet.about, _ABOUT, y - 6 * MM)
        return marks, y - 4 * MM - len(self._sheet.about) * _ABOUT.size * _ABOUT.leading - 2 * MM

    def _lines(self, texts: Sequence[str], style: Style, y: float) -> Iterator[Mark]:
        for text in texts:
            yield TextMark(_SIDE, y, self._setter.line(text, style, self._language))
            y -= style.size * style.leading

    def _table(self, top: float, rows: Sequence[tuple[str, ...]]) -> Iterator[Mark]:
        right, low = _SIDE + sum(self._widths), top - _HEAD_HIGH - len(rows) * self._row
        yield BoxMark(_SIDE, top - _HEAD_HIGH, right - _SIDE, _HEAD_HIGH, _SOFT)
        x = _SIDE
        for column, width in zip(self._sheet.columns, self._widths, strict=True):
            yield from self._heading(column.heading, x, top, width)
            x += width
        for n, row in enumerate(rows):
            yield from self._cells(row, top - _HEAD_HIGH - n * self._row)
        for y in (top, *(top - _HEAD_HIGH - n * self._row for n in range(len(rows) + 1))):
            yield RuleMark(_SIDE, y, right, y, 0.4, _LINE)
        x = _SIDE
        for width in (0.0, *self._widths):
            x += width
            yield RuleMark(x, top, x, low, 0.4, _LINE)

    def _heading(self, text: str, x: float, top: float, width: float) -> Iterator[Mark]:
        lines = [line for part in text.split("\n") for line in self._fitted(part, _HEAD, width - 2)]
        step = _HEAD.size * _HEAD.leading
        y = top - _HEAD_HIGH / 2 + (len(lines) - 1) * step / 2 - _HEAD.size * 0.36
        for line in lines[:3]:
            yield TextMark(x + (width - line.width) / 2, y, line)
            y -= step

    def _cells(self, row: Sequence[str], top: float) -> Iterator[Mark]:
        x = _SIDE
        for column, width, text in zip(self._sheet.columns, self._widths, row, strict=True):
            lines = self._fitted(text, _CELL, width - 2 * MM) if text else ()
            if lines:  # never over the rule above or below, however long a name is
                lines = lines[: max(1, int(self._row // (lines[0].style.size * 1.2)))]
            size = lines[0].style.size if lines else _CELL.size
            y = top - self._row / 2 - size * 0.36 + (len(lines) - 1) * size * 0.6
            for line in lines:
                spare = width - line.width
                at = MM if column.align == "left" else spare - MM if column.align == "right" else spare / 2
                yield TextMark(x + at, y, line)
                y -= line.style.size * 1.2
            x += width

    def _fitted(self, text: str, style: Style, width: float) -> tuple[Line, ...]:
        return self._setter.shrunk(text, style, self._language, width, smallest=6.0, lines=2)
