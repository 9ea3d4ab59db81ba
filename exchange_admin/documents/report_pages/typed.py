"""What a cell of a page holds for openpyxl: numbers, days and text, each typed by its column."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from exchange_admin.documents.table_cells import (
    CellContent,
    Column,
    ColumnKind,
    Notices,
    as_hours,
    as_number,
    money_format,
    number_format,
    sound_text,
)
from exchange_admin.domain.currencies import DECIMALS
from exchange_admin.domain.money import Money, plain_amount

TypedValue = str | int | float | Decimal | dt.date | dt.datetime | None
_TEXTS = (ColumnKind.TEXT, ColumnKind.IDENTIFIER)
_NUMBERS = (ColumnKind.INTEGER, ColumnKind.DECIMAL, ColumnKind.HOURS)
_FIRST_DAY = dt.date(1900, 3, 1)


def typed(column: Column, content: CellContent, notices: Notices) -> TypedValue:
    """A value of another type than the column's stays text; text holds what XML can."""
    if content is None or content == "":
        return None
    match column.kind:
        case ColumnKind.DATE | ColumnKind.MOMENT:
            found: TypedValue = _day(content, column.kind)
        case ColumnKind.HOURS:
            found = _number(as_hours(content))
        case ColumnKind.MONEY if isinstance(content, Money):
            return Decimal(plain_amount(content.minor, content.currency))
        case _ if column.kind in _TEXTS:
            found = None
        case _:
            found = None if isinstance(content, Money) else _number(as_number(content))
    return sound_text(str(content), notices) if found is None else found


def format_of(column: Column, content: CellContent, language: str) -> str:
    """Whole numbers have no decimals, unless all of their column have; what is below zero has a minus as in print."""
    if column.kind is ColumnKind.MONEY and isinstance(content, Money):
        return money_format(DECIMALS[content.currency])
    format = number_format(column, language)
    if format == "General" and column.kind in _NUMBERS:
        read = as_hours(content) if column.kind is ColumnKind.HOURS else as_number(content)
        format = "General" if read is None else "0" if round(Decimal(read), 2) % 1 == 0 else "0.##"
    return f'{format};"\u2212"{format}' if column.kind in _NUMBERS else format


def _number(text: str | None) -> int | float | None:
    if text is None:
        return None
    return int(text) if text.lstrip("-").isdecimal() else float(text)


def _day(content: CellContent, kind: ColumnKind) -> TypedValue:
    try:
        if kind is ColumnKind.MOMENT:
            found = dt.datetime.fromisoformat(str(content).removesuffix("Z"))
            return found if found.date() >= _FIRST_DAY else None
        day = dt.date.fromisoformat(str(content)[:10])
    except ValueError:
        return None
    return day if day >= _FIRST_DAY else None
