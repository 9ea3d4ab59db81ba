"""Conversion by grade distributions (`domain.md` 5.2).

Every passing grade takes up an interval of all passing marks, best first. The home grades that overlap the interval of
the host's grade are comparable; the rule says which of them is taken. The home institution fixes the rule beforehand.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from exchange_admin.domain import exact
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.grades.distributions import GradeTable, Span
from exchange_admin.domain.rules.grades.explanation import Conversion, Explanation, Outcome, ShownTable
from exchange_admin.domain.rules.grades.marks import NO_WORDS, PassOnlyMarks
from exchange_admin.domain.rules.reasons import Reason

METHOD, VERSION = "distribution", 1
SMALLEST_SAMPLE = 30
"""Passing marks that each table needs at least when the office has set nothing else; one German regulation has 30."""

_PLACES = 2


class Rule(StrEnum):
    """Which comparable home grade is taken.

    The worst, the best, the one in the middle of the host's interval, the one with the greatest overlap (a tie goes
    to the better), or the average of their values weighted by overlap.
    """

    MIN = "MIN"
    MAX = "MAX"
    MID = "MID"
    LARGEST = "LARGEST"
    WAVG = "WAVG"


class ByDistribution:
    """Converts marks of `host` into grades of `home`; each host grade is worked out once."""

    def __init__(
        self,
        host: GradeTable,
        home: GradeTable,
        rule: Rule,
        minimum: int = SMALLEST_SAMPLE,
        words: PassOnlyMarks = NO_WORDS,
    ) -> None:
        self.host, self.home, self.rule, self.minimum = host, home, rule, minimum
        self._words = words
        self._shown = ShownTable.of(host), ShownTable.of(home)
        self._known: dict[str, Conversion] = {}

    def convert(self, mark: str) -> Conversion:
        """Raises RuleBroken for a mark that the host's table does not have, and where the tables allow no comparison.

        A fail stays a fail and a pass without a rank stays that, whatever the tables hold.
        """
        found = self._known.get(mark)
        if found is None:
            found = self._known[mark] = self._convert(mark)
        return found

    def _convert(self, mark: str) -> Conversion:
        row, known = self.host.row(mark), self._words.find(mark)
        if row is None and known is None:
            grades = ", ".join(row.grade for row in self.host.rows)
            raise RuleBroken(
                Problem("grade.unknown_grade", "grade", {"typed": mark, "table": self.host.name, "words": grades})
            )
        passing = row.passing if row else known is not None and known.passing
        pass_only = row.pass_only if row else True
        if not passing:
            return self._failed(mark, pass_only)
        if pass_only:
            grade = self.home.pass_only_grade()
            return self._told(mark, Outcome.PASS_ONLY, grade, (Reason("pass_only", {"mark": mark}),))
        return self._compared(mark)

    def _failed(self, mark: str, pass_only: bool) -> Conversion:
        grade = self.home.fail_grade(pass_only=pass_only)
        return self._told(mark, Outcome.FAILED, grade, (Reason("failed", {"mark": mark}),))

    def _compared(self, mark: str) -> Conversion:
        if problems := self._sample_problems():
            raise RuleBroken(*problems)
        host = self.host.span(mark)
        if host.low == host.high:
            facts = {"grade": host.grade, "table": self.host.name}
            raise RuleBroken(Problem("grade.zero_count", "grade", facts))
        comparison = Comparison(host, self.home.spans)
        found = {rule: comparison.grade(rule) for rule in Rule}
        if found[self.rule] is None:
            word = next(span.grade for span in comparison.comparable if span.value is None)
            raise RuleBroken(Problem("grade.needs_numbers", "grade", {"grade": word, "table": self.home.name}))
        number = comparison.average() if self.rule is Rule.WAVG else None
        others = {rule.value: grade for rule, grade in found.items() if rule is not self.rule}
        return self._told(
            mark, Outcome.CONVERTED, found[self.rule], comparison.steps(mark, self.rule), number, alternatives=others
        )

    def _sample_problems(self) -> list[Problem]:
        found = []
        for table in (self.host, self.home):
            if not table.passing:
                found.append(Problem("grade.no_passing", facts={"table": table.name}))
            elif table.passing < self.minimum:
                facts = {"table": table.name, "n": table.passing, "minimum": self.minimum}
                found.append(Problem("grade.small_sample", facts=facts))
        return found

    def _told(
        self,
        mark: str,
        outcome: Outcome,
        grade: str | None,
        steps: tuple[Reason, ...],
        number: Fraction | None = None,
        alternatives: Mapping[str, str | None] | None = None,
    ) -> Conversion:
        host, home = self._shown
        return Conversion.explained(
            Explanation(
                method=METHOD,
                rule=self.rule.value,
                version=VERSION,
                outcome=outcome,
                inputs={"grade": mark, "minimum": self.minimum},
                grade=grade,
                passed=outcome is not Outcome.FAILED,
                exact=number,
                steps=steps,
                alternatives=alternatives or {},
                host=host,
                home=home,
            )
        )


class Comparison:
    """One host grade against the home grades that overlap it, best first. `comparable` is never empty."""

    def __init__(self, host: Span, home: tuple[Span, ...]) -> None:
        self.host = host
        overlaps = [(span, host.overlap(span)) for span in home]
        self._overlap = {span.grade: common for span, common in overlaps if common > 0}
        self.comparable = tuple(span for span, common in overlaps if common > 0)

    @cached_property
    def middle(self) -> Fraction:
        return (self.host.low + self.host.high) / 2

    def overlap(self, span: Span) -> Fraction:
        """What the host grade and a comparable home grade have in common."""
        return self._overlap[span.grade]

    def chosen(self, rule: Rule) -> Span:
        """The grade that a rule other than WAVG takes."""
        if rule is Rule.MAX:
            return self.comparable[0]
        if rule is Rule.MIN:
            return self.comparable[-1]
        if rule is Rule.MID:
            return next(span for span in self.comparable if span.low < self.middle <= span.high)
        return max(self.comparable, key=self.overlap)  # the first of equals is the better

    def average(self) -> Fraction | None:
        """Values weighted by overlap, None when a comparable grade has no value."""
        total = Fraction(0)
        for span in self.comparable:
            if span.value is None:
                return None
            total += span.value * self.overlap(span)
        return total / (self.host.high - self.host.low)

    def grade(self, rule: Rule) -> str | None:
        """The home grade as text, None where the rule cannot give one."""
        if rule is not Rule.WAVG:
            return self.chosen(rule).grade
        average = self.average()
        return None if average is None else exact.decimal_text(average, _PLACES, 1)

    def steps(self, mark: str, rule: Rule) -> tuple[Reason, ...]:
        host = self.host
        place = Reason("interval", {"mark": mark, "low_share": str(host.low), "high_share": str(host.high)})
        overlaps = [
            Reason(
                "overlap",
                {
                    "grade": span.grade,
                    "low_share": str(span.low),
                    "high_share": str(span.high),
                    "overlap_share": str(self.overlap(span)),
                },
            )
            for span in self.comparable
        ]
        return (place, *overlaps, self._last_step(rule))

    def _last_step(self, rule: Rule) -> Reason:
        if rule is Rule.WAVG:
            parts = " + ".join(f"{span.grade} × {self.overlap(span)}" for span in self.comparable)
            average = self.average() or Fraction(0)
            formula = f"({parts}) ÷ ({self.host.high - self.host.low})"
            return Reason("average", {"formula": formula, "exact_number": str(average)})
        chosen = self.chosen(rule)
        if rule is Rule.MID:
            return Reason("middle", {"grade": chosen.grade, "middle_share": str(self.middle)})
        if rule is Rule.LARGEST:
            most = self.overlap(chosen)
            equal = sum(1 for span in self.comparable if self.overlap(span) == most)
            code = "largest_tie" if equal > 1 else "largest"
            return Reason(code, {"grade": chosen.grade, "overlap_share": str(most)})
        return Reason("best" if rule is Rule.MAX else "worst", {"grade": chosen.grade})
