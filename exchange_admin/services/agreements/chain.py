"""What an agreement continues, and what continues it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exchange_admin.domain.queries import Filter, Query
from exchange_admin.domain.steps import Record
from exchange_admin.store import Store

_CONTINUING = ("in_force", "signed", "sent", "draft")
"""States of a successor, those first that say most."""


def predecessors(store: Store, agreement: Record) -> Iterator[Record]:
    """What it continues, the newest first; a loop ends where it began."""
    seen = {agreement.id}
    while (id := agreement.text("previous_id")) and id not in seen:
        before = store.get("agreement", id)
        if before is None or not before.live:
            return
        seen.add(id)
        yield before
        agreement = before


def successors(store: Store, agreement: Record) -> Iterator[Record]:
    """What continues it; a loop ends where it began."""
    seen = {agreement.id}
    while (after := following(store, agreement)) and after.id not in seen:
        seen.add(after.id)
        yield after
        agreement = after


def following(store: Store, agreement: Record) -> Record | None:
    """What continues it, of several what says most; nothing that is over."""
    found: Iterable[Record] = store.records(
        Query("agreement", filters=(Filter("previous_id", values=(agreement.id,)),))
    )
    going = [one for one in found if one["state"] in _CONTINUING]
    return min(going, key=lambda one: (_CONTINUING.index(one.text("state")), one.id), default=None)
