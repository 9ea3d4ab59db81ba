"""Days in three columns: 年, 月, 日 or «день», «месяц», «год» below one heading are read as one column of days."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence

from exchange_admin.documents.workbook_reading import CellValue, SheetCells
from exchange_admin.names import fold

_PARTS: Mapping[str, str] = {
    **dict.fromkeys(("年", "年份", "год", "г", "year", "yyyy", "гггг"), "year"),
    **dict.fromkeys(("月", "月份", "месяц", "мес", "month", "mm", "мм"), "month"),
    **dict.fromkeys(("日", "день", "число", "day", "dd", "дд"), "day"),
}
_ENDS: Mapping[str, str] = {"y": "year", "m": "month", "d": "day"}
"""Letters that name a part only beside or below what the day is of: Born Y, Born M, Born D."""
_UNIT = re.compile(r"(?<=\d)\s*(?:[年月日]|г\.?)$")
_LAST_LINE = 30  # headings stand above it
_WIDTH = 3


def with_whole_days(sheet: SheetCells) -> SheetCells:
    """The sheet with such columns put together in the first of the three; itself where there are none.

    The parts are only joined: what makes no day is told with the row as any other text.
    """
    lines = list(enumerate(sheet.rows[:_LAST_LINE]))
    found = [
        (line, column)
        for line, row in lines[1:]
        for column in range(len(row) - _WIDTH + 1)
        if _order(row[column : column + _WIDTH]) and _headed(sheet.rows[line - 1], column)
    ]
    named = [
        (line, column, parts, of_what)
        for line, row in lines
        for column in range(len(row) - _WIDTH + 1)
        for parts, of_what in [_named_order(row[column : column + _WIDTH])]
        if of_what
    ]
    if not found and not named:
        return sheet
    rows = [list(row) for row in sheet.rows]
    for line, column in found:
        order = _order(rows[line][column : column + _WIDTH])
        _put_together(rows, line, column, order, rows[line - 1][column])
        for at in range(column + 1, min(column + _WIDTH, len(rows[line - 1]))):
            rows[line - 1][at] = None
    for line, column, parts, of_what in named:
        _put_together(rows, line, column, parts, of_what)
    return dataclasses.replace(sheet, rows=rows)


def _named_order(cells: Sequence[CellValue]) -> tuple[tuple[str, ...], str]:
    """The same of headings that say whose days they are: 出生年, 出生月, 出生日, «День рождения», «Месяц рождения»,
    «Год рожд.», «Число», «Месяц»; and what they have in common."""
    told = [_part_named(one) if isinstance(one, str) else ("", "") for one in cells]
    parts, whats = tuple(part for part, _ in told), {what for _, what in told if what}
    is_whole = set(parts) == {"year", "month", "day"} and len(whats) == 1
    return (parts, whats.pop()) if is_whole else ((), "")


def _part_named(heading: str) -> tuple[str, str]:
    words = fold(heading).strip(". ").split()
    if len(words) > 1:
        for at in (0, -1):
            word = words[at].strip(".")
            if part := _PARTS.get(word) or _ENDS.get(word, ""):
                return part, " ".join(words[1:] if at == 0 else words[:-1])
    if len(words) == 1 and len(words[0]) > 1 and words[0][-1] in "年月日":
        return _PARTS[words[0][-1]], words[0][:-1]
    return _PARTS.get("".join(words), ""), ""


def _order(cells: Sequence[CellValue]) -> tuple[str, ...]:
    """Which part of a day stands where, when the cells are headings of all three; else empty."""
    words = [fold(one).strip(". ") if isinstance(one, str) else "" for one in cells]
    parts = tuple(_PARTS.get(word) or _ENDS.get(word, "") for word in words)
    return parts if set(parts) == {"year", "month", "day"} else ()


def _headed(row: Sequence[CellValue], column: int) -> bool:
    """One heading above the three: the first has a text, the others none of their own."""
    above = [row[at] if at < len(row) else None for at in range(column, column + _WIDTH)]
    return isinstance(above[0], str) and all(one in (None, "", above[0]) for one in above[1:])


def _put_together(
    rows: list[list[CellValue]], line: int, column: int, order: Sequence[str], heading: CellValue
) -> None:
    for row in rows[line + 1 :]:
        cells = dict(zip(order, row[column : column + _WIDTH], strict=False))
        if any(cells.get(part) not in (None, "") for part in order):
            row[column : column + _WIDTH] = [_joined(cells), None, None]
    rows[line][column : column + _WIDTH] = [heading, None, None]


def _joined(cells: Mapping[str, CellValue]) -> str:
    """2005-03-01, or 1 марта 2005 where the month is a word."""
    year, month, day = (_UNIT.sub("", str(cells.get(part) or "").strip()) for part in ("year", "month", "day"))
    if year.isdecimal() and month.isdecimal() and day.isdecimal() and len(year) == len("2005"):
        return f"{year}-{int(month):02}-{int(day):02}"
    return f"{day} {month} {year}"
