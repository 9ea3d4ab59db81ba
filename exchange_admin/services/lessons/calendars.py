"""Days off and moved working days of a host country, from the library `holidays`.

The library knows the announcements of both governments up to the last one made: for a year that has not been announced
yet it has the fixed days off but no moved ones. Whoever makes lessons can change every day of the proposal.
"""

from __future__ import annotations

import re
from datetime import date

from exchange_admin.domain.rules.lessons.timetable import Calendar

_MOVED = re.compile(
    r"（由 (?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d) 调休）|\(перенесено с (?P<dd>\d\d)\.(?P<mm>\d\d)\.(?P<yy>\d{4})\)"
)
_OWN_LANGUAGE = {"CN": "zh_CN", "RU": "ru"}


def country_calendar(country: str, first: date, last: date, language: str = "en") -> Calendar:
    """The calendar of an ISO 3166-1 country around a period; an empty one for a country other than these two.

    Names of days off come in the country's own language where that is `language`, else in English.
    """
    import holidays  # brings a hundred calendars with it: only where lessons are made

    if country not in _OWN_LANGUAGE:
        return Calendar()
    own = _OWN_LANGUAGE[country]
    years = range(first.year - 1, last.year + 2)
    known = holidays.country_holidays(country, years=years, language=own)
    spoken = known if own.startswith(language) else holidays.country_holidays(country, years=years, language="en_US")
    moved = {worked: day for day, name in known.items() if (worked := _moved_from(name))}
    return Calendar(
        {day: name for day, name in spoken.items() if first <= day <= last},
        {worked: day for worked, day in moved.items() if worked not in known and first <= worked <= last},
    )


def _moved_from(name: str) -> date | None:
    """The weekend day that gave this day off, as its name tells; a holiday itself where a holiday was moved."""
    found = _MOVED.search(name)
    if found is None:
        return None
    parts = (found["y"], found["m"], found["d"]) if found["y"] else (found["yy"], found["mm"], found["dd"])
    return date(*map(int, parts))
