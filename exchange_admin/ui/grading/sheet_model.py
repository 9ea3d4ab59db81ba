"""The rows of a sheet as a table that can be typed into, with an empty row at the end where it may grow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from exchange_admin.services.grades.line_sheets import COUNT, DECIMALS, FLAGS, Sheet, SheetRow

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class SheetModel(QAbstractTableModel):
    """`edited` tells that a person changed something. `decimal` writes a number as the language does."""

    edited = Signal()

    def __init__(
        self, sheet: Sheet, titles: Mapping[str, str], decimal: Callable[[str], str], *, locked: bool = False
    ) -> None:
        super().__init__()
        self._sheet, self._titles, self._decimal, self.locked = sheet, titles, decimal, locked
        self._columns = sheet.kind.columns
        self._rows: list[SheetRow] = list(sheet.rows)

    @property
    def grows(self) -> bool:
        return self._sheet.growing and not self.locked

    def choices(self, section: int) -> tuple[str, ...]:
        """What may stand in a column, empty where anything may."""
        return self._sheet.choices.get(self._columns[section], ())

    def rows(self) -> list[SheetRow]:
        """What stands there; rows without any text are left out."""
        return [row for row in self._rows if any(row.cells.get(name) for name in self._columns)]

    def show(self, rows: Sequence[SheetRow]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def take(self, rows: Sequence[SheetRow]) -> None:
        """As `show`, by a person: from the clipboard or a file."""
        self.show(rows)
        self.edited.emit()

    def adopt(self, saved: Sequence[SheetRow]) -> None:
        """Ids and texts as they were saved, in the order of `rows`; nothing else moves."""
        places = [place for place, row in enumerate(self._rows) if any(map(row.cells.get, self._columns))]
        for place, row in zip(places, saved, strict=False):
            self._rows[place] = row
        if places:
            self.dataChanged.emit(self.index(0, 0), self.index(places[-1], self.columnCount() - 1))

    def remove(self, row: int) -> None:
        if self.grows and row < len(self._rows):
            self.beginRemoveRows(_NONE, row, row)
            del self._rows[row]
            self.endRemoveRows()
            self.edited.emit()

    def move(self, row: int, by: int) -> bool:
        """Swaps a row with its neighbour; whether there was one."""
        other = row + by
        if not (self.grows and self._sheet.kind.ordered) or not 0 <= row < len(self._rows) > other >= 0:
            return False
        self._rows[row], self._rows[other] = self._rows[other], self._rows[row]
        first, last = sorted((row, other))
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
        self.edited.emit()
        return True

    # Qt

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._rows) + self.grows

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return _alignment(self._columns[section])
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._titles[self._columns[section]]
        return str(section + 1) if section < len(self._rows) else "+"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        name, text = self._columns[index.column()], self._text(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(name)
        if role == Qt.ItemDataRole.DisplayRole and name in FLAGS:
            return "✓" if text else "—" if index.row() < len(self._rows) else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._decimal(text) if name in DECIMALS else text
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        name = self._columns[index.column()]
        if self.locked or name in self._sheet.fixed or name in FLAGS:
            return usual
        return usual | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name = self._columns[index.column()]
        if self.locked or name in self._sheet.fixed:
            return False
        text = str(value).strip()
        if text == self._text(index):
            return False
        self._put(index.row(), name, text)
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def toggle(self, index: Index) -> None:
        """Turns a yes into a no and back; nothing in other columns."""
        if self._columns[index.column()] in FLAGS:
            self.setData(index, "" if self._text(index) else "1")

    def _put(self, row: int, name: str, text: str) -> None:
        if row == len(self._rows):
            self.beginInsertRows(_NONE, row + 1, row + 1)
            self._rows.append(SheetRow({}))
            self.endInsertRows()
        known = self._rows[row]
        self._rows[row] = SheetRow({**known.cells, name: text}, known.id)

    def _text(self, index: Index) -> str:
        row = self._rows[index.row()] if index.row() < len(self._rows) else SheetRow({})
        return row.cells.get(self._columns[index.column()], "")


def _alignment(name: str) -> Qt.AlignmentFlag:
    """Heads stand as their cells: numbers right, yes and no in the middle, texts left."""
    if name in FLAGS:
        return Qt.AlignmentFlag.AlignCenter
    side = Qt.AlignmentFlag.AlignRight if name in DECIMALS or name == COUNT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
