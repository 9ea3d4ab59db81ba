"""How alike two names are: a score that ranks candidates for a person to decide, never a decision.

Short Chinese names make scores dangerous (ZHANG WEI and ZHANG WEN are 89 of 100 alike, `china_russia.md` 1.6), so a
score only counts beside something else that agrees, such as the birth date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

WORTH_ASKING = 80
"""The lowest score at which two names with the same birth date are shown as one person perhaps."""

TITLE_WORTH_TELLING = 62
"""The lowest score at which a title is told as what another may mean."""


def likeness(ours: Sequence[str], theirs: Sequence[str], at_least: int = WORTH_ASKING) -> int:
    """0–100: the best of all pairs of comparison keys (`Names.comparison_keys`, whose words stand in order); 0 below
    `at_least`."""
    best, floor = 0.0, float(at_least)
    for one in ours:
        for other in theirs:
            if score := fuzz.ratio(one, other, score_cutoff=floor):
                best = floor = score
    return round(best)


def alike(ours: Sequence[str], theirs: Sequence[str], at_least: int = WORTH_ASKING) -> Iterator[tuple[int, float]]:
    """(number among `theirs`, score) of each pair of keys with that score; of many keys that takes a fifth of the time
    of comparing them one by one."""
    for one in ours:
        for _, score, at in process.extract(one, theirs, scorer=fuzz.ratio, score_cutoff=float(at_least), limit=None):
            yield at, score


def alike_titles(typed: str, titles: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(number among `titles`, score) of those that resemble what was typed as a whole, in part, or by their words in
    whatever order; all folded."""
    floor = float(TITLE_WORTH_TELLING)
    for _, score, at in process.extract(typed, titles, scorer=fuzz.WRatio, score_cutoff=floor, limit=None):
        yield at, round(score)
