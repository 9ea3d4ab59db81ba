"""The sheet of a scale or a distribution in the window: typed by keyboard, saved at once, pasted, refused in words."""

from __future__ import annotations

import pytest
from office import OpenOffice, add
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from exchange_admin.services.grades.line_sheets import SheetRow
from exchange_admin.ui.clipboard import leave_plain_text
from exchange_admin.ui.grading.line_dialog import LineDialog
from exchange_admin.ui.grid.cell_choice import CellChoice


def opened(office: OpenOffice, kind: str, id: str) -> LineDialog:
    dialog = LineDialog(office.desk, office.desk.records.get(kind, id), office.window)
    dialog.show()
    return dialog


@pytest.fixture
def scale(office):
    return add(office.store, "grading_scale", name_en="Letters", direction="higher_is_better")


@pytest.fixture
def dialog(office, scale):
    made = opened(office, "grading_scale", scale)
    yield made
    made._unsaved = False
    made.close()


def marks(office: OpenOffice, scale: str) -> list[tuple[str, int]]:
    lines = [line for line in office.store.where("scale_grade", "grading_scale_id", [scale]) if line.live]
    return [(line.text("mark"), line["passing"]) for line in sorted(lines, key=lambda line: line["position"])]


def from_rows(*names: str) -> list[SheetRow]:
    return [SheetRow({"mark": name, "passing": "1"}) for name in names]


def test_grades_are_typed_by_keyboard_and_saved_one_by_one(dialog, office, scale, qtbot):
    dialog.activateWindow()
    dialog.table.setFocus()
    for text in ("A", "B"):
        row = dialog.table.currentIndex().row()
        QTest.keyClicks(dialog.table, text)
        editor = dialog.table.indexWidget(dialog.table.currentIndex()) or dialog.table.findChild(QLineEdit)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda row=row: dialog.table.currentIndex().row() == row + 1)
        dialog.table.setCurrentIndex(dialog.model.index(row, 1))
        QTest.keyClick(dialog.table, Qt.Key.Key_Space)
        dialog.table.setCurrentIndex(dialog.model.index(row + 1, 0))
    assert marks(office, scale) == [("A", 1), ("B", 1)]
    assert dialog.reason.isHidden()
    assert dialog.model.rowCount() == 3, "an empty row waits"


def test_a_move_and_a_removed_row_are_saved(dialog, office, scale):
    dialog.model.take([*from_rows("A", "B", "C")])
    dialog.table.setCurrentIndex(dialog.model.index(2, 0))
    QTest.keyClick(dialog.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [mark for mark, _ in marks(office, scale)] == ["A", "C", "B"]
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [mark for mark, _ in marks(office, scale)] == ["A", "B"]


def test_what_is_wrong_is_said_and_kept_until_it_is_right(dialog, office, scale):
    dialog.model.take(from_rows("A", "A"))
    assert "“A” stands twice" in dialog.reason.text()
    assert marks(office, scale) == []
    dialog.model.setData(dialog.model.index(1, 0), "B")
    assert marks(office, scale) == [("A", 1), ("B", 1)]
    assert dialog.reason.isHidden()


def test_leaving_with_unsaved_changes_asks_first(dialog, office):
    dialog.model.take(from_rows("A", "A"))
    office.answers.answers = [False]
    dialog.close()
    assert dialog.isVisible()
    office.answers.answers = [True]
    dialog.close()
    assert not dialog.isVisible()


def test_a_copied_cell_is_pasted_into_a_cell_and_leaves_the_other_rows(dialog, office, scale):
    dialog.model.take(from_rows("A", "B", "F"))
    control, table = Qt.KeyboardModifier.ControlModifier, dialog.table
    english = table.cells.section_of("label_en")
    table.go_to_cell(0, 0)
    QTest.keyClick(table, Qt.Key.Key_C, control)
    table.go_to_cell(0, english)
    QTest.keyClick(table, Qt.Key.Key_V, control)
    assert [(line.cells["mark"], line.cells.get("label_en", "")) for line in dialog.model.filled()] == [
        ("A", "A"), ("B", ""), ("F", ""),
    ]  # fmt: skip
    table.put({(row, 0): f"{mark}*" for row, mark in enumerate("AB")})
    table.go_to_cell(0, 0)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_C, control)
    table.go_to_cell(0, english)
    QTest.keyClick(table, Qt.Key.Key_V, control)
    assert [line.cells["mark"] for line in dialog.model.filled()] == ["A*", "B*", "F"]
    leave_plain_text()
    assert [line.cells["label_en"] for line in dialog.model.filled()][:2] == ["A*", "B*"]


def test_rows_are_pasted_from_the_clipboard(dialog, office, scale):
    QGuiApplication.clipboard().setText("A\t1\nB\t1\nF\t0\n")
    QTest.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert marks(office, scale) == [("A", 1), ("B", 1), ("F", 0)]


def test_rows_come_from_a_file(dialog, office, scale, qtbot, tmp_path):
    (tmp_path / "scale.csv").write_text("grade,pass\nA,1\nF,0\n", "utf-8")
    office.answers.answers = [tmp_path / "scale.csv"]
    dialog.choose_file()
    qtbot.waitUntil(lambda: marks(office, scale) == [("A", 1), ("F", 0)])


def test_a_file_that_is_no_table_is_refused_in_words(dialog, office, qtbot, tmp_path):
    (tmp_path / "scale.xlsx").write_bytes(b"PK\x03\x04 nothing")
    office.answers.answers = [tmp_path / "scale.xlsx"]
    dialog.choose_file()
    qtbot.waitUntil(lambda: len(office.answers.asked) == 2)
    assert "scale.xlsx" in office.answers.asked[-1]


def test_only_the_counts_of_a_distribution_are_typed(office, scale, dialog):
    dialog.model.take(from_rows("A", "B"))
    distribution = add(office.store, "grade_distribution", grading_scale_id=scale)
    counts = opened(office, "grade_distribution", distribution)
    assert counts.model.rowCount() == 2
    assert not counts.model.setData(counts.model.index(0, 0), "Z")
    assert counts.table.currentIndex().column() == 2, "the keyboard stands where something is typed"
    assert counts.model.setData(counts.model.index(0, 2), "12")
    (line,) = office.store.where("grade_count", "grade_distribution_id", [distribution])
    assert line["count"] == 12
    counts.close()


def test_the_lines_of_a_used_rule_are_locked_and_say_why(office, scale):
    rule = add(office.store, "conversion_rule", name_en="R", from_scale_id=scale, method="table", version=1)
    add(office.store, "recognition_mapping", conversion_rule_id=rule)
    locked = opened(office, "conversion_rule", rule)
    assert "Make a new version" in locked.reason.text()
    assert not locked.paste.isEnabled()
    assert locked.model.rowCount() == 0
    locked.close()


def test_the_kind_of_course_of_a_limit_is_chosen_from_a_list(office, qtbot):
    rule = add(office.store, "credit_rule", name_en="Own", credit_scheme="xuefen", hour="45", theory_hours="16",
               self_study="not_counted")  # fmt: skip
    dialog = opened(office, "credit_rule", rule)
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))
    dialog.table.edit(dialog.model.index(0, 0))
    editor = dialog.table.findChild(CellChoice)
    assert "Elective" in [editor.itemText(n) for n in range(editor.count())]
    editor.setEditText("Elective")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.model.index(0, 0).data() == "Elective")
    dialog.model.setData(dialog.model.index(0, 1), "2")
    (cap,) = office.store.where("credit_cap", "credit_rule_id", [rule])
    assert (cap["category"], cap["most_credits"]) == ("elective", "2")
    dialog.close()
