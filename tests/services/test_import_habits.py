"""Habits of whoever fills in a list: the same as above, pinyin in one word, a sheet that counts no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from importing_office import RUSSIAN, importing

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions
from exchange_admin.services.importing.imports import Imports

HEAD = ["姓名", "姓名拼音", "性别", "出生日期", "国籍", "俄语水平"]
TANG = ["唐雨燕", "TangYuyan", "女", "2005-03-01", "中国", "A2"]
XUE = ["薛莹静", "XueYingjing", "女", "2005-03-02", "同上", "〃"]


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, RUSSIAN) as made:
        yield made


def stage(imports: Imports, *rows: Sequence[str], sheet: str = "名单", role: str = "student") -> ImportDraft:
    book = WorkbookCells("list.xlsx", (SheetCells(sheet, [list(row) for row in rows]),))
    return imports.stage_cells(book, ImportOptions(role=role))


def codes(draft: ImportDraft) -> list[list[str]]:
    return [[problem.code for problem in row.problems] for row in draft.rows]


def test_what_stands_above_is_put_where_a_cell_says_the_same_and_told(imports: Imports) -> None:
    draft = stage(imports, HEAD, TANG, XUE, ["林凯涛", "LIN Kaitao", "男", "2005-03-03", "-//-", ""])
    assert [row.values.get("citizenship") for row in draft.rows] == ["CN", "CN", "CN"]
    assert [row.values.get("language_level") for row in draft.rows] == ["A2", "A2", None]
    assert codes(draft) == [[], ["import.repeated", "import.repeated"], ["import.repeated"]]
    assert all(row.is_ready for row in draft.rows)


@pytest.mark.parametrize("said", ["同上", "〃", "″", '"', "''", '-"-', "—//—", "-//-", "то же", "Та же", "ditto"])
def test_however_it_is_written(imports: Imports, said: str) -> None:
    draft = stage(imports, HEAD, TANG, [*XUE[:4], said, "-"])
    assert draft.rows[1].values["citizenship"] == "CN"
    assert draft.rows[1].values.get("language_level") is None, "a dash says that there is none"


@pytest.mark.parametrize("at", [0, 1, 3])
def test_what_is_ones_own_is_never_taken_from_above_but_asked_for(imports: Imports, at: int) -> None:
    """A name, its pinyin, a birth date: 同上 is itself two Chinese characters."""
    row = [*XUE[:4], "中国", "A2"]
    row[at] = "同上"
    draft = stage(imports, HEAD, TANG, row)
    assert "cell.same_as_above" in codes(draft)[1]
    assert not draft.rows[1].is_ready
    imports.set_cell(draft, 1, ("full_name", "name_latin", "sex", "birth_date")[at], XUE[at])
    assert draft.rows[1].is_ready


def test_where_nothing_stands_above_nothing_is_taken(imports: Imports) -> None:
    first = stage(imports, HEAD, [*TANG[:4], "同上", "A2"])
    assert "cell.same_as_above" in codes(first)[0]
    parted = stage(imports, HEAD, TANG, ["第二组", "", "", "", "", ""], XUE)
    assert codes(parted)[-1].count("cell.same_as_above") == 2


@pytest.mark.parametrize(
    ("parts", "cells"),
    [
        (["年", "月", "日"], [["2005", "3", "1"], ["2004", "12", "31"], ["2004", "13", "1"], ["", "", ""]]),
        (
            ["день", "месяц", "год"],
            [["1", "марта", "2005"], ["31", "12", "2004"], ["1", "мартобря", "2004"], ["", "", ""]],
        ),
        (["день", "мес.", "год"], [["1", "авг.", "2005"], ["31", "12", "2004"], ["1", "?", "2004"], ["", "", ""]]),
        (["Month", "Day", "Year"], [["3", "1", "2005"], ["12", "31", "2004"], ["12", "", "2004"], ["", "", ""]]),
    ],
)
def test_a_day_in_three_columns_is_one_day(imports: Imports, parts: list[str], cells: list[list[str]]) -> None:
    names = ["Иванов Иван", "Петров Пётр", "Сидоров Сидор", "Ким Виктор"]
    people = [[name, *day, "Россия"] for name, day in zip(names, cells, strict=True)]
    draft = stage(imports, ["ФИО", "Дата рождения", "", "", "Гражданство"], ["", *parts, ""], *people)
    days = [row.values.get("birth_date") for row in draft.rows]
    assert days == [f"2005-{'08' if 'авг.' in cells[0] else '03'}-01", "2004-12-31", None, None]
    assert [row.is_ready for row in draft.rows] == [True, True, False, True]
    assert draft.sheets[0].unread == ()


def test_three_columns_that_are_no_parts_of_a_day_stay_apart(imports: Imports) -> None:
    draft = stage(imports, ["ФИО", "Дата рождения", "Год", "Пол"], ["Ким Виктор", "01.03.2005", "2", "м"])
    assert draft.rows[0].values["birth_date"] == "2005-03-01"


def test_pinyin_in_one_word_is_parted_where_a_capital_shows_it(imports: Imports) -> None:
    (row,) = stage(imports, HEAD, TANG).rows
    assert (row.values["family_latin"], row.values["given_latin"]) == ("Tang", "Yuyan")
    (shouted,) = stage(imports, HEAD, ["唐雨燕", "TANGYuyan", *TANG[2:]]).rows
    assert (shouted.values["family_latin"], shouted.values["given_latin"]) == ("TANG", "Yuyan")
    (compound,) = stage(imports, HEAD, ["慕容倩", "MurongQian", *TANG[2:]]).rows
    assert (compound.values["family_latin"], compound.values["given_latin"]) == ("Murong", "Qian")


def test_a_name_in_one_word_that_nothing_parts_is_asked_about(imports: Imports) -> None:
    draft = stage(imports, HEAD, ["唐雨燕", "IvanovIvan", *TANG[2:]])
    assert codes(draft) == [["import.joined_name"]]
    imports.set_cell(draft, 0, "name_latin", "TANG YUYAN")
    assert draft.rows[0].is_ready


@pytest.mark.parametrize("sheet", ["旧版（作废）", "Старый список", "OLD list"])
def test_a_sheet_that_says_it_counts_no_more_is_asked_about(imports: Imports, sheet: str) -> None:
    draft = stage(imports, HEAD, TANG, sheet=sheet)
    assert codes(draft) == [["import.old_sheet"]]
    imports.choose(draft, 0, draft.rows[0].problems[0].field, "theirs")
    assert draft.rows[0].is_ready


@pytest.mark.parametrize("sheet", ["带队教师", "Преподаватели", "Staff"])
def test_a_sheet_of_teachers_is_asked_about_unless_it_is_imported_as_teachers(imports: Imports, sheet: str) -> None:
    draft = stage(imports, HEAD, TANG, sheet=sheet)
    assert codes(draft) == [["import.others_sheet"]]
    imports.choose(draft, 0, draft.rows[0].problems[0].field, "theirs")
    assert draft.rows[0].is_ready
    assert stage(imports, HEAD, TANG, sheet=sheet, role="teacher").rows[0].is_ready


@pytest.mark.parametrize(
    ("heading", "key"),
    [("1.您的姓名", "full_name"), ("Ваша дата рождения", "birth_date"), ("4、请填写本人手机", "phone")],
)
def test_the_question_of_a_form_is_known_as_the_heading_that_it_asks_for(
    imports: Imports, heading: str, key: str
) -> None:
    rows = {"full_name": "唐雨燕", "birth_date": "2005-03-01", "phone": "13800010001"}
    heads = {"full_name": "姓名", "birth_date": "出生日期", "phone": "电话"} | {key: heading}
    draft = stage(imports, [heads[one] for one in rows], list(rows.values()))
    assert {column.key: column.guess for column in draft.sheets[0].columns} == dict.fromkeys(rows, False)


def test_a_sheet_of_an_earlier_year_is_asked_about(imports: Imports) -> None:
    sheets = tuple(SheetCells(year, [list(HEAD), list(row)]) for year, row in (("2025", TANG), ("2026", XUE[:4])))
    draft = imports.stage_cells(WorkbookCells("list.xlsx", sheets))
    assert codes(draft) == [["import.old_sheet"], []]
    both = tuple(SheetCells(year, [list(HEAD), list(TANG)]) for year in ("2025", "2026"))
    twice = imports.stage_cells(WorkbookCells("list.xlsx", both))
    assert codes(twice) == [["import.old_sheet", "import.same_as_row"], []], "the newer one goes in"


def test_a_list_of_relatives_is_asked_about_and_one_of_students_with_such_a_column_is_not(imports: Imports) -> None:
    relatives = stage(
        imports, ["姓名", "与本人关系", "电话", "出生日期"], ["唐振华", "父亲", "13800010001", "1977-04-05"]
    )
    assert codes(relatives) == [["import.relatives"]]
    students = stage(imports, [*HEAD, "紧急联系人", "与本人关系"], [*TANG, "唐振华", "父亲"])
    assert codes(students) == [[]]


def test_somebody_on_two_sheets_of_which_one_has_no_day_of_birth_is_asked_about(imports: Imports) -> None:
    """The names are in different letters; namesakes whom passports tell apart are not asked about."""
    head = ["ФИО", "Телефон", "Группа"], ["Surname", "Given name", "Дата рождения", "Загранпаспорт"]
    rows = ["Чижов Юрий Ильич", "89511432423", "М-41"], ["CHIZHOV", "IURII", "2007-04-08", "772098234"]
    sheets = tuple(SheetCells(str(at), [list(head[at]), list(rows[at])]) for at in (0, 1))
    draft = imports.stage_cells(WorkbookCells("list.xlsx", sheets))
    assert [code for row in codes(draft) for code in row] == ["import.same_as_row"]
    assert draft.rows[0].is_ready
    apart = ["ФИО", "Загранпаспорт"], ["Ким Анна", "772098234"], ["Ким Анна", "772098235"]
    assert all(row.is_ready for row in stage(imports, *apart).rows)


@pytest.mark.parametrize("family", ["Стрельцов Лука", "2006"])
def test_a_family_name_that_is_more_or_no_name_is_asked_about(imports: Imports, family: str) -> None:
    draft = stage(imports, ["Фамилия", "Имя", "Пол", "Дата рождения"], [family, "Лука", "м", "2005-03-01"])
    assert not draft.rows[0].is_ready
