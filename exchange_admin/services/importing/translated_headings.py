"""Lists whose headings stand in one language, and in another one in the line below: 姓名 over «ФИО»."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from exchange_admin.documents.workbook_reading import CellValue, SheetCells
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.list_shapes import NAME_KEYS, PEOPLE
from exchange_admin.services.importing.sheets import shown

_LOOK_FOR_HEADINGS = 40  # rows from the top
_FEWEST = 3  # columns of which both lines say the same
_MOST_LINES = 3  # 姓名, «ФИО», “Name”
_LONGEST = 80  # characters of a heading
_HAN, _CYRILLIC = re.compile("[\u3400-\u9fff]"), re.compile("[\u0400-\u04ff]")
_NEARLY_ALL = 0.7  # of the headings of a line
_MOST_OTHERS = 0.25  # of the columns, of which the lines may say something else


def with_translations_beside(sheet: SheetCells, headings: Headings) -> SheetCells:
    """The sheet with each heading of the lower line behind the one above it, as in a cell of two lines, and with those
    of a third line behind both; the lower lines stay as empty ones. Itself where the lines are not of the same columns
    in two scripts, or say different things of several of them: a list without people and the next one."""
    for at in range(min(len(sheet.rows) - 1, _LOOK_FOR_HEADINGS)):
        last = at
        for below in range(at + 1, min(len(sheet.rows), at + _MOST_LINES)):
            if not _translates(sheet, at, below, headings):
                break
            sheet, last = _with_lines_joined(sheet, at, below), below
        if last > at:
            return sheet
    return sheet


def _translates(sheet: SheetCells, at: int, below: int, headings: Headings) -> bool:
    upper, lower = (_texts(sheet.rows[row]) for row in (at, below))
    if len(lower) < _FEWEST or not _are_translations(upper, lower) or not _say_the_same(upper, lower, headings):
        return False
    groups = (right > left and top <= below and bottom >= at for top, left, bottom, right in sheet.merged)
    return not any(groups)


def _with_lines_joined(sheet: SheetCells, at: int, below: int) -> SheetCells:
    rows = [list(row) for row in sheet.rows]
    for column, text in _texts(sheet.rows[below]).items():
        rows[at][column] = _joined(shown(rows[at][column]).strip(), text)
    rows[below] = []
    merged = tuple(one for one in sheet.merged if not one[0] <= below <= one[2])
    return replace(sheet, rows=rows, merged=merged)


def _texts(row: list[CellValue]) -> Mapping[int, str]:
    """What stands in the line by column; nothing where anything but text does."""
    if any(cell not in (None, "") and not isinstance(cell, str) for cell in row):
        return {}
    return {at: text for at, cell in enumerate(row) if (text := shown(cell).strip())}


def _are_translations(upper: Mapping[int, str], lower: Mapping[int, str]) -> bool:
    """Whether one line is in letters of which the other one has none; № and E-mail are of any language."""
    if not lower.keys() <= upper.keys():
        return False
    for letters in (_HAN, _CYRILLIC):
        shares = [sum(1 for text in line.values() if letters.search(text)) / len(line) for line in (upper, lower)]
        if min(shares) == 0 and max(shares) >= _NEARLY_ALL:
            return True
    return False


def _say_the_same(upper: Mapping[int, str], lower: Mapping[int, str], headings: Headings) -> bool:
    of_others = {at for at, text in lower.items() if headings.is_elsewhere(upper[at]) != headings.is_elsewhere(text)}
    if any(not NAME_KEYS.isdisjoint((_key(headings, upper[at]), _key(headings, lower[at]))) for at in of_others):
        return False  # «ФИО матери»: the people are others
    told = [
        (_key(headings, upper[at]), _key(headings, text), _key(headings, _joined(upper[at], text)))
        for at, text in lower.items()
    ]
    same = [both for first, second, both in told if first and second and both]
    others = len(of_others) + sum(1 for first, second, both in told if first and second and not both)
    return len(same) >= _FEWEST and not NAME_KEYS.isdisjoint(same) and others <= _MOST_OTHERS * len(told)


def _key(headings: Headings, text: str) -> str:
    meaning = headings.meaning(PEOPLE, text)
    return meaning.key if meaning is not None and meaning.exact else ""


def _joined(upper: str, lower: str) -> str:
    both = f"{upper}\n{lower}"
    return upper if upper == lower or len(both) > _LONGEST else both
