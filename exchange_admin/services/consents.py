"""Who has agreed that their data are worked with, as far as the office has it on paper."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from exchange_admin.domain.rules.consents import PROCESSING, holds_on
from exchange_admin.store import Store


def without_consent(store: Store, people: Collection[str], day: date) -> tuple[str, ...]:
    """Of these people (ids, in their order) those without a consent that holds on a day, by none of their entries."""
    entries = store.entries()
    of = {person: entries.of(person) for person in people}
    wanted = sorted({entry for some in of.values() for entry in some})
    given = {
        one.text("person_id")
        for one in store.where("consent", "person_id", wanted)
        if one.live and one["kind"] == PROCESSING and holds_on(one.values, day)
    }
    return tuple(person for person, some in of.items() if given.isdisjoint(some))
