"""The area of language readiness: who stands first, waivers with a reason, taking them back."""

from __future__ import annotations

from datetime import date

import pytest
from office import OpenOffice, add

from exchange_admin.ui.readiness.readiness_page import ReadinessPage

TODAY = date(2026, 11, 24)


@pytest.fixture
def page(office: OpenOffice, qtbot) -> ReadinessPage:
    """Two stays from February 2027 that ask for A2; one of the people has it."""
    ids = office.ids
    programme = add(office.store, "programme", name_en="Semester", kind="semester", required_level="A2", language="zh")
    for key in ("sokolova", "eremin"):
        add(office.store, "mobility", person_id=ids[key], direction="incoming", activity="student_studies",
            sending_institution_id=ids["theirs"], receiving_institution_id=ids["ours"], programme_id=programme,
            planned_start="2027-02-20", sending_status="nominated", receiving_status="pending")  # fmt: skip
    add(office.store, "exam_result", person_id=ids["eremin"], exam="own", language="zh", cefr="B1", outcome="passed")

    made = ReadinessPage(office.desk)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    made.enter()
    qtbot.waitUntil(lambda: len(made.rows) == 2)
    return made


def standings(page: ReadinessPage) -> list[tuple[str, str]]:
    return [(row.cells[0].text, row.cells[-1].text) for row in page.table.cells.rows]


def test_who_is_not_ready_stands_first_and_is_counted(page: ReadinessPage) -> None:
    assert standings(page) == [("Соколова Дарья", "Not ready"), ("Ерёмин Фёдор", "Ready")]
    assert [button.tab.count for button in page.tabs._buttons] == [2, 1, 0, 0, 1]
    page.tabs._buttons[4].click()
    assert standings(page) == [("Ерёмин Фёдор", "Ready")]


def test_a_level_is_waived_with_a_reason_and_asked_for_again(page: ReadinessPage, office: OpenOffice, qtbot) -> None:
    page.table.go_to(page.rows[0].stay.id)
    office.answers.answers = [" "]
    page.waive_action.trigger()
    assert page.rows[0].standing == "not_ready"
    office.answers.answers = ["Taught in English"]
    page.waive_action.trigger()
    qtbot.waitUntil(lambda: page.rows[0].standing == "waived")
    assert page.rows[0].waiver == "Taught in English"
    page.table.go_to(page.rows[0].stay.id)
    assert not page.waive_action.isEnabled()
    page.back_action.trigger()
    qtbot.waitUntil(lambda: page.rows[0].standing == "not_ready")


def test_enter_opens_the_stay(page: ReadinessPage, qtbot) -> None:
    with qtbot.waitSignal(page.record_wanted) as opened:
        page.table.opened.emit(page.rows[0].stay.id)
    assert opened.args == ["mobility", page.rows[0].stay.id]


def test_nothing_is_said_about_stays_before_they_are_read(office: OpenOffice, qtbot) -> None:
    page = ReadinessPage(office.desk)
    qtbot.addWidget(page)
    page.show()
    page.enter()
    assert page.empty.isHidden()
    qtbot.waitUntil(lambda: not page.empty.isHidden())
    assert page.empty._sentence.text().startswith("No stay to come asks for a language level.")


def test_a_view_without_anybody_does_not_deny_the_others(page: ReadinessPage) -> None:
    page.tabs._buttons[3].click()
    assert not page.empty.isHidden()
    assert page.empty._sentence.text() == "Nobody is in this view. The other views have the rest."
