"""People in lists of other records: the name in their own script, the other forms below it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.queries import Query
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.names import Names, NameTables
from exchange_admin.services.list_cells import Cell
from exchange_admin.services.lists import Lists
from exchange_admin.store import Store

ROOT = Path(__file__).parents[2]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    names = Names(NameTables.load(ROOT / "resources" / "names"))
    with Store.create(tmp_path / "office.exchange", origin=Origin.seeded(1), names=names) as made:
        yield made


def add(store: Store, kind: str, /, **values: Value) -> str:
    id = store.origin.new_id()
    store.record(Step("Shen", f"{kind}.add", (Edit(kind, id, values, new=True),)))
    return id


def cell(store: Store, kind: str, key: str, language: str = "en") -> Cell:
    wordings = {language: Wording.load(ROOT / "resources" / "wording", language) for language in LANGUAGES}
    lists = Lists(store, REGISTRY, wordings)
    (row,) = lists.rows(kind, lists.ids(Query(kind)), (key,), language).values()
    return row.cells[0]


def test_a_person_who_is_pointed_to_has_the_other_forms_of_the_name_below(store: Store) -> None:
    chen = add(store, "person", role="student", family_han="陈", given_han="思远", family_latin="Chen",
               given_latin="Siyuan", citizenship="CN")  # fmt: skip
    add(store, "mobility", person_id=chen, direction="outgoing", activity="student_studies")
    assert (cell(store, "mobility", "person_id").text, cell(store, "mobility", "person_id").second) == (
        "陈思远",
        "CHEN Siyuan",
    )


def test_a_name_in_one_script_has_nothing_below(store: Store) -> None:
    smith = add(store, "person", role="student", family_latin="Smith", given_latin="Ann", citizenship="GB")
    add(store, "mobility", person_id=smith, direction="outgoing", activity="student_studies")
    assert cell(store, "mobility", "person_id").second == ""


def test_institutions_that_are_pointed_to_stay_on_one_line(store: Store) -> None:
    place = add(store, "institution", name_en="Songhua College", city="Harbin", country="CN", kind="college")
    add(store, "mobility", receiving_institution_id=place, direction="outgoing", activity="student_studies")
    assert cell(store, "mobility", "receiving_institution_id").second == ""


def test_courses_that_were_found_equivalent_stand_in_one_line(store: Store) -> None:
    own, host = (add(store, "institution", name_en=name, kind="college") for name in ("Songhua", "Baikal"))
    courses = "МДК.01.01 Устройство\nУП.01 Практика"
    add(store, "course_equivalence", institution_id=host, home_institution_id=own, host_courses=courses)
    assert cell(store, "course_equivalence", "host_courses").text == "МДК.01.01 Устройство · УП.01 Практика"


def test_what_nobody_named_in_the_language_of_the_reader_shows_its_other_names_too(store: Store) -> None:
    add(store, "project", kind="material", name_zh="双语教材", name_ru="Двуязычный учебник")
    name = cell(store, "project", "name")
    assert (name.text, name.second, name.value) == ("Двуязычный учебник", "双语教材", "Двуязычный учебник")
    assert {cell(store, "project", "name", one).second for one in ("zh", "ru")} == {""}
    add(store, "institution", name_zh="鄂木斯克学院", name_ru="Омский колледж", country="RU")
    assert cell(store, "institution", "name").second == "鄂木斯克学院 · Russia"
    add(store, "body", kind="committee", name_zh="委员会", name_ru="Комитет", name_en="Committee")
    assert cell(store, "body", "name").second == ""


def test_countries_and_lists_of_words_stand_in_the_language_of_the_reader(store: Store) -> None:
    add(store, "institution", name_ru="Омский колледж", country="RU", city="Омск")
    add(store, "requirement", code="x", roles="student;teacher", evidence_word="visa:X1", host_country="CN")
    assert cell(store, "institution", "country") == Cell("Russia", value="RU")
    assert cell(store, "institution", "name").second == "Омск · Russia"
    assert cell(store, "requirement", "roles") == Cell("Student, Teacher", value="student;teacher")
    assert cell(store, "requirement", "evidence_word").text == "Visa X1"
    assert cell(store, "requirement", "host_country").text == "China"
