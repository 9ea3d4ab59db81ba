"""Working days of one country: weekends, days off and the weekend days that are worked instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """`off` are days off of any weekday, `worked` Saturdays and Sundays that are worked.

    A year is in `final_years` once the moved days of the country are announced for it (调休; перенос выходных дней);
    days of any other year are counted all the same and may still change. Without a country only weekends are known.
    """

    country: str = ""
    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    final_years: frozenset[int] = frozenset()

    def is_worked(self, day: date) -> bool:
        if day.weekday() < 5:
            return day not in self.off
        return day in self.worked

    def last_worked(self, day: date) -> date:
        """The last working day on or before `day`. Raises OverflowError at the end of the calendar."""
        while not self.is_worked(day):
            day -= _DAY
        return day

    def after(self, day: date) -> Iterator[date]:
        """Working days after `day`, the earliest first."""
        while True:
            day += _DAY
            if self.is_worked(day):
                yield day

    def before(self, day: date) -> Iterator[date]:
        """Working days before `day`, the latest first."""
        while True:
            day -= _DAY
            if self.is_worked(day):
                yield day

    def not_final(self, first: date, last: date) -> tuple[int, ...]:
        """The years from `first` to `last` whose moved days are not announced."""
        return tuple(year for year in range(first.year, last.year + 1) if year not in self.final_years)
