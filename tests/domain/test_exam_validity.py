"""Until when a result of an exam counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.rules.language_levels import last_valid_day


@pytest.mark.parametrize(
    ("taken", "months", "last"),
    [
        ("2024-07-16", 24, "2026-07-15"),
        ("2024-01-01", 24, "2025-12-31"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-08-31", 6, "2025-02-28"),
        ("2024-12-31", 1, "2025-01-30"),
    ],
)
def test_months_begin_with_the_day_of_the_exam(taken: str, months: int, last: str) -> None:
    assert last_valid_day(date.fromisoformat(taken), months) == date.fromisoformat(last)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 600))
def test_a_longer_time_ends_later_and_never_before_four_weeks_a_month(taken: date, months: int) -> None:
    last = last_valid_day(taken, months)
    assert last < last_valid_day(taken, months + 1)
    assert timedelta(27 * months) <= last - taken <= timedelta(31 * months)
