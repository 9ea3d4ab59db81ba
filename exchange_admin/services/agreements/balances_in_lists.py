"""Balances of many agreements at once, from stays counted in the store: the same numbers as `Standing.balance`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from exchange_admin.domain import exact
from exchange_admin.domain.rules.agreements.balance import (
    IN,
    OUT,
    Balance,
    WeighedStay,
    balance,
    opening_of,
    ratio_of,
    stage_of,
)
from exchange_admin.domain.rules.mobility_status import is_counted
from exchange_admin.domain.steps import Record, live
from exchange_admin.services.agreements.chain import predecessors
from exchange_admin.services.agreements.stays import CountedStay
from exchange_admin.services.agreements.years import AcademicYears
from exchange_admin.store import Store


def balances_in_lists(store: Store, agreements: Sequence[Record], today: date) -> Mapping[str, Balance]:
    """By id, of the agreements that have a unit of balance."""
    counting = {one.id: _counting(store, one) for one in agreements if one["balance_unit"]}
    if not counting:
        return {}
    of_all = sorted({id for ids in counting.values() for id in ids})
    conditions = {one.id: one for one in live(store.where("condition", "agreement_id", of_all))}
    years = AcademicYears(store)
    stays: dict[str, list[tuple[CountedStay, int]]] = {}
    for alike in store.counted_stays.alike(of_all, sorted(conditions)):
        stay = alike.values
        if is_counted(stay) and stay["direction"] in (OUT, IN):
            condition = conditions.get(str(stay["condition_id"] or ""))
            by = str(stay["agreement_id"] or (condition["agreement_id"] if condition else ""))
            one = CountedStay(stay, years.of_stay(stay), stage_of(stay, today))
            stays.setdefault(by, []).append((one, alike.count))
    return {
        one.id: _balance(
            one,
            [some for id in counting[one.id] for some in stays.get(id, ())],
            {id: some for id, some in conditions.items() if some["agreement_id"] in counting[one.id]},
            years,
        )
        for one in agreements
        if one.id in counting
    }


def _counting(store: Store, agreement: Record) -> list[str]:
    """The agreements whose stays count in it: those it continues too, where a first year is named."""
    before = predecessors(store, agreement) if agreement["balance_from_year_id"] else ()
    return [agreement.id, *(one.id for one in before)]


def _balance(
    agreement: Record,
    stays: Iterable[tuple[CountedStay, int]],
    conditions: Mapping[str, Record],
    years: AcademicYears,
) -> Balance:
    unit, since = agreement.text("balance_unit"), years.starts(agreement["balance_from_year_id"])

    def weighed() -> Iterator[WeighedStay]:
        for stay, n in stays:
            if years.is_since(stay.year, stay.starts, since):
                condition = conditions.get(stay.condition)
                worth = stay.worth(unit, condition["weight"] if condition else None)
                together = [stay.weighed(None)] * n if worth is None else [stay.weighed(worth * n)]
                yield from together

    tolerance = exact.of(agreement["balance_tolerance"])
    return balance(weighed(), ratio_of(agreement.values), tolerance, opening_of(agreement.values))
