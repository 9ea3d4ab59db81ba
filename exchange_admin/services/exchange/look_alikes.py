"""People who came in packages and may be somebody who is here already: found and remembered, never merged."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from exchange_admin.domain.steps import Record
from exchange_admin.merge.match import WORTH_ASKING
from exchange_admin.names import NameParts, Names
from exchange_admin.services.exchange.same_numbers import are_distinct
from exchange_admin.services.importing.known_people import KnownPeople
from exchange_admin.store import Store

_SETTING = "exchange.look_alikes"
_MOST_REMEMBERED = 2_000


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

    def among(self, people: Collection[str]) -> tuple[Pair, ...]:
        """Pairs of each of `people` with anybody else who has the same birth date and a like name."""
        records = [one for one in self._store.many("person", tuple(people)).values() if one.live and one["birth_date"]]
        known = KnownPeople(self._store, self._names)
        born = known.born_on(record.text("birth_date") for record in records)
        found: dict[tuple[str, str], int] = {}
        for record in records:
            name = known.compared(NameParts.of(record.values))
            for other in born.get(record.text("birth_date"), ()):
                score = 100 if name.agrees(other.name) else name.likeness(other.name)
                if other.id != _kept(record) and score >= WORTH_ASKING:
                    first, second = sorted((_kept(record), other.id))
                    found[first, second] = max(score, found.get((first, second), 0))
        return tuple(Pair(*pair, score) for pair, score in sorted(found.items()) if self._is_open(*pair))

    def remember(self, pairs: Iterable[Pair]) -> None:
        """Puts pairs on the desk of this copy."""
        kept = {(one.person, one.other): one.score for one in (*self.waiting(), *pairs)}
        told = [[*pair, score] for pair, score in kept.items()]
        self._store.settings.set(_SETTING, told[-_MOST_REMEMBERED:])

    def waiting(self) -> tuple[Pair, ...]:
        """Pairs about which nobody has decided yet."""
        pairs = [Pair(*one) for one in self._store.settings.get(_SETTING, [])]
        return tuple(pair for pair in pairs if self._is_open(pair.person, pair.other))

    def _is_open(self, one: str, other: str) -> bool:
        records = self._store.many("person", (one, other))
        if len(records) < 2 or not all(record.live and not record["same_as_id"] for record in records.values()):
            return False
        return not are_distinct(self._store, one, other)


def _kept(record: Record) -> str:
    return record.text("same_as_id") or record.id
