"""What stands in a cell of a report on paper: numbers, days and shares as its language writes them."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from exchange_admin.documents.report_pages.content import Formatted, Link, PageCell, Unknown
from exchange_admin.documents.report_pages.typed import typed
from exchange_admin.documents.table_cells import Column, ColumnKind, Notices
from exchange_admin.domain.money import Money, write_amount
from exchange_admin.domain.wording import written_day

_DIGITS = re.compile(r"[#0,]*0(\.0+)?")
_COLOUR = re.compile(r"\[[^\]]*\]")


def cell_text(column: Column, content: PageCell, language: str, notices: Notices) -> str:
    """Empty for nothing and for what the records cannot tell, which is hatched."""
    match content:
        case Unknown():
            return ""
        case Link():
            return content.text
        case Formatted():
            return _formatted(content, language)
        case Money():
            return write_amount(content.minor, content.currency, language)
    value = typed(column, content, notices)
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, dt.datetime):
        return f"{written_day(language, value.date().isoformat())} {value:%H:%M}"
    if isinstance(value, dt.date):
        return written_day(language, value.isoformat())
    return number_text(column, value, language)


def number_text(column: Column, value: float | Decimal, language: str) -> str:
    """As a cell of the column shows it."""
    if column.kind is ColumnKind.PERCENT:
        return _percent(float(value) * 100, column.decimals or 0, language)
    if isinstance(value, int) or value == int(value):
        exact = str(int(value)) if column.decimals is None else f"{value:.{column.decimals}f}"
    else:
        exact = f"{value:.{2 if column.decimals is None else column.decimals}f}"
        exact = exact.rstrip("0").rstrip(".") if column.decimals is None else exact
    return _pointed(exact, language)


def _formatted(cell: Formatted, language: str) -> str:
    """By an Excel format of up to three parts: above zero, below it, zero."""
    if cell.number is None:
        return "—"
    parts = _COLOUR.sub("", cell.format).split(";")
    place = 0 if cell.number > 0 or len(parts) == 1 else 1 if cell.number < 0 else min(2, len(parts) - 1)
    part = parts[place].replace("\\", "").replace(chr(34), "")
    found = _DIGITS.search(part)
    if found is None:
        return part
    number = abs(cell.number) if len(parts) > 1 else cell.number
    decimals = len(found[1]) - 1 if found[1] else 0
    digits = f"{number * 100 if '%' in part else number:.{decimals}f}"
    return part[: found.start()] + _pointed(digits, language) + part[found.end() :]


def _percent(number: float, decimals: int, language: str) -> str:
    text = _pointed(f"{number:.{decimals}f}", language)
    return f"{text}\u00a0%" if language == "ru" else f"{text}%"


def _pointed(digits: str, language: str) -> str:
    written = digits.replace("-", "\u2212")
    return written.replace(".", ",") if language == "ru" else written
