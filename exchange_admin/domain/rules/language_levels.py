"""Levels of language exams: found by how a certificate writes them, ordered within their exam, compared over CEFR.

A native level is what counts; CEFR is a view of it. For Chinese the views differ by up to two levels (`domain.md` 5.9),
so the office chooses whose word it takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.dates import days_after
from exchange_admin.domain.rules.casework.terms import add_months
from exchange_admin.domain.vocabulary import words

CLAIMED, INDEPENDENT = "claimed", "independent"
"""Words of the vocabulary `cefr_view`."""


@dataclass(frozen=True, slots=True)
class ExamLevel:
    """`position` counts from the lowest level of the exam. `is_judged`: others have a view of it, empty below A1.

    Results count for `valid_months` from the day of the exam; None: no end that is known.
    """

    id: str
    exam: str
    language: str
    names: tuple[str, ...]
    position: int
    claimed: str = ""
    independent: str = ""
    is_judged: bool = False
    valid_months: int | None = None

    def cefr(self, view: str) -> str:
        """CEFR level in a view; what is claimed where nobody else has judged; empty for none or below A1."""
        return self.independent if view == INDEPENDENT and self.is_judged else self.claimed


def find_level(levels: Iterable[ExamLevel], exam: str, written: str) -> ExamLevel | None:
    """The level that is written so, or by its digits alone (4, HSK4); None when there is none, or several."""
    plain = _plain(written)
    own = [level for level in levels if level.exam == exam] if plain else []
    exact = [level for level in own if plain in {_plain(name) for name in level.names}]
    found = exact or [level for level in own if _digits(plain) and _digits(plain) == _digits(_plain(level.names[0]))]
    return found[0] if len(found) == 1 else None


def reaches(held: str, asked: str) -> bool:
    """Whether one CEFR level is as high as another; an unknown or empty one reaches nothing."""
    order = words("cefr")
    return held in order and asked in order and order.index(held) >= order.index(asked)


def highest(levels: Sequence[str]) -> str:
    """Of CEFR levels, empty for none."""
    order = words("cefr")
    return max((level for level in levels if level in order), key=order.index, default="")


def _plain(text: str) -> str:
    return "".join(text.split()).casefold().replace("–", "-")


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit() or sign == "-").strip("-")


def last_valid_day(taken: date, months: int) -> date:
    """The last of `months` months that begin with the day of the exam: two years from 2024-07-16 end on 2026-07-15."""
    later = add_months(taken, months)
    return later if later == date.max or later.day < taken.day else days_after(later, -1)
