"""Minutes: one text in two languages, approved by its hash; a changed comma is another text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.committee.control import Urgency, next_session, urgency
from exchange_admin.domain.rules.committee.minutes import (
    Standing,
    approvals_of,
    chairs_of,
    minutes_hash,
    next_number,
    number_order,
    unassigned,
    untranslated,
)
from exchange_admin.domain.rules.committee.states import (
    decision_state_is_reachable,
    meeting_state_is_reachable,
)

MEETING: dict[str, Value] = {"body_id": "b", "number": "3", "starts": "2026-10-22", "state": "held", "place": "哈尔滨"}
DECISIONS: list[dict[str, Value]] = [
    {"number": "3/1", "kind": "resolution", "text_zh": "发布信息", "text_ru": "Опубликовать, а затем проверить"},
    {"number": "3/2", "kind": "resolution", "text_zh": "成立工作组", "text_ru": "Создать группу"},
]
SEATS: list[dict[str, Value]] = [
    {"institution_id": "A", "role": "chair"},
    {"institution_id": "B", "role": "co_chair"},
    {"institution_id": "C", "role": "partner"},
]
HASH = minutes_hash(MEETING, DECISIONS)


def said(institution: str, hash: str = HASH, verdict: str = "approved") -> dict[str, Value]:
    return {"institution_id": institution, "content_hash": hash, "verdict": verdict}


def standing(*approvals: dict[str, Value], meeting: dict[str, Value] = MEETING) -> Standing:
    return approvals_of(meeting, DECISIONS, SEATS, approvals).standing


def test_minutes_are_agreed_when_both_chairs_have_approved_the_same_text() -> None:
    assert standing() is Standing.OPEN
    assert standing(said("A")) is Standing.WAITING
    assert standing(said("A"), said("C")) is Standing.WAITING
    assert standing(said("A"), said("B")) is Standing.AGREED


def test_who_declined_an_earlier_text_has_declined_and_is_asked_about_the_new_one() -> None:
    earlier = said("B", "0" * 64, "declined")
    found = approvals_of(MEETING, DECISIONS, SEATS, [said("A"), earlier])
    assert (found.standing, found.outdated, found.declined) == (Standing.DECLINED, (), ("B",))
    assert (found.waits_for("A"), found.waits_for("B")) == (False, True)
    now = approvals_of(MEETING, DECISIONS, SEATS, [said("A"), said("B", verdict="declined")])
    assert (now.standing, now.waits_for("B")) == (Standing.DECLINED, False)


@pytest.mark.parametrize("language", ["zh", "ru"])
def test_a_changed_comma_voids_all_approvals(language: str) -> None:
    text = str(DECISIONS[0][f"text_{language}"])
    changed = [
        {**DECISIONS[0], f"text_{language}": text.replace(",", "") if "," in text else f"{text}，"},
        DECISIONS[1],
    ]
    found = approvals_of(MEETING, changed, SEATS, [said("A"), said("B")])
    assert found.standing is Standing.CHANGED
    assert (found.approved, found.outdated, found.missing) == ((), ("A", "B"), ("A", "B"))


def test_what_becomes_of_a_decision_changes_no_minutes() -> None:
    later = [{**one, "state": "done", "result": "Done", "note": "x", "text_en": "Publish"} for one in DECISIONS]
    assert minutes_hash({**MEETING, "note": "x", "state": "agreed"}, later) == HASH


@given(st.permutations(DECISIONS))
def test_the_order_in_which_decisions_come_changes_nothing(decisions: list[dict[str, Value]]) -> None:
    assert minutes_hash(MEETING, decisions) == HASH


@pytest.mark.parametrize(
    ("field", "value"), [("place", "Харбин"), ("votes_present", 9), ("agenda_zh", "议程"), ("starts", "2026-10-23")]
)
def test_day_place_and_numbers_belong_to_the_text(field: str, value: Value) -> None:
    assert minutes_hash({**MEETING, field: value}, DECISIONS) != HASH


def test_a_chair_who_declines_is_told_before_one_who_waits() -> None:
    assert standing(said("A"), said("B", verdict="declined")) is Standing.DECLINED


def test_one_chair_alone_agrees_on_nothing() -> None:
    both_of_one = [{"institution_id": "A", "role": "chair"}, {"institution_id": "A", "role": "co_chair"}]
    assert approvals_of(MEETING, DECISIONS, both_of_one, [said("A")]).standing is Standing.WAITING


def test_chairs_are_those_of_the_day() -> None:
    seats = [
        {"institution_id": "A", "role": "chair", "until_date": "2026-01-01"},
        {"institution_id": "B", "role": "co_chair"},
        {"institution_id": "D", "role": "chair", "from_date": "2026-01-02"},
    ]
    assert chairs_of(seats, date(2026, 10, 22)) == ("D", "B")


def test_before_it_was_held_there_are_no_minutes() -> None:
    assert standing(said("A"), said("B"), meeting={**MEETING, "state": "announced"}) is Standing.NONE


def test_numbers_follow_committee_and_meeting() -> None:
    assert next_number("ВК", "3", ["ВК-3/1", "ВК-3/3"]) == "ВК-3/2"
    assert next_number(None, None, []) == "1/1"
    assert sorted(["3/10", "3/2", "3/1"], key=number_order) == ["3/1", "3/2", "3/10"]


def test_what_is_missing_in_one_language_is_told() -> None:
    found = list(untranslated({**MEETING, "agenda_zh": "议程"}, [{"number": "1", "text_zh": "x"}]))
    assert [(one.code, one.field) for one in found] == [
        ("minutes.no_agenda", "agenda_ru"),
        ("minutes.no_text", "text_ru"),
    ]


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ({}, ["responsible_institution_id"]),
        ({"responsible_institution_id": "A"}, ["due"]),
        ({"responsible_institution_id": "A", "due": "2027-03-01"}, []),
        ({"kind": "information"}, []),
        ({"state": "lapsed"}, []),
    ],
)
def test_a_decision_that_nobody_carries_out_is_named(said: dict[str, Value], missing: list[str]) -> None:
    found = list(unassigned([{**DECISIONS[0], "state": "proposed", **said}]))
    assert [(one.field, one.facts["number"]) for one in found] == [(field, "3/1") for field in missing]


def test_a_decision_is_late_from_the_day_after_its_day() -> None:
    open_: dict[str, Value] = {"kind": "resolution", "state": "in_work", "due": "2027-03-01"}
    assert urgency(open_, date(2027, 3, 1)) is Urgency.IN_TIME
    assert urgency(open_, date(2027, 3, 2)) is Urgency.LATE
    assert urgency({**open_, "state": "done"}, date(2027, 3, 2)) is Urgency.DONE
    assert urgency({**open_, "kind": "information"}, date(2027, 3, 2)) is Urgency.INFORMATION
    assert urgency({**open_, "due": None}, date(2027, 3, 2)) is Urgency.UNDATED


def test_the_next_session_is_the_planned_one_else_so_many_months_later() -> None:
    body: dict[str, Value] = {"active": 1, "meets_every_months": 12}
    held: dict[str, Value] = {"kind": "session", "state": "held", "starts": "2026-10-22"}
    planned: dict[str, Value] = {"kind": "session", "state": "announced", "starts": "2027-09-01"}
    assert next_session(body, [held]) == (date(2027, 10, 22), False)
    assert next_session(body, [held, planned]) == (date(2027, 9, 1), True)
    assert next_session(body, [held, planned], date(2027, 9, 1)) == (date(2027, 9, 1), True)
    assert next_session(body, [held, planned], date(2027, 9, 2)) == (date(2028, 9, 1), False), "it is over"
    of_days = {**planned, "ends": "2027-09-03"}
    assert next_session(body, [held, of_days], date(2027, 9, 2)) == (date(2027, 9, 1), True)
    assert next_session(body, []) is None
    assert next_session({**body, "active": 0}, [held]) is None


def test_what_members_saw_is_not_planned_again() -> None:
    assert not meeting_state_is_reachable("announced", "planned")
    assert not meeting_state_is_reachable("announced", "agreed")
    assert meeting_state_is_reachable("agreed", "held")
    assert not decision_state_is_reachable("done", "proposed")
