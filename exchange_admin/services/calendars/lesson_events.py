"""Lessons of language groups: moments where their hour is known, whole days where it is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from exchange_admin.documents.calendar_file import CalendarEvent
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.steps import Record, live
from exchange_admin.domain.wording import Wording
from exchange_admin.services.calendars.order import CalendarOrder, Whose
from exchange_admin.services.calendars.zones import Zones
from exchange_admin.services.lessons.group_sheet import membership
from exchange_admin.services.lists import Lists
from exchange_admin.services.stored import NO_RECORD
from exchange_admin.store import Store

ALARM_MINUTES = 30
_OFF = frozenset({"cancelled", "moved"})


class _Lesson(NamedTuple):
    id: str
    language_group_id: str
    date: str
    starts_at: str | None
    minutes: int
    topic: str | None
    room: str | None
    substitute_id: str | None
    state: str


class LessonEvents:
    """For one calendar. `host_country` tells the country in which the lessons of a group take place; `no_zone` counts
    the lessons of a country whose zone nobody knows."""

    def __init__(
        self,
        store: Store,
        lists: Lists,
        words: Wording,
        order: CalendarOrder,
        zones: Zones,
        host_country: Callable[[Record], str],
    ) -> None:
        self._store, self._lists, self._words, self._order, self._zones = store, lists, words, order, zones
        self._host_country = host_country
        self.no_zone: Counter[str] = Counter()
        self.count = self.cancelled = 0

    def read(self) -> list[CalendarEvent]:
        """Lessons that are cancelled or were moved are cancelled events: a calendar that has them takes them out."""
        lessons = self._lessons()
        groups = self._store.many("language_group", tuple({one.language_group_id for one in lessons}))
        lessons = [one for one in lessons if self._is_theirs(one, groups)]
        countries = {id: self._host_country(group) for id, group in groups.items()}
        ids = {group.text("language_course_id") for group in groups.values()}
        courses = self._lists.labels("language_course", ids, self._words.language)
        teachers = self._teachers(lessons, groups)
        changes = self._store.history.counts("language_lesson", [one.id for one in lessons])
        events = []
        for lesson in lessons:
            group = groups.get(lesson.language_group_id, NO_RECORD)
            country = countries.get(lesson.language_group_id, "")
            starts = self._starts(lesson, country)
            if starts is None:
                self.no_zone[country] += 1
                continue
            is_off = lesson.state in _OFF
            self.cancelled += is_off
            self.count += not is_off
            course = courses.get(group.text("language_course_id"), "")
            teacher = teachers.get(lesson.substitute_id or group.text("teacher_id"), "")
            said = (teacher, lesson.topic or "") if self._order.with_names else ()
            title = self._words.say("calendar.lesson", {"course": course, "group": group.text("code")})
            events.append(
                CalendarEvent(
                    lesson.id,
                    changes[lesson.id],
                    title,
                    starts,
                    lesson.minutes,
                    lesson.room or group.text("room"),
                    "\n".join(filter(None, said)),
                    is_cancelled=is_off,
                    alarm_days=self._order.remind_days,
                    alarm_minutes=ALARM_MINUTES if self._order.remind_days else 0,
                )
            )
        return events

    def _lessons(self) -> list[_Lesson]:
        since, until = self._order.since.isoformat(), self._order.until.isoformat()
        filters = Filter("date", Test.FROM, (since,)), Filter("date", Test.UNTIL, (until,))
        ns = self._store.ids(Query("language_lesson", filters=filters))
        rows = self._store.rows("language_lesson", ns, _Lesson._fields)
        found = [_Lesson(*row) for row in rows.values()]  # type: ignore[arg-type]
        return sorted(found, key=lambda one: (one.date, one.starts_at or "", one.id))

    def _is_theirs(self, lesson: _Lesson, groups: dict[str, Record]) -> bool:
        match self._order.whose:
            case None:
                return True
            case Whose("person", id):
                group = groups.get(lesson.language_group_id, NO_RECORD)
                teacher = lesson.substitute_id or group.text("teacher_id")
                return teacher == id or any(_attends(one, lesson) for one in self._enrolments)
        return False

    @cached_property
    def _enrolments(self) -> list[Record]:
        """Those of whom the calendar is for."""
        assert self._order.whose is not None
        return live(self._store.where("language_enrolment", "person_id", [self._order.whose.id]))

    def _teachers(self, lessons: Iterable[_Lesson], groups: dict[str, Record]) -> dict[str, str]:
        if not self._order.with_names:
            return {}
        wanted = {one.substitute_id for one in lessons} | {group.text("teacher_id") for group in groups.values()}
        return self._lists.labels("person", filter(None, wanted), self._words.language)

    def _starts(self, lesson: _Lesson, country: str) -> date | datetime | None:
        if not lesson.starts_at:
            return date.fromisoformat(lesson.date)
        return self._zones.moment(datetime.fromisoformat(f"{lesson.date}T{lesson.starts_at}"), country)


def _attends(enrolment: Record, lesson: _Lesson) -> bool:
    is_in_group = enrolment["language_group_id"] == lesson.language_group_id
    return is_in_group and membership(enrolment).covers(date.fromisoformat(lesson.date))
