"""Finding the records that cells of a list point to, by what they are called: asked about where it is not just one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from exchange_admin.domain.fields import FieldType, Kind, Registry
from exchange_admin.domain.queries import Query
from exchange_admin.domain.wording import Wording
from exchange_admin.names import fold, lookalikes
from exchange_admin.services.lists import Lists
from exchange_admin.services.lookup import lookup_fields
from exchange_admin.store import Store


class References:
    """Reads only; every kind that is asked for is read once, as it is then."""

    def __init__(self, store: Store, registry: Registry, wordings: Mapping[str, Wording]) -> None:
        self._store, self._registry, self._wordings = store, registry, wordings
        self._lists = Lists(store, registry, wordings)
        self._called: dict[str, Mapping[str, set[str]]] = {}

    def find(self, kind: str, typed: str) -> list[str]:
        """Ids of the live records that are called so: by a name, code or number of theirs, or by their whole label in
        any language; with letters of the other script that look the same only where nothing else is found."""
        called = self._called.get(kind)
        if called is None:
            called = self._called[kind] = self._all_called(self._registry[kind])
        for text in (typed, *lookalikes(typed)):
            if found := called.get(fold(text)):
                return sorted(found)
        return []

    def label(self, kind: str, id: str) -> dict[str, str]:
        """What a record is called, by languages."""
        return {language: self._lists.labels(kind, [id], language).get(id, "") for language in self._wordings}

    def _all_called(self, kind: Kind) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        names = {*lookup_fields(kind), *(one.name for one in kind.fields if one.unique and one.type is FieldType.TEXT)}
        records = self._store.records(Query(kind.name))
        for record in records:
            for name in names:
                if record[name]:
                    found[fold(record.text(name))].add(record.id)
        for language in self._wordings:
            for id, label in self._lists.labels(kind.name, [one.id for one in records], language).items():
                found[fold(label)].add(id)
        found.pop("", None)
        return dict(found)
