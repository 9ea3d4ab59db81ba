"""Dividing a number of people by weights, exactly and the same way every time."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


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
