"""When a requirement is due: last lawful day and the day to act by, worked out from one event."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from exchange_admin.domain.rules.casework.working_days import WorkingCalendar

LONGEST = 3660
"""The largest offset that is counted, in any unit: whoever typed more made a slip."""

BEFORE, AFTER, ON = "before", "after", "on"


@dataclass(frozen=True, slots=True)
class Term:
    """How a day follows from the day of an event. `day_type` concerns days only: weeks, months and hours always run on
    the calendar. With `counts_from` of `event_day` the day of the event is the first one counted."""

    relation: str = AFTER
    offset: int = 0
    unit: str = "day"
    day_type: str = "calendar"
    counts_from: str = "next_day"


@dataclass(frozen=True, slots=True)
class Deadline:
    """`due` is the last lawful day, `act_by` the last working day on or before it; both None if nothing can be counted.

    `is_planned`: the event has not happened yet and is counted from the day planned for it. `not_final_years` are years
    looked at whose moved working days are not announced, so that the days may still change.
    """

    due: date | None = None
    act_by: date | None = None
    is_planned: bool = False
    not_final_years: tuple[int, ...] = ()


def deadline(
    term: Term,
    event: date | None,
    calendar: WorkingCalendar,
    *,
    planned: bool = False,
    at: str = "",
    foreseen: bool = False,
) -> Deadline:
    """The deadline that `term` sets for something that happens on `event`, at the hour `at` ("HH:MM") if that is known.

    Without an hour the event counts as at midnight, so that a term of hours ends rather too early than too late.
    `foreseen` tells that the day was known beforehand (a plan, an expiry), so that what is due *on* it can be done
    before it.
    """
    if event is None or not 0 <= term.offset <= LONGEST:
        return Deadline(is_planned=planned)
    try:
        due = _due(term, event, calendar, at)
        act_by = _act_by(term, event, due, calendar, foreseen)
    except (OverflowError, ValueError):
        return Deadline(is_planned=planned)
    return Deadline(due, act_by, planned, _not_final(term, event, due, act_by, calendar))


def _not_final(term: Term, event: date, due: date, act_by: date, calendar: WorkingCalendar) -> tuple[int, ...]:
    """The years whose working days had a say and may still change."""
    if term.unit == "hour" and term.relation == AFTER:
        return ()
    counted = (event,) if term.unit == "day" and term.day_type == "working" else ()
    return calendar.not_final(min((act_by, *counted)), max((due, *counted)))


def add_months(day: date, months: int) -> date:
    """The same day of another month, its last one where the month is shorter; the first or last day there is beyond."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _due(term: Term, event: date, calendar: WorkingCalendar, at: str) -> date:
    if term.relation == ON or not term.offset:
        return event
    sign = -1 if term.relation == BEFORE else 1
    if term.unit == "hour":
        moment = datetime.combine(event, time.fromisoformat(at) if at else time())
        return (moment + sign * timedelta(hours=term.offset)).date()
    includes_event = term.counts_from == "event_day"
    if term.unit == "day" and term.day_type == "working":
        return _working(event, sign, term.offset, includes_event, calendar)
    if term.unit == "month":
        far = add_months(event, sign * term.offset)
    else:
        far = event + sign * timedelta(days=term.offset * (7 if term.unit == "week" else 1))
    return far - sign * timedelta(days=includes_event)


def _working(event: date, sign: int, count: int, includes_event: bool, calendar: WorkingCalendar) -> date:
    """The `count`-th working day after (1) or before (-1) the event."""
    if includes_event and calendar.is_worked(event):
        if count == 1:
            return event
        count -= 1
    days = calendar.after(event) if sign > 0 else calendar.before(event)
    return next(islice(days, count - 1, None))


def _act_by(term: Term, event: date, due: date, calendar: WorkingCalendar, foreseen: bool) -> date:
    if term.relation == AFTER and term.unit == "hour":
        return event
    worked = calendar.last_worked(due)
    cannot_be_earlier = term.relation == AFTER or (term.relation == ON and not foreseen)
    return due if cannot_be_earlier and worked < event else worked
