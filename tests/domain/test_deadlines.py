"""When a requirement is due, and by when somebody has to act."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from second_count import day_to_act_by, last_lawful_day
from written_days import ANNOUNCED, OFF, WORKED

from exchange_admin.domain.rules.casework.occurrences import FORESEEN
from exchange_admin.domain.rules.casework.states import Lateness, days_overdue, lateness
from exchange_admin.domain.rules.casework.terms import LONGEST, Term, deadline
from exchange_admin.domain.rules.casework.working_days import WorkingCalendar

DATA = Path(__file__).parent / "casework"
VECTORS = json.loads((DATA / "deadline_vectors.json").read_text("utf-8"))["vectors"]
with (DATA / "counted_deadlines.tsv").open(encoding="utf-8", newline="") as lines:
    COUNTED = list(csv.DictReader(lines, delimiter="\t"))
CALENDARS = {
    country: WorkingCalendar(country, frozenset(OFF[country]), frozenset(WORKED[country]), frozenset(years))
    for country, years in ANNOUNCED.items()
}
RUSSIA, CHINA = CALENDARS["RU"], CALENDARS["CN"]

TERMS = st.builds(
    Term,
    st.sampled_from(("before", "after", "on")),
    st.integers(0, 120),
    st.sampled_from(("hour", "day", "week", "month")),
    st.sampled_from(("calendar", "working")),
    st.sampled_from(("next_day", "event_day")),
)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
COUNTRIES = st.sampled_from(("RU", "CN")).map(CALENDARS.__getitem__)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda one: f"{one['requirement']} {one['event_on']}")
def test_the_worked_examples_come_out_as_written(vector: dict) -> None:
    term = Term(**{name: vector[name] for name in ("relation", "offset", "unit", "day_type", "counts_from")})
    foreseen = vector["event"] in FORESEEN
    found = deadline(term, day(vector["event_on"]), CALENDARS[vector["calendar"]], foreseen=foreseen)
    assert (found.due, found.act_by) == (day(vector["due"]), day(vector["act_by"]))


def worked_out(case: dict[str, str]) -> tuple[date | None, date | None]:
    term = Term(case["relation"], int(case["offset"] or 0), case["unit"], case["day_type"], case["counts_from"])
    calendar, foreseen = CALENDARS[case["calendar"]], bool(case["foreseen"])
    found = deadline(term, day(case["event_on"]), calendar, at=case["at"], foreseen=foreseen)
    return found.due, found.act_by


@pytest.mark.parametrize("case", COUNTED, ids=lambda one: f"{one['why']} {one['event_on']} {one['offset']}")
def test_days_counted_on_a_printed_calendar_come_out(case: dict[str, str]) -> None:
    assert worked_out(case) == (day(case["due"]), day(case["act_by"]))


@pytest.mark.parametrize("case", COUNTED, ids=lambda one: f"{one['why']} {one['event_on']} {one['offset']}")
def test_the_table_says_what_the_second_counting_gives(case: dict[str, str]) -> None:
    due = last_lawful_day(case)
    assert (due, day_to_act_by(case, due)) == (day(case["due"]), day(case["act_by"]))


@given(
    st.fixed_dictionaries(
        {
            "calendar": st.sampled_from(("RU", "CN")),
            "event_on": st.dates(date(2026, 1, 1), date(2027, 12, 31)).map(date.isoformat),
            "relation": st.sampled_from(("before", "after", "on")),
            "offset": st.integers(0, 14).map(str),
            "unit": st.sampled_from(("hour", "day", "week", "month")),
            "day_type": st.sampled_from(("calendar", "working")),
            "counts_from": st.sampled_from(("next_day", "event_day")),
            "at": st.sampled_from(("", "00:00", "09:30", "23:59")),
            "foreseen": st.sampled_from(("", "yes")),
        }
    )
)
def test_two_ways_of_counting_agree_on_any_day(case: dict[str, str]) -> None:
    due = last_lawful_day(case)
    assert worked_out(case) == (due, day_to_act_by(case, due))


def test_without_an_event_there_is_no_day_and_nothing_is_late() -> None:
    found = deadline(Term("after", 30), None, CHINA)
    assert (found.due, found.act_by) == (None, None)
    assert lateness(found.due, found.act_by, "open", day("2030-01-01")) is Lateness.UNDATED


def test_a_term_that_nobody_can_mean_gives_no_day() -> None:
    assert deadline(Term("after", LONGEST + 1), day("2026-09-01"), CHINA).due is None
    assert deadline(Term("after", -1), day("2026-09-01"), CHINA).due is None
    assert deadline(Term("after", LONGEST), day("9999-09-01"), CHINA).due is None


def test_what_is_due_on_a_day_off_that_was_known_is_done_before_it() -> None:
    sunday = day("2026-09-06")
    assert deadline(Term("on"), sunday, RUSSIA, foreseen=True).act_by == day("2026-09-04")
    assert deadline(Term("on"), sunday, RUSSIA).act_by == sunday


def test_nobody_is_asked_to_act_before_what_the_term_runs_from() -> None:
    """A Saturday and one day more: the Friday before was too early."""
    found = deadline(Term("after", 1), day("2026-09-05"), RUSSIA)
    assert (found.due, found.act_by) == (day("2026-09-06"), day("2026-09-06"))


def test_a_term_of_hours_runs_from_the_hour_where_it_is_known() -> None:
    term = Term("after", 24, "hour")
    assert deadline(term, day("2026-09-01"), CHINA, at="23:30").due == day("2026-09-02")
    assert deadline(Term("after", 12, "hour"), day("2026-09-01"), CHINA, at="23:30").due == day("2026-09-02")
    assert deadline(Term("after", 12, "hour"), day("2026-09-01"), CHINA).due == day("2026-09-01")


def test_days_in_a_year_without_announced_moves_are_said_to_be_open() -> None:
    term = Term("after", 5, day_type="working")
    assert deadline(term, day("2026-12-28"), CHINA).not_final_years == (2027,)
    assert deadline(term, day("2026-12-28"), RUSSIA).not_final_years == ()
    assert deadline(term, day("2026-09-01"), WorkingCalendar("KZ")).not_final_years == (2026,)


def test_a_term_of_hours_looks_at_no_calendar() -> None:
    assert deadline(Term("after", 24, "hour"), day("2027-03-01"), CHINA).not_final_years == ()


@given(TERMS, DAYS, DAYS, COUNTRIES)
def test_a_later_event_is_never_due_earlier(term: Term, one: date, other: date, calendar: WorkingCalendar) -> None:
    first, second = (deadline(term, on, calendar).due for on in sorted((one, other)))
    assert first is not None
    assert second is not None
    assert first <= second


@given(TERMS, DAYS, COUNTRIES, st.booleans())
def test_nobody_may_act_after_the_last_lawful_day(
    term: Term, event: date, calendar: WorkingCalendar, foreseen: bool
) -> None:
    found = deadline(term, event, calendar, foreseen=foreseen)
    assert found.due is not None
    assert found.act_by is not None
    assert found.act_by <= found.due


@given(TERMS, DAYS, COUNTRIES)
def test_a_day_to_act_by_is_worked_wherever_it_was_moved_back(
    term: Term, event: date, calendar: WorkingCalendar
) -> None:
    found = deadline(term, event, calendar, foreseen=True)
    assert found.act_by is not None
    assert found.act_by == found.due or term.unit == "hour" or calendar.is_worked(found.act_by)


def test_eight_days_after_the_last_lawful_day_it_is_eight_days_overdue() -> None:
    """Entry on 1 September and 30 days: due on 1 October, the first day of Golden Week."""
    found = deadline(Term("after", 30), day("2026-09-01"), CHINA)
    assert (found.due, found.act_by) == (day("2026-10-01"), day("2026-09-30"))
    assert lateness(found.due, found.act_by, "open", day("2026-10-09")) is Lateness.OVERDUE
    assert days_overdue(found.due, day("2026-10-09")) == 8


def test_between_the_day_to_act_by_and_the_last_lawful_day_it_is_late_to_act() -> None:
    due, act_by = day("2026-10-04"), day("2026-09-30")
    states = {on: lateness(due, act_by, "asked", day(on), 5) for on in ("2026-09-24", "2026-09-25", "2026-09-30")}
    assert list(states.values()) == [Lateness.LATER, Lateness.SOON, Lateness.SOON]
    assert lateness(due, act_by, "asked", act_by + timedelta(days=1), 5) is Lateness.LATE_TO_ACT
    assert lateness(due, act_by, "asked", due, 5) is Lateness.LATE_TO_ACT
    assert lateness(due, act_by, "asked", due + timedelta(days=1), 5) is Lateness.OVERDUE


@pytest.mark.parametrize("state", ["done", "submitted", "waived", "not_applicable", "cancelled"])
def test_what_is_settled_is_never_late(state: str) -> None:
    assert lateness(day("2026-10-01"), day("2026-09-30"), state, day("2027-01-01")) is Lateness.SETTLED
