"""What there is to do for a stay: its rules, their occurrences and deadlines, and what became of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from exchange_admin.domain.dates import age, day_in
from exchange_admin.domain.rules.agreements.tasks import AgreementTask, agreement_task_id, agreement_tasks
from exchange_admin.domain.rules.casework.applies import (
    OF_AGE,
    Applies,
    applies,
    is_draft,
    is_over,
    phase_is_over,
    takes_requirements,
)
from exchange_admin.domain.rules.casework.fulfilment import Proof, proof_of
from exchange_admin.domain.rules.casework.occurrences import (
    Occurrence,
    calendar_country,
    due_days,
    occurrences,
    task_id,
)
from exchange_admin.domain.rules.casework.own_codes import code_of
from exchange_admin.domain.rules.casework.requirements import Requirement
from exchange_admin.domain.rules.casework.sharing import SHARED, usual_share
from exchange_admin.domain.rules.casework.states import DONE, EXITS, OPEN
from exchange_admin.domain.rules.casework.stays import StayFacts
from exchange_admin.domain.rules.casework.terms import Deadline
from exchange_admin.domain.rules.casework.working_days import WorkingCalendar
from exchange_admin.domain.rules.reasons import Reason
from exchange_admin.domain.steps import Record
from exchange_admin.services.casework.agreement_reading import ReadAgreement
from exchange_admin.services.casework.stay_reading import ReadStay
from exchange_admin.store.due_row import DueRow

if TYPE_CHECKING:  # where there are no committees nobody waits for what reads them
    from exchange_admin.domain.rules.committee.tasks import CommitteeTask
    from exchange_admin.services.casework.committee_reading import ReadCommittee

CLOSED = frozenset({DONE, *EXITS})
"""States in which nothing is left to do; with an authority something still is."""


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """One task of a stay, an agreement, a decision, a committee or of none, touched or not. `record` is None until
    somebody acts.

    `requirement` is None for a task of no rule, or whose rule is gone. `is_asked` is False where the rule does not ask
    for it any more, and the task is kept for what became of it. `moved_by_hand`: somebody set the day. `is_past`: its
    phase is over (`phase_is_over`).
    """

    id: str
    stay: str
    requirement: Requirement | None
    occurrence: Occurrence
    deadline: Deadline
    state: str
    proof: Proof | None = None
    record: Record | None = None
    files: int = 0
    is_asked: bool = True
    moved_by_hand: bool = False
    asks: tuple[str, ...] = ()
    is_past: bool = False
    agreement: str = ""
    lapses: date | None = None
    decision: str = ""
    body: str = ""

    @property
    def is_open(self) -> bool:
        return self.is_asked and self.state not in CLOSED

    def row(self) -> DueRow:
        rule, record, days = self.requirement, self.record, self.deadline
        kind = rule.kind if rule else record.text("kind") if record else ""
        return DueRow(
            id=self.id,
            stay=self.stay,
            requirement=rule.id if rule else record.text("requirement_id") if record else "",
            occurrence=self.occurrence.name,
            kind=kind,
            phase=rule.phase if rule else "",
            due=days.due.isoformat() if days.due else None,
            act_by=days.act_by.isoformat() if days.act_by else None,
            state=self.state,
            is_open=self.is_open,
            is_planned=days.is_planned,
            asked_on=(record.text("asked_on") or None) if record else None,
            is_past=self.is_past,
            agreement=self.agreement,
            lapses=self.lapses.isoformat() if self.lapses and self.is_open else None,
            decision=self.decision,
            body=self.body,
        )


@dataclass(frozen=True, slots=True)
class Question:
    """A rule of which nobody can say whether it applies, until what it asks for (fields) is known."""

    requirement: Requirement
    asks: tuple[str, ...]


class WorkingOut:
    """`rules` are those that count, by id; `calendars` knows the working days of a country. What many stays have in
    common is worked out once, so one of these serves for a whole run. Nothing depends on the day of today.

    In the file of a partner (`of_partner`) nothing is worked out of what the office keeps for itself, unless somebody
    has shared it; what concerns health is, for the partner's people have to bring it."""

    def __init__(
        self,
        rules: Mapping[str, Requirement],
        calendars: Callable[[str], WorkingCalendar],
        *,
        of_partner: bool = False,
    ) -> None:
        self.rules, self._calendars, self._of_partner = rules, calendars, of_partner
        self._applying: dict[tuple[object, ...], list[tuple[Requirement, Applies]]] = {}
        self._deadlines: dict[tuple[object, ...], Deadline] = {}

    def tasks(self, stay: ReadStay, only: Collection[str] | None = None) -> Iterator[WorkedOut]:
        """Every task of a stay: those that its rules ask for, then what else was written down for it. With `only`, ids
        of rules (empty: of none), at least those of them, and no more worked out than they need."""
        found = set[str]()
        for rule, verdict in self._verdicts(stay.facts):
            if verdict.applies and (only is None or rule.id in only):
                is_shown = not self._of_partner or usual_share(rule.actor, rule.phase, stay.facts.direction) == SHARED
                for task in self._of_rule(rule, verdict, stay):
                    if not is_shown and task.record is None:
                        continue
                    found.add(task.id)
                    yield task
        for id, record in stay.stored.items():
            if id not in found and (only is None or record.text("requirement_id") in only):
                yield self.of_record(record, stay.facts.host_country, stay.files.get(id, 0))

    def tasks_of_rule(self, rule: str, stay: ReadStay) -> Iterator[WorkedOut]:
        """Those of `tasks` that are of one rule (an id), without working out the others."""
        found = set[str]()
        one = self.rules.get(rule)
        if one is not None and (verdict := applies(one, stay.facts)).applies:
            for task in self._of_rule(one, verdict, stay):
                found.add(task.id)
                yield task
        left = {id for id, one in stay.stored.items() if one["requirement_id"] == rule} - found
        if left:  # the rule does not ask for them any more
            all_of_stay = (task for task in self.tasks(stay) if task.id in left)
            yield from (task for task in all_of_stay if task.requirement is None or task.requirement.id == rule)

    def questions(self, stay: StayFacts) -> list[Question]:
        return [Question(rule, verdict.asks) for rule, verdict in self._verdicts(stay) if not verdict.applies]

    def ended(self, stay: ReadStay) -> list[Requirement]:
        """Rules that would ask for something here if they had not ended before: a trial without visas, for instance."""
        found = []
        for rule, verdict in self._verdicts(stay.facts):
            until = rule.in_force_until
            if verdict.applies and until is not None:
                days = [one.day or stay.facts.starts for one in occurrences(rule, stay.facts, stay.records)]
                found += [rule] if any(day is not None and day > until for day in days) else []
        return found

    def of_agreement(self, agreement: ReadAgreement, country: str) -> Iterator[WorkedOut]:
        """Every task of an agreement, as `tasks` of a stay; `country` is the own one."""
        found = set[str]()
        for task in agreement_tasks(agreement.facts) if agreement.facts else ():
            made = self._of_agreement_task(task, agreement, country)
            found.add(made.id)
            yield made
        for id, record in agreement.stored.items():
            if id not in found:
                made = self.of_record(record, country, agreement.files.get(id, 0))
                is_over = agreement.facts is not None and code_of(record.text("occurrence"))
                yield replace(made, agreement=agreement.id, is_asked=not is_over)

    def _of_agreement_task(self, task: AgreementTask, agreement: ReadAgreement, country: str) -> WorkedOut:
        assert task.occurrence.day is not None
        id = agreement_task_id(task.rule.code, agreement.id, task.occurrence.day)
        made = self._of_own_rule(id, task, agreement.stored.get(id), agreement.files.get(id, 0), country)
        return replace(made, agreement=agreement.id, lapses=task.lapses)

    def of_committee(self, subject: ReadCommittee, country: str) -> Iterator[WorkedOut]:
        """Every task of a decision or of a committee itself, as `of_agreement`."""
        found = set[str]()
        for task in subject.tasks:
            found.add(task.id)
            made = self._of_own_rule(task.id, task, subject.stored.get(task.id), subject.files.get(task.id, 0), country)
            yield replace(made, decision=subject.decision, body=subject.body)
        for id, record in subject.stored.items():
            if id not in found:
                made = self.of_record(record, country, subject.files.get(id, 0))
                is_over = bool(code_of(record.text("occurrence")))
                yield replace(made, decision=subject.decision, body=subject.body, is_asked=not is_over)

    def _of_own_rule(
        self, id: str, task: AgreementTask | CommitteeTask, record: Record | None, files: int, country: str
    ) -> WorkedOut:
        """A task of a rule of the program itself; what was ticked by hand is proved by that."""
        days, moved = task.days(self._calendars(country)), day_in(record.values, "due") if record else None
        proof = task.proof
        if record and record["state"] == DONE and record["done_on"] and proof.by_hand:
            proof = Proof(True, Reason("ticked", {"day": record.text("done_on")}), by_hand=True)
        return WorkedOut(
            id=id,
            stay="",
            requirement=task.rule,
            occurrence=task.occurrence,
            deadline=self._moved(days, moved, country) if moved else days,
            state=_state(record, proof),
            proof=proof,
            record=record,
            files=files,
            moved_by_hand=moved is not None,
        )

    def of_record(self, record: Record, country: str = "", files: int = 0) -> WorkedOut:
        """A task that stands for itself, or that its rule does not ask for any more."""
        rule = self.rules.get(record.text("requirement_id"))
        moved = day_in(record.values, "due")
        return WorkedOut(
            id=record.id,
            stay=record.text("mobility_id"),
            requirement=rule,
            occurrence=Occurrence(record.text("occurrence")),
            deadline=self._moved(Deadline(), moved, country) if moved else Deadline(),
            state=record.text("state") or OPEN,
            record=record,
            files=files,
            is_asked=record["kind"] != "requirement" or rule is None,
            moved_by_hand=moved is not None and record["kind"] == "requirement",
        )

    def _of_rule(self, rule: Requirement, verdict: Applies, stay: ReadStay) -> Iterator[WorkedOut]:
        is_past = phase_is_over(rule.phase, stay.facts, stay.records.events)
        for one in occurrences(rule, stay.facts, stay.records):
            counted_from = one.day or stay.facts.starts
            if counted_from is not None and not rule.is_in_force(counted_from):
                continue
            id = task_id(rule.id, stay.facts.id, one.name)
            record, files = stay.stored.get(id), stay.files.get(id, 0)
            done_on = day_in(record.values, "done_on") if record and record["state"] == DONE else None
            proof = proof_of(rule, one, stay.facts, stay.records, files, done_on)
            days, moved = self.deadline(rule, one, stay.facts), day_in(record.values, "due") if record else None
            if moved:
                days = self._moved(days, moved, calendar_country(rule, stay.facts))
            yield WorkedOut(
                id=id,
                stay=stay.facts.id,
                requirement=rule,
                occurrence=one,
                deadline=days,
                state=_state(record, proof),
                proof=proof,
                record=record,
                files=files,
                moved_by_hand=moved is not None,
                asks=verdict.asks,
                is_past=is_past,
            )

    def deadline(self, rule: Requirement, one: Occurrence, stay: StayFacts) -> Deadline:
        """As the rule counts it, on the calendar that it names or that of the host."""
        country = calendar_country(rule, stay)
        key = (rule.id, one.day, one.at, one.is_planned, country)
        if key not in self._deadlines:
            self._deadlines[key] = due_days(rule, one, self._calendars(country))
        return self._deadlines[key]

    def _moved(self, days: Deadline, to: date, country: str) -> Deadline:
        calendar = self._calendars(country)
        return replace(days, due=to, act_by=calendar.last_worked(to), not_final_years=calendar.not_final(to, to))

    def _verdicts(self, stay: StayFacts) -> list[tuple[Requirement, Applies]]:
        """The rules that apply and those of which it is not known; the same for all stays that have in common what
        rules look at."""
        key = (
            *(stay.host_country, stay.direction, stay.activity, stay.role, stay.citizenships),
            *(stay.programme_id, stay.agreement_id, takes_requirements(stay), is_draft(stay)),
            is_over(stay),
            *(stay.starts is None, stay.ends is None, stay.days and bisect_right(self._lengths, stay.days)),
            self._is_minor(stay),
        )
        known = self._applying.get(key)
        if known is None:
            told = [(rule, applies(rule, stay)) for rule in self.rules.values()]
            known = self._applying[key] = [(rule, one) for rule, one in told if one.applies or one.asks]
        return known

    @cached_property
    def _lengths(self) -> list[int]:
        """Numbers of days from which on another rule applies, or one does not any more."""
        least = {rule.least_days for rule in self.rules.values() if rule.least_days is not None}
        most = {rule.most_days + 1 for rule in self.rules.values() if rule.most_days is not None}
        return sorted(least | most)

    @staticmethod
    def _is_minor(stay: StayFacts) -> bool | str:
        there = stay.planned_start or stay.actual_start
        if stay.birth_date is None or there is None:
            return "no birth date" if stay.birth_date is None else "no start"
        return age(stay.birth_date, there) < OF_AGE


def _state(record: Record | None, proof: Proof) -> str:
    """A proof that settles makes it done, unless somebody decided otherwise about it."""
    state = (record.text("state") if record else "") or OPEN
    if proof.settles and state not in {*EXITS, "rejected"}:
        return DONE
    return state
