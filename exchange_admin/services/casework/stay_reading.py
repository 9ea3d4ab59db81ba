"""Facts of stays and the records beside them, read for many stays at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain
from typing import TypeVar

from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.casework.applies import applies
from exchange_admin.domain.rules.casework.fulfilment import kinds_read
from exchange_admin.domain.rules.casework.requirements import Requirement
from exchange_admin.domain.rules.casework.stays import (
    STANDS,
    ConsentGiven,
    Happening,
    PaperIssued,
    PersonDocument,
    StayFacts,
    StayRecords,
    TaskDone,
    direction_seen_by,
)
from exchange_admin.domain.steps import Record
from exchange_admin.services.readiness.readiness import Levels, language_standings
from exchange_admin.store import Store

_STAY = (
    *("id", "person_id", "direction", "activity", "sending_status", "receiving_status"),
    *("planned_start", "planned_end", "actual_start", "actual_end"),
    *("programme_id", "agreement_id", "sending_institution_id", "receiving_institution_id", "term_id"),
)


_AGREEMENT = "learning_agreement"
_Row = Mapping[str, Value]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReadStay:
    """One stay with everything that its tasks follow from. `stored` are its live tasks by id, `files` the number of
    attachments of each."""

    facts: StayFacts
    records: StayRecords
    stored: Mapping[str, Record] = field(default_factory=dict)
    files: Mapping[str, int] = field(default_factory=dict)


class StayReading:
    """Made anew for each list: what many stays share is read once and kept."""

    def __init__(self, store: Store, own_institution: str) -> None:
        self._store, self._own, self._entries = store, own_institution, store.entries()
        self._levels = Levels(store)
        self._agreements: dict[str, date | None] = {}
        self._terms: dict[str, date | None] = {}

    def read(self, stays: Sequence[str], rules: Mapping[str, Requirement], *, only: str = "") -> dict[str, ReadStay]:
        """The live ones of these stays by id. `rules` are those that count, by id; with `only`, the id of a rule, those
        that it asks for something, or that have a task of it, with what is enough for its tasks."""
        rows = {str(row[0]): dict(zip(_STAY, row, strict=True)) for row in self._cells("mobility", "id", stays, _STAY)}
        entries = {id: self._entries_of(row) for id, row in rows.items()}
        facts = dict(self._all_facts(rows, entries))
        if only:
            asked = self._with_rule(only, rules.get(only), facts)
            rows = {id: row for id, row in rows.items() if id in asked}
        people = {entry for id in rows for entry in entries[id]}
        beside = _Beside(self._store, sorted(rows), sorted(people), rules, only)
        standings = self._standings(sorted(rows), [rule for id, rule in rules.items() if id == only or not only])
        self._learn(self._agreements, "agreement", "valid_until", (row["agreement_id"] for row in rows.values()))
        self._learn(self._terms, "term", "starts", (row["term_id"] for row in rows.values()))
        made = {}
        for id, row in rows.items():
            records = StayRecords(
                events=tuple(beside.events[id]),
                documents=tuple(one for entry in entries[id] for one in beside.documents[entry]),
                consents=tuple(one for entry in entries[id] for one in beside.consents[entry]),
                papers=tuple(beside.papers[id]),
                tasks_done=beside.done.get(id, ()),
                transcripts_issued=tuple(
                    day for issuer, day in beside.transcripts[id] if issuer == facts[id].receiving_institution_id
                ),
                agreement_until=self._agreements.get(facts[id].agreement_id),
                term_starts=self._terms.get(_text(row["term_id"])),
                readiness=standings.get(id, ""),
            )
            stored = beside.tasks[id]
            files = {task: beside.files[task] for task in stored if task in beside.files}
            made[id] = ReadStay(facts[id], records, stored, files)
        return made

    def _entries_of(self, row: _Row) -> Sequence[str]:
        kept = self._entries.kept(str(row["person_id"] or ""))
        return self._entries.of(kept) if kept else ()

    def _with_rule(self, id: str, rule: Requirement | None, facts: Mapping[str, StayFacts]) -> set[str]:
        """The stays to which a rule (None where it is not in use) applies, or that have a task of it."""
        tasks = self._cells("task", "mobility_id", sorted(facts), ("mobility_id", "requirement_id"))
        found = {str(stay) for stay, of in tasks if of == id}
        return found | {stay for stay, one in facts.items() if rule is not None and applies(rule, one).applies}

    def _all_facts(
        self, rows: Mapping[str, _Row], entries: Mapping[str, Sequence[str]]
    ) -> Iterator[tuple[str, StayFacts]]:
        people = sorted({entry for some in entries.values() for entry in some})
        found = self._cells("person", "id", people, ("id", "role", "citizenship", "birth_date"))
        known = {str(id): more for id, *more in found}
        for id, row in rows.items():
            yield id, self._facts(row, [known[entry] for entry in entries[id] if entry in known])

    def _facts(self, row: _Row, known: Sequence[Sequence[Value]]) -> StayFacts:
        """`known` is what each entry of the person says: what one leaves empty another may know."""
        role, citizenship, born = (next((one[i] for one in known if one[i]), None) for i in range(3))
        sending, receiving = _text(row["sending_institution_id"]), _text(row["receiving_institution_id"])
        return StayFacts(
            id=_text(row["id"]),
            person_id=_text(row["person_id"]),
            host_country=self._countries.get(receiving, ""),
            direction=direction_seen_by(self._own, sending, receiving, _text(row["direction"])),
            activity=_text(row["activity"]),
            role=_text(role),
            citizenships=frozenset({str(citizenship)} if citizenship else ()),
            birth_date=_day(born),
            planned_start=_day(row["planned_start"]),
            planned_end=_day(row["planned_end"]),
            actual_start=_day(row["actual_start"]),
            actual_end=_day(row["actual_end"]),
            sending_status=_text(row["sending_status"]),
            receiving_status=_text(row["receiving_status"]),
            programme_id=_text(row["programme_id"]),
            agreement_id=_text(row["agreement_id"]),
            sending_institution_id=sending,
            receiving_institution_id=receiving,
        )

    @cached_property
    def _countries(self) -> Mapping[str, str]:
        rows = self._store.cells("institution", "_live", (1,), ("id", "country"))
        return {str(id): str(country) for id, country in rows if country}

    def _standings(self, stays: Sequence[str], rules: Iterable[Requirement]) -> Mapping[str, str]:
        """Of the language list, where a rule asks for it."""
        if not any(rule.evidence == "exam_result" for rule in rules):
            return {}
        return language_standings(self._store, self._levels, stays)

    def _learn(self, known: dict[str, date | None], kind: str, name: str, ids: Iterable[Value]) -> None:
        wanted = {str(id) for id in ids if id} - known.keys()
        known.update(dict.fromkeys(wanted))
        known.update((str(id), _day(day)) for id, day in self._cells(kind, "id", sorted(wanted), ("id", name)))

    def _cells(self, kind: str, name: str, values: Sequence[str], names: Sequence[str]) -> Iterable[tuple[Value, ...]]:
        return self._store.cells(kind, name, values, names)


class _Beside:
    """Records beside some stays and their people, each kind read in one query; with `only` those of which the rule with
    that id needs some."""

    def __init__(
        self, store: Store, stays: Sequence[str], people: Sequence[str], rules: Mapping[str, Requirement], only: str
    ) -> None:
        self._store, self._stays, self._people, self._rules, self._only = store, stays, people, rules, only
        self._needed = kinds_read(rules[only]) if only in rules else frozenset[str]()
        self.events = self._by_owner(self._read_events())
        self.documents = self._by_owner(self._if_needed("identity_document", self._read_documents))
        self.consents = self._by_owner(self._if_needed("consent", self._read_consents))
        papers = (self._if_needed("certificate", read) for read in (self._read_papers, self._read_agreements))
        self.papers = self._by_owner(chain.from_iterable(papers))
        self.transcripts = self._by_owner(self._if_needed("transcript", self._read_transcripts))
        self.tasks = self._read_tasks()
        self.done = {stay: tuple(self._done(tasks.values())) for stay, tasks in self.tasks.items()}
        touched = [id for tasks in self.tasks.values() for id in tasks]
        self.files = Counter(str(task) for (task,) in store.cells("attachment", "task_id", touched, ("task_id",)))

    def _if_needed(self, kind: str, read: Callable[[], Iterable[T]]) -> Iterable[T]:
        return read() if not self._only or kind in self._needed else ()

    @staticmethod
    def _by_owner(found: Iterable[tuple[Value, T]]) -> Mapping[str, list[T]]:
        gathered: defaultdict[str, list[T]] = defaultdict(list)
        for owner, one in found:
            gathered[str(owner)].append(one)
        return gathered

    def _read_events(self) -> Iterator[tuple[Value, Happening]]:
        names = ("mobility_id", "kind", "date", "at")
        for stay, kind, day, at in self._store.cells("stay_event", "mobility_id", self._stays, names):
            if when := _day(day):
                yield stay, Happening(_text(kind), when, _text(at))

    def _read_documents(self) -> Iterator[tuple[Value, PersonDocument]]:
        names = ("person_id", "kind", "country", "issued", "valid_until", "visa_class", "number", "mobility_id", "id")
        for person, *more in self._store.cells("identity_document", "person_id", self._people, names):
            kind, country, issued, until, *texts = more
            days = _day(issued), _day(until)
            yield person, PersonDocument(_text(kind), _text(country), *days, *map(_text, texts))

    def _read_consents(self) -> Iterator[tuple[Value, ConsentGiven]]:
        names = ("person_id", "kind", "given_on", "valid_until", "withdrawn_on", "receiver_id", "id")
        for person, kind, *days, receiver, id in self._store.cells("consent", "person_id", self._people, names):
            given, until, withdrawn = map(_day, days)
            yield person, ConsentGiven(_text(kind), given, until, withdrawn, _text(receiver), _text(id))

    def _read_papers(self) -> Iterator[tuple[Value, PaperIssued]]:
        """Of the register, but of what a record of its own tells better."""
        names = ("mobility_id", "kind", "issued_on", "state", "number", "id")
        for stay, kind, issued, state, number, id in self._store.cells(
            "certificate", "mobility_id", self._stays, names
        ):
            if kind != _AGREEMENT:
                revoked = state == "revoked"
                yield stay, PaperIssued(_text(kind), _day(issued), revoked, True, _text(number), _text(id))

    def _read_agreements(self) -> Iterator[tuple[Value, PaperIssued]]:
        names = ("mobility_id", "state", "id")
        for stay, state, id in self._store.cells("learning_agreement", "mobility_id", self._stays, names):
            yield stay, PaperIssued(_AGREEMENT, is_agreed=state in STANDS, id=_text(id))

    def _read_transcripts(self) -> Iterator[tuple[Value, tuple[str, date]]]:
        names = ("mobility_id", "institution_id", "issued")
        for stay, issuer, issued in self._store.cells("transcript", "mobility_id", self._stays, names):
            if when := _day(issued):
                yield stay, (_text(issuer), when)

    def _read_tasks(self) -> Mapping[str, dict[str, Record]]:
        found: defaultdict[str, dict[str, Record]] = defaultdict(dict)
        for task in self._tasks_of_rule() if self._only and "task" not in self._needed else self._all_tasks():
            if task.live:
                found[task.text("mobility_id")][task.id] = task
        return found

    def _all_tasks(self) -> Iterable[Record]:
        return self._store.where("task", "mobility_id", self._stays)

    def _tasks_of_rule(self) -> Iterable[Record]:
        """Of the others a stay has many."""
        tasks = self._store.cells("task", "mobility_id", self._stays, ("id", "requirement_id"))
        return self._store.many("task", [str(id) for id, rule in tasks if rule == self._only]).values()

    def _done(self, tasks: Iterable[Record]) -> Iterator[TaskDone]:
        for task in tasks:
            rule = self._rules.get(task.text("requirement_id"))
            if rule is not None and task["state"] == "done":
                days = _day(task["done_on"]), _day(task["valid_until"])
                yield TaskDone(rule.proof, *days, rule.valid_months)


def _text(value: Value) -> str:
    return "" if value is None else str(value)


def _day(value: Value) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
