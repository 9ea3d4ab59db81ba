"""Ranges of numbers: the passing range of a scale, from its lowest passing mark to its best, whichever of the two is
larger; and its bands, best first: 85–100, 69–84 … or, where low is good, 1.0–1.5, 1.6–2.5 …
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from exchange_admin.domain import exact
from exchange_admin.domain.problems import Problem, RuleBroken


@dataclass(frozen=True, slots=True)
class PassingRange:
    """`worst` is the lowest mark that exists, None when it is not known. Raises RuleBroken when there is no range."""

    lowest_pass: Fraction
    best: Fraction
    worst: Fraction | None = None

    def __post_init__(self) -> None:
        if self.lowest_pass == self.best:
            raise RuleBroken(Problem("grade.range_empty", facts={"typed": exact.shown(self.best)}))
        if self.worst is not None and self._part(self.worst) > 0:
            facts = {"worst": exact.shown(self.worst), "lowest": exact.shown(self.lowest_pass)}
            raise RuleBroken(Problem("grade.worst_passes", facts=facts))

    @classmethod
    def read(cls, text: str) -> PassingRange:
        """`60:100`: the lowest passing mark and the best. Raises RuleBroken with `grade.range_shape`."""
        lowest, sign, best = text.replace("：", ":").partition(":")
        numbers = exact.read_or_none(lowest), exact.read_or_none(best)
        if not sign or numbers[0] is None or numbers[1] is None:
            raise RuleBroken(Problem("grade.range_shape", facts={"typed": text}))
        return cls(numbers[0], numbers[1])

    def part(self, mark: Fraction) -> Fraction:
        """Where a mark stands: 1 is the best, 0 the lowest pass, below 0 a fail. Raises RuleBroken beyond the scale."""
        found = self._part(mark)
        if found > 1:
            raise RuleBroken(Problem("grade.beyond_best", "grade", _facts(mark, "best", self.best)))
        if self.worst is not None and found < self._part(self.worst):
            raise RuleBroken(Problem("grade.beyond_worst", "grade", _facts(mark, "worst", self.worst)))
        return found

    def _part(self, mark: Fraction) -> Fraction:
        return (mark - self.lowest_pass) / (self.best - self.lowest_pass)


def _facts(mark: Fraction, name: str, limit: Fraction) -> dict[str, str]:
    return {"typed": exact.shown(mark), name: exact.shown(limit)}


@dataclass(frozen=True, slots=True)
class Band:
    """Numbers from `low` to `high`, both included; `label` names it in messages."""

    label: str
    low: Fraction
    high: Fraction

    @property
    def negated(self) -> Band:
        return Band(self.label, -self.high, -self.low)


class Bands:
    """Finds the band of a number. Between two bands a number belongs to the worse: it has not reached the better."""

    def __init__(self, bands: tuple[Band, ...]) -> None:
        self._bands = bands
        self._falling = len(bands) < 2 or bands[0].low > bands[1].low
        self._ordered = bands if self._falling else tuple(band.negated for band in bands)

    def find(self, number: Fraction) -> int | None:
        """The place of the band, best = 0; None beyond the best and below the worst."""
        value = number if self._falling else -number
        if not self._ordered or value > self._ordered[0].high:
            return None
        return next((place for place, band in enumerate(self._ordered) if band.low <= value), None)

    def holds(self, place: int, number: Fraction) -> bool:
        """Whether the number lies inside the band itself, not in the gap above it."""
        return self._bands[place].low <= number <= self._bands[place].high

    def problems(self, table: str) -> Iterator[Problem]:
        """Bands that overlap or leave out more than the step between whole marks."""
        for band in self._bands:
            if band.low > band.high:
                yield Problem("grade.band_reversed", facts={"table": table, "grade": band.label})
        for better, worse in pairwise(self._ordered):
            facts = {"table": table, "better": better.label, "worse": worse.label}
            if better.low <= worse.high:
                yield Problem("grade.row_overlap", facts=facts)
            elif better.low - worse.high > 1:
                yield Problem("grade.row_gap", facts=facts)
