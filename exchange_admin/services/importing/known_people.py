"""Finding the people of a file among those of the office, many at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.steps import Record
from exchange_admin.names import PART_NAMES, NameParts, Names, fold
from exchange_admin.store import Store

_AT_A_TIME = 5_000
_ONE_BY_ONE = 300  # names asked of the search index; for more, every person's name is read once
_FIELDS = ("id", "same_as_id", "birth_date", *PART_NAMES)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Enough of a person to compare: `id` is of the entry that is kept when entries were merged."""

    id: str
    parts: NameParts
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

    def with_papers(self, numbers: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Document number to the ids of the people who have such a document."""
        documents = [
            document
            for document in self._store.where("identity_document", "number", sorted(set(numbers)))
            if document.live
        ]
        kept = self._kept({document.text("person_id") for document in documents})
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

    def called(self, wanted: Sequence[NameParts]) -> list[list[KnownPerson]]:
        """For each name the people who may bear it in any script; those who have not even a key in common are gone."""
        if len(wanted) <= _ONE_BY_ONE:
            return [self._searched(parts) for parts in wanted]
        by_key: dict[str, list[KnownPerson]] = defaultdict(list)
        for known in self._read(Query("person")):
            for key in self._names.comparison_keys(known.parts):
                by_key[key].append(known)
        return [self._with_a_key_of(parts, by_key) for parts in wanted]

    def agree(self, one: NameParts, other: NameParts) -> bool:
        """Whether two names may be one: alike in every script that both have, else alike across the scripts."""
        if one.patronymic and other.patronymic and fold(one.patronymic) != fold(other.patronymic):
            return False
        alike = [
            self._alike(ours, theirs)
            for ours, theirs in zip(_by_script(one), _by_script(other), strict=True)
            if ours != NameParts() and theirs != NameParts()
        ]
        return all(alike) if alike else self._share_a_key(one, other)

    def _alike(self, ours: NameParts, theirs: NameParts) -> bool:
        """Two names in one script. Han must be the same: many characters share a reading."""
        if ours.family_han or ours.given_han:
            return _han(ours) == _han(theirs)
        return self._share_a_key(ours, theirs)

    def _share_a_key(self, one: NameParts, other: NameParts) -> bool:
        return not set(self._names.comparison_keys(one)).isdisjoint(self._names.comparison_keys(other))

    def details(self, ids: Iterable[str]) -> dict[str, PersonDetails]:
        """Records and documents of people by id; ids without a live person are left out."""
        people = self._store.many("person", sorted(set(ids)))
        documents: dict[str, list[Record]] = defaultdict(list)
        for document in self._store.where("identity_document", "person_id", list(people)):
            if document.live:
                documents[document.text("person_id")].append(document)
        return {id: PersonDetails(person, tuple(documents[id])) for id, person in people.items() if person.live}

    def _searched(self, parts: NameParts) -> list[KnownPerson]:
        ids = [id for _, id in self._store.search(_spoken(parts), ("person",))]
        people = self._store.many("person", ids)
        kept = self._kept(people)
        known = {
            kept[id]: KnownPerson(kept[id], NameParts.of(person.values), person.text("birth_date"))
            for id, person in people.items()
            if id in kept
        }
        return [person for person in known.values() if self.agree(parts, person.parts)]

    def _with_a_key_of(self, parts: NameParts, by_key: dict[str, list[KnownPerson]]) -> list[KnownPerson]:
        known = {person.id: person for key in self._names.comparison_keys(parts) for person in by_key.get(key, ())}
        return [person for person in known.values() if self.agree(parts, person.parts)]

    def _read(self, query: Query) -> Iterator[KnownPerson]:
        ns = self._store.ids(query)
        for some in _pieces(ns):
            for id, same_as, born, *names in self._store.rows("person", some, _FIELDS).values():
                parts = NameParts(*(str(name or "") for name in names))
                yield KnownPerson(str(same_as or id), parts, str(born or ""))

    def _kept(self, ids: Iterable[str]) -> dict[str, str]:
        """Id of a live person to the id of the entry that is kept for them."""
        people = self._store.many("person", sorted(set(ids)))
        return {id: person.text("same_as_id") or id for id, person in people.items() if person.live}


def _by_script(parts: NameParts) -> tuple[NameParts, NameParts, NameParts]:
    return (
        NameParts(family_han=parts.family_han, given_han=parts.given_han),
        NameParts(family_cyrillic=parts.family_cyrillic, given_cyrillic=parts.given_cyrillic),
        NameParts(family_latin=parts.family_latin, given_latin=parts.given_latin),
    )


def _han(parts: NameParts) -> str:
    return fold(parts.family_han + parts.given_han).replace(" ", "")


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
