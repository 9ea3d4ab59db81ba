"""How an agreement goes on when it ends: by itself, or by another one that takes over what was agreed."""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection
from datetime import date, timedelta

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Value, Values

RENEWAL_KINDS = ("none", "automatic", "by_protocol", "new_agreement")
_TAKEN_OVER = (
    "institution_id",
    "kind",
    "title_zh",
    "title_ru",
    "title_en",
    "renewal",
    "renews",
    "notice_days",
    "balance_unit",
    "balance_ratio",
    "balance_tolerance",
    "balance_from_year_id",
    "languages",
    "prevailing_language",
    "coordinator_id",
)
_OF_CONDITION_LEFT = frozenset({"agreement_id", "first_year_id", "last_year_id", "note"})
_RENEWED = re.compile(r"(?P<old>.+)/R(?P<n>[0-9]{1,4})")


def renewal_of(agreement: Values) -> str:
    """A word of RENEWAL_KINDS; empty where nobody said. `renews` is what was asked before there were such words."""
    said = str(agreement.get("renewal") or "")
    return said or ("automatic" if agreement.get("renews") else "")


def renews_itself(agreement: Values) -> bool:
    return renewal_of(agreement) == "automatic"


def next_number(old: str, taken: Collection[str]) -> str:
    """`2022/03/R1` after `2022/03`, `/R2` after `/R1`: the next one that no other agreement has."""
    found = _RENEWED.fullmatch(old)
    stem, n = (found["old"], int(found["n"])) if found else (old, 0)
    while (number := f"{stem}/R{(n := n + 1)}") in taken:
        pass
    return number


def next_period(valid_from: date | None, valid_until: date | None) -> tuple[date | None, date | None]:
    """First and last day of what follows: from the day after, as long as before, in months where it was whole months.

    Without an end nothing follows; without a beginning its length is not known, nor past the year 9999.
    """
    if valid_until is None or valid_until == date.max:
        return None, None
    first = valid_until + timedelta(days=1)
    return first, _end_of_next(valid_from, first) if valid_from and valid_from < first else None


def _end_of_next(valid_from: date, first: date) -> date | None:
    months = (first.year - valid_from.year) * 12 + first.month - valid_from.month
    try:
        if _months_later(valid_from, months) == first:
            return _months_later(first, months, valid_from.day) - timedelta(days=1)
        return first + (first - valid_from) - timedelta(days=1)
    except (OverflowError, ValueError):
        return None


def _months_later(day: date, months: int, of_month: int = 0) -> date:
    """The same day of the month, or its last one where it is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(of_month or day.day, calendar.monthrange(year, month + 1)[1]))


def renewed(agreement: Values, number: str, valid_from: date | None, valid_until: date | None, old: str) -> Values:
    """The draft that follows the agreement `old`: what was agreed, without what happened to the old one."""
    dates = {"valid_from": valid_from, "valid_until": valid_until}
    return {
        **{name: agreement.get(name) for name in _TAKEN_OVER},
        # a balance goes on where its first year is named (decision 49)
        "balance_opening": agreement.get("balance_opening") if agreement.get("balance_from_year_id") else None,
        **{name: day.isoformat() if day else None for name, day in dates.items()},
        "number": number,
        "state": "draft",
        "previous_id": old,
    }


def condition_of_next(condition: Values, agreement: str) -> Values:
    """A condition of the draft `agreement`. Limits to academic years of the old one are left out: they count for all of
    its years."""
    kept: dict[str, Value] = {name: value for name, value in condition.items() if name not in _OF_CONDITION_LEFT}
    return {**kept, "agreement_id": agreement}


def proposed_end(agreement: Values) -> date | None:
    """Until when an agreement that renews itself would go on next."""
    return next_period(day_in(agreement, "valid_from"), day_in(agreement, "valid_until"))[1]
