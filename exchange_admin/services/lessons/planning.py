"""Lessons of a group: made from its timetable around days off, given, cancelled, moved, given by somebody else. One
step each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NoReturn

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.rules.lessons.hours import CANCELLED, HELD, MOVED, PLANNED, still_ahead
from exchange_admin.domain.rules.lessons.timetable import LONGEST_PERIOD, Proposed, Slot, proposed_lessons
from exchange_admin.domain.steps import Edit, Record, filled, live, removal
from exchange_admin.services.country_calendars import country_calendar
from exchange_admin.services.lessons.frozen import recorded
from exchange_admin.services.lessons.group_sheet import day_of, hour_taken, taken_hours
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import checked, pointing, refuse


class Planning(Service[Parts]):
    """Verbs on the lessons of groups. In a closed group each wants a `reason`, else it is refused (`group.closed`)."""

    # the timetable

    def slots(self, group_id: str) -> list[Slot]:
        """The lines of the weekly timetable, Monday first."""
        found = [_slot(record) for record in self._slot_records(group_id)]
        return sorted(found, key=lambda slot: (slot.weekday, slot.starts_at))

    def set_timetable(self, group_id: str, slots: Sequence[Slot], who: str, reason: str = "") -> Changes:
        """Makes these the lines of the timetable; lessons that are there already stay as they are."""
        group = self._there("language_group", group_id)
        wanted = list(dict.fromkeys(slots))
        going = [record for record in self._slot_records(group_id) if _slot(record) not in wanted]
        there = {_slot(record) for record in self._slot_records(group_id)}
        edits = [removal(record.kind, record.id) for record in going]
        for slot in wanted:
            if slot not in there:
                values: dict[str, Value] = {
                    "language_group_id": group_id,
                    "weekday": str(slot.weekday),
                    "starts_at": slot.starts_at,
                    "minutes": slot.minutes,
                    **({"room": slot.room} if slot.room else {}),
                }
                checked(self._registry, "timetable_slot", values)
                edits.append(Edit("timetable_slot", self._origin.new_id(), values, new=True))
        return recorded(self._store, group, "language_group.timetable", edits, who, reason)

    # making lessons

    def proposed(
        self, group_id: str, first: date | None = None, last: date | None = None, language: str = "en"
    ) -> list[Proposed]:
        """What the timetable asks for from `first` to `last`, else over the group's own days, around the holidays of
        the host country.

        Raises RuleBroken with `lesson.no_timetable`, `lesson.no_period`, `lesson.long_period` or `period.reversed`.
        """
        group = self._there("language_group", group_id)
        slots = self.slots(group_id)
        if not slots:
            refuse("lesson.no_timetable", group=group.text("code"))
        first, last = first or day_of(group, "starts"), last or day_of(group, "ends")
        if first is None or last is None:
            refuse("lesson.no_period", group=group.text("code"))
        if last < first:
            refuse("period.reversed", start=first.isoformat(), end=last.isoformat())
        if (last - first).days >= LONGEST_PERIOD:
            refuse("lesson.long_period", start=first.isoformat(), end=last.isoformat(), days=LONGEST_PERIOD)
        calendar = country_calendar(self.host_country(group), first, last, language)
        return proposed_lessons(slots, first, last, calendar, taken_hours(self._store, group_id))

    def make(self, group_id: str, lessons: Iterable[Proposed], who: str, reason: str = "") -> Changes:
        """Plans these lessons. The same lesson has the same id wherever it is planned, so that two PCs make one."""
        group = self._there("language_group", group_id)
        taken = taken_hours(self._store, group_id)
        edits = [
            self._new_lesson(group, one.day, one.slot) for one in lessons if (one.day, one.slot.starts_at) not in taken
        ]
        if not edits:
            refuse("lesson.none_to_make")
        return recorded(self._store, group, "language_lesson.plan", edits, who, reason)

    def add(self, group_id: str, values: Mapping[str, Value], who: str, reason: str = "") -> Changes:
        """One lesson beside the timetable, planned. Raises RuleBroken with `lesson.same_day` or of a value."""
        group = self._there("language_group", group_id)
        whole = {**filled(values), "language_group_id": group_id, "state": PLANNED}
        checked(self._registry, "language_lesson", whole)
        self._refuse_taken(whole)
        edit = Edit("language_lesson", self._origin.new_id(), whole, new=True)
        return recorded(self._store, group, "language_lesson.add", [edit], who, reason)

    def day_off(self, group_id: str, day: date, language: str = "en") -> Problem | None:
        """That the host country has this day off, with what for; it asks and stops nothing. Looks into the calendar of
        the country, which takes its time the first time."""
        country = self.host_country(self._there("language_group", group_id))
        name = country_calendar(country, day, day, language).off.get(day)
        return Problem("lesson.day_off", "date", {"date": day.isoformat(), "name": name}, Level.ASKS) if name else None

    def host_country(self, group: Record) -> str:
        """Of the institution that hosts the course's programme, else of the office that gives the course: our own, but
        in a partner's file the other one. Empty where nobody said."""
        course = self._store.get("language_course", group.text("language_course_id"))
        programme = self._store.get("programme", course.text("programme_id")) if course else None
        host = programme.text("host_institution_id") if programme else ""
        store = self._store
        office = store.peers[store.hub].institution if store.is_partner else store.institution
        institution = store.get("institution", host or office)
        return institution.text("country") if institution else ""

    # single lessons

    def hold(self, lessons: Sequence[str], who: str, reason: str = "") -> Changes:
        """These lessons of one group were held; everybody without a mark was there.

        Raises RuleBroken with `lesson.ahead` for one that is still to come.
        """
        for record in self._lessons(lessons):
            self._refuse_ahead(record.values)
        return self._set_state(lessons, {PLANNED, CANCELLED}, HELD, "language_lesson.hold", who, reason)

    def cancel(self, lessons: Sequence[str], who: str, reason: str = "") -> Changes:
        """They do not take place and count for nobody. Marks in them stay, should one be planned again."""
        return self._set_state(lessons, {PLANNED, HELD}, CANCELLED, "language_lesson.cancel", who, reason)

    def plan_again(self, lessons: Sequence[str], who: str, reason: str = "") -> Changes:
        """Neither held nor cancelled any more."""
        return self._set_state(lessons, {HELD, CANCELLED}, PLANNED, "language_lesson.plan", who, reason)

    def move(self, lesson_id: str, day: date, starts_at: str, who: str, reason: str = "") -> Changes:
        """The lesson is given on another day or hour; the old place stays as moved.

        Raises RuleBroken with `lesson.not_given` when it was held or moved before, `lesson.same_day` when the group has
        a lesson then.
        """
        lesson = self._there("language_lesson", lesson_id)
        group = self._there("language_group", lesson.text("language_group_id"))
        if lesson["state"] not in {PLANNED, CANCELLED}:
            _refuse_state(lesson)
        if (day, starts_at) in taken_hours(self._store, group.id):
            refuse("lesson.same_day", date=day.isoformat())
        kept = {name: lesson[name] for name in ("minutes", "topic", "room", "substitute_id") if lesson[name]}
        values: dict[str, Value] = {
            **kept,
            "language_group_id": group.id,
            "date": day.isoformat(),
            "state": PLANNED,
            "moved_from_id": lesson.id,
            **({"starts_at": starts_at} if starts_at else {}),
        }
        checked(self._registry, "language_lesson", values)
        edits = [
            Edit("language_lesson", lesson.id, {"state": MOVED}),
            Edit("language_lesson", self._origin.new_id(), values, new=True),
        ]
        return recorded(self._store, group, "language_lesson.move", edits, who, reason)

    def substitute(self, lessons: Sequence[str], teacher_id: str | None, who: str, reason: str = "") -> Changes:
        """Somebody else gives these lessons; None for the group's own teacher."""
        records = self._lessons(lessons)
        edits = [Edit("language_lesson", one.id, {"substitute_id": teacher_id}) for one in records]
        return recorded(self._store, self._group_of(records), "language_lesson.substitute", edits, who, reason)

    def remove(self, lessons: Sequence[str], who: str, reason: str = "") -> Changes:
        """Lessons that were planned by mistake go, with what was marked in them; one that stood in for a moved lesson
        leaves that one cancelled. Raises RuleBroken with `lesson.stays` for a lesson that was held or moved."""
        records = self._lessons(lessons)
        for record in records:
            if record["state"] not in {PLANNED, CANCELLED}:
                raise RuleBroken(Problem("lesson.stays", facts=_state_facts(record)))
        ids = [one.id for one in records]
        marks = live(self._store.where("attendance", "language_lesson_id", ids))
        moved = (one.text("moved_from_id") for one in records)
        before = [self._there("language_lesson", id) for id in moved if id and id not in ids]
        edits = [Edit("language_lesson", one.id, {"state": CANCELLED}) for one in before if one["state"] == MOVED]
        edits += [removal(one.kind, one.id) for one in (*marks, *records)]
        return recorded(self._store, self._group_of(records), "language_lesson.remove", edits, who, reason)

    def describe(self, lesson_id: str, values: Mapping[str, Value], who: str, reason: str = "") -> Changes:
        """Day, hour, length, topic, room or note of one lesson, held or not; marks in it stay.

        Raises RuleBroken with `lesson.same_day` when the group has another lesson then, `lesson.ahead` for a held one.
        """
        lesson = self._there("language_lesson", lesson_id)
        changed = {name: value for name, value in values.items() if lesson[name] != value}
        if not changed:
            return Changes()
        whole = {**lesson.values, **changed}
        checked(self._registry, "language_lesson", whole)
        if changed.keys() & {"date", "starts_at"}:
            self._refuse_taken(whole, lesson_id)
            if lesson["state"] == HELD:
                self._refuse_ahead(whole)
        edit = Edit("language_lesson", lesson_id, changed)
        return recorded(self._store, self._group_of([lesson]), "language_lesson.set", [edit], who, reason)

    # within

    def _set_state(
        self, lessons: Sequence[str], before: set[str], state: str, verb: str, who: str, reason: str
    ) -> Changes:
        records = self._lessons(lessons)
        for record in records:
            if record["state"] not in {*before, state}:
                _refuse_state(record)
        edits = [Edit("language_lesson", one.id, {"state": state}) for one in records]
        return recorded(self._store, self._group_of(records), verb, edits, who, reason)

    def _new_lesson(self, group: Record, day: date, slot: Slot) -> Edit:
        values: dict[str, Value] = {
            "language_group_id": group.id,
            "date": day.isoformat(),
            "starts_at": slot.starts_at,
            "minutes": slot.minutes,
            "state": PLANNED,
            **({"room": room} if (room := slot.room or group.text("room")) else {}),
        }
        checked(self._registry, "language_lesson", values)
        id = lesson_id(group.id, day, slot.starts_at)
        before = self._store.get("language_lesson", id)
        if before is not None and before.live:  # given on another day or hour since
            before, id = None, self._origin.new_id()
        if before is None:
            return Edit("language_lesson", id, values, new=True)
        back = {name: value for name, value in values.items() if name != "language_group_id"}
        return Edit("language_lesson", id, {**back, LIVE: 1})

    def _refuse_ahead(self, lesson: Mapping[str, Value]) -> None:
        if problem := still_ahead(lesson, self._today()):
            raise RuleBroken(problem)

    def _refuse_taken(self, lesson: Mapping[str, Value], own_id: str = "") -> None:
        if problem := hour_taken(self._store, lesson, own_id):
            raise RuleBroken(problem)

    def _slot_records(self, group_id: str) -> list[Record]:
        return pointing(self._store, "timetable_slot", "language_group_id", group_id)

    def _lessons(self, ids: Sequence[str]) -> list[Record]:
        return [self._there("language_lesson", id) for id in dict.fromkeys(ids)]

    def _group_of(self, lessons: Sequence[Record]) -> Record:
        groups = {one.text("language_group_id") for one in lessons}
        for other in sorted(groups)[1:]:
            stray = next(one for one in lessons if one.text("language_group_id") == other)
            refuse("attendance.other_group", date=stray.text("date"))
        return self._there("language_group", groups.pop() if groups else "")


def lesson_id(group_id: str, day: date, starts_at: str) -> str:
    """The id of a lesson of the timetable."""
    return derived_id("language_lesson", group_id, day.isoformat(), starts_at)


def _slot(record: Record) -> Slot:
    weekday, minutes = record.text("weekday"), record["minutes"]
    length = minutes if isinstance(minutes, int) else 0
    return Slot(int(weekday) if weekday.isdigit() else 0, record.text("starts_at"), length, record.text("room"))


def _refuse_state(lesson: Record) -> NoReturn:
    raise RuleBroken(Problem("lesson.not_given", facts=_state_facts(lesson)))


def _state_facts(lesson: Record) -> dict[str, object]:
    return {"date": lesson.text("date"), "state": f"choice.lesson_state.{lesson.text('state')}"}
