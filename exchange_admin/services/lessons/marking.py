"""Taking attendance: marks of one or many people in one or many lessons of a group, one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.lessons.hours import HELD, Mark, Presence
from exchange_admin.domain.rules.lessons.marks import attendance_id, still_ahead
from exchange_admin.domain.steps import Edit, Record, Step, filled
from exchange_admin.services.lessons.frozen import CORRECT, correction
from exchange_admin.services.lessons.group_sheet import day_of, mark_of, membership
from exchange_admin.services.stored import there
from exchange_admin.store import Store

Place = tuple[str, str]
"""Enrolment id, lesson id."""


class Marking:
    """A mark makes its lesson a held one. Present is no mark: a record is written only to take back another. `today`
    tells the office's date."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store, self._today = store, today

    def mark(self, group_id: str, marks: Mapping[Place, Mark], who: str, reason: str = "") -> Changes:
        """Raises RuleBroken with `attendance.outside`, `attendance.other_group`, `lesson.not_given`,
        `lesson.ahead`, `lesson.late_missing`, `lesson.late_longer`, `group.closed`; then nothing was written.
        """
        work = _Work(self._store, group_id, marks, self._today())
        beside = correction(work.group, reason)
        edits = [*work.edits()]
        if not edits:
            return Changes()
        return self._store.record(Step(who, CORRECT if beside else "attendance.mark", (*edits, *beside)))


@dataclass
class _Work:
    """One call: what is there, and the edits that bring it to what is wanted."""

    store: Store
    group_id: str
    marks: Mapping[Place, Mark]
    today: date

    def __post_init__(self) -> None:
        group = there(self.store, "language_group", self.group_id)
        self.group = group
        self.enrolments = self.store.many("language_enrolment", list({place[0] for place in self.marks}))
        self.lessons = self.store.many("language_lesson", list({place[1] for place in self.marks}))
        self.there = self.store.many("attendance", [attendance_id(*place) for place in self.marks])

    def edits(self) -> Iterator[Edit]:
        held: set[str] = set()
        for place, mark in self.marks.items():
            enrolment, lesson = self._members(place)
            self._check(enrolment, lesson, mark)
            if lesson["state"] != HELD and lesson.id not in held:
                held.add(lesson.id)
                yield Edit("language_lesson", lesson.id, {"state": HELD})
            yield from self._edit(place, mark)

    def _members(self, place: Place) -> tuple[Record, Record]:
        enrolment, lesson = self.enrolments.get(place[0]), self.lessons.get(place[1])
        for kind, record, id in (("language_enrolment", enrolment, place[0]), ("language_lesson", lesson, place[1])):
            if record is None or not record.live:
                raise RuleBroken(Problem("record.missing", facts={"kind": f"kind.{kind}", "id": id}))
        assert enrolment is not None
        assert lesson is not None
        return enrolment, lesson

    def _check(self, enrolment: Record, lesson: Record, mark: Mark) -> None:
        day, minutes = lesson.text("date"), lesson["minutes"]
        if {enrolment["language_group_id"], lesson["language_group_id"]} != {self.group_id}:
            raise RuleBroken(Problem("attendance.other_group", facts={"date": day}))
        if not membership(enrolment).covers(day_of(lesson, "date")):
            raise RuleBroken(Problem("attendance.outside", facts={"person": self._name(enrolment), "date": day}))
        if lesson["state"] not in {HELD, "planned"}:
            state = f"choice.lesson_state.{lesson.text('state')}"
            raise RuleBroken(Problem("lesson.not_given", facts={"date": day, "state": state}))
        if ahead := still_ahead(lesson.values, self.today):
            raise RuleBroken(ahead)
        if mark.state is Presence.LATE and mark.late_minutes < 1:
            raise RuleBroken(Problem("lesson.late_missing", "late_minutes"))
        if mark.state is Presence.LATE and isinstance(minutes, int) and mark.late_minutes >= minutes:
            facts = {"minutes": minutes, "late": mark.late_minutes}
            raise RuleBroken(Problem("lesson.late_longer", "late_minutes", facts))

    def _edit(self, place: Place, mark: Mark) -> Iterator[Edit]:
        id = attendance_id(*place)
        before = self.there.get(id)
        late = mark.late_minutes if mark.state is Presence.LATE else None
        values: dict[str, Value] = {"state": mark.state.value, "late_minutes": late}
        if before is None:
            if mark.state is not Presence.PRESENT:
                enrolment, lesson = place
                where: dict[str, Value] = {"language_enrolment_id": enrolment, "language_lesson_id": lesson}
                yield Edit("attendance", id, {**where, **filled(values)}, new=True)
        elif not before.live:
            if mark.state is not Presence.PRESENT:
                yield Edit("attendance", id, {**values, LIVE: 1})
        elif mark_of(before) != mark:
            yield Edit("attendance", id, values)

    def _name(self, enrolment: Record) -> str:
        person = self.store.get("person", enrolment.text("person_id"))
        return person_name(person.values)[0] if person else ""
