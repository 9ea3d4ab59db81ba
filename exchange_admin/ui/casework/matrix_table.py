"""The cells of a matrix under the keyboard: arrows move, Space, A and W say what became of what stands there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QWidget

from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.ui.casework.matrix_headers import (
    DONE_WIDTH,
    NAME_WIDTH,
    TOP,
    MatrixLegend,
    PeopleHeader,
    RequirementsHeader,
    row_height,
)
from exchange_admin.ui.casework.matrix_model import MatrixModel
from exchange_admin.ui.casework.matrix_painting import paint_mark
from exchange_admin.ui.casework.task_keys import DONE, verb_of
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.grid.delegate import GridDelegate
from exchange_admin.ui.grid.grid import Grid
from exchange_admin.ui.grid.model import Index

WIDTHS = range(46, 108, 4)
"""Pixels of a column; the least in which its label can be read."""
IN_TWO = 62
"""Pixels that a column may take for a label in two lines instead of three."""


class MatrixDelegate(GridDelegate):
    """Row and column of the keyboard have a ground, its cell a ring."""

    def __init__(self, desk: Desk, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(desk.look, model, desk.look.px, parent)
        self._model = model
        self.place = (-1, -1)

    def paint_cell(self, painter: QPainter, box: QRectF, index: Index) -> None:
        if self._model.matrix is None:
            return
        look, theme, row, section = self._look, self._look.theme, index.row(), index.column()
        in_block = self.block is not None and self.block(row, section)
        crossed = (row == self.place[0]) != (section == self.place[1]) or in_block
        self.paint_ground(painter, box, chosen=crossed)
        columns = self._model.matrix.columns
        if section and columns[section].phase != columns[section - 1].phase:
            painter.fillRect(QRectF(box.x(), box.y(), 1, box.height()), QColor(theme.line))
        middle = QPointF(box.center().x(), box.center().y() - 0.5)
        paint_mark(painter, middle, self._model.matrix_cell(row, section).mark, look)
        self.paint_edges(painter, box, index)


class MatrixTable(Grid):
    """`verb_wanted` says what a key means for the chosen cells, `stay_wanted` asks for a stay at one of its tasks."""

    verb_wanted = Signal(str)
    stay_wanted = Signal(str, str)
    menu_wanted = Signal(QPoint)

    def __init__(self, desk: Desk, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent, model)
        self._matrix = model
        self.legend = MatrixLegend(desk, model, self)
        self.delegate = self._cells = MatrixDelegate(desk, model, self)
        self._requirements = RequirementsHeader(desk, model, self)
        self._people = PeopleHeader(desk, model, self)
        self.setHorizontalHeader(self._requirements)
        self.setVerticalHeader(self._people)
        self.take_delegate(self.delegate)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget(self))  # else the style paints something between the scroll bars
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        # letters are keys here: an input method would compose them
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        desk.look.changed.connect(self._place_legend)
        self._place_legend()

    def chosen_tasks(self) -> list[CaseTask]:
        """Those still to be done in the chosen cells."""
        if self._matrix.matrix is None or not self._matrix.rowCount():
            return []
        return [task for place in self.chosen_cells() for task in self._matrix.matrix_cell(*place).open]

    def current_tasks(self) -> list[CaseTask]:
        """Every task of the cell under the keyboard."""
        here = self.currentIndex()
        return list(self._matrix.matrix_cell(here.row(), here.column()).tasks) if here.isValid() else []

    # What Qt and the grid call

    def acts_on(self, event: QKeyEvent) -> bool:
        if self.currentIndex().isValid() and (verb := verb_of(event)):
            self.verb_wanted.emit(verb)
            return True
        return super().acts_on(event)

    def opens(self, index: Index) -> bool:
        return True

    def open_row(self, index: Index) -> None:
        tasks = self._matrix.matrix_cell(index.row(), index.column()).tasks
        self.stay_wanted.emit(self._matrix.person(index.row()).stay, tasks[0].id if tasks else "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As Space does, for who has no keyboard at hand."""
        if self.indexAt(event.position().toPoint()).isValid():
            self.verb_wanted.emit(DONE)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def fit_columns(self) -> None:
        """As wide as their labels need; what is left of the page they share, and what has no room scrolls."""
        n = self.cells.columnCount()
        least = [self._least_width(section) for section in range(n)]
        spare = max(0, self.viewport().width() - sum(least)) // max(n, 1)
        for section, width in enumerate(least):
            self.setColumnWidth(section, min(width + spare, self._look.px(WIDTHS[-1])))

    def _least_width(self, section: int) -> int:
        """Two lines are read sooner than three, as long as they take little more room."""
        px, header = self._look.px, self._requirements
        in_two = (px(width) for width in WIDTHS if width <= IN_TWO and header.is_readable(section, px(width), lines=2))
        in_three = (px(width) for width in WIDTHS if header.is_readable(section, px(width)))
        return next(in_two, next(in_three, px(WIDTHS[-1])))

    def row_height(self) -> int:
        return row_height(self._look)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() or previous.isValid():  # not while the table is being made
            self._cells.place = (current.row(), current.column())
            self._requirements.go_to(current.column())
            self._people.go_to(current.row())
            self.viewport().update()

    def _place_legend(self) -> None:
        px = self._look.px
        self.legend.setGeometry(px(18), px(4), px(NAME_WIDTH + DONE_WIDTH - 22), px(TOP - 8))
