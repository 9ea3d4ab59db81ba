"""What waits for a person because of who it is about: numbers that only one record may have and several do, fields that
stop papers, people of packages who may be somebody who is here already (found and remembered, never merged).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

from exchange_admin.domain.fields import Merge, Registry, Value
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.certificate_states import REVOKED
from exchange_admin.names import NameParts, Names, normalise_document_number
from exchange_admin.services.importing.known_people import KnownPeople, KnownPerson
from exchange_admin.services.importing.people_alike import Namesakes
from exchange_admin.store import Store
from exchange_admin.store.bulk import let_go
from exchange_admin.store.history import Issue

DISTINCT = "distinct_people"
_PAPER = "certificate"


@dataclass(frozen=True, slots=True)
class SameNumber:
    """Records of one kind whose field holds the same `number`, compared without spaces and look-alike letters.

    `holders` maps a record to the kept entry of the person it belongs to, empty where it belongs to nobody.
    """

    kind: str
    field: str
    number: str
    issues: tuple[Issue, ...]
    holders: Mapping[str, str]


def open_groups(store: Store, issues: Iterable[Issue]) -> Iterator[SameNumber]:
    """Without those that are all papers of one person's entries, or of people known to be different.

    A number of the register that two copies of the file gave waits until both papers are revoked: lists of revoked
    papers know nothing but the number.
    """
    groups: dict[tuple[str, str, str], list[Issue]] = {}
    for issue in issues:
        if issue.issue == "duplicate_key":
            key = (issue.kind, issue.field, normalise_document_number(str(issue.typed)))
            groups.setdefault(key, []).append(issue)
    for (kind, field, number), group in groups.items():
        entries = _entries(store, kind, [issue.id for issue in group])
        holders = {id: store.entries().kept(person) for id, person in entries.items()}
        ids = [issue.id for issue in group]
        if not (_is_revoked(store, ids) if kind == _PAPER else _is_decided(store, entries, holders)):
            yield SameNumber(kind, field, number, tuple(group), holders)


def are_distinct(store: Store, one: str, other: str) -> bool:
    """Whether somebody has said that two people are not one."""
    return frozenset((one, other)) in told_apart(store, (one, other))


def told_apart(store: Store, people: Iterable[str]) -> set[frozenset[str]]:
    """The pairs with one of `people` of whom somebody has said that they are not one."""
    known = store.where(DISTINCT, "person_id", list(people))
    return {frozenset((record.text("person_id"), record.text("other_id"))) for record in known if record.live}


def _is_revoked(store: Store, papers: list[str]) -> bool:
    return all(one["state"] == REVOKED for one in store.many(_PAPER, papers).values())


def _entries(store: Store, kind: str, ids: list[str]) -> dict[str, str]:
    """The person's entry that each record hangs on."""
    if kind == "person":
        return {id: id for id in ids}
    return {id: record.text("person_id") for id, record in store.many(kind, ids).items()}


def _is_decided(store: Store, entries: Mapping[str, str], holders: Mapping[str, str]) -> bool:
    people = sorted(set(holders.values()))
    if "" in people:
        return False
    if len(people) == 1:  # each entry may carry the paper; twice on one entry is a slip to be looked at
        return len(set(entries.values())) == len(entries)
    return all(are_distinct(store, one, other) for one, other in combinations(people, 2))


_PAPER_KINDS = ("person", "identity_document", "mobility", "language_enrolment")


def open_fields(store: Store, registry: Registry) -> dict[tuple[str, str], list[str]]:
    """(kind, id) to the fields with two answers, a value that was not taken over, or somebody else's number."""
    found: dict[tuple[str, str], list[str]] = {}
    issues = [issue for kind in _PAPER_KINDS for issue in store.history.issues(kind)]
    told = [(one.kind, one.id, one.field) for one in store.history.conflicts()]
    told += [(one.kind, one.id, one.field) for one in issues if one.issue == "invalid"]
    told += [(group.kind, one.id, group.field) for group in open_groups(store, issues) for one in group.issues]
    for kind, id, field in told:
        if field in registry[kind] and registry[kind][field].merge is not Merge.PLAIN:
            found.setdefault((kind, id), []).append(field)
    return found


def two_answers(holder: str, fields: Iterable[str]) -> list[Problem]:
    """Why somebody gets no paper while these fields are open; nothing where none is."""
    named = ", ".join(f"field.{name}" for name in dict.fromkeys(fields))
    return [Problem("certificate.two_answers", facts={"holder": holder, "fields": named})] if named else []


_SETTING = "exchange.look_alikes"
_MOST_REMEMBERED = 2_000
_PARTS = [str, str, int]
"""Of what is kept about a pair."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one; `score` as in `merge.match`, 100 where a name agrees in every script."""

    person: str
    other: str
    score: int


def _like(one: KnownPerson, others: Namesakes) -> Iterator[tuple[KnownPerson, int]]:
    yield from others.alike(one.name)
    yield from ((other, 100) for other in others.agreeing(one.name, (one.birth_date,)))


class LookAlikes:
    """Finds pairs among new people and keeps them until somebody decides."""

    def __init__(self, store: Store, names: Names) -> None:
        self._store, self._names = store, names

    def among(
        self,
        people: Mapping[str, Mapping[str, Value]],
        changed: Mapping[str, Mapping[str, Value]] = MappingProxyType({}),
    ) -> tuple[Pair, ...]:
        """Pairs of each of `people` (values by id) with anybody else who has the same birth date and a like name.

        `people` need not be in the file yet, and `changed` are values to come of others: one package gives the same
        pairs before and after it was taken in.
        """
        known = KnownPeople(self._store, self._names)
        dated = {id: values for id, values in people.items() if values.get("birth_date")}
        days = {str(values["birth_date"]) for values in dated.values()}
        born = known.born_on(days)
        arriving: dict[str, dict[str, KnownPerson]] = {day: {} for day in days}
        for id, values in (*changed.items(), *dated.items()):
            day = str(values.get("birth_date"))
            if day in days:
                arriving[day][id] = KnownPerson(id, known.compared(NameParts.of(values)), day)
        found: dict[tuple[str, str], int] = {}
        for day, coming in arriving.items():
            here = Namesakes([*(one for one in born.get(day, ()) if one.id not in coming), *coming.values()])
            for id, one in coming.items():
                for other, score in _like(one, here) if id in dated else ():
                    first, second = sorted((id, other.id))
                    if first != second:
                        found[first, second] = max(score, found.get((first, second), 0))
        let_go(arriving, born)
        apart = told_apart(self._store, {id for pair in found for id in pair})
        return tuple(Pair(*pair, score) for pair, score in sorted(found.items()) if frozenset(pair) not in apart)

    def remember(self, pairs: Iterable[Pair]) -> None:
        """Puts pairs on the desk of this copy."""
        kept = {(one.person, one.other): one.score for one in (*self.waiting(), *pairs)}
        told = [[*pair, score] for pair, score in kept.items()]
        self._store.settings.set(_SETTING, told[-_MOST_REMEMBERED:])

    def waiting(self) -> tuple[Pair, ...]:
        """Pairs about which nobody has decided yet."""
        kept: list[object] = self._store.settings.like(_SETTING, [])
        pairs = [Pair(*one) for one in kept if isinstance(one, list) and list(map(type, one)) == _PARTS]
        return tuple(pair for pair in pairs if self._is_open(pair.person, pair.other))

    def _is_open(self, one: str, other: str) -> bool:
        records = self._store.many("person", (one, other))
        if len(records) < 2 or not all(record.live for record in records.values()):
            return False
        entries = self._store.entries()
        return entries.kept(one) != entries.kept(other) and not are_distinct(self._store, one, other)
