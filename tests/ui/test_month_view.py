"""The month of tasks under the keyboard and the mouse: arrows, months, today, and the way to the tasks of a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import OpenOffice
from PySide6.QtCore import Qt
from task_office import with_rules
from test_tasks_page import opened, rows

from exchange_admin.ui.casework.month_grid import other_month
from exchange_admin.ui.casework.month_view import month_name
from exchange_admin.ui.casework.tasks_page import TasksPage


@pytest.fixture
def page(office: OpenOffice, qtbot) -> TasksPage:
    with_rules(office)
    page = opened(office, qtbot)
    qtbot.keyClick(page.table, Qt.Key.Key_M)
    return page


def on(page: TasksPage, qtbot, *keys: Qt.Key) -> date:
    for key in keys:
        qtbot.keyClick(page.month.grid, key)
    return page.month.grid.day


def test_m_shows_the_month_of_today_and_m_or_escape_the_list_again(page: TasksPage, qtbot) -> None:
    assert page.is_month
    assert page.month._title.text() == "November 2026"
    assert page.month.grid.day == date(2026, 11, 24)
    assert page.month.grid.said(date(2026, 11, 24)) == "24 Nov 2026, 2 tasks"
    assert page.month._about.text().startswith("4 tasks")
    assert "without a day: 2" in page.month._about.text()
    on(page, qtbot, Qt.Key.Key_M)
    assert not page.is_month
    qtbot.keyClick(page.table, Qt.Key.Key_M)
    on(page, qtbot, Qt.Key.Key_Escape)
    assert not page.is_month


def test_arrows_walk_over_months_and_t_comes_back(page: TasksPage, qtbot) -> None:
    assert on(page, qtbot, Qt.Key.Key_Left) == date(2026, 11, 23)
    assert on(page, qtbot, Qt.Key.Key_Down, Qt.Key.Key_Right) == date(2026, 12, 1)
    assert page.month._title.text() == "December 2026"
    assert on(page, qtbot, Qt.Key.Key_PageDown) == date(2027, 1, 1)
    assert on(page, qtbot, Qt.Key.Key_End) == date(2027, 1, 31)
    assert on(page, qtbot, Qt.Key.Key_PageDown) == date(2027, 2, 28)
    assert on(page, qtbot, Qt.Key.Key_T) == date(2026, 11, 24)


def test_enter_lists_the_tasks_of_the_day_and_the_chip_says_which(page: TasksPage, qtbot) -> None:
    on(page, qtbot, Qt.Key.Key_Return)
    assert not page.is_month
    assert rows(page, "what") == [("Registration of lodging",)] * 2
    assert [chip.value for chip in page.bar.chips()] == ["24 Nov 2026"]
    page.bar.chip_removed.emit(-1)
    assert len(rows(page, "what")) == 10


def test_a_press_on_a_day_lists_it_and_the_month_comes_back_where_it_was(page: TasksPage, qtbot) -> None:
    grid = page.month.grid
    place = grid._box(date(2026, 11, 20)).center().toPoint()
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=place)
    assert rows(page, "what") == [("Residence permit",)] * 2
    page.show_tab("all")
    qtbot.keyClick(page.table, Qt.Key.Key_M)
    assert page.month.grid.day == date(2026, 11, 20)


def test_what_is_done_leaves_its_day_at_once(page: TasksPage, office: OpenOffice) -> None:
    verbs, tasks = office.desk.office.casework.verbs, office.desk.office.casework.tasks
    first = tasks.tasks(tasks.ns("overdue"), "en")[0].id
    office.desk.feed.publish(verbs.done([first], "Shen"))
    assert page.month.grid.said(date(2026, 11, 20)) == "20 Nov 2026, 1 task"


def test_months_are_named_as_each_language_does(office: OpenOffice) -> None:
    formats = office.desk.look.formats
    said = [month_name(date(2026, 11, 24), type(formats)(language, formats.today)) for language in ("en", "ru", "zh")]
    assert said == ["November 2026", "Ноябрь 2026", "2026年11月"]


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.integers(-30, 30))
def test_another_month_has_the_day_or_its_last_one(day: date, by: int) -> None:
    found = other_month(day, by)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == by
    assert found.day == day.day or found.day < day.day
