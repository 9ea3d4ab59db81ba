"""Telephone numbers as people and sheets write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.phones import phone_problem, read_phone
from exchange_admin.domain.problems import RuleBroken


def digits(text: str) -> str:
    return "".join(one for one in text if one.isdigit())


@pytest.mark.parametrize(
    "typed",
    [
        "+7 916 123-45-67", "8 (926) 765-43-21", "89031112233", "9031112233", "13800010001", "+86 138-0001-0001",
        "8613800010003", "010-62750000", "+7 495 111-22-33 доб. 12", "+375 29 123-45-67",
        "0451-88889999 8", "138 0001 0002", "+86 451 8641 2345", "+86 10 6275 0000", "+86 18157081318",
    ],
)  # fmt: skip
def test_usual_numbers_stay_as_they_were_typed_and_nobody_is_asked(typed: str) -> None:
    assert read_phone(typed) == typed
    assert phone_problem(typed) is None


def test_a_number_that_a_sheet_made_a_decimal_loses_the_point_and_nothing_else() -> None:
    assert read_phone("13612345678.0") == "13612345678"
    assert read_phone("+79161234567.00") == "+79161234567"


@pytest.mark.parametrize("typed", ["7.9161E+10", "7,9161E+10", "1.36E+10", "8e+10"])
def test_a_number_in_exponent_form_has_lost_its_end(typed: str) -> None:
    with pytest.raises(RuleBroken, match="phone.digits_lost"):
        read_phone(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "+8 903 123-45-68",
        "12345",
        "+86 1836140521",
        "+86 181570813189",
        "нет телефона",
        "+7 916 123-45-6",
        "138000100012",
        "7916123456",
        "1500036884",
        "961492206",
        "896141036274",
        "см. выше 89161234567",
    ],
)
def test_what_nobody_can_call_is_asked_about(typed: str) -> None:
    problem = phone_problem(typed)
    assert problem is not None
    assert problem.code == "phone.unusual"


@pytest.mark.parametrize(
    "typed", ["89031234567, 84951234567", "13800010004/13900010004", "89031234567 или 89031234568"]
)
def test_two_numbers_in_one_cell_are_asked_about(typed: str) -> None:
    problem = phone_problem(typed)
    assert problem is not None
    assert problem.code == "phone.several"


@given(st.text(st.sampled_from("0123456789+-() .,eE/"), max_size=25))
def test_reading_a_number_twice_changes_nothing_and_no_digit_is_invented(typed: str) -> None:
    try:
        read = read_phone(typed)
    except RuleBroken:
        return
    assert read_phone(read) == read
    assert digits(typed).startswith(digits(read))
    assert set(digits(typed)[len(digits(read)) :]) <= {"0"}
