"""Lists without a column for the sex: a sheet, a title above it or a title behind a name says it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_office import CHINESE, RUSSIAN, importing

from exchange_admin.documents.workbook_reading import CellValue, SheetCells, WorkbookCells
from exchange_admin.domain.problems import Level
from exchange_admin.services.importing.draft import ImportDraft
from exchange_admin.services.importing.imports import Imports

GIRLS: list[list[CellValue]] = [["Фамилия Имя", "тел"], ["Белова Анна", "89991234567"], ["Ким Женя", "89991234568"]]


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as made:
        yield made


def stage(imports: Imports, rows: list[list[CellValue]], sheet: str = "List") -> ImportDraft:
    draft = imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells(sheet, rows),)))
    imports.check(draft)
    return draft


def sexes(draft: ImportDraft) -> list[object]:
    return [row.values.get("sex") for row in draft.rows]


@pytest.mark.parametrize(("sheet", "sex"), [("Девочки", "2"), ("男生", "1"), ("Юноши", "1"), ("Girls", "2")])
def test_a_sheet_of_girls_or_of_boys_says_it_of_everybody_and_is_told(imports: Imports, sheet: str, sex: str) -> None:
    draft = stage(imports, GIRLS, sheet)
    assert sexes(draft) == [sex, sex]
    assert all("import.from_title" in {one.code for one in row.problems} for row in draft.rows)


@pytest.mark.parametrize("sheet", ["M", "Ж", "MS", "Муж", "Девочки и мальчики", "Лист1", "Список девочек и мальчиков"])
def test_a_sheet_that_is_called_so_for_anything_says_nothing(imports: Imports, sheet: str) -> None:
    assert sexes(stage(imports, GIRLS, sheet)) == [None, None]


def test_a_column_counts_and_not_the_sheet(imports: Imports) -> None:
    rows: list[list[CellValue]] = [["ФИО", "Пол"], ["Белов Иван", "м"], ["Белова Анна", "ж"]]
    assert sexes(stage(imports, rows, "Девочки")) == ["1", "2"]


def test_a_boy_on_a_sheet_of_girls_is_asked_about(imports: Imports) -> None:
    draft = stage(imports, [*GIRLS, ["Белов Иван Петрович", "89991234569"]], "Девочки")
    assert "import.other_sex" in {one.code for one in draft.rows[2].problems if one.level is not Level.INFORMS}


def test_a_title_behind_or_before_a_name_says_it_of_whom_it_stands_beside(tmp_path: Path) -> None:
    names = [
        ("孟金凤", "MENG/JINFENG MS"),
        ("钟子豪", "ZHONG/ZIHAO MR"),
        ("陈雨", "CHEN YU MISS"),
        ("赵磊", "ZHAO/LEI"),
        ("金安", "KIM/ANNMS"),
    ]
    rows: list[list[CellValue]] = [["姓名", "英文姓名", "出生"], *([*pair, "2006-01-02"] for pair in names)]
    with importing(tmp_path, RUSSIAN) as imports:
        draft = stage(imports, rows)
    assert sexes(draft) == ["2", "1", "2", None, None]
    assert [row.values["given_latin"] for row in draft.rows[:3]] == ["JINFENG", "ZIHAO", "YU"]


@pytest.mark.parametrize(
    ("typed", "sex"),
    [
        ("Chen Yu Ms", "2"),
        ("Chen Yu (Mr)", "1"),
        ("CHEN YU, MISS", "2"),
        ("Ms Chen Xiaoyu", "2"),
        ("MR. CHEN XIAOYU", "1"),
    ],
)
def test_a_title_however_it_is_written_is_no_part_of_a_name(imports: Imports, typed: str, sex: str) -> None:
    (row,) = stage(imports, [["Name", "Passport"], [typed, "E12345671"]]).rows
    assert (row.is_ready, row.values["sex"], row.values["family_latin"].upper()) == (True, sex, "CHEN")
    assert not set(row.values["given_latin"].upper().split()) & {"MR", "MS", "MISS"}


def test_a_title_in_a_column_of_a_part_is_no_part_of_it(imports: Imports) -> None:
    rows: list[list[CellValue]] = [["Surname", "Given names", "Passport"], ["CHEN", "YU MS", "E12345671"]]
    (row,) = stage(imports, [*rows, ["Mr. Li", "Ming", "E12345672"]]).rows[:1]
    assert (row.is_ready, row.values["sex"], row.values["given_latin"]) == (True, "2", "YU")


@pytest.mark.parametrize(
    ("typed", "code"), [("LI MRS", "import.half_a_name"), ("Ms. Wang Fang", "import.name_order"), ("MR", "")]
)
def test_a_title_beside_half_a_name_or_before_two_words_leaves_the_name_to_be_asked_about(
    imports: Imports, typed: str, code: str
) -> None:
    (row,) = stage(imports, [["Name", "Passport"], [typed, "E12345671"]]).rows
    assert not row.is_ready
    assert not code or code in {one.code for one in row.problems}


@pytest.mark.parametrize(
    ("sheet", "column", "asked"), [("Лист1", "女", True), ("Лист1", "男", False), ("女生", "", True)]
)
def test_a_title_against_a_column_or_a_sheet_is_asked_about(
    tmp_path: Path, sheet: str, column: str, asked: bool
) -> None:
    rows: list[list[CellValue]] = [["姓名", "英文名", "性别"], ["王芳", "WANG FANG MR", column]]
    with importing(tmp_path, RUSSIAN) as imports:
        (row,) = stage(imports, [line if column else line[:2] for line in rows], sheet).rows
    assert ("import.title_other_sex" in {one.code for one in row.problems}) is asked


@pytest.mark.parametrize(
    ("name", "sex", "asks"),
    [
        ("Белов Иван", "ж", True),
        ("Котовская Анна", "м", True),
        ("Белова Анна", "ж", False),
        ("Ким Женя", "ж", False),
        ("Линь Аньна", "м", False),
    ],
)
def test_a_family_name_of_the_other_sex_is_asked_about(imports: Imports, name: str, sex: str, asks: bool) -> None:
    (row,) = stage(imports, [["ФИО", "Пол", "тел"], [name, sex, "89991234567"]]).rows
    assert ("import.family_other_sex" in {one.code for one in row.problems}) is asks


@pytest.mark.parametrize(("country", "asks"), [("Россия", True), ("Испания", False)])
def test_in_latin_letters_only_russian_family_names_tell_the_sex(imports: Imports, country: str, asks: bool) -> None:
    (row,) = stage(imports, [["Name", "Sex", "Citizenship"], ["VILLANUEVA, JUAN", "M", country]]).rows
    assert ("import.family_other_sex" in {one.code for one in row.problems}) is asks


def test_a_sheet_of_girls_says_nothing_of_who_leads_them(imports: Imports) -> None:
    rows: list[list[CellValue]] = [["ФИО", "Роль", "Дата рождения"], ["Белова Анна", "студент", "2006-02-01"]]
    draft = stage(imports, [*rows, ["Цой Саша", "руководитель", "1976-02-01"]], "Девочки")
    assert sexes(draft) == ["2", None]
