"""Places that a condition gives a year, those that are used and those that are free."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.agreements.balance import Stage

NEARLY_USED = 80  # per cent


@dataclass(frozen=True, slots=True)
class Places:
    """`agreed` is None where no number was agreed. `used` are confirmed or under way, `nominated` those asked for."""

    agreed: int | None = None
    used: int = 0
    nominated: int = 0

    @property
    def taken(self) -> int:
        return self.used + self.nominated

    @property
    def free(self) -> int | None:
        """Below zero where more were nominated than agreed."""
        return None if self.agreed is None else self.agreed - self.taken

    @property
    def are_nearly_used(self) -> bool:
        return bool(self.agreed) and self.taken * 100 >= (self.agreed or 0) * NEARLY_USED

    def __add__(self, other: Places) -> Places:
        """Together; agreed is what is known of it."""
        known = [one.agreed for one in (self, other) if one.agreed is not None]
        return Places(sum(known) if known else None, self.used + other.used, self.nominated + other.nominated)


def places(agreed: int | None, stages: Iterable[Stage]) -> Places:
    """Of the counted stays of one year."""
    found = list(stages)
    nominated = found.count(Stage.FORECAST)
    return Places(agreed, len(found) - nominated, nominated)


def places_exceeded(found: Places, **facts: object) -> Iterator[Problem]:
    """More nominated than agreed for the year."""
    if found.agreed is not None and found.taken > found.agreed:
        numbers = {"used": found.taken, "places": found.agreed}
        yield Problem("agreement.places_exceeded", facts={**facts, **numbers}, level=Level.ASKS)


def agreed_in(places_a_year: object, year: str, first_year: str, last_year: str) -> int | None:
    """Places of a condition in an academic year; 0 in a year that it does not cover, None where it names no number.

    Years are told by their first days as ISO text, empty for a condition without a limit.
    """
    if not isinstance(places_a_year, int):
        return None
    is_covered = (not first_year or first_year <= year) and (not last_year or year <= last_year)
    return places_a_year if is_covered else 0
