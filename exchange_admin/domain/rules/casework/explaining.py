"""Why a task is due when it is, step by step: the event, the term, the days left out, and where the rule comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from exchange_admin.domain.rules.casework.occurrences import SOURCES, Occurrence, due_days
from exchange_admin.domain.rules.casework.requirements import Requirement
from exchange_admin.domain.rules.casework.terms import AFTER, ON, Deadline, Term
from exchange_admin.domain.rules.casework.working_days import WorkingCalendar
from exchange_admin.domain.rules.reasons import Reason


def explained(
    requirement: Requirement, occurrence: Occurrence, found: Deadline, calendar: WorkingCalendar
) -> tuple[Reason, ...]:
    """The steps from the event to the day to act by, what may still change, and the rule's own source. `found` is what
    `due_days` gives for these; facts are keys of words, days and numbers."""
    return (
        *_event(requirement, occurrence),
        *_newest(requirement, occurrence, calendar),
        *_arithmetic(requirement.term, occurrence, found, calendar),
        *_rule(requirement),
    )


def explained_days(
    first: Reason, term: Term, occurrence: Occurrence, found: Deadline, calendar: WorkingCalendar
) -> tuple[Reason, ...]:
    """The same of a day that a record itself names, as `first` says it, and of no rule that anybody wrote."""
    steps = _arithmetic(term, occurrence, found, calendar)
    return (first, *(one for one in steps if one.code != "from_the_next_day"))


def _arithmetic(term: Term, occurrence: Occurrence, found: Deadline, calendar: WorkingCalendar) -> Iterator[Reason]:
    yield from _counting(term, occurrence, found, calendar)
    yield from _days(term, occurrence, found, calendar)
    yield from _not_final(found, calendar)


def _event(requirement: Requirement, occurrence: Occurrence) -> Iterator[Reason]:
    event = f"choice.case_event.{requirement.event}"
    if occurrence.day is None:
        sources = SOURCES.get(requirement.event, ())
        where = ", ".join(dict.fromkeys(one.said for one in sources))
        yield Reason("no_event", {"event": event, "source": where}) if where else Reason("no_source", {"event": event})
        return
    facts = {"event": event, "day": occurrence.day.isoformat(), "source": None}
    if occurrence.source:
        facts["source"] = occurrence.source.said
    yield Reason("event_planned" if occurrence.is_planned else "event", facts)
    if occurrence.at:
        yield Reason("at", {"hour": occurrence.at})


def _newest(requirement: Requirement, occurrence: Occurrence, calendar: WorkingCalendar) -> Iterator[Reason]:
    """Which of several events counts, and what the first one would mean."""
    if occurrence.first is not None and occurrence.day is not None:
        due = due_days(requirement, replace(occurrence, day=occurrence.first, at=""), calendar).due
        facts = {"day": occurrence.day.isoformat(), "first": occurrence.first.isoformat()}
        yield Reason("newest_counts", {**facts, "due": due.isoformat()}) if due else Reason("newest_alone", facts)


def _counting(term: Term, occurrence: Occurrence, found: Deadline, calendar: WorkingCalendar) -> Iterator[Reason]:
    if occurrence.day is None:
        return
    if found.due is None:
        yield Reason("no_term", {"n": term.offset})
    elif term.relation == ON or not term.offset:
        yield Reason("on_the_day", {})
    else:
        side = "after" if term.relation == AFTER else "before"
        works = term.unit == "day" and term.day_type == "working"
        yield Reason(f"{'working_day' if works else term.unit}s_{side}", {"n": term.offset})
        if term.unit != "hour":
            yield Reason(f"from_the_{'day_itself' if term.counts_from == 'event_day' else 'next_day'}", {})
        if works:
            first, last = sorted((occurrence.day, found.due))
            yield from _left_out(first, last, calendar)


def _left_out(first: date, last: date, calendar: WorkingCalendar) -> Iterator[Reason]:
    """Runs of days off other than a plain weekend, and weekend days that are worked."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    yield Reason("weekends_left_out", {})
    for off, run in groupby(days, lambda day: not calendar.is_worked(day)):
        together = list(run)
        if off and any(day in calendar.off for day in together):
            yield _off(together)
        yield from (Reason("worked", {"day": day.isoformat()}) for day in together if day in calendar.worked)


def _off(days: list[date]) -> Reason:
    if len(days) == 1:
        return Reason("day_left_out", {"day": days[0].isoformat()})
    return Reason("days_left_out", {"first": days[0].isoformat(), "last": days[-1].isoformat()})


def _days(term: Term, occurrence: Occurrence, found: Deadline, calendar: WorkingCalendar) -> Iterator[Reason]:
    if found.due is None or found.act_by is None:
        return
    yield Reason("due", {"day": found.due.isoformat()})
    if found.act_by < found.due:
        at_once = term.unit == "hour" and found.act_by == occurrence.day
        yield Reason("act_at_once" if at_once else "act_by", {"day": found.act_by.isoformat()})
    elif not calendar.is_worked(found.due):
        yield Reason("no_working_day", {"day": found.due.isoformat()})


def _not_final(found: Deadline, calendar: WorkingCalendar) -> Iterator[Reason]:
    country = f"choice.country.{calendar.country}" if calendar.country else None
    if found.not_final_years and not calendar.final_years:
        yield Reason("no_calendar", {"country": country})
    else:
        yield from (Reason("not_final", {"year": str(year), "country": country}) for year in found.not_final_years)


def _rule(requirement: Requirement) -> Iterator[Reason]:
    if requirement.basis:
        yield Reason("basis", {"basis": requirement.basis})
    if requirement.source:
        yield Reason("source", {"source": requirement.source})
    if requirement.confidence:
        yield Reason("confidence", {"confidence": f"choice.confidence.{requirement.confidence}"})
    checked = requirement.checked_on
    yield Reason("checked", {"day": checked.isoformat()}) if checked else Reason("not_checked", {})
    if requirement.in_force_until:
        yield Reason("ends", {"day": requirement.in_force_until.isoformat()})
