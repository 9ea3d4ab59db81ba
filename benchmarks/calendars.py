"""10,000 events read from an office file and written as .ics, beside the bare query and the library icalendar."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from measuring import Line, arguments, median, seconds, tell
from offices import open_office

from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.services.calendars.order import ARRIVALS, DEPARTURES, LESSONS, CalendarOrder
from exchange_admin.services.office import Office

PEOPLE, EVENTS, RUNS = 10_000, 10_000, 5


def period(office: Office) -> tuple[date, date]:
    """From the first lesson on, until there are EVENTS lessons."""
    query = Query("language_lesson")
    days = sorted(
        str(day) for (day,) in office.store.rows("language_lesson", office.store.ids(query), ("date",)).values()
    )
    if len(days) < EVENTS:
        sys.exit(f"the office has {len(days)} lessons only")
    return date.fromisoformat(days[0]), date.fromisoformat(days[EVENTS - 1])


def bare(office: Office, since: date, until: date) -> int:
    """The rows of the lessons alone, without putting anything together."""
    days = Filter("date", Test.FROM, (since.isoformat(),)), Filter("date", Test.UNTIL, (until.isoformat(),))
    ns = office.store.ids(Query("language_lesson", filters=days))
    fields = ("id", "language_group_id", "date", "starts_at", "minutes", "room", "state")
    return len(office.store.rows("language_lesson", ns, fields))


def by_library(events: int) -> bytes:
    """As many events with an alarm, put together and written by icalendar, without reading anything."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//benchmark//")
    calendar.add("version", "2.0")
    starts = datetime(2026, 9, 1, 0, 30, tzinfo=UTC)
    for n in range(events):
        event, alarm = icalendar.Event(), icalendar.Alarm()
        for name, value in (
            ("uid", str(n)),
            ("dtstamp", starts),
            ("sequence", 0),
            ("dtstart", starts),
            ("dtend", starts + timedelta(minutes=90)),
            ("summary", "俄语基础（A2） · А2-4"),
            ("location", "213"),
            ("status", "CONFIRMED"),
        ):
            event.add(name, value)
        for name, value in (("action", "DISPLAY"), ("description", "俄语"), ("trigger", timedelta(minutes=-30))):
            alarm.add(name, value)
        event.add_component(alarm)
        calendar.add_component(event)
    return calendar.to_ical()


def timed(action: Callable[[], object]) -> float:
    return median([seconds(action) for _ in range(RUNS)])


def main() -> None:
    given = arguments(__doc__)
    target = Path(tempfile.mkdtemp(prefix="benchmark_calendars_")) / "x.ics"
    with open_office(PEOPLE) as office:
        since, until = period(office)
        lessons = CalendarOrder(frozenset({LESSONS}), since, until)
        stays = CalendarOrder(frozenset({ARRIVALS, DEPARTURES}), date(2000, 1, 1), date(2100, 1, 1))
        written = office.calendars.write(target, lessons, "zh")
        events = written.events + written.cancelled
        query = timed(lambda: bare(office, since, until))
        library = seconds(lambda: by_library(events))
        ours = timed(lambda: office.calendars.write(target, lessons, "zh"))
        moves = timed(lambda: office.calendars.write(target, stays, "zh"))
        whole = office.calendars.write(target, stays, "zh")
    library_alone = f"icalendar, written only: {library:.2f} s"
    tell(
        [
            Line(
                f"{events:,} lessons as .ics",
                ours,
                "s",
                query,
                "the query alone",
                1.0,
                peers=library_alone,
            ),
            Line(f"all stays of {PEOPLE:,} people as .ics ({whole.events:,} events)", moves, "s"),
        ],
        as_json=given.json,
    )


if __name__ == "__main__":
    main()
