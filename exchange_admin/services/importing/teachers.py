"""Lists of teachers and tables of those who go along: who of them is taken for a teacher, and told so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from exchange_admin.domain.dates import day_in
from exchange_admin.services.importing.draft import OTHER_TABLE, TEACHERS, StagedRow
from exchange_admin.services.importing.list_shapes import NAME_KEYS, PEOPLE
from exchange_admin.services.importing.sheets import SheetList
from exchange_admin.services.importing.words import ImportWords

_YOUNGEST = 23
"""Years; a student of a vocational college may be as old, and is no lecturer then."""
ANSWERED = frozenset({"import.other_table", "import.others_sheet"})
"""What is asked of a table of teachers, and need not be of who is taken for one."""


def note_teachers(file: str, found: SheetList, rows: Sequence[StagedRow], words: ImportWords) -> None:
    """Notes what says that the people of a list, or of a table of it, are teachers: its title, its sheet, the file, the
    heading of the names, the line above a further table; nothing where any of them speaks of students."""
    if found.kind != PEOPLE:
        return
    headings = (column.heading for column in found.columns if column.key in NAME_KEYS)
    over = (*found.titles, found.sheet, PurePath(file).stem, *headings)
    of_list = "" if any(map(words.is_of_students, over)) else next(filter(words.is_list_of_teachers, over), "")
    said = {row.cells.get(OTHER_TABLE, of_list) for row in rows} - {""}
    of_teachers = {one for one in said if words.is_list_of_teachers(one) and not words.is_of_students(one)}
    for row in rows if of_teachers else ():
        if (one := row.cells.get(OTHER_TABLE, of_list)) in of_teachers:
            row.cells[TEACHERS] = one


def is_teacher(row: StagedRow, words: ImportWords, today: date) -> bool:
    """Whether the table says so and the row as it is read does too: a position of a teacher, and an age of one."""
    if not row.cells.get(TEACHERS):
        return False
    born, position = day_in(row.values, "birth_date"), str(row.values.get("position") or "")
    is_grown = born is not None and today.year - born.year >= _YOUNGEST
    return is_grown and words.is_position_of_teachers(position)
