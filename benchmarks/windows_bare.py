"""The least that a QTableView can show."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt


class PlainTable(QAbstractTableModel):
    """Seven columns of short texts."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return self._rows

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 7

    def data(self, index: QModelIndex, role: int = 0) -> object:
        return f"{index.row()} {index.column()}" if role == Qt.ItemDataRole.DisplayRole else None
