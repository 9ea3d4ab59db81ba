"""Cells and headings that say two things, and headings that only touch something of little weight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from importing_office import CHINESE, RUSSIAN, importing, tables

from exchange_admin.documents.workbook_reading import CellValue, SheetCells, WorkbookCells
from exchange_admin.domain.problems import Level
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions
from exchange_admin.services.importing.headings import Meaning
from exchange_admin.services.importing.imports import Imports
from exchange_admin.services.importing.list_shapes import PEOPLE
from exchange_admin.services.importing.parted_cells import called
from exchange_admin.services.importing.reading import is_left_aside


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, RUSSIAN) as made:
        yield made


@pytest.fixture
def in_china(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as made:
        yield made


def stage(imports: Imports, *rows: Sequence[CellValue], sheet: str = "名单") -> ImportDraft:
    book = WorkbookCells("list.xlsx", (SheetCells(sheet, [list(row) for row in rows]),))
    return imports.stage_cells(book, ImportOptions())


def asked(draft: ImportDraft) -> list[list[str]]:
    return [[one.code for one in row.problems if one.level is not Level.INFORMS] for row in draft.rows]


def told(draft: ImportDraft) -> list[list[str]]:
    return [[one.code for one in row.problems if one.level is Level.INFORMS] for row in draft.rows]


def values(draft: ImportDraft, *keys: str) -> list[tuple[object, ...]]:
    return [tuple(row.values.get(key) for key in keys) for row in draft.rows]


def test_two_things_under_one_heading_are_read_each_by_itself(imports: Imports) -> None:
    draft = stage(
        imports,
        ["序号", "姓名（性别）", "出生日期/身份证号", "护照号/有效期", "本人电话"],
        [1, "张嘉莉（女）", "2005.03.01\n110190200503010027", "EJ2868169/2036.8.3", "19916490636"],
        [2, "严庆博（男）", "2006.06.27\n370190200606273418", "EL4632661/2035.9.1", "16689166342"],
    )
    assert asked(draft) == [[], []]
    assert values(draft, "given_han", "sex", "birth_date", "passport_number", "passport_valid_until") == [
        ("嘉莉", "2", "2005-03-01", "EJ2868169", "2036-08-03"),
        ("庆博", "1", "2006-06-27", "EL4632661", "2035-09-01"),
    ]
    assert draft.rows[0].values["national_id"] == "110190200503010027"


def test_what_somebody_says_of_a_heading_counts_before_it_is_parted(imports: Imports) -> None:
    rows = [
        ["姓名", "性别", "护照号/有效期"],
        *([f"李小{han}", "女", f"E1234567{at}/2036.8.3"] for at, han in enumerate("明红")),
    ]
    book = WorkbookCells("list.xlsx", (SheetCells("名单", rows),))
    draft = imports.stage_cells(book, ImportOptions(columns=(("护照号/有效期", "ignored"),)))
    assert asked(draft) == [[], []]
    assert [column.key for column in draft.sheets[0].columns] == ["full_name", "sex"]


def test_a_place_stands_beside_the_day_of_birth(imports: Imports) -> None:
    draft = stage(
        imports,
        ["ФИО", "Пол", "Дата и место рождения", "Паспорт гражданина РФ (серия, номер)", "Кем и когда выдан"],
        ["Васильев Олег Артёмович", "м", "04.03.2007, пгт Озёрный", "1421 625346", "УМВД по краю, 21.03.2021"],
        ["Симонов Олег Артёмович", "м", "24.10.2006 г., с. Верхний Яр", "4522 784174", "УМВД по краю, 11.11.2022"],
    )
    assert asked(draft) == [[], []]
    assert values(draft, "birth_date", "birth_place", "national_issued", "national_issued_by") == [
        ("2007-03-04", "пгт Озёрный", "2021-03-21", "УМВД по краю"),
        ("2006-10-24", "с. Верхний Яр", "2022-11-11", "УМВД по краю"),
    ]


def test_a_cell_that_does_not_part_is_asked_about_and_says_nothing_of_the_second_thing(imports: Imports) -> None:
    rows = [[f"李小{han}", "女", f"E1234567{at}/2036.8.{at + 1}"] for at, han in enumerate("明红军文华")]
    draft = stage(imports, ["姓名", "性别", "护照号/有效期"], *rows, ["李小芳", "女", "E12345679/2036.8.3/2037.1.1"])
    assert asked(draft) == [[], [], [], [], [], ["document.not_one_number"]]
    assert values(draft, "passport_valid_until")[5] == (None,)


def test_texts_without_an_end_part_into_nothing(imports: Imports) -> None:
    """As long as a cell may be: patterns whose time grows with the square of it would take minutes for some."""
    longest = 32_000
    draft = stage(
        imports,
        ["姓名", "性别", "护照号" + " " * longest + "/有效期", "邮箱/电话"],
        ["李小明", "男", "E12345678", "x" * longest],
        ["李小红", "女", "E12345679", "1 " * (longest // 2)],
    )
    assert all(row.values.get("email") is None for row in draft.rows)
    said = ["89120263406 (мама " + "1 " * (longest // 2), "75 1234567 выдан " + ", " * (longest // 2)]
    again = stage(imports, ["ФИО", "Телефон", "Загранпаспорт"], ["Ёлкина Анна Петровна", *said])
    assert not again.rows[0].is_ready
    cells = [["Белов Иван", "8" + "*" * (longest - n) + ";", f"4511 {n}" + "•" * longest + ";"] for n in range(30)]
    hidden = stage(imports, ["ФИО", "Телефон", "Паспорт РФ"], *cells)
    assert not any(row.is_ready for row in hidden.rows)


def test_few_cells_that_part_by_chance_part_no_column(imports: Imports) -> None:
    draft = stage(
        imports,
        ["姓名", "性别", "护照号/有效期"],
        ["李小明", "男", "E12345678/2036.8.3"],
        ["李小红", "女", "E12345679"],
        ["李小军", "男", "E12345670"],
    )
    assert [column.guess for column in draft.sheets[0].columns] == [False, False, True]
    assert all(asked(draft))


def test_who_issued_a_passport_may_stand_between_its_days(imports: Imports) -> None:
    draft = stage(
        imports,
        ["ФИО", "Пол", "Загранпаспорт"],
        ["Ёлкина Анна Петровна", "ж", "75 № 2645493 выдан МВД 14003 24.04.2024, срок до 24.04.2034"],
    )
    row = draft.rows[0]
    assert row.is_ready
    assert (row.values["passport_number"], row.values["passport_issued_by"]) == ("752645493", "МВД 14003")


@pytest.mark.parametrize(
    "heading", ["Full name (given name, surname)", "Name (given name first)", "Имя и фамилия", "Name and surname"]
)
def test_a_heading_tells_the_order_of_two_words(in_china: Imports, heading: str) -> None:
    draft = stage(in_china, [heading, "Sex", "Passport"], ["Pavel Moroz", "M", "66 4785204"])
    assert values(draft, "family_latin", "given_latin") == [("Moroz", "Pavel")]
    assert asked(draft) == [[]]


def test_a_name_that_does_not_keep_to_the_order_of_its_heading_is_read_by_its_endings(in_china: Imports) -> None:
    draft = stage(in_china, ["Имя и фамилия", "Пол", "Загранпаспорт"], ["Соколова Анна", "ж", "66 4785204"])
    assert values(draft, "family_cyrillic", "given_cyrillic") == [("Соколова", "Анна")]


def test_a_patronymic_in_the_heading_is_none_of_the_column(in_china: Imports) -> None:
    draft = stage(in_china, ["Фамилия, имя, отчество", "Пол"], ["Соколова Анна Петровна", "ж"])
    assert draft.sheets[0].columns[0].key == "full_name"


@pytest.mark.parametrize(
    ("own", "latin", "parts"),
    [
        ("唐雨燕", "TANGYUYAN", ("TANG", "YUYAN")),
        ("唐雨燕", "tangyuyan", ("tang", "yuyan")),
        ("Самсонов Матвей Романович", "SAMSONOVMatvei", ("SAMSONOV", "Matvei")),
        ("Рябов Глеб Ильич", "RyabovGleb", ("Ryabov", "Gleb")),
    ],
)
def test_a_name_in_one_word_is_parted_by_the_one_beside_it(
    imports: Imports, own: str, latin: str, parts: tuple[str, str]
) -> None:
    draft = stage(imports, ["姓名", "姓名拼音", "国籍"], [own, latin, "中国"])
    assert values(draft, "family_latin", "given_latin") == [parts]
    assert asked(draft) == [[]]


@pytest.mark.parametrize(("own", "latin"), [("唐雨燕", "IvanovIvan"), ("Самсонов Матвей Романович", "TANGYUYAN")])
def test_a_name_in_one_word_that_the_one_beside_it_does_not_spell_is_asked_about(
    imports: Imports, own: str, latin: str
) -> None:
    assert asked(stage(imports, ["姓名", "姓名拼音", "国籍"], [own, latin, "中国"])) == [["import.joined_name"]]


def test_the_order_of_latin_words_is_that_of_the_name_beside_them_and_told(in_china: Imports) -> None:
    draft = stage(
        in_china,
        ["ФИО", "Латиницей", "Пол"],
        ["Уварова Ева Евгеньевна", "Eva Uvarova", "ж"],
        ["Ильина Наталья Олеговна", "Ilina Natalia", "ж"],
    )
    assert values(draft, "family_latin", "given_latin") == [("Uvarova", "Eva"), ("Ilina", "Natalia")]
    assert (asked(draft), told(draft)) == ([[], []], [["import.order_by_name"], []])


def test_surname_and_name_in_latin_letters_stand_beside_those_in_cyrillic(in_china: Imports) -> None:
    draft = stage(
        in_china,
        ["Фамилия", "Имя", "Отчество", "Surname", "Name", "Пол"],
        ["Дондокова", "Сэсэг", "Баторовна", "DONDOKOVA", "SESEG", "жен."],
    )
    assert asked(draft) == [[]]
    assert values(draft, "family_cyrillic", "family_latin", "given_latin") == [("Дондокова", "DONDOKOVA", "SESEG")]


def test_a_guess_of_little_weight_is_left_out_and_told_until_somebody_confirms_it(imports: Imports) -> None:
    draft = stage(imports, ["姓名", "性别", "10.所学专业及意见"], ["李小明", "男", "机械"])
    column = draft.sheets[0].columns[2]
    assert column.guess
    assert is_left_aside(draft.sheets[0], column)
    assert (asked(draft), told(draft)) == ([[]], [["import.column_aside"]])
    assert draft.rows[0].is_ready
    assert "speciality_name" not in draft.rows[0].values


@pytest.mark.parametrize("heading", ["证书有效期至", "落地登记有效期"])
def test_the_days_of_another_paper_are_none_of_the_passport(imports: Imports, heading: str) -> None:
    draft = stage(imports, ["姓名", "性别", "护照号", heading], ["李小明", "男", "E12345678", "2036-08-03"])
    assert asked(draft) == [[]]
    assert "passport_valid_until" not in draft.rows[0].values


def test_a_guessed_day_of_a_passport_is_asked_about(imports: Imports) -> None:
    draft = stage(imports, ["姓名", "护照号", "护照的有效期情况"], ["李小明", "E12345678", "2036-08-03"])
    assert asked(draft) == [["import.column_guessed"]]


def test_numbers_that_are_words_are_no_numbers(in_china: Imports) -> None:
    draft = stage(
        in_china, ["ФИО", "Пол", "Загранпаспорт"], ["Ёлкина Анна", "ж", "есть"], ["Орлов Илья", "м", "оформляется"]
    )
    assert asked(draft) == [[], []]
    assert draft.sheets[0].unread == ("Загранпаспорт",)


def test_a_relative_in_brackets_has_another_number(in_china: Imports) -> None:
    draft = stage(
        in_china,
        ["ФИО", "Пол", "Телефоны"],
        ["Ёлкина Анна Петровна", "ж", "89120263406 (мама 89199877400)"],
        ["Орлова Анна Петровна", "ж", "89120263407 (мама)"],
    )
    assert draft.rows[0].values["phone"] == "89120263406"
    assert asked(draft) == [[], ["phone.unusual"]]
    assert told(draft)[0] == ["import.other_number"]


def test_a_series_and_a_number_of_a_passport_for_abroad_need_no_better_heading(in_china: Imports) -> None:
    rows = [["Ёлкина", "Анна", "75", "4835670"], ["Орлов", "Илья", "66", "4959968"]]
    draft = stage(in_china, ["Фамилия", "Имя", "Серия", "Номер"], *rows)
    assert asked(draft) == [[], []]
    assert values(draft, "passport_number") == [("754835670",), ("664959968",)]
    licences = [["Ёлкина", "Анна", "7512", "483567"], ["Орлов", "Илья", "6601", "495996"]]
    assert all(asked(stage(in_china, ["Фамилия", "Имя", "Серия", "Номер"], *licences)))


def test_a_year_a_day_and_a_month_stand_apart(in_china: Imports) -> None:
    draft = stage(
        in_china,
        ["ФИО", "Год рожд.", "Число", "Месяц", "Пол"],
        ["Рябов Глеб Максимович", "2007", "17", "3", "м"],
        ["Хромов Артём Петрович", "2008", "26", "октября", "м"],
    )
    assert values(draft, "birth_date") == [("2007-03-17",), ("2008-10-26",)]


BELOW = ["№", "ФИО", "Загранпаспорт", "Дата рождения"]


@pytest.mark.parametrize(
    ("title", "is_asked"),
    [
        ("Дополнительный список", False),
        ("Группа ЭМ-1", False),
        ("Сопровождающие группы", True),
        ("Список не прошедших отбор", True),
        ("Список 2025 года", True),
        ("Администрация", True),
        ("Прочее", True),
    ],
)
def test_a_further_table_that_asks_the_same_is_of_the_list_where_its_title_says_so(
    in_china: Imports, title: str, is_asked: bool
) -> None:
    draft = stage(
        in_china,
        ["Список участников 2026 года"],
        ["№", "ФИО", "Дата рождения", "Загранпаспорт"],
        [1, "Соболевская Светлана Олеговна", "22.12.2007", "75 9998348"],
        [],
        [title],
        BELOW,
        [1, "Журавлёва Дарья Олеговна", "70 5526318", "04.07.2009"],
    )
    assert [row.values["birth_date"] for row in draft.rows] == ["2007-12-22", "2009-07-04"]
    assert ("import.other_table" in asked(draft)[1]) == is_asked
    assert bool(asked(draft)[1]) == is_asked


def test_an_older_version_beside_the_final_list_is_asked_about(in_china: Imports) -> None:
    head = ["ФИО", "Загранпаспорт"]
    sheets = (
        SheetCells("final", [head, ["Соболевская Светлана Олеговна", "75 9998348"]]),
        SheetCells("v1", [head, ["Журавлёва Дарья Олеговна", "70 5526318"]]),
    )
    draft = in_china.stage_cells(WorkbookCells("list.xlsx", sheets), ImportOptions())
    assert asked(draft) == [[], ["import.old_sheet"]]


def test_a_list_that_says_it_is_not_to_be_used_is_asked_about(in_china: Imports) -> None:
    draft = stage(in_china, ["v1 - do not use"], ["ФИО", "Загранпаспорт"], ["Журавлёва Дарья Олеговна", "70 5526318"])
    assert asked(draft) == [["import.old_sheet"]]


def test_the_only_list_of_a_file_may_be_called_a_draft(in_china: Imports) -> None:
    rows = [["ФИО", "Загранпаспорт"], ["Журавлёва Дарья Олеговна", "70 5526318"]]
    assert asked(stage(in_china, *rows, sheet="Черновик")) == [[]]


def test_what_a_list_says_of_people_besides_makes_it_one_of_people(in_china: Imports) -> None:
    draft = stage(
        in_china,
        ["ФИО", "Дата рождения", "Паспорт: серия, номер", "Дата выдачи", "Телефон", "Дата выезда", "Дата возвращения"],
        ["Орлова Анна Олеговна", "22.12.2007", "7599 998348", "01.02.2024", "89199741248", "15.02.2027", "14.03.2027"],
    )
    assert (draft.sheets[0].kind, draft.sheets[0].unread) == ("people", ("Дата выезда", "Дата возвращения"))
    assert asked(draft) == [[]]


def merged(imports: Imports, rows: list[list[CellValue]], *ranges: tuple[int, int, int, int]) -> ImportDraft:
    return imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("S", rows, ranges),)), ImportOptions())


def test_cells_below_a_group_about_others_are_parted_for_nobody(in_china: Imports) -> None:
    """The second thing, in a column behind the last, would be the student's."""
    draft = merged(
        in_china,
        [
            ["Студент", None, None, "Мать", None],
            ["ФИО", "Пол", "Загранпаспорт", "ФИО, дата рождения", "Телефон/email"],
            ["Иванов Иван", "м", "75 1234567", "Иванова Анна, 01.02.1975", "89123456789, mam@a.ru"],
            ["Петров Илья", "м", "75 1234568", "Петрова Анна, 01.02.1976", "89123456780, mama@a.ru"],
        ],
        (0, 0, 0, 2),
        (0, 3, 0, 4),
    )
    assert values(draft, "birth_date", "email", "phone") == [(None, None, None)] * 2


def test_groups_that_are_not_merged_count_as_well(in_china: Imports) -> None:
    draft = stage(
        in_china,
        ["Студент", None, None, "Мать", None],
        ["ФИО", "Пол", "Загранпаспорт", "ФИО, дата рождения", "Телефон/email"],
        ["Иванов Иван", "м", "75 1234567", "Иванова Анна, 01.02.1975", "89123456789, mam@a.ru"],
        ["Петров Илья", "м", "75 1234568", "Петрова Анна, 01.02.1976", "89123456780, mama@a.ru"],
    )
    assert not any(row.is_ready and row.values.get("birth_date") for row in draft.rows)
    assert not any(row.is_ready and row.values.get("email") for row in draft.rows)


def test_of_two_lists_beside_each_other_no_day_goes_to_the_other_one(imports: Imports) -> None:
    left, right = ["姓名", "性别", "出生日期", "护照号/有效期"], ["姓名", "性别", "出生日期", "护照号"]
    draft = stage(
        imports,
        [*left, None, *right],
        ["张三", "男", "2004-05-06", "E12345678/2031-01-01", None, "王五", "女", "2005-05-06", "E32345678"],
        ["李四", "男", "2004-05-07", "E12345679/2031-01-02", None, "赵六", "女", "2005-05-07", "E32345679"],
    )
    assert all(row.values.get("passport_valid_until") is None for row in draft.rows)
    assert all(asked(draft))


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        (["护照号", "身份证号/有效期"], ["E12345678", "110190200503010027/2027-01-01"]),
        (["护照号", "身份证号", "有效期"], ["E12345678", "110190200503010027", "2027-01-01"]),
        (["护照号", "保险单号", "有效期"], ["E12345678", "88123", "2027-01-01"]),
        (["Загранпаспорт", "Страховой полис", "Действителен до"], ["75 1234567", "88123", "2027-01-01"]),
        (["Загранпаспорт", "Студенческий билет", "Срок действия"], ["75 1234567", "88123", "2027-01-01"]),
        (["Загранпаспорт", "Прививка", "Действует до"], ["75 1234567", "есть", "2027-01-01"]),
        (["Загранпаспорт", "Адрес регистрации", "Действует до"], ["75 1234567", "ул. Мира, 1", "2027-01-01"]),
        (["Загранпаспорт", "Уровень китайского", "Срок действия"], ["75 1234567", "HSK 4", "2027-01-01"]),
        (["护照号", "居留许可", "有效期至"], ["E12345678", "有", "2027-01-01"]),
        (["Passport number", "Student ID", "Valid until"], ["E12345678", "88123", "2027-01-01"]),
    ],
)
def test_the_validity_behind_another_paper_is_that_papers(
    in_china: Imports, headings: list[str], cells: list[str]
) -> None:
    """Two people, so that cells part; a question is an answer too."""
    other = [cell[:-1] + "2" if "/" not in cell else cell for cell in cells]
    draft = stage(in_china, ["姓名", *headings], ["张三", *cells], ["李丽", *other])
    assert all("passport_valid_until" not in row.values or not row.is_ready for row in draft.rows)


@pytest.mark.parametrize(
    ("number", "between", "until"),
    [
        (("护照号", "E1234567"), ("类型", "因私"), "有效期至"),
        (("Загранпаспорт", "75 123456"), ("Скан", "есть"), "Действует до"),
        (("Passport number", "E1234567"), ("Type", "P"), "Valid until"),
        (("Загранпаспорт", "75 123456"), ("Выдан", "МВД 75001 и т. д."), "Годен до"),
    ],
)
def test_what_stands_between_a_passport_and_its_validity_is_of_the_passport(
    in_china: Imports, number: tuple[str, str], between: tuple[str, str], until: str
) -> None:
    rows = [[name, "男", f"{number[1]}{at}", between[1], "2033-01-01"] for at, name in enumerate(("张三", "李力"))]
    draft = stage(in_china, ["姓名", "性别", number[0], between[0], until], *rows)
    assert values(draft, "passport_valid_until") == [("2033-01-01",)] * 2


def test_a_scan_behind_another_paper_does_not_hide_it(in_china: Imports) -> None:
    rows = [[name, f"E1234567{at}", "88123", "есть", "2033-01-01"] for at, name in enumerate(("张三", "李丽"))]
    draft = stage(in_china, ["姓名", "Passport number", "Insurance policy", "Scan", "Valid until"], *rows)
    assert all("passport_valid_until" not in row.values or not row.is_ready for row in draft.rows)


def test_the_birth_behind_a_name_is_read_where_nearly_all_say_it(in_china: Imports) -> None:
    rows = [["Белов Иван, 20.06.2007 г.р.", "м"], ["Котова Анна (21.07.2006 г.р.)", "ж"]]
    draft = stage(in_china, ["Участник", "Пол"], *rows)
    assert values(draft, "family_cyrillic", "given_cyrillic", "birth_date") == [
        ("Белов", "Иван", "2007-06-20"),
        ("Котова", "Анна", "2006-07-21"),
    ]
    assert asked(draft) == [[], []]


def test_the_birth_behind_a_name_may_be_written_in_whole_words(in_china: Imports) -> None:
    rows = [["Белов Иван, 20 июня 2007 года рождения", "м"], ["Котова Анна, 21.07.2006 года рожд.", "ж"]]
    draft = stage(in_china, ["Участник", "Пол"], *rows)
    assert values(draft, "given_cyrillic", "birth_date") == [("Иван", "2007-06-20"), ("Анна", "2006-07-21")]
    assert asked(draft) == [[], []]


@pytest.mark.parametrize(
    "rows",
    [
        [["Белов Иван, 20.06.2007", "м"], ["Котова Анна, 21.07.2006", "ж"]],  # a day of what
        [["Белов Иван, 20.06.2007 г.р.", "м"], ["Котова Анна", "ж"], ["Котов Ян", "м"]],
    ],
)
def test_another_day_behind_a_name_or_one_of_few_is_asked_about(in_china: Imports, rows: list[list[str]]) -> None:
    more = [[*row, f"7500{at}@college.example", "75 123456" + str(at)] for at, row in enumerate(rows)]
    draft = stage(in_china, ["Участник", "Пол", "E-mail", "Загранпаспорт"], *more)
    assert asked(draft)[0]
    assert values(draft, "birth_date")[0] == (None,)


@pytest.mark.parametrize("given", [("Имя (лат.)", "Jan"), ("Имя", "Jan"), ("Имя", "Ян")])
def test_two_words_below_a_surname_beside_a_given_name_are_no_whole_name(
    in_china: Imports, given: tuple[str, str]
) -> None:
    row = stage(in_china, ["Фамилия (лат.)", given[0], "Пол"], ["VAN BERG", given[1], "м"]).rows[0]
    assert not row.is_ready or row.values["family_latin"] == "VAN BERG"


def test_whole_names_below_a_surname_in_latin_letters_are_whole_names(in_china: Imports) -> None:
    rows = [["Белов", "Иван", "BELOV IVAN"], ["Котова", "Анна", "KOTOVA ANNA"]]
    draft = stage(in_china, ["Фамилия", "Имя", "Фамилия (лат.)"], *rows)
    assert values(draft, "family_latin", "given_latin") == [("BELOV", "IVAN"), ("KOTOVA", "ANNA")]


def test_a_surname_of_two_words_in_both_scripts_is_no_whole_name(in_china: Imports) -> None:
    row = stage(in_china, ["Фамилия", "Имя", "Фамилия (лат.)"], ["Ван Берг", "Ян", "VAN BERG"]).rows[0]
    assert row.values["family_latin"] == "VAN BERG"


def test_the_number_of_a_parent_is_no_part_of_a_cell(in_china: Imports) -> None:
    rows = [
        ["Ким Анна Ивановна", "ж", "Омск, Мира 1, тел. мамы 89123456781"],
        ["Ли Анна Ивановна", "ж", "Омск, Мира 2, тел. мамы 89123456782"],
    ]
    draft = stage(in_china, ["ФИО", "Пол", "Адрес, телефон"], *rows)
    assert not any(row.is_ready and row.values.get("phone") for row in draft.rows)


@pytest.mark.parametrize(
    ("title", "is_asked"),
    [
        ("落选学生", True),
        ("退学人员", True),
        ("带队教师", True),
        ("2025年往届学生", True),
        ("Отчислены", True),
        ("Преподаватели", True),
        ("Rejected", True),
        ("机电2401班", False),
        ("Группа ЭМ-1", False),
    ],
)
@pytest.mark.parametrize("again", [True, False])
def test_people_below_a_line_that_speaks_of_others_are_asked_about(
    imports: Imports, title: str, is_asked: bool, again: bool
) -> None:
    head = ["姓名", "性别", "出生日期", "护照号"]
    draft = stage(
        imports,
        ["2026年赴俄学生"],
        head,
        ["张三", "男", "2004-05-06", "E12345678"],
        [title],
        *([head] if again else []),
        ["李丽", "女", "2005-05-06", "E12345679"],
    )
    assert [bool(codes) for codes in asked(draft)] == [False, is_asked]


@pytest.mark.parametrize("name", ["退学", "落选", "毕业生", "Parents", "отчисленные", "Кураторы", "修改前"])
def test_a_second_sheet_that_is_called_after_others_is_asked_about(imports: Imports, name: str) -> None:
    head = ["姓名", "护照号"]
    sheets = (
        SheetCells("学生", [head, ["张三", "E12345678"], ["李丽", "E12345677"]]),
        SheetCells(name, [head, ["王芳", "E12345679"], ["赵敏", "E12345676"]]),
    )
    draft = imports.stage_cells(WorkbookCells("list.xlsx", sheets), ImportOptions())
    assert [bool(codes) for codes in asked(draft)] == [False, False, True, True]


def test_cells_under_no_heading_are_named_and_heard(imports: Imports) -> None:
    draft = stage(
        imports,
        ["姓名", "性别", "出生日期", "护照号"],
        ["张三", "男", "2004-05-06", None, "E12345678"],
        ["李丽", "女", "2005-05-06", "E12345679", "已放弃"],
    )
    assert draft.sheets[0].unread == ("E",)
    assert asked(draft)[1] == ["import.says_gone"]


@pytest.mark.parametrize(
    ("name", "family", "is_asked"),
    [
        ("ZHANG Wei", "ZHANG", False),
        ("Wang Xiaoming", "Wang", False),
        ("Xiaoming Wang", "Wang", False),
        ("Anna Maria Kowalska", None, True),
        ("Maria de Souza", None, True),
    ],
)
def test_names_below_given_name_surname(imports: Imports, name: str, family: str | None, is_asked: bool) -> None:
    draft = stage(imports, ["Full name (given name, surname)", "Sex", "Passport No."], [name, "F", "E12345678"])
    assert bool(asked(draft)[0]) == is_asked
    assert family is None or draft.rows[0].values["family_latin"] == family


@pytest.mark.parametrize(
    ("own", "latin", "is_asked"),
    [
        ("李丽", "WANG FANG", True),
        ("张三", "LI SI", True),
        ("Иванов Иван Иванович", "PETROVA MARIA", True),
        ("阿依古丽·买买提", "AYGUL MAMAT", False),
        ("朴美花", "PAK MIHUA", False),
        ("单丹", "SHAN DAN", False),
        ("Цой Артур Иванович", "CHOI ARTHUR", False),
    ],
)
def test_a_latin_name_of_somebody_else_is_asked_about(imports: Imports, own: str, latin: str, is_asked: bool) -> None:
    draft = stage(imports, ["姓名", "姓名拼音", "性别"], [own, latin, "女"])
    assert ("import.name_differs" in asked(draft)[0]) == is_asked


def test_whole_names_below_a_heading_for_given_names_are_whole_names(in_china: Imports) -> None:
    draft = stage(in_china, ["Имя", "Пол"], ["Иванов Иван", "м"], ["Петрова Анна", "ж"])
    assert values(draft, "family_cyrillic", "given_cyrillic") == [("Иванов", "Иван"), ("Петрова", "Анна")]
    second = stage(in_china, ["Имя", "Пол"], ["Иван Игоревич", "м"], ["Анна Игоревна", "ж"])
    assert values(second, "given_cyrillic") == [("Иван",), ("Анна",)]


@pytest.mark.parametrize(
    ("like", "language"), [("护照号/有效期", "zh"), ("ФИО, телефон", "ru"), ("Name / phone", "en")]
)
def test_a_parted_column_is_known_by_what_it_is_called(like: str, language: str) -> None:
    headings, words = tables().headings, tables().words
    for key in set(headings.keys[PEOPLE]) - {"ignored", "row_number"}:
        name = called(key, like, headings, words)
        assert headings.meaning(PEOPLE, name) == Meaning(key, exact=True), (language, name)


def test_the_telephone_behind_the_work_of_a_parent_is_not_taken_for_ones_own(imports: Imports) -> None:
    rows = [
        [f"Белов {name}", "м", "ООО «Заря»", f"+7 914 123-45-0{n}"] for n, name in enumerate(("Иван", "Лев", "Олег"))
    ]
    draft = stage(imports, ["ФИО", "Пол", "Место работы мамы", "Рабочий телефон"], *rows)
    assert asked(draft) == [["import.column_guessed"]] * 3
