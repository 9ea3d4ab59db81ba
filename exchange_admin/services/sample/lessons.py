"""Lessons and attendance of the language groups of the current term."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.rules.lessons.hours import HELD
from exchange_admin.domain.rules.lessons.marks import attendance_id
from exchange_admin.domain.rules.lessons.timetable import Calendar, Slot, proposed_lessons
from exchange_admin.domain.steps import Edit
from exchange_admin.domain.values import ACADEMIC_HOUR
from exchange_admin.services.lessons.planning import CANCELLED, PLANNED, lesson_id
from exchange_admin.services.sample.entries import Entries

_LENGTH = 2 * ACADEMIC_HOUR
_HOURS = ("08:30", "10:20", "14:00")
_DAYS = (1, 3, 5, 2, 4)
"""Weekdays in the order in which a timetable fills."""
_CANCELLED, _EXCUSED, _LATE = 0.02, 0.4, 0.25
_LATE_MINUTES = (5, 5, 10, 10, 15, 20)


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


def _timetable(group: TaughtGroup) -> list[Slot]:
    """As many lessons of two hours a week as the course needs in the weeks of the group, at most three a day."""
    weeks = max(1, ((group.ends - group.starts).days + 1) // 7)
    wanted = -(-group.minutes // (_LENGTH * weeks))
    places = [(day, hour) for hour in _HOURS for day in _DAYS]
    return [Slot(day, hour, _LENGTH, group.room) for day, hour in places[:wanted]]
