"""«Группа» over «Студент»: the groups of a list of 1C are lines between its people. «ФИО» over «Мать» and «Студент» in
a table of text, which merges nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.services.importing.stacked_headings import with_groups_merged, with_names_for_groups
from tests.services.importing_office import CHINESE, importing, tables

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


@pytest.mark.parametrize(
    ("upper", "lower", "line", "family"),
    [
        (["ФИО", "", "Дата рождения"], ["Мать", "Студент", ""], ["Белова Ольга", "Котов Ян", "05.02.2006"], "Котов"),
        (["ФИО", "", "Дата рождения"], ["Студент", "Мать", ""], ["Котов Ян", "Белова Ольга", "05.02.2006"], "Котов"),
        (["姓名", "", "出生日期"], ["家长", "学生", ""], ["刘桂兰", "王小明", "2007-02-03"], "王"),
        (
            ["姓名", "", "", "出生日期"],
            ["中文", "拼音", "家长"],
            ["王小明", "WANG XIAOMING", "刘桂兰", "2007-02-03"],
            "王",
        ),
        (["Name", "", "DOB"], ["Guardian", "Student", ""], ["Liu Guilan", "Wang Xiaoming", "2007-02-03"], "Wang"),
    ],
)
def test_headings_of_two_lines_that_merge_nothing_are_read_as_if_they_did(
    tmp_path: Path, upper: list[str], lower: list[str], line: list[str], family: str
) -> None:
    book = WorkbookCells("list.csv", (SheetCells("Sheet1", [["List"], upper, lower, line]),))  # type: ignore[list-item]
    with importing(tmp_path, CHINESE) as imports:
        (row,) = imports.stage_cells(book).rows
    assert row.is_ready
    assert family in row.values.values()
    assert row.values["birth_date"]


@pytest.mark.parametrize(
    "lower",
    [
        ["Студент", "", ""],
        ["Студент", "Мать", "05.02.2006"],
        ["Студент", "Котова", ""],
        ["", "Студент", ""],
        ["Студент", "Мать", "Дата рождения"],
    ],
)
def test_nothing_is_merged_where_the_lower_line_may_be_anything_else(lower: list[str]) -> None:
    sheet = SheetCells("S", [["ФИО", "", "Дата рождения"], list(lower), ["Котов Ян", "Белова", "05.02.2006"]])
    assert with_groups_merged(sheet, tables().all_headings) is sheet


def test_a_line_of_thousands_of_headings_is_left_as_it_is() -> None:
    sheet = SheetCells("S", [["ФИО", ""] * 8000 + ["Пол"], ["Студент", "Мать"] * 8000, ["Котов Ян", "Белова"]])
    assert with_groups_merged(sheet, tables().all_headings) is sheet
