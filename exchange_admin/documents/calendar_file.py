"""Calendars as files that other programs read (RFC 5545): days without a zone, moments in UTC."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from exchange_admin import __version__
from exchange_admin.documents.content_lines import content_line, folded, text_value
from exchange_admin.documents.files import written_whole
from exchange_admin.domain.dates import days_after

_HOUR_OF_ALARM = 9
"""At which somebody is reminded of a whole day."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A whole day, or `minutes` from a moment that knows its zone. `uid` and `sequence` let a calendar that has the
    event already change it. `alarm_days` are before a day, `alarm_minutes` before a moment; 0 for none. `more_alarms`
    are further days before a day."""

    uid: str
    sequence: int
    title: str
    starts: date | datetime
    minutes: int = 0
    place: str = ""
    note: str = ""
    is_planned: bool = False
    is_cancelled: bool = False
    alarm_days: int = 0
    alarm_minutes: int = 0
    more_alarms: tuple[int, ...] = ()


def write_calendar(target: Path, events: Iterable[CalendarEvent], name: str, made: datetime) -> int:
    """Writes the file whole; how many events stand in it. `made` knows its zone. Raises FileNotWritten."""
    stamp, count = content_line("DTSTAMP", _moment(made)), 0
    with written_whole(target) as draft, draft.open("wb") as out:
        out.write(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
        out.write(content_line("PRODID", f"-//Exchange Admin//Exchange Admin {__version__}//EN"))
        out.write(b"CALSCALE:GREGORIAN\r\n")
        for known_as in ("NAME", "X-WR-CALNAME"):  # RFC 7986, and what programs read that are older
            out.write(content_line(known_as, text_value(name)))
        for event in events:
            out.write(_event(event, stamp))
            count += 1
        out.write(b"END:VCALENDAR\r\n")
    return count


def _event(event: CalendarEvent, stamp: bytes) -> bytes:
    title = text_value(event.title)
    lines = [
        b"BEGIN:VEVENT\r\n",
        content_line("UID", event.uid),
        stamp,
        b"SEQUENCE:%d\r\n" % event.sequence,
        *_when(event),
        folded(f"SUMMARY:{title}"),
    ]
    if event.place:
        lines.append(content_line("LOCATION", text_value(event.place)))
    if event.note:
        lines.append(content_line("DESCRIPTION", text_value(event.note)))
    status = b"CANCELLED" if event.is_cancelled else b"TENTATIVE" if event.is_planned else b"CONFIRMED"
    lines.append(b"STATUS:%s\r\n" % status)
    for trigger in _triggers(event):
        lines += (b"BEGIN:VALARM\r\nACTION:DISPLAY\r\n", folded(f"DESCRIPTION:{title}"), trigger, b"END:VALARM\r\n")
    return b"".join((*lines, b"END:VEVENT\r\n"))


def _when(event: CalendarEvent) -> tuple[bytes, ...]:
    """A day ends where the next begins, and nobody counts as busy on it."""
    if isinstance(event.starts, datetime):
        until = event.starts + timedelta(minutes=event.minutes)
        return content_line("DTSTART", _moment(event.starts)), content_line("DTEND", _moment(until))
    first, after = event.starts, days_after(event.starts, 1)
    return (
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}\r\n".encode(),
        f"DTEND;VALUE=DATE:{after:%Y%m%d}\r\n".encode(),
        b"TRANSP:TRANSPARENT\r\n",
    )


def _triggers(event: CalendarEvent) -> Iterator[bytes]:
    if event.is_cancelled:
        return
    if isinstance(event.starts, datetime):
        if event.alarm_minutes:
            yield b"TRIGGER:-PT%dM\r\n" % event.alarm_minutes
        return
    for days in dict.fromkeys((*event.more_alarms, event.alarm_days)):
        if days:
            yield b"TRIGGER:-PT%dH\r\n" % (days * 24 - _HOUR_OF_ALARM)


def _moment(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y%m%dT%H%M%SZ}"
