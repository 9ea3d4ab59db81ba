"""Lists above other lists, samples of how to fill in, people whom one may ask, groups with who leads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from importing_office import CHINESE, RUSSIAN, importing

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions
from exchange_admin.services.importing.imports import Imports

HEAD = ["№", "ФИО", "Дата рождения", "Телефон"]
ANNA = ["1", "Смирнова Анна Игоревна", "12.05.2006", "+7 912 275-41-60"]
IVAN = ["2", "Орлов Иван Петрович", "03.07.2007", "+7 951 947-26-44"]
WIDER = ["№", "Фамилия", "Имя", "Отчество", "Дата рождения", "Загранпаспорт", "Группа"]
OLGA = ["1", "Белова", "Ольга", "Сергеевна", "16.10.2006", "70 3673501", "ТМ-22"]
LEV = ["2", "Зуев", "Лев", "Олегович", "28.01.2007", "76 2110279", "ТМ-22"]


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as made:
        yield made


@pytest.mark.parametrize("sheet", ["Выбывшие", "Отчисленные 2026", "退学学生", "离校", "Withdrawn"])
def test_a_sheet_called_after_those_who_left_is_asked_about(tmp_path: Path, sheet: str) -> None:
    with importing(tmp_path, CHINESE) as imports:
        draft = stage(imports, HEAD, ANNA, IVAN, sheet=sheet)
        assert codes(draft) == [["import.old_sheet"]] * 2
        assert codes(stage(imports, HEAD, ANNA, IVAN, sheet="Учёт")) == [[], []]


@pytest.fixture
def russian(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, RUSSIAN) as made:
        yield made


def stage(imports: Imports, *rows: Sequence[str], sheet: str = "Список") -> ImportDraft:
    width = max(map(len, rows))
    cells = SheetCells(sheet, [[*row, *[""] * (width - len(row))] for row in rows])
    return imports.stage_cells(WorkbookCells("list.xlsx", (cells,)))


def codes(draft: ImportDraft) -> list[list[str]]:
    return [[problem.code for problem in row.problems if problem.level is not Level.INFORMS] for row in draft.rows]


def test_a_list_above_one_of_which_more_is_known_is_read_too(imports: Imports) -> None:
    draft = stage(imports, ["Отделение торговли"], HEAD, ANNA, IVAN, [], ["Отделение машиностроения"], WIDER, OLGA, LEV)
    assert [row.values["family_cyrillic"] for row in draft.rows] == ["Смирнова", "Орлов", "Белова", "Зуев"]
    assert [sheet.kind for sheet in draft.sheets] == ["people", "people"]
    assert codes(draft) == [[], [], [], []], "a department's title says that the list goes on"


def test_a_list_of_teachers_below_is_asked_about(imports: Imports) -> None:
    guides = ["Сопровождающие преподаватели"]
    draft = stage(imports, HEAD, ANNA, IVAN, [], guides, [*WIDER, "Должность"], [*OLGA, "преподаватель"])
    assert [bool(said) for said in codes(draft)] == [False, False, True]


@pytest.mark.parametrize(
    "title",
    [
        *("Сопровождающие", "Родители", "Отчислены", "Резерв", "Переводчик", "带队教师", "Group leaders"),
        *("Так заполнять:", "Образец (строка для примера)", "填写示例（请勿删除）", "Руководитель группы:"),
    ],
)
def test_people_of_a_table_above_that_is_no_group_are_asked_about(imports: Imports, title: str) -> None:
    draft = stage(imports, [title], HEAD, ANNA, [], ["Студенты"], WIDER, OLGA, LEV)
    assert draft.rows[0].values["family_cyrillic"] == "Смирнова"
    assert "import.other_table" in codes(draft)[0]


def test_headings_in_several_lines_of_a_lower_table_are_not_read_as_people_of_the_upper_one(imports: Imports) -> None:
    lower = ["Фамилия,\nимя, отчество", "Дата\nрождения", "Телефон\nматери", "Номер\nтелефона", "Номер\nзагранпаспорта"]
    rows = [["Белова Ольга Сергеевна", "16.10.2006", "89991112233", "89124445566", "703673501"]]
    upper = [HEAD[1:], ANNA[1:], []]
    draft = stage(imports, ["Группа А"], *upper, ["Группа Б"], lower, *rows)
    assert [row.values.get("phone") for row in draft.rows if row.is_ready] in ([], ["89124445566"])


def test_a_line_that_only_looks_like_headings_above_a_list_changes_nothing(imports: Imports) -> None:
    draft = stage(imports, ["ФИО", "Дата рождения"], WIDER, OLGA, LEV)
    assert [row.values["family_cyrillic"] for row in draft.rows] == ["Белова", "Зуев"]
    assert len(draft.sheets) == 1


def test_a_column_of_groups_alone_makes_no_list_of_results(imports: Imports) -> None:
    draft = stage(imports, WIDER, OLGA, LEV)
    assert draft.sheets[0].kind == "people"
    assert all(row.is_ready for row in draft.rows)


@pytest.mark.parametrize(
    "line", ["Группа ЛХ-21, куратор Крылова Н.С., тел. 8 (999) 642-75-61", "Группа ЛХ-21 (куратор: Крылова Н.С.)"]
)
def test_who_leads_a_group_says_nothing_of_its_people(imports: Imports, line: str) -> None:
    assert codes(stage(imports, HEAD, [line], ANNA, IVAN)) == [[], []]


@pytest.mark.parametrize(
    "line",
    [
        *("Кураторы", "Список кураторов", "Студенты и кураторы", "Преподаватели кафедры", "Преподаватели отделения"),
        *("Группа ЛХ-21, куратор Крылова Н.С. (отчислены)", "Группа ЛХ-21 (куратор Крылова Н.С.), резерв"),
        *("24级3班 班主任：王芳（未录取）", "Group B, tutor Smith (not selected)", "24级3班（班主任王芳）退学学生"),
    ],
)
def test_a_line_that_speaks_of_others_is_asked_about_whoever_leads_them(imports: Imports, line: str) -> None:
    said = codes(stage(imports, HEAD, ANNA, [line], IVAN))
    assert said == [[], ["import.other_table"]]


@pytest.mark.parametrize("sheet", ["Образец", "Пример заполнения", "填写样例", "Sample"])
def test_people_of_a_sample_are_asked_about(imports: Imports, sheet: str) -> None:
    draft = stage(imports, HEAD, ANNA, sheet=sheet)
    assert codes(draft) == [["import.sample"]]
    imports.choose(draft, 0, draft.rows[0].problems[0].field, "theirs")
    assert draft.rows[0].is_ready


def test_a_form_that_says_it_is_a_sample_is_asked_about(imports: Imports) -> None:
    lines = [["АНКЕТА"], ["ОБРАЗЕЦ ЗАПОЛНЕНИЯ"], ["Фамилия, имя, отчество", "Иванов Иван Иванович"]]
    lines += [
        ["Дата рождения", "01.01.2007"],
        ["Пол", "мужской"],
        ["Гражданство", "Россия"],
        ["Телефон", "89123456789"],
    ]
    assert codes(stage(imports, *lines)) == [["import.sample"]]
    assert codes(stage(imports, *[one for one in lines if one != ["ОБРАЗЕЦ ЗАПОЛНЕНИЯ"]])) == [[]]


CONTACTS = [["Side", "Name", "Phone", "E-mail"], ["Russia", "Panfilova Svetlana", "+79999763721", "p@college.example"]]


@pytest.mark.parametrize("title", ["Coordinators", "Контактные лица", "联系人"])
def test_people_whom_one_may_ask_are_no_students_without_a_question(russian: Imports, title: str) -> None:
    assert codes(stage(russian, [title], *CONTACTS)) == [["import.contacts"]]


def test_who_answers_for_a_list_does_not_make_its_people_contacts(russian: Imports) -> None:
    assert codes(stage(russian, ["负责人：李老师"], *CONTACTS)) == [[]]
    who = [[*CONTACTS[0], "Date of birth"], [*CONTACTS[1], "2006-05-12"]]
    assert codes(stage(russian, ["Contacts and students"], *who)) == [[]], "a birth date is asked of students"


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Пол Sex", "sex"),
        ("Дата рождения DOB", "birth_date"),
        ("Паспорт Passport", "passport_number"),
        ("Отчество Patronymic", "patronymic"),
        ("Mobile Тел.", "phone"),
    ],
)
def test_a_heading_in_two_scripts_on_one_line_is_known(imports: Imports, heading: str, key: str) -> None:
    found = imports._tables.headings.meaning("people", heading)
    assert found is not None
    assert (found.key, found.exact) == (key, True)


@pytest.mark.parametrize("heading", ["Пол Height", "Год Sex", "HSK уровень школы", "E-mail куратора"])
def test_two_scripts_that_say_two_things_stay_a_guess(imports: Imports, heading: str) -> None:
    found = imports._tables.headings.meaning("people", heading)
    assert found is None or not found.exact


def test_a_group_about_how_to_reach_somebody_may_say_that_it_is_the_person(imports: Imports) -> None:
    meaning = imports._tables.headings.meaning
    for above in ("本人联系方式", "学生联系方式", "Контакты студента"):
        found = meaning("people", "邮箱", above)
        assert found is not None
        assert found.exact, above
    parents = meaning("people", "邮箱", "家长联系方式")
    assert parents is None


COUNTRY = ["Name in native language", "Date of birth", "Country", "Phone"]
GENG = ["耿宁萱", "2008-03-20", "China", "+86 177 5025 4064"]


def test_country_is_proposed_where_all_names_are_written_as_there(russian: Imports) -> None:
    draft = stage(russian, COUNTRY, GENG)
    assert codes(draft) == [["import.column_guessed"]]
    assert draft.rows[0].problems[0].field == "citizenship"


def test_a_country_that_people_go_to_stays_unread_and_named(russian: Imports) -> None:
    draft = stage(russian, COUNTRY, [*GENG[:2], "Russia", GENG[3]])
    assert codes(draft) == [[]]
    assert draft.sheets[0].unread == ("Country",)


def test_a_sex_that_the_patronymic_denies_is_asked_about(imports: Imports) -> None:
    head = [*HEAD, "Пол"]
    draft = stage(imports, head, [*ANNA, "муж"], [*IVAN, "м"], ["3", "Бай Лейла Санжарқызы", *ANNA[2:], "ж"])
    assert codes(draft)[:2] == [["import.other_sex"], []]
    imports.choose(draft, 0, "sex", "theirs")
    assert draft.rows[0].is_ready


def test_two_halves_of_a_list_below_a_line_that_names_who_leads_the_class_are_one_list(russian: Imports) -> None:
    half = ["序号", "姓名", "性别", "出生日期", "护照号码"]
    left, right = ["1", "顾悦", "女", "2006-12-23", "EH6093958"], ["2", "邓莉琳", "女", "2007-03-12", "EM3505531"]
    draft = stage(russian, ["班级：24级应用俄语2班 班主任：龚桂兰"], [*half, "", *half], [*left, "", *right])
    assert codes(draft) == [[], []]
    assert [row.values["family_han"] for row in draft.rows] == ["顾", "邓"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Студенты:", "Сопровождающие:"),
        ("学生：", "带队教师："),
        ("Дети: 2 чел.", "Родители: 2 чел."),
        ("Students:", "Teachers:"),
    ],
)
def test_two_halves_of_which_one_is_of_others_are_never_read_as_one_list(
    imports: Imports, one: str, other: str
) -> None:
    half = ["№", "ФИО", "Дата рождения", "Загранпаспорт"]
    left, right = ["1", ANNA[1], ANNA[2], "703673501"], ["1", "Котов Олег Львович", "12.05.1976", "762110279"]
    try:
        draft = stage(imports, [one, "", "", "", "", other], [*half, "", *half], [*left, "", *right])
    except RuleBroken as refused:
        assert refused.problem.code in ("import.no_list_found", "import.which_kind")
    else:
        assert not any(row.is_ready and row.values.get("family_cyrillic") == "Котов" for row in draft.rows)


@pytest.mark.parametrize(
    ("sheet", "title"),
    [
        ("Преподаватели", "Участники стажировки, весна 2027"),
        ("带队教师", "2027年师生赴俄交流名单"),
        ("Staff", "Student exchange programme 2027"),
        ("Преподаватели", "Студенты"),
    ],
)
def test_a_sheet_of_teachers_is_asked_about_whatever_its_title_speaks_of(
    imports: Imports, sheet: str, title: str
) -> None:
    assert codes(stage(imports, [title], HEAD, ANNA, sheet=sheet)) == [["import.others_sheet"]]


def test_students_of_a_delegation_are_told_by_the_line_above_them(imports: Imports) -> None:
    assert codes(stage(imports, ["Студенты"], HEAD, ANNA, sheet="Делегация")) == [[]]
    for above in ("Сопровождающие студентов", "Состав"):
        assert codes(stage(imports, [above], HEAD, ANNA, sheet="Делегация")) == [["import.others_sheet"]]


def test_one_short_number_among_many_leaves_the_columns_of_series_and_number_sure(imports: Imports) -> None:
    head = ["ФИО", "Дата рождения", "Серия", "Номер"]
    rows = [[name, "12.05.2006", "76", f"977612{n}"] for n, name in enumerate(("Орлов Иван", "Зуев Лев", "Белов Пётр"))]
    rows += [["Котов Олег", "12.05.2006", "76", "9776129"], ["Рогов Яков", "12.05.2006", "71", "802485"]]
    said = codes(stage(imports, head, *rows))
    assert [bool(one) for one in said] == [False, False, False, False, True]


def test_numbers_of_people_in_columns_are_not_their_names(imports: Imports) -> None:
    lines = [["Студент", "№ 1", "№ 2"], ["Фамилия", "Мельников", "Щукина"], ["Имя", "Семён", "Дарья"]]
    lines += [
        ["Дата рождения", "24.11.2007", "29.08.2008"],
        ["Пол", "м", "ж"],
        ["Загранпаспорт", "739412568", "722295996"],
    ]
    draft = stage(imports, *lines)
    assert codes(draft) == [[], []]
    assert [row.values["family_cyrillic"] for row in draft.rows] == ["Мельников", "Щукина"]


def test_a_column_that_says_of_each_whether_it_is_a_student_is_no_numbering(imports: Imports) -> None:
    head, rows = [*WIDER[:-1], "Студент"], ([*OLGA[:-1], "1"], [*LEV[:-1], "0"])
    draft = stage(imports, head, *rows)
    assert not any(row.is_ready for row in draft.rows)


@pytest.mark.parametrize("above", ["Student ID card", "Participant ID card"])
def test_the_card_of_a_student_is_no_identity_card(imports: Imports, above: str) -> None:
    found = imports._tables.headings.meaning("people", "No.", above)
    assert found is None or not (found.key == "national_id" and found.exact)


@pytest.mark.parametrize("line", ["Группа А, куратор Крылова{}x", "Студенты{}x", "学生：{}x", "班级：{}x"])
def test_a_line_of_thousands_of_blanks_takes_no_longer_than_another(imports: Imports, line: str) -> None:
    title = [line.format(" " * 32_000)]
    assert len(stage(imports, title, HEAD, ANNA, title, IVAN, sheet="Делегация").rows) == 2


@pytest.mark.parametrize(
    "title",
    [
        "Список преподавателей",
        "Сопровождающие",
        "Родители",
        "Отчислены",
        "Резерв",
        "带队教师",
        "Teachers",
        "Reserve",
    ],
)
def test_a_whole_list_that_its_title_calls_one_of_others_is_asked_about(imports: Imports, title: str) -> None:
    draft = stage(imports, [title], [], HEAD, ANNA)
    assert codes(draft) == [["import.others_sheet"]]
    imports.choose(draft, 0, draft.rows[0].problems[0].field, "theirs")
    assert draft.rows[0].is_ready


@pytest.mark.parametrize(
    "title",
    [
        *("Список студентов", "Список группы. Руководитель: Петрова А. И.", "Руководитель группы: Петрова А. И."),
        *(
            "Студенты и сопровождающие",
            "班级：24级 班主任：龚桂兰",
            "Группа преподавателя Ивановой",
            "17 ноября 2026 г.",
        ),
    ],
)
def test_a_title_that_also_speaks_of_others_asks_nothing(imports: Imports, title: str) -> None:
    assert codes(stage(imports, ["Список группы на весну 2027"], [title], HEAD, ANNA)) == [[]]


@pytest.mark.parametrize(
    "title",
    [
        "家长名单", "2026年冬令营家长信息表", "候补学生名单", "Список сопровождающих лиц", "Список родителей",
        "Лист ожидания", "Резервный список студентов", "Waiting list", "List of guardians",
        "Пример заполнения строки:", "填写示例", f"Список{' ' * 300}родителей",
    ],
)  # fmt: skip
def test_a_whole_list_of_others_or_a_sample_is_asked_about(imports: Imports, title: str) -> None:
    assert all(codes(stage(imports, [title], HEAD, ANNA, IVAN)))


@pytest.mark.parametrize(
    "title",
    [
        "学生及家长联系表",
        "Список студентов и сопровождающих",
        "名单",
        "List of participants",
    ],
)
def test_a_list_of_students_with_those_around_them_is_none_of_others(imports: Imports, title: str) -> None:
    assert codes(stage(imports, [title], HEAD, ANNA, IVAN)) == [[], []]


def test_names_that_are_headed_as_those_of_students_are_theirs(imports: Imports) -> None:
    head = ["№", "ФИО студента", *HEAD[2:]]
    assert codes(stage(imports, ["Список родителей"], head, ANNA, IVAN)) == [[], []]


def test_those_who_go_along_in_the_other_half_are_no_students(russian: Imports) -> None:
    titles, head = ["学生", "", "", "", "陪同人员：", "", ""], ["序号", "姓名", "手机", "", "序号", "姓名", "手机"]
    draft = stage(russian, titles, head, ["1", "王勇建", "13318467098", "", "1", "秦建晨", "13514443540"])
    ready = [row for row, said in zip(draft.rows, codes(draft), strict=True) if not said]
    assert "秦" not in {row.values.get("family_han") for row in ready}


@pytest.mark.parametrize(
    ("title", "headings"),
    [
        ("赴俄实习学生紧急联系人登记", ["姓名", "班级", "学生手机", "紧急联系人", "与本人关系", "紧急联系人手机"]),
        ("学生紧急联系人信息表", ["姓名", "班级", "手机", "紧急联系人姓名", "关系", "紧急联系人电话"]),
        ("紧急联系人登记表", ["学生姓名", "班级", "手机", "紧急联系人", "与学生关系", "紧急联系人电话"]),
        ("24级学生通讯录", ["姓名", "班级", "手机", "家长姓名", "称谓", "家长电话"]),
        ("学生家长联系人一览", ["姓名", "班级", "手机", "监护人", "与学生关系", "监护人手机"]),
        ("Контакты студентов", ["ФИО", "Группа", "Телефон", "Мать (ФИО)", "Степень родства", "Телефон матери"]),
        (
            "Контактные лица студентов",
            ["ФИО студента", "Группа", "Телефон", "Контактное лицо", "Кем приходится", "Телефон контактного лица"],
        ),
        (
            "Экстренные контакты участников",
            ["ФИО", "Группа", "Телефон", "Контакт для экстренной связи", "Родство", "Телефон родственника"],
        ),
        (
            "Emergency contacts of students",
            ["Student name", "Group", "Phone", "Emergency contact", "Relationship", "Emergency phone"],
        ),
        ("Contacts of participants", ["Full name", "Class", "Mobile", "Parent name", "Relationship", "Parent phone"]),
    ],
)
def test_students_beside_whom_one_may_reach_are_the_students(imports: Imports, title: str, headings: list[str]) -> None:
    han, russian = (
        ["石可欣", "酒店2401", "15033584736", "刘桂兰", "母亲", "16611362231"],
        [
            "Саввинова Айна Прокопьевна",
            "ИК-24",
            "89028825261",
            "Саввинова Ольга Ивановна",
            "мать",
            "89028825262",
        ],
    )
    draft = stage(imports, [title], headings, han if title[0] > "\u3400" else russian)
    row = draft.rows[0]
    assert codes(draft) == [[]]
    assert row.values.get("phone") in ("15033584736", "89028825261")


@pytest.mark.parametrize(
    ("title", "headings", "code"),
    [
        ("紧急联系人名单", ["姓名", "与学生关系", "手机", "住址"], "import.relatives"),
        ("学生家长", ["姓名", "与本人关系", "手机", "紧急联系人"], "import.relatives"),
        ("国际处通讯录", ["姓名", "部门", "手机", "紧急联系人"], "import.contacts"),
        ("各班学生联系人", ["姓名", "班级", "手机"], "import.contacts"),
        ("Координаторы групп студентов", ["ФИО", "Группа", "Телефон"], "import.contacts"),
        ("学生处通讯录", ["姓名", "班级", "手机", "紧急联系人"], "import.contacts"),
        ("学生辅导员通讯录", ["姓名", "班级", "手机", "紧急联系人"], "import.contacts"),
        ("学生工作人员通讯录", ["姓名", "班级", "手机"], "import.contacts"),
        ("学生负责人通讯录", ["姓名", "班级", "手机", "紧急联系人"], "import.contacts"),
        ("Контакты кураторов студентов", ["ФИО", "Группа", "Телефон", "Экстренный контакт"], "import.contacts"),
        ("Контакты для студентов", ["ФИО", "Группа", "Телефон", "Контактное лицо"], "import.contacts"),
        ("Student Affairs contacts", ["姓名", "Class", "Phone", "Emergency contact"], "import.contacts"),
        ("学生家长通讯录", ["姓名", "手机", "班级"], "import.contacts"),
        ("学生家长紧急联系人", ["姓名", "手机", "班级", "紧急联系人"], "import.contacts"),
        ("Контакты родителей студентов", ["ФИО", "Группа", "Телефон", "Экстренный контакт"], "import.contacts"),
        ("学生紧急联系人", ["姓名", "手机", "班级", "第二联系人"], "import.contacts"),
        ("学生紧急联系人", ["姓名", "手机", "班级", "备用联系人"], "import.contacts"),
        ("Экстренные контакты студентов", ["ФИО", "Группа", "Телефон", "Второй контакт"], "import.contacts"),
        ("登记表", ["姓名", "手机", "第二紧急联系人姓名", "与学生关系"], "import.relatives"),
        ("交换生导师通讯录", ["姓名", "专业", "手机", "紧急联系人"], "import.contacts"),
        ("交换生通讯录", ["姓名", "专业负责人", "手机", "紧急联系人"], "import.contacts"),
        ("交换生通讯录", ["姓名", "部门", "手机", "紧急联系人"], "import.contacts"),
        ("交换生家长通讯录", ["姓名", "专业", "手机"], "import.contacts"),
    ],
)
def test_those_who_may_be_whom_one_asks_stay_asked_about(
    imports: Imports, title: str, headings: list[str], code: str
) -> None:
    cells = {"姓名": "刘桂兰", "ФИО": "Саввинова Ольга Ивановна", "手机": "16611362231", "Телефон": "89028825262"}
    cells |= {"Phone": "89028825262"}
    more = {"与学生关系": "母亲", "与本人关系": "母亲", "部门": "国际处", "班级": "导游2402", "紧急联系人": "王芳"}
    draft = stage(imports, [title], headings, [(cells | more).get(one, "辽宁省") for one in headings])
    assert any(code in said for said in codes(draft))


@pytest.mark.parametrize(
    "headings",
    [
        ["姓名", "手机", "孩子姓名", "班级", "住址"],
        ["姓名", "手机", "子女姓名", "性别", "住址"],
        ["姓名", "手机", "所属学生", "班级", "性别"],
        ["ФИО", "Телефон", "Ребёнок", "Пол", "Адрес"],
        ["Name", "Phone", "Child's name", "Sex", "Address"],
    ],
)
def test_those_beside_whom_a_child_is_named_are_no_students_without_a_question(
    imports: Imports, headings: list[str]
) -> None:
    cells = {"班级": "2401", "住址": "辽宁省", "性别": "女", "手机": "16611362231", "Телефон": "89028825262"}
    cells |= {"Пол": "ж", "Адрес": "Чита", "Phone": "89028825262", "Sex": "F", "Address": "Chita"}
    names = {"姓名": "刘桂兰", "ФИО": "Орлова Анна Львовна", "Name": "Orlova Anna"}
    child = {"Ребёнок": "Орлов Лев", "Child's name": "Orlov Lev"}
    row = [(cells | names | child).get(one, "王小明") for one in headings]
    book = WorkbookCells("list.xlsx", (SheetCells("Sheet1", [headings, row]),))
    draft = imports.stage_cells(book, ImportOptions(kind="people"))
    assert all("import.column_guessed" in said for said in codes(draft))


@pytest.mark.parametrize(
    ("file", "sheet", "headings", "is_asked"),
    [
        ("Контакты участников.ods", "Контакты", ["ФИО", "Группа", "Телефон", "Для экстренной связи"], False),
        ("学生通讯录.xlsx", "通讯录", ["姓名", "班级", "手机", "紧急联系人"], False),
        ("交换生通讯录.xlsx", "联系方式", ["姓名", "专业", "手机", "紧急联系人", "紧急联系电话"], False),
        ("Student contacts.xlsx", "Contacts", ["Name", "Major", "Phone", "Emergency contact"], False),
        ("Контакты участников.ods", "Контакты", ["ФИО", "Группа", "Телефон"], True),
        ("Контакты участников.ods", "Контакты", ["ФИО", "Телефон", "Для экстренной связи"], True),
        ("Контакты участников.ods", "Контакты кураторов", ["ФИО", "Группа", "Телефон", "Экстренный контакт"], True),
        ("Контакты кураторов участников.ods", "Контакты", ["ФИО", "Группа", "Телефон", "Экстренный контакт"], True),
        ("Контакты.ods", "Контакты", ["ФИО", "Группа", "Телефон", "Для экстренной связи"], True),
        ("学生家长通讯录.xlsx", "通讯录", ["姓名", "班级", "手机", "紧急联系人"], True),
        ("学生处通讯录.xlsx", "通讯录", ["姓名", "班级", "手机", "紧急联系人"], True),
    ],
)
def test_a_file_says_of_a_sheet_of_contacts_whose_they_are(
    imports: Imports, file: str, sheet: str, headings: list[str], is_asked: bool
) -> None:
    cells = {
        "姓名": "石可欣",
        "ФИО": "Саввинова Айна Прокопьевна",
        "Name": "Shi Kexin",
        "班级": "导游2402",
        "专业": "导游",
    }
    cells |= {"手机": "16611362231", "Телефон": "89028825262", "Phone": "16611362231", "Группа": "ИК-24"}
    row = [cells.get(one, "王芳") for one in headings]
    draft = imports.stage_cells(WorkbookCells(file, (SheetCells(sheet, [headings, row]),)))
    assert ("import.contacts" in codes(draft)[0]) == is_asked
