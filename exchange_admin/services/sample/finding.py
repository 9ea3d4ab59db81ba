"""Finds records of the sample office for those who go on with it by verbs."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.steps import Record
from exchange_admin.store import Store


def some(store: Store, kind: str, **values: str) -> Iterator[Record]:
    """Live records with these values, in the order in which they were entered."""
    filters = tuple(Filter(name, Test.IS, (value,)) for name, value in values.items())
    for n in sorted(store.ids(Query(kind, filters=filters))):
        record = store.get(kind, store.id_of(kind, n))
        if record is not None:
            yield record
