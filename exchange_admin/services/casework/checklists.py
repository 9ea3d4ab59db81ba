"""What one stay needs, by phases, and whether somebody is ready to travel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.casework.applies import takes_requirements
from exchange_admin.domain.rules.casework.requirements import Requirement
from exchange_admin.domain.steps import Record
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.services.casework.case_parts import CaseParts, CaseService
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.stay_events import Doubled, StayEvent, StayEvents
from exchange_admin.services.casework.working_out import Question

BEFORE_TRAVEL = ("application", "before_departure")
"""Phases that are over when somebody leaves."""


@dataclass(frozen=True, slots=True)
class PhaseTasks:
    """`phase` is empty for tasks of no rule, or whose rule does not ask for them any more."""

    phase: str
    tasks: tuple[CaseTask, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """One stay: its tasks by phase, rules of which it is not known whether they apply, those that have `ended` before
    they could ask for anything here, its events, and what somebody should look at. `takes_none`: the stay came to
    nothing, was not accepted or is closed, so that no rule applies.

    Of what is needed before leaving `ready` of `needed` are done; `missing` are the others. `doubled` are events
    that two sides wrote down and that may be one.
    """

    stay: Record
    phases: tuple[PhaseTasks, ...]
    questions: tuple[Question, ...]
    ended: tuple[Requirement, ...]
    events: tuple[StayEvent, ...]
    problems: tuple[Problem, ...]
    takes_none: bool
    ready: int
    needed: int
    missing: tuple[CaseTask, ...]
    doubled: tuple[Doubled, ...] = ()

    @property
    def tasks(self) -> list[CaseTask]:
        return [task for phase in self.phases for task in phase.tasks]

    @property
    def is_ready(self) -> bool:
        return not self.missing


class Checklists(CaseService):
    """Worked out from the records as they are now, never from the rows of lists."""

    def __init__(self, parts: CaseParts, events: StayEvents) -> None:
        super().__init__(parts)
        self._events = events

    def of_stay(self, stay: str, language: str) -> Checklist:
        """Raises RuleBroken with `record.missing`."""
        record = self._there("mobility", stay)
        self._upkeep.bring_up()
        read, worked = self._upkeep.of_stays([stay])[stay]
        rows = {row.id: n for n, row in self._store.due.of_stays([stay])}
        tasks = self._shown([(rows.get(one.id, 0), one) for one in worked], language)
        before = [one for one in tasks if one.phase in BEFORE_TRAVEL and one.is_asked]
        missing = tuple(one for one in before if one.is_open)
        return Checklist(
            stay=record,
            phases=tuple(_by_phase(tasks)),
            questions=tuple(self._upkeep.working.questions(read.facts)),
            ended=tuple(self._upkeep.working.ended(read)),
            events=tuple(self._events.of(stay)),
            problems=tuple(self._events.problems(stay)),
            takes_none=not takes_requirements(read.facts),
            ready=len(before) - len(missing),
            needed=len(before),
            missing=missing,
            doubled=tuple(self._events.doubled(stay)),
        )

    def of_person(self, person: str, language: str) -> list[Checklist]:
        """Of every stay of all entries of the person, the latest first."""
        entries = self._store.entries().of(person)
        stays = [one for one in self._store.where("mobility", "person_id", entries) if one.live]
        stays.sort(key=lambda one: (one.text("actual_start") or one.text("planned_start"), one.id), reverse=True)
        return [self.of_stay(one.id, language) for one in stays]


def _by_phase(tasks: Sequence[CaseTask]) -> list[PhaseTasks]:
    """In the order of a stay; within a phase by the day to act, what has no day last."""
    found = []
    for phase in (*words_of("case_phase"), ""):
        some = [one for one in tasks if (one.phase if one.is_asked else "") == phase]
        some.sort(key=lambda one: (one.act_by or date.max, one.title))
        if some:
            found.append(PhaseTasks(phase, tuple(some)))
    return found
