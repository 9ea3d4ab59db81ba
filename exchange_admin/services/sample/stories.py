"""Whatever is told in the sample office by the verbs that an officer uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exchange_admin.domain.fields import Value
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.steps import Record
from exchange_admin.services.office import Office
from exchange_admin.services.sample.tables import Entry
from exchange_admin.store import Store


class Stories:
    """Works on the office when what it goes on with is in it: `told` are tables of `stories.toml`, `who` stands in the
    journal. What is missing in a small office is left out."""

    def __init__(self, office: Office, who: str, told: Entry) -> None:
        self._office, self._who, self._told = office, who, told

    def _some(self, kind: str, **values: str) -> Iterator[Record]:
        return some(self._office.store, kind, **values)

    def _add(self, kind: str, values: Mapping[str, Value]) -> str:
        """The id of a new record."""
        (id,) = self._office.records.add(kind, values, self._who).ids[kind]
        return id


def some(store: Store, kind: str, **values: str) -> Iterator[Record]:
    """Live records with these values, in the order in which they were entered."""
    filters = tuple(Filter(name, Test.IS, (value,)) for name, value in values.items())
    for n in sorted(store.ids(Query(kind, filters=filters))):
        record = store.get(kind, store.id_of(kind, n))
        if record is not None:
            yield record
