"""The years and terms around the day of the sample office, and how far what its tables say moves with that day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.steps import Edit

TODAY = date(2026, 11, 24)
"""The day of the sample office where nobody names one; what its tables say is said of this day."""
FIRST, LAST = date(2024, 1, 1), date(2035, 12, 31)
"""Other days than these cannot be that of a sample office."""
_KINDS = frozenset({"academic_year", "term"})
_MONDAY, _SUNDAY = 0, 6
_YEARS = range(2000, 2100)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def refuse_other_days(today: date) -> None:
    """Raises RuleBroken with `sample.day`."""
    if not FIRST <= today <= LAST:
        raise RuleBroken(Problem("sample.day", facts={"first": FIRST.isoformat(), "last": LAST.isoformat()}))


@dataclass(frozen=True, slots=True)
class CollegeCalendar:
    """`edits` make its years and terms. `slots` tell by season and calendar year (`autumn_2026`) which term is `now`,
    the `last`, the one `before_last` and the `next`, and the `last_summer`; `summers` are academic years (codes) with
    the calendar years of their summers."""

    edits: Sequence[Edit]
    slots: Mapping[str, str]
    summers: Sequence[tuple[str, int]]
    first_year: str

    @classmethod
    def around(cls, usual: Iterable[Edit], origin: Origin, today: date) -> CollegeCalendar:
        """`usual` are the years and terms that ship: where they do not reach, a year is carried on from them."""
        known = [edit for edit in usual if edit.kind in _KINDS]
        first = today.year if today.month >= 9 else today.year - 1
        terms = {first + more: _terms_of(known, first + more) for more in (-1, 0, 1)}
        is_spring = terms[first]["spring"][0] <= today
        years = [first - 1, first, first + 1] if is_spring else [first - 1, first]
        edits = [edit for year in years for edit in _year(known, origin, year, terms[year])]
        springs, autumns = (f"spring_{first}", f"spring_{first + 1}"), (f"autumn_{first - 1}", f"autumn_{first}")
        order = (
            (springs[0], autumns[1], springs[1], f"autumn_{first + 1}")
            if is_spring
            else (autumns[0], springs[0], autumns[1], springs[1])
        )
        slots = dict(zip(order, ("before_last", "last", "now", "next"), strict=True))
        slots[f"summer_{first}"] = "last_summer"
        return cls(edits, slots, [(_code(year), year + 1) for year in (first - 1, first)], _code(first - 1))


def summer_days(year: int) -> tuple[date, date]:
    """From the Monday after the spring term to the end of August."""
    return _nth(date(year, 7, 1), _MONDAY, 2), date(year, 8, 31)


def academic_years_since(today: date) -> int:
    """How many academic years lie between the day that the tables are written for and `today`."""
    first = today.year if today.month >= 9 else today.year - 1
    return first - TODAY.year


def moved_by_days(told: Any, days: int) -> Any:
    """A table of TOML with every day in it so many days later."""

    def moved(one: Any) -> Any:
        if isinstance(one, str) and _DAY.fullmatch(one):
            return (date.fromisoformat(one) + timedelta(days=days)).isoformat()
        return one

    return _throughout(told, moved)


def moved_by_years(told: Any, years: int) -> Any:
    """A table of TOML with every calendar year in it so many years later, also within sentences."""

    def moved(one: Any) -> Any:
        if isinstance(one, str):
            return _YEAR.sub(lambda year: str(int(year[0]) + years), one)
        return one + years if isinstance(one, int) and one in _YEARS else one

    return _throughout(told, moved)


def _throughout(told: Any, changed: Callable[[Any], Any]) -> Any:
    if isinstance(told, Mapping):
        return {name: _throughout(value, changed) for name, value in told.items()}
    return [_throughout(value, changed) for value in told] if isinstance(told, list) else changed(told)


def _year(known: Sequence[Edit], origin: Origin, first: int, terms: Mapping[str, tuple[date, date]]) -> Iterator[Edit]:
    """The year that begins in this calendar year with its terms: as it ships, else like the last that ships."""
    shipped = [edit for edit in known if edit.kind == "academic_year"]
    for year in shipped:
        if year.values["code"] == _code(first):
            yield from (year, *_terms_in(known, year.id))
            return
    last = shipped[-1]
    values: dict[str, Value] = {"code": _code(first), "starts": f"{first}-09-01", "ends": f"{first + 1}-08-31"}
    id = origin.new_id()
    yield Edit("academic_year", id, {**last.values, **values}, new=True)
    for term in _terms_in(known, last.id):
        starts, ends = terms[str(term.values["season"])]
        was, now = str(term.values["starts"])[:4], str(starts.year)
        names = {name: str(value).replace(was, now) for name, value in term.values.items() if name.startswith("name_")}
        days: dict[str, Value] = {"starts": starts.isoformat(), "ends": ends.isoformat(), "academic_year_id": id}
        yield Edit("term", origin.new_id(), {**term.values, **names, **days}, new=True)


def _terms_of(known: Sequence[Edit], first: int) -> Mapping[str, tuple[date, date]]:
    """First and last day by season: autumn from 1 September to the third Sunday of January, spring from the last days
    of February to the second Sunday of July."""
    for year in known:
        if year.kind == "academic_year" and year.values["code"] == _code(first):
            return {
                str(term.values["season"]): (
                    date.fromisoformat(str(term.values["starts"])),
                    date.fromisoformat(str(term.values["ends"])),
                )
                for term in _terms_in(known, year.id)
            }
    return {
        "autumn": (date(first, 9, 1), _nth(date(first + 1, 1, 1), _SUNDAY, 3)),
        "spring": (_nth(date(first + 1, 2, 22), _MONDAY, 1), _nth(date(first + 1, 7, 1), _SUNDAY, 2)),
    }


def _terms_in(known: Sequence[Edit], year: str) -> list[Edit]:
    return [edit for edit in known if edit.kind == "term" and edit.values["academic_year_id"] == year]


def _code(first: int) -> str:
    return f"{first}/{first + 1}"


def _nth(day: date, weekday: int, count: int) -> date:
    """The first, second … such weekday on or after `day`."""
    return day + timedelta(days=(weekday - day.weekday()) % 7 + 7 * (count - 1))
