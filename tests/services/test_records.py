"""Adding and changing records: what refuses, and what is saved and still wants a look."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from paper_office import TODAY, WHO, PaperOffice, names, order
from transcript_office import Usual

from exchange_admin.domain.fields import FieldType, Kind, Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.own_verbs import refused_typed
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.parts import Parts
from exchange_admin.services.records import Records

PLAIN: dict[FieldType, Value] = {
    FieldType.DATE: "2026-09-01",
    FieldType.MOMENT: "2026-09-01T10:00:00Z",
    FieldType.TIME: "10:00",
    FieldType.INTEGER: 1,
    FieldType.BOOLEAN: 0,
    FieldType.MINUTES: 45,
    FieldType.DECIMAL: "1",
    FieldType.COUNTRY: "RU",
    FieldType.LANGUAGE: "zh",
    FieldType.JSON: "{}",
}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    made.records = Records(Parts(made.store, REGISTRY, names(), made.store.origin, {}, lambda: TODAY), Usual())
    yield made
    made.store.close()


def stay(office: PaperOffice, person: str, **more: Value) -> dict[str, Value]:
    usual: dict[str, Value] = {
        "person_id": person,
        "direction": "incoming",
        "activity": "student_studies",
        "sending_institution_id": office.partner,
        "receiving_institution_id": office.own,
        "planned_start": "2026-09-01",
        "planned_end": "2027-01-31",
        "sending_status": "nominated",
        "receiving_status": "pending",
    }
    return {**usual, **more}


def agreed(office: PaperOffice, **condition: Value) -> tuple[str, str]:
    agreement = office.add(
        "agreement",
        number="SH-7",
        institution_id=office.partner,
        kind="exchange",
        state="in_force",
        valid_from="2026-09-01",
        valid_until="2029-08-31",
    )
    usual: dict[str, Value] = {"direction": "incoming", "activity": "student_studies"}
    return agreement, office.add("condition", agreement_id=agreement, **{**usual, **condition})


def codes(problems: object) -> list[str]:
    return [problem.code for problem in problems]  # type: ignore[attr-defined]


def test_a_stay_beside_another_of_the_same_person_is_saved_and_told(office: PaperOffice) -> None:
    person = office.person()
    first = office.records.add("mobility", stay(office, person), WHO)
    assert first.problems == ()
    second = office.records.add(
        "mobility", stay(office, person, planned_start="2027-01-10", planned_end="2027-06-30"), WHO
    )
    assert codes(second.problems) == ["mobility.person_away_already"]
    (id,) = second.ids["mobility"]
    mended = office.records.set("mobility", id, {"planned_start": "2027-02-10"}, WHO)
    assert mended.problems == ()


def test_a_stay_of_another_entry_of_the_person_counts_too(office: PaperOffice) -> None:
    person, double = office.person(), office.person("eremin")
    office.records.merge_people(person, double, WHO)
    office.records.add("mobility", stay(office, double), WHO)
    assert codes(office.records.problems("mobility", stay(office, person))) == ["mobility.person_away_already"]


def test_a_transcript_takes_no_stay_of_somebody_else(office: PaperOffice) -> None:
    person, double, other = office.person(), office.person("eremin"), office.person("zeng")
    own, of_double, somebody_elses = (office.stay(one) for one in (person, double, other))
    office.records.merge_people(person, double, WHO)
    transcript = office.add("transcript", person_id=person, mobility_id=own, institution_id=office.partner)
    with pytest.raises(RuleBroken) as refused:
        office.records.set("transcript", transcript, {"mobility_id": somebody_elses}, WHO)
    assert (refused.value.problem.code, refused.value.problem.field) == ("record.of_another_person", "mobility_id")
    assert office.records.set("transcript", transcript, {"mobility_id": of_double}, WHO)


def test_changing_a_date_tells_that_the_agreement_is_not_in_force_then(office: PaperOffice) -> None:
    agreement, _ = agreed(office)
    made = office.records.add("mobility", stay(office, office.person(), agreement_id=agreement), WHO)
    assert made.problems == ()
    (id,) = made.ids["mobility"]
    moved = office.records.set("mobility", id, {"planned_start": "2026-08-25"}, WHO)
    assert codes(moved.problems) == ["agreement.not_in_force"]
    renamed = office.records.set("mobility", id, {"note": "x"}, WHO)
    assert renamed.problems == ()


def test_places_are_counted_by_academic_year_and_condition(office: PaperOffice) -> None:
    agreement, condition = agreed(office, places_per_year=1)
    under = {"agreement_id": agreement, "condition_id": condition}
    office.records.add("mobility", stay(office, office.person(), **under), WHO)
    (own,) = office.store.where("mobility", "condition_id", [condition])
    assert office.records.problems("mobility", own.values, own) == [], "a stay does not take a place from itself"
    other = office.person("eremin")
    now = office.records.problems("mobility", stay(office, other, **under))
    assert [(problem.code, problem.facts) for problem in now] == [("condition.places_used", {"used": 2, "places": 1})]
    later = stay(office, other, **under, planned_start="2027-09-01", planned_end="2028-01-31")
    office.add("academic_year", code="2027/2028", starts="2027-09-01", ends="2028-08-31")
    assert office.records.problems("mobility", later) == []


@pytest.mark.parametrize("typed", ["Соколова Дарья", "sokolova, daria", "Дарья Игоревна Соколова", "SOKOLOVA DARIA"])
def test_a_person_is_referred_to_by_the_whole_name_in_any_script_and_order(office: PaperOffice, typed: str) -> None:
    person = office.person()
    office.person("eremin")
    assert office.records.parse("exam_result", {"person_id": typed}) == {"person_id": person}


def test_a_code_is_found_whichever_alphabet_its_letters_were_typed_in(office: PaperOffice) -> None:
    group = office.add("language_group", language_course_id=office.course, code="А1-1 КМ")
    for typed in ("А1-1 КМ", "A1-1 KM", "а1-1 км"):
        assert office.records.parse("language_enrolment", {"language_group_id": typed}) == {"language_group_id": group}


@pytest.mark.parametrize(("typed", "code"), [("Соколова", "called_alike"), ("Иванова", "unknown")])
def test_whoever_is_not_the_only_one_of_a_name_is_not_guessed(office: PaperOffice, typed: str, code: str) -> None:
    office.person()
    office.add("person", role="student", family_cyrillic="Соколова", given_cyrillic="Анна")
    with pytest.raises(RuleBroken, match=code):
        office.records.parse("exam_result", {"person_id": typed})


def test_a_number_of_somebody_elses_document_is_refused_by_name(office: PaperOffice) -> None:
    passport: dict[str, Value] = {"kind": "passport", "number": "751234567", "country": "RU"}
    office.records.add("identity_document", {**passport, "person_id": office.person()}, WHO)
    with pytest.raises(RuleBroken) as refused:
        office.records.add("identity_document", {**passport, "person_id": office.person("eremin")}, WHO)
    assert refused.value.problem.code == "document.number_taken"
    assert refused.value.problem.facts["holder"] == "Соколова Дарья Игоревна"


def test_an_unusual_passport_number_is_saved_and_asked_about_once(office: PaperOffice) -> None:
    passport: dict[str, Value] = {"kind": "passport", "number": "AB12", "country": "RU", "person_id": office.person()}
    added = office.records.add("identity_document", passport, WHO)
    assert codes(added.problems) == ["document.number_shape"]
    (id,) = added.ids["identity_document"]
    assert office.records.set("identity_document", id, {"issued_by": "МВД 25001"}, WHO).problems == ()
    assert office.records.set("identity_document", id, {"number": "751234567"}, WHO).problems == ()


def test_the_state_of_a_paper_is_refused_to_forms_and_left_to_the_register(office: PaperOffice) -> None:
    stay_id = office.stay(office.person())
    issued = office.issuing.issue(Selection(mobilities=(stay_id,)), order(), WHO)
    for values in (
        {"state": "signed"},
        {"handed_over_to": "x"},
        {"revocation_reason": "x"},
        {"revoked_on": "2026-12-01"},
    ):
        with pytest.raises(RuleBroken) as refused:
            office.records.set("certificate", issued.ids[0], values, WHO)
        assert refused.value.problem.code == "certificate.by_register"
    assert office.records.set("certificate", issued.ids[0], {"note": "Schrank 2"}, WHO)
    with pytest.raises(RuleBroken) as refused:
        office.records.add(
            "certificate", {"number": "X-1", "kind": "participation", "issued_on": "2026-12-01", "state": "issued"}, WHO
        )
    assert refused.value.problem.code == "certificate.by_issuing"


@pytest.mark.parametrize("kind", ["transfer", "disclosure", "held_change", "erasure", "ended_life"])
def test_what_the_exchange_notes_of_itself_is_not_made_up_by_hand(office: PaperOffice, kind: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        office.records.add(kind, {}, WHO)
    assert refused.value.problem.code == "exchange.by_program"
    assert refused.value.problem.facts == {"kind": f"kind.{kind}"}


def test_a_ruling_is_neither_changed_nor_deleted_by_hand_and_may_be_remarked_upon(office: PaperOffice) -> None:
    about = {"entry": "e1", "record_kind": "person", "record": "r1", "reason": "not_theirs", "state": "waiting"}
    office.add("held_change", **about)
    (held,) = office.store.where("held_change", "entry", ["e1"])
    for attempt in (
        lambda: office.records.set("held_change", held.id, {"state": "let_in"}, WHO),
        lambda: office.records.remove("held_change", held.id, WHO),
        lambda: office.records.remove_all("held_change", [held.id], WHO),
    ):
        with pytest.raises(RuleBroken) as refused:
            attempt()
        assert refused.value.problem.code == "exchange.by_program"
    assert office.store.get("held_change", held.id).values == held.values
    assert office.records.set("held_change", held.id, {"note": "Asked by telephone"}, WHO)


def test_two_entries_that_were_kept_for_each_other_are_one_person_everywhere(office: PaperOffice) -> None:
    one, other = office.person(), office.person("eremin")
    office.set("person", one, same_as_id=other)  # as two PCs did without seeing each other
    office.set("person", other, same_as_id=one)
    assert office.records.entries_of(other) == (one, other)
    with pytest.raises(RuleBroken) as refused:
        office.records.merge_people(one, other, WHO)
    assert refused.value.problem.code == "people.same_person"
    third = office.person("zeng")
    office.records.merge_people(third, other, WHO)
    assert office.records.entries_of(one) == (third, one, other)
    assert office.store.count(Query("person", once=True)) == 1


def test_a_missing_field_hides_no_other_fault_of_the_same_record(office: PaperOffice) -> None:
    lacking = stay(
        office, office.person(), planned_end="2026-08-01", programme_id="01900000-0000-7000-8000-00000000dead"
    )
    del lacking["direction"]
    found = {(problem.code, problem.field) for problem in office.records.problems("mobility", lacking)}
    assert found == {
        ("value.required", "direction"),
        ("period.reversed", "planned_end"),
        ("value.unknown_reference", "programme_id"),
    }


def test_what_cannot_be_a_value_is_told_once_and_taken_for_empty_by_every_other_rule(office: PaperOffice) -> None:
    odd = stay(office, office.person(), planned_end="some day")
    assert codes(office.records.problems("mobility", odd)) == ["value.not_a_date"]


@pytest.mark.parametrize("kind", REGISTRY.kinds, ids=lambda kind: kind.name)
def test_nothing_is_needed_to_say_what_else_is_wrong(office: PaperOffice, kind: Kind) -> None:
    """Every rule of every kind looks at records without any one of the fields that are asked for, and without all."""
    whole = {field.name: PLAIN.get(field.type, "x") for field in kind.fields if not field.refers and not field.choices}
    for lacking in (*((name,) for name in whole), tuple(whole)):
        values = {name: value for name, value in whole.items() if name not in lacking}
        found = office.records.problems(kind.name, values)
        asked = {problem.field for problem in found if problem.code == "value.required"}
        assert asked == {field.name for field in kind.fields if field.required and field.name not in values}


def test_what_cannot_be_read_is_told_together_with_what_is_missing(office: PaperOffice) -> None:
    with pytest.raises(RuleBroken) as refused:
        office.records.parse_whole(
            "listing", {"topic": "course", "places": "up to 20", "isced_f": "7x", "colour": "red"}
        )
    told = {problem.field for problem in refused.value.problems}
    assert {"places", "isced_f", "side", "institution_id", "colour"} <= told
    assert [problem.code for problem in refused.value.problems if problem.field == "places"] == ["value.not_a_number"]


def test_what_the_program_writes_cannot_be_typed(office: PaperOffice) -> None:
    listing = office.add("listing", side="offer", topic="course", state="draft", institution_id=office.partner)
    before = office.records.get("listing", listing)
    for typed in ({"revision": "999"}, {"published_on": "2020-01-01", "name_zh": "课程"}, {"catalogue_hub": "X"}):
        with pytest.raises(RuleBroken) as refused:
            office.records.parse_whole("listing", typed, before)
        assert [(one.code, one.field) for one in refused.value.problems] == [("value.by_program", next(iter(typed)))]
    with pytest.raises(RuleBroken) as refused:
        office.records.parse_whole("interest", {"asked_on": "2020-01-01"})
    assert refused.value.problems[0].code == "value.by_program"
    assert office.records.parse_whole("listing", {"revision": "", "name_zh": "课程"}, before), "as it stands"


def test_each_field_that_the_program_writes_is_refused_where_it_is_typed(office: PaperOffice) -> None:
    for kind in REGISTRY.kinds:
        for field in kind.fields:
            told = list(refused_typed(kind, {field.name: "x"}, {"id": "y"}))
            assert bool(told) or not field.written_by_program, (kind.name, field.name)


def test_what_cannot_be_read_is_told_together_with_what_publishing_lacks(office: PaperOffice) -> None:
    listing = office.add("listing", side="offer", topic="course", state="draft", institution_id=office.partner)
    before = office.records.get("listing", listing)
    with pytest.raises(RuleBroken) as refused:
        office.records.parse_whole("listing", {"state": "published", "valid_until": "spring"}, before)
    told = [(problem.code, problem.field) for problem in refused.value.problems]
    assert told[0][1] == "valid_until"
    assert len([field for _, field in told if field == "valid_until"]) == 1, (
        "the reason is told, and not that it is empty"
    )
    assert {"name_zh", "name_ru", "isced_f"} <= {field for _, field in told}
    typed = {"name_zh": "课程", "places": "12"}
    assert office.records.parse_whole("listing", typed, before) == office.records.parse("listing", typed, before)


BRANCH = (
    "Филиал федерального государственного бюджетного образовательного учреждения высшего образования "
    "«Приморский государственный технический университет имени первых строителей Транссибирской магистрали» "
    "в городе Большой Камень Приморского края"
)


def test_the_whole_name_of_a_branch_is_taken_in_every_language(office: PaperOffice) -> None:
    assert len(BRANCH) > 220
    for name in ("name_zh", "name_ru", "name_en"):
        made = office.records.add("institution", {name: BRANCH, "country": "RU", "kind": "university"}, WHO)
        (id,) = made.ids["institution"]
        assert office.records.get("institution", id)[name] == BRANCH


@pytest.mark.parametrize("name", ["name_zh", "name_ru", "name_en"])
def test_of_a_name_that_is_too_long_it_is_not_said_that_there_is_none(office: PaperOffice, name: str) -> None:
    typed = {name: "Я" * 301, "country": "RU", "kind": "college"}
    with pytest.raises(RuleBroken) as refused:
        office.records.add("institution", typed, WHO)
    told = [(one.code, one.field, one.facts) for one in refused.value.problems]
    assert told == [("value.too_long", name, {"longest": 300})]
