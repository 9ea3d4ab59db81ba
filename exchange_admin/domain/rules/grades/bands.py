"""Bands of numbers, best first: 85–100, 69–84 … or, where low is good, 1.0–1.5, 1.6–2.5 …"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from exchange_admin.domain.problems import Problem


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
