"""What a grid shows: columns, rows of ready cells, and what is typed and ticked in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from exchange_admin.ui.theme import Tone
from exchange_admin.ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
Place = tuple[int, int]
"""Row and column."""

_NONE = QModelIndex()
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TYPED_INTO = _READ | Qt.ItemFlag.ItemIsEditable


@dataclass(frozen=True, slots=True)
class GridColumn:
    """`width` in pixels of the design is what a column wants, up to `most` where its texts need more (twice the width
    where nothing is said), down to `least` where room is short; `share` of the spare width. `right` and `figures` for
    numbers. `choices` may be taken from a list, and anything else typed unless `listed`. `inline`: where rows have one
    line, what stands below the others stands beside. `wraps`: small, in two lines where it is long."""

    key: str
    title: str
    width: int
    share: int = 0
    right: bool = False
    editable: bool = False
    choices: tuple[str, ...] = ()
    listed: bool = False
    most: int = 0
    least: int = 0
    figures: bool = False
    inline: bool = False
    wraps: bool = False
    flag: bool = False
    size: int = 13
    tip: str = ""


@dataclass(frozen=True, slots=True)
class GridCell:
    """`pill` makes the text a state. `second` stands below it where rows have two lines. `typed` is what an editor
    begins with, the text where nothing is said; `hint` stands in an empty cell. `icon` is drawn before the text,
    `boxed` cells have a ground of their tone. `fixed` in a column that is typed into otherwise. `tip`: the texts where
    nothing is said."""

    text: str = ""
    second: str = ""
    pill: Tone | None = None
    tone: Tone | None = None
    typed: str | None = None
    hint: str = ""
    icon: str = ""
    boxed: bool = False
    faint: bool = False
    struck: bool = False
    fixed: bool = False
    tip: str | None = None
    about: str = ""

    def words(self, between: str) -> str:
        return between.join(part for part in (self.text, self.second) if part)


@dataclass(frozen=True, slots=True)
class GridRow:
    """`tick` None: no box; the box stands before the first column. `faint` rows count no more."""

    key: str
    cells: tuple[GridCell, ...]
    tick: bool | None = None
    faint: bool = False


class GridModel(QAbstractTableModel):
    """`typed` says key of the row, key of the column and what was typed there; whoever hears it shows the rows anew."""

    typed = Signal(str, str, str)
    ticked = Signal()

    names_columns = False
    """Whether a cell that is read aloud says its column before it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[GridColumn, ...] = ()
        self.rows: Sequence[GridRow] = []

    # What is shown

    def show(self, columns: Sequence[GridColumn], rows: Sequence[GridRow]) -> None:
        """Rows with the same keys keep their places, also before further ones or without the last ones, and a cell that
        is being typed stays open; else everything is told anew."""
        before, now = len(self.rows), len(rows)
        same = min(before, now) if before else 0
        if not same or len(columns) != len(self.columns) or _keys(rows[:same]) != _keys(self.rows[:same]):
            self.beginResetModel()
            self.columns, self.rows = tuple(columns), list(rows)
            self.endResetModel()
            return
        self.columns = tuple(columns)
        if now > before:
            self.beginInsertRows(_NONE, before, now - 1)
            self.rows = list(rows)
            self.endInsertRows()
        elif now < before:
            self.beginRemoveRows(_NONE, now, before - 1)
            self.rows = list(rows)
            self.endRemoveRows()
        self.rows = list(rows)
        self.say_all()

    def say_all(self) -> None:
        """Everything may read otherwise, in its place."""
        if (rows := self.rowCount()) and self.columns:
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, len(self.columns) - 1))
        if self.columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def row(self, at: int) -> GridRow:
        return self.rows[at]

    def cell(self, index: Index) -> GridCell:
        return self.row(index.row()).cells[index.column()]

    def offers(self, section: int) -> Sequence[str]:
        """What completes the words that are typed into a column."""
        return ()

    def row_of(self, key: str) -> int:
        """-1 for none."""
        return next((n for n in range(self.rowCount()) if self.row(n).key == key), -1)

    def section_of(self, key: str) -> int:
        """-1 for none."""
        return next((n for n, column in enumerate(self.columns) if column.key == key), -1)

    def rename(self, key: str, name: str) -> None:
        """The row of that key is called `name` from now on, and stays in its place."""
        self.rows = [replace(row, key=name) if row.key == key else row for row in self.rows]

    # Ticks

    @property
    def has_ticks(self) -> bool:
        return any(row.tick is not None for row in self.rows)

    def ticked_keys(self) -> list[str]:
        return [row.key for row in self.rows if row.tick]

    def turn(self, rows: Sequence[int]) -> None:
        """Ticks rows, or unticks them when all are ticked."""
        able = [n for n in rows if self.rows[n].tick is not None]
        on = not all(self.rows[n].tick for n in able)
        if able:
            self.rows = [replace(row, tick=on) if n in able else row for n, row in enumerate(self.rows)]
            self.say_all()
            self.ticked.emit()

    # What is typed

    def is_editable(self, row: int, section: int) -> bool:
        return self.columns[section].editable and not self.row(row).cells[section].fixed

    def typed_text(self, row: int, section: int) -> str:
        """What an editor of that cell begins with."""
        cell = self.row(row).cells[section]
        return cell.text if cell.typed is None else cell.typed

    def put(self, texts: Mapping[Place, str]) -> None:
        """Types into cells as one gesture. Rows and columns are known by their keys, whatever moves meanwhile."""
        changed = [
            (self.row(row).key, self.columns[section].key, text.strip())
            for (row, section), text in texts.items()
            if text.strip() != self.typed_text(row, section)
        ]
        for typed in changed:
            self.typed.emit(*typed)

    def reads(self, place: Place, text: str) -> bool:
        """Whether a text that is put into a cell can be meant."""
        column, said = self.columns[place[1]], text.strip().casefold()
        return not (column.listed and said) or said in map(str.casefold, column.choices)

    def reads_all(self, texts: Mapping[Place, str]) -> bool:
        """Whether a block can be meant."""
        return all(self.reads(place, text) for place, text in texts.items())

    def clear(self, places: Sequence[Place]) -> None:
        self.put(dict.fromkeys(places, ""))

    @property
    def can_take_back(self) -> bool:
        """Whether the grid itself remembers what was typed last; else Ctrl+Z belongs to whoever shows it."""
        return False

    def take_back(self) -> None:
        """Ctrl+Z was pressed where something `can_take_back`."""

    # What Qt calls

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.columns[index.column()].flag:
            return _READ
        return _TYPED_INTO if self.is_editable(index.row(), index.column()) else _READ

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.cell(index).text
            case Qt.ItemDataRole.EditRole:
                return self.typed_text(index.row(), index.column())
            case Qt.ItemDataRole.ToolTipRole:
                cell = self.cell(index)
                return plain_tip(cell.words(" · ") if cell.tip is None else cell.tip)
            case Qt.ItemDataRole.AccessibleTextRole:
                words = self.cell(index).words(", ")
                return f"{self.columns[index.column()].title}: {words}" if self.names_columns else words
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self.cell(index).about
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.is_editable(index.row(), index.column()):
            return False
        self.put({(index.row(), index.column()): str(value or "")})
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return plain_tip(self.columns[section].tip) if role == Qt.ItemDataRole.ToolTipRole else None


def _keys(rows: Sequence[GridRow]) -> list[str]:
    return [row.key for row in rows]
