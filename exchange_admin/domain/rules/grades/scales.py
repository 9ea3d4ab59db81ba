"""A grading scale: its grades best first, the range of its numbers, and what a mark on it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.rules.grades.distributions import GradeCount, GradeTable
from exchange_admin.domain.rules.grades.marks import NO_WORDS, PassOnlyMarks, mark_key
from exchange_admin.domain.rules.grades.ranges import Band, Bands, PassingRange

_NAMES = ("name_zh", "name_ru", "name_en")
_LABELS = ("label_zh", "label_ru", "label_en")
_TWICE = re.compile(r"(.+?)\s*[(（](.+)[)）]")
"""A mark written twice, as 5 (отлично)."""


@dataclass(frozen=True, slots=True)
class ScaleGrade:
    """A grade as it is written into a transcript; `low` and `high` are the numbers it stands for, if any. `labels` are
    its words: отлично beside 5."""

    mark: str
    passing: bool
    low: Fraction | None = None
    high: Fraction | None = None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a mark means on its scale. `pass_only`: it carries no rank; `grade` is the grade it belongs to, if any.
    `in_words`: the transcript says the words of the grade, and the grade itself stands for them."""

    passing: bool
    pass_only: bool = False
    value: Fraction | None = None
    grade: str | None = None
    in_words: bool = False


@dataclass(frozen=True)
class GradingScale:
    """`best`, `worst` and `pass_mark` stand together or not at all."""

    name: str
    grades: tuple[ScaleGrade, ...] = ()
    best: Fraction | None = None
    worst: Fraction | None = None
    pass_mark: Fraction | None = None
    words: PassOnlyMarks = NO_WORDS

    @classmethod
    def of(cls, name: str, scale: Values, grades: Iterable[Values], words: PassOnlyMarks = NO_WORDS) -> GradingScale:
        """From the values of a `grading_scale` and its `scale_grade` lines, in any order. Raises RuleBroken."""
        made = cls.draft(scale, grades, words, name)
        if problems := tuple(made.problems()):
            raise RuleBroken(*problems)
        return made

    @classmethod
    def draft(
        cls, scale: Values, grades: Iterable[Values] = (), words: PassOnlyMarks = NO_WORDS, name: str = ""
    ) -> GradingScale:
        """As `of`, whatever is wrong with it; for looking at `problems`."""
        lines = sorted(grades, key=lambda line: (int(line.get("position") or 0), str(line.get("mark"))))
        return cls(
            name=name or next((str(scale[key]) for key in _NAMES if scale.get(key)), ""),
            grades=tuple(
                ScaleGrade(
                    str(line.get("mark") or ""),
                    bool(line.get("passing")),
                    exact.of(line.get("from_percent")),
                    exact.of(line.get("to_percent")),
                    tuple(str(line[label]) for label in _LABELS if line.get(label)),
                )
                for line in lines
            ),
            best=exact.of(scale.get("best")),
            worst=exact.of(scale.get("worst")),
            pass_mark=exact.of(scale.get("pass_mark")),
            words=words,
        )

    @cached_property
    def numbers(self) -> PassingRange | None:
        """The passing range, None for a scale without numbers."""
        if self.best is None or self.worst is None or self.pass_mark is None or self.best == self.pass_mark:
            return None
        return PassingRange(self.pass_mark, self.best, self.worst)

    def judge(self, mark: str) -> Judgement:
        """What a mark of a transcript means. Raises RuleBroken for one that cannot stand on this scale."""
        grade = self._by_key.get(mark_key(mark))
        if grade is not None:
            return Judgement(grade.passing, self._has_no_ranks, exact.read_or_none(mark), grade.mark)
        number = exact.read_or_none(mark)
        if number is not None and self.numbers is not None:
            passing = self.numbers.part(number) >= 0
            return Judgement(passing, value=number, grade=self._grade_of(number))
        known = self.words.find(mark)
        if known is not None:
            return Judgement(known.passing, pass_only=True)
        in_words = self._by_label.get(mark_key(mark)) or self._written_twice(mark)
        if in_words is not None:
            return replace(self.judge(in_words.mark), in_words=True)
        raise RuleBroken(Problem("grade.not_on_scale", "original_mark", {"typed": mark, "scale": self.name}))

    def _written_twice(self, mark: str) -> ScaleGrade | None:
        """The grade of a mark with its words behind it, where both are of the same grade."""
        found = _TWICE.fullmatch(mark.strip())
        grade = self._by_key.get(mark_key(found[1])) if found else None
        return grade if found and grade is not None and self._by_label.get(mark_key(found[2])) is grade else None

    def oddity(self, mark: str, status: str) -> Problem | None:
        """What is odd about the mark of a transcript line beside its status; it asks and does not stop saving."""
        if not mark:
            return None
        try:
            passing = self.judge(mark).passing
        except RuleBroken as refused:
            return replace(refused.problem, level=Level.ASKS)
        if status not in {"passed", "failed"} or passing == (status == "passed"):
            return None
        facts = {"typed": mark, "scale": self.name, "status": f"choice.line_status.{status}"}
        return Problem("transcript.status_differs", "original_mark", facts, Level.ASKS)

    def table(self, counts: Mapping[str, int]) -> GradeTable:
        """The distribution of the scale's grades from counts in any order. Raises RuleBroken, also for a stranger."""
        given = {mark_key(mark): (mark, count) for mark, count in counts.items()}
        for key, (mark, _) in given.items():
            if key not in self._by_key:
                raise RuleBroken(Problem("grade.not_on_scale", "grade", {"typed": mark, "scale": self.name}))
        rows = [
            GradeCount(grade.mark, given.get(mark_key(grade.mark), ("", 0))[1], grade.passing) for grade in self.grades
        ]
        return GradeTable.build(self.name, rows, self.words)

    def problems(self) -> Iterator[Problem]:
        """What keeps the scale from being used."""
        yield from self._number_problems()
        seen: set[str] = set()
        failed = ""
        for grade in self.grades:
            if mark_key(grade.mark) in seen:
                yield Problem("grade.repeated", "mark", {"table": self.name, "typed": grade.mark})
            if grade.passing and failed:
                yield Problem(
                    "grade.fail_above_pass", "passing", {"table": self.name, "fail": failed, "grade": grade.mark}
                )
            failed = failed or ("" if grade.passing else grade.mark)
            seen.add(mark_key(grade.mark))
        yield from self._bands.problems(self.name)

    def _number_problems(self) -> Iterator[Problem]:
        given = [self.best, self.worst, self.pass_mark]
        if any(value is None for value in given):
            if any(value is not None for value in given):
                yield Problem("grade.scale_incomplete", "pass_mark", {"scale": self.name})
            return
        best, worst, lowest = (value or Fraction(0) for value in given)
        if not min(best, worst) <= lowest <= max(best, worst) or best == worst:
            facts = {name: exact.shown(value) for name, value in (("best", best), ("worst", worst), ("lowest", lowest))}
            yield Problem("grade.scale_pass_mark", "pass_mark", {"scale": self.name, **facts})
            return
        for grade in self.grades:
            end = grade.low if best > worst else grade.high
            if end is not None and grade.passing != ((end >= lowest) if best > worst else (end <= lowest)):
                yield Problem("grade.scale_pass_differs", "passing", {"scale": self.name, "grade": grade.mark})

    @cached_property
    def _by_key(self) -> dict[str, ScaleGrade]:
        return {mark_key(grade.mark): grade for grade in self.grades}

    @cached_property
    def _by_label(self) -> dict[str, ScaleGrade]:
        """Words that belong to one grade alone."""
        owners: dict[str, set[ScaleGrade]] = {}
        for grade in self.grades:
            for label in grade.labels:
                owners.setdefault(mark_key(label), set()).add(grade)
        return {key: grade for key, (grade, *others) in owners.items() if not others}

    @cached_property
    def _has_no_ranks(self) -> bool:
        """One way to pass and no numbers: the scale says passed or not and nothing else."""
        return self.best is None and sum(1 for grade in self.grades if grade.passing) == 1

    @cached_property
    def _banded(self) -> tuple[tuple[ScaleGrade, Band], ...]:
        return tuple(
            (grade, Band(grade.mark, grade.low, grade.high))
            for grade in self.grades
            if grade.low is not None and grade.high is not None
        )

    @cached_property
    def _bands(self) -> Bands:
        return Bands(tuple(band for _, band in self._banded))

    def _grade_of(self, number: Fraction) -> str | None:
        place = self._bands.find(number)
        return None if place is None else self._banded[place][0].mark
