"""An empty office by keys and clicks: what is needed, what meets it, who is interested, the draft of an agreement."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from clerk import CONTROL, SHIFT, Clerk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from exchange_admin.app.main import main
from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.window import Application
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.steps import Record
from exchange_admin.store import Store
from exchange_admin.ui.grading.panel_buttons import PanelButton
from exchange_admin.ui.listings.interest_cards import InterestCard
from exchange_admin.ui.listings.offers_page import OffersPage
from exchange_admin.ui.widgets.view_tabs import ViewTabs

KEY = Qt.Key


@pytest.fixture
def shown(start: Callable[[], Application], tmp_path: Path) -> OfficeWindow:
    file = tmp_path / "empty.exchange"
    assert main(["new", str(file), "--name", "Songhua College", "--country", "cn"]) == 0
    application = start()
    application.show_office(application.program.open(file, writing=True))
    assert application.office is not None
    application.office.window.resize(1366, 768)
    application.office.window.activateWindow()
    return application.office


@pytest.fixture(autouse=True)
def _nothing_is_asked() -> None:
    """Dialogs are answered here, by keys."""


def tab(page: OffersPage, id: str) -> QWidget:
    """The one on screen of that name."""
    buttons = (one for tabs in page.findChildren(ViewTabs) if tabs.isVisible() for one in tabs._buttons)
    return next(one for one in buttons if one.tab.id.endswith(id))


def published(store: Store) -> list[Record]:
    return list(store.records(Query("listing", filters=(Filter("state", Test.IS, ("published",)),))))


def test_what_is_needed_is_published_met_asked_for_accepted_and_begun_as_an_agreement(
    shown: OfficeWindow, qtbot: QtBot
) -> None:
    clerk, window, store = Clerk(qtbot), shown.window, shown.desk.office.store
    until = (date.today() + timedelta(days=200)).isoformat()
    theirs = {"name_ru": "Амурский колледж", "country": "RU", "kind": "college"}
    (amur,) = shown.desk.records.add("institution", theirs, "Shen").ids["institution"]
    offer = {
        "side": "offer", "topic": "short_training", "institution_id": amur, "state": "published", "isced_f": "0714",
        "valid_until": until, "name_zh": "机器人课程", "name_ru": "Курс по роботам", "places": 20,
    }  # fmt: skip
    shown.desk.records.add("listing", offer, "Shen")
    clerk.wait(window.isActiveWindow)
    clerk.key(Qt.Key(KEY.Key_0 + window.area_ids().index("listing") + 1), with_=CONTROL)
    page = window.page("listing")
    assert isinstance(page, OffersPage)

    clerk.key(KEY.Key_N, with_=CONTROL)
    clerk.key(KEY.Key_Backtab, with_=SHIFT)
    clerk.choose("need")
    clerk.key(KEY.Key_Tab)
    clerk.choose("short_training")
    clerk.key(KEY.Key_Tab)
    clerk.fill("0714", "", "", "", "需要机器人课程", "Нужен курс по роботам", "", "", "", "", "", "", "")
    clerk.key(KEY.Key_Tab, KEY.Key_Tab)  # past format and level
    clerk.fill("", "")
    clerk.key(KEY.Key_Tab)
    clerk.fill(until, "")
    clerk.choose("published")
    clerk.wait(lambda: len(published(store)) == 2)
    assert not page.page.list.isVisible()  # the form has the page to itself
    clerk.key(KEY.Key_Escape)
    clerk.wait(page.page.list.table.hasFocus)

    clerk.click(tab(page, "matches"))
    clerk.wait(lambda: page.matches.is_read and page.matches.current() is not None)
    clerk.key(KEY.Key_Return)
    clerk.when_asked(lambda: (clerk.type("May we come?"), clerk.key(KEY.Key_Return, with_=CONTROL)))
    clerk.key(KEY.Key_I)
    (interest,) = store.records(Query("interest"))
    assert (interest["answering_institution_id"], interest["message"]) == (amur, "May we come?")

    clerk.click(tab(page, "interests"))
    table = page.page.list.table
    clerk.wait(lambda: table.isVisible() and table.model().rowCount() == 1)
    window.activateWindow()  # as a window manager does when a dialog has gone
    table.setFocus()
    clerk.wait(table.hasFocus)
    clerk.key(KEY.Key_Home, KEY.Key_Return)
    (card,) = page.page.panel.findChildren(InterestCard)
    clerk.when_asked(lambda: (clerk.type("By telephone: yes"), clerk.key(KEY.Key_Return, with_=CONTROL)))
    clerk.click(card.accept)
    window.activateWindow()
    assert store.records(Query("interest"))[0]["reply"] == "accepted"
    clerk.wait(card.begin.hasFocus)

    clerk.when_asked(lambda: clerk.key(KEY.Key_Return))
    clerk.key(KEY.Key_Space)
    (draft,) = store.records(Query("agreement"))
    assert (draft["institution_id"], draft["state"]) == (amur, "draft")
    assert store.records(Query("interest"))[0]["led_to_agreement_id"] == draft.id
    assert window.area == "agreement"


def test_the_glossary_of_a_new_office_takes_over_what_ships_in_one_gesture(shown: OfficeWindow, qtbot: QtBot) -> None:
    clerk, window, store = Clerk(qtbot), shown.window, shown.desk.office.store
    clerk.wait(window.isActiveWindow)
    clerk.key(Qt.Key(KEY.Key_0 + window.area_ids().index("listing") + 1), with_=CONTROL)
    page = window.page("listing")
    assert isinstance(page, OffersPage)
    page.show_tab("glossary")
    (button,) = [one for one in page.page.list.findChildren(PanelButton) if one.isVisible()]
    clerk.when_asked(lambda: clerk.key(KEY.Key_Return))
    clerk.click(button)
    clerk.wait(lambda: store.count(Query("glossary_term")) > 10)
    assert shown.desk.office.glossary.usable().said_in("焊接机器人", "ru") == "сварочный робот"
