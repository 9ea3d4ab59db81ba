"""What a course took: hours are the primary datum, kept in whole minutes; credits follow from them by a rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from exchange_admin.domain.problems import Problem, RuleBroken

ACADEMIC_HOUR, CLOCK_HOUR = 45, 60
"""Minutes of the two hours in use. Colleges of both countries count academic ones, ECTS counts clock hours."""

MOST_MINUTES = 10_000_000


class Work(StrEnum):
    """Kinds of contact hours that rules count differently. Placements count by weeks."""

    THEORY = "theory"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class CourseWork:
    """One course of the host. `contact` and `self_study` are minutes; `self_study` None when nobody recorded it.

    `category` is the home institution's word for the kind of course (elective …), `weeks` the length of a placement.
    """

    code: str = ""
    titles: tuple[str, ...] = ()
    category: str = ""
    contact: Mapping[Work, int] = field(default_factory=dict)
    self_study: int | None = None
    weeks: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        """Raises RuleBroken for amounts that cannot be."""
        amounts = [*self.contact.values(), self.self_study or 0]
        if self.weeks < 0 or any(not 0 <= minutes <= MOST_MINUTES for minutes in amounts):
            raise RuleBroken(Problem("credit.amount_impossible", "contact_minutes", {"course": self.name}))

    @property
    def name(self) -> str:
        return next((title for title in self.titles if title), self.code)


def hours(minutes: int, hour: int) -> Fraction:
    """How many hours of `hour` minutes these are."""
    return Fraction(minutes, hour)


def minutes(hours: Fraction, hour: int) -> int:
    """Hours of `hour` minutes as whole minutes. Raises RuleBroken with `credit.not_whole_minutes`."""
    amount = hours * hour
    if amount.denominator != 1 or not 0 <= amount <= MOST_MINUTES:
        raise RuleBroken(Problem("credit.not_whole_minutes", "contact_minutes", {"typed": str(hours), "hour": hour}))
    return amount.numerator
