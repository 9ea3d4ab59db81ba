"""Whom the messages of a selection go to, and which stays and tasks each is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.casework.applies import is_over, takes_requirements
from exchange_admin.domain.steps import Record
from exchange_admin.services.casework.stay_reading import ReadStay
from exchange_admin.services.casework.upkeep import DueUpkeep
from exchange_admin.services.casework.working_out import WorkedOut
from exchange_admin.services.messages.order import NotWritten
from exchange_admin.services.stored import all_there
from exchange_admin.store import Store
from exchange_admin.store.same_people import Entries


@dataclass(frozen=True, slots=True)
class StayCase:
    """A stay with its tasks; where tasks were chosen, with those alone."""

    read: ReadStay
    tasks: tuple[WorkedOut, ...]
    chosen: bool = False

    @property
    def id(self) -> str:
        return self.read.facts.id


@dataclass(frozen=True, slots=True)
class Case:
    """One message: to a person, else to an institution; about some stays or an agreement."""

    person: str = ""
    institution: str = ""
    agreement: Record | None = None
    stays: tuple[StayCase, ...] = ()


class Cases:
    """Of one selection. `own` is the office's institution; names of those left out are in `language`."""

    def __init__(self, store: Store, upkeep: DueUpkeep, own: str, language: str) -> None:
        self._store, self._upkeep, self._own, self._language = store, upkeep, own, language
        self.left_out: list[NotWritten] = []

    def of(self, about: str, kind: str, ids: Sequence[str]) -> list[Case]:
        """In the order of the selection. Raises RuleBroken with `record.missing`."""
        if about == "agreement" or (about == "institution" and kind == "agreement"):
            agreements = all_there(self._store, "agreement", ids)
            return [Case(institution=one.text("institution_id"), agreement=one) for one in agreements]
        if about == "institution" and kind == "institution":
            all_there(self._store, "institution", ids)
            return [Case(institution=id, stays=tuple(self._stays_with(id))) for id in dict.fromkeys(ids)]
        if about == "person" and kind == "person":
            return [Case(person=self._entries.kept(one.id)) for one in all_there(self._store, "person", ids)]
        stays = self._stays(kind, ids)
        if about == "person":
            return [Case(person=id) for id in dict.fromkeys(self._person(one) for one in stays)]
        if about == "institution":
            return self._by_partner(stays)
        return [Case(person=self._person(one), stays=(one,)) for one in stays]

    @cached_property
    def _entries(self) -> Entries:
        return self._store.entries()

    def _person(self, stay: StayCase) -> str:
        return self._entries.kept(stay.read.facts.person_id)

    def _stays(self, kind: str, ids: Sequence[str]) -> list[StayCase]:
        if kind == "task":
            return self._of_tasks(ids)
        if kind == "mobility":
            all_there(self._store, "mobility", ids)
            return list(self._read(ids))
        return [stay for person in all_there(self._store, "person", ids) for stay in self._of_person(person)]

    def _of_person(self, person: Record) -> list[StayCase]:
        """Every stay that goes on or is to come: each is a case of its own."""
        entries = self._entries.of(self._entries.kept(person.id))
        found = [one for one in self._store.where("mobility", "person_id", entries) if one.live]
        going = [one for one in self._read([stay.id for stay in found]) if _goes_on(one)]
        if not going:
            name = person_name(person.values)[0]
            self.left_out.append(NotWritten(person.id, name, Problem("message.no_stay", facts={"name": name})))
        return going

    def _of_tasks(self, ids: Sequence[str]) -> list[StayCase]:
        self._upkeep.bring_up()
        rows = self._store.due.by_id(list(dict.fromkeys(ids)))
        chosen: defaultdict[str, set[str]] = defaultdict(set)
        for id in ids:
            stay = rows[id].stay if id in rows else ""
            if stay:
                chosen[stay].add(id)
            else:
                self._no_stay(id)
        return [
            StayCase(one.read, tuple(task for task in one.tasks if task.id in chosen[one.id]), chosen=True)
            for one in self._read(list(chosen))
        ]

    def _no_stay(self, task: str) -> None:
        record = self._store.get("task", task)
        title = record.text("title") if record else task
        self.left_out.append(NotWritten(task, title, Problem("message.task_of_no_stay", facts={"name": title})))

    def _stays_with(self, partner: str) -> Iterator[StayCase]:
        """Stays of their people with us and of ours with them that go on or are to come."""
        found = [
            one.id
            for field in ("sending_institution_id", "receiving_institution_id")
            for one in self._store.where("mobility", field, [partner])
            if one.live
        ]
        return (one for one in self._read(found) if _goes_on(one))

    def _by_partner(self, stays: Iterable[StayCase]) -> list[Case]:
        gathered: defaultdict[str, list[StayCase]] = defaultdict(list)
        for one in stays:
            if partner := self._partner(one):
                gathered[partner].append(one)
            else:
                name = self.name_of(one)
                self.left_out.append(NotWritten(one.id, name, Problem("message.no_partner", facts={"name": name})))
        return [Case(institution=partner, stays=tuple(found)) for partner, found in gathered.items()]

    def _partner(self, stay: StayCase) -> str:
        """The other institution of a stay; empty where that is not one."""
        facts = stay.read.facts
        others = [one for one in (facts.sending_institution_id, facts.receiving_institution_id) if one != self._own]
        return others[0] if len(others) == 1 else ""

    def name_of(self, stay: StayCase) -> str:
        person = self._store.get("person", self._person(stay))
        return person_name(person.values)[0] if person else ""

    def _read(self, ids: Sequence[str]) -> Iterator[StayCase]:
        wanted = list(dict.fromkeys(ids))
        read = self._upkeep.of_stays(wanted)
        return (StayCase(read[id][0], tuple(read[id][1])) for id in wanted if id in read)


def _goes_on(stay: StayCase) -> bool:
    return takes_requirements(stay.read.facts) and not is_over(stay.read.facts)
