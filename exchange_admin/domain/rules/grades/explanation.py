"""How a mark came about, as data that is stored with the result and said in words in any language later."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Any

from exchange_admin.domain import exact
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.grades.distributions import GradeTable
from exchange_admin.domain.rules.reasons import Fact, Reason, read_facts, read_number, read_reasons


class Outcome(StrEnum):
    """What became of the mark of the host."""

    CONVERTED = "converted"
    FAILED = "failed"
    PASS_ONLY = "pass_only"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of a distribution. `low` and `high` are the shares above it and down to it, None for a row left out."""

    grade: str
    count: int
    passing: bool
    low: Fraction | None
    high: Fraction | None

    def as_plain(self) -> dict[str, object]:
        """With the share itself, so that a script need not subtract."""
        return {
            "grade": self.grade,
            "count": self.count,
            "pass": self.passing,
            "share": None if self.low is None or self.high is None else exact.as_text(self.high - self.low),
            "from": _text(self.low),
            "to": _text(self.high),
        }


@dataclass(frozen=True)
class ShownTable:
    """A distribution as it was when the mark was converted. `passing` is the number of marks that count."""

    name: str
    passing: int
    rows: tuple[ShownRow, ...]

    @classmethod
    def of(cls, table: GradeTable) -> ShownTable:
        spans = {span.grade: span for span in table.spans}
        rows = []
        for row in table.rows:
            span = spans.get(row.grade)
            low, high = (span.low, span.high) if span else (None, None)
            rows.append(ShownRow(row.grade, row.count, row.passing, low, high))
        return cls(table.name, table.passing, tuple(rows))

    @cached_property
    def plain(self) -> Mapping[str, object]:
        """The shape that is stored; made once, since many marks share a table."""
        rows = [row.as_plain() for row in self.rows]
        return {"table": self.name, "passing": self.passing, "rows": rows}


@dataclass(frozen=True, slots=True)
class ShownPair:
    """A row of a fixed table: marks of the host left, the grade at home right (None: passed or failed without one).

    `taken` is the row that the mark fell into.
    """

    marks: str
    grade: str | None
    passing: bool
    taken: bool = False

    def as_plain(self) -> dict[str, object]:
        return {"marks": self.marks, "grade": self.grade, "pass": self.passing, "taken": self.taken}


@dataclass(frozen=True, slots=True)
class Explanation:
    """Method, rule and version, what went in, what came out, why, and what other rules would have said.

    `rule` is the variant of the method or empty. `alternatives` maps other variants to the grade they give, None where
    they cannot give one. `host` and `home` are the distributions where the method has them, `pairs` the rows of a
    fixed table, best first.
    """

    method: str
    rule: str
    version: int
    outcome: Outcome
    inputs: Mapping[str, Fact]
    grade: str | None
    passed: bool
    exact: Fraction | None = None
    steps: tuple[Reason, ...] = ()
    alternatives: Mapping[str, str | None] = dataclasses.field(default_factory=dict)
    host: ShownTable | None = None
    home: ShownTable | None = None
    pairs: tuple[ShownPair, ...] = ()

    def as_plain(self) -> dict[str, object]:
        """The shape that is stored and that `--json` prints. Fractions are `n/d` text."""
        return {
            "method": self.method,
            "rule": self.rule or None,
            "version": self.version,
            "outcome": self.outcome.value,
            "inputs": dict(self.inputs),
            "grade": self.grade,
            "passed": self.passed,
            "exact": _text(self.exact),
            "steps": [step.as_plain() for step in self.steps],
            "alternatives": dict(self.alternatives),
            "host": self.host and dict(self.host.plain),
            "home": self.home and dict(self.home.plain),
            **({"pairs": [pair.as_plain() for pair in self.pairs]} if self.pairs else {}),
        }

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> Explanation:
        """Back from `as_plain`. Raises RuleBroken with `grade.explanation_unreadable` for anything else."""
        try:
            return cls(
                method=str(plain["method"]),
                rule=str(plain["rule"] or ""),
                version=int(plain["version"]),
                outcome=Outcome(plain["outcome"]),
                inputs=read_facts(plain["inputs"]),
                grade=_label(plain["grade"]),
                passed=bool(plain["passed"]),
                exact=read_number(plain["exact"]),
                steps=read_reasons(plain["steps"]),
                alternatives={str(rule): _label(grade) for rule, grade in plain["alternatives"].items()},
                host=_table_read(plain["host"]),
                home=_table_read(plain["home"]),
                pairs=tuple(_pair_read(pair) for pair in plain.get("pairs", ())),
            )
        except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError) as damage:
            raise RuleBroken(Problem("grade.explanation_unreadable")) from damage


@dataclass(frozen=True, slots=True)
class Conversion:
    """The mark at home. `grade` is None where no home mark may be given; `exact` is set where it was calculated."""

    grade: str | None
    passed: bool
    exact: Fraction | None
    explanation: Explanation

    @classmethod
    def explained(cls, explanation: Explanation) -> Conversion:
        """The result that an explanation explains."""
        return cls(explanation.grade, explanation.passed, explanation.exact, explanation)

    def as_plain(self) -> dict[str, object]:
        """The one object of `grade convert --json`; `exact` only where a number was calculated."""
        number = {} if self.exact is None else {"exact": exact.as_text(self.exact)}
        return {"grade": self.grade, "passed": self.passed, **number, "explanation": self.explanation.as_plain()}


def _table_read(plain: Mapping[str, Any] | None) -> ShownTable | None:
    if plain is None:
        return None
    rows = tuple(
        ShownRow(
            str(row["grade"]), int(row["count"]), bool(row["pass"]), read_number(row["from"]), read_number(row["to"])
        )
        for row in plain["rows"]
    )
    return ShownTable(str(plain["table"]), int(plain["passing"]), rows)


def _pair_read(plain: Mapping[str, Any]) -> ShownPair:
    return ShownPair(str(plain["marks"]), _label(plain["grade"]), bool(plain["pass"]), bool(plain["taken"]))


def _text(number: Fraction | None) -> str | None:
    return None if number is None else exact.as_text(number)


def _label(plain: object) -> str | None:
    return None if plain is None else str(plain)
