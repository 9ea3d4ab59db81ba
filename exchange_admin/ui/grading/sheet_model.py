"""The rows of a sheet as a grid, with an empty row at the end where it may grow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal

from exchange_admin.services.grades.line_sheets import COUNT, DECIMALS, FLAGS, Sheet, SheetRow
from exchange_admin.ui.grid.model import GridCell, GridColumn, GridModel, GridRow, Place

_FEW = 3  # columns
_WIDTH, _FIRST_OF_FEW, _LAST_OF_FEW = 84, 200, 150  # pixels of the design
_REMEMBERED = 100


class SheetModel(GridModel):
    """`edited` tells that a person changed something. `decimal` writes a number as the language does."""

    edited = Signal()

    def __init__(
        self, sheet: Sheet, titles: Mapping[str, str], decimal: Callable[[str], str], *, locked: bool = False
    ) -> None:
        super().__init__()
        self._sheet, self._titles, self._decimal, self.locked = sheet, titles, decimal, locked
        self._names = sheet.kind.columns
        self._lines: list[SheetRow] = list(sheet.rows)
        self._past: list[list[SheetRow]] = []
        self._show()

    @property
    def grows(self) -> bool:
        return self._sheet.growing and not self.locked

    def filled(self) -> list[SheetRow]:
        """What stands there; rows without any text are left out."""
        return [line for line in self._lines if any(map(line.cells.get, self._names))]

    def take(self, lines: Sequence[SheetRow]) -> None:
        """Other lines by a person: typed, from the clipboard or a file."""
        self._past = [*self._past, self._lines][-_REMEMBERED:]
        self._lines = list(lines)
        self._show()
        self.edited.emit()

    def adopt(self, saved: Sequence[SheetRow]) -> None:
        """Ids and texts as they were saved, in the order of `filled`; nothing else moves."""
        rest = iter(saved)
        self._lines = [
            next(rest, line) if any(map(line.cells.get, self._names)) else line for line in self._lines
        ]  # fmt: skip
        self._show()

    def remove(self, row: int) -> None:
        if self.grows and row < len(self._lines):
            self.take([line for n, line in enumerate(self._lines) if n != row])

    def move(self, row: int, by: int) -> bool:
        """Swaps a row with its neighbour; whether there was one."""
        other = row + by
        if not (self.grows and self._sheet.kind.ordered) or not 0 <= row < len(self._lines) > other >= 0:
            return False
        lines = list(self._lines)
        lines[row], lines[other] = lines[other], lines[row]
        self.take(lines)
        return True

    # What a grid asks

    def put(self, texts: Mapping[Place, str]) -> None:
        lines = [*self._lines, *([SheetRow({})] if self.grows else [])]
        for (row, section), text in texts.items():
            lines[row] = SheetRow({**lines[row].cells, self._names[section]: text.strip()}, lines[row].id)
        if lines[len(self._lines) :] == [SheetRow({})]:
            del lines[-1]
        if lines != self._lines:
            self.take(lines)

    @property
    def can_take_back(self) -> bool:
        return bool(self._past)

    def take_back(self) -> None:
        self._lines = self._past.pop()
        self._show()
        self.edited.emit()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return str(section + 1) if section < len(self._lines) else "+"
        return super().headerData(section, orientation, role)

    # Inside

    def _show(self) -> None:
        lines = [*self._lines, *([SheetRow({})] if self.grows else [])]
        self.show(
            self._columns(),
            [GridRow(str(n), tuple(self._cell(line, name, n) for name in self._names)) for n, line in enumerate(lines)],
        )

    def _columns(self) -> list[GridColumn]:
        """A number at the far end of a wide cell would belong to no row: few columns share out no room."""
        few, last = len(self._names) <= _FEW, len(self._names) - 1
        return [
            GridColumn(
                name,
                self._titles[name],
                {0: _FIRST_OF_FEW, last: _LAST_OF_FEW}.get(n, _WIDTH) if few else _WIDTH,
                share=not few and n == last,
                right=name in DECIMALS or name == COUNT,
                editable=not self.locked and name not in self._sheet.fixed,
                choices=self._sheet.choices.get(name, ()),
                flag=name in FLAGS,
            )
            for n, name in enumerate(self._names)
        ]

    def _cell(self, line: SheetRow, name: str, row: int) -> GridCell:
        text = line.cells.get(name, "")
        if name in FLAGS:
            return GridCell("✓" if text else "—" if row < len(self._lines) else "", typed=text)
        return GridCell(self._decimal(text) if name in DECIMALS else text)
