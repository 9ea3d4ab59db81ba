"""Lists of results and arrivals in an office that does not know the people yet: they are new, and that is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from importing_office import CHINESE, RUSSIAN, importing, tables

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.services.importing.draft import NEW_RECORD, ImportDraft
from exchange_admin.services.importing.imports import Imports

WHO = "Shen"
TITLE = ["Русский язык, группа Р-1", "", "", "", "", ""]
HEAD = ["№", "ФИО", "Пол", "Дата рождения", "Чтение", "Аудирование"]
ANNA = ["1", "Смирнова Анна Игоревна", "ж", "12.05.2006", "80", "70"]
IVAN = ["2", "Орлов Иван Петрович", "м", "03.07.2007", "60", "65"]
OLGA = ["3", "Белова Ольга Сергеевна", "ж", "16.10.2006", "90", "85"]


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as made:
        yield made


@pytest.fixture
def russian(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, RUSSIAN) as made:
        yield made


def stage(imports: Imports, *rows: Sequence[str]) -> ImportDraft:
    return imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("Лист1", [list(row) for row in rows]),)))


def codes(draft: ImportDraft, level: Level) -> list[list[str]]:
    return [[problem.code for problem in row.problems if problem.level is level] for row in draft.rows]


def people(imports: Imports) -> list[tuple[str, object, object]]:
    records = imports._store.records(Query("person"))
    return sorted((one.text("family_cyrillic"), one["sex"], one["birth_date"]) for one in records)


def test_results_of_whom_the_office_knows_nobody_bring_the_people_too(imports: Imports) -> None:
    draft = stage(imports, TITLE, HEAD, ANNA, IVAN, OLGA)
    assert [sheet.kind for sheet in draft.sheets] == ["results"]
    assert codes(draft, Level.INFORMS) == [["import.new_person"]] * 3
    assert codes(draft, Level.ASKS) == [[]] * 3
    imports.apply(draft, WHO)
    told = [("Белова", "2", "2006-10-16"), ("Орлов", "1", "2007-07-03"), ("Смирнова", "2", "2006-05-12")]
    assert people(imports) == told
    assert len(imports._store.records(Query("exam_result"))) == 3
    again = stage(imports, TITLE, HEAD, ANNA, IVAN, OLGA)
    assert not imports.apply(again, WHO).changes, "the same file twice changes nothing"


def test_whoever_is_missing_among_known_people_is_asked_about(imports: Imports) -> None:
    imports.apply(stage(imports, TITLE, HEAD, ANNA, IVAN, OLGA), WHO)
    draft = stage(imports, TITLE, HEAD, ANNA, IVAN, ["3", "Белкова Ольга Сергеевна", "ж", "16.10.2006", "90", "85"])
    assert codes(draft, Level.ASKS) == [[], [], ["import.person_unknown"]], "the name may be misspelt"


def test_whoever_stands_in_two_lists_of_a_workbook_is_asked_about(imports: Imports) -> None:
    sheets = [SheetCells(f"Семестр {n}", [list(row) for row in (TITLE, HEAD, ANNA, IVAN, OLGA)]) for n in (1, 2)]
    draft = imports.stage_cells(WorkbookCells("list.xlsx", tuple(sheets)))
    assert all("import.person_unknown" in said for said in codes(draft, Level.ASKS))


def test_two_of_one_name_are_asked_about(imports: Imports) -> None:
    draft = stage(imports, TITLE, HEAD, ANNA, IVAN, ["3", ANNA[1], "ж", "16.10.2006", "90", "85"], ["4", *OLGA[1:]])
    assert codes(draft, Level.ASKS) == [["import.person_unknown"], [], ["import.person_unknown"], []]


def test_a_name_without_a_family_name_is_asked_about(imports: Imports) -> None:
    draft = stage(imports, TITLE, HEAD, ANNA, IVAN, ["3", "Оля", "ж", "16.10.2006", "90", "85"])
    assert [bool(said) for said in codes(draft, Level.ASKS)] == [False, False, True]


def test_results_of_others_are_asked_about_once_the_office_has_people(imports: Imports) -> None:
    imports.apply(stage(imports, TITLE, HEAD, ANNA, IVAN, OLGA), WHO)
    others = [
        ["1", "Ким Анна Юрьевна", *ANNA[2:]],
        ["2", "Пак Иван Юрьевич", *IVAN[2:]],
        ["3", "Цой Ольга Львовна", *OLGA[2:]],
    ]
    assert codes(stage(imports, TITLE, HEAD, *others), Level.ASKS) == [["import.person_unknown"]] * 3


def test_one_or_two_unknown_people_are_asked_about(imports: Imports) -> None:
    draft = stage(imports, TITLE, HEAD, ANNA, IVAN)
    assert codes(draft, Level.ASKS) == [["import.person_unknown"], ["import.person_unknown"]]


def test_new_people_of_results_are_held_against_the_rules_for_people(imports: Imports) -> None:
    wrong = ["3", "Белова Ольга Сергеевна", "м", "16.10.1906", "90", "85"]
    draft = stage(imports, TITLE, HEAD, ANNA, IVAN, wrong)
    assert [bool(said) for said in codes(draft, Level.ASKS)] == [False, False, True]
    assert "person.too_old" in codes(draft, Level.ASKS)[2]


def test_a_cell_that_is_edited_later_leaves_the_list_one_of_new_people(imports: Imports) -> None:
    draft = stage(imports, TITLE, HEAD, ANNA, IVAN, OLGA)
    imports.set_cell(draft, 1, "full_name", "Орлов Игорь Петрович")
    imports.decide(draft, 0, NEW_RECORD)
    imports.check(draft)
    assert codes(draft, Level.ASKS) == [[], [], []]
    assert [said == ["import.new_person"] for said in codes(draft, Level.INFORMS)] == [False, True, True]


def test_a_sex_that_the_results_say_of_a_known_person_is_told_and_not_taken(imports: Imports) -> None:
    imports.apply(stage(imports, TITLE, HEAD, ANNA, IVAN, OLGA), WHO)
    before = people(imports)
    draft = stage(imports, TITLE, HEAD, ["1", ANNA[1], "м", *ANNA[3:]], IVAN, OLGA)
    assert codes(draft, Level.INFORMS) == [["import.sex_kept"], [], []]
    imports.apply(draft, WHO)
    assert people(imports) == before


def test_a_month_of_birth_is_told_and_no_day_is_made_of_it(russian: Imports) -> None:
    head = ["序号", "姓名", "性别", "出生年月", "班级", "电话"]
    draft = stage(
        russian,
        head,
        ["1", "王芳", "女", "2006.04", "护理2403", "13812345678"],
        ["2", "李明", "男", "2005.11", "护理2403", "13812345679"],
    )
    assert codes(draft, Level.INFORMS) == [["import.only_month"]] * 2
    assert [row.values.get("birth_date") for row in draft.rows] == [None, None]
    draft = stage(russian, head, ["1", "王芳", "女", "2006-04-01", "护理2403", "13812345678"])
    assert codes(draft, Level.ASKS) == [["import.month_or_day"]], "a spreadsheet keeps a month as its first day"


ARRIVALS = (
    ["航班号", "到达日期", "到达时间", "姓名", "性别", "生日", "护照号码"],
    ["CA985", "2027-02-18", "18:40", "贺可薇", "女", "2006-10-22", "EF2042151"],
    ["CA985", "2027-02-18", "18:40", "江静", "女", "2006-03-28", "E50385730"],
)


def test_a_list_of_arrivals_brings_the_people_while_the_office_has_none(russian: Imports) -> None:
    draft = stage(russian, *ARRIVALS)
    assert [sheet.kind for sheet in draft.sheets] == ["people"]
    assert draft.sheets[0].unread == ("航班号", "到达日期", "到达时间"), "what the office learns of flights is named"
    assert [row.values["passport_number"] for row in draft.rows] == ["EF2042151", "E50385730"]


def test_the_group_of_a_title_stands_behind_its_colon(imports: Imports) -> None:
    for title in ("Группа: ИС-31   Семестр: 4", "班级：ИС-31", "Group: ИС-31"):
        draft = stage(imports, ["Русский язык", *TITLE[1:]], [title, *TITLE[1:]], HEAD, ANNA, IVAN, OLGA)
        assert draft.sheets[0].facts["group"] == "ИС-31"


@pytest.mark.parametrize(
    "title", ["班级：俄语1班、俄语2班", "Группа: ИС-21, ИС-22", "группа из 12 человек", "Group of 12", "班级：全体"]
)
def test_a_title_of_several_groups_or_of_none_names_none(imports: Imports, title: str) -> None:
    draft = stage(imports, ["Русский язык", *TITLE[1:]], [title, *TITLE[1:]], HEAD, ANNA, IVAN, OLGA)
    assert "group" not in draft.sheets[0].facts


def test_registrations_are_asked_about_in_a_new_office_too(imports: Imports) -> None:
    head = ["№", "ФИО", "Номер паспорта", "Дата регистрации", "Срок действия", "Адрес"]
    rows = [
        ["1", ANNA[1], "70 3673501", "01.09.2026", "01.12.2026", "Харбин"],
        ["2", IVAN[1], "70 3673502", "01.09.2026", "01.12.2026", "Харбин"],
    ]
    try:
        draft = stage(imports, head, *rows)
    except RuleBroken as refused:
        assert refused.problem.code == "import.which_kind"
    else:
        assert all(codes(draft, Level.ASKS)) or not any(row.values.get("passport_valid_until") for row in draft.rows)


RESULTS_CN = [
    ["准考证号", "姓名", "性别", "身份证号", "班级", "听力", "阅读", "总分", "等级"],
    ["RT1", "吕一鸣", "男", "371290200702047396", "应俄2401", "20", "12", "74", "A1"],
    ["RT2", "李鑫", "女", "371290200412210202", "应俄2401", "23", "22", "80", "A2"],
    ["RT3", "唐梓萱", "女", "371290200511297860", "应俄2401", "10", "19", "54", "未达标"],
]


def result_file(imports: Imports, file: str, rows: Sequence[Sequence[str]], sheet: str = "Sheet1") -> ImportDraft:
    return imports.stage_cells(WorkbookCells(file, (SheetCells(sheet, [list(row) for row in rows]),)))


def test_results_without_a_title_are_of_the_language_that_the_file_says(russian: Imports) -> None:
    rows = [[cell for at, cell in enumerate(row) if at != 3] for row in RESULTS_CN]
    draft = result_file(russian, "2026俄语水平测试成绩.xlsx", rows)
    assert draft.sheets[0].kind == "results"
    assert all(row.is_ready for row in draft.rows)
    assert draft.rows[2].values.get("level_reached") is None
    russian.apply(draft, WHO)
    (course,) = russian._store.records(Query("language_course"))
    assert course["language"] == "ru"


@pytest.mark.parametrize(
    "file",
    [
        *("成绩.xlsx", "2026年11月测试成绩.xlsx", "应用俄语2401成绩.xlsx", "俄语专业成绩.xlsx", "俄语24级成绩.xlsx"),
        *("俄语系HSK成绩.xlsx", "俄语班HSK成绩.xlsx", "俄语、汉语成绩.xlsx", "俄语班英语四级成绩.xlsx"),
        *("Chinese students, test results.xlsx", "Russian_group_results.xlsx"),
    ],
)
def test_results_of_which_nothing_says_the_language_are_asked_about(russian: Imports, file: str) -> None:
    draft = result_file(russian, file, RESULTS_CN)
    assert not any(row.is_ready for row in draft.rows)


def test_the_sheet_says_it_before_the_file(russian: Imports) -> None:
    draft = result_file(russian, "俄语考试.xlsx", RESULTS_CN, "汉语")
    assert draft.sheets[0].facts["language"] == "zh"


def test_the_language_is_that_of_the_test_and_not_of_the_major(russian: Imports) -> None:
    draft = result_file(russian, "应用俄语专业汉语水平成绩.xlsx", RESULTS_CN)
    assert draft.sheets[0].facts["language"] == "zh"
    assert draft.sheets[0].facts["course"] == "汉语"


@pytest.mark.parametrize(
    "said", ["未达标", "不达标", "未定级", "уровень не достигнут", "не подтверждён", "ниже A1", "not reached"]
)
def test_no_level_that_was_reached_is_none(said: str) -> None:
    assert tables().words.is_no_level(said)


@pytest.mark.parametrize("said", ["A1", "达标", "достигнут B1", "HSK 2"])
def test_a_level_is_one(said: str) -> None:
    assert not tables().words.is_no_level(said)


def test_what_results_say_of_new_people_below_known_headings_is_no_guess(imports: Imports) -> None:
    head = ["№", "ФИО", "E-mail", "Чтение", "Аудирование"]
    rows = [[*one[:2], f"a{one[0]}@college.test", *one[4:]] for one in (ANNA, IVAN, OLGA)]
    draft = stage(imports, TITLE, head, *rows)
    assert [sheet.kind for sheet in draft.sheets] == ["results"]
    assert all(row.is_ready for row in draft.rows)
    imports.apply(draft, WHO)
    assert {one["email"] for one in imports._store.records(Query("person"))} == {row[2] for row in rows}
