"""What headings say to whoever fills a list in, and what names, brackets and remarks beside them settle."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_office import CHINESE, importing

from exchange_admin.documents.workbook_reading import CellValue, SheetCells, WorkbookCells
from exchange_admin.domain.problems import Level
from exchange_admin.services.importing.draft import ImportDraft, StagedRow
from exchange_admin.services.importing.heading_asides import says_how, without_address
from exchange_admin.services.importing.headings import Headings, Meaning
from exchange_admin.services.importing.imports import Imports

HEADINGS = Headings.load(Path(__file__).parents[2] / "resources" / "import")

Rows = list[list[CellValue]]


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as made:
        yield made


def read(imports: Imports, rows: Rows, merged: tuple[tuple[int, int, int, int], ...] = ()) -> ImportDraft:
    return imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("S", rows, merged=merged),)))


def asked(row: StagedRow) -> set[str]:
    return {one.code for one in row.problems if one.level is not Level.INFORMS}


def keys(draft: ImportDraft) -> set[str]:
    return {column.key for column in draft.sheets[0].columns if not column.guess}


@pytest.mark.parametrize(
    "text",
    [
        "没有请填无",
        "如没有请填“无”",
        "没有可不填",
        "если нет – прочерк",
        "при отсутствии указать «нет»",
        "if none, write N/A",
        "leave blank if none",
        "as in your passport",
        "exactly as it appears in the passport",
        "строго как в загранпаспорте",
        "与护照保持一致",
        "например, 01.02.2006",
        "формат ДД.ММ.ГГГГ",
        "如：2005-01-01",
        "18位",
        "без пробелов",
    ],
)
def test_how_to_fill_a_column_in_changes_nothing_of_it(text: str) -> None:
    assert says_how(text)


@pytest.mark.parametrize(
    "text",
    [
        "没有填家长电话",
        "если нет – телефон родителя",
        "if none, write your parent's phone",
        "as in your parent's passport",
        "как в паспорте матери",
        "например: мама",
        "如：张三",
        "e.g. mother",
        "无",
        "если есть родитель",
        "本人或家长",
    ],
)
def test_what_may_name_somebody_or_something_else_is_no_such_word(text: str) -> None:
    assert not says_how(text)


WORKS_ABROAD = """手机号（境外可用）|手机号码（国外能用）|联系电话（在俄可用）|手机（出国期间可用）
|电话（请保持畅通）|手机号（需开通国际漫游）|联系电话（可联系到本人）
|Телефон (для связи за границей)|Телефон (работает за границей)|Телефон (доступен в Китае)|Телефон (с роумингом)
|Телефон (по которому можно с вами связаться)|Телефон для связи за границей|Телефон (за рубежом)
|Phone (reachable abroad)|Mobile (for use abroad)|Mobile (with roaming)|Phone (abroad)"""
IF_THERE_IS_ONE = """护照号码（已有护照填写）|护照号码（有护照者填写）|护照号（已办理护照的填写）
|护照号（如已办理）|护照号（没有可后补）|护照号（尚未办理可不填）|护照号（有则填）|护照号码（办好后补填）
|Номер загранпаспорта (если уже есть)|Загранпаспорт (если оформлен)|№ загранпаспорта (у кого есть)
|Загранпаспорт (заполняется при наличии)|Загранпаспорт (можно дополнить позже)
|Passport No. (if any)|Passport No. (if already issued)|Passport No. (if you already have one)
|Passport number (can be added later)|Passport No. (leave blank if none)"""
HOSTS = """拟派院校|拟录取院校|派往院校|拟派往学校|交换院校|拟分配院校
|Направляется в|Колледж назначения|Предлагаемый вуз
|Host (proposed)|Proposed institution|Assigned college|University abroad"""
OF_OTHERS = """手机号（父亲）|手机号（境外联系人）|手机号（家长，境外可用）
|家长手机号（境外可用）|手机（家人可用）|手机号（同伴可用）|手机号（接机人）
|手机号（如没有填同学的）|手机号（没有可填父母）|手机号（老师，在俄可用）
|Телефон (родителя)|Телефон (для связи с родителями)|Телефон (мамы, за границей)
|Телефон куратора (для связи за границей)
|Телефон (кто забирает)|Телефон (если нет – телефон родителей)
|Phone (guardian, reachable abroad)|Phone (of the host, reachable abroad)|Phone (for emergencies abroad)
|护照号（旧）|护照号（没有填身份证号）|护照号（如无请填身份证号）|护照号（监护人有护照的填）
|Загранпаспорт (если нет – паспорт РФ)
|Загранпаспорт (если оформлен старый)|Passport No. (if none, ID card number)"""


@pytest.mark.parametrize("heading", [one.strip() for one in WORKS_ABROAD.split("|")])
def test_where_a_telephone_works_changes_nothing_of_whose_it_is(heading: str) -> None:
    assert HEADINGS.meaning("people", heading) == Meaning("phone", exact=True)


@pytest.mark.parametrize("heading", [one.strip() for one in IF_THERE_IS_ONE.split("|")])
def test_a_number_of_a_passport_is_one_whether_everybody_has_it_or_not(heading: str) -> None:
    assert HEADINGS.meaning("people", heading) == Meaning("passport_number", exact=True)


@pytest.mark.parametrize("heading", [one.strip() for one in HOSTS.split("|")])
def test_the_host_that_somebody_is_to_go_to_is_no_home_institution(heading: str) -> None:
    meaning = HEADINGS.meaning("people", heading)
    assert meaning is None or meaning.key == "ignored"


@pytest.mark.parametrize("heading", ["派出院校", "推荐院校", "生源院校", "Направляющий колледж", "Sending institution"])
def test_whoever_sends_somebody_is_the_home_institution(heading: str) -> None:
    assert HEADINGS.meaning("people", heading) == Meaning("institution", exact=True)


@pytest.mark.parametrize("heading", ["Должность, категория", "Должность, стаж", "职务/职称", "Position, category"])
def test_a_post_with_its_grade_or_years_is_a_post(heading: str) -> None:
    assert HEADINGS.meaning("people", heading) == Meaning("position", exact=True)


@pytest.mark.parametrize("heading", ["Должность матери, категория", "家长职务/职称", "Категория, стаж", "Стаж"])
def test_a_post_of_somebody_else_and_a_grade_alone_are_none(heading: str) -> None:
    meaning = HEADINGS.meaning("people", heading)
    assert meaning is None or not (meaning.exact and meaning.key == "position")


@pytest.mark.parametrize("heading", [one.strip() for one in OF_OTHERS.split("|")])
def test_brackets_that_speak_of_somebody_or_something_else_are_no_such_words(heading: str) -> None:
    meaning = HEADINGS.meaning("people", heading)
    assert meaning is None or not meaning.exact


def test_questions_to_whoever_fills_in_head_their_columns(imports: Imports) -> None:
    rows: Rows = [
        ["Surname (as in your passport)", "First name (as in your passport)", "Name of your school", "Date of birth"],
        ["Vorontsova", "Karina", "Amur College", "2006-02-22"],
    ]
    draft = read(imports, rows)
    assert keys(draft) == {"family_latin", "given_latin", "institution", "birth_date"}
    assert without_address("Phone of the leader") != "Phone"


def test_a_number_that_need_not_be_there_is_no_guess(imports: Imports) -> None:
    rows: Rows = [["姓名", "性别", "出生日期", "护照号码（没有请填无）"]]
    rows += [["龚诗涵", "女", "2005/2/15", "ED3614206"], ["赖思琪", "女", "2007/8/25", "无"]]
    first, second = read(imports, rows).rows
    assert first.is_ready
    assert first.values["passport_number"] == "ED3614206"
    assert second.is_ready
    assert "passport_number" not in second.values


ROOMS: Rows = [
    ["ROOMING LIST"],
    ["Room", "Guest 1", None, None, "Guest 2", None, None],
    [None, "Name", "Date of birth", "Passport", "Name", "Date of birth", "Passport"],
    [501, "WAN, MIN", "2006-03-29", "EL9209949", "LI, NYUYING", "2006-04-08", "EH7347290"],
    [502, "LAI, YUYAN", "2007-08-02", "EG8236180", None, None, None],
]
OVER = ((1, 1, 1, 3), (1, 4, 1, 6))


def test_several_people_in_a_line_who_are_counted_are_read_one_by_one(imports: Imports) -> None:
    found = {row.values["passport_number"]: row for row in read(imports, ROOMS, OVER).rows}
    assert set(found) == {"EL9209949", "EH7347290", "EG8236180"}
    assert all(row.is_ready for row in found.values())
    assert found["EH7347290"].values["family_latin"] == "LI"


@pytest.mark.parametrize("second", ["Parent 1", "Escort", "Teacher 1"])
def test_others_beside_somebody_in_a_line_are_not_taken_for_such_people(imports: Imports, second: str) -> None:
    rows = [list(row) for row in ROOMS]
    rows[1][4] = second
    ready = [row.values.get("passport_number") for row in read(imports, rows, OVER).rows if row.is_ready]
    assert "EH7347290" not in ready


def test_what_stands_before_counted_people_and_is_of_one_of_them_is_asked_about(imports: Imports) -> None:
    rows = [list(row) for row in ROOMS]
    rows[2][0] = "College"
    assert not any(row.is_ready for row in read(imports, rows, OVER).rows)


STROKES: Rows = [
    ["Фамилия/Имя", "Пол", "Дата рожд.", "№ документа"],
    ["GLUSHKOV/ZAKHAR", "M", "16AUG2008", "759969779"],
    ["ERSHOVA/IANA MS", "F", "17JUL2006", "769113802"],
]


def test_names_with_a_stroke_below_a_heading_with_one_are_parted_there(imports: Imports) -> None:
    rows: Rows = [
        *STROKES,
        ["ORLOV/IVANMR", "M", "17JUL2006", "769113804"],
        ["MIN/PARK", "M", "17JUL2006", "769113806"],
    ]
    first, second, *others = read(imports, rows).rows
    assert (first.values["family_latin"], first.values["given_latin"]) == ("GLUSHKOV", "ZAKHAR")
    assert (second.values["family_latin"], second.values["given_latin"]) == ("ERSHOVA", "IANA")
    assert first.is_ready
    assert second.is_ready
    assert not any(row.is_ready for row in others)


@pytest.mark.parametrize("name", ["ANNA/ORLOVA", "NURLAN/SEITOV", "PETROV/SIDOROVA"])
def test_one_name_that_stands_the_other_way_round_leaves_all_of_its_column_asked_about(
    imports: Imports, name: str
) -> None:
    rows: Rows = [*STROKES, [name, "F", "17JUL2006", "769113804"]]
    assert not any(row.is_ready for row in read(imports, rows).rows)


def test_names_with_a_stroke_below_another_heading_are_asked_about(imports: Imports) -> None:
    rows: Rows = [["ФИО", "Пол", "Дата рожд.", "№ документа"], ["ZAKHAR/GLUSHKOV", "M", "16AUG2008", "759969779"]]
    assert not read(imports, rows).rows[0].is_ready


def test_another_name_in_brackets_is_left_out_where_the_characters_spell_what_stands_before(imports: Imports) -> None:
    rows: Rows = [["Name", "Chinese name", "Birthday", "Passport"]]
    rows += [["Gong Ruoxi (Lily)", "龚若曦", "2006/09/02", "EF5540363"]]
    rows += [["Gu Yang (Sunny)", "王小明", "2006/01/21", "EB6594028"]]
    rows += [["Ruoxi Gong (Lily)", "龚若曦", "2006/01/22", "EB6594029"]]
    rows += [["Gong (Lily) Ruoxi", "龚若曦", "2006/01/23", "EB6594028"]]
    first, other, turned, within = read(imports, rows).rows
    assert (within.values["family_latin"], within.values["given_latin"]) == ("Gong", "Ruoxi")
    assert (turned.values["family_latin"], turned.values["given_latin"]) == ("Gong", "Ruoxi")
    assert first.is_ready
    assert (first.values["family_latin"], first.values["given_latin"]) == ("Gong", "Ruoxi")
    assert [one.facts for one in first.problems if one.code == "import.remark_left_out"] == [{"remark": "Lily"}]
    assert not other.is_ready


def test_citizens_of_china_have_their_family_names_first(imports: Imports) -> None:
    rows: Rows = [["Проживающий", "Гражданство", "Дата рождения"]]
    rows += [["Ся Ин", "КНР", "2005-11-22"], ["У Пэн", "КНР", "2008-12-05"], ["Гун Бовэнь", "КНР", "2007-12-03"]]
    draft = read(imports, rows)
    assert [row.values["family_cyrillic"] for row in draft.rows] == ["Ся", "У", "Гун"]
    assert all(row.is_ready for row in draft.rows)


def test_chinese_names_beside_letters_in_the_other_order_stay_asked_about(imports: Imports) -> None:
    rows: Rows = [["ФИО", "ФИО латиницей", "Гражданство", "Дата рождения"]]
    rows += [["Ся Ин", "YING XIA", "КНР", "2005-11-22"], ["У Пэн", "PENG WU", "КНР", "2008-12-05"]]
    assert not any(row.is_ready for row in read(imports, rows).rows)


@pytest.mark.parametrize(
    ("name", "country"),
    [("Ся Ин", ""), ("У Пэн", "РФ"), ("Анна Ли", "КНР"), ("Бовэнь Гун", "КНР"), ("Тин Тан", "КНР")],
)
def test_other_names_of_two_words_are_asked_about_as_before(imports: Imports, name: str, country: str) -> None:
    rows: Rows = [["Проживающий", "Гражданство", "Дата рождения"], ["У Линь", "КНР", "2008-12-05"]]
    rows += [[name, country, "2007-12-03"]]
    last = read(imports, rows).rows[-1]
    assert "import.name_order" in asked(last)


@pytest.mark.parametrize(
    "before", ["Emergency contact", "Экстренный контакт", "家长姓名", "Your group leader", "班主任"]
)
def test_a_telephone_right_behind_somebody_else_is_asked_about(imports: Imports, before: str) -> None:
    rows: Rows = [
        ["Name", "Date of birth", before, "Mobile"],
        ["IVANOVA Anna", "2006-02-01", "Petrova", "+79991112233"],
    ]
    assert not read(imports, rows).rows[0].is_ready


def test_what_stands_between_somebody_else_and_a_number_does_not_hide_whose_it_is(imports: Imports) -> None:
    rows: Rows = [["姓名", "出生日期", "监护人姓名", "身份证号", "工作单位", "手机号"]]
    rows += [["万敏", "2006-03-29", "王芳", "110105194912310021", "哈尔滨铁路局", "19900505808"]]
    (row,) = read(imports, rows).rows
    guessed = {one.field for one in row.problems if one.code == "import.column_guessed"}
    assert {"national_id", "phone"} <= guessed
    rows = [["姓名", "出生日期", "紧急联系人/电话", "电话"], ["万敏", "2006-03-29", "王芳", "19900505808"]]
    assert not read(imports, rows).rows[0].is_ready
    rows = [["姓名", "出生日期", "翻译", "手机"], ["万敏", "2006-03-29", "王芳", "19900505808"]]
    assert not read(imports, rows).rows[0].is_ready


def test_whose_number_has_a_column_of_its_own_leaves_the_other_to_the_person(imports: Imports) -> None:
    rows: Rows = [["姓名", "出生日期", "导师姓名", "联系电话", "导师电话"]]
    rows += [["万敏", "2006-03-29", "王芳", "19900505808", "19900505811"]]
    assert read(imports, rows).rows[0].is_ready


def test_the_telephone_behind_that_of_somebody_else_is_ones_own(imports: Imports) -> None:
    rows: Rows = [
        ["姓名", "出生日期", "紧急联系人电话", "手机"],
        ["蔡小龙", "2008-06-03", "19906010122", "19900505808"],
    ]
    (row,) = read(imports, rows).rows
    assert row.is_ready
    assert row.values["phone"].endswith("19900505808")  # type: ignore[union-attr]
    rows[0][2] = "紧急联系人"
    rows[1][2] = "蔡大龙"
    assert not read(imports, rows).rows[0].is_ready
    rows[0][3:], rows[1][3:] = ["与本人关系", "联系电话"], ["父亲", "19900505808"]
    assert not read(imports, rows).rows[0].is_ready


@pytest.mark.parametrize("heading", ["身份", "随团身份"])
def test_a_column_of_students_and_teachers_says_what_they_are(imports: Imports, heading: str) -> None:
    rows: Rows = [[heading, "姓名", "出生日期", "手机号码"]]
    rows += [["指导教师", "罗锦程", "1994-04-21", "19905275744"], ["参赛选手", "秦巧玲", "2008-12-09", "19902333499"]]
    assert [row.values.get("role") for row in read(imports, rows).rows] == ["teacher", "student"]


@pytest.mark.parametrize(
    "heading", ["Едет как", "Должность матери", "Кто оплачивает", "Заполнил", "家长职业", "推荐人身份"]
)
def test_teachers_below_a_heading_that_nobody_knows_are_asked_about(imports: Imports, heading: str) -> None:
    rows: Rows = [["ФИО", "Дата рождения", "Телефон", heading]]
    rows += [["Ветрова Наталья Евгеньевна", "1982-02-24", "+7 999 111-22-33", "преподаватель"]]
    rows += [["Пахомова Ксения Павловна", "2007-03-27", "+7 999 111-22-34", "студентка"]]
    first, second = read(imports, rows).rows
    assert "role" not in first.values
    assert "import.student_with_position" in asked(first)
    assert second.is_ready


def test_a_column_of_roles_with_words_that_nobody_knows_asks_about_those_whom_it_calls_teachers(
    imports: Imports,
) -> None:
    rows: Rows = [["身份", "姓名", "出生日期", "手机号码"]]
    rows += [
        ["教练组教师长", "罗锦程", "1994-04-21", "19905275744"],
        ["运动健将", "秦巧玲", "2008-12-09", "19902333499"],
    ]
    assert [row.is_ready for row in read(imports, rows).rows] == [False, True]


@pytest.mark.parametrize(
    ("remark", "born", "role"),
    [
        ("преподаватель, руководитель группы", "1982-02-24", "teacher"),
        ("преподаватель, руководитель группы", "2006-02-24", None),
        ("староста", "1982-02-24", None),
    ],
)
def test_whoever_is_noted_as_a_teacher_among_students_is_one_at_such_an_age(
    imports: Imports, remark: str, born: str, role: str | None
) -> None:
    rows: Rows = [["ФИО", "Дата рождения", "Телефон", "Примечание"]]
    rows += [["Ветрова Наталья Евгеньевна", born, "+7 999 111-22-33", remark]]
    rows += [["Пахомова Ксения Павловна", "2007-03-27", "+7 999 111-22-34", "преподаватель: Ветрова Н. Е."]]
    first, second = read(imports, rows).rows
    assert first.values.get("role") == role
    assert ("import.student_with_position" in asked(first)) is (role is None and remark != "староста")
    assert second.is_ready
    assert "role" not in second.values


def test_a_level_of_another_language_is_not_read(imports: Imports) -> None:
    rows: Rows = [["ФИО", "Дата рождения", "Уровень языка (англ.)"], ["Ветрова Наталья Евгеньевна", "2009-02-24", "B1"]]
    draft = read(imports, rows)
    assert "language_level" not in draft.rows[0].values
    assert draft.sheets[0].unread == ("Уровень языка (англ.)",)


def test_teachers_in_the_place_of_a_class_and_posts_that_are_guessed_are_asked_about(imports: Imports) -> None:
    rows: Rows = [["ФИО", "Дата рождения", "Группа", "Телефон"]]
    rows += [["Федотова Эвелина Сергеевна", "2002-05-17", "преподаватель", "8 919 010 64 97"]]
    rows += [["Пахомова Ксения Павловна", "2007-03-27", "НХТ-21", "8 919 010 64 98"]]
    posts: Rows = [["姓名", "出生日期", "职务/身份 Position", "手机"]]
    posts += [["彭航峰", "1969-03-13", "翻译 Interpreter", "19905275744"]]
    posts += [["马昊", "2007-07-14", "学生 Student", "19902333499"]]
    for said in (rows, posts):
        first, second = read(imports, said).rows
        assert "import.student_with_position" in asked(first)
        assert second.is_ready


def test_of_two_answers_of_somebody_with_different_passports_both_are_asked_about(imports: Imports) -> None:
    rows: Rows = [["ФИО", "Дата рождения", "Загранпаспорт"]]
    rows += [["Островская Яна Романовна", "2007-03-31", "77 2823483"]]
    rows += [["Островская Яна Романовна", "2007-03-31", "77 0021039"]]
    rows += [["Островская Яна Романовна", "2007-04-01", "77 0021038"]]
    first, second, another = read(imports, rows).rows
    assert asked(first) == {"import.row_differs"}
    assert "import.same_as_row" in asked(second)
    assert another.is_ready


@pytest.mark.parametrize(
    ("beside", "is_asked"), [("领队", True), ("старший группы", False), ("group leader", True), ("班长", False)]
)
def test_whoever_is_called_leader_behind_the_name_is_asked_about(imports: Imports, beside: str, is_asked: bool) -> None:
    """A remark that was told and left out; in a list of students it may be the one who goes along."""
    draft = read(
        imports,
        [
            ["姓名", "性别", "出生日期", "护照号"],
            [f"龚若曦（{beside}）", "女", "2006-03-04", "EH1234501"],
            ["陈浩然", "男", "2006-07-12", "EH1234502"],
        ],
    )
    assert [asked(row) == {"import.student_with_position"} for row in draft.rows] == [is_asked, False]


@pytest.mark.parametrize(
    ("word", "problem"), [("препод.", "import.student_with_position"), ("рук. группы", "import.called_so")]
)
def test_a_short_word_for_teachers_in_the_place_of_a_class_is_asked_about_or_told(
    imports: Imports, word: str, problem: str
) -> None:
    """Told of whoever is grown up and leads the group."""
    draft = read(
        imports,
        [
            ["ФИО", "Группа", "Дата рождения", "Загранпаспорт"],
            ["Ветрова Наталья Евгеньевна", "ТО-21", "24.02.2007", "75 3745970"],
            ["Иванов Пётр Ильич", word, "24.03.1980", "76 4745971"],
        ],
    )
    assert [[one.code for one in row.problems] for row in draft.rows] == [[], [problem]]


TICKETS: Rows = [["旅客姓名（姓/名）", "性别", "证件号", "出生日期"]]


def test_names_in_pinyin_with_a_stroke_are_parted_below_a_heading_that_says_how(imports: Imports) -> None:
    rows: Rows = [
        *TICKETS,
        ["ZHENG/WENTAO", "男", "EM9217531", "2006-08-16"],
        ["OUYANG/NANA", "女", "EM9217532", "2006-08-17"],
        ["WU/FANG", "女", "EM9217533", "2006-08-18"],
    ]
    draft = read(imports, rows)
    told = [(row.values["family_latin"], row.values["given_latin"]) for row in draft.rows]
    assert told == [("ZHENG", "WENTAO"), ("OUYANG", "NANA"), ("WU", "FANG")]
    assert all(row.is_ready for row in draft.rows)


def test_names_of_which_either_part_may_be_the_family_name_are_asked_about_where_nothing_tells(
    imports: Imports,
) -> None:
    rows: Rows = [*TICKETS, ["WU/FANG", "女", "EM9217533", "2006-08-18"], ["LI/YANG", "男", "EM9217534", "2006-08-19"]]
    assert not any(row.is_ready for row in read(imports, rows).rows)


def test_one_name_in_pinyin_the_other_way_round_leaves_all_of_its_column_asked_about(imports: Imports) -> None:
    rows: Rows = [
        *TICKETS,
        ["ZHENG/WENTAO", "男", "EM9217531", "2006-08-16"],
        ["XIAOMING/WANG", "男", "EM9217532", "2006-08-17"],
    ]
    assert not any(row.is_ready for row in read(imports, rows).rows)


@pytest.mark.parametrize("rare", ["MO/LI", "GE/YANG", "AI/MA"])
def test_one_rare_family_name_leaves_the_others_of_its_column_parted(imports: Imports, rare: str) -> None:
    rows: Rows = [
        *TICKETS,
        ["ZHENG/WENTAO", "男", "EM9217531", "2006-08-16"],
        ["OUYANG/NANA", "女", "EM9217532", "2006-08-17"],
        [rare, "女", "EM9217533", "2006-08-18"],
    ]
    assert [row.is_ready for row in read(imports, rows).rows] == [True, True, False]


@pytest.mark.parametrize("title", ["Mr", "Ms.", "Г-жа", "女士"])
def test_a_form_of_address_is_no_post(imports: Imports, title: str) -> None:
    rows: Rows = [["Title", "Name", "Passport", "Date of birth"], [title, "Xu, Mingyue", "ED7160292", "2006-08-16"]]
    (row,) = read(imports, rows).rows
    assert row.is_ready
    assert "position" not in row.values


def test_a_doctor_among_students_is_asked_about(imports: Imports) -> None:
    rows: Rows = [["Title", "Name", "Passport", "Date of birth"], ["Dr", "Xu, Mingyue", "ED7160292", "2006-08-16"]]
    assert asked(read(imports, rows).rows[0]) == {"import.student_with_position"}


def test_a_title_that_names_the_one_teacher_of_a_course_makes_nobody_a_teacher(imports: Imports) -> None:
    over: Rows = [["Курс китайского языка. Преподаватель Ли Вэньхуа"], ["№", "ФИО", "Дата рождения"]]
    draft = read(imports, [*over, [1, "Вишневский Кирилл Олегович", "21.02.2006"]])
    assert [row.is_ready for row in draft.rows] == [True]
    over[0] = ["Курсы повышения квалификации. Преподаватели"]
    draft = read(imports, [*over, [1, "Вишневский Кирилл Олегович", "21.02.1976"]])
    assert not any(row.is_ready and row.values.get("role", "student") == "student" for row in draft.rows)


def test_a_given_name_that_no_other_column_tells_is_never_left_out_in_silence(imports: Imports) -> None:
    rows: Rows = [["Фамилия (по паспорту)", "Имя (по паспорту)", "Дата рождения"], ["Ким", "Виктор", "21.02.2006"]]
    (row,) = read(imports, rows).rows
    assert row.values.get("given_cyrillic") == "Виктор" or asked(row) == {"import.name_differs"}


def test_a_whole_name_beside_its_parts_is_not_asked_about(imports: Imports) -> None:
    rows: Rows = [["ФИО", "Фамилия", "Имя", "Отчество", "Дата рождения"]]
    rows += [["Ким Виктор Олегович", "Ким", "Виктор", "Олегович", "21.02.2006"]]
    (row,) = read(imports, rows).rows
    assert row.is_ready
