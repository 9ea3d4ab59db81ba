"""A short table of ready texts with states as pills: lessons, people, what a timetable proposes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.lessons.plain_delegate import PlainDelegate, cell_width
from exchange_admin.ui.lessons.plain_model import PlainCell, PlainColumn, PlainModel, PlainRow
from exchange_admin.ui.look import Look
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.cell_choice import CellChoice
from exchange_admin.ui.widgets.own_key import opens_list
from exchange_admin.ui.widgets.title_header import TitleHeader

__all__ = ["PlainCell", "PlainColumn", "PlainRow", "PlainTable"]

MEASURED = 60
"""Rows whose texts say how wide a column has to be."""

_ARROWS = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}
)


class _PlainHeader(TitleHeader):
    def __init__(self, look: Look, model: PlainModel, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._model = model

    def title_width(self, section: int) -> int:
        return self.words_width(section) + self._look.px(34 if section == 0 else 22)

    def paint_title(self, painter: QPainter, box: QRectF, section: int) -> None:
        if section >= len(self._model.columns):
            return
        look, column, font = self._look, self._model.columns[section], self._look.font(12, MEDIUM)
        left = look.px(10 if section else 48 if self._model.has_ticks else 22)
        x = box.right() - look.px(8) - self.words_width(section) if column.right else box.x() + left
        room, ink = box.right() - x - look.px(4), look.theme.ink3
        painting.line_of_text(painter, max(x, box.x() + 2), box.center().y(), max(room, 1), column.title, font, ink)


class PlainTable(QTableView):
    """Whole rows are chosen, several with Shift and Ctrl; Space turns ticks; F2 and typing edit where it is allowed,
    Alt+Down opens the list of a cell that has one.

    Tab goes on to the right, Enter to the row below, where the row of Tabs began, as in Excel. `passed_end` says that
    Enter was pressed in the last row, and that column.
    """

    chosen_changed = Signal()
    opened = Signal(str)
    pasted = Signal()
    passed_end = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tabbed_from: int | None = None
        self.plain = PlainModel(self)
        self._titles = _PlainHeader(look, self.plain, self)
        self.setHorizontalHeader(self._titles)
        self.setModel(self.plain)
        self.setItemDelegate(PlainDelegate(look, self.plain, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked)
        look.changed.connect(self._dress)
        self._dress()

    def show_rows(self, columns: Sequence[PlainColumn], rows: Sequence[PlainRow]) -> None:
        """The current row stays current; where it is gone, the one in its place."""
        key, before = self.current_key(), max(self.currentIndex().row(), 0)
        self.plain.show(columns, rows)
        self.fit_columns()
        if rows and not self.currentIndex().isValid():
            there = next((n for n, row in enumerate(rows) if row.key == key), min(before, len(rows) - 1))
            self._go_to_row(there)
        self.chosen_changed.emit()

    def chosen_keys(self) -> list[str]:
        """Keys of the rows chosen, in order."""
        return [self.plain.rows[index.row()].key for index in self.selectionModel().selectedRows()]

    def current_key(self) -> str:
        row = self.currentIndex().row()
        return self.plain.rows[row].key if 0 <= row < len(self.plain.rows) else ""

    def go_to(self, key: str) -> None:
        for n, row in enumerate(self.plain.rows):
            if row.key == key:
                self._go_to_row(n)

    def fit_columns(self) -> None:
        """Columns as wide as they are meant and their texts need; the spare width goes to those that have a share."""
        px, columns = self._look.px, self.plain.columns
        widths = [max(px(one.width), self._titles.title_width(n), self._needed(n)) for n, one in enumerate(columns)]
        spare, shares = self.viewport().width() - sum(widths), sum(one.share for one in columns)
        for n, one in enumerate(columns):
            more = spare * one.share // shares if spare > 0 and shares else 0
            self.setColumnWidth(n, widths[n] + more)

    def _needed(self, section: int) -> int:
        """What the first rows need of a column that has no share, up to twice what is meant."""
        column, look = self.plain.columns[section], self._look
        if column.share:
            return 0
        cells = [row.cells[section] for row in self.plain.rows[:MEASURED]]
        widest = max((cell_width(cell, look, figures=column.right) for cell in cells), default=0)
        return min(widest + look.px(20), 2 * look.px(column.width))

    def keyboardSearch(self, search: str) -> None:
        """Nothing: jumping to a typed letter would swallow what an input method composes."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            return
        if event.key() in _ARROWS:
            self._tabbed_from = None
        if event.key() == Qt.Key.Key_Space and self.plain.has_ticks:
            self.plain.turn([index.row() for index in self.selectionModel().selectedRows()])
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() == Qt.Key.Key_Delete and self._edits_here():
            self.plain.setData(self.currentIndex(), "")
        elif opens_list(event) and self._edits_here():
            self._open_choices()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._edits_here():
            self.edit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key():
            self.opened.emit(self.current_key())
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        hints, here = QAbstractItemDelegate.EndEditHint, self.currentIndex()
        if hint == hints.EditNextItem and self._tabbed_from is None:
            self._tabbed_from = here.column()
        super().closeEditor(editor, hint)
        if hint == hints.SubmitModelCache:
            begun = here.column() if self._tabbed_from is None else self._tabbed_from
            self._tabbed_from = None
            self._go_below(here, begun)

    def mousePressEvent(self, event: object) -> None:
        self._tabbed_from = None
        super().mousePressEvent(event)  # type: ignore[arg-type]
        place = event.position().toPoint()  # type: ignore[attr-defined]
        index = self.indexAt(place)
        if index.isValid() and index.column() == 0 and place.x() < self.columnViewportPosition(0) + self._look.px(44):
            self.plain.turn([index.row()])

    def selectionChanged(self, selected: object, deselected: object) -> None:
        super().selectionChanged(selected, deselected)  # type: ignore[arg-type]
        self.viewport().update()
        self.chosen_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def _open_choices(self) -> None:
        """The list of the cell under the keyboard, where it has one."""
        self.edit(self.currentIndex())
        editor = self.indexWidget(self.currentIndex())
        if isinstance(editor, CellChoice):
            editor.showPopup()

    def _edits_here(self) -> bool:
        index = self.currentIndex()
        return index.isValid() and self.plain.columns[index.column()].editable

    def _go_to_row(self, row: int) -> None:
        """Chooses the row alone, whatever keys are held."""
        self._choose(self.plain.index(row, 0))

    def _go_below(self, here: QModelIndex, section: int) -> None:
        below = self.plain.index(here.row() + 1, section)
        if below.isValid():
            self._choose(below)
        else:
            self.passed_end.emit(section)

    def _choose(self, index: QModelIndex) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)

    def _dress(self) -> None:
        self.verticalHeader().setMinimumSectionSize(self._look.row_height)
        self.verticalHeader().setDefaultSectionSize(self._look.row_height)
        self.viewport().update()
