"""What final marks say about passing, told by their words and by the scale that their column shows."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from exchange_admin.services.importing.words import ImportWords

_FIVE_POINT_PASS, _HUNDRED_POINT_PASS = 3, 60
"""Russian five-point marks pass from 3, Chinese marks of a hundred from 60 (`china_russia.md` 2.2)."""


def outcomes(marks: Sequence[str], words: ImportWords) -> list[str | None]:
    """`passed`, `failed`, `not_assessed` for each mark, None where neither a word nor the scale says it."""
    numbers = [_number(mark) for mark in marks]
    highest = max((number for number in numbers if number is not None), default=Fraction(0))
    lowest = _pass_mark(highest)
    found: list[str | None] = []
    for mark, number in zip(marks, numbers, strict=True):
        if number is None:
            found.append(words.choice("enrolment_result", mark) if mark else None)
        else:
            found.append(("passed" if number >= lowest else "failed") if lowest else None)
    return found


def _pass_mark(highest: Fraction) -> int:
    """The lowest passing mark of the scale that the highest mark belongs to; 0 when no scale shows."""
    if highest <= 5:
        return _FIVE_POINT_PASS
    return _HUNDRED_POINT_PASS if 10 < highest <= 100 else 0


def _number(mark: str) -> Fraction | None:
    try:
        return Fraction(mark.replace(",", ".").removesuffix("%").strip())
    except (ValueError, ZeroDivisionError):
        return None
