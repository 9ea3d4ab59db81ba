"""Amounts as people write them, and the whole smallest units that a file holds for them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.currencies import CURRENCIES, DECIMALS, MOST_DECIMALS
from exchange_admin.domain.fields import Field, FieldType, Kind, Side
from exchange_admin.domain.money import (
    MOST,
    Money,
    cell_text,
    draft_text,
    in_new_currency,
    plain_amount,
    read_money,
    read_number,
    thousandths,
    write_amount,
    write_money,
)
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.registry.parts import money
from exchange_admin.domain.values import check, parse, parse_compared, problems_of
from exchange_admin.domain.wording import LANGUAGES

amounts = st.builds(Money, st.integers(-MOST, MOST), st.sampled_from(CURRENCIES))
CURRENCY = Field(name="currency", type=FieldType.CHOICE, choices="currency")
BUDGET = Field(name="budget", type=FieldType.MONEY, currency="currency")
FUND = Kind("fund", (CURRENCY, BUDGET))


def refused(text: str, currency: str = "", language: str = "") -> str:
    with pytest.raises(RuleBroken) as caught:
        read_money(text, currency, language)
    return caught.value.problem.code


@given(amounts, st.sampled_from(LANGUAGES))
def test_what_is_written_in_a_language_reads_back_in_it_alone_and_with_its_currency(
    money: Money, language: str
) -> None:
    assert read_money(write_amount(money.minor, money.currency, language), money.currency, language) == money
    assert read_money(write_money(money.minor, money.currency, language), "", language) == money


@given(amounts, st.sampled_from(["", *LANGUAGES]))
def test_what_waits_as_a_draft_reads_back_in_any_language(money: Money, language: str) -> None:
    assert read_money(draft_text(money.minor, money.currency), "", language) == money


@given(amounts.filter(lambda money: abs(money.minor) < 10**14))
def test_the_number_of_a_cell_reads_back(money: Money) -> None:
    number = Decimal(plain_amount(money.minor, money.currency))
    cell = int(number) if number == int(number) else float(number)
    assert read_money(cell_text(cell), money.currency) == money


@given(st.text(max_size=30), st.sampled_from(["", *CURRENCIES]), st.sampled_from(["", *LANGUAGES]))
def test_any_text_is_an_amount_or_is_refused_with_a_reason(text: str, currency: str, language: str) -> None:
    try:
        money = read_money(text, currency, language)
    except RuleBroken as broken:
        assert broken.problem.code.startswith("money.")
    else:
        assert abs(money.minor) <= MOST
        assert money.currency == (currency or money.currency)


@pytest.mark.parametrize(
    ("typed", "beside", "minor"),
    [
        ("1 234,50", "CNY", 123450),
        ("1,234.50", "CNY", 123450),
        ("1.234,50", "EUR", 123450),
        ("1'234.50", "CHF", 123450),
        ("1\u202f234,5", "RUB", 123450),
        ("１，２３４．５０", "CNY", 123450),
        ("1234.5", "CNY", 123450),
        ("12,34,567", "INR", None),
        ("12,000,000", "RUB", 1_200_000_000),
        ("-5", "CNY", -500),
        ("−¥5", "CNY", -500),
        ("0,500", "BHD", 500),
        ("1234,500", "BHD", 1_234_500),
        ("1,234", "JPY", 1234),
        ("7", "KRW", 7),
    ],
)
def test_an_amount_is_read_as_it_is_usually_written(typed: str, beside: str, minor: int | None) -> None:
    if minor is None:
        assert refused(typed, beside) == "money.not_an_amount"
    else:
        assert read_money(typed, beside) == Money(minor, beside)


@pytest.mark.parametrize(
    ("typed", "money"),
    [
        ("12 000 руб.", Money(1_200_000, "RUB")),
        ("₽ 12 000,5", Money(1_200_050, "RUB")),
        ("3,000元", Money(300_000, "CNY")),
        ("人民币 3,000 元", Money(300_000, "CNY")),
        ("RMB 3000", Money(300_000, "CNY")),
        ("US$1,234", Money(123_400, "USD")),
        ("5 usd", Money(500, "USD")),
        ("100 日元", Money(100, "JPY")),
        ("1,5 бел. руб", None),
    ],
)
def test_the_text_may_name_its_currency(typed: str, money: Money | None) -> None:
    if money is None:
        assert refused(typed) == "money.not_an_amount"
    else:
        assert read_money(typed) == money


def test_a_sign_of_two_currencies_is_the_one_beside_it_and_alone_it_is_asked_about() -> None:
    assert read_money("￥3,000", "CNY") == Money(300_000, "CNY")
    assert read_money("￥3,000", "JPY") == Money(3000, "JPY")
    assert refused("￥3,000") == "money.which_currency"
    assert refused("$5") == "money.which_currency"
    assert read_money("CNY ￥3,000") == Money(300_000, "CNY")


@pytest.mark.parametrize("language", ["", *LANGUAGES])
@pytest.mark.parametrize(
    ("typed", "beside"), [("1,234", "CNY"), ("1.234", "RUB"), ("12,000 руб.", ""), ("1.234", "JPY"), ("99,000", "USD")]
)
def test_one_mark_before_three_digits_is_asked_about_and_not_guessed(typed: str, beside: str, language: str) -> None:
    assert refused(typed, beside, language) == "money.two_readings"


def test_in_a_currency_of_three_decimals_the_windows_own_mark_decides() -> None:
    assert (
        refused("1,234", "BHD")
        == refused("1,234", "BHD", "en")
        == refused("1.234", "BHD", "ru")
        == "money.two_readings"
    )
    assert read_money("1.234", "BHD", "en") == read_money("1,234", "BHD", "ru") == Money(1234, "BHD")


@pytest.mark.parametrize(
    ("typed", "beside", "code"),
    [
        ("100", "", "no_currency"),
        ("100 EUR", "CNY", "other_currency"),
        ("100", "XXX", "unknown_currency"),
        ("1.5", "JPY", "too_many_decimals"),
        ("1.2345", "CNY", "too_many_decimals"),
        ("12 000,500", "RUB", "too_many_decimals"),
        ("99999999999999999", "CNY", "too_large"),
        ("12 тыс. руб.", "RUB", "not_an_amount"),
        ("3万元", "CNY", "not_an_amount"),
        ("1,23,456.00", "USD", "not_an_amount"),
        ("5-", "CNY", "not_an_amount"),
        ("1e3", "CNY", "not_an_amount"),
        ("руб.", "RUB", "not_an_amount"),
        ("5 EUR USD", "", "not_an_amount"),
        ("EUR 5 USD", "", "not_an_amount"),
    ],
)
def test_what_cannot_be_meant_is_refused(typed: str, beside: str, code: str) -> None:
    assert refused(typed, beside) == f"money.{code}"


def test_no_currency_has_more_decimals_than_amounts_are_compared_with() -> None:
    assert set(DECIMALS.values()) == {0, 2, MOST_DECIMALS}
    assert (DECIMALS["JPY"], DECIMALS["KRW"], DECIMALS["BHD"], DECIMALS["CNY"], DECIMALS["RUB"]) == (0, 0, 3, 2, 2)
    assert len(set(CURRENCIES)) == len(CURRENCIES) == 153


@given(amounts)
def test_amounts_are_compared_by_the_number_that_is_seen(money: Money) -> None:
    shown = plain_amount(money.minor, money.currency)
    assert thousandths(shown) == Decimal(shown) * 1000
    assert read_number(f"{shown}0" if DECIMALS[money.currency] == MOST_DECIMALS else shown).startswith(shown)


def test_a_list_is_asked_for_amounts_by_a_number_without_a_currency() -> None:
    assert parse_compared(BUDGET, "1 000,5") == "1000.5"
    assert parse_compared(BUDGET, " ") is None
    for typed in ("1,234", "5 CNY", "x"):
        with pytest.raises(RuleBroken) as caught:
            parse_compared(BUDGET, typed)
        assert caught.value.problem.field == "budget"


def test_an_unknown_currency_leaves_the_smallest_units_as_they_are() -> None:
    assert write_money(123450, "XXX", "ru") == "123450\u00a0¤XXX"
    assert write_money(123450, None, "zh") == "123450\u00a0¤"
    assert write_money(None, "CNY", "en") == ""


def test_a_whole_number_is_in_smallest_units_and_a_text_in_the_currency() -> None:
    assert parse(BUDGET, 123450) == 123450
    assert parse(BUDGET, "1234,50", currency="CNY") == 123450
    with pytest.raises(RuleBroken) as caught:
        parse(BUDGET, "1234,50")
    assert (caught.value.problem.code, caught.value.problem.field) == ("money.no_currency", "budget")


def test_an_amount_without_a_currency_is_refused_at_the_currency() -> None:
    assert [(one.code, one.field) for one in check(FUND, {"budget": 1}, whole=True)] == [
        ("money.currency_missing", "currency")
    ]
    assert check(FUND, {"budget": 1, "currency": "CNY"}, whole=True) == []
    assert check(FUND, {"currency": "CNY"}, whole=True) == []


def test_an_amount_is_held_against_its_bounds_in_smallest_units() -> None:
    paid = Field(name="paid", type=FieldType.MONEY, currency="currency", low=0, high=100)
    assert [problem.code for problem in problems_of(paid, -1)] == ["value.too_small"]
    assert [problem.code for problem in problems_of(paid, 101)] == ["value.too_large"]
    assert problems_of(paid, 100) == []


def test_an_amount_is_not_described_without_a_currency_that_goes_where_it_goes() -> None:
    for beside in (
        Field(name="currency"),
        Field(name="other", type=FieldType.CHOICE, choices="currency"),
        Field(name="currency", type=FieldType.CHOICE, choices="currency", internal=True),
        Field(name="currency", type=FieldType.CHOICE, choices="currency", owner=Side.SENDING),
    ):
        with pytest.raises(ValueError, match=r"fund\.budget"):
            Kind("fund", (beside, BUDGET))


@given(amounts, st.sampled_from(CURRENCIES))
def test_with_another_currency_the_number_stays_or_the_change_is_refused(money: Money, other: str) -> None:
    before = {"budget": money.minor, "currency": money.currency}
    values, problems = in_new_currency(FUND, before, {"currency": other})
    shown = Decimal(plain_amount(money.minor, money.currency))
    if problems:
        assert [(one.code, one.field) for one in problems] == [("money.decimals_lost", "currency")]
        assert shown != round(shown, DECIMALS[other])
    else:
        kept = values.get("budget", money.minor)
        assert isinstance(kept, int)
        assert Decimal(plain_amount(kept, other)) == shown


def test_amounts_of_a_record_share_a_currency_that_is_kept_where_they_are() -> None:
    *both, currency = money("budget", "spent", low=0, internal=True, section="source", listed=True)
    kind = Kind("fund", (*both, currency))
    assert [(field.name, field.internal, field.section) for field in kind.fields] == [
        ("budget", True, "source"),
        ("spent", True, "source"),
        ("currency", True, "source"),
    ]
    found = check(kind, {"budget": -1, "spent": -1, "currency": "CNY"}, whole=True)
    assert [problem.field for problem in found] == ["budget", "spent"]


def test_an_amount_that_is_given_with_the_new_currency_stands_as_given() -> None:
    given_too = {"currency": "JPY", "budget": 5}
    assert in_new_currency(FUND, {"budget": 123, "currency": "CNY"}, given_too) == (given_too, [])
