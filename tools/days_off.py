"""Writes what the library `holidays` says of the working days of China and Russia beside what counts with them:

python tools/days_off.py
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from exchange_admin.services.country_calendars import WRITTEN, counted_calendar, version_of_days


def lines() -> Iterator[str]:
    yield f"holidays\t{version_of_days()}"
    for country in ("CN", "RU"):
        calendar = counted_calendar(country)
        off, worked = _by_year(calendar.off), _by_year(calendar.worked)
        for year in sorted({*off, *worked, *calendar.final_years}):
            final = "final" if year in calendar.final_years else ""
            yield "\t".join((country, str(year), final, " ".join(off[year]), " ".join(worked[year])))


def _by_year(days: Iterable[date]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for day in sorted(days):
        found[day.year].append(f"{day:%m-%d}")
    return found


if __name__ == "__main__":
    Path(str(WRITTEN)).write_text("\n".join(lines()) + "\n", "ascii", newline="\n")
