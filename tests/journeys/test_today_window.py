"""Today in the window of a whole office: it opens first, every number is the list behind it; daily journeys."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest
from clerk import CONTROL, SHIFT, Clerk
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from exchange_admin.app.main import main
from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.window import Application
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.services.exchange.at_a_glance import OpenDecisions
from exchange_admin.ui.casework.tasks_page import TasksPage
from exchange_admin.ui.lessons.group_page import ATTENDANCE
from exchange_admin.ui.lessons.language_page import LanguagePage
from exchange_admin.ui.pages.certificates_page import CertificatesPage
from exchange_admin.ui.pages.in_front import list_in_front
from exchange_admin.ui.today.day_row import RowShown
from exchange_admin.ui.today.targets import Target, ToClass, ToList, ToMore, ToRecord, ToTask, ToTasks
from exchange_admin.ui.today.today_page import TodayPage

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


def opened(start: Callable[[], Application], file: Path, qtbot: QtBot) -> OfficeWindow:
    running = start()
    running.show_office(running.program.open(file, writing=True))
    shown = cast("OfficeWindow", running.office)
    shown.window.resize(1366, 900)
    shown.window.activateWindow()
    qtbot.waitUntil(shown.window.isActiveWindow)
    qtbot.waitUntil(lambda: today(shown).day is not None, timeout=60_000)
    return shown


def today(shown: OfficeWindow) -> TodayPage:
    page = shown.window.page("today")
    assert isinstance(page, TodayPage)
    return page


@pytest.fixture
def shown(start: Callable[[], Application], office: Path, qtbot: QtBot) -> OfficeWindow:
    return opened(start, office, qtbot)


def leading(page: TodayPage) -> list[tuple[str, Target]]:
    """Every number on the page with where it leads."""
    rows: list[RowShown] = [row for block in visible(page) for row in block.rows()]
    heads = [(block.all_words(), block.all_target()) for block in visible(page)]
    return [(row.right, row.target) for row in rows] + [(said, target) for said, target in heads if target]


def visible(page: TodayPage) -> list:
    return [block for block in page.blocks.values() if not block.isHidden()]


def rows_in_front(shown: OfficeWindow, qtbot: QtBot) -> int:
    page = shown.window.current_page()
    if isinstance(page, TasksPage):
        qtbot.waitUntil(lambda: page._is_read)
        return page.model.rowCount()
    found = page.page if isinstance(page, CertificatesPage) else list_in_front(shown.window)
    assert found is not None
    qtbot.waitUntil(lambda: not found.list.model.is_waiting)
    return found.list.model.rowCount()


def test_the_window_opens_at_today_and_a_key_comes_back_to_it(shown: OfficeWindow, qtbot: QtBot) -> None:
    clerk = Clerk(qtbot)
    assert shown.window.area == "today"
    clerk.key(KEY.Key_F7)
    assert shown.window.area == "tasks"
    clerk.key(KEY.Key_Home, with_=ALT)
    assert shown.window.area == "today"
    badge = shown.window.sidebar._items["tasks"]._count
    assert badge == shown.desk.look.formats.number(today(shown).day.numbers.overdue)  # type: ignore[union-attr]


def test_every_number_leads_to_a_list_with_exactly_so_many_rows(shown: OfficeWindow, qtbot: QtBot) -> None:
    page = today(shown)
    term = next(iter(shown.office.store.records(Query("term"))))
    shown.commands.scope(term.id)  # what a list is narrowed to elsewhere does not make a number wrong
    kinds = set()
    for said, target in leading(page):
        if not isinstance(target, ToTasks | ToList):
            continue
        kinds.add(type(target))
        shown.today.lead(target)
        words = re.sub(r"\D", "", said)
        if words and not said.startswith("due"):
            assert rows_in_front(shown, qtbot) == int(words), target
    assert kinds == {ToTasks, ToList}


def record_in_front(shown: OfficeWindow) -> str:
    page = list_in_front(shown.window)
    return page.panel.record.id if page is not None and page.panel.record is not None else ""


def test_every_row_opens_what_it_names(shown: OfficeWindow, qtbot: QtBot) -> None:
    targets = [target for _, target in leading(today(shown)) if not isinstance(target, ToMore)]
    for target in targets:
        shown.window.show_area("today")
        shown.today.lead(target)
        if isinstance(target, ToTask) and target.stay:
            assert record_in_front(shown) == target.stay
        elif isinstance(target, ToRecord):
            assert record_in_front(shown) == target.id
        assert shown.window.area != "today"


def test_what_waits_for_a_decision_comes_to_the_desk_as_soon_as_it_is_counted(
    shown: OfficeWindow, qtbot: QtBot
) -> None:
    page = today(shown)
    shown.decisions.counted.emit(OpenDecisions(cards=2, duplicates=0, held=0, questions=1))
    desk = page.blocks["desk"]
    qtbot.waitUntil(lambda: "Decisions to make" in [row.title for row in desk.rows()])
    titles = [row.title for row in desk.rows()]
    shown.today.lead(desk.rows()[titles.index("Decisions to make") + 1].target)
    assert shown.window.area == "exchange"
    assert shown.window.page("exchange").tabs.current() == "questions"  # type: ignore[attr-defined]


def test_a_new_office_begins_with_what_to_do_first(
    start: Callable[[], Application], tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "empty.exchange"
    assert main(["new", str(file), "--name", "Songhua College", "--country", "cn"]) == 0
    shown = opened(start, file, qtbot)
    page = today(shown)
    assert [block.id for block in visible(page)] == ["first"]
    clerk = Clerk(qtbot)
    clerk.key(KEY.Key_Down, KEY.Key_Return)
    assert shown.window.area == "institution"


# journeys


def test_a_round_of_what_is_due_takes_six_gestures(shown: OfficeWindow, qtbot: QtBot) -> None:
    """Journey 5: from the group of this week to all of its tasks asked."""
    page, clerk = today(shown), Clerk(qtbot)
    page.blocks["week"].take_keyboard()
    row = page.blocks["week"].here()
    assert row is not None
    clerk.gestures = 0
    clerk.key(KEY.Key_Return)
    tasks = shown.window.page("tasks")
    assert isinstance(tasks, TasksPage)
    clerk.wait(lambda: tasks._is_read and tasks.model.rowCount() == int(row.right))
    clerk.key(KEY.Key_A, with_=CONTROL)
    clerk.key(KEY.Key_A)
    clerk.wait(lambda: all(one.state == "asked" for one in shown_tasks(tasks)))
    assert clerk.gestures <= 6


def shown_tasks(page: TasksPage) -> list:
    return page._desk.office.casework.tasks.tasks(page.reader.ids(page.model.query), "en")


def test_attendance_is_one_gesture_away(start: Callable[[], Application], office: Path, qtbot: QtBot) -> None:
    """Journey 6: two gestures and one for each absence."""
    with start().program.open(office, writing=True) as file:
        group = next(one for one in file.store.records(Query("language_group")) if one["state"] != "closed")
        file.lessons.planning.add(
            group.id, {"date": date.today().isoformat(), "starts_at": "23:15", "minutes": 30}, "Shen"
        )
    shown = opened(start, office, qtbot)
    page, clerk = today(shown), Clerk(qtbot)
    block = page.blocks["class"]
    block.take_keyboard()
    while block.here().target != ToClass(group.id):  # type: ignore[union-attr]
        clerk.key(KEY.Key_Down)
    clerk.gestures = 0
    clerk.key(KEY.Key_Return)
    language = shown.window.page("language")
    assert isinstance(language, LanguagePage)
    assert language.currentWidget() is language.group
    assert language.group.tabs.current() == ATTENDANCE
    clerk.key(KEY.Key_Escape)
    assert clerk.gestures == 2
    assert (shown.window.area, language.page.kind) == ("language", "language_group")


def test_an_agreement_that_ends_is_two_gestures_from_its_renewal(shown: OfficeWindow, qtbot: QtBot) -> None:
    """Journey 11: Today, the agreement, Renew; the dialog with its number and days takes one more."""
    running = Query("agreement", filters=(Filter("state", Test.IS, ("in_force",)),))
    agreement = next(iter(shown.office.store.records(running)))
    ends = (date.today() + timedelta(days=30)).isoformat()
    changes = shown.office.records.set("agreement", agreement.id, {"valid_until": ends, "renewal": None}, "Shen")
    shown.desk.feed.publish(changes)
    page, clerk = today(shown), Clerk(qtbot)
    block = page.blocks["agreements"]
    qtbot.waitUntil(lambda: ToRecord("agreement", agreement.id) in [row.target for row in block.rows()])
    block.take_keyboard()
    while block.here().target != ToRecord("agreement", agreement.id):  # type: ignore[union-attr]
        clerk.key(KEY.Key_Down)
    clerk.gestures = 0
    asked: list[object] = []
    shown.desk.ask.show = lambda dialog: asked.append(dialog) or False  # type: ignore[method-assign,func-returns-value]
    clerk.key(KEY.Key_Return)
    clerk.wait(lambda: shown.desk.actions["records.renew"].isEnabled())
    clerk.key(KEY.Key_R, with_=CONTROL | SHIFT)
    assert (len(asked), clerk.gestures) == (1, 2)
