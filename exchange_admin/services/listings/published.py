"""What is published, and whether the own institution offers or needs anything: matches are worth looking for then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.listings import PUBLISHED
from exchange_admin.domain.steps import Record
from exchange_admin.store import Store


def publishes_something(store: Store) -> bool:
    mine = (Filter("institution_id", Test.IS, (store.institution,)), Filter("state", Test.IS, (PUBLISHED,)))
    return bool(store.institution) and store.count(Query("listing", filters=mine)) > 0


def others_publish(store: Store) -> bool:
    """Whether two others may match."""
    theirs = (Filter("institution_id", Test.IS_NOT, (store.institution,)), Filter("state", Test.IS, (PUBLISHED,)))
    return store.count(Query("listing", filters=theirs)) > 1


def valid_listings(store: Store, today: date) -> Iterator[Record]:
    """Published offers and needs that are not over."""
    for one in store.records(Query("listing", filters=(Filter("state", Test.IS, (PUBLISHED,)),))):
        until = day_in(one.values, "valid_until")
        if until is None or until >= today:
            yield one
