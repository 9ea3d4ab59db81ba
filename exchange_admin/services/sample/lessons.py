"""Lessons, attendance and mid-term tests of the language groups of the current term."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.rules.lessons.hours import CANCELLED, HELD, PLANNED, attendance_id
from exchange_admin.domain.rules.lessons.timetable import Calendar, Slot, proposed_lessons
from exchange_admin.domain.steps import Edit
from exchange_admin.domain.values import ACADEMIC_HOUR
from exchange_admin.services.lessons.planning import lesson_id
from exchange_admin.services.sample.entries import Entries

_LENGTH = 2 * ACADEMIC_HOUR
_HOURS = ("08:30", "10:20", "14:00")
_DAYS = (1, 3, 5, 2, 4)
"""Weekdays in the order in which a timetable fills."""
_CANCELLED, _EXCUSED, _LATE = 0.02, 0.4, 0.25
_LATE_MINUTES = (5, 5, 10, 10, 15, 20)
_UNTIL_TEST = timedelta(weeks=6)
_PARTS = (("grammar", 25), ("reading", 20), ("listening", 20), ("writing", 15), ("speaking", 20))
_HEAVY = {"speaking": "2"}
_TITLE = {"zh": "期中测验", "ru": "Промежуточный тест"}


@dataclass(slots=True)
class TaughtGroup:
    """A group whose lessons are in the file. `minutes` are those of its course; `people` come as they are enrolled."""

    id: str
    starts: date
    ends: date
    room: str
    minutes: int
    language: str
    people: list[tuple[str, float]] = field(default_factory=list)
    """Enrolment and the share of the lessons that the person comes to."""


class SampleLessons:
    """Draws from a chance of its own, so that the rest of the office stays as it is."""

    def __init__(self, calendar: Calendar, today: date) -> None:
        self._calendar, self._today = calendar, today
        self._chance = random.Random("lessons")

    def add(self, entries: Entries, group: TaughtGroup) -> None:
        """The timetable, the lessons until the end of the group, and the marks in those that were."""
        slots = _timetable(group)
        for slot in slots:
            id = derived_id("timetable_slot", group.id, str(slot.weekday), slot.starts_at)
            entries.add_as(
                "timetable_slot",
                id,
                language_group_id=group.id,
                weekday=str(slot.weekday),
                starts_at=slot.starts_at,
                minutes=slot.minutes,
                room=group.room,
            )
        held = list(self._lessons(entries, group, slots))
        for enrolment, share in group.people:
            entries.put(self._marks(enrolment, held, share))

    def _lessons(self, entries: Entries, group: TaughtGroup, slots: Sequence[Slot]) -> Iterator[str]:
        """Adds them all; gives back those that were held."""
        for one in proposed_lessons(slots, group.starts, group.ends, self._calendar):
            if not one.wanted:
                continue
            state = PLANNED if one.day >= self._today else HELD if self._chance.random() >= _CANCELLED else CANCELLED
            id = lesson_id(group.id, one.day, one.slot.starts_at)
            entries.add_as(
                "language_lesson",
                id,
                language_group_id=group.id,
                date=one.day.isoformat(),
                starts_at=one.slot.starts_at,
                minutes=one.slot.minutes,
                room=group.room,
                state=state,
            )
            if state == HELD:
                yield id

    def _marks(self, enrolment: str, lessons: Sequence[str], share: float) -> Iterator[Edit]:
        for lesson in lessons:
            if self._chance.random() < share:
                continue
            values: dict[str, Value] = {"language_enrolment_id": enrolment, "language_lesson_id": lesson}
            drawn = self._chance.random()
            if drawn < _LATE:
                values |= {"state": "late", "late_minutes": self._chance.choice(_LATE_MINUTES)}
            else:
                values["state"] = "excused" if drawn < _LATE + _EXCUSED else "absent"
            yield Edit("attendance", attendance_id(enrolment, lesson), values, new=True)


class SampleTests:
    """A test of every group that has been taught for some weeks, with everybody's points.

    Draws from a chance of its own, so that the rest of the office stays as it is."""

    def __init__(self, today: date) -> None:
        self._today, self._chance = today, random.Random("tests")

    def add(self, entries: Entries, group: TaughtGroup) -> None:
        """Nothing where the day of the test has not come. Whoever misses many lessons knows less."""
        day = group.starts + _UNTIL_TEST
        if day >= self._today:
            return
        test = derived_id("language_test", group.id, "mid-term")
        facts: dict[str, Value] = {"title": _TITLE[group.language], "date": day.isoformat(), "pass_percent": "60"}
        entries.add_as("language_test", test, language_group_id=group.id, **facts)
        parts = [(derived_id("language_test_part", test, skill), skill, most) for skill, most in _PARTS]
        for id, skill, most in parts:
            part: dict[str, Value] = {"skill": skill, "most_points": str(most), "weight": _HEAVY.get(skill)}
            entries.add_as("language_test_part", id, language_test_id=test, **part)
        for enrolment, share in group.people:
            entries.put(self._points(enrolment, parts, share))

    def _points(self, enrolment: str, parts: Sequence[tuple[str, str, int]], share: float) -> Iterator[Edit]:
        if self._chance.random() > share:
            return  # was not there
        knows = self._chance.gauss(0.45 + 0.35 * share, 0.1)
        for id, _, most in parts:
            points = min(most, max(0, round(most * self._chance.gauss(knows, 0.08))))
            values: dict[str, Value] = {"language_enrolment_id": enrolment, "language_test_part_id": id}
            score = derived_id("language_test_score", enrolment, id)
            yield Edit("language_test_score", score, {**values, "points": str(points)}, new=True)


def _timetable(group: TaughtGroup) -> list[Slot]:
    """As many lessons of two hours a week as the course needs in the weeks of the group, at most three a day."""
    weeks = max(1, ((group.ends - group.starts).days + 1) // 7)
    wanted = -(-group.minutes // (_LENGTH * weeks))
    places = [(day, hour) for hour in _HOURS for day in _DAYS]
    return [Slot(day, hour, _LENGTH, group.room) for day, hour in places[:wanted]]
