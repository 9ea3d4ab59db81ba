"""A language group over the whole page: attendance by keyboard, lessons, timetable, people, closing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from office import OpenOffice, add
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QToolTip

from exchange_admin.documents.pages import Pages
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.lessons.timetable import Proposed, Slot, proposed_lessons
from exchange_admin.domain.vocabulary import words
from exchange_admin.services.lessons.planning import Planning
from exchange_admin.services.lessons.testing import WantedPart
from exchange_admin.ui.ask import Question
from exchange_admin.ui.lessons.enrol_dialog import EnrolDialog
from exchange_admin.ui.lessons.exam_card import ExamCard, RetakeDialog
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog
from exchange_admin.ui.lessons.group_page import ATTENDANCE, LESSONS, PEOPLE, TESTS, TIMETABLE, GroupPage
from exchange_admin.ui.lessons.language_page import LanguagePage
from exchange_admin.ui.lessons.new_test_dialog import NewTestDialog
from exchange_admin.ui.lessons.verb_bar import VerbBar
from exchange_admin.ui.presentation import AREAS
from exchange_admin.ui.theme import Tone

pytestmark = pytest.mark.usefixtures("people_shown")

TODAY = date(2026, 11, 24)
MONDAY, FRIDAY = Slot(1, "08:30", 90, "204"), Slot(5, "10:20", 90)
HOLIDAY, OFF = date(2026, 11, 23), date(2026, 12, 1)


@pytest.fixture(autouse=True)
def calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    """One invented day off; the services have tests of their own for the calendar."""

    def proposed(
        planning: Planning, group: str, first: date | None, last: date | None, language: str
    ) -> list[Proposed]:
        found = proposed_lessons([MONDAY], first or date(2026, 11, 9), last or date(2026, 11, 27))
        return [Proposed(one.day, one.slot, "Day of the test" if one.day == HOLIDAY else "") for one in found]

    def day_off(planning: Planning, group: str, day: date, language: str) -> Problem | None:
        facts = {"date": day.isoformat(), "name": "Day of the test"}
        return Problem("lesson.day_off", "date", facts, Level.ASKS) if day == OFF else None

    monkeypatch.setattr(Planning, "proposed", proposed)
    monkeypatch.setattr(Planning, "day_off", day_off)


class Group:
    """A group of two people with six lessons from 9 November 2026, four of them before today, and its page."""

    def __init__(self, office: OpenOffice) -> None:
        self.office, self.store = office, office.store
        self.lessons, self.exams = office.desk.office.lessons, office.desk.office.exam_results
        course = add(self.store, "language_course", name_en="Chinese A2", language="zh", planned_minutes=2700)
        self.id = self.group(course, "ZH-1")
        self.other = self.group(course, "ZH-2")
        for key in ("sokolova", "eremin"):
            facts: dict[str, Value] = {"person_id": office.ids[key], "language_group_id": self.id}
            add(self.store, "language_enrolment", state="enrolled", enrolled_on="2026-11-09", **facts)
        planning = self.lessons.planning
        planning.set_timetable(self.id, [MONDAY, FRIDAY], "Shen")
        made = proposed_lessons([MONDAY, FRIDAY], date(2026, 11, 9), date(2026, 11, 27))
        planning.make(self.id, made, "Shen")
        area = next(area for area in AREAS if area.id == "language")
        self.area = LanguagePage(office.desk, area)

    def group(self, course: str, code: str) -> str:
        more: dict[str, Value] = {"starts": "2026-11-09", "ends": "2026-11-27"}
        return add(self.store, "language_group", language_course_id=course, code=code, **more)

    @property
    def page(self) -> GroupPage:
        return self.area.group

    def state(self, column: int) -> str:
        return self.lessons.sheet(self.id).lessons[column].state

    def marks(self) -> dict[tuple[int, int], tuple[str, int]]:
        """Live marks by row and column of the grid."""
        sheet = self.lessons.sheet(self.id)
        return {
            (row, column): (mark.state.value, mark.late_minutes)
            for row, member in enumerate(sheet.members)
            for column, lesson in enumerate(sheet.lessons)
            if (mark := sheet.marks.get(member.id, {}).get(lesson.id)) is not None
        }


@pytest.fixture
def group(office: OpenOffice, qtbot) -> Group:
    made = Group(office)
    qtbot.addWidget(made.area)
    made.area.resize(1200, 640)
    made.area.show()
    made.area.open_group(made.id)
    return made


def press(qtbot, group: Group, *keys: object) -> None:
    for key in keys:
        if isinstance(key, str):
            qtbot.keyClicks(group.page.attendance.table, key)
        else:
            qtbot.keyClick(group.page.attendance.table, key)


def test_attendance_opens_at_the_last_lesson_before_tomorrow(group: Group) -> None:
    index = group.page.attendance.table.currentIndex()
    assert (index.row(), index.column()) == (0, 4)  # Monday the 23rd: today is Tuesday the 24th


def test_the_ground_beside_and_below_attendance_is_that_of_the_page(group: Group, look) -> None:
    table = group.page.attendance.table
    for header in (table.verticalHeader(), table.horizontalHeader()):
        shown = header.grab().toImage()
        end = shown.pixelColor(shown.width() - 3, shown.height() - 3)
        assert end.name().lower() == look.theme.surface.lower()


def test_a_letter_marks_and_holds_the_lesson_and_everybody_else_is_present(group: Group, qtbot) -> None:
    press(qtbot, group, "a")
    assert group.marks() == {(0, 4): ("absent", 0)}
    assert group.state(4) == "held"
    press(qtbot, group, Qt.Key.Key_Down, "e")
    assert group.marks()[1, 4] == ("excused", 0)
    press(qtbot, group, "p")
    assert group.marks()[1, 4] == ("present", 0)
    grid = group.page.attendance.grid
    assert [grid.data(grid.index(row, 4)) for row in (0, 1)] == ["A", "·"]


def test_an_empty_sheet_asks_for_people_first_and_then_for_lessons(group: Group, qtbot) -> None:
    group.area.open_group(group.other)
    view, empty = group.page.attendance, group.page.attendance.empty
    assert "Nobody is in this group yet" in empty._sentence.text()
    with qtbot.waitSignal(view.people_wanted):
        empty.button.click()
    facts: dict[str, Value] = {"person_id": group.office.ids["eremin"], "language_group_id": group.other}
    add(group.store, "language_enrolment", state="enrolled", enrolled_on="2026-11-09", **facts)
    group.area.open_group(group.other)
    assert "This group has no lessons yet" in empty._sentence.text()
    with qtbot.waitSignal(view.lessons_wanted):
        empty.button.click()


@pytest.mark.parametrize(("typed", "state"), [("ф", "absent"), ("Н", "absent"), ("у", "excused")])
def test_the_keys_mean_the_same_in_a_russian_layout(group: Group, qtbot, typed: str, state: str) -> None:
    QGuiApplication.sendEvent(
        group.page.attendance.table,
        QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, typed),
    )
    assert group.marks() == {(0, 4): (state, 0)}


def test_a_click_goes_to_its_place_and_space_and_lists_mean_nothing_there(group: Group, qtbot) -> None:
    table = group.page.attendance.table
    table.scrollTo(table.cells.index(1, 4))
    place = table.visualRect(table.cells.index(1, 4)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 4)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.keyClick(table, Qt.Key.Key_F4)
    assert group.marks() == {}


def test_enter_holds_a_lesson_in_which_everybody_is_present(group: Group, qtbot) -> None:
    press(qtbot, group, Qt.Key.Key_Return)
    assert group.state(4) == "held"
    assert group.marks() == {}
    press(qtbot, group, Qt.Key.Key_Return)
    assert group.page.attendance.table.currentIndex().row() == 1


def test_a_group_of_25_is_done_with_two_keys_and_one_for_each_absence(group: Group, qtbot) -> None:
    """Enter on the group, Enter on the lesson; then arrows and a letter for each who was missing."""
    for n in range(23):
        person = add(group.store, "person", family_latin=f"Petrov{n:02}", given_latin="Ivan", role="student")
        facts: dict[str, Value] = {"person_id": person, "language_group_id": group.id}
        add(group.store, "language_enrolment", state="enrolled", enrolled_on="2026-11-09", **facts)
    group.area.open_group(group.id)
    table, steps = group.page.attendance.table, group.store.step_count()
    column = table.currentIndex().column()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    for row in (3, 17):
        while table.currentIndex().row() < row:
            qtbot.keyClick(table, Qt.Key.Key_Down)
        qtbot.keyClick(table, "a")
    assert group.state(column) == "held"
    assert group.marks() == {(3, column): ("absent", 0), (17, column): ("absent", 0)}
    assert group.store.step_count() == steps + 3
    for _ in range(3):
        group.store.undo("Shen")
    assert (group.state(column), group.marks()) == ("planned", {})


def test_late_asks_for_minutes_in_the_cell(group: Group, qtbot) -> None:
    table = group.page.attendance.table
    press(qtbot, group, "l")
    editor = table.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "10")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: group.marks() == {(0, 4): ("late", 10)})
    tallies = group.lessons.sheet(group.id).tallies.values()
    assert sorted(one.attended for one in tallies) == [80, 90]


def test_a_digit_begins_the_minutes_and_more_than_the_lesson_has_is_not_taken(group: Group, qtbot) -> None:
    table = group.page.attendance.table
    press(qtbot, group, "9")
    editor = table.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "9"
    qtbot.keyClicks(editor, "5")  # 95 of 90 minutes
    assert not editor.hasAcceptableInput()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.wait(20)
    assert group.marks() == {}
    qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_several_chosen_places_are_marked_in_one_step(group: Group, qtbot) -> None:
    table = group.page.attendance.table
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, group, "a")
    assert len(group.marks()) == 4
    group.office.desk.actions["edit.undo"].trigger()
    assert group.marks() == {}
    assert group.state(4) == "planned"
    assert group.page.attendance.grid.data(group.page.attendance.grid.index(0, 4)) == ""


def test_days_before_somebody_came_cannot_be_marked(group: Group, qtbot) -> None:
    enrolment = group.lessons.sheet(group.id).members[0].id
    group.office.desk.feed.publish(
        group.office.desk.records.set("language_enrolment", enrolment, {"enrolled_on": "2026-11-24"}, "Shen")
    )
    said = group.office.window.toast.text
    for key in "al5":
        group.office.desk.notices.say("Before")
        press(qtbot, group, key)
        assert said().startswith("Nothing to mark here")
    press(qtbot, group, Qt.Key.Key_Down, "a")
    assert group.marks() == {(1, 4): ("absent", 0)}


def test_a_closed_group_asks_once_why_it_is_changed(group: Group, qtbot) -> None:
    for column in range(5):
        group.page.attendance.table.go_to_cell(0, column)
        press(qtbot, group, Qt.Key.Key_Return)
    group.office.answers.answers = [True]
    group.page.close_group()
    question = group.office.answers.asked[-1]
    assert isinstance(question, Question)
    assert "no result" in question.details
    assert group.page.session.sheet is not None
    assert group.page.session.sheet.is_closed
    group.office.answers.answers = [None]
    press(qtbot, group, "a")
    assert group.marks() == {}
    group.office.answers.answers = ["Miscounted"]
    press(qtbot, group, "a", "e")
    assert group.marks() == {(0, 4): ("excused", 0)}
    assert group.lessons.sheet(group.id).group["correction"] == "Miscounted"


def test_a_group_with_unsettled_lessons_says_why_it_stays_open(group: Group) -> None:
    group.page.close_group()
    assert "neither held nor cancelled" in str(group.office.answers.asked[-1])
    assert not group.lessons.sheet(group.id).is_closed


def test_lessons_are_cancelled_moved_and_given_by_somebody_else(group: Group) -> None:
    page, answers = group.page, group.office.answers
    page.show_tab(LESSONS)
    lessons = [one.id for one in group.lessons.sheet(group.id).lessons]
    page.lessons.table.go_to(lessons[5])
    page._verbs.cancel.trigger()
    assert group.state(5) == "cancelled"

    def to_saturday(dialog: FieldsDialog) -> bool:
        dialog.editors["date"].show_typed("2026-11-28")
        dialog.accept()
        return bool(dialog.values)

    answers.answers = [to_saturday]
    page._verbs.move.trigger()
    assert [group.state(n) for n in (5, 6)] == ["moved", "planned"]
    assert not page._verbs.move.isEnabled()

    def chen(dialog: FieldsDialog) -> bool:
        dialog.editors["substitute_id"].show_value(group.office.ids["chen"])
        dialog.accept()
        return True

    page.lessons.table.go_to(group.lessons.sheet(group.id).lessons[6].id)
    answers.answers = [chen]
    page._verbs.substitute.trigger()
    cells = page.lessons.table.cells.rows[6].cells
    assert (cells[5].text, cells[5].second) == ("陈思远", "substitute")


def lesson_said(**typed: str) -> Callable[[FieldsDialog], bool]:
    """Answers the dialog about a lesson with these texts."""

    def answer(dialog: FieldsDialog) -> bool:
        for name, text in typed.items():
            dialog.editors[name].show_typed(text)
        dialog.accept()
        return bool(dialog.values)

    return answer


def test_a_lesson_beside_the_timetable_is_added_changed_by_enter_and_deleted(group: Group, qtbot) -> None:
    page, answers = group.page, group.office.answers
    page.show_tab(LESSONS)
    answers.answers = [lesson_said(date="2026-11-26", starts_at="14:00", minutes="3")]
    page._verbs.add.trigger()
    row = next(row for row in page.lessons.table.cells.rows if row.cells[0].text.startswith("26 Nov 2026"))
    assert [cell.text for cell in row.cells[1:3]] == ["14:00", "3"]
    page.lessons.table.go_to(row.key)
    answers.answers = [lesson_said(date="2026-11-25")]
    qtbot.keyClick(page.lessons.table, Qt.Key.Key_Return)
    record = group.store.get("language_lesson", row.key)
    assert record is not None
    assert (record["date"], record["minutes"]) == ("2026-11-25", 135)
    page._verbs.remove.trigger()
    assert row.key not in [one.key for one in page.lessons.table.cells.rows]
    page.lessons.table.go_to(group.lessons.sheet(group.id).lessons[0].id)
    page._verbs.hold.trigger()
    assert not page._verbs.remove.isEnabled()


def test_a_lesson_that_is_put_on_a_day_off_is_remarked_upon(group: Group, qtbot) -> None:
    page, answers, notices = group.page, group.office.answers, group.office.desk.notices
    page.show_tab(LESSONS)
    answers.answers = [lesson_said(date="2026-12-01", starts_at="14:00", minutes="2")]
    with qtbot.waitSignal(notices.said, check_params_cb=lambda words, *_: "day off" in words) as said:
        page._verbs.add.trigger()
    assert "1 Dec 2026 is a day off in the host country (Day of the test)" in said.args[0]
    page.lessons.table.go_to(group.lessons.sheet(group.id).lessons[5].id)
    answers.answers = [lesson_said(date="2026-12-01", starts_at="09:00")]
    with qtbot.waitSignal(notices.said, check_params_cb=lambda words, *_: "day off" in words):
        page._verbs.move.trigger()
    assert [one.day for one in group.lessons.sheet(group.id).lessons[-2:]] == [OFF, OFF]


def test_a_dialog_about_a_lesson_that_is_refused_stays_as_it_was_typed(group: Group) -> None:
    page, seen = group.page, list[tuple[str, str]]()
    page.show_tab(LESSONS)

    def taken_then_free(dialog: FieldsDialog) -> bool:
        dialog.editors["topic"].show_typed("Tones")
        for day in ("2026-11-27", "2026-11-28"):
            dialog.editors["date"].show_typed(day)
            dialog.editors["starts_at"].show_typed("10:20")
            dialog.accept()
            seen.append((dialog.problem.text(), str(dialog.editors["topic"].typed())))
        return True

    group.office.answers.answers = [taken_then_free]
    page._verbs.add.trigger()
    assert ["already stands" in problem for problem, _ in seen] == [True, False]
    assert {topic for _, topic in seen} == {"Tones"}
    added = group.lessons.sheet(group.id).lessons[-1]
    assert (added.day, added.record["topic"]) == (date(2026, 11, 28), "Tones")


def test_the_fields_of_a_timetable_have_headings_above_them(group: Group) -> None:
    group.page.show_tab(TIMETABLE)
    headings, line = group.page.timetable.headings, group.page.timetable.lines[0]
    assert headings.texts() == ["Day", "Start", "Hours", "Room"]
    for label, editor in zip(headings.findChildren(QLabel), line._editors(), strict=True):
        assert label.width() == editor.widget.width()
        assert label.mapTo(group.page, QPoint(0, 0)).x() == editor.widget.mapTo(group.page, QPoint(0, 0)).x()
    assert headings.mapTo(group.page, QPoint(0, 0)).y() < line.mapTo(group.page, QPoint(0, 0)).y()


def test_the_first_lesson_of_a_group_needs_no_timetable(group: Group) -> None:
    page = group.page
    page.session.open(group.other)
    page.show_tab(LESSONS)
    group.office.answers.answers = [lesson_said(date="2026-11-23")]
    assert page._verbs.add.isEnabled()
    page._verbs.add.trigger()
    (lesson,) = group.lessons.sheet(group.other).lessons
    assert (lesson.day, lesson.counted.minutes) == (date(2026, 11, 23), 90)


def test_a_lesson_to_come_is_not_held_by_a_slip_of_the_keyboard(group: Group, qtbot) -> None:
    group.page.attendance.table.go_to_cell(0, 5)
    with qtbot.waitSignal(group.office.desk.notices.said) as said:
        press(qtbot, group, Qt.Key.Key_Return)
    assert "is still to come" in said.args[0]
    press(qtbot, group, "a")
    assert group.state(5) == "planned"
    assert group.marks() == {}


def test_a_topic_is_typed_into_the_list(group: Group) -> None:
    group.page.show_tab(LESSONS)
    plain = group.page.lessons.table.cells
    plain.setData(plain.index(0, 3), "Tones")
    assert group.lessons.sheet(group.id).lessons[0].record["topic"] == "Tones"


def test_lessons_of_a_timetable_skip_days_off_and_ticks_decide(group: Group, qtbot) -> None:
    page = group.page
    page.session.open(group.other)
    page.show_tab(TIMETABLE)
    line = page.timetable.lines[0]
    line.weekday.show_typed("1")
    line.starts.show_typed("08:30")
    line.starts.left.emit()
    assert group.lessons.planning.slots(group.other) == [Slot(1, "08:30", 90)]
    table = page.timetable.proposals
    qtbot.waitUntil(lambda: len(table.cells.rows) == 3)
    assert [row.tick for row in table.cells.rows] == [True, True, False]
    assert table.cells.rows[2].cells[4].text == "Day of the test"
    table.cells.turn([0])
    page.timetable.make()
    assert [one.day for one in group.lessons.sheet(group.other).lessons] == [date(2026, 11, 16)]
    assert page.tabs.current() == LESSONS


def test_nothing_is_planned_from_a_line_that_cannot_be_read_and_no_other_line_loses_its_own(
    group: Group, qtbot
) -> None:
    page, slots = group.page, group.lessons.planning.slots
    page.show_tab(TIMETABLE)
    first, second = page.timetable.lines
    qtbot.waitUntil(page.timetable.make_button.isEnabled)
    for text, reason in (("9:77", "Start: “9:77”"), ("", "Start: ")):
        first.starts.line.setFocus()
        first.starts.line.selectAll()
        qtbot.keyClicks(first.starts.line, text) if text else qtbot.keyClick(first.starts.line, Qt.Key.Key_Delete)
        qtbot.keyClick(first.starts.line, Qt.Key.Key_Tab)
        assert page.timetable.unread.text().startswith(reason)
        assert not page.timetable.make_button.isEnabled()
    second.room.show_typed("A101")
    second.room.left.emit()
    assert slots(group.id) == [MONDAY, replace(FRIDAY, room="A101")]
    first.starts.show_typed("9:15")
    first.starts.left.emit()
    assert [one.starts_at for one in slots(group.id)] == ["09:15", FRIDAY.starts_at]
    assert page.timetable.unread.isHidden()


def test_results_are_typed_beside_the_people_and_a_word_that_is_none_changes_nothing(group: Group, qtbot) -> None:
    page = group.page
    page.show_tab(PEOPLE)
    table, plain = page.people.table, page.people.table.cells
    places = {column.key: n for n, column in enumerate(plain.columns)}
    for key, text in (("mark", "4,50"), ("level_reached", "a2"), ("result", "Passed")):
        table.setCurrentIndex(plain.index(0, places[key]))
        qtbot.keyClick(table, Qt.Key.Key_F2)
        (line,) = table.viewport().findChildren(QLineEdit)
        line.selectAll()
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not table.viewport().findChildren(QLineEdit))
    enrolment = group.lessons.sheet(group.id).members[0].enrolment
    assert [enrolment[name] for name in ("mark", "level_reached", "result")] == ["4.5", "A2", "passed"]
    with qtbot.waitSignal(group.office.desk.notices.said) as said:
        plain.setData(plain.index(0, places["result"]), "splendid")
    assert said.args[0] == "“splendid” is not one of the choices. Pick one from the list."
    assert plain.cell(plain.index(0, places["result"])).text == "Passed"
    plain.setData(plain.index(0, places["result"]), "")
    assert group.lessons.sheet(group.id).members[0].enrolment["result"] is None
    table.put({(0, places["level_reached"]): "B1", (1, places["level_reached"]): "splendid"})
    assert group.lessons.sheet(group.id).members[0].enrolment["level_reached"] == "A2", "nor is a block taken in part"


def test_states_and_hours_of_people_are_never_cut(group: Group) -> None:
    group.page.show_tab(PEOPLE)
    table = group.page.people.table
    look = group.office.desk.look
    for section, column in enumerate(table.cells.columns):
        if not column.share:
            needed = max(table.delegate.width_of(row.cells[section], column) for row in table.cells.rows)
            assert table.columnWidth(section) >= needed + look.px(18), column.key


def test_people_are_enrolled_from_a_pasted_list_and_unclear_names_stay_in_sight(group: Group, qtbot) -> None:
    page = group.page
    page.session.open(group.other)
    page.show_tab(PEOPLE)
    seen: list[str] = []

    def paste(dialog: EnrolDialog) -> bool:
        QGuiApplication.clipboard().setText("Ерёмин Фёдор\t5\nSokolova\nNobody Known")
        qtbot.keyClick(dialog.search.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        seen.extend(row.cells[0].text for row in dialog.table.cells.rows)
        dialog.accept()
        return bool(dialog.first)

    group.office.answers.answers = [paste]
    page.people.enrol_action.trigger()
    assert seen[0] == "Nobody Known"
    assert len(group.lessons.sheet(group.other).members) == 2


def test_enter_among_those_to_enrol_neither_enrols_nor_leaves(group: Group, qtbot) -> None:
    """It chooses a person in the field; on the button it enrols."""
    dialog = EnrolDialog(group.office.desk, "G", "2026-11-19", group.office.window)
    left: list[int] = []
    dialog.finished.connect(left.append)
    dialog.show()
    dialog.paste("Ерёмин Фёдор")
    qtbot.keyClicks(dialog.search.line, "zzz")
    for field in (dialog.search.line, dialog.day.line):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (left, len(dialog.people), dialog.isVisible()) == ([], 1, True)
    dialog.accept()
    assert (left, dialog.problem.isVisible()) == ([], True)
    dialog.search.show_value(None)
    (enrol,) = [one for one in dialog.findChildren(QPushButton) if one.text().startswith("Enrol")]
    enrol.setFocus()
    qtbot.keyClick(enrol, Qt.Key.Key_Return)
    assert left == [EnrolDialog.DialogCode.Accepted]


def test_ctrl_enter_in_any_field_enrols_once_somebody_is_chosen(group: Group, qtbot) -> None:
    dialog = EnrolDialog(group.office.desk, "G", "2026-11-19", group.office.window)
    left: list[int] = []
    dialog.finished.connect(left.append)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.day.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert left == []
    dialog.paste("Ерёмин Фёдор")
    qtbot.keyClick(dialog.day.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert left == [EnrolDialog.DialogCode.Accepted]


def test_points_are_typed_and_pasted_and_what_cannot_be_taken_is_coloured(group: Group, qtbot) -> None:
    page, answers, testing = group.page, group.office.answers, group.lessons.testing
    page.show_tab(TESTS)

    def describe(dialog: NewTestDialog) -> bool:
        dialog.editors["title"].show_typed("Mid-term")
        dialog.accept()
        return bool(dialog.parts)

    nameless = NewTestDialog(group.office.desk, "New test", {}, [WantedPart("reading", "10")], page)
    nameless.accept()
    assert (nameless.problem.text(), nameless.result()) == ("A test needs a title. Type it.", 0)
    answers.answers = [describe]
    page.tests.empty.button.click()
    assert [part.skill for part in testing.sheets(group.id)[0].parts] == list(words("language_skill")[:5])
    table = page.tests.table
    plain = table.cells
    plain.setData(plain.index(0, 1), "18.5")
    plain.setData(plain.index(0, 2), "21")  # of 20
    assert [plain.rows[0].cells[n].text for n in (1, 2)] == ["18.5", "21"]
    assert plain.rows[0].cells[2].second.startswith("21 is more than the 20 points")
    QGuiApplication.clipboard().setText(
        "Sokolova Daria\t20\t20\t20\t20\tх\nСидоров Пётр\t1\nЕрёмин\t10\t10\t10\t10\t10\n"
    )
    table.setCurrentIndex(plain.index(0, 1))
    qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (plain.rows[0].cells[0].text, plain.rows[0].cells[0].tone) == ("Сидоров Пётр", Tone.AMBER)
    daria = next(row for row in plain.rows if row.cells[0].text.startswith("Соколова"))
    assert (daria.cells[5].text, daria.cells[5].tone) == ("х", Tone.RED)
    fedor = next(row for row in plain.rows if row.cells[0].text.startswith("Ерёмин"))
    assert [cell.text for cell in fedor.cells[1:]] == ["10"] * 5 + ["50", "Failed"]
    plain.setData(plain.index(plain.rows.index(daria), 5), "20")
    page.tests.take_action.trigger()
    results = {one.name: one.enrolment["result"] for one in group.lessons.sheet(group.id).members}
    assert results == {"Соколова Дарья": "passed", "Ерёмин Фёдор": "failed"}


def test_ctrl_z_takes_back_points_that_were_not_taken_with_those_that_were(group: Group, qtbot) -> None:
    group.lessons.testing.add(group.id, {"title": "Quiz"}, [WantedPart("reading", "10")], "Shen")
    group.page.show_tab(TESTS)
    table = group.page.tests.table
    shown = table.cells.rows
    undo = group.office.desk.actions["edit.undo"].trigger

    def ctrl_z() -> None:
        qtbot.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def texts() -> list[str]:
        return [row.cells[1].text for row in table.cells.rows]

    assert len(shown) == 2
    table.cells.setData(table.cells.index(0, 1), "99")
    table.go_to_cell(0, 1)
    QGuiApplication.clipboard().setText("7\nxx")
    qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert texts() == ["7", "xx"]
    table.cells.setData(table.cells.index(0, 1), "8")
    ctrl_z()
    assert texts() == ["7", "xx"]
    ctrl_z()
    assert texts() == ["99", ""]
    ctrl_z()
    assert texts() == ["", ""]
    assert not table.cells.can_take_back
    undo()
    assert not group.lessons.testing.sheets(group.id)


def test_a_block_wider_than_the_parts_writes_nothing_and_says_so(group: Group, qtbot) -> None:
    group.lessons.testing.add(group.id, {"title": "Quiz"}, [WantedPart("reading", "10")], "Shen")
    group.page.show_tab(TESTS)
    table = group.page.tests.table
    table.go_to_cell(0, 1)
    QGuiApplication.clipboard().setText("7\t8\n5")
    qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert not any(group.lessons.testing.sheets(group.id)[0].points.values())
    assert QToolTip.text().startswith("Not all of this can go")
    QToolTip.hideText()


def test_enter_goes_down_while_points_are_typed(group: Group, qtbot) -> None:
    group.lessons.testing.add(group.id, {"title": "Quiz"}, [WantedPart("reading", "10")], "Shen")
    group.page.show_tab(TESTS)
    table = group.page.tests.table
    table.setCurrentIndex(table.cells.index(0, 1))
    for typed in ("7", "8"):
        qtbot.keyClicks(table, typed)
        qtbot.keyClick(table.viewport().findChildren(QLineEdit)[-1], Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: table.state() != table.State.EditingState)
    points = group.lessons.testing.sheets(group.id)[0].points
    assert sorted(int(one) for held in points.values() for one in held.values()) == [7, 8]


def test_moving_to_another_group_keeps_the_days_before(group: Group) -> None:
    page = group.page
    page.show_tab(PEOPLE)

    def move(dialog: FieldsDialog) -> bool:
        dialog.editors["group"].show_value(group.other)
        dialog.editors["day"].show_typed("2026-11-20")
        dialog.accept()
        return bool(dialog.values)

    page.people.table.go_to(group.lessons.sheet(group.id).members[1].id)
    group.office.answers.answers = [move]
    page.people.move_action.trigger()
    before = group.lessons.sheet(group.id).members[1]
    assert (before.enrolment["state"], before.enrolment["left_on"]) == ("transferred", "2026-11-19")
    assert [one.enrolment["enrolled_on"] for one in group.lessons.sheet(group.other).members] == ["2026-11-20"]
    assert not page.people.move_action.isEnabled()


@pytest.mark.parametrize(("place", "name"), [(2, "Progress"), (3, "Results")])
def test_a_sheet_is_written_where_somebody_says(group: Group, qtbot, tmp_path: Path, place: int, name: str) -> None:
    target = tmp_path / "sheet.pdf"
    group.office.answers.answers = [target]
    group.page.sheets[place].trigger()
    qtbot.waitUntil(target.exists)
    assert f"{name}, group ZH-1" in str(group.office.answers.asked[-1])
    qtbot.waitUntil(lambda: not group.office.desk.jobs.is_busy)
    with Pages(target) as pages:
        words = pages.text(0)
    assert "ZH-1" in words
    assert name in words


def test_the_results_of_a_group_are_issued_from_its_sheets(group: Group, qtbot) -> None:
    with qtbot.waitSignal(group.area.results_wanted) as wanted:
        group.page.issue_results.trigger()
    assert wanted.args == [group.id]


def test_escape_goes_back_to_the_list_and_ctrl_tab_turns_the_sides(group: Group, qtbot) -> None:
    assert group.page.tabs.current() == ATTENDANCE
    qtbot.keyClick(group.page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert group.page.tabs.current() == LESSONS
    group.page.show_tab(ATTENDANCE)
    qtbot.keyClick(group.page.attendance.table, Qt.Key.Key_Escape)
    assert group.area.currentWidget() is group.area.page
    assert group.area.page_context().kind == "language_group"


def test_a_group_that_is_deleted_elsewhere_closes_its_page(group: Group) -> None:
    desk = group.office.desk
    for kind in ("language_enrolment", "language_lesson", "timetable_slot"):
        for record in group.store.where(kind, "language_group_id", [group.id]):
            desk.records.remove(kind, record.id, "Shen")
    desk.feed.publish(desk.records.remove("language_group", group.id, "Shen"))
    assert group.area.currentWidget() is group.area.page


@pytest.mark.parametrize("language", ["zh", "ru"])
def test_the_page_speaks_every_language(group: Group, qtbot, language: str) -> None:
    group.office.commands.use_language(language)
    expected = {"zh": "考勤", "ru": "Посещаемость"}[language]
    qtbot.waitUntil(lambda: group.page.tabs._buttons[0].tab.text == expected)
    assert ("Н" in group.page.attendance.table.legend.text()) == (language == "ru")


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_the_letters_of_attendance_have_room_above_the_names(group: Group, qtbot, language: str) -> None:
    group.office.commands.use_language(language)
    legend = group.page.attendance.table.legend
    qtbot.waitUntil(lambda: ("Enter" in legend.text()) and (("Н" in legend.text()) == (language == "ru")))
    assert legend.heightForWidth(legend.width()) <= legend.height()


# exams


def failed_exam(group: Group) -> tuple[str, ExamCard]:
    """The attempt of somebody who failed HSK 4 in March, and the card that shows it."""
    facts: dict[str, Value] = {"exam": "hsk_2", "language": "zh", "level": "HSK 4", "outcome": "failed"}
    person = group.office.ids["sokolova"]
    attempt = add(group.store, "exam_result", person_id=person, date="2026-03-14", **facts)
    group.area.show_kind("exam_result")
    group.area.list_of("exam_result").open_record(attempt)
    assert group.area.exam_card is not None
    return attempt, group.area.exam_card


def test_a_retake_is_entered_beside_its_first_attempt_with_the_end_proposed(group: Group, qtbot) -> None:
    store = group.store
    add(store, "office", institution_id=group.office.ids["ours"], sample=0)
    level: dict[str, Value] = {"name_en": "HSK 4", "language": "zh", "level": "HSK 4", "position": 4}
    add(store, "language_level", exam="hsk_2", valid_months=24, **level)
    first, card = failed_exam(group)
    assert (card.attempt.text(), card.validity.text()) == ("Attempt 1 of 1", "Not passed")

    def enter(dialog: RetakeDialog) -> bool:
        dialog.editors["outcome"].show_typed("passed")
        dialog.editors["date"].show_typed("2026-11-14")
        dialog.editors["date"].left.emit()
        assert dialog.editors["valid_until"].value() == "2028-11-13"
        dialog.accept()
        return True

    group.office.answers.answers = [enter]
    card.retake.click()
    assert card.attempt.text().startswith("Attempt 2 of 2")
    assert card.validity.text() == "Counts until 13 Nov 2028"
    assert [one.record["outcome"] for one in group.exams.attempts(first)] == ["failed", "passed"]


def test_a_refused_retake_says_why_and_keeps_what_was_typed(group: Group) -> None:
    first, card = failed_exam(group)

    def enter(dialog: RetakeDialog) -> bool:
        dialog.editors["date"].show_typed("2026-03-01")
        dialog.editors["certificate_number"].show_typed("H4-0815")
        dialog.accept()
        assert dialog.result() == QDialog.DialogCode.Rejected
        assert "before the attempt of" in dialog.problem.text()
        assert dialog.editors["certificate_number"].value() == "H4-0815"
        dialog.editors["date"].show_typed("2026-11-14")
        dialog.accept()
        return True

    group.office.answers.answers = [enter]
    card.retake.click()
    assert [one.record["certificate_number"] for one in group.exams.attempts(first)] == [None, "H4-0815"]


def test_what_is_odd_about_a_retake_is_said_as_a_sentence_of_its_own(group: Group, qtbot) -> None:
    add(group.store, "language_level", exam="hsk_2", name_en="HSK 3", language="zh", level="HSK 3", position=3)
    _, card = failed_exam(group)

    def enter(dialog: RetakeDialog) -> bool:
        dialog.editors["date"].show_typed("2026-11-14")
        dialog.accept()
        return True

    group.office.answers.answers = [enter]
    with qtbot.waitSignal(group.office.desk.notices.said) as said:
        card.retake.click()
    assert said.args[0].startswith("Retake entered. ")
    assert "HSK 3" in said.args[0]


def test_commands_without_room_stand_behind_three_dots_and_come_back(look, qtbot) -> None:
    actions = [QAction(word) for word in ("Enrol…", "Move to another group…", "Leaves…")]
    bar = VerbBar(look, actions)
    qtbot.addWidget(bar)
    bar.resize(900, 50)
    bar.show()
    assert bar.behind() == []
    assert bar.more.isHidden()
    bar.resize(200, 50)
    assert [action.text() for action in bar.behind()] == ["Move to another group…", "Leaves…"]
    assert bar.more.isVisible()
    actions[0].setText("Enrol a whole list of people…")
    assert len(bar.behind()) == 3
    bar.resize(900, 50)
    assert bar.behind() == []
