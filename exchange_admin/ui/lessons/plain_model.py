"""What a plain table shows: columns, rows of ready texts, and what is typed and ticked in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from exchange_admin.ui.theme import Tone
from exchange_admin.ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PlainColumn:
    """`share` of the spare width; `right` for numbers; `editable` cells take typing, and offer `choices` in a list."""

    key: str
    title: str
    width: int
    share: int = 0
    right: bool = False
    editable: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainCell:
    """`pill` makes the text a state. `second` stands below it where rows have two lines."""

    text: str = ""
    second: str = ""
    pill: Tone | None = None
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class PlainRow:
    """`tick` None: no box; the box stands before the first column. `faint` rows count no more."""

    key: str
    cells: tuple[PlainCell, ...]
    tick: bool | None = None
    faint: bool = False


class PlainModel(QAbstractTableModel):
    """`typed` says key of the row, key of the column, and what was typed there."""

    typed = Signal(str, str, str)
    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[PlainColumn, ...] = ()
        self.rows: list[PlainRow] = []

    def show(self, columns: Sequence[PlainColumn], rows: Sequence[PlainRow]) -> None:
        """Rows with the same keys keep their places, also before further ones, and a cell that is being typed stays
        open; else everything is told anew."""
        before = len(self.rows)
        if len(columns) != len(self.columns) or [row.key for row in rows[:before]] != [row.key for row in self.rows]:
            self.beginResetModel()
            self.columns, self.rows = tuple(columns), list(rows)
            self.endResetModel()
            return
        self.columns = tuple(columns)
        if len(rows) > before:
            self.beginInsertRows(QModelIndex(), before, len(rows) - 1)
            self.rows = list(rows)
            self.endInsertRows()
        self.rows = list(rows)
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)

    def rename(self, key: str, name: str) -> None:
        """The row of that key is called `name` from now on, and stays in its place."""
        self.rows = [PlainRow(name, row.cells, row.tick, row.faint) if row.key == key else row for row in self.rows]

    def cell(self, index: Index) -> PlainCell:
        return self.rows[index.row()].cells[index.column()]

    @property
    def has_ticks(self) -> bool:
        return any(row.tick is not None for row in self.rows)

    def ticked_keys(self) -> list[str]:
        return [row.key for row in self.rows if row.tick]

    def turn(self, rows: Sequence[int]) -> None:
        """Ticks rows, or unticks them when all are ticked."""
        able = [n for n in rows if self.rows[n].tick is not None]
        on = not all(self.rows[n].tick for n in able)
        for n in able:
            row = self.rows[n]
            self.rows[n] = PlainRow(row.key, row.cells, on, row.faint)
            self.dataChanged.emit(self.index(n, 0), self.index(n, len(self.columns) - 1))
        if able:
            self.ticked.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        both = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = index.isValid() and self.columns[index.column()].editable
        return both | Qt.ItemFlag.ItemIsEditable if editable else both

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self.cell(index).text
        cell = self.cell(index)
        words = " · ".join(part for part in (cell.text, cell.second) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value).strip()
        if role == Qt.ItemDataRole.EditRole and text != self.cell(index).text:
            self.typed.emit(self.rows[index.row()].key, self.columns[index.column()].key, text)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.columns[section].title if section < len(self.columns) else ""
        return None
