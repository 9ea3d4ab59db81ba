"""A grid by itself: blocks, chosen rows, what completes a word, and what one gesture wrote."""

from __future__ import annotations

import csv
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from exchange_admin.ui.clipboard import block_of, leave_plain_text
from exchange_admin.ui.grid.grid import Grid, GridCell, GridColumn, GridModel, GridRow

CONTROL = Qt.KeyboardModifier.ControlModifier


class Words(GridModel):
    """Takes whatever is typed; the first column is not typed into."""

    def __init__(self) -> None:
        super().__init__()
        self.typed.connect(self.write)
        columns = [GridColumn("name", "Name", 80), *(GridColumn(key, key, 80, editable=True) for key in ("a", "b"))]
        self.show(columns, [GridRow(key, (GridCell(key), GridCell(), GridCell())) for key in ("x", "y", "z")])

    def write(self, row: str, column: str, text: str) -> None:
        section = self.section_of(column)
        at = self.row(self.row_of(row))
        cells = (replace(cell, text=text) if n == section else cell for n, cell in enumerate(at.cells))
        written = replace(at, cells=tuple(cells))
        self.show(self.columns, [written if one.key == row else one for one in self.rows])

    def offers(self, section: int) -> list[str]:
        return ["Welding", "Drawing"]

    def said(self) -> list[list[str]]:
        return [[cell.text for cell in row.cells[1:]] for row in self.rows]


@pytest.fixture
def grid(qtbot, look):
    made = Grid(look, cells=Words())
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.setFocus()
    yield made
    leave_plain_text()


def choose(grid: Grid, first: tuple[int, int], last: tuple[int, int]) -> None:
    grid.go_to_cell(*first)
    block = QItemSelection(grid.cells.index(*first), grid.cells.index(*last))
    grid.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def paste(grid: Grid, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(grid, Qt.Key.Key_V, CONTROL)


def test_a_block_goes_in_from_the_current_cell_on(grid):
    grid.go_to_cell(1, 1)
    paste(grid, "1\t2\n3\t4\n")
    assert grid.cells.said() == [["", ""], ["1", "2"], ["3", "4"]]


@pytest.mark.parametrize(
    "place", [(2, 1), (1, 2), (0, 0)], ids=["beyond the last row", "beyond the last column", "names"]
)
def test_a_block_that_does_not_fit_changes_nothing(grid, place):
    grid.go_to_cell(*place)
    paste(grid, "1\t2\n3\t4\n")
    assert grid.cells.said() == [["", ""]] * 3


def test_one_value_goes_into_all_chosen_cells(grid):
    choose(grid, (0, 1), (1, 2))
    paste(grid, "7")
    assert grid.cells.said() == [["7", "7"], ["7", "7"], ["", ""]]


def test_the_first_cell_of_a_block_is_filled_down_in_each_column(grid):
    grid.go_to_cell(0, 1)
    paste(grid, "1\t2")
    choose(grid, (0, 1), (2, 2))
    QTest.keyClick(grid, Qt.Key.Key_D, CONTROL)
    assert grid.cells.said() == [["1", "2"]] * 3


def test_ctrl_d_in_the_first_row_says_nothing_for_nothing_stands_above_it(grid, monkeypatch):
    said: list[str] = []
    tips = SimpleNamespace(showText=lambda place, text, widget: said.append(text), hideText=lambda: None)
    monkeypatch.setattr("exchange_admin.ui.grid.grid.QToolTip", tips)
    grid.go_to_cell(0, 1)
    QTest.keyClick(grid, Qt.Key.Key_D, CONTROL)
    assert said == []
    grid.go_to_cell(1, 0)
    QTest.keyClick(grid, Qt.Key.Key_D, CONTROL)
    assert said == ["Not all of this can go into these cells, so nothing was changed."]


def test_delete_empties_the_block_and_leaves_what_is_not_typed_into(grid):
    choose(grid, (0, 0), (1, 1))
    grid.cells.put({(0, 1): "1", (1, 1): "2", (2, 1): "3"})
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert [row[0] for row in grid.cells.said()] == ["", "", "3"]


def test_what_is_copied_can_be_pasted_whatever_stands_in_it(grid):
    odd = 'a "quoted"\tword'
    grid.cells.put({(0, 1): odd, (0, 2): "+1"})
    choose(grid, (0, 1), (0, 2))
    QTest.keyClick(grid, Qt.Key.Key_C, CONTROL)
    grid.go_to_cell(1, 1)
    QTest.keyClick(grid, Qt.Key.Key_V, CONTROL)
    assert grid.cells.said()[1] == [odd, "+1"]


@pytest.mark.parametrize("limit", [1 << 17, 1 << 20])
def test_what_is_no_block_is_none_also_after_a_text_file_was_imported(limit: int):
    before = csv.field_size_limit(limit)
    try:
        assert block_of('"' + "x" * 200_000) == []
    finally:
        csv.field_size_limit(before)
    assert block_of("1\r\n2\t3\r\n") == [["1", ""], ["2", "3"]]


def test_the_rows_of_chosen_cells_are_the_chosen_rows(grid):
    choose(grid, (0, 1), (1, 1))
    assert grid.chosen_keys() == ["x", "y"]
    grid.go_to_cell(2, 1)
    assert grid.chosen_keys() == ["z"]


def test_enter_takes_what_was_picked_from_the_list_below_and_goes_down(grid, qtbot):
    grid.go_to_cell(0, 1)
    QTest.keyClicks(grid, "w")
    line = grid.indexWidget(grid.currentIndex())
    assert isinstance(line, QLineEdit)
    popup = line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: grid.cells.said()[0][0] == "Welding")
    assert (grid.currentIndex().row(), grid.is_editing()) == (1, False)


def test_a_cell_that_is_being_typed_stays_open_when_rows_are_read_anew(grid):
    grid.go_to_cell(0, 2)
    QTest.keyClicks(grid, "a")
    QTest.keyClicks(grid.indexWidget(grid.currentIndex()), "b")
    grid.show_rows(grid.cells.columns, grid.cells.rows[:2])
    grid.show_rows(grid.cells.columns, [*grid.cells.rows, GridRow("n", (GridCell("n"), GridCell(), GridCell()))])
    line = grid.indexWidget(grid.currentIndex())
    assert isinstance(line, QLineEdit)
    assert line.text() == "ab"
