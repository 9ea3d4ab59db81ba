"""Whether the own institution offers or needs anything: it is worth looking for matches then, and not before."""

from __future__ import annotations

from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.listings import PUBLISHED
from exchange_admin.store import Store


def publishes_something(store: Store) -> bool:
    mine = (Filter("institution_id", Test.IS, (store.institution,)), Filter("state", Test.IS, (PUBLISHED,)))
    return bool(store.institution) and store.count(Query("listing", filters=mine)) > 0
