"""Days in the cells of a column: which order they are written in, and between which they lie."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from exchange_admin.domain.dates import order_of, read_study_time
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.registry.people import OLDEST, YOUNGEST
from exchange_admin.services.importing.list_shapes import EVENT_DAYS

_TWO_WAYS = re.compile(r"\s*(\d{1,2})([./\-])(\d{1,2})[./\-](\d{4})\D*$")
_DOTTED = re.compile(r"\s*\d{1,2}\.\d{1,2}\.\d{4}(?!\d)")
_YEAR_FIRST = re.compile(r"\s*(?!\d{4}-\d\d-\d\d\b)\d{4}\D")
"""2009.05.14, as somebody writes it; 2009-05-14 is how the day of a cell is shown."""
ABOUT_THE_SAME_DAY = frozenset(timedelta(days=n) for n in (-1, 0, 1))


@dataclass(frozen=True, slots=True)
class DateOrder:
    """What a column shows about its dates: `day_first` when a day above 12 decides it, else None; `short`, as
    `domain.dates.ORDERS`, what comes first in those with a year of two digits."""

    day_first: bool | None = None
    from_1904: bool = False
    short: str = ""

    @classmethod
    def of(cls, texts: Sequence[str], from_1904: bool, likely: tuple[date, date] | None = None) -> DateOrder:
        """`likely` are the first and last day that a date of the column can be, see `likely_days`."""
        short = order_of(texts, *likely) if likely else ""
        if likely and not short and any(map(_DOTTED.match, texts)) and not any(map(_YEAR_FIRST.match, texts)):
            short = "day"  # 15.07.08 among days such as 14.07.2009
        numbers = [found.groups() for text in texts if (found := _TWO_WAYS.match(text))]
        if undotted := [one for one in numbers if one[1] != "."]:
            numbers = undotted  # dates with dots are day first anyway, and say nothing of 9/1/2026
        day_first = any(int(first) > 12 for first, _, _, _ in numbers)
        month_first = any(int(second) > 12 for _, _, second, _ in numbers)
        return cls(day_first if day_first != month_first else None, from_1904, short)


def likely_days(key: str, today: date) -> tuple[date, date]:
    """Between which days the dates of a column lie."""
    before, after = _YEARS_AROUND_TODAY.get(key, _USUAL_YEARS)
    day = min(today.day, 28)
    return date(today.year - before, today.month, day), date(today.year + after, today.month, day)


def study_years(text: str) -> str:
    """2026/2027, however the two years are written."""
    said = read_study_time(text)
    if said is None or not said.first or said.rest:
        raise RuleBroken(Problem("import.not_study_years"))
    return f"{said.first}/{said.first + 1}"


def after_years(day: date, years: int) -> date:
    return date(day.year + years, day.month, min(day.day, 28)) + timedelta(days=max(day.day - 28, 0))


_YEARS_AROUND_TODAY: Mapping[str, tuple[int, int]] = {
    "birth_date": (OLDEST, -YOUNGEST),
    "passport_issued": (15, 0),
    "passport_valid_until": (10, 15),
    "national_issued": (30, 0),
    "national_valid_until": (10, 30),
    "exam_date": (20, 1),
    **dict.fromkeys((*(key for _, key in EVENT_DAYS), "registered_on", "registered_from"), (5, 1)),
    "registered_until": (5, 3),
}
_USUAL_YEARS = (20, 20)
