"""Days that are easily written for one another."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.rules.near_days import near_days


@pytest.mark.parametrize(
    ("day", "near"),
    [
        ("2005-03-12", {"2005-03-11", "2005-03-13", "2005-12-03", "2005-03-21", "2050-03-12"}),
        ("2005-12-31", {"2005-12-30", "2006-01-01", "2005-12-13", "2050-12-31"}),
        ("1998-02-20", {"1998-02-19", "1998-02-21", "1989-02-20", "1998-02-02"}),
    ],
)
def test_the_neighbours_the_month_for_the_day_and_turned_digits(day: str, near: set[str]) -> None:
    assert near_days(day) == near


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_nearness_is_mutual_and_never_the_day_itself(day: date) -> None:
    iso = day.isoformat()
    found = near_days(iso)
    assert iso not in found
    assert {(day + timedelta(1)).isoformat(), (day - timedelta(1)).isoformat()} <= found
    assert all(iso in near_days(one) for one in found)


@pytest.mark.parametrize("typed", ["", "2005", "2005-02-30", "0001-01-01", "9999-12-31"])
def test_what_is_no_day_has_none_and_the_ends_of_the_calendar_break_nothing(typed: str) -> None:
    assert all(date.fromisoformat(one) for one in near_days(typed))
