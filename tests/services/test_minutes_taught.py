"""The minutes that are summed for everybody at once are those that are counted of each person in each group."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from paper_office import names

from exchange_admin.domain.ids import Origin, derived_id
from exchange_admin.domain.rules.lessons.hours import HELD, tally
from exchange_admin.domain.steps import Edit, Step, removal
from exchange_admin.services.lessons.group_sheet import counted, lessons_of, marks_of, membership
from exchange_admin.store import Store
from exchange_admin.store.minutes_taught import DayTaught

FIRST, LAST = date(2026, 9, 7), date(2026, 9, 13)

GROUPS = [derived_id("group", str(n)) for n in range(2)]
days = st.integers(-2, 8).map(lambda n: (FIRST + timedelta(days=n)).isoformat())
groups = st.sampled_from(GROUPS)
minutes = st.none() | st.integers(1, 200)
LESSONS = st.lists(
    st.fixed_dictionaries(
        {
            "date": days,
            "language_group_id": groups,
            "minutes": minutes,
            "state": st.sampled_from(("planned", HELD, HELD)),
        }
    ),
    max_size=6,
)
ENROLMENTS = st.lists(
    st.fixed_dictionaries({"language_group_id": groups, "enrolled_on": st.none() | days, "left_on": st.none() | days}),
    max_size=5,
)
STATES = st.sampled_from(("present", "absent", "excused", "late"))
MARKS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4), STATES, minutes, st.booleans()), max_size=12)


@settings(max_examples=30)
@given(LESSONS, ENROLMENTS, MARKS)
def test_sums_over_everybody_are_those_of_each_person(lessons, enrolments, marks) -> None:
    """Also with two marks of one person in one lesson, marks of another group, and marks that were taken away."""
    with Store.in_memory(origin=Origin.seeded(1), names=names()) as store:
        edits = [Edit("language_group", id, {"code": id[:4]}, new=True) for id in GROUPS]
        edits += [_new("language_lesson", n, values) for n, values in enumerate(lessons)]
        edits += [_new("language_enrolment", n, values) for n, values in enumerate(enrolments)]
        gone = []
        for n, (lesson, enrolment, state, late, stays) in enumerate(marks):
            if lesson < len(lessons) and enrolment < len(enrolments):
                pointed = {"language_lesson_id": ("language_lesson", lesson)}
                pointed["language_enrolment_id"] = ("language_enrolment", enrolment)
                ids = {field: _id(*record) for field, record in pointed.items()}
                edits.append(_new("attendance", n, {**ids, "state": state, "late_minutes": late}))
                gone += [] if stays else [removal("attendance", _id("attendance", n))]
        store.record(Step("x", "add", tuple(edits)))
        if gone:
            store.record(Step("x", "remove", tuple(gone)))
        assert store.minutes_taught.by_day(FIRST, LAST) == _by_person(store)


def _id(kind: str, n: int) -> str:
    return derived_id(kind, str(n))


def _new(kind: str, n: int, values: dict[str, object]) -> Edit:
    return Edit(kind, _id(kind, n), {name: value for name, value in values.items() if value is not None}, new=True)


def _by_person(store: Store) -> list[DayTaught]:
    enrolments = [one for one in store.where("language_enrolment", "language_group_id", GROUPS) if one.live]
    marks, due, missed = marks_of(store, enrolments), Counter[date](), Counter[date]()
    for lesson in lessons_of(store, GROUPS):
        day = date.fromisoformat(lesson.text("date"))
        for one in enrolments if FIRST <= day <= LAST else ():
            if one["language_group_id"] == lesson["language_group_id"]:
                found = tally([counted(lesson)], membership(one), marks.get(one.id, {}))
                due[day] += found.due
                missed[day] += found.due - found.attended
    return [DayTaught(day, due[day], missed[day]) for day in sorted(due) if due[day]]
