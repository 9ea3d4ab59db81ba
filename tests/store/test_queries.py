"""Row numbers, cells and counts of lists: filters, orders and searches as SQL."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from replicas import uid

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.queries import Filter, Having, Order, Query, Test
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step, removal
from exchange_admin.domain.wording import best_of
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.queries import WholeOrder

HARBIN, OMSK = uid("a1"), uid("a2")
PEOPLE = {
    uid("51"): {
        "family_han": "王",
        "given_han": "小明",
        "citizenship": "CN",
        "home_institution_id": HARBIN,
        "study_year": 2,
    },
    uid("52"): {"family_cyrillic": "Ёлкин", "given_cyrillic": "Пётр", "citizenship": "RU", "home_institution_id": OMSK},
    uid("53"): {"family_cyrillic": "Борисов", "given_cyrillic": "Анна", "citizenship": "RU", "study_year": 10 - 1},
    uid("54"): {"family_latin": "Adams", "given_latin": "Zoe", "home_institution_id": OMSK, "study_year": 1},
    uid("55"): {
        "family_han": "李",
        "given_han": "伟",
        "citizenship": "CN",
        "home_institution_id": HARBIN,
        "study_year": 2,
    },
}
WANG, YOLKIN, BORISOV, ADAMS, LI = PEOPLE


@pytest.fixture(scope="module", autouse=True, params=(8_192, -1), ids=("asked at once", "by their indexes"))
def _as_small_and_as_large(request: pytest.FixtureRequest) -> Iterator[None]:
    """Large tables are answered in another way than small ones, with the same answers."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("exchange_admin.store.queries._SMALL", request.param)
        yield


@pytest.fixture(scope="module")
def filled(names: Names) -> Iterator[Store]:
    with Store.in_memory(origin=Origin.seeded(3), names=names) as store:
        fill(store)
        yield store


def fill(store: Store) -> None:
    edits = [
        Edit(
            "institution",
            HARBIN,
            {"name_zh": "哈尔滨学院", "country": "CN", "city": "Harbin", "kind": "college"},
            new=True,
        ),
        Edit("institution", OMSK, {"name_ru": "Омский колледж", "country": "RU", "kind": "college"}, new=True),
        *(Edit("person", id, {"role": "student", **values}, new=True) for id, values in PEOPLE.items()),
    ]
    store.record(Step("x", "add", tuple(edits)))
    stays = []
    for n, (person, status, start) in enumerate(
        [
            (WANG, "draft", "2026-09-01"),
            (YOLKIN, "live", "2026-02-01"),
            (LI, "live", "2027-02-01"),
            (WANG, "closed", None),
        ]
    ):
        values = {"person_id": person, "sending_status": status, "planned_start": start}
        stays.append(Edit("mobility", uid(f"6{n}"), values, new=True))
    exams = [
        Edit(
            "exam_result",
            uid(f"7{n}"),
            {"person_id": WANG, "exam": "hsk_2", "language": "zh", "score": score},
            new=True,
        )
        for n, score in enumerate(("9.5", "100", "61/2", None))
    ]
    store.record(Step("x", "add", (*stays, *exams)))
    store.record(Step("x", "person.remove", (removal("mobility", uid("63")),)))


def found(store: Store, query: Query) -> list[str]:
    return [store.id_of(query.kind, n) for n in store.ids(query)]


def test_people_come_by_name_chinese_among_the_latin_then_cyrillic(filled: Store) -> None:
    assert found(filled, Query("person")) == [ADAMS, LI, WANG, BORISOV, YOLKIN]
    assert found(filled, Query("person", order=Order(descending=True))) == [YOLKIN, BORISOV, WANG, LI, ADAMS]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ([Filter("citizenship", Test.IS, ("RU",))], {YOLKIN, BORISOV}),
        ([Filter("citizenship", Test.IS, ("RU", "CN"))], {YOLKIN, BORISOV, WANG, LI}),
        ([Filter("citizenship", Test.IS, (None,))], {ADAMS}),
        ([Filter("citizenship", Test.IS, (None, "RU"))], {ADAMS, YOLKIN, BORISOV}),
        ([Filter("citizenship", Test.IS, ())], set()),
        ([Filter("citizenship", Test.IS_NOT, ("RU",))], {WANG, LI, ADAMS}),
        ([Filter("citizenship", Test.IS_NOT, ("RU", None))], {WANG, LI}),
        ([Filter("study_year", Test.FROM, (2,))], {WANG, LI, BORISOV}),
        ([Filter("study_year", Test.UNTIL, (2,))], {WANG, LI, ADAMS}),
        ([Filter("study_year", Test.FILLED)], {WANG, LI, ADAMS, BORISOV}),
        ([Filter("study_year", Test.EMPTY)], {YOLKIN}),
        ([Filter("home_institution_id.country", Test.IS, ("RU",))], {YOLKIN, ADAMS}),
        ([Filter("home_institution_id.city", Test.EMPTY)], {YOLKIN, ADAMS, BORISOV}),
        ([Filter("home_institution_id.country", Test.IS_NOT, ("RU",))], {WANG, LI, BORISOV}),
        ([Filter("home_institution_id.country", Test.IS_NOT, ("RU", None))], {WANG, LI}),
        ([Filter("citizenship", Test.IS, ("CN",)), Filter("study_year", Test.IS, (3,))], set()),
        ([Filter("id", Test.IS, tuple(uid(f"{n}") for n in range(300)))], set(PEOPLE)),
    ],
)
def test_filters(filled: Store, filters: list[Filter], expected: set[str]) -> None:
    query = Query("person", filters=tuple(filters))
    assert set(found(filled, query)) == expected
    assert filled.count(query) == len(expected)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Filter("roles", Test.IS, ("staff",)), {"b", "c"}),
        (Filter("roles", Test.IS, ("student", "staff")), {"a", "b", "c"}),
        (Filter("roles", Test.IS, ("student", None)), {"a", "d"}),
        (Filter("roles", Test.IS_NOT, ("staff",)), {"a", "d"}),
        (Filter("roles", Test.IS_NOT, ("staff", None)), {"a"}),
        (Filter("roles", Test.IS, ("staf",)), set()),
        (Filter("roles", Test.IS, ("teacher; staff",)), {"b"}),
        (Filter("roles", Test.EMPTY), {"d"}),
    ],
)
def test_a_field_with_several_words_is_found_by_each_of_them(store: Store, asked: Filter, expected: set[str]) -> None:
    said = {"a": "student", "b": "teacher;staff", "c": "staff, teacher", "d": None}
    edits = [
        Edit("requirement", uid(f"8{code}"), {"code": code, "roles": roles}, new=True) for code, roles in said.items()
    ]
    store.record(Step("x", "add", tuple(edits)))
    query = Query("requirement", filters=(asked,))
    assert {record.text("code") for record in store.records(query)} == expected
    assert store.count(query) == len(expected)


def test_records_that_others_point_to(filled: Store) -> None:
    assert set(found(filled, Query("person", having=(Having("mobility", "person_id"),)))) == {WANG, YOLKIN, LI}
    live = Having("mobility", "person_id", (Filter("sending_status", Test.IS, ("live",)),))
    assert set(found(filled, Query("person", having=(live,)))) == {YOLKIN, LI}
    closed = Having("mobility", "person_id", (Filter("sending_status", Test.IS, ("closed",)),))
    assert found(filled, Query("person", having=(closed,))) == [], "a deleted stay does not count"


def test_deleted_records_are_asked_for_by_themselves(filled: Store) -> None:
    assert found(filled, Query("mobility", deleted=True)) == [uid("63")]
    assert filled.count(Query("mobility")) == 3


def test_empty_cells_come_last_either_way(filled: Store) -> None:
    assert found(filled, Query("person", order=Order("study_year"))) == [ADAMS, WANG, LI, BORISOV, YOLKIN]
    assert found(filled, Query("person", order=Order("study_year", descending=True)))[-1] == YOLKIN


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ru", ["Zeta", "«Волна»", "колледж", "Омск", "学院"]),
        ("en", ["Alpha", "Beta", "Gamma", "Zeta", "学院"]),
    ],
)
def test_records_with_names_in_three_languages_stand_by_the_one_that_is_read(
    store: Store, language: str, expected: list[str]
) -> None:
    names = [
        {"name_zh": "丙", "name_ru": "Омск", "name_en": "Alpha"},
        {"name_zh": "甲", "name_ru": "колледж", "name_en": "Gamma"},
        {"name_ru": "«Волна»", "name_en": "Beta"},
        {"name_zh": "学院"},
        {"name_en": "Zeta"},
    ]
    edits = [Edit("institution", uid(f"7{at}"), one, new=True) for at, one in enumerate(names)]
    store.record(Step("Shen", "institution.add", tuple(edits)))
    ids = found(store, Query("institution", order=Order(language=language)))
    called = [
        best_of({code: store.get("institution", id).text(f"name_{code}") for code in ("zh", "ru", "en")}, language)
        for id in ids
    ]
    assert called == expected
    assert found(store, Query("institution", order=Order(descending=True, language=language)))[:4] == ids[::-1][:4]


@pytest.mark.parametrize(("language", "expected"), [("en", ["a", "c", "b"]), ("ru", ["b", "a", "c"])])
def test_what_points_to_a_name_in_three_languages_stands_by_the_one_that_is_read(
    store: Store, language: str, expected: list[str]
) -> None:
    names = {
        "a": {"name_zh": "丙", "name_ru": "Омск", "name_en": "Alpha"},
        "b": {"name_zh": "甲", "name_ru": "колледж", "name_en": "Zeta"},
        "c": {"name_ru": "Пермь", "name_en": "Gamma"},
    }
    made = {key: uid(f"7{at}") for at, key in enumerate(names)}
    edits = [Edit("institution", made[key], one, new=True) for key, one in names.items()]
    edits += [Edit("unit", uid(f"8{at}"), {"institution_id": id}, new=True) for at, id in enumerate(made.values())]
    store.record(Step("Shen", "institution.add", tuple(edits)))
    for down in (False, True):
        asked = Query("unit", order=Order("institution_id", descending=down, language=language))
        ids = [store.get("unit", id)["institution_id"] for id in found(store, asked)]
        assert [key for id in ids for key, one in made.items() if one == id] == expected[:: -1 if down else 1]


def test_decimals_are_ordered_and_compared_as_numbers(filled: Store) -> None:
    scores = [
        filled.get("exam_result", id)["score"] for id in found(filled, Query("exam_result", order=Order("score")))
    ]
    assert scores == ["9.5", "61/2", "100", None]
    above = Query("exam_result", filters=(Filter("score", Test.FROM, ("30.5",)),))
    assert {filled.get("exam_result", id)["score"] for id in found(filled, above)} == {"61/2", "100"}


def test_references_are_ordered_by_what_they_are_called(filled: Store) -> None:
    assert [filled.get("mobility", id)["person_id"] for id in found(filled, Query("mobility"))] == [LI, WANG, YOLKIN]
    assert [
        filled.get("mobility", id)["person_id"]
        for id in found(filled, Query("mobility", order=Order("person_id.citizenship")))
    ] == [WANG, LI, YOLKIN]


@pytest.mark.parametrize("text", ["wang", "w", "王", "nobody"])
def test_few_and_many_hits_are_listed_alike(filled: Store, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    query = Query("person", text=text, filters=(Filter("role", Test.IS, ("student", "teacher")),))
    few = found(filled, query), filled.count(query), filled.counts("person", "role", query)
    monkeypatch.setattr("exchange_admin.store.queries._FEW", 0)
    monkeypatch.setattr("exchange_admin.store.queries._A_HANDFUL", 0)
    assert (found(filled, query), filled.count(query), filled.counts("person", "role", query)) == few


def test_a_list_that_was_read_once_is_read_anew_after_a_write(office: Store) -> None:
    query = Query("person", filters=(Filter("role", Test.IS, ("student",)),))
    with office.beside() as reader:
        for n, name in enumerate("CAB"):
            made = Edit("person", uid(f"{n}"), {"role": "student", "given_latin": name}, new=True)
            office.record(Step("x", "add", (made,)))
            for store in (office, reader):
                assert len(store.ids(Query("person"))) == n + 1
                assert len(store.ids(query)) == n + 1
        assert [office.id_of("person", n) for n in reader.ids(query)] == [uid("1"), uid("2"), uid("0")]
        office.ids(Query("person")).pop()
        assert len(office.ids(Query("person"))) == 3, "the kept order is nobody else's to change"


def test_a_search_narrows_a_list_in_any_script(filled: Store) -> None:
    assert found(filled, Query("person", text="wang")) == [WANG]
    assert found(filled, Query("person", text="王小")) == [WANG]
    assert found(filled, Query("person", text="елк")) == [YOLKIN]
    assert found(filled, Query("person", text="elkin")) == [YOLKIN]
    assert found(filled, Query("person", text="nobody")) == []
    assert found(filled, Query("person", text='" OR *')) == []
    assert found(filled, Query("person", text="  ")) != [], "white space is no search"


def test_cells_of_rows_and_of_what_they_point_to(filled: Store) -> None:
    ns = filled.ids(Query("person"))
    rows = filled.rows(
        "person", ns, ("id", "_live", "given_latin", "home_institution_id.country", "home_institution_id.city")
    )
    assert rows[ns[0]] == (ADAMS, 1, "Zoe", "RU", None)
    assert filled.rows("person", [10_000], ("id",)) == {}
    assert filled.rows("person", [], ("id",)) == {}


def test_counts_by_value(filled: Store) -> None:
    assert filled.counts("person", "citizenship") == {"CN": 2, "RU": 2, None: 1}
    russian = Query("person", filters=(Filter("citizenship", Test.IS, ("RU",)),))
    assert filled.counts("person", "study_year", russian) == {None: 1, 9: 1}


def test_row_numbers_and_ids(filled: Store) -> None:
    assert [filled.id_of("person", n) for n in filled.ids(Query("person"))] == [ADAMS, LI, WANG, BORISOV, YOLKIN]
    with pytest.raises(KeyError):
        filled.id_of("person", 10_000)


def test_whole_records_come_in_the_order_of_the_query(filled: Store) -> None:
    by_name = filled.records(Query("person", order=Order(descending=True)))
    assert [one.id for one in by_name] == [YOLKIN, BORISOV, WANG, LI, ADAMS]
    assert [one.values for one in by_name] == [filled.get("person", one.id).values for one in by_name]
    assert [one.id for one in filled.records(Query("person", filters=(Filter("citizenship", Test.EMPTY),)))] == [ADAMS]


def test_where_and_many(filled: Store) -> None:
    assert [record.id for record in filled.where("person", "citizenship", ["CN", None, "CN"])] == [WANG, LI]
    assert set(filled.many("person", [WANG, uid("99"), WANG])) == {WANG}
    assert filled.where("person", "citizenship", []) == []
    many = [f"{n}" for n in range(1200)] + ["CN"]
    assert [record.id for record in filled.where("person", "citizenship", many)] == [WANG, LI]


@pytest.mark.parametrize(
    "query",
    [
        Query("person", filters=(Filter("x; DROP TABLE person"),)),
        Query("person", filters=(Filter("_clock"),)),
        Query("person", filters=(Filter("given_latin.x"),)),
        Query("person", order=Order('given_latin" --')),
        Query("person", having=(Having("mobility", "term_id"),)),
        Query("horse"),
    ],
)
def test_names_that_the_registry_does_not_know_never_reach_sql(filled: Store, query: Query) -> None:
    with pytest.raises(KeyError):
        filled.ids(query)


@given(text=st.text(max_size=30))
def test_no_text_breaks_a_search_or_a_filter(filled: Store, text: str) -> None:
    filled.ids(Query("person", text=text))
    filled.search(text)
    assert found(filled, Query("person", filters=(Filter("given_latin", Test.IS, (text,)),))) in ([], [ADAMS])


@given(year=st.integers(1, 9), countries=st.sets(st.sampled_from(["CN", "RU", None])), descending=st.booleans())
def test_a_query_finds_what_a_loop_over_the_records_would(
    filled: Store, year: int, countries: set, descending: bool
) -> None:
    query = Query(
        "person",
        filters=(Filter("study_year", Test.FROM, (year,)), Filter("citizenship", Test.IS, tuple(countries))),
        order=Order("study_year", descending),
    )
    everybody = filled.many("person", list(PEOPLE)).values()
    fit = [
        one for one in everybody if one["study_year"] and one["study_year"] >= year and one["citizenship"] in countries
    ]
    years = [filled.get("person", id)["study_year"] for id in found(filled, query)]
    assert years == sorted((one["study_year"] for one in fit), reverse=descending)


def test_a_reading_store_sees_what_was_committed(office: Store) -> None:
    office.record(Step("x", "add", (Edit("person", uid("1"), {"role": "student", "given_latin": "A"}, new=True),)))
    with office.beside() as reader:
        assert reader.count(Query("person")) == 1
        office.record(Step("x", "add", (Edit("person", uid("2"), {"role": "student", "given_latin": "B"}, new=True),)))
        assert reader.count(Query("person")) == 2
        assert (
            reader.history.steps()[0].when[:4] == str(date.today().year) or reader.history.steps()[0].when[:2] == "20"
        )


@given(rows=st.lists(st.integers(1, 60), unique=True), wanted=st.sets(st.integers(1, 80)))
def test_the_known_order_picks_exactly_the_wanted_rows(rows: list[int], wanted: set[int]) -> None:
    whole = WholeOrder(array("q", rows))
    expected = [n for n in rows if n in wanted]
    assert list(whole.of(array("q", sorted(wanted)))) == expected
    assert list(whole.of(array("q", sorted(wanted)))) == expected, "asked again, with the places known"


@pytest.mark.parametrize("kind", REGISTRY.kinds, ids=lambda kind: kind.name)
def test_a_list_can_be_ordered_by_every_field(kind, store: Store) -> None:
    for field in kind.fields:
        for descending in (False, True):
            assert not store.ids(Query(kind.name, order=Order(field.name, descending)))
