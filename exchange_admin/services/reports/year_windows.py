"""Which days of this year are compared with which of the last one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from exchange_admin.services.reports.reading import AcademicYear, Scope


@dataclass(frozen=True, slots=True)
class Window:
    """An academic year up to the day `until`; all as ISO text."""

    year: AcademicYear
    until: str

    @property
    def is_whole(self) -> bool:
        return self.until >= self.year.ends

    def holds(self, day: object) -> bool:
        return bool(day) and self.year.starts <= str(day) <= self.until


@dataclass(frozen=True, slots=True)
class Comparison:
    """This year up to a day; the last one up to the same day, and as a whole. Of the first year of an office there is
    no last one."""

    this: Window
    last: Window | None
    whole_last: Window | None

    @property
    def goes_on(self) -> bool:
        return not self.this.is_whole


def compared_years(scope: Scope, as_of: date) -> Comparison | None:
    """An unfinished year beside the same day of the last one, a finished one beside all of it. None where the office
    has no academic year."""
    year = scope.year or year_on(scope, as_of)
    if year is None:
        return None
    this = Window(year, min(as_of.isoformat(), year.ends))
    before = [one for one in scope.years if one.starts < year.starts]
    if not before:
        return Comparison(this, None, None)
    last = max(before, key=lambda one: one.starts)
    whole = Window(last, last.ends)
    return Comparison(this, whole if this.is_whole else Window(last, min(_year_before(as_of), last.ends)), whole)


def year_on(scope: Scope, as_of: date) -> AcademicYear | None:
    """The academic year of a day: that which holds it, between two the one before, else the first."""
    day = as_of.isoformat()
    begun = [one for one in scope.years if one.starts <= day]
    return max(begun, key=lambda one: one.starts) if begun else next(iter(scope.years), None)


def _year_before(day: date) -> str:
    """29 February is compared with the 28th."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=max(day.year - 1, date.min.year), day=28 if is_leap_day else day.day).isoformat()
