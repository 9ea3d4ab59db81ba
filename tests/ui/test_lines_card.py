"""A card with what belongs to a record: it stays within its panel, and what is not finished waits."""

from __future__ import annotations

import pytest
from office import OpenOffice
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from exchange_admin.domain.queries import Query
from exchange_admin.ui.detail.lines_card import LinesCard
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.pages.list_page import ListPage

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture
def people(office: OpenOffice) -> ListPage:
    page = office.area("person").page
    page.open_record(office.ids["sokolova"])
    QApplication.processEvents()
    return page


def documents(page: ListPage) -> LinesCard:
    return next(card for card in page.panel.findChildren(LinesCard) if card.kind == "identity_document")


@pytest.mark.parametrize("language", ["ru", "zh"])
def test_a_long_title_and_its_button_stay_within_the_panel(office: OpenOffice, people: ListPage, language: str) -> None:
    office.desk.look.change(formats=Formats(language, office.desk.look.formats.today))
    office.languages.use(language)
    QApplication.processEvents()
    card = documents(people)
    bar, edges, inside = 12, 28, 34
    needed = card.title.minimumSizeHint().width() + card.add.minimumSizeHint().width() + inside
    assert needed <= people.panel.width() - bar - edges


def test_what_is_missing_is_said_at_its_field_and_nothing_is_written(office: OpenOffice, people: ListPage) -> None:
    before = office.store.count(Query("identity_document"))
    card = documents(people)
    QTest.mouseClick(card.add, LEFT)
    QTest.mouseClick(card.form.done, LEFT)
    assert card.form.isVisible()
    assert card.form.form.problem_text("number")
    assert office.store.count(Query("identity_document")) == before


def test_a_card_tells_what_was_written_on_another_page_meanwhile(office: OpenOffice, people: ListPage) -> None:
    card = documents(people)
    before = len(card.lines)
    office.window.show_area("mobility")
    values = {"person_id": office.ids["sokolova"], "kind": "service_passport", "number": "75 1234567", "country": "RU"}
    office.desk.feed.publish(office.desk.records.add("identity_document", values, "Shen"), None)
    office.window.show_area("person")
    QApplication.processEvents()
    assert len([line for line in card.lines if line.isVisible()]) == before + 1


def test_a_line_that_was_begun_waits_for_its_own_record_and_is_led_to(office: OpenOffice, people: ListPage) -> None:
    card = documents(people)
    QTest.mouseClick(card.add, LEFT)
    country = card.form.form.editors["country"]
    country.show_typed("RU")
    country.left.emit()
    people.open_record(office.ids["eremin"])
    QApplication.processEvents()
    assert office.window.status.saved_words() == "Not saved yet"
    QTest.mouseClick(card.add, LEFT)
    assert card.form.form.editors["country"].value() is None
    card.form.close_form()
    office.window.status.unsaved_wanted.emit()
    QApplication.processEvents()
    assert people.panel.record is not None
    assert people.panel.record.id == office.ids["sokolova"]
    assert card.form.isVisible()
    assert card.form.form.editors["country"].value() == "RU"


def test_a_whole_line_is_saved_when_somebody_goes_on_to_another_record(office: OpenOffice, people: ListPage) -> None:
    card = documents(people)
    QTest.mouseClick(card.add, LEFT)
    QTest.keyClicks(card.form.form.editors["number"].widget, "759999999")
    people.open_record(office.ids["eremin"])
    (added,) = [record for record in office.store.where("identity_document", "number", ["759999999"]) if record.live]
    assert added["person_id"] == office.ids["sokolova"]


@pytest.mark.parametrize("opens", [KEY.Key_Return, None])
def test_the_field_that_somebody_types_into_is_in_sight_with_the_buttons_that_save_it(
    office: OpenOffice, people: ListPage, qtbot: QtBot, opens: KEY | None
) -> None:
    """Also at the very end of a panel that is scrolled and that grows by the form."""
    office.window.resize(1536, 620)
    QApplication.processEvents()
    card = [one for one in people.panel.findChildren(LinesCard) if one.isVisible()][-1]
    around = scrolled(card)
    around.ensureWidgetVisible(card.add)
    QApplication.processEvents()
    if opens:
        card.add.setFocus()
        QTest.keyClick(card.add, opens)
    else:
        QTest.mouseClick(card.add, LEFT)
    qtbot.waitUntil(lambda: is_seen(around, card.form.done))
    first = QApplication.focusWidget()
    assert first is not None
    assert card.form.isAncestorOf(first)
    assert is_seen(around, first)


def scrolled(card: LinesCard) -> QScrollArea:
    around = card.parentWidget()
    while not isinstance(around, QScrollArea):
        assert around is not None
        around = around.parentWidget()
    return around


def is_seen(around: QScrollArea, widget: QWidget) -> bool:
    """With its whole height."""
    view = around.viewport()
    top = widget.mapTo(view, QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= view.height()


def test_a_number_that_is_kept_without_its_signs_is_said(office: OpenOffice, people: ListPage) -> None:
    said: list[str] = []
    office.desk.notices.said.connect(lambda text, undo: said.append(text))
    card = documents(people)
    QTest.mouseClick(card.add, LEFT)
    editor = card.form.form.editors["number"]
    editor.widget.setText("75 № 9999999")  # type: ignore[attr-defined]
    editor.touch()
    people.open_record(office.ids["eremin"])
    assert any("“75 № 9999999” is kept as “759999999”." in text for text in said)
