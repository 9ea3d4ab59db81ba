"""The desk of decisions: both answers shown, one chosen by a key, everything taken back by undo."""

from __future__ import annotations

import shutil

import pytest
from college_files import Place, Town
from exchange_pages import Pages
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.exchange.cards import CardKind
from exchange_admin.ui.exchange.cards_view import NOTHING
from exchange_admin.ui.exchange.conflict_view import BULK
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.pages.exchange_page import DECISIONS, QUESTIONS


@pytest.fixture
def town(tmp_path):
    return Town(tmp_path)


@pytest.fixture
def pages(look, languages, tmp_path, qtbot):
    return Pages(look, languages, tmp_path / "own", qtbot)


def differ(town, college, person, field, ours, theirs):
    """Both sides write without knowing of each other."""
    town.office.set("person", person, **{field: ours})
    college.set("person", person, **{field: theirs})


@pytest.fixture
def disputed(town):
    """One person with two e-mail addresses: the office's and the college's."""
    person = town.person(town.first, "Соколова", email="before@example.org")
    college = town.college(town.first, 11)
    town.enrol(college)
    differ(town, college, person, "email", "office@example.org", "college@example.org")
    town.up(college)
    return person, college


def desk(shown):
    shown.do(lambda: shown.page._tab_chosen(DECISIONS))
    return shown.page.decisions


def email(shown, person):
    return shown.made.office.store.get("person", person)["email"]


def test_a_card_shows_what_stood_there_and_both_answers_with_who_and_where(town, pages, disputed):
    with pages.of(town.office) as shown:
        view = desk(shown).card_view
        assert view._before.text() == "before: before@example.org"
        ours, theirs = sorted(view.buttons, key=lambda button: "this office" not in button._origin)
        assert ours.text() == "office@example.org"
        assert ours._origin.startswith("沈若兰 · this office · ")
        assert theirs.text() == "college@example.org"
        assert theirs._origin.startswith("Орлова · Приморский колледж · ")
        assert not any(button.isChecked() for button in view.buttons)  # no default (rulings 31)


def test_what_differs_is_marked_letter_by_letter(town, pages, disputed):
    with pages.of(town.office) as shown:
        view = desk(shown).card_view
        for button in view.buttons:
            marked = "".join(button.text()[span.start : span.end] for span in button._spans)
            assert marked
            assert "@example.org" not in marked


def test_a_digit_presses_the_answer_and_the_next_card_comes(town, pages, disputed):
    _, college = disputed
    other = town.person(town.first, "Новикова", phone="0")
    town.down(college)
    differ(town, college, other, "phone", "1", "2")
    town.up(college)
    with pages.of(town.office) as shown:
        decisions = desk(shown)
        assert decisions.list.items.rowCount() == 2
        decisions.list.go_to_row(0)
        first = decisions.card_view.card
        wanted = decisions.card_view.buttons[1].text()
        shown.do(lambda: decisions.card_view.press(2))
        store = shown.made.office.store
        assert store.get("person", first.record)[first.field] == wanted
        assert decisions.list.items.rowCount() == 1
        assert decisions.card_view.card.key != first.key
        assert wanted in shown.said


def test_the_digit_keys_work_from_the_list_and_not_from_a_field(town, pages, disputed):
    with pages.of(town.office) as shown:
        decisions = desk(shown)
        decisions.card_view.open_other()
        field = decisions.card_view._editor.widget
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_1)
        shown.settle()
        assert field.text() == "1"
        assert decisions.list.items.rowCount() == 1
        decisions.list.setFocus()
        QTest.keyClick(decisions.list, Qt.Key.Key_1)
        shown.settle()
        assert decisions.list.items.rowCount() == 0
        assert decisions.right.currentIndex() == NOTHING


def test_a_decision_is_undone_and_the_card_is_back(town, pages, disputed):
    with pages.of(town.office) as shown:
        decisions = desk(shown)
        (open_before,) = decisions.list.items.items
        shown.do(lambda: decisions.card_view.press(1))
        assert decisions.list.items.rowCount() == 0
        shown.undo_last()
        assert [item.key for item in decisions.list.items.items] == [open_before.key]
        assert sorted(button.text() for button in decisions.card_view.buttons) == [
            "college@example.org",
            "office@example.org",
        ]


def test_another_value_is_typed_into_an_editor_of_the_fields_type(town, pages):
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    differ(town, college, person, "birth_date", "2005-03-15", "2005-03-16")
    town.up(college)
    with pages.of(town.office) as shown:
        view = desk(shown).card_view
        assert "No paper" in view.blocked.text()
        view.other.click()
        view._editor.show_typed("31.02.2005")
        shown.do(view.use.click)
        assert view._problem.text()
        assert shown.page.decisions.list.items.rowCount() == 1
        view._editor.show_typed("17.03.2005")
        shown.do(view.use.click)
        assert shown.made.office.store.get("person", person)["birth_date"] == "2005-03-17"
        assert shown.page.decisions.list.items.rowCount() == 0


def test_letters_that_only_look_alike_are_named_in_the_readers_language(town, pages, look, languages):
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    differ(town, college, person, "family_latin", "Cokolova", "Сokolova")
    town.up(college)
    with pages.of(town.office) as shown:
        alike = desk(shown).card_view._alike
        assert "Latin letter C (U+0043)" in alike.text()
        assert "Cyrillic letter С (U+0421)" in alike.text()
        look.change(formats=Formats("ru", look.formats.today))
        languages.use("ru")
        shown.settle()
        assert "кириллическая буква С (U+0421)" in alike.text()


def test_what_is_being_typed_outlives_a_reading_of_the_file(town, pages, disputed):
    with pages.of(town.office) as shown:
        view = desk(shown).card_view
        view.open_other()
        view._editor.show_typed("half a")
        shown.do(shown.page.session.refresh)
        assert view._editor.typed() == "half a"


def test_harmless_differences_are_settled_at_once_after_a_preview(town, pages):
    people = [town.person(town.first, f"Соколова{n}") for n in range(3)]
    college = town.college(town.first, 11)
    town.enrol(college)
    for n, person in enumerate(people):
        differ(town, college, person, "phone", f"+86 {n}", f"+7 {n}")
    differ(town, college, people[0], "birth_date", "2005-01-01", "2005-01-02")
    town.up(college)
    with pages.of(town.office) as shown:
        decisions = desk(shown)
        assert decisions.total() == 4
        decisions.bulk_link.click()
        assert decisions.right.currentIndex() == BULK
        names = [choice.institution for choice in decisions.bulk_view._choices]
        decisions.bulk_view.choices.go_to_row(names.index("Приморский колледж"))
        assert [item.word for item in decisions.bulk_view.preview.items.items] == ["+7 0", "+7 1", "+7 2"]
        assert decisions.bulk_view.settle.text().strip() == "Settle 3"
        shown.do(decisions.bulk_view.settle.click)
        store = shown.made.office.store
        assert [store.get("person", person)["phone"] for person in people] == ["+7 0", "+7 1", "+7 2"]
        assert decisions.total() == 1  # who somebody is was never offered
        shown.undo_last()
        assert decisions.total() == 4


def test_filters_narrow_the_list_and_say_how_much_is_hidden(town, pages, disputed):
    second = town.college(town.second, 12)
    other = town.person(town.second, "Новикова")
    town.enrol(second)
    town.down(second)
    differ(town, second, other, "phone", "1", "2")
    town.up(second)
    with pages.of(town.office) as shown:
        decisions = desk(shown)
        assert decisions.list.items.rowCount() == 2
        decisions.show_partner(town.second)
        assert [item.title for item in decisions.list.items.items] == ["Новикова Дарья"]
        assert decisions.status_words() == "1 shown · 2 wait for a decision"
        decisions.kinds.setCurrentIndex(decisions.kinds.findData(CardKind.VALUES.value))
        assert decisions.kinds.currentText() == "Two different answers"


def test_a_question_goes_to_the_college_and_its_answer_comes_back(town, pages, disputed):
    _, college = disputed
    with pages.of(town.office) as shown:
        view = desk(shown).card_view
        view.asking.begin.click()
        assert "Соколова Дарья" in view.asking.text.toPlainText()
        view.asking.text.setPlainText("Which address do you use?")
        shown.do(view.asking.send.click)
        assert "asked" in shown.page.decisions.list.items.items[0].second
        shown.do(lambda: shown.page._tab_chosen(QUESTIONS))
        assert [item.second for item in shown.page.questions.list.items.items] == ["Which address do you use?"]
    town.down(college)
    with pages.of(college) as shown:
        shown.do(lambda: shown.page._tab_chosen(QUESTIONS))
        detail = shown.page.questions.detail
        assert detail._question.text() == "Which address do you use?"
        detail.text.setPlainText("The first one.")
        shown.do(detail.give.click)
        assert shown.page.session.standing.open_questions == 0
    town.up(college)
    with pages.of(town.office) as shown:
        (card,) = shown.page.session.standing.questions
        assert (card.state, card.answer) == ("answered", "The first one.")


def test_two_people_found_alike_are_told_apart_for_good(town, pages):
    college = town.college(town.first, 11)
    town.enrol(college)
    town.person(town.first, "Соколова", family_latin="Sokolova", given_latin="Daria")
    college.add("person", role="student", family_cyrillic="Соколова", given_cyrillic="Дарья", birth_date="2005-03-14",
                home_institution_id=town.first, citizenship="RU")  # fmt: skip
    town.up(college)
    with pages.of(town.office) as shown:
        decisions = desk(shown)
        (item,) = decisions.list.items.items
        assert item.word == "May be the same person"
        shown.do(decisions.duplicate_view.people.two_people.click)
        assert decisions.total() == 0
    town.meet(college)
    with pages.of(town.office) as shown:
        assert desk(shown).total() == 0


def test_two_entries_of_one_person_become_one_and_undo_parts_them(town, pages):
    college = town.college(town.first, 11)
    town.enrol(college)
    kept = town.person(town.first, "Соколова", family_latin="Sokolova", given_latin="Daria")
    new = college.add("person", role="student", family_cyrillic="Соколова", given_cyrillic="Дарья",
                      birth_date="2005-03-14", home_institution_id=town.first, citizenship="RU")  # fmt: skip
    town.up(college)
    with pages.of(town.office) as shown:
        people = desk(shown).duplicate_view.people
        assert people.kept() == (kept, new)  # the older entry is proposed
        shown.do(people.one_person.click)
        store = shown.made.office.store
        assert store.get("person", new)["same_as_id"] == kept
        shown.undo_last()
        assert store.get("person", new)["same_as_id"] is None


def test_a_number_that_two_people_have_is_corrected_where_it_is_wrong(town, pages):
    one, other = town.person(town.first, "Соколова"), town.person(town.first, "Ерёмина", birth_date="2004-01-01")
    college = town.college(town.first, 11)
    town.enrol(college)
    town.office.add("identity_document", person_id=one, kind="passport", number="75 1234567", country="RU")
    wrong = college.add("identity_document", person_id=other, kind="passport", number="751234567", country="RU")
    town.up(college)
    with pages.of(town.office) as shown:
        view = desk(shown).card_view
        assert view.card.kind is CardKind.SAME_NUMBER
        assert view.people.isVisible()
        button = next(button for button in view.buttons if button.property("key") == wrong)
        button.click()
        view._editor.show_typed("75 7654321")
        shown.do(view.use.click)
        assert shown.made.office.store.get("identity_document", wrong)["number"] == "757654321"
        assert shown.page.decisions.total() == 0


def test_a_record_deleted_there_and_changed_here_is_kept_or_deleted(town, pages):
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    with college.open() as office:
        office.records.remove("person", person, college.who)
    town.office.set("person", person, phone="1")
    town.up(college)
    with pages.of(town.office) as shown:
        decisions = desk(shown)
        assert decisions.card_view.card.kind is CardKind.DELETED
        labels = [button.property("key") for button in decisions.card_view.buttons]
        assert set(labels) == {"keep", "delete"}
        shown.do(decisions.card_view.buttons[labels.index("keep")].click)
        assert decisions.total() == 0
        assert shown.made.office.store.get("person", person).live


def test_of_two_approvals_one_is_taken_as_it_was_said(town, pages):
    meeting = town.office.add("meeting", number="1", state="held")
    of = {"meeting_id": meeting, "institution_id": town.office.institution}
    id = REGISTRY["approval"].own_id(of)
    other = Place(shutil.copy(town.office.path, town.folder / "other.exchange"), town.office.program, "李明")
    for place, verdict, number in ((town.office, "approved", "2"), (other, "declined", "1")):
        said = {**of, "verdict": verdict, "content_hash": number * 64, "signer": place.who, "signed_on": "2026-09-01"}
        with place.open() as office:
            office.store.record(Step(place.who, "approve", (Edit("approval", id, said, new=True),)))
            lines = list(office.store.exchange.slices({}))
    with town.office.open() as office:
        office.store.exchange.receive(lines)
    with pages.of(town.office) as shown:
        view = desk(shown).card_view
        assert (len(view.buttons), view.other.isVisible(), view.blocked.isVisible()) == (2, False, False)
        shown.do(lambda: view.press(2))
        assert desk(shown).list.items.rowCount() == 0
        approval = shown.made.office.store.get("approval", id)
        taken = {(approval["verdict"], approval["content_hash"][0], approval["signer"])}
        assert taken < {("approved", "2", "沈若兰"), ("declined", "1", "李明")}
