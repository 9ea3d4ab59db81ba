"""Events of a stay, beside the stay and beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.casework.days_of_stay import Dated, event_problems
from exchange_admin.services.kinds.hooks import KindHooks, KindSources
from exchange_admin.store import Store


def events_of(store: Store, stay: str, *, but: str = "") -> list[Dated]:
    """The live events of a stay, the earliest first; all `but` one."""
    records = [one for one in store.where("stay_event", "mobility_id", [stay]) if one.live and one.id != but]
    found = [(one.text("kind"), day) for one in records if (day := day_in(one.values, "date"))]
    return sorted(found, key=lambda one: one[1])


def _problems(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    day, id = day_in(values, "date"), str(values.get("mobility_id") or "")
    stay = sources.store.get("mobility", id) if id else None
    if stay is not None and day:
        others = events_of(sources.store, id, but=own_id)
        yield from event_problems(str(values.get("kind") or ""), day, stay.values, others)


STAY_EVENT = KindHooks("stay_event", problems=_problems)
