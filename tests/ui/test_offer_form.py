"""The form of an offer or a need, which has the page to itself, and what stands beside it."""

from __future__ import annotations

import pytest
from office import OpenOffice
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from test_offers_page import Market, market, office, opened

from exchange_admin.ui.forms.record_form import shown_fields
from exchange_admin.ui.listings.offer_aside import OfferAside
from exchange_admin.ui.listings.offers_page import OffersPage
from exchange_admin.ui.presentation import PRESENTATIONS

__all__ = ["market", "office"]


@pytest.fixture
def page(market: Market, qtbot) -> OffersPage:
    return opened(market.office, qtbot, "ours")


def aside_of(page: OffersPage) -> OfferAside:
    (aside,) = page.page.panel.findChildren(OfferAside)
    return aside


def typed(page: OffersPage, name: str, text: str) -> None:
    editor = page.page.panel.form.editors[name]
    editor.show_typed(text)
    editor.changed.emit()


def read(page: OffersPage, qtbot) -> OfferAside:
    aside = aside_of(page)
    qtbot.waitUntil(lambda: not aside.reading.is_busy, timeout=30_000)
    return aside


def said(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def test_every_field_that_a_person_sees_stands_in_one_place_of_its_form(office: OpenOffice) -> None:
    for shown in PRESENTATIONS.values():
        if shown.blocks:
            placed = [name for block in shown.blocks for line in block.rows for name, _ in line]
            fields = shown_fields(office.desk.registry[shown.kind], told=shown.told)
            assert sorted(placed) == sorted(field.name for field in fields)
            assert all(sum(wide for _, wide in line) <= 12 for block in shown.blocks for line in block.rows)


def test_the_form_has_the_page_to_itself_and_escape_leads_back_to_the_list(page: OffersPage, qtbot) -> None:
    page.add()
    assert not page.page.list.isVisible()
    assert page.page.panel.isVisible()
    assert page.page.panel.width() > 900
    qtbot.keyClick(page.page, Qt.Key.Key_Escape)
    assert page.page.list.isVisible()
    assert not page.page.panel.isVisible()


def test_going_along_the_list_opens_no_form(page: OffersPage) -> None:
    page.page.list.table.go_to_row(0)
    page.page.edit()
    page.page.panel.bar.back.click()
    page.page.list.table.go_to_row(-1)
    page.page.list.table.go_to_row(0)
    assert page.page.list.isVisible()
    assert not page.page.panel.shows_form


def test_the_overview_gives_the_room_back_to_the_list(page: OffersPage) -> None:
    page.page.list.table.go_to_row(0)
    page.page.edit()
    page.page.panel.tabs.chosen.emit("overview")
    assert page.page.list.isVisible()
    assert page.page.panel.width() < 400


def test_another_tab_of_the_page_leaves_the_form(page: OffersPage) -> None:
    page.add()
    page.show_tab("all")
    assert page.page.list.isVisible()
    assert page.page.list.state.view == "all"


def test_what_it_would_meet_is_told_while_somebody_types(page: OffersPage, qtbot) -> None:
    page.add()
    typed(page, "side", "need")
    typed(page, "topic", "short_training")
    typed(page, "isced_f", "0714")
    typed(page, "keywords", "PLC")
    typed(page, "languages", "ru")
    aside = read(page, qtbot)
    assert aside.meets.lines[0].title.text() == "Robot course"
    assert int(aside.meets.lines[0].score.text()) >= 50
    typed(page, "topic", "research")
    aside = read(page, qtbot)
    assert [line for line in aside.meets.lines if not line.isHidden()] == []
    assert "Nothing published meets this" in said(aside.meets)


def test_partners_see_the_line_in_their_language_and_no_note(page: OffersPage, qtbot) -> None:
    page.add()
    typed(page, "topic", "short_training")
    typed(page, "name_zh", "机器人培训")
    typed(page, "name_ru", "Курс по роботам")
    typed(page, "places", "30")
    typed(page, "note", "Only with a discount")
    seen = read(page, qtbot).seen
    assert "Курс по роботам" in said(seen)
    assert "30" in said(seen)
    assert "discount" not in said(seen)
    assert "A draft stays in this office" in said(seen)
    seen.switch.set_current("zh")
    seen.switch.chosen.emit("zh")
    assert "机器人培训" in said(seen)


def test_what_is_open_leads_to_its_field_and_is_counted(page: OffersPage, qtbot) -> None:
    page.add()
    aside = aside_of(page)
    assert aside.ready.aside.whole_text() == "0 of 5"
    aside.ready.lines[0].link.click()
    assert page.page.panel.form.editors["name_zh"].widget.hasFocus()
    typed(page, "name_zh", "机器人培训")
    typed(page, "name_ru", "Курс по роботам")
    assert aside.ready.aside.whole_text() == "1 of 5"
    assert aside.ready.lines[0].link.isHidden()
    assert page.page.panel.form.asides["name_zh"].whole_text() == "● ready"
    assert page.page.panel.form.asides["name_en"].whole_text() == "● optional"


def test_f8_leads_from_gap_to_gap_and_leaves_the_form_once_nothing_is_missing(page: OffersPage) -> None:
    page.add()
    form = page.page.panel.form
    form.go_to("name_ru")
    for wanted in ("topic", "isced_f", "valid_until", "name_zh", "name_ru"):
        page.page.toggle_panel()
        widget, focus = form.editors[wanted].widget, page.window().focusWidget()
        assert focus is widget or widget.isAncestorOf(focus), wanted
    page.page.next_gap = lambda: False
    page.page.toggle_panel()
    assert page.page.list.isVisible()


@pytest.mark.parametrize("code", ["9999", "robots"])
def test_a_code_that_nobody_knows_is_still_to_fill_in(page: OffersPage, code: str) -> None:
    page.add()
    form, aside = page.page.panel.form, aside_of(page)
    typed(page, "topic", "short_training")
    typed(page, "isced_f", code)
    assert aside.ready.lines[1].said.isHidden()
    form.go_to("name_ru")
    page.page.toggle_panel()
    focus = page.window().focusWidget()
    assert focus is form.editors["isced_f"].widget or form.editors["isced_f"].widget.isAncestorOf(focus)
    typed(page, "isced_f", "0714")
    assert aside.ready.lines[1].link.isHidden()


def test_a_title_in_other_letters_is_asked_about_and_published_all_the_same(page: OffersPage) -> None:
    page.add()
    form, aside = page.page.panel.form, aside_of(page)
    for name, text, said_of_it in (
        ("name_zh", "Robot course", "language?"),
        ("name_zh", "0714", "language?"),
        ("name_zh", "PLC 培训", "ready"),
        ("name_ru", "Robot course", "language?"),
        ("name_ru", "Курс CNC", "ready"),
        ("name_en", "Курс", "language?"),
        ("name_en", "Course", "ready"),
    ):
        typed(page, name, text)
        assert form.asides[name].whole_text() == f"● {said_of_it}", text
    typed(page, "name_zh", "Robot course")
    assert aside.ready.lines[0].link.isHidden(), "nothing of it keeps anybody from publishing"


def test_the_foot_names_the_keys_of_the_form(page: OffersPage) -> None:
    told = []
    page.status_changed.connect(lambda: told.append(page.key_hints()))
    page.add()
    assert told[-1] == [("F8", "what to fill in"), ("Esc", "to the list")]
    typed(page, "state", "published")
    assert told[-1] == [("Esc", "to the list")]
    assert page.key_hints() == [("Esc", "to the list")], "nothing is missing of what is published"
    page.page.keeper.discard()


def test_only_what_is_in_the_file_can_be_published_from_its_form(page: OffersPage) -> None:
    page.add()
    aside = aside_of(page)
    assert aside.ready.publish.isHidden()
    page.page.keeper.discard()
    desk = page.page._desk
    told = {
        "side": "offer",
        "topic": "research",
        "state": "draft",
        "institution_id": desk.limits.own,
        "name_en": "Joint work",
    }
    page.open_record("listing", *desk.records.add("listing", told, "Shen").ids["listing"])
    page.page.edit()
    assert not aside.ready.publish.isHidden()


def test_own_offers_give_the_room_of_their_institution_to_titles(page: OffersPage) -> None:
    table = page.page.list.table
    assert "institution_id" not in table.keys_in_order()
    page.show_tab("all")
    assert "institution_id" in table.keys_in_order()
    page.page.list._keep_layout()
    page.show_tab("ours")
    page.page.list._keep_layout()
    page.show_tab("all")
    assert table.keys_in_order() == PRESENTATIONS["listing"].columns


def test_an_institution_that_somebody_chose_to_see_stays(page: OffersPage) -> None:
    keys = (*(key for key in PRESENTATIONS["listing"].columns if key != "institution_id"), "institution_id")
    page.page.list._columns_chosen(keys)
    assert page.page.list.table.keys_in_order() == keys


def test_a_draft_that_was_saved_too_early_gets_another_institution(page: OffersPage, market: Market) -> None:
    page.add()
    form = page.page.panel.form
    form.field_left.emit("topic", "short_training")
    form.field_left.emit("name_ru", "Курс")
    first = page.page.panel.record
    assert first is not None
    assert first["institution_id"] == market.own, "saved with the first thing that was typed"
    form.field_left.emit("institution_id", market.theirs)
    now = page.page.panel.record
    assert now is not None
    assert (now.id != first.id, now["institution_id"], now["topic"]) == (True, market.theirs, "short_training")
    records = market.office.desk.records
    assert not records.get("listing", first.id).live
    said: list[str] = []
    market.office.desk.notices.said.connect(lambda text, undo: said.append(text))
    form.undo_wanted.emit()
    assert said == ["No field was changed since this record was saved. Edit, Undo takes the record back."]
