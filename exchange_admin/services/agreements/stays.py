"""Stays by the agreements they go by, read in bulk, with what each is worth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.agreements.balance import (
    IN,
    OUT,
    Stage,
    WeighedStay,
    amount,
    days_counted,
    stage_of,
)
from exchange_admin.domain.rules.mobility_status import is_counted
from exchange_admin.domain.rules.stays import days_of
from exchange_admin.services.agreements.years import AcademicYears
from exchange_admin.services.stored import rows_of
from exchange_admin.store import Store

FIELDS = (
    "id",
    "person_id",
    "direction",
    "activity",
    "participation",
    "sending_institution_id",
    "receiving_institution_id",
    "agreement_id",
    "condition_id",
    "programme_id",
    "term_id",
    "planned_start",
    "planned_end",
    "actual_start",
    "actual_end",
    "sending_status",
    "receiving_status",
)


def of_no_forum(store: Store) -> tuple[Filter, ...]:
    """Filters of stays that are not of somebody who only came to a forum."""
    named = Query("meeting", filters=(Filter("programme_id", Test.FILLED),))
    programmes = tuple(programme for (programme,) in rows_of(store, named, ("programme_id",)))
    return (Filter("programme_id", Test.IS_NOT, programmes),) if programmes else ()


@dataclass(frozen=True, slots=True)
class CountedStay:
    """A counted stay; `year` is the id of its academic year and `condition` that of its condition, empty for none."""

    values: Values
    year: str
    stage: Stage

    @property
    def id(self) -> str:
        return str(self.values["id"])

    @property
    def condition(self) -> str:
        return str(self.values["condition_id"] or "")

    @property
    def direction(self) -> str:
        return str(self.values["direction"])

    @property
    def days(self) -> int | None:
        return days_counted(self.values)

    @property
    def starts(self) -> str:
        return days_of(self.values)[0]

    @property
    def ends(self) -> str:
        return days_of(self.values)[1]

    def worth(self, unit: str, weight: Value) -> Fraction | None:
        """In a unit of balance, by the weight of its condition; None where that cannot be told."""
        return amount(unit, self.days, exact.of(weight))

    def weighed(self, worth: Fraction | None) -> WeighedStay:
        return WeighedStay(self.direction, self.stage, worth)


class AgreedStays:
    """Counted stays of one office file as they stand on a day."""

    def __init__(self, store: Store, years: AcademicYears, today: date) -> None:
        self._store, self._years, self._today = store, years, today

    def by_agreement(self, agreements: Sequence[str], conditions: Sequence[str]) -> list[CountedStay]:
        """Those that name one of the agreements, and those that name no agreement but one of the conditions."""
        if not agreements:
            return []
        found = list(self._found(Filter("agreement_id", values=tuple(agreements))))
        if conditions:
            without = Filter("agreement_id", Test.EMPTY)
            found += self._found(Filter("condition_id", values=tuple(conditions)), without)
        return found

    def not_attributed(self, partner: str, since: str) -> list[CountedStay]:
        """Those from and to a partner that name no agreement and no condition, since a day (ISO) if there is one.
        Whoever came to a forum is exchanged with nobody."""
        ends = ("sending_institution_id", "receiving_institution_id")
        neither = (Filter("agreement_id", Test.EMPTY), Filter("condition_id", Test.EMPTY), *of_no_forum(self._store))
        found = {one.id: one for end in ends for one in self._found(Filter(end, values=(partner,)), *neither)}
        return [one for one in found.values() if self.is_since(one, since)]

    def is_since(self, stay: CountedStay, day: str) -> bool:
        """Whether a stay counts from the day on."""
        return self._years.is_since(stay.year, stay.starts, day)

    def _found(self, *filters: Filter) -> Iterator[CountedStay]:
        for row in rows_of(self._store, Query("mobility", filters=filters), FIELDS):
            values = dict(zip(FIELDS, row, strict=True))
            if is_counted(values) and values["direction"] in (OUT, IN):
                yield CountedStay(values, self._years.of_stay(values), stage_of(values, self._today))


def outliving(stays: Iterable[CountedStay], until: str, today: date) -> list[CountedStay]:
    """Stays that are not over and end after an agreement's last day (ISO)."""
    return [one for one in stays if until and one.ends > max(until, today.isoformat())]
