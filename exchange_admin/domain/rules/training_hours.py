"""How many hours a programme must have before a paper may call itself by a name that the law keeps for longer ones.

Source: order 266 of the Ministry of Science and Higher Education of Russia of 24 March 2025, p. 18 (in place of order
499 of 2013): 16 hours for the advancement of a qualification, 250 for retraining. Read on 24 November 2026. A paper of
fewer or unknown hours is refused; an office that has set hours of its own is asked. Academic hours have 45 minutes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.values import ACADEMIC_HOUR

COUNTRY = "RU"
"""Where the law holds."""


@dataclass(frozen=True, slots=True)
class LeastHours:
    """`field` of the office holds its own minimum in minutes, `by_law` is that of the law in hours."""

    field: str
    by_law: int

    def problems(self, minutes: int | None, own: int | None, country: str) -> Iterator[Problem]:
        """What a programme of `minutes` lacks for a paper of an office in `country`."""
        if own is None and country == COUNTRY:
            yield from self._against_the_law(minutes)
        elif own and minutes is None:
            yield Problem("certificate.hours_unknown", self.field, {"needed": in_hours(own)}, Level.ASKS)
        elif own and minutes is not None and minutes < own:
            facts = {"hours": in_hours(minutes), "needed": in_hours(own)}
            yield Problem("certificate.too_few_hours", self.field, facts, Level.ASKS)
        elif country == COUNTRY and minutes is not None and in_hours(minutes) < self.by_law:
            facts = {"hours": in_hours(minutes), "needed": self.by_law}
            yield Problem("certificate.fewer_hours_than_the_law", self.field, facts, Level.ASKS)

    def _against_the_law(self, minutes: int | None) -> Iterator[Problem]:
        if minutes is None:
            yield Problem("certificate.hours_must_be_known", self.field, {"needed": self.by_law})
        elif in_hours(minutes) < self.by_law:
            facts = {"hours": in_hours(minutes), "needed": self.by_law}
            yield Problem("certificate.refused_by_hours", self.field, facts)


ADVANCED_TRAINING = LeastHours("advanced_training_minutes", 16)
RETRAINING = LeastHours("retraining_minutes", 250)


def in_hours(minutes: int) -> int:
    """Whole academic hours, never rounded up to what is needed."""
    return minutes // ACADEMIC_HOUR
