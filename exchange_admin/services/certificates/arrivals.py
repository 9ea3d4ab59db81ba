"""Who says that a guest came: whoever sent may be the first to write it, and nobody else may have."""

from __future__ import annotations

from exchange_admin.domain.fields import Side
from exchange_admin.domain.rules.stays import COMING
from exchange_admin.domain.steps import Record
from exchange_admin.services.parts import Parts
from exchange_admin.services.stored import pointing

_EVENT = "stay_event"


def came_by_word_of_others(parts: Parts, stay: Record) -> bool:
    """Whether the institution that receives never wrote anything of what it says of a stay, or that somebody came."""
    store = parts.store
    owned = {field.name for field in parts.registry[stay.kind].fields if field.owner is Side.RECEIVING}
    events = [one for one in pointing(store, _EVENT, "mobility_id", stay.id) if one["kind"] in COMING]
    written = [one.author for one in store.history.of(stay.kind, stay.id) if one.field in owned]
    written += [one.author for event in events for one in store.history.of(_EVENT, event.id)]
    return stay.text("receiving_institution_id") not in set(map(store.history.institution_of, written))
