"""What a calendar is asked to hold, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.wording import Wording, written_day

TASKS, ARRIVALS, DEPARTURES, LESSONS = "tasks", "arrivals", "departures", "lessons"
WHAT = (TASKS, ARRIVALS, DEPARTURES, LESSONS)

_BEFORE, _AFTER = timedelta(days=30), timedelta(days=365)
MOST_REMIND_DAYS = 60


@dataclass(frozen=True, slots=True)
class Whose:
    """One person with what their stays ask for, their own stays and the lessons they attend or give, or one of the
    `staff` with the tasks given to them and the stays that they coordinate."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class CalendarOrder:
    """`what` are words of WHAT; both days are counted. `with_names` puts people, teachers and topics in: calendars are
    copied to servers of others. `remind_days` before a day, 0 for no alarms at all. `zone` (IANA) is where lessons take
    place in a country that has several; empty for that of this PC."""

    what: frozenset[str]
    since: date
    until: date
    whose: Whose | None = None
    with_names: bool = False
    remind_days: int = 1
    zone: str = ""

    def check(self) -> None:
        """Raises RuleBroken with `calendar.no_what`, `period.reversed` or `value.out_of_range`."""
        if not self.what:
            raise RuleBroken(Problem("calendar.no_what", "what"))
        if self.until < self.since:
            facts = {"start": self.since.isoformat(), "end": self.until.isoformat()}
            raise RuleBroken(Problem("period.reversed", facts=facts))
        if not 0 <= self.remind_days <= MOST_REMIND_DAYS:
            raise RuleBroken(Problem("calendar.remind_days", "remind", {"most": MOST_REMIND_DAYS}))


@dataclass(frozen=True, slots=True)
class WrittenCalendar:
    """`counts` has the events of each word of WHAT that was asked for. `zones` are those that lessons were read in.
    `left_out` says what is not in it, `notices` what somebody should know."""

    path: Path
    since: date
    until: date
    counts: Mapping[str, int]
    cancelled: int
    zones: tuple[str, ...]
    left_out: tuple[Problem, ...]
    notices: tuple[Problem, ...]

    @property
    def events(self) -> int:
        return sum(self.counts.values())


def told(written: WrittenCalendar, words: Wording) -> list[str]:
    """The receipt in sentences, the first one saying what is there."""
    days = {"start": written.since.isoformat(), "end": written.until.isoformat()}
    period = {name: written_day(words.language, day) for name, day in days.items()}
    lines = [words.say("calendar.written", {"n": written.events, "path": written.path, **period})]
    for word, n in written.counts.items():
        lines.append(words.labelled(words.say(f"calendar.what.{word}"), n))
    if written.cancelled:
        lines.append(words.say("calendar.cancelled", {"n": written.cancelled}))
    if written.zones:
        lines.append(words.say("calendar.zones", {"zones": words.listed(written.zones)}))
    return [*lines, *map(words.problem, (*written.left_out, *written.notices))]


def usual_period(today: date) -> tuple[date, date]:
    """A month back, for those who came and left just now, and a year ahead."""
    return today - _BEFORE, today + _AFTER
