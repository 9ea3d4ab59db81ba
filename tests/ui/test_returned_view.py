"""Changes that a lost disk took are looked at on a tab of their own, and taken back with one press."""

from __future__ import annotations

import pytest
from college_files import Town
from exchange_pages import Pages

from exchange_admin.ui.pages.exchange_page import RETURNED


@pytest.fixture
def town(tmp_path):
    return Town(tmp_path)


@pytest.fixture
def pages(look, languages, tmp_path, qtbot):
    return Pages(look, languages, tmp_path / "own", qtbot)


def test_lost_changes_are_shown_record_by_record_and_taken_back_with_one_press(town, pages):
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    with pages.of(town.office) as shown:
        shown.do(shown.page.enter)
        assert RETURNED not in {button.tab.id for button in shown.page.tabs._buttons}
    kept = town.backup(town.office)
    town.office.set("person", person, email="lost@office.cn")
    town.down(college)
    town.restore(town.office, kept)
    town.down(college)
    town.up(college)
    with pages.of(town.office) as shown:
        shown.do(shown.page.enter)
        shown.page.show_tab(RETURNED)
        view = shown.page.returned
        (fact,) = view.detail.values.facts
        assert fact.value.text() == "— → lost@office.cn"
        assert view.detail.take_unsigned.isHidden()
        assert view.detail.leave.isHidden()
        (card,) = view._cards.values()
        view.detail.show_card(card, "", 0, 1)
        assert view.detail.take.isHidden(), "nothing signed waits"
        view.detail.show_card(card, "", 1, 0)
        shown.do(view.detail.take.click)
        assert view.right.currentWidget() is view.empty
    assert town.office.value("person", person, "email") == "lost@office.cn"
