"""Everything about one language group at a moment: people, lessons, hours taken, marks, and what they add up to. Reads
only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Value
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.lessons.hours import HELD, PRESENT, Lesson, Mark, Membership, Presence, Tally, tally
from exchange_admin.domain.steps import Record, live
from exchange_admin.names import NameParts, Names
from exchange_admin.services.stored import pointing, there
from exchange_admin.store import Store

SIGNING, ATTENDANCE, PROGRESS, RESULTS = "signing", "attendance", "progress", "results"
SHEETS = (SIGNING, ATTENDANCE, PROGRESS, RESULTS)
"""Working prints of a group (`group_papers`): to sign in the classroom, who was there, progress, a draft of results."""

Marks = Mapping[str, Mapping[str, Mark]]
"""By enrolment id, then by lesson id."""


@dataclass(frozen=True)
class SheetLesson:
    """One lesson; `starts_at` is empty where nobody gave an hour."""

    record: Record
    counted: Lesson

    @property
    def id(self) -> str:
        return self.counted.id

    @property
    def day(self) -> date | None:
        return self.counted.day

    @property
    def state(self) -> str:
        return self.counted.state

    @property
    def starts_at(self) -> str:
        return self.record.text("starts_at")

    @property
    def is_given(self) -> bool:
        """Whether somebody can have been there: planned or held."""
        return self.state in {HELD, "planned"}


@dataclass(frozen=True)
class Member:
    """One enrolment with the person's name in the own script and the other forms."""

    enrolment: Record
    name: str
    others: str
    membership: Membership

    @property
    def id(self) -> str:
        """Of the enrolment."""
        return self.enrolment.id


@dataclass(frozen=True)
class GroupSheet:
    """`lessons` by day and hour, `members` by name; whoever left or was moved is still there with the days before."""

    group: Record
    lessons: Sequence[SheetLesson]
    members: Sequence[Member]
    marks: Marks

    @property
    def is_closed(self) -> bool:
        return bool(self.group["closed_on"])

    def mark(self, member: Member, lesson: SheetLesson) -> Mark | None:
        """How somebody was in a held lesson; None where the lesson does not count for them."""
        if lesson.state != HELD or not member.membership.covers(lesson.day):
            return None
        return self.marks.get(member.id, {}).get(lesson.id, PRESENT)

    @cached_property
    def tallies(self) -> Mapping[str, Tally]:
        """By enrolment id."""
        counted = [lesson.counted for lesson in self.lessons]
        return {one.id: tally(counted, one.membership, self.marks.get(one.id, {})) for one in self.members}


def read_group_sheet(store: Store, names: Names, group_id: str) -> GroupSheet:
    """Raises RuleBroken with `record.missing`."""
    group = there(store, "language_group", group_id)
    enrolments = pointing(store, "language_enrolment", "language_group_id", group_id)
    lessons = [SheetLesson(one, counted(one)) for one in lessons_of(store, [group_id])]
    lessons.sort(key=lambda one: (one.record.text("date"), one.starts_at, one.id))
    return GroupSheet(group, lessons, _members(store, names, enrolments), marks_of(store, enrolments))


def _members(store: Store, names: Names, enrolments: Sequence[Record]) -> list[Member]:
    people = store.many("person", [one.text("person_id") for one in enrolments])
    found: list[tuple[str, str, Member]] = []
    for one in enrolments:
        person = people.get(one.text("person_id"))
        name, others = person_name(person.values) if person else ("", "")
        key = names.sort_key(NameParts.of(person.values)) if person else ""
        found.append((key, one.id, Member(one, name, others, membership(one))))
    return [member for _, _, member in sorted(found, key=lambda each: each[:2])]


def attended(store: Store, enrolments: Sequence[Record]) -> dict[str, Tally]:
    """What enrolments add up to, by their id; those are left out whose group has held no lesson yet."""
    lessons: dict[str, list[Lesson]] = {}
    for record in lessons_of(store, sorted({one.text("language_group_id") for one in enrolments})):
        if record["state"] == HELD:
            lessons.setdefault(record.text("language_group_id"), []).append(counted(record))
    taught = [one for one in enrolments if one.text("language_group_id") in lessons]
    marks = marks_of(store, taught)
    return {
        one.id: tally(lessons[one.text("language_group_id")], membership(one), marks.get(one.id, {})) for one in taught
    }


COUNTED_FROM = ("language_group_id", "enrolled_on", "left_on", "attended_minutes_entered")
"""The fields of an enrolment that its hours are counted from."""


def attended_minutes(store: Store, enrolments: Sequence[Record]) -> dict[str, int | None]:
    """Minutes attended by enrolment id: counted where the group has lessons, else as somebody entered them."""
    sums = attended(store, enrolments)
    return {one.id: sums[one.id].attended if one.id in sums else _entered(one) for one in enrolments}


def _entered(enrolment: Record) -> int | None:
    minutes = enrolment["attended_minutes_entered"]
    return minutes if isinstance(minutes, int) else None


def lessons_of(store: Store, groups: Sequence[str]) -> list[Record]:
    """The live lessons of groups, in no particular order."""
    return live(store.where("language_lesson", "language_group_id", groups))


def marks_of(store: Store, enrolments: Sequence[Record]) -> dict[str, dict[str, Mark]]:
    """Live marks. Should there be two of one person in one lesson, the one with the greater id counts everywhere."""
    found: dict[str, dict[str, Mark]] = {}
    records = live(store.where("attendance", "language_enrolment_id", [one.id for one in enrolments]))
    for record in sorted(records, key=lambda one: one.id):
        marks = found.setdefault(record.text("language_enrolment_id"), {})
        marks[record.text("language_lesson_id")] = mark_of(record)
    return found


def mark_of(record: Record) -> Mark:
    """An unknown word from elsewhere counts as present, as if there were no mark."""
    state = record.text("state")
    minutes = record["late_minutes"]
    known = Presence(state) if state in set(Presence) else Presence.PRESENT
    return Mark(known, minutes if known is Presence.LATE and isinstance(minutes, int) else 0)


def counted(record: Record) -> Lesson:
    """What hours need of a lesson."""
    minutes = record["minutes"]
    length = max(0, minutes) if isinstance(minutes, int) else 0
    return Lesson(record.id, day_of(record, "date"), length, record.text("state"))


def membership(enrolment: Record) -> Membership:
    """From the first day in the group to the last."""
    return Membership(day_of(enrolment, "enrolled_on"), day_of(enrolment, "left_on"))


def day_of(record: Record, name: str) -> date | None:
    """A date of a record; None where there is none that can be read."""
    return day_in(record.values, name)


def taken_hours(store: Store, group_id: str, *, but: str = "") -> set[tuple[date, str]]:
    """Days and hours that have their lesson, also one that was cancelled or moved away; `but` is the id of a lesson
    that is left out."""
    lessons = [one for one in lessons_of(store, [group_id]) if one.id != but]
    return {(day, one.text("starts_at")) for one in lessons if (day := day_of(one, "date")) is not None}


def hour_taken(store: Store, values: Mapping[str, Value], own_id: str = "") -> Problem | None:
    """For a lesson as it would be, which has no hour yet without a day and a group; `own_id` is empty for a new one."""
    day, group, hour = (str(values.get(name) or "") for name in ("date", "language_group_id", "starts_at"))
    is_taken = bool(day and group) and (date.fromisoformat(day), hour) in taken_hours(store, group, but=own_id)
    return Problem("lesson.same_day", "date", {"date": day}) if is_taken else None
