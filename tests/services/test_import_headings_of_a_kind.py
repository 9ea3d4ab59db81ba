"""Families of headings: one that is known is known however it is joined, numbered, or told to be in certain letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from importing_office import CHINESE, RUSSIAN, importing

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.services.importing.draft import StagedRow
from exchange_admin.services.importing.headings import Headings, Meaning

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def headings() -> Headings:
    return Headings.load(ROOT / "resources" / "import")


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("ТелефонМобильный", "phone"),
        ("ТелефонСотовый", "phone"),
        ("МобильныйТелефонСтудента", "phone"),
        ("телефон_мобильный", "phone"),
        ("phoneMobile", "phone"),
        ("studentMobilePhone", "phone"),
        ("phone1", "phone"),
        ("手机1", "phone"),
        ("Телефон № 1", "phone"),
        ("email1", "email"),
        ("ФИОСтудента", "full_name"),
        ("НомерЗагранПаспорта", "passport_number"),
        ("Passport_No", "passport_number"),
        ("护照姓名（拉丁）", "name_latin"),
        ("护照姓名(拉丁文)", "name_latin"),
        ("姓名（英）", "name_latin"),
        ("姓名(EN)", "name_latin"),
        ("ФИО (латин.)", "name_latin"),
        ("Full name (Roman)", "name_latin"),
        ("姓（拉丁）", "family_latin"),
        ("Имя (латин.)", "given_latin"),
        ("姓名（俄）", "name_cyrillic"),
        ("ФИО (кир.)", "name_cyrillic"),
        ("Name (RU)", "name_cyrillic"),
        ("姓名（中）", "name_han"),
        ("Name (CN)", "name_han"),
        ("№ ID (КНР)", "national_id"),
        ("Наименование учреждения образования", "institution"),
        ("Электрондық поштасы", "email"),
        ("Төрсөн огноо", "birth_date"),
        ("Нэр (гадаад паспорт)", "given_latin"),
    ],
)
def test_a_known_heading_is_known_in_each_spelling(headings: Headings, heading: str, key: str) -> None:
    assert headings.meaning("people", heading) == Meaning(key, exact=True)


@pytest.mark.parametrize(
    "heading",
    ["ТелефонМатери", "телефон_родителя", "ParentPhone", "ФИОКуратора", "ПаспортОтца", "НомерВизы", "guardian_email"],
)
def test_what_is_of_others_is_theirs_when_it_is_joined_too(headings: Headings, heading: str) -> None:
    assert headings.meaning("people", heading) is None
    assert headings.is_elsewhere(heading)


@pytest.mark.parametrize("heading", ["phone2", "手机2", "Телефон 3", "Паспорт 1", "Язык 1"])
def test_what_is_not_the_first_of_several_is_not_certain(headings: Headings, heading: str) -> None:
    found = headings.meaning("people", heading)
    assert found is None or not found.exact


@pytest.mark.parametrize(
    ("above", "text", "key"),
    [
        ("ФИО в загранпаспорте", "Surname", "family_name"),
        ("ФИО латиницей", "Имя", "given_latin"),
        ("ФИО", "Отчество", "patronymic"),
        ("护照姓名", "姓", "family_latin"),
        ("姓名", "名", "given_name"),
        ("Name", "Surname", "family_name"),
        ("Name in passport", "Given name", "given_latin"),
        ("Загранпаспорт", "Фамилия", "family_latin"),
        ("护照信息", "出生日期", "birth_date"),
        ("Паспорт", "Пол", "sex"),
    ],
)
def test_a_whole_above_its_part_says_whose_it_is(headings: Headings, above: str, text: str, key: str) -> None:
    assert headings.meaning("people", text, above) == Meaning(key, exact=True)


@pytest.mark.parametrize(("above", "text"), [("ФИО матери", "Фамилия"), ("家长姓名", "姓"), ("护照信息", "手机")])
def test_what_stands_above_of_somebody_else_says_nothing_of_the_person(
    headings: Headings, above: str, text: str
) -> None:
    found = headings.meaning("people", text, above)
    assert found is None or not found.exact


@pytest.mark.parametrize("typed", ["-", "—", "нет", "нет загранпаспорта", "无", "暂无护照", "no passport", "N/A", "/"])
def test_no_name_in_the_letters_of_a_passport_is_none_and_no_question(tmp_path: Path, typed: str) -> None:
    rows = [
        ["ФИО", "Имя латиницей, как в загранпаспорте", "Дата рождения"],
        ["Туманова Ольга Павловна", typed, "12.12.2008"],
    ]
    with importing(tmp_path, CHINESE) as imports:
        draft = imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("Лист1", rows),)))
    assert draft.rows[0].is_ready
    assert not {"family_latin", "given_latin"} & draft.rows[0].values.keys()


NO_PATRONYMIC = [
    "нет данных",
    "н/д",
    "не имеется",
    "нет отчества",
    "отчества нет",
    "(нет)",
    "-нет-",
    "Нет.",
    "no patronymic",
]


@pytest.mark.parametrize("typed", NO_PATRONYMIC)
def test_what_says_that_there_is_no_patronymic_is_none(tmp_path: Path, typed: str) -> None:
    row = with_patronymic(tmp_path, typed)
    assert row.is_ready
    assert "patronymic" not in row.values


@pytest.mark.parametrize("typed", ["пусто", "по паспорту нет", "прочерк", "null", "отсутсвует", "мать: Орлова"])
def test_words_in_the_place_of_a_patronymic_are_asked_about(tmp_path: Path, typed: str) -> None:
    assert not with_patronymic(tmp_path, typed).is_ready


@pytest.mark.parametrize("typed", ["иванович", "ИВАНОВИЧ", "Санжарұлы", "Мамед оглы", "мамед-оглы", "Франциск"])
def test_a_patronymic_is_one_however_it_is_written(tmp_path: Path, typed: str) -> None:
    row = with_patronymic(tmp_path, typed)
    assert row.is_ready
    assert str(row.values["patronymic"]).casefold() == typed.casefold()


def with_patronymic(folder: Path, typed: str) -> StagedRow:
    rows = [["Фамилия", "Имя", "Отчество"], ["Иванов", "Иван", typed]]
    with importing(folder, CHINESE) as imports:
        draft = imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("Лист1", rows),)))
    return draft.rows[0]


def test_a_line_with_a_dash_for_its_only_name_is_named_as_not_read(tmp_path: Path) -> None:
    rows = [["姓名", "性别", "手机"], ["王小明", "男", "13812345678"], ["-", "男", "13812345679"]]
    with importing(tmp_path, RUSSIAN) as imports:
        draft = imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("名单", rows),)))
    assert [row.number for row in draft.rows] == [2]
    assert [line.row for line in draft.sheets[0].left_out] == [3]


@pytest.mark.parametrize("said", ["11.09.2008 ж.", "11.09.2008ж", "11.09.2008 жылы", "11.09.2008 р."])
def test_a_day_with_the_year_in_a_language_of_neighbours_is_read(tmp_path: Path, said: str) -> None:
    rows = [["ФИО", "Дата рождения"], ["Ким Владислав Олегович", "14.02.2007"], ["Оспанов Мирас", said]]
    with importing(tmp_path, CHINESE) as imports:
        draft = imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("Лист1", rows),)))
    assert [row.values.get("birth_date") for row in draft.rows] == ["2007-02-14", "2008-09-11"]


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Учебное зав.", "institution"),
        ("Образоват. организация", "institution"),
        ("Контакт. тел.", "phone"),
        ("Мобильн.тел.", "phone"),
        ("Электрон. почта", "email"),
        ("ФИО обуч-ся", "full_name"),
        ("Гражд-во", "citizenship"),
        ("Место рожден.", "birth_place"),
        ("Спец-ть", "speciality"),
        ("Примеч.", "note"),
    ],
)
def test_a_heading_with_words_cut_short_is_the_one_that_it_can_be(headings: Headings, heading: str, key: str) -> None:
    assert headings.meaning("people", heading) == Meaning(key, exact=True)


@pytest.mark.parametrize(
    "heading", ["Тел. мат.", "Телефон кур.", "ФИО рук.", "Номер виз.", "Кол.", "Рук.", "Дата оконч."]
)
def test_one_that_may_be_of_somebody_or_something_else_is_not_certain(headings: Headings, heading: str) -> None:
    found = headings.meaning("people", heading)
    assert found is None or not found.exact
