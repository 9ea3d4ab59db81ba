"""Tables of courses: their columns, and which rows are courses. Of the others is said why they are not: nothing is left
out in silence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from exchange_admin.services.importing.words import ImportWords

COURSES = "transcript_line"
"""The kind of a list with the lines of one transcript."""
FIELD_OF_COURSE: Mapping[str, str] = MappingProxyType(
    {
        "contact_hours": "contact_minutes",
        "theory_hours": "contact_minutes",
        "practice_hours": "practice_minutes",
        "self_study_hours": "self_study_minutes",
        "term": "term_id",
    }
)
"""Fields of a course that are called otherwise than their column."""
TITLES = frozenset({"title", "title_zh", "title_ru", "title_en"})
"""Columns with the name of a course; `title` is in whichever language its letters tell."""
_OUTCOME = frozenset({"original_mark", "status"})
_FEWEST_ALIKE = 2  # courses that show what every course of the table has
_SIGNED = 2  # cells of a signature: Директор колледжа, Кузнецов А. А.
_INITIALS = re.compile(r"(?<!\w)[^\W\d_]\.\s*[^\W\d_]\.")
_MOST_HEADINGS = 2  # that stand directly below each other: a part and a part of it


class _Is(StrEnum):
    """What a row is; all but courses and rows with a name alone are a reason to leave it out."""

    COURSE = "course"
    NAME_ALONE = "name_alone"
    HEADING = "rows_headings"
    NOTE = "rows_notes"
    UNNAMED = "rows_unnamed"


@dataclass(slots=True)
class _Row:
    """`number` as the sheet counts."""

    number: int
    cells: Sequence[str]
    what: _Is


def parted(
    cells: Sequence[Sequence[str]], first: int, columns: Mapping[int, str], words: ImportWords
) -> tuple[tuple[int, ...], list[tuple[int, str]]]:
    """Numbers of the courses below the headings, from the row `first` on, and of rows that are none, each with why:
    `rows_headings` (of parts of the table), `rows_notes`, `rows_unnamed`.

    A name without anything else heads a part where every course has something beside name and mark and one follows;
    everywhere else it is a course whose mark is not there yet.
    """
    rows = [
        _Row(at + 1, cells[at], _judged(cells[at], columns, words)) for at in range(first, len(cells)) if any(cells[at])
    ]
    _settle_names_alone(rows, columns)
    courses = tuple(row.number for row in rows if row.what is _Is.COURSE)
    return courses, [(row.number, row.what.value) for row in rows if row.what is not _Is.COURSE]


def _judged(row: Sequence[str], columns: Mapping[int, str], words: ImportWords) -> _Is:
    told = [text for text in row if text]
    filled = {columns[column] for column, text in enumerate(row) if text and column in columns}
    if any(words.is_total(text) or words.is_label(text) for text in told[:2]):
        return _Is.NOTE
    if len(told) == _SIGNED and words.begins_a_footer(told[0]) and _INITIALS.search(told[1]):
        return _Is.NOTE
    if len(told) == 1:
        if words.begins_a_footer(told[0]):
            return _Is.NOTE
        return _Is.NAME_ALONE if filled & TITLES else _Is.UNNAMED
    return _Is.COURSE if filled & TITLES or "code" in filled else _Is.UNNAMED


def _settle_names_alone(rows: Sequence[_Row], columns: Mapping[int, str]) -> None:
    places = [at for at, row in enumerate(rows) if row.what is _Is.COURSE]
    last = places[-1] if places else -1
    alike = len(places) >= _FEWEST_ALIKE and _all_have_more([rows[at] for at in places], columns)
    run, is_below = 0, False
    for at, row in enumerate(rows):
        if at > last:
            apart = bool(places) and row.number > rows[at - 1].number + 1
            is_below = is_below or apart or row.what is _Is.NOTE
        if row.what is not _Is.NAME_ALONE:
            run = 0
            continue
        run += 1
        if at > last:
            row.what = _Is.NOTE if is_below else _Is.COURSE
        elif rows[at + 1].what is not _Is.NAME_ALONE:
            is_heading = alike and run <= _MOST_HEADINGS and rows[at + 1].what is _Is.COURSE
            for one in rows[at + 1 - run : at + 1]:
                one.what = _Is.HEADING if is_heading else _Is.COURSE


def _all_have_more(courses: Sequence[_Row], columns: Mapping[int, str]) -> bool:
    """Whether some column beside names and marks is filled for every course."""
    judged = {column for column, key in columns.items() if key in TITLES | _OUTCOME}
    return any(
        all(column < len(course.cells) and course.cells[column] for course in courses)
        for column in set(range(len(courses[0].cells))) - judged
    )
