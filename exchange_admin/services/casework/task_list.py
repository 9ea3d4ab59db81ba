"""The list of tasks: what there is to do for all stays, in tabs with their counts."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from exchange_admin.domain.rules.casework.states import SUBMITTED
from exchange_admin.services.casework.case_parts import CaseService
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.store.due_rows import DueQuery

WEEK = 7
"""Days that "this week" looks ahead."""


NO_RULE = "-"
"""In place of the id of a requirement."""


class TaskTab(StrEnum):
    """In the order in which they are offered. Of the tasks that are done or dropped only `ALL` shows any."""

    OVERDUE = "overdue"
    WEEK = "week"
    WAITING = "waiting"
    TO_CHECK = "to_check"
    DOCUMENTS = "documents"
    NOTICES = "notices"
    ALL = "all"


class TaskOrder(StrEnum):
    """What a list can be ordered by."""

    ACT_BY = "act_by"
    DUE = "due"
    STATE = "state"
    ASKED = "asked"
    TITLE = "title"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which of a tab are wanted; whatever is empty asks for nothing. All but `text` are ids, words or ISO days.

    `text` finds people, as the search of people does; `requirement` is a rule, `NO_RULE` for tasks that follow from
    none. Days are included: `act_from` and `act_until` bound the day to act by, `asked_until` the day of asking.
    `is_open` leaves out what is done, dropped or with an authority.
    """

    text: str = ""
    term: str = ""
    institution: str = ""
    requirement: str = ""
    state: str = ""
    assigned_to: str = ""
    stay: str = ""
    person: str = ""
    act_from: str = ""
    act_until: str = ""
    asked_until: str = ""
    is_open: bool = False
    order: TaskOrder = TaskOrder.ACT_BY
    descending: bool = False


class TaskList(CaseService):
    """Row numbers first, whole tasks where they are looked at: there may be a million."""

    def counts(self, wanted: TaskFilter = TaskFilter()) -> Mapping[TaskTab, int]:
        """How many each tab has."""
        self._upkeep.bring_up()
        if replace(wanted, order=TaskOrder.ACT_BY, descending=False) != TaskFilter():
            return {tab: self._store.due.count(self._query(tab, wanted)) for tab in TaskTab}
        found = Counter[TaskTab]()
        today, week = self._days()
        for one in self._store.due.counts():
            found[TaskTab.ALL] += one.n
            if one.is_open:
                tabs = _tabs_of(one.state, one.kind, one.due, one.act_by, today, week)
                found.update(dict.fromkeys(tabs, one.n))
        return {tab: found[tab] for tab in TaskTab}

    def ns(self, tab: TaskTab, wanted: TaskFilter = TaskFilter(), *, most: int = -1) -> array[int]:
        """Numbers of the tasks of a tab, in order, `most` of them where that is not negative."""
        self._upkeep.bring_up()
        return self._store.due.ns(self._query(tab, wanted), most)

    def tasks(self, ns: Sequence[int], language: str) -> list[CaseTask]:
        """The tasks of these numbers that are still there, in their order."""
        rows = self._store.due.at(ns)
        worked = self._worked_out([(n, row.id, row.stay) for n, row in rows])
        return self._shown(worked, language)

    def find(self, ids: Sequence[str], language: str) -> list[CaseTask]:
        """Tasks by their ids, touched or not, in this order; unknown ones are left out."""
        self._upkeep.bring_up()
        rows = self._store.due.by_id(ids)
        return self._shown(self._worked_out([(0, id, rows[id].stay) for id in ids if id in rows]), language)

    def _query(self, tab: TaskTab, wanted: TaskFilter) -> DueQuery:
        today, week = self._days()
        query = _TABS[tab](today, week)
        return replace(
            query,
            is_open=True if wanted.is_open else query.is_open,
            not_states=(SUBMITTED,) if wanted.is_open else query.not_states,
            states=(wanted.state,) if wanted.state else query.states,
            requirements=("" if wanted.requirement == NO_RULE else wanted.requirement,) if wanted.requirement else (),
            stays=(wanted.stay,) if wanted.stay else (),
            people=self._people(wanted),
            term=wanted.term,
            institution=wanted.institution,
            assigned_to=wanted.assigned_to,
            act_by_from=wanted.act_from or None,
            act_by_until=min(filter(None, (query.act_by_until, wanted.act_until)), default=None),
            asked_until=wanted.asked_until or None,
            order=wanted.order.value,
            descending=wanted.descending,
        )

    def _people(self, wanted: TaskFilter) -> tuple[str, ...] | None:
        """Every entry of those that are asked for; None where nobody is."""
        found = [wanted.person] if wanted.person else None
        if wanted.text.strip():
            hits = [id for _, id in self._store.search(wanted.text, ("person",), _MOST_PEOPLE)]
            found = hits if found is None else [id for id in found if id in hits]
        if found is None:
            return None
        entries = self._store.entries()
        return tuple(dict.fromkeys(entry for id in found for entry in entries.of(id)))

    def _days(self) -> tuple[str, str]:
        today = self._today()
        return today.isoformat(), (today + timedelta(days=WEEK)).isoformat()


_MOST_PEOPLE = 5_000


def _tabs_of(state: str, kind: str, due: str | None, act_by: str | None, today: str, week: str) -> set[TaskTab]:
    """As `_TABS`, of something open."""
    tabs = set()
    if due is not None and due < today:
        if state != SUBMITTED:
            tabs.add(TaskTab.OVERDUE)
    elif act_by is not None and act_by <= week and state != SUBMITTED:
        tabs.add(TaskTab.WEEK)
    by_state = {"asked": TaskTab.WAITING, "received": TaskTab.TO_CHECK}
    by_kind = {"document": TaskTab.DOCUMENTS, "notice": TaskTab.NOTICES}
    return tabs | {tab for tab in (by_state.get(state), by_kind.get(kind)) if tab}


_TABS = {
    TaskTab.OVERDUE: lambda today, week: DueQuery(is_open=True, due_before=today, not_states=(SUBMITTED,)),
    TaskTab.WEEK: lambda today, week: DueQuery(
        is_open=True, due_from=today, act_by_until=week, not_states=(SUBMITTED,)
    ),
    TaskTab.WAITING: lambda today, week: DueQuery(is_open=True, states=("asked",)),
    TaskTab.TO_CHECK: lambda today, week: DueQuery(is_open=True, states=("received",)),
    TaskTab.DOCUMENTS: lambda today, week: DueQuery(is_open=True, kinds=("document",)),
    TaskTab.NOTICES: lambda today, week: DueQuery(is_open=True, kinds=("notice",)),
    TaskTab.ALL: lambda today, week: DueQuery(),
}
