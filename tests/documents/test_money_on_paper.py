"""Amounts on paper are written by the same function as on screen: the fonts have every character of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from exchange_admin.documents.fonts import Fonts
from exchange_admin.domain.currencies import CURRENCIES
from exchange_admin.domain.money import write_money
from exchange_admin.domain.wording import LANGUAGES

FONTS = Fonts(Path(__file__).parents[2] / "resources" / "fonts")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_amount_of_any_currency_can_be_drawn_and_keeps_together(language: str) -> None:
    for currency in (*CURRENCIES, "XXX"):
        written = write_money(-1_234_567_890, currency, language)
        assert FONTS.missing(written) == ()
        assert " " not in written, "no line ends inside an amount"
