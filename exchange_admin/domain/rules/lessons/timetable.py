"""Lessons of a language group out of its weekly timetable, over a period and around the holidays of a country."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

LONGEST_PERIOD = 400
"""Days over which lessons can be made at once: a school year and some weeks."""

_NONE: Mapping[date, str] = MappingProxyType({})
_NO_DAYS: Mapping[date, date] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Slot:
    """One line of a weekly timetable. `weekday` is 1 for Monday to 7, `starts_at` is "HH:MM", `minutes` whole ones."""

    weekday: int
    starts_at: str
    minutes: int
    room: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a country's calendar changes: days off with their names, and weekend days that are worked instead.

    `worked` maps such a day to the day off whose timetable is taught on it (调休; перенос выходных дней).
    """

    off: Mapping[date, str] = field(default_factory=lambda: _NONE)
    worked: Mapping[date, date] = field(default_factory=lambda: _NO_DAYS)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A lesson that the timetable asks for. `holiday` names the day off on which it falls; it is then not wanted.

    `taught_as` is the day whose timetable is followed, where that is another one. `there` tells that the group has a
    lesson at that hour already.
    """

    day: date
    slot: Slot
    holiday: str = ""
    taught_as: date | None = None
    there: bool = False

    @property
    def wanted(self) -> bool:
        return not self.holiday and not self.there


def proposed_lessons(
    slots: Iterable[Slot],
    first: date,
    last: date,
    calendar: Calendar = Calendar(),
    taken: Collection[tuple[date, str]] = (),
) -> list[Proposed]:
    """Every lesson from `first` to `last`, both included, by day and hour. `taken` are (day, starts_at) of lessons."""
    slots, taken = sorted(set(slots), key=_in_week), set(taken)
    return [
        Proposed(day, slot, calendar.off.get(day, ""), taught_as, (day, slot.starts_at) in taken)
        for day in _days(first, last)
        for taught_as in (calendar.worked.get(day),)
        for slot in slots
        if slot.weekday == (taught_as or day).isoweekday()
    ]


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _in_week(slot: Slot) -> tuple[int, str, int, str]:
    return slot.weekday, slot.starts_at, slot.minutes, slot.room
