"""Lists of any kind of record: from an empty office to agreements, stays and exam results, in each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from record_lists import LISTS, Rows, table

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.fields import Field, FieldType, Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.names import Names, NameTables
from exchange_admin.services.importing.draft import LEFT_OUT, NEW_RECORD, ImportDraft, ImportOptions
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.imports import Imports
from exchange_admin.services.importing.list_shapes import record_kinds, shape_of
from exchange_admin.services.importing.sources import ImportTables
from exchange_admin.services.importing.words import ImportWords
from exchange_admin.services.list_export import export_list
from exchange_admin.services.lists import Lists
from exchange_admin.services.office_files import NewOffice, create_office
from exchange_admin.services.parts import Parts
from exchange_admin.store import Store

RESOURCES = Path(__file__).parents[2] / "resources"
WHO = "Shen"
WORDINGS = {language: Wording.load(RESOURCES / "wording", language) for language in LANGUAGES}
NAMES = Names(NameTables.load(RESOURCES / "names"))
TABLES = ImportTables(
    Headings.load(RESOURCES / "import"),
    ImportWords.load(RESOURCES / "import", WORDINGS),
    Reference.load(RESOURCES / "reference"),
)


def new_office(path: Path) -> Store:
    office = NewOffice("松花工程职业学院", "CN", "zh", "SHGC")
    return create_office(path, office, names=NAMES, origin=Origin.seeded(7), reference=TABLES.reference, who=WHO)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_office(tmp_path / "a.exchange") as store:
        yield store


@pytest.fixture
def imports(store: Store) -> Imports:
    return imports_over(store)


def imports_over(store: Store) -> Imports:
    return Imports(
        Parts(store, REGISTRY, NAMES, Origin.seeded(8), TABLES.words.wordings, lambda: date(2026, 11, 24)), TABLES
    )


def stage(imports: Imports, kind: str, rows: Rows) -> ImportDraft:
    return imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("S", rows),)), ImportOptions(kind=kind))


def codes(draft: ImportDraft) -> list[list[str]]:
    return [[one.code for one in row.problems] for row in draft.rows]


RUSSIAN = LISTS["ru"]
INSTITUTIONS, AGREEMENTS, PEOPLE, STAYS = map(RUSSIAN.__getitem__, ("institution", "agreement", "people", "mobility"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_office_takes_every_list_in_turn_and_the_same_file_again_changes_nothing(
    imports: Imports, store: Store, language: str
) -> None:
    for kind, rows in LISTS[language].items():
        draft = stage(imports, kind, rows)
        assert [row.state for row in draft.rows] == ["new"] * (len(rows) - 1), (kind, codes(draft))
        before = store.step_count()
        applied = imports.apply(draft, WHO)
        assert (len(applied.rows), applied.left.rows, store.step_count()) == (len(rows) - 1, [], before + 1)
        again = stage(imports, kind, rows)
        assert [row.state for row in again.rows] == ["known"] * (len(rows) - 1), (kind, codes(again))
        assert not imports.apply(again, WHO).changes
    (stay,) = store.records(Query("mobility"))
    assert (stay["planned_start"], stay["planned_end"]) == ("2026-09-01", "2027-01-31")
    (exam,) = store.records(Query("exam_result"))
    assert (exam["person_id"], exam["outcome"]) == (stay["person_id"], "passed")


def test_one_undo_takes_a_whole_list_back(imports: Imports, store: Store) -> None:
    rows = [*INSTITUTIONS, ["Омский колледж", "Россия", "Омск", "Колледж"]]
    before = store.count(Query("institution"))
    imports.apply(stage(imports, "institution", rows), WHO)
    assert store.count(Query("institution")) == before + 2
    store.undo(WHO)
    assert store.count(Query("institution")) == before


def test_hours_are_academic_numbers_have_commas_and_no_means_no(imports: Imports, store: Store) -> None:
    for kind, rows in list(RUSSIAN.items())[:4]:
        imports.apply(stage(imports, kind, rows), WHO)
    assert store.records(Query("programme"))[0]["planned_minutes"] == 72 * 45
    assert sorted(one.text("months") for one in store.records(Query("condition"))) == ["4.5", "5"]
    draft = stage(
        imports, "institution", [[*INSTITUTIONS[0], "Партнёр"], ["Омский колледж", "РФ", "-", "колледж", "нет"]]
    )
    assert (draft.rows[0].values["is_partner"], "city" in draft.rows[0].values) == (0, False)


def test_a_partner_that_nobody_knows_is_asked_about_and_not_written(imports: Imports, store: Store) -> None:
    draft = stage(imports, "agreement", AGREEMENTS)
    assert codes(draft) == [["import.reference_unknown"]]
    assert draft.rows[0].problems[0].facts == {"typed": "Приморский колледж", "n": 0, "kind": "kind.institution"}
    applied = imports.apply(draft, WHO)
    assert (applied.rows, len(applied.left.rows), store.count(Query("agreement"))) == ((), 1, 0)


def test_two_partners_called_alike_are_asked_about_until_one_is_picked(imports: Imports, store: Store) -> None:
    for city in ("Владивосток", "Находка"):
        draft = stage(imports, "institution", [INSTITUTIONS[0], ["Приморский колледж", "Россия", city, "Колледж"]])
        if codes(draft)[0]:
            imports.decide(draft, 0, NEW_RECORD)
        imports.apply(draft, WHO)
    draft = stage(imports, "agreement", AGREEMENTS)
    assert codes(draft) == [["import.reference_alike"]]
    one = store.where("institution", "city", ["Находка"])[0].id
    imports.pick(draft, 0, "institution_id", one)
    kept = imports.open(imports.keep(draft))
    imports.apply(kept, WHO)
    assert store.records(Query("agreement"))[0]["institution_id"] == one


def test_what_differs_from_a_known_record_is_asked_and_empty_fields_are_filled(imports: Imports, store: Store) -> None:
    imports.apply(stage(imports, "institution", INSTITUTIONS), WHO)
    rows: Rows = [
        ["Название", "Страна", "Город", "Сайт"],
        ["ПРИМОРСКИЙ КОЛЛЕДЖ", "Россия", "Находка", "https://a.example"],
    ]
    draft = stage(imports, "institution", rows)
    assert (codes(draft), draft.rows[0].problems[0].field) == ([["import.value_differs"]], "city")
    imports.choose(draft, 0, "city", "theirs")
    imports.apply(draft, WHO)
    (college,) = store.where("institution", "name_ru", ["Приморский колледж"])
    assert (college["city"], college["website"]) == ("Находка", "https://a.example")


def test_codes_with_other_blanks_between_them_are_the_same_codes(imports: Imports, store: Store) -> None:
    """Older files and packages have them: the list that was exported differed from what is here."""
    origin = Origin.seeded(9)
    place, id = origin.new_id(), origin.new_id()
    named = {"name_en": "Amur College", "country": "RU", "kind": "college"}
    offer = {
        "institution_id": place,
        "side": "offer",
        "topic": "short_training",
        "name_en": "Robots",
        "isced_f": "0716; 0714",
    }
    edits = (Edit("institution", place, named, new=True), Edit("listing", id, offer, new=True))
    store.record(Step(WHO, "listing.add", edits))
    told = {"institution_id": "Amur College", "side": "Offer", "topic": "Short training", "name_en": "Robots"}
    rows: Rows = [[WORDINGS["en"].field("listing", name) for name in (*told, "isced_f")], [*told.values(), "0716;0714"]]
    (row,) = stage(imports, "listing", rows).rows
    assert (row.subject_id, [one.code for one in row.problems]) == (id, [])


def test_a_column_of_any_list_can_be_left_out(imports: Imports) -> None:
    book = WorkbookCells("list.xlsx", (SheetCells("S", AGREEMENTS),))
    heading = str(AGREEMENTS[0][-1])
    draft = imports.stage_cells(book, ImportOptions(kind="agreement", columns=((heading, "ignored"),)))
    assert draft.sheets[0].ignored == (heading,)


def test_what_a_form_would_refuse_is_refused_in_a_list(imports: Imports, store: Store) -> None:
    imports.apply(stage(imports, "institution", INSTITUTIONS), WHO)
    rows: Rows = [
        [*AGREEMENTS[0], "Начало действия", "Окончание действия"],
        [*AGREEMENTS[1], "01.09.2026", "31.08.2025"],
    ]
    draft = stage(imports, "agreement", rows)
    assert codes(draft) == [["period.reversed"]]
    imports.apply(draft, WHO)
    assert store.count(Query("agreement")) == 0


def test_a_required_field_that_the_list_lacks_has_a_column_to_fill(imports: Imports) -> None:
    draft = stage(imports, "institution", [["Название", "Город"], ["Приморский колледж", "Владивосток"]])
    assert [column.key for column in draft.sheets[0].columns] == ["name", "city", "country", "kind"]
    assert codes(draft) == [["import.begins_with", "value.required"]]
    imports.set_cell(draft, 0, "country", "Россия")
    assert draft.rows[0].is_ready
    imports.set_cell(draft, 0, "kind", "университет")
    assert (draft.rows[0].is_ready, draft.rows[0].values["kind"]) == (True, "university")


def test_lines_of_one_agreement_are_one_agreement(imports: Imports, store: Store) -> None:
    imports.apply(stage(imports, "institution", INSTITUTIONS), WHO)
    both: Rows = [[*AGREEMENTS[0], "Направление", "Вид мобильности", "Мест в год"]]
    both += [
        [*AGREEMENTS[1], "Входящая", "Обучение по обмену", 5],
        [*AGREEMENTS[1], "Исходящая", "Обучение по обмену", 3],
    ]
    draft = stage(imports, "agreement", both)
    assert codes(draft) == [[], ["import.row_repeated"]]
    assert draft.rows[1].problems[0].level is Level.INFORMS
    imports.apply(draft, WHO)
    imports.apply(stage(imports, "condition", both), WHO)
    (agreement,) = store.records(Query("agreement"))
    assert {one["agreement_id"] for one in store.records(Query("condition"))} == {agreement.id}
    assert store.count(Query("condition")) == 2


def test_two_lines_of_one_name_that_say_different_things_are_asked_about(imports: Imports) -> None:
    draft = stage(imports, "institution", [*INSTITUTIONS, ["Приморский колледж", "Россия", "Находка", "Колледж"]])
    assert [row.state for row in draft.rows] == ["new", "question"]
    imports.decide(draft, 1, NEW_RECORD)
    assert draft.rows[1].is_ready


def test_a_partner_is_known_by_its_name_in_either_language(imports: Imports, store: Store) -> None:
    rows: Rows = [INSTITUTIONS[0], ["Харбинский институт / 哈尔滨学院", "Китай", "Харбин", "Университет"]]
    imports.apply(stage(imports, "institution", rows), WHO)
    (partner,) = store.where("institution", "city", ["Харбин"])
    assert (partner["name_ru"], partner["name_zh"]) == ("Харбинский институт", "哈尔滨学院")
    for name in (
        "Харбинский институт / 哈尔滨学院",
        "哈尔滨学院",
        "ХАРБИНСКИЙ ИНСТИТУТ",
        "Harbin University / 哈尔滨学院",
    ):
        draft = stage(imports, "institution", [INSTITUTIONS[0], [name, "Китай", "Харбин", "Университет"]])
        assert draft.rows[0].subject_id == partner.id, name


def test_two_lines_that_share_a_name_in_one_language_are_asked_about(imports: Imports) -> None:
    rows = table(
        "Название (рус.) | Название (кит.) | Страна | Тип организации",
        "Харбинский институт | | Китай | Университет",
        "Харбинский институт | 哈尔滨学院 | Китай | Университет",
    )
    assert [row.state for row in stage(imports, "institution", rows).rows] == ["new", "question"]


def test_a_code_that_the_spreadsheet_made_a_day_is_no_code(imports: Imports, store: Store) -> None:
    rows: Rows = [["Подразделение", "Организация", "Код подразделения"], ["Цех", "松花工程职业学院", date(2026, 1, 3)]]
    assert codes(stage(imports, "unit", rows)) == [["cell.is_a_day"]]


def test_two_names_side_by_side_point_to_the_one_record_that_has_both(imports: Imports, store: Store) -> None:
    rows = table(
        "Название (рус.) | Название (кит.) | Сокращение | Страна | Тип организации",
        "Харбинский институт | 哈尔滨学院 | ХИ | Китай | Университет",
        "Политехнический колледж | 工业学院 | ПК | Китай | Колледж",
    )
    imports.apply(stage(imports, "institution", rows), WHO)
    units = "Организация | Подразделение"
    named = ("Харбинский институт / 哈尔滨学院", "哈尔滨学院（ХИ）", "哈尔滨 学院", "本校")
    draft = stage(imports, "unit", table(units, *(f"{name} | Отделение {at}" for at, name in enumerate(named))))
    assert codes(draft) == [[], [], [], []]
    assert len({row.values["institution_id"] for row in draft.rows}) == 2
    draft = stage(
        imports, "unit", table(units, "哈尔滨学院 / 工业学院 | Отделение 1", "哈尔滨学院（新区） | Отделение 2")
    )
    assert codes(draft) == [["import.reference_unknown"], ["import.reference_unknown"]]


def test_an_agreement_is_found_by_its_number_with_the_words_around_it(imports: Imports, store: Store) -> None:
    imports.apply(stage(imports, "institution", INSTITUTIONS), WHO)
    imports.apply(
        stage(imports, "agreement", [[*AGREEMENTS[0], "Дата подписания"], [*AGREEMENTS[1], "10.01.2026"]]), WHO
    )
    conditions = "Договор | Направление | Вид мобильности"
    for said in ("№ ПК-25", "Договор № ПК-25 от 10.01.2026", "No. ПК-25", "ПК-25 от 10.01.2026 г."):
        assert codes(stage(imports, "condition", table(conditions, f"{said} | вх. | обучение"))) == [[]], said
    another = stage(imports, "condition", table(conditions, "ПК-25 от 11.01.2026 | вх. | обучение"))
    assert codes(another) == [["import.reference_unknown"]]


@pytest.mark.parametrize("said", ["2026-2027学年第一学期", "осенний 2026/27 уч. г.", "Осень 2026", "2026年秋季学期"])
def test_a_term_is_found_by_its_year_and_season(imports: Imports, store: Store, said: str) -> None:
    draft = stage(imports, "mobility_group", table("Группа | Семестр | Дата выезда", f"Группа 1 | {said} | 01.09.2026"))
    assert codes(draft) == [[]]
    (term,) = store.many("term", [str(draft.rows[0].values["term_id"])]).values()
    assert (term["season"], term.text("starts")[:4]) == ("autumn", "2026")


def test_a_study_year_is_the_same_however_its_years_are_written(imports: Imports, store: Store) -> None:
    rows = table(
        "学年 | 开学日期 | 放假日期", "2026-2027 | 2026-09-01 | 2027-08-31", "2031－2032学年 | 2031-09-01 | 2032-08-31"
    )
    draft = stage(imports, "academic_year", rows)
    assert [row.state for row in draft.rows] == ["known", "new"], codes(draft)
    assert draft.rows[1].values["code"] == "2031/2032"
    wrong = stage(imports, "academic_year", table("学年 | 开学日期 | 放假日期", "2028-2030 | 2028-09-01 | 2030-08-31"))
    assert codes(wrong) == [["import.not_study_years"]]


def test_of_departments_called_alike_the_one_of_that_institution_is_meant(imports: Imports, store: Store) -> None:
    for kind in ("institution", "people"):
        imports.apply(stage(imports, kind, RUSSIAN[kind]), WHO)
    units = table(
        "Организация | Подразделение",
        "Приморский колледж | Отделение механики",
        "松花工程职业学院 | Отделение механики",
        "Приморский колледж | Отделение связи",
    )
    imports.apply(stage(imports, "unit", units), WHO)
    for unit, told in (("Отделение механики", []), ("Отделение связи", ["record.part_of_another"])):
        draft = stage(imports, "mobility", [[*STAYS[0], "Принимающее подразделение"], [*STAYS[1], unit]])
        assert codes(draft) == [told], unit


def test_a_number_of_a_cell_has_no_thousands_to_ask_about(imports: Imports) -> None:
    for kind in ("institution", "people"):
        imports.apply(stage(imports, kind, RUSSIAN[kind]), WHO)
    exams = "ФИО | Экзамен | Язык | Общий балл"
    rows = table(exams, "Соколова Дарья Игоревна | ТРКИ | русский | 85.125")
    assert codes(stage(imports, "exam_result", rows)) == [["import.two_numbers"]]
    counted: Rows = [rows[0], [*rows[1][:3], 85.125]]
    draft = stage(imports, "exam_result", counted)
    assert (codes(draft), draft.rows[0].values["score"]) == ([[]], "85.125")


def in_two_sheets(imports: Imports, kind: str, first: Rows, second: Rows) -> ImportDraft:
    book = WorkbookCells("list.xlsx", (SheetCells("Сентябрь", first), SheetCells("Октябрь", second)))
    return imports.stage_cells(book, ImportOptions(kind=kind))


@pytest.mark.parametrize("kind", ["institution", "people"])
def test_what_stands_in_two_sheets_of_a_file_is_not_made_twice(imports: Imports, store: Store, kind: str) -> None:
    rows = RUSSIAN[kind]
    stored = "person" if kind == "people" else kind
    draft = in_two_sheets(imports, kind, rows, rows)
    assert draft.rows[1].problems[-1].facts == {"row": "2 (Сентябрь)"}
    before = store.count(Query(stored))
    imports.apply(draft, WHO)
    assert store.count(Query(stored)) == before + 1


def test_what_two_sheets_say_otherwise_of_one_institution_is_asked(imports: Imports) -> None:
    other = [INSTITUTIONS[0], [INSTITUTIONS[1][0], "Россия", "Находка", "Колледж"]]
    assert [row.state for row in in_two_sheets(imports, "institution", INSTITUTIONS, other).rows] == ["new", "question"]


def test_a_season_without_a_year_is_no_term(imports: Imports) -> None:
    draft = stage(imports, "mobility_group", table("Группа | Семестр | Дата выезда", "Группа 1 | 秋季 | 01.09.2026"))
    assert codes(draft) == [["import.reference_unknown"]]


def test_stays_without_a_word_of_their_status_begin_like_those_of_a_form_and_say_so(
    imports: Imports, store: Store
) -> None:
    for kind in ("institution", "people"):
        imports.apply(stage(imports, kind, RUSSIAN[kind]), WHO)
    without = [row[:1] + row[2:7] for row in STAYS]  # neither direction nor status
    draft = stage(imports, "mobility", without)
    assert codes(draft) == [["import.begins_with"] * 3]
    assert draft.rows[0].is_ready
    imports.apply(draft, WHO)
    (stay,) = store.records(Query("mobility"))
    assert (stay["direction"], stay["sending_status"], stay["receiving_status"]) == ("incoming", "draft", "none")


@pytest.mark.parametrize("remark", ["因病退出", "академический отпуск с 01.10", "Отчислена"])
def test_whoever_is_said_to_be_gone_is_asked_about(imports: Imports, remark: str) -> None:
    for heading in ("Примечание", "Что-то ещё"):
        rows: Rows = [[*PEOPLE[0], heading], [*PEOPLE[1], remark]]
        draft = stage(imports, "people", rows)
        assert codes(draft) == [["import.says_gone"]]
        imports.choose(draft, 0, draft.rows[0].problems[0].field, "theirs")
        assert draft.rows[0].is_ready


def test_a_second_table_with_its_columns_in_another_order_is_not_read_as_the_first(imports: Imports) -> None:
    rows: Rows = [
        *INSTITUTIONS,
        [],
        ["Страна", "Название", "Город", "Тип организации"],
        ["Китай", "北京学院", "北京", "Колледж"],
    ]
    draft = stage(imports, "institution", rows)
    assert len(draft.rows) == 1
    assert [(line.row, line.why) for line in draft.sheets[0].left_out][-2:] == [(4, "another"), (5, "another")]


def test_a_line_that_numbers_the_columns_is_no_record(imports: Imports) -> None:
    draft = stage(imports, "institution", [INSTITUTIONS[0], [1, 2, 3, 4], INSTITUTIONS[1]])
    assert [(line.row, line.why) for line in draft.sheets[0].left_out] == [(2, "numbers")]


def test_a_heading_over_several_that_says_the_same_less_exactly_leaves_them_sure(imports: Imports) -> None:
    sheet = SheetCells(
        "S",
        [
            ["院校名称", None, "国家", "院校性质"],
            ["中文名称", "外文名称", None, None],
            ["滨海职业学院", "Приморский колледж", "俄罗斯", "高职院校"],
        ],
        merged=((0, 0, 0, 1), (0, 2, 1, 2), (0, 3, 1, 3)),
    )
    draft = imports.stage_cells(WorkbookCells("list.xlsx", (sheet,)), ImportOptions(kind="institution"))
    assert codes(draft) == [[]]
    assert (draft.rows[0].values["name_zh"], draft.rows[0].values["name_ru"]) == ("滨海职业学院", "Приморский колледж")


def test_a_stay_of_somebody_who_shares_a_name_is_asked_about_unless_the_birth_date_tells(imports: Imports) -> None:
    imports.apply(stage(imports, "institution", INSTITUTIONS), WHO)
    twins: Rows = [*PEOPLE, ["Соколова Дарья Игоревна", "15.04.2006", "Россия"]]
    imports.apply(stage(imports, "people", twins), WHO)
    assert codes(stage(imports, "mobility", STAYS)) == [["import.reference_alike"]]
    dated = [["Дата рождения", *STAYS[0]], ["14.03.2005", *STAYS[1]]]
    assert codes(stage(imports, "mobility", dated)) == [[]]


def test_a_list_whose_kind_only_its_headings_tell_waits_for_a_person(imports: Imports, store: Store) -> None:
    draft = stage(imports, "", INSTITUTIONS)
    assert (draft.sheets[0].kind, codes(draft)) == ("institution", [["import.kind_guessed"]])
    applied = imports.apply(draft, WHO)
    assert applied.rows == ()


def test_a_list_of_another_kind_is_not_found(imports: Imports) -> None:
    with pytest.raises(RuleBroken) as refused:
        stage(imports, "condition", [["ФИО", "Телефон"], ["Соколова Дарья", "1"]])
    assert refused.value.problem.code == "import.no_list_of_kind"


def test_what_is_said_of_the_whole_file_fills_rows_that_do_not_say_it(imports: Imports, store: Store) -> None:
    imports.apply(stage(imports, "institution", INSTITUTIONS), WHO)
    (college,) = store.where("institution", "name_ru", ["Приморский колледж"])
    rows = table("Подразделение | Код подразделения", "Отделение механики | М")
    book = WorkbookCells("list.xlsx", (SheetCells("S", rows),))
    draft = imports.stage_cells(book, ImportOptions("unit", institution_id=college.id))
    imports.apply(draft, WHO)
    assert store.records(Query("unit"))[0]["institution_id"] == college.id
    with pytest.raises(RuleBroken) as refused:
        imports.stage_cells(book, ImportOptions("unit", term_id=college.id))
    assert refused.value.problem.code == "import.option_not_used"


def test_a_row_left_out_is_not_written(imports: Imports, store: Store) -> None:
    draft = stage(imports, "institution", INSTITUTIONS)
    imports.decide(draft, 0, LEFT_OUT)
    assert not imports.apply(draft, WHO).changes


def test_every_section_of_headings_names_a_kind_with_lists_and_its_columns() -> None:
    for kind, sections in TABLES.headings.of_records.items():
        assert kind in record_kinds(REGISTRY)
        assert set(sections) <= shape_of(kind).own, kind


@pytest.mark.parametrize("kind", record_kinds(REGISTRY))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_of_a_form_heads_a_column(kind: str, language: str) -> None:
    """But for labels that two fields of a kind share."""
    labels = [(key, WORDINGS[language].field(kind, key)) for key in shape_of(kind).own if key in REGISTRY[kind]]
    for key, label in labels:
        found = TABLES.all_headings.meaning(kind, label)
        assert (found and (found.exact, found.key)) == (True, key), label


# what is exported comes back

EXPORTED = (
    "institution",
    "contact",
    "unit",
    "agreement",
    "condition",
    "programme",
    "language_course",
    "mobility_group",
    "body",
    "membership",
    "meeting",
    "decision",
)
AS_ABOVE = "//"  # in any list: the same as in the line above
TEXTS = (
    st.text("abЯщ 中文01.-/", min_size=1, max_size=12)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text not in ("", AS_ABOVE))
)


def values_of(field: Field, made: Mapping[str, list[str]]) -> st.SearchStrategy[Value]:
    match field.type:
        case FieldType.TEXT:
            return TEXTS.map(lambda text: text[: field.longest])
        case FieldType.DATE:
            return st.dates(date(1990, 1, 1), date(2040, 12, 31)).map(date.isoformat)
        case FieldType.INTEGER | FieldType.MINUTES:
            return st.integers(field.low or 0, min(field.high or 9999, 9999))
        case FieldType.DECIMAL:
            return st.decimals(0, 99, places=2).map(lambda number: format(number.normalize(), "f"))
        case FieldType.BOOLEAN:
            return st.sampled_from((0, 1))
        case FieldType.CHOICE:
            return st.sampled_from(words_of(field.choices))
        case FieldType.COUNTRY:
            return st.sampled_from(("CN", "RU", "KZ"))
        case FieldType.LANGUAGE:
            return st.sampled_from(("zh", "ru", "en"))
        case FieldType.REFERENCE:
            return st.sampled_from(made[field.refers]) if made.get(field.refers) else st.none()
    return st.none()


@pytest.fixture(scope="module", params=EXPORTED)
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Store]]:
    """A kind, and an office of its own with what records of the kind name: whatever ran before, the examples are the
    same."""
    with new_office(tmp_path_factory.mktemp("filled") / "a.exchange") as store:
        institution = store.records(Query("institution"))[0].id
        agreement = {"number": "7/2026", "institution_id": institution, "kind": "exchange", "state": "in_force"}
        for kind, values in {"agreement": agreement, "programme": {"kind": "semester", "name_zh": "交换"}}.items():
            if kind != request.param:
                store.record(Step(WHO, f"{kind}.add", (Edit(kind, Origin().new_id(), values, new=True),)))
        yield request.param, store


@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_what_a_list_exports_is_nothing_new_when_it_is_imported(
    filled: tuple[str, Store], tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    kind, office = filled
    described = REGISTRY[kind]
    others = {field.refers for field in described.references} - {kind}  # of its own there are more with each example
    made = {refers: [one.id for one in office.records(Query(refers))] for refers in others}
    drawn = {
        field.name: data.draw(values_of(field, made) if field.required else st.none() | values_of(field, made))
        for field in described.fields
        if field.name not in described.one_of
    }
    if described.one_of:
        drawn[data.draw(st.sampled_from(described.one_of))] = data.draw(TEXTS)
    values = {name: value for name, value in drawn.items() if value is not None}
    assume(len(values) > 1)  # a line with one cell is taken for the name of a group, and named as not read
    if all(name in values for name, field in described.by_name.items() if field.required):
        office.record(Step(WHO, f"{kind}.add", (Edit(kind, Origin().new_id(), values, new=True),)))
    language = data.draw(st.sampled_from(LANGUAGES))
    lists = Lists(office, REGISTRY, WORDINGS)
    keys = [column.key for column in lists.columns(kind)]
    target = tmp_path_factory.mktemp("list") / "list.xlsx"
    export_list(lists, Query(kind), keys, language, WORDINGS[language], target)
    book = openpyxl.load_workbook(target)
    rows = [list(row) for row in book.active.iter_rows(values_only=True)]
    if len(rows) == 1:
        return
    imports = imports_over(office)
    draft = stage(imports, kind, rows)
    assert "new" not in {row.state for row in draft.rows}, codes(draft)
    assert not imports.apply(draft, WHO).changes


@pytest.mark.parametrize("name", ["/", "无", "Ким Яна"])
def test_a_member_called_by_a_word_for_nothing_is_found_again(imports: Imports, store: Store, name: str) -> None:
    institution = store.records(Query("institution"))[0].id
    member = {"institution_id": institution, "role": "chair", "person_name": name}
    store.record(Step(WHO, "membership.add", (Edit("membership", Origin().new_id(), member, new=True),)))
    head = [WORDINGS["en"].field("membership", key) for key in ("institution_id", "role", "person_name")]
    rows = [head, ["松花工程职业学院", "Chair", name], ["松花工程职业学院", "Secretary", name]]
    draft = stage(imports, "membership", rows)
    assert [row.state == "known" for row in draft.rows] == [True, False]
    assert (draft.rows[1].values.get("person_name") == name) is (name == "Ким Яна")


@pytest.mark.parametrize("number", ["2026//7", "//7", "Я-//", "7/ /2026"])
def test_two_strokes_in_a_number_are_no_blanks_to_sign(imports: Imports, number: str) -> None:
    labels = ("agreement_id", "direction", "activity", "places_per_year", "months", "days", "study_level")
    head = [WORDINGS["en"].field("condition", key) for key in labels]
    draft = stage(imports, "condition", [head, [number, "Outgoing", None, None, None, None, None]])
    assert [row.cells["agreement_id"] for row in draft.rows] == [number]


def test_terms_that_are_headings_or_examples_elsewhere_are_terms(imports: Imports) -> None:
    rows = [["name_zh", "name_ru"], ["护照", "Паспорт"], ["例", "Пример"], ["示例", "Образец"], ["测试", "Тест"]]
    rows[0] = [WORDINGS["zh"].field("glossary_term", "name_zh"), WORDINGS["zh"].field("glossary_term", "name_ru")]
    draft = stage(imports, "glossary_term", rows)
    assert [row.values["name_ru"] for row in draft.rows] == ["Паспорт", "Пример", "Образец", "Тест"]
