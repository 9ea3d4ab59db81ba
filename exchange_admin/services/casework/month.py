"""A month of tasks: how much is to be done by each day, beside the days off of the office's own country."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from exchange_admin.domain.rules.casework.bands import Band
from exchange_admin.services.casework.case_parts import CaseParts, CaseService
from exchange_admin.services.casework.task_list import TaskFilter, TaskList
from exchange_admin.services.country_calendars import country_calendar

_MOVED = re.compile(r"\s*\([^)]*\)")
_NO_LETTERS = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class MonthDay:
    """`is_off`: nobody works; `name` is that of the day off, empty for a plain weekend. `is_worked`: a weekend day that
    is worked instead of another."""

    day: date
    bands: Mapping[Band, int] = field(default_factory=dict)
    is_off: bool = False
    name: str = ""
    is_worked: bool = False

    @property
    def n(self) -> int:
        return sum(self.bands.values())


@dataclass(frozen=True, slots=True)
class TaskMonth:
    """`country` is empty where no days off are known; `not_final`: the moved ones of its year are not announced yet."""

    days: tuple[MonthDay, ...]
    country: str
    not_final: bool

    @property
    def n(self) -> int:
        return sum(one.n for one in self.days)


class MonthReading(CaseService):
    def __init__(self, parts: CaseParts, tasks: TaskList) -> None:
        super().__init__(parts)
        self._tasks = tasks

    def of(self, year: int, month: int, language: str, wanted: TaskFilter = TaskFilter()) -> TaskMonth:
        """What is still to be done, by the day to act by. A day off that the program has no words for is named in
        English, as the library `holidays` does."""
        first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
        there = {one.day: one.bands for one in self._tasks.days(first, last, replace(wanted, is_open=True))}
        country = self._country()
        calendar, working = country_calendar(country, first, last), self._parts.calendars(country)
        days = []
        for n in range(1, last.day + 1):
            day = first.replace(day=n)
            is_off = not working.is_worked(day)
            name = self._named(calendar.off.get(day, ""), language) if is_off else ""
            days.append(MonthDay(day, there.get(day, {}), is_off, name, not is_off and day.weekday() >= 5))
        not_final = bool(working.final_years) and bool(working.not_final(first, last))
        return TaskMonth(tuple(days), country if working.final_years else "", not_final)

    def _named(self, english: str, language: str) -> str:
        """Two days off on one day are both named; that a day off was moved from another one is left out."""
        words, found = self._wordings[language], []
        for name in filter(None, _MOVED.sub("", english).split("; ")):
            key = f"day_off.{_NO_LETTERS.sub('_', name.casefold())}"
            found.append(words.say(key) if key in words else name)
        return words.listed(found)

    def _country(self) -> str:
        own = self._store.get("institution", self._store.institution) if self._store.institution else None
        return own.text("country") if own else ""
