"""The staged rows of one sheet as a table: number, what will happen, and the cells as they were written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from exchange_admin.domain.fields import FieldType
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.wording import Wording
from exchange_admin.services.importing.draft import LEFT_OUT, RowState, StagedColumn, StagedRow
from exchange_admin.services.importing.list_shapes import ListShape, shape_of
from exchange_admin.services.importing.words import codes_of
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.importing.staged_view import NOT_READ, READY, StagedView
from exchange_admin.ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
RowRole = Qt.ItemDataRole.UserRole
NUMBER, WHAT = 0, 1
FIRST_CELL = 2
_BARE_DAY = re.compile(r"\d{5,8}(\.\d+)?")


class Tab(StrEnum):
    """Which rows are shown."""

    ALL = "all"
    READY = "ready"
    QUESTION = "question"
    FIX = "fix"
    KNOWN = "known"

    def takes(self, state: str) -> bool:
        """Whether rows of that state of the view are shown."""
        return self is Tab.ALL or (state in READY if self is Tab.READY else state == self.value)


class StagedModel(QAbstractTableModel):
    """`label(person id)` says what a known person is called. A cell shows what was typed until it is checked."""

    cell_typed = Signal(int, str, str)  # place in the draft, column key, text
    refilled = Signal()  # other rows or columns than before

    def __init__(
        self,
        wording: Callable[[], Wording],
        formats: Callable[[], Formats],
        label: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._wording, self._formats, self._label = wording, formats, label
        self._view: StagedView | None = None
        self.sheet, self.tab, self.text = 0, Tab.ALL, ""
        self.columns: tuple[StagedColumn, ...] = ()
        self.shape: ListShape | None = None  # of the sheet that is shown
        self._places: list[int] = []
        self._typed: dict[tuple[int, str], str] = {}

    def show(self, view: StagedView | None) -> None:
        """The rows as they are now. An edit keeps every row in its place, even one that no longer fits the tab."""
        same = self._is_same(view)
        self._view = view
        self._typed.clear()
        if same and self._places:
            last = self.index(len(self._places) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self._refill()

    def narrow(self, *, sheet: int | None = None, tab: Tab | None = None, text: str | None = None) -> None:
        """Another sheet, tab or text to find; what is left out stays as it is."""
        self.sheet = self.sheet if sheet is None else sheet
        self.tab = self.tab if tab is None else tab
        self.text = self.text if text is None else text.strip().casefold()
        self._refill()

    def reword(self) -> None:
        """Another language."""
        if self._places:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._places) - 1, self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def place(self, row: int) -> int:
        """Where a shown row stands in the draft, -1 for none."""
        return self._places[row] if 0 <= row < len(self._places) else -1

    def staged(self, row: int) -> StagedRow | None:
        place = self.place(row)
        return self._view.rows[place] if self._view is not None and place >= 0 else None

    def key_at(self, section: int) -> str:
        """Empty for the number and what to do."""
        return self.columns[section - FIRST_CELL].key if section >= FIRST_CELL else ""

    def section_of(self, key: str) -> int:
        """-1 when there is no such column."""
        keys = [column.key for column in self.columns]
        return keys.index(key) + FIRST_CELL if key in keys else -1

    @property
    def subject(self) -> str:
        """The kind of record that a row is about."""
        return self.shape.subject() if self.shape else ""

    def has_list(self, key: str) -> bool:
        """Whether there is a list of what the cells of a column may hold."""
        return bool(self.shape and (self.shape.refers(key) or (key in self.shape.own and self._vocabulary(key))))

    def choices(self, key: str) -> list[str]:
        """What may stand in the cells of a column with words of a list."""
        words, vocabulary = self._wording(), self._vocabulary(key)
        return [words.choice(vocabulary, code) for code in codes_of(vocabulary, words)] if vocabulary else []

    def _vocabulary(self, key: str) -> str:
        field = self.shape.field(key) if self.shape else None
        return field.vocabulary if field is not None else ""

    def counts(self) -> Mapping[Tab, int]:
        """Rows of the sheet by tab."""
        counted = self._view.counts.items() if self._view else ()
        return {tab: sum(n for (at, state), n in counted if at == self.sheet and tab.takes(state)) for tab in Tab}

    # What Qt calls

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else FIRST_CELL + len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.staged(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == RowRole:
            return row
        key = self.key_at(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(index.row(), row, index.column(), key)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._explained(row, key, index.column()))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._explained(row, key, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text, second = self._text(index.row(), row, index.column(), key), self.second(row, key, index.column())
            return f"{text}, {second}" if second else text
        return None

    def second(self, row: StagedRow, key: str, section: int) -> str:
        """The line under the text: why a row stands as it does, or how a cell was understood."""
        return self.reason(row) if section == WHAT else self._understood(row, key) if key else ""

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, key = self.staged(index.row()), self.key_at(index.column())
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or row is None or not key or row.cells.get(key, "") == text:
            return False
        place = self.place(index.row())
        self._typed[place, key] = text
        self.dataChanged.emit(index, index)
        self.cell_typed.emit(place, key, text)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usual | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() >= FIRST_CELL else usual

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if section == NUMBER:
                return self.tr("Row")
            if section == WHAT or self.shape is None:
                return self.tr("What to do")
            return self.shape.label(self.key_at(section), self._wording())
        if role == Qt.ItemDataRole.ToolTipRole and section > WHAT:
            return plain_tip(self.columns[section - FIRST_CELL].heading)
        return None

    # Words

    def state_word(self, row: StagedRow) -> str:
        if row.decision == LEFT_OUT:
            return self.tr("Left out")
        return self._wording().say(f"import.state.{row.state}")

    def reason(self, row: StagedRow) -> str:
        """One line: the first thing that is wrong or asked, else who is known already."""
        if row.decision == LEFT_OUT:
            return ""
        if row.state in (RowState.FIX, RowState.QUESTION):
            level = Level.BLOCKS if row.state is RowState.FIX else Level.ASKS
            return next((self._wording().problem(one) for one in row.problems if one.level is level), "")
        return self._label(row.subject_id) if row.subject_id else ""

    def problem_of(self, row: StagedRow, key: str) -> Problem | None:
        """The gravest problem of a cell."""
        own = [problem for problem in row.problems if key and problem.field == key]
        return min(own, key=lambda problem: list(Level).index(problem.level), default=None)

    def _text(self, at: int, row: StagedRow, section: int, key: str) -> str:
        if section == NUMBER:
            return str(row.number)
        if section == WHAT:
            return self.state_word(row)
        return self._typed.get((self.place(at), key), row.cells.get(key, ""))

    def _understood(self, row: StagedRow, key: str) -> str:
        """What was read, where it does not look like what stands there: 38412 is a day."""
        value, written = row.values.get(key), row.cells.get(key, "")
        if value is None or not written:
            return ""
        field = self.shape.field(key) if self.shape else None
        if field is not None and field.type is FieldType.DATE:
            return f"→ {self._formats().day(str(value))}" if _BARE_DAY.fullmatch(written) else ""
        if key in ("passport_number", "document_number"):
            return f"→ {value}" if not written.isascii() else ""
        return ""

    def _explained(self, row: StagedRow, key: str, section: int) -> str:
        if section == WHAT:
            return " ".join(self._wording().problem(problem) for problem in row.problems)
        problem = self.problem_of(row, key)
        return self._wording().problem(problem) if problem else ""

    # Inside

    def _is_same(self, view: StagedView | None) -> bool:
        old = self._view
        if old is None or view is None or len(old.rows) != len(view.rows) or old.file != view.file:
            return False
        return len(old.sheets) == len(view.sheets) and self._columns_of(view) == self.columns

    def _columns_of(self, view: StagedView) -> tuple[StagedColumn, ...]:
        if self.sheet >= len(view.sheets):
            return ()
        return tuple(column for column in view.sheets[self.sheet].columns if column.key != NOT_READ)

    def _refill(self) -> None:
        self.beginResetModel()
        view = self._view
        if view is None or self.sheet >= len(view.sheets):
            self.sheet = 0
        self.columns = self._columns_of(view) if view else ()
        self.shape = shape_of(view.sheets[self.sheet].kind) if view and view.sheets else None
        self._places = self._fitting(view) if view else []
        self.endResetModel()
        self.refilled.emit()

    def _fitting(self, view: StagedView) -> list[int]:
        taken = {state for state in set(view.states) if self.tab.takes(state)}
        sheet, text = self.sheet, self.text
        return [
            at
            for at, (row, state) in enumerate(zip(view.rows, view.states, strict=True))
            if state in taken
            and row.sheet == sheet
            and (not text or any(text in cell.casefold() for cell in row.cells.values()))
        ]
