"""The passing range of a numeric scale, from its lowest passing mark to its best, whichever of the two is larger."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

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
