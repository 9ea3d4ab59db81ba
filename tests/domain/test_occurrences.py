"""Which days a requirement counts from, and what the tasks of it are called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.rules.casework.occurrences import SOURCES, newest_day, occurrences, task_id
from exchange_admin.domain.rules.casework.requirements import Requirement
from exchange_admin.domain.rules.casework.stays import (
    Happening,
    PaperIssued,
    PersonDocument,
    StayFacts,
    StayRecords,
    TaskDone,
)

STAY = StayFacts("stay", host_country="RU", planned_start=date(2026, 9, 1), planned_end=date(2027, 6, 30))
NOTHING = StayRecords()


def day(text: str) -> date:
    return date.fromisoformat(text)


def rule(event: str, repeats: str = "once") -> Requirement:
    return Requirement("x", event=event, repeats=repeats)


def named(wanted: Requirement, records: StayRecords = NOTHING, stay: StayFacts = STAY) -> list[tuple[str, str]]:
    return [(one.name, one.day.isoformat() if one.day else "") for one in occurrences(wanted, stay, records)]


def entered(*days: str) -> StayRecords:
    return StayRecords(events=tuple(Happening("entry", day(one)) for one in days))


def test_a_rule_that_counts_once_counts_from_the_newest_event() -> None:
    assert named(rule("entry"), entered("2026-11-05", "2026-09-01")) == [("start", "2026-11-05")]


def test_of_several_events_the_first_is_kept_in_mind_unless_it_is_perhaps_the_same() -> None:
    (one,) = occurrences(rule("entry"), STAY, entered("2026-11-05", "2026-09-01"))
    assert one.first == day("2026-09-01")
    (same,) = occurrences(rule("entry"), STAY, entered("2026-09-04", "2026-09-01"))
    assert same.first is None
    came = replace(STAY, actual_start=day("2026-09-01"))
    (after_actual,) = occurrences(rule("entry"), came, entered("2026-11-05"))
    assert after_actual.first == day("2026-09-01")
    assert all(each.first is None for each in occurrences(rule("entry", "each_event"), came, entered("2026-11-05")))


def test_a_rule_for_each_event_has_one_task_for_each_day() -> None:
    found = named(rule("entry", "each_event"), entered("2026-11-05", "2026-09-01", "2026-09-01"))
    assert found == [("start", "2026-09-01"), ("2026-11-05", "2026-11-05")]


def happened(*events: tuple[str, str]) -> StayRecords:
    return StayRecords(events=tuple(Happening(kind, day(on)) for kind, on in events))


@pytest.mark.parametrize("event", ["arrival", "lodging"])
def test_who_moves_is_to_be_registered_anew(event: str) -> None:
    moved = happened((event, "2026-09-01"), ("move", "2026-10-20"))
    assert named(rule(event, "each_event"), moved) == [("start", "2026-09-01"), ("2026-10-20", "2026-10-20")]


def test_the_first_registration_stays_when_only_the_move_was_written_down() -> None:
    found = occurrences(rule("lodging", "each_event"), STAY, happened(("move", "2026-10-20")))
    assert [(one.name, one.is_planned) for one in found] == [("start", True), ("2026-10-20", False)]


def test_who_comes_back_from_abroad_is_to_be_registered_anew() -> None:
    back = happened(("arrival", "2026-09-01"), ("entry", "2026-09-01"), ("entry", "2026-11-20"))
    again = occurrences(rule("arrival", "each_event"), STAY, back)[1]
    assert (again.name, again.is_planned) == ("2026-11-20", True)


def test_an_entry_with_its_arrival_some_days_later_is_one_registration() -> None:
    back = happened(("arrival", "2026-09-02"), *(("entry", on) for on in ("2026-09-01", "2026-11-20")))
    back = replace(back, events=(*back.events, Happening("arrival", day("2026-11-22"))))
    assert named(rule("arrival", "each_event"), back) == [("start", "2026-09-02"), ("2026-11-22", "2026-11-22")]


def test_an_entry_that_both_sides_wrote_down_is_no_return() -> None:
    twice = happened(("lodging", "2026-09-01"), ("entry", "2026-09-01"), ("entry", "2026-09-03"))
    assert named(rule("lodging", "each_event"), twice) == [("start", "2026-09-01")]


def test_a_move_is_no_reason_to_do_again_what_is_done_once() -> None:
    moved = happened(("arrival", "2026-09-01"), ("move", "2026-10-20"))
    assert named(rule("arrival", "yearly"), moved) == [("start", "2026-09-01")]


@pytest.mark.parametrize("event", ["arrival", "lodging"])
def test_who_entered_later_than_planned_is_not_registered_by_the_plan(event: str) -> None:
    (found,) = occurrences(rule(event, "each_event"), STAY, entered("2026-09-26"))
    assert (found.day, found.is_planned) == (day("2026-09-26"), True)


def test_who_arrived_later_than_planned_did_not_enter_by_the_plan() -> None:
    (found,) = occurrences(rule("entry"), STAY, happened(("arrival", "2026-09-26")))
    assert (found.day, found.is_planned) == (day("2026-09-26"), True)


def test_the_hour_counts_where_one_of_two_sides_wrote_it_down() -> None:
    events = (Happening("lodging", day("2026-09-01")), Happening("lodging", day("2026-09-01"), "14:30"))
    assert [one.at for one in occurrences(rule("lodging"), STAY, StayRecords(events=events))] == ["14:30"]


def test_a_yearly_rule_comes_again_each_year_of_the_stay() -> None:
    stay = replace(STAY, planned_end=day("2028-09-02"))
    found = named(rule("planned_entry", "yearly"), stay=stay)
    assert found == [("start", "2026-09-01"), ("year:2", "2027-09-01"), ("year:3", "2028-09-01")]


def test_a_year_that_would_begin_with_the_last_day_is_none() -> None:
    stay = replace(STAY, planned_end=day("2027-09-01"))
    assert named(rule("planned_entry", "yearly"), stay=stay) == [("start", "2026-09-01")]


@pytest.mark.parametrize("repeats", ["each_event", "yearly"])
def test_what_expires_is_named_by_the_day_and_the_last_one_counts(repeats: str) -> None:
    visas = tuple(PersonDocument("visa", "RU", valid_until=day(one)) for one in ("2026-11-30", "2027-08-31"))
    found = named(rule("visa_expiry", repeats), StayRecords(documents=visas))
    assert found == [("exp:2027-08-31", "2027-08-31")]


def test_a_visa_of_another_country_or_stay_expires_for_somebody_else() -> None:
    visas = (
        PersonDocument("visa", "CN", valid_until=day("2026-11-30")),
        PersonDocument("visa", "RU", valid_until=day("2026-11-30"), mobility_id="other"),
    )
    assert named(rule("visa_expiry"), StayRecords(documents=visas)) == [("start", "")]


def test_a_done_task_tells_until_when_its_proof_holds_by_day_or_by_the_months_of_its_rule() -> None:
    typed = TaskDone("medical", day("2026-09-20"), day("2027-03-01"), 12)
    assert named(rule("medical_expiry"), StayRecords(tasks_done=(typed,))) == [("start", "2027-03-01")]
    by_rule = replace(typed, valid_until=None)
    assert named(rule("medical_expiry"), StayRecords(tasks_done=(by_rule,))) == [("start", "2027-09-20")]
    assert named(rule("registration_expiry"), StayRecords(tasks_done=(typed,))) == [("start", "")]
    assert named(rule("medical_expiry"), StayRecords(tasks_done=(replace(by_rule, valid_months=0),))) == [("start", "")]


def test_moving_in_is_assumed_on_the_day_of_coming_until_somebody_enters_it() -> None:
    (one,) = occurrences(rule("lodging"), replace(STAY, actual_start=day("2026-09-03")), NOTHING)
    assert (one.day, one.is_planned) == (day("2026-09-03"), True)
    (one,) = occurrences(rule("arrival"), replace(STAY, actual_start=day("2026-09-03")), NOTHING)
    assert (one.day, one.is_planned) == (day("2026-09-03"), False)


def test_a_nomination_is_dated_by_its_letter_unless_that_was_revoked() -> None:
    letter = PaperIssued("nomination", day("2026-04-01"))
    assert named(rule("nomination"), StayRecords(papers=(letter,))) == [("start", "2026-04-01")]
    assert named(rule("nomination"), StayRecords(papers=(replace(letter, is_revoked=True),))) == [("start", "")]
    assert named(rule("nomination"), StayRecords(papers=(replace(letter, kind="arrival"),))) == [("start", "")]


def test_an_event_that_a_newer_program_knows_gives_no_day() -> None:
    assert named(rule("graduation")) == [("start", "")]
    assert newest_day("graduation", STAY, NOTHING) is None


def test_a_task_is_called_alike_everywhere_and_otherwise_for_anything_else() -> None:
    ids = {
        task_id(*parts)
        for parts in (("r", "s", "start"), ("r", "s", "2026-11-05"), ("r", "t", "start"), ("q", "s", "start"))
    }
    assert len(ids) == 4
    assert task_id("r", "s", "start") == "41969a28-3116-5597-9dcd-013b2c3f7a6f"


EVENTS = st.lists(
    st.builds(
        Happening,
        st.sampled_from(("entry", "arrival", "lodging", "departure")),
        st.dates(date(2026, 8, 1), date(2027, 8, 1)),
        st.sampled_from(("", "08:00", "21:15")),
    ),
    max_size=6,
)


@given(EVENTS, st.sampled_from(sorted(SOURCES)), st.sampled_from(("once", "each_event", "yearly")), st.randoms())
def test_in_whatever_order_records_came_the_tasks_are_the_same(events, event, repeats, chance) -> None:
    shuffled = [*events]
    chance.shuffle(shuffled)
    wanted = rule(event, repeats)
    assert named(wanted, StayRecords(events=tuple(events))) == named(wanted, StayRecords(events=tuple(shuffled)))


@given(EVENTS, st.sampled_from(sorted(SOURCES)), st.sampled_from(("once", "each_event", "yearly", "each_term")))
def test_no_two_tasks_of_a_rule_have_one_name_and_there_is_always_one(events, event, repeats) -> None:
    names = [name for name, _ in named(rule(event, repeats), StayRecords(events=tuple(events)))]
    assert names
    assert len({*names}) == len(names)
