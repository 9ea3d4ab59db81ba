"""Headings in two lines that merge nothing: of lists of 1C with groups and, below each, its people in one column,
«Группа» over «Студент»; of tables of text, «ФИО» over «Мать» and «Студент»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from exchange_admin.documents.workbook_reading import CellValue, SheetCells
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.list_shapes import NAME_KEYS, PEOPLE
from exchange_admin.services.importing.sheets import shown

_FEWEST_HEADINGS = 3
_FEWEST_KNOWN, _FEWEST_BELOW = 2, 2
_MOST = 400  # headings of both lines: each is looked for in each group
_LOOK_FOR_HEADINGS = 40  # rows from the top
_OF_GROUPS = frozenset({"group", "unit", "institution", "speciality", "speciality_name", "study_year", "ignored"})


def with_names_for_groups(sheet: SheetCells, headings: Headings) -> SheetCells:
    """The sheet with «Студент» in the place of «Группа», where nothing else stands in the line of the former: the
    groups are lines between the people then, as in other lists."""
    for at in range(min(len(sheet.rows) - 1, _LOOK_FOR_HEADINGS)):
        column = _lone(sheet.rows[at + 1])
        above = sheet.rows[at]
        if column is None or column >= len(above) or headings.known_among(PEOPLE, _texts(above)) < _FEWEST_HEADINGS:
            continue
        below = shown(sheet.rows[at + 1][column])
        keys = [_key(headings, shown(cell)) for cell in above]
        if _key(headings, below) in NAME_KEYS and keys[column] in _OF_GROUPS and NAME_KEYS.isdisjoint(keys):
            rows = [list(row) for row in sheet.rows]
            rows[at][column], rows[at + 1][column] = below, None
            return replace(sheet, rows=rows)
    return sheet


def with_groups_merged(sheet: SheetCells, headings: Headings) -> SheetCells:
    """The sheet with the headings of two lines merged as a workbook would have them, where the lower line has nothing
    but headings, below one of the upper line and the blanks beside it; itself where it is otherwise."""
    for at in range(min(len(sheet.rows) - 1, _LOOK_FOR_HEADINGS)):
        upper, lower = sheet.rows[at], sheet.rows[at + 1]
        if any(top <= at + 1 and bottom >= at for top, _, bottom, _ in sheet.merged):
            continue
        if headings.known_among(PEOPLE, _texts(upper)) < _FEWEST_KNOWN or not _are_headings(lower, headings):
            continue
        starts = [column for column, cell in enumerate(upper) if cell not in (None, "")]
        below = [column for column, cell in enumerate(lower) if cell not in (None, "")]
        groups = _groups(starts, below) if len(starts) + len(below) <= _MOST else []
        if groups and all(_key(headings, shown(upper[left])) for left, _ in groups):
            alone = [column for column in starts if column not in below]
            rows = [list(row) for row in sheet.rows]
            rows[at + 1] += [None] * (len(upper) - len(lower))
            for column in alone:
                rows[at + 1][column] = upper[column]
            merged = [(at, left, at, right) for left, right in groups] + [(at, one, at + 1, one) for one in alone]
            return replace(sheet, rows=rows, merged=(*sheet.merged, *merged))
    return sheet


def _groups(starts: list[int], below: list[int]) -> list[tuple[int, int]]:
    """The first and last columns of each group; none where something stands in the lower line that is of no group, or
    nothing in the upper one that is alone."""
    groups = []
    for left, end in pairwise([*starts, max([*below, 0]) + 1]):
        inside = [column for column in below if left <= column < end]
        if inside and (inside[0] != left or len(inside) < _FEWEST_BELOW):
            return []
        groups += [(left, inside[-1])] if inside else []
    is_whole = sum(left <= column <= right for left, right in groups for column in below) == len(below)
    return groups if is_whole and len(groups) < len(starts) else []


def _are_headings(row: list[CellValue], headings: Headings) -> bool:
    """Whether a line has nothing but headings, of whomever, and what says in which letters a name is: 中文."""
    filled = [cell for cell in row if cell not in (None, "")]
    texts = _texts(filled)
    if not _FEWEST_BELOW <= len(texts) == len(filled) or not any(_key(headings, text) for text in texts):
        return False
    return all(_key(headings, one) or headings.is_elsewhere(one) or headings.is_harmless(one) for one in texts)


def _key(headings: Headings, text: str) -> str:
    meaning = headings.meaning(PEOPLE, text, "")
    return meaning.key if meaning is not None and meaning.exact else ""


def _texts(row: Sequence[CellValue]) -> list[str]:
    return [cell for cell in row if isinstance(cell, str)]


def _lone(row: list[CellValue]) -> int | None:
    """The column of the one cell of a line in which something stands."""
    filled = [column for column, cell in enumerate(row) if cell not in (None, "")]
    return filled[0] if len(filled) == 1 else None
