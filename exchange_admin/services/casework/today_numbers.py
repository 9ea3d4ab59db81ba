"""What a day is about: what is overdue, due this week, asked for without an answer, who comes and who goes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from exchange_admin.domain.dates import LATEST_DAY
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.casework.own_codes import code_of
from exchange_admin.domain.rules.casework.requirements import Requirement
from exchange_admin.domain.rules.casework.states import SUBMITTED
from exchange_admin.domain.rules.mobility_status import CAME_TO_NOTHING, CONFIRMED
from exchange_admin.domain.rules.stays import CAME_ON, FIRST_DAY, LAST_DAY, REFUSED, takes_place
from exchange_admin.domain.rules.usual_settings import REMIND_EVERY_DAYS
from exchange_admin.domain.wording import best_of
from exchange_admin.services.casework.case_parts import CaseParts, CaseService
from exchange_admin.services.casework.case_task import CaseTask, short_title, titles_of_code
from exchange_admin.services.casework.task_list import NO_RULE, WEEK, TaskFilter, TaskList, TaskOrder, TaskTab
from exchange_admin.store.due_row import DueRow
from exchange_admin.store.due_rows import DueCount
from exchange_admin.store.moving_stays import AlikeMoves

SHOWN = 7
"""Tasks that are named one by one."""
FORTNIGHT = 14
"""Days that arrivals and departures are told ahead."""
LOOK_BACK = 183
"""Days after which nobody is asked any more whether a guest has come."""
NAMED = 3
"""People who are named of a group."""
NEXT_GROUPS = 3
"""Groups that are told of what comes after this week."""


@dataclass(frozen=True, slots=True)
class TaskPart:
    """Tasks as the list of tasks can show them."""

    tab: TaskTab
    wanted: TaskFilter


@dataclass(frozen=True, slots=True)
class DueGroup:
    """Tasks of one rule: how many, the first day to act by and the first day they are due. `requirement` is empty for
    tasks of no rule, and `title` then too. `names` are the first few whom it is about, of tasks of no rule what they
    are called; `part` lists all of them."""

    requirement: str
    title: str
    short_title: str
    n: int
    act_by: date
    due: date
    names: tuple[str, ...]
    part: TaskPart


@dataclass(frozen=True, slots=True)
class Movement:
    """So many people who come or go on a day between two institutions (ids, empty where they are not known).

    `ours` are people of the own institution: they come home, or leave for their stay. `partner` is the other one;
    `planned` of them are only planned for that day. `filters` list their stays.
    """

    day: date
    partner: str
    ours: bool
    n: int
    planned: int
    filters: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class TodayNumbers:
    """As of `day`. `overdue_first` are at most seven, as the list has them: those whose phase is over come after the
    others. `late` are not overdue, but the day to act by is over; `week` are the others of this week. Of those who are
    `waiting`, `waiting_long` were asked `remind_after` days ago or before, `waiting_first` before all others.
    `next_groups` come after this week, the first on `next_day`; `next_move` is told where nobody moves within two
    weeks. `not_come` are guests who were confirmed, whose planned day is over, and of whom nobody has noted that they
    came: no earlier ones than half a year ago. A `_part` lists what its number counts."""

    day: date
    overdue: int
    overdue_first: tuple[CaseTask, ...]
    late: int
    late_groups: tuple[DueGroup, ...]
    week: int
    week_groups: tuple[DueGroup, ...]
    waiting: int
    remind_after: int
    waiting_long: int
    waiting_first: tuple[CaseTask, ...]
    to_check: int
    arriving: tuple[Movement, ...]
    leaving: tuple[Movement, ...]
    not_come: tuple[Movement, ...]
    next_move: date | None
    next_day: date | None
    next_groups: tuple[DueGroup, ...]
    late_part: TaskPart
    week_part: TaskPart
    waiting_part: TaskPart


class TodayReading(CaseService):
    def __init__(self, parts: CaseParts, tasks: TaskList) -> None:
        super().__init__(parts)
        self._tasks = tasks

    def numbers(self, language: str) -> TodayNumbers:
        today = self._today()
        counts = self._tasks.counts()
        rows = [one for one in self._store.due.counts() if one.is_open and one.state != SUBMITTED and one.act_by]
        rows = [one for one in rows if not one.lapses or one.lapses >= today.isoformat()]
        first, last = today.isoformat(), (today + timedelta(days=WEEK)).isoformat()
        soon = [one for one in rows if (one.due or "") >= first and (one.act_by or "") <= last]
        late, week = ([one for one in soon if ((one.act_by or "") < first) is before] for before in (True, False))
        later = [one for one in rows if (one.act_by or "") > last]
        past = TaskPart(TaskTab.WEEK, TaskFilter(act_until=(today - timedelta(days=1)).isoformat()))
        this_week = TaskPart(TaskTab.WEEK, TaskFilter(act_from=first))
        after = TaskPart(TaskTab.ALL, TaskFilter(act_from=(today + timedelta(days=WEEK + 1)).isoformat(), is_open=True))
        remind_after = self._remind_after()
        asked = (today - timedelta(days=remind_after)).isoformat()
        waiting = TaskPart(TaskTab.WAITING, TaskFilter(asked_until=asked, order=TaskOrder.ASKED))
        coming, going = self._movements(today, today + timedelta(days=FORTNIGHT - 1))
        overdue_first, waiting_first = self._first([one for one in rows if (one.due or "") < first], waiting, language)
        return TodayNumbers(
            day=today,
            overdue=counts[TaskTab.OVERDUE],
            overdue_first=overdue_first,
            late=sum(one.n for one in late),
            late_groups=self._groups(late, past, language),
            week=sum(one.n for one in week),
            week_groups=self._groups(week, this_week, language),
            waiting=counts[TaskTab.WAITING],
            remind_after=remind_after,
            waiting_long=self._tasks.count(waiting.tab, waiting.wanted),
            waiting_first=waiting_first,
            to_check=counts[TaskTab.TO_CHECK],
            arriving=coming,
            leaving=going,
            not_come=self._not_come(today),
            next_move=None if coming or going else self._next_move(today + timedelta(days=FORTNIGHT)),
            next_day=min((date.fromisoformat(one.act_by) for one in later if one.act_by), default=None),
            next_groups=self._groups(later, after, language, most=NEXT_GROUPS),
            late_part=past,
            week_part=this_week,
            waiting_part=waiting,
        )

    def _remind_after(self) -> int:
        """As the office has set it; the file of a partner does not hold its settings."""
        office = next(iter(self._store.records(Query("office"))), None)
        return int(office["remind_every_days"] or REMIND_EVERY_DAYS) if office else REMIND_EVERY_DAYS

    def _first(
        self, overdue: Sequence[DueCount], waiting: TaskPart, language: str
    ) -> tuple[tuple[CaseTask, ...], tuple[CaseTask, ...]]:
        """The first of what is overdue and of those who wait, as the lists of both begin, worked out at once."""
        late: list[int] = []
        for is_past in (False, True):  # as in bands: papers of a phase that is over come behind
            late += [n for n, _ in self._first_rows(overdue, SHOWN - len(late), _by_day, is_past=is_past)]
        asked = self._tasks.ns(waiting.tab, waiting.wanted, most=SHOWN)
        tasks = {one.n: one for one in self._tasks.tasks([*dict.fromkeys((*late, *asked))], language)}
        told = [tuple(tasks[n] for n in ns if n in tasks) for ns in (late, asked)]
        return told[0], told[1]

    def _first_rows(
        self, counts: Sequence[DueCount], most: int, order: Callable[[DueCount], Any], *, is_past: bool | None = None
    ) -> list[tuple[int, DueRow]]:
        """The first rows that are counted, in their `order` and of those that are alike in it by number; with `is_past`
        those of them of which it is true or not."""
        found: list[tuple[int, DueRow]] = []
        for _, alike in groupby(sorted(counts, key=order), order):
            if len(found) < most:
                found += self._store.due.first_counted([*alike], most - len(found), is_past=is_past)
        return found

    def _groups(
        self, rows: Sequence[DueCount], part: TaskPart, language: str, *, most: int | None = None
    ) -> tuple[DueGroup, ...]:
        """By rule, the first to act on before the others; all of them lie within `part`."""
        n, act_by, due = Counter[str](), dict[str, str](), dict[str, str]()
        of_rule = defaultdict[str, list[DueCount]](list)
        for one in rows:
            n[one.requirement] += one.n
            of_rule[one.requirement].append(one)
            for days, day in ((act_by, one.act_by), (due, one.due)):
                days[one.requirement] = min(day or LATEST_DAY, days.get(one.requirement, LATEST_DAY))
        in_order = sorted(act_by, key=lambda rule: (act_by[rule], -n[rule], rule))[:most]
        parts = {id: TaskPart(part.tab, replace(part.wanted, requirement=id or NO_RULE)) for id in in_order}
        names = self._named({id: of_rule[id] for id in in_order[:SHOWN]}, language)
        rules = self._upkeep.working.rules
        return tuple(
            DueGroup(
                id, *self._titles(id, rules.get(id), language), n[id], date.fromisoformat(act_by[id]),
                date.fromisoformat(due[id]), names.get(id, ()), parts[id],
            )
            for id in in_order
        )  # fmt: skip

    def _titles(self, id: str, rule: Requirement | None, language: str) -> tuple[str, str]:
        """What a rule is called, whole and short."""
        if code_of(id):
            return titles_of_code(id, self._wordings[language])
        title = best_of(rule.names, language) if rule else ""
        return title, short_title(rule, title, language)

    def _named(self, groups: Mapping[str, Sequence[DueCount]], language: str) -> dict[str, tuple[str, ...]]:
        """The first few of each group."""
        first = {id: self._first_rows(counts, NAMED, _by_day) for id, counts in groups.items()}
        names = self._names_of([row for rows in first.values() for _, row in rows], language)
        return {
            id: tuple(dict.fromkeys(filter(None, (names[row.id] for _, row in rows)))) for id, rows in first.items()
        }

    def _movements(self, first: date, last: date) -> tuple[tuple[Movement, ...], tuple[Movement, ...]]:
        """Who comes and who goes on these days: guests come when their stay begins, own people when it ends."""
        own = self._store.institution
        coming, going = list[tuple[str, AlikeMoves]](), list[tuple[str, AlikeMoves]]()
        for end in ("start", "end"):
            for alike in self._moving(end, first, last):
                comes = _is_ours(alike, own) is (end == "end")
                (coming if comes else going).append((FIRST_DAY if end == "start" else LAST_DAY, alike))
        return _moves(coming, own), _moves(going, own)

    def _not_come(self, today: date) -> tuple[Movement, ...]:
        own = self._store.institution
        since, until = today - timedelta(days=LOOK_BACK), today - timedelta(days=1)
        found = self._store.moving_stays.not_come(own, since.isoformat(), until.isoformat())
        moves = _moves(((FIRST_DAY, alike) for alike in found if _takes_place(alike)), own)
        noted = Filter("receiving_status", Test.IS, (CONFIRMED,)), Filter(CAME_ON, Test.EMPTY)
        return tuple(replace(one, filters=(*one.filters[:-1], *noted)) for one in moves)

    def _moving(self, end: str, first: date, last: date) -> Iterator[AlikeMoves]:
        for alike in self._store.moving_stays.between(end, first.isoformat(), last.isoformat()):
            if _takes_place(alike):
                yield alike

    def _next_move(self, since: date) -> date | None:
        """The first day on which somebody comes or goes after the fortnight, within half a year."""
        until = since + timedelta(days=183)
        days = (alike.day for end in ("start", "end") for alike in self._moving(end, since, until))
        return min(map(date.fromisoformat, days), default=None)


def _by_day(one: DueCount) -> tuple[str, str]:
    return one.act_by or "", one.due or ""


def _moves(stays: Iterable[tuple[str, AlikeMoves]], own: str) -> tuple[Movement, ...]:
    n, planned = Counter[tuple[str, str, str, str]](), Counter[tuple[str, str, str, str]]()
    ours = dict[tuple[str, str, str, str], bool]()
    for field, alike in stays:
        key = (alike.day, field, alike.sending, alike.receiving)
        n[key] += alike.n
        planned[key] += 0 if alike.is_actual else alike.n
        ours[key] = _is_ours(alike, own)
    return tuple(
        Movement(
            date.fromisoformat(day), receiving if ours[key] else sending, ours[key], n[key], planned[key],
            stays_of_day(field, day, sending, receiving),
        )
        for key in sorted(n)
        for day, field, sending, receiving in [key]
    )  # fmt: skip


def _takes_place(alike: AlikeMoves) -> bool:
    return takes_place({"sending_status": alike.sending_status, "receiving_status": alike.receiving_status})


def _is_ours(moves: AlikeMoves, own: str) -> bool:
    return moves.sending == own and moves.receiving != own


def stays_of_day(field: str, day: str, sending: str, receiving: str) -> tuple[Filter, ...]:
    """Stays that take place and have their first or last day then, between two institutions."""
    return (
        Filter(field, Test.IS, (day,)),
        Filter("sending_institution_id", Test.IS, (sending or None,)),
        Filter("receiving_institution_id", Test.IS, (receiving or None,)),
        Filter("sending_status", Test.IS_NOT, tuple(sorted(CAME_TO_NOTHING))),
        Filter("receiving_status", Test.IS_NOT, tuple(sorted(REFUSED))),
    )
