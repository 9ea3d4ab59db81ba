"""Rules of records, statuses, ids and receipts."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import FieldType
from exchange_admin.domain.ids import Origin, derived_id, is_id
from exchange_admin.domain.labels import latin_name, person_name
from exchange_admin.domain.problems import blocking
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules import mobility_status as status
from exchange_admin.domain.rules.records import record_problems
from exchange_admin.domain.vocabulary import words

TODAY = date(2026, 11, 24)


def codes(kind: str, **values: str) -> list[str]:
    return [problem.code for problem in record_problems(kind, values, TODAY)]


def test_the_status_tables_hold_exactly_the_words_of_the_vocabulary() -> None:
    assert set(status.SENDING) == set(words("sending_status"))
    assert set(status.RECEIVING) == set(words("receiving_status"))
    assert {word for after in status.SENDING.values() for word in after} <= set(status.SENDING)
    assert {word for after in status.RECEIVING.values() for word in after} <= set(status.RECEIVING)


@pytest.mark.parametrize("receiving", words("receiving_status"))
def test_a_stay_goes_live_only_when_the_host_has_verified_it(receiving: str) -> None:
    refused = status.sending_problems("nominated", "live", receiving, "student_studies")
    assert bool(refused) == (receiving not in status.VERIFIED_OR_LATER)


@pytest.mark.parametrize("activity", words("activity"))
def test_only_study_needs_recognition_before_closing(activity: str) -> None:
    assert bool(status.sending_problems("live", "closed", "departed", activity)) == (activity == "student_studies")


def test_recognition_waits_for_the_departure() -> None:
    assert (
        status.sending_problems("live", "recognising", "in_residence", "student_studies")[0].code
        == "mobility.needs_departure"
    )
    assert not status.sending_problems("live", "recognising", "departed", "student_studies")


def test_a_host_may_say_yes_to_a_guest_it_entered_itself() -> None:
    assert not status.receiving_problems("none", "verified")
    assert status.receiving_problems("none", "arrived")


def test_a_rejected_nomination_may_be_sent_again_but_not_verified_at_once() -> None:
    assert not status.receiving_problems("rejected", "pending")
    assert status.receiving_problems("rejected", "verified")


@given(st.sampled_from(words("sending_status")), st.sampled_from(words("receiving_status")))
def test_every_pair_of_statuses_has_one_word_and_a_colour(sending: str, receiving: str) -> None:
    key = status.shown_status(sending, receiving)
    assert key.startswith("choice.")
    assert status.tone(key) in {"grey", "violet", "teal", "green", "amber", "red"}


@pytest.mark.parametrize("sending", ["recognised", "partly_recognised", "not_recognised", "closed"])
def test_who_never_came_is_shown_as_such_whatever_the_sender_has_written(sending: str) -> None:
    assert status.shown_status(sending, "no_show") == "choice.receiving_status.no_show"
    assert status.shown_status(sending, "departed") == f"choice.sending_status.{sending}"
    assert status.shown_status("withdrawn", "no_show") == "choice.sending_status.withdrawn"


@pytest.mark.parametrize(
    ("receiving", "counts"), [("none", False), ("pending", False), ("verified", True), ("arrived", True)]
)
def test_a_guest_whom_the_host_has_confirmed_counts_without_a_nomination(receiving: str, counts: bool) -> None:
    assert status.is_counted({"sending_status": "draft", "receiving_status": receiving}) is counts
    shown = f"choice.receiving_status.{receiving}" if counts else "choice.sending_status.draft"
    assert status.shown_status("draft", receiving) == shown


def test_periods_do_not_run_backwards() -> None:
    assert codes("programme", name_en="x", starts="2026-09-01", ends="2026-08-31") == ["period.reversed"]
    assert codes("programme", name_en="x", starts="2026-09-01", ends="2026-09-01") == []


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [(kind.name, first, last.name) for kind in REGISTRY.kinds for last in kind.fields for first in last.not_before],
)
def test_no_period_of_any_kind_runs_backwards(kind: str, first: str, last: str) -> None:
    assert {REGISTRY[kind][name].type for name in (first, last)} == {FieldType.DATE}
    assert "period.reversed" in codes(kind, **{first: "2026-09-02", last: "2026-09-01"})
    assert "period.reversed" not in codes(kind, **{first: "2026-09-01", last: "2026-09-01"})


@pytest.mark.parametrize(
    ("first", "last"), [("starts", "ends"), ("valid_from", "valid_until"), ("issued", "valid_until")]
)
def test_no_kind_forgets_to_compare_the_usual_pairs(first: str, last: str) -> None:
    having = [kind for kind in REGISTRY.kinds if first in kind and last in kind]
    assert having
    assert all(first in kind[last].not_before for kind in having)


def test_a_person_needs_a_name_in_some_script_and_a_possible_birth_date() -> None:
    assert codes("person") == ["person.no_name"]
    assert codes("person", family_latin="LI", birth_date="2026-11-25") == ["person.born_in_future"]
    assert codes("person", given_cyrillic="Анна", birth_date="2005-01-01") == []


def test_unusual_ages_are_asked_about_and_do_not_block() -> None:
    problems = record_problems("person", {"family_han": "王", "birth_date": "2020-01-01"}, TODAY)
    assert [problem.code for problem in problems] == ["person.too_young"]
    assert not blocking(problems)


def test_withdrawing_asks_for_the_reason() -> None:
    base = {"sending_institution_id": "a", "receiving_institution_id": "b", "receiving_status": "none"}
    assert codes("mobility", **base, sending_status="withdrawn") == ["mobility.reason_missing"]
    assert codes("mobility", **base, sending_status="withdrawn", withdrawal_reason="health") == []


@pytest.mark.parametrize(("day", "asked"), [("2026-11-24", []), ("2026-11-25", ["mobility.still_to_come"])])
@pytest.mark.parametrize("name", ["actual_start", "actual_end"])
def test_a_day_that_came_true_is_not_still_to_come(name: str, day: str, asked: list[str]) -> None:
    problems = record_problems("mobility", {name: day}, TODAY)
    assert [one.code for one in problems if one.field == name] == asked
    assert not blocking(one for one in problems if one.field == name)


def test_nobody_is_exchanged_with_himself() -> None:
    assert "mobility.same_institution" in codes("mobility", sending_institution_id="a", receiving_institution_id="a")


def test_ids_are_uuid7_sorted_and_unique_even_within_one_millisecond() -> None:
    origin = Origin(milliseconds=lambda: 1_790_000_000_000)
    ids = [origin.new_id() for _ in range(20_000)]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)
    assert {uuid.UUID(id).version for id in ids[:50]} == {7}
    assert all(is_id(id) for id in ids[:50])


def test_a_seeded_origin_repeats_itself() -> None:
    first, second, other = Origin.seeded(1), Origin.seeded(1), Origin.seeded(2)
    made = [first.new_id() for _ in range(5)]
    assert made == [second.new_id() for _ in range(5)]
    assert made[0] != other.new_id()
    assert first.new_site() == second.new_site()


def test_the_same_thing_added_twice_has_the_same_id() -> None:
    assert derived_id("speciality", "CN", "460301") == derived_id("speciality", "CN", "460301")
    assert derived_id("a", "b") != derived_id("b", "a")


@given(st.lists(st.tuples(st.sampled_from("abc"), st.text("xyz", min_size=1, max_size=2))))
def test_receipts_add_up(pairs: list[tuple[str, str]]) -> None:
    whole = Changes.of(pairs)
    parts = Changes.of(pairs[:2]) | Changes.of(pairs[2:])
    assert whole.ids == parts.ids
    assert bool(whole) == bool(pairs)


def test_a_person_is_called_by_the_name_in_the_own_script() -> None:
    names = {
        "family_han": "索科洛娃",
        "given_han": "达里娅",
        "family_cyrillic": "Соколова",
        "given_cyrillic": "Дарья",
        "family_latin": "Sokolova",
        "given_latin": "Daria",
    }
    assert person_name(names | {"citizenship": "RU"}) == ("Соколова Дарья", "SOKOLOVA Daria · 索科洛娃·达里娅")
    assert person_name(names | {"citizenship": "KZ"})[0] == "Соколова Дарья"
    assert person_name(names | {"citizenship": "GB"})[0] == "SOKOLOVA Daria"
    assert person_name(names)[0] == "Соколова Дарья"
    chinese = {"family_han": "王", "given_han": "小明", "family_latin": "Wang", "given_latin": "Xiaoming"}
    assert person_name(chinese) == ("王小明", "WANG Xiaoming")


def test_a_person_is_called_by_whatever_name_there_is() -> None:
    assert person_name({"family_latin": "Li", "citizenship": "CN"}) == ("LI", "")
    assert person_name({"citizenship": "CN"}) == ("", "")


def test_capitals_mark_the_family_name_only() -> None:
    assert (
        latin_name({"family_latin": "Ferrer Ortega", "given_latin": "ANNE-MARIE LUCÍA"})
        == "FERRER ORTEGA Anne-Marie Lucía"
    )
    assert latin_name({"given_latin": "Lucía"}) == "Lucía"


@pytest.mark.parametrize(("passport", "given"), [("DAR'IA", "Dar'ia"), ("O'KTAM", "O'ktam"), ("O‘TKIR", "O‘tkir")])
def test_an_apostrophe_in_a_given_name_begins_no_new_word(passport: str, given: str) -> None:
    assert latin_name({"family_latin": "O'Neil", "given_latin": passport}) == f"O'NEIL {given}"


@pytest.mark.parametrize(
    ("code", "asked"), [("0714", False), ("07", False), ("1041", False), ("714", True), ("7140", True)]
)
def test_a_code_of_isced_begins_with_a_broad_field(code: str, asked: bool) -> None:
    values = {"country": "CN", "code": "510301", "name_zh": "工业机器人", "isced_f": code}
    found = [one.code for one in record_problems("speciality", values, date(2026, 11, 24))]
    assert found == (["value.unusual_isced"] if asked else [])
