"""Levels of exams: found as certificates write them, seen through one view of CEFR or the other."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from exchange_admin.domain.reference import Reference
from exchange_admin.domain.rules.language_levels import ExamLevel, find_level, highest, reaches
from exchange_admin.domain.vocabulary import words

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def levels() -> list[ExamLevel]:
    """Those that a new office begins with."""
    table = [one.values for one in Reference.load(ROOT / "resources" / "reference").language_levels]
    found = []
    for one in table:
        exam, level, independent = one["exam"], one["level"], one.get("cefr_independent") or ""
        names = (level, *(one[f"name_{language}"] for language in ("zh", "ru", "en")))
        judged = bool(independent or one.get("independent_source"))
        found.append(
            ExamLevel(level, exam, one["language"], names, one["position"], one.get("cefr") or "", independent, judged)
        )
    return found


@pytest.mark.parametrize(
    ("exam", "written", "level"),
    [
        ("hsk_2", "HSK 4", "HSK 4"),
        ("hsk_2", "hsk4", "HSK 4"),
        ("hsk_2", "4", "HSK 4"),
        ("hsk_3", "HSK 7-9", "HSK 7–9"),
        ("torfl", "ТРКИ-1", "ТРКИ-1"),
        ("gf0025", "Level 3 (GF 0025)", "Level 3"),
        ("hsk_2", "HSK 9", None),
        ("own", "HSK 4", None),
        ("torfl", "", None),
    ],
)
def test_a_level_is_found_as_it_is_written(levels: list[ExamLevel], exam: str, written: str, level: str | None) -> None:
    found = find_level(levels, exam, written)
    assert (found.names[0] if found else None) == level


def test_the_same_level_is_worth_another_cefr_in_the_other_view(levels: list[ExamLevel]) -> None:
    five, one = find_level(levels, "hsk_2", "HSK 5"), find_level(levels, "hsk_2", "HSK 1")
    assert five is not None
    assert one is not None
    assert [five.cefr(view) for view in words("cefr_view")] == ["C1", "B1"]
    assert [one.cefr(view) for view in words("cefr_view")] == ["A1", ""]
    torfl = find_level(levels, "torfl", "ТРКИ-2")
    assert torfl is not None
    assert {torfl.cefr(view) for view in words("cefr_view")} == {"B2"}


def test_levels_of_an_exam_rise_with_their_claims(levels: list[ExamLevel]) -> None:
    for exam in ("hsk_2", "hsk_3", "torfl"):
        own = sorted((one for one in levels if one.exam == exam), key=lambda one: one.position)
        assert all(reaches(higher.claimed, lower.claimed) for lower, higher in pairwise(own))


def test_what_is_unknown_reaches_nothing() -> None:
    assert reaches("B1", "A2")
    assert not reaches("A2", "B1")
    assert not reaches("", "A1")
    assert not reaches("B1", "")
    assert highest(["A2", "", "nonsense", "B1"]) == "B1"
    assert highest([]) == ""
