"""What the sample office has told people: papers asked for, a day of arrival, an agreement that ends."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.steps import Record
from exchange_admin.services.casework.working_out import WorkedOut
from exchange_admin.services.messages.messages import Messages
from exchange_admin.services.messages.order import MessageOrder
from exchange_admin.services.office import Office
from exchange_admin.services.sample.stories import Stories
from exchange_admin.services.sample.tables import Entry

_ASKED_AGO, _ARRIVALS_AGO, _AGREEMENTS_AGO = 9, 3, 6
_PEOPLE, _PAPERS = 12, 31
"""So many people were asked for so many papers at once."""
_OF_ONE = 3
_BRINGING = frozenset({"person", "parents", "both"})
_ARRIVING = 14


class ToldPeople(Stories):
    """`written_to` are the stays of which papers were asked for, once that is told."""

    def __init__(self, office: Office, who: str, told: Entry, today: date) -> None:
        super().__init__(office, who, told)
        self._today = today
        self.written_to: frozenset[str] = frozenset()

    def tell(self, left_alone: Collection[str]) -> None:
        """By the verb that keeps what was told by other means, some days ago."""
        chosen = self._papers(left_alone)
        self.written_to = frozenset(chosen)
        tasks = tuple(task.id for of_stay in chosen.values() for task in of_stay)
        kept = self._write("missing_papers", "task", tasks, _ASKED_AGO)
        for message, answer in zip(kept, self._told["answers"], strict=False):
            answered = (self._today - timedelta(days=answer["ago"])).isoformat()
            values: dict[str, Value] = {"state": "answered", "answered_on": answered, "answer": answer["text"]}
            self._office.records.set("message", message, values, self._who)
        self._write("arrival_day", "mobility", tuple(self._arriving()), _ARRIVALS_AGO)
        self._write("agreement_ends", "agreement", tuple(self._ending()), _AGREEMENTS_AGO)

    def _papers(self, left_alone: Collection[str]) -> dict[str, Sequence[WorkedOut]]:
        """Papers that guests of the next term have to bring, by stay; as many as there are where they are fewer."""
        coming = [
            one.id for state in ("verified", "pending") for one in self._coming(state) if one.id not in left_alone
        ]
        chosen: dict[str, Sequence[WorkedOut]] = {}
        left = _PAPERS
        for id, (_, tasks) in self._office.casework.upkeep.of_stays(coming[: 3 * _PEOPLE]).items():
            people_left = _PEOPLE - len(chosen)
            if not people_left:
                break
            most = min(_OF_ONE, left - 2 * (people_left - 1))
            if found := [task for task in tasks if _is_to_be_brought(task)][:most]:
                chosen[id] = found
                left -= len(found)
        return chosen

    def _coming(self, receiving: str) -> Iterator[Record]:
        for one in self._some("mobility", direction="incoming", receiving_status=receiving, sending_status="nominated"):
            if one["activity"] == "student_studies" and one.text("planned_start") > self._today.isoformat():
                yield one

    def _arriving(self) -> Iterator[str]:
        until = (self._today + timedelta(days=_ARRIVING)).isoformat()
        for one in self._some("mobility", direction="incoming", receiving_status="verified", sending_status="live"):
            if self._today.isoformat() < one.text("planned_start") <= until:
                yield one.id

    def _ending(self) -> Iterator[str]:
        until = (self._today + timedelta(days=30)).isoformat()
        for one in self._some("agreement", state="in_force"):
            if one.text("valid_until") <= until:
                yield one.id

    def _write(self, code: str, kind: str, ids: tuple[str, ...], ago: int) -> list[str]:
        """The ids of the messages."""
        template = next(self._some("message_template", code=code), None)
        if template is None or not ids:
            return []
        day = self._today - timedelta(days=ago)
        messages = self._then(day)
        order = MessageOrder(kind, ids, template.id)
        ready, _ = messages.plan(order, self._who, "zh").writable(addressed=False)
        if not ready:
            return []
        changes = messages.keep_copied(order, [one.key for one in ready], self._who, "zh").changes
        return sorted(changes.ids.get("message", ()))

    def _then(self, day: date) -> Messages:
        """Messages as on that day, with the clock of it."""
        moment = int(datetime.combine(day, time(2, 40), UTC).timestamp() * 1000)
        parts, program = self._office.parts, self._office.program
        then = Origin(lambda: moment, parts.origin.random_bytes)
        as_then = replace(parts, today=lambda: day, origin=then)
        return Messages(as_then, self._office.casework_on(day), lambda: program.fonts)


def _is_to_be_brought(task: WorkedOut) -> bool:
    rule = task.requirement
    return (
        rule is not None
        and task.is_open
        and task.record is None
        and rule.kind == "document"
        and rule.actor in _BRINGING
        and not rule.sensitive
    )
