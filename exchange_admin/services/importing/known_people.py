"""Finding the people of a file among those of the office, many at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import islice
from typing import Any

from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.steps import Record
from exchange_admin.merge.match import likeness
from exchange_admin.names import PART_NAMES, NameParts, Names, fold
from exchange_admin.store import Store

_AT_A_TIME = 5_000
_NAMES_AT_HAND = 4_096
_ONE_BY_ONE = 300  # names asked of the search index; for more, every person's name is read once
_FIELDS = ("id", "birth_date", *PART_NAMES)


_NONE: frozenset[str] = frozenset()


class ComparedName:
    """A name with what is compared of it, each worked out once, and what takes long only when it is asked for."""

    def __init__(self, parts: NameParts, names: Names) -> None:
        self.parts, self._names = parts, names
        self.han = (
            fold(parts.family_han + parts.given_han).replace(" ", "") if parts.family_han or parts.given_han else ""
        )
        self.characters = frozenset(self.han)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Latin with the words in order, and Han; see `Names.comparison_keys`."""
        return self._names.comparison_keys(self.parts)

    @cached_property
    def cyrillic(self) -> frozenset[str]:
        family, given = self.parts.family_cyrillic, self.parts.given_cyrillic
        return self._keys_of(NameParts(family_cyrillic=family, given_cyrillic=given)) if family or given else _NONE

    @cached_property
    def latin(self) -> frozenset[str]:
        family, given = self.parts.family_latin, self.parts.given_latin
        return self._keys_of(NameParts(family_latin=family, given_latin=given)) if family or given else _NONE

    @cached_property
    def patronymic(self) -> str:
        return fold(self.parts.patronymic)

    def agrees(self, other: ComparedName) -> bool:
        """Whether two names may be one: alike in every script that both have, else alike across the scripts.

        Han must be the same, because many characters share a reading.
        """
        ours, theirs = self.han, other.han
        if ours and theirs and ours != theirs:
            return False
        if self.patronymic and other.patronymic and self.patronymic != other.patronymic:
            return False
        alike = [
            not one.isdisjoint(another)
            for one, another in ((self.cyrillic, other.cyrillic), (self.latin, other.latin))
            if one and another
        ]
        if alike or (ours and theirs):
            return all(alike)
        return not set(self.keys).isdisjoint(other.keys)

    def likeness(self, other: ComparedName) -> int:
        """0–100 as in `merge.match`, 0 when it is not worth asking. Two names in Han that have less than half of their
        characters in common are not alike, whatever they sound like."""
        ours, theirs = self.han, other.han
        if ours and theirs and 2 * len(self.characters & other.characters) < max(len(ours), len(theirs)):
            return 0
        return likeness(self.keys, other.keys)

    def _keys_of(self, parts: NameParts) -> frozenset[str]:
        return frozenset(self.keys if parts == self.parts else self._names.comparison_keys(parts))


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Enough of a person to compare: `id` is of the entry that is kept when entries were merged."""

    id: str
    name: ComparedName
    birth_date: str


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """A person with the identity documents of all their entries."""

    person: Record
    documents: tuple[Record, ...]


class KnownPeople:
    """Reads only."""

    def __init__(self, store: Store, names: Names) -> None:
        self._store, self._names = store, names
        self._at_hand = lru_cache(maxsize=_NAMES_AT_HAND)(partial(ComparedName, names=names))

    def with_papers(self, numbers: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Document number to the ids of the people who have such a document."""
        documents = [
            document
            for document in self._store.where("identity_document", "number", sorted(set(numbers)))
            if document.live
        ]
        kept = self.standing({document.text("person_id") for document in documents})
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for document in documents:
            if owner := kept.get(document.text("person_id")):
                found[document.text("number")][owner] = None
        return {number: tuple(owners) for number, owners in found.items()}

    def born_on(self, days: Iterable[str]) -> dict[str, list[KnownPerson]]:
        """People by birth date, for every date of `days` on which somebody was born."""
        found: dict[str, list[KnownPerson]] = defaultdict(list)
        for some in _pieces(sorted(set(days))):
            for known in self._read(Query("person", filters=(Filter("birth_date", Test.IS, tuple(some)),))):
                found[known.birth_date].append(known)
        return found

    def without_birth_date(self) -> list[KnownPerson]:
        return list(self._read(Query("person", filters=(Filter("birth_date", Test.EMPTY),))))

    def compared(self, parts: NameParts) -> ComparedName:
        """Many people of a list have one name, and some of the office have it too: what is compared is kept."""
        return self._at_hand(parts)

    def called(self, wanted: Sequence[ComparedName]) -> list[list[KnownPerson]]:
        """For each name the people who may bear it in any script."""
        if len(wanted) <= _ONE_BY_ONE:
            return [self._searched(name) for name in wanted]
        by_key: dict[str, list[KnownPerson]] = defaultdict(list)
        for known in self._read(Query("person")):
            for key in known.name.keys:
                by_key[key].append(known)
        return [_with_a_key_of(name, by_key) for name in wanted]

    def named(self, rows: Sequence[Mapping[str, Any]]) -> list[list[str]]:
        """For the values of each row the ids of those whom it may name: the owner of the passport, else by the name in
        any script, without those born on another day."""
        owners = self.with_papers(str(row["passport_number"]) for row in rows if row.get("passport_number"))
        found = [list(owners.get(str(row.get("passport_number") or ""), ())) for row in rows]
        left = [at for at, row in enumerate(rows) if len(found[at]) != 1]
        names = [self.compared(NameParts.of(rows[at])) for at in left]
        for at, name, alike in zip(left, names, self.called(names), strict=True):
            born = rows[at].get("birth_date")
            is_named = name.parts != NameParts()
            found[at] = [one.id for one in alike if is_named and (not born or one.birth_date in ("", born))]
        return found

    def details(self, ids: Iterable[str]) -> dict[str, PersonDetails]:
        """Records and documents of people by id; ids without a live person are left out."""
        people = self._store.many("person", sorted(set(ids)))
        documents: dict[str, list[Record]] = defaultdict(list)
        for document in self._store.where("identity_document", "person_id", list(people)):
            if document.live:
                documents[document.text("person_id")].append(document)
        return {id: PersonDetails(person, tuple(documents[id])) for id, person in people.items() if person.live}

    def standing(self, ids: Iterable[str]) -> dict[str, str]:
        """Id of a live person to the id of the entry that is kept for them; people who are gone are left out."""
        people = self._store.many("person", sorted(set(ids)))
        entries = self._store.entries()
        return {id: entries.kept(id) for id, person in people.items() if person.live}

    def told_apart(self, ids: Iterable[str]) -> set[frozenset[str]]:
        """Pairs of `ids` whom somebody has called different people."""
        wanted = set(ids)
        marks = self._store.where("distinct_people", "person_id", sorted(wanted)) if wanted else []
        entries = self._store.entries()
        pairs = ((mark.text("person_id"), entries.kept(mark.text("other_id"))) for mark in marks if mark.live)
        return {frozenset((one, other)) for one, other in pairs if other in wanted}

    def _searched(self, name: ComparedName) -> list[KnownPerson]:
        ids = [id for _, id in self._store.search(_spoken(name.parts), ("person",), once=False)]
        people = self._store.many("person", ids)
        kept = self.standing(people)
        known = {
            kept[id]: KnownPerson(kept[id], self.compared(NameParts.of(person.values)), person.text("birth_date"))
            for id, person in people.items()
            if id in kept
        }
        return [person for person in known.values() if name.agrees(person.name)]

    def _read(self, query: Query) -> Iterator[KnownPerson]:
        ns, entries = self._store.ids(query), self._store.entries()
        for some in _pieces(ns):
            for id, born, *names in self._store.rows("person", some, _FIELDS).values():
                name = self.compared(NameParts(*(str(one or "") for one in names)))
                yield KnownPerson(entries.kept(str(id)), name, str(born or ""))


def _with_a_key_of(name: ComparedName, by_key: Mapping[str, Sequence[KnownPerson]]) -> list[KnownPerson]:
    known = {person.id: person for key in name.keys for person in by_key.get(key, ())}
    return [person for person in known.values() if name.agrees(person.name)]


def _spoken(parts: NameParts) -> str:
    """What a person would type to find the name: one script, family name first."""
    for family, given in (
        (parts.family_han, parts.given_han),
        (parts.family_cyrillic, parts.given_cyrillic),
        (parts.family_latin, parts.given_latin),
    ):
        if family or given:
            return f"{family} {given}".strip()
    return ""


def _pieces(things: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(things)
    while some := list(islice(rest, _AT_A_TIME)):
        yield some
