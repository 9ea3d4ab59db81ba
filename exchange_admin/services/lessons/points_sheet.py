"""The tests of a group with everybody's points and what they come to. Reads only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from exchange_admin.domain import exact
from exchange_admin.domain.rules.lessons.outcomes import USUAL_PASS, Outcome, Part, outcome, shown_percent
from exchange_admin.domain.steps import Record, live
from exchange_admin.domain.vocabulary import words
from exchange_admin.store import Store

Points = Mapping[str, Mapping[str, Fraction]]
"""By enrolment id, then by part id."""


@dataclass(frozen=True)
class SheetPart:
    record: Record
    counted: Part

    @property
    def id(self) -> str:
        return self.counted.id

    @property
    def skill(self) -> str:
        return self.record.text("skill")


@dataclass(frozen=True)
class PointsSheet:
    """One test: its parts in the order of the skills, and the points that there are."""

    test: Record
    parts: Sequence[SheetPart]
    points: Points

    @cached_property
    def pass_percent(self) -> Fraction:
        return _number(self.test, "pass_percent", USUAL_PASS)

    def outcome(self, enrolment_id: str) -> Outcome:
        counted = [part.counted for part in self.parts]
        return outcome(counted, self.points.get(enrolment_id, {}), self.pass_percent)

    def mark(self, enrolment_id: str) -> str:
        """Per cent as it is written down, empty until all parts have points."""
        return shown_percent(self.outcome(enrolment_id).percent, self.pass_percent)


def tests_of(store: Store, group_id: str) -> list[PointsSheet]:
    """By date, the newest last."""
    tests = live(store.where("language_test", "language_group_id", [group_id]))
    parts = live(store.where("language_test_part", "language_test_id", [one.id for one in tests]))
    scores = live(store.where("language_test_score", "language_test_part_id", [one.id for one in parts]))
    tests.sort(key=lambda one: (one.text("date"), one.id))
    return [_sheet(one, parts, scores) for one in tests]


def _sheet(test: Record, parts: Sequence[Record], scores: Sequence[Record]) -> PointsSheet:
    skills = words("language_skill")
    own = [SheetPart(one, _part(one)) for one in parts if one["language_test_id"] == test.id]
    own.sort(key=lambda part: (skills.index(part.skill) if part.skill in skills else len(skills), part.id))
    ids = {part.id for part in own}
    points: dict[str, dict[str, Fraction]] = {}
    for score in sorted(scores, key=lambda one: one.id):
        number = exact.read_or_none(score.text("points"))
        if score.text("language_test_part_id") in ids and number is not None:
            points.setdefault(score.text("language_enrolment_id"), {})[score.text("language_test_part_id")] = number
    return PointsSheet(test, own, points)


def _part(record: Record) -> Part:
    most = _number(record, "most_points", Fraction(100))
    least = exact.read_or_none(record.text("least_percent"))
    return Part(
        record.id, most if most > 0 else Fraction(100), max(Fraction(0), _number(record, "weight", Fraction(1))), least
    )


def _number(record: Record, name: str, usual: Fraction) -> Fraction:
    found = exact.read_or_none(record.text(name))
    return usual if found is None else found
