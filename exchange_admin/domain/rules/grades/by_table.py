"""Conversion by a fixed table of the home institution: marks or bands of marks left, home grades right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from exchange_admin.domain import exact
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.grades.explanation import Conversion, Explanation, Outcome, ShownPair
from exchange_admin.domain.rules.grades.marks import NO_WORDS, PassOnlyMarks, mark_key
from exchange_admin.domain.rules.grades.ranges import Band, Bands
from exchange_admin.domain.rules.reasons import Fact, Reason

METHOD, VERSION = "table", 1
_MOST_SHOWN = 100
"""Rows of a table that are stored with each result; a longer one is found in the rule."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """Marks by name, a band of numbers, or both. `grade` None: passed or failed without a home grade."""

    grade: str | None
    passing: bool
    marks: tuple[str, ...] = ()
    low: Fraction | None = None
    high: Fraction | None = None

    @property
    def label(self) -> str:
        if self.low is None or self.high is None:
            return ", ".join(self.marks)
        return f"{exact.shown(self.low)}–{exact.shown(self.high)}"

    @property
    def said(self) -> str:
        """Everything that the row stands for."""
        return "; ".join(part for part in (*self.marks, "" if self.band is None else self.label) if part)

    @property
    def band(self) -> Band | None:
        return None if self.low is None or self.high is None else Band(self.label, self.low, self.high)


class ByFixedTable:
    """Rows best first. `edition` tells one state of the table from later ones and is stored with every result."""

    def __init__(
        self, name: str, rows: Iterable[TableRow], edition: str = "1", words: PassOnlyMarks = NO_WORDS
    ) -> None:
        """Raises RuleBroken with every problem of the table."""
        self.name, self.edition, self.rows = name, edition, tuple(rows)
        self._words = words
        self._marks = {mark_key(mark): row for row in self.rows for mark in row.marks}
        self._banded = [(row, band) for row in self.rows if (band := row.band) is not None]
        self._bands = Bands(tuple(band for _, band in self._banded))
        if problems := self._problems():
            raise RuleBroken(*problems)

    def convert(self, mark: str) -> Conversion:
        """A mark by name first, then by its number. Raises RuleBroken where the table says nothing."""
        row = self._marks.get(mark_key(mark))
        if row is not None:
            return self._told(mark, row, Reason("row_mark", {"mark": mark, "grade": row.grade or ""}))
        number = exact.read_or_none(mark)
        place = None if number is None else self._bands.find(number)
        if number is not None and place is not None:
            row, band = self._banded[place]
            code = "row_span" if self._bands.holds(place, number) else "row_between"
            ends = {"low_number": str(band.low), "high_number": str(band.high)}
            return self._told(mark, row, Reason(code, {"mark": mark, "grade": row.grade or "", **ends}))
        known = self._words.find(mark)
        if known is None:
            raise RuleBroken(Problem("grade.no_row", "grade", {"typed": mark, "table": self.name}))
        return self._without_rank(mark, passing=known.passing)

    def names(self, mark: str) -> bool:
        """Whether a row lists the mark itself."""
        return mark_key(mark) in self._marks

    def _told(self, mark: str, row: TableRow, reason: Reason) -> Conversion:
        outcome = Outcome.CONVERTED if row.passing else Outcome.FAILED
        because = reason if row.grade else Reason("failed", {"mark": mark})
        return self._explained(mark, outcome, row.grade, because, row)

    def _without_rank(self, mark: str, *, passing: bool) -> Conversion:
        if passing:
            return self._explained(mark, Outcome.PASS_ONLY, None, Reason("pass_only", {"mark": mark}))
        grade = next((row.grade for row in self.rows if not row.passing), None)
        return self._explained(mark, Outcome.FAILED, grade, Reason("failed", {"mark": mark}))

    def _explained(
        self, mark: str, outcome: Outcome, grade: str | None, reason: Reason, taken: TableRow | None = None
    ) -> Conversion:
        inputs: dict[str, Fact] = {"grade": mark, "table": self.name, "edition": self.edition}
        passed = outcome is not Outcome.FAILED
        pairs = tuple(ShownPair(row.said, row.grade, row.passing, row is taken) for row in self.rows)
        shown = pairs if len(pairs) <= _MOST_SHOWN else ()
        return Conversion.explained(
            Explanation(METHOD, "", VERSION, outcome, inputs, grade, passed, steps=(reason,), pairs=shown)
        )

    def _problems(self) -> list[Problem]:
        found = [] if self.rows else [Problem("grade.table_empty", facts={"table": self.name})]
        seen: set[str] = set()
        for row in self.rows:
            if row.grade is None and row.passing:
                found.append(Problem("grade.pass_without_grade", facts={"table": self.name, "typed": row.label}))
            for mark in row.marks:
                if mark_key(mark) in seen:
                    found.append(Problem("grade.repeated", facts={"table": self.name, "typed": mark}))
                seen.add(mark_key(mark))
        fails = False
        for row in self.rows:
            if row.passing and fails:
                found.append(Problem("grade.pass_below_fail", facts={"table": self.name, "typed": row.label}))
            fails = fails or not row.passing
        return [*found, *self._bands.problems(self.name)]
