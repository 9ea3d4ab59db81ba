"""One town that was typed in three scripts is called alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from exchange_admin.domain.rules.towns import Towns

TOWNS = Towns.load(Path(__file__).parents[2] / "resources" / "reference" / "towns.tsv")


@pytest.mark.parametrize("typed", ["Харбин", "哈尔滨", "哈尔滨市", "HARBIN", "г. Харбин", " город  харбин "])
def test_a_known_town_is_said_in_the_language_of_the_reader(typed: str) -> None:
    assert [TOWNS.said(typed, language) for language in ("zh", "ru", "en")] == ["哈尔滨", "Харбин", "Harbin"]


def test_an_older_name_is_the_same_town_and_what_is_not_known_stays_as_typed() -> None:
    assert TOWNS.said("海参崴", "en") == "Vladivostok"
    assert TOWNS.said("Город-на-Реке", "zh") == "Город-на-Реке"
    assert TOWNS.said("", "zh") == ""
    assert TOWNS.said(" ,", "zh") == " ,"


@pytest.mark.parametrize("typed", ["哈尔滨 Харбин", "Harbin / 哈尔滨市", "Харбин·哈尔滨"])
def test_a_town_that_was_typed_in_two_languages_is_said_once(typed: str) -> None:
    assert TOWNS.said(typed, "ru") == "Харбин"


def test_what_stands_behind_a_town_stays_as_typed() -> None:
    assert [TOWNS.said("哈尔滨，友谊宫", one) for one in ("ru", "zh")] == ["Харбин, 友谊宫", "哈尔滨，友谊宫"]
    assert TOWNS.said("Харбин, Владивосток", "en") == "Harbin, Владивосток"
