"""Who is in the sample office and how far each stay has got, as `cohorts.toml` says it for every 412 people."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

T = TypeVar("T")
Statuses = tuple[str, str]
"""Sending and receiving status of a mobility."""

DEFAULT_PEOPLE = 412
SET_UP = timedelta(days=141)
"""So long ago the office moved from Excel to its office file; what lies before was typed in some months later."""
ATTENDANCE_TYPED = timedelta(days=1)
TEACHERS, CLERKS, LEARNERS = 16, 12, 60
"""People of every 412 without a stay: teachers of language groups, partners' staff, students in language courses."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """People who were entered `days_ago` because of stays that begin in one term. `share` is of 412 people."""

    name: str
    share: int
    days_ago: int
    direction: str
    term: str
    statuses: Sequence[tuple[int, Statuses]]


def cohorts_of(table: Mapping[str, Any]) -> Sequence[Cohort]:
    """Each `statuses` is named there, so that cohorts can share them."""
    statuses = {
        name: [(weight, (sending, receiving)) for weight, sending, receiving in rows]
        for name, rows in table["statuses"].items()
    }
    return [Cohort(**{**one, "statuses": statuses[one["statuses"]]}) for one in table["cohort"]]


def counts(total: int, weights: Sequence[int]) -> list[int]:
    """`total` by the largest remainders of `weights`; the parts sum up to `total`."""
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    parts = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts


def shuffled(total: int, choices: Sequence[tuple[int, T]], chance: random.Random) -> list[T]:
    """`total` things, each as often as its weight says, in random order."""
    parts = counts(total, [weight for weight, _ in choices])
    things = [thing for (_, thing), part in zip(choices, parts, strict=True) for _ in range(part)]
    chance.shuffle(things)
    return things
