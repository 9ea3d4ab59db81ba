"""Offers and needs in the window: the tabs, matches by keys, the arithmetic, and what is said about them."""

from __future__ import annotations

import pytest
from office import OpenOffice, add
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from exchange_admin.domain.fields import Value
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.interests import interest_status
from exchange_admin.domain.rules.listings import link_status
from exchange_admin.ui.actions.commands import SPECS
from exchange_admin.ui.actions.conditions import Context
from exchange_admin.ui.forms.new_record_dialog import NewRecordDialog
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog
from exchange_admin.ui.listings.interest_cards import InterestCard, ListingCard
from exchange_admin.ui.listings.keywords_card import KeywordsCard
from exchange_admin.ui.listings.match_rows import Apart
from exchange_admin.ui.listings.offers_page import OffersPage
from exchange_admin.ui.listings.pair_card import PairCard
from exchange_admin.ui.presentation import AREAS
from exchange_admin.ui.widgets.labels import LongFact

AREA = next(one for one in AREAS if one.id == "listing")
PUBLISHED: dict[str, Value] = {
    "topic": "short_training",
    "state": "published",
    "valid_until": "2027-06-30",
    "isced_f": "0714",
    "revision": 2,
    "published_on": "2026-09-01",
}
SAID: dict[str, Value] = {"languages": "ru", "keywords": "PLC", "places": 10, "format": "onsite"}


@pytest.fixture
def office(own_office: OpenOffice) -> OpenOffice:
    return own_office


class Market:
    """An own need, an offer that meets it, another of which too little is known, and one that nobody asked for."""

    def __init__(self, office: OpenOffice) -> None:
        store = office.store
        self.office, self.own = office, office.desk.limits.own
        self.theirs = add(store, "institution", name_en="Amur College", country="RU", city="Amursk", kind="college")
        self.need = self.listing(self.own, "need", "Robots wanted", **SAID)
        self.good = self.listing(self.theirs, "offer", "Robot course", **SAID)
        self.silent = self.listing(self.theirs, "offer", "Something with robots")

    def listing(self, owner: str, side: str, name: str, **more: Value) -> str:
        told = {**PUBLISHED, "side": side, "institution_id": owner, "name_en": name, **more}
        return add(self.office.store, "listing", **told)

    def status(self, listing: str) -> str:
        found = self.office.desk.office.interests.of(listing)
        return interest_status(found.values) if found is not None else ""


@pytest.fixture
def market(office: OpenOffice) -> Market:
    return Market(office)


def opened(office: OpenOffice, qtbot, tab: str = "matches") -> OffersPage:
    page = OffersPage(office.desk, AREA)
    qtbot.addWidget(page)
    page.resize(1300, 700)
    page.show()
    page.show_tab(tab)
    qtbot.waitUntil(lambda: page.matches.is_read, timeout=30_000)
    return page


@pytest.fixture
def page(market: Market, qtbot) -> OffersPage:
    return opened(market.office, qtbot)


def said(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def titles(page: OffersPage) -> list[str]:
    return [one.theirs.title for one in page.matches.rows.matches]


def read_anew(page: OffersPage, qtbot) -> None:
    qtbot.waitUntil(lambda: not page.matches._reading.is_busy)


def test_matches_stand_under_the_own_need_and_what_could_be_asked_apart(page: OffersPage) -> None:
    rows = page.matches.rows.rows
    assert titles(page) == ["Robot course", "Something with robots"]
    assert isinstance(rows[2], Apart)
    assert page.status_words() == "1 match, 1 to ask"


def test_every_tab_says_how_many_there_are_on_every_list(page: OffersPage) -> None:
    def counts(tabs) -> list[int | None]:
        return [button.tab.count for button in tabs._buttons]

    assert counts(page.matches.tabs) == [1, 3, 3, 2, 0, 0, None, None]
    page.show_tab("interests")
    assert counts(page.page.list.tabs) == [1, 3, 3, 2, 0, 0, None, None]
    page.page.list.tabs.chosen.emit("listing.all")
    assert (page.page.kind, page.page.list.state.view) == ("listing", "all")
    page.page.list.tabs.chosen.emit("matches")
    assert page.currentWidget() is page.matches
    page.matches.tabs.chosen.emit("glossary")
    assert page.page.kind == "glossary_term"
    page.page.list.tabs.chosen.emit("listing.ours")
    assert (page.page.kind, page.page.list.state.view) == ("listing", "ours")


@pytest.mark.parametrize("tab", ["listing.ours", "listing.all", "interests"])
def test_the_arrow_stands_over_the_column_by_which_the_rows_of_a_tab_stand(market: Market, qtbot, tab: str) -> None:
    page = opened(market.office, qtbot, tab)
    view = page.page.list
    qtbot.waitUntil(lambda: not view.model.is_waiting)
    header = view.table.header
    assert view.state.order.field
    shown = view.model.section_of(view._order_key())
    assert header.isSortIndicatorShown() is (shown > 0)
    if shown > 0:
        assert header.sortIndicatorSection() == shown


def test_the_panel_has_the_arithmetic_and_what_nobody_said(page: OffersPage, qtbot) -> None:
    page.matches.step(0)
    assert "How the" in said(page.matches.panel.sum)
    assert [line.points.text() for line in page.matches.panel.sum.lines][:3] == ["15 / 15", "25 / 30", "5 / 15"]
    page.matches.step(1)
    assert "Not said yet" in said(page.matches.panel.asking)
    assert page.matches.panel.sum.lines[3].points.text() == "0 +15"


def test_keys_go_from_match_to_match_and_pass_the_heads_by(page: OffersPage, qtbot) -> None:
    view = page.matches
    view.list.setFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(view.list, Qt.Key.Key_F8)
        seen.append(view.current())
    assert [one.theirs.title for one in seen if one] == [
        "Something with robots",
        "Robot course",
        "Something with robots",
    ]
    qtbot.keyClick(view.list, Qt.Key.Key_Up)
    now = view.current()
    assert now is not None
    assert now.theirs.title == "Robot course"


def test_i_sends_an_interest_with_words_and_it_can_be_taken_back(page: OffersPage, market: Market, qtbot) -> None:
    def write(dialog: FieldsDialog) -> bool:
        dialog.editors["message"].show_value("May we come?")
        dialog.accept()
        return True

    market.office.answers.answers.append(write)
    page.matches.step(0)
    page.matches.list.setFocus()
    qtbot.keyClick(page.matches.list, Qt.Key.Key_I)
    read_anew(page, qtbot)
    assert market.status(market.good) == "sent"
    found = market.office.desk.office.interests.of(market.good)
    assert found is not None
    assert (found["message"], found["own_listing_id"]) == ("May we come?", market.need)
    assert page.matches.rows.matches[0].status == "sent"
    assert not page.matches.panel.send.isVisibleTo(page)
    market.office.desk.office.undoing.undo("Shen")
    assert market.status(market.good) == ""


def test_delete_puts_a_match_aside_and_the_next_one_is_in_front(page: OffersPage, market: Market, qtbot) -> None:
    page.matches.step(0)
    page.matches.list.setFocus()
    qtbot.keyClick(page.matches.list, Qt.Key.Key_Delete)
    read_anew(page, qtbot)
    assert (market.status(market.good), titles(page)) == ("dismissed", ["Something with robots"])
    now = page.matches.current()
    assert now is not None
    assert now.theirs.title == "Something with robots"


def test_the_number_of_matches_is_right_while_another_tab_is_in_front(market: Market, qtbot) -> None:
    page, desk = opened(market.office, qtbot, "ours"), market.office.desk
    qtbot.waitUntil(lambda: page._counts.get("matches") == 2)
    told = {**PUBLISHED, **SAID, "side": "offer", "institution_id": market.theirs, "name_en": "More robots"}
    told = {name: value for name, value in told.items() if name not in ("revision", "published_on")}
    names = {"name_zh": "机器人", "name_ru": "Роботы"}
    desk.feed.publish(desk.records.add("listing", {**told, **names}, "Shen"))
    qtbot.waitUntil(lambda: page._counts.get("matches") == 3, timeout=30_000)


def test_what_was_put_aside_is_named_and_comes_back_from_the_list_of_interests(market: Market, qtbot) -> None:
    page, desk = opened(market.office, qtbot), market.office.desk
    page.matches.step(0)
    with qtbot.waitSignal(desk.notices.said) as told:
        page.matches.dismiss()
    assert told.args[0].startswith("“Robot course” is put aside")
    assert "“Shortlist”" in told.args[0]
    page.show_tab("interests")
    page.page.list.table.go_to_row(0)
    card = page.page.panel.findChild(InterestCard)
    assert card is not None
    assert card.keep.isVisibleTo(card)
    card.keep.click()
    assert market.status(market.good) == "shortlisted"
    assert not card.keep.isVisibleTo(card)
    page.show_tab("matches")
    read_anew(page, qtbot)
    assert "Robot course" in titles(page)


def test_what_meets_several_own_ones_goes_from_all_of_them_after_a_question(market: Market, qtbot) -> None:
    market.listing(market.own, "need", "Robots wanted again", **SAID)
    page, answers = opened(market.office, qtbot), market.office.answers
    assert titles(page).count("Robot course") == 2
    for sure in (False, True):
        page.matches.step(0)
        answers.answers.append(sure)
        page.matches.dismiss()
        assert "meets 2 of your offers and needs" in answers.asked[-1].text
        assert market.status(market.good) == ("dismissed" if sure else "")
    read_anew(page, qtbot)
    assert "Robot course" not in titles(page)


def test_a_match_about_which_the_other_side_asked_leads_to_its_interest(market: Market, qtbot) -> None:
    interests = market.office.desk.office.interests
    interests.send(market.need, "We could teach", "x", own=market.good, asking=market.theirs)
    asked = interests.of(market.need, market.theirs)
    assert asked is not None
    interests.answer(asked.id, "accepted", "", "x")
    page = opened(market.office, qtbot)
    wanted: list[tuple[str, str]] = []
    page.matches.record_wanted.connect(lambda *record: wanted.append(record))
    page.matches.step(0)
    panel = page.matches.panel
    assert "Interest of the other side: Accepted" in said(panel)
    assert panel.send.isHidden()
    panel.theirs.click()
    page.matches.list.setFocus()
    qtbot.keyClick(page.matches.list, Qt.Key.Key_I)
    assert wanted == [("interest", asked.id)] * 2
    assert market.status(market.good) == "", "no second interest was written"


def test_s_keeps_a_match_in_mind(page: OffersPage, market: Market, qtbot) -> None:
    page.matches.step(1)
    page.matches.list.setFocus()
    qtbot.keyClick(page.matches.list, Qt.Key.Key_S)
    read_anew(page, qtbot)
    assert market.status(market.silent) == "shortlisted"


def test_an_edit_is_worked_out_anew(page: OffersPage, market: Market, qtbot) -> None:
    desk = market.office.desk
    changes = desk.records.remove("listing", market.silent, "Shen")
    desk.feed.publish(changes, None)
    read_anew(page, qtbot)
    qtbot.waitUntil(lambda: titles(page) == ["Robot course"])


def test_why_not_tells_the_first_reason_and_stays(page: OffersPage, market: Market, qtbot) -> None:
    other = market.listing(market.theirs, "offer", "Metro drivers", isced_f="1041")
    told: list[str] = []

    def ask(dialog: FieldsDialog) -> bool:
        dialog.editors["own_listing_id"].show_value(market.need)
        dialog.editors["listing_id"].show_value(other)
        dialog.accept()
        told.extend((dialog.problem.text(), dialog.problem.property("tone")))
        return False

    market.office.answers.answers.append(ask)
    page.matches.why_button.click()
    assert told[0].startswith("The fields of education differ")
    assert told[1] == "ink", "what was asked for is no fault"


def test_the_other_side_is_answered_on_the_list_of_interests(market: Market, qtbot) -> None:
    desk = market.office.desk
    desk.office.interests.send(market.need, "We could teach", "x", own=market.good, asking=market.theirs)
    page = opened(market.office, qtbot, "interests")
    page.page.list.filter_by("interest_status", (Filter("interest_status", Test.IS, ("sent",)),))  # as from Today
    page.page.list.table.go_to_row(0)
    card = page.page.panel.findChild(InterestCard)
    assert card is not None
    assert card.accept.isVisibleTo(card)
    assert "They ask" in said(card)

    def write(dialog: FieldsDialog) -> bool:
        dialog.editors["answer"].show_value("In March")
        dialog.accept()
        return True

    market.office.answers.answers.append(write)
    card.accept.click()
    found = desk.office.interests.of(market.need, market.theirs)
    assert found is not None
    assert (found["reply"], found["answer"]) == ("accepted", "In March")
    now = page.page.panel.record
    assert now is not None
    assert now.id == found.id, "no filter takes it away, for its next step stands there"
    assert page.page.panel.isVisible()
    assert card.begin.isVisibleTo(card)


def test_an_accepted_interest_becomes_a_draft_of_an_agreement(market: Market, qtbot) -> None:
    desk = market.office.desk
    desk.office.interests.send(market.need, "We could teach", "x", own=market.good, asking=market.theirs)
    asked = desk.office.interests.of(market.need, market.theirs)
    assert asked is not None
    desk.office.interests.answer(asked.id, "accepted", "", "x")
    page = opened(market.office, qtbot, "interests")
    page.page.list.table.go_to_row(0)

    told = []

    def accept(dialog: FieldsDialog) -> bool:
        told.append(said(dialog))
        assert dialog.editors["number"].value()
        dialog.accept()
        return True

    market.office.answers.answers.append(accept)
    wanted: list[tuple[str, str]] = []
    page.record_wanted.connect(lambda *record: wanted.append(record))
    card = page.page.panel.findChild(InterestCard)
    assert card is not None
    card.begin.click()
    ((kind, id),) = wanted
    for part in ("institution", "titles", "field of education", "places (in the condition)"):
        assert part in told[0]
    assert "language (in the condition)" in told[0]
    assert "level" not in told[0], "neither side has said one"
    assert kind == "agreement"
    agreement = desk.records.get("agreement", id)
    assert agreement["institution_id"] == market.theirs
    page.page.open_record(asked.id)
    assert f"Agreement {agreement['number']} was drafted from this." in said(card)


def test_an_accepted_interest_becomes_a_project_of_both_sides(market: Market, qtbot) -> None:
    desk = market.office.desk
    desk.office.interests.send(market.need, "We could teach", "x", own=market.good, asking=market.theirs)
    asked = desk.office.interests.of(market.need, market.theirs)
    assert asked is not None
    desk.office.interests.answer(asked.id, "accepted", "", "x")
    page = opened(market.office, qtbot, "interests")
    page.page.list.table.go_to_row(0)

    def choose(dialog: FieldsDialog) -> bool:
        dialog.editors["kind"].show_value("laboratory")
        dialog.accept()
        return True

    market.office.answers.answers.append(choose)
    wanted: list[tuple[str, str]] = []
    page.record_wanted.connect(lambda *record: wanted.append(record))
    card = page.page.panel.findChild(InterestCard)
    assert card is not None
    card.project.click()
    ((kind, id),) = wanted
    assert kind == "project"
    assert desk.records.get("project", id)["kind"] == "laboratory"
    seats = desk.office.store.where("membership", "project_id", [id])
    assert {one["role"] for one in seats} == {"lead", "partner"}
    assert card.project.isHidden(), "one comes of it, and no second one"


def test_an_empty_page_says_what_comes_next(office: OpenOffice, qtbot) -> None:
    page = opened(office, qtbot)
    assert page.matches.empty.sentence().startswith("No match yet. Publish")
    page.matches.empty.button.click()
    assert page.page.list.state.view == "ours"
    assert page.page.keeper.is_new
    page.page.leave_fields()
    page.show_tab("interests")
    assert page.page.list.empty.sentence().startswith("Nobody has asked yet")


def test_a_secretariat_sees_what_its_members_have_among_themselves(market: Market, qtbot) -> None:
    other = add(market.office.store, "institution", name_en="Baikal College", country="RU", kind="college")
    market.office.desk.records.remove("listing", market.need, "Shen")
    need = market.listing(other, "need", "Robots wanted", **SAID)
    page = opened(market.office, qtbot)
    view = page.matches
    assert view.scope == view.scopes.current() == "among", "of its own it has none"
    assert titles(page) == ["Robot course", "Something with robots"]
    assert "Robots wanted, Baikal College" in str(view.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    view.step(0)
    view.place.open()
    panel = view.panel
    assert [one.isVisibleTo(page) for one in (panel.send, panel.keep, panel.dismiss)] == [False] * 3
    assert panel.letter.isVisibleTo(page)
    assert (panel.beside.text(), panel.other.text().strip()) == ("Need: Robots wanted", "Baikal College")
    assert panel.sum.score.text() == str(view.rows.matches[0].score)
    for key in (Qt.Key.Key_I, Qt.Key.Key_S, Qt.Key.Key_Delete):
        qtbot.keyClick(view.list, key)
    assert market.status(market.good) == "", "it says nothing in the name of two others"
    view.filters.find("baikal")
    assert len(titles(page)) == 2, "either side is found"
    found: list[str] = []
    page.papers.letter = lambda match: found.extend((match.need.id, match.offer.id))  # type: ignore[method-assign]
    page.write_letter()
    assert found == [need, market.good]


def test_the_office_chooses_whose_matches_it_sees(page: OffersPage, market: Market, qtbot) -> None:
    other = add(market.office.store, "institution", name_en="Baikal College", country="RU", kind="college")
    market.listing(other, "need", "Robots wanted", **SAID)
    assert page.matches.scope == "ours"
    page.show_tab("matches.among")
    qtbot.waitUntil(lambda: page.matches.scope == "among")
    assert {one.own.title for one in page.matches.rows.matches} == {"Robots wanted"}
    page.matches.scopes.chosen.emit("ours")
    qtbot.waitUntil(lambda: page.matches.scope == "ours")
    assert {one.mine for one in page.matches.rows.matches} == {market.need}


def test_a_long_name_of_an_institution_cuts_nothing_in_the_panel(market: Market, qtbot) -> None:
    name = "Harbin Songjiang Vocational College of Advanced Manufacturing and of Industrial Robotics"
    market.office.desk.records.set("institution", market.theirs, {"name_en": name}, "Shen")
    title = "A short course in programming industrial robots of several makers, with practice at a works"
    market.office.desk.records.set("listing", market.good, {"name_en": title}, "Shen")
    page = opened(market.office, qtbot)
    page.matches.step(0)
    page.matches.place.open()
    panel = page.matches.panel
    qtbot.waitUntil(lambda: panel.title.text() == title and panel.title.height() > 0)
    assert panel.layout().minimumSize().width() <= panel.width()
    assert panel.title.height() >= panel.title.heightForWidth(panel.title.width())
    assert panel.institution.text().endswith("…")
    assert panel.institution.whole_text() == panel.institution.accessibleName() == name
    assert name in panel.institution.toolTip()


def test_a_row_is_read_aloud_with_its_reasons(page: OffersPage) -> None:
    index = page.matches.rows.index(1)
    assert "Robot course" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_what_was_heard_of_an_institution_without_packages_is_noted(market: Market, qtbot) -> None:
    desk = market.office.desk
    desk.office.interests.send(market.good, "May we come?", "x", own=market.need)
    page = opened(market.office, qtbot, "interests")
    page.page.list.table.go_to_row(0)
    card = page.page.panel.findChild(InterestCard)
    assert card is not None
    assert "No packages" in said(card)
    assert card.accept.text().strip() == "They accept"

    def write(dialog: FieldsDialog) -> bool:
        dialog.editors["answer"].show_value("By telephone: yes")
        dialog.accept()
        return True

    market.office.answers.answers.append(write)
    card.accept.click()
    found = desk.office.interests.of(market.good)
    assert found is not None
    assert (found["reply"], found["answer"]) == ("accepted", "By telephone: yes")


def test_a_term_that_is_agreed_changes_what_is_shown_of_a_match(market: Market, qtbot) -> None:
    office = market.office
    page = opened(office, qtbot)
    desk = office.desk
    changes = desk.records.set("listing", market.good, {"keywords": "ПЛК"}, "x")
    desk.feed.publish(changes, None)
    read_anew(page, qtbot)
    (before,) = [one.score for one in page.matches.rows.matches if one.theirs.id == market.good]
    term: dict[str, Value] = {"name_zh": "可编程控制器", "name_ru": "ПЛК", "name_en": "PLC", "state": "agreed"}
    desk.feed.publish(desk.records.add("glossary_term", term, "x"), None)
    read_anew(page, qtbot)
    (after,) = [one.score for one in page.matches.rows.matches if one.theirs.id == market.good]
    assert after == before + 5


def test_a_letter_about_the_match_in_front_is_written_where_it_was_asked_for(page, market, qtbot, tmp_path) -> None:
    page.matches.step(0)
    target = tmp_path / "letter.pdf"
    market.office.desk.ask.answers.append(target)
    page.matches.panel.letter.click()
    qtbot.waitUntil(target.exists, timeout=30_000)
    assert market.office.desk.ask.asked[-1].endswith(".pdf")


def test_a_letter_about_an_own_need_has_all_that_meets_it(page, market, qtbot, tmp_path) -> None:
    page.show_tab("ours")
    page.page.open_record(market.need)
    target = tmp_path / "letter.pdf"
    market.office.desk.ask.answers.append(target)
    page.write_letter()
    qtbot.waitUntil(target.exists, timeout=30_000)


def test_where_nothing_meets_no_file_is_asked_for(page, market, qtbot) -> None:
    draft = market.listing(market.own, "offer", "Draft", state="draft")
    page.show_tab("ours")
    page.page.open_record(draft)
    with qtbot.waitSignal(market.office.desk.notices.said, timeout=30_000) as told:
        page.write_letter()
    assert "Nothing meets this yet" in told.args[0]
    assert not market.office.desk.ask.asked


def test_catalogue_and_matches_are_written_from_the_page(page, market, qtbot, tmp_path) -> None:
    pdf, xlsx, matches = (tmp_path / name for name in ("c.pdf", "c.xlsx", "m.xlsx"))
    for write, target in (
        (page.papers.catalogue, pdf),
        (page.papers.catalogue, xlsx),
        (page.papers.all_matches, matches),
    ):
        market.office.desk.ask.answers.append(target)
        write()
        qtbot.waitUntil(target.exists, timeout=30_000)
    assert [path.read_bytes()[:2] for path in (pdf, xlsx, matches)] == [b"%P", b"PK", b"PK"]


def test_an_empty_catalogue_is_not_asked_about(office: OpenOffice, qtbot) -> None:
    page = opened(office, qtbot, "ours")
    with qtbot.waitSignal(office.desk.notices.said, timeout=30_000) as told:
        page.papers.catalogue()
    assert "the catalogue would be empty" in told.args[0]
    assert not office.desk.ask.asked


def test_the_interest_of_an_institution_without_the_program_is_noted_on_the_offer(page, market, qtbot) -> None:
    third = add(market.office.store, "institution", name_en="Third College", country="RU", kind="college")
    market.listing(third, "need", "Hall wanted", state="draft")
    offered: list[list[str]] = []

    def fill(dialog: FieldsDialog) -> bool:
        dialog.editors["asking_institution_id"].show_value(third)
        dialog.editors["own_listing_id"].open_list()
        offered.append([line.split("   ")[0] for line in dialog.editors["own_listing_id"].offered()])
        dialog.editors["message"].show_value("By telephone")
        dialog.do.click()
        return True

    for listing in (market.good, market.need):  # of somebody else, and the own one
        page.show_tab("all")
        page.page.open_record(listing)
        card = next(one for one in page.page.panel.findChildren(ListingCard) if one.isVisibleTo(page))
        market.office.desk.ask.answers.append(fill)
        card.note.click()
        found = market.office.desk.office.interests.of(listing, third)
        assert found is not None
        assert (found["state"], found["message"]) == ("sent", "By telephone")
    assert offered == [["Hall wanted"]] * 2, "its own alone, and none is made"


def test_the_panel_of_an_offer_calls_codes_and_keywords_by_their_names(page, market, qtbot) -> None:
    desk = market.office.desk
    add(market.office.store, "glossary_term", name_ru="PLC", name_en="Programmable controller", state="agreed")
    page.show_tab("all")
    page.page.open_record(market.need)
    shown = said(page.page.panel)
    assert "Programmable controller" in shown
    assert f"0714 {desk.office.program.reference.fields_of_education['0714']['en']}" in shown


def test_the_panel_of_an_own_offer_says_who_is_interested_and_how_far_it_has_come(page, market, qtbot) -> None:
    store = market.office.store
    for n in range(6):
        asking = add(store, "institution", name_en=f"College {n}", country="RU", kind="college")
        market.office.desk.office.interests.send(market.need, "A message", "Shen", asking=asking)
    page.show_tab("all")
    page.page.open_record(market.need)
    card = next(one for one in page.page.panel.findChildren(ListingCard) if one.isVisibleTo(page))
    assert said(card).count(": No answer yet") == 5
    assert "1 more" in said(card)
    page.page.open_record(market.good)
    assert ": No answer yet" not in said(card)


def test_the_sidebar_and_its_keys_lead_back_to_offers_and_not_to_the_glossary(page: OffersPage) -> None:
    page.show_tab("glossary")
    page.begin_anew()
    assert page.page.kind == "listing"
    page.show_tab("interests")
    page.begin_anew()
    assert page.page.kind == "interest"


def test_a_second_click_where_they_accept_stood_withdraws_nothing(market: Market, qtbot) -> None:
    desk = market.office.desk
    desk.office.interests.send(market.good, "May we come?", "x", own=market.need)
    page = opened(market.office, qtbot, "interests")
    page.page.list.table.go_to_row(0)
    card = page.page.panel.findChild(InterestCard)
    assert card is not None

    def accept(dialog: FieldsDialog) -> bool:
        dialog.accept()
        return True

    clicked = [one.mapTo(page, one.rect().center()) for one in (card.accept, card.decline, card.answer)]
    desk.ask.answers.append(accept)
    card.accept.click()
    page.page.panel.grab()
    there = [card.withdraw.mapFrom(page, place) for place in clicked]
    assert not any(card.withdraw.rect().contains(place) for place in there)
    desk.ask.answers.append(False)
    card.withdraw.click()
    assert market.status(market.good) == "accepted"


def test_a_withdrawn_interest_was_asked_about_and_is_told_as_done(market: Market, qtbot) -> None:
    desk = market.office.desk
    desk.office.interests.send(market.good, "May we come?", "x", own=market.need)
    page = opened(market.office, qtbot, "interests")
    page.page.list.table.go_to_row(0)
    card = page.page.panel.findChild(InterestCard)
    assert card is not None
    desk.ask.answers.append(True)
    with qtbot.waitSignal(desk.notices.said) as told:
        card.withdraw.click()
    assert told.args[0] == "Interest withdrawn."
    assert "tell it by mail" in desk.ask.asked[-1].text
    assert market.status(market.good) == "withdrawn"


def test_why_not_offers_all_with_own_ones_first_and_on_the_other_side_what_faces_the_chosen_one(
    page, market, qtbot
) -> None:
    market.listing(market.own, "offer", "Our hall", state="draft")
    market.listing(market.theirs, "need", "Hall wanted")
    told: list[list[str]] = []

    def ask(dialog: FieldsDialog) -> bool:
        one, other = (dialog.editors[name] for name in ("own_listing_id", "listing_id"))
        for editor in (one, other):
            editor.show_value(None)
            editor.open_list()
            told.append([line.split("   ")[0] for line in editor.offered()])
        one.show_value(market.need)
        other.open_list()
        told.append([line.split("   ")[0] for line in other.offered()])
        one.show_value(market.good)
        other.open_list()
        told.append([line.split("   ")[0] for line in other.offered()])
        return False

    market.office.answers.answers.append(ask)
    page.matches.why_button.click()
    every, others, facing, against = told
    assert every == ["Our hall", "Robots wanted", "Hall wanted", "Robot course", "Something with robots"]
    assert others == ["Hall wanted", "Robot course", "Something with robots"]
    assert facing == ["Robot course", "Something with robots"]
    assert against == ["Robots wanted"], "needs of others against the offer of another institution"


def test_the_panel_of_another_match_begins_at_its_top(page: OffersPage) -> None:
    page.matches.step(0)
    page.resize(1300, 420)
    bar = page.matches.panel._scroll.verticalScrollBar()
    page.grab()
    bar.setValue(bar.maximum())
    page.matches.step(1)
    assert bar.value() == 0


def test_a_key_leads_where_the_sidebar_does(office: OpenOffice) -> None:
    page, begun = office.area("listing"), []
    page.begin_anew = lambda: begun.append(True)  # type: ignore[attr-defined]
    at = office.window.area_ids().index("listing") + 1
    (key,) = [one for one in office.window.actions() if one.shortcut().toString() == f"Ctrl+{at}"]
    key.trigger()
    assert begun == [True]


def test_a_keyword_without_a_term_becomes_one_from_the_panel(page, market, qtbot) -> None:
    desk = market.office.desk
    wanted = market.listing(market.own, "need", "Welders", keywords="сварка; ROS")
    page.show_tab("all")
    page.page.open_record(wanted)
    (card,) = page.page.panel.findChildren(KeywordsCard)
    assert (card.button.isVisibleTo(page), card.button.text().strip()) == (True, "Make “сварка” a term…")

    def make(dialog: NewRecordDialog) -> bool:
        dialog.accept()
        return bool(dialog.id)

    desk.ask.answers.append(make)
    card.button.click()
    (term,) = desk.office.store.records(Query("glossary_term"))
    assert (term["name_ru"], term["state"]) == ("сварка", "proposed")
    assert not card.isVisibleTo(page)


def test_the_panel_shows_long_titles_whole(page, market, qtbot) -> None:
    title = "Совместная разработка курса по железнодорожной сигнализации"
    own = market.listing(market.own, "offer", "Joint curriculum", name_ru=title)
    page.show_tab("all")
    page.page.open_record(own)
    (shown,) = (one for one in page.page.panel.findChildren(LongFact) if one.value.text() == title)
    assert shown.value.wordWrap()


def test_what_offers_alone_have_says_in_the_menu_where_it_is_done() -> None:
    specs = {spec.id: spec for spec in SPECS}
    ids = ("catalogue", "catalogue_export", "catalogue_import", "catalogue_keys", "match_list", "match_letter")
    for spec in (specs[f"file.{id}"] for id in ids):
        assert spec.reason(Context()) == "Go to “Offers and needs” first."
        assert not spec.is_usable(Context())
    letter = specs["file.match_letter"]
    assert letter.reason(Context(offers=True)) == "Choose a match first."
    assert letter.reason(Context(offers=True, match=True)) == ""
    assert letter.is_usable(Context(offers=True, match=True))


def test_matches_are_narrowed_by_institution_field_points_and_kind_and_by_a_text(
    page: OffersPage, market: Market, qtbot
) -> None:
    other = add(market.office.store, "institution", name_en="Zeya College", country="RU", city="Zeya", kind="college")
    market.listing(other, "offer", "Welding robots", **{**SAID, "isced_f": "0715"})
    page.matches.refresh_all()
    read_anew(page, qtbot)
    matches = page.matches
    everything = sorted(titles(page))
    assert everything == ["Robot course", "Something with robots", "Welding robots"]
    for name, filters, left in (
        ("institution_id", (Filter("institution_id", Test.IS, (other,)),), ["Welding robots"]),
        ("isced_f", (Filter("isced_f", Test.IS, ("0715",)),), ["Welding robots"]),
        ("isced_f", (Filter("isced_f", Test.IS, ("07",)),), everything),
        ("topic", (Filter("topic", Test.IS, ("funding",)),), []),
        ("match_worth", (Filter("match_worth", Test.IS, ("to_ask",)),), ["Something with robots"]),
        ("match_score", (Filter("match_score", Test.FROM, (60,)),), ["Robot course", "Welding robots"]),
        ("match_score", (Filter("match_score", Test.UNTIL, (49,)),), ["Something with robots"]),
        ("isced_f", (Filter("isced_f", Test.EMPTY),), []),
    ):
        matches.filters.choices.filtered.emit(name, filters)
        assert sorted(titles(page)) == left, (name, filters)
        (chip,) = matches.filters.bar.chips()
        assert chip.caption, "says what it narrows by"
        assert chip.value
        assert [one.tab.count for one in matches.tabs._buttons if one.tab.id == "matches"] == [3], "the tab counts all"
        matches.filters.bar.chip_removed.emit(chip.id)
    assert sorted(titles(page)) == everything
    matches.filters.find("zeya weld")
    assert titles(page) == ["Welding robots"]
    assert page.status_words() == "1 match"
    matches.filters.find("no such thing")
    assert "No match fits the filters." in said(matches.empty)
    matches.empty.button.click()
    assert sorted(titles(page)) == everything
    assert market.office.desk.office.own_matches.new() == 0, "what was hidden for a moment is not new again"


def test_both_words_of_a_pair_of_specialities_are_said_on_its_panel(market: Market, qtbot) -> None:
    store = market.office.store
    codes = [add(store, "speciality", code=code, country=of) for code, of in (("460305", "CN"), ("15.02.18", "RU"))]
    sides = {"institution_id": market.own, "other_institution_id": market.theirs, "state": "proposed"}
    pair = add(store, "speciality_link", **sides, speciality_id=codes[0], other_speciality_id=codes[1])
    page = opened(market.office, qtbot, "specialities")
    page.page.list.table.go_to_row(0)
    card = page.page.panel.findChild(PairCard)
    assert card is not None
    assert "neither side has agreed" in said(card)
    for side, status in zip(card.sides, ("half", "agreed"), strict=True):
        side.agree.click()
        assert link_status(market.office.desk.records.get("speciality_link", pair).values) == status
        assert side.agree.isHidden()
    assert "counts in matches of the two" in said(card)
    card.sides[1].end.click()
    assert link_status(market.office.desk.records.get("speciality_link", pair).values) == "ended"
