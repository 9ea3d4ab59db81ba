"""What a day is about: what is overdue, due this week, asked for without an answer, who comes and who goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from exchange_admin.domain.rules.casework.states import SUBMITTED
from exchange_admin.domain.rules.stays import takes_place
from exchange_admin.domain.wording import best_of
from exchange_admin.services.casework.case_parts import CaseParts, CaseService
from exchange_admin.services.casework.case_task import CaseTask, short_title
from exchange_admin.services.casework.task_list import WEEK, TaskList, TaskTab
from exchange_admin.store.due_rows import DueCount, DueQuery

SHOWN = 7
"""Tasks that are named one by one."""
REMIND_AFTER = 7
"""Days after which somebody who was asked is reminded."""
FORTNIGHT = 14
"""Days that arrivals and departures are told ahead."""


@dataclass(frozen=True, slots=True)
class DueGroup:
    """Tasks of one rule: how many, and the first day to act by. `requirement` is empty for tasks of no rule, and
    `title` then too."""

    requirement: str
    title: str
    short_title: str
    n: int
    act_by: date


@dataclass(frozen=True, slots=True)
class Movement:
    """So many people who come or go on a day, from or to one partner (an id, empty where it is not known).

    `planned` of them are only planned for that day.
    """

    day: date
    partner: str
    n: int
    planned: int


@dataclass(frozen=True, slots=True)
class TodayNumbers:
    """As of `day`. `overdue_first` are those that are overdue the longest, at most seven. Of those who are `waiting`,
    `waiting_long` were asked more than a week ago. `next_day` and `next_groups` are what comes after this week."""

    day: date
    overdue: int
    overdue_first: tuple[CaseTask, ...]
    week: int
    week_groups: tuple[DueGroup, ...]
    waiting: int
    waiting_long: int
    to_check: int
    arriving: tuple[Movement, ...]
    leaving: tuple[Movement, ...]
    next_day: date | None
    next_groups: tuple[DueGroup, ...]


class TodayReading(CaseService):
    def __init__(self, parts: CaseParts, tasks: TaskList) -> None:
        super().__init__(parts)
        self._tasks = tasks

    def numbers(self, language: str) -> TodayNumbers:
        today = self._today()
        counts = self._tasks.counts()
        rows = [one for one in self._store.due.counts() if one.is_open and one.state != SUBMITTED and one.act_by]
        first, last = today.isoformat(), (today + timedelta(days=WEEK)).isoformat()
        week = [one for one in rows if (one.due or "") >= first and (one.act_by or "") <= last]
        later = min((one.act_by for one in rows if one.act_by and one.act_by > last), default=None)
        overdue = self._tasks.ns(TaskTab.OVERDUE, most=SHOWN)
        return TodayNumbers(
            day=today,
            overdue=counts[TaskTab.OVERDUE],
            overdue_first=tuple(self._tasks.tasks(overdue, language)),
            week=counts[TaskTab.WEEK],
            week_groups=self._groups(week, language),
            waiting=counts[TaskTab.WAITING],
            waiting_long=self._waiting_long(),
            to_check=counts[TaskTab.TO_CHECK],
            arriving=self._movements("start"),
            leaving=self._movements("end"),
            next_day=date.fromisoformat(later) if later else None,
            next_groups=self._groups([one for one in rows if one.act_by == later], language),
        )

    def _groups(self, rows: Sequence[DueCount], language: str) -> tuple[DueGroup, ...]:
        """By rule, the first to act on before the others."""
        n, days = Counter[str](), dict[str, str]()
        for one in rows:
            n[one.requirement] += one.n
            days[one.requirement] = min(one.act_by or "", days.get(one.requirement, "9999"))
        rules = self._upkeep.working.rules
        found = []
        for id, day in days.items():
            rule = rules.get(id)
            title = best_of(rule.names, language) if rule else ""
            found.append(DueGroup(id, title, short_title(rule, title, language), n[id], date.fromisoformat(day)))
        return tuple(sorted(found, key=lambda one: (one.act_by, -one.n, one.title)))

    def _waiting_long(self) -> int:
        asked = (self._today() - timedelta(days=REMIND_AFTER)).isoformat()
        return self._store.due.count(DueQuery(is_open=True, states=("asked",), asked_until=asked))

    def _movements(self, end: str) -> tuple[Movement, ...]:
        """Who comes (`start`) or goes (`end`) in the next two weeks."""
        first, last = self._today(), self._today() + timedelta(days=FORTNIGHT)
        n, planned = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
        for stay in self._store.due.moving(end, first.isoformat(), last.isoformat()):
            states = {"sending_status": stay.sending_status, "receiving_status": stay.receiving_status}
            if takes_place(states):
                key = (stay.day, stay.receiving if stay.sending == self._store.institution else stay.sending)
                n[key] += 1
                planned[key] += not stay.is_actual
        return tuple(
            Movement(date.fromisoformat(day), partner, n[day, partner], planned[day, partner])
            for day, partner in sorted(n)
        )
