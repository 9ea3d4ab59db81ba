"""Who is in the sample office and how far each stay has got: shares of every 412 people, as a real office has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

Statuses = tuple[str, str]
"""Sending and receiving status of a mobility."""

DEFAULT_PEOPLE = 412

_OLD = (
    (70, ("closed", "transcript_issued")),
    (10, ("recognised", "transcript_issued")),
    (8, ("partly_recognised", "transcript_issued")),
    (3, ("not_recognised", "transcript_issued")),
    (4, ("recognising", "transcript_issued")),
    (3, ("closed", "early_return")),
    (2, ("live", "departed")),
)
_RECENT = (
    (38, ("closed", "transcript_issued")),
    (25, ("recognised", "transcript_issued")),
    (10, ("partly_recognised", "transcript_issued")),
    (5, ("not_recognised", "transcript_issued")),
    (11, ("recognising", "transcript_issued")),
    (4, ("recognising", "departed")),
    (3, ("live", "transcript_issued")),
    (4, ("recognising", "early_return")),
)
_LATEST = (
    (10, ("closed", "transcript_issued")),
    (40, ("recognised", "transcript_issued")),
    (25, ("recognising", "transcript_issued")),
    (15, ("recognising", "departed")),
    (10, ("live", "departed")),
)
_DROPPED = (
    (21, ("withdrawn", "pending")),
    (18, ("withdrawn", "verified")),
    (8, ("withdrawn", "none")),
    (8, ("cancelled", "none")),
    (6, ("cancelled", "pending")),
    (10, ("deferred", "verified")),
    (9, ("deferred", "pending")),
    (10, ("withdrawn", "no_show")),
    (10, ("live", "no_show")),
)
_HERE = ((44, ("live", "in_residence")), (10, ("live", "arrived")))
_EXPECTED = ((10, ("live", "verified")), (4, ("nominated", "verified")))
_APPLIED = (
    (40, ("nominated", "pending")),
    (28, ("nominated", "verified")),
    (10, ("nominated", "waitlisted")),
    (8, ("nominated", "rejected")),
    (14, ("nominated", "none")),
)
_DRAFT = ((1, ("draft", "none")),)


@dataclass(frozen=True, slots=True)
class Cohort:
    """People who were entered on one day because of stays that begin in one term. `share` is of 412 people."""

    name: str
    share: int
    entered: date
    direction: str
    term: str
    statuses: Sequence[tuple[int, Statuses]]


SET_UP = date(2026, 7, 6)
"""The office moves from Excel to its office file; what lies before is typed in during September."""
ATTENDANCE_TYPED = date(2026, 11, 23)

COHORTS = (
    Cohort("here", 54, date(2026, 7, 8), "incoming", "autumn_2026", _HERE),
    Cohort("here", 32, date(2026, 7, 9), "outgoing", "autumn_2026", _HERE),
    Cohort("dropped", 5, date(2026, 9, 15), "outgoing", "spring_2026", _DROPPED),
    Cohort("past", 26, date(2026, 9, 16), "incoming", "autumn_2025", _OLD),
    Cohort("past", 22, date(2026, 9, 17), "outgoing", "autumn_2025", _OLD),
    Cohort("past", 30, date(2026, 9, 18), "incoming", "spring_2026", _RECENT),
    Cohort("past", 24, date(2026, 9, 21), "outgoing", "spring_2026", _RECENT),
    Cohort("past", 22, date(2026, 9, 22), "incoming", "summer_2026", _LATEST),
    Cohort("past", 16, date(2026, 9, 23), "outgoing", "summer_2026", _LATEST),
    Cohort("dropped", 9, date(2026, 9, 24), "outgoing", "autumn_2026", _DROPPED),
    Cohort("dropped", 8, date(2026, 9, 25), "incoming", "autumn_2026", _DROPPED),
    Cohort("expected", 14, date(2026, 10, 12), "incoming", "autumn_2026", _EXPECTED),
    Cohort("applied", 26, date(2026, 10, 26), "incoming", "spring_2027", _APPLIED),
    Cohort("applied", 18, date(2026, 10, 28), "outgoing", "spring_2027", _APPLIED),
    Cohort("draft", 12, date(2026, 11, 18), "outgoing", "spring_2027", _DRAFT),
    Cohort("draft", 6, date(2026, 11, 19), "incoming", "spring_2027", _DRAFT),
)
TEACHERS, CLERKS, LEARNERS = 16, 12, 60
"""People of every 412 without a stay: teachers of language groups, partners' staff, students in language courses."""
