"""What has to be done about an agreement by which day: worked out from it, as the tasks of stays are (decision 48)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.dates import day_in, days_after
from exchange_admin.domain.fields import Values
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.rules.agreements.renewal import renewal_of
from exchange_admin.domain.rules.casework.fulfilment import Proof
from exchange_admin.domain.rules.casework.occurrences import Occurrence
from exchange_admin.domain.rules.casework.requirements import Requirement
from exchange_admin.domain.rules.casework.terms import AFTER, BEFORE, ON, Deadline, Term, deadline
from exchange_admin.domain.rules.casework.working_days import WorkingCalendar
from exchange_admin.domain.rules.reasons import Reason

NOTICE, END, REVIEW, PLACES, ORIGINAL = CODES = (
    "agreement.notice",
    "agreement.end",
    "agreement.review",
    "agreement.places",
    "agreement.original",
)
"""Rules that every agreement has; there are no records of them."""

REMINDED_BEFORE = (90, 30)
"""Days before the last day of notice on which an office is reminded."""
_ORIGINAL_WITHIN = 60
_LOOKED_FOR = 365
"""For so many days after its day a paper that nobody found is still asked for."""
_GOES_ON = frozenset({"signed", "in_force"})
_REMIND_DAYS = 30


@dataclass(frozen=True, slots=True)
class UnusedYear:
    """An academic year in which so many places are agreed and nobody goes by any."""

    starts: date
    ends: date
    places: int


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """One agreement; `successor` is the state of what continues it and `successor_number` its number, empty without."""

    id: str
    values: Values
    successor: str = ""
    successor_number: str = ""
    unused_years: tuple[UnusedYear, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementTask:
    """One task: its rule as one of a stay has it, with one of `CODES`. After the day `lapses` it is of no use."""

    rule: Requirement
    occurrence: Occurrence
    proof: Proof
    lapses: date | None = None

    def days(self, calendar: WorkingCalendar) -> Deadline:
        """`calendar` is that of the own country. All is known beforehand, so that it can be done before a day off."""
        return deadline(self.rule.term, self.occurrence.day, calendar, foreseen=True)


def agreement_tasks(agreement: AgreementFacts) -> Iterator[AgreementTask]:
    """Every task of an agreement that is signed or in force; none of any other."""
    if agreement.values.get("state") in _GOES_ON:
        yield from _of_its_end(agreement)
        yield from _review(agreement.values)
        yield from _unused_places(agreement)
        yield from _original(agreement.values)


def agreement_task_id(code: str, agreement: str, day: date) -> str:
    """The same on every PC of the office, so that two people who tick the same task change the same record."""
    return derived_id("task", code, agreement, day.isoformat())


def _of_its_end(agreement: AgreementFacts) -> Iterator[AgreementTask]:
    """Notice only where the end is not decided and a number of days was agreed; a draft of the next one decides it.
    The end itself asks until the next one is signed, or the old one is set to expired."""
    until, days = day_in(agreement.values, "valid_until"), agreement.values.get("notice_days")
    if until is None:
        return
    if isinstance(days, int) and renewal_of(agreement.values) != "none":
        term = Term(BEFORE if days else ON, days)
        followed = _followed(agreement, bool(agreement.successor))
        yield _task(NOTICE, until, term, followed, lapses=until, remind_days=REMINDED_BEFORE[0])
    yield _task(END, until, Term(ON), _followed(agreement, agreement.successor in _GOES_ON))


def _review(agreement: Values) -> Iterator[AgreementTask]:
    if day := day_in(agreement, "next_review"):
        yield _task(REVIEW, day, Term(ON), Proof(False, Reason("not_ticked", {}), by_hand=True))


def _unused_places(agreement: AgreementFacts) -> Iterator[AgreementTask]:
    """On 1 March there is time left to send somebody in the year; after the year there is none."""
    first, last = (day_in(agreement.values, name) for name in ("valid_from", "valid_until"))
    for year in agreement.unused_years:
        day = _first_of_march(year)
        if day and (first is None or first <= day) and (last is None or day <= last):
            proof = Proof(False, Reason("places_unused", {"n": year.places}), by_hand=True)
            yield _task(PLACES, day, Term(ON), proof, lapses=year.ends)


def _first_of_march(year: UnusedYear) -> date | None:
    found = (date(number, 3, 1) for number in range(year.starts.year, year.ends.year + 1))
    return next((day for day in found if year.starts <= day <= year.ends), None)


def _original(agreement: Values) -> Iterator[AgreementTask]:
    day, place = day_in(agreement, "signed"), str(agreement.get("original_place") or "")
    if day:
        proof = Proof(bool(place), Reason("original", {"place": place}) if place else Reason("no_original", {}))
        term = Term(AFTER, _ORIGINAL_WITHIN)
        yield _task(ORIGINAL, day, term, proof, lapses=days_after(day, _ORIGINAL_WITHIN + _LOOKED_FOR))


def _followed(agreement: AgreementFacts, is_settled: bool) -> Proof:
    if not agreement.successor:
        return Proof(False, Reason("no_successor", {}), by_hand=True)
    words = {"number": agreement.successor_number, "state": f"choice.agreement_state.{agreement.successor}"}
    return Proof(is_settled, Reason("successor", words), by_hand=not is_settled)


def _task(
    code: str, day: date, term: Term, proof: Proof, *, lapses: date | None = None, remind_days: int = _REMIND_DAYS
) -> AgreementTask:
    rule = Requirement(code=code, kind="agreement", event=code, term=term, remind_days=remind_days, id=code)
    return AgreementTask(rule, Occurrence(f"{code}:{day.isoformat()}", day), proof, lapses)
