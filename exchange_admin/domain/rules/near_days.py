"""Days that are easily written for one another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

_DIGITS = len("YYYYMMDD")
_TWO_DIGITS = (2, 4, 6)
"""Where the year of the century, the month and the day begin."""


def near_days(iso: str) -> frozenset[str]:
    """The day before and the day after, the day with its month for its day, and those with the two digits of the day,
    of the month or of the year of the century turned round; without the day itself. `iso` is "YYYY-MM-DD"; nothing for
    what is no day."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return frozenset()
    plain = day.strftime("%Y%m%d").rjust(_DIGITS, "0")
    written = {plain[:4] + plain[6:] + plain[4:6], *_turned(plain)}
    found = {one for text in written if (one := _day(text))}
    for days in (-1, 1):
        if date.min < day < date.max:
            found.add((day + timedelta(days)).isoformat())
    return frozenset(found - {iso})


def _turned(plain: str) -> Iterator[str]:
    for at in _TWO_DIGITS:
        yield plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]


def _day(plain: str) -> str:
    """As a day is kept; empty where there is none."""
    iso = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    try:
        return date.fromisoformat(iso).isoformat()
    except ValueError:
        return ""
