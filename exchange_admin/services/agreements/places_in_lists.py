"""Places of many agreements at once, counted in the store: the same numbers as `Standing.all_places`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.rules.agreements.balance import IN, OUT
from exchange_admin.domain.rules.agreements.places import agreed_in
from exchange_admin.domain.rules.agreements.renewal import renews_itself
from exchange_admin.domain.rules.mobility_status import is_counted
from exchange_admin.domain.steps import Record, live
from exchange_admin.services.agreements.years import AcademicYears
from exchange_admin.store import Store


@dataclass(frozen=True, slots=True)
class ListedPlaces:
    """`agreed` is None where no condition names a number; `year` is the code of the academic year that they are of,
    empty where all years are counted."""

    year: str
    agreed: int | None
    taken: int


def year_of_places(years: AcademicYears, agreement: Record, today: date) -> Record | None:
    """The academic year whose places are counted; None where the office has none, and all years are."""
    first, last = (agreement.text(name) for name in ("valid_from", "valid_until"))
    return years.shown_on(today, first, "" if renews_itself(agreement.values) else last)


def agreed_of(years: AcademicYears, condition: Record, year: Record | None) -> int | None:
    """Places that a condition gives in the year, as `agreed_in`."""
    first, last = (years.starts(condition[name]) for name in ("first_year_id", "last_year_id"))
    return agreed_in(condition["places_per_year"], year.text("starts") if year else "", first, last)


def places_in_lists(store: Store, agreements: Sequence[Record], today: date) -> Mapping[str, ListedPlaces]:
    """By id, of the agreements that have conditions."""
    years = AcademicYears(store)
    year_of = {one.id: year_of_places(years, one, today) for one in agreements}
    conditions = live(store.where("condition", "agreement_id", [one.id for one in agreements]))
    by_year = defaultdict[str, list[Record]](list)
    by_agreement = defaultdict[str, list[Record]](list)
    for condition in conditions:
        agreement = condition.text("agreement_id")
        by_agreement[agreement].append(condition)
        year = year_of[agreement]
        by_year[year.id if year else ""].append(condition)
    taken: dict[str, int] = {}
    for those in by_year.values():
        taken |= _taken(store, years, those, year_of[those[0].text("agreement_id")])
    return {
        id: ListedPlaces(
            year.text("code") if (year := year_of[id]) else "",
            _sum(agreed_of(years, one, year) for one in those),
            sum(taken[one.id] for one in those),
        )
        for id, those in by_agreement.items()
    }


def _taken(store: Store, years: AcademicYears, conditions: Sequence[Record], year: Record | None) -> dict[str, int]:
    """How many counted stays of the year are on each condition and name its agreement, or none."""
    found = {one.id: 0 for one in conditions}
    agreement_of = {one.id: one.text("agreement_id") for one in conditions}
    for alike in store.places_taken.alike(sorted(found), years.span(year) if year else None):
        stay = alike.values
        condition = str(stay["condition_id"])
        is_own = not stay["agreement_id"] or stay["agreement_id"] == agreement_of[condition]
        is_of_year = year is None or years.of_stay(stay) == year.id
        if is_own and is_of_year and is_counted(stay) and stay["direction"] in (OUT, IN):
            found[condition] += alike.count
    return found


def _sum(numbers: Iterable[int | None]) -> int | None:
    """Of what is known."""
    known = [one for one in numbers if one is not None]
    return sum(known) if known else None
