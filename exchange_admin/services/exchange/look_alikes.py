"""People who came in packages and may be somebody who is here already: found and remembered, never merged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from exchange_admin.domain.fields import Value
from exchange_admin.merge.match import WORTH_ASKING
from exchange_admin.names import NameParts, Names
from exchange_admin.services.exchange.same_numbers import are_distinct, told_apart
from exchange_admin.services.importing.known_people import KnownPeople, KnownPerson
from exchange_admin.store import Store
from exchange_admin.store.bulk import let_go

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
        arriving: dict[str, KnownPerson] = {}
        for id, values in (*changed.items(), *dated.items()):
            day = str(values.get("birth_date"))
            if day in days:
                arriving[id] = KnownPerson(id, known.compared(NameParts.of(values)), day)
                born[day] = [*(one for one in born.get(day, []) if one.id != id), arriving[id]]
        found: dict[tuple[str, str], int] = {}
        done = set[str]()
        for id in dated:
            done.add(id)
            one = arriving[id]
            for other in born[one.birth_date]:
                if other.id in done:
                    continue
                score = 100 if one.name.agrees(other.name) else one.name.likeness(other.name)
                if score >= WORTH_ASKING:
                    first, second = sorted((id, other.id))
                    found[first, second] = score
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
