"""Journey 8: from anywhere to a proposed recognition with the keyboard alone, in six steps and one a course."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QWidget

sys.path.insert(0, str(Path(__file__).parents[1] / "services"))
from recognition_office import RecognitionOffice

from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.recognition_commands import CASE
from exchange_admin.app.window import Application
from exchange_admin.ui.ask import Ask
from exchange_admin.ui.recognition.case_page import CasePage
from exchange_admin.ui.transcripts.lines_dialog import LinesDialog

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LINES = (
    ("РКИ.01", "Практический курс русского языка", "144", "5"),
    ("РКИ.03", "Страноведение России", "72", "4"),
)


@pytest.fixture(scope="module")
def college(tmp_path_factory: pytest.TempPathFactory) -> RecognitionOffice:
    """Sokolova has come back too; what was decided for Zeng about the same courses is remembered."""
    made = RecognitionOffice(tmp_path_factory.mktemp("college") / "office.exchange")
    made.outgoing(made.person("sokolova"))
    made.decided()
    made.store.close()
    return made


@pytest.fixture
def shown(college: RecognitionOffice, start: Callable[[], Application], tmp_path: Path) -> OfficeWindow:
    running = start()
    path = Path(shutil.copy(college.store.path, tmp_path / "own.exchange"))
    running.show_office(running.program.open(path, writing=True))
    assert running.office is not None
    running.office.window.show()
    take_keyboard(running.office.window)
    return running.office


class Hands:
    """Presses keys on whatever has the keyboard and counts steps as the journeys do."""

    def __init__(self) -> None:
        self.steps = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(_focus(), key, modifier)
        QTest.qWait(20)

    def type(self, text: str) -> None:
        """Letter by letter, in any script."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(_focus(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        QTest.qWait(20)

    def step(self, *done: Callable[[], None]) -> None:
        for one in done:
            one()
        self.steps += 1


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def take_keyboard(window: QWidget) -> None:
    """Waits until a widget of the window has the keyboard."""
    window.activateWindow()
    for _ in range(100):
        focus = QApplication.focusWidget()
        if focus is not None and window.isAncestorOf(focus):
            return
        QTest.qWait(20)
    raise AssertionError("the window never got the keyboard")


def in_dialog(monkeypatch: pytest.MonkeyPatch, use: Callable[[LinesDialog], None]) -> None:
    """Hands a dialog over to `use` instead of waiting for a person."""

    def show(ask: Ask, dialog: QDialog) -> bool:
        assert isinstance(dialog, LinesDialog)
        dialog.show()
        take_keyboard(dialog)
        use(dialog)
        take_keyboard(dialog.parentWidget().window())  # as a window manager gives it back
        return dialog.result() == QDialog.DialogCode.Accepted

    monkeypatch.setattr(Ask, "show", show)


def type_line(hands: Hands, cells: tuple[str, ...]) -> None:
    """Code, Russian title, contact hours and mark; Tab between them, Enter at the end."""
    code, title, hours, mark = cells
    for text, tabs in ((code, 2), (title, 3), (hours, 4), (mark, 0)):
        hands.type(text)
        for _ in range(tabs):
            hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Return)


def find_person(hands: Hands, name: str) -> None:
    hands.step(lambda: hands.press(Qt.Key.Key_K, CTRL))
    hands.step(lambda: hands.type(name))
    hands.step(lambda: hands.press(Qt.Key.Key_Return))


def test_known_courses_typed_by_hand_are_proposed_in_six_steps_and_one_a_course(shown, college, monkeypatch) -> None:
    hands = Hands()

    def lines(dialog: LinesDialog) -> None:
        for cells in LINES:
            hands.step(lambda cells=cells: type_line(hands, cells))
        assert [row.cells[0].text for row in dialog.table.cells.rows] == ["РКИ.01", "РКИ.03", ""]
        hands.step(lambda: hands.press(Qt.Key.Key_Return, CTRL))

    in_dialog(monkeypatch, lines)
    find_person(hands, "sokol")
    hands.step(lambda: hands.press(Qt.Key.Key_T, CTRL | SHIFT))
    page = cast("CasePage", shown.window.page(CASE))
    assert shown.window.area == CASE
    assert page.case is not None
    assert page.case.transcript["grading_scale_id"] == college.five, "the scale of the partner"
    hands.step(lambda: hands.press(Qt.Key.Key_Return, CTRL))
    assert page.case.state == "proposed", page.notice.isVisible()
    assert [one.shown_mark for one in page.case.mappings] == ["95", "85"], "converted by the rule, line by line"
    assert all(page.case.mappings[n].record["course_equivalence_id"] for n in range(2))
    assert hands.steps == 6 + len(LINES)


def test_pasted_lines_of_new_courses_want_one_home_course_each(shown, college, monkeypatch) -> None:
    hands = Hands()

    def lines(dialog: LinesDialog) -> None:
        rows = ("Код\tДисциплина\tЧасы\tОценка", "Л.1\tЛогистика\t72\t5", "Л.2\tСклады\t36\t4", "Л.3\tПорты\t36\t3")
        QGuiApplication.clipboard().setText("\n".join(rows))
        hands.step(lambda: hands.press(Qt.Key.Key_V, CTRL))
        assert len(dialog.table.cells.rows) == 4
        hands.step(lambda: hands.press(Qt.Key.Key_Return, CTRL))

    in_dialog(monkeypatch, lines)
    find_person(hands, "sokol")
    hands.step(lambda: hands.press(Qt.Key.Key_T, CTRL | SHIFT))
    for course in ("物流:4", "仓储:2", "港口:2"):
        hands.step(lambda course=course: (hands.type(course), hands.press(Qt.Key.Key_Return)))
    hands.step(lambda: hands.press(Qt.Key.Key_Return, CTRL))
    page = cast("CasePage", shown.window.page(CASE))
    assert page.case is not None
    assert page.case.state == "proposed", page.notice.isVisible()
    assert hands.steps == 7 + 3


def test_the_same_key_comes_back_to_the_lines_that_are_there(shown, college, monkeypatch) -> None:
    hands, seen = Hands(), []

    def look(dialog: LinesDialog) -> None:
        seen.append(len(dialog.table.cells.rows))
        type_line(hands, LINES[0]) if len(seen) == 1 else None
        hands.press(Qt.Key.Key_Escape)

    in_dialog(monkeypatch, look)
    find_person(hands, "sokol")
    hands.press(Qt.Key.Key_T, CTRL | SHIFT)
    shown.window.refresh_commands()
    assert shown.desk.actions["records.transcript"].isEnabled()
    hands.press(Qt.Key.Key_T, CTRL | SHIFT)
    assert seen == [1, 2]
    assert shown.window.area == "credit"
    assert len(shown.office.store.where("transcript", "institution_id", [college.partner])) == 2


def test_somebody_without_a_stay_is_told_what_is_missing(shown, college, monkeypatch) -> None:
    said: list[str] = []
    shown.desk.notices.said.connect(lambda words, *_: said.append(words))
    made = shown.office.records.add("person", {"family_latin": "Kim", "role": "student"}, "x")
    shown.commands.open_record("person", next(iter(made.ids["person"])))
    shown.window.refresh_commands()
    shown.desk.actions["records.transcript"].trigger()
    assert "no stay" in said[0]


def test_what_could_not_be_saved_is_not_dropped_unasked(shown, college, monkeypatch) -> None:
    hands, asked = Hands(), []
    monkeypatch.setattr(Ask, "confirm", lambda _, question: asked.append(question.text) or len(asked) > 1)

    def lines(dialog: LinesDialog) -> None:
        type_line(hands, ("X", "Курс", "сто", "5"))
        assert dialog.said.text()
        hands.press(Qt.Key.Key_Escape)
        assert dialog.isVisible(), "the red cell is asked about first"
        hands.press(Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    in_dialog(monkeypatch, lines)
    shown.commands.open_record("transcript", college.transcript)
    shown.window.refresh_commands()
    shown.desk.actions["records.transcript"].trigger()
    assert len(asked) == 2


def test_a_cell_that_is_being_typed_counts_as_typed_when_the_lines_are_left(shown, college, monkeypatch) -> None:
    hands = Hands()

    def lines(dialog: LinesDialog) -> None:
        hands.type("Л.9")
        assert dialog.table.state() is QAbstractItemView.State.EditingState
        hands.press(Qt.Key.Key_Return, CTRL)

    in_dialog(monkeypatch, lines)
    find_person(hands, "sokol")
    hands.press(Qt.Key.Key_T, CTRL | SHIFT)
    page = cast("CasePage", shown.window.page(CASE))
    assert page.case is not None
    assert [line["code"] for line in page.case.lines] == ["Л.9"]
