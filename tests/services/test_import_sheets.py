"""Finding the list in a sheet: headings in any language and order, people told from everything else."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from exchange_admin.documents.workbook_reading import SheetCells, read_workbook
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.services.importing.headings import KINDS, Headings, Meaning
from exchange_admin.services.importing.sheets import SheetList, find_list
from exchange_admin.services.importing.titles import institution_in, title_facts
from exchange_admin.services.importing.words import ImportWords

ROOT = Path(__file__).parents[2]
HEADINGS = Headings.load(ROOT / "resources" / "import")
WORDS = ImportWords.load(
    ROOT / "resources" / "import", {code: Wording.load(ROOT / "resources" / "wording", code) for code in LANGUAGES}
)


def found(rows: list[list[object]], merged: tuple[tuple[int, int, int, int], ...] = (), kind: str = "") -> SheetList:
    found = find_list(SheetCells("sheet", rows, merged), HEADINGS, WORDS, kind)
    assert found is not None
    return found


def keys(found: SheetList) -> list[str]:
    return [column.key for column in found.columns]


def sample(name: str) -> SheetList:
    found = find_list(read_workbook(ROOT / "tests" / "samples" / name).sheets[0], HEADINGS, WORDS)
    assert found is not None
    return found


def test_the_chinese_list_has_48_people_and_one_line_of_signatures() -> None:
    found = sample("partner_cn_autumn_2026.xlsx")
    assert (found.kind, found.header_row, found.rows) == ("people", 2, tuple(range(3, 51)))
    assert [(line.row, line.why) for line in found.left_out] == [(51, "footer")]
    assert keys(found) == [
        "row_number", "full_name", "name_latin", "sex", "birth_date", "passport_number", "passport_valid_until",
        "speciality", "language_level", "phone",
    ]  # fmt: skip


def test_the_russian_list_has_60_people_and_no_total_among_them() -> None:
    found = sample("partner_ru_autumn_2026.xlsx")
    assert (found.kind, found.header_row, found.rows) == ("people", 4, tuple(range(5, 65)))
    assert [(line.row, line.why) for line in found.left_out] == [(65, "blank"), (66, "footer"), (67, "footer")]
    assert keys(found) == [
        "row_number", "full_name", "sex", "birth_date", "passport_number", "passport_valid_until", "speciality",
        "study_year", "email",
    ]  # fmt: skip


def test_the_results_are_told_from_a_list_of_people_by_their_headings() -> None:
    found = sample("language_results_ru.xlsx")
    assert (found.kind, found.header_row, len(found.rows)) == ("results", 2, 8)
    assert keys(found) == [
        "row_number", "name_cyrillic", "name_latin", "attended_hours", "grammar", "reading", "listening", "mark",
    ]  # fmt: skip
    assert title_facts(found.titles, WORDS) == {
        "group": "А2-1",
        "planned_minutes": 120 * 45,
        "language": "ru",
        "course": "Курс русского языка",
    }


def test_a_number_or_a_day_heads_nothing_until_somebody_says_so() -> None:
    kinds = tomllib.loads((ROOT / "resources" / "import" / "headings.toml").read_text("utf-8"))
    known = [one for kind in HEADINGS.keys for all in kinds.get(kind, {}).values() for one in all]
    assert known
    assert [one for one in known if not any(map(str.isalpha, one)) and any(map(str.isdigit, one))] == []
    assert [HEADINGS.meaning("people", text) for text in ("7", "2005-03-01", "+86 137")] == [None] * 3
    assert HEADINGS.told({"7": "phone"}).meaning("people", "7") == Meaning("phone", exact=True)


def test_a_sheet_without_a_list_gives_none() -> None:
    assert find_list(SheetCells("说明", [["请勿修改表头。"]]), HEADINGS, WORDS) is None
    assert find_list(SheetCells("empty", []), HEADINGS, WORDS) is None
    assert find_list(SheetCells("sums", [["Sex", "Phone"], ["m", "1"]]), HEADINGS, WORDS) is None


@pytest.mark.parametrize(
    "heading", ["Паспорт", "СЕРИЯ И НОМЕР ПАСПОРТА", "Паспорт (серия, номер)", "证件号码", "护照号 / 身份证号"]
)
def test_a_heading_that_does_not_say_which_document_is_not_taken_for_the_passport(heading: str) -> None:
    meaning = HEADINGS.meaning("people", heading)
    assert meaning is not None
    assert (meaning.key, meaning.exact) == ("document_number", True)


@pytest.mark.parametrize(
    "headings",
    [
        ["Passport No.", "Full name", "Date of birth", "Sex"],
        ["Номер загранпаспорта", "Ф. И. О.", "Дата рождения", "Пол"],
        ["护照号", "姓 名", "出生年月日", "性别"],
        ["护照号码 / Passport No.", "姓名\nName", "出生日期（年月日）", "性别 Sex"],
        ["СЕРИЯ И НОМЕР ЗАГРАНПАСПОРТА", "ФИО обучающегося", "Дата рожд.", "пол (м/ж)"],
    ],
)
def test_headings_in_any_language_and_dress(headings: list[object]) -> None:
    assert keys(found([headings, ["E12345678", "王小明", "2005-01-01", "男"]])) == [
        "passport_number", "full_name", "birth_date", "sex",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("above", "below", "key"),
    [
        ("护照\nЗаграничный паспорт", "号码\nномер", "passport_number"),
        ("护照\nЗаграничный паспорт", "有效期至\nдействителен до", "passport_valid_until"),
        ("个人信息\nЛичные данные", "性别\nпол", "sex"),
        ("联系方式\nКонтакты", "邮箱\nэл. почта", "email"),
    ],
)
def test_headings_below_others_count_where_both_languages_say_the_same(above: str, below: str, key: str) -> None:
    assert HEADINGS.meaning("people", below, above) == Meaning(key, exact=True)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("护照\nПаспорт РФ", "号码\nномер"),
        ("护照\nЗаграничный паспорт", "号码\nдата выдачи"),
        ("家长\nРодители", "电话\nтелефон"),
        ("家长\nКонтакты", "电话\nтелефон"),
        ("联系方式\nРодители", "电话\nтелефон"),
    ],
)
def test_headings_below_others_are_no_certainty_where_one_language_says_something_else(above: str, below: str) -> None:
    meaning = HEADINGS.meaning("people", below, above)
    assert meaning is None or not meaning.exact


@pytest.mark.parametrize("others", ["家长\nРодители", "Законный представитель", "家长"])
@pytest.mark.parametrize("group", ["护照\nЗагранпаспорт", "护照"])
def test_a_group_of_others_over_a_group_over_a_heading_counts(others: str, group: str) -> None:
    rows: list[list[object]] = [[None, None, others, None], [None, None, group, None]]
    rows += [
        ["姓名", "出生日期", "号码\nномер" if "\n" in group else "号码", "有效期"],
        ["王小明", "2005-01-01", "E12345678", None],
    ]
    told = found(rows, ((0, 2, 0, 3), (1, 2, 1, 3)))
    assert not {"passport_number", "document_number"} & set(keys(told))


def test_people_whose_family_and_given_names_have_one_character_each_are_people() -> None:
    told = found(
        [["姓", "名", "出生日期"], ["李", "娜", "2005-01-03"], ["王", "小明", "2005-01-02"], ["合", "计", None]]
    )
    assert told.rows == (2, 3)


def test_columns_in_another_order_and_unknown_ones_are_told() -> None:
    told = found([["Любимый цвет", "Имя", "Фамилия", "Отчество"], ["синий", "Дарья", "Соколова", "Игоревна"]])
    assert keys(told) == ["", "given_name", "family_name", "patronymic"]
    assert told.columns[0].heading == "Любимый цвет"


def test_a_heading_merged_over_two_columns_speaks_for_both() -> None:
    rows: list[list[object]] = [
        ["№", "姓名", "护照", None],
        [None, None, "号码", "有效期至"],
        [1, "王小明", "E12345678", dt.date(2030, 1, 1)],
    ]
    told = found(rows, ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3)))
    assert keys(told) == ["row_number", "full_name", "passport_number", "passport_valid_until"]
    assert told.rows == (3,)


def test_a_heading_that_stands_twice_is_read_once_and_the_better_known_one_wins() -> None:
    told = found([["Фамилия, имя для бейджа", "ФИО", "Пол"], ["x", "Соколова Дарья", "ж"]])
    assert keys(told) == ["", "full_name", "sex"]


@pytest.mark.parametrize(
    "heading",
    [
        "导师姓名", "签证有效期", "接收学校", "家长电话", "监护人姓名", "紧急电话", "毕业学校",
        "Срок действия визы", "Телефон куратора", "Принимающая организация", "Телефон (родителя)", "ФИО опекуна",
        "Дата выдачи диплома", "Экстренный телефон", "Паспорт (внутренний)", "Supervisor name", "Host university",
        "Visa expiry date", "Parent's phone", "Guardian e-mail", "护照照片", "宿舍电话", "所在学校代码",
    ],
)  # fmt: skip
def test_a_heading_about_somebody_or_something_else_is_not_read(heading: str) -> None:
    assert HEADINGS.meaning("people", heading) is None


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("联系手机", "phone"),
        ("手机/微信", "phone"),
        ("Контактный тел. обучающегося", "phone"),
        ("Телефон для связи", "phone"),
        ("Моб. тел. (WhatsApp)", "phone"),
        ("因私普通护照号码", "passport_number"),
        ("身份证件号（护照）", "passport_number"),
        ("Серия и № загранпаспорта", "passport_number"),
        ("Загранпаспорт (серия, №, дата выдачи, срок действия)", "passport_number"),
        ("Срок действия заграничного паспорта", "passport_valid_until"),
        ("护照有效期（起止）", "passport_valid_until"),
        ("Осваиваемая специальность", "speciality"),
    ],
)
def test_words_that_change_nothing_around_a_known_heading_leave_it_sure(heading: str, key: str) -> None:
    assert HEADINGS.meaning("people", heading) == Meaning(key, exact=True)


@pytest.mark.parametrize(
    "heading", ["Телефон куратора", "家长手机", "紧急联系人手机", "Parent's mobile number", "导师联系电话"]
)
def test_whose_telephone_it_is_counts_before_what_changes_nothing(heading: str) -> None:
    assert HEADINGS.meaning("people", heading) is None


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Фамилия, имя для бейджа", "full_name"),
        ("Телефон старосты", "phone"),
        ("Телефон / Skype", "phone"),
        ("Телефон группы", "phone"),
        ("Телефон заявителя", "phone"),
        ("联系人电话", "phone"),
        ("备用联系人手机", "phone"),
        ("Phone of contact", "phone"),
    ],
)
def test_a_known_word_inside_a_heading_is_only_a_guess(heading: str, key: str) -> None:
    meaning = HEADINGS.meaning("people", heading)
    assert meaning is not None
    assert (meaning.key, meaning.exact) == (key, False)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("姓名 / ФИО / Name", "full_name"),
        ("* Ф. И. О.", "full_name"),
        ("1) Фамилия", "family_name"),
        ("Дата рождения (дд.мм.гггг)", "birth_date"),
        ("Паспорт (заграничный)", "passport_number"),
        ("ФИО¹", "full_name"),
        ("性别 Sex", "sex"),
        ("姓名\n（与护照一致）", "full_name"),
        ("姓名拼音（与护照一致）", "name_latin"),
        ("Full name (as in passport)", "full_name"),
        ("手机\n（微信同号）", "phone"),
        ("Моб. тел.", "phone"),
    ],
)
def test_dress_around_a_known_heading_does_not_make_it_a_guess(heading: str, key: str) -> None:
    meaning = HEADINGS.meaning("people", heading)
    assert meaning is not None
    assert (meaning.key, meaning.exact) == (key, True)


def test_series_and_number_stand_below_their_group_also_where_nothing_is_merged() -> None:
    rows: list[list[object]] = [
        ["ФИО", "Документ", None, "Телефон"],
        [None, "Серия", "Номер", None],
        ["Ли Анна", "75", "1234567", "89031112233"],
    ]
    wanted = ["full_name", "document_series", "document_number", "phone"]
    assert keys(found(rows)) == wanted
    assert keys(found(rows, ((0, 1, 0, 2),))) == wanted
    assert not any(column.guess for column in found(rows).columns)


def test_series_and_number_of_two_passports_are_told_apart() -> None:
    rows: list[list[object]] = [
        ["ФИО", "Паспорт РФ", None, "Загранпаспорт", None],
        [None, "серия", "номер", "серия", "номер"],
        ["Громов Лев Ильич", "1014", "555666", "75", "7654321"],
    ]
    wanted = ["full_name", "national_series", "national_id", "passport_series", "passport_number"]
    assert keys(found(rows, ((0, 1, 0, 2), (0, 3, 0, 4)))) == wanted
    flat = ["ФИО", "Паспорт РФ серия", "Паспорт РФ номер", "Загранпаспорт серия", "Загранпаспорт номер"]
    assert keys(found([flat, rows[2]])) == wanted
    assert not any(column.guess for column in found([flat, rows[2]]).columns)


def test_two_columns_that_may_be_the_name_are_a_question() -> None:
    told = found([["教师姓名", "学生姓名", "护照号"], ["王建国", "陈晓雨", "E12345678"]])
    assert [(column.key, column.guess) for column in told.columns] == [
        ("full_name", True), ("", False), ("passport_number", False),
    ]  # fmt: skip


def test_another_list_below_is_named_and_not_read_by_the_headings_of_the_first() -> None:
    rows: list[list[object]] = [
        ["姓名", "出生日期", "护照号", "电话"],
        ["黄一鸣", "2005-02-28", "EC1000001", "13800010001"],
        ["姓名", "职务", "护照号"],
        ["蒋文", "讲师", "EC1000009"],
    ]
    told = found(rows)
    assert told.rows == (2,)
    assert [(line.row, line.why) for line in told.left_out] == [(3, "another"), (4, "another")]


def test_what_somebody_said_of_a_heading_counts() -> None:
    told = HEADINGS.told({"导师姓名": "full_name", "ФИО": "ignored"})
    assert told.meaning("people", "导师姓名").key == "full_name"  # type: ignore[union-attr]
    assert told.meaning("people", "Ф.И.О.").key == "ignored"  # type: ignore[union-attr]
    assert HEADINGS.meaning("people", "导师姓名") is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ([None, "Итого:", None, None, 60], "footer"),
        ([None, "ИТОГО", None, None, 60], "footer"),
        (["合计", None, None, None, 12], "footer"),
        (["填表人：", "沈若兰", None, "填表日期：", "2026年8月20日"], "footer"),
        (["Директор ____________ / Н. П. Орлова /"], "footer"),
        ([None, "Исполнитель Орлова Н. П.", None, None, None], "footer"),
        ([None, "Prepared by: Ann Lee", None, None, None], "footer"),
        ([None, None, None, None, None], "blank"),
        (["  ", "", None, None, None], "blank"),
        (["№", "ФИО", "Пол", "Дата рождения", "Паспорт"], "heading"),
        (["Группа М-21"], "group"),
        ([3, None, None, None, None], "group"),
    ],
)
def test_lines_that_are_no_people(line: list[object], why: str) -> None:
    rows: list[list[object]] = [
        ["№", "ФИО", "Пол", "Дата рождения", "Паспорт"],
        [1, "Соколова Дарья", "ж", "01.02.2005", "75 1234567"],
        line,
        [2, "Ерёмин Фёдор", "м", "01.02.2004", "75 1234568"],
    ]
    told = found(rows)
    assert told.rows == (2, 4)
    assert [(one.row, one.why) for one in told.left_out] == [(3, why)]


@pytest.mark.parametrize(
    "line",
    [
        [2, "Всеволодов Итог", "м", None, None],
        [None, "Цой", None, None, "75 1234567"],
        [None, None, "м", "01.02.2005", "75 1234567"],
        [2, "Петров Иван", "м", "01.02.2005", "Паспорт: оформляется"],
        [2, "单丹", "女", None, None],
    ],
)
def test_lines_that_are_people_though_much_is_missing(line: list[object]) -> None:
    told = found([["№", "ФИО", "Пол", "Дата рождения", "Паспорт"], line])
    assert told.rows == (2,)


def test_a_line_merged_across_the_list_names_a_group() -> None:
    rows: list[list[object]] = [["姓名", "性别", "护照号码"], ["机电一班", None, None], ["王小明", "男", "E12345678"]]
    assert found(rows, ((1, 0, 1, 2),)).rows == (3,)


def test_no_heading_stands_for_two_columns_of_one_kind() -> None:
    told = tomllib.loads((ROOT / "resources" / "import" / "headings.toml").read_text("utf-8"))
    for kind in KINDS:
        for key, headings in {**told["any"], **told[kind]}.items():
            for heading in headings:
                meaning = HEADINGS.meaning(kind, heading)
                assert meaning is not None, heading
                assert (meaning.key, meaning.exact) == (key, True), heading


@pytest.mark.parametrize(
    ("title", "facts"),
    [
        ("2026年春季俄语A2-1班成绩单（120学时）", ("A2-1", 120, "ru", "俄语")),
        ("Group B1-2, Russian language course, 90 academic hours", ("B1-2", 90, "ru", "Russian language course")),
        ("Курс китайского языка, группа №3, 72 часа", ("3", 72, "zh", "Курс китайского языка")),
        ("汉语初级班", (None, None, "zh", "汉语初级")),
        ("Список студентов", (None, None, None, None)),
    ],
)
def test_titles_say_group_hours_and_language(title: str, facts: tuple[object, ...]) -> None:
    said = title_facts([title], WORDS)
    group, hours, language, course = facts
    assert said.get("group") == group
    assert said.get("planned_minutes") == (hours and hours * 45)
    assert (said.get("language"), said.get("course")) == (language, course)


def test_the_institution_is_the_longest_known_name_in_the_titles() -> None:
    names = {
        "a": ["松花工程职业学院"],
        "b": ["工程职业学院"],
        "c": ["Приморский колледж транспорта и логистики", "ПКТЛ"],
    }
    assert institution_in(["松花工程职业学院2026年秋季学期赴俄交流学生名单"], names) == "a"
    assert institution_in(["ГБПОУ «Приморский колледж транспорта и логистики»"], names) == "c"
    assert institution_in(["Список"], names) == ""
    assert institution_in(["工程职业学院"], {"b": ["工程职业学院"], "d": ["工程职业学院"]}) == ""


def test_a_title_that_names_two_colleges_tells_the_one_that_sends_or_none() -> None:
    names = {
        "harbin": ["哈尔滨职业技术学院", "Harbin Vocational College"],
        "host": ["海事学院", "Морской колледж", "VMC College"],
    }
    assert institution_in(["哈尔滨职业技术学院2026年冬季赴海事学院交流学生名单"], names) == "harbin"
    assert institution_in(["2026年冬季赴海事学院交流学生名单"], names) == ""
    assert institution_in(["Students of Harbin Vocational College at VMC College"], names) == ""
    assert institution_in(["海事学院交流学生名单", "Морской колледж"], names) == "host"


@pytest.mark.parametrize(
    ("title", "sender"),
    [
        ("拟派院校：海事学院", ""), ("接收学校:海事学院", ""), ("Принимающая сторона: «Морской колледж»", ""),
        ("Host institution: VMC College", ""), ("Trip to VMC College", ""),
        ("哈尔滨职业技术学院 拟派院校：海事学院", "harbin"), ("派出院校：海事学院", "host"),
        ("接收海事学院交流生名单", "host"), ("录取海事学院学生名单", "host"),
        ("Направляющая сторона: Морской колледж", "host"),
    ],
)  # fmt: skip
def test_the_host_that_a_title_says_is_not_where_the_people_come_from(title: str, sender: str) -> None:
    names = {"harbin": ["哈尔滨职业技术学院"], "host": ["海事学院", "Морской колледж", "VMC College"]}
    assert institution_in([title], names) == sender


def test_a_name_from_a_formula_without_a_result_is_somebody() -> None:
    rows: list[list[object]] = [["№", "ФИО", "Телефон"], [1, "Ли Вера", "89140000001"], [2, None, None]]
    sheet = SheetCells("sheet", rows, faults={(2, 1): "cell.formula_without_value"})
    told = find_list(sheet, HEADINGS, WORDS)
    assert told is not None
    assert (told.rows, told.left_out) == ((2, 3), ())


def test_a_title_that_is_merged_over_most_columns_is_no_group_of_them() -> None:
    rows: list[list[object]] = [
        ["赴俄罗斯交流学生名单", None, None, None],
        ["姓名", "性别", "出生日期", "来俄日期"],
        ["汤玉燕", "女", "2006-03-12", "2027-02-15"],
    ]
    sheet = found(rows, merged=((0, 0, 0, 2),))
    assert [column.key for column in sheet.columns][:3] == ["full_name", "sex", "birth_date"]


def test_a_group_that_stands_alone_over_some_columns_stays_one() -> None:
    rows: list[list[object]] = [
        [None, None, None, "Родители", None],
        ["ФИО", "Пол", "Дата рождения", "ФИО", "Телефон"],
        ["Соколова Анна Игоревна", "ж", "12.03.2006", "Соколов Игорь Львович", "+7 914 123-45-67"],
    ]
    sheet = found(rows, merged=((0, 3, 0, 4),))
    assert [column.key for column in sheet.columns if column.key] == ["full_name", "sex", "birth_date"]
