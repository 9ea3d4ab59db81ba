"""Who of a list is taken for a teacher without being asked: told so, by two things that say it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp

import pytest
from openpyxl import Workbook

from exchange_admin.domain.problems import Level
from exchange_admin.services.importing.draft import ImportDraft, StagedRow
from tests.services.importing_office import RUSSIAN, importing, tables

HEADINGS = ("ФИО", "Должность", "Дата рождения", "Загранпаспорт", "Срок действия")
TEACHER = ("Орлова Анна Игоревна", "Преподаватель", "01.03.1975", "75 1234567", "01.06.2034")


def staged(folder: Path, *sheets: tuple[str, Sequence[Sequence[str]]], file: str = "list.xlsx") -> ImportDraft:
    book = Workbook()
    for number, (name, lines) in enumerate(sheets):
        sheet = book.worksheets[0] if number == 0 else book.create_sheet()
        sheet.title = name
        for line in lines:
            sheet.append(list(line))
    book.save(folder / file)
    place = Path(mkdtemp(dir=folder))
    with importing(place, RUSSIAN) as imports:
        draft = imports.stage(folder / file)
        imports.check(draft)
    return draft


def said(row: StagedRow) -> tuple[object, set[str]]:
    asked = {one.code for one in row.problems if one.level is not Level.INFORMS}
    return row.values.get("role"), asked


@pytest.mark.parametrize(
    ("file", "sheet", "title"),
    [
        ("Состав делегации преподавателей.xlsx", "Лист1", "Состав делегации"),
        ("list.xlsx", "Преподаватели", "Состав делегации"),
        ("list.xlsx", "Лист1", "Список преподавателей колледжа"),
        ("赴俄教师代表团名单.xlsx", "Sheet1", "赴俄代表团成员名单"),
    ],
)
def test_a_list_of_teachers_with_positions_is_one_and_says_so(
    tmp_path: Path, file: str, sheet: str, title: str
) -> None:
    draft = staged(tmp_path, (sheet, [(title,), HEADINGS, TEACHER]), file=file)
    (row,) = draft.rows
    assert said(row) == ("teacher", set())
    assert "import.taken_as_teacher" in {one.code for one in row.problems if one.level is Level.INFORMS}


@pytest.mark.parametrize("position", ["", "Староста группы", "班长", "член студсовета, студент"])
def test_without_a_position_or_with_one_of_students_it_is_asked_or_a_student(tmp_path: Path, position: str) -> None:
    line = ("Орлова Анна Игоревна", position, *TEACHER[2:])
    (row,) = staged(tmp_path, ("Лист1", [("Список преподавателей",), HEADINGS, line])).rows
    role, asked = said(row)
    assert role is None
    assert asked or not position


@pytest.mark.parametrize("title", ["Список студентов и преподавателей", "Участники и преподаватели", "赴俄师生名单"])
def test_a_list_of_students_and_teachers_makes_nobody_a_teacher(tmp_path: Path, title: str) -> None:
    (row,) = staged(tmp_path, ("Лист1", [(title,), HEADINGS, TEACHER])).rows
    assert said(row) == (None, {"import.student_with_position"})


def test_those_who_go_along_in_a_table_below_are_teachers_and_contacts_are_asked_about(tmp_path: Path) -> None:
    headings = ("ФИО", "Пол", "Дата рождения", "Загранпаспорт", "Срок действия")
    people = [("Белов Иван", "м", "01.03.2006", "75 7654321", "01.06.2034")]
    people += [("Белова Инна", "ж", "02.03.2006", "75 7654322", "01.06.2034")]
    students = [("Студенты",), headings, *people]
    with_passport = [("Преподаватели",), HEADINGS, TEACHER]
    draft = staged(tmp_path, ("Лист1", [*students, (), *with_passport]))
    assert [said(row) for row in draft.rows] == [(None, set()), (None, set()), ("teacher", set())]
    contacts = [("Преподаватели",), ("ФИО", "Должность", "Телефон"), (*TEACHER[:2], "+7 914 123-45-67")]
    draft = staged(tmp_path, ("Лист1", [*students, (), *contacts]))
    assert [said(row)[0] for row in draft.rows] == [None] * len(draft.rows)
    assert not any(row.is_ready for row in draft.rows[2:])


def test_what_somebody_is_said_to_be_counts_before_the_title(tmp_path: Path) -> None:
    headings, line = (*HEADINGS, "Роль"), (*TEACHER, "студент")
    (row,) = staged(tmp_path, ("Лист1", [("Список преподавателей",), headings, line])).rows
    assert row.values.get("role") == "student"


TITLES = """Группа преподавателя Ивановой|Преподаватель: Иванова А.А.|Список группы 21-Э. Преподаватель Иванова|
Список учеников преподавателя Ивановой|Амурский педагогический колледж, группа П-21|指导教师：王丽|
任课教师：王老师 俄语一班|带队老师：王丽|教师推荐名单|老师班级名单|教师教育专业赴俄名单|
师范学院教师教育系|Future teachers programme|Преподаватели: Иванова|Дети преподавателей|
Преподаватели и члены семей|Дни рождения преподавателей и партнёров|Teachers College|教职工子女名单"""


@pytest.mark.parametrize("title", [one.strip() for one in TITLES.split("|")])
def test_the_group_of_a_teacher_and_a_college_of_teachers_are_no_list_of_teachers(tmp_path: Path, title: str) -> None:
    (row,) = staged(tmp_path, ("Лист1", [(title,), HEADINGS, TEACHER])).rows
    role, asked = said(row)
    assert role is None
    assert asked


def posts(tmp_path: Path, title: str, *told: tuple[str, str]) -> list[StagedRow]:
    people = [
        (name, post, born, f"75 123456{n}", "01.06.2034")
        for n, (name, (post, born)) in enumerate(zip(("Орлова Анна", "Белов Иван", "Зуев Лев"), told, strict=False))
    ]
    return staged(tmp_path, ("Лист1", [(title,), HEADINGS, *people])).rows


GROWN = ("国际交流处处长/副教授", "01.03.1975"), ("教研室主任/讲师", "01.03.1985"), ("专任教师/助教", "01.03.1995")


def test_where_everybody_has_a_post_of_teachers_they_are_some(tmp_path: Path) -> None:
    rows = posts(tmp_path, "赴俄培训团组人员备案表", *GROWN)
    assert [said(row) for row in rows] == [("teacher", set())] * 3
    assert all("import.taken_as_teacher" in {one.code for one in row.problems} for row in rows)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("赴俄培训团组人员备案表", GROWN[:2]),  # two are few
        ("赴俄学生名单", GROWN),
        ("赴俄培训团组人员备案表", (*GROWN[:2], ("班长", "01.03.2006"))),
    ],
)
def test_where_it_is_not_everybody_or_a_list_of_students_nobody_is_taken_for_one(
    tmp_path: Path, title: str, told: Sequence[tuple[str, str]]
) -> None:
    rows = posts(tmp_path, title, *told)
    assert all(said(row)[0] is None for row in rows)
    assert not rows[0].is_ready


def test_who_is_too_young_for_such_a_post_is_asked_about(tmp_path: Path) -> None:
    rows = posts(tmp_path, "备案表", *GROWN[:2], ("助教", "01.03.2006"))
    assert [said(row)[0] for row in rows] == ["teacher", "teacher", None]
    assert not rows[2].is_ready


def test_those_of_a_table_of_teachers_are_what_they_are_in_the_group(tmp_path: Path) -> None:
    people = [("刘旭东", "领队", "1990-04-25", "EP3758083"), ("沈念慈", "翻译", "1988-12-04", "EG5961484")]
    above = [("一、带队教师",), ("姓名", "团内职务", "出生日期", "护照号"), *people]
    below = [("二、学生",), ("姓名", "性别", "出生日期", "护照号"), ("邓雪", "女", "2007-04-22", "EM0704022")]
    rows = staged(tmp_path, ("S", [*above, (), *below])).rows
    assert [said(row) for row in rows] == [("staff", set()), ("staff", set()), (None, set())]


POSITIONS = """Зам. старосты|физорг|культорг|Оператор ЧПУ|вожатый|ученик|学委|
体育部部长|Trainee|翻译|司机|家长|жена|сын|-|переводчик"""


@pytest.mark.parametrize("position", [one.strip() for one in POSITIONS.split("|")])
def test_who_has_no_position_of_a_teacher_is_no_teacher(tmp_path: Path, position: str) -> None:
    line = (TEACHER[0], position, *TEACHER[2:])
    (row,) = staged(tmp_path, ("Лист1", [("Список преподавателей колледжа",), HEADINGS, line])).rows
    assert said(row)[0] is None


@pytest.mark.parametrize("born", ["01.03.2006", "01.03.2015", ""])
def test_who_is_as_young_as_a_student_or_does_not_say_it_is_no_teacher(tmp_path: Path, born: str) -> None:
    line = (*TEACHER[:2], born, *TEACHER[3:])
    (row,) = staged(tmp_path, ("Лист1", [("Список преподавателей колледжа",), HEADINGS, line])).rows
    role, asked = said(row)
    assert role is None
    assert asked


COURSES_OF_TEACHERS = """俄语教师培训班 教师：柳老师|2026年教师俄语培训班学员名单|师资培训班|骨干教师赴俄研修名单
|教师赴华研修班|Курсы китайского языка для преподавателей|Стажировка преподавателей в КНР
|Повышение квалификации педагогических работников|Training for teachers|Teachers' training, Harbin
|Обучение педагогов китайскому языку|Слушатели курсов русского языка для преподавателей"""
COURSES_OF_STUDENTS = """俄语培训班 教师：柳老师|任课教师：柳老师 俄语培训班|教师教育学院俄语培训班|教师带队研修学生名单
|教师推荐学生培训班|教师进修学院学生名单|教师进修学校赴俄学生|师生研修班|Курс преподавателя Ли
|Курсы русского языка. Преподаватель Иванова А.П.|Стажировка студентов и преподавателей
|Teacher training college students|Обучение студентов преподавателями колледжа
|Список студентов курсов для преподавателей|教师节活动培训|俄语培训班（教师子女）|教师班学生"""


@pytest.mark.parametrize("title", [one.strip() for one in COURSES_OF_TEACHERS.split("|")])
def test_whoever_takes_part_in_a_course_of_teachers_is_asked_about(tmp_path: Path, title: str) -> None:
    lines = [(title,), ("ФИО", "Дата рождения", "Загранпаспорт"), ("Орлова Анна Игоревна", "01.03.1975", "75 1234567")]
    (row,) = staged(tmp_path, ("Лист1", lines)).rows
    assert said(row) == (None, {"import.others_sheet"})


@pytest.mark.parametrize("title", [one.strip() for one in COURSES_OF_STUDENTS.split("|")])
def test_a_course_that_teachers_give_or_are_called_by_is_none_of_theirs(title: str) -> None:
    assert not tables().words.is_course_of_teachers(title)


OF_WHO = ["Статус", "Кто", "Участие", "Status", "Тип", "类型", "人员", "状态"]


@pytest.mark.parametrize("heading", OF_WHO)
@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["студент", "делегат", "преподаватель"], [False, False, True]),
        (["", "", "教师"], [False, False, True]),
        (["преподаватель", "преподаватель", "учитель"], [True, True, True]),
        (["бюджет", "договор", "老师"], [False, False, True]),
        (["очно", "заочно", "очно"], [False, False, False]),
    ],
)
def test_every_word_for_a_teacher_below_such_a_heading_is_asked_about(
    tmp_path: Path, heading: str, words: list[str], asked: list[bool]
) -> None:
    people = ["Иванова Анна Олеговна", "Петров Иван Ильич", "Орлов Глеб Львович"]
    rows = [[name, f"0{n}.02.2006", word] for n, (name, word) in enumerate(zip(people, words, strict=True), 1)]
    found = staged(tmp_path, ("S", [["ФИО", "Дата рождения", heading], *rows])).rows
    assert ["import.student_with_position" in said(row)[1] for row in found] == asked


@pytest.mark.parametrize(
    ("word", "role", "is_asked"),
    [
        ("руководитель группы (преподаватель)", "staff", False),
        ("сопровождающий (преподаватель)", "staff", False),
        ("преподаватель (ИЯ)", "teacher", False),
        ("教师（领队）", "teacher", False),
        ("студент (староста)", "student", False),
        ("студент (руководитель группы)", None, False),
        ("ст. преподаватель кафедры", None, True),
        ("行政班", None, False),
    ],
)
def test_a_role_with_more_in_brackets_is_one(tmp_path: Path, word: str, role: str | None, is_asked: bool) -> None:
    rows = [["ФИО", "Дата рождения", "Статус"], ["Иванова Анна Олеговна", "01.02.2006", "студентка"]]
    rows += [["Петров Иван Ильич", "02.02.1986", word], ["Орлов Глеб Львович", "02.02.1985", "преподаватель"]]
    found, asked = said(staged(tmp_path, ("S", rows)).rows[1])
    assert found == role
    assert bool(asked) is is_asked


@pytest.mark.parametrize("word", ["куратор", "辅导员", "班主任", "преподаватель"])
def test_whoever_looks_after_students_is_none_of_them(tmp_path: Path, word: str) -> None:
    rows = [["ФИО", "Дата рождения", "Статус"], ["Иванова Анна Олеговна", "01.02.2006", "студентка"]]
    rows += [["Петров Иван Ильич", "02.02.1986", word]]
    student, other = staged(tmp_path, ("S", rows)).rows
    assert (said(student)[0], said(other)[0]) in {("student", "staff"), ("student", "teacher")}


def test_the_sheet_of_a_delegation_says_nothing_where_a_column_says_who_is_a_student(tmp_path: Path) -> None:
    lines = [
        ("ФИО", "Статус", "Дата рождения"),
        ("Данилова Софья Игоревна", "студент", "2009-09-04"),
        ("Коновалов Михаил Петрович", "студент", "2009-04-27"),
        ("Сопровождающие:", "", ""),
        ("Кудрявцева Юлия Ильинична", "зам. директора по УПР", "1977-01-08"),
        ("Щербаков Артём Викторович", "преподаватель", "1980-04-11"),
    ]
    first, second, deputy, teacher = (said(row) for row in staged(tmp_path, ("Делегация", lines)).rows)
    assert first == second == ("student", set())
    assert deputy[0] != "student"
    assert deputy[1]
    assert teacher == ("teacher", set())


def test_a_participant_is_a_student_where_the_age_says_so(tmp_path: Path) -> None:
    lines = [
        ("ФИО", "Роль", "Дата рождения"),
        ("Поляков Роман Михайлович", "участник", "2008-05-19"),
        ("Миронова Милана Романовна", "участник", "1980-10-25"),
        ("Жуков Юрий Николаевич", "участник", ""),
        ("Титов Тимофей Вячеславович", "эксперт-наставник", "1990-05-08"),
        ("Котов Лев Олегович", "эксперт", "1985-05-08"),
    ]
    young, grown, unknown, teacher, expert = (said(row) for row in staged(tmp_path, ("Заявка", lines)).rows)
    assert young == (None, set())
    assert grown[1] == unknown[1] == expert[1] == {"value.unknown_word"}
    assert teacher == ("teacher", set())


def test_an_expert_or_a_grown_participant_below_a_heading_that_nobody_reads_is_asked_about(tmp_path: Path) -> None:
    lines = [
        ("ФИО", "Роль", "Дата рождения"),
        ("Поляков Роман Михайлович", "участник", "2008-05-19"),
        ("Миронова Милана Романовна", "участник", "1980-10-25"),
        ("Котов Лев Олегович", "эксперт", "1985-05-08"),
        ("Ким Ян Олегович", "эксперт", ""),
        ("Архипов Павел Георгиевич", "ведущий", "2007-02-19"),
    ]
    young, grown, expert, unknown, host = (said(row) for row in staged(tmp_path, ("Заявка", lines)).rows)
    assert young[1] == host[1] == set()
    assert grown[1] == expert[1] == unknown[1] == {"import.student_with_position"}


def test_a_sheet_of_teachers_counts_before_a_file_of_both(tmp_path: Path) -> None:
    students = ("学生", [("姓名", "性别"), ("程思琪", "女")])
    teachers = ("带队教师", [("姓名", "职务", "出生日期"), ("沈梦瑶", "国际处副处长", "1985-06-17")])
    student, teacher = staged(tmp_path, students, teachers, file="出访人员名单(师生).xlsx").rows
    assert said(student) == (None, set())
    assert said(teacher) == ("teacher", set())


STUDENTS = [("Белов Иван Ильич", "01.03.2006", "студент"), ("Зуев Лев Львович", "02.03.2006", "студент")]


def beside_students(
    folder: Path, heading: str, told: str, born: str = "01.03.1980", sheet: str = "Лист1"
) -> tuple[object, set[str]]:
    headings = ("ФИО", "Дата рождения", heading)
    words = STUDENTS if heading == "Должность" else [(*one[:2], "") for one in STUDENTS]
    lines = [headings, ("Орлова Анна Игоревна", born, told), *words]
    return said(staged(folder, (sheet, lines)).rows[0])


@pytest.mark.parametrize(
    ("heading", "told", "role"),
    [
        ("Должность", "преподаватель, руководитель группы", "teacher"),
        ("Должность", "зам. директора по УВР", "teacher"),
        ("备注", "带队老师", "staff"),
        ("Примечание", "преподаватель, руководитель", "teacher"),
    ],
)
def test_whoever_is_called_a_teacher_beside_students_and_is_of_such_an_age_is_one(
    tmp_path: Path, heading: str, told: str, role: str
) -> None:
    assert beside_students(tmp_path, heading, told) == (role, set())


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Должность", "дочь преподавателя"),
        ("Должность", "жена директора"),
        ("Должность", "помощник преподавателя"),
        ("Должность", "бывший преподаватель"),
        ("Должность", "водитель"),
        ("备注", "班主任推荐"),
        ("备注", "带队老师的儿子"),
        ("Примечание", "преподаватель: Иванова"),
        ("Примечание", "мать преподаватель"),
    ],
)
def test_whoever_is_somebody_s_of_a_teacher_s_is_none(tmp_path: Path, heading: str, told: str) -> None:
    assert beside_students(tmp_path, heading, told)[0] is None


@pytest.mark.parametrize("born", ["01.03.2006", "01.03.2002", ""])
def test_whoever_is_called_a_teacher_at_the_age_of_a_student_is_asked_about(tmp_path: Path, born: str) -> None:
    assert beside_students(tmp_path, "Должность", "преподаватель", born) == (None, {"import.student_with_position"})


@pytest.mark.parametrize(
    ("sheet", "role"),
    [
        ("Сопровождающие", "teacher"),
        ("带队教师", "teacher"),
        ("Сопровождающие (родители)", None),
        ("Родители", None),
        ("Руководители, отказались", None),
        ("Старый список сопровождающих", None),
    ],
)
def test_a_teacher_in_a_sheet_of_those_who_go_along_is_one(tmp_path: Path, sheet: str, role: str | None) -> None:
    lines = [HEADINGS, TEACHER]
    (row,) = staged(tmp_path, (sheet, lines)).rows
    assert said(row)[0] == role
    assert row.is_ready is (role is not None)


def test_a_teacher_in_a_sheet_of_those_who_wait_is_still_asked_about(tmp_path: Path) -> None:
    assert "import.old_sheet" in beside_students(tmp_path, "备注", "带队老师", sheet="Резерв")[1]


OF_STUDENTS = [("Список студентов заочной формы обучения", "Лист1", "ФИО"), ("", "Студенты", "ФИО")]
OF_STUDENTS += [("", "Лист1", "ФИО студента"), ("Список студентов. Преподаватель: Ли Вэй", "Лист1", "ФИО")]
ORLOVA = ("Орлова Анна Игоревна", "01.03.1980")


def among(folder: Path, over: tuple[str, str, str], *told: tuple[str, ...], heading: str = "Должность") -> StagedRow:
    title, sheet, name = over
    titles = [(title,)] if title else []
    return staged(folder, (sheet, [*titles, (name, "Дата рождения", heading), *told])).rows[0]


@pytest.mark.parametrize("over", OF_STUDENTS)
@pytest.mark.parametrize("post", ["преподаватель", "директор", "мастер п/о", "преподаватель математики, лицей № 3"])
def test_where_students_work_says_nothing_of_who_they_are_in_a_list_of_students(
    tmp_path: Path, over: tuple[str, str, str], post: str
) -> None:
    row = among(tmp_path, over, (*ORLOVA, post), *STUDENTS)
    assert said(row) == (None, {"import.student_with_position"})


@pytest.mark.parametrize("over", OF_STUDENTS)
def test_nor_does_a_remark_there(tmp_path: Path, over: tuple[str, str, str]) -> None:
    row = among(tmp_path, over, (*ORLOVA, "преподаватель"), (*STUDENTS[0][:2], ""), heading="Примечание")
    assert said(row) == (None, {"import.student_with_position"})


@pytest.mark.parametrize("over", [*OF_STUDENTS, ("学生名单", "Sheet1", "姓名")])
@pytest.mark.parametrize(
    ("post", "role"),
    [("преподаватель, руководитель группы", "teacher"), ("带队老师", "staff"), ("教师（领队）", "teacher")],
)
def test_who_leads_students_is_a_teacher_in_a_list_of_students_too(
    tmp_path: Path, over: tuple[str, str, str], post: str, role: str
) -> None:
    assert said(among(tmp_path, over, (*ORLOVA, post), *STUDENTS)) == (role, set())


@pytest.mark.parametrize(
    ("title", "other", "role"),
    [
        ("", "бухгалтер", None),
        ("", "переводчик", "teacher"),
        ("Список делегации", "водитель автобуса", "teacher"),
        ("Список участников", "студент", "teacher"),
        ("Студенты и преподаватели", "студент", "teacher"),
    ],
)
def test_where_an_accountant_stands_among_the_posts_they_are_of_work_unless_it_is_a_delegation(
    tmp_path: Path, title: str, other: str, role: str | None
) -> None:
    others = (*STUDENTS[0][:2], other), STUDENTS[1]
    row = among(tmp_path, (title, "Лист1", "ФИО"), (*ORLOVA, "преподаватель"), *others)
    assert said(row) == (role, set() if role else {"import.student_with_position"})


@pytest.mark.parametrize(
    ("birth", "duty", "is_one"),
    [
        ("1979.10", "团长", True),
        ("1979年10月", "团员", True),
        ("1979-10", "秘书", True),
        ("1979.10", "成员", True),
        ("1979/10", "副团长", True),
        ("2006.10", "团员", False),  # too young
        ("", "团员", False),
        ("1979.10", "家属", False),
        ("1979.10", "随行子女", False),
        ("1979.10", "访问学者家属", False),
    ],
)
def test_what_somebody_does_in_a_group_of_teachers_says_no_more(
    tmp_path: Path, birth: str, duty: str, is_one: bool
) -> None:
    headings = ("姓名", "出生年月", "职务/职称", "团内分工", "护照号")
    lines = [("学院教师赴俄访学团组人员信息表",), headings, ("袁海涛", birth, "处长/教授", duty, "PE9040219")]
    (row,) = staged(tmp_path, ("Sheet1", lines)).rows
    assert (row.values.get("role") == "teacher", row.is_ready) == (is_one, is_one)
    assert row.values.get("birth_date") is None, "a month is no day"


@pytest.mark.parametrize("duty", ["团长", "团员", "秘书长", ""])
def test_a_delegation_of_posts_of_teachers_is_one_of_teachers_whatever_they_do_in_it(tmp_path: Path, duty: str) -> None:
    people = [
        ("袁海涛", "1979-10-02", "处长/教授", duty, "PE9040219"),
        ("赖桂芝", "1973-01-05", "副教授", "团员", "PE2833304"),
        ("陆志刚", "1988-06-07", "科长/讲师", "团员", "PE6710919"),
    ]
    lines = [("赴俄访问团组人员",), ("姓名", "出生日期", "职务", "团内分工", "护照号"), *people]
    assert [said(row) for row in staged(tmp_path, ("Sheet1", lines)).rows] == [("teacher", set())] * 3


@pytest.mark.parametrize(
    ("line", "post", "role"),
    [
        ("一、带队教师", "副处长", "teacher"),
        ("（一）带队教师（2人）", "俄语教师", "teacher"),
        ("1. Сопровождающие: 2 чел.", "преподаватель", "teacher"),
        ("Преподаватели", "зав. отделением", "teacher"),
        ("Руководители группы:", "методист", "teacher"),
        ("一、带队教师", "学生干部", None),
        ("一、带队教师", "家长代表", None),
        ("Родители", "преподаватель", None),
        ("Сопровождающие", "водитель", None),
        ("Сопровождающие", "мать студента, директор", None),
    ],
)
def test_those_of_a_table_of_their_own_that_asks_no_age_are_teachers_by_their_posts(
    tmp_path: Path, line: str, post: str, role: str | None
) -> None:
    above = [("赴俄冬令营师生名单",), (line,), ("姓名", "性别", "职务", "护照号"), ("康志刚", "男", post, "E96473323")]
    below = [("二、学生",), ("姓名", "性别", "班级", "出生日期"), ("龚一鸣", "男", "畜牧2501", "2009-08-31")]
    rows = staged(tmp_path, ("名单", [*above, (), *below])).rows
    assert said(rows[0])[0] == role
    assert rows[0].is_ready is (role is not None)
    assert said(rows[-1]) == (None, set())


@pytest.mark.parametrize(
    ("heading", "told", "role"),
    [
        ("Прим.", "руководитель группы", "staff"),
        ("Примечание", "рук. группы", "staff"),
        ("Примечание", "сопровождающий", "staff"),
        ("备注", "领队", "staff"),
        ("Remarks", "group leader", "staff"),
        ("Кто", "эксперт, преподаватель", "teacher"),
        ("Кто", "куратор, преподаватель", "staff"),
        ("Статус", "наставник; мастер п/о", "teacher"),
        ("Примечание", "руководитель кружка: Иванова", None),
        ("Примечание", "сын руководителя группы", None),
    ],
)
def test_whoever_is_grown_and_leads_or_is_a_teacher_besides_is_one(
    tmp_path: Path, heading: str, told: str, role: str | None
) -> None:
    assert beside_students(tmp_path, heading, told)[0] == role


@pytest.mark.parametrize("born", ["1979-10-02", ""])
@pytest.mark.parametrize(
    "post",
    [
        *("教师家属", "教师子女", "学生助教", "研究生助教", "主任（学生会）", "муж преподавателя", "мать, учитель"),
        *("студентка, будущий педагог", "аспирант, преподаватель", "student teacher", "дети преподавателей"),
    ],
)
def test_whoever_is_of_a_teacher_or_studies_is_no_teacher_in_a_list_of_teachers(
    tmp_path: Path, post: str, born: str
) -> None:
    assert not among_teachers(tmp_path, post, born).is_ready


@pytest.mark.parametrize("born", ["1979-10-02", ""])
@pytest.mark.parametrize(
    "post",
    [
        *("学生处处长", "研究生处主任", "преподаватель материаловедения", "зав. отделением по работе со студентами"),
        *("помощник директора", "Dean of student affairs"),
    ],
)
def test_posts_of_teachers_that_speak_of_students_are_theirs(tmp_path: Path, post: str, born: str) -> None:
    row = among_teachers(tmp_path, post, born)
    assert (row.values.get("role"), row.is_ready) == ("teacher", True)


def among_teachers(folder: Path, post: str, born: str) -> StagedRow:
    headings = ("姓名", "性别", "职务", "护照号", *(("出生日期",) if born else ()))
    births = [(born,), ("1970-01-02",), ("1971-01-02",)] if born else [(), (), ()]
    people = [("康志刚", post), ("王大明", "讲师"), ("李大明", "教授")]
    lines = [
        (name, "男", said, f"E9647332{at}", *birth)
        for at, ((name, said), birth) in enumerate(zip(people, births, strict=True))
    ]
    return staged(folder, ("Sheet1", [("赴俄教师名单",), headings, *lines])).rows[0]


@pytest.mark.parametrize("post", ["студент педагогического колледжа", "学生助教", "主任（学生会）"])
def test_nor_is_a_student_in_a_table_of_those_who_go_along(tmp_path: Path, post: str) -> None:
    above = [("赴俄冬令营师生名单",), ("Сопровождающие",), ("姓名", "性别", "职务"), ("康志刚", "男", post)]
    below = [("二、学生",), ("姓名", "性别", "班级"), ("龚一鸣", "男", "畜牧2501")]
    assert not staged(tmp_path, ("名单", [*above, (), *below])).rows[0].is_ready
