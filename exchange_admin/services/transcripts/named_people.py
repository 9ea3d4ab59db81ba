"""Whom a sheet with courses names: a transcript is of one person, whatever else stands in the workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from exchange_admin.documents.workbook_reading import SheetCells
from exchange_admin.names import NameParts, Names, fold
from exchange_admin.services.importing.course_rows import COURSES
from exchange_admin.services.importing.headings import Headings, plain_heading
from exchange_admin.services.importing.list_shapes import PEOPLE
from exchange_admin.services.importing.sheets import SheetList, shown
from exchange_admin.services.importing.words import beginnings

_WHOLE_NAMES = frozenset({"full_name", "name_han", "name_cyrillic", "name_latin"})
_OF_TEACHERS = beginnings(("教师", "преподавател", "teacher"))
_SURNAMES = frozenset({"family_name", "family_latin"})
_STUDENT_NUMBERS = frozenset(
    map(
        plain_heading,
        (
            "学号",
            "Номер студенческого билета",
            "Номер зачётной книжки",
            "№ зачётной книжки",
            "Student number",
            "Student ID",
        ),
    )
)
_COLON = re.compile(r"[:：]")


def named_people(sheet: SheetCells, found: SheetList, headings: Headings) -> Iterator[str]:
    """Names in a column of names (at the rows with courses), and behind a label (姓名：, ФИО) anywhere in the sheet."""
    for at, row in enumerate(sheet.rows):
        texts = list(map(shown, row))
        for column, text in enumerate(texts):
            label, *value = _COLON.split(text, maxsplit=1)
            if not _is_name(headings, label):
                continue
            if at == found.header_row - 1:
                yield from filter(None, (_cell(sheet, number - 1, column) for number in found.rows))
                continue
            beside = next(filter(None, [*value, *texts[column + 1 :]]), "").strip()
            if beside and not any(headings.is_sure(kind, beside) for kind in (PEOPLE, COURSES)):
                yield beside


def told_apart(sheet: SheetCells, found: SheetList, headings: Headings) -> Sequence[str]:
    """What the first column of surnames or student numbers with several values says, each value once; else nothing."""
    for column, text in enumerate(map(shown, sheet.rows[found.header_row - 1])):
        meaning = headings.meaning(PEOPLE, text) if headings.is_sure(PEOPLE, text) else None
        if plain_heading(text) in _STUDENT_NUMBERS or (meaning is not None and meaning.key in _SURNAMES):
            told = {fold(one): one for number in found.rows if (one := _cell(sheet, number - 1, column))}
            if len(told) > 1:
                return tuple(told.values())
    return ()


def differ(one: NameParts, other: NameParts) -> bool:
    """Whether two names are those of two people: in no script that both are written in they are the same."""
    both = [
        (ours, theirs)
        for script in ("han", "cyrillic", "latin")
        if all(ours := _words(one, script)) and all(theirs := _words(other, script))
    ]
    return bool(both) and not any(_same(ours, theirs) for ours, theirs in both)


def first_other(people: list[str], names: Names, own: NameParts) -> str:
    """The first of them that is not called `own`; empty where there is none."""
    return next((one for one in people if differ(names.parts(one), own)), "")


def _is_name(headings: Headings, label: str) -> bool:
    if not headings.is_sure(PEOPLE, label.strip()) or _OF_TEACHERS(label):
        return False
    meaning = headings.meaning(PEOPLE, label.strip())
    return meaning is not None and meaning.exact and meaning.key in _WHOLE_NAMES


def _cell(sheet: SheetCells, at: int, column: int) -> str:
    row = sheet.rows[at]
    return shown(row[column]) if column < len(row) else ""


def _words(name: NameParts, script: str) -> tuple[str, str]:
    family, given = (fold(getattr(name, f"{part}_{script}") or "").strip(". ") for part in ("family", "given"))
    return family, given


def _same(ours: tuple[str, str], theirs: tuple[str, str]) -> bool:
    """In either order, and with an initial for the given name."""
    alike = ours[0] == theirs[0] and (ours[1].startswith(theirs[1]) or theirs[1].startswith(ours[1]))
    return alike or ours == theirs[::-1]
