"""A lower table that says more of the same people, lines in twos, blocks with their teachers, names in two scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from importing_office import CHINESE, RUSSIAN, importing

from exchange_admin.documents.workbook_reading import CellValue, SheetCells, WorkbookCells
from exchange_admin.domain.problems import Level
from exchange_admin.services.importing.draft import ImportDraft
from exchange_admin.services.importing.imports import Imports

HEAD = ["No", "Name", "Sex", "Date of birth", "Passport No.", "Insured from"]
PEOPLE = (
    ["1", "SU Weiting", "F", "2006-10-30", "EJ5489828", "2027-01-15"],
    ["2", "MA Xuanqing", "F", "2007-04-05", "EH5826937", "2027-01-15"],
    ["3", "WU Si", "F", "2007-03-24", "EN6545803", "2027-01-15"],
)
LOWER = ["No", "Name", "Room", "Phone"]
ROOMS = (
    ["1", "WU Si", "301", "13812345671"],
    ["2", "SU Weiting", "302", "13812345672"],
    ["3", "MA Xuanqing", "302", "13812345673"],
)


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, RUSSIAN) as made:
        yield made


@pytest.fixture
def chinese(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as made:
        yield made


def stage(imports: Imports, *rows: Sequence[str], merged: tuple[tuple[int, int, int, int], ...] = ()) -> ImportDraft:
    width = max(map(len, rows))
    cells = [[*row, *[""] * (width - len(row))] for row in rows]
    return imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("Sheet1", cells, merged),)))


def asked(draft: ImportDraft) -> list[list[str]]:
    return [[problem.code for problem in row.problems if problem.level is not Level.INFORMS] for row in draft.rows]


def test_a_lower_table_of_the_same_people_says_more_of_them(imports: Imports) -> None:
    draft = stage(imports, ["1. Insurance"], HEAD, *PEOPLE, [], LOWER, *ROOMS)
    assert [row.values["phone"][-1] for row in draft.rows] == ["2", "3", "1"], "by the name, not by the line"
    assert draft.sheets[0].unread == ("Insured from", "Room"), "what nobody reads of it is named, too"
    assert asked(draft) == [[], [], []]


@pytest.mark.parametrize("title", ["Семья", "Contacts", "房东", "2. Dormitory"])
def test_whose_telephones_stand_below_a_line_of_their_own_is_asked(imports: Imports, title: str) -> None:
    draft = stage(imports, HEAD, *PEOPLE, [], [title], LOWER, *ROOMS)
    assert asked(draft) == [["import.column_guessed"]] * 3


def test_a_remark_behind_the_lower_lines_keeps_the_tables_apart(imports: Imports) -> None:
    rooms = ([*ROOMS[0], "mother's"], *ROOMS[1:])
    draft = stage(imports, HEAD, *PEOPLE, [], LOWER, *rooms)
    assert not any(row.values.get("phone") for row in draft.rows)


@pytest.mark.parametrize(
    ("title", "head", "rooms"),
    [
        ("2. Parents", LOWER, ROOMS),
        ("Old data, do not use", LOWER, ROOMS),
        ("2. Dormitory", ["No", "Name", "Room", "Guardian's phone"], ROOMS),
        ("2. Dormitory", LOWER, ROOMS[:2]),
        ("2. Dormitory", LOWER, (*ROOMS[:2], ["3", "HU Chenyi", "302", "13812345673"])),
        ("2. Dormitory", LOWER, (*ROOMS, ["4", "WU Si", "305", "13812345674"])),
    ],
)
def test_a_lower_table_of_relatives_or_of_others_stays_one_apart(
    imports: Imports, title: str, head: Sequence[str], rooms: Sequence[Sequence[str]]
) -> None:
    draft = stage(imports, HEAD, *PEOPLE, [], [title], head, *rooms)
    assert not any(row.values.get("phone") for row in draft.rows)
    told = {line.row for line in draft.sheets[0].left_out} | {row.number for row in draft.rows}
    assert told >= set(range(2, 8 + len(rooms))), "each of its lines is named or asked about"


def test_what_is_crossed_out_in_a_lower_table_is_not_read_in_silence(imports: Imports) -> None:
    rows = [HEAD, *PEOPLE, [], LOWER, *ROOMS]
    cells = [[*row, *[""] * (6 - len(row))] for row in rows]
    draft = imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("Sheet1", cells, struck={6: (3,)}),)))
    assert not any(row.values.get("phone") for row in draft.rows)


def test_what_a_lower_cell_has_lost_is_told_of_the_person(imports: Imports) -> None:
    rows: list[list[CellValue]] = [["序号", "护照号码\n身份证号", "姓名", "性别"]]
    for at, name in enumerate(("郭勇凯", "许逸志", "董菲"), 1):
        rows += [[at, f"E1234567{at}", name, "男"], [None, "110101200508030000", None, None]]
    sheet = SheetCells("Sheet1", rows, faults={(2, 1): "cell.digits_lost"})
    draft = imports.stage_cells(WorkbookCells("list.xlsx", (sheet,)))
    assert "cell.digits_lost" in [problem.code for problem in draft.rows[0].problems]


def test_lower_lines_hold_what_the_second_line_of_a_heading_asks_for(imports: Imports) -> None:
    head = ["序号", "姓名\n（上汉字 下拼音）", "性别", "出生日期", "电话"]
    rows = []
    for at, (name, latin) in enumerate((("郭勇凯", "GUO YONGKAI"), ("许逸志", "XU YIZHI"), ("董菲", "DONG FEI")), 1):
        rows += [[str(at), name, "男", "2005-08-03", f"1381234567{at}"], ["", latin, "", "", ""]]
    draft = stage(imports, ["赴俄学生名单"], head, *rows)
    assert [row.values["family_latin"] for row in draft.rows] == ["GUO", "XU", "DONG"]
    assert [row.values["family_han"] for row in draft.rows] == ["郭", "许", "董"]
    assert asked(draft) == [[], [], []]


def test_blocks_beside_each_other_are_read_below_who_teaches_them(imports: Imports) -> None:
    titles = ["俄语A班 教师：温老师", "", "", "", "俄语B班 教师：柳老师", "", ""]
    head = ["序号", "姓名", "手机", "", "序号", "姓名", "手机"]
    rows = (
        ["1", "王勇建", "13318467098", "", "1", "秦建晨", "13514443540"],
        ["2", "孙雪芳", "15047406286", "", "2", "谭芳晴", "13795252489"],
    )
    draft = stage(imports, titles, head, *rows)
    assert sorted(str(row.values["family_han"]) for row in draft.rows) == ["孙", "王", "秦", "谭"]
    assert asked(draft) == [[], [], [], []]


@pytest.mark.parametrize("title", ["教师：李老师、王老师", "随团教师：以下", "来宾", "候补", "Учителя: Ли"])
def test_a_block_of_others_is_asked_about(imports: Imports, title: str) -> None:
    titles = ["俄语A班 教师：温老师", "", "", "", title, "", ""]
    head = ["序号", "姓名", "手机", "", "序号", "姓名", "手机"]
    draft = stage(imports, titles, head, ["1", "王勇建", "13318467098", "", "1", "秦建晨", "13514443540"])
    ready = [row for row, said in zip(draft.rows, asked(draft), strict=True) if not said]
    assert "秦" not in {row.values.get("family_han") for row in ready}


def test_a_block_of_teachers_is_none_of_students(imports: Imports) -> None:
    titles = ["俄语A班", "", "", "", "教师", "", ""]
    head = ["序号", "姓名", "手机", "", "序号", "姓名", "手机"]
    draft = stage(imports, titles, head, ["1", "王勇建", "13318467098", "", "1", "秦建晨", "13514443540"])
    ready = [row for row, said in zip(draft.rows, asked(draft), strict=True) if not said]
    assert "秦" not in {row.values.get("family_han") for row in ready}


GROUPS = ["№", "Фамилия, имя", "Телефон"]


@pytest.mark.parametrize(
    ("line", "is_asked"),
    [
        ("Подгруппа 2 (преподаватель Ли Ю. С., ауд. 214, вт/чт 16:00)", False),
        ("Группа 2, преподаватель Ли Юрий Сергеевич", False),
        ("Группа преподавателей", True),
        ("Преподаватели", True),
        ("Подгруппа 2 (кандидаты)", True),
        ("Подгруппа 3: преподаватель Ли Юрий и сопровождающие", True),
        ("Подгруппа 2, преподаватель Ли Ю.С., мама Петровой", True),
        ("Подгруппа администрации", True),
        ("Группа руководителей", True),
        ("带队组", True),
        ("Группа преподавателя Ли", False),
        ("Педагогический колледж", False),
    ],
)
def test_a_line_between_that_names_who_teaches_a_group_is_its_title(
    chinese: Imports, line: str, is_asked: bool
) -> None:
    first, second = ["1", "Лазарева Диана", "89028835158"], ["2", "Комарова Диана", "89028835159"]
    draft = stage(chinese, GROUPS, first, [line], second)
    assert [bool(said) for said in asked(draft)] == [False, is_asked]


def test_a_name_in_both_scripts_is_read_in_both(chinese: Imports) -> None:
    head = ["Фамилия (рус./лат.)", "Имя (рус./лат.)", "Дата рождения"]
    draft = stage(
        chinese, head, ["Комаров / KOMAROV", "Денис / DENIS", "12.05.2006"], ["Гришин/GRISHIN", "Максим", "13.05.2006"]
    )
    first, second = (row.values for row in draft.rows)
    assert (first["family_cyrillic"], first["family_latin"], first["given_latin"]) == ("Комаров", "KOMAROV", "DENIS")
    assert (second["family_latin"], second.get("given_latin")) == ("GRISHIN", None)
    assert asked(draft) == [[], []]


@pytest.mark.parametrize("typed", ["Петрова / Sidorova", "Комаров / IVANOV", "Смирнова / Smirnov", "Петрова / Vera"])
def test_two_names_of_which_one_does_not_spell_the_other_are_asked_about(chinese: Imports, typed: str) -> None:
    draft = stage(chinese, ["Фамилия (рус./лат.)", "Имя", "Дата рождения"], [typed, "Анна", "12.05.2006"])
    assert asked(draft) == [["import.name_with_words"]]


def test_two_family_names_in_one_script_are_asked_about(chinese: Imports) -> None:
    draft = stage(chinese, ["Фамилия", "Имя", "Дата рождения"], ["Комарова / Белова", "Анна", "12.05.2006"])
    assert asked(draft) == [["import.name_with_words"]]


@pytest.mark.parametrize(
    ("typed", "level", "told"),
    [
        ("английский — B1, китайский — HSK 2", "HSK 2", ["import.other_language"]),
        ("английский B1", None, ["import.other_language"]),
        ("HSK 3", "HSK 3", []),
        ("англ. B1, кит. HSK2", "HSK2", ["import.other_language"]),
        ("английский (B1), китайский — не изучал", None, ["import.other_language"]),
        ("китайский — HSK 2 (англ. B1)", None, ["import.other_language"]),
        ("английский, китайский — B1", None, ["import.other_language"]),
        ("монгольский — B1", None, ["import.other_language"]),
        (f"английский B1, HSK{' ' * 30_000}", None, ["import.other_language"]),
    ],
)
def test_of_two_languages_the_one_that_is_learnt_here_counts(
    chinese: Imports, typed: str, level: str | None, told: list[str]
) -> None:
    draft = stage(
        chinese, ["ФИО", "Дата рождения", "Владение иностранными языками"], ["Белова Анна", "12.05.2006", typed]
    )
    assert draft.rows[0].values.get("language_level") == level
    assert [problem.code for problem in draft.rows[0].problems if problem.level is Level.INFORMS] == told


@pytest.mark.parametrize(
    ("who", "phone"), [("接机人", "联系电话"), ("Встречает", "Тел."), ("Contact person", "Contact e-mail")]
)
def test_whose_telephone_stands_behind_somebody_else_is_asked(imports: Imports, who: str, phone: str) -> None:
    said = "wang@example.com" if "mail" in phone else "13514443540"
    draft = stage(imports, ["姓名", "性别", "出生日期", who, phone], ["秦建晨", "男", "2005-08-03", "王某", said])
    assert asked(draft) == [["import.column_guessed"]] or phone in draft.sheets[0].unread
