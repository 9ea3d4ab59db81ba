"""Catalogues in the window: written for another office, looked at, answered, taken in, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hub_files import Country, Hub
from office import OpenOffice
from PySide6.QtWidgets import QDialog, QLineEdit
from test_offers_page import Market, opened
from test_offers_page import office as office
from test_offers_page import page as page

from exchange_admin.domain.steps import Edit, Step
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog
from exchange_admin.ui.listings.catalogue_dialog import CatalogueDialog
from exchange_admin.ui.listings.catalogue_files import CatalogueButton
from exchange_admin.ui.listings.hub_keys import HubKeysDialog
from exchange_admin.ui.listings.offers_page import OffersPage


@pytest.fixture
def market(office: OpenOffice) -> Market:
    return Market(office)


@pytest.fixture
def amur(tmp_path: Path) -> Hub:
    hub = Country(tmp_path).hub("Амурский колледж", "RU")
    hub.offer()
    return hub


@pytest.fixture
def ours(office: OpenOffice, qtbot) -> OffersPage:
    return opened(office, qtbot, "ours")


def typed(digits: str) -> Callable[[CatalogueDialog], bool]:
    def answer(dialog: CatalogueDialog) -> bool:
        (field,) = dialog.fields.values()
        assert isinstance(field, QLineEdit)
        field.setText(digits)
        assert dialog.do.text() == "Look again with the answers"
        return True

    return answer


def accepted(said: list[str]) -> Callable[[CatalogueDialog], bool]:
    def answer(dialog: CatalogueDialog) -> bool:
        said.extend((dialog.counts.text(), dialog.do.text(), dialog.lines.toPlainText()))
        return True

    return answer


def test_it_is_looked_at_answered_taken_in_and_taken_back(
    ours: OffersPage, office: OpenOffice, amur: Hub, qtbot
) -> None:
    path, said = amur.file(), []
    with amur.tools() as tools:
        digits = tools.keys.fingerprint()
    office.desk.ask.answers += [path, typed(digits), accepted(said)]
    with qtbot.waitSignal(office.desk.notices.said, timeout=30_000) as told:
        ours.catalogues.take_in()
    assert told.args[0] == "Catalogue taken in. New: 1"
    assert said[:2] == ["New: 1", "Take in"]
    assert "Курс по промышленным роботам" in said[2]
    (listing,) = office.store.where("listing", "catalogue_hub", ["Амурский колледж"])
    assert not office.desk.limits.may_change(listing)
    office.desk.office.undoing.undo("Shen")
    assert not office.store.where("listing", "catalogue_hub", ["Амурский колледж"])[0].live


def test_other_digits_are_told_and_asked_for_again(ours: OffersPage, office: OpenOffice, amur: Hub, qtbot) -> None:
    path, refusals = amur.file(), []

    def left(dialog: CatalogueDialog) -> bool:
        refusals.append(dialog.refusal.text())
        return False

    office.desk.ask.answers += [path, typed("1234"), left]
    ours.catalogues.take_in()
    qtbot.waitUntil(lambda: bool(refusals), timeout=30_000)
    assert "not the digits" in refusals[0]
    assert not office.store.where("listing", "catalogue_hub", ["Амурский колледж"])


def test_left_it_changes_nothing_and_a_forged_one_is_never_shown(
    ours: OffersPage, office: OpenOffice, amur: Hub, qtbot
) -> None:
    path, seen = amur.file(), []
    office.desk.ask.answers += [path, lambda dialog: bool(seen.append((dialog.do.text(), dialog.leave.isHidden())))]
    ours.catalogues.take_in()
    qtbot.waitUntil(lambda: bool(seen), timeout=30_000)
    assert seen == [("Close", True)]
    path.write_bytes(path.read_bytes().replace("Курс".encode(), "Виза".encode()))
    office.desk.ask.answers.append(path)
    ours.catalogues.take_in()
    qtbot.waitUntil(lambda: bool(office.desk.ask.asked and "Line 3" in str(office.desk.ask.asked[-1])), timeout=30_000)
    assert office.desk.ask.answers == []


def test_it_is_written_for_another_office_with_the_digits_to_read_out(
    page, market: Market, amur: Hub, qtbot, tmp_path: Path
) -> None:
    desk, target = market.office.desk, tmp_path / "ours.exchcat"
    named = {"name_zh": "需求", "name_ru": "Запрос"}
    desk.office.store.record(Step("Shen", "listing.set", (Edit("listing", market.need, named),)))

    def typed_fields(dialog: QDialog) -> bool:
        assert isinstance(dialog, FieldsDialog)
        dialog.accept()
        return True

    told: list[str] = []
    desk.ask.answers += [typed_fields, target, lambda receipt: told.append(receipt.lines.toPlainText())]
    page.catalogues.export()
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert "2 could not go along" in told[0]
    assert desk.office.exchange.keys.fingerprint() in told[0]
    assert target.exists()


def test_a_text_that_seems_to_name_somebody_is_asked_about_before_the_file_is_written(
    page, market: Market, qtbot, tmp_path: Path
) -> None:
    desk, target = market.office.desk, tmp_path / "ours.exchcat"
    named = {"name_zh": "需求", "name_ru": "Запрос", "summary_ru": "Звонить +7 924 123-45-67"}
    desk.office.store.record(Step("Shen", "listing.set", (Edit("listing", market.need, named),)))
    desk.ask.answers.append(False)
    page.catalogues.write(target, ())
    qtbot.waitUntil(lambda: any("+7 924 123-45-67" in str(one) for one in desk.ask.asked), timeout=30_000)
    assert not target.exists()
    told: list[str] = []
    desk.ask.answers += [True, lambda receipt: told.append(receipt.lines.toPlainText())]
    page.catalogues.write(target, ())
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert target.exists()


def test_the_button_offers_all_three_ways(ours: OffersPage) -> None:
    (button,) = ours.page.findChildren(CatalogueButton)
    shown = [action.text() for action in button.menu_of.actions() if action.isVisible()]
    assert shown == [
        "All published, on paper or as a workbook…",
        "As a file for another office…",
        "Take in the file of another office…",
        "Keys of other offices…",
    ]


def test_a_key_is_seen_with_its_digits_revoked_and_a_new_one_asked_for(
    ours: OffersPage, office: OpenOffice, amur: Hub, qtbot
) -> None:
    desk, path, seen = office.desk, amur.file(), []
    with amur.tools() as tools:
        digits = tools.keys.fingerprint()
    catalogues = desk.office.catalogues
    (asked,) = catalogues.preview(path, "en").questions
    catalogues.take_in(path, "en", "Shen", answers={asked.key: digits})

    def revoked(dialog: HubKeysDialog) -> bool:
        (card,) = dialog.cards
        seen.append((card.digits.text(), card.facts.text(), card.renew.isHidden()))
        card.revoke.click()
        return True

    desk.ask.answers += [revoked, True]
    with qtbot.waitSignal(desk.notices.said, timeout=30_000) as told:
        ours.catalogues.keys.show_keys()
    assert told.args[0].startswith("What it signed counts no longer")
    assert seen == [(digits, "Амурский колледж · 1 offer or need · Digits compared on: 24 Nov 2026", True)]
    (listing,) = office.store.where("listing", "catalogue_hub", ["Амурский колледж"])
    assert not listing.live

    def renewed(dialog: HubKeysDialog) -> bool:
        (card,) = dialog.cards
        assert card.revoke.isHidden()
        card.renew.click()
        seen.append("renewed")
        return True

    desk.ask.answers += [renewed, None]
    ours.catalogues.keys.show_keys()
    qtbot.waitUntil(lambda: not desk.ask.answers, timeout=30_000)
    assert seen[-1] == "renewed"
    desk.office.undoing.undo("Shen")
    (listing,) = office.store.where("listing", "catalogue_hub", ["Амурский колледж"])
    assert listing.live
