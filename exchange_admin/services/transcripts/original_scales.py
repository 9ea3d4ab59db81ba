"""The scales that the original marks of transcripts stand on, and how a course ended by its mark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from exchange_admin.documents.transcripts.facts import Scale, ScaleMark
from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.grades.marks import PassOnlyMarks
from exchange_admin.domain.rules.grades.scales import GradingScale
from exchange_admin.domain.steps import Record
from exchange_admin.services.certificates.paper_facts import trilingual
from exchange_admin.services.kinds.transcript import with_names
from exchange_admin.store import Store


@dataclass(frozen=True, slots=True)
class OriginalScale:
    """`said` is what paper tells of the scale, `judging` is None for a scale that is not fit to judge by."""

    said: Scale
    judging: GradingScale | None

    def problem(self, mark: str, status: str) -> Problem | None:
        """As `GradingScale.oddity`; nothing is odd beside a scale that is not fit to judge by."""
        odd = self.judging.oddity(mark, status) if self.judging else None
        return None if odd is None else with_names(odd, self.said.name.by_language())

    def passes(self, mark: str) -> bool | None:
        """Whether the mark passes, None where the scale does not say."""
        if self.judging is None or not mark:
            return None
        try:
            return self.judging.judge(mark).passing
        except RuleBroken:
            return None


class OriginalScales:
    """Reads each scale once. `words` are the marks that only say passed or not."""

    def __init__(self, store: Store, words: PassOnlyMarks) -> None:
        self._store, self._words = store, words
        self._known: dict[str, OriginalScale | None] = {}

    def get(self, id: Value) -> OriginalScale | None:
        """None for no scale, or one that is not there."""
        if not id:
            return None
        key = str(id)
        if key not in self._known:
            record = self._store.get("grading_scale", key)
            self._known[key] = None if record is None or not record.live else self._read(record)
        return self._known[key]

    def _read(self, record: Record) -> OriginalScale:
        found = self._store.where("scale_grade", "grading_scale_id", [record.id])
        grades = sorted((one for one in found if one.live), key=lambda one: int(one["position"] or 0))
        name = trilingual(record, "name")
        said = Scale(
            name,
            tuple(
                ScaleMark(
                    one.text("mark"),
                    trilingual(one, "label"),
                    bool(one["passing"]),
                    _number(one["from_percent"]),
                    _number(one["to_percent"]),
                )
                for one in grades
            ),
            _number(record["best"]),
            _number(record["pass_mark"]),
        )
        try:
            judging = GradingScale.of(name.best("en"), record.values, [one.values for one in grades], self._words)
        except RuleBroken:
            judging = None
        return OriginalScale(said, judging)


def _number(value: Value) -> Fraction | None:
    return None if value in (None, "") else exact.read_or_none(str(value))


OPEN = "in_progress"
"""The status of a course of which nothing known says how it ended."""


class StatusByMark:
    """Judges by the scale of one transcript, else by the words that mean the same on every scale."""

    def __init__(self, scale: OriginalScale | None, words: PassOnlyMarks) -> None:
        self._scale, self._words = scale, words

    def passes(self, mark: str) -> bool | None:
        """None where nobody knows the mark, or there is none."""
        passing = self._scale.passes(mark) if self._scale else None
        known = self._words.find(mark) if passing is None else None
        return known.passing if known else passing

    def begun(self, values: Mapping[str, Value], *, among_marks: bool = False) -> str:
        """Of a new line: what somebody says, else its mark. Without a mark it has passed, unless it comes with others
        that have one (`among_marks`): then it is still open."""
        said, mark = values.get("status"), _mark(values)
        if said:
            return str(said)
        return OPEN if among_marks and not mark else self._of(mark)

    def changed(self, values: Mapping[str, Value], before: Mapping[str, Value]) -> str:
        """Of a line whose mark becomes another: goes along, unless somebody has said otherwise of the mark before.
        A line that had none and was left open ends with its first. Empty where it stays."""
        mark, earlier, status = _mark(values), _mark(before), before.get("status")
        follows = status == self._of(earlier) or (status == OPEN and not earlier)
        return self._of(mark) if mark and follows and not values.get("status") else ""

    def settled(self, line: Mapping[str, Value]) -> str:
        """Of a line that is open although its mark says how it ended; empty for others."""
        passing = self.passes(_mark(line)) if line.get("status") == OPEN else None
        return "" if passing is None else _ended(passing)

    def _of(self, mark: str) -> str:
        passing = self.passes(mark) if mark else True
        return OPEN if passing is None else _ended(passing)


def _ended(passing: bool) -> str:
    return "passed" if passing else "failed"


def _mark(values: Mapping[str, Value]) -> str:
    return str(values.get("original_mark") or "")
