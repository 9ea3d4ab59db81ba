"""What one stay needs, by phases, and whether somebody is ready to travel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.casework.applies import takes_requirements
from exchange_admin.domain.rules.casework.requirements import Requirement
from exchange_admin.domain.rules.mobility_status import stopped_status
from exchange_admin.domain.steps import Record
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.domain.wording import Wording
from exchange_admin.services.casework.case_parts import CaseParts, CaseService
from exchange_admin.services.casework.case_task import BEFORE_TRAVEL, CaseTask
from exchange_admin.services.casework.stay_events import Doubled, StayEvent, StayEvents
from exchange_admin.services.casework.working_out import Question, WorkedOut


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
    that may be one. `recounted` tells which of several events counts for what is open.
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
    recounted: tuple[Problem, ...] = ()

    @property
    def tasks(self) -> list[CaseTask]:
        return [task for phase in self.phases for task in phase.tasks]

    @property
    def is_ready(self) -> bool:
        return not self.missing

    @property
    def to_ask_for(self) -> list[str]:
        """Ids of what the person can be asked for now."""
        return [task.id for task in self.tasks if task.is_missing]

    def said_ready(self, words: Wording) -> str:
        """How many of what is needed before leaving are there, and what is missing; empty where nothing is needed."""
        if not self.needed:
            return ""
        has_left = bool(self.stay["actual_start"])
        key = "task.ready" if self.is_ready else "task.not_on_file" if has_left else "task.not_ready"
        missing = words.listed(one.short_title for one in self.missing)
        return words.say(key, {"ready": self.ready, "needed": self.needed, "missing": missing})


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
        phases = _by_phase(tasks)
        before = [one for phase in phases for one in phase.tasks if one.phase in BEFORE_TRAVEL and one.is_asked]
        missing = tuple(one for one in before if one.is_open)
        return Checklist(
            stay=record,
            phases=tuple(phases),
            questions=tuple(self._upkeep.working.questions(read.facts)),
            ended=tuple(self._upkeep.working.ended(read)),
            events=tuple(self._events.of(stay)),
            problems=tuple(self._events.problems(stay)),
            takes_none=not takes_requirements(read.facts),
            ready=len(before) - len(missing),
            needed=len(before),
            missing=missing,
            doubled=tuple(self._events.doubled(stay)),
            recounted=tuple(_recounted(worked, tasks, self._wordings[language])),
        )

    def of_person(self, person: str, language: str) -> list[Checklist]:
        """Of every stay of the person, in the order of `stays_of`."""
        return [self.of_stay(one.id, language) for one in self.stays_of(person)]

    def is_person(self, id: str) -> bool:
        """Whether a live person has this id."""
        found = self._store.get("person", id)
        return found is not None and found.live

    def stays_of(self, person: str) -> list[Record]:
        """Of all entries of the person each stay once: those under way, then those to come, the next first, then the
        others, the latest first. Raises RuleBroken with `record.missing`."""
        self._there("person", person)
        entries, today = self._store.entries(), self._today()
        of_all = entries.of(entries.kept(person))
        stays = [one for one in self._store.where("mobility", "person_id", of_all) if one.live]
        return sorted(stays, key=lambda one: _place(one, today))


def _place(stay: Record, today: date) -> tuple[int, int, str]:
    starts, ends = (day_in(stay.values, f"actual_{n}") or day_in(stay.values, f"planned_{n}") for n in ("start", "end"))
    is_over = stay["actual_end"] is not None or (ends is not None and ends < today) or _is_closed(stay)
    if is_over:
        return 2, -(starts or date.min).toordinal(), stay.id
    has_begun = starts is not None and starts <= today
    return (0 if has_begun else 1), (starts or date.max).toordinal(), stay.id


def _is_closed(stay: Record) -> bool:
    statuses = stay.text("sending_status"), stay.text("receiving_status")
    return statuses[0] == "closed" or bool(stopped_status(*statuses))


def _recounted(worked: Sequence[WorkedOut], shown: Sequence[CaseTask], words: Wording) -> Iterator[Problem]:
    """Of what is open and due once: the newest event counts, which nobody may have meant by a second one."""
    titles: dict[tuple[str, date, date], list[str]] = {}
    for task, one in zip(worked, shown, strict=True):
        times, rule = task.occurrence, task.requirement
        if rule and times.day and times.first and one.is_open and one.is_asked:
            titles.setdefault((rule.event, times.first, times.day), []).append(one.short_title)
    for (event, first, day), some in sorted(titles.items()):
        facts = {"event": f"choice.case_event.{event}", "day": day.isoformat(), "first": first.isoformat()}
        yield Problem("task.newest_counts", facts={**facts, "titles": words.listed(some)}, level=Level.INFORMS)


def _by_phase(tasks: Sequence[CaseTask]) -> list[PhaseTasks]:
    """In the order of a stay; within a phase by the day to act, what has no day last."""
    found = []
    for phase in (*words_of("case_phase"), ""):
        some = [one for one in tasks if (one.phase if one.is_asked else "") == phase]
        some.sort(key=lambda one: (one.act_by or date.max, one.title))
        if some:
            found.append(PhaseTasks(phase, tuple(some)))
    return found
