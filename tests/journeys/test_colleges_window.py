"""Two colleges of one office come from a match to an accepted interest, by keys and clicks in the windows of both, with
packages between; their office drafts the agreement, both read it, a third college sees nothing."""

from __future__ import annotations

import pytest
from alliance import BAODING, HUB, KHABAROVSK, VLADIVOSTOK, Alliance
from alliance_windows import Start, exchanged, interests, opened, round_
from clerk import CONTROL, Clerk
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from exchange_admin.domain.queries import Query
from exchange_admin.ui.listings.interest_cards import InterestCard
from exchange_admin.ui.listings.offers_page import OffersPage

KEY = Qt.Key
__all__ = ["exchanged", "round_"]


@pytest.fixture(autouse=True)
def _nothing_is_asked() -> None:
    """Dialogs are answered here, by keys."""


def to_interests(clerk: Clerk, page: OffersPage) -> InterestCard:
    """By a click on the tab and keys to the first line: the card of that interest."""
    window = page.window()
    (tab,) = [one for one in page.matches.tabs._buttons if one.tab.id == "interests"]
    clerk.click(tab)
    table = page.page.list.table
    clerk.wait(lambda: table.isVisible() and table.model().rowCount() == 1)
    window.activateWindow()
    table.setFocus()
    clerk.wait(table.hasFocus)
    clerk.key(KEY.Key_Home, KEY.Key_Return)
    (card,) = page.page.panel.findChildren(InterestCard)
    clerk.wait(card.isVisible)
    return card


def test_a_match_of_two_colleges_becomes_the_draft_of_an_agreement_of_both(
    exchanged: Alliance,
    start: Start,
    qtbot: QtBot,
) -> None:
    clerk = Clerk(qtbot)
    with opened(start, exchanged, VLADIVOSTOK, "en", qtbot) as page:
        clerk.wait(page.window().isActiveWindow)
        while (match := page.matches.current()) is None or match.theirs.id != exchanged.listings["O6"]:
            clerk.key(KEY.Key_F8)
        page.matches.list.setFocus()
        clerk.when_asked(lambda: (clerk.type("May we come?"), clerk.key(KEY.Key_Return, with_=CONTROL)))
        clerk.key(KEY.Key_I)
    exchanged.meet()
    with opened(start, exchanged, BAODING, "en", qtbot) as page:
        card = to_interests(clerk, page)
        clerk.when_asked(lambda: (clerk.type("In March"), clerk.key(KEY.Key_Return, with_=CONTROL)))
        clerk.click(card.accept)
        page.window().activateWindow()
        clerk.wait(card.project.hasFocus)
        assert not card.begin.isVisible()
        assert "The office drafts the agreement" in card._said.text()
    with opened(start, exchanged, HUB, "en", qtbot) as page:
        assert interests(page) == 1, "it has not heard of the answer yet"
    exchanged.meet()
    with opened(start, exchanged, HUB, "en", qtbot) as page:
        card = to_interests(clerk, page)
        clerk.when_asked(lambda: clerk.key(KEY.Key_Return))
        clerk.click(card.begin)
        (draft,) = page._desk.office.store.records(Query("agreement"))
        assert len(page._desk.office.agreement_parties.of(draft.id, "en")) == 2
    with opened(start, exchanged, VLADIVOSTOK, "en", qtbot) as page:
        card = to_interests(clerk, page)
        assert not card.begin.isVisible()
        assert not card.project.isVisible()
        assert "The office drafts the agreement" in card._said.text(), "it has not heard of the draft yet"
    exchanged.meet()
    for college in (VLADIVOSTOK, BAODING):
        with opened(start, exchanged, college, "en", qtbot) as page:
            assert not to_interests(clerk, page).begin.isVisible(), "there is a draft already"
            read = page._desk.office.store.get("agreement", draft.id)
            assert read is not None
            assert not page._desk.limits.may_change(read)
            assert not page._desk.limits.may_add("agreement")
    with opened(start, exchanged, KHABAROVSK, "en", qtbot) as page:
        assert interests(page) == 0
        assert page._desk.office.store.count(Query("agreement")) == 0
