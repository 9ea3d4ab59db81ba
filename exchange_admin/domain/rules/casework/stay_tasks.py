"""The tasks that a stay has by the rules, before anybody has touched one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from exchange_admin.domain.rules.casework.applies import applies
from exchange_admin.domain.rules.casework.fulfilment import Proof, proof_of
from exchange_admin.domain.rules.casework.occurrences import (
    Occurrence,
    calendar_country,
    due_days,
    occurrences,
    task_id,
)
from exchange_admin.domain.rules.casework.requirements import Requirement
from exchange_admin.domain.rules.casework.states import DONE, OPEN
from exchange_admin.domain.rules.casework.stays import StayFacts, StayRecords
from exchange_admin.domain.rules.casework.terms import Deadline
from exchange_admin.domain.rules.casework.working_days import WorkingCalendar


@dataclass(frozen=True, slots=True)
class StayTask:
    """One thing that somebody must do or bring. `id` is that of its row once somebody acts.

    `asks` names fields nobody has filled in, for want of which the rule may turn out not to apply (`applies`).
    """

    id: str
    requirement: Requirement
    occurrence: Occurrence
    deadline: Deadline
    proof: Proof
    asks: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """Done by itself where the proof is there, else open."""
        return DONE if self.proof.settles else OPEN


def stay_tasks(
    requirements: Iterable[Requirement],
    stay: StayFacts,
    records: StayRecords,
    calendars: Mapping[str, WorkingCalendar],
) -> Iterator[StayTask]:
    """In the order of the rules. `calendars` go by country; where one is missing only weekends are known."""
    for requirement in requirements:
        if not applies(requirement, stay):
            continue
        calendar = calendars.get(calendar_country(requirement, stay)) or WorkingCalendar()
        for one in occurrences(requirement, stay, records):
            if found := applies(requirement, stay, one.day):
                yield StayTask(
                    task_id(requirement.id, stay.id, one.name),
                    requirement,
                    one,
                    due_days(requirement, one, calendar),
                    proof_of(requirement, one, stay, records),
                    found.asks,
                )


def stay_questions(requirements: Iterable[Requirement], stay: StayFacts) -> Iterator[tuple[Requirement, str]]:
    """Rules of which nobody can say whether they apply, each with a field that is to be filled in for it."""
    for requirement in requirements:
        found = applies(requirement, stay)
        if not found.applies:
            yield from ((requirement, field) for field in found.asks)
