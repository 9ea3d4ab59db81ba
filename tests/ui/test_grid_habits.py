"""The habits of a spreadsheet, the same in every table that is typed into: real keys at whatever has the keyboard."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from office import RESOURCES, OpenOffice, ReadyAnswers, SmallProgram, add
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from test_group_page import Group

sys.path.insert(0, str(Path(__file__).parents[1] / "services"))
from recognition_office import RecognitionOffice

from exchange_admin.app.office_window import WindowParts, make_desk
from exchange_admin.services.importing.draft import ImportOptions, StagedColumn, StagedRow, StagedSheet
from exchange_admin.services.lessons.testing import WantedPart
from exchange_admin.services.office import Office
from exchange_admin.ui.actions import Actions
from exchange_admin.ui.clipboard import leave_plain_text
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.grading.line_dialog import LineDialog
from exchange_admin.ui.grid.habits import Habits
from exchange_admin.ui.importing.check_step import StagedTable
from exchange_admin.ui.importing.staged_model import StagedModel
from exchange_admin.ui.importing.staged_view import StagedView
from exchange_admin.ui.jobs import JobRunner
from exchange_admin.ui.lessons.group_page import ATTENDANCE, LESSONS, PEOPLE, TESTS
from exchange_admin.ui.preferences import Preferences
from exchange_admin.ui.recognition.agreement_page import AgreementPage
from exchange_admin.ui.recognition.case_model import CREDITS
from exchange_admin.ui.recognition.case_page import CasePage
from exchange_admin.ui.transcripts.lines_dialog import LinesDialog

CONTROL, SHIFT, PLAIN = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


@dataclass
class Column:
    """A column of a table with at least two rows, `texts` that can be typed into it, and what its cells say then."""

    table: Habits
    section: int
    texts: tuple[str, str] = ("12", "34")
    undo: Callable[[], object] | None = None

    def go(self, row: int) -> None:
        self.table.setFocus()
        self.table.setCurrentIndex(self.table.model().index(row, self.section))

    def said(self, row: int) -> str:
        return str(self.table.model().index(row, self.section).data(Qt.ItemDataRole.EditRole) or "")

    @property
    def here(self) -> tuple[int, int]:
        return self.table.currentIndex().row(), self.table.currentIndex().column()

    def place(self) -> QWidget:
        """What a key would reach."""
        return self.table.indexWidget(self.table.currentIndex()) or self.table

    def hurry(self, keys: str) -> None:
        """All keys wait when the program looks for the first: nothing that waits for its turn has it in between."""
        named = {"\t": Qt.Key.Key_Tab, "\r": Qt.Key.Key_Return}
        for letter in keys:
            code = named.get(letter) or getattr(Qt.Key, f"Key_{letter.upper()}", 0)
            QCoreApplication.sendEvent(self.place(), QKeyEvent(QEvent.Type.KeyPress, code, PLAIN, letter))

    def press(self, key: Qt.Key, with_: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.table, key, with_)
        QTest.qWait(10)

    def settle(self) -> None:
        """What was typed is written when the editor is gone."""
        QTest.qWait(20)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def a_list(office: OpenOffice, qtbot: QtBot) -> Iterator[Column]:
    page = office.area("person").page
    page.list.model.show_columns(("name", "email", "phone"))
    page.place.close(by_person=True)
    yield Column(page.list.table, page.list.model.section_of("email"), ("a@b.org", "c@d.org"), undo_of(office.desk))


def lessons(office: OpenOffice, qtbot: QtBot) -> Iterator[Column]:
    group = tab(office, qtbot, LESSONS)
    table = group.page.lessons.table
    yield Column(table, table.cells.section_of("topic"), undo=undo_of(office.desk))


def people(office: OpenOffice, qtbot: QtBot) -> Iterator[Column]:
    group = tab(office, qtbot, PEOPLE)
    table = group.page.people.table
    yield Column(table, table.cells.section_of("mark"), ("4", "5"), undo_of(office.desk))


def points(office: OpenOffice, qtbot: QtBot) -> Iterator[Column]:
    group = tab(office, qtbot, ATTENDANCE)
    parts = [WantedPart("reading", "50"), WantedPart("writing", "50")]
    group.lessons.testing.add(group.id, {"title": "Quiz"}, parts, "Shen")
    group.page.show_tab(TESTS)
    yield Column(group.page.tests.table, 1, undo=undo_of(office.desk))


def attendance(office: OpenOffice, qtbot: QtBot) -> Iterator[Column]:
    group = tab(office, qtbot, ATTENDANCE)
    group.lessons.planning.hold([group.lessons.sheet(group.id).lessons[1].id], "Shen")
    group.page.session.refresh()
    yield Column(group.page.attendance.table, 1, undo=undo_of(office.desk))


def tab(office: OpenOffice, qtbot: QtBot, name: str) -> Group:
    group = Group(office)
    qtbot.addWidget(group.area)
    group.area.resize(1200, 640)
    group.area.show()
    group.area.open_group(group.id)
    group.page.show_tab(name)
    return group


def transcript(office: OpenOffice, qtbot: QtBot) -> Iterator[Column]:
    add(office.store, "office", institution_id=office.ids["ours"], sample=0)
    institution = {"institution_id": office.ids["ours"]}
    id = add(office.store, "transcript", person_id=office.ids["sokolova"], number="1", **institution)
    for title in ("Welding", "Physics", "Drawing"):
        add(office.store, "transcript_line", transcript_id=id, title_en=title, status="passed")
    dialog = LinesDialog(office.desk, id, office.window)
    dialog.show()
    yield Column(dialog.table, dialog.table.cells.section_of("contact_hours"), undo=dialog.take_back)
    dialog._typed.clear()
    gone(dialog)


def sheet(office: OpenOffice, qtbot: QtBot) -> Iterator[Column]:
    scale = add(office.store, "grading_scale", name_en="Letters", direction="higher_is_better")
    for n, name in enumerate("ABC", 1):
        add(office.store, "scale_grade", grading_scale_id=scale, position=n, mark=name, passing=1)
    dialog = LineDialog(office.desk, office.desk.records.get("grading_scale", scale), office.window)
    dialog.show()
    yield Column(dialog.table, 0)
    dialog._unsaved = False
    gone(dialog)


def case(office: OpenOffice, qtbot: QtBot) -> Iterator[Column]:
    college, desk = other_desk(office)
    page = CasePage(desk)
    page.show_case(college.mapped())
    qtbot.addWidget(page)
    page.show()
    for row in range(2):
        page.model.put({(row, CREDITS): "1"})
    yield Column(page.table, CREDITS, ("3", "4"), undo_of(desk))
    close(desk)


def agreement(office: OpenOffice, qtbot: QtBot) -> Iterator[Column]:
    college, desk = other_desk(office)
    id = college.agreement()
    version = college.agreements.sheet(id).current.id
    for title in ("Склады", "Право"):
        course = {"title_ru": title, "credits": "3", "credit_scheme": "zet"}
        college.agreements.drafting.add_course(version, "a", course, "Shen")
    page = AgreementPage(desk)
    page.show_agreement(id)
    qtbot.addWidget(page)
    page.show()
    yield Column(page.tables["a"].grid, 0, undo=undo_of(desk))
    close(desk)


def staged(office: OpenOffice, qtbot: QtBot) -> Iterator[Column]:
    columns = (
        StagedColumn("given_name", "Name", 0),
        StagedColumn("address", "Room", 1),
        StagedColumn("email", "E-mail", 2),
    )
    rows = tuple(StagedRow(0, n, {"given_name": name, "address": str(n)}) for n, name in enumerate("ABC", 2))
    sheets = (StagedSheet("1", "people", 0, columns),)
    model = StagedModel(lambda: office.desk.words, lambda: office.desk.look.formats, str)
    table = StagedTable(office.desk.look, model)
    model.show_view(StagedView("a.xlsx", ImportOptions(), sheets, rows, ("new",) * 3))
    qtbot.addWidget(table)
    table.show()
    yield Column(table, model.section_of("address"))


def other_desk(office: OpenOffice) -> tuple[RecognitionOffice, Desk]:
    look, known = office.desk.look, office.desk.office.program
    college = RecognitionOffice(Path(office.store.path).parent / "college.exchange")
    preferences = Preferences(Path(office.store.path).parent / "college")
    preferences.person = "Shen"
    parts = WindowParts(look, office.languages, preferences, ReadyAnswers(), RESOURCES)  # type: ignore[arg-type]
    program = SmallProgram(look, known.wordings, known.names)
    return college, make_desk(Office(program, college.store), parts, JobRunner(), Actions(look))


def gone(dialog: QDialog) -> None:
    dialog.close()
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def close(desk: Desk) -> None:
    desk.jobs.finish()
    desk.office.store.close()


def undo_of(desk: Desk) -> Callable[[], object]:
    """What Ctrl+Z of the window does: all steps of the last gesture."""

    def undo() -> None:
        last = desk.office.undoing.undoable()
        for _ in desk.feed.gesture_of(last[0]) if last else ():
            desk.feed.publish(desk.office.undoing.undo("Shen"))

    return undo


GRIDS = (a_list, lessons, people, points, attendance, transcript, sheet, case, agreement, staged)


@pytest.fixture(params=GRIDS, ids=lambda made: made.__name__)
def column(request: pytest.FixtureRequest, office: OpenOffice, qtbot: QtBot) -> Iterator[Column]:
    office.window.show()
    made = request.param(office, qtbot)
    yield next(made)
    leave_plain_text()
    next(made, None)


def test_whatever_is_typed_goes_down_its_column_however_fast(column):
    first, second = column.texts
    column.go(0)
    column.hurry(f"{first}\r{second}\r")
    column.settle()
    assert [column.said(row) for row in (0, 1)] == [first, second]
    assert column.here[1] == column.section


def test_enter_goes_down_and_with_shift_up_where_nothing_is_typed(column):
    column.go(0)
    column.press(Qt.Key.Key_Return)
    assert column.here == (1, column.section)
    column.press(Qt.Key.Key_Return, SHIFT)
    assert column.here == (0, column.section)
    assert not column.table.is_editing()


def test_shift_enter_ends_what_is_typed_upwards(column):
    column.go(1)
    column.hurry(column.texts[0])
    QTest.keyClick(column.place(), Qt.Key.Key_Return, SHIFT)
    column.settle()
    assert (column.said(1), column.here) == (column.texts[0], (0, column.section))


def test_f2_begins_with_what_stands_there_and_escape_leaves_it(column):
    column.go(0)
    before = column.said(0)
    column.press(Qt.Key.Key_F2)
    assert column.table.is_editing()
    QTest.keyClicks(column.place(), "7")
    QTest.keyClick(column.place(), Qt.Key.Key_Escape)
    column.settle()
    assert column.said(0) == before
    assert not column.table.is_editing()


def test_tab_goes_right_while_something_is_typed_and_shift_tab_back(column):
    column.go(0)
    column.hurry(column.texts[0])
    QTest.keyClick(column.place(), Qt.Key.Key_Tab)
    column.settle()
    assert (column.said(0), column.here) == (column.texts[0], (0, column.section + 1))
    if column.table.is_editing():
        QTest.keyClick(column.place(), Qt.Key.Key_Backtab, SHIFT)
        column.settle()
        assert column.here == (0, column.section)


def test_ctrl_d_takes_what_stands_above_and_one_undo_takes_it_back(column):
    column.go(0)
    column.hurry(f"{column.texts[0]}\r")
    column.settle()
    before = column.said(1)
    column.go(1)
    column.press(Qt.Key.Key_D, CONTROL)
    column.settle()
    assert column.said(1) == column.texts[0]
    take_back(column)
    assert (column.said(0), column.said(1)) == (column.texts[0], before)


def test_delete_empties_a_cell(column, request):
    if request.node.callspec.id.startswith("agreement"):
        pytest.skip("takes the course out")
    column.go(0)
    column.hurry(f"{column.texts[0]}\r")
    column.settle()
    column.go(0)
    column.press(Qt.Key.Key_Delete)
    column.settle()
    assert column.said(0) != column.texts[0]


def test_a_block_is_copied_pasted_and_taken_back_as_one(column, request):
    kind = request.node.callspec.id
    if kind in {"a_list", "sheet", "transcript", "points"}:
        pytest.skip("pastes what it makes of rows of Excel itself, or copies whole records")
    column.go(0)
    column.hurry(f"{column.texts[0]}\r")
    column.settle()
    column.go(0)
    before = column.said(1)
    QGuiApplication.clipboard().setText("\n".join(reversed(column.texts)) + "\n")
    column.press(Qt.Key.Key_V, CONTROL)
    column.settle()
    assert (column.said(0), column.said(1)) == tuple(reversed(column.texts))
    column.go(0)
    column.press(Qt.Key.Key_Down, SHIFT)
    column.press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().split() == list(reversed(column.texts))
    take_back(column)
    assert (column.said(0), column.said(1)) == (column.texts[0], before)


def take_back(column: Column) -> None:
    if column.undo is not None:
        column.undo()
    else:
        column.press(Qt.Key.Key_Z, CONTROL)
    column.settle()
