"""For whom a file speaks: an institution for itself, in its own file; the office for those that sign on paper."""

from __future__ import annotations

from collections.abc import Callable

from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.store import Store

PARTNER_FILE = "partner_file"
_WORKING = Filter("state", Test.IS, ("enrolled", "confirmed"))
"""Of a file in which somebody works with the program."""


def speaks_for(store: Store) -> Callable[[str], bool]:
    """Whether approvals of an institution are given in this file; for one reading."""
    own, is_partner = store.institution, store.is_partner
    files = [] if is_partner else store.records(Query(PARTNER_FILE, filters=(_WORKING,)))
    working = {one["institution_id"] for one in files}
    return lambda institution: institution == own or not (is_partner or institution in working)
