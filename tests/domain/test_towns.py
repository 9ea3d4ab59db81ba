"""One town that was typed in three scripts is called alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from exchange_admin.domain.reference import Reference

TOWNS = Reference.load(Path(__file__).parents[2] / "resources" / "reference").towns


@pytest.mark.parametrize("typed", ["Харбин", "哈尔滨", "哈尔滨市", "HARBIN", "г. Харбин", " город  харбин "])
def test_a_known_town_is_said_in_the_language_of_the_reader(typed: str) -> None:
    assert [TOWNS.said(typed, language) for language in ("zh", "ru", "en")] == ["哈尔滨", "Харбин", "Harbin"]


def test_an_older_name_is_the_same_town_and_what_is_not_known_stays_as_typed() -> None:
    assert TOWNS.said("海参崴", "en") == "Vladivostok"
    assert TOWNS.said("Город-на-Реке", "zh") == "Город-на-Реке"
    assert TOWNS.said("", "zh") == ""
