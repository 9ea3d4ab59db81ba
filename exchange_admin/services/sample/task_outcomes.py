"""What has become of the tasks of the sample office: done, asked for, received, sent back, waived, a few late."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.casework.sharing import OFFICE, usual_share
from exchange_admin.domain.rules.casework.states import ASKED, DONE, OPEN, RECEIVED, REJECTED, SUBMITTED
from exchange_admin.domain.rules.casework.stays import StayFacts
from exchange_admin.domain.rules.casework.terms import AFTER
from exchange_admin.domain.steps import Edit
from exchange_admin.services.casework.working_out import WorkedOut
from exchange_admin.services.sample.tables import Entry

_BY_THEMSELVES = frozenset({"identity_document", "consent", "exam_result"})
"""What is proved by records; nobody ticks it by hand here."""
_SOON = timedelta(days=30)
_BEFOREHAND = timedelta(days=40)
"""How long before a stay papers were there that have no day of their own."""
_AT_HOME = frozenset({"application", "before_departure"})


class TaskOutcomes:
    """`told` are the shares of `casework.toml`, `staff` the names of those who tick. Each task has a chance of its own,
    so that what becomes of one changes nothing for the next."""

    def __init__(self, told: Entry, staff: Sequence[str], titles: Mapping[str, str], today: date) -> None:
        self._told, self._staff, self._titles, self._today = told, staff, titles, today
        self._numbered: Counter[str] = Counter()

    def of_stay(self, stay: StayFacts, tasks: Sequence[WorkedOut]) -> Iterator[Edit]:
        """The records of those that somebody has touched. `tasks` are all of the stay, none of them written yet."""
        for task in tasks:
            rule = task.requirement
            if rule is None or not task.is_open or task.record is not None or not stay.starts:
                continue
            chance = random.Random(task.id)
            state = self._state(task, stay, chance)
            if state != OPEN:
                yield Edit("task", task.id, {**self._begun(task, stay), **self._facts(task, stay, state, chance)}, True)

    def _state(self, task: WorkedOut, stay: StayFacts, chance: random.Random) -> str:
        assert task.requirement is not None
        if task.requirement.evidence in _BY_THEMSELVES:
            return self._of_a_document(task, chance)
        due = task.deadline.due
        if due is None:
            return self._undated(task, stay, chance)
        if due < self._today:
            late = self._told["late_of_papers_past" if task.is_past else "late"]
            if chance.randrange(1000) < late:
                return OPEN if task.is_past else self._sent_back(task, _drawn(self._told["lateness"], chance))
            return self._done_or_waived(task, chance)
        soon = due <= self._today + _SOON
        state = _drawn(self._told["soon" if soon else "later"], chance)
        if state == SUBMITTED and task.requirement.code not in self._told["submitted"]["rules"]:
            state = ASKED
        return OPEN if state == DONE and self._cannot_be_yet(task) else state

    def _cannot_be_yet(self, task: WorkedOut) -> bool:
        """What counts from an event that has not happened is not done before it."""
        rule, day = task.requirement, task.occurrence.day
        assert rule is not None
        return rule.term.relation == AFTER and (day is None or day > self._today)

    def _of_a_document(self, task: WorkedOut, chance: random.Random) -> str:
        """Asked for, or with the authority; only the document makes it done."""
        assert task.requirement is not None
        due = task.deadline.due
        if due is None or due > self._today + _SOON:
            return OPEN
        with_authority = task.requirement.code in self._told["submitted"]["rules"]
        return _drawn([[6, SUBMITTED if with_authority else ASKED], [3, ASKED], [1, OPEN]], chance)

    def _undated(self, task: WorkedOut, stay: StayFacts, chance: random.Random) -> str:
        """Papers from home are there with the people."""
        assert task.requirement is not None
        assert stay.starts is not None
        if task.requirement.phase not in _AT_HOME:
            return OPEN
        if stay.starts <= self._today:
            return self._done_or_waived(task, chance) if chance.randrange(100) < 97 else OPEN
        return _drawn(self._told["later"], chance)

    def _done_or_waived(self, task: WorkedOut, chance: random.Random) -> str:
        assert task.requirement is not None
        has_reason = task.requirement.code in self._told["reasons"]
        return "waived" if has_reason and chance.randrange(1000) < self._told["waived"] else DONE

    def _sent_back(self, task: WorkedOut, state: str) -> str:
        assert task.requirement is not None
        return ASKED if state == REJECTED and task.requirement.code not in self._told["sent_back"] else state

    def _begun(self, task: WorkedOut, stay: StayFacts) -> dict[str, Value]:
        rule = task.requirement
        assert rule is not None
        share = usual_share(rule.actor, rule.phase, stay.direction, sensitive=rule.sensitive) or OFFICE
        return {
            "title": self._titles[rule.id],
            "kind": "requirement",
            "share": share,
            "requirement_id": rule.id,
            "mobility_id": stay.id,
            "occurrence": task.occurrence.name,
        }

    def _facts(self, task: WorkedOut, stay: StayFacts, state: str, chance: random.Random) -> dict[str, Value]:
        assert task.requirement is not None
        code = task.requirement.code
        values: dict[str, Value] = {"state": state}
        if state == ASKED:
            values["asked_on"] = self._ago(chance, 1, 12)
        elif state == RECEIVED:
            values |= {"asked_on": self._ago(chance, 9, 20), "received_on": self._ago(chance, 0, 7)}
        elif state == REJECTED:
            values |= {"received_on": self._ago(chance, 3, 9), "reason": self._told["sent_back"][code]}
        elif state == "waived":
            values["reason"] = chance.choice(self._told["reasons"][code])
        elif state == DONE:
            values |= self._done(task, stay, chance)
        return values

    def _done(self, task: WorkedOut, stay: StayFacts, chance: random.Random) -> dict[str, Value]:
        assert task.requirement is not None
        day = self._done_on(task, stay, chance)
        values: dict[str, Value] = {"done_on": day.isoformat(), "done_by": chance.choice(self._staff)}
        code = task.requirement.code
        if pattern := self._told["numbers"].get(code):
            self._numbered[code] += 1
            values["number"] = pattern.format(year=day.year, n=self._numbered[code])
        if task.requirement.proof == "insurance" and stay.ends:
            values["valid_until"] = (stay.ends + timedelta(days=chance.randrange(3, 30))).isoformat()
        return values

    def _done_on(self, task: WorkedOut, stay: StayFacts, chance: random.Random) -> date:
        """In time: within the term after an event, some days before what is due before one."""
        assert task.requirement is not None
        assert stay.starts is not None
        due, event = task.deadline.due, task.occurrence.day
        if due is None:
            day = stay.starts - _BEFOREHAND + timedelta(days=chance.randrange(0, 12))
        elif task.requirement.term.relation == AFTER and event is not None:
            day = event + timedelta(days=chance.randrange(0, max(1, (due - event).days)))
        else:
            day = due - timedelta(days=chance.randrange(0, 9))
        return min(day, self._today)

    def _ago(self, chance: random.Random, least: int, most: int) -> str:
        return (self._today - timedelta(days=chance.randrange(least, most))).isoformat()


def _drawn(weighed: Sequence[Sequence[object]], chance: random.Random) -> str:
    """One of the words, each as often as the number before it says."""
    return str(chance.choices([word for _, word in weighed], [int(str(weight)) for weight, _ in weighed])[0])
