"""Who says that a guest came: whoever sent may be the first to write it, and nobody else may have."""

from __future__ import annotations

from exchange_admin.domain.rules.mobility_status import CAME, ENDED_WELL
from exchange_admin.domain.rules.stays import COMING
from exchange_admin.domain.steps import HistoryEntry, Record
from exchange_admin.services.parts import Parts
from exchange_admin.services.stored import pointing

_EVENT = "stay_event"
_DAYS = ("actual_start", "actual_end")
_WORDS = {"receiving_status": CAME, "sending_status": ENDED_WELL}


def came_by_word_of_others(parts: Parts, stay: Record, own: str) -> bool:
    """Whether somebody wrote that a guest came or the stay ended well, and neither the institution that receives nor
    the `own` one ever did: nothing else that they say of a stay, a unit or that it was refused, tells that. Whom the
    own one sends is no guest."""
    store, sending = parts.store, stay.text("sending_institution_id")
    if sending == own:
        return False
    events = [one for one in pointing(store, _EVENT, "mobility_id", stay.id) if one["kind"] in COMING]
    written = [one.author for one in store.history.of(stay.kind, stay.id) if _says_so(one)]
    written += [one.author for event in events for one in store.history.of(_EVENT, event.id)]
    told = set(map(store.history.institution_of, written))
    if told & ({own, stay.text("receiving_institution_id")} - {sending}):
        return False
    return bool(told) or stay["receiving_status"] in CAME


def _says_so(written: HistoryEntry) -> bool:
    words = _WORDS.get(written.field)
    return written.new in words if words else written.field in _DAYS and written.new is not None
