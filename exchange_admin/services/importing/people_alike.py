"""People found by their names without comparing each with each: of a large office fifty were born on a day, and its
partners send as many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cached_property

from exchange_admin.merge.match import alike
from exchange_admin.services.importing.known_people import ComparedName, KnownPerson

Places = Mapping[str, Sequence[int]]
"""Numbers of people by what their names have."""


class Namesakes:
    """`people` may stand in it with several entries; answers keep their order."""

    def __init__(self, people: Sequence[KnownPerson]) -> None:
        self.people = people

    def agreeing(self, name: ComparedName, days: Container[str]) -> list[KnownPerson]:
        """Those born on one of the days whose names may be one with it, see `ComparedName.agrees`: such names share a
        key, and their Han."""
        by_key = self._by_key if name.han else self._by_any_key
        places = {at for key in name.keys for at in by_key.get(key, ())}
        if name.han:
            places.update(self._by_han.get(name.han, ()))
        found = (self.people[at] for at in sorted(places))
        return [one for one in found if one.birth_date in days and name.agrees(one.name)]

    def alike(self, name: ComparedName) -> list[tuple[KnownPerson, int]]:
        """Those whose names are so like it that it is worth asking, and the score, see `ComparedName.likeness`."""
        by_key, scores = self._by_key if name.han else self._by_any_key, dict[int, float]()
        keys = list(by_key)
        for number, score in alike(name.keys, keys):
            for at in by_key[keys[number]]:
                scores[at] = max(score, scores.get(at, 0))
        for at in {at for one in name.characters for at in self._by_character.get(one, ())}:
            if score := name.likeness(self.people[at].name):
                scores[at] = score
        return [(self.people[at], round(score)) for at, score in sorted(scores.items())]

    @cached_property
    def _by_han(self) -> Places:
        return _places((at, (one.name.han,)) for at, one in enumerate(self.people) if one.name.han)

    @cached_property
    def _by_character(self) -> Places:
        return _places((at, one.name.characters) for at, one in enumerate(self.people))

    @cached_property
    def _by_key(self) -> Places:
        """Those who have no Han: a name in Han has nothing in common with others in Han but that."""
        return _places((at, one.name.keys) for at, one in enumerate(self.people) if not one.name.han)

    @cached_property
    def _by_any_key(self) -> Places:
        return _places((at, one.name.keys) for at, one in enumerate(self.people))


def _places(said: Iterable[tuple[int, Iterable[str]]]) -> Places:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, words in said:
        for word in words:
            found[word].append(at)
    return found
