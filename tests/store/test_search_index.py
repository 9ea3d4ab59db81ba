"""Search rows are written with the record and say what the record says now."""

from __future__ import annotations

import pytest
from replicas import uid

from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Step, removal, restoral
from exchange_admin.store import Store

WANG, PASSPORT = uid("51"), uid("81")


@pytest.fixture
def filled(store: Store) -> Store:
    store.record(
        Step(
            "x",
            "add",
            (
                Edit(
                    "person",
                    WANG,
                    {
                        "role": "student",
                        "family_han": "王",
                        "given_han": "小明",
                        "email": "Wang.XM@Example.org",
                        "phone": "+86 138-0013-8000",
                        "speciality_code": "530701",
                        "note": "unsearched",
                    },
                    new=True,
                ),
                Edit(
                    "identity_document",
                    PASSPORT,
                    {"person_id": WANG, "kind": "passport", "number": "EА 123-456"},
                    new=True,
                ),
                Edit(
                    "institution",
                    uid("a1"),
                    {"name_ru": "Омский колледж", "country": "RU", "kind": "college"},
                    new=True,
                ),
            ),
        )
    )
    return store


def hits(store: Store, text: str) -> list[str]:
    return [id for kind, id in store.search(text) if kind == "person"]


@pytest.mark.parametrize(
    "typed",
    [
        *("王小明", "小明", "王", "wang xiao", "xiaoming wang", "wxm", "ван сяо", "wang.xm@example.org", "example"),
        *("13800138000", "8613800138000", "138-0013", "530701", "ea123", "EA123456", "ｗａｎｇ"),
    ],
)
def test_a_person_is_found_by(filled: Store, typed: str) -> None:
    assert hits(filled, typed) == [WANG]


@pytest.mark.parametrize(
    "written", ["+7 916 123-45-67", "+79161234567", "8 (916) 123-45-67", "89161234567", "7.916.123.4567"]
)
@pytest.mark.parametrize(
    "typed",
    [
        *("8 916 123-45-67", "89161234567", "+7 916 123 45 67", "+7(916)1234567", "8 916", "8916123", "+7 916 12"),
        *("9161234567", "916 123-45-67", "Ли 8 916 123 45 67"),
    ],
)
def test_a_russian_phone_is_found_however_it_is_written_and_typed(store: Store, written: str, typed: str) -> None:
    person = {"role": "student", "family_cyrillic": "Ли", "phone": written}
    other = {"role": "student", "family_cyrillic": "Ли", "phone": "+7 926 123-45-67"}
    store.record(Step("x", "add", (Edit("person", WANG, person, new=True), Edit("person", uid("52"), other, new=True))))
    assert hits(store, typed) == [WANG]


def test_a_phone_of_another_country_is_not_taken_for_a_russian_one(filled: Store) -> None:
    assert hits(filled, "81380013800") == []
    assert hits(filled, "138 0013 8000") == [WANG]


@pytest.mark.parametrize("typed", ["unsearched", "wong", "999", ""])
def test_a_person_is_not_found_by(filled: Store, typed: str) -> None:
    assert hits(filled, typed) == []


def test_a_changed_name_is_found_and_the_old_one_is_not(filled: Store) -> None:
    filled.record(Step("x", "person.set", (Edit("person", WANG, {"given_han": "丽"}),)))
    assert hits(filled, "wang li") == [WANG]
    assert hits(filled, "xiaoming") == []
    assert filled.checks.all() == []


def test_a_deleted_passport_no_longer_finds_its_holder(filled: Store) -> None:
    filled.record(Step("x", "remove", (removal("identity_document", PASSPORT),)))
    assert hits(filled, "EA123456") == []
    filled.record(Step("x", "restore", (restoral("identity_document", PASSPORT),)))
    assert hits(filled, "EA123456") == [WANG]
    assert filled.checks.all() == []


def test_a_new_number_finds_the_holder(filled: Store) -> None:
    filled.record(Step("x", "set", (Edit("identity_document", PASSPORT, {"number": "G999"}),)))
    assert (hits(filled, "g999"), hits(filled, "EA123456")) == ([WANG], [])


def test_deleted_people_are_not_found(filled: Store) -> None:
    filled.record(Step("x", "person.remove", (removal("person", WANG),)))
    assert hits(filled, "wang") == []
    assert "journal.search_differs" not in {problem.code for problem in filled.checks.all()}


def test_search_tells_kind_by_kind_and_stops_at_the_limit(filled: Store) -> None:
    more = tuple(Edit("person", uid(f"6{n}"), {"role": "student", "family_han": "王"}, new=True) for n in range(9))
    filled.record(Step("x", "add", more))
    assert len(filled.search("wang", limit=4)) == 4
    assert {kind for kind, _ in filled.search("омск")} == {"institution"}
    assert filled.search("омск", ("person",)) == []


def test_a_lost_or_wrong_search_row_is_reported_and_rebuilt_words_alone(filled: Store) -> None:
    (n,) = (n for n in filled.ids(Query("person")) if filled.id_of("person", n) == WANG)
    filled._db.execute("DELETE FROM search_person WHERE rowid = ?", (n,))
    assert [problem.code for problem in filled.checks.all()] == ["journal.search_differs"]
    filled.rebuild()
    assert hits(filled, "wang") == [WANG]
    filled._db.execute("INSERT OR REPLACE INTO search_person (rowid, text) VALUES (?, 'other words')", (n,))
    assert [problem.code for problem in filled.checks.all()] == ["journal.search_differs"]
    filled.rebuild()
    assert filled.checks.all() == []


def test_many_deleted_hits_do_not_hide_the_live_ones(filled: Store) -> None:
    gone = [uid(f"7{n:03}") for n in range(60)]
    people = tuple(Edit("person", id, {"role": "student", "family_han": "赵"}, new=True) for id in gone)
    filled.record(Step("x", "people.import", people))
    filled.undo("x")
    filled.record(Step("x", "add", (Edit("person", uid("6a"), {"role": "student", "family_han": "赵"}, new=True),)))
    assert filled.search("赵", limit=5) == [("person", uid("6a"))]
