"""Which record holds how somebody was in a lesson, and from when on it can be said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.problems import Problem


def attendance_id(enrolment_id: str, lesson_id: str) -> str:
    """The same on every replica, so that two people who mark the same place change the same record."""
    return derived_id("attendance", enrolment_id, lesson_id)


def still_ahead(lesson: Mapping[str, Value], today: date) -> Problem | None:
    """What is wrong with taking a lesson as held before its day: nobody can have been there."""
    day = str(lesson.get("date") or "")
    if day <= today.isoformat():
        return None
    return Problem("lesson.ahead", "state", {"date": day, "today": today.isoformat()})
