"""The list of tasks as a list: bands, order, columns, filters, what other pages ask for, the list in a file."""

from __future__ import annotations

import pytest
from office import OpenOffice
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from task_office import stays, with_rules
from test_tasks_page import counts, opened, rows, said

from exchange_admin.domain.queries import Filter, Test
from exchange_admin.services.casework.task_list import TaskFilter, TaskTab
from exchange_admin.ui.casework.tasks_page import TasksPage
from exchange_admin.ui.tables.bands import BAND
from exchange_admin.ui.theme import Tone


@pytest.fixture
def page(office: OpenOffice, qtbot) -> TasksPage:
    with_rules(office)
    return opened(office, qtbot)


def bands(page: TasksPage) -> list[tuple[int, str, str]]:
    return [(row, head.words, head.count) for row, head in page.table.bands().items()]


def test_under_all_tasks_stand_in_bands_in_rows_that_are_higher(page: TasksPage) -> None:
    page.show_tab("all")
    assert bands(page) == [(0, "Overdue", "2"), (2, "This week", "4"), (6, "Later", "2"), (8, "Without a day", "2")]
    assert [head.tone for head in page.table.bands().values()] == [Tone.RED, Tone.GREY, Tone.GREY, Tone.GREY]
    higher = page.table.rowHeight(2) - page.table.rowHeight(1)
    assert higher == page._desk.look.px(BAND)


def test_a_tab_of_one_band_needs_no_head(page: TasksPage) -> None:
    assert page.tabs.current() == "overdue"
    assert bands(page) == []
    page.show_tab("notices")
    assert bands(page) == []


def test_bands_are_there_only_by_the_day_to_act_and_turn_round_with_it(page: TasksPage) -> None:
    page.show_tab("all")
    header = page.table.header
    header.setSortIndicator(page.model.section_of("what"), Qt.SortOrder.AscendingOrder)
    assert bands(page) == []
    titles = [title for (title,) in rows(page, "what")]
    assert titles == sorted(titles)
    assert page.table.rowHeight(2) == page.table.rowHeight(1)
    header.setSortIndicator(page.model.section_of("act_by"), Qt.SortOrder.DescendingOrder)
    assert [words for _, words, _ in bands(page)] == ["Without a day", "Later", "This week", "Overdue"]


def test_a_press_on_a_head_is_none_on_the_row_below_it(page: TasksPage, qtbot) -> None:
    page.show_tab("all")
    page.table.go_to_row(4)
    top = page.table.rowViewportPosition(2)
    middle = page.table.columnViewportPosition(1) + 20
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, top + 8))
    assert page.table.current_row() == 4
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, top + 40))
    assert page.table.current_row() == 2


def test_papers_for_a_journey_that_was_made_stand_behind_and_the_panel_says_why(
    page: TasksPage, office: OpenOffice
) -> None:
    (rule,) = office.store.where("requirement", "code", ["cn.lodging"])
    values = {"phase": "before_departure", "event": "planned_entry", "offset": 1}
    office.desk.feed.publish(office.desk.records.set("requirement", rule.id, values, "Shen", seen=rule.heads))
    page.show_tab("overdue")
    assert [words for _, words, _ in bands(page)] == ["Overdue", "Overdue, but that phase is over"]
    page.table.go_to_row(0)
    assert "phase is over" not in said(page.panel.why)
    page.table.go_to_row(page.model.rowCount() - 1)
    assert "Its phase is over" in said(page.panel.why)


def test_filters_narrow_the_rows_and_the_counts_and_go_again(page: TasksPage) -> None:
    page.show_tab("all")
    page.filters.filter_by("phase", (Filter("phase", Test.IS, ("during",)),))
    assert {title for (title,) in rows(page, "what")} == {"Apply to stay longer"}
    assert counts(page)[-1] == 2
    assert [(chip.caption, chip.value) for chip in page.bar.chips()] == [("Phase", "During the stay")]
    page.bar.chip_removed.emit(0)
    assert len(rows(page, "what")) == 10


def test_another_page_leads_to_a_tab_with_a_filter_before_anything_is_read(office: OpenOffice, qtbot) -> None:
    with_rules(office)
    (rule,) = office.store.where("requirement", "code", ["cn.lodging"])
    page = TasksPage(office.desk)
    qtbot.addWidget(page)
    page.show()
    page.show_part(TaskTab.WEEK, TaskFilter(filters=(Filter("requirement_id", Test.IS, (rule.id,)),)))
    page.enter()
    qtbot.waitUntil(lambda: page._is_read)
    assert page.tabs.current() == "week"
    assert rows(page, "what") == [("Registration of lodging",)] * 2
    assert [chip.value for chip in page.bar.chips()] == ["Registration of lodging"]
    page.show_part(TaskTab.OVERDUE, TaskFilter())
    assert rows(page, "what") == [("Residence permit",)] * 2
    assert page.bar.chips() == []


def test_columns_are_chosen_and_kept(page: TasksPage, office: OpenOffice, qtbot) -> None:
    page.columns.choose(("name", "what", "act_by", "partner", "who_acts"))
    page.show_tab("all")
    assert all(partner for (partner,) in rows(page, "partner"))
    assert ("Host institution",) in rows(page, "who_acts")
    page.columns.order_by("actor")
    again = opened(office, qtbot)
    assert again.table.keys_in_order() == ("name", "what", "act_by", "partner", "who_acts")
    assert again.columns.order.field == "actor"


def test_the_list_goes_into_a_workbook_as_seen_with_what_it_was_narrowed_by(
    page: TasksPage, office: OpenOffice, qtbot, tmp_path
) -> None:
    page.show_tab("week")
    page.filters.find("Eremin")
    target = tmp_path / "tasks.xlsx"
    office.answers.answers = [target]
    with qtbot.waitSignal(office.desk.notices.said):
        page.export_button.click()
    assert office.answers.asked[-1].endswith("Tasks - This week.xlsx")
    book = load_workbook(target)
    assert book.sheetnames == ["This week", "Filter"]
    lines = [[cell.value for cell in line] for line in book["This week"].iter_rows()]
    assert lines[0][:4] == ["Person or record", "Task", "Act by", "Due"]
    assert [line[1] for line in lines[1:]] == ["Registration of lodging", "Apply to stay longer"]
    assert lines[1][-1] == "This week"
    told = {line[0].value: line[1].value for line in book["Filter"].iter_rows(min_row=2)}
    assert told["Tab"] == "This week"
    assert told["Found by"] == "Eremin"
    assert told["Order"] == "Act by"


def test_a_task_that_somebody_made_up_can_be_cancelled_and_no_other(page: TasksPage, office: OpenOffice) -> None:
    def offered() -> list[str]:
        page._offer_verbs(QPoint(0, 0))
        (menu,) = [one for one in page.findChildren(QMenu) if one.isVisible()]
        words = [action.text() for action in menu.actions()]
        menu.close()
        menu.deleteLater()
        return words

    page.table.go_to_row(0)
    assert "Cancel the task" not in offered()
    made = office.desk.office.casework.verbs.add("Order badges", {"mobility_id": stays(office)[0]}, "Shen")
    office.desk.feed.publish(made)
    page.show_tab("all")
    page.table.go_to_row(rows(page, "what").index(("Order badges",)))
    assert "Cancel the task" in offered()
    page.acts.actions["cancel"].trigger()
    (own,) = office.store.where("task", "title", ["Order badges"])
    assert own["state"] == "cancelled"
    assert bands(page)[-1][1] == "Done or dropped"


def test_a_refused_verb_names_the_task(page: TasksPage, office: OpenOffice) -> None:
    page.show_tab("all")
    one = page.chosen()[0]
    office.desk.feed.publish(office.desk.office.casework.verbs.waive([one.id], "has one", "Shen"))
    told: list[str] = []
    office.desk.notices.said.connect(lambda text, undo: told.append(text))
    page.model.pick_all()
    page.acts.ask()
    assert told[-1].startswith("Nothing was changed: “Residence permit for study” (Соколова Дарья")
    assert not office.store.where("task", "state", ["asked"])


def test_rules_that_nobody_checked_for_a_year_are_told_with_the_way_to_them(
    page: TasksPage, office: OpenOffice, qtbot
) -> None:
    assert page.rules.isHidden()
    (rule,) = office.store.where("requirement", "code", ["cn.permit"])
    values = {"checked_on": "2025-11-20"}
    office.desk.feed.publish(office.desk.records.set("requirement", rule.id, values, "Shen", seen=rule.heads))
    assert page.rules.text() == "1 rule in use was last checked over a year ago."
    with qtbot.waitSignal(page.rules_wanted) as wanted:
        page.rules.button.click()
    assert wanted.args[0].isoformat() == "2025-11-24"
