"""Likeness ranks; it never decides."""

from __future__ import annotations

import pytest

from exchange_admin.merge.match import WORTH_ASKING, likeness


@pytest.mark.parametrize(
    ("ours", "theirs", "least"),
    [
        (["li wang"], ["wei zhang", "li wang"], 100),
        (["wang xiaoming", "ван сяомин"], ["ван сяомин"], 100),
        (["natalia ivanova"], ["natalya ivanova"], WORTH_ASKING),
    ],
)
def test_the_same_name_is_found_by_any_of_its_keys(ours: list[str], theirs: list[str], least: int) -> None:
    assert likeness(ours, theirs) >= least
    assert likeness(ours, theirs) == likeness(theirs, ours)


def test_short_chinese_names_of_two_people_score_high_so_a_score_alone_proves_nothing() -> None:
    assert WORTH_ASKING <= likeness(["zhang wei"], ["zhang wen"]) < 100


def test_different_names_and_empty_ones_score_low() -> None:
    assert likeness(["petrov ivan"], ["chen yu"]) < WORTH_ASKING
    assert likeness([], ["chen yu"]) == likeness(["x"], []) == 0
