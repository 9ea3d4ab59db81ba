"""People who came in packages and may be somebody who is here already: found and remembered, never merged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exchange_admin.domain.fields import Value
from exchange_admin.merge.match import WORTH_ASKING
from exchange_admin.names import NameParts, Names
from exchange_admin.services.exchange.same_numbers import are_distinct
from exchange_admin.services.importing.known_people import KnownPeople, KnownPerson
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

    def among(self, people: Mapping[str, Mapping[str, Value]]) -> tuple[Pair, ...]:
        """Pairs of each of `people` (values by id) with anybody else who has the same birth date and a like name.

        They need not be in the file yet: the same people give the same pairs before and after they were taken in.
        """
        known = KnownPeople(self._store, self._names)
        dated = {id: values for id, values in people.items() if values.get("birth_date")}
        born = known.born_on(str(values["birth_date"]) for values in dated.values())
        for id, values in dated.items():
            same_day = born.setdefault(str(values["birth_date"]), [])
            if all(one.id != id for one in same_day):
                same_day.append(KnownPerson(id, known.compared(NameParts.of(values)), str(values["birth_date"])))
        found: dict[tuple[str, str], int] = {}
        for id, values in dated.items():
            name = known.compared(NameParts.of(values))
            for other in born[str(values["birth_date"])]:
                score = 100 if name.agrees(other.name) else name.likeness(other.name)
                if other.id != id and score >= WORTH_ASKING:
                    first, second = sorted((id, other.id))
                    found[first, second] = max(score, found.get((first, second), 0))
        pairs = [Pair(*pair, score) for pair, score in sorted(found.items())]
        return tuple(pair for pair in pairs if not are_distinct(self._store, pair.person, pair.other))

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
