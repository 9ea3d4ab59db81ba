"""Ordinary lists: what several cells or one full cell say together needs no question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from importing_office import RUSSIAN, importing

from exchange_admin.documents.workbook_reading import CellValue, SheetCells, WorkbookCells
from exchange_admin.services.importing.draft import LEFT_OUT, ImportDraft, ImportOptions
from exchange_admin.services.importing.imports import Imports

CARD = "110190200503019873"


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, RUSSIAN) as made:
        yield made


def stage(imports: Imports, *rows: Sequence[CellValue]) -> ImportDraft:
    book = WorkbookCells("list.xlsx", (SheetCells("名单", [list(row) for row in rows]),))
    return imports.stage_cells(book, ImportOptions())


def codes(draft: ImportDraft) -> list[list[str]]:
    return [[problem.code for problem in row.problems] for row in draft.rows]


@pytest.mark.parametrize(
    "said",
    [
        "75 № 1234567, выдан 11.07.2025, действ. до 11.07.2035",
        "75 1234567 выдан 11.07.2025 г., действителен до 11.07.2035 г.",
        "75 1234567; дата выдачи: 11.07.2025; срок действия до 11.07.2035",
    ],
)
def test_a_cell_with_all_that_stands_on_a_passport_is_taken_apart(imports: Imports, said: str) -> None:
    draft = stage(
        imports,
        ["ФИО", "Пол", "Загранпаспорт (серия, №, дата выдачи, срок действия)"],
        ["Ёлкина Анна Петровна", "ж", said],
    )
    row = draft.rows[0]
    assert [row.values.get(f"passport_{name}") for name in ("number", "issued", "valid_until")] == [
        "751234567", "2025-07-11", "2035-07-11",
    ]  # fmt: skip
    assert row.is_ready


def test_days_that_are_no_whole_validity_are_asked_about(imports: Imports) -> None:
    said = "75 1234567, выдан 11.07.2025, действ. до 11.07.2032"
    draft = stage(imports, ["ФИО", "Пол", "Загранпаспорт"], ["Ёлкина Анна Петровна", "ж", said])
    assert codes(draft) == [["document.not_one_number"]]


def test_a_column_of_its_own_says_more_than_what_stands_beside_a_number(imports: Imports) -> None:
    draft = stage(
        imports,
        ["ФИО", "Загранпаспорт", "Действителен до"],
        ["Ёлкина Анна Петровна", "75 1234567, выдан 11.07.2025, действ. до 11.07.2035", "12.07.2035"],
    )
    assert draft.rows[0].values["passport_valid_until"] == "2035-07-12"


@pytest.mark.parametrize("said", ["2026/7/1-2036/6/30", "2026.07.01—2036.06.30", "2026-07-01至2036-06-30"])
def test_both_days_of_a_validity_may_stand_in_one_cell(imports: Imports, said: str) -> None:
    draft = stage(imports, ["姓名", "护照号码", "护照有效期（起止）"], ["林语嫣", "EA1234567", said])
    assert draft.rows[0].values["passport_issued"] == "2026-07-01"
    assert draft.rows[0].values["passport_valid_until"] == "2036-06-30"
    assert draft.rows[0].is_ready


def with_card(imports: Imports, born: str) -> ImportDraft:
    return stage(imports, ["姓名", "出生年月", "身份证号"], ["林语嫣", born, CARD])


@pytest.mark.parametrize("born", ["2005.03", "2005年3月", "2005-3", ""])
def test_the_day_of_birth_is_completed_from_the_identity_card_and_told(imports: Imports, born: str) -> None:
    draft = with_card(imports, born)
    assert draft.rows[0].values["birth_date"] == "2005-03-01"
    assert codes(draft) == [["import.day_from_card"]]
    assert draft.rows[0].is_ready


@pytest.mark.parametrize(
    ("born", "asked"), [("2005.04", "value.not_a_date"), ("2005-03-02", "document.other_birth_date")]
)
def test_a_card_that_says_another_day_is_asked_about_and_changes_nothing(
    imports: Imports, born: str, asked: str
) -> None:
    draft = with_card(imports, born)
    assert draft.rows[0].values.get("birth_date") in (None, born)
    assert codes(draft) == [[asked]]
    assert not draft.rows[0].is_ready


def test_a_card_with_a_wrong_check_digit_says_nothing(imports: Imports) -> None:
    draft = stage(imports, ["姓名", "出生年月", "身份证号"], ["林语嫣", "2005.03", f"{CARD[:-1]}5"])
    assert "birth_date" not in draft.rows[0].values


def test_a_short_year_is_read_as_the_whole_ones_of_its_column(imports: Imports) -> None:
    draft = stage(
        imports, ["ФИО", "Дата рождения"], ["Ёлкина Анна Петровна", "14.07.2009"], ["Щукин Пётр Ильич", "15.07.08"]
    )
    assert [row.values["birth_date"] for row in draft.rows] == ["2009-07-14", "2008-07-15"]


@pytest.mark.parametrize(
    "headings", [["出生年", "出生月", "出生日"], ["Год рождения", "Месяц рождения", "День рождения"]]
)
def test_a_day_in_three_columns_may_say_in_each_whose_day_it_is(imports: Imports, headings: list[str]) -> None:
    draft = stage(imports, ["姓名", *headings, "性别"], ["林语嫣", "2005", "3", "1", "女"])
    assert draft.rows[0].values["birth_date"] == "2005-03-01"


def test_of_two_whole_names_the_one_in_latin_letters_is_that_of_the_passport(imports: Imports) -> None:
    head = ["Фамилия и имя (как в загранпаспорте)", "Фамилия, имя, отчество", "Пол"]
    draft = stage(imports, head, ["ERSHOV IAROSLAV", "Ершов Ярослав Михайлович", "м"])
    values = draft.rows[0].values
    assert (values["family_latin"], values["given_cyrillic"]) == ("ERSHOV", "Ярослав")
    assert draft.rows[0].is_ready


def test_which_of_two_whole_names_in_one_script_counts_is_asked(imports: Imports) -> None:
    head = ["ФИО участника", "ФИО обучающегося", "Пол"]
    draft = stage(imports, head, ["Ершова Анна Ильинична", "Ершов Ярослав Михайлович", "м"])
    assert "import.column_guessed" in codes(draft)[0]


def test_a_given_name_beside_its_family_name_is_no_whole_name(imports: Imports) -> None:
    draft = stage(imports, ["中文姓名", "英文姓", "英文名", "性别"], ["姚乐瑶", "YAO", "LEYAO", "女"])
    values = draft.rows[0].values
    assert (values["family_latin"], values["given_latin"], values["given_han"]) == ("YAO", "LEYAO", "乐瑶")
    assert draft.rows[0].is_ready


@pytest.mark.parametrize("said", ["例", "示例", "Образец", "Пример"])
def test_the_example_of_a_form_is_nobody_and_is_named(imports: Imports, said: str) -> None:
    draft = stage(
        imports, ["序号", "姓名", "性别", "国籍"], [said, "张三", "男", "中国"], ["1", "林语嫣", "女", "中国"]
    )
    assert [row.values["given_han"] for row in draft.rows] == ["语嫣"]
    assert [(one.row, one.why) for one in draft.sheets[0].left_out] == [(2, "example")]


@pytest.mark.parametrize(
    ("said", "kept"), [("т. 8-904-254-79-73", "8-904-254-79-73"), ("16618557685（微信同号）", "16618557685")]
)
def test_words_that_only_say_that_it_is_a_telephone_stay_behind(imports: Imports, said: str, kept: str) -> None:
    draft = stage(imports, ["姓名", "性别", "手机"], ["林语嫣", "女", said])
    assert (draft.rows[0].values["phone"], draft.rows[0].is_ready) == (kept, True)


def test_further_headings_below_a_list_are_nobody_and_everybody_is_asked_about(imports: Imports) -> None:
    head = ["姓名", "姓名拼音", "性别", "出生日期"]
    draft = stage(
        imports, head, ["戚婷婷", "QI TINGTING", "女", "2007-08-25"], ["护照号", "签发日期", "有效期至", "国籍"],
        ["E26265815", "2024-08-24", "2034-08-23", "中国"],
    )  # fmt: skip
    assert [row.values["given_han"] for row in draft.rows] == ["婷婷"]
    assert codes(draft) == [["import.further_headings"]]
    assert [(one.row, one.why) for one in draft.sheets[0].left_out] == [(3, "another"), (4, "another")]


def test_everybody_may_have_two_lines_as_the_headings_have(imports: Imports) -> None:
    rows = [
        ["序号", "姓名", "性别", "护照号码"],
        ["序号", "拼音", "性别", "有效期至"],
        ["1", "韩紫萱", "女", "E32827076"],
        ["1", "HAN ZIXUAN", "女", "2034-08-14"],
        ["2", "朱永康", "男", "EF1865162"],
        ["2", "ZHU YONGKANG", "男", "2029-03-29"],
        ["合计", "2人", "", ""],
    ]
    merged = tuple((top, column, top + 1, column) for top in (0, 2, 4) for column in (0, 2))
    cells: list[list[CellValue]] = [list(row) for row in rows]
    book = WorkbookCells("list.xlsx", (SheetCells("名单", cells, merged),))
    draft = imports.stage_cells(book, ImportOptions())
    assert [(row.number, row.values["given_latin"], row.values["passport_valid_until"]) for row in draft.rows] == [
        (3, "ZIXUAN", "2034-08-14"), (5, "YONGKANG", "2029-03-29"),
    ]  # fmt: skip
    assert all(row.is_ready for row in draft.rows)


def test_two_people_who_share_a_merged_cell_stay_two(imports: Imports) -> None:
    rows: list[list[CellValue]] = [["姓名", "专业", "性别"], ["韩紫萱", "护理", "女"], ["朱永康", "护理", "男"]]
    book = WorkbookCells("list.xlsx", (SheetCells("名单", rows, ((1, 1, 2, 1),)),))
    assert len(imports.stage_cells(book, ImportOptions()).rows) == 2


def test_two_people_who_share_a_room_are_not_two_lines_of_one(imports: Imports) -> None:
    rows: list[list[CellValue]] = [["Комната", "Ф.И.О.", "Пол"]]
    for room in range(3):
        rows += [
            [f"Б-30{room}", f"Колосова Анна Петров{'н' * (room + 1)}а", "ж"],
            [f"Б-30{room}", f"Сед{'о' * (room + 1)}ва Ева Ильинична", "ж"],
        ]
    book = WorkbookCells("list.xlsx", (SheetCells("名单", rows, ((1, 0, 2, 0), (3, 0, 4, 0), (5, 0, 6, 0))),))
    assert len(imports.stage_cells(book, ImportOptions()).rows) == 6


@pytest.mark.parametrize(("said", "given"), [("ZUO/LEI", "LEI"), ("ZUO/LEI MR", "LEI"), ("ZUO / LEI LEI", "LEI LEI")])
def test_a_name_as_on_a_ticket_has_its_family_name_first(imports: Imports, said: str, given: str) -> None:
    draft = stage(imports, ["姓名", "姓名拼音", "性别"], ["左蕾", said, "男"])
    values = draft.rows[0].values
    assert (values["family_latin"], values["given_latin"], draft.rows[0].is_ready) == ("ZUO", given, True)


@pytest.mark.parametrize(
    ("said", "field", "kept"), [("03.09.2026", "issued", "2026-09-03"), ("МВД 25001", "issued_by", "МВД 25001")]
)
def test_under_a_passport_the_word_issued_over_days_asks_when(
    imports: Imports, said: str, field: str, kept: str
) -> None:
    rows: list[list[CellValue]] = [["ФИО", "Загранпаспорт", None, None], ["ФИО", "Номер", "Выдан", "Годен до"]]
    rows.append(["Козырев Игнат Сергеевич", "77 9551591", said, "03.09.2036"])
    book = WorkbookCells("list.xlsx", (SheetCells("名单", rows, ((0, 0, 1, 0), (0, 1, 0, 3))),))
    values = imports.stage_cells(book, ImportOptions()).rows[0].values
    assert {name for name in values if name.startswith("passport_issued")} == {f"passport_{field}"}
    assert values[f"passport_{field}"] == kept


def test_a_name_beside_a_surname_is_the_given_one(imports: Imports) -> None:
    head = ["ФИО", "Surname", "Name", "Пол"]
    draft = stage(imports, head, ["Калинина Ярослава Анатольевна", "KALININA", "IAROSLAVA", "ж"])
    values = draft.rows[0].values
    assert (values["family_latin"], values["given_latin"], values["given_cyrillic"]) == (
        "KALININA",
        "IAROSLAVA",
        "Ярослава",
    )


@pytest.mark.parametrize(
    "title", ["单位（盖章）：朔岚冰雪职业技术学院", "穹岭轨道交通职业技术学院", "Ветлогорский колледж культуры"]
)
def test_whose_list_it_is_may_stand_over_some_of_its_headings(imports: Imports, title: str) -> None:
    rows: list[list[CellValue]] = [
        [title, title, title, "2026-11-29", None],
        ["序号", "姓名", "姓名拼音", "性别", "护照号"],
    ]
    rows.append(["1", "左蕾", "ZUO LEI", "女", "EA1234567"])
    book = WorkbookCells("list.xlsx", (SheetCells("名单", rows, ((0, 0, 0, 2),)),))
    draft = imports.stage_cells(book, ImportOptions())
    assert codes(draft) == [[]]


def test_who_only_tried_the_form_is_nobody(imports: Imports) -> None:
    draft = stage(imports, ["姓名", "性别", "护照号"], ["测试", "男", "E00000000"], ["左蕾", "女", "EA1234567"])
    assert [row.values["given_han"] for row in draft.rows] == ["蕾"]
    assert [(one.row, one.why) for one in draft.sheets[0].left_out] == [(2, "example")]


@pytest.mark.parametrize("said", ["студентка", "Студент", "学生"])
def test_a_student_whose_post_is_student_needs_no_question(imports: Imports, said: str) -> None:
    draft = stage(imports, ["ФИО", "Пол", "Должность"], ["Седова Ева Ильинична", "ж", said])
    assert codes(draft) == [[]]


def test_people_in_columns_may_have_groups_before_their_labels(imports: Imports) -> None:
    rows: list[list[CellValue]] = [
        ["个人", "姓名", "文皓阳", "滕鸣恒"], ["个人", "性别", "男", "男"],
        ["个人", "出生日期", "2007-07-10", "2005-04-15"],
        ["护照", "号码", "E18357682", "E96959078"], ["护照", "到期", "2036-08-06", "2035-08-18"],
        ["联系", "手机", "18793272693", "13597433993"], ["联系", "邮箱", "a@x.example", "b@x.example"],
    ]  # fmt: skip
    merged = ((0, 0, 2, 0), (3, 0, 4, 0), (5, 0, 6, 0))
    draft = imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("名单", rows, merged),)), ImportOptions())
    assert [(row.values["passport_number"], row.values["passport_valid_until"]) for row in draft.rows] == [
        ("E18357682", "2036-08-06"), ("E96959078", "2035-08-18"),
    ]  # fmt: skip


@pytest.mark.parametrize("group", ["派出学校", "学校情况：", "Колледж", "Home college"])
def test_the_telephone_of_a_college_is_not_taken_for_that_of_the_student(imports: Imports, group: str) -> None:
    rows: list[list[CellValue]] = [[group, group, "学生", "学生"], ["名称", "电话", "姓名", "性别"]]
    rows.append(["松花江职业学院", "0451-5551234", "左蕾", "女"])
    book = WorkbookCells("list.xlsx", (SheetCells("名单", rows, ((0, 0, 0, 1), (0, 2, 0, 3))),))
    (row,) = imports.stage_cells(book, ImportOptions()).rows
    assert "phone" not in row.values or not row.is_ready


@pytest.mark.parametrize(
    ("said", "key", "day"),
    [
        ("65 № 7127807 от 10.02.2026", "passport_issued", "2026-02-10"),
        ("75 1234567 выдан 11.07.2025", "passport_issued", "2025-07-11"),
        ("76 1234567, действ. до 18.10.2034", "passport_valid_until", "2034-10-18"),
    ],
)
def test_a_number_may_have_one_of_its_days_in_its_cell(imports: Imports, said: str, key: str, day: str) -> None:
    row = stage(imports, ["ФИО", "Пол", "Загранпаспорт"], ["Ёлкина Анна Петровна", "ж", said]).rows[0]
    assert row.is_ready
    assert row.values[key] == day


@pytest.mark.parametrize(
    ("said", "sex"), [("☑男  □女", "1"), ("男□ 女☑", "2"), ("[ ] male  [x] female", "2"), ("√男 □女", "1")]
)
def test_of_several_words_the_ticked_one_counts(imports: Imports, said: str, sex: str) -> None:
    row = stage(imports, ["姓名", "性别", "护照号"], ["左蕾", said, "EA1234567"]).rows[0]
    assert row.values["sex"] == sex


def test_what_is_not_ticked_or_ticked_twice_is_asked(imports: Imports) -> None:
    draft = stage(
        imports, ["姓名", "性别", "护照号"], ["左蕾", "□男 □女", "EA1234567"], ["文皓", "☑男 ☑女", "EA1234568"]
    )
    assert codes(draft) == [["value.unknown_word"]] * 2


def test_days_five_or_ten_years_apart_beside_numbers_are_issue_and_end(imports: Imports) -> None:
    """«Выдан» and «До» say nothing by themselves."""
    draft = stage(
        imports,
        ["ФИО", "Паспорт (загран)", "Выдан", "До"],
        ["Ёлкина Анна Петровна", "75 1234567", "06.07.2025", "06.07.2035"],
        ["Седова Ева Ильинична", "76 1234567", "05.06.2026", "05.06.2031"],
    )
    assert [(row.values["passport_issued"], row.values["passport_valid_until"]) for row in draft.rows] == [
        ("2025-07-06", "2035-07-06"), ("2026-06-05", "2031-06-05"),
    ]  # fmt: skip
    assert codes(draft) == [[], []]


def test_a_column_nobody_knows_is_proposed_where_its_cells_look_like_what_is_missing(imports: Imports) -> None:
    draft = stage(
        imports,
        ["ФИО", "Загранпаспорт", "Конец", "Куда писать"],
        ["Ёлкина Анна Петровна", "75 1234567", "06.07.2035", "a@x.example"],
        ["Седова Ева Ильинична", "76 1234567", "05.06.2033", "b@x.example"],
    )
    assert [(one.key, one.guess) for one in draft.sheets[0].columns if one.guess] == [
        ("passport_valid_until", True), ("email", True),
    ]  # fmt: skip
    assert codes(draft) == [["import.column_guessed"] * 2] * 2


@pytest.mark.parametrize("heading", ["Виза до", "Страховой полис до", "签证到期"])
def test_days_of_something_else_are_never_proposed(imports: Imports, heading: str) -> None:
    draft = stage(
        imports,
        ["ФИО", "Пол", "Дата рождения", "Загранпаспорт", heading],
        ["Ёлкина Анна Петровна", "ж", "26.08.2007", "75 1234567", "06.07.2027"],
        ["Седова Ева Ильинична", "ж", "13.06.2009", "76 1234567", "05.07.2027"],
    )
    assert codes(draft) == [[], []]
    assert all("passport_valid_until" not in row.values for row in draft.rows)


def test_days_of_validity_without_a_number_are_those_of_something_else(imports: Imports) -> None:
    draft = stage(
        imports,
        ["Читатель", "Дата рожд.", "Действителен до"],
        ["Ёлкина Анна Петровна", "26.08.2007", "30.06.2028"],
        ["Седова Ева Ильинична", "13.06.2009", "30.06.2028"],
    )
    assert codes(draft) == [[], []]
    assert all("passport_valid_until" not in row.values for row in draft.rows)


def test_a_line_that_says_something_of_the_list_is_no_group_of_its_columns(imports: Imports) -> None:
    rows: list[list[CellValue]] = [
        ["送检单位：北疆职业学院", None, None, "体检医院：市第三医院", None],
        ["受检人", "性别", "出生年月日", "护照编号", "结论"],
        ["左蕾", "女", "2005年12月21日", "EA1234567", "合格"],
    ]
    merged = ((0, 0, 0, 2), (0, 3, 0, 4))
    draft = imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("名单", rows, merged),)), ImportOptions())
    assert [one.key for one in draft.sheets[0].columns] == ["full_name", "sex", "birth_date", "passport_number"]
    assert codes(draft) == [[]]


def test_a_validity_that_ends_before_it_begins_is_asked_about(imports: Imports) -> None:
    draft = stage(
        imports,
        ["ФИО", "Загранпаспорт", "Дата выдачи", "Действителен до"],
        ["Ёлкина Анна Петровна", "75 1234567", "10.05.2024", "10.05.2023"],
    )
    assert codes(draft) == [["period.reversed"]]


def test_a_full_stop_between_han_may_part_a_name_or_begin_a_remark(imports: Imports) -> None:
    draft = stage(imports, ["姓名", "护照号"], ["艾力亚尔.买买提", "EA1234567"], ["左蕾", "EA1234568"])
    assert codes(draft) == [["import.name_with_words"], []]


def test_whoever_stands_on_one_sheet_only_among_people_of_another_is_asked_about(imports: Imports) -> None:
    students: list[list[CellValue]] = [
        ["ФИО", "Пол", "Телефон"],
        ["Седова Ева Ильинична", "ж", "+7 910 125-64-78"],
        ["Ёлкина Анна Петровна", "ж", "+7 910 125-64-79"],
        ["Чиж Юрий Ильич", "м", "+7 910 125-64-70"],
    ]
    visas: list[list[CellValue]] = [
        ["ФИО", "Пол", "Загранпаспорт"],
        ["Седова Ева Ильинична", "ж", "75 1234567"],
        ["Чиж Юрий Ильич", "м", "76 1234567"],
        ["Мухина Елизавета Львовна", "ж", "77 1234567"],
    ]
    sheets = (SheetCells("Список", students), SheetCells("для визы", visas))
    draft = imports.stage_cells(WorkbookCells("list.xlsx", sheets), ImportOptions())
    asked = {row.values["family_cyrillic"]: [one.code for one in row.problems] for row in draft.rows[3:]}
    assert asked == {
        "Седова": ["import.same_as_row"], "Чиж": ["import.same_as_row"], "Мухина": ["import.only_here"],
    }  # fmt: skip


def test_the_level_of_another_language_is_left_out_and_told(imports: Imports) -> None:
    draft = stage(
        imports, ["姓名", "护照号", "外语水平"], ["左蕾", "EA1234567", "英语四级"], ["文皓", "EA1234568", "俄语A2"]
    )
    assert [row.values.get("language_level") for row in draft.rows] == [None, "俄语A2"]
    assert codes(draft) == [["import.other_language"], []]
    assert all(row.is_ready for row in draft.rows)


@pytest.mark.parametrize("headings", [["Name", "Surname"], ["Surname", "Name"], ["名字", "姓"]])
def test_a_name_beside_a_surname_is_the_given_name_on_either_side(imports: Imports, headings: list[str]) -> None:
    said = ["Maksim", "Petrov"] if headings[0] != "Surname" else ["Petrov", "Maksim"]
    row = stage(imports, [*headings, "护照号"], [*said, "EA1234567"]).rows[0]
    assert (row.values["given_latin"], row.values["family_latin"]) == ("Maksim", "Petrov")


def test_two_rows_that_say_different_things_of_one_person_are_both_asked_about(imports: Imports) -> None:
    """Somebody sent a form twice: nobody knows which telephone counts."""
    draft = stage(
        imports,
        ["ФИО", "Дата рождения", "Загранпаспорт", "Телефон"],
        ["Орлова Ксения Львовна", "07.10.2008", "77 7519989", "+7 915 742-97-90"],
        ["Орлова Ксения Львовна", "07.10.2008", "77 7519989", "+7 915 742-97-91"],
    )
    assert codes(draft) == [["import.row_differs"], ["import.same_as_row"]]
    imports.decide(draft, 1, LEFT_OUT)
    assert draft.rows[0].is_ready


@pytest.mark.parametrize("paper", ["Старый паспорт", "Водительские права", "Виза"])
def test_the_days_of_another_paper_are_never_those_of_the_passport(imports: Imports, paper: str) -> None:
    """They may lie ten years apart too."""
    draft = stage(
        imports,
        ["ФИО", "Пол", "Дата рождения", "Загранпаспорт", f"{paper}: выдан", f"{paper}: до"],
        ["Ёлкина Анна Петровна", "ж", "26.08.2007", "75 1234567", "06.07.2017", "06.07.2027"],
        ["Седова Ева Ильинична", "ж", "13.06.2007", "76 1234567", "05.06.2018", "05.06.2028"],
    )
    assert all("passport_valid_until" not in row.values for row in draft.rows)
    assert codes(draft) == [[], []]


def test_two_columns_of_a_validity_of_nobody_knows_what_are_asked_about(imports: Imports) -> None:
    draft = stage(
        imports,
        ["ФИО", "Пол", "Дата рождения", "Загранпаспорт", "Права с", "Права по"],
        ["Ёлкина Анна Петровна", "ж", "26.08.2007", "75 1234567", "06.07.2025", "06.07.2035"],
        ["Седова Ева Ильинична", "ж", "13.06.2007", "76 1234567", "05.06.2026", "05.06.2036"],
    )
    assert codes(draft) == [["import.column_guessed"] * 2] * 2
