"""What the points in the parts of a language test come to, in exact fractions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from exchange_admin.domain import exact

USUAL_PASS = Fraction(60)
"""Per cent, where a test names no pass mark: the usual one of both countries."""


@dataclass(frozen=True, slots=True)
class Part:
    """`most` points are the whole, `weight` counts beside the other parts, `least` per cent are asked of it alone."""

    id: str
    most: Fraction
    weight: Fraction = Fraction(1)
    least: Fraction | None = None

    def percent(self, points: Fraction) -> Fraction:
        return 100 * points / self.most


@dataclass(frozen=True, slots=True)
class Outcome:
    """`percent` and `passed` are None until every part has points; `below` are the parts that were too weak."""

    percent: Fraction | None = None
    passed: bool | None = None
    missing: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


def outcome(parts: Sequence[Part], points: Mapping[str, Fraction], pass_percent: Fraction) -> Outcome:
    """The weighted share of the points, and whether it passes: as a whole, and in each part that asks for a least.

    A part of no weight counts for its least only; should none have a weight, all weigh the same.
    """
    missing = tuple(part.id for part in parts if part.id not in points)
    if missing or not parts:
        return Outcome(missing=missing)
    whole = sum((part.weight for part in parts), Fraction(0))
    weights = {part.id: part.weight if whole else Fraction(1) for part in parts}
    earned = sum((weights[part.id] * part.percent(points[part.id]) for part in parts), Fraction(0))
    percent = earned / sum(weights.values(), Fraction(0))
    weak = tuple(part.id for part in parts if part.least is not None and part.percent(points[part.id]) < part.least)
    return Outcome(percent, percent >= pass_percent and not weak, (), weak)


def latest_full(outcomes: Sequence[Outcome]) -> Outcome | None:
    """Of somebody's tests, the oldest first, the newest with points in every part: it tells whether they are on the way
    to pass, so that a retake outweighs what went before. None while there is none."""
    return next((one for one in reversed(outcomes) if one.passed is not None), None)


def shown_percent(percent: Fraction | None, pass_percent: Fraction) -> str:
    """With one decimal at most, half up, but never across the pass mark: 59.96 is not shown as 60."""
    if percent is None:
        return ""
    rounded = exact.half_up(percent, 1)
    if (rounded >= pass_percent) != (percent >= pass_percent):
        rounded = exact.truncated(percent, 1)
    return exact.decimal_text(rounded, 1)
