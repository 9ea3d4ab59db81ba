"""Tests of a language group: their parts, everybody's points, and taking the results over. One step each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NoReturn

from exchange_admin.domain import exact
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import LIVE, Registry, Value
from exchange_admin.domain.ids import Origin, derived_id
from exchange_admin.domain.problems import Level, Problem, RuleBroken, blocking
from exchange_admin.domain.steps import Edit, Record, filled, live, live_record, removal
from exchange_admin.domain.values import check
from exchange_admin.services.lessons.frozen import recorded
from exchange_admin.services.lessons.points_sheet import PointsSheet, tests_of
from exchange_admin.store import Store

ScorePlace = tuple[str, str]
"""Enrolment id, part id."""


@dataclass(frozen=True, slots=True)
class WantedPart:
    """A part as somebody describes it; numbers are decimals as text, empty where nothing is asked."""

    skill: str
    most_points: str
    weight: str = ""
    least_percent: str = ""

    def values(self) -> dict[str, Value]:
        numbers = {"most_points": self.most_points, "weight": self.weight, "least_percent": self.least_percent}
        return {"skill": self.skill, **{name: text or None for name, text in numbers.items()}}


class Testing:
    """In a closed group every verb wants a `reason`, else it is refused (`group.closed`)."""

    def __init__(self, store: Store, registry: Registry, origin: Origin) -> None:
        self._store, self._registry, self._origin = store, registry, origin

    def sheets(self, group_id: str) -> list[PointsSheet]:
        return tests_of(self._store, group_id)

    def add(
        self, group_id: str, values: Mapping[str, Value], parts: Sequence[WantedPart], who: str, reason: str = ""
    ) -> Changes:
        """A test of a group; `values` are those of the test. Raises RuleBroken with `test.no_parts` or of a value."""
        group = self._there("language_group", group_id)
        whole = {**filled(values), "language_group_id": group_id}
        self._refuse("language_test", whole)
        if not parts:
            _refuse("test.no_parts")
        test = self._origin.new_id()
        edits = [Edit("language_test", test, whole, new=True), *(self._new_part(test, part) for part in parts)]
        return recorded(self._store, group, "language_test.add", edits, who, reason)

    def change(
        self, test_id: str, values: Mapping[str, Value], parts: Sequence[WantedPart], who: str, reason: str = ""
    ) -> Changes:
        """Another description of the test, one part a skill. A part with points stays and holds them.

        Raises RuleBroken with `test.part_has_points` or `test.points_over`.
        """
        test = self._there("language_test", test_id)
        group = self._there("language_group", test.text("language_group_id"))
        self._refuse("language_test", {**test.values, **values})
        if not parts:
            _refuse("test.no_parts")
        sheet = next(one for one in self.sheets(group.id) if one.test.id == test_id)
        edits = [Edit("language_test", test_id, dict(values)), *self._part_edits(sheet, parts)]
        return recorded(self._store, group, "language_test.set", edits, who, reason)

    def remove(self, test_id: str, who: str, reason: str = "") -> Changes:
        """The test with its parts and points."""
        test = self._there("language_test", test_id)
        group = self._there("language_group", test.text("language_group_id"))
        parts = live(self._store.where("language_test_part", "language_test_id", [test_id]))
        scores = live(self._store.where("language_test_score", "language_test_part_id", [one.id for one in parts]))
        edits = [removal(one.kind, one.id) for one in (*scores, *parts, test)]
        return recorded(self._store, group, "language_test.remove", edits, who, reason)

    def score(self, group_id: str, points: Mapping[ScorePlace, Fraction | None], who: str, reason: str = "") -> Changes:
        """Points of people in parts; None takes them away.

        Raises RuleBroken with `test.other_group`, `test.points_over`, `test.points_below`; then nothing was written.
        """
        group = self._there("language_group", group_id)
        parts = {part.id: part for sheet in self.sheets(group_id) for part in sheet.parts}
        inside = {one.id for one in live(self._store.where("language_enrolment", "language_group_id", [group_id]))}
        edits: list[Edit] = []
        for (enrolment, part), number in points.items():
            if enrolment not in inside or part not in parts:
                _refuse("test.other_group", group=group.text("code"))
            if problem := points_problem(number, parts[part].counted.most):
                raise RuleBroken(problem)
            edits += self._score_edit(enrolment, part, number)
        return recorded(self._store, group, "language_test_score.set", edits, who, reason) if edits else Changes()

    def take_over(self, test_id: str, who: str, reason: str = "") -> Changes:
        """Writes mark, result and level reached of everybody who has points in all parts; names who has not.

        Whoever sat no part is left as they are, so that a retake takes over for those who sat it.
        """
        test = self._there("language_test", test_id)
        group = self._there("language_group", test.text("language_group_id"))
        sheet = next(one for one in self.sheets(group.id) if one.test.id == test_id)
        edits: list[Edit] = []
        waiting = 0
        for enrolment in live(self._store.where("language_enrolment", "language_group_id", [group.id])):
            result = sheet.outcome(enrolment.id)
            if result.passed is None:
                waiting += bool(sheet.points.get(enrolment.id))
                continue
            wanted: dict[str, Value] = {
                "mark": sheet.mark(enrolment.id),
                "result": "passed" if result.passed else "failed",
                "level_reached": test["level"] if result.passed and test["level"] else enrolment["level_reached"],
            }
            changed = {name: value for name, value in wanted.items() if enrolment[name] != value}
            edits += [Edit("language_enrolment", enrolment.id, changed)] if changed else []
        told = (Problem("test.unfinished", facts={"n": waiting}, level=Level.INFORMS),) if waiting else ()
        if not edits:
            return Changes(problems=told)
        return replace(recorded(self._store, group, "language_test.take_over", edits, who, reason), problems=told)

    # within

    def _part_edits(self, sheet: PointsSheet, parts: Sequence[WantedPart]) -> list[Edit]:
        there = {part.skill: part for part in sheet.parts}
        wanted = {part.skill: part for part in parts}
        held: dict[str, list[Fraction]] = {}
        for points in sheet.points.values():
            for id, number in points.items():
                held.setdefault(id, []).append(number)
        edits: list[Edit] = []
        for skill, part in there.items():
            if skill not in wanted:
                if part.id in held:
                    _refuse("test.part_has_points", skill=f"choice.language_skill.{skill}")
                edits.append(removal("language_test_part", part.id))
                continue
            values = wanted[skill].values()
            self._refuse("language_test_part", {**part.record.values, **values})
            most = exact.read_or_none(wanted[skill].most_points)
            if most is not None and any(number > most for number in held.get(part.id, ())):
                _refuse("test.points_over", most=wanted[skill].most_points, typed=exact.shown(max(held[part.id])))
            changed = {name: value for name, value in values.items() if part.record[name] != value}
            edits += [Edit("language_test_part", part.id, changed)] if changed else []
        return edits + [self._new_part(sheet.test.id, part) for skill, part in wanted.items() if skill not in there]

    def _new_part(self, test: str, part: WantedPart) -> Edit:
        values = {"language_test_id": test, **filled(part.values())}
        self._refuse("language_test_part", values)
        most = exact.read_or_none(part.most_points)
        if most is None or most <= 0:
            raise RuleBroken(Problem("test.most_points", "most_points"))
        id = derived_id("language_test_part", test, part.skill)
        before = self._store.get("language_test_part", id)
        return (
            Edit("language_test_part", id, {**values, LIVE: 1})
            if before
            else Edit("language_test_part", id, values, new=True)
        )

    def _score_edit(self, enrolment: str, part: str, number: Fraction | None) -> list[Edit]:
        id = derived_id("language_test_score", enrolment, part)
        before = self._store.get("language_test_score", id)
        if number is None:
            return [removal("language_test_score", id)] if before is not None and before.live else []
        points = exact.shown(number)
        if before is None:
            values: dict[str, Value] = {
                "language_enrolment_id": enrolment, "language_test_part_id": part, "points": points,
            }  # fmt: skip
            return [Edit("language_test_score", id, values, new=True)]
        if not before.live:
            return [Edit("language_test_score", id, {"points": points, LIVE: 1})]
        return [Edit("language_test_score", id, {"points": points})] if before["points"] != points else []

    def _refuse(self, kind: str, values: Mapping[str, Value]) -> None:
        if stopping := blocking(check(self._registry[kind], values, whole=True)):
            raise RuleBroken(*stopping)

    def _there(self, kind: str, id: str) -> Record:
        return live_record(self._store.get(kind, id), kind, id)


def points_problem(number: Fraction | None, most: Fraction) -> Problem | None:
    """What is wrong with points in a part of `most`."""
    if number is None or 0 <= number <= most:
        return None
    facts = {"typed": exact.shown(number), "most": exact.shown(most)}
    return Problem("test.points_over" if number > most else "test.points_below", "points", facts)


def _refuse(code: str, **facts: object) -> NoReturn:
    raise RuleBroken(Problem(code, facts=facts))
