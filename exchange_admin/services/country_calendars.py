"""Days off and worked weekend days of China and Russia, as the library `holidays` knows them: for lessons and terms.

Terms are counted at every start, and the library brings a hundred calendars with it. So what its newest version says of
both countries stands in `days_off.tsv`, written by `tools/days_off.py`; with another version the library is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_admin.domain.patterns import pattern
from exchange_admin.domain.rules.casework.working_days import WorkingCalendar

if TYPE_CHECKING:
    from exchange_admin.domain.rules.lessons.timetable import Calendar

_OWN_LANGUAGE = {"CN": "zh_CN", "RU": "ru"}
WRITTEN = Path(__file__).with_name("days_off.tsv")
"""The version of the library, then of each country and year: `final` where it is, days off, worked weekend days."""
_YEARS = range(2000, 2061)
"""Years in which a term can be counted around days off; in any other only weekends are known."""

_MOVED = pattern(
    r"（由 (?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d) 调休）|\(перенесено с (?P<dd>\d\d)\.(?P<mm>\d\d)\.(?P<yy>\d{4})\)"
)


def country_calendar(country: str, first: date, last: date, language: str = "en") -> Calendar:
    """The calendar of China or Russia (CN, RU) around a period, an empty one for any other country. Days off are known
    for every year, moved ones once the library `holidays` has the announcement.

    Names of days off come in the country's own language where that is `language`, else in English.
    """
    from exchange_admin.domain.rules.lessons.timetable import Calendar

    if country not in _OWN_LANGUAGE:
        return Calendar()
    own, years = _OWN_LANGUAGE[country], range(first.year - 1, last.year + 2)
    known = _known(country, years, own)
    spoken = known if own.startswith(language) else _known(country, years, "en_US")
    worked = {worked: day for worked, day in _moved(known).items() if first <= worked <= last}
    return Calendar({day: name for day, name in spoken.items() if first <= day <= last}, _on_weekends(worked, known))


@cache
def working_calendar(country: str) -> WorkingCalendar:
    """What a term in China or Russia is counted on; in any other country only weekends are known.

    A year is final when a moved day off is known in it.
    """
    if country not in _OWN_LANGUAGE:
        return WorkingCalendar(country)
    return written_calendar(country) or counted_calendar(country)


@cache
def version_of_days() -> str:
    """Of the library: with another one other days may be off. The name of the folder beside it tells, where it is
    installed as usual: `importlib.metadata` takes longer than both calendars."""
    spec = find_spec("holidays")
    there = Path(spec.origin).parents[1] if spec and spec.origin else Path()
    told = [one.stem.removeprefix("holidays-") for one in there.glob("holidays-*.dist-info")]
    if len(told) == 1:
        return told[0]
    from importlib.metadata import version

    return version("holidays")


def written_calendar(country: str) -> WorkingCalendar | None:
    """As it is written down, None where that was done with another version of the library."""
    lines = (line.split("\t") for line in WRITTEN.read_text("ascii").splitlines())
    if next(lines) != ["holidays", version_of_days()]:
        return None
    off, worked, final = set[date](), set[date](), set[int]()
    for of, year, announced, days, weekends in lines:
        if of == country:
            for found, said in ((off, days), (worked, weekends)):
                found.update(date.fromisoformat(f"{year}-{day}") for day in said.split())
            final |= {int(year)} if announced else set()
    return WorkingCalendar(country, frozenset(off), frozenset(worked), frozenset(final))


def counted_calendar(country: str) -> WorkingCalendar:
    """As the library counts it, which takes a tenth of a second."""
    known = _known(country, _YEARS, _OWN_LANGUAGE[country])
    moved = _moved(known)
    worked = _on_weekends(moved, known)
    return WorkingCalendar(country, frozenset(known), frozenset(worked), frozenset(day.year for day in moved.values()))


def _known(country: str, years: Iterable[int], language: str) -> Mapping[date, str]:
    import holidays  # brings a hundred calendars with it: only where somebody counts

    return holidays.country_holidays(country, years=years, language=language)


def _moved(known: Mapping[date, str]) -> dict[date, date]:
    """The day that gave each moved day off: a weekend day that is worked, or a holiday on one, as the name tells."""
    found = ((_MOVED.search(name), day) for day, name in known.items())
    return {_day_in(name): day for name, day in found if name}


def _on_weekends(moved: Mapping[date, date], known: Mapping[date, str]) -> dict[date, date]:
    """Without holidays that were moved: nobody works on them."""
    return {worked: day for worked, day in moved.items() if worked not in known}


def _day_in(found: re.Match[str]) -> date:
    parts = (found["y"], found["m"], found["d"]) if found["y"] else (found["yy"], found["mm"], found["dd"])
    return date(*map(int, parts))
