"""Study years and their terms as people write them: 2026/2027, 2026-27 уч. г., 2026-2027学年第一学期."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_SPAN = re.compile(r"(?<!\d)(20\d\d)\s*[-–—/~]\s*(20\d\d|\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_AROUND = re.compile(
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
