"""What the number of a Chinese identity card says of its holder (GB 11643-1999, 4.2: the day of birth, digits 7–14)."""

from __future__ import annotations

from datetime import date

_LENGTH = 18


def born_by_card(number: str) -> date | None:
    """The day of birth in a number of 18 digits, whatever its check digit, which the shapes of documents tell."""
    if len(number) != _LENGTH or not number[:-1].isdecimal():
        return None
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
