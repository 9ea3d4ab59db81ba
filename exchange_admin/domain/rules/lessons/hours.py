"""Hours of attendance: whole minutes and exact shares, never a float (rulings 11).

A lesson counts when it was held and the person was in the group on that day. Whoever has no mark in it was present.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.problems import Problem


class Presence(StrEnum):
    """The words of the vocabulary `attendance_state`."""

    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"
    LATE = "late"


HELD = "held"
"""The one state of a lesson in which it counts."""
PLANNED, CANCELLED, MOVED = "planned", "cancelled", "moved"


@dataclass(frozen=True, slots=True)
class Lesson:
    """What hours need to know of a lesson; `minutes` is its length."""

    id: str
    day: date | None
    minutes: int
    state: str = HELD


@dataclass(frozen=True, slots=True)
class Membership:
    """The days on which somebody is in a group, both included; None is open. A late joiner counts from the first."""

    first: date | None = None
    last: date | None = None

    def covers(self, day: date | None) -> bool:
        if day is None:
            return self.first is None and self.last is None
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Mark:
    """How somebody was in one lesson. `late_minutes` counts for LATE only."""

    state: Presence = Presence.PRESENT
    late_minutes: int = 0

    def attended(self, minutes: int) -> int:
        """Minutes that count of a lesson of `minutes`."""
        if self.state is Presence.LATE:
            return max(0, minutes - max(0, self.late_minutes))
        return minutes if self.state is Presence.PRESENT else 0


PRESENT = Mark()


@dataclass(frozen=True, slots=True)
class Tally:
    """Whole minutes of one person in one group. `due` = `attended` + `absent` + `excused` + `late`.

    `late` are the minutes missed by coming late, not the times; those are in `times`.
    """

    lessons: int = 0
    due: int = 0
    attended: int = 0
    absent: int = 0
    excused: int = 0
    late: int = 0
    times: Mapping[Presence, int] | None = None

    @property
    def rate(self) -> Fraction | None:
        """Attended share of what was due, exactly; None where nothing was due."""
        return Fraction(self.attended, self.due) if self.due else None

    def count(self, presence: Presence) -> int:
        """In how many lessons."""
        return (self.times or {}).get(presence, 0)


def tally(lessons: Iterable[Lesson], membership: Membership, marks: Mapping[str, Mark]) -> Tally:
    """Adds up; `marks` are by lesson id."""
    due, missed = 0, dict.fromkeys(Presence, 0)
    times = dict.fromkeys(Presence, 0)
    for lesson in lessons:
        if lesson.state != HELD or not membership.covers(lesson.day):
            continue
        mark = marks.get(lesson.id, PRESENT)
        due += lesson.minutes
        times[mark.state] += 1
        missed[mark.state] += lesson.minutes - mark.attended(lesson.minutes)
    absent, excused, late = (missed[which] for which in (Presence.ABSENT, Presence.EXCUSED, Presence.LATE))
    attended = due - absent - excused - late
    return Tally(sum(times.values()), due, attended, absent, excused, late, times)


def together(tallies: Iterable[Tally]) -> Tally:
    """The sum of several people or groups."""
    whole = list(tallies)
    return Tally(
        sum(one.lessons for one in whole),
        sum(one.due for one in whole),
        sum(one.attended for one in whole),
        sum(one.absent for one in whole),
        sum(one.excused for one in whole),
        sum(one.late for one in whole),
        {which: sum(one.count(which) for one in whole) for which in Presence},
    )


def percent_text(rate: Fraction | None) -> str:
    """Per cent with one decimal at most, rounded half up; empty for None. 100 is said only of a whole attendance."""
    if rate is None:
        return ""
    shown = exact.half_up(rate * 100, 1)
    if shown == 100 and rate != 1:
        shown = exact.truncated(rate * 100, 1)
    return exact.decimal_text(shown, 1)


def attendance_id(enrolment_id: str, lesson_id: str) -> str:
    """The same on every replica, so that two people who mark the same place change the same record."""
    return derived_id("attendance", enrolment_id, lesson_id)


def still_ahead(lesson: Mapping[str, Value], today: date) -> Problem | None:
    """What is wrong with taking a lesson as held before its day: nobody can have been there."""
    day = str(lesson.get("date") or "")
    if day <= today.isoformat():
        return None
    return Problem("lesson.ahead", "state", {"date": day, "today": today.isoformat()})
