"""Numbers as people write them in cells."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.numbers import read_number, written
from exchange_admin.domain.problems import RuleBroken


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1296", "1296"),
        ("1 296", "1296"),
        ("1\u00a0296", "1296"),
        ("1'296", "1296"),
        ("1 250 000,00", "1250000"),
        ("1.296,5", "1296.5"),
        ("1,296.50", "1296.5"),
        ("1,296,000", "1296000"),
        ("０,５", "0.5"),
        ("12.50", "12.5"),
        ("0.125", "0.125"),
        ("1296.125", "1296.125"),
        ("−3", "-3"),
    ],
)
def test_a_number_is_read_however_its_thousands_and_its_fraction_are_written(typed: str, number: str) -> None:
    read = read_number(typed)
    assert (written(read.value), read.thousands) == (number, None)


@pytest.mark.parametrize("typed", ["1.296", "1,296", "12,000", "100.000"])
def test_three_digits_behind_one_sign_are_thousands_or_a_fraction(typed: str) -> None:
    read = read_number(typed)
    assert read.thousands == read.value * 1000


@pytest.mark.parametrize(
    "typed", ["", "-", "36-72", "144/72", "≈100", "12 96", "1.2.3", "1 2", "5 чел.", "1,23,456", "9" * 40]
)
def test_what_is_no_single_number_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_number(typed)
    assert refused.value.problem.code == "value.not_a_number"


@given(
    st.integers(-(10**12), 10**12),
    st.integers(0, 99),
    st.sampled_from([(" ", ","), (".", ","), (",", "."), ("'", ".")]),
)
def test_a_number_is_the_same_in_every_countrys_writing(whole: int, hundredths: int, signs: tuple[str, str]) -> None:
    thousands, point = signs
    typed = f"{whole:,}".replace(",", thousands) + f"{point}{hundredths:02}"
    exact = abs(whole) + Fraction(hundredths, 100)
    assert read_number(typed).value == (-exact if whole < 0 else exact)
