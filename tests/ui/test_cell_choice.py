"""A cell that is typed into or chosen from a list, edited as any delegate edits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyledItemDelegate, QWidget

from exchange_admin.ui.grid.cell_choice import CellChoice


@pytest.fixture
def cell(qtbot):
    """(editor, what reads the cell of the model into it, what the cell says once the editor is written back)."""
    over, model = QWidget(), QStandardItemModel()
    qtbot.addWidget(over)
    model.appendRow(QStandardItem("5"))
    delegate, editor, index = QStyledItemDelegate(over), CellChoice(["5+", "5", "4"], over), model.index(0, 0)

    def read(text: str) -> None:
        model.setData(index, text)
        delegate.setEditorData(editor, index)

    def written() -> str:
        delegate.setModelData(editor, model, index)
        return model.data(index)

    yield editor, read, written
    model.deleteLater()


def test_the_choice_of_that_very_name_is_shown_ready_to_be_typed_over(cell, qtbot):
    editor, read, written = cell
    read("5")
    assert (editor.currentIndex(), editor.lineEdit().selectedText()) == (1, "5")
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert written() == "4"


def test_what_is_in_no_list_stands_there_too(cell, qtbot):
    editor, read, written = cell
    read("4.5")
    assert (editor.currentIndex(), editor.currentText()) == (-1, "4.5")
    qtbot.keyClicks(editor, "5.5")
    assert written() == "5.5"


def test_what_somebody_is_typing_stays_when_the_cell_is_read_anew(cell, qtbot):
    editor, read, written = cell
    read("5")
    qtbot.keyClicks(editor, "2")
    read("4")
    assert written() == "2"
