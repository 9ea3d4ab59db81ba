"""What stands beside somebody and changes what is read: what is still to be checked, and words for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from importing_office import CHINESE, RUSSIAN, importing, tables

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.problems import Level
from exchange_admin.services.importing.blocks import speaks_of_others
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions, StagedRow
from exchange_admin.services.importing.imports import Imports


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, RUSSIAN) as made:
        yield made


def staged(imports: Imports, rows: Sequence[Sequence[object]], sheet: str = "S") -> ImportDraft:
    return imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells(sheet, rows),)))  # type: ignore[arg-type]


def asked(row: StagedRow) -> list[str]:
    return [one.code for one in row.problems if one.level is not Level.INFORMS]


UNSURE = [
    "уточнить номер загранпаспорта!", "уточнить паспорт", "проверить дату рождения", "Проверить написание фамилии",
    "уточняется", "под вопросом", "номер паспорта уточнить", "паспорт под вопросом", "телефон неверный",
    "дата рождения не та", "待确认", "护照号待核实", "请核对姓名拼音", "身份证号有误", "待核实护照", "拼音需确认",
    "check passport number", "Please verify DOB", "passport number to be confirmed", "TBC", "?", "Уточнить!",
    "сверить ФИО с паспортом", "уточнить отчество", "исправить номер паспорта", "verify spelling of surname",
    "出生日期存疑", "Паспорт?", "номер будет другой", "паспорт меняет, номер будет другой", "护照待更新",
    "新护照办理中",
    "改名", "сменила фамилию", "в загране девичья фамилия", "maiden name in passport", "passport to be renewed",
    "меняет паспорт",
]  # fmt: skip
SURE = [
    "护照已更新完成", "паспорт новый", "новый телефон", "changed group", "сменил группу", "меняет комнату", "改签",
    "имя Анна",
    "passport is ready", "new phone", "нужна виза?", "едет?", "фамилия верная",
    "оплатил(а) визу", "общежитие не нужно", "уточнить размер футболки", "паспорт проверен", "данные сверены",
    "номер паспорта проверен", "已核实", "护照已核对", "passport checked", "уточнить время прилёта", "проверить оплату",
    "待定房间", "班长", "визу уточнить позже", "уточнить по общежитию", "check in 14:00", "паспорт на оформлении",
    "документы проверены", "请核对房间", "номер комнаты 305", "уточнить рейс", "confirmed", "паспорт получит в мае",
    "身份证复印件已交", "verified", "нет паспорта", "护照办理中", "данные верны", "номер телефона верный",
    "warning: check visa", "will confirm later", "имеет право на льготы", "номер билета проверить",
]  # fmt: skip


CHANGED_OR_UNSURE = [
    "名字有误", "更改姓名", "换护照", "准备换护照", "护照遗失补办中", "смена фамилии", "смена фамилии в 2025",
    "паспорт меняет", "ошибка в имени", "ошибка в фамилии", "данные уточняются", "выезд под вопросом",
    "поездка под вопросом", "едет ли — уточнить", "姓氏有误", "паспорт на обмене", "не определился",
    "уточнить паспорт у мамы", "уточнить номер паспорта и визы", "скан паспорта прислала, номер проверить",
    "航班待定，护照号待核实", "мама едет, паспорт уточнить", "护照丢失", "更换护照", "ошибка в дате рождения",
    "уточнить телефон", "замена паспорта в 2027", "паспорт до замужества", "ФИО сменится после свадьбы",
    "护照号码已换新", "旧护照，新护照月底发放", "паспорт на фамилию Белова",
    "паспорт просрочен", "护照已过期", "性别应为女", "暂定", "waiting for a new passport", "passport expired",
]  # fmt: skip
OF_OTHERS = [
    "девичья фамилия матери: Котова", "паспорт мамы?", "мать: паспорт проверить", "Фото паспорта?",
    "копия паспорта?", "страховой паспорт?", "телефон мамы уточнить", "email родителей уточнить",
    "паспорт здоровья проверить", "проверить паспорт прививок", "new passport received",
    "name changed in 2020, passport ok", "Name tag?", "护照照片需更换", "护照照片待核对", "护照复印件需更新",
    "手机号已更换", "电话卡待核实", "紧急联系人电话待核实", "家长电话有误", "母亲姓名待核实", "姓名牌需更换",
    "曾用名待核实", "身份证正反面待核对", "学籍信息待核对", "住宿信息待确认", "航班信息待确认",
    "付款信息待核对", "签证信息需确认", "保险信息需核实", "请再次确认航班信息", "check flight number",
    "check room number", "verify insurance number", "phone number of parents to be confirmed",
    "Name of roommate?", "wrong size", "номер визы уточнить", "номер страховки уточнить",
    "проверить номер полиса", "имя соседа по комнате уточнить", "уточнить данные по рейсу",
    "уточнить данные о прививках", "сверить данные с военкоматом", "исправить фото", "паспорт не требуется?",
    "телефон есть?", "номер счёта уточнить", "уточнить номер карты", "уточнить номер страхового полиса",
    "уточнить номер поезда", "имя матери проверить", "девичья фамилия матери Котова", "паспорт старого образца",
    "护照已更新", "护照已办好", "已换护照", "参加候选", "номер телефона мамы неверный",
    "паспорт отца проверить", "смена группы", "ошибка в номере комнаты", "выезд 15.03", "едет с мамой",
    "паспорт готов", "旧护照号E123", "新护照已办理", "姓名拼音无误", "护照名字与身份证一致",
]  # fmt: skip


UNDECIDED = [
    "под вопросом, родители не решили", "Под большим вопросом (здоровье)", "под вопросом до 15.12", "вопрос открыт",
    "вопрос о поездке решается", "ещё думает", "возможно, не поедет", "может быть поедет",
    "ещё не решила, ехать ли", "родители против", "мама не отпускает", "родители пока не дали согласие",
    "не подтвердила участие", "ждём решения родителей", "решение пока не принято", "пока неизвестно",
    "оплатил, но поездка под вопросом", "待定，家长未同意", "家长还没同意", "家长考虑中", "未确定", "还在犹豫",
    "可能不去", "不一定去", "去不去还没想好", "待家长同意", "本人还在考虑，家长支持", "TBC, waiting for parents",
    "Maybe (parents undecided)", "awaiting parents’ consent", "parents don't agree", "hasn't decided yet",
    "may not go", "not sure if he goes", "decision pending", "tentative",
]  # fmt: skip
DECIDED = [
    "вопрос решён", "вопрос с визой решается", "виза под вопросом", "размер под вопросом", "родители согласны",
    "родители решили сопровождать", "не решил, брать ли общежитие", "думает о поступлении в Китай", "не против",
    "возможно, аллергия на орехи", "может говорить по-китайски", "билет не подтверждён", "поедет точно",
    "家长已同意", "确定参加", "不确定尺码", "航班CZ620，待定", "房间未定", "考虑住校", "可能晚到", "maybe vegetarian",
    "may arrive late", "not sure about size", "visa pending", "parents agreed", "decision made", "open to homestay",
]  # fmt: skip


@pytest.mark.parametrize("remark", [*UNSURE, *CHANGED_OR_UNSURE, *UNDECIDED])
def test_a_remark_that_something_is_to_be_checked_is_one(remark: str) -> None:
    assert tables().words.says_unsure(remark)


@pytest.mark.parametrize("remark", [*SURE, *OF_OTHERS, *DECIDED])
def test_what_was_checked_or_is_kept_nowhere_is_no_such_remark(remark: str) -> None:
    assert not tables().words.says_unsure(remark)


def test_whoever_has_something_to_be_checked_beside_the_name_is_asked_about(imports: Imports) -> None:
    rows = [
        ["ФИО", "Дата рождения", "Загран", "Прим."],
        ["Белов Иван Петрович", "01.02.2006", "75 1234567", "уточнить номер загранпаспорта!"],
        ["Орлов Иван Петрович", "02.02.2006", "75 1234568", "общежитие не нужно"],
    ]
    first, second = staged(imports, rows).rows
    assert asked(first) == ["import.says_unsure"]
    assert not asked(second)


@pytest.mark.parametrize(("sheet", "between"), [("名单", "Под вопросом:"), ("名单", "待定名单"), ("Maybe", "")])
def test_whoever_stands_below_such_words_is_asked_about(imports: Imports, sheet: str, between: str) -> None:
    goes = [] if sheet == "Maybe" else [("王芳", "2006-02-01")]
    rows = [("姓名", "出生日期"), *goes, *([(between,)] if between else []), ("李强", "2006-03-01")]
    assert asked(staged(imports, rows, sheet).rows[-1])


TOLD_OTHERWISE = [
    ("фамилия в загране Смирнова", True), ("дата рождения в паспорте 03.01.2006", True),
    ("surname in passport: Smirnova", True), ("фамилия в паспорте другая", True), ("护照上的生日为2006-01-03", True),
    ("身份证名字为张玮", True), ("护照号码为EJ9999999", True), ("дата рождения в паспорте 02.01.2006", False),
    ("护照上的生日为2006年1月2日", False), ("имя в загранпаспорте IVAN", False), ("имя по паспорту Иван", False),
    ("имя в паспорте верное", False), ("name in passport is correct", False), ("护照姓名与身份证一致", False),
    ("фамилия мамы в паспорте Котова", False), ("母亲身份证号码为2301", False), ("护照号码为EJ1234567", False),
    ("номер паспорта 75 9999999", True), ("паспорт действителен до 01.06.2030", True), ("护照有效期至2030-06-01", True),
    ("passport no. is EJ9999999", True), ("born 2006-01-03 according to passport", True),
    ("passport no. EJ1234567", False), ("паспорт до 01.06.2034", False), ("护照有效期至2034年6月1日", False),
]  # fmt: skip


@pytest.mark.parametrize(("remark", "is_asked"), TOLD_OTHERWISE)
def test_a_remark_that_a_paper_says_otherwise_than_the_row_is_asked_about(
    imports: Imports, remark: str, is_asked: bool
) -> None:
    headings = ["ФИО", "ФИО латиницей", "Дата рождения", "Загранпаспорт", "Действует до", "Примечание"]
    row = ["Белов Иван", "BELOV IVAN", "2006-01-02", "EJ1234567", "2034-06-01", remark]
    assert ("import.says_unsure" in asked(staged(imports, [headings, row]).rows[0])) is is_asked


@pytest.mark.parametrize(
    ("heading", "remark", "is_asked"),
    [
        ("Прим.", "уточняется", True),
        ("Рейс", "уточняется", False),
        ("航班", "待定", False),
        ("Размер", "?", False),
        ("", "?", True),
        ("Отметка", "уточнить номер паспорта", True),
    ],
)
def test_alone_it_counts_in_a_column_of_remarks(imports: Imports, heading: str, remark: str, is_asked: bool) -> None:
    rows = [["ФИО", "Дата рождения", "Загран", heading], ["Белов Иван Петрович", "01.02.2006", "75 1234567", remark]]
    (row,) = staged(imports, rows).rows
    assert ("import.says_unsure" in asked(row)) is is_asked


@pytest.mark.parametrize("heading", ["Кто заполнил", "Тариф", "Кто рекомендует", "Статус родителя"])
def test_words_for_students_and_teachers_below_other_headings_say_nothing(imports: Imports, heading: str) -> None:
    rows = [
        ["ФИО", "Дата рождения", "Загранпаспорт", heading],
        ["Белов Иван Петрович", "01.02.2006", "75 1234567", "преподаватель"],
        ["Орлов Иван Петрович", "02.02.2006", "75 1234568", "студент"],
    ]
    assert all("role" not in row.values for row in staged(imports, rows).rows)


NO_LEVEL = [
    "Не изучал(а)",
    "не учила",
    "не сдавал(а)",
    "Не сдавала",
    "ещё не сдавал",
    "не сдан",
    "сертификата нет",
    "未考",
    "未参加考试",
    "not taken",
]
A_LEVEL = [
    "零基础",
    "с нуля",
    "A1, сертификата нет",
    "не сдавал HSK, но учит 2 года",
    "未考,自学半年",
    "HSK 3 (241 балл)",
]


@pytest.mark.parametrize("typed", [*NO_LEVEL, *A_LEVEL, "无 / нет", "нет/无"])
def test_an_examination_that_was_not_taken_is_no_level(imports: Imports, typed: str) -> None:
    rows = [["ФИО", "Дата рождения", "Уровень китайского языка"], ["Белов Иван Петрович", "01.02.2006", typed]]
    (row,) = staged(imports, rows).rows
    assert row.values.get("language_level") == (typed if typed in A_LEVEL else None)


@pytest.mark.parametrize("typed", ["B1+", "B1＋", "B1-", "<B1", "≥A2", "A1~A2", "B1?"])
def test_what_is_near_a_level_is_none_and_is_asked_about(imports: Imports, typed: str) -> None:
    assert "value.unknown_word" in asked(level(imports, "俄语", typed))


@pytest.mark.parametrize("typed", ["B1", "(B1)", "B 1", "B1."])
def test_a_level_is_one_however_it_is_written(imports: Imports, typed: str) -> None:
    assert not asked(level(imports, "俄语", typed))


@pytest.mark.parametrize(
    ("language", "typed", "is_asked"),
    [("俄语", "HSK 2", True), ("汉语", "ТРКИ-1", True), ("汉语", "HSK 2", False), ("俄语", "ТРКИ-1", False)],
)
def test_a_level_of_another_language_than_the_group_learns_is_asked_about(
    imports: Imports, language: str, typed: str, is_asked: bool
) -> None:
    assert ("import.level_of_another" in asked(level(imports, language, typed))) is is_asked


def level(imports: Imports, language: str, typed: str) -> StagedRow:
    people = [(name, f"{language}1班", 80, 80, "A1") for name in ("李伟", "张强", "刘洋")]
    headings = ["姓名", "班级", "口语", "听力", "级别"]
    rows = [[f"{language}培训班成绩表"], headings, ("王芳", f"{language}1班", 80, 80, typed), *people]
    return staged(imports, rows).rows[0]


@pytest.mark.parametrize("typed", ["同手机号", "同手机", "微信同号", "same as phone", "тот же номер"])
def test_a_messenger_that_is_the_telephone_has_its_number_and_it_is_told(imports: Imports, typed: str) -> None:
    rows = [["姓名", "手机", "微信"], ["王芳", "13812345678", typed], ["李伟", "13812345679", "wx_li"]]
    first, second = staged(imports, rows).rows
    assert first.values["messenger"] == first.values["phone"]
    assert [one.code for one in first.problems] == ["import.level_understood"]
    assert second.values["messenger"] == "wx_li"


def test_a_name_behind_a_code_of_a_speciality_is_kept(imports: Imports) -> None:
    rows = [["姓名", "出生日期", "专业（代码）"], ["王芳", "2006-02-01", "建筑工程技术（440301）"]]
    (row,) = staged(imports, rows).rows
    assert (row.values["speciality_code"], row.values["speciality_name"]) == ("440301", "建筑工程技术")


def test_a_name_in_a_column_of_its_own_stands_before_that_in_the_cell_of_the_code(imports: Imports) -> None:
    rows = [["姓名", "专业名称", "专业代码"], ["王芳", "建筑工程技术", "建筑（440301）"]]
    (row,) = staged(imports, rows).rows
    assert row.values["speciality_name"] == "建筑工程技术"


def test_a_native_place_is_no_place_of_birth(imports: Imports) -> None:
    draft = staged(imports, [["姓名", "出生日期", "籍贯"], ["王芳", "2006-02-01", "山东济南"]])
    assert "birth_place" not in draft.rows[0].values
    assert draft.sheets[0].ignored == ("籍贯",)


LED = [
    "Группа ПСО-31 (специальность 40.02.04 Юриспруденция), куратор Белозёрова Ирина Павловна, тел. 8-913-555-20-11",
    "Группа КС-22 (специальность 09.02.06 Сетевое), куратор Юдина С.А.",
    "Группа «Лотос» куратор Иванова И.И.",
    "Группа 21 (платная), староста Белов И.",
]
LED_OTHERS = [
    "Группа ПСО-31 (отчисленные), куратор Белозёрова И.П.", "Кураторы (все), куратор Белозёрова И.П.",
    "Группа сопровождающих (педагоги), куратор Белова", "Группа 21 (резерв), куратор Иванова И.И.",
    "Преподаватели (группа 21), куратор Иванова И.И.",
    "Группа 21 (контакты), куратор Иванова И.И., мама Петрова тел. 8-900-000-00-00",
]  # fmt: skip


@pytest.mark.parametrize("line", [*LED, *LED_OTHERS])
def test_who_leads_a_group_stands_behind_brackets_too(line: str) -> None:
    assert speaks_of_others(line, (), tables().words) is (line in LED_OTHERS)


def delegation(imports: Imports, title: str, role: str) -> list[StagedRow]:
    rows = [
        ["№", "ФИО", "Дата рождения", "Статус", "Загранпаспорт, срок действия"],
        [title],
        [1, "Белов Иван Петрович", "01.02.1980", role, "75 1234567 до 09.03.2035"],
        ["Студенты"],
        [2, "Орлов Иван Петрович", "02.02.2006", "студент", "75 1234568 до 10.03.2035"],
        [3, "Титов Иван Петрович", "03.02.2006", "студент", "75 1234569 до 11.03.2035"],
    ]
    return staged(imports, rows, "Делегация").rows


def test_a_column_of_students_and_teachers_says_what_they_are(tmp_path: Path) -> None:
    with importing(tmp_path, CHINESE) as imports:
        teacher, *students = delegation(imports, "Руководители группы", "преподаватель")
    assert teacher.values["role"] == "teacher"
    assert not asked(teacher)
    assert all(one.values["role"] == "student" and not asked(one) for one in students)
    assert teacher.values["passport_number"] == "751234567"
    assert teacher.values["passport_valid_until"] == "2035-03-09"


@pytest.mark.parametrize("title", ["Отчислены", "Руководители групп (старый состав)", "Родители"])
def test_a_teacher_below_a_line_that_says_more_is_asked_about(tmp_path: Path, title: str) -> None:
    with importing(tmp_path, CHINESE) as imports:
        teacher, *_ = delegation(imports, title, "преподаватель")
    assert "import.other_table" in asked(teacher)


WHOSE = [
    ("Куратор", "Логинова Е.В.", "own", False),
    ("Куратор", "Логинова Елена Викторовна", "own", False),
    ("导师", "王海燕", "own", False),
    ("Куратор", "Логинова Е.В.", "one", True),
    ("Контактное лицо", "мама", "own", True),
    ("Родитель", "мать", "own", True),
    ("家长", "父亲", "own", True),
    ("Мать", "Анна", "own", True),
    ("紧急联系人", "王丽", "own", True),
    ("Куратор", "да", "own", True),
]


@pytest.mark.parametrize(("heading", "called", "numbers", "is_guess"), WHOSE)
def test_one_tutor_of_all_has_not_a_number_for_each(
    imports: Imports, heading: str, called: str, numbers: str, is_guess: bool
) -> None:
    people = ["Белов", "Орлов", "Титов", "Крылов", "Фомин", "Гусев"]
    rows = [
        (f"{name} Иван Петрович", f"{n:02}.02.2006", called, f"8900111000{n if numbers == 'own' else 1}")
        for n, name in enumerate(people, 1)
    ]
    draft = staged(imports, [("ФИО", "Дата рождения", heading, "Телефон"), *rows])
    (phone,) = [one for one in draft.sheets[0].columns if one.key == "phone"]
    assert phone.guess is is_guess


@pytest.mark.parametrize(
    "headings",
    [
        ("家长", "班主任", "联系电话"),
        ("ФИО матери", "Куратор", "Тел."),
        ("Родитель", "Куратор", "Телефон"),
        ("Законный представитель", "Группа", "Куратор", "Телефон"),
    ],
)
def test_one_tutor_makes_numbers_behind_relatives_nobodys_own(imports: Imports, headings: tuple[str, ...]) -> None:
    mothers = ["Белова Анна", "Орлова Яна", "Титова Вера", "Крылова Ада", "Фомина Ия", "Гусева Лия"]
    between = ["Логинова Е.В." if one in ("Куратор", "班主任") else "А-1" for one in headings[1:-1]]
    rows = [
        (f"{name}ов Иван Петрович", f"{n:02}.02.2006", mother, *between, f"8900111000{n}")
        for n, (name, mother) in enumerate(zip("БВГДЕЖ", mothers, strict=True), 1)
    ]
    draft = staged(imports, [("ФИО", "Дата рождения", *headings), *rows])
    assert all(one.guess for one in draft.sheets[0].columns if one.key == "phone")


@pytest.mark.parametrize(
    ("more", "cells", "is_read"),
    [
        (("Year",), (("2",), ("3",)), True),
        (("Число", "Месяц", "Год"), (("5", "3", "6"), ("4", "2", "5")), False),
        (("Duration", "Year"), (("1 semester", "1"), ("1 semester", "2")), False),
        (("г.",), (("2",), ("3",)), False),
    ],
)
def test_a_year_beside_days_or_a_length_is_no_year_of_study(
    imports: Imports, more: tuple[str, ...], cells: tuple[tuple[str, ...], ...], is_read: bool
) -> None:
    people = (("Белов Иван Петрович", "м"), ("Орлова Анна Павловна", "ж"))
    rows = [(*one, *told) for one, told in zip(people, cells, strict=True)]
    draft = staged(imports, [("ФИО", "Пол", *more), *rows])
    assert any("study_year" in row.values for row in draft.rows) is is_read


@pytest.mark.parametrize(
    ("typed", "is_read"), [(("Wang Fang", "Li Na"), True), (("WANGFANG", "LINA"), True), (("wangfang", "lina"), False)]
)
def test_letters_in_small_are_no_names_of_passports(imports: Imports, typed: tuple[str, str], is_read: bool) -> None:
    draft = staged(
        imports, [("姓名", "出生日期", "昵称"), ("王芳", "2006-02-01", typed[0]), ("李娜", "2006-02-03", typed[1])]
    )
    assert any("family_latin" in row.values for row in draft.rows) is is_read


@pytest.mark.parametrize("order", [1, -1])
def test_a_short_name_behind_a_code_takes_no_place_of_the_whole_one(imports: Imports, order: int) -> None:
    told = [("Специальность", "Строительство и эксплуатация зданий"), ("Код специальности", "08.02.01 СЭЗС")][::order]
    rows = [("Белов Иван Петрович", "01.02.2006"), ("Орлова Анна Павловна", "02.02.2006")]
    draft = staged(
        imports,
        [("ФИО", "Дата рождения", *(one for one, _ in told)), *((*row, *(one for _, one in told)) for row in rows)],
    )
    values = draft.rows[0].values
    assert (values["speciality_code"], values["speciality_name"]) == ("08.02.01", "Строительство и эксплуатация зданий")


@pytest.mark.parametrize("word", ["无", "没有", "нет", "отсутствует", "XXX", "LNU"])
def test_a_word_for_nothing_is_no_part_of_a_name(imports: Imports, word: str) -> None:
    draft = staged(imports, [("姓", "名", "出生日期"), (word, "芳", "2006-02-01"), ("李", "娜", "2006-02-03")])
    assert not draft.rows[0].is_ready
    assert word.casefold() not in {str(one).casefold() for one in draft.rows[0].values.values()}


DAYS = [
    (("02.02.08", "13.12.2007", "2008-05-10"), False),
    (("02.02.08", "2007.12.13", "14.05.2008"), True),
    (("02.02.08", "2007/12/13", "14.05.2008"), True),
    (("02.02.08", "2008-05-10", "2008-05-11"), True),
]


@pytest.mark.parametrize(("typed", "is_asked"), DAYS)
def test_days_of_a_sheet_do_not_say_that_the_year_stands_first(
    imports: Imports, typed: Sequence[str], is_asked: bool
) -> None:
    people = zip(("Белов", "Орлов", "Титов"), typed, strict=True)
    draft = staged(imports, [("ФИО", "Дата рождения"), *((f"{name} Иван Петрович", day) for name, day in people)])
    assert ("import.two_dates" in asked(draft.rows[0])) is is_asked


@pytest.mark.parametrize(
    ("heading", "typed", "year"),
    [
        ("Year", ("3", "2", "2"), 3),
        ("Year", ("III", "II", "I"), 3),
        ("Year", ("2024", "2023", "2024"), None),
        ("Year", ("3", "2024", "2"), None),
        ("Years", ("3", "2", "2"), None),
        ("Year", ("5", "6", "6"), None),
        ("Year", ("5", "4", "6"), 5),
    ],
)
def test_a_year_of_few_is_one_of_study(imports: Imports, heading: str, typed: Sequence[str], year: int | None) -> None:
    names = ("Petrova Anna", "Orlov Ivan", "Titov Petr")
    people = [(name, f"75123456{n}", typed[n]) for n, name in enumerate(names)]
    draft = staged(imports, [("Name", "Passport No.", heading), *people])
    assert draft.rows[0].values.get("study_year") == year


SHARED = [
    (("a@x.example",) * 6, True),
    (("a@x.example",) * 2 + ("нет",) * 4, False),
    (("a@x.example", "b@x.example", "c@x.example", "d@x.example", "e@x.example", "f@x.example"), False),
    (("a@x.example", "a@x.example", "c@x.example", "d@x.example", "e@x.example", "f@x.example"), False),
    (("a@x.example", "нет", "нет", "нет", "нет", "нет"), False),
    (("нет",) * 6, False),
]


@pytest.mark.parametrize(("addresses", "is_guess"), SHARED)
def test_an_address_that_all_share_is_nobody_s_own(imports: Imports, addresses: Sequence[str], is_guess: bool) -> None:
    people = ["Белов", "Орлов", "Титов", "Крылов", "Фомин", "Гусев"]
    rows = [(f"{name} Иван Петрович", f"0{n}.02.2006", addresses[n - 1]) for n, name in enumerate(people, 1)]
    draft = staged(imports, [("ФИО", "Дата рождения", "E-mail"), *rows])
    (email,) = [one for one in draft.sheets[0].columns if one.key == "email"]
    assert email.guess is is_guess


@pytest.mark.parametrize("addresses", [("k@x.example",) * 6, ("k@x.example",) * 3 + ("l@x.example",) * 3])
def test_behind_a_telephone_of_one_s_own_an_address_may_still_be_the_tutor_s(
    imports: Imports, addresses: Sequence[str]
) -> None:
    people = ["Белов", "Орлов", "Титов", "Крылов", "Фомин", "Гусев"]
    tutors = ["Логинова Е.В."] * 3 + ["Котова А.А."] * 3 if len(set(addresses)) > 1 else ["Логинова Е.В."] * 6
    rows = [
        (f"{name} Иван Петрович", f"0{n}.02.2006", tutors[n - 1], f"8900111000{n}", addresses[n - 1])
        for n, name in enumerate(people, 1)
    ]
    draft = staged(imports, [("ФИО", "Дата рождения", "Куратор", "Телефон", "E-mail"), *rows])
    guesses = {one.key: one.guess for one in draft.sheets[0].columns}
    assert (guesses["phone"], guesses["email"]) == (False, True)


@pytest.mark.parametrize(
    "remark",
    [
        "候补",
        "退出",
        "已退出",
        "因病退出",
        "未录取",
        "落选",
        "резерв",
        "Не прошла отбор",
        "not selected",
        "waiting list",
        "Резервный участник",
        "отбор не прошёл",
        "не прошла медкомиссию",
        "снята",
        "落榜",
        "因病取消",
        "签证被拒",
        "Alternate",
        "alternate candidate",
    ],
)
def test_whoever_waits_or_went_away_is_gone(remark: str) -> None:
    assert tables().words.says_gone(remark)


@pytest.mark.parametrize(
    "remark",
    [
        "拟录取",
        "递补",
        "зачислена",
        "резервный телефон",
        "admitted",
        "кадровый резерв колледжа",
        "из резерва переведён в основной состав",
        "候补转正",
        "由候补递补",
        "曾任学生会候补委员",
        "отбор прошёл",
        "因天气取消航班",
        "alternate phone",
    ],
)
def test_whoever_is_chosen_is_not_gone(remark: str) -> None:
    assert not tables().words.says_gone(remark)


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("是否录取", "否"),
        ("是否参加项目", "否"),
        ("是否能参加", "□是 ☑否"),
        ("家长是否同意", "否"),
        ("Едет (да/нет)", "нет"),
        ("Участвует", "нет"),
        ("Прошёл отбор", "—"),
        ("Участие подтверждено", "нет"),
        ("Going? (y/n)", "n"),
        ("Confirmed (Y/N)", "N"),
    ],
)
def test_no_below_the_question_whether_somebody_goes_is_asked_about(imports: Imports, heading: str, cell: str) -> None:
    rows = [("姓名", "出生日期", heading), ("王芳", "2006-02-01", "да"), ("李强", "2006-03-01", cell)]
    goes, stays = staged(imports, rows).rows
    assert not asked(goes)
    assert "import.says_gone" in [one.code for one in stays.problems]


@pytest.mark.parametrize("heading", ["是否去过俄罗斯", "是否参加保险", "是否参加接机", "Едет впервые", "是否党员"])
def test_no_below_another_question_says_nothing_of_it(imports: Imports, heading: str) -> None:
    rows = [("姓名", "出生日期", heading), ("王芳", "2006-02-01", "否"), ("李强", "2006-03-01", "否")]
    assert not any(map(asked, staged(imports, rows).rows))


@pytest.mark.parametrize(
    ("heading", "ended", "waits"),
    [
        ("面试结果", "通过", "待定"),
        ("Статус заявки", "Одобрена", "На рассмотрении"),
        ("Decision", "Accepted", "pending"),
        ("是否参加", "☑是 □否", "待定"),
        ("家长意见", "同意", "还没同意"),
        ("Решение родителей", "Согласны", "думают"),
        ("Едет", "да", "возможно"),
    ],
)
def test_whoever_is_still_waited_for_is_asked_about_where_others_are_not(
    imports: Imports, heading: str, ended: str, waits: str
) -> None:
    rows = [("姓名", "出生日期", heading), ("王芳", "2006-02-01", ended), ("李强", "2006-03-01", waits)]
    goes, may_go = staged(imports, rows).rows
    assert not asked(goes)
    assert "import.says_unsure" in [one.code for one in may_go.problems]


@pytest.mark.parametrize(("heading", "last"), [("审核状态", "待审核"), ("签证状态", "已办")])
def test_what_waits_for_all_or_is_of_a_visa_says_nothing_of_one(imports: Imports, heading: str, last: str) -> None:
    rows = [("姓名", "出生日期", heading), ("王芳", "2006-02-01", "待审核"), ("李强", "2006-03-01", last)]
    assert not any(map(asked, staged(imports, rows).rows))


def test_a_level_reached_of_whoever_took_no_examination_is_none(imports: Imports) -> None:
    row = level(imports, "俄语", "не сдавала")
    assert not asked(row)
    assert "level_reached" not in row.values


@pytest.mark.parametrize("headings", [("姓氏/Фамилия", "名字/Имя"), ("姓氏 Surname", "名字 Given name")])
@pytest.mark.parametrize("name", [("Иванова", "Анна"), ("王", "芳")])
def test_a_given_name_in_two_languages_beside_the_family_name_is_one(
    imports: Imports, headings: tuple[str, str], name: tuple[str, str]
) -> None:
    (row,) = staged(imports, [[*headings, "出生日期"], [*name, "2006-02-01"]]).rows
    assert not asked(row)
    assert set(row.values.values()) >= set(name)


def test_whole_names_below_such_a_heading_are_asked_about(imports: Imports) -> None:
    rows = [["姓氏/Фамилия", "名字/Имя", "出生日期"], ["王", "王芳", "2006-02-01"]]
    assert asked(staged(imports, rows).rows[0])


@pytest.mark.parametrize(
    ("names", "addresses", "is_asked"),
    [
        (["Иванова Анна", "Иванов Иван", "Иванова Яна"], ["a@mail.ru"] * 3, False),
        (["王芳", "王伟", "王敏"], ["a@qq.com"] * 3, False),
        (["Иванова Анна", "Орлов Иван", "Белова Яна"], ["a@mail.ru"] * 3, True),
        (["Иванова Анна", "Орлов Иван", "Белова Яна"], ["Inter@mail.ru", "inter@mail.ru", "INTER@mail.ru"], True),
        (["Ли Анна", "Лу Иван", "Лян Яна"], ["a@mail.ru"] * 3, True),
    ],
)
def test_an_address_of_all_is_an_offices_but_for_one_family(
    imports: Imports, names: list[str], addresses: list[str], is_asked: bool
) -> None:
    people = [[name, f"0{n}.02.2006", one] for n, (name, one) in enumerate(zip(names, addresses, strict=True), 1)]
    rows = staged(imports, [["ФИО", "Дата рождения", "E-mail"], *people]).rows
    assert [bool(asked(row)) for row in rows] == [is_asked] * 3


@pytest.mark.parametrize(
    ("numbers", "is_asked"),
    [
        (["+7 4162 55-55-55", "+7(4162)555555", "+74162555555"], True),
        (["+7 914 555-00-01", "+7 914 555-00-02", "+7 914 555-00-03"], False),
        (["", "+74162555555", "+74162555555"], False),
    ],
)
def test_a_telephone_of_all_is_an_offices(imports: Imports, numbers: list[str], is_asked: bool) -> None:
    names = ["Иванова Анна", "Орлов Иван", "Белова Яна"]
    people = [[name, f"0{n}.02.2006", one] for n, (name, one) in enumerate(zip(names, numbers, strict=True), 1)]
    rows = staged(imports, [["ФИО", "Дата рождения", "Телефон"], *people]).rows
    assert [bool(asked(row)) for row in rows] == [is_asked] * 3


def test_what_somebody_said_of_a_column_is_not_asked_about_again(imports: Imports) -> None:
    people = [
        [f"{name} Иван Петрович", "01.02.2006", "Иванова О.П.", "+74162555555"] for name in ("Белов", "Орлов", "Титов")
    ]
    book = WorkbookCells("list.xlsx", (SheetCells("S", [["ФИО", "Дата рождения", "Куратор", "Телефон"], *people]),))
    assert all(map(asked, imports.stage_cells(book).rows))
    told = ImportOptions(columns=(("Телефон", "phone"),))
    assert not any(map(asked, imports.stage_cells(book, told).rows))


@pytest.mark.parametrize("heading", ["用户名", "Имя пользователя", "Логин", "Username"])
def test_what_somebody_is_called_by_a_computer_is_no_name(imports: Imports, heading: str) -> None:
    rows = [["姓名", "出生日期", heading], ["王芳", "2006-02-01", "wangfang"], ["李娜", "2006-02-02", "lina"]]
    draft = staged(imports, rows)
    assert "given_latin" not in draft.rows[0].values
    assert draft.sheets[0].ignored == (heading,)


@pytest.mark.parametrize(("others", "cyrillic"), [(["Ван Фан", "Ли На"], "Ван"), (["Белов Иван", "Орлов Пётр"], None)])
def test_two_whole_names_are_one_persons_where_they_are_the_same(
    imports: Imports, others: list[str], cyrillic: str | None
) -> None:
    rows = [["姓名", "ФИО", "出生日期"], ["王芳", others[0], "2006-02-01"], ["李娜", others[1], "2006-02-02"]]
    row = staged(imports, rows).rows[0]
    assert row.values.get("family_cyrillic") == cyrillic
    assert bool(asked(row)) is (cyrillic is None)


def test_a_name_called_whole_in_one_language_and_in_brackets_in_another_is_whole(imports: Imports) -> None:
    rows = [["姓名 (Имя)", "出生日期"], ["王芳", "2006-02-01"], ["Иванова Анна", "2006-02-02"]]
    assert not any(map(asked, staged(imports, rows).rows))


@pytest.mark.parametrize(
    ("name", "is_asked"),
    [
        ("Иванова Анна (Аня) Олеговна", True),
        ("Иванова (Аня) Анна Олеговна", True),
        ("Никонова (Вдовина) Алина Денисовна", False),
        ("Иванова Анна Олеговна", False),
    ],
)
def test_a_nickname_within_a_name_is_asked_about(imports: Imports, name: str, is_asked: bool) -> None:
    (row,) = staged(imports, [["ФИО", "Дата рождения"], [name, "01.02.2006"]]).rows
    assert ("import.name_with_words" in asked(row)) is is_asked


@pytest.mark.parametrize(
    ("days", "asked_about"),
    [
        (["2026-03-14", "2035-07-08", "2036-01-02"], [True, False, False]),
        (["2026-03-14", "2025-07-08", "2036-01-02"], [False] * 3),  # a list of a former year
        (["2026-03-14"], [False]),
    ],
)
def test_a_passport_that_ran_out_among_others_is_asked_about(
    imports: Imports, days: list[str], asked_about: list[bool]
) -> None:
    names = ["Белов Иван Петрович", "Орлов Иван Петрович", "Титов Иван Петрович"]
    people = zip(names, days, strict=False)
    lines = [[name, f"0{n}.02.2006", f"75 123456{n}", day] for n, (name, day) in enumerate(people, 1)]
    rows = staged(imports, [["ФИО", "Дата рождения", "Загранпаспорт", "Действителен до"], *lines]).rows
    assert [asked(row) == ["document.expired"] for row in rows] == asked_about
    assert all("document.expired" in {one.code for one in row.problems} for row in rows[:1])


@pytest.mark.parametrize(
    ("before", "heading", "is_of_passport"),
    [
        ("Период с", "до", False),
        ("Пребывание с", "до", False),
        ("Дата приезда", "до какого числа", False),
        ("Проживание с", "Действует до", False),
        ("Старый загранпаспорт", "Действителен до", False),
        ("原护照号", "有效期至", False),
        ("Паспорт родителя", "до", False),
        ("Дата выдачи", "до", True),
        ("Загран выдан", "до какого числа", True),
        ("Заметка", "Действует до", True),
    ],
)
def test_the_end_of_a_period_is_no_validity_of_a_passport(
    imports: Imports, before: str, heading: str, is_of_passport: bool
) -> None:
    headings = ["ФИО", "Пол", "Дата рождения", "Загранпаспорт", "Телефон", before, heading]
    people = [
        [name, "м", f"0{n}.02.2006", f"75 123456{n}", f"+7914555000{n}", "24.02.2025", "10.07.2035"]
        for n, name in enumerate(("Белов Иван Петрович", "Орлов Иван Петрович"), 1)
    ]
    row = staged(imports, [headings, *people]).rows[0]
    assert ("passport_valid_until" in row.values) is is_of_passport
    assert not asked(row)
