"""A grade distribution: how often each grade was given, best first, and the share each passing grade takes up.

Counts are kept, never percentages: published percentages are rounded and do not add up (`domain.md` 0.8).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from exchange_admin.domain import exact
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.grades.marks import LONGEST_MARK, NO_WORDS, PassOnlyMarks, mark_key

LARGEST_COUNT = 999_999_999


@dataclass(frozen=True, slots=True)
class GradeCount:
    """How often a grade was given. `pass_only` rows carry no rank and take no part."""

    grade: str
    count: int
    passing: bool
    pass_only: bool = False

    @property
    def value(self) -> Fraction | None:
        """What the grade counts as, None for a word or letter."""
        return exact.read_or_none(self.grade)


@dataclass(frozen=True, slots=True)
class Span:
    """A passing grade over the half-open interval (low, high] of all passing marks, best first."""

    grade: str
    low: Fraction
    high: Fraction
    value: Fraction | None

    def overlap(self, other: Span) -> Fraction:
        """The part of all passing marks that both take up; touching ones share nothing."""
        return max(min(self.high, other.high) - max(self.low, other.low), Fraction(0))


@dataclass(frozen=True)
class GradeTable:
    """Rows best first; `name` is what messages call the table. Made by `build`, which checks it."""

    name: str
    rows: tuple[GradeCount, ...]

    @classmethod
    def build(cls, name: str, rows: Iterable[GradeCount], words: PassOnlyMarks = NO_WORDS) -> GradeTable:
        """Raises RuleBroken with every problem of the table."""
        given = tuple(rows)
        grades = [row.grade for row in given]
        marked = tuple(
            GradeCount(row.grade, row.count, row.passing, row.pass_only or words.find(row.grade, grades) is not None)
            for row in given
        )
        if problems := tuple(_problems(name, marked)):
            raise RuleBroken(*problems)
        return cls(name, marked)

    @cached_property
    def passing(self) -> int:
        """How many passing marks were given."""
        return sum(row.count for row in self.rows if _ranks(row))

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The passing grades, those of count zero with an empty interval. Empty when no passing mark was given."""
        return tuple(self._spans()) if self.passing else ()

    def span(self, mark: str) -> Span:
        """The interval of a passing grade of the table."""
        return self._spans_by_key[mark_key(mark)]

    @cached_property
    def _spans_by_key(self) -> dict[str, Span]:
        return {mark_key(span.grade): span for span in self.spans}

    @cached_property
    def _by_key(self) -> dict[str, GradeCount]:
        return {mark_key(row.grade): row for row in self.rows}

    def row(self, mark: str) -> GradeCount | None:
        """The row of a mark, however it is spelled."""
        return self._by_key.get(mark_key(mark))

    def fail_grade(self, *, pass_only: bool = False) -> str | None:
        """The first failing grade: of those without a rank when asked and there is one, else of the ranked ones."""
        fails = [row for row in self.rows if not row.passing]
        wanted = [row for row in fails if row.pass_only == pass_only] or fails
        return wanted[0].grade if wanted else None

    def pass_only_grade(self) -> str | None:
        """The word of this table that says passed and nothing else."""
        return next((row.grade for row in self.rows if row.passing and row.pass_only), None)

    def _spans(self) -> Iterator[Span]:
        before = 0
        for row in self.rows:
            if _ranks(row):
                low, before = before, before + row.count
                yield Span(row.grade, Fraction(low, self.passing), Fraction(before, self.passing), row.value)


def _ranks(row: GradeCount) -> bool:
    return row.passing and not row.pass_only


def _problems(name: str, rows: tuple[GradeCount, ...]) -> Iterator[Problem]:
    if not rows:
        yield Problem("grade.table_empty", facts={"table": name})
    seen: set[str] = set()
    for row in rows:
        yield from _row_problems(name, row)
        if mark_key(row.grade) in seen:
            yield Problem("grade.repeated", "grade", {"table": name, "typed": row.grade})
        seen.add(mark_key(row.grade))
    yield from _order_problems(name, [row for row in rows if not row.pass_only])


def _row_problems(name: str, row: GradeCount) -> Iterator[Problem]:
    if not row.grade.strip():
        yield Problem("grade.no_label", "grade", {"table": name})
    elif len(row.grade) > LONGEST_MARK or not row.grade.isprintable():
        facts = {"table": name, "typed": _printable(row.grade), "longest": LONGEST_MARK}
        yield Problem("grade.bad_label", "grade", facts)
    if row.count < 0:
        yield Problem("grade.count_negative", "count", {"table": name, "grade": row.grade, "typed": str(row.count)})
    elif row.count > LARGEST_COUNT:
        yield Problem("grade.count_too_large", "count", {"table": name, "grade": row.grade, "high": LARGEST_COUNT})


def _printable(text: str) -> str:
    shown = "".join(letter if letter.isprintable() else "�" for letter in text)
    return f"{shown[:LONGEST_MARK]}…" if len(shown) > LONGEST_MARK else shown


def _order_problems(name: str, rows: list[GradeCount]) -> Iterator[Problem]:
    """Best first: no failing grade above a passing one, and grades that are numbers all go one way."""
    for better, worse in pairwise(rows):
        if worse.passing and not better.passing:
            yield Problem("grade.fail_above_pass", "pass", {"table": name, "fail": better.grade, "grade": worse.grade})
            return
    numbers = [(row.value, row.grade) for row in rows if row.value is not None]
    falls = [first[0] > second[0] for first, second in pairwise(numbers)]
    for (_, grade), fell in zip(numbers[1:], falls, strict=True):
        if fell != falls[0]:
            yield Problem("grade.out_of_order", "grade", {"table": name, "grade": grade})
            return
