"""Dates with a year of two digits and words between the numbers, alone and in columns."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.dates import order_of, read_date, readings
from exchange_admin.domain.problems import RuleBroken

EARLIEST, LATEST = date(1980, 1, 1), date(2012, 12, 31)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("05年3月1日", date(2005, 3, 1)),
        ("05 年 3 月 1 日", date(2005, 3, 1)),
        ("98年12月25日", date(1998, 12, 25)),
        ("98-12-25", date(1998, 12, 25)),
        ("2005.3.1", date(2005, 3, 1)),
        ("5 мар 05", date(2005, 3, 5)),
    ],
)
def test_the_year_before_its_word_is_the_year(typed: str, day: date) -> None:
    assert (read_date(typed).day, read_date(typed).ambiguous) == (day, False)


@pytest.mark.parametrize("typed", ["05.03.01", "05-3-1", "3/1/2005", "25.12.04"])
def test_short_numbers_in_more_than_one_order_are_a_guess(typed: str) -> None:
    read = read_date(typed)
    assert read.ambiguous
    assert read.other not in {None, read.day}


def test_a_year_of_three_digits_is_no_year() -> None:
    with pytest.raises(RuleBroken):
        read_date("205-03-01")


def test_a_column_with_one_day_that_decides_is_read_in_that_order() -> None:
    assert order_of(["12.04.05", "30.01.04", "07.12.05"], EARLIEST, LATEST) == "day"
    assert order_of(["05.04.12", "04.01.30", "05.12.07"], EARLIEST, LATEST) == "year"
    assert order_of(["04/12/05", "01/30/04"], EARLIEST, LATEST) == "month"


def test_a_column_that_shows_no_order_or_two_has_none() -> None:
    assert order_of(["05.03.01", "04.02.03"], EARLIEST, LATEST) == ""
    assert order_of(["30.01.04", "04.01.30"], EARLIEST, LATEST) == ""
    assert order_of(["2005-03-01", ""], EARLIEST, LATEST) == ""


@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(["%d.%m.%y", "%y.%m.%d", "%m/%d/%y", "%y-%m-%d"])
)
def test_a_day_is_read_as_meant_or_known_to_be_a_guess(day: date, form: str) -> None:
    typed = day.strftime(form)
    try:
        read = read_date(typed)
    except RuleBroken:  # 00.01.01 has no day 0
        return
    assert day in {read.day, *readings(typed).values()}
    assert day == read.day or read.ambiguous
