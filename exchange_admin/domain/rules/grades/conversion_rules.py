"""A conversion rule of the home institution: from one scale to another by one method, in numbered versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Protocol

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.rules.grades.by_distribution import METHOD as DISTRIBUTION
from exchange_admin.domain.rules.grades.by_distribution import SMALLEST_SAMPLE, ByDistribution, Rule
from exchange_admin.domain.rules.grades.by_formula import BAVARIAN, LINEAR, ByBavarianFormula, ByStraightLine, Rounding
from exchange_admin.domain.rules.grades.by_table import METHOD as TABLE
from exchange_admin.domain.rules.grades.by_table import ByFixedTable, TableRow
from exchange_admin.domain.rules.grades.distributions import GradeTable
from exchange_admin.domain.rules.grades.explanation import Conversion
from exchange_admin.domain.rules.grades.kept import METHOD as KEPT
from exchange_admin.domain.rules.grades.kept import KeepOriginal
from exchange_admin.domain.rules.grades.marks import NO_WORDS, PassOnlyMarks
from exchange_admin.domain.rules.grades.ranges import PassingRange
from exchange_admin.domain.rules.grades.scales import GradingScale, Judgement
from exchange_admin.domain.rules.reasons import Reason

VARIANTS: Mapping[str, tuple[str, ...]] = {
    DISTRIBUTION: tuple(rule.value for rule in Rule),
    BAVARIAN: tuple(rounding.value for rounding in Rounding),
}
"""What a method leaves open and the institution fixes beforehand; other methods have no variants."""

_KEPT = 10_000


class Method(Protocol):
    """A way of converting; raises RuleBroken for a mark it cannot convert."""

    def convert(self, mark: str) -> Conversion: ...


@dataclass(frozen=True, slots=True)
class Side:
    """The scale of one side and how often its grades were given; `table` None where nobody has entered that."""

    scale: GradingScale
    table: GradeTable | None = None


class RuleMethod:
    """Judges a mark on the scale of the host first: what fails there fails at home, whatever the method would say.

    Each mark is worked out once.
    """

    def __init__(self, method: Method, name: str, host: GradingScale) -> None:
        self._method, self._name, self._host = method, name, host
        self._by_rank = name == BAVARIAN and ranks(host) is not None
        self._known: dict[str, Conversion] = {}

    def convert(self, mark: str) -> Conversion:
        """Raises RuleBroken for a mark that cannot stand on the host's scale, and as the method does."""
        found = self._known.get(mark)
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = self._known[mark] = self._convert(mark)
        return found

    def _convert(self, mark: str) -> Conversion:
        judged = self._judged(mark)
        used, steps = self._used(mark, judged)
        found = self._method.convert(used)
        if judged is not None and found.passed and not judged.passing:
            raise RuleBroken(Problem("grade.fail_would_pass", "grade", {"typed": mark, "grade": found.grade}))
        if used == mark:
            return found
        told = found.explanation
        inputs = {**told.inputs, "grade": mark}
        return Conversion.explained(replace(told, inputs=inputs, steps=(*steps, *told.steps)))

    def _judged(self, mark: str) -> Judgement | None:
        """None for a mark that only a fixed table knows: it says itself what passes."""
        try:
            return self._host.judge(mark)
        except RuleBroken:
            if self._name == TABLE:
                return None
            raise

    def _used(self, mark: str, judged: Judgement | None) -> tuple[str, tuple[Reason, ...]]:
        """The mark that the method is asked about: points become the grade they belong to, grades their rank."""
        if judged is None or judged.grade is None or judged.pass_only:
            return mark, ()
        if self._by_rank:
            rank = str(rank_of(self._host, judged.grade))
            return rank, (Reason("rank", {"mark": mark, "grade": judged.grade, "rank_number": rank}),)
        in_words = judged.in_words and not self._takes_words(mark)
        if in_words or (self._name == DISTRIBUTION and judged.grade != mark):
            return judged.grade, (Reason("belongs_to", {"mark": mark, "grade": judged.grade}),)
        return mark, ()

    def _takes_words(self, mark: str) -> bool:
        """Whether the method knows a mark in words as it stands."""
        return isinstance(self._method, KeepOriginal) or (
            isinstance(self._method, ByFixedTable) and self._method.names(mark)
        )


def method_of(
    rule: Values, rows: Iterable[Values], host: Side, home: Side | None, words: PassOnlyMarks = NO_WORDS
) -> RuleMethod:
    """From the values of a `conversion_rule` and its `conversion_row` lines. Raises RuleBroken where a part lacks."""
    if problems := [problem for problem in rule_problems(rule) if problem.level is not Level.INFORMS]:
        raise RuleBroken(*problems)
    name = str(rule.get("method"))
    return RuleMethod(_method(name, rule, rows, host, home, words), name, host.scale)


def rule_problems(rule: Values) -> Iterator[Problem]:
    """What a rule lacks by itself, beside its scales and distributions."""
    method, variant = str(rule.get("method")), rule.get("variant")
    wanted = VARIANTS.get(method, ())
    if wanted and variant not in wanted:
        code = "grade.variant_missing" if variant is None else "grade.variant_of_other_method"
        facts = {"method": f"choice.grade_method.{method}", "variant": f"choice.grade_variant.{variant}"}
        yield Problem(code, "variant", facts, Level.ASKS)
    if not rule.get("to_scale_id") and method not in {KEPT, BAVARIAN}:
        yield Problem("grade.home_scale_missing", "to_scale_id", level=Level.ASKS)


def ranks(scale: GradingScale) -> PassingRange | None:
    """Letters numbered in order, best = 1; None for a scale with numbers of its own or with one way to pass."""
    if scale.best is not None or any(exact.read_or_none(grade.mark) is not None for grade in scale.grades):
        return None
    passing = sum(1 for grade in scale.grades if grade.passing)
    worst = len(scale.grades)
    return PassingRange(Fraction(passing), Fraction(1), Fraction(worst)) if 1 < passing < worst else None


def rank_of(scale: GradingScale, mark: str) -> int:
    """The place of a grade, best = 1."""
    return 1 + next(place for place, grade in enumerate(scale.grades) if grade.mark == mark)


def table_rows(rows: Iterable[Values]) -> tuple[TableRow, ...]:
    """The lines of a fixed table in order. Raises RuleBroken for a limit that is no number."""
    ordered = sorted(rows, key=lambda row: (int(row.get("position") or 0), str(row.get("grade"))))
    return tuple(
        TableRow(
            grade=str(row["grade"]) if row.get("grade") else None,
            passing=bool(row.get("passing")),
            marks=tuple(mark.strip() for mark in _marks(row) if mark.strip()),
            low=exact.of(row.get("lowest")),
            high=exact.of(row.get("highest")),
        )
        for row in ordered
    )


def _method(
    name: str, rule: Values, rows: Iterable[Values], host: Side, home: Side | None, words: PassOnlyMarks
) -> Method:
    if name == KEPT:
        return KeepOriginal(host.scale)
    if name == TABLE:
        return ByFixedTable(str(rule.get("name") or host.scale.name), table_rows(rows), str(rule["version"]), words)
    if name == BAVARIAN:
        fail = _fail_mark(home.scale) if home else None
        passing = ranks(host.scale) or _range(host.scale)
        return ByBavarianFormula(passing, Rounding(str(rule["variant"])), words, fail)
    if home is None:
        raise RuleBroken(Problem("grade.home_scale_missing", "to_scale_id"))
    if name == LINEAR:
        return ByStraightLine(_range(host.scale), _range(home.scale), words=words, fail_grade=_fail_mark(home.scale))
    minimum = int(rule.get("minimum") or SMALLEST_SAMPLE)
    return ByDistribution(_table(host), _table(home), Rule(str(rule["variant"])), minimum, words)


def _range(scale: GradingScale) -> PassingRange:
    if scale.numbers is None:
        raise RuleBroken(Problem("grade.scale_without_numbers", facts={"scale": scale.name}))
    return scale.numbers


def _table(side: Side) -> GradeTable:
    if side.table is None:
        raise RuleBroken(Problem("grade.no_distribution", facts={"scale": side.scale.name}))
    return side.table


def _fail_mark(scale: GradingScale) -> str | None:
    return next((grade.mark for grade in scale.grades if not grade.passing), None)


def _marks(row: Values) -> list[str]:
    return str(row.get("marks") or "").replace("；", ";").split(";")
