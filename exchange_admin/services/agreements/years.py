"""The academic years of the office, and which one a stay belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from exchange_admin.domain.dates import LATEST_DAY
from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.queries import Order, Query
from exchange_admin.domain.rules.stays import days_of
from exchange_admin.domain.steps import Record
from exchange_admin.services.stored import rows_of
from exchange_admin.store import Store
from exchange_admin.store.places_taken import Span


class AcademicYears:
    """Read once for one question."""

    def __init__(self, store: Store) -> None:
        self._years = store.records(Query("academic_year", order=Order("starts")))
        terms = rows_of(store, Query("term"), ("id", "academic_year_id"))
        self._of_terms: Mapping[str, str] = {str(id): str(year or "") for id, year in terms}

    def of_stay(self, stay: Values) -> str:
        """The id of the year of its term, else of its first day; empty where neither is known."""
        year = self._of_terms.get(str(stay.get("term_id") or ""))
        found = None if year else self.on(days_of(stay)[0])
        return year or (found.id if found else "")

    def on(self, day: str) -> Record | None:
        """The year that an ISO day falls into."""
        return next((one for one in self._years if day and one.text("starts") <= day <= one.text("ends")), None)

    def span(self, year: Record) -> Span:
        """A year as the store counts stays in it."""
        terms = tuple(term for term, of in self._of_terms.items() if of == year.id)
        placed = tuple(term for term, of in self._of_terms.items() if of)
        return Span(terms, year.text("starts"), year.text("ends"), placed)

    def starts(self, id: Value) -> str:
        """The first day of a year as ISO text, empty for none."""
        return next((one.text("starts") for one in self._years if one.id == id), "")

    def is_since(self, year: str, starts: str, day: str) -> bool:
        """Whether a stay counts from the day on (ISO, empty for all): by its academic year, else by its first day. One
        of which neither is known is still to come."""
        begins = self.starts(year) or starts
        return not day or not begins or begins >= day

    def shown_on(self, today: date, first: str, last: str) -> Record | None:
        """The year to speak of for something that counts from `first` to `last` (ISO, empty without a limit): the one
        that today is in, between two years the next one, as far as that is within."""
        day = max(min(today.isoformat(), last or LATEST_DAY), first)
        coming = (one for one in self._years if one.text("starts") > day)
        return self.on(day) or next(coming, None)


def is_half_over(year: Record | None, today: date) -> bool:
    """Whether more than half of the days of a year have gone."""
    if year is None:
        return False
    first, last = (date.fromisoformat(year.text(name)) for name in ("starts", "ends"))
    return today > first + timedelta(days=(last - first).days // 2)
