"""Who owes whom by an agreement: exact numbers, stays that count, places of a year."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.rules.agreements.balance import (
    BALANCE_UNITS,
    IN,
    OUT,
    Stage,
    WeighedStay,
    amount,
    balance,
    days_counted,
    ratio_of,
    stage_of,
)
from exchange_admin.domain.rules.agreements.places import Places, agreed_in, places, places_exceeded

VECTORS = json.loads((Path(__file__).parent / "balance_vectors.json").read_text("utf-8"))["vectors"]
WAYS = {"out": OUT, "in": IN}
TODAY = date(2026, 11, 27)

AMOUNTS = st.fractions(min_value=0, max_value=1000, max_denominator=60)
STAYS = st.builds(WeighedStay, st.sampled_from((OUT, IN)), st.sampled_from(Stage), AMOUNTS)
RATIOS = st.fractions(min_value=0, max_value=10, max_denominator=12)


def done(direction: str, worth: Fraction | int | None) -> WeighedStay:
    return WeighedStay(direction, Stage.DONE, None if worth is None else Fraction(worth))


@pytest.mark.parametrize("vector", VECTORS, ids=[one["case"] for one in VECTORS])
def test_the_worked_examples_come_out_exactly(vector: dict[str, Any]) -> None:
    stays = [
        done(WAYS[way], Fraction(vector["weights"].get(what, "1"))) for way, what, n in vector["rows"] for _ in range(n)
    ]
    assert balance(stays, Fraction(vector["ratio"])).done.balance == Fraction(vector["balance"])


def test_teachers_whose_weeks_count_double_are_weighed_by_their_weeks() -> None:
    """The fourth worked example, from days."""
    students = [done(OUT, amount("week", 18 * 7, None))] * 4 + [done(IN, amount("week", 4 * 7, None))] * 6
    teachers = [done(IN, amount("week", 2 * 7, Fraction(2)))] * 2
    assert balance([*students, *teachers]).done.balance == 40


def test_a_stay_is_worth_its_days_in_days_weeks_and_months() -> None:
    assert [amount(unit, 45, None) for unit in ("person", "day", "week", "month")] == [
        1,
        45,
        Fraction(45, 7),
        Fraction(3, 2),
    ]
    assert amount("month", 45, Fraction(2)) == 3
    assert amount("person", None, Fraction(1, 2)) == Fraction(1, 2)


def test_nobody_guesses_how_many_semesters_a_stay_is() -> None:
    assert amount("semester", 150, None) is None
    assert amount("semester", None, Fraction(2)) == 2
    assert [amount(unit, None, Fraction(1)) for unit in ("day", "week", "month")] == [None, None, None]
    found = balance([done(OUT, 1), done(OUT, None), done(IN, None)])
    assert (found.done.balance, found.unweighed) == (1, 2)


@given(st.lists(STAYS), RATIOS)
def test_the_order_of_stays_changes_no_balance(stays: list[WeighedStay], ratio: Fraction) -> None:
    assert balance(stays, ratio) == balance(stays[::-1], ratio)


@given(st.lists(STAYS))
def test_what_one_side_owes_the_other_is_owed(stays: list[WeighedStay]) -> None:
    other = [WeighedStay(IN if one.direction == OUT else OUT, one.stage, one.amount) for one in stays]
    for name in ("done", "confirmed", "forecast"):
        assert getattr(balance(stays), name).balance == -getattr(balance(other), name).balance


@given(st.lists(STAYS), st.lists(STAYS), RATIOS)
def test_balances_of_years_add_up(first: list[WeighedStay], second: list[WeighedStay], ratio: Fraction) -> None:
    together = balance([*first, *second], ratio).forecast.balance
    assert together == balance(first, ratio).forecast.balance + balance(second, ratio).forecast.balance


@given(st.lists(STAYS), RATIOS)
def test_each_sum_holds_the_surer_ones(stays: list[WeighedStay], ratio: Fraction) -> None:
    found = balance(stays, ratio)
    for name in ("sent", "received"):
        assert getattr(found.done, name) <= getattr(found.confirmed, name) <= getattr(found.forecast, name)


@given(st.sampled_from(BALANCE_UNITS), st.integers(1, 2000), st.integers(1, 2000), AMOUNTS)
def test_a_longer_stay_is_never_worth_less(unit: str, one: int, more: int, weight: Fraction) -> None:
    shorter, longer = amount(unit, one, weight), amount(unit, one + more, weight)
    assert shorter is not None
    assert longer is not None
    assert shorter <= longer


def test_a_balance_is_tolerated_up_to_the_difference_agreed() -> None:
    sent = [done(OUT, Fraction(3, 2))] * 2
    assert balance(sent).is_tolerated is None
    assert balance(sent, tolerance=Fraction(3)).is_tolerated
    assert balance(sent, tolerance=Fraction(29, 10)).is_tolerated is False


def test_one_for_one_where_no_ratio_was_agreed() -> None:
    assert [ratio_of({"balance_ratio": said}) for said in (None, "2", "1/2")] == [1, 2, Fraction(1, 2)]


def stay(**values: str) -> dict[str, str]:
    return {"sending_status": "nominated", "receiving_status": "pending", **values}


def test_a_stay_is_done_from_its_first_day() -> None:
    assert stage_of(stay(planned_start="2026-11-27"), TODAY) is Stage.DONE
    assert stage_of(stay(planned_start="2026-11-28"), TODAY) is Stage.FORECAST
    assert stage_of(stay(planned_start="2026-11-28", receiving_status="verified"), TODAY) is Stage.CONFIRMED
    assert stage_of(stay(planned_start="2026-11-28", sending_status="live"), TODAY) is Stage.CONFIRMED
    assert stage_of(stay(receiving_status="arrived"), TODAY) is Stage.DONE
    assert stage_of(stay(), TODAY) is Stage.FORECAST
    assert stage_of(stay(planned_start="2026-09-01", actual_start="2026-12-02"), TODAY) is Stage.DONE


def test_both_ends_of_a_stay_are_counted() -> None:
    assert days_counted(stay(planned_start="2026-09-01", planned_end="2026-09-07")) == 7
    assert days_counted(stay(planned_start="2026-09-01")) is None
    assert days_counted(stay(planned_start="2026-09-02", planned_end="2026-09-01")) is None
    assert days_counted(stay(planned_start="2026-09-01", planned_end="2026-09-07", actual_end="2026-09-03")) == 3


def test_places_are_used_nominated_and_free() -> None:
    found = places(10, [Stage.DONE] * 4 + [Stage.CONFIRMED] * 3 + [Stage.FORECAST] * 2)
    assert (found.used, found.nominated, found.free) == (7, 2, 1)
    assert found.are_nearly_used
    assert places(None, [Stage.DONE]).free is None
    assert not places(0, []).are_nearly_used


def test_places_are_exceeded_from_the_first_nomination_too_many() -> None:
    assert list(places_exceeded(Places(3, 2, 1))) == []
    (problem,) = places_exceeded(Places(3, 3, 1), agreement="2022/03")
    assert (problem.code, dict(problem.facts)) == (
        "agreement.places_exceeded",
        {"agreement": "2022/03", "used": 4, "places": 3},
    )
    assert list(places_exceeded(Places(None, 9, 9))) == []


def test_places_of_several_conditions_add_up_as_far_as_they_are_known() -> None:
    assert Places(3, 1, 0) + Places(None, 2, 1) == Places(3, 3, 1)
    assert Places() + Places() == Places()


def test_a_condition_gives_places_in_its_years_only() -> None:
    years = ["2025-09-01", "2026-09-01", "2027-09-01"]
    assert [agreed_in(5, year, "2026-09-01", "2026-09-01") for year in years] == [0, 5, 0]
    assert [agreed_in(5, year, "", "") for year in years] == [5, 5, 5]
    assert agreed_in(None, years[0], "", "") is None
