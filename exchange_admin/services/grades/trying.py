"""A course as somebody types it to try a credit rule."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from exchange_admin.domain import exact
from exchange_admin.domain.rules.credits.work import ACADEMIC_HOUR, CourseWork, Work, minutes


@dataclass(frozen=True, slots=True)
class TriedHours:
    """Texts of a person; hours are academic ones of 45 minutes, empty where there are none."""

    theory: str = ""
    practice: str = ""
    self_study: str = ""
    weeks: str = ""
    course: str = ""
    category: str = ""


def tried_course(typed: TriedHours) -> CourseWork:
    """Raises RuleBroken for what is no number, or no whole minutes."""
    contact = {Work.THEORY: _minutes(typed.theory), Work.PRACTICE: _minutes(typed.practice)}
    return CourseWork(
        titles=(typed.course,) if typed.course else (),
        category=typed.category,
        contact={work: amount for work, amount in contact.items() if amount},
        self_study=_minutes(typed.self_study) if typed.self_study else None,
        weeks=exact.read(typed.weeks) if typed.weeks else Fraction(0),
    )


def _minutes(typed: str) -> int:
    return minutes(exact.read(typed), ACADEMIC_HOUR) if typed else 0
