"""What must hold inside one record, beyond the type of each field. Forms show all of it; verbs stop at what blocks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cache

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import FieldType, Values
from exchange_admin.domain.patterns import pattern
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.registry.parts import NAMES
from exchange_admin.domain.rules.listings import parts_in

_ONE_ADDRESS = pattern(r"[^@,;\s]+@(?:[^@.,;\s]+\.)+[^@.,;\s]{2,}")
_ADDRESS = pattern(r"[^@]+@(?:[^@.]+\.)+[^@.]{2,}")

_SCHEME = pattern(r"([a-z][a-z0-9+-]*):", re.IGNORECASE)
"""What an address begins with; the name of a host with a port has a dot before the colon."""
_WEB = frozenset({"http", "https"})

_EARLIEST, _YEARS_AHEAD = 1900, 40
"""Years between which days are looked for, the second from today on: papers hold for decades, not for centuries."""
_WITHOUT_END = 2099
"""The year in which papers end that hold for ever, as many offices write it."""

_ISCED = pattern(r"(?:0\d|10|99)\d{0,2}")


def record_problems(kind: str, values: Values, today: date) -> list[Problem]:
    """Problems of a whole record of `kind`, in the order of its form."""
    found = [*_periods(_spans_of(kind), values), *_years(_days_of(kind), values, today), *_named(kind, values)]
    if values.get("email"):
        found += _email(values)
    if values.get("website") or values.get("url"):
        found += _website(values)
    if values.get("isced_f"):
        found += _isced(values)
    if check := REGISTRY[kind].check:
        found += check(values, today)
    return found


@cache
def _spans_of(kind: str) -> tuple[tuple[str, str], ...]:
    """The periods that records of the kind have: few, and this is asked about every row of an import."""
    return tuple((first, field.name) for field in REGISTRY[kind].fields for first in field.not_before)


def _periods(spans: tuple[tuple[str, str], ...], values: Values) -> Iterator[Problem]:
    for first, last in spans:
        if not values.get(first) or not values.get(last):
            continue
        starts, ends = day_in(values, first), day_in(values, last)
        if starts and ends and ends < starts:
            yield Problem("period.reversed", last, {"start": starts.isoformat(), "end": ends.isoformat()})


@cache
def _days_of(kind: str) -> tuple[str, ...]:
    """Fields with a day that somebody types; what is said of birth dates, people know better."""
    fields = REGISTRY[kind].fields
    days = (one for one in fields if one.type is FieldType.DATE and not one.written_by_program)
    return tuple(one.name for one in days if one.name != "birth_date")


def _years(names: tuple[str, ...], values: Values, today: date) -> Iterator[Problem]:
    """Years that nobody means: 2206 for 2026, 1026 for 2026."""
    for name in names:
        day = day_in(values, name) if values.get(name) else None
        if day and day.year != _WITHOUT_END and not _EARLIEST <= day.year <= today.year + _YEARS_AHEAD:
            yield Problem("value.unusual_year", name, {"day": day.isoformat()}, Level.ASKS)


def _email(values: Values) -> Iterator[Problem]:
    """One address or several; what does not look like any is asked about, for mail may reach stranger ones."""
    typed = str(values.get("email") or "")
    if not typed or _ONE_ADDRESS.fullmatch(typed):
        return
    odd = [one for one in re.split(r"[,;\s]+", typed) if one and not _ADDRESS.fullmatch(one)]
    if odd:
        yield Problem("value.unusual_email", "email", {"typed": odd[0]}, Level.ASKS)


def _website(values: Values) -> Iterator[Problem]:
    """Of the web and nothing else: what stands there is a link in other programs, and may come from anybody."""
    for name in ("website", "url"):
        typed = "".join(str(values.get(name) or "").split())
        scheme = _SCHEME.match(typed)
        if scheme and scheme[1].lower() not in _WEB:
            yield Problem("value.no_web_address", name, {"typed": scheme[0]})


def _isced(values: Values) -> Iterator[Problem]:
    """Codes of ISCED-F 2013 begin with a broad field, 00 to 10 or 99; 714 has lost the zero of 0714."""
    odd = [code for code in parts_in(values.get("isced_f")) if not _ISCED.fullmatch(code)]
    if odd:
        yield Problem("value.unusual_isced", "isced_f", {"typed": odd[0]}, Level.ASKS)


def _named(kind: str, values: Values) -> Iterator[Problem]:
    """What somebody calls the record by, or what it says: in one language at least, or in one script."""
    one_of = REGISTRY[kind].one_of
    if one_of and not any(map(values.get, one_of)):
        yield Problem(_nameless(kind), one_of[0])


def _nameless(kind: str) -> str:
    if REGISTRY[kind].has_person_name:
        return "person.no_name"
    return "name.missing_language" if set(REGISTRY[kind].one_of) <= set(NAMES) else f"{kind}.no_text"


def besides_refused(kind: str, found: Iterable[Problem], refused: Collection[str]) -> Iterator[Problem]:
    """What is wrong besides the values of the `refused` fields; where one of them is a name, it is not said that there
    is none."""
    is_named = not REGISTRY[kind].one_of or not any(one in refused for one in REGISTRY[kind].one_of)
    return (one for one in found if one.field not in refused and (is_named or one.code != _nameless(kind)))
