"""The home mark of a group of host courses: each line is converted, then the marks are brought together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

from exchange_admin.domain import exact
from exchange_admin.domain.problems import Problem, RuleBroken

VERSION = 2
"""Of the arithmetic below; 1 rounded every mean to a whole mark."""


class Converted(Protocol):
    """A mark at home with all that explains it. `grade` is None where no home mark may be given."""

    @property
    def grade(self) -> str | None: ...
    @property
    def passed(self) -> bool: ...
    @property
    def exact(self) -> Fraction | None: ...
    def as_plain(self) -> dict[str, object]:
        """The shape that is stored."""


@dataclass(frozen=True, slots=True)
class LineMark:
    """A converted line of the host and how much it weighs: its contact minutes, of several equal ones 1 each."""

    line_id: str
    converted: Converted
    weight: int


@dataclass(frozen=True)
class GroupMark:
    """`how`: `single`, `same`, `weighted`, `failed` or `open`.

    `weighted` is the mean by hours, rounded half up to as many decimals as the finest of the marks has.

    `mark` is None where the rule gives none: a line failed, or marks without numbers differ.
    """

    how: str
    mark: str | None
    passed: bool
    lines: tuple[LineMark, ...]
    exact: Fraction | None = None

    def as_plain(self) -> dict[str, object]:
        """The shape that is frozen with the decision."""
        return {
            "version": VERSION,
            "how": self.how,
            "mark": self.mark,
            "passed": self.passed,
            "exact": None if self.exact is None else exact.as_text(self.exact),
            "lines": [
                {"line": one.line_id, "weight": one.weight, "converted": one.converted.as_plain()} for one in self.lines
            ],
        }

    @classmethod
    def read(cls, plain: Mapping[str, Any], converted: Callable[[Mapping[str, Any]], Converted]) -> GroupMark:
        """Back from `as_plain`, lines by `converted`. Raises RuleBroken with `grade.explanation_unreadable`."""
        try:
            lines = tuple(
                LineMark(str(one["line"]), converted(one["converted"]), int(one["weight"])) for one in plain["lines"]
            )
            number = plain["exact"]
            mark = plain["mark"]
            return cls(
                str(plain["how"]),
                None if mark is None else str(mark),
                bool(plain["passed"]),
                lines,
                None if number is None else exact.read(str(number)),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as damage:
            raise RuleBroken(Problem("grade.explanation_unreadable")) from damage


def group_mark(lines: Sequence[LineMark]) -> GroupMark:
    """One mark for all lines of a mapping; a failed line fails the group, whatever the others are."""
    marks = tuple(lines)
    if not marks:
        return GroupMark("open", None, False, marks)
    if any(not one.converted.passed for one in marks):
        failing = next(one for one in marks if not one.converted.passed)
        return GroupMark("failed", failing.converted.grade, False, marks)
    grades = [one.converted.grade for one in marks]
    if len(set(grades)) == 1:
        number = marks[0].converted.exact
        return GroupMark("single" if len(marks) == 1 else "same", grades[0], True, marks, number)
    numbers = [exact.read_or_none(grade or "") for grade in grades]
    if any(number is None for number in numbers):
        return GroupMark("open", None, True, marks)
    weights = [one.weight for one in marks]
    if not all(weights):
        weights = [1] * len(marks)
    total = sum(number * weight for number, weight in zip(numbers, weights, strict=True) if number is not None)
    mean = Fraction(total) / sum(weights)
    return GroupMark("weighted", exact.decimal_text(mean, max(map(_decimals, grades))), True, marks, mean)


def _decimals(grade: str | None) -> int:
    """How many decimals a mark is written with: whole marks make a whole mark, 3.65 and 3.8 one with two."""
    return len((grade or "").replace(",", ".").partition(".")[2])
