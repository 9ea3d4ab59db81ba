"""A calendar of the office as a file: read, put in order, written whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from exchange_admin.documents.calendar_file import CalendarEvent, write_calendar
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.calendars.lesson_events import LessonEvents
from exchange_admin.services.calendars.order import LESSONS, TASKS, WHAT, CalendarOrder, Whose, WrittenCalendar
from exchange_admin.services.calendars.stay_events import StayEvents
from exchange_admin.services.calendars.task_events import TaskEvents
from exchange_admin.services.calendars.zones import Zones
from exchange_admin.services.casework.casework import Casework
from exchange_admin.services.lessons.planning import Planning
from exchange_admin.services.lists import Lists
from exchange_admin.services.lookup import called
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import got


class CalendarExport(Service[Parts]):
    """Reads the records of one office file only."""

    def __init__(self, parts: Parts, lists: Lists, planning: Planning, casework: Casework) -> None:
        super().__init__(parts)
        self._lists, self._planning, self._casework = lists, planning, casework

    def whose(self, typed: str) -> Whose:
        """Who is meant by an id or a name. Raises RuleBroken with `calendar.nobody` or `value.called_alike`."""
        found = [Whose(kind, id) for kind in ("staff", "person") for id in sorted(self._called(kind, typed))]
        if not found:
            raise RuleBroken(Problem("calendar.nobody", "whose", {"typed": typed}))
        if len(found) > 1:
            raise RuleBroken(Problem("value.called_alike", "whose", {"typed": typed, "n": len(found)}))
        return found[0]

    def _called(self, kind: str, typed: str) -> set[str]:
        by_id = self._store.get(kind, typed)
        return {typed} if by_id and by_id.live else called(self._store, self._registry[kind], typed)

    def write(self, target: Path, order: CalendarOrder, language: str) -> WrittenCalendar:
        """Writes the file whole. Raises RuleBroken: `calendar.…`, `period.reversed`; FileNotWritten."""
        order.check()
        words = self._wordings[language]
        country = got(self._store, "institution", self._store.institution).text("country")
        zones = Zones(country, order.zone)
        stays = StayEvents(self._store, self._lists, words, order)
        lessons = LessonEvents(self._store, self._lists, words, order, zones, self._planning.host_country)
        tasks = TaskEvents(self._store, self._casework, words, order)
        events = stays.read()
        if TASKS in order.what:
            events += tasks.read()
        if LESSONS in order.what:
            events += lessons.read()
        counts = {**stays.counts, TASKS: tasks.count, LESSONS: lessons.count}
        left_out = (*_stays_left_out(stays), *_lessons_left_out(lessons))
        if not events:
            facts = {"start": order.since.isoformat(), "end": order.until.isoformat()}
            raise RuleBroken(Problem("calendar.nothing", facts=facts), *left_out)
        events.sort(key=_place)
        office = self._lists.labels("institution", [self._store.institution], language)
        write_calendar(target, events, office.get(self._store.institution, ""), self._origin.now())
        return WrittenCalendar(
            target,
            order.since,
            order.until,
            {word: counts.get(word, 0) for word in WHAT if word in order.what},
            tasks.cancelled + stays.cancelled + lessons.cancelled,
            tuple(zones.used),
            left_out,
            tuple(_notices(order, tasks, stays, zones)),
        )


def _place(event: CalendarEvent) -> tuple[date, int, str, str]:
    """By day, whole days first."""
    if isinstance(event.starts, datetime):
        return event.starts.date(), 1, event.starts.isoformat(), event.uid
    return event.starts, 0, "", event.uid


def _stays_left_out(stays: StayEvents) -> Iterator[Problem]:
    return (Problem(code, facts={"n": n}) for code, n in sorted(stays.left_out.items()) if n)


def _lessons_left_out(lessons: LessonEvents) -> Iterator[Problem]:
    for country, n in sorted(lessons.no_zone.items()):
        yield Problem("calendar.no_zone", facts={"n": n, "country": f"choice.country.{country}"})


def _notices(order: CalendarOrder, tasks: TaskEvents, stays: StayEvents, zones: Zones) -> Iterator[Problem]:
    if tasks.sensitive:
        yield Problem("calendar.sensitive", facts={"n": tasks.sensitive})
    if stays.drafts:
        yield Problem("calendar.drafts", facts={"n": stays.drafts})
    if zones.guessed:
        yield Problem("calendar.zone_guessed", facts={"zone": zones.guessed})
    yield Problem("calendar.with_names" if order.with_names else "calendar.without_names")
