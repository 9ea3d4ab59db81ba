"""What counts as proof that a requirement is met, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from exchange_admin.domain.dates import days_after
from exchange_admin.domain.rules.casework.occurrences import SOURCES, Occurrence, documents_for, due_days, newest_day
from exchange_admin.domain.rules.casework.requirements import Evidence, Requirement
from exchange_admin.domain.rules.casework.stays import StayFacts, StayRecords
from exchange_admin.domain.rules.casework.terms import AFTER, add_months
from exchange_admin.domain.rules.casework.working_days import WorkingCalendar
from exchange_admin.domain.rules.reasons import Reason

_WEEKENDS = WorkingCalendar()
TICKED_ALONE = frozenset({"not_ticked", "by_hand", "no_level_asked"})
"""Reasons of proofs that are nothing but the tick of a person."""
_LANGUAGE_IS_SETTLED = frozenset({"ready", "waived"})


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether the proof that a rule asks for is there, with the reason. `record_id` is that of the document, consent or
    paper that was looked at, the best of several; empty where there is none.

    `by_hand`: only a person can say that this requirement is met (scans to be looked at, ticks); else it is done by
    itself as soon as the proof is there.
    """

    is_there: bool
    reason: Reason
    record_id: str = ""
    by_hand: bool = False

    @property
    def settles(self) -> bool:
        """Whether the task is done by itself."""
        return self.is_there and not self.by_hand


def proof_of(
    requirement: Requirement,
    occurrence: Occurrence,
    stay: StayFacts,
    records: StayRecords,
    files: int = 0,
    done_on: date | None = None,
) -> Proof:
    """`files` are the attachments of the task, `done_on` is its day of being done, if it has a row that says so."""
    if requirement.evidence == Evidence.FILE:
        return Proof(files > 0, Reason("files" if files else "no_file", {"n": files}), by_hand=True)
    look = _LOOKS.get(requirement.evidence)
    found = look(requirement, occurrence, stay, records) if look else Proof(False, Reason("not_ticked", {}), "", True)
    if found.by_hand and not found.is_there and done_on:
        return Proof(True, Reason("ticked", {"day": done_on.isoformat()}), by_hand=True)
    return found


def kinds_read(requirement: Requirement) -> frozenset[str]:
    """The kinds of records that the days and the proof of a requirement are read from, beside the stay, its events and
    the tasks of the requirement."""
    sources = (source.kind for event in (requirement.event, requirement.valid_at) for source in SOURCES.get(event, ()))
    return frozenset((*sources, _PROVED_BY.get(requirement.evidence, "")))


def needed_until(
    requirement: Requirement, occurrence: Occurrence, stay: StayFacts, records: StayRecords
) -> date | None:
    """The day on which a proof still has to be valid; None where it is not known.

    That of the event `valid_at` and `valid_months` more; without such an event the day that the rule counts from. What
    replaces an expiring document has to hold beyond it, a permit only while the stay lasts; the day on a visa may be
    that of the last entry, so one that outlasts the stay proves nothing. What is to be brought within a term has to
    hold beyond the term: one that ends within it is left from before.
    """
    day = newest_day(requirement.valid_at, stay, records) if requirement.valid_at else occurrence.day
    if day is None:
        return None
    if not requirement.valid_at and requirement.event.endswith("_expiry"):
        beyond = days_after(day, 1)
        return min(beyond, stay.ends) if stay.ends and requirement.event == "permit_expiry" else beyond
    if not requirement.valid_at and requirement.term.relation == AFTER:
        day = due_days(requirement, occurrence, _WEEKENDS).due or day
    return add_months(day, requirement.valid_months)


def same_class(one: str, other: str) -> bool:
    """Whether two classes of visas are the same as people type them: X1, x1, with a Cyrillic Х."""
    return _plain(one) == _plain(other)


def _plain(visa_class: str) -> str:
    return "".join(visa_class.upper().split()).replace("Х", "X")


def _document(requirement: Requirement, occurrence: Occurrence, stay: StayFacts, records: StayRecords) -> Proof:
    there = documents_for(requirement.proof, stay, records)
    if not there:
        return Proof(False, Reason("no_document", {"kind": f"choice.document_kind.{requirement.proof}"}))
    best = max(there, key=lambda one: (_fits(requirement, one.visa_class), one.valid_until or date.min, one.id))
    kind = f"choice.document_kind.{requirement.proof}"
    facts = {"kind": kind, "until": best.valid_until.isoformat() if best.valid_until else None}
    if not _fits(requirement, best.visa_class):
        code = "other_class" if best.visa_class else "class_unknown"
        facts |= {"class": best.visa_class, "needed": requirement.proof_class}
        return Proof(False, Reason(code, facts), best.id)
    needed = needed_until(requirement, occurrence, stay, records)
    if needed is None:
        return Proof(False, Reason("needed_unknown", facts), best.id)
    facts["needed"] = needed.isoformat()
    if best.valid_until is None:
        return Proof(False, Reason("end_unknown", facts), best.id)
    long_enough = best.valid_until >= needed
    return Proof(long_enough, Reason("valid" if long_enough else "too_short", facts), best.id)


def _fits(requirement: Requirement, visa_class: str) -> bool:
    return not requirement.proof_class or same_class(requirement.proof_class, visa_class)


def _consent(requirement: Requirement, occurrence: Occurrence, stay: StayFacts, records: StayRecords) -> Proof:
    outgoing = stay.direction == "outgoing"
    partner = stay.receiving_institution_id if outgoing else stay.sending_institution_id
    needed = needed_until(requirement, occurrence, stay, records) or stay.starts
    facts = {"kind": f"choice.consent_kind.{requirement.proof}"}
    for one in sorted(records.consents, key=lambda one: one.id):
        if one.kind != requirement.proof or one.withdrawn_on or one.receiver_id not in ("", partner):
            continue
        if one.valid_until is None or (needed is not None and one.valid_until >= needed):
            given = one.given_on.isoformat() if one.given_on else None
            return Proof(True, Reason("consent", {**facts, "day": given}), one.id)
    return Proof(False, Reason("no_consent", facts))


def _paper(requirement: Requirement, occurrence: Occurrence, stay: StayFacts, records: StayRecords) -> Proof:
    facts = {"kind": f"choice.certificate_kind.{requirement.proof}"}
    there = [one for one in records.papers if one.kind == requirement.proof and not one.is_revoked]
    if not there:
        return Proof(False, Reason("no_paper", facts))
    best = max(there, key=lambda one: (one.is_agreed, one.issued_on or date.min, one.id))
    if not best.is_agreed:
        return Proof(False, Reason("not_agreed", facts), best.id)
    reason = Reason("paper", {**facts, "number": best.number}) if best.number else Reason("agreed", facts)
    return Proof(True, reason, best.id)


def _language(requirement: Requirement, occurrence: Occurrence, stay: StayFacts, records: StayRecords) -> Proof:
    """Where neither programme nor agreement asks for a level, a person has to say that the proof is enough."""
    if not records.readiness:
        return Proof(False, Reason("no_level_asked", {}), by_hand=True)
    ready = records.readiness in _LANGUAGE_IS_SETTLED
    return Proof(ready, Reason("level" if ready else "no_level", {}))


def _event(requirement: Requirement, occurrence: Occurrence, stay: StayFacts, records: StayRecords) -> Proof:
    """An event of the kind that the rule names; where it names none, a person has to say so."""
    if not requirement.proof:
        return Proof(False, Reason("by_hand", {}), by_hand=True)
    facts = {"kind": f"choice.stay_event_kind.{requirement.proof}"}
    days = [one.day for one in records.events if one.kind == requirement.proof]
    days = [day for day in days if occurrence.day is None or occurrence.is_planned or day >= occurrence.day]
    if not days:
        return Proof(False, Reason("no_event", facts))
    return Proof(True, Reason("event", {**facts, "day": min(days).isoformat()}))


_PROVED_BY: Mapping[str, str] = MappingProxyType(
    {Evidence.IDENTITY_DOCUMENT: "identity_document", Evidence.CONSENT: "consent", Evidence.PAPER: "certificate"}
)
"""The kind of record that is the proof. Standings of the language list and events are known by themselves."""
_Look = Callable[[Requirement, Occurrence, StayFacts, StayRecords], Proof]
_LOOKS: Mapping[str, _Look] = MappingProxyType(
    {
        Evidence.IDENTITY_DOCUMENT: _document,
        Evidence.CONSENT: _consent,
        Evidence.PAPER: _paper,
        Evidence.EXAM_RESULT: _language,
        Evidence.EVENT: _event,
    }
)
"""What is looked for among records. Scans, ticks and papers that are not kept here are for people to look at."""
