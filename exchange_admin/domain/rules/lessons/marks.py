"""Which record holds how somebody was in a lesson."""

from __future__ import annotations

from exchange_admin.domain.ids import derived_id


def attendance_id(enrolment_id: str, lesson_id: str) -> str:
    """The same on every replica, so that two people who mark the same place change the same record."""
    return derived_id("attendance", enrolment_id, lesson_id)
