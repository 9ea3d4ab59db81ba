"""A table over a long query: all row numbers at once, rows in blocks as they scroll into view."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import FieldType, Kind
from exchange_admin.domain.queries import Query
from exchange_admin.services.list_cells import Cell, ListColumn, ListRow, Show
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.jobs import Job, JobRunner, Task
from exchange_admin.ui.models.picked_rows import PickedRows
from exchange_admin.ui.presentation import CHOICE_TONES

Index = QModelIndex | QPersistentModelIndex
IdRole = Qt.ItemDataRole.UserRole
CellRole = Qt.ItemDataRole.UserRole + 1
BLOCK = 32  # a jump reads what it shows, two blocks at most on a usual screen: within a sixtieth of a second
BLOCKS_KEPT = 256
APART = 20_000  # rows from which a query leaves the GUI thread
PATIENCE = 250  # milliseconds that an answer may take before the list says that it waits
TICK = 0  # the column of check boxes

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TICKED, _EDITED = _READ | Qt.ItemFlag.ItemIsUserCheckable, _READ | Qt.ItemFlag.ItemIsEditable
NUMERIC = frozenset({Show.NUMBER, Show.HOURS, Show.MONEY})


class ListReader(Protocol):
    """What `services.lists.Lists` offers; tests hand in a million invented rows."""

    def columns(self, kind: str) -> Sequence[ListColumn]: ...
    def title(self, kind: str, key: str, language: str) -> str: ...
    def ids(self, query: Query) -> array[int]: ...
    def rows(self, kind: str, ns: Sequence[int], keys: Sequence[str], language: str) -> Mapping[int, ListRow]: ...


class LazyTable(QAbstractTableModel):
    """`deadlines` are date columns that say how many days are left. With `jobs` and `ids_apart` (a thread-safe
    reading of ids) long queries run in the reading lane; without, everything happens at once. `rests_on` are further
    kinds that the query asks about.
    """

    picked_changed = Signal()
    edit_wanted = Signal(str, str, object)  # record id, column key, what was typed
    refreshed = Signal()  # the query was answered, changed or not
    waiting_changed = Signal()  # an answer takes its time, or has come

    def __init__(
        self,
        kind: Kind,
        reader: ListReader,
        formats: Formats,
        *,
        deadlines: frozenset[str] = frozenset(),
        jobs: JobRunner | None = None,
        ids_apart: Callable[[Query], array[int]] | None = None,
        rests_on: frozenset[str] = frozenset(),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind, self._reader, self._formats = kind, reader, formats
        self._deadlines, self._jobs, self._ids_apart, self._rests_on = deadlines, jobs, ids_apart, rests_on
        self.all_columns: Mapping[str, ListColumn] = {column.key: column for column in reader.columns(kind.name)}
        self._keys = tuple(key for key, column in self.all_columns.items() if column.usual)
        self._coming: tuple[str, ...] = ()
        self._query = Query(kind.name)
        self._ids: array[int] = array("q")
        self._blocks: OrderedDict[int, Mapping[int, ListRow]] = OrderedDict()
        self._picked = PickedRows()
        self._ticket = 0
        self._job: Job | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self._wait)
        self.is_waiting = False
        """Whether the rows shown are still those of an earlier question, and have been for a moment."""
        self._has_kept = False  # rows stand where they stood before an edit
        self._most = 0  # rows that the longest answer so far has, or may have after a change

    # What pages call

    @property
    def query(self) -> Query:
        return self._query

    @property
    def keys(self) -> tuple[str, ...]:
        return self._keys

    def column_at(self, section: int) -> ListColumn | None:
        return self.all_columns[self._keys[section - 1]] if 0 < section <= len(self._keys) else None

    def show_at(self, section: int) -> Show:
        """How the column is drawn: a reference to a person that leads the row is drawn as the person."""
        column = self.column_at(section)
        if column is None:
            return Show.TEXT
        return Show.PERSON if section == 1 and column.is_person else column.show

    def field_type(self, key: str) -> FieldType | None:
        """None for columns made of several fields."""
        return self.kind[key].type if key in self.kind else None

    def section_of(self, key: str) -> int:
        return self._keys.index(key) + 1 if key in self._keys else -1

    def show_columns(self, keys: Sequence[str]) -> None:
        wanted = tuple(key for key in keys if key in self.all_columns)
        if wanted and wanted != self._keys:
            self.beginResetModel()
            self._keys = wanted
            self._blocks.clear()
            self.endResetModel()

    def ask(self, query: Query, keys: Sequence[str] = ()) -> None:
        """Shows another query, and with its rows the columns `keys`, where any are named. Ticks survive a new order;
        another filter or text forgets a 'select all'."""
        if keys:
            self._coming = tuple(key for key in keys if key in self.all_columns)
        asked, before = ((q.text, q.filters, q.having) for q in (query, self._query))
        if self._picked.is_all and asked != before:
            self.pick_none()
        self._query = query
        self.requery()

    def catch_up(self) -> None:
        """Rows that an edit kept in their places are asked for again, once somebody comes back to the list."""
        if self._has_kept:
            self.requery()

    def requery(self) -> None:
        self._ticket += 1
        self._has_kept = False
        if self._jobs and self._ids_apart and self._most >= APART:
            self._requery_apart(self._ticket)
        else:
            self._replace(self._reader.ids(self._query))

    @property
    def is_asking(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def read_in(self, formats: Formats) -> None:
        """Another language or another day: the same rows, written anew."""
        self._formats = formats
        self._repaint()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._keys))

    def on_changes(self, changes: Changes, origin: object = None) -> None:
        """An edit keeps every row in its place, even one that no longer fits; adding and removing ask again."""
        touched = changes.ids.keys()
        self._most = max(self._most, len(self._ids) + len(changes.ids.get(self.kind.name, ())))
        if self._rests_on & touched or (self.kind.name in touched and not changes.verb.endswith(".set")):
            self.requery()
        elif self.kind.name in touched or any(field.refers in touched for field in self.kind.references):
            self._has_kept = self._has_kept or self.kind.name in touched
            self._repaint()

    def id_at(self, row: int) -> str:
        """The record id of a row; loads its block."""
        found = self._row(row)
        return found.id if found else ""

    def cell(self, row: int, key: str) -> Cell | None:
        found = self._row(row)
        return found.cells[self._keys.index(key)] if found and key in self._keys else None

    def number_at(self, row: int) -> int:
        return self._ids[row] if 0 <= row < len(self._ids) else 0

    def row_of(self, n: int) -> int:
        """Where row number `n` stands now, -1 when it does not fit the query."""
        try:
            return self._ids.index(n)
        except ValueError:
            return -1

    # Ticks

    def is_picked(self, row: int) -> bool:
        return self._ids[row] in self._picked

    def picked_count(self) -> int:
        return self._picked.count(len(self._ids))

    def picked_numbers(self) -> array[int]:
        return self._picked.numbers(self._ids)

    def picked_ids(self) -> list[str]:
        """Record ids of the ticked rows, read in blocks; for verbs, not for painting."""
        numbers = self.picked_numbers()
        found: list[str] = []
        for first in range(0, len(numbers), 1000):
            part = numbers[first : first + 1000]
            rows = self._reader.rows(self.kind.name, part, (), self._formats.language)
            found += [rows[n].id for n in part if n in rows]
        return found

    def current_or_picked(self, row: int) -> array[int]:
        """The ticked rows, else the one at `row`."""
        picked = self.picked_numbers() if self.picked_count() else array("q")
        return picked or (array("q", [self._ids[row]]) if 0 <= row < len(self._ids) else picked)

    def texts(self, numbers: array[int]) -> list[list[str]]:
        """What stands in the cells of these rows, as shown."""
        shows = [self.all_columns[key].show for key in self._keys]
        found: list[list[str]] = []
        for first in range(0, len(numbers), 1000):
            part = numbers[first : first + 1000]
            rows = self._reader.rows(self.kind.name, part, self._keys, self._formats.language)
            found += [[cell.text for cell in self._written(rows[n], shows).cells] for n in part if n in rows]
        return found

    def toggle(self, row: int) -> None:
        self._picked.toggle(self._ids[row])
        self._tell_picked(row, row)

    def pick_span(self, first: int, last: int, picked: bool = True) -> None:
        low, high = sorted((first, last))
        self._picked.put(self._ids[low : high + 1], picked)
        self._tell_picked(low, high)

    def pick_all(self) -> None:
        self._picked.pick_all()
        self._tell_picked(0, len(self._ids) - 1)

    def pick_none(self) -> None:
        self._picked.clear()
        self._tell_picked(0, len(self._ids) - 1)

    def tick_state(self) -> Qt.CheckState:
        """Of the box in the header."""
        count = self.picked_count()
        if not count:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if count == len(self._ids) else Qt.CheckState.PartiallyChecked

    # What Qt calls

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._keys) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, section = index.row(), index.column()
        if section == TICK:
            if role == Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if self.is_picked(row) else Qt.CheckState.Unchecked
            return self.id_at(row) if role == IdRole else None
        if role in (Qt.ItemDataRole.DisplayRole, CellRole, Qt.ItemDataRole.AccessibleTextRole, IdRole):
            found = self._row(row)
            if found is None:
                return None
            if role == IdRole:
                return found.id
            cell = found.cells[section - 1]
            if role == CellRole:
                return cell
            if role == Qt.ItemDataRole.DisplayRole:
                return cell.text
            return f"{cell.text}, {cell.second}" if cell.second else cell.text
        if role == Qt.ItemDataRole.EditRole:
            found = self._row(row)
            return found.cells[section - 1].value if found else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.all_columns[self._keys[section - 1]].show in NUMERIC else _LEFT
        return None

    def currency_at(self, index: Index) -> str:
        """That of the amount in a cell; empty for other cells."""
        found = self._row(index.row()) if index.column() > 0 else None
        return found.cells[index.column() - 1].currency if found else ""

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A tick is ours; a value goes to the page, whose verb sends it back through the feed."""
        if index.column() == TICK and role == Qt.ItemDataRole.CheckStateRole:
            if self.is_picked(index.row()) is not (Qt.CheckState(value) == Qt.CheckState.Checked):
                self.toggle(index.row())
            return True
        if role != Qt.ItemDataRole.EditRole or not self.is_editable(index.column()):
            return False
        self.edit_wanted.emit(self.id_at(index.row()), self._keys[index.column() - 1], value)
        return True

    def is_editable(self, section: int) -> bool:
        """A plain field that a person may change in the cell; several lines are changed in the form."""
        if not 0 < section <= len(self._keys) or self._keys[section - 1] not in self.kind:
            return False
        field = self.kind[self._keys[section - 1]]
        return not field.immutable and not field.written_by_program and field.type is not FieldType.MEMO

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Editable before the first key arrives: an input method needs to know (it opens the editor itself)."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.column() == TICK:
            return _TICKED
        return _EDITED if self.is_editable(index.column()) else _READ

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        column = self.column_at(section)
        return self._reader.title(self.kind.name, column.key, self._formats.language) if column else ""

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        shown = self.column_at(column)
        if shown and shown.order is not None:
            turned = order == Qt.SortOrder.DescendingOrder
            self.ask(replace(self._query, order=replace(self._query.order, field=shown.order, descending=turned)))

    # Inside

    def _row(self, row: int) -> ListRow | None:
        if not 0 <= row < len(self._ids):
            return None
        block = row // BLOCK
        rows = self._blocks.get(block)
        if rows is None:
            rows = self._blocks[block] = self._load(block)
            if len(self._blocks) > BLOCKS_KEPT:
                self._blocks.popitem(last=False)
        else:
            self._blocks.move_to_end(block)
        return rows.get(self._ids[row])

    def _load(self, block: int) -> Mapping[int, ListRow]:
        part = self._ids[block * BLOCK : (block + 1) * BLOCK]
        rows = self._reader.rows(self.kind.name, part, self._keys, self._formats.language)
        shows = [self.all_columns[key].show for key in self._keys]
        return {n: self._written(row, shows) for n, row in rows.items()}

    def _written(self, row: ListRow, shows: Sequence[Show]) -> ListRow:
        cells = (
            self._toned(cell, key) if show is Show.CHOICE else self._formatted(cell, show, key in self._deadlines)
            for cell, show, key in zip(row.cells, shows, self._keys, strict=True)
        )
        return ListRow(row.id, tuple(cells))

    def _formatted(self, cell: Cell, show: Show, deadline: bool) -> Cell:
        value = cell.value
        if value is None:
            return cell
        if show is Show.DATE:
            return self._formatted_day(cell, str(value), deadline)
        if show is Show.NUMBER:
            text = self._formats.number(value) if isinstance(value, int) else self._formats.decimal(str(value))
            return replace(cell, text=text)
        if show is Show.HOURS and isinstance(value, int):
            return replace(cell, text=self._formats.hours(value))
        if show is Show.FLAG:
            return replace(cell, text="✓" if value else "")
        return cell

    def _toned(self, cell: Cell, key: str) -> Cell:
        field = self.kind.asked_for.get(key)
        tones = CHOICE_TONES.get(field.choices) if field else None
        return replace(cell, tone=tones.get(str(cell.value), "")) if tones and cell.text else cell

    def _formatted_day(self, cell: Cell, iso: str, deadline: bool) -> Cell:
        text = self._formats.moment(iso) if len(iso) > 10 else self._formats.day(iso)
        if not deadline:
            return replace(cell, text=text)
        left, tone = self._formats.deadline(iso)
        return replace(cell, text=text, second=left, tone=tone)

    def _requery_apart(self, ticket: int) -> None:
        assert self._jobs is not None
        query, read = self._query, self._ids_apart
        assert read is not None

        def work(task: Task) -> tuple[int, array[int]]:
            task.step(0)
            return ticket, read(query)

        if self._job is not None:
            self._job.cancel()  # what nobody waits for any more is not begun
        self._job = job = self._jobs.read(work)
        job.succeeded.connect(self._answered)
        job.ended.connect(self._asking_ended)
        if not self._patience.isActive() and not self.is_waiting:
            self._patience.start()
        job.start()

    def _wait(self) -> None:
        self.is_waiting = True
        self.waiting_changed.emit()

    def _asking_ended(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self._stop_waiting()

    def _stop_waiting(self) -> None:
        self._patience.stop()
        if self.is_waiting:
            self.is_waiting = False
            self.waiting_changed.emit()

    def _answered(self, answer: tuple[int, array[int]]) -> None:
        ticket, ids = answer
        if ticket == self._ticket:  # a later question makes this answer worthless
            self._job = None
            self._stop_waiting()
            self._replace(ids)

    def _replace(self, ids: array[int]) -> None:
        self._most = max(self._most, len(ids))
        keys, self._coming = self._coming or self._keys, ()
        if ids == self._ids and keys == self._keys:
            self._repaint()
        else:
            self.beginResetModel()
            self._ids, self._keys = ids, keys
            self._blocks.clear()
            self._picked.keep_only(ids)
            self.endResetModel()
            self.picked_changed.emit()
        self.refreshed.emit()

    def _repaint(self) -> None:
        self._blocks.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self._keys)))

    def _tell_picked(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._keys)))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)
        self.picked_changed.emit()
