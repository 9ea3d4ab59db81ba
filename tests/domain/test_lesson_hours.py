"""Hours and shares of attendance, in whole minutes and exact fractions."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.rules.lessons.hours import (
    Lesson,
    Mark,
    Membership,
    Presence,
    Tally,
    percent_text,
    tally,
    together,
)

START = date(2026, 9, 7)
DAYS = st.integers(0, 60).map(lambda n: START + timedelta(days=n))
LESSONS = st.lists(
    st.builds(
        Lesson, st.uuids().map(str), DAYS, st.integers(1, 400), st.sampled_from(("held", "planned", "cancelled"))
    ),
    max_size=30,
)
MARKS = st.builds(Mark, st.sampled_from(Presence), st.integers(0, 500))
MEMBERSHIPS = st.builds(Membership, st.none() | DAYS, st.none() | DAYS)


def lesson(n: int, state: str = "held", minutes: int = 90) -> Lesson:
    return Lesson(f"L{n}", START + timedelta(days=n), minutes, state)


def test_whoever_has_no_mark_in_a_held_lesson_was_there() -> None:
    found = tally([lesson(1), lesson(2)], Membership(), {})
    assert (found.lessons, found.due, found.attended, found.rate) == (2, 180, 180, 1)


def test_cancelled_moved_and_planned_lessons_do_not_count() -> None:
    lessons = [lesson(1), lesson(2, "cancelled"), lesson(3, "moved"), lesson(4, "planned")]
    assert tally(lessons, Membership(), {"L2": Mark(Presence.ABSENT)}).due == 90


def test_a_late_joiner_counts_from_the_first_day_and_who_left_until_the_last() -> None:
    lessons = [lesson(n) for n in range(6)]
    stay = Membership(START + timedelta(days=2), START + timedelta(days=3))
    assert tally(lessons, stay, {"L0": Mark(Presence.ABSENT)}).attended == 180


def test_absent_excused_and_late_minutes_are_told_apart() -> None:
    marks = {"L1": Mark(Presence.ABSENT), "L2": Mark(Presence.EXCUSED), "L3": Mark(Presence.LATE, 20)}
    found = tally([lesson(n) for n in range(4)], Membership(), marks)
    assert (found.absent, found.excused, found.late, found.attended) == (90, 90, 20, 160)
    assert found.rate == Fraction(4, 9)
    assert found.count(Presence.LATE) == 1


def test_nobody_is_later_than_the_lesson_is_long() -> None:
    assert tally([lesson(1)], Membership(), {"L1": Mark(Presence.LATE, 500)}).attended == 0


def test_nothing_due_is_no_share_and_no_hundred_per_cent() -> None:
    assert tally([], Membership(), {}).rate is None
    assert percent_text(None) == ""


def test_a_hundred_per_cent_is_said_only_of_whole_attendance() -> None:
    assert percent_text(Fraction(1)) == "100"
    assert percent_text(Fraction(9999, 10000)) == "99.9"
    assert percent_text(Fraction(2, 3)) == "66.7"


@given(LESSONS, MEMBERSHIPS, st.data())
def test_the_parts_make_the_whole_and_no_number_is_a_float(lessons, membership, data) -> None:
    marks = {one.id: data.draw(MARKS) for one in lessons if data.draw(st.booleans())}
    found = tally(lessons, membership, marks)
    assert found.due == found.attended + found.absent + found.excused + found.late
    assert found.lessons == sum(found.count(which) for which in Presence)
    assert all(type(number) is int for number in (found.due, found.attended, found.absent, found.excused, found.late))
    assert found.rate is None if not found.due else type(found.rate) is Fraction and 0 <= found.rate <= 1


@given(LESSONS, st.data())
def test_parting_a_stay_between_two_groups_loses_no_minute(lessons, data) -> None:
    marks = {one.id: data.draw(MARKS) for one in lessons}
    day = data.draw(DAYS)
    before = tally(lessons, Membership(None, day - timedelta(days=1)), marks)
    after = tally(lessons, Membership(day, None), marks)
    assert together([before, after]) == tally(lessons, Membership(), marks)


@given(LESSONS, st.data())
def test_an_absence_more_never_raises_the_share(lessons, data) -> None:
    marks = {one.id: data.draw(MARKS) for one in lessons}
    if not lessons:
        return
    worse = {**marks, data.draw(st.sampled_from(lessons)).id: Mark(Presence.ABSENT)}
    before, after = tally(lessons, Membership(), marks), tally(lessons, Membership(), worse)
    assert (after.rate or 0) <= (before.rate or 0)


@given(LESSONS)
def test_the_order_of_lessons_does_not_matter(lessons) -> None:
    assert tally(lessons, Membership(), {}) == tally(reversed(lessons), Membership(), {})
    assert together([]) == Tally(times=dict.fromkeys(Presence, 0))
