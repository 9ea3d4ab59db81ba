"""The staged import on a real office file: what each row will do, decisions of a person, one step on applying."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.domain.wording import LANGUAGES, Wording, best_of
from exchange_admin.names import Names, NameTables
from exchange_admin.services.importing.draft import LEFT_OUT, NEW_RECORD, ImportDraft, ImportOptions
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.imports import Imports, outcome_as_plain
from exchange_admin.services.importing.sources import ImportTables
from exchange_admin.services.importing.words import ImportWords
from exchange_admin.services.office_files import NewOffice, create_office
from exchange_admin.services.parts import Parts
from exchange_admin.store import Store

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 11, 24)
WHO = "Shen"
HEADINGS = ["姓名", "性别", "出生日期", "护照号码", "联系电话", "备注"]


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(NameTables.load(RESOURCES / "names"))


@pytest.fixture(scope="module")
def wordings() -> dict[str, Wording]:
    return {language: Wording.load(RESOURCES / "wording", language) for language in LANGUAGES}


@pytest.fixture(scope="module")
def tables(wordings: dict[str, Wording]) -> ImportTables:
    folder = RESOURCES / "import"
    return ImportTables(
        Headings.load(folder), ImportWords.load(folder, wordings), Reference.load(RESOURCES / "reference")
    )


@pytest.fixture
def store(tmp_path: Path, names: Names, tables: ImportTables):
    office = NewOffice("松花工程职业学院", "CN", "zh", "SHGC")
    with create_office(
        tmp_path / "a.exchange", office, names=names, origin=Origin.seeded(7), reference=tables.reference, who=WHO
    ) as store:
        yield store


@pytest.fixture
def imports(store: Store, names: Names, tables: ImportTables) -> Imports:
    return Imports(Parts(store, REGISTRY, names, Origin.seeded(8), tables.words.wordings, lambda: TODAY), tables)


def sheet(*rows: list[object], headings: list[str] = HEADINGS, title: str = "") -> WorkbookCells:
    lines: list[list[object]] = [[title]] if title else []
    return WorkbookCells("list.xlsx", (SheetCells("S", [*lines, list(headings), *rows]),))


def people(store: Store) -> int:
    return store.count(Query("person"))


def codes(draft: ImportDraft, at: int = 0) -> list[str]:
    return [problem.code for problem in draft.rows[at].problems]


def own_institution(store: Store) -> str:
    return store.where("institution", "name_zh", ["松花工程职业学院"])[0].id


# the samples


def test_all_48_people_of_the_chinese_list_are_new_and_ready(imports: Imports, store: Store, samples: Path) -> None:
    draft = imports.stage(samples / "partner_cn_autumn_2026.xlsx")
    assert draft.counts() == {"new": 48, "known": 0, "question": 0, "fix": 0}
    assert draft.skipped_sheets == ("说明",)
    assert people(store) == 0
    applied = imports.apply(draft, WHO)
    assert (len(applied.rows), people(store), applied.left.rows) == (48, 48, [])
    person = store.get("person", applied.rows[0].subject_id)
    assert person is not None
    expected = {
        "role": "student", "family_han": "王", "given_han": "小明", "han_source": "imported", "sex": "1",
        "birth_date": "2003-09-24", "speciality_code": "460301", "speciality_name": "机电一体化技术",
        "language_level": "ТБУ", "phone": "+86 137 0000 0000", "home_institution_id": own_institution(store),
    }  # fmt: skip
    assert {name: person[name] for name in expected} == expected
    assert person["family_latin"] is None
    passport = store.where("identity_document", "person_id", [person.id])[0]
    assert {name: passport[name] for name in ("kind", "number", "country", "valid_until")} == {
        "kind": "passport", "number": "E21391326", "country": "CN", "valid_until": "2030-05-01",
    }  # fmt: skip


def test_the_tables_are_loaded_once_and_only_when_a_file_is_read(
    store: Store, names: Names, tables: ImportTables, samples: Path
) -> None:
    loaded = list[ImportTables]()
    parts = Parts(store, REGISTRY, names, Origin.seeded(8), tables.words.wordings, lambda: TODAY)
    imports = Imports(parts, lambda: loaded.append(tables) or tables)
    assert (imports.home, loaded) == ("", [])
    for _ in range(2):
        assert len(imports.stage(samples / "partner_cn_autumn_2026.xlsx").rows) == 48
    assert loaded == [tables]


def test_all_60_people_of_the_russian_list_are_new_and_ready(imports: Imports, store: Store, samples: Path) -> None:
    draft = imports.stage(samples / "partner_ru_autumn_2026.xlsx")
    assert draft.counts() == {"new": 60, "known": 0, "question": 0, "fix": 0}
    applied = imports.apply(draft, WHO)
    assert people(store) == 60
    by_row = {row.number: store.get("person", row.subject_id) for row in applied.rows}
    assert by_row[15]["birth_date"] == "2004-08-04", "an Excel day number"
    assert by_row[10]["birth_date"] == "2006-11-06", "a text"
    assert by_row[7]["study_year"] == 3
    assert by_row[14]["family_cyrillic"] == "Подъячева"
    assert by_row[14]["email"] == "student10@example.ru"


def test_the_same_list_again_knows_everybody_and_changes_nothing(imports: Imports, store: Store, samples: Path) -> None:
    for name in ("partner_cn_autumn_2026.xlsx", "partner_ru_autumn_2026.xlsx"):
        imports.apply(imports.stage(samples / name), WHO)
        again = imports.stage(samples / name)
        assert again.counts()["known"] == len(again.rows)
        assert not imports.apply(again, WHO).changes
    assert people(store) == 108


def test_the_results_sheet_finds_its_people_across_scripts_and_asks_about_namesakes(
    imports: Imports, store: Store, samples: Path
) -> None:
    imports.apply(imports.stage(samples / "partner_cn_autumn_2026.xlsx"), WHO)
    draft = imports.stage(samples / "language_results_ru.xlsx")
    states = {row.cells["name_latin"]: row.state.value for row in draft.rows}
    assert states == {
        "WANG XIAOMING": "question", "LI WEI": "question", "SHAN DAN": "known", "ZENG YI": "known",
        "OUYANG NANA": "known", "YUCHI GONG": "known", "LYU BU": "known", "ZHANG CHANGAN": "known",
    }  # fmt: skip
    for row in draft.rows[:2]:
        found = store.many("person", [candidate.subject_id for candidate in row.candidates])
        assert len(found) == 2
        expected = "王小明" if row.cells["name_latin"] == "WANG XIAOMING" else "李伟"
        assert {person.text("family_han") + person.text("given_han") for person in found.values()} == {expected}
    found = {row.cells["name_latin"]: store.get("person", row.subject_id) for row in draft.rows[2:]}
    assert {latin: person.text("family_han") + person.text("given_han") for latin, person in found.items()} == {
        "SHAN DAN": "单丹", "ZENG YI": "曾毅", "OUYANG NANA": "欧阳娜娜", "YUCHI GONG": "尉迟恭", "LYU BU": "吕布",
        "ZHANG CHANGAN": "张长安",
    }  # fmt: skip


def test_results_of_somebody_who_is_gone_by_then_wait_for_another_answer(
    imports: Imports, store: Store, samples: Path
) -> None:
    imports.apply(imports.stage(samples / "partner_cn_autumn_2026.xlsx"), WHO)
    draft = imports.stage(samples / "language_results_ru.xlsx")
    imports.decide(draft, 0, draft.rows[0].candidates[0].subject_id)
    assert draft.rows[0].is_ready
    store.undo(WHO)
    applied = imports.apply(draft, WHO)
    assert codes(applied.left) == ["import.person_gone"]
    assert (len(applied.rows), store.count(Query("language_enrolment"))) == (0, 0)


def test_results_become_enrolments_and_exam_parts_of_the_group_in_the_title(
    imports: Imports, store: Store, samples: Path
) -> None:
    imports.apply(imports.stage(samples / "partner_cn_autumn_2026.xlsx"), WHO)
    draft = imports.stage(samples / "language_results_ru.xlsx")
    imports.decide(draft, 0, draft.rows[0].candidates[0].subject_id)
    applied = imports.apply(draft, WHO)
    assert (len(applied.rows), len(applied.left.rows)) == (7, 1)
    group = store.where("language_group", "code", ["А2-1"])[0]
    course = store.get("language_course", group.text("language_course_id"))
    assert (course["name_ru"], course["language"], course["planned_minutes"]) == ("Курс русского языка", "ru", 5400)
    shan = applied.rows[1]
    enrolment = store.where("language_enrolment", "person_id", [shan.subject_id])[0]
    assert {name: enrolment[name] for name in enrolment.values if enrolment[name] is not None} == {
        "person_id": shan.subject_id, "language_group_id": group.id, "state": "completed", "planned_minutes": 5400,
        "attended_minutes_entered": 5400, "mark": "не зачтено", "result": "failed",
    }  # fmt: skip
    exam = store.where("exam_result", "person_id", [shan.subject_id])[0]
    expected = {
        "exam": "own",
        "language": "ru",
        "grammar": "80",
        "reading": "66",
        "listening": "85",
        "outcome": "failed",
    }
    assert {name: exam[name] for name in expected} == expected
    assert applied.left.rows[0].cells["name_latin"] == "LI WEI"
    again = imports.stage(samples / "language_results_ru.xlsx")
    imports.decide(again, 0, draft.rows[0].subject_id if draft.rows[0].subject_id else applied.rows[0].subject_id)
    assert not imports.apply(again, WHO).changes, "the same sheet again adds nothing"
    assert store.count(Query("language_group")) == 1


# known people


def add_person(store: Store, number: str = "", **values: object) -> str:
    origin = Origin()
    person = origin.new_id()
    edits = [Edit("person", person, {"role": "student", **values}, new=True)]
    if number:
        document = {"person_id": person, "kind": "passport", "number": number, "country": "CN"}
        edits.append(Edit("identity_document", origin.new_id(), document, new=True))
    store.record(Step(WHO, "person.add", tuple(edits)))
    return person


def test_a_known_row_fills_empty_fields(imports: Imports, store: Store) -> None:
    person = add_person(store, "E12345678", family_han="王", given_han="小明", birth_date="2005-01-02")
    draft = imports.stage_cells(sheet(["王小明", "男", "2005-01-02", "E12345678", "13900000000", None]))
    assert (draft.rows[0].state, draft.rows[0].subject_id) == ("known", person)
    imports.apply(draft, WHO)
    after = store.get("person", person)
    assert (after["sex"], after["phone"]) == ("1", "13900000000")
    assert people(store) == 1


def test_a_differing_value_is_a_question_and_both_answers_hold(imports: Imports, store: Store) -> None:
    person = add_person(store, "E12345678", family_han="王", given_han="小明", phone="13800000000", sex="1")
    row = ["王小明", "男", None, "E12345678", "13900000000", None]
    draft = imports.stage_cells(sheet(row))
    assert codes(draft) == ["import.value_differs"]
    assert draft.rows[0].problems[0].facts["ours"] == "13800000000"
    imports.choose(draft, 0, "phone", "ours")
    assert not imports.apply(draft, WHO).changes
    draft = imports.stage_cells(sheet(row))
    imports.choose(draft, 0, "phone", "theirs")
    imports.apply(draft, WHO)
    assert store.get("person", person)["phone"] == "13900000000"


def test_the_same_phone_written_in_another_way_does_not_differ(imports: Imports, store: Store) -> None:
    add_person(store, "E12345678", family_han="王", given_han="小明", phone="+86 139 0000 0000")
    draft = imports.stage_cells(sheet(["王小明", None, None, "E12345678", "13900000000", None]))
    assert draft.rows[0].state == "known"


def test_a_person_is_known_by_name_in_another_script_and_birth_date(imports: Imports, store: Store) -> None:
    person = add_person(store, family_latin="WANG", given_latin="XIAOMING", birth_date="2005-01-02")
    draft = imports.stage_cells(sheet(["王小明", "男", "2005年1月2日", "E12345678", None, None]))
    assert (draft.rows[0].state, draft.rows[0].subject_id) == ("known", person)
    imports.apply(draft, WHO)
    after = store.get("person", person)
    assert (after["family_han"], after["family_latin"]) == ("王", "WANG")
    assert store.where("identity_document", "person_id", [person])[0]["number"] == "E12345678"


def test_another_character_with_the_same_sound_is_another_person(imports: Imports, store: Store) -> None:
    add_person(store, family_han="徐", given_han="丽", birth_date="2005-01-02")
    draft = imports.stage_cells(sheet(["许丽", "女", "2005-01-02", "E12345678", None, None]))
    assert draft.rows[0].subject_id == ""


def test_a_card_of_a_woman_beside_the_word_man_is_a_question(imports: Imports) -> None:
    headings = ["姓名", "性别", "身份证号"]
    told = {
        sex: imports.stage_cells(sheet(["曹小二", sex, "110105200504020224"], headings=headings)).rows[0].state
        for sex in ("男", "女")
    }
    assert told == {"男": "question", "女": "new"}


@pytest.mark.parametrize("typed", ["б/о", "без отчества", "нет", "-"])
def test_a_patronymic_that_is_said_to_be_missing_is_none(imports: Imports, typed: str) -> None:
    headings = ["Фамилия", "Имя", "Отчество (при наличии)", "Дата рождения"]
    row = imports.stage_cells(sheet(["Лещ", "Анна", typed, "19.01.2005"], headings=headings)).rows[0]
    assert (row.state, row.values.get("patronymic")) == ("new", None)


def test_a_series_without_its_number_is_no_internal_passport(imports: Imports) -> None:
    headings = ["ФИО", "Дата рождения", "Паспорт РФ серия", "Паспорт РФ номер"]
    draft = imports.stage_cells(sheet(["Громов Лев Ильич", "01.05.2004", "1014", "555666"], headings=headings))
    assert (draft.rows[0].state, draft.rows[0].values["national_id"]) == ("new", "1014555666")
    draft = imports.stage_cells(sheet(["Громов Лев Ильич", "01.05.2004", "1014", None], headings=headings))
    assert codes(draft) == ["document.series_alone"]


@pytest.mark.parametrize("typed", ["马云 替补", "关羽、张飞", "Попов И. О.", "Бойко Анна Ильинична - академ. отпуск"])
def test_what_is_not_one_whole_name_waits_for_a_person(imports: Imports, typed: str) -> None:
    draft = imports.stage_cells(sheet([typed, "2005-02-07", "13866660007"], headings=["姓名", "出生日期", "电话"]))
    assert draft.rows[0].state == "question"


@pytest.mark.parametrize("typed", ["欧阳 小红", "王 明", "王 小明"])
def test_a_space_behind_a_family_name_is_not_asked_about(imports: Imports, typed: str) -> None:
    draft = imports.stage_cells(sheet([typed, "2005-02-07", "13866660007"], headings=["姓名", "出生日期", "电话"]))
    assert draft.rows[0].state == "new"


def test_a_namesake_with_another_birth_date_is_new(imports: Imports, store: Store) -> None:
    add_person(store, "E11111111", family_han="李", given_han="伟", birth_date="2005-02-21")
    draft = imports.stage_cells(sheet(["李伟", "女", "2005-04-16", "E22222222", None, None]))
    assert draft.rows[0].state == "new"


@pytest.mark.parametrize("born", ["2005-03-04", "2005-03-06", "2005-05-03"])
def test_a_namesake_with_a_birth_date_that_is_easily_mistaken_is_asked_about(
    imports: Imports, store: Store, born: str
) -> None:
    person = add_person(store, "E11111111", family_han="李", given_han="伟", birth_date="2005-03-05")
    add_person(store, family_han="李", given_han="强", birth_date="2005-03-05")
    draft = imports.stage_cells(sheet(["李伟", "女", born, "E22222222", None, None]))
    assert (draft.rows[0].state, codes(draft)) == ("question", ["import.who_is_it"])
    assert [(one.subject_id, one.why) for one in draft.rows[0].candidates] == [(person, "near_birth_date")]
    assert not imports.apply(draft, WHO).changes, "nobody is imported unasked"
    imports.decide(draft, 0, person)
    assert "import.value_differs" in codes(draft), "the birth date is ours until somebody chooses theirs"
    imports.decide(draft, 0, NEW_RECORD)
    assert draft.rows[0].state == "new"


def test_whom_the_same_day_names_is_not_asked_about_for_a_namesake_born_a_day_later(
    imports: Imports, store: Store
) -> None:
    person = add_person(store, family_han="李", given_han="伟", birth_date="2005-03-05")
    add_person(store, family_han="李", given_han="伟", birth_date="2005-03-06")
    draft = imports.stage_cells(sheet(["李伟", None, "2005-03-05", None, None, None]))
    assert draft.rows[0].subject_id == person


def test_a_person_without_birth_date_is_proposed_and_never_merged(imports: Imports, store: Store) -> None:
    person = add_person(store, family_han="李", given_han="伟")
    draft = imports.stage_cells(sheet(["李伟", "女", "2005-04-16", "E22222222", None, None]))
    assert (draft.rows[0].state, codes(draft)) == ("question", ["import.who_is_it"])
    assert [candidate.subject_id for candidate in draft.rows[0].candidates] == [person]
    assert not imports.apply(draft, WHO).changes
    assert people(store) == 1
    imports.decide(draft, 0, NEW_RECORD)
    assert draft.rows[0].state == "new"
    imports.apply(draft, WHO)
    assert people(store) == 2


def test_a_name_spelt_almost_alike_on_the_same_birth_date_is_proposed(imports: Imports, store: Store) -> None:
    person = add_person(store, family_cyrillic="Соколова", given_cyrillic="Дария", birth_date="2005-01-02")
    headings = ["ФИО", "Дата рождения", "Паспорт"]
    draft = imports.stage_cells(sheet(["Соколова Дарья Игоревна", "02.01.2005", "75 1234567"], headings=headings))
    assert [candidate.subject_id for candidate in draft.rows[0].candidates] == [person]
    imports.decide(draft, 0, person)
    assert codes(draft) == ["import.value_differs"], "the spelling of the given name"
    assert draft.rows[0].problems[0].field == "full_name"
    imports.choose(draft, 0, "full_name", "theirs")
    imports.apply(draft, WHO)
    assert store.get("person", person)["given_cyrillic"] == "Дарья"


def test_a_renewed_passport_is_asked_about_and_added_beside_the_old_one(imports: Imports, store: Store) -> None:
    person = add_person(store, "E11111111", family_han="王", given_han="小明", birth_date="2005-01-02")
    draft = imports.stage_cells(sheet(["王小明", None, "2005-01-02", "E22222222", None, None]))
    assert codes(draft) == ["import.value_differs"]
    imports.choose(draft, 0, "passport_number", "theirs")
    imports.apply(draft, WHO)
    assert {one["number"] for one in store.where("identity_document", "person_id", [person])} == {
        "E11111111",
        "E22222222",
    }


def test_a_passport_of_somebody_with_another_name_and_birth_date_is_asked_about(imports: Imports, store: Store) -> None:
    person = add_person(store, "E12345678", family_han="王", given_han="小明", birth_date="2005-01-02")
    draft = imports.stage_cells(sheet(["李伟", "男", "2004-03-04", "E12345678", None, None]))
    assert (draft.rows[0].subject_id, codes(draft)) == ("", ["import.who_is_it"])
    assert [candidate.subject_id for candidate in draft.rows[0].candidates] == [person]


def test_a_name_as_in_the_passport_says_so(imports: Imports, store: Store) -> None:
    headings = ["姓名", "护照姓名（拼音）"]
    applied = imports.apply(imports.stage_cells(sheet(["王小明", "WANG XIAOMING"], headings=headings)), WHO)
    person = store.get("person", applied.rows[0].subject_id)
    assert (person["han_source"], person["latin_source"]) == ("imported", "passport")
    assert (person["family_latin"], person["given_latin"]) == ("WANG", "XIAOMING")


def test_a_merged_duplicate_stands_for_the_entry_that_is_kept(imports: Imports, store: Store) -> None:
    kept = add_person(store, family_han="王", given_han="小明")
    other = add_person(store, "E12345678", family_han="王", given_han="小明")
    store.record(Step(WHO, "people.merge", (Edit("person", other, {"same_as_id": kept}),)))
    draft = imports.stage_cells(sheet(["王小明", None, None, "E12345678", None, None]))
    assert draft.rows[0].subject_id == kept


def test_two_lines_for_one_person_ask(imports: Imports) -> None:
    row = ["王小明", "男", "2005-01-02", "E12345678", None, None]
    draft = imports.stage_cells(sheet(row, row, ["李伟", "女", "2005-01-02", "E12345679", None, None]))
    assert [one.state for one in draft.rows] == ["new", "question", "new"]
    assert draft.rows[1].problems[0].facts == {"row": 2}
    imports.decide(draft, 1, LEFT_OUT)
    applied = imports.apply(draft, WHO)
    assert (len(applied.rows), applied.left.rows) == (2, [])


# cells, drafts, steps


def test_a_wrong_cell_is_fixed_in_place(imports: Imports) -> None:
    draft = imports.stage_cells(sheet(["王小明", "男", "31.02.2004", "E12345678", None, None]))
    assert (draft.rows[0].state, codes(draft)) == ("fix", ["value.no_such_day"])
    assert imports.set_cell(draft, 0, "birth_date", "28.02.2004") == [0]
    assert (draft.rows[0].state, draft.rows[0].values["birth_date"]) == ("new", "2004-02-28")
    imports.set_cell(draft, 0, "birth_date", "")
    assert draft.rows[0].state == "new", "not required"


def test_a_value_is_replaced_in_the_whole_column(imports: Imports) -> None:
    rows = [[name, "муж", "2005-01-02", f"E1234567{n}", None, None] for n, name in enumerate(["王一", "李二", "张三"])]
    rows[1][1] = "???"
    rows[2][1] = "???"
    draft = imports.stage_cells(sheet(*rows))
    assert [row.state for row in draft.rows] == ["new", "fix", "fix"]
    assert imports.set_cell(draft, 1, "sex", "女", everywhere=True) == [1, 2]
    assert [row.values["sex"] for row in draft.rows] == ["1", "2", "2"]


def test_a_field_without_a_column_may_be_filled_by_hand(imports: Imports, store: Store) -> None:
    draft = imports.stage_cells(sheet(["王小明", "男", "2005-01-02", "E12345678", None, None]))
    imports.set_cell(draft, 0, "email", "wang@example.cn")
    applied = imports.apply(draft, WHO)
    assert store.get("person", applied.rows[0].subject_id)["email"] == "wang@example.cn"


def test_a_formula_without_a_value_is_to_be_fixed_until_something_is_typed(imports: Imports) -> None:
    book = sheet(["王小明", "男", "2005-01-02", "E12345678", None, None])
    faulty = SheetCells("S", book.sheets[0].rows, faults={(1, 4): "cell.formula_without_value"})
    draft = imports.stage_cells(WorkbookCells("list.xlsx", (faulty,)))
    assert (draft.rows[0].state, codes(draft)) == ("fix", ["cell.formula_without_value"])
    imports.set_cell(draft, 0, "phone", "13900000000")
    assert draft.rows[0].state == "new"


def test_an_unread_column_may_be_told(imports: Imports) -> None:
    headings = ["姓名", "护照号码", "生辰"]
    draft = imports.stage_cells(sheet(["王小明", "E12345678", "2005-01-02"], headings=headings))
    assert draft.sheets[0].unread == ("生辰",)
    imports.use_column(draft, 0, 2, "birth_date", {2: "2005-01-02"})
    assert draft.rows[0].values["birth_date"] == "2005-01-02"


def test_applying_is_one_step_and_one_undo(imports: Imports, store: Store, samples: Path) -> None:
    before = store.step_count()
    applied = imports.apply(imports.stage(samples / "partner_cn_autumn_2026.xlsx"), WHO)
    assert store.step_count() == before + 1
    assert applied.changes.verb == "import.apply"
    store.undo(WHO)
    assert people(store) == 0
    assert store.count(Query("identity_document")) == 0


def test_the_rest_waits_as_a_draft_of_the_office_file(imports: Imports, store: Store) -> None:
    book = sheet(
        ["王小明", "男", "2005-01-02", "E12345678", None, None], ["李伟", "女", "31.02.2004", "E12345679", None, "x"]
    )
    draft = imports.stage_cells(book)
    applied = imports.apply(draft, WHO)
    assert (len(applied.rows), people(store)) == (1, 1)
    ((id, file, rows),) = imports.kept()
    assert (file, rows) == ("list.xlsx", 1)
    opened = imports.open(id)
    assert (opened.rows[0].state, codes(opened)) == ("fix", ["value.no_such_day"])
    assert opened.rows[0].cells == draft.rows[0].cells
    imports.set_cell(opened, 0, "birth_date", "28.02.2004")
    imports.apply(opened, WHO)
    assert people(store) == 2
    assert imports.kept() == []
    with pytest.raises(RuleBroken) as caught:
        imports.open(id)
    assert caught.value.problem.code == "import.draft_missing"


def test_decisions_are_kept_with_the_draft(imports: Imports, store: Store) -> None:
    person = add_person(store, family_han="李", given_han="伟", phone="13800010001")
    draft = imports.stage_cells(sheet(["李伟", None, "2005-04-16", None, "13800010002", None]))
    imports.decide(draft, 0, person)
    imports.choose(draft, 0, "phone", "ours")
    opened = imports.open(imports.keep(draft))
    assert (opened.rows[0].subject_id, opened.rows[0].choices, opened.rows[0].state) == (
        person,
        {"phone": "ours"},
        "known",
    )


def test_records_that_changed_since_staging_are_asked_again_on_applying(imports: Imports, store: Store) -> None:
    draft = imports.stage_cells(sheet(["王小明", "男", "2005-01-02", "E12345678", "13800010002", None]))
    assert draft.rows[0].state == "new"
    person = add_person(store, "E12345678", family_han="王", given_han="小明", phone="13800010001")
    applied = imports.apply(draft, WHO)
    assert (applied.rows, people(store)) == ((), 1)
    assert applied.left.rows[0].subject_id == person


def test_a_file_without_a_list_is_refused(imports: Imports) -> None:
    with pytest.raises(RuleBroken) as caught:
        imports.stage_cells(WorkbookCells("notes.xlsx", (SheetCells("S", [["Dear colleagues"]]),)))
    assert caught.value.problem.code == "import.no_list_found"


def test_results_that_differ_are_asked_about_in_hours(imports: Imports, store: Store, samples: Path) -> None:
    imports.apply(imports.stage(samples / "partner_cn_autumn_2026.xlsx"), WHO)
    imports.apply(imports.stage(samples / "language_results_ru.xlsx"), WHO)
    draft = imports.stage(samples / "language_results_ru.xlsx")
    shan = next(at for at, row in enumerate(draft.rows) if row.cells["name_latin"] == "SHAN DAN")
    imports.set_cell(draft, shan, "attended_hours", "100")
    (problem,) = draft.rows[shan].problems
    assert (problem.code, problem.field) == ("import.value_differs", "attended_hours")
    assert (problem.facts["ours"], problem.facts["theirs"]) == (120, 100)
    imports.choose(draft, shan, "attended_hours", "theirs")
    imports.apply(draft, WHO)
    assert store.counts("language_enrolment", "attended_minutes_entered")[100 * 45] == 1


def test_more_hours_than_planned_are_asked_about_until_somebody_calls_them_right(
    imports: Imports, store: Store, samples: Path
) -> None:
    imports.apply(imports.stage(samples / "partner_cn_autumn_2026.xlsx"), WHO)
    draft = imports.stage(samples / "language_results_ru.xlsx")
    imports.set_cell(draft, 2, "attended_hours", "121")
    assert codes(draft, 2) == ["import.more_hours_than_planned"]
    imports.choose(draft, 2, "attended_minutes", "theirs")
    assert draft.rows[2].state == "known"


# institutions, units, mobilities


def add_institution(store: Store, name: str, country: str = "RU") -> str:
    id = Origin().new_id()
    values = {"name_ru": name, "country": country, "kind": "college", "is_partner": 1}
    store.record(Step(WHO, "institution.add", (Edit("institution", id, values, new=True),)))
    return id


def test_the_home_institution_comes_from_the_title_the_column_or_the_office(imports: Imports, store: Store) -> None:
    college = add_institution(store, "Приморский колледж")
    row = ["王小明", "男", "2005-01-02", "E12345678", None, None]
    titled = imports.stage_cells(sheet(row, title="Список: ГБПОУ «Приморский колледж», осень 2026"))
    assert titled.rows[0].values["home_institution_id"] == college
    told = imports.stage_cells(sheet(row), ImportOptions(institution_id=college))
    assert told.rows[0].values["home_institution_id"] == college
    add_person(store, "E12345678", family_han="王", given_han="小明", home_institution_id=own_institution(store))
    (problem,) = imports.stage_cells(sheet(row), ImportOptions(institution_id=college)).rows[0].problems
    said = [best_of(problem.facts[side], "ru") for side in ("ours", "theirs")]  # type: ignore[arg-type]
    assert said == ["松花工程职业学院", "Приморский колледж"]
    headings = ["ФИО", "Колледж"]
    column = imports.stage_cells(sheet(["Ли Анна", "Приморский колледж"], ["Пак Лев", "Другой"], headings=headings))
    assert column.rows[0].values["home_institution_id"] == college
    assert (column.rows[1].state, codes(column, 1)) == ("question", ["import.institution_unknown"])


def test_a_unit_that_the_institution_lacks_is_made_once(imports: Imports, store: Store) -> None:
    college = add_institution(store, "Приморский колледж")
    headings = ["ФИО", "Отделение"]
    rows = [["Ли Анна", "Логистика"], ["Пак Лев", "логистика"]]
    applied = imports.apply(
        imports.stage_cells(sheet(*rows, headings=headings), ImportOptions(institution_id=college)), WHO
    )
    units = store.where("unit", "institution_id", [college])
    assert [unit["name_ru"] for unit in units] == ["Логистика"]
    assert {store.get("person", row.subject_id)["unit_id"] for row in applied.rows} == {units[0].id}


def test_ready_people_get_a_draft_mobility_for_the_term(imports: Imports, store: Store) -> None:
    college = add_institution(store, "Приморский колледж")
    term = store.id_of("term", store.ids(Query("term"))[0])
    options = ImportOptions(institution_id=college, term_id=term)
    row = ["Ли Анна", "02.01.2005"]
    headings = ["ФИО", "Дата рождения"]
    applied = imports.apply(imports.stage_cells(sheet(row, headings=headings), options), WHO)
    (mobility,) = store.where("mobility", "person_id", [applied.rows[0].subject_id])
    expected = {
        "direction": "incoming", "activity": "student_studies", "sending_institution_id": college,
        "receiving_institution_id": own_institution(store), "term_id": term, "sending_status": "draft",
        "receiving_status": "none",
    }  # fmt: skip
    assert {name: mobility[name] for name in expected} == expected
    imports.apply(imports.stage_cells(sheet(row, headings=headings), options), WHO)
    assert store.count(Query("mobility")) == 1, "the same list again makes no second one"


@pytest.mark.parametrize(
    ("more", "other_way", "is_told"),
    [({}, "outgoing", True), ({}, "incoming", False), ({"level": "short_cycle"}, "outgoing", False)],
)
def test_guests_of_a_programme_are_on_the_places_of_the_one_condition_that_is_for_them(
    imports: Imports, store: Store, more: dict[str, str], other_way: str, is_told: bool
) -> None:
    college, own = add_institution(store, "Приморский колледж"), own_institution(store)
    agreement, condition, other, programme = (store.origin.new_id() for _ in range(4))
    studies = {"agreement_id": agreement, "activity": "student_studies"}
    program = {"name_ru": "Осень", "kind": "semester", "agreement_id": agreement, "host_institution_id": own}
    edits = (
        Edit("agreement", agreement, {"number": "1", "institution_id": college, "kind": "exchange"}, new=True),
        Edit("condition", condition, {**studies, "direction": "incoming", **more}, new=True),
        Edit("condition", other, {**studies, "direction": other_way}, new=True),
        Edit("programme", programme, program, new=True),
    )
    store.record(Step(WHO, "agreement.add", edits))
    options = ImportOptions(institution_id=college, programme_id=programme)
    staged = imports.stage_cells(sheet(["Ли Анна", "02.01.2005"], headings=["ФИО", "Дата рождения"]), options)
    applied = imports.apply(staged, WHO)
    (stay,) = store.where("mobility", "person_id", [applied.rows[0].subject_id])
    assert (stay["agreement_id"], stay["condition_id"]) == (agreement, condition if is_told else None)


def test_a_mobility_without_both_institutions_is_to_be_fixed(imports: Imports, store: Store) -> None:
    term = store.id_of("term", store.ids(Query("term"))[0])
    draft = imports.stage_cells(sheet(["Ли Анна", "ж"], headings=["ФИО", "Пол"]), ImportOptions(term_id=term))
    assert codes(draft) == ["import.mobility_needs_institution"]


def test_for_people_of_ours_with_a_term_alone_it_is_said_that_nobody_knows_where_they_go(
    imports: Imports, store: Store
) -> None:
    term = store.id_of("term", store.ids(Query("term"))[0])
    options = ImportOptions(term_id=term, institution_id=own_institution(store))
    draft = imports.stage_cells(sheet(["Ли Анна", "ж"], headings=["ФИО", "Пол"]), options)
    assert [(one.code, one.field) for one in draft.rows[0].problems] == [("import.mobility_needs_host", "")]


# what is told


def test_the_outcome_has_the_shape_of_the_command_line(imports: Imports) -> None:
    book = sheet(["王小明", "男", "2005-01-02", "E12345678", None, None], ["李伟", "?", None, "E12345679", None, None])
    draft = imports.stage_cells(book)
    plain = outcome_as_plain(draft, draft.rows)
    assert plain["counts"] == {"new": 1, "known": 0, "question": 0, "fix": 1}
    assert plain["rows"][1] == {
        "sheet": "S", "row": 3, "state": "fix", "kind": "people", "id": None,
        "problems": [{"code": "value.unknown_word", "field": "sex", "facts": {"typed": "?"}}], "near": {},
    }  # fmt: skip


def test_an_unusual_value_that_somebody_calls_right_is_no_question_any_more(imports: Imports):
    draft = imports.stage_cells(sheet(["王小明", "男", "2019-11-05", "E12345678", "", ""]))
    (row,) = draft.rows
    assert [problem.code for problem in row.problems] == ["person.too_young"]
    imports.choose(draft, 0, "birth_date", "theirs")
    assert row.is_ready
    imports.set_cell(draft, 0, "birth_date", "2019-11-06")
    assert not row.is_ready


def test_series_and_number_that_are_too_long_together_are_told_and_not_cut(imports: Imports) -> None:
    headings = ["ФИО", "Дата рождения", "Серия паспорта", "Номер паспорта"]
    draft = imports.stage_cells(
        sheet(
            ["Соколова Дарья", "14.03.2005", "75", "1234567"],
            ["Ерёмин Фёдор", "05.11.2003", "7" * 30, "1" * 20],
            headings=headings,
        )
    )
    assert draft.rows[0].values["passport_number"] == "751234567"
    (problem,) = [one for one in draft.rows[1].problems if one.code == "value.too_long"]
    assert (problem.field, draft.rows[1].state.value) == ("document_number", "fix")
    assert draft.rows[1].values["passport_number"] == "7" * 30 + "1" * 20


def test_what_a_partner_means_by_a_name_is_known_in_the_next_file(imports: Imports, store: Store) -> None:
    ids = [Origin.seeded(n).new_id() for n in (21, 22)]
    places = [
        Edit("institution", id, {"name_ru": name, "country": "RU", "kind": "college"}, new=True)
        for id, name in zip(ids, ("Байкальский политех", "Амурский колледж"), strict=True)
    ]
    store.record(Step(WHO, "institution.add", tuple(places)))
    headings = ["ФИО", "Дата рождения", "Учебное заведение"]

    def staged(name: str, partner: str) -> ImportDraft:
        book = sheet([name, "14.03.2005", "Байк. политех"], headings=headings)
        return imports.stage_cells(book, ImportOptions(institution_id=partner))

    draft = staged("Соколова Дарья", ids[1])
    assert codes(draft) == ["import.institution_unknown"]
    imports.set_cell(draft, 0, "institution", "Байкальский политех", everywhere=True)
    kept = imports.open(imports.keep(draft))
    assert codes(staged("Ерёмин Фёдор", ids[1])) == ["import.institution_unknown"], "nothing is known before applying"
    imports.apply(kept, WHO)
    later = staged("Ерёмин Фёдор", ids[1])
    assert (codes(later), later.rows[0].values["home_institution_id"]) == ([], ids[0])
    assert codes(staged("Ерёмин Фёдор", ids[0])) == ["import.institution_unknown"], "another partner may mean another"


def test_namesakes_who_were_told_apart_are_not_asked_about_again(imports: Imports, store: Store) -> None:
    headings = ["姓名", "联系电话", "电子邮箱"]

    def staged(mail: str) -> ImportDraft:
        return imports.stage_cells(sheet(["王小明", "", mail], headings=headings))

    imports.apply(staged("old@example.cn"), WHO)
    draft = staged("new@example.cn")
    assert codes(draft) == ["import.who_is_it"]
    imports.decide(draft, 0, NEW_RECORD)
    imports.apply(imports.open(imports.keep(draft)), WHO)
    marks = [
        store.get("distinct_people", store.id_of("distinct_people", n)) for n in store.ids(Query("distinct_people"))
    ]
    assert (people(store), len(marks)) == (2, 1)
    again = staged("new@example.cn")
    assert (codes(again), again.rows[0].subject_id) == ([], marks[0]["person_id"])
    assert staged("old@example.cn").rows[0].subject_id == marks[0]["other_id"]
    assert codes(staged("third@example.cn")) == ["import.who_is_it"], "whom nothing tells apart is asked about"
    store.undo(WHO)
    assert store.count(Query("distinct_people")) == 0
