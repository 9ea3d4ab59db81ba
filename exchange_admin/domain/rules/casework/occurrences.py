"""Which days a requirement counts from, how each is named, and the id of the task it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType

from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.rules.casework.days_of_stay import SAME_WITHIN
from exchange_admin.domain.rules.casework.requirements import Requirement
from exchange_admin.domain.rules.casework.stays import PersonDocument, StayFacts, StayRecords
from exchange_admin.domain.rules.casework.terms import Deadline, add_months, deadline
from exchange_admin.domain.rules.casework.working_days import WorkingCalendar

START = "start"
"""Name of the only occurrence of a requirement, and of the first of several."""

SETTLING_IN = timedelta(days=7)
"""Within these days after an entry or a move somebody has arrived at the new place."""

OF_THE_HOST = frozenset({"visa", "residence_permit"})
"""Kinds of identity documents that only the host country issues."""


_Dated = tuple[date, str]
Read = Callable[["Source", StayFacts, StayRecords], list[_Dated]]
"""Days with their hours, the earliest first."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the day of an event is read: a field of a kind, of records of the word `which` alone where it is given.

    `is_assumed`: the day stands for one that nobody recorded, such as that of a plan for an entry. `said` is the key of
    what an officer looks at to find it.
    """

    kind: str
    field: str
    read: Read
    said: str
    which: str = ""
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a requirement has to be met, with the day it counts from; no day where none is known.

    `name` stays the same when days are corrected. `is_planned`: the day is assumed. `source` is where it was
    read. `first` is the earlier day on which the event was written down before, where only the newest counts.
    """

    name: str
    day: date | None = None
    at: str = ""
    is_planned: bool = False
    source: Source | None = None
    first: date | None = None


def occurrences(requirement: Requirement, stay: StayFacts, records: StayRecords) -> tuple[Occurrence, ...]:
    """Every time that `requirement` has to be met in the stay, the earliest first; one without a day if none is known.

    Once, or for each term: from the newest event. For each event: from every one and from what brings it about again
    (`AGAIN`), of documents from the last to expire. Yearly: from the newest and each year on, while the stay lasts;
    where something expires, when that does.
    """
    for source in SOURCES.get(requirement.event, ()):
        if found := source.read(source, stay, records):
            return tuple(_named(requirement, source, found, stay, records))
    return (Occurrence(START),)


def newest_day(event: str, stay: StayFacts, records: StayRecords) -> date | None:
    """The last day of the event as it is known or planned; None where nobody knows one."""
    for source in SOURCES.get(event, ()):
        if found := source.read(source, stay, records):
            return found[-1][0]
    return None


def due_days(requirement: Requirement, occurrence: Occurrence, calendar: WorkingCalendar) -> Deadline:
    """When the requirement is due this time; `calendar` is that of `calendar_country`."""
    return deadline(
        requirement.term,
        occurrence.day,
        calendar,
        at=occurrence.at,
        planned=occurrence.is_planned,
        foreseen=requirement.event in FORESEEN,
    )


def calendar_country(requirement: Requirement, stay: StayFacts) -> str:
    """Whose working days count: those that the rule names, else of the host; empty where neither is known."""
    return requirement.calendar or stay.host_country


def task_id(requirement_id: str, mobility_id: str, occurrence: str) -> str:
    """The same on every replica, so that two people who tick the same task change the same record."""
    return derived_id("task", requirement_id, mobility_id, occurrence)


def _named(
    requirement: Requirement, source: Source, found: list[_Dated], stay: StayFacts, records: StayRecords
) -> Iterable[Occurrence]:
    newest, at = found[-1]
    planned = source.is_assumed
    if requirement.event.endswith("_expiry") and requirement.repeats != "once":
        yield Occurrence(f"exp:{newest.isoformat()}", newest, at, planned, source)
    elif requirement.repeats == "each_event":
        times = [Occurrence("", day, hour, planned, source) for day, hour in found]
        times += _again(requirement.event, [day for day, _ in found], stay, records)
        for place, one in enumerate(sorted(times, key=_by_day)):
            yield replace(one, name=f"{one.day}" if place else START)
    else:
        is_event = source.read is _of_events and not planned
        first = _first_day(requirement.event, newest, stay, records) if is_event else None
        yield Occurrence(START, newest, at, planned, source, first)
        if requirement.repeats == "yearly":
            yield from _years_after(newest, stay.ends, source)


def _first_day(event: str, newest: date, stay: StayFacts, records: StayRecords) -> date | None:
    """The first day that somebody wrote down for the event, where it is another one than the newest."""
    known = [source for source in SOURCES[event] if source.read in (_of_events, _of_stay) and not source.is_assumed]
    days = [day for source in known for day, _ in source.read(source, stay, records)]
    first = min(days, default=newest)
    return first if newest - first > SAME_WITHIN else None


def _by_day(occurrence: Occurrence) -> date:
    return occurrence.day or date.max


def _again(event: str, known: list[date], stay: StayFacts, records: StayRecords) -> Iterable[Occurrence]:
    """Times after the first that nobody wrote down as `event` itself, not even some days later."""
    begun = known[0]
    for source in AGAIN.get(event, ()):
        for day, hour in source.read(source, stay, records):
            is_known = any(timedelta() <= one - day <= SETTLING_IN for one in known)
            if day > begun and not is_known:
                known = [*known, day]
                yield Occurrence("", day, hour, source.is_assumed, source)


def _years_after(first: date, ends: date | None, source: Source) -> Iterable[Occurrence]:
    years = 1
    while ends is not None and first.year + years <= ends.year and (day := add_months(first, 12 * years)) < ends:
        yield Occurrence(f"year:{years + 1}", day, "", source.is_assumed, source)
        years += 1


def _of_stay(source: Source, stay: StayFacts, records: StayRecords) -> list[_Dated]:
    return _day(getattr(stay, source.field))


def _of_events(source: Source, stay: StayFacts, records: StayRecords) -> list[_Dated]:
    """One of each day: both sides may have written down the same entry. The known hour counts, of several the first."""
    hours = dict[date, str]()
    for one in records.events:
        if one.kind == source.which:
            hours[one.day] = min(filter(None, (one.at, hours.get(one.day, ""))), default="")
    return sorted(hours.items())


def _of_later_entries(source: Source, stay: StayFacts, records: StayRecords) -> list[_Dated]:
    """Not the first entry, nor one within some days of it, which is the same as the other side wrote it down."""
    entries = _of_events(source, stay, records)
    return [(day, hour) for (before, _), (day, hour) in pairwise(entries) if day - before > SAME_WITHIN]


def _of_documents(source: Source, stay: StayFacts, records: StayRecords) -> list[_Dated]:
    return _days(getattr(one, source.field) for one in documents_for(source.which, stay, records))


def documents_for(kind: str, stay: StayFacts, records: StayRecords) -> list[PersonDocument]:
    """Documents of the kind that are not of another stay; of visas and permits those of the host country."""
    countries = ("", stay.host_country) if kind in OF_THE_HOST and stay.host_country else None
    return [
        one
        for one in records.documents
        if one.kind == kind and one.mobility_id in ("", stay.id) and (countries is None or one.country in countries)
    ]


def _of_tasks(source: Source, stay: StayFacts, records: StayRecords) -> list[_Dated]:
    ends = list[date | None]()
    for one in records.tasks_done:
        if one.proof == source.which:
            by_rule = add_months(one.done_on, one.valid_months) if one.done_on and one.valid_months else None
            ends.append(one.valid_until or by_rule)
    return _days(ends)


def _of_papers(source: Source, stay: StayFacts, records: StayRecords) -> list[_Dated]:
    return _days(one.issued_on for one in records.papers if one.kind == source.which and not one.is_revoked)


def _of_transcripts(source: Source, stay: StayFacts, records: StayRecords) -> list[_Dated]:
    return _days(records.transcripts_issued)


def _of_agreement(source: Source, stay: StayFacts, records: StayRecords) -> list[_Dated]:
    return _day(records.agreement_until)


def _of_term(source: Source, stay: StayFacts, records: StayRecords) -> list[_Dated]:
    return _day(records.term_starts)


def _day(found: date | None) -> list[_Dated]:
    return [] if found is None else [(found, "")]


def _days(found: Iterable[date | None]) -> list[_Dated]:
    return [(day, "") for day in sorted({day for day in found if day is not None})]


def _event(which: str, is_assumed: bool = False, read: Read = _of_events) -> Source:
    said = f"choice.stay_event_kind.{which}" if is_assumed else "kind.stay_event"
    return Source("stay_event", "date", read, said, which, is_assumed)


def _proof(which: str) -> Source:
    return Source("task", "valid_until", _of_tasks, "kind.task", which)


def _document(which: str, field: str = "valid_until") -> Source:
    return Source("identity_document", field, _of_documents, f"choice.document_kind.{which}", which)


def _stay(field: str, is_assumed: bool = False) -> Source:
    return Source("mobility", field, _of_stay, f"field.{field}", is_assumed=is_assumed)


_PLANNED_START = _stay("planned_start", is_assumed=True)
_NOMINATION = Source("certificate", "issued_on", _of_papers, "choice.certificate_kind.nomination", "nomination")
_TRANSCRIPT = Source("transcript", "issued", _of_transcripts, "kind.transcript", is_assumed=True)

SOURCES: Mapping[str, tuple[Source, ...]] = MappingProxyType(
    {
        "nomination": (_NOMINATION,),
        "planned_entry": (_stay("planned_start"),),
        "visa_application": (_event("visa_application"),),
        "visa_issue": (_event("visa_issue"), _document("visa", "issued")),
        "entry": (_event("entry"), _stay("actual_start"), _event("arrival", is_assumed=True), _PLANNED_START),
        "arrival": (_event("arrival"), _stay("actual_start"), _event("entry", is_assumed=True), _PLANNED_START),
        "lodging": (
            _event("lodging"),
            _event("arrival", is_assumed=True),
            _stay("actual_start", is_assumed=True),
            _event("entry", is_assumed=True),
            _PLANNED_START,
        ),
        "move": (_event("move"),),
        "registered_change": (_event("registered_change"),),
        "visa_expiry": (_document("visa"),),
        "permit_expiry": (_document("residence_permit"),),
        "registration_expiry": (_proof("registration"),),
        "passport_expiry": (_document("passport"),),
        "insurance_expiry": (_proof("insurance"),),
        "medical_expiry": (_proof("medical"),),
        "planned_end": (_stay("planned_end"),),
        "departure": (_event("departure"), _stay("actual_end")),
        "return": (_event("return"), _stay("actual_end")),
        "dismissal_order": (_event("dismissal_order"),),
        "completion_order": (_event("completion_order"),),
        "transcript_received": (_TRANSCRIPT,),
        "course_choice": (),
        "agreement_end": (Source("agreement", "valid_until", _of_agreement, "kind.agreement"),),
        "meeting": (),
        "term_start": (Source("term", "starts", _of_term, "kind.term"),),
    }
)
"""Where the day of each event is read, the first that has one; no source, no day (`docs/casework.md`)."""

_MOVE = Source("stay_event", "date", _of_events, "choice.stay_event_kind.move", "move")
_LATER_ENTRY = _event("entry", is_assumed=True, read=_of_later_entries)

AGAIN: Mapping[str, tuple[Source, ...]] = MappingProxyType(
    {"arrival": (_MOVE, _LATER_ENTRY), "lodging": (_MOVE, _LATER_ENTRY)}
)
"""What brings an event about again, so that a rule for each of them counts from it too: who moves or comes back from
abroad is to be registered anew."""

FORESEEN = frozenset(event for event in SOURCES if event.endswith("_expiry")) | {
    "planned_entry",
    "planned_end",
    "agreement_end",
    "meeting",
    "term_start",
}
"""Events whose day is known beforehand, so that what is due on the day itself can be done before it."""
