"""Until when the result of a language exam counts."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def last_valid_day(taken: date, months: int) -> date:
    """The last of `months` months that begin with the day of the exam: two years from 2024-07-16 end on 2026-07-15."""
    years, month = divmod(taken.month - 1 + months, 12)
    year, month = taken.year + years, month + 1
    last_of_month = monthrange(year, month)[1]
    if taken.day > last_of_month:
        return date(year, month, last_of_month)
    return date(year, month, taken.day) - timedelta(days=1)
