"""How an agreement stands today: places, balance, notice, what comes next, what it continues and what continues it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from exchange_admin.domain import exact
from exchange_admin.domain.dates import LATEST_DAY, day_in
from exchange_admin.domain.labels import in_each_language
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.agreements.balance import Balance, Stage, balance, opening_of, ratio_of
from exchange_admin.domain.rules.agreements.next_step import (
    AHEAD,
    UNSIGNED_STATES,
    Around,
    NextStep,
    Notice,
    next_step,
    notice_of,
)
from exchange_admin.domain.rules.agreements.places import Places, places, places_exceeded
from exchange_admin.domain.rules.casework.working_days import WorkingCalendar
from exchange_admin.domain.steps import Record
from exchange_admin.services.agreements.chain import following, predecessors, successors
from exchange_admin.services.agreements.parties import unsigned, waits_for_own_signature
from exchange_admin.services.agreements.places_in_lists import ListedPlaces, agreed_of, year_of_places
from exchange_admin.services.agreements.stays import AgreedStays, CountedStay, outliving
from exchange_admin.services.agreements.years import AcademicYears, is_half_over
from exchange_admin.services.country_calendars import working_calendar
from exchange_admin.services.office_files import office_of, own_institution
from exchange_admin.services.stored import got, pointing
from exchange_admin.store import Store


@dataclass(frozen=True, slots=True)
class ConditionPlaces:
    """A condition and its places of the year."""

    condition: Record
    places: Places


STEP_NEEDS = (
    "number",
    "state",
    "institution_id",
    "valid_from",
    "valid_until",
    "renewal",
    "renews",
    "notice_days",
    "balance_from_year_id",
)
"""The fields from which the next step in a list is told."""


def own_calendar(store: Store) -> WorkingCalendar:
    """The working days of the own country."""
    return working_calendar(got(store, "institution", own_institution(store)).text("country"))


class Standing:
    """Everything is read when it is first asked for, in the thread of the store."""

    def __init__(self, store: Store, agreement: Record, today: date, calendar: Callable[[], WorkingCalendar]) -> None:
        """`calendar` is that of the own country."""
        self.agreement = agreement
        self._store, self._today, self._calendar = store, today, calendar

    @property
    def unit(self) -> str:
        """Of the balance; empty where none was chosen."""
        return self.agreement.text("balance_unit")

    @property
    def ratio(self) -> Fraction:
        return ratio_of(self.agreement.values)

    @property
    def opening(self) -> Fraction:
        """What was carried over into the balance, seen from the office."""
        return opening_of(self.agreement.values)

    @property
    def since(self) -> str:
        """The first day (ISO) that counts in the balance, empty for all."""
        return self._years.starts(self.agreement["balance_from_year_id"])

    @cached_property
    def year(self) -> Record | None:
        """The academic year whose places are counted; None where the office has none, and all years are."""
        return year_of_places(self._years, self.agreement, self._today)

    @cached_property
    def places(self) -> tuple[ConditionPlaces, ...]:
        """Of each condition."""
        return tuple(map(self._places_of, pointing(self._store, "condition", "agreement_id", self.agreement.id)))

    @property
    def all_places(self) -> Places:
        return sum((one.places for one in self.places), Places())

    @property
    def without_condition(self) -> list[CountedStay]:
        """Stays of the year that name the agreement only: whose places they use nobody knows."""
        return [one for one in self._own_stays if not one.condition and self._is_of_year(one)]

    @cached_property
    def balance(self) -> Balance | None:
        """None without a unit."""
        if not self.unit:
            return None
        weighed = (stay.weighed(worth) for stay, worth in self.weighed)
        return balance(weighed, self.ratio, exact.of(self.agreement["balance_tolerance"]), self.opening)

    @cached_property
    def weighed(self) -> tuple[tuple[CountedStay, Fraction | None], ...]:
        """The stays of the balance in the order of their first days, with what each is worth in its unit; None for
        one that cannot be weighed and counts nowhere. Without a unit there are none."""
        counted = (one for one in self._counted_stays if self._stays.is_since(one, self.since))
        in_order = sorted(counted, key=lambda one: (one.starts or LATEST_DAY, one.id))
        return tuple((one, self._worth(one)) for one in in_order) if self.unit else ()

    @cached_property
    def by_others_alone(self) -> frozenset[str]:
        """Of the stays (ids) that the balance counts as begun or confirmed those that the office has neither written
        anything of nor let in: whether they take place only others say. None in a partner's file, where the office
        enters most."""
        if self._store.is_partner:
            return frozenset()
        counted = [one.id for one, worth in self.weighed if worth is not None and one.stage is not Stage.FORECAST]
        return frozenset(self._store.history.by_others_alone("mobility", counted))

    @cached_property
    def not_attributed(self) -> tuple[CountedStay, ...]:
        """Stays from and to the partner that name no agreement: in no balance and on no place."""
        since = self.since or self.agreement.text("valid_from")
        return tuple(self._stays.not_attributed(self.agreement.text("institution_id"), since))

    @cached_property
    def outliving(self) -> tuple[CountedStay, ...]:
        """Stays that are not over and go on after its last day."""
        return tuple(outliving(self._own_stays, self.agreement.text("valid_until"), self._today))

    @cached_property
    def chain(self) -> tuple[Record, ...]:
        """The agreements it continues, the oldest first, itself, and what continues it."""
        before = [*predecessors(self._store, self.agreement)]
        return (*reversed(before), self.agreement, *successors(self._store, self.agreement))

    @cached_property
    def successor(self) -> Record | None:
        """What continues it, of several what says most; None also where that is over."""
        return following(self._store, self.agreement)

    @cached_property
    def notice(self) -> Notice | None:
        """By the working days of the own country."""
        return notice_of(self.agreement.values, self._calendar())

    @cached_property
    def step(self) -> NextStep:
        around = self._around(self.notice, self.all_places, is_half_over=is_half_over(self.year, self._today))
        return next_step(self.agreement.values, around, self._today)

    def step_in_a_list(self, found: ListedPlaces | None) -> NextStep:
        """The same, from places that the store has counted (None without conditions), and by the calendar only where
        notice is near: reading all stays and the calendar of every row takes longer than a list may."""
        rough = notice_of(self.agreement.values, WorkingCalendar())
        is_near = rough is not None and abs(rough.due - self._today) <= AHEAD + timedelta(days=30)
        notice = self.notice if is_near else rough
        if found is None:
            return next_step(self.agreement.values, self._around(notice), self._today)
        is_unused = found.agreed and not found.taken and is_half_over(self.year, self._today)
        around = self._around(notice, Places(found.agreed, found.taken), is_half_over=bool(is_unused))
        return next_step(self.agreement.values, around, self._today)

    def problems(self) -> Iterator[Problem]:
        """Conditions of which more places are taken than agreed; each names its direction and activity."""
        for one in self.places:
            words = [f"choice.{name}.{one.condition.text(name)}" for name in ("direction", "activity")]
            yield from places_exceeded(one.places, condition=", ".join(words))

    def _around(self, notice: Notice | None, used: Places | None = None, *, is_half_over: bool = False) -> Around:
        is_over = self.agreement["state"] in ("expired", "terminated")
        outliving = self.outliving if is_over else ()
        days = [day for one in outliving if (day := day_in({"day": one.ends}, "day"))]
        after = self.successor
        return Around(
            notice=notice,
            sent_on=self._sent_on(),
            successor=after.text("state") if after else "",
            successor_number=after.text("number") if after else "",
            outliving=len(outliving),
            last_stay_ends=max(days, default=None),
            places=used or Places(),
            year_half_over=is_half_over,
            unsigned=self._unsigned(),
            drafted_by=self._drafted_by(),
            waits_for_own=self._waits_for_own(),
        )

    def _drafted_by(self) -> dict[str, str]:
        """Told in a partner's file."""
        if not self._store.is_partner:
            return {}
        return in_each_language(got(self._store, "institution", office_of(self._store)).values, "name")

    def _waits_for_own(self) -> bool:
        """Asked in a partner's file, of one that is not said to be signed."""
        is_asked = self._store.is_partner and self.agreement["state"] in UNSIGNED_STATES
        return is_asked and waits_for_own_signature(self._store, self.agreement, self._today)

    def _unsigned(self) -> tuple[dict[str, str], ...]:
        """Only of one that is said to be signed."""
        is_asked = self.agreement["state"] == "signed"
        return unsigned(self._store, self.agreement.id, self._today) if is_asked else ()

    def _sent_on(self) -> date | None:
        """When it last became sent; only the history of one that waits is read."""
        if self.agreement["state"] != "sent":
            return None
        history = self._store.history.of("agreement", self.agreement.id)
        found = (entry.when for entry in history if (entry.field, entry.new) == ("state", "sent"))
        when = next(found, "")
        return date.fromisoformat(when[:10]) if when else None

    @cached_property
    def _years(self) -> AcademicYears:
        return AcademicYears(self._store)

    @cached_property
    def _stays(self) -> AgreedStays:
        return AgreedStays(self._store, self._years, self._today)

    @cached_property
    def _conditions(self) -> dict[str, Record]:
        """Of all agreements whose stays count in the balance: those it continues too, where a first year is named."""
        counting = self.chain[: self.chain.index(self.agreement) + 1] if self.since else (self.agreement,)
        ids = [one.id for one in counting]
        found = (one for id in ids for one in pointing(self._store, "condition", "agreement_id", id))
        return {one.id: one for one in found}

    @cached_property
    def _counted_stays(self) -> list[CountedStay]:
        before = self.chain[: self.chain.index(self.agreement)] if self.since else ()
        ids = [one.id for one in (*before, self.agreement)]
        return self._stays.by_agreement(ids, list(self._conditions))

    @cached_property
    def _own_stays(self) -> list[CountedStay]:
        return [one for one in self._counted_stays if self._agreement_of(one) == self.agreement.id]

    def _agreement_of(self, stay: CountedStay) -> str:
        return str(stay.values["agreement_id"] or self._conditions[stay.condition]["agreement_id"])

    def _worth(self, stay: CountedStay) -> Fraction | None:
        condition = self._conditions.get(stay.condition)
        return stay.worth(self.unit, condition["weight"] if condition else None)

    def _places_of(self, condition: Record) -> ConditionPlaces:
        agreed = agreed_of(self._years, condition, self.year)
        own = (one for one in self._own_stays if one.condition == condition.id and self._is_of_year(one))
        return ConditionPlaces(condition, places(agreed, (one.stage for one in own)))

    def _is_of_year(self, stay: CountedStay) -> bool:
        return self.year is None or stay.year == self.year.id
