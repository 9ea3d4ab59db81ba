"""Cells that say a thing with ticks, in several languages, with a sign before it, or all that stands on a passport."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from importing_office import CHINESE, RUSSIAN, importing

from exchange_admin.documents.workbook_reading import CellValue, SheetCells, WorkbookCells
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level
from exchange_admin.services.importing.draft import ImportDraft, StagedRow
from exchange_admin.services.importing.imports import Imports


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as made:
        yield made


@pytest.fixture
def russian(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, RUSSIAN) as made:
        yield made


def stage(imports: Imports, *rows: Sequence[CellValue]) -> ImportDraft:
    draft = imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("S", [list(row) for row in rows]),)))
    imports.check(draft)
    return draft


def asked(row: StagedRow) -> set[str]:
    return {one.code for one in row.problems if one.level is not Level.INFORMS}


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("☑有 E83761896", "E83761896"),
        ("□有 ☑无", None),
        ("☑有 E83761896 □无", "E83761896"),
        ("□无 ☑有：E83761896", "E83761896"),
    ],
)
def test_a_number_behind_a_tick_is_read(russian: Imports, typed: str, number: str | None) -> None:
    (row,) = stage(russian, ["姓名", "性别", "护照"], ["姜亦菲", "女", typed]).rows
    assert (row.values.get("passport_number"), asked(row)) == (number, set())


@pytest.mark.parametrize("typed", ["□有 E83761896", "☑有", "☑有 ☑无", "□有 E83761896 ☑无", "☑有 □无 E83761896"])
def test_a_tick_that_does_not_say_it_is_asked_about(russian: Imports, typed: str) -> None:
    (row,) = stage(russian, ["姓名", "性别", "护照"], ["姜亦菲", "女", typed]).rows
    assert "passport_number" not in row.values
    assert asked(row)


@pytest.mark.parametrize("typed", ["№770442624", "№ 77 0442624", "77№ 0442624"])
def test_a_sign_before_a_number_is_none_of_it(imports: Imports, typed: str) -> None:
    (row,) = stage(imports, ["ФИО", "Пол", "Загранпаспорт"], ["Белов Иван", "м", typed]).rows
    assert (row.values["passport_number"], asked(row)) == ("770442624", set())


def test_what_three_languages_say_alike_is_read(russian: Imports) -> None:
    headings = ["姓名/ФИО/Name", "性别/Пол/Sex", "国籍/Гражданство/Citizenship"]
    draft = stage(russian, headings, ["张伟", "男 М M", "中国 КНР China"], ["李娜", "女 Ж M", "中国 Россия China"])
    assert [(row.values.get("sex"), row.values.get("citizenship")) for row in draft.rows] == [("1", "CN"), (None, None)]
    assert [bool(asked(row)) for row in draft.rows] == [False, True]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("没手机", "手机"),
        ("没有邮箱", "邮箱"),
        ("（空）", "护照有效期"),
        ("未填", "微信"),
    ],
)
def test_that_there_is_none_is_no_value(russian: Imports, typed: str, key: str) -> None:
    (row,) = stage(russian, ["姓名", "性别", "出生日期", key], ["姜亦菲", "女", "2006-01-02", typed]).rows
    assert not asked(row)
    assert not row.values.keys() & {"phone", "email", "messenger", "passport_valid_until"}


BOTH_DAYS = {
    "Загранпаспорт 73 №0417961, дата выдачи 19.04.2018, срок до 19.04.2028, МВД 25003": ("730417961", "МВД 25003"),
    "770896701, выд. МВД 27002 17.03.2024; до 17.03.2034": ("770896701", "МВД 27002"),
    "сер. 76 ном. 1965949 от 29.07.2020 (действ. 29.07.2030)": ("761965949", None),
    "64 2024498\nвыдан: 14 июля 2022 г.\nдействует по: 14 июля 2027 г.": ("642024498", None),
    "72 1809290, 25.11.2021-25.11.2031, МВД 25003": ("721809290", "МВД 25003"),
    "72 1809290 25.11.2021 ГУ МВД России 25.11.2031": ("721809290", "ГУ МВД России"),
    "72 1809290, выдан: 25.11.2021, кем: МВД 77001, годен до: 25.11.2031 г.": ("721809290", "МВД 77001"),
    "72 1809290 25.11.2021 г. УМВД России по Приозёрскому краю до 25.11.2031": (
        "721809290",
        "УМВД России по Приозёрскому краю",
    ),
    "72 1809290 выдан 25.11.2021 Генконсульство РФ в Харбине, до 25.11.2031": (
        "721809290",
        "Генконсульство РФ в Харбине",
    ),
    "E72180929 2021-11-25 中国驻哈巴罗夫斯克总领事馆 至 2031-11-24": ("E72180929", "中国驻哈巴罗夫斯克总领事馆"),
}


@pytest.mark.parametrize("typed", BOTH_DAYS)
def test_all_that_stands_on_a_passport_is_read_in_whatever_words(imports: Imports, typed: str) -> None:
    (row,) = stage(imports, ["ФИО", "Пол", "Паспортные данные"], ["Белов Иван", "м", typed]).rows
    number, by = BOTH_DAYS[typed]
    found: Mapping[str, Value] = row.values
    assert (found["passport_number"], found.get("passport_issued_by")) == (number, by)
    assert all(found.get(day) for day in ("passport_issued", "passport_valid_until"))


@pytest.mark.parametrize(
    "typed",
    [
        "Виза 72 1809290, 25.11.2021-25.11.2031",
        "мать: 72 1809290, 25.11.2021-25.11.2031",
        "72 1809290, 25.11.2021-25.11.2031 (мамы)",
        "72 1809290, 25.11.2021-25.11.2031, старый 71 1809290",
        "72 1809290, 25.11.2021-25.11.2030",
        "72 1809290, род. 12.05.2009, выдан 12.05.2019",
        "72 1809290, 12.05.2009 г.р., МВД 12.05.2019",
        "72 1809290, 25.11.2021-25.11.2031 МВД, на замене",
        "72 1809290 МВД 25.11.2021 25.11.2031 аннулирован",
        "72 1809290 виза КНР 25.11.2021 МВД 25.11.2031",
        "72 1809290 (мать Белова А., выдан МВД) 25.11.2021 25.11.2031",
        "72 1809290 выдан матери МВД 25.11.2021, срок до 25.11.2031",
        "72 1809290 выдан 25.11.2021 ГУ МВД, не готов, срок до 25.11.2031",
        "E72180929 2021-11-25 2031-11-24 黑龙江出入境 父亲的",
        "E72180929 2021-11-25 2031-11-24 公安局出入境父亲的",
        "99 1809290 25.11.2021 ГИБДД МВД 25.11.2031",
    ],
)
def test_what_may_be_of_another_paper_or_person_is_asked_about(imports: Imports, typed: str) -> None:
    (row,) = stage(imports, ["ФИО", "Пол", "Паспортные данные"], ["Белов Иван", "м", typed]).rows
    assert asked(row)


INTERNAL = {
    "4511 123456 выдан 12.03.2021 ОВД по г. Чите": ("2021-03-12", "ОВД по г. Чите"),
    "45 11 № 123456, выдан ОВД Центрального района г. Читы 12 марта 2021 г., код подразделения 750-001": (
        "2021-03-12",
        "ОВД Центрального района г. Читы, код 750-001",
    ),
    "серия 4511 номер 123456 МВД по Республике Бурятия, 12.03.2021, 740-253": (
        "2021-03-12",
        "МВД по Республике Бурятия, код 740-253",
    ),
    "Паспорт гражданина РФ 4511 123456, кем выдан: Отделом УФМС России по Приморскому краю в Ленинском районе": (
        None,
        "Отделом УФМС России по Приморскому краю в Ленинском районе",
    ),
    "4511123456 выдан МО МВД России «Краснокаменский» 12.03.2021г. к/п 750-001": (
        "2021-03-12",
        "МО МВД России «Краснокаменский», код 750-001",
    ),
    "4511 123456 от 12.03.2021": ("2021-03-12", None),
}


@pytest.mark.parametrize("heading", ["Паспортные данные", "Паспорт РФ"])
@pytest.mark.parametrize("typed", INTERNAL)
def test_all_that_stands_on_an_internal_passport_is_read(imports: Imports, heading: str, typed: str) -> None:
    (row,) = stage(imports, ["ФИО", "Пол", heading], ["Белов Иван", "м", typed]).rows
    found: Mapping[str, Value] = row.values
    assert asked(row) == set()
    assert (found["national_id"], found.get("national_issued"), found.get("national_issued_by")) == (
        "4511123456",
        *INTERNAL[typed],
    )


@pytest.mark.parametrize("heading", ["Паспортные данные", "Паспорт РФ"])
@pytest.mark.parametrize(
    "typed",
    [
        "4511 123456 матери, выдан МВД 12.03.2021",
        "мать: 4511 123456, выдан МВД 12.03.2021",
        "4511 123456, род. 12.03.2006, выдан МВД",
        "4511 123456 12.03.2006 г.р.",
        "4511 123456, выдан МВД 12.03.2021, загран 75 1234567",
        "4511 123456, выдан МВД 12.03.2021, утерян",
        "4511 123456 выдан МВД 12.03.2021 (старый 4510 123456)",
        "4511 123456, тел. 301-234",
        "4511 123456 МВД до 12.03.2031",
        "4511 123456 выдан МВД 31.02.2021",
        "4511 123456 выдан 2021 УВД г. Читы",
        "Загранпаспорт 4511 123456, выдан МВД 12.03.2021",
    ],
)
def test_what_stands_beside_an_internal_passport_and_is_not_of_it_is_asked_about(
    imports: Imports, heading: str, typed: str
) -> None:
    (row,) = stage(imports, ["ФИО", "Пол", heading], ["Белов Иван", "м", typed]).rows
    assert asked(row)


def test_a_day_beside_the_number_that_is_not_the_one_in_its_column_is_asked_about(imports: Imports) -> None:
    inside = "4511 123456 выдан 12.03.2021 ОВД по г. Чите"
    headings = ["ФИО", "Паспорт РФ", "Дата выдачи паспорта РФ"]
    other = inside.replace("123456", "123457")
    draft = stage(imports, headings, ["Белов Иван", inside, "12.03.2021"], ["Котов Ян", other, "13.03.2021"])
    both = ["Белов Иван", "72 1809290, 25.11.2021-25.11.2031", "26.11.2021"]
    abroad = stage(imports, ["ФИО", "Загранпаспорт", "Дата выдачи загранпаспорта"], both)
    told = [asked(row) for row in (*draft.rows, *abroad.rows)]
    assert told == [set(), {"import.day_differs"}, {"import.day_differs"}]


@pytest.mark.parametrize(
    ("typed", "code"), [("12.03.2031", "import.issued_ahead"), ("05.02.2006", "import.issued_before_birth")]
)
def test_an_internal_passport_of_a_day_to_come_or_before_the_birth_is_asked_about(
    imports: Imports, typed: str, code: str
) -> None:
    headings = ["ФИО", "Дата рождения", "Паспорт РФ"]
    (row,) = stage(imports, headings, ["Белов Иван", "05.02.2006", f"4511 123456 выдан {typed} МВД"]).rows
    assert asked(row) == {code}


@pytest.mark.parametrize(
    "typed",
    [
        "220290********3030",
        "2202901990****303X",
        "2202 **** 3030",
        "E1****567",
        "****3030",
        "220290········3030",
        "220290…3030",
        "220290○○○○○○○○3030",
        "220290________3030",
    ],
)
def test_of_a_number_with_hidden_digits_nothing_is_kept_and_it_is_told(imports: Imports, typed: str) -> None:
    row = stage(imports, ["姓名", "性别", "身份证号", "手机"], ["金昊天", "男", typed, "138****1234"]).rows[0]
    assert row.is_ready
    assert not {"national_id", "passport_number", "phone"} & row.values.keys()
    assert [one.code for one in row.problems].count("import.number_hidden") == 2


TO_COME = """на оформлении|оформляется|в процессе оформления|оформляет, будет в январе|загранпаспорт оформляется
|на замене до 20 декабря|подала документы|办理中|护照办理中|正在办理|换发中，12月底取
|换发中 2027年1月取证|换发中 / меняет|待补
|еще не готов, получу в декабре|пока не получен|не готов, будет к 20 декабря|还没办好，12月取|尚未拿到
|not ready yet, will get it in December|not yet issued
|in process|to be advised|being renewed, ready in Jan 2027|pending|tba"""
NOT_TO_COME = """на оформлении, не едет|на оформлении у мамы|делает визу|换发中，不去了|办理中（母亲的）|办理签证中
|уточнить|待定|не готов ехать|не получил отказ|не готов, едет мама|还没拿到签证|not ready to go
|паспорт меняет фамилию|оформляется новый, старый 75 12345|отказ"""


@pytest.mark.parametrize("typed", [one.strip() for one in TO_COME.split("|")])
def test_a_passport_that_is_still_made_is_told_and_not_asked_about(imports: Imports, typed: str) -> None:
    headings = ["ФИО", "Загранпаспорт", "Срок действия загранпаспорта"]
    lines = ["Белов Иван", typed, typed], ["Котов Ян", "75 1234567", "12.03.2031"]
    row = stage(imports, headings, *lines).rows[0]
    assert row.is_ready
    assert not row.values.keys() & {"passport_number", "passport_valid_until"}
    told = [(one.code, one.facts["typed"]) for one in row.problems]
    assert told == [("import.to_come", typed)] * 2


@pytest.mark.parametrize("typed", [one.strip() for one in NOT_TO_COME.split("|")])
def test_whatever_else_stands_in_the_place_of_a_number_is_asked_about(imports: Imports, typed: str) -> None:
    lines = ["Белов Иван", typed], ["Котов Ян", "75 1234567"]
    assert asked(stage(imports, ["ФИО", "Загранпаспорт"], *lines).rows[0])


def test_days_beside_a_number_that_is_still_to_come_are_told_as_not_kept(imports: Imports) -> None:
    headings = ["ФИО", "Загранпаспорт", "Срок действия загранпаспорта"]
    lines = ["Белов Иван", "на замене", "12.03.2027"], ["Котов Ян", "75 1234567", "12.03.2031"]
    row = stage(imports, headings, *lines).rows[0]
    assert row.is_ready
    assert {one.code for one in row.problems} == {"import.to_come", "import.no_document_number"}


@pytest.mark.parametrize("typed", ["10 лет", "на 10 лет", "5 лет", "10年", "十年", "10年有效期", "10 years"])
def test_for_how_many_years_a_passport_is_valid_is_no_day(imports: Imports, typed: str) -> None:
    headings = ["ФИО", "Загранпаспорт", "Дата выдачи загранпаспорта", "Срок действия загранпаспорта"]
    row = stage(imports, headings, ["Белов Иван", "75 1234567", "12.03.2021", typed]).rows[0]
    assert row.is_ready
    assert row.values.get("passport_valid_until") is None
    assert [(one.code, one.facts) for one in row.problems] == [("import.only_years", {"typed": typed})]


@pytest.mark.parametrize("typed", ["10", "3 лет", "10 лет, утерян", "до 10 лет"])
def test_what_says_anything_else_in_the_place_of_a_last_day_is_asked_about(imports: Imports, typed: str) -> None:
    headings = ["ФИО", "Загранпаспорт", "Срок действия загранпаспорта"]
    lines = ["Белов Иван", "75 1234567", typed], ["Котов Ян", "75 1234568", "12.03.2031"]
    assert asked(stage(imports, headings, *lines).rows[0])


def test_months_alone_in_the_place_of_last_days_are_told_and_one_among_days_is_asked_about(imports: Imports) -> None:
    headings = ["ФИО", "Загранпаспорт", "Срок действия загранпаспорта"]
    first, other = ["Белов Иван", "75 1234567", "03.2035"], ["Котов Ян", "75 1234568"]
    months = stage(imports, headings, first, [*other, "2030年2月"], ["Орлова Ева", "75 1234569", ""]).rows
    assert [asked(row) for row in months] == [set()] * 3
    assert [[one.code for one in row.problems] for row in months] == [["import.month_of_paper"]] * 2 + [[]]
    assert not any(row.values.get("passport_valid_until") for row in months)
    assert asked(stage(imports, headings, first, [*other, "12.03.2031"]).rows[0])


@pytest.mark.parametrize("heading", ["Год рождения", "Туған жылы", "出生年份", "Year of birth"])
@pytest.mark.parametrize("typed", ["2007", "2007 г.р.", "2007 ж.", "2007年"])
def test_a_year_of_birth_is_no_day_and_is_told(imports: Imports, heading: str, typed: str) -> None:
    lines = ["Белов Иван", typed, "м"], ["Котов Ян", "12.03.2006", "м"]
    year, day = stage(imports, ["ФИО", heading, "Пол"], *lines).rows
    assert year.is_ready
    assert [one.code for one in year.problems] == ["import.only_year"]
    assert (year.values.get("birth_date"), day.values["birth_date"]) == (None, "2006-03-12")


def test_a_year_below_a_heading_that_asks_for_the_day_is_asked_about(imports: Imports) -> None:
    lines = ["Белов Иван", "2007", "м"], ["Котов Ян", "12.03.2006", "м"]
    assert asked(stage(imports, ["ФИО", "Дата рождения", "Пол"], *lines).rows[0])


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("89068367968, 89122666272 (мама)", "89122666272 (мама)"),
        ("89068367968, мама 89122666272", "мама 89122666272"),
        ("89068367968; 8 912 266-62-72 - отец", "8 912 266-62-72 - отец"),
        ("89068367968 / папа: +79122666272", "папа: +79122666272"),
    ],
)
def test_the_number_of_a_relative_behind_a_comma_is_left_out_and_told(imports: Imports, typed: str, other: str) -> None:
    (row,) = stage(imports, ["ФИО", "Пол", "Телефон"], ["Белов Иван", "м", typed]).rows
    assert (asked(row), row.values["phone"]) == (set(), "89068367968")
    assert [one.facts["remark"] for one in row.problems] == [other]


@pytest.mark.parametrize(
    "typed",
    [
        "89068367968, 89122666272",
        "89068367968 (мама), 89122666272 (папа)",
        "мама 89068367968, 89122666272",
        "89068367968, 89122666272 мама Анна",
    ],
)
def test_two_numbers_of_which_nobody_knows_whose_they_are_are_asked_about(imports: Imports, typed: str) -> None:
    (row,) = stage(imports, ["ФИО", "Пол", "Телефон"], ["Белов Иван", "м", typed]).rows
    assert asked(row)


@pytest.mark.parametrize(
    "headings",
    [
        ["ФИО", "ДУЛ вид", "ДУЛ серия", "ДУЛ номер", "ДУЛ дата выдачи", "ДУЛ кем выдан"],
        ["ФизическоеЛицо", "ДокументВид", "ДокументСерия", "ДокументНомер", "ДокументДатаВыдачи", "ДокументКемВыдан"],
        ["ФИО", "Документ: вид", "Документ: серия", "Документ: номер", "Документ: дата выдачи", "Документ: кем выдан"],
    ],
)
def test_documents_as_1c_heads_them_are_read_with_day_and_office(imports: Imports, headings: list[str]) -> None:
    lines = (
        ["Белов Иван", "Паспорт гражданина РФ", "4511", "123456", "12.03.2021", "МВД 750001"],
        ["Котов Ян", "Заграничный паспорт", "75", "1234567", "13.03.2021", "МВД 75001"],
    )
    inside, abroad = stage(imports, headings, *lines).rows
    assert not asked(inside) | asked(abroad)
    keys = ("national_id", "national_issued", "national_issued_by")
    assert tuple(inside.values.get(key) for key in keys) == ("4511123456", "2021-03-12", "МВД 750001")
    keys = ("passport_number", "passport_issued", "passport_issued_by")
    assert tuple(abroad.values.get(key) for key in keys) == ("751234567", "2021-03-13", "МВД 75001")


def test_a_place_of_birth_as_programs_keep_it_is_told_in_words(imports: Imports) -> None:
    draft = stage(
        imports,
        ["ФИО", "Место рождения", "Пол"],
        ["Белов Иван", "0, , , Нижний Тагил, ,РОССИЯ", "м"],
        ["Котов Ян", "Омск, 1, 2, 3", "м"],
    )
    assert [row.values["birth_place"] for row in draft.rows] == ["Нижний Тагил, РОССИЯ", "Омск, 1, 2, 3"]


def test_a_code_of_more_digits_is_parted_nowhere(imports: Imports) -> None:
    rows = [["Белов Иван", "07141000 Автоматизация"], ["Котов Ян", "071410 Автоматизация"]]
    draft = stage(imports, ["ФИО", "Специальность"], *rows)
    told = [(row.values.get("speciality_code"), row.values["speciality_name"]) for row in draft.rows]
    assert told == [(None, "07141000 Автоматизация"), ("071410", "Автоматизация")]


def test_the_same_day_for_the_issue_and_the_end_is_asked_about(imports: Imports) -> None:
    headings = ["ФИО", "Загранпаспорт", "Дата выдачи", "Годен до"]
    draft = stage(
        imports,
        headings,
        ["Белов Иван", "75 1234567", "2034-07-17", "2034-07-17"],
        ["Котов Ян", "75 1234568", "2024-07-17", "2034-07-17"],
    )
    assert [asked(row) for row in draft.rows] == [{"import.same_days"}, set()]


def test_a_passport_issued_on_the_day_of_the_birth_is_asked_about(imports: Imports) -> None:
    headings = ["ФИО", "Дата рождения", "Загранпаспорт"]
    draft = stage(
        imports,
        headings,
        ["Белов Иван", "2016-05-12", "75 1234567, 12.05.2016, МВД, 12.05.2026"],
        ["Котов Ян", "2006-05-12", "75 1234568, 13.05.2024, МВД, 13.05.2034"],
    )
    assert [asked(row) for row in draft.rows] == [{"import.issued_before_birth"}, set()]


@pytest.mark.parametrize("series", ["Series", "Серия", "Seriya"])
def test_letters_in_a_column_of_their_own_are_part_of_the_number(imports: Imports, series: str) -> None:
    rows = [["ABDULLAEV JASUR", "FA", "9456764", "Uzbekistan"], ["KARIMOVA MALIKA", "FB", "6453824", "Uzbekistan"]]
    draft = stage(imports, ["Full name", series, "Number 护照号", "Citizenship"], *rows)
    assert [row.values["passport_number"] for row in draft.rows] == ["FA9456764", "FB6453824"]


def test_letters_beside_a_number_that_nobody_knows_make_it_a_question(imports: Imports) -> None:
    rows = [["ABDULLAEV JASUR", "FA", "9456764", "Uzbekistan"], ["KARIMOVA MALIKA", "FB", "6453824", "Uzbekistan"]]
    draft = stage(imports, ["Full name", "Seri", "Passport number", "Citizenship"], *rows)
    assert [asked(row) for row in draft.rows] == [{"import.column_guessed"}] * 2
