"""The help of the window: what the things of a page are, in words that are there in every language."""

from __future__ import annotations

import pytest
from office import OpenOffice

from exchange_admin.app.offer_commands import _EXPLAINED, OfferCommands
from exchange_admin.ui.widgets.help_dialog import HelpDialog
from exchange_admin.ui.widgets.labels import Label


def test_the_help_says_what_offers_and_needs_are_wherever_one_is(office: OpenOffice) -> None:
    commands = OfferCommands(office.desk, office.window)
    said: list[str] = []

    def read(dialog: HelpDialog) -> bool:
        said.extend(label.text() for label in dialog.findChildren(Label))
        return True

    office.area("person")
    office.answers.answers = [read]
    office.desk.actions["help.offers"].trigger()
    assert commands is not None
    assert "Press I on a match" in said[5]
    assert said[::2] == ["Offer or need", "Match", "Interest", "Glossary", "Form for a partner", "Catalogue"]


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_every_part_of_it_is_there_in_every_language(office: OpenOffice, language: str) -> None:
    words = office.desk.office.program.wordings[language]
    for part in _EXPLAINED:
        assert f"help.offers.{part}.head" in words
        assert f"help.offers.{part}.text" in words
