"""Publishing from the panel: what is missing is said and asked for, and what is there needs one click."""

from __future__ import annotations

from office import OpenOffice
from PySide6.QtWidgets import QDialog
from test_offers_page import AREA
from test_offers_page import office as office

from exchange_admin.ui.ask import Question
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog
from exchange_admin.ui.listings.offers_page import OffersPage
from exchange_admin.ui.listings.publish_card import PublishCard

WHOLE = {"name_zh": "机器人课程", "name_ru": "Курс роботов", "isced_f": "0714", "valid_until": "2027-06-30"}


def card_of(office: OpenOffice, qtbot, **values: str) -> tuple[PublishCard, str]:
    desk = office.desk
    told = {"side": "offer", "topic": "course", "state": "draft", "institution_id": desk.limits.own, **values}
    (id,) = desk.records.add("listing", told, "Shen").ids["listing"]
    page = OffersPage(desk, AREA)
    qtbot.addWidget(page)
    page.show()
    page.enter()
    page.page.list.table.go_to_row(0)
    (card,) = page.page.panel.findChildren(PublishCard)
    return card, id


def test_what_is_missing_is_said_and_asked_for_and_one_step_publishes(office: OpenOffice, qtbot) -> None:
    card, id = card_of(office, qtbot, name_zh=WHOLE["name_zh"], valid_until=WHOLE["valid_until"])
    assert not card.isHidden()
    assert "Name in Russian, Fields of education (ISCED-F)" in card._said.text()
    asked: list[str] = []

    def typed(dialog: QDialog) -> bool:
        assert isinstance(dialog, FieldsDialog)
        asked.extend(dialog.editors)
        dialog.editors["name_ru"].show_typed("Курс роботов")
        dialog.editors["name_ru"].touch()
        dialog.accept()
        assert not dialog.result(), "a field is still missing, so the dialog stays"
        assert dialog.problem.text()
        dialog.editors["isced_f"].show_typed("0714")
        dialog.editors["isced_f"].touch()
        dialog.accept()
        return bool(dialog.result())

    office.desk.ask.answers.append(typed)
    card.publish.click()
    record = office.desk.records.get("listing", id)
    assert asked == ["name_ru", "isced_f"]
    assert [record[name] for name in ("state", "name_ru", "isced_f", "revision")] == [
        "published",
        "Курс роботов",
        "0714",
        1,
    ]


def test_what_is_whole_is_published_once_it_was_confirmed_and_the_card_goes(office: OpenOffice, qtbot) -> None:
    card, id = card_of(office, qtbot, **WHOLE)
    assert card._said.text() == "All that is needed to publish is there."
    office.desk.ask.answers += [False, True]
    card.publish.click()
    assert office.desk.records.get("listing", id)["state"] == "draft"
    card.publish.click()
    assert office.desk.records.get("listing", id)["state"] == "published"
    assert card.isHidden()


def test_a_telephone_in_a_text_is_asked_about_before_others_see_it(office: OpenOffice, qtbot) -> None:
    card, id = card_of(office, qtbot, **WHOLE, summary_ru="Справки: +7 924 123-45-67")
    asked: list[str] = []

    def confirm(question: Question) -> bool:
        asked.append(question.text)
        return len(asked) > 1

    office.desk.ask.confirm = confirm
    card.publish.click()
    assert office.desk.records.get("listing", id)["state"] == "draft"
    card.publish.click()
    assert office.desk.records.get("listing", id)["state"] == "published"
    assert all("+7 924 123-45-67" in text for text in asked)


def test_a_telephone_beside_what_was_missing_is_asked_about_too(office: OpenOffice, qtbot) -> None:
    told = {name: value for name, value in WHOLE.items() if name != "isced_f"}
    card, id = card_of(office, qtbot, **told, summary_ru="Справки: +7 924 123-45-67")
    answers = [False, True]
    office.desk.ask.confirm = lambda question: "+7 924 123-45-67" in question.text and answers.pop(0)

    def typed(dialog: QDialog) -> bool:
        dialog.editors["isced_f"].show_typed("0714")
        dialog.editors["isced_f"].touch()
        dialog.accept()
        assert not dialog.result()
        assert office.desk.records.get("listing", id)["state"] == "draft"
        dialog.accept()
        return bool(dialog.result())

    office.desk.ask.answers.append(typed)
    card.publish.click()
    assert office.desk.records.get("listing", id)["state"] == "published"


def test_all_that_stands_against_publishing_is_said_and_asked_for_in_one_round(office: OpenOffice, qtbot) -> None:
    card, id = card_of(office, qtbot, name_zh=WHOLE["name_zh"], isced_f="0714", valid_until="2031-01-01")
    assert "Name in Russian" in card._said.text()
    assert "at the latest" in card._said.text(), "that it would be valid for too long"
    seen: list[str] = []

    def typed(dialog: QDialog) -> bool:
        assert isinstance(dialog, FieldsDialog)
        seen.extend(dialog.editors)
        dialog.editors["valid_until"].show_typed("at some time")
        dialog.editors["valid_until"].touch()
        dialog.accept()
        assert not dialog.result()
        assert "Name in Russian" in dialog.problem.text(), "beside what could not be read"
        assert "at some time" in dialog.problem.text()
        assert [bool(dialog.editors[name].widget.property("wrong")) for name in seen] == [True, True]
        dialog.editors["name_ru"].show_typed("Курс роботов")
        dialog.editors["valid_until"].show_typed("30.6.2027")
        dialog.accept()
        return bool(dialog.result())

    office.desk.ask.answers.append(typed)
    card.publish.click()
    assert seen == ["name_ru", "valid_until"]
    record = office.desk.records.get("listing", id)
    assert (record["state"], record["valid_until"]) == ("published", "2027-06-30")
