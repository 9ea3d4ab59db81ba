"""Who is in a group: whole lists come in, people move to another group, nothing of the time before is lost; and who
was in its lessons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.dates import days_after
from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.rules.lessons.hours import HELD, Mark, Presence, attendance_id, still_ahead
from exchange_admin.domain.steps import Edit, Record, Step, filled
from exchange_admin.services.lessons.frozen import CORRECT, correction, recorded
from exchange_admin.services.lessons.group_sheet import day_of, mark_of, membership
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import checked, pointing, there
from exchange_admin.store import Store

ENROLLED, TRANSFERRED, LEFT = "enrolled", "transferred", "left"


class Enrolling(Service[Parts]):
    """In a closed group every verb wants a `reason`, else it is refused (`group.closed`)."""

    def enrol(self, group_id: str, people: Sequence[str], first: date, who: str, reason: str = "") -> Changes:
        """Everybody of a list from the day `first`, one step.

        Who is in the group already stays as they are and is named in the receipt (`group.already_in`), as is a group
        with fewer places than people (`group.full`).
        """
        group = self._there("language_group", group_id)
        inside = self._inside(group_id)
        persons = self._store.many("person", list(dict.fromkeys(people)))
        told, edits = list[Problem](), list[Edit]()
        for id in dict.fromkeys(people):
            person = persons.get(id)
            if person is None or not person.live:
                raise RuleBroken(Problem("record.missing", facts={"kind": "kind.person", "id": id}))
            if self._store.entries().kept(id) in inside:
                told.append(self._already(person, group))
            else:
                edits.append(self._new(id, group, first, {"planned_minutes": self._planned(group)}))
        told += self._fullness(group, len(inside) + len(edits))
        told += self._after_end(group, first) if edits else ()
        if not edits:
            return Changes(problems=tuple(told))
        return replace(recorded(self._store, group, "language_group.enrol", edits, who, reason), problems=tuple(told))

    def move(self, enrolment_id: str, group_id: str, day: date, who: str, reason: str = "") -> Changes:
        """From `day` on in another group; the days before stay in the old one.

        Raises RuleBroken with `group.not_enrolled`, `group.same_group`, `group.already_in`, `group.moved_before_start`.
        """
        enrolment = self._there("language_enrolment", enrolment_id)
        old = self._there("language_group", enrolment.text("language_group_id"))
        new = self._there("language_group", group_id)
        person = self._there("person", enrolment.text("person_id"))
        facts: dict[str, object] = {"person": person_name(person.values)[0]}
        if enrolment["state"] in {TRANSFERRED, LEFT}:
            raise RuleBroken(Problem("group.not_enrolled", facts=facts))
        if old.id == new.id:
            raise RuleBroken(Problem("group.same_group", facts=facts))
        if self._store.entries().kept(person.id) in self._inside(new.id):
            raise RuleBroken(self._already(person, new))
        first = day_of(enrolment, "enrolled_on") or day_of(old, "starts")
        if first is not None and day <= first:
            facts |= {"start": first.isoformat(), "date": day.isoformat()}
            raise RuleBroken(Problem("group.moved_before_start", facts=facts))
        last = days_after(day, -1).isoformat()
        more = {"planned_minutes": enrolment["planned_minutes"], "moved_from_id": enrolment.id}
        edits = [
            Edit("language_enrolment", enrolment.id, {"state": TRANSFERRED, "left_on": last}),
            self._new(person.id, new, day, more),
        ]
        told = (*self._fullness(new, len(self._inside(new.id)) + 1), *self._after_end(new, day))
        beside = (*correction(old, reason), *correction(new, reason))
        verb = CORRECT if beside else "language_group.move"
        return replace(self._store.record(Step(who, verb, (*edits, *beside))), problems=told)

    def leave(self, enrolment_id: str, last: date, who: str, reason: str = "") -> Changes:
        """Somebody leaves the group after the day `last`. Raises RuleBroken with `group.left_before_start`."""
        enrolment = self._there("language_enrolment", enrolment_id)
        first = day_of(enrolment, "enrolled_on")
        if first is not None and last < first:
            person = self._there("person", enrolment.text("person_id"))
            facts = {"person": person_name(person.values)[0], "start": first.isoformat(), "date": last.isoformat()}
            raise RuleBroken(Problem("group.left_before_start", facts=facts))
        edit = Edit("language_enrolment", enrolment.id, {"state": LEFT, "left_on": last.isoformat()})
        group = self._there("language_group", enrolment.text("language_group_id"))
        return recorded(self._store, group, "language_enrolment.set", [edit], who, reason)

    def judge(self, enrolment_id: str, values: Mapping[str, Value], who: str, reason: str = "") -> Changes:
        """Mark, level reached or result of one person, as a teacher says them. Raises RuleBroken of a value."""
        enrolment = self._there("language_enrolment", enrolment_id)
        changed = {name: value for name, value in values.items() if enrolment[name] != value}
        checked(self._registry, "language_enrolment", changed, enrolment.values)
        if not changed:
            return Changes()
        group = self._there("language_group", enrolment.text("language_group_id"))
        edit = Edit("language_enrolment", enrolment.id, changed)
        return recorded(self._store, group, "language_enrolment.set", [edit], who, reason)

    def _new(self, person: str, group: Record, first: date, more: dict[str, Value]) -> Edit:
        values: dict[str, Value] = {
            "person_id": person,
            "language_group_id": group.id,
            "state": ENROLLED,
            "enrolled_on": first.isoformat(),
            **filled(more),
        }
        return Edit("language_enrolment", self._origin.new_id(), values, new=True)

    def _planned(self, group: Record) -> Value:
        course = self._store.get("language_course", group.text("language_course_id"))
        return course["planned_minutes"] if course else None

    def _inside(self, group_id: str) -> set[str]:
        """The people, by the entry that stands for each, who are in the group and have not left it."""
        found = pointing(self._store, "language_enrolment", "language_group_id", group_id)
        kept = self._store.entries().kept
        return {kept(one.text("person_id")) for one in found if one["state"] not in {TRANSFERRED, LEFT}}

    def _fullness(self, group: Record, taken: int) -> list[Problem]:
        capacity = group["capacity"]
        if not isinstance(capacity, int) or taken <= capacity:
            return []
        facts = {"group": group.text("code"), "capacity": capacity, "n": taken}
        return [Problem("group.full", facts=facts, level=Level.ASKS)]

    def _after_end(self, group: Record, first: date) -> list[Problem]:
        """Somebody whose first day lies behind the last day of the group is in no lesson of it."""
        ends = day_of(group, "ends")
        if ends is None or first <= ends:
            return []
        facts = {"group": group.text("code"), "end": ends.isoformat(), "date": first.isoformat()}
        return [Problem("group.enrolled_after_end", facts=facts, level=Level.ASKS)]

    def _already(self, person: Record, group: Record) -> Problem:
        facts = {"person": person_name(person.values)[0], "group": group.text("code")}
        return Problem("group.already_in", facts=facts, level=Level.INFORMS)


Place = tuple[str, str]
"""Enrolment id, lesson id."""


class Marking(Service[Parts]):
    """A mark makes its lesson a held one. Present is no mark: a record is written only to take back another."""

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


def marking_edits(store: Store, group_id: str, marks: Mapping[Place, Mark], today: date) -> list[Edit]:
    """What marks change in a group that is open. Raises RuleBroken as `Marking.mark`."""
    work = _Work(store, group_id, marks, today)
    correction(work.group, "")
    return list(work.edits())


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
