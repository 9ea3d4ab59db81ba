"""Dates as people type them, spans of dates, and study years: 2026/2027, 2026-27 уч. г., 2026-2027学年第一学期."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from exchange_admin.domain.patterns import pattern
from exchange_admin.domain.problems import Problem, RuleBroken

EARLIEST_DAY, LATEST_DAY = date.min.isoformat(), date.max.isoformat()
"""The first and the last day that can be written, as text."""
EXCEL_EPOCH = date(1899, 12, 30)
_MOMENT = pattern(r"(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)Z")
_NUMBERS = pattern(r"\d+")
_RELATIVE = pattern(r"[+-]\d{1,4}$")
_LEFTOVERS = pattern(r"(?i)[\s./\-年月日号г,«»“”„\"]|года?|\b(st|nd|rd|th)\b")
_MONTH_NAMES = (
    ("january", "января", "январь"),
    ("february", "февраля", "февраль"),
    ("march", "марта", "март"),
    ("april", "апреля", "апрель"),
    ("may", "мая", "май"),
    ("june", "июня", "июнь"),
    ("july", "июля", "июль"),
    ("august", "августа", "август"),
    ("september", "сентября", "сентябрь"),
    ("october", "октября", "октябрь"),
    ("november", "ноября", "ноябрь"),
    ("december", "декабря", "декабрь"),
)
_WORD = pattern(r"[^\W\d_]{3,}")


_YEAR_IN_HAN = pattern(r"(\d{1,4})\s*年")
_SHORT = pattern(r"\s*(\d{1,2})([./\-])\s*(\d{1,2})\2\s*(\d{1,2})(?!\d)\D*$")
"""Day, month and a year of two digits, in whatever order."""

_TO_A_SLIP = 10
"""Dates of a column for each that may be no day."""
ORDERS = ("day", "month", "year")
"""What may come first in a date of three short numbers: 05.03.01 is day, month, year in one country and year, month,
day in another."""


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date and whether the order of its numbers was a guess: 03/04/2005 and 05.03.01 can be read in two ways."""

    day: date
    ambiguous: bool = False
    other: date | None = None


def day_in(values: Mapping[str, object], name: str) -> date | None:
    """The date in a field; None where there is none that can be read."""
    value = values.get(name)
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None


def utc_moment(text: str) -> datetime:
    """A moment of UTC as files and packages write it: 2026-11-29T06:34:00Z, 20261129T063400Z. Raises ValueError.

    Not by `strptime`, which takes a hundredth of a second when it is first called."""
    parts = _MOMENT.fullmatch(text)
    if parts is None:
        raise ValueError(f"no moment of UTC: {text!r}")
    year, month, day, hour, minute, second = map(int, parts.groups())
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


def from_excel_day(number: float) -> date | None:
    """The date of an Excel day number (1900 system), None outside 1900-03-01 … 9999-12-31."""
    try:
        day = EXCEL_EPOCH + timedelta(days=int(number))
    except OverflowError:
        return None
    return day if day >= date(1900, 3, 1) else None


def read_date(typed: str, *, today: date | None = None, day_first: bool = True) -> ReadDate:
    """Reads 2005-02-21, 2005年2月21日, 05年2月21日, 21.02.2005, 20050221, 21/2/05, 21 февраля 2005 г., 21 Feb 2005, and
    +7 from `today`.

    Two-digit years are 2000–2049 and 1950–1999. Raises RuleBroken with `value.not_a_date` or `value.no_such_day`.
    """
    text = unicodedata.normalize("NFKC", typed).strip().casefold()
    if today and _RELATIVE.match(text):
        return ReadDate(today + timedelta(days=int(text)))
    numbers = [int(n) for n in _NUMBERS.findall(text)]
    written = [month for word in _WORD.findall(text) if (month := _month(word))]
    if len(numbers) == 1 and re.fullmatch(r"\d{8}", text):
        return ReadDate(_make(typed, numbers[0] // 10000, numbers[0] // 100 % 100, numbers[0] % 100))
    if len(numbers) == 2 and len(written) == 1 and not _left_over(_WORD.sub("", text)):
        day_index = 0 if numbers[0] <= 31 else 1
        return ReadDate(_make(typed, _year(numbers[1 - day_index]), written[0], numbers[day_index]))
    if len(numbers) != 3 or _left_over(text):
        raise RuleBroken(Problem("value.not_a_date", facts={"typed": typed}))
    first, second, third = numbers
    if first > 31 or _YEAR_IN_HAN.match(text):
        return ReadDate(_make(typed, _year(first), second, third))
    found = _year_last(typed, first, second, _year(third), day_first)
    others = [day for day in readings(text).values() if day != found.day]
    return ReadDate(found.day, ambiguous=True, other=others[0]) if others and not found.ambiguous else found


def readings(text: str) -> dict[str, date]:
    """The days that a date of three short numbers can be, by what comes first; empty for a date of another form."""
    short = _SHORT.match(text)
    if not short:
        return {}
    one, sign, two, three = int(short[1]), short[2], int(short[3]), int(short[4])
    ways = {"day": (three, two, one), "month": (three, one, two), "year": (one, two, three)}
    if sign == ".":
        del ways["month"]  # nobody parts an American date with dots
    found = {}
    for first, (year, month, day) in ways.items():
        try:
            found[first] = date(_year(year), month, day)
        except ValueError:
            continue
    return found


def order_of(texts: Iterable[str], earliest: date, latest: date) -> str:
    """What comes first in the dates of a column that have three short numbers, as far as only one order gives days from
    `earliest` to `latest` for all of them; one in ten may be a slip that no order makes a day of, 29.02.07. Empty where
    none or several do."""
    short = [found for text in texts if (found := readings(text))]
    fitting = [{first for first, day in found.items() if earliest <= day <= latest} for found in short]
    told = [orders for orders in fitting if orders]
    possible = set(ORDERS).intersection(*told)
    is_told = bool(told) and (len(short) - len(told)) * _TO_A_SLIP <= len(short)
    return possible.pop() if is_told and len(possible) == 1 else ""


def _month(word: str) -> int:
    """1–12 for a month's name or its first letters, 0 for any other word."""
    found = (n for n, names in enumerate(_MONTH_NAMES, 1) if any(name.startswith(word) for name in names))
    return next(found, 0)


def _left_over(text: str) -> str:
    return _LEFTOVERS.sub("", _NUMBERS.sub("", text))


def _year_last(typed: str, first: int, second: int, year: int, day_first: bool) -> ReadDate:
    if first > 12 or second > 12:
        month_first = second > 12 and "." not in typed  # a slip such as 1.13.2005 is no American date
        day, month = (second, first) if month_first else (first, second)
        return ReadDate(_make(typed, year, month, day))
    day, month = (first, second) if day_first else (second, first)
    guess = _make(typed, year, month, day)
    if first == second or "." in typed:  # a dotted date is day first everywhere it is used
        return ReadDate(guess if day_first or first == second else _make(typed, year, second, first))
    return ReadDate(guess, ambiguous=True, other=_make(typed, year, day, month))


def _year(number: int) -> int:
    """0 for a year of three digits, which is a slip of the pen."""
    if number >= 100:
        return number if number >= 1000 else 0
    return 2000 + number if number < 50 else 1900 + number


def _make(typed: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        facts: dict[str, object] = {"typed": typed}
        if not (1 <= month <= 12 and 1 <= year <= 9999):
            raise RuleBroken(Problem("value.not_a_date", facts=facts)) from None
        facts |= {"days": calendar.monthrange(year, month)[1], "month": f"{year}-{month:02}"}
        raise RuleBroken(Problem("value.no_such_day", facts=facts)) from None


def age(born: date, on: date) -> int:
    """Whole years lived on the day `on`."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def overlap(starts: date, ends: date, other_starts: date, other_ends: date) -> bool:
    """Whether two spans, both ends included, share a day."""
    return starts <= other_ends and other_starts <= ends


_SPAN = pattern(r"(?<!\d)(20\d\d)\s*[-–—/~]\s*(20\d\d|\d\d)(?!\d)")
_YEAR = pattern(r"(?<!\d)(20\d\d)(?!\d)")
_AROUND = pattern(
    r"学年度?|年度?|уч(?:ебн\w*|\.)?\s*(?:год\w*|г\.?)|год\w*|(?<!\w)г\.?г?\.?(?!\w)|academic year|[,.;:()«»\"]"
)


@dataclass(frozen=True, slots=True)
class StudyTime:
    """`first` is the year in which a study year begins, 0 where none is said; `year` a lone calendar year, 0 for none.
    `rest` is what else is said, in small letters: the season."""

    first: int
    year: int
    rest: str


def read_study_time(typed: str) -> StudyTime | None:
    """None for a text without a year, and for a span that is no study year."""
    text = unicodedata.normalize("NFKC", typed).casefold()
    if span := _SPAN.search(text):
        first, second = int(span[1]), int(span[2]) % 100
        if (first + 1) % 100 != second or (len(span[2]) == 4 and int(span[2]) != first + 1):
            return None
        return StudyTime(first, 0, _bare(text, span))
    years = list(_YEAR.finditer(text))
    return StudyTime(0, int(years[0][1]), _bare(text, years[0])) if len(years) == 1 else None


def _bare(text: str, found: re.Match[str]) -> str:
    """Without the words around a year, and without the stroke of 2026-2027-1."""
    return " ".join(_AROUND.sub(" ", f"{text[: found.start()]} {text[found.end() :]}").split()).strip("- /")


def days_after(day: date, days: int) -> date:
    """So many days later, or earlier where it is less than nothing; the first or last day there is beyond."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


LAST_MILLISECOND = 253_402_300_799_000
"""Of the last second that a date can say."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment_of_milliseconds(milliseconds: int) -> datetime:
    """The UTC moment that a clock told, at most the last one that a date can say. Counted, not asked of the system:
    Windows knows no moment after the year 3000, and a partner's clock may say anything."""
    return _EPOCH + timedelta(milliseconds=min(milliseconds, LAST_MILLISECOND))
