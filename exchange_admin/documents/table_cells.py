"""Columns of a table and the cells they become: typed, styled once a column, in SpreadsheetML text.

openpyxl makes the workbook around the cells; the cells of the rows are written here, a column of a block of rows at a
time, which is several times faster than an object a cell and lets the width of every column be known at the end.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from exchange_admin.domain.currencies import DECIMALS
from exchange_admin.domain.money import Money, plain_amount

LONGEST_TEXT = 32_767
"""Characters that a cell may hold."""

_ACADEMIC_HOUR = 45  # minutes
_EPOCH = dt.date(1899, 12, 30).toordinal()
_FIRST_DAY = dt.date(1900, 3, 1)  # earlier ones Excel counts differently
_ASKS_FOR_CARE = re.compile(r"[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|^[\s=+\-@]|\s$")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_READS_AS_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_WIDE = re.compile(r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]")

CellContent = str | int | float | bool | Decimal | Fraction | Money | dt.date | dt.datetime | None


class ColumnKind(StrEnum):
    """What a column holds; in brackets what it takes beside numbers, None and its own type."""

    TEXT = "text"
    IDENTIFIER = "identifier"  # text that Excel must never take for a number: passports, codes, phones
    INTEGER = "integer"
    DECIMAL = "decimal"  # Decimal, Fraction, or text "3.5", "7/2"
    DATE = "date"  # date, or text YYYY-MM-DD
    MOMENT = "moment"  # datetime, or text YYYY-MM-DDTHH:MM:SSZ, shown as it stands
    PERCENT = "percent"  # 0.85 is 85 %
    MONEY = "money"  # Money, a number with the decimals of its currency; the currency stands in another column
    HOURS = "hours"  # whole minutes, shown as academic hours of 45 minutes


@dataclass(frozen=True, slots=True)
class Column:
    """`decimals` are shown in DECIMAL, PERCENT and HOURS columns; None shows as many as the number has."""

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    decimals: int | None = None


_DATES = MappingProxyType({"zh": "yyyy-mm-dd", "ru": "dd.mm.yyyy", "en": "[$-409]d mmm yyyy"})


def number_format(column: Column, language: str) -> str:
    """The Excel number format of the column's cells in zh, ru or en."""
    places = "." + "0" * column.decimals if column.decimals else ""
    match column.kind:
        case ColumnKind.IDENTIFIER:
            return "@"
        case ColumnKind.INTEGER:
            return "0"
        case ColumnKind.DATE:
            return _DATES[language]
        case ColumnKind.MOMENT:
            return f"{_DATES[language]} hh:mm"
        case ColumnKind.PERCENT:
            return f"0{places}\\ %" if language == "ru" else f"0{places}%"
        case ColumnKind.DECIMAL | ColumnKind.HOURS if column.decimals is not None:
            return f"0{places}"
        case _:
            return "General"


@dataclass(slots=True)
class Notices:
    """How many cells lost control characters, and how many their end."""

    characters_dropped: int = 0
    text_cut: int = 0


@dataclass(slots=True)
class ColumnWriter:
    """Writes the cells of one column. Style numbers are those of the workbook around it.

    `quoted` is the style of a text that begins like a formula, so that it stays text when somebody edits the cell.
    """

    column: Column
    index: int  # from 1
    plain: int
    quoted: int
    text: int
    notices: Notices
    of_decimals: Mapping[int, int] = field(default_factory=dict)  # styles of amounts
    widest: int = 0  # in digits; a Han character counts two
    _days: dict[str, str] = field(default_factory=dict)

    def cells(self, values: Sequence[CellContent], first_row: int) -> list[str]:
        """One piece of XML a value, empty for None."""
        letter = get_column_letter(self.index)
        if self.column.kind in _TEXT_KINDS:
            return self._text_cells(values, letter, first_row)
        if self.column.kind is ColumnKind.MONEY:
            return self._amounts(values, letter, first_row)
        convert = _NUMBERS[self.column.kind]
        start = f'<c r="{letter}'
        middle = f'" s="{self.plain}"><v>'
        out = []
        for row, value in enumerate(values, first_row):
            if value is None or value == "":
                out.append("")
                continue
            number = self._known_day(value, convert) if type(value) is str else convert(value)
            if number is None:  # a value of another type stays what it is
                out.append(self._text_cell(str(value), f"{letter}{row}", self.text))
                continue
            self.widest = max(self.widest, len(number))
            out.append(f"{start}{row}{middle}{number}</v></c>")
        return out

    def _amounts(self, values: Sequence[CellContent], letter: str, first_row: int) -> list[str]:
        """Numbers that can be added up, each with as many decimals on screen as its currency has."""
        out = []
        for row, value in enumerate(values, first_row):
            if not isinstance(value, Money):
                out.append("" if value is None else self._text_cell(str(value), f"{letter}{row}", self.text))
                continue
            number = plain_amount(value.minor, value.currency)
            self.widest = max(self.widest, len(number) * 4 // 3)
            style = self.of_decimals[DECIMALS[value.currency]]
            out.append(f'<c r="{letter}{row}" s="{style}"><v>{number}</v></c>')
        return out

    def _known_day(self, text: str, convert: Callable[[CellContent], str | None]) -> str | None:
        """Dates repeat; texts of them are read once."""
        known = self._days.get(text)
        if known is None:
            known = convert(text) or ""
            if len(self._days) < 50_000:
                self._days[text] = known
        return known or None

    def _text_cells(self, values: Sequence[CellContent], letter: str, first_row: int) -> list[str]:
        start = f'<c r="{letter}'
        middle = f'" s="{self.plain}" t="inlineStr"><is><t>'
        search, longest, out = _ASKS_FOR_CARE.search, self.widest, []
        for row, value in enumerate(values, first_row):
            if value is None or value == "":
                out.append("")
                continue
            text = value if type(value) is str else _as_text(value)
            if search(text) or len(text) > LONGEST_TEXT:
                out.append(self._text_cell(text, f"{letter}{row}", self.plain))
                continue
            length = len(text)
            if length * 2 > longest:
                longest = max(longest, length if text.isascii() else shown_width(text))
            out.append(f"{start}{row}{middle}{text}</t></is></c>")
        self.widest = max(self.widest, longest)
        return out

    def _text_cell(self, text: str, place: str, style: int) -> str:
        legal = sound_text(text, self.notices)
        self.widest = max(self.widest, max((shown_width(line) for line in legal.split("\n")), default=0))
        if legal.startswith(_LIKE_A_FORMULA):
            style = self.quoted
        safe = escape(unlike_an_escape(legal))
        return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{safe}</t></is></c>'


def sound_text(text: str, notices: Notices) -> str:
    """What a cell can hold of a text; what it loses is counted."""
    legal = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(legal) != len(text) and _ILLEGAL.search(text):
        notices.characters_dropped += 1
    if len(legal) > LONGEST_TEXT:
        legal = legal[:LONGEST_TEXT]
        notices.text_cut += 1
    return legal


def unlike_an_escape(text: str) -> str:
    """So that `_x0041_` stays what it is, and does not become A."""
    return _READS_AS_ESCAPE.sub("_x005F_", text)


def money_format(decimals: int) -> str:
    """Grouped as the reader's Excel does it."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def shown_width(text: str) -> int:
    """In widths of a digit: wide East Asian characters count two."""
    return len(text) + len(_WIDE.findall(text))


def row_texts(writers: Sequence[ColumnWriter], block: Sequence[Sequence[CellContent]], first_row: int) -> Iterator[str]:
    """The rows of a block as XML. Raises ValueError when a row is not as long as there are columns."""
    columns = zip(*block, strict=True)
    cells = [writer.cells(values, first_row) for writer, values in zip(writers, columns, strict=True)]
    for row, parts in enumerate(zip(*cells, strict=True), first_row):
        yield f'<row r="{row}">{"".join(parts)}</row>'


def _as_text(value: CellContent) -> str:
    return value.isoformat(sep=" ") if isinstance(value, dt.datetime) else str(value)


def as_number(value: CellContent) -> str | None:
    """The number as XML and CSV write it; None for what is none."""
    if isinstance(value, str):
        try:
            value = Fraction(value)
        except (ValueError, ZeroDivisionError):
            return None
    if isinstance(value, Fraction):
        value = value.numerator if value.denominator == 1 else float(value)
    if isinstance(value, float):
        return repr(value) if value == value and abs(value) != float("inf") else None
    return str(int(value)) if isinstance(value, bool) else str(value) if isinstance(value, int | Decimal) else None


def as_hours(value: CellContent) -> str | None:
    """Minutes as academic hours, to the hundredth."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return as_number(round(Fraction(value) / _ACADEMIC_HOUR, 2))


def _day_number(value: CellContent) -> str | None:
    if isinstance(value, str):
        try:
            value = dt.date.fromisoformat(value)
        except ValueError:
            return None
    if isinstance(value, dt.datetime):
        value = value.date()
    if not isinstance(value, dt.date) or value < _FIRST_DAY:
        return None
    return str(value.toordinal() - _EPOCH)


def _moment_number(value: CellContent) -> str | None:
    if isinstance(value, str):
        try:
            value = dt.datetime.fromisoformat(value.removesuffix("Z"))
        except ValueError:
            return None
    if not isinstance(value, dt.datetime):
        return _day_number(value)
    seconds = value.hour * 3600 + value.minute * 60 + value.second
    day = _day_number(value)
    return None if day is None else repr(int(day) + seconds / 86_400)


_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t")
_TEXT_KINDS = frozenset({ColumnKind.TEXT, ColumnKind.IDENTIFIER})
_NUMBERS: Mapping[ColumnKind, Callable[[CellContent], str | None]] = MappingProxyType(
    {
        ColumnKind.INTEGER: as_number,
        ColumnKind.DECIMAL: as_number,
        ColumnKind.PERCENT: as_number,
        ColumnKind.HOURS: as_hours,
        ColumnKind.DATE: _day_number,
        ColumnKind.MOMENT: _moment_number,
    }
)
