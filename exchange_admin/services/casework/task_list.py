"""The list of tasks: what there is to do for all stays, in tabs with their counts."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from exchange_admin.domain.queries import Filter, Test
from exchange_admin.domain.rules.casework.bands import Band
from exchange_admin.domain.rules.casework.own_codes import CODES
from exchange_admin.domain.rules.casework.states import SUBMITTED
from exchange_admin.domain.wording import best_of
from exchange_admin.services.casework.case_parts import CaseService
from exchange_admin.services.casework.case_task import CaseTask, short_title, titles_of_code
from exchange_admin.services.casework.working_out import WorkedOut
from exchange_admin.store.due_query import DueQuery, Hits

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
    """What a list can be ordered by: `ACT_BY` goes band by band (`Band`)."""

    ACT_BY = "act_by"
    DUE = "due"
    STATE = "state"
    TITLE = "title"
    NAME = "name"
    PHASE = "phase"
    ACTOR = "actor"
    ASKED = "asked"
    ASSIGNED = "assigned"
    PROGRAMME = "of_programme"
    PARTNER = "partner"
    RECEIVED = "received"
    DONE = "done"
    VALID = "valid"


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which of a tab are wanted; whatever is empty asks for nothing. All but `text` are ids, words or ISO days.

    `text` finds people as their search does, and tasks by what they are called; `requirement` is a rule, `NO_RULE` for
    tasks that follow from none; `filters` are of the names in `FILTERED`. Days are included: `act_from` and `act_until`
    bound the day to act by, `asked_until` the day of asking. `is_open` leaves out what is done, dropped or with an
    authority. Titles are put in order in a `language`.
    """

    text: str = ""
    term: str = ""
    institution: str = ""
    requirement: str = ""
    state: str = ""
    assigned_to: str = ""
    stay: str = ""
    agreement: str = ""
    decision: str = ""
    body: str = ""
    person: str = ""
    act_from: str = ""
    act_until: str = ""
    asked_until: str = ""
    is_open: bool = False
    filters: tuple[Filter, ...] = ()
    order: TaskOrder = TaskOrder.ACT_BY
    descending: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True)
class TaskRows:
    """Numbers of tasks in order; `bands` with how many of them each has, where the order goes by bands."""

    ns: array[int]
    bands: tuple[tuple[Band, int], ...] = ()


@dataclass(frozen=True, slots=True)
class DayTasks:
    """How many tasks are to be done by a day, and of which bands."""

    day: date
    bands: Mapping[Band, int]

    @property
    def n(self) -> int:
        return sum(self.bands.values())


class TaskList(CaseService):
    """Row numbers first, whole tasks where they are looked at: there may be a million."""

    def counts(self, wanted: TaskFilter = TaskFilter()) -> Mapping[TaskTab, int]:
        """How many each tab has."""
        self._upkeep.bring_up()
        if replace(wanted, order=TaskOrder.ACT_BY, descending=False, language="en") != TaskFilter():
            return {tab: self._store.due.count(self._query(tab, wanted)) for tab in TaskTab}
        found = Counter[TaskTab]()
        today, week = self._days()
        for one in self._store.due.counts():
            if one.lapses and one.lapses < today:
                continue
            found[TaskTab.ALL] += one.n
            if one.is_open:
                tabs = _tabs_of(one.state, one.kind, one.due, one.act_by, today, week)
                found.update(dict.fromkeys(tabs, one.n))
        return {tab: found[tab] for tab in TaskTab}

    def ns(self, tab: TaskTab, wanted: TaskFilter = TaskFilter(), *, most: int = -1) -> array[int]:
        """Numbers of the tasks of a tab, in order, `most` of them where that is not negative."""
        return self.rows(tab, wanted, most=most).ns

    def count(self, tab: TaskTab, wanted: TaskFilter = TaskFilter()) -> int:
        """How many tasks a tab has of those that are wanted."""
        self._upkeep.bring_up()
        return self._store.due.count(self._query(tab, wanted))

    def rows(self, tab: TaskTab, wanted: TaskFilter = TaskFilter(), *, most: int = -1) -> TaskRows:
        """The same with the bands they stand in."""
        self._upkeep.bring_up()
        query = self._query(tab, wanted)
        if wanted.order is not TaskOrder.ACT_BY:
            return TaskRows(self._store.due.ns(query, most))
        found, bands = array("q"), []
        for band, ns in self._store.due.banded(query, most):
            found += ns
            bands.append((band, len(ns)))
        return TaskRows(found, tuple(bands))

    def days(self, first: date, last: date, wanted: TaskFilter = TaskFilter()) -> list[DayTasks]:
        """What is still to be done by each day from `first` to `last`, both included, days without any left out."""
        self._upkeep.bring_up()
        span = (Filter("act_by", Test.FROM, (first.isoformat(),)), Filter("act_by", Test.UNTIL, (last.isoformat(),)))
        query = self._query(TaskTab.ALL, replace(wanted, is_open=True))
        query = replace(query, filters=(*query.filters, *span))
        found: dict[str, dict[Band, int]] = {}
        for day, band, n in self._store.due.days(query):
            found.setdefault(day, {})[band] = n
        return [DayTasks(date.fromisoformat(day), bands) for day, bands in sorted(found.items())]

    def tasks(self, ns: Sequence[int], language: str) -> list[CaseTask]:
        """The tasks of these numbers that are still there, in their order."""
        return self._shown(self._worked_out(self._store.due.at(ns)), language)

    def of_agreement(self, agreement: str, language: str) -> list[CaseTask]:
        """What an agreement asks for, what is open first, each by the day to act: from the records themselves."""
        worked = [task for _, tasks in self._upkeep.of_agreements([agreement]).values() for task in tasks]
        return self._in_turn(worked, language)

    def of_body(self, body: str, language: str) -> list[CaseTask]:
        """The same of what a committee asks its lead for, and of what was written down about it."""
        return self._in_turn(self._upkeep.of_committees([], [body]), language)

    def _in_turn(self, worked: Sequence[WorkedOut], language: str) -> list[CaseTask]:
        found = [one for one in self._shown([(0, task) for task in worked], language) if one.is_asked]
        return sorted(found, key=lambda one: (not one.is_open, one.act_by or date.max, one.title))

    def find(self, ids: Sequence[str], language: str) -> list[CaseTask]:
        """Tasks by their ids, touched or not, in this order; unknown ones are left out."""
        self._upkeep.bring_up()
        rows = self._store.due.by_id(ids)
        return self._shown(self._worked_out([(0, rows[id]) for id in ids if id in rows]), language)

    def undated(self, wanted: TaskFilter = TaskFilter()) -> int:
        """How many that are still to be done stand on no day."""
        self._upkeep.bring_up()
        return self._store.due.count(replace(self._query(TaskTab.ALL, wanted), band=Band.UNDATED))

    def _rules(self, language: str) -> tuple[str, ...]:
        """Rules in the order of their short titles, as lists show them."""
        rules = self._upkeep.working.rules.values()
        titled = [(short_title(rule, best_of(rule.names, language), language), rule.id) for rule in rules]
        titled += [(titles_of_code(code, self._wordings[language])[1], code) for code in CODES]
        return tuple(id for _, id in sorted(titled, key=lambda one: (one[0].casefold(), one[1])))

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
            agreements=(wanted.agreement,) if wanted.agreement else (),
            decisions=(wanted.decision,) if wanted.decision else (),
            bodies=(wanted.body,) if wanted.body else (),
            people=self._people(wanted),
            hits=self._hits(wanted.text),
            term=wanted.term,
            institution=wanted.institution,
            assigned_to=wanted.assigned_to,
            act_by_from=wanted.act_from or None,
            act_by_until=min(filter(None, (query.act_by_until, wanted.act_until)), default=None),
            asked_until=wanted.asked_until or None,
            filters=wanted.filters,
            own=self._store.institution,
            today=today,
            week=week,
            rules=self._rules(wanted.language) if wanted.order is TaskOrder.TITLE else (),
            order=wanted.order.value,
            descending=wanted.descending,
        )

    def _people(self, wanted: TaskFilter) -> tuple[str, ...] | None:
        """Every entry of who is asked for; None where nobody is."""
        return self._store.entries().of(wanted.person) if wanted.person else None

    def _hits(self, text: str) -> Hits | None:
        """What was typed, found in people, agreements, decisions and committees, in what rules are called in any
        language, and in what was written down."""
        if not (asked := text.strip()):
            return None
        found = self._store.search(asked, ("person", "task", "agreement", "decision", "body"), _MOST_FOUND)
        entries = self._store.entries()
        people = dict.fromkeys(entry for kind, id in found if kind == "person" for entry in entries.of(id))
        rules = [
            rule.id
            for rule in self._upkeep.working.rules.values()
            if any(asked.casefold() in name.casefold() for name in (*rule.names.values(), *rule.short_names.values()))
        ]
        agreements, tasks, decisions, bodies = (
            tuple(id for kind, id in found if kind == one) for one in ("agreement", "task", "decision", "body")
        )
        return Hits(tuple(people), (*rules, *self._own_rules(asked)), tasks, agreements, decisions, bodies)

    def _own_rules(self, asked: str) -> list[str]:
        """Codes of the rules of the program itself that are called so in any language."""
        titles = [(code, titles_of_code(code, words)) for words in self._wordings.values() for code in CODES]
        return [code for code, names in titles if any(asked.casefold() in name.casefold() for name in names)]

    def _days(self) -> tuple[str, str]:
        today = self._today()
        return today.isoformat(), (today + timedelta(days=WEEK)).isoformat()


_MOST_FOUND = 5_000


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
