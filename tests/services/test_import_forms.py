"""One-person forms and lists with people in columns: read as labels say, else asked about or named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_office import CHINESE, RUSSIAN, importing

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions
from exchange_admin.services.importing.imports import Imports, outcome_as_plain
from exchange_admin.services.importing.send_back import Copied, SendingBack

CHINESE_FORM = [
    ["赴俄语言进修项目报名表"],
    ["姓    名", "杜振华", "性别", "男", "曾用名", "无", "（照片）"],
    ["姓名拼音", "DU ZHENHUA", None, None, "国籍", "中国"],
    ["护照号码", "EF1668672", "有效期至", "2032.08.26"],
    ["出生日期", "2007-10-28", "联系电话", "15057549158"],
    ["紧急联系人", "杜恩泽", "与本人关系", "父亲", "电话", "19917611430"],
    ["家庭成员", "称谓", "姓名", "工作单位", "联系电话"],
    [None, "父亲", "杜恩泽", "个体", "19917611430"],
    ["本人签名", None, None, None, "日期：2026年11月12日"],
]
QUESTIONNAIRE = [
    ["АНКЕТА УЧАСТНИКА"],
    [],
    ["1. Фамилия", "Дорохина"],
    ["2. Имя", "Маргарита"],
    ["3. Отчество (при наличии)", "Станиславовна"],
    ["5. Пол", "женский"],
    ["6. Дата рождения", "3 ноября 2005 г."],
    ["8. Загранпаспорт", "серия 71 номер 2596607"],
    ["    действителен до", "8 февраля 2035 г."],
    ["15. Мать: ФИО, телефон", "Вельская Ирина, 8-924-009-11-22"],
    ["19. Размер обуви", "37"],
]


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as found:
        yield found


@pytest.fixture
def russian(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, RUSSIAN) as found:
        yield found


def stage(imports: Imports, *sheets: list[list[object]], kind: str = "", **told: object) -> ImportDraft:
    cells = tuple(SheetCells(f"S{at}", rows, **told) for at, rows in enumerate(sheets, 1))  # type: ignore[arg-type]
    return imports.stage_cells(WorkbookCells("forms.xlsx", cells), ImportOptions(kind))


def asked(draft: ImportDraft) -> list[list[tuple[str, str]]]:
    return [[(one.code, one.field) for one in row.problems if one.level is not Level.INFORMS] for row in draft.rows]


def left_out(draft: ImportDraft) -> list[int]:
    return [line.row for sheet in draft.sheets for line in sheet.left_out]


def other(form: list[list[object]], **said: str) -> list[list[object]]:
    """The form of somebody else: values by what stands in them."""
    return [[said.get(str(cell), cell) for cell in row] for row in form]


def test_a_form_with_labels_in_several_columns_is_one_person(imports: Imports) -> None:
    draft = stage(imports, CHINESE_FORM)
    [row] = draft.rows
    told = {
        "family_han": "杜", "given_han": "振华", "family_latin": "DU", "given_latin": "ZHENHUA", "sex": "1",
        "citizenship": "CN", "passport_number": "EF1668672", "passport_valid_until": "2032-08-26",
        "birth_date": "2007-10-28",
    }  # fmt: skip
    assert {key: row.values.get(key) for key in told} == told
    assert str(row.values["phone"]).replace(" ", "").endswith("15057549158"), "not that of the father"
    assert (row.number, asked(draft)) == (2, [[]])
    imports.apply(draft, "Shen")


def test_a_word_that_answers_a_label_nobody_reads_is_no_label(imports: Imports) -> None:
    form = [
        *CHINESE_FORM[:4],
        ["身份证号", "230110200710280017", "政治面貌", "团员", "婚姻状况", "未婚"],
        *CHINESE_FORM[4:],
    ]
    (row,) = stage(imports, form).rows
    assert (row.values["national_id"], row.values["family_han"]) == ("230110200710280017", "杜")


def test_what_a_form_says_besides_is_named(imports: Imports) -> None:
    draft = stage(imports, CHINESE_FORM)
    assert {"曾用名", "与本人关系", "电话"} <= set(draft.sheets[0].unread)
    assert left_out(draft) == [7, 8, 9], "the table of relatives, the day of signing"
    assert draft.sheets[0].titles == ("赴俄语言进修项目报名表",)
    plain = outcome_as_plain(draft, draft.rows)["sheets"][0]  # type: ignore[index]
    assert plain["left_out"][0] == {"row": 7, "why": "form_rest"}
    assert (plain["forms"], plain["in_columns"]) == (1, False)


def test_questions_and_answers_below_each_other_are_one_person(russian: Imports) -> None:
    draft = stage(russian, QUESTIONNAIRE)
    [row] = draft.rows
    assert (row.values["family_cyrillic"], row.values["passport_number"]) == ("Дорохина", "712596607")
    assert row.values["passport_valid_until"] == "2035-02-08"
    assert asked(draft) == [[]]
    assert draft.sheets[0].unread == ("15. Мать: ФИО, телефон", "19. Размер обуви")


def test_forms_below_each_other_and_on_other_sheets_are_a_person_each(imports: Imports) -> None:
    second = other(CHINESE_FORM, 杜振华="段书涵", 男="女", EF1668672="E08085856", **{"DU ZHENHUA": "DUAN SHUHAN"})
    draft = stage(imports, [*CHINESE_FORM, [], *second], other(second, E08085856="E08085857", 段书涵="段书海"))
    assert [(row.sheet, row.number, row.values["given_han"]) for row in draft.rows] == [
        (0, 2, "振华"),
        (0, 12, "书涵"),
        (1, 2, "书海"),
    ]
    assert [len(sheet.layout.forms) for sheet in draft.sheets] == [2, 1]
    assert draft.sheets[0].titles == ("赴俄语言进修项目报名表",)
    assert left_out(draft)[:6] == [7, 8, 9, 17, 18, 19]


def test_an_empty_form_is_nobody_and_its_sheet_is_named(imports: Imports) -> None:
    empty = [[cell if at % 2 == 0 else None for at, cell in enumerate(row)] for row in CHINESE_FORM[1:6]]
    draft = stage(imports, CHINESE_FORM, empty)
    assert (len(draft.rows), draft.skipped_sheets) == (1, ("S2",))


def test_a_label_of_which_only_a_word_is_known_is_asked_about(imports: Imports) -> None:
    form = [[{"出生日期": "孩子出生日期是"}.get(str(cell), cell) for cell in row] for row in CHINESE_FORM]
    draft = stage(imports, form)
    assert asked(draft) == [[("import.column_guessed", "birth_date")]]
    imports.use_column(
        draft, 0, next(one.index for one in draft.sheets[0].columns if one.guess), "birth_date", {2: "2007-10-28"}
    )
    assert asked(draft) == [[]]


def test_what_stands_below_a_line_about_parents_is_not_the_students(russian: Imports) -> None:
    without_phone = [
        *QUESTIONNAIRE,
        ["Сведения о родителях", None],
        ["ФИО", "Дорохина Ольга"],
        ["Телефон", "89240091122"],
    ]
    wide = stage(russian, without_phone, merged=((11, 0, 11, 1),))
    assert (wide.rows[0].values.get("phone"), asked(wide)) == (None, [[]])
    assert {"ФИО", "Телефон"} <= set(wide.sheets[0].unread)
    narrow = stage(russian, without_phone)
    assert ("import.column_guessed", "phone") in asked(narrow)[0]


def test_a_name_that_a_form_asks_for_twice_is_asked_about(imports: Imports) -> None:
    draft = stage(imports, [*CHINESE_FORM[:5], ["姓名", "杜恩泽"], *CHINESE_FORM[5:]])
    assert ("import.column_guessed", "full_name") in asked(draft)[0]


def test_a_hidden_line_of_a_form_is_told(imports: Imports) -> None:
    draft = stage(imports, CHINESE_FORM, hidden_rows=frozenset({4}))
    assert draft.sheets[0].hidden_rows == (2,)
    assert [problem.code for problem in draft.rows[0].problems] == ["import.hidden_row"]


def test_a_fault_of_a_cell_is_one_of_the_value_of_its_label(imports: Imports) -> None:
    draft = stage(imports, CHINESE_FORM, faults={(3, 1): "cell.digits_lost"})
    assert asked(draft) == [[("cell.digits_lost", "passport_number")]]


def test_no_label_that_is_unknown_answers_another_one(imports: Imports) -> None:
    form = [*CHINESE_FORM[:5], ["住址", None, "宅电", "0468-3345612"]]
    draft = stage(imports, form)
    assert draft.rows[0].values.get("address") is None
    assert "宅电" in draft.sheets[0].unread
    far = stage(imports, [*form, ["邮箱", None, None, "a@b.example"], ["微信", None, None, None, "dzh"]])
    assert asked(far) == [[("import.column_guessed", "email")]], "it does not stand beside its label"
    assert left_out(far) == [8], "labels stand in its column"


def test_people_in_columns_are_told_by_the_letter_of_theirs(imports: Imports) -> None:
    draft = stage(
        imports,
        [
            ["APPLICATION DATA"],
            ["Student", 1, 2, 3],
            ["Family name", "JIA", "HU", "XUE"],
            ["First name", "YINGNA", "WEIHAO", "MENGPING"],
            ["Date of birth", "2005-08-11", "2007-11-26", "2006-12-14"],
            ["Passport number", "E44941255", "EK1768737", "E44941255"],
            ["Visa expires", None, "2027-07-15", None],
            ["Mobile phone", 13900422195, 18800323743, 18600773785],
        ],
    )
    assert [draft.sheets[0].place(row) for row in draft.rows] == ["B", "C", "D"]
    assert [row.values["given_latin"] for row in draft.rows] == ["YINGNA", "WEIHAO", "MENGPING"]
    assert asked(draft) == [[("import.same_number", "passport_number")], [], [("import.same_as_column", "")]]
    assert (draft.rows[0].problems[-1].facts["row"], draft.rows[2].problems[-1].facts["row"]) == ("D", "B")
    assert (draft.sheets[0].unread, draft.sheets[0].numbering) == (("Visa expires",), ("Student",))


def test_a_kept_draft_still_knows_where_its_people_stand(imports: Imports) -> None:
    draft = stage(imports, [*CHINESE_FORM, *other(CHINESE_FORM, EF1668672="E08085856", 杜振华="段书涵")])
    again = imports.open(imports.keep(draft))
    assert [sheet.layout for sheet in again.sheets] == [sheet.layout for sheet in draft.sheets]


def test_a_list_below_some_labels_stays_a_list(imports: Imports) -> None:
    draft = stage(
        imports,
        [
            ["学校", "松花工程职业学院", "填表人", "王芳"],
            ["联系电话", "0451-1234567", "E-mail", "a@b.example"],
            ["姓名", "性别", "出生日期", "护照号码", "联系电话"],
            ["杜振华", "男", "2007-10-28", "EF1668672", "15057549158"],
            ["段书涵", "女", "2008-02-20", "E08085856", "15914298676"],
        ],
    )
    assert [row.number for row in draft.rows] == [4, 5]
    assert not draft.sheets[0].layout.forms


def test_forms_go_back_as_rows_and_return_as_a_list(imports: Imports, tmp_path: Path) -> None:
    form = other(CHINESE_FORM, **{"2007-10-28": "31.02.2007"})
    book = WorkbookCells(
        "forms.xlsx", (SheetCells("S1", [*form, *other(form, EF1668672="E08085856", 杜振华="段书涵")]),)
    )
    draft = imports.stage_cells(book, ImportOptions())
    sending = SendingBack(imports._parts)
    sent = sending.write(draft, tmp_path / "back.xlsx", book=book)
    assert (sent.copied, sent.rows) == (Copied.ROWS, 2)
    imports.keep(draft)
    again = imports.stage(tmp_path / "back.xlsx")
    assert [row.values["given_han"] for row in again.rows] == ["振华", "书涵"]
    assert not again.sheets[0].layout.forms


def test_forms_are_no_list_of_another_kind(imports: Imports) -> None:
    with pytest.raises(RuleBroken) as refused:
        stage(imports, CHINESE_FORM, kind="agreement")
    assert refused.value.problem.code == "import.no_list_of_kind"


@pytest.mark.parametrize(
    "title",
    ["АНКЕТА для оформления визы в КНР", "Визовая анкета участника", "赴俄签证申请表", "Visa application form"],
)
def test_a_form_for_a_visa_is_of_whoever_fills_it_in(russian: Imports, title: str) -> None:
    (row,) = stage(russian, [[title], *QUESTIONNAIRE[1:]]).rows
    assert row.values["family_cyrillic"] == "Дорохина"
    assert row.is_ready


@pytest.mark.parametrize(
    "title",
    [
        "АНКЕТА приглашающей стороны",
        "Анкета родителя для оформления визы",
        "Данные принимающей организации для визы",
        "监护人签证申请表",
        "Visa application form of the sponsor",
    ],
)
def test_a_form_of_somebody_else_s_for_a_visa_makes_nobody_ready(russian: Imports, title: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        assert stage(russian, [[title], *QUESTIONNAIRE[1:]]).rows[0].is_ready
    assert refused.value.problem.code == "import.no_list_found"


@pytest.mark.parametrize("heads", [["家庭主要成员", "关系", "姓名"], ["家庭成员", "与本人关系", "成员姓名"]])
def test_a_table_of_relatives_leaves_the_name_of_whoever_fills_a_form_in_certain(
    imports: Imports, heads: list[str]
) -> None:
    form = [row for row in CHINESE_FORM if row[0] not in ("家庭成员", "紧急联系人")]
    draft = stage(imports, [*form[:-2], [*heads, "工作单位", "电话"], *form[-2:]])
    assert asked(draft) == [[]]
    assert draft.rows[0].values["phone"] == "15057549158"


@pytest.mark.parametrize(
    ("labels", "is_asked"),
    [(("Surname", "Name"), False), (("Name", "Surname"), True), (("Surname", "Full name"), True)],
)
def test_name_below_surname_is_the_given_name(russian: Imports, labels: tuple[str, str], is_asked: bool) -> None:
    said = ("PANOV", "BOGDAN") if labels[0] == "Surname" else ("BOGDAN", "PANOV")
    form: list[list[object]] = [
        ["АНКЕТА УЧАСТНИКА"],
        ["Фамилия", "Панов", labels[0], said[0]],
        ["Имя", "Богдан", labels[1], said[1]],
        ["Отчество", "Евгеньевич", "Пол", "мужской"],
        ["Дата рождения", "20.10.2007", "Загранпаспорт", "73 4078110"],
    ]
    draft = stage(russian, form)
    assert bool(asked(draft)[0]) == is_asked
    if not is_asked:
        assert (draft.rows[0].values["family_latin"], draft.rows[0].values["given_latin"]) == ("PANOV", "BOGDAN")


@pytest.mark.parametrize("name", ["PANOV BOGDAN", "Bogdan Panov"])
def test_a_whole_name_below_surname_is_asked_about(russian: Imports, name: str) -> None:
    form: list[list[object]] = [
        ["APPLICATION FORM"],
        ["Surname", "PANOV"],
        ["Name", name],
        ["Sex", "M"],
        ["Date of birth", "20.10.2007"],
        ["Passport No.", "73 4078110"],
    ]
    assert asked(stage(russian, form)) == [[("import.name_with_words", "given_name")]]
