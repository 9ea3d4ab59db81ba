"""The keyboard stays where somebody works, whatever is hidden, switched off or gone under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from clerk import Clerk
from office import OpenOffice
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPushButton, QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from exchange_admin.ui.detail.detail_panel import OVERVIEW


def settle() -> None:
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@contextmanager
def watched_keyboard() -> Iterator[list[QWidget | None]]:
    """Everything that had the keyboard, also for a moment only."""
    came_to: list[QWidget | None] = []

    def note(_: QWidget | None, now: QWidget | None) -> None:
        came_to.append(now)

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.focusChanged.connect(note)
    yield came_to
    application.focusChanged.disconnect(note)


@pytest.fixture
def clerk(office: OpenOffice, qtbot: QtBot) -> Clerk:
    with qtbot.waitExposed(office.window):
        office.window.activateWindow()
    return Clerk(qtbot)


@pytest.mark.parametrize("filtered", [False, True])
def test_a_new_person_is_typed_name_after_name_with_the_panel_opened_on_its_overview(
    office: OpenOffice, clerk: Clerk, filtered: bool
) -> None:
    people = office.area("person").page
    people.panel.show_tab(OVERVIEW)
    if filtered:
        people.list.find_text("Sokolova")
    office.desk.actions["records.new"].trigger()
    form = people.panel.form
    form.editors["family_cyrillic"].widget.setFocus()
    with watched_keyboard() as came_to:
        clerk.fill("Иванова", "Анна")
    assert people.panel.record is not None
    written = office.store.get("person", people.panel.record.id)
    assert (written.text("family_cyrillic"), written.text("given_cyrillic")) == ("Иванова", "Анна")
    assert came_to == [form.editors[name].widget for name in ("given_cyrillic", "patronymic")]


class WorkPage(QWidget):
    """A page of a table and a button under it, last in the order of Tab."""

    def __init__(self) -> None:
        super().__init__()
        self.table, self.verb = QTableWidget(2, 2), QPushButton("Propose")
        line = QVBoxLayout(self)
        line.addWidget(self.table)
        line.addWidget(self.verb)


@pytest.fixture
def page(office: OpenOffice, clerk: Clerk) -> WorkPage:
    made = WorkPage()
    office.window._stack.addWidget(made)
    office.window._stack.setCurrentWidget(made)
    made.verb.setFocus()
    clerk.wait(made.verb.hasFocus)
    return made


GOES: dict[str, Callable[[QWidget], None]] = {
    "hidden": lambda verb: verb.hide(),
    "switched off": lambda verb: verb.setEnabled(False),
    "gone": delete,
}


@pytest.mark.parametrize("how", GOES)
def test_what_had_the_keyboard_goes_and_the_page_has_it_not_the_sidebar(page: WorkPage, how: str) -> None:
    GOES[how](page.verb)
    settle()
    assert QApplication.focusWidget() is page.table


@pytest.mark.parametrize("how", GOES)
def test_the_same_while_a_dialog_is_in_front_as_soon_as_it_is_answered(
    page: WorkPage, clerk: Clerk, office: OpenOffice, how: str
) -> None:
    dialog = QDialog(office.window)
    dialog.show()
    dialog.activateWindow()
    clerk.wait(dialog.isActiveWindow)
    GOES[how](page.verb)
    settle()
    assert not page.table.hasFocus()
    dialog.accept()
    office.window.activateWindow()  # as the system does
    clerk.wait(office.window.isActiveWindow)
    settle()
    assert QApplication.focusWidget() is page.table


def test_who_goes_to_the_sidebar_stays_there(page: WorkPage, clerk: Clerk, office: OpenOffice) -> None:
    clerk.key(Qt.Key.Key_Tab)
    away = QApplication.focusWidget()
    assert away is not None
    assert not page.isAncestorOf(away)
    page.verb.hide()
    settle()
    assert away.hasFocus()


def test_tab_leaves_a_status_that_was_refused_and_what_is_typed_next_goes_to_the_next_field(
    office: OpenOffice, clerk: Clerk
) -> None:
    stays = office.area("mobility").page
    stays.list.table.go_to_row(0)
    stays.edit()
    form = stays.panel.form
    status = form.editors["sending_status"].widget
    assert isinstance(status, QComboBox)
    status.setFocus()
    clerk.choose("recognising")
    assert form.problem_text("sending_status")
    clerk.key(Qt.Key.Key_Tab)
    assert form.editors["receiving_status"].widget.hasFocus()
    clerk.type("Depa")
    clerk.key(Qt.Key.Key_Tab)
    assert status.currentData() == "recognising"
    assert stays.panel.record is not None
    written = office.store.get("mobility", stays.panel.record.id)
    assert (written.text("sending_status"), written.text("receiving_status")) == ("live", "departed")
