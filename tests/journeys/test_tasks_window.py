"""From an empty office to tasks that are done: by keys in one window, without closing it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from clerk import CONTROL, Clerk
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from exchange_admin.app.main import main
from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.window import Application
from exchange_admin.domain.queries import Query
from exchange_admin.services.office import Office
from exchange_admin.ui.casework.checklist_card import ChecklistCard
from exchange_admin.ui.casework.tasks_page import TasksPage

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


def with_a_student(office: Office) -> str:
    """Somebody who is to come a week from now for a year; the id of the stay."""
    own = next(iter(office.store.records(Query("office"))))["institution_id"]
    college = {"name_ru": "Приморский колледж", "country": "RU", "kind": "college", "is_partner": 1}
    (theirs,) = office.records.add("institution", college, "Shen").ids["institution"]
    student = {"role": "student", "family_cyrillic": "Пак", "given_cyrillic": "Анна", "citizenship": "RU"}
    (person,) = office.records.add("person", {**student, "home_institution_id": theirs}, "Shen").ids["person"]
    start = date.today() + timedelta(days=7)
    stay = {
        "person_id": person, "direction": "incoming", "activity": "student_studies", "receiving_institution_id": own,
        "sending_institution_id": theirs, "participation": "participant",
        "planned_start": start.isoformat(), "planned_end": (start + timedelta(days=300)).isoformat(),
        "sending_status": "nominated", "receiving_status": "pending",
    }  # fmt: skip
    (made,) = office.records.add("mobility", stay, "Shen").ids["mobility"]
    return str(made)


def test_an_empty_office_sees_its_tasks_come_and_go_by_keys(shown: OfficeWindow, qtbot: QtBot) -> None:
    clerk, window = Clerk(qtbot), shown.window
    clerk.wait(window.isActiveWindow)
    clerk.key(KEY.Key_F7)
    page = window.page("tasks")
    assert isinstance(page, TasksPage)
    clerk.wait(lambda: page._is_read)
    assert page.empty.sentence().startswith("No tasks yet.")

    stay = with_a_student(shown.office)
    clerk.key(KEY.Key_F5)
    clerk.wait(lambda: page.model.rowCount() > 0)
    clerk.click(page.tabs._buttons[0])
    late = page.model.rowCount()
    assert late > 1
    page.take_keyboard()
    clerk.key(KEY.Key_Space)
    clerk.wait(lambda: page.model.rowCount() == late - 1)
    clerk.key(KEY.Key_A)
    clerk.wait(lambda: page._counts["waiting"] == 1)
    clerk.key(KEY.Key_Z, with_=CONTROL)
    clerk.wait(lambda: page._counts["waiting"] == 0)
    clerk.key(KEY.Key_Z, with_=CONTROL)
    clerk.wait(lambda: page.model.rowCount() == late)

    task = page.chosen()[0].id
    clerk.key(KEY.Key_Return)
    mobilities = window.page("mobility").page
    assert window.area == "mobility"
    assert mobilities.panel.record.id == stay
    (card,) = mobilities.panel.findChildren(ChecklistCard)
    clerk.wait(lambda: bool(card.lines))
    assert next(line for line in card.lines if line.hasFocus()).key == task
    ready = card.checklist.ready
    clerk.key(KEY.Key_Space)
    clerk.wait(lambda: card.checklist.ready == ready + 1)
    clerk.key(KEY.Key_Z, with_=CONTROL)
    clerk.wait(lambda: card.checklist.ready == ready)

    clerk.key(KEY.Key_F7)
    clerk.wait(lambda: page.isVisible() and page._is_current)
    assert page._counts["all"] > late
    clerk.wait(lambda: not shown.jobs.is_busy)
    clerk.key(KEY.Key_1, with_=CONTROL)
    assert window.area == "person"
