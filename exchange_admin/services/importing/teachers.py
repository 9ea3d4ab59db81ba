"""Lists of teachers and tables of those who go along: who of them is taken for a teacher, and told so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from exchange_admin.services.importing.draft import OTHER_TABLE, OTHERS_SHEET, TEACHERS, StagedRow
from exchange_admin.services.importing.list_shapes import NAME_KEYS, PEOPLE
from exchange_admin.services.importing.sheets import SheetList
from exchange_admin.services.importing.words import ImportWords

_SOMEBODY_WHO_TRAVELS = ("passport_number", "document_number", "national_id", "birth_date")
"""Who is only named as a contact has none of these."""


def note_teachers(file: str, found: SheetList, rows: Sequence[StagedRow], words: ImportWords) -> None:
    """Whose table, title, sheet, file or heading speaks of teachers and of no students, and who has a position that no
    student holds, besides what only travellers have."""
    if found.kind != PEOPLE:
        return
    headings = (column.heading for column in found.columns if column.key in NAME_KEYS)
    over = (*found.titles, found.sheet, PurePath(file).stem, *headings)
    of_list = "" if any(map(words.is_of_students, over)) else next(filter(words.is_of_teachers_alone, over), "")
    for row in rows:
        said = row.cells.get(OTHER_TABLE, of_list)
        position = row.cells.get("position", "")
        if (
            said
            and words.is_of_teachers_alone(said)
            and not words.is_of_students(said)
            and position
            and not words.is_office_of_students(position)
            and any(map(row.cells.get, _SOMEBODY_WHO_TRAVELS))
        ):
            row.cells[TEACHERS] = said
            row.cells.pop(OTHER_TABLE, None)
            row.cells.pop(OTHERS_SHEET, None)
