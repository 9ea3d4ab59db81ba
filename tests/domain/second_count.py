"""Days of terms counted a second time, as with a pencil on a printed calendar. Shares no code with the program.

Every day of some years stands in one list with the word "work" or "off". A term of working days is found by trying each
day and counting what lies between; nothing steps from day to day as the program does.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from written_days import OFF, WORKED

_ALL = [date.fromordinal(n) for n in range(date(2024, 1, 1).toordinal(), date(2029, 12, 31).toordinal() + 1)]


@cache
def works(country: str) -> dict[date, bool]:
    """Whether each day is worked; in years of which nothing is written only Saturday and Sunday are off."""
    page = {}
    for day in _ALL:
        weekend = day.strftime("%w") in "06"
        page[day] = (weekend and day in WORKED.get(country, [])) or (not weekend and day not in OFF.get(country, []))
    return page


def last_lawful_day(case: dict[str, str]) -> date:
    event, count = date.fromisoformat(case["event_on"]), int(case["offset"] or 0)
    if case["relation"] == "on" or count == 0:
        return event
    forward, inclusive = case["relation"] == "after", case["counts_from"] == "event_day"
    if case["unit"] == "hour":
        return _hours(event, case["at"], count, forward)
    if case["unit"] == "month":
        return _months(event, count, forward, inclusive)
    if case["unit"] == "day" and case["day_type"] == "working":
        return _working(event, count, forward, inclusive, works(case["calendar"]))
    days = count * 7 if case["unit"] == "week" else count
    place = _ALL.index(event)
    steps = days - 1 if inclusive else days
    return _ALL[place + steps if forward else place - steps]


def day_to_act_by(case: dict[str, str], due: date) -> date:
    event, page = date.fromisoformat(case["event_on"]), works(case["calendar"])
    if case["unit"] == "hour" and case["relation"] == "after":
        return event
    worked = max(day for day in _ALL if day <= due and page[day])
    happened = case["relation"] == "after" or (case["relation"] == "on" and not case["foreseen"])
    return due if happened and worked < event else worked


def _working(event: date, count: int, forward: bool, inclusive: bool, page: dict[date, bool]) -> date:
    """The nearest day for which the days from the event to it hold `count` working days."""
    near = [day for day in _ALL if day >= event] if forward else [day for day in reversed(_ALL) if day <= event]
    counted = near if inclusive else near[1:]
    return next(day for n, day in enumerate(counted, 1) if sum(page[one] for one in counted[:n]) == count)


def _months(event: date, count: int, forward: bool, inclusive: bool) -> date:
    months = [(year, month) for year in range(2024, 2030) for month in range(1, 13)]
    place = months.index((event.year, event.month))
    year, month = months[place + count if forward else place - count]
    day = max(one for one in _ALL if (one.year, one.month) == (year, month) and one.day <= event.day)
    if not inclusive:
        return day
    return _ALL[_ALL.index(day) - 1] if forward else _ALL[_ALL.index(day) + 1]


def _hours(event: date, at: str, count: int, forward: bool) -> date:
    """On a line of hours that begins with the first day of the list."""
    hour, minute = (int(part) for part in at.split(":")) if at else (0, 0)
    minutes = _ALL.index(event) * 1440 + hour * 60 + minute + (count if forward else -count) * 60
    return _ALL[minutes // 1440]
