"""People by requirements in one window: reached by F9, worked by keys."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from clerk import CONTROL, Clerk
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parent))
from test_tasks_window import with_a_student

from exchange_admin.app.main import main
from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.window import Application
from exchange_admin.domain.rules.casework.marks import CellMark
from exchange_admin.ui.casework.matrix_page import MatrixPage
from exchange_admin.ui.widgets.sidebar import NavItem

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


def matrix_page(shown: OfficeWindow) -> MatrixPage:
    page = shown.window.page("matrix")
    assert isinstance(page, MatrixPage)
    return page


def test_a_clerk_sees_who_needs_what_and_says_what_is_done_by_keys(shown: OfficeWindow, qtbot: QtBot) -> None:
    clerk, window = Clerk(qtbot), shown.window
    clerk.wait(window.isActiveWindow)
    stay = with_a_student(shown.office)
    clerk.key(KEY.Key_2, with_=CONTROL)
    clerk.wait(lambda: window.area == "mobility" and window.current_page().page.list.model.rowCount() == 1)
    clerk.key(KEY.Key_F9)
    page = matrix_page(shown)
    clerk.wait(lambda: window.area == "matrix" and page.model.rowCount() == 1)
    assert page.model.person(0).stay == stay
    assert page.words.text().startswith(page.model.requirement(0).title)

    marks = [cell.mark for cell in page.model.person(0).cells]
    at = marks.index(CellMark.OVERDUE)
    for _ in range(at):
        clerk.key(KEY.Key_Right)
    done = page.model.matrix.done
    clerk.key(KEY.Key_Space)
    clerk.wait(lambda: page.model.matrix.done == done + 1)
    assert page.model.matrix_cell(0, at).mark is CellMark.DONE
    assert page.table.currentIndex().column() == at
    clerk.key(KEY.Key_Z, with_=CONTROL)
    clerk.wait(lambda: page.model.matrix.done == done)

    asked: list[list[str]] = []
    page.message_wanted.disconnect()
    page.message_wanted.connect(asked.append)
    clerk.key(KEY.Key_M, with_=CONTROL)
    assert asked == [page.model.matrix.to_ask_for]
    assert asked[0]

    clerk.key(KEY.Key_Return)
    assert window.area == "mobility"
    assert window.page("mobility").page.panel.record.id == stay


def test_escape_leads_back_to_where_it_was_called_from(shown: OfficeWindow, qtbot: QtBot) -> None:
    clerk, window = Clerk(qtbot), shown.window
    clerk.wait(window.isActiveWindow)
    with_a_student(shown.office)
    clerk.key(KEY.Key_F7)
    tasks = window.page("tasks")
    clerk.wait(lambda: tasks._is_read and tasks.model.rowCount() > 0)
    clerk.key(KEY.Key_F9)
    page = matrix_page(shown)
    clerk.wait(lambda: window.area == "matrix" and page.model.rowCount() == 1)
    clerk.key(KEY.Key_Escape)
    assert window.area == "tasks"


def test_the_sidebar_marks_where_somebody_came_from(shown: OfficeWindow, qtbot: QtBot) -> None:
    clerk, window = Clerk(qtbot), shown.window
    clerk.wait(window.isActiveWindow)
    with_a_student(shown.office)
    for area in ("mobility", "tasks"):
        window.show_area(area)
        clerk.key(KEY.Key_F9)
        clerk.wait(lambda: window.area == "matrix")
        assert marked(shown) == [area]
        clerk.key(KEY.Key_Escape)
        assert (window.area, marked(shown)) == (area, [area])


def marked(shown: OfficeWindow) -> list[str]:
    return [item.entry.id for item in shown.window.sidebar.findChildren(NavItem) if item.isChecked()]


def test_an_empty_programme_says_so(shown: OfficeWindow, qtbot: QtBot) -> None:
    clerk, window = Clerk(qtbot), shown.window
    clerk.wait(window.isActiveWindow)
    values = {"name_en": "Year of Chinese", "code": "Y1", "kind": "language_year"}
    shown.office.records.add("programme", values, "Shen")
    window.show_area("programme")
    programmes = window.page("programme").page
    clerk.wait(lambda: programmes.panel.record is not None)
    clerk.key(KEY.Key_F9)
    page = matrix_page(shown)
    clerk.wait(page.empty.isVisible)
    assert not page.print.isEnabled()
    assert page.empty.sentence() == shown.desk.words.say("matrix.empty")
