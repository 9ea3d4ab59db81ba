"""Journey 8: a transcript is mapped, proposed and decided in the window, with the keyboard alone."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLineEdit, QWidget

sys.path.insert(0, str(Path(__file__).parents[1] / "services"))
from recognition_office import RULING, RecognitionOffice

from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.recognition_commands import CASE
from exchange_admin.app.window import Application
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.ui.recognition.case_model import COURSE, CREDITS, DECISION, HOME, HOME_MARK, REASON
from exchange_admin.ui.recognition.case_page import CasePage
from exchange_admin.ui.recognition.decide_dialog import DecideDialog, SettleDialog


@pytest.fixture(scope="module")
def college(tmp_path_factory: pytest.TempPathFactory) -> RecognitionOffice:
    made = RecognitionOffice(tmp_path_factory.mktemp("college") / "office.exchange")
    made.store.close()
    return made


@pytest.fixture
def shown(college: RecognitionOffice, start: Callable[[], Application], tmp_path: Path) -> OfficeWindow:
    running = start()
    path = Path(shutil.copy(college.store.path, tmp_path / "own.exchange"))
    running.show_office(running.program.open(path, writing=True))
    assert running.office is not None
    running.office.window.show()
    return running.office


def open_case(shown: OfficeWindow, college: RecognitionOffice) -> CasePage:
    """From the transcript on screen, by its key."""
    shown.commands.open_record("transcript", college.transcript)
    shown.desk.actions["records.recognise"].trigger()
    assert shown.window.area == CASE
    QTest.qWait(50)  # the focus arrives
    return cast("CasePage", shown.window.page(CASE))


def press(page: CasePage, *keys: Qt.Key, times: int = 1) -> None:
    for key in keys * times:
        QTest.keyClick(page.table, key)


def type_into(page: CasePage, text: str) -> None:
    """F2 opens the cell, the text, Enter goes down."""
    press(page, Qt.Key.Key_F2)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    editor.setText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    for _ in range(100):  # the delegate commits by the event loop
        QTest.qWait(20)
        if page.table.state() is not QAbstractItemView.State.EditingState:
            break
    QTest.qWait(20)


def words(page: CasePage, section: int) -> list[str]:
    return [str(page.model.index(row, section).data() or "") for row in range(page.model.rowCount())]


def test_lines_left_home_courses_right_and_the_mark_by_rule(shown, college) -> None:
    page = open_case(shown, college)
    type_into(page, "汉语综合@ZH201:4")
    type_into(page, "俄罗斯概况")
    assert words(page, HOME)[:2] == ["汉语综合", "俄罗斯概况"]
    assert words(page, HOME_MARK)[:2] == ["95", "85"]
    assert page.table.currentIndex().row() == 2, "Enter goes on to the next course"
    page.table.go_to_cell(1, HOME)
    assert "85" in page.why.mark.text()
    assert "16" in page.why.credits.text()


def test_the_whole_way_with_the_keyboard(shown, college, monkeypatch) -> None:
    page = open_case(shown, college)
    type_into(page, "汉语综合@ZH201:4")
    type_into(page, "俄罗斯概况")
    press(page, Qt.Key.Key_Right, times=REASON - HOME)
    type_into(page, "本校已修")
    assert page.table.currentIndex().row() == 3
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.case is not None
    assert page.case.state == "draft"
    assert page.notice.isVisible(), "the failed course still wants its answer"
    press(page, Qt.Key.Key_Right, times=REASON - HOME)
    type_into(page, "未通过")
    page.go_on()
    assert page.case.state == "proposed"

    def decide(dialog: QDialog) -> bool:
        assert isinstance(dialog, DecideDialog)
        dialog.show()
        dialog.accept()
        assert dialog.isVisible(), "a decision without a name stays open"
        assert dialog.reason.text().startswith("Decided by: ")
        assert dialog.name.property("wrong")
        assert not dialog.minutes.property("wrong")
        QTest.keyClicks(dialog.name, "Z")
        assert (dialog.name.property("wrong"), dialog.reason.text()) == (False, "")
        dialog.name.setText("周敏")
        dialog.accept()
        assert dialog.reason.text().startswith("Minutes number: ")
        assert not dialog.name.property("wrong")
        dialog.minutes.setText("2026-17")
        dialog.accept()
        return dialog.answer is not None

    monkeypatch.setattr(shown.desk.ask, "show", decide)
    page.decide.setFocus()
    page.decide.click()
    assert page.case.state == "decided"
    assert page.window().focusWidget() is page.table, "Enter does not close the case"
    page.go_on()
    assert page.case.state == "closed"
    assert not page.propose.isVisible()
    assert page.correct.isVisible()


def test_several_courses_of_the_host_for_one_at_home(shown, college) -> None:
    page = open_case(shown, college)
    page.table.go_to_cell(0, HOME)
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    type_into(page, "俄语与国情")
    assert page.model.rowCount() == 3
    assert [one.mark.how for one in page.case.mappings] == ["weighted"]
    page.table.go_to_cell(0, HOME)
    press(page, Qt.Key.Key_Delete)
    assert page.model.rowCount() == 4, "Delete takes the mapping away and the courses are open again"


def test_delete_empties_the_chosen_reason_also_when_a_mapping_above_falls_apart(shown, college) -> None:
    page = open_case(shown, college)
    page.table.go_to_cell(0, HOME)
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    type_into(page, "俄语与国情")
    for row in (1, 2):
        page.table.go_to_cell(row, REASON)
        type_into(page, "本校已修")
    page.table.go_to_cell(0, HOME)
    page.table.selectionModel().select(page.model.index(1, REASON), QItemSelectionModel.SelectionFlag.Select)
    press(page, Qt.Key.Key_Delete)
    assert words(page, HOME)[:2] == ["", ""]
    assert words(page, REASON) == ["", "", "", "本校已修"]


def test_another_mark_asks_for_its_reason(shown, college, monkeypatch) -> None:
    page = open_case(shown, college)
    type_into(page, "汉语综合")
    monkeypatch.setattr(shown.desk.ask, "words", lambda *a: "补充考核")
    page.table.go_to_cell(0, HOME_MARK)
    type_into(page, "98")
    mapping = page.case.mappings[0]
    assert (mapping.shown_mark, mapping.record["mark_reason"]) == ("98", "补充考核")
    page.table.go_to_cell(0, HOME_MARK)
    type_into(page, "")
    assert page.case.mappings[0].shown_mark == "95"


def test_the_mark_of_the_rule_typed_otherwise_is_no_other_mark(shown, college, monkeypatch) -> None:
    page = open_case(shown, college)
    type_into(page, "汉语综合")
    monkeypatch.setattr(shown.desk.ask, "words", lambda *a: pytest.fail("nobody has to say why"))
    page.table.go_to_cell(0, HOME_MARK)
    type_into(page, "95,0")
    assert page.case.mappings[0].record["converted_mark"] is None


def test_credits_of_several_home_courses_are_typed_as_they_are_shown(shown, college) -> None:
    page = open_case(shown, college)
    type_into(page, "汉语综合:4 + 汉语听力:20/9")
    assert words(page, CREDITS)[0] == "4 + ≈\N{NO-BREAK SPACE}2.22"
    page.table.go_to_cell(0, CREDITS)
    type_into(page, "5 + 7/3")
    assert [one.credits for one in page.case.mappings[0].courses] == ["5", "7/3"]
    page.table.go_to_cell(0, CREDITS)
    type_into(page, "6")
    assert [one.credits for one in page.case.mappings[0].courses] == ["6", "7/3"]
    page.table.go_to_cell(0, CREDITS)
    type_into(page, "1 + 2 + 3")
    assert "2 home courses" in page.notice.text()


def test_markup_in_the_name_of_a_course_stays_words(shown, college) -> None:
    page = open_case(shown, college)
    type_into(page, '<img src="//host/x.png">体育')
    tip = page.model.index(0, HOME).data(Qt.ItemDataRole.ToolTipRole)
    assert words(page, HOME)[0] == '<img src="//host/x.png">体育'
    assert "<img" not in tip
    assert "&lt;img" in tip


def test_undo_takes_a_mapping_back_at_once(shown, college, qtbot) -> None:
    page = open_case(shown, college)
    type_into(page, "汉语综合")
    assert page.case.mappings
    shown.window.refresh_commands()
    shown.desk.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: not page.case.mappings)
    assert [row.mapping for row in page.model.held] == [None] * 4
    assert words(page, DECISION)[0] == "Open"


def test_what_a_verb_answered_follows_the_language_and_goes_with_what_is_undone(shown, college, qtbot) -> None:
    page = open_case(shown, college)
    type_into(page, "汉语综合@ZH201:4")
    page.propose.click()
    english = page.notice.text()
    assert page.notice.isVisible()
    shown.commands.use_language("ru")
    qtbot.waitUntil(lambda: page.notice.text() != english)
    assert re.search("[а-я]", page.notice.text())
    shown.desk.actions["edit.undo"].trigger()
    assert not page.notice.isVisible()


def test_what_was_approved_is_filled_in_when_the_next_case_opens(shown, college) -> None:
    page = open_case(shown, college)
    verbs, who = shown.office.recognition, "x"
    id = page.case.id
    type_into(page, "汉语综合@ZH201:4")
    for line in college.lines[1:]:
        page.cells._begin(page.model.held[page.model.row_with(line)], REASON, "不转换")
    verbs.deciding.propose(id, who)
    verbs.deciding.decide(id, RULING, who)
    store = shown.office.store
    origin = store.origin
    copies = [
        Edit("transcript", origin.new_id(), dict(store.get("transcript", college.transcript).values), new=True),
    ]
    line = dict(store.get("transcript_line", college.lines[0]).values)
    copies.append(Edit("transcript_line", origin.new_id(), {**line, "transcript_id": copies[0].id}, new=True))
    store.record(Step(who, "transcript.add", tuple(_filled(one) for one in copies)))
    changes = verbs.mapping.begin(copies[0].id, who)
    shown.recognition.show_case(next(iter(changes.ids["recognition"])))
    assert words(page, HOME) == ["汉语综合"]
    assert "周敏" in page.why.known.text()


def _filled(edit: Edit) -> Edit:
    return replace(edit, values={name: value for name, value in edit.values.items() if value is not None})


def test_a_change_under_the_decision_stands_above_the_case_as_long_as_it_holds(shown, college) -> None:
    page = open_case(shown, college)
    ready(page)
    deciding, store = shown.office.recognition.deciding, shown.office.store
    deciding.decide(page.case.id, RULING, "x")
    page.refresh()
    assert not page.standing.isVisible()
    came_in = Edit("transcript_line", college.lines[0], {"original_mark": "3"})
    shown.desk.feed.publish(store.record(Step("Орлова", "transcript_line.set", (came_in,))), None)
    assert page.standing.isVisible()
    assert "俄语实践" in page.standing.text()
    page.notice.say("")
    shown.desk.feed.publish(deciding.reopen(page.case.id, "成绩单更正", "x"), None)
    assert not page.standing.isVisible()


def test_the_list_marks_and_finds_cases_whose_courses_have_changed_since(shown, college) -> None:
    page = open_case(shown, college)
    ready(page)
    deciding, store = shown.office.recognition.deciding, shown.office.store
    deciding.decide(page.case.id, RULING, "x")
    shown.commands.open_record("recognition", page.case.id)
    cases = cast("QWidget", shown.window.page("credit")).page.list
    assert (cases.model.rowCount(), cases.model.cell(0, "ground").text, counted(cases)) == (1, "Unchanged", 0)
    came_in = Edit("transcript_line", college.lines[0], {"original_mark": "3"})
    shown.desk.feed.publish(store.record(Step("Орлова", "transcript_line.set", (came_in,))), None)
    assert (cases.model.cell(0, "ground").tone, counted(cases)) == ("amber", 1)
    cases.show_view("changed")
    assert cases.model.rowCount() == 1
    shown.desk.feed.publish(deciding.reopen(page.case.id, "成绩单更正", "x"), None)
    assert (cases.model.rowCount(), counted(cases)) == (0, 0)


def counted(cases: QWidget) -> int | None:
    """What the tab of changed cases says, when it has been counted."""
    for _ in range(100):
        QTest.qWait(10)
        if cases._counting is None:
            break
    return next(one.tab.count for one in cases.tabs._buttons if one.tab.id == "changed")


def test_a_message_covers_neither_the_why_below_nor_what_is_done_with_rows(shown, college) -> None:
    page, toast = open_case(shown, college), shown.window.toast
    shown.desk.notices.say("1 course filled in from approved equivalences", lambda: None)
    type_into(page, "汉语综合@ZH201:4")
    page.table.go_to_cell(0, HOME)
    QTest.qWait(20)
    assert toast.isVisible()
    below = [page.why, page.hint, page.join]
    assert all(one.isVisible() for one in below)
    spot = QRect(toast.mapToGlobal(QPoint()), toast.size())
    assert not [one for one in below if spot.intersects(QRect(one.mapToGlobal(QPoint()), one.size()))]


def test_escape_goes_back_to_the_list(shown, college) -> None:
    page = open_case(shown, college)
    page._leave()
    assert shown.window.area == "credit"
    current = cast("QWidget", shown.window.page("credit"))
    assert current.page.panel.record.kind == "recognition"


def ready(page: CasePage) -> None:
    """Every course answered and proposed."""
    type_into(page, "汉语综合@ZH201:4")
    type_into(page, "俄罗斯概况")
    press(page, Qt.Key.Key_Right, times=REASON - HOME)
    type_into(page, "本校已修")
    type_into(page, "未通过")
    page.go_on()
    assert page.case.state == "proposed"


def test_the_commission_decides_otherwise_line_by_line_and_the_rest_is_owed(shown, college, monkeypatch) -> None:
    page = open_case(shown, college)
    ready(page)

    def decide(dialog: QDialog) -> bool:
        assert isinstance(dialog, DecideDialog)
        dialog.show()
        assert not dialog.owed.isVisible()
        first = dialog.rows.rows[0]
        dialog.day.setFocus()
        QTest.keyClick(dialog.day, Qt.Key.Key_Tab)
        assert dialog.focusWidget() is first.decision, "from the date on to the courses"
        QTest.keyClick(first.decision, Qt.Key.Key_Down)
        QTest.keyClick(first.decision, Qt.Key.Key_Down)
        assert first.decision.currentData() == "partly"
        assert dialog.owed.isVisible(), "what is left to do follows at once"
        first.credits.setText("3")
        first.mark.setText("90")
        dialog.name.setText("周敏")
        dialog.minutes.setText("2026-17")
        dialog.accept()
        assert "reason" in dialog.reason.text()
        first.reason.setText("课时不足")
        dialog.accept()
        return dialog.answer is not None

    monkeypatch.setattr(shown.desk.ask, "show", decide)
    page.go_on()
    decided = page.case.mappings[0]
    assert (decided.decision, decided.reason, decided.shown_mark) == ("partly", "课时不足", "90")
    assert decided.courses[0].credits == "3"
    assert "汉语综合" in page.owed.waiting.text()
    assert shown.office.store.get("mobility", college.stay)["sending_status"] == "partly_recognised"

    def settle(dialog: QDialog) -> bool:
        assert isinstance(dialog, SettleDialog)
        dialog.show()
        dialog.accept()
        assert dialog.isVisible(), "nothing was typed"
        dialog.days[0].setText("31.02.2026")
        dialog.accept()
        assert dialog.isVisible(), "there is no such day"
        dialog.days[0].clear()
        dialog.marks[0].setText("78")
        dialog.accept()
        return not dialog.isVisible()

    monkeypatch.setattr(shown.desk.ask, "show", settle)
    page.settle.click()
    assert "78" in page.owed.settled.text()
    assert not page.owed.waiting.isVisible()
    page.go_on()
    assert page.case.state == "closed"


def test_what_was_typed_into_a_decision_is_not_dropped_unasked(shown, college, monkeypatch) -> None:
    page = open_case(shown, college)
    ready(page)
    asked: list[str] = []

    def leave(dialog: QDialog) -> bool:
        assert isinstance(dialog, DecideDialog)
        dialog.show()
        dialog.reject()
        assert (dialog.isVisible(), asked) == (False, []), "nothing was typed"
        dialog.show()
        dialog.rows.rows[0].reason.setText("课时不足")
        monkeypatch.setattr(shown.desk.ask, "confirm", lambda question: asked.append(question.text) or len(asked) > 1)
        dialog.reject()
        assert (dialog.isVisible(), len(asked)) == (True, 1)
        dialog.reject()
        assert (dialog.isVisible(), len(asked)) == (False, 2)
        return False

    monkeypatch.setattr(shown.desk.ask, "show", leave)
    page.go_on()
    assert asked == ["What you typed here will be lost."] * 2


def test_rows_are_joined_and_split_again_with_the_keyboard(shown, college) -> None:
    page = open_case(shown, college)
    type_into(page, "汉语综合@ZH201:4")
    type_into(page, "俄罗斯概况")
    page.table.go_to_cell(0, HOME)
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.table, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    (mapping,) = page.case.mappings
    assert [course.title for course in mapping.courses] == ["汉语综合", "俄罗斯概况"]
    assert [source.line_id for source in mapping.sources] == college.lines[:2]
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.table, Qt.Key.Key_J, both)
    assert words(page, HOME)[:2] == ["汉语综合", "俄罗斯概况"]
    assert words(page, HOME_MARK)[:2] == ["95", "85"]
    QTest.keyClick(page.table, Qt.Key.Key_J, both)
    assert "cannot be split" in page.notice.text()
    QTest.keyClick(page.table, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert "at least two" in page.notice.text()


def test_a_decision_without_a_mark_and_without_a_course_that_goes_on_is_asked_about_once(
    shown, college, monkeypatch
) -> None:
    records, line = shown.office.records, {"title_zh": "俄语写作", "status": "in_progress"}
    records.set("institution", college.own, {"grading_scale_id": None}, "Wen")
    records.add("transcript_line", {"transcript_id": college.transcript, **line}, "Wen")
    page = open_case(shown, college)
    assert "俄语写作" in page.standing.text(), "what is left out is said from the beginning"
    ready(page)
    seen: list[str] = []

    def decide(dialog: QDialog) -> bool:
        assert isinstance(dialog, DecideDialog)
        dialog.show()
        dialog.name.setText("周敏")
        dialog.minutes.setText("2026-17")
        dialog.accept()
        seen.append(dialog.asked.text())
        assert dialog.answer is None
        assert dialog.focusWidget() is dialog.rows.rows[0].mark
        for row in dialog.rows.rows[:2]:
            row.mark.setText("90")
            row.reason.setText("委员会评定")
        dialog.accept()
        seen.append(dialog.asked.text())
        assert dialog.answer is None, "other questions are asked anew"
        dialog.accept()
        return dialog.answer is not None

    monkeypatch.setattr(shown.desk.ask, "show", decide)
    page.go_on()
    assert page.case.state == "decided"
    assert "汉语综合" in seen[0]
    assert "俄语写作" in seen[0]
    assert "汉语综合" not in seen[1]
    assert "俄语写作" in seen[1]
    assert "俄语写作" in page.notice.text()


def test_a_decision_about_an_open_course_waits_for_its_home_course(shown, college) -> None:
    page = open_case(shown, college)
    for word, answer in (("zzz", "zzz"), ("Recognised", words(page, COURSE)[0])):
        page.table.go_to_cell(0, DECISION)
        type_into(page, word)
        assert answer in page.notice.text()
    assert words(page, DECISION)[0] == "Open"
    page.table.go_to_cell(0, DECISION)
    type_into(page, "not recognised")
    assert words(page, DECISION)[0] == "Not recognised"


def test_a_block_with_something_that_cannot_be_meant_is_not_pasted_in_part(shown, college) -> None:
    page = open_case(shown, college)
    type_into(page, "汉语综合@ZH201:4")
    type_into(page, "俄罗斯概况@RU1:2")
    credits, decisions = words(page, CREDITS), words(page, DECISION)
    page.table.put({(0, CREDITS): "3", (1, CREDITS): "xx"})
    assert words(page, CREDITS) == credits
    page.table.put({(row, DECISION): "Recognised" for row in range(3)})
    assert words(page, DECISION) == decisions, "the third course is still open"
    page.table.put({(2, HOME): "体育", (2, CREDITS): "1", (2, DECISION): "Recognised"})
    assert (words(page, CREDITS)[2], words(page, DECISION)[2]) == ("1", "Recognised")
