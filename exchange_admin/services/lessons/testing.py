"""Tests of a language group: their parts, everybody's points, typed or pasted, and taking the results over. One step
each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from exchange_admin.domain import exact
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.rules.lessons.outcomes import USUAL_PASS, Outcome, Part, outcome, shown_percent
from exchange_admin.domain.steps import Edit, Record, filled, live, removal
from exchange_admin.domain.vocabulary import place_among, words
from exchange_admin.services.lessons.frozen import recorded
from exchange_admin.services.lessons.group_sheet import Member
from exchange_admin.services.lookup import name_words
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import checked, pointing, refuse
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
    tests = pointing(store, "language_test", "language_group_id", group_id)
    parts = live(store.where("language_test_part", "language_test_id", [one.id for one in tests]))
    scores = live(store.where("language_test_score", "language_test_part_id", [one.id for one in parts]))
    tests.sort(key=lambda one: (one.text("date"), one.id))
    return [_sheet(one, parts, scores) for one in tests]


def _sheet(test: Record, parts: Sequence[Record], scores: Sequence[Record]) -> PointsSheet:
    skills = words("language_skill")
    own = [SheetPart(one, _part(one)) for one in parts if one["language_test_id"] == test.id]
    own.sort(key=lambda part: (place_among(skills, part.skill), part.id))
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


class Testing(Service[Parts]):
    """In a closed group every verb wants a `reason`, else it is refused (`group.closed`)."""

    def sheets(self, group_id: str) -> list[PointsSheet]:
        return tests_of(self._store, group_id)

    def add(
        self, group_id: str, values: Mapping[str, Value], parts: Sequence[WantedPart], who: str, reason: str = ""
    ) -> Changes:
        """A test of a group; `values` are those of the test. Raises RuleBroken with `test.no_parts` or of a value."""
        group = self._there("language_group", group_id)
        whole = {**filled(values), "language_group_id": group_id}
        checked(self._registry, "language_test", whole)
        if not parts:
            refuse("test.no_parts")
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
        checked(self._registry, "language_test", {**test.values, **values})
        if not parts:
            refuse("test.no_parts")
        sheet = next(one for one in self.sheets(group.id) if one.test.id == test_id)
        edits = [Edit("language_test", test_id, dict(values)), *self._part_edits(sheet, parts)]
        return recorded(self._store, group, "language_test.set", edits, who, reason)

    def remove(self, test_id: str, who: str, reason: str = "") -> Changes:
        """The test with its parts and points."""
        test = self._there("language_test", test_id)
        group = self._there("language_group", test.text("language_group_id"))
        parts = pointing(self._store, "language_test_part", "language_test_id", test_id)
        scores = live(self._store.where("language_test_score", "language_test_part_id", [one.id for one in parts]))
        edits = [removal(one.kind, one.id) for one in (*scores, *parts, test)]
        return recorded(self._store, group, "language_test.remove", edits, who, reason)

    def score(self, group_id: str, points: Mapping[ScorePlace, Fraction | None], who: str, reason: str = "") -> Changes:
        """Points of people in parts; None takes them away.

        Raises RuleBroken with `test.other_group`, `test.points_over`, `test.points_below`; then nothing was written.
        """
        group = self._there("language_group", group_id)
        parts = {part.id: part for sheet in self.sheets(group_id) for part in sheet.parts}
        inside = {one.id for one in pointing(self._store, "language_enrolment", "language_group_id", group_id)}
        edits: list[Edit] = []
        for (enrolment, part), number in points.items():
            if enrolment not in inside or part not in parts:
                refuse("test.other_group", group=group.text("code"))
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
        for enrolment in pointing(self._store, "language_enrolment", "language_group_id", group.id):
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
                    refuse("test.part_has_points", skill=f"choice.language_skill.{skill}")
                edits.append(removal("language_test_part", part.id))
                continue
            values = wanted[skill].values()
            checked(self._registry, "language_test_part", {**part.record.values, **values})
            most = exact.read_or_none(wanted[skill].most_points)
            if most is not None and any(number > most for number in held.get(part.id, ())):
                refuse("test.points_over", most=wanted[skill].most_points, typed=exact.shown(max(held[part.id])))
            changed = {name: value for name, value in values.items() if part.record[name] != value}
            edits += [Edit("language_test_part", part.id, changed)] if changed else []
        return edits + [self._new_part(sheet.test.id, part) for skill, part in wanted.items() if skill not in there]

    def _new_part(self, test: str, part: WantedPart) -> Edit:
        values = {"language_test_id": test, **filled(part.values())}
        checked(self._registry, "language_test_part", values)
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


def points_problem(number: Fraction | None, most: Fraction) -> Problem | None:
    """What is wrong with points in a part of `most`."""
    if number is None or 0 <= number <= most:
        return None
    facts = {"typed": exact.shown(number), "most": exact.shown(most)}
    return Problem("test.points_over" if number > most else "test.points_below", "points", facts)


MOST_LINES = 500
_NOT_TAKEN = frozenset({"", "-", "–", "—"})


@dataclass
class PastedPoints:
    """`ready` can be written; `wrong` are places whose text is no number of points, with what was typed and why;
    `strangers` are names that fit nobody of the group, or several; `beyond` is what no part or nobody is left for.
    """

    ready: dict[ScorePlace, Fraction | None] = field(default_factory=dict)
    wrong: dict[ScorePlace, tuple[str, Problem]] = field(default_factory=dict)
    strangers: list[tuple[str, int]] = field(default_factory=list)
    beyond: list[str] = field(default_factory=list)


def read_pasted(
    text: str, members: Sequence[Member], parts: Sequence[SheetPart], row: int = 0, column: int = 0
) -> PastedPoints:
    """`row` and `column`: where the block begins when its lines carry no names. A line of headings is passed over."""
    lines = [line.split("\t") for line in text.replace("\r\n", "\n").rstrip("\n").split("\n")][:MOST_LINES]
    found = PastedPoints()
    named = any(_is_name(line[0]) and len(line) > 1 for line in lines)
    if not named:
        for offset, line in enumerate(lines):
            if row + offset < len(members):
                _place(found, members[row + offset], parts[column:], line)
            else:
                found.beyond += filter(_says_something, line)
        return found
    for line in lines:
        width = next((n for n, cell in enumerate(line) if not _is_name(cell)), len(line))
        name = " ".join(cell.strip() for cell in line[:width]).strip()
        if not name or width == len(line):
            continue  # headings, or nothing to write
        fitting = [member for member in members if _is_called(member, name)]
        if len(fitting) == 1:
            _place(found, fitting[0], parts[column:] if column < len(parts) else parts, line[width:])
        else:
            found.strangers.append((name, len(fitting)))
    return found


def _place(found: PastedPoints, member: Member, parts: Sequence[SheetPart], cells: Sequence[str]) -> None:
    found.beyond += filter(_says_something, cells[len(parts) :])
    for part, cell in zip(parts, cells, strict=False):
        place, typed = (member.id, part.id), cell.strip()
        number = exact.read_or_none(typed)
        if number is None and _says_something(typed):
            found.wrong[place] = typed, Problem("value.not_a_number", "points", {"typed": typed})
        elif problem := points_problem(number, part.counted.most):
            found.wrong[place] = typed, problem
        elif number is not None:
            found.ready[place] = number


def _says_something(cell: str) -> bool:
    return cell.strip() not in _NOT_TAKEN


def _is_name(cell: str) -> bool:
    plain = cell.strip()
    return any(sign.isalpha() for sign in plain) and exact.read_or_none(plain) is None


def _is_called(member: Member, name: str) -> bool:
    """Whether every word of the shorter of the two forms stands in the other, in any order."""
    wanted = name_words(name)
    forms = [name_words(form) for form in (member.name, *member.others.split(" · ")) if form]
    return any(wanted <= form or form <= wanted for form in forms)
