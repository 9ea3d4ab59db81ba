"""Headings in one language over the same in another one, headings that only say how names are written below them, and
numbers between a passport and its days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from importing_office import RUSSIAN, importing, tables

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.problems import Level
from exchange_admin.services.importing.draft import ImportDraft
from exchange_admin.services.importing.imports import Imports

CHINESE_LINE = ["序号", "姓名", "护照姓", "护照名", "性别", "出生日期", "护照号"]
RUSSIAN_LINE = ["№", "ФИО", "Фамилия (лат.)", "Имя (лат.)", "Пол", "Дата рождения", "Номер паспорта"]
ENGLISH_LINE = ["No.", "Full name", "Surname", "Given name", "Sex", "Date of birth", "Passport number"]
PERSON = ["1", "王海燕", "WANG", "HAIYAN", "女", "2005-02-08", "EK6748386"]


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, RUSSIAN) as made:
        yield made


def staged(imports: Imports, rows: Sequence[Sequence[object]]) -> ImportDraft:
    return imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("S", rows),)))  # type: ignore[arg-type]


def asked(draft: ImportDraft) -> list[str]:
    return [one.code for row in draft.rows for one in row.problems if one.level is not Level.INFORMS]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [(CHINESE_LINE, RUSSIAN_LINE), (RUSSIAN_LINE, CHINESE_LINE), (CHINESE_LINE, ENGLISH_LINE)],
)
def test_headings_in_two_lines_of_two_languages_head_one_list(
    imports: Imports, upper: list[str], lower: list[str]
) -> None:
    draft = staged(imports, [upper, lower, PERSON])
    (row,) = draft.rows
    assert not asked(draft)
    assert (row.number, row.values["family_latin"], row.values["passport_number"]) == (3, "WANG", "EK6748386")


@pytest.mark.parametrize(
    "lower",
    [
        ["№", "ФИО", "Телефон", "E-mail", "Пол", "Паспорт", "Дата рождения"],  # of another list
        ["№", "ФИО матери", "Фамилия (лат.)", "Имя (лат.)", "Пол", "Дата рождения", "Номер паспорта"],
    ],
)
def test_headings_of_something_else_below_them_are_no_translation(imports: Imports, lower: list[str]) -> None:
    draft = staged(imports, [CHINESE_LINE, lower, PERSON])
    assert not draft.rows or asked(draft)


@pytest.mark.parametrize("name", ["ФИО куратора", "ФИО законного представителя", "ФИО отца"])
def test_people_below_headings_of_others_in_the_second_line_are_asked_about(imports: Imports, name: str) -> None:
    rows = [["姓名", "性别", "出生日期", "护照号"], [name, "Пол", "Дата рождения", "Номер паспорта"]]
    draft = staged(imports, [*rows, ["Белова Анна Петровна", "ж", "12.03.1980", "75 1234561"]])
    assert "import.further_headings" in [one.code for one in draft.rows[-1].problems]


@pytest.mark.parametrize(
    ("upper", "lower"), [("电话", "Телефон матери"), ("Телефон", "家长电话"), ("联系电话", "Телефон куратора")]
)
def test_a_number_whose_translation_is_of_others_is_told_as_not_read(imports: Imports, upper: str, lower: str) -> None:
    lines = (CHINESE_LINE, RUSSIAN_LINE) if upper > "一" else (RUSSIAN_LINE, CHINESE_LINE)
    draft = staged(imports, [[*lines[0], upper], [*lines[1], lower], [*PERSON, "13800000000"]])
    (row,) = draft.rows
    assert "phone" not in row.values
    assert not asked(draft)
    assert list(draft.sheets[0].unread) == [f"{upper}\n{lower}"]


def test_headings_in_three_lines_of_three_languages_head_one_list(imports: Imports) -> None:
    draft = staged(imports, [CHINESE_LINE, RUSSIAN_LINE, ENGLISH_LINE, PERSON])
    (row,) = draft.rows
    assert not asked(draft)
    assert (row.number, row.values["family_latin"], row.values["passport_number"]) == (4, "WANG", "EK6748386")


def test_a_person_below_the_headings_is_no_translation_of_them(imports: Imports) -> None:
    rows = [["姓名", "性别", "出生日期"], ["Иванова Анна", "Ж", "12.03.2005"], ["Белов Иван", "М", "13.03.2005"]]
    assert [row.number for row in staged(imports, rows).rows] == [2, 3]


@pytest.mark.parametrize(
    ("above", "text", "key"),
    [
        ("Латинскими буквами", "Фамилия", "family_latin"),
        ("Латиницей", "Имя", "given_latin"),
        ("拼音", "姓", "family_latin"),
    ],
)
def test_what_stands_above_may_say_how_a_name_is_written(above: str, text: str, key: str) -> None:
    meaning = tables().headings.meaning("people", text, above)
    assert meaning is not None
    assert (meaning.key, meaning.exact) == (key, True)


@pytest.mark.parametrize("above", ["Мать", "Законный представитель", "Супруг", "Прежняя"])
def test_what_speaks_of_somebody_else_above_a_name_says_no_such_thing(above: str) -> None:
    meaning = tables().headings.meaning("people", "Фамилия", above)
    assert meaning is None or not meaning.exact


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("护照姓名 Имя в паспорте", "name_latin"),
        ("护照姓名/Имя как в загранпаспорте", "name_latin"),
        ("Фамилия, собственное имя, отчество", "full_name"),
        ("Направившее учебное заведение", "institution"),
        ("Паспорт бойынша (лат.)", "name_latin"),
        ("Жарамды / Действителен до", "passport_valid_until"),
    ],
)
def test_such_headings_are_known(heading: str, key: str) -> None:
    meaning = tables().headings.meaning("people", heading)
    assert meaning is not None
    assert (meaning.key, meaning.exact) == (key, True)


@pytest.mark.parametrize("heading", ["Имя в паспорте матери", "护照姓名 Имя отца в паспорте", "Имя в паспорте"])
def test_such_a_name_alone_or_of_others_is_no_sure_one(heading: str) -> None:
    meaning = tables().headings.meaning("people", heading)
    assert meaning is None or not meaning.exact


@pytest.mark.parametrize(
    ("between", "is_read"),
    [("Идентификационный номер", True), ("ИИН", True), ("Номер визы", False), ("Полис №", False)],
)
def test_a_number_without_an_end_between_a_passport_and_its_days_has_none_of_them(
    imports: Imports, between: str, is_read: bool
) -> None:
    rows = [
        ["ФИО", "Дата рождения", "№ загранпаспорта", between, "Срок действия"],
        ["Иванова Анна Олеговна", "12.03.2005", "75 1234567", "5270207K054PB7", "01.07.2036"],
    ]
    (row,) = staged(imports, rows).rows
    assert (row.values.get("passport_valid_until") == "2036-07-01") is is_read
