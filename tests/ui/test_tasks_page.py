"""The list of tasks: its tabs, the keys on a task, the bar over ticked ones, the panel that says why this day."""

from __future__ import annotations

from datetime import date

import pytest
from office import OpenOffice, add
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel
from task_office import stays, with_rules

from exchange_admin.services.casework.task_list import TaskFilter, TaskTab
from exchange_admin.ui.casework.tasks_page import TasksPage
from exchange_admin.ui.widgets.filter_bar import Chip

pytestmark = pytest.mark.usefixtures("people_shown")

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(office: OpenOffice, qtbot) -> TasksPage:
    page = TasksPage(office.desk)
    qtbot.addWidget(page)
    page.resize(1300, 640)
    page.show()
    page.enter()
    qtbot.waitUntil(lambda: page._is_read)
    return page


@pytest.fixture
def page(office: OpenOffice, qtbot) -> TasksPage:
    with_rules(office)
    return opened(office, qtbot)


def rows(page: TasksPage, *keys: str) -> list[tuple[str, ...]]:
    cells = [[page.model.cell(row, key) for key in keys] for row in range(page.model.rowCount())]
    return [tuple(cell.text for cell in some) for some in cells]


def counts(page: TasksPage) -> list[int | None]:
    return [button.tab.count for button in page.tabs._buttons]


def said(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def test_what_is_overdue_stands_in_front_and_every_tab_is_counted(page: TasksPage) -> None:
    assert page.tabs.current() == "overdue"
    assert rows(page, "name", "what") == [
        ("Соколова Дарья", "Residence permit"),
        ("Ерёмин Фёдор", "Residence permit"),
    ]
    assert counts(page) == [2, 4, 0, 0, 6, 2, 10]


def test_the_day_that_matters_has_the_second_line_and_red_is_for_overdue_alone(page: TasksPage) -> None:
    page.show_tab("all")
    told = {}
    for row in range(page.model.rowCount()):
        act_by, due = (page.model.cell(row, key) for key in ("act_by", "due_day"))
        told[page.model.cell(row, "what").text] = (act_by.second, act_by.tone, due.second, due.tone)
    assert told == {
        "Residence permit": ("", "", "4 d overdue", "red"),
        "Registration of lodging": ("today", "amber", "", ""),
        "Apply to stay longer": ("in 7 d", "amber", "", ""),
        "Health check": ("in 16 d", "", "", ""),
        "Report on the stay": ("", "", "", ""),
    }


def test_space_says_done_today_and_the_next_task_is_in_front(page: TasksPage, office: OpenOffice, qtbot) -> None:
    page.table.go_to_row(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert rows(page, "name") == [("Ерёмин Фёдор",)]
    assert page.table.current_row() == 0
    assert counts(page)[0] == 1
    (done,) = office.store.where("task", "state", ["done"])
    assert done["done_on"] == "2026-11-24"


def test_among_all_tasks_the_keyboard_stays_at_its_place_when_one_is_finished(
    page: TasksPage, office: OpenOffice, qtbot
) -> None:
    page.resize(1300, 380)
    page.show_tab("all")
    page.table.go_to_row(3)
    at, scrolled = page.chosen()[0].id, page.table.verticalScrollBar().value()
    following = [page.model.id_at(row) for row in (4, 5)]
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.model.id_at(page.model.rowCount() - 1) == at
    assert (page.table.current_row(), page.chosen()[0].id) == (3, following[0])
    assert page.table.verticalScrollBar().value() == scrolled
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert (page.table.current_row(), page.chosen()[0].id) == (3, following[1])

    page.table.go_to_row(page.model.rowCount() - 1)
    last = page.chosen()[0].id
    office.desk.undo()
    assert page.chosen()[0].id == last


def test_after_the_last_open_task_the_keyboard_is_at_the_one_before(page: TasksPage, qtbot) -> None:
    page.show_tab("all")
    page.table.go_to_row(page.model.rowCount() - 1)
    before = page.model.id_at(page.model.rowCount() - 2)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.chosen()[0].id == before


def test_undo_takes_back_what_a_key_said_in_one_step(page: TasksPage, office: OpenOffice, qtbot) -> None:
    page.model.pick_all()
    qtbot.keyClick(page.table, Qt.Key.Key_A)
    assert counts(page)[2] == 2
    office.desk.undo()
    assert counts(page)[2] == 0
    assert not [one for one in office.store.where("task", "state", ["asked"]) if one.live]


def test_letters_work_under_a_russian_layout(page: TasksPage) -> None:
    page.table.go_to_row(0)
    typed = QKeyEvent(QEvent.Type.KeyPress, 0x424, Qt.KeyboardModifier.NoModifier, "ф")
    QApplication.sendEvent(page.table, typed)
    assert rows(page, "stands")[0] == ("Asked for",)


def test_ctrl_space_ticks_and_the_bar_asks_for_the_day_of_all_ticked_ones(
    page: TasksPage, office: OpenOffice, qtbot
) -> None:
    page.table.go_to_row(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Space, CONTROL)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Space, CONTROL)
    assert page.model.picked_count() == 2

    def on_the_18th(dialog) -> bool:
        dialog.editors["done_on"].show_value("2026-11-18")
        dialog.accept()
        return True

    office.answers.answers = [on_the_18th]
    page.acts.actions["done_on"].trigger()
    assert {one["done_on"] for one in office.store.where("task", "state", ["done"])} == {"2026-11-18"}
    assert counts(page)[0] == 0


def test_a_day_to_come_is_refused_in_the_dialog_and_changes_nothing(page: TasksPage, office: OpenOffice) -> None:
    refusals = []

    def too_late(dialog) -> bool:
        dialog.editors["done_on"].show_value("2026-12-18")
        dialog.accept()
        refusals.append(dialog.problem.text())
        return False

    office.answers.answers = [too_late]
    page.acts.actions["done_on"].trigger()
    assert "still to come" in refusals[0]
    assert counts(page)[0] == 2


def test_waiving_asks_for_the_reason(page: TasksPage, office: OpenOffice, qtbot) -> None:
    page.table.go_to_row(0)
    office.answers.answers = [None]
    qtbot.keyClick(page.table, Qt.Key.Key_W)
    assert counts(page)[0] == 2
    office.answers.answers = ["Has a permit of another kind"]
    qtbot.keyClick(page.table, Qt.Key.Key_W)
    (waived,) = office.store.where("task", "state", ["waived"])
    assert waived["reason"] == "Has a permit of another kind"
    assert counts(page)[0] == 1


def test_a_day_set_by_hand_says_so_until_it_is_given_back(page: TasksPage, office: OpenOffice) -> None:
    def to(day: str | None):
        def answer(dialog) -> bool:
            dialog.editors["due"].show_value(day)
            dialog.accept()
            return True

        return answer

    office.answers.answers = [to("2026-12-07")]
    page.table.go_to_row(0)
    page.panel.why.move_button.click()
    page.show_tab("all")
    moved = [row for row in range(page.model.rowCount()) if page.model.cell(row, "due_day").second == "moved by hand"]
    assert len(moved) == 1
    page.table.go_to_row(moved[0])
    assert "Moved by hand: the rule does not move it." in said(page.panel.why)
    office.answers.answers = [to(None)]
    page.panel.why.move_button.click()
    assert page._current().due == date(2026, 11, 20)


def test_the_panel_says_why_this_day(page: TasksPage) -> None:
    page.table.go_to_row(0)
    words = said(page.panel.why)
    for part in (
        f"Event {page._desk.look.formats.day('2026-09-01')}, Arrival",
        "Rule 80 calendar days after it",
        "20 Nov 2026 · 4 d overdue",
        "Source: Exit and Entry Administration Law, art. 39.",
        "High",
        "checked 20 Nov 2026",
    ):
        assert part in words


def test_of_health_a_day_is_kept_and_no_file_is_asked_for(page: TasksPage, office: OpenOffice) -> None:
    page.show_tab("all")
    page.table.go_to_row(rows(page, "what").index(("Health check",)))
    assert page.panel.proof.attach.isHidden()
    assert "Only the day is kept, no file." in said(page.panel.proof)
    asked = []

    def look(dialog) -> bool:
        asked.extend(dialog.editors)
        return False

    office.answers.answers = [look]
    page.acts.actions["done_on"].trigger()
    assert asked == ["done_on"]


def test_scans_make_a_task_received(page: TasksPage, office: OpenOffice, tmp_path) -> None:
    scan = tmp_path / "permit.pdf"
    scan.write_bytes(b"%PDF-1.4 a scan")
    office.answers.answers = [[scan]]
    page.table.go_to_row(0)
    page.panel.proof.attach.click()
    assert rows(page, "stands")[0] == ("Received",)
    assert "1 file" in said(page.panel.proof)


def test_enter_opens_the_stay(page: TasksPage, office: OpenOffice, qtbot) -> None:
    page.table.go_to_row(0)
    task = page.chosen()[0].id
    with qtbot.waitSignal(page.stay_wanted) as opened:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == [stays(office)[0], task]


def test_a_task_of_no_rule_is_added_and_assigned(page: TasksPage, office: OpenOffice) -> None:
    staff = add(office.store, "staff", name="Song Anqi", role="clerk")

    def fill(dialog) -> bool:
        for name, value in (("title", "Order badges"), ("due", "2026-11-25"), ("assigned_to_id", staff)):
            dialog.editors[name].show_value(value)
        dialog.accept()
        return True

    office.answers.answers = [fill]
    page.add_button.click()
    page.show_tab("week")
    page.table.go_to_row(rows(page, "what").index(("Order badges",)))
    assert "Song Anqi" in said(page.panel.who)


def test_only_whom_somebody_looks_for_is_listed(page: TasksPage, qtbot) -> None:
    page.filters.find("Eremin")
    assert rows(page, "name") == [("Ерёмин Фёдор",)]
    assert counts(page) == [1, 2, 0, 0, 3, 1, 5]
    page.filters.find("Nobody")
    assert page.empty.sentence() == "Nothing here fits these filters."
    page.empty.button.click()
    assert len(rows(page, "name")) == 2


def test_empty_tabs_say_what_comes_next(page: TasksPage) -> None:
    page.show_tab("waiting")
    assert page.empty.sentence() == "Nobody owes you an answer."


def test_an_office_without_tasks_says_where_they_come_from(office: OpenOffice, qtbot) -> None:
    page = opened(office, qtbot)
    assert page.tabs.current() == "all"
    assert page.empty.sentence().startswith("No tasks yet.")
    assert page.empty.button.accessibleName() == "Add a task"


def test_a_changed_rule_moves_what_nobody_touched(page: TasksPage, office: OpenOffice, qtbot) -> None:
    (rule,) = office.store.where("requirement", "code", ["cn.permit"])
    changes = office.desk.records.set("requirement", rule.id, {"offset": 90}, "Shen", seen=rule.heads)
    office.desk.feed.publish(changes)
    qtbot.waitUntil(lambda: counts(page)[0] == 0)


def test_a_page_that_nobody_looks_at_reads_nothing_until_it_is_entered(page: TasksPage, office: OpenOffice) -> None:
    page.hide()
    office.desk.feed.publish(office.desk.office.casework.verbs.ask([page.chosen()[0].id], "Shen"))
    assert counts(page)[2] == 0
    page.show()
    page.enter()
    assert counts(page)[2] == 1


def test_a_part_of_a_tab_is_shown_with_a_chip_that_takes_it_away(page: TasksPage) -> None:
    page.show_part(TaskTab.WEEK, TaskFilter(act_from="2026-11-25"), Chip(0, "From Today", "later this week"))
    whole = page._desk.office.casework.tasks.ns(TaskTab.WEEK)
    assert page.tabs.current() == "week"
    assert 0 < page.model.rowCount() < len(whole)
    assert [chip.value for chip in page.bar.chips()] == ["later this week"]

    page.bar._chips[0].cross.click()
    assert (page.tabs.current(), page.model.rowCount(), page.bar.chips()) == ("week", len(whole), [])


def test_a_page_that_was_led_to_a_part_before_it_was_read_stays_there(office: OpenOffice, qtbot) -> None:
    with_rules(office)
    page = TasksPage(office.desk)
    qtbot.addWidget(page)
    page.show()
    page.show_part(TaskTab.NOTICES, TaskFilter())
    page.enter()
    qtbot.waitUntil(lambda: page._is_read)
    assert (page.tabs.current(), page.model.rowCount()) == ("notices", 2)


def test_show_all_takes_away_what_a_page_that_led_here_asked_for(page: TasksPage) -> None:
    page.show_part(TaskTab.ALL, TaskFilter(act_until="1999-12-31"), Chip(0, "Act by", "before the program"))
    assert page.model.rowCount() == 0
    page.empty.button.click()
    assert page.bar.chips() == []
    assert page.model.rowCount() == 10
