"""The scales that the original marks of transcripts stand on."""

from __future__ import annotations

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
from exchange_admin.services.transcripts.mark_checks import with_names
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
