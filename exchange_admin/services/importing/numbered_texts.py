"""Lists that were written as text, a numbered line for each: what people add one after the other in a chat (接龙).

«1. 赵诗瑶 女 舞蹈2401 E07316448» becomes cells where the lines have as many words as the line that says what to write,
or as each other. A line with more or fewer words is asked about: nobody knows which of them belong together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from exchange_admin.documents.workbook_reading import CellValue, SheetCells
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.list_shapes import PEOPLE

_NUMBERED = re.compile(r"\s*(\d{1,3})\s*[.、．:：)）]\s*(?=\S)")
_BETWEEN = re.compile(r"[\s,，、;；|]+")
_BEHIND_COLON = re.compile(r"[:：]")
_LONGEST = 300  # characters of a line
_FEWEST_LINES, _FEWEST_WORDS = 3, 2
_MOST_LINES = 500
_NEARLY_ALL = 0.6  # of the lines: one adds a remark, another forgets something
_NUMBER = "№"


def with_words_apart(sheet: SheetCells, headings: Headings) -> SheetCells:
    """The sheet with a cell for each word of such lines; itself where they are none."""
    lines = _lines(sheet.rows)
    words = {at: _words(text[found.end() :]) for at, text in lines.items() if (found := _NUMBERED.match(text))}
    if len(words) < _FEWEST_LINES or not _are_counted(lines, list(words)):
        return sheet
    counted = Counter(map(len, words.values()))
    usual, many = counted.most_common(1)[0]
    if usual < _FEWEST_WORDS or many < _NEARLY_ALL * len(words):
        return sheet
    rows: list[list[CellValue]] = [list(row) for row in sheet.rows]
    heads = _headings_above(lines, min(words), usual, headings)
    if heads is not None:
        at, names = heads
        rows[at] = [_NUMBER, *names]
    faults = dict(sheet.faults)
    for at, said in words.items():
        number = _NUMBERED.match(lines[at])
        assert number is not None
        rows[at] = [number[1], *said[: usual - 1], " ".join(said[usual - 1 :])]
        if len(said) != usual:
            faults[at, 1] = "cell.other_words"
    struck = {at: tuple(range(len(rows[at]))) if at in words else columns for at, columns in sheet.struck.items()}
    return replace(sheet, rows=rows, faults=faults, struck=struck)


def _lines(rows: Sequence[Sequence[CellValue]]) -> Mapping[int, str]:
    """The texts of a sheet that has one column; nothing where it has more, or too many lines for a chat."""
    if len(rows) > _MOST_LINES:
        return {}
    filled = {at: [cell for cell in row if cell not in (None, "")] for at, row in enumerate(rows)}
    if any(len(cells) > 1 for cells in filled.values()):
        return {}
    return {at: cells[0] for at, cells in filled.items() if cells and isinstance(cells[0], str)}


def _words(text: str) -> list[str]:
    return [word for word in _BETWEEN.split(text.strip()) if word] if len(text) <= _LONGEST else [text]


def _are_counted(lines: Mapping[int, str], at: Sequence[int]) -> bool:
    """Whether the numbers are those of a list from the first on; somebody may have gone, or two have taken one."""
    numbers = [int(found[1]) for line in at if (found := _NUMBERED.match(lines[line]))]
    return numbers[0] == 1 and numbers == sorted(numbers) and numbers[-1] <= 2 * len(numbers)


def _headings_above(
    lines: Mapping[int, str], first: int, width: int, headings: Headings
) -> tuple[int, list[str]] | None:
    """The line above the first that says what to write, and its words: 请按格式填写：姓名 性别 班级."""
    for at in sorted((at for at in lines if at < first), reverse=True):
        said = _words(_BEHIND_COLON.split(lines[at])[-1])
        if len(said) == width and headings.known_among(PEOPLE, said) >= _FEWEST_WORDS:
            return at, said
    return None
