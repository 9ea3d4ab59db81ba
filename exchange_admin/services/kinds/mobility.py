"""Stays beside other stays of the person, the agreement they go by, and its places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial

from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.casework.days_of_stay import stay_beside_events
from exchange_admin.domain.rules.casework.stays import direction_seen_by
from exchange_admin.domain.rules.mobility_status import is_counted, shown_status, tone
from exchange_admin.domain.rules.stays import agreement_not_in_force, away_already, days_of, places_used
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.kinds.entry_advice import entry_advice
from exchange_admin.services.kinds.events_of_stay import events_of
from exchange_admin.services.kinds.hooks import Advice, KindHooks, KindSources, MadeColumn
from exchange_admin.services.list_cells import Cell, ListColumn, Show
from exchange_admin.store import Store

_STATUSES = ("sending_status", "receiving_status")


def _problems(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    store = sources.store
    person, condition_id = values.get("person_id"), values.get("condition_id")
    if person:
        others = store.where("mobility", "person_id", store.entries().of(str(person)))
        yield from away_already(values, (other.values for other in others if other.live and other.id != own_id))
    yield from _other_direction(store, values)
    if own_id:
        yield from stay_beside_events(values, events_of(store, own_id))
    condition = store.get("condition", str(condition_id)) if condition_id else None
    agreement_id = values.get("agreement_id") or (condition["agreement_id"] if condition else None)
    agreement = store.get("agreement", str(agreement_id)) if agreement_id else None
    if agreement is not None and agreement.live:
        yield from agreement_not_in_force(values, agreement.values)
    if condition is not None and condition.live and condition["places_per_year"] is not None:
        yield from places_used(values, condition["places_per_year"], _others(store, values, condition.id, own_id))


def _other_direction(store: Store, stay: Values) -> Iterator[Problem]:
    """What our own institution sends is outgoing, what it receives incoming. In a partner's file nobody knows as whose
    side of it somebody states it."""
    own, stated = store.institution, str(stay.get("direction") or "")
    sending, receiving = (str(stay.get(f"{side}_institution_id") or "") for side in ("sending", "receiving"))
    seen = direction_seen_by(own, sending, receiving, stated)
    if not store.is_partner and stated and seen != stated and sending != receiving:
        yield Problem("mobility.other_direction", "direction", {"direction": f"choice.direction.{seen}"})


def _others(store: Store, stay: Values, condition_id: str, own_id: str) -> int:
    """Other counted stays under the condition in the academic year of this one."""
    year_of = cache(partial(_year_at, store))  # terms and days are few, stays may be many
    year = year_of(*_when(stay))
    if not year:
        return 0
    stays = store.where("mobility", "condition_id", [condition_id])
    others = [one.values for one in stays if one.live and one.id != own_id and is_counted(one.values)]
    return sum(1 for other in others if year_of(*_when(other)) == year)


def _when(stay: Values) -> tuple[str, str]:
    """Term and first day; empty where the stay has none."""
    return str(stay.get("term_id") or ""), days_of(stay)[0]


def _year_at(store: Store, term_id: str, starts: str) -> str:
    """The id of the academic year of the term, else of the first day; empty where there is none."""
    term = store.get("term", term_id) if term_id else None
    if term is not None and term["academic_year_id"]:
        return term.text("academic_year_id")
    for year in store.records(Query("academic_year")) if starts else ():
        if year.text("starts") <= starts <= year.text("ends"):
            return year.id
    return ""


def _status(store: Store, words: Wording, stays: Sequence[Record], today: date) -> Mapping[str, Cell]:
    shown = {one.id: shown_status(*(str(one[name]) for name in _STATUSES)) for one in stays}
    return {id: Cell(words.status(word), tone=tone(word), value=word) for id, word in shown.items()}


def _begun_at(sources: KindSources, around: Record) -> Values:
    """Added to a project, where its members leave no choice; nothing else that it is added to is led by somebody."""
    from exchange_admin.services.kinds.hosting import host_of  # a start adds nothing

    host = host_of(sources.store, around) if around["lead_institution_id"] else ""
    return {"receiving_institution_id": host} if host else {}


MOBILITY = KindHooks(
    "mobility",
    problems=_problems,
    begun_at=_begun_at,
    advice=Advice("planned_end", entry_advice),
    columns=(MadeColumn(ListColumn("status", Show.STATUS, "sending_status", usual=True), _STATUSES, _status),),
)
