"""Which tasks of a stay a message speaks of, by what its text asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.rules.casework.states import ASKED, OPEN, REJECTED
from exchange_admin.domain.rules.casework.stays import StayFacts
from exchange_admin.services.casework.working_out import WorkedOut
from exchange_admin.services.messages.cases import StayCase

WAITING = frozenset({OPEN, ASKED, REJECTED})
"""States in which somebody may be asked: what was received or lies with an authority is not asked for again."""
ABOUT_TASKS = frozenset({"missing", "tasks", "document"})
"""Placeholders that make a message speak of tasks."""
_OF_PEOPLE = frozenset({"person", "parents", "both", ""})
_NOTICE = "notice"
_BEFORE, _ON_ARRIVAL, _DURING = ("application", "before_departure"), ("on_arrival",), ("during",)


@dataclass(frozen=True, slots=True)
class Concerned:
    """Tasks by the placeholder that lists them. `withheld` are about somebody's health and are not written there;
    `passed` were chosen, and there is nobody to ask for them or nothing left to ask for."""

    missing: tuple[WorkedOut, ...] = ()
    tasks: tuple[WorkedOut, ...] = ()
    ending: WorkedOut | None = None
    withheld: int = 0
    passed: int = 0

    @property
    def all(self) -> tuple[WorkedOut, ...]:
        found = (*self.missing, *self.tasks, *((self.ending,) if self.ending else ()))
        return tuple({one.id: one for one in found}.values())


def concerned(
    case: StayCase, asked: frozenset[str], today: date, *, partner: str = "", private: bool = True
) -> Concerned:
    """Of one stay. To a `partner` (an institution) goes what its side and its people bring; what is about somebody's
    health goes to that person alone, and only to an address that is `private`.

    Tasks that somebody chose are all spoken of. Else nothing whose phase is over: *missing* are papers of the phases
    that have begun, of those after arrival only what has a day; *tasks* what is to be done on arrival and during the
    stay, *document* what expires first.
    """
    waiting = [one for one in case.tasks if one.is_open and one.state in WAITING]
    waiting = [one for one in waiting if _is_asked_of(one, case, partner) and (case.chosen or not one.is_past)]
    said = [one for one in waiting if not _is_sensitive(one) or (private and not partner)]
    phases = _phases(case.read.facts, today)
    missing: Sequence[WorkedOut] = ()
    tasks: Sequence[WorkedOut] = ()
    if "missing" in asked:
        missing = [one for one in said if case.chosen or (_kind(one) == "document" and _is_due_in(one, phases))]
    if "tasks" in asked:
        tasks = [one for one in said if case.chosen or _phase(one) in (*_ON_ARRIVAL, *_DURING)]
    ending = min(filter(_expires, said), key=_by_day, default=None) if "document" in asked else None
    kept_back = [one for one in waiting if one not in said and (case.chosen or _phase(one) in phases)]
    withheld = len(kept_back) if asked & ABOUT_TASKS else 0
    passed = len(case.tasks) - len(waiting) if case.chosen else 0
    return Concerned(tuple(sorted(missing, key=_by_day)), tuple(sorted(tasks, key=_by_day)), ending, withheld, passed)


def _is_asked_of(task: WorkedOut, case: StayCase, partner: str) -> bool:
    rule, facts = task.requirement, case.read.facts
    if rule is None:
        return case.chosen and not partner  # titles that somebody typed are for the office
    if rule.kind == _NOTICE:
        return False  # what the college owes an authority
    if not partner:
        return case.chosen or rule.actor in _OF_PEOPLE
    theirs = {"sending": facts.sending_institution_id, "receiving": facts.receiving_institution_id}
    return rule.actor in _OF_PEOPLE or theirs.get(rule.actor) == partner


def _phases(facts: StayFacts, today: date) -> tuple[str, ...]:
    begins = facts.actual_start or facts.planned_start
    has_begun = facts.actual_start is not None or (begins is not None and begins <= today)
    return (*_BEFORE, *_ON_ARRIVAL, *_DURING) if has_begun else _BEFORE


def _is_due_in(task: WorkedOut, phases: Sequence[str]) -> bool:
    """What is extended when it ends is not missing while there is none that could end."""
    return _phase(task) in phases and (_phase(task) in _BEFORE or task.deadline.due is not None)


def _kind(task: WorkedOut) -> str:
    return task.requirement.kind if task.requirement else ""


def _phase(task: WorkedOut) -> str:
    return task.requirement.phase if task.requirement else ""


def _is_sensitive(task: WorkedOut) -> bool:
    return task.requirement is not None and task.requirement.sensitive


def _expires(task: WorkedOut) -> bool:
    rule = task.requirement
    return rule is not None and rule.event.endswith("_expiry") and task.occurrence.day is not None


def _by_day(task: WorkedOut) -> tuple[date, str]:
    return task.deadline.due or date.max, task.requirement.code if task.requirement else task.id


def first_day(days: Iterable[date | None], today: date) -> date | None:
    """By when all of it can still be asked for: the first of these days, None where it is not known or over for one."""
    found = list(days)
    known = [day for day in found if day is not None]
    return min(known) if known and all(day >= today for day in known) else None
