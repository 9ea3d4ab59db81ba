"""A day with its hour in one cell, as lists of arrivals have it: 9月1日 14:30, 1 сентября 14:30, 2026-09-01 14:30."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from exchange_admin.domain.dates import read_date
from exchange_admin.domain.problems import RuleBroken

_HOUR = re.compile(
    r"(?P<day>.*?\S)(?:[\s,]*(?:в|at|около|约)?\s*|T)(?P<half>凌晨|早上|上午|中午|下午|晚上)?\s*"
    r"(?P<hour>\d{1,2})(?::|点|时|\s?ч\.?)\s*(?P<minute>\d{2})?(?::\d{2}(?:\.0+)?)?(?:分|\s?мин\.?)?\s*(?P<pm>[ap]m)?$",
    re.IGNORECASE,
)
_YEARLESS = re.compile(
    r"\d{1,2}月\d{1,2}[日号]?|\d{1,2}\.\d{1,2}\.?|\d{1,2}\.?\s+[^\W\d]{3,}\.?|[^\W\d]{3,}\.?\s+\d{1,2}"
)
_NUMBERS = re.compile(r"\d{1,2}\.\d{1,2}\.?")
_AFTERNOON = frozenset({"下午", "晚上", "pm"})


def day_and_hour(text: str) -> tuple[str, str]:
    """The text of the day, and the hour as HH:MM, empty where the cell says none or one that there is not."""
    written = unicodedata.normalize("NFKC", text).strip()
    found = _HOUR.match(written)
    if found is None:
        return text, ""
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or found["pm"] or "").lower()
    if half in _AFTERNOON and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return (found["day"], f"{hour:02}:{minute:02}") if hour < 24 and minute < 60 else (text, "")


def day_without_year(text: str, today: date) -> date | None:
    """The day nearest to today that a day and month without a year can be; None for any other text."""
    written = unicodedata.normalize("NFKC", text).strip()
    if not _YEARLESS.fullmatch(written):
        return None
    days = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            days.append(read_date(_with_year(written, year)).day)
        except RuleBroken:  # 29 February of another year
            continue
    return min(days, key=lambda day: abs(day - today), default=None)


def _with_year(written: str, year: int) -> str:
    if "月" in written:
        return f"{year}年{written}"
    return f"{written.rstrip('.')}.{year}" if _NUMBERS.fullmatch(written) else f"{written} {year}"
