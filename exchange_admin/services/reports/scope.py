"""Which part of the register a report is about: everything, one academic year, or one term."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.domain.steps import Record
from exchange_admin.store import Store

_YEAR = re.compile(r"(\d{4})(?:\s*[/\-–—]\s*(\d{2}|\d{4}))?")


@dataclass(frozen=True, slots=True)
class AcademicYear:
    """`starts` and `ends` are dates as the file holds them."""

    id: str
    code: str
    starts: str
    ends: str

    def holds(self, day: Value) -> bool:
        return day is not None and self.starts <= str(day) <= self.ends


@dataclass(frozen=True, slots=True)
class Scope:
    """`years` are all the office has, `terms` those asked for; without a year or term asked for everything fits."""

    years: tuple[AcademicYear, ...]
    year: AcademicYear | None = None
    term_id: str = ""
    terms: tuple[str, ...] = ()
    starts: str = ""
    ends: str = ""

    @property
    def whole(self) -> bool:
        return not self.starts

    def filters(self, term_field: str, date_field: str) -> list[tuple[Filter, ...]]:
        """Alternatives, no record fitting two: records of the terms, and those without a term but with a fitting date.

        Without `term_field` only the date counts.
        """
        if self.whole:
            return [()]
        dated = (Filter(date_field, Test.FROM, (self.starts,)), Filter(date_field, Test.UNTIL, (self.ends,)))
        if not term_field:
            return [dated]
        undated = (Filter(term_field, Test.EMPTY), *dated)
        return [(Filter(term_field, Test.IS, self.terms),), undated] if self.terms else [undated]

    def year_of(self, year_id: Value, day: Value) -> AcademicYear | None:
        """The academic year `year_id`, without one the year that `day` falls into."""
        for year in self.years:
            if year.id == year_id if year_id else year.holds(day):
                return year
        return None


def scope_of(store: Store, year: str = "", term: str = "") -> Scope:
    """Reads what somebody asked for: a year as 2026/2027, 2026 or id, a term by name or id.

    Raises RuleBroken with `value.unknown_reference` when there is no such year or term, or no one such term.
    """
    years = _academic_years(store)
    if term:
        found = _term(store, term)
        asked = next((known for known in years if known.id == found["academic_year_id"]), None)
        if year and _year(years, year) != asked:
            raise RuleBroken(Problem("value.unknown_reference", "term", {"typed": term, "n": 0}))
        return Scope(years, asked, found.id, (found.id,), found.text("starts"), found.text("ends"))
    if year:
        one = _year(years, year)
        terms = tuple(record.id for record in store.where("term", "academic_year_id", [one.id]) if record.live)
        return Scope(years, one, "", terms, one.starts, one.ends)
    return Scope(years)


def _academic_years(store: Store) -> tuple[AcademicYear, ...]:
    ns = store.ids(Query("academic_year", order=Order("starts")))
    rows = store.rows("academic_year", ns, ("id", "code", "starts", "ends"))
    return tuple(AcademicYear(*(str(value or "") for value in rows[n])) for n in ns if n in rows)


def _year(years: Sequence[AcademicYear], typed: str) -> AcademicYear:
    shape = _YEAR.fullmatch(typed.strip())
    for year in years:
        if typed.strip() in {year.id, year.code}:
            return year
        if shape and year.code.startswith(shape[1]) and (not shape[2] or year.code.endswith(shape[2])):
            return year
    raise RuleBroken(Problem("value.unknown_reference", "year", {"typed": typed, "n": 0}))


def _term(store: Store, typed: str) -> Record:
    record = store.get("term", typed)
    if record is not None and record.live:
        return record
    found = {
        match.id: match
        for field in ("name_zh", "name_ru", "name_en")
        for match in store.where("term", field, [typed.strip()])
        if match.live
    }
    if len(found) == 1:
        return found.popitem()[1]
    code = "value.called_alike" if found else "value.unknown_reference"
    raise RuleBroken(Problem(code, "term", {"typed": typed, "n": len(found)}))
