"""Whether the days of a stay and of its events can all be true."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.problems import Level
from exchange_admin.domain.registry.casework import _STAY_EVENTS
from exchange_admin.domain.rules.casework.days_of_stay import (
    LEAVES,
    Dated,
    event_problems,
    left_before_coming,
    perhaps_one,
    stay_beside_events,
    stay_problems,
    twins,
)
from exchange_admin.domain.rules.records import record_problems
from exchange_admin.domain.rules.stays import COMING

PLANNED = {"planned_start": "2026-09-01", "planned_end": "2027-06-30"}
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
EVENTS = st.lists(st.tuples(st.sampled_from(_STAY_EVENTS), DAYS), max_size=6)


def on(text: str) -> date:
    return date.fromisoformat(text)


def found(kind: str, day: str, *others: tuple[str, str], **actual: str) -> list[tuple[str, Level]]:
    known = [(other, on(at)) for other, at in others]
    return [(one.code, one.level) for one in event_problems(kind, on(day), {**PLANNED, **actual}, known)]


@pytest.mark.parametrize(
    ("kind", "day", "code"),
    [
        ("arrival", "2026-02-01", "stay.day_before"),
        ("arrival", "2026-08-02", ""),
        ("entry", "2206-09-01", "stay.day_after"),
        ("arrival", "2027-07-01", "stay.day_after"),
        ("lodging", "2027-06-30", ""),
        ("departure", "2026-08-30", "stay.day_before"),
        ("departure", "2027-07-30", ""),
        ("departure", "2027-07-31", "stay.day_after"),
        ("visa_issue", "2026-01-10", ""),
        ("visa_issue", "2016-07-10", "stay.day_before"),
        ("completion_order", "2027-09-01", ""),
    ],
)
def test_a_day_far_from_the_stay_is_asked_about(kind: str, day: str, code: str) -> None:
    assert found(kind, day) == ([(code, Level.ASKS)] if code else [])


@pytest.mark.parametrize(
    ("kind", "day", "other"),
    [("departure", "2026-09-02", ("arrival", "2026-09-05")), ("arrival", "2027-02-05", ("return", "2027-02-01"))],
)
def test_nobody_leaves_before_coming(kind: str, day: str, other: tuple[str, str]) -> None:
    assert ("stay.left_before_coming", Level.BLOCKS) in found(kind, day, other)


def test_the_actual_days_of_the_stay_count_as_well() -> None:
    assert ("stay.left_before_coming", Level.BLOCKS) in found("departure", "2026-09-02", actual_start="2026-09-05")
    assert found("departure", "2026-09-05", actual_start="2026-09-05") == []


def test_what_was_wrong_before_does_not_stop_another_event() -> None:
    wrong = (("arrival", "2026-09-05"), ("departure", "2026-09-02"))
    assert found("move", "2026-10-01", *wrong) == found("lodging", "2026-09-20", *wrong) == []


@pytest.mark.parametrize(
    ("stay", "code", "name"),
    [
        ({"actual_start": "2026-02-01"}, "stay.day_before", "actual_start"),
        ({"actual_start": "2027-08-01"}, "stay.day_after", "actual_start"),
        ({"actual_end": "2026-07-01"}, "stay.day_before", "actual_end"),
        ({"actual_end": "2027-12-01"}, "stay.day_after", "actual_end"),
    ],
)
def test_actual_days_far_from_the_planned_ones_are_asked_about(stay: dict[str, str], code: str, name: str) -> None:
    (problem,) = stay_problems({**PLANNED, **stay})
    assert (problem.code, problem.field, problem.level) == (code, name, Level.ASKS)


def test_a_stay_that_is_moved_away_from_what_happened_is_asked_about() -> None:
    moved = {"planned_start": "2027-02-01", "planned_end": "2027-06-30"}
    (problem,) = stay_beside_events(moved, [("entry", on("2026-09-01")), ("arrival", on("2026-09-02"))])
    assert (problem.code, problem.field) == ("stay.day_before", "planned_start")


def test_an_end_before_the_arrival_is_refused() -> None:
    (problem, *_) = stay_beside_events({**PLANNED, "actual_end": "2026-09-03"}, [("arrival", on("2026-09-05"))])
    assert (problem.code, problem.field, problem.level) == ("stay.left_before_coming", "actual_end", Level.BLOCKS)


@given(EVENTS)
def test_who_left_first_is_found_in_every_order_of_the_events(events: list[Dated]) -> None:
    told = left_before_coming(events)
    assert told == left_before_coming(events[::-1])
    came, left = ([day for kind, day in events if kind in words] for words in (COMING, LEAVES))
    assert (told is not None) == bool(came and left and min(left) < min(came))


@given(EVENTS, st.sampled_from(_STAY_EVENTS), DAYS)
def test_only_an_event_that_makes_it_impossible_is_refused(events: list[Dated], kind: str, day: date) -> None:
    refused = [one for one in event_problems(kind, day, PLANNED, events) if one.level is Level.BLOCKS]
    now = left_before_coming([*events, (kind, day)])
    assert bool(refused) == bool(now and not left_before_coming(events))


def test_two_of_a_kind_within_three_days_may_be_one_unless_somebody_left_between() -> None:
    first = on("2026-09-01")
    assert perhaps_one(first + timedelta(days=3), first, [])
    assert not perhaps_one(first, first + timedelta(days=4), [])
    assert not perhaps_one(first, first + timedelta(days=2), [first + timedelta(days=1)])
    events = [
        ("exit", first - timedelta(days=1)),
        ("entry", first),
        ("arrival", first),
        ("arrival", first + timedelta(days=1)),
    ]
    assert twins(events) == [(2, 3)]


def test_an_event_that_was_perhaps_typed_twice_is_asked_about() -> None:
    assert found("entry", "2026-09-02", ("entry", "2026-09-01")) == [("stay.two_entries", Level.ASKS)]
    assert found("incident", "2026-09-02", ("incident", "2026-09-01")) == []


@pytest.mark.parametrize(
    ("kind", "values", "code", "level"),
    [
        ("task", {"done_on": "2026-10-05", "valid_until": "2026-10-04"}, "task.ended_before_done", Level.BLOCKS),
        ("task", {"due": "2206-01-01"}, "value.unusual_year", Level.ASKS),
        ("identity_document", {"issued": "2026-12-01"}, "document.issued_in_future", Level.ASKS),
        ("identity_document", {"issued": "2026-05-01", "valid_until": "2026-04-01"}, "period.reversed", Level.BLOCKS),
        ("consent", {"given_on": "2026-05-01", "withdrawn_on": "2026-04-01"}, "period.reversed", Level.BLOCKS),
        ("agreement", {"signed": "2026-12-01"}, "agreement.signed_in_future", Level.ASKS),
        ("agreement", {"signed": "2026-05-02", "valid_until": "2026-05-01"}, "agreement.signed_after_end", Level.ASKS),
        (
            "agreement",
            {"valid_from": "2026-01-01", "valid_until": "2026-03-01", "notice_days": 90},
            "agreement.notice_too_long",
            Level.ASKS,
        ),
        (
            "agreement",
            {"next_review": "2027-05-02", "valid_until": "2027-05-01"},
            "agreement.review_after_end",
            Level.ASKS,
        ),
        (
            "agreement",
            {"terminated_on": "2025-05-02", "valid_from": "2026-05-01"},
            "agreement.terminated_before_start",
            Level.ASKS,
        ),
        ("mobility", {"planned_end": "2206-06-30"}, "value.unusual_year", Level.ASKS),
        ("stay_event", {"date": "1026-09-01"}, "value.unusual_year", Level.ASKS),
    ],
)
def test_days_of_one_record_that_can_hardly_be_true(kind: str, values: dict[str, str], code: str, level: Level) -> None:
    told = {one.code: one.level for one in record_problems(kind, values, date(2026, 10, 9))}
    assert told.get(code) is level
