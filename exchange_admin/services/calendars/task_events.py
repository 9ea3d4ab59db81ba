"""What there is to do, as whole days: one rule on one day is one event, whoever it is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from exchange_admin.documents.calendar_file import CalendarEvent
from exchange_admin.domain.rules.agreements.tasks import NOTICE, REMINDED_BEFORE
from exchange_admin.domain.wording import Wording
from exchange_admin.services.calendars.order import CalendarOrder, Whose
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.casework import Casework
from exchange_admin.store import Store
from exchange_admin.store.due_query import DueQuery

_AT_ONCE = 500
_SUBJECTS = (
    ("mobility", attrgetter("stay")),
    *((name, attrgetter(name)) for name in ("agreement", "decision", "body")),
)


class TaskEvents:
    """For one calendar. `sensitive` counts tasks of rules about health and the like, which go into no calendar."""

    def __init__(self, store: Store, casework: Casework, words: Wording, order: CalendarOrder) -> None:
        self._store, self._casework, self._words, self._order = store, casework, words, order
        self.count = self.cancelled = self.sensitive = 0

    def read(self) -> list[CalendarEvent]:
        """On the days by which somebody has to act. What is settled is an event that is cancelled, so that a calendar
        which has it takes it out."""
        tasks = self._tasks()
        changes = self._changes(tasks)
        groups: dict[tuple[object, ...], list[CaseTask]] = {}
        events = []
        for task in tasks:
            if task.is_open and task.is_asked:
                groups.setdefault((task.requirement or task.id, task.act_by, task.is_planned), []).append(task)
            else:
                self.cancelled += 1
                events.append(self._event([task], changes, is_cancelled=True))
        self.count = len(groups)
        return events + [self._event(group, changes) for group in groups.values()]

    def _tasks(self) -> list[CaseTask]:
        self._casework.upkeep.bring_up()
        since, until = self._order.since, self._order.until
        ns = self._store.due.ns(self._query())
        found = []
        for start in range(0, len(ns), _AT_ONCE):
            for task in self._casework.tasks.tasks(ns[start : start + _AT_ONCE], self._words.language):
                if task.act_by and since <= task.act_by <= until:
                    self.sensitive += task.is_sensitive
                    found += [] if task.is_sensitive else [task]
        return sorted(found, key=lambda task: (task.act_by, task.id))

    def _query(self) -> DueQuery:
        query = DueQuery(due_from=self._order.since.isoformat(), act_by_until=self._order.until.isoformat())
        match self._order.whose:
            case Whose("person", id):
                return replace(query, people=self._store.entries().of(id))
            case Whose(_, id):
                return replace(query, assigned_to=id)
        return query

    def _changes(self, tasks: Sequence[CaseTask]) -> Mapping[str, int]:
        """Of a task and of what its day follows from: its stay, agreement, decision or committee."""
        own = self._store.history.counts("task", [task.id for task in tasks])
        found = {task.id: own.get(task.id, 0) for task in tasks}
        for kind, of in _SUBJECTS:
            counts = self._store.history.counts(kind, [subject for task in tasks if (subject := of(task))])
            for task in tasks:
                found[task.id] += counts.get(of(task), 0)
        return found

    def _event(
        self, tasks: Sequence[CaseTask], changes: Mapping[str, int], *, is_cancelled: bool = False
    ) -> CalendarEvent:
        """What somebody typed as a title may name people, so that only its kind is said without names."""
        first, with_names = tasks[0], self._order.with_names
        assert first.act_by is not None
        people = {task.person: task.person_name for task in tasks if task.person}
        is_shown = bool(first.code) or with_names
        title = first.title if is_shown else self._words.choice("task_kind", first.kind)
        if people:
            title = self._words.say("calendar.task", {"title": title, "n": len(people)})
        if (first.agreement or first.decision or first.body) and is_shown:
            title = self._words.labelled(title, first.about)
        names = [name for name in people.values() if name] if with_names else []
        return CalendarEvent(
            first.id,
            changes[first.id],
            self._words.labelled(title, self._words.listed(names[:3])) if names else title,
            first.act_by,
            note="\n".join(names),
            is_planned=first.is_planned,
            is_cancelled=is_cancelled,
            alarm_days=self._order.remind_days,
            more_alarms=REMINDED_BEFORE if first.code == NOTICE else (),
        )
