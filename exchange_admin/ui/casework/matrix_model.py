"""A matrix as the rows and columns of a grid."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from exchange_admin.services.casework.matrix import Matrix, MatrixCell, MatrixColumn, MatrixRow
from exchange_admin.ui.casework.matrix_words import cell_words, mark_word
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.grid.model import GridCell, GridColumn, GridModel, GridRow, Index
from exchange_admin.ui.tips import plain_tip


class MatrixModel(GridModel):
    """Nothing is typed here. What a cell means is put into words where somebody points at it."""

    names_columns = True

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.matrix: Matrix | None = None

    def show_matrix(self, matrix: Matrix | None) -> None:
        """The same people and requirements keep the place of the keyboard."""
        before = [column.key for column in self.columns]
        self.matrix = matrix
        columns = [_column(one) for one in matrix.columns] if matrix else []
        rows = [self._row(one) for one in matrix.rows] if matrix and columns else []
        if before != [column.key for column in columns]:
            super().show([], [])  # other requirements in as many columns are another matrix
        super().show(columns, rows)

    def person(self, row: int) -> MatrixRow:
        assert self.matrix is not None
        return self.matrix.rows[row]

    def requirement(self, section: int) -> MatrixColumn:
        assert self.matrix is not None
        return self.matrix.columns[section]

    def matrix_cell(self, row: int, section: int) -> MatrixCell:
        return self.person(row).cells[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid():
            match role:
                case Qt.ItemDataRole.ToolTipRole:
                    return plain_tip(self._words(index))
                case Qt.ItemDataRole.AccessibleDescriptionRole:
                    return self._words(index)
        return super().data(index, role)

    def _words(self, index: Index) -> str:
        row, section = index.row(), index.column()
        return "\n".join(cell_words(self._desk, self.person(row), self.requirement(section), section))

    def _row(self, row: MatrixRow) -> GridRow:
        return GridRow(row.stay, tuple(GridCell(mark_word(self._desk, cell.mark)) for cell in row.cells))


def _column(column: MatrixColumn) -> GridColumn:
    counted = f"{column.done} / {column.needed}"
    return GridColumn(column.requirement, column.short_title, 56, tip=f"{column.title} · {counted}")
