"""Decisions and committees from which tasks follow, and the tasks that were written down for them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from exchange_admin.domain.rules.committee.tasks import CommitteeTask, decision_tasks, session_tasks
from exchange_admin.domain.steps import Record, live
from exchange_admin.store import Store


@dataclass(frozen=True, slots=True)
class ReadCommittee:
    """A `decision` or a committee (`body`), the id of one of the two, with its tasks in this office. `stored` are live
    records of tasks by id, `files` the number of attachments of each."""

    tasks: tuple[CommitteeTask, ...]
    decision: str = ""
    body: str = ""
    stored: Mapping[str, Record] = field(default_factory=dict)
    files: Mapping[str, int] = field(default_factory=dict)


class CommitteeReading:
    """`own` is the institution whose tasks are worked out: nobody is told to do what another one has to."""

    def __init__(self, store: Store, own: str) -> None:
        self._store, self._own = store, own

    def read(self, decisions: Sequence[str], bodies: Sequence[str]) -> Iterator[ReadCommittee]:
        """The live ones of these (ids)."""
        there = live([*self._store.many("decision", decisions).values()])
        stored = self._stored("decision_id", [one.id for one in there])
        files = self._files(stored.values())
        for one in there:
            tasks = tuple(decision_tasks(one.id, one.values, self._own))
            yield ReadCommittee(tasks, decision=one.id, stored=stored[one.id], files=files)
        yield from self._of_bodies(bodies)

    def _of_bodies(self, bodies: Sequence[str]) -> Iterator[ReadCommittee]:
        there = live([*self._store.many("body", bodies).values()])
        ids = [one.id for one in there]
        stored = self._stored("body_id", ids)
        files = self._files(stored.values())
        meetings = defaultdict[str, list[Record]](list)
        for meeting in live(self._store.where("meeting", "body_id", ids)):
            meetings[meeting.text("body_id")].append(meeting)
        for one in there:
            tasks = tuple(session_tasks(one.id, one.values, [each.values for each in meetings[one.id]], self._own))
            yield ReadCommittee(tasks, body=one.id, stored=stored[one.id], files=files)

    def _stored(self, name: str, ids: Sequence[str]) -> dict[str, dict[str, Record]]:
        """By the first subject that a task names, as rows have it."""
        before = _IN_ORDER[: _IN_ORDER.index(name)]
        found: dict[str, dict[str, Record]] = {id: {} for id in ids}
        for task in live(self._store.where("task", name, ids)):
            if not any(task[other] for other in before):
                found[task.text(name)][task.id] = task
        return found

    def _files(self, stored: Iterable[Mapping[str, Record]]) -> Mapping[str, int]:
        tasks = [id for some in stored for id in some]
        return Counter(str(task) for (task,) in self._store.cells("attachment", "task_id", tasks, ("task_id",)))


_IN_ORDER = ("mobility_id", "agreement_id", "decision_id", "body_id")
