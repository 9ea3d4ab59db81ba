"""Which areas that not every office needs stand in the window of this file: those that somebody chose, those of which
there are records, and all of them where an office brings others together."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from exchange_admin.domain.queries import Query
from exchange_admin.store import Store

_AREAS = "areas"
TEACHING = frozenset({"college", "university", "school"})
"""Kinds of institutions that send people and host them; others bring them together."""


def brings_together(store: Store) -> bool:
    """Whether this is the office of a secretariat, an authority or another institution that is no college."""
    own = store.get("institution", store.institution) if store.institution and not store.is_partner else None
    return own is not None and own["kind"] not in TEACHING


def chosen_areas(store: Store) -> frozenset[str]:
    kept: list[object] = store.settings.like(_AREAS, [])
    return frozenset(one for one in kept if isinstance(one, str))


def choose_area(store: Store, area: str, *, chosen: bool) -> None:
    """Belongs to this file, and to no history: it changes no record."""
    before = chosen_areas(store)
    after = before | {area} if chosen else before - {area}
    if after != before:
        store.settings.set(_AREAS, sorted(after))


def is_used(store: Store, kinds: Iterable[str]) -> bool:
    """Whether there is a record of one of these kinds."""
    return any(store.count(Query(kind)) for kind in kinds)


def is_shown(store: Store, area: str, kinds: Collection[str]) -> bool:
    return area in chosen_areas(store) or is_used(store, kinds) or brings_together(store)
