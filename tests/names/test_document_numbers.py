"""Numbers of passports and other papers as colleges and people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.names import joined_document_number, read_document_number


def digits(text: str) -> str:
    return "".join(one for one in text if one.isdigit())


@pytest.mark.parametrize(
    "typed",
    [
        "75 № 1234567", "серия 75 номер 1234567", "Серия: 75, номер: 1234567", "75 1234567", "751234567.0",
        "№ 751234567", "№751234567", "75№1234567", "75 N 1234567", "75N1234567", "75 No. 1234567", "75-1234567",
        "паспорт 75 1234567", "сер. 75 ном. 1234567", "７５ １２３４５６７", "series 75 number 1234567",
    ],
)  # fmt: skip
def test_a_russian_passport_is_one_number_however_it_is_written(typed: str) -> None:
    assert read_document_number(typed) == "751234567"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("EH 123 4569", "EH1234569"),
        ("护照号：E12345678", "E12345678"),
        ("ЕВ 1234567", "EB1234567"),  # Cyrillic letters
        ("N12345678", "N12345678"),  # Kazakhstan
        ("45 10 123456", "4510123456"),
        ("11010519491231002x", "11010519491231002X"),
    ],
)
def test_letters_of_a_number_stay(typed: str, number: str) -> None:
    assert read_document_number(typed) == number


@pytest.mark.parametrize("typed", ["1.10101E+17", "7.5123E+08", "3.70202200411232e+17", "7,5E+08"])
def test_a_number_in_exponent_form_has_lost_its_end(typed: str) -> None:
    with pytest.raises(RuleBroken, match="document.digits_lost"):
        read_document_number(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "EH1234568（旧）", "待办", "751234567 выдан 01.02.2020", "751234567, 761234567", "1234567.5",
        "E12345678/E87654321",        "751234567 до 01.02.2030", "загран в оформлении",
    ],
)  # fmt: skip
def test_a_cell_that_says_more_than_one_number_is_asked_about(typed: str) -> None:
    with pytest.raises(RuleBroken, match="document.not_one_number"):
        read_document_number(typed)


def test_other_papers_keep_their_words() -> None:
    assert read_document_number("II-МЮ № 123456", "birth_certificate") == "IIMЮ123456"


def test_series_and_number_of_two_columns_are_one_number() -> None:
    assert joined_document_number("75", "1234567") == "751234567"
    assert joined_document_number("75", "7512345") == "757512345"
    assert joined_document_number("75", "751234567") == "751234567"
    assert joined_document_number("4510", "123456") == "4510123456"


def test_a_series_alone_is_nobodys_number() -> None:
    with pytest.raises(RuleBroken, match="document.series_alone"):
        joined_document_number("75", "")


PIECES = st.sampled_from(
    [
        *"0123456789",
        " ",
        "-",
        ".",
        ",",
        "№",
        "№ ",
        "N",
        "No ",
        "серия ",
        "номер ",
        "EA",
        "е",
        "X",
        "/",
        "(",
        ".0",
        "e+1",
        "号",
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_reading_a_number_twice_changes_nothing_and_no_digit_is_invented(typed: str) -> None:
    try:
        read = read_document_number(typed)
    except RuleBroken:
        return
    assert read_document_number(read) == read
    assert digits(typed).startswith(digits(read))
    assert set(digits(typed)[len(digits(read)) :]) <= {"0"}
    assert digits(read) == digits(typed) or digits(typed).endswith("0")


@given(
    st.from_regex(r"[1-9][0-9]{8}", fullmatch=True), st.sampled_from(["{} № {}", "серия {} номер {}", "{} {}", "{}N{}"])
)
def test_every_russian_number_comes_out_of_every_form(number: str, form: str) -> None:
    assert read_document_number(form.format(number[:2], number[2:])) == number
