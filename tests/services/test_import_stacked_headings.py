"""«Группа» over «Студент»: the groups of a list of 1C are lines between its people."""

from __future__ import annotations

from exchange_admin.documents.workbook_reading import SheetCells
from exchange_admin.services.importing.stacked_headings import with_names_for_groups
from tests.services.importing_office import tables

HEADINGS = ["Группа", "Дата рождения", "Загранпаспорт", "Телефон"]
PERSON = ["Орлова Анна", "01.03.2006", "75 1234567", "+7 914 123-45-67"]


def moved(*rows: list[object]) -> list[list[object]]:
    return [list(row) for row in with_names_for_groups(SheetCells("S", list(rows)), tables().all_headings).rows]  # type: ignore[arg-type]


def test_the_lower_heading_stands_over_the_people() -> None:
    rows = moved(["Списки"], HEADINGS, ["Студент", "", "", ""], ["Э-21"], PERSON)
    assert rows == [["Списки"], ["Студент", *HEADINGS[1:]], [None, "", "", ""], ["Э-21"], PERSON]


def test_nothing_moves_where_the_lower_line_has_more_or_is_no_name() -> None:
    for lower in (["Студент", "ДД.ММ.ГГГГ", "", ""], ["Э-21"], ["", "Студент"], PERSON):
        assert moved(HEADINGS, lower, PERSON) == [HEADINGS, lower, PERSON]


def test_nothing_moves_over_a_column_of_something_else() -> None:
    headings = ["Телефон", "Дата рождения", "Загранпаспорт", "Группа"]
    assert moved(headings, ["Студент", "", "", ""], PERSON) == [headings, ["Студент", "", "", ""], PERSON]


def test_nothing_moves_where_another_column_has_the_names() -> None:
    headings = [*HEADINGS, "ФИО"]
    lower = ["Студент", "", "", "", ""]
    assert moved(headings, lower, ["Э-21", *PERSON[1:], PERSON[0]])[:2] == [headings, lower]
