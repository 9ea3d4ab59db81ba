"""What has to be done for a committee by which day: worked out from its records, as the tasks of agreements are.

Each stands with one institution alone: a decision with whoever carries it out, the next session with whoever leads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Values
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.rules.casework.fulfilment import Proof
from exchange_admin.domain.rules.casework.occurrences import Occurrence
from exchange_admin.domain.rules.casework.requirements import Requirement
from exchange_admin.domain.rules.casework.terms import ON, Deadline, Term, deadline
from exchange_admin.domain.rules.casework.working_days import WorkingCalendar
from exchange_admin.domain.rules.committee.control import is_of_forum, next_session
from exchange_admin.domain.rules.committee.states import (
    DECISION_TASK,
    DONE,
    FORUM_TASK,
    IN_FORCE,
    INFORMATION,
    SESSION_TASK,
)
from exchange_admin.domain.rules.reasons import Reason

_REMIND_DAYS = {DECISION_TASK: 14, SESSION_TASK: 60, FORUM_TASK: 120}


@dataclass(frozen=True, slots=True)
class CommitteeTask:
    """One task, with the id that it has on every PC; its rule has one of `TASK_CODES`."""

    id: str
    rule: Requirement
    occurrence: Occurrence
    proof: Proof

    def days(self, calendar: WorkingCalendar) -> Deadline:
        """`calendar` is that of the own country. The day is known beforehand: nothing waits for a day off."""
        return deadline(self.rule.term, self.occurrence.day, calendar, foreseen=True)


def decision_tasks(decision: str, values: Values, own: str) -> Iterator[CommitteeTask]:
    """Of a decision (an id) that the own institution carries out by a day. What was carried out stays as done."""
    due, state = day_in(values, "due"), values.get("state")
    is_own = values.get("responsible_institution_id") == own and values.get("kind") != INFORMATION
    if not is_own or due is None or not (state in IN_FORCE or state == DONE):
        return
    proof = Proof(state == DONE, Reason(f"decision_{'done' if state == DONE else 'open'}", {}), by_hand=state != DONE)
    yield _task(DECISION_TASK, Occurrence(f"{DECISION_TASK}:start", due), proof, decision, own)


def session_tasks(body: str, values: Values, meetings: Iterable[Values], own: str) -> Iterator[CommitteeTask]:
    """The next session of a committee (an id) that the own institution leads, until one is planned."""
    ahead = next_session(values, meetings) if values.get("lead_institution_id") == own else None
    if ahead is not None and not ahead[1]:
        day, code = ahead[0], FORUM_TASK if is_of_forum(values) else SESSION_TASK
        proof = Proof(False, Reason(f"{code.removeprefix('committee.')}_open", {}), by_hand=True)
        yield _task(code, Occurrence(f"{code}:{day.isoformat()}", day), proof, body, own)


def _task(code: str, occurrence: Occurrence, proof: Proof, subject: str, own: str) -> CommitteeTask:
    """Its id is the one that the kind says of the record which is made of it (`or_identified_by`)."""
    rule = Requirement(code=code, kind="committee", event=code, term=Term(ON), remind_days=_REMIND_DAYS[code], id=code)
    return CommitteeTask(derived_id("task", subject, own, occurrence.name), rule, occurrence, proof)
