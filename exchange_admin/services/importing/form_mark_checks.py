"""What is asked about a course that a form of marks tells of: it can be written, but hardly anybody means it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.grades.usual_marks import usually_passes

_DAY = re.compile(
    r"\s*(?:\d{4}[-./年]\s?\d{1,2}[-./月]\s?\d{1,2}日?|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})(?:[ T][\d:.]+)?\s*"
)
_MOST_HOURS, _MOST_CREDITS = 1500, 60
"""Of one course: a year of lessons, the credits of a year."""
_OF_BOTH = ("passed", "failed")


def odd_marks(mark: Value, status: Value, country: str) -> Iterator[Problem]:
    """`country` is empty where the scale of the transcript judges. Beside `original_mark`."""
    typed = str(mark or "")
    if _DAY.fullmatch(typed):
        yield Problem("import.form_mark_is_day", "original_mark", {"typed": typed}, Level.ASKS)
        return
    passing = usually_passes(typed, country) if country and status in _OF_BOTH else None
    if passing is not None and passing != (status == "passed"):
        facts = {"typed": typed, "status": f"choice.line_status.{status}"}
        yield Problem("import.form_mark_status", "original_mark", facts, Level.ASKS)


def much(hours: Fraction | None, credits: Value) -> Iterator[Problem]:
    for key, number, most in (
        ("contact_hours", hours, _MOST_HOURS),
        ("credits", exact.read_or_none(str(credits or "")), _MOST_CREDITS),
    ):
        if number is not None and number > most:
            yield Problem("import.form_much", key, {"typed": exact.shown(number), "usual": most}, Level.ASKS)


def is_same_course(one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    """By code where both have one, else by a title."""
    if one.get("code") and other.get("code"):
        return _plain(one["code"]) == _plain(other["code"])
    return bool(set(_titles(one)) & set(_titles(other)))


def _titles(values: Mapping[str, Value]) -> Iterable[str]:
    return (_plain(values[key]) for key in ("title", "title_zh", "title_ru", "title_en") if values.get(key))


def _plain(text: Value) -> str:
    return " ".join(str(text).split()).casefold()
