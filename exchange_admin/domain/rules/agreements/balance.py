"""How many went out and how many came in by an agreement, weighed and in exact numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from exchange_admin.domain import exact
from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Values
from exchange_admin.domain.rules.mobility_status import VERIFIED_OR_LATER
from exchange_admin.domain.rules.stays import days_of

OUT, IN = "outgoing", "incoming"
BALANCE_UNITS = ("person", "semester", "month", "week", "day")
_DAYS: Mapping[str, int] = MappingProxyType({"day": 1, "week": 7, "month": 30})
_WEIGHED_ONLY = frozenset({"semester"})
_ARRIVED = VERIFIED_OR_LATER - {"verified"}


class Stage(StrEnum):
    """How sure a counted stay is."""

    DONE = "done"  # has begun or is over
    CONFIRMED = "confirmed"  # the host has said yes
    FORECAST = "forecast"


@dataclass(frozen=True, slots=True)
class WeighedStay:
    """One counted stay; `amount` is None where its days or its weight are not known, so that it counts nowhere."""

    direction: str
    stage: Stage
    amount: Fraction | None


@dataclass(frozen=True, slots=True)
class Sums:
    """What was sent and received, each weighed; `balance` is what was sent less `ratio` times what was received:
    above zero the partner owes, below it the office does. `opening` is what was carried over from before."""

    sent: Fraction = Fraction()
    received: Fraction = Fraction()
    ratio: Fraction = Fraction(1)
    opening: Fraction = Fraction()

    @property
    def balance(self) -> Fraction:
        return self.opening + self.sent - self.ratio * self.received


@dataclass(frozen=True, slots=True)
class Balance:
    """`done` are the stays that have begun, `confirmed` those and the ones agreed to come, `forecast` all of them.
    `unweighed` counts stays that are in none of it. `tolerance` None: nothing was agreed to be tolerated."""

    done: Sums
    confirmed: Sums
    forecast: Sums
    tolerance: Fraction | None = None
    unweighed: int = 0

    @property
    def is_tolerated(self) -> bool | None:
        """Whether what has begun keeps within the tolerance; None without one."""
        return None if self.tolerance is None else abs(self.done.balance) <= self.tolerance


def amount(unit: str, days: int | None, weight: Fraction | None) -> Fraction | None:
    """What one stay of so many days is worth in `unit` (of BALANCE_UNITS): the measure of the unit times the weight.

    People and semesters are not measured by days. How many semesters a stay is only its condition can say, so that
    without a weight it is None, as it is in days, weeks of 7 and months of 30 days without days.
    """
    if weight is None and unit not in _WEIGHED_ONLY:
        weight = Fraction(1)
    if weight is None or unit not in _DAYS:
        return weight
    return None if days is None else Fraction(days, _DAYS[unit]) * weight


def days_counted(stay: Values) -> int | None:
    """First and last day included, those that came true before those planned; None where they are not known."""
    starts, ends = days_of(stay)
    days = {"starts": starts, "ends": ends}
    first, last = day_in(days, "starts"), day_in(days, "ends")
    return (last - first).days + 1 if first and last and last >= first else None


def stage_of(stay: Values, today: date) -> Stage:
    """Of a counted stay. One whose first day has come is done even where nobody wrote down the arrival: a sender often
    does not learn of it, and a host that knows better says so."""
    starts, receiving = days_of(stay)[0], stay.get("receiving_status")
    if receiving in _ARRIVED or stay.get("actual_start") or (starts and starts <= today.isoformat()):
        return Stage.DONE
    is_agreed = receiving in VERIFIED_OR_LATER or stay.get("sending_status") == "live"
    return Stage.CONFIRMED if is_agreed else Stage.FORECAST


def balance(
    stays: Iterable[WeighedStay],
    ratio: Fraction = Fraction(1),
    tolerance: Fraction | None = None,
    opening: Fraction = Fraction(),
) -> Balance:
    """The sums of counted stays, with what was carried over."""
    sums = dict.fromkeys(((way, stage) for way in (OUT, IN) for stage in Stage), Fraction())
    unweighed = 0
    for one in stays:
        if one.amount is None:
            unweighed += 1
        else:
            sums[one.direction, one.stage] += one.amount

    def up_to(*stages: Stage) -> Sums:
        sent, received = (sum((sums[way, stage] for stage in stages), Fraction()) for way in (OUT, IN))
        return Sums(sent, received, ratio, opening)

    done = up_to(Stage.DONE)
    return Balance(done, up_to(Stage.DONE, Stage.CONFIRMED), up_to(*Stage), tolerance, unweighed)


def opening_of(agreement: Values) -> Fraction:
    """What was carried over into the balance; nothing where nobody said."""
    return exact.of(agreement.get("balance_opening")) or Fraction()


def ratio_of(agreement: Values) -> Fraction:
    """How many sent ones stand against one received; one for one where nothing was agreed."""
    found = exact.of(agreement.get("balance_ratio"))
    return Fraction(1) if found is None else found
