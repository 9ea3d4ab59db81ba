"""How many hours a programme must have before a paper may call itself by a name that the law keeps for longer ones.

Source: order 266 of the Ministry of Science and Higher Education of Russia of 24 March 2025, p. 18 (in place of order
499 of 2013): 16 hours for the advancement of a qualification, 250 for retraining. Read on 24 November 2026. An office
may set its own; the hours are academic hours of 45 minutes.
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
        """What a programme of `minutes` lacks for a paper of an office in `country`; can be overruled with a note."""
        needed = own if own is not None else self.by_law * ACADEMIC_HOUR if country == COUNTRY else 0
        if not needed:
            return
        if minutes is None:
            yield Problem("certificate.hours_unknown", self.field, {"needed": in_hours(needed)}, Level.ASKS)
        elif minutes < needed:
            facts = {"hours": in_hours(minutes), "needed": in_hours(needed)}
            code = "certificate.too_few_hours" if own is not None else "certificate.fewer_hours_than_the_law"
            yield Problem(code, self.field, facts, Level.ASKS)


ADVANCED_TRAINING = LeastHours("advanced_training_minutes", 16)
RETRAINING = LeastHours("retraining_minutes", 250)


def in_hours(minutes: int) -> int:
    """Whole academic hours, never rounded up to what is needed."""
    return minutes // ACADEMIC_HOUR
