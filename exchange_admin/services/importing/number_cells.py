"""Cells with numbers and hours."""

from __future__ import annotations

import re
from fractions import Fraction

from exchange_admin.domain.numbers import read_number, written
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.values import ACADEMIC_HOUR

_HOURS = re.compile(r"(\d[\d\s.,'’]*?)\s*(?:ак(?:ад)?\w*\.?\s*)?(?:ч\w*\.?|(?:个)?(?:学时|课时)|h\w*\.?)?$")


def hours_of(minutes: int) -> int | float:
    """Minutes as academic hours, for a sentence."""
    hours = minutes / ACADEMIC_HOUR
    return int(hours) if hours.is_integer() else round(hours, 2)


def hours_said(text: str) -> Fraction:
    """The number of hours that a cell says: 36.5 ч. Raises RuleBroken."""
    found = _HOURS.match(text.casefold())
    if not found:
        raise RuleBroken(Problem("value.not_a_number"))
    return number_said(found[1])


def minutes_said(text: str) -> int:
    return round(hours_said(text) * ACADEMIC_HOUR)


def number_said(text: str) -> Fraction:
    """The number that a cell says. Raises RuleBroken; `import.two_numbers` where its one point or comma may part
    thousands."""
    read = read_number(text)
    if read.thousands is not None:
        facts = {"one": written(read.thousands), "other": written(read.value)}
        raise RuleBroken(Problem("import.two_numbers", facts=facts, level=Level.ASKS))
    return read.value
