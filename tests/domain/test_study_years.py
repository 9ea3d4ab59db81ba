"""Study years and terms as people write them."""

from __future__ import annotations

import pytest

from exchange_admin.domain.dates import StudyTime, read_study_time


@pytest.mark.parametrize(
    ("typed", "first", "year", "rest"),
    [
        ("2026/2027", 2026, 0, ""),
        ("2026/27", 2026, 0, ""),
        ("2025-2026 уч. г.", 2025, 0, ""),
        ("2026－2027学年", 2026, 0, ""),
        ("2026-2027学年第一学期", 2026, 0, "第一学期"),
        ("осенний 2026/2027", 2026, 0, "осенний"),
        ("весенний семестр 2026/2027 учебного года", 2026, 0, "весенний семестр"),
        ("Осень 2026 г.", 0, 2026, "осень"),
        ("2027年春季学期", 0, 2027, "春季学期"),
        ("2, 2026-2027", 2026, 0, "2"),
        ("2026-2027-1", 2026, 0, "1"),
    ],
)
def test_a_year_and_what_is_said_of_it(typed: str, first: int, year: int, rest: str) -> None:
    assert read_study_time(typed) == StudyTime(first, year, rest)


@pytest.mark.parametrize("typed", ["秋季", "весенний", "2026-2028", "2026/2026", "2026 2027", "20260901"])
def test_no_study_year_is_made_up(typed: str) -> None:
    assert read_study_time(typed) is None
