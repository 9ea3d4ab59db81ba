"""Lessons out of a weekly timetable."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.rules.lessons.timetable import Calendar, Slot, proposed_lessons

MONDAY, THURSDAY = Slot(1, "08:30", 90, "204"), Slot(4, "10:20", 90)
DAYS = st.integers(0, 300).map(lambda n: date(2026, 9, 1) + timedelta(days=n))
SLOTS = st.lists(st.builds(Slot, st.integers(1, 7), st.sampled_from(("08:30", "10:20", "14:00")), st.just(90)))


def test_a_week_gives_each_line_once_in_the_order_of_days_and_hours() -> None:
    made = proposed_lessons([THURSDAY, MONDAY], date(2026, 9, 7), date(2026, 9, 13))
    assert [(one.day, one.slot) for one in made] == [(date(2026, 9, 7), MONDAY), (date(2026, 9, 10), THURSDAY)]


def test_both_ends_of_the_period_belong_to_it() -> None:
    made = proposed_lessons([MONDAY], date(2026, 9, 7), date(2026, 9, 14))
    assert [one.day.day for one in made] == [7, 14]


def test_a_day_off_is_named_and_not_wanted() -> None:
    (one,) = proposed_lessons([THURSDAY], date(2026, 10, 1), date(2026, 10, 1), Calendar({date(2026, 10, 1): "国庆节"}))
    assert (one.holiday, one.wanted) == ("国庆节", False)


def test_a_worked_weekend_day_is_taught_by_the_timetable_of_the_day_off() -> None:
    """10 October 2026 is a Saturday worked for Wednesday the 7th."""
    worked = Calendar(worked={date(2026, 10, 10): date(2026, 10, 7)})
    wednesday, saturday = Slot(3, "08:30", 90), Slot(6, "08:30", 90)
    made = proposed_lessons([wednesday, saturday], date(2026, 10, 10), date(2026, 10, 10), worked)
    assert [(one.slot, one.taught_as) for one in made] == [(wednesday, date(2026, 10, 7))]


def test_an_hour_that_has_its_lesson_is_not_wanted_again() -> None:
    (one,) = proposed_lessons([MONDAY], date(2026, 9, 7), date(2026, 9, 7), taken={(date(2026, 9, 7), "08:30")})
    assert one.there
    assert not one.wanted


@given(SLOTS, DAYS, DAYS)
def test_every_lesson_falls_on_its_weekday_inside_the_period(slots, first, last) -> None:
    made = proposed_lessons(slots, first, last)
    assert all(first <= one.day <= last and one.day.isoweekday() == one.slot.weekday for one in made)
    assert [(one.day, one.slot.starts_at) for one in made] == sorted((one.day, one.slot.starts_at) for one in made)
    assert len({(one.day, one.slot) for one in made}) == len(made)


@given(SLOTS, DAYS, DAYS)
def test_what_was_made_is_not_made_again(slots, first, last) -> None:
    made = proposed_lessons(slots, first, last)
    again = proposed_lessons(slots, first, last, taken={(one.day, one.slot.starts_at) for one in made})
    assert not any(one.wanted for one in again)
