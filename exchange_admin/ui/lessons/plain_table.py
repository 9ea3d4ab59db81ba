"""A short table of ready texts with states as pills: lessons, people, what a timetable proposes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM

Index = QModelIndex | QPersistentModelIndex
_ARROWS = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}
)


@dataclass(frozen=True, slots=True)
class PlainColumn:
    """`share` of the spare width; `right` for numbers; `editable` cells take typing."""

    key: str
    title: str
    width: int
    share: int = 0
    right: bool = False
    editable: bool = False


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
        """Rows with the same keys keep their places, else everything is told anew."""
        same = [row.key for row in rows] == [row.key for row in self.rows] and len(columns) == len(self.columns)
        if not same:
            self.beginResetModel()
        self.columns, self.rows = tuple(columns), list(rows)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)

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
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            cell = self.cell(index)
            return " · ".join(part for part in (cell.text, cell.second) if part)
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


class _PlainDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, model: PlainModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._model = look, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(60), self._look.row_height)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setProperty("cell", True)
        line.setFont(self._look.font(13))
        line.setAccessibleName(self._model.columns[index.column()].title)
        return line

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(1, 2, -2, -3))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, theme = self._look, self._look.theme
        row, cell = self._model.rows[index.row()], self._model.cell(index)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, QColor(theme.selection if chosen else theme.surface))
        line = QColor(theme.selection_line if chosen else theme.line)
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), line)
        inset = look.px(10 if index.column() else 48 if self._model.has_ticks else 22)
        if index.column() == 0 and row.tick is not None:
            state = Qt.CheckState.Checked if row.tick else Qt.CheckState.Unchecked
            spot = QRectF(box.x() + look.px(22), box.center().y() - look.px(8), look.px(16), look.px(16))
            painting.tick_box(painter, spot, state, theme)
        self._paint_cell(painter, box.adjusted(inset, 0, -look.px(8), 0), row, cell, index.column())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painting.focus_ring(painter, box.adjusted(1, 1, -2, -2), look.px(5), theme)
        painter.restore()

    def _paint_cell(self, painter: QPainter, room: QRectF, row: PlainRow, cell: PlainCell, section: int) -> None:
        look, theme = self._look, self._look.theme
        middle = room.center().y() - 0.5
        if cell.pill is not None and cell.text:
            painting.pill(painter, room.x(), middle, room.width(), cell.text, cell.pill, look)
            return
        ink = theme.tones[cell.tone].text if cell.tone else theme.ink3 if row.faint else theme.ink
        right = self._model.columns[section].right
        font = look.font(13, figures=right)
        two = look.two_lines and bool(cell.second)
        x = max(room.x(), room.right() - painting.advance(font, cell.text)) if right else room.x()
        first = middle - look.scale * 8.3 if two else middle
        painting.line_of_text(painter, x, first, room.right() - x, cell.text, font, ink)
        if two:
            below, small = middle + look.scale * 8.5, look.font(11)
            x = max(room.x(), room.right() - painting.advance(small, cell.second)) if right else room.x()
            painting.line_of_text(painter, x, below, room.right() - x, cell.second, small, theme.ink3)


class _PlainHeader(QHeaderView):
    def __init__(self, look: Look, model: PlainModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look, self._model = look, model
        self.setHighlightSections(False)
        self.setMinimumSectionSize(look.px(36))
        look.changed.connect(self._dress)
        self._dress()

    def title_width(self, section: int) -> int:
        title = self._model.columns[section].title
        return painting.advance(self._look.font(12, MEDIUM), title) + self._look.px(34 if section == 0 else 22)

    def paintSection(self, painter: QPainter, rect: object, logicalIndex: int) -> None:  # noqa: N803
        look, theme = self._look, self._look.theme
        if logicalIndex >= len(self._model.columns):
            return
        painter.save()
        box = QRectF(rect)  # type: ignore[call-overload]
        painter.fillRect(box, QColor(theme.surface))
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), QColor(theme.line))
        column, font = self._model.columns[logicalIndex], look.font(12, MEDIUM)
        left = look.px(10 if logicalIndex else 48 if self._model.has_ticks else 22)
        width = painting.advance(font, column.title)
        x = box.right() - look.px(8) - width if column.right else box.x() + left
        room = box.right() - x - look.px(4)
        painting.line_of_text(
            painter, max(x, box.x() + 2), box.center().y(), max(room, 1), column.title, font, theme.ink3
        )
        painter.restore()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self.viewport())
        theme = self._look.theme
        painter.fillRect(self.viewport().rect(), QColor(theme.surface))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.line))
        painter.end()
        super().paintEvent(event)  # type: ignore[arg-type]

    def _dress(self) -> None:
        self.setFixedHeight(self._look.px(34))
        self.viewport().update()


class PlainTable(QTableView):
    """Whole rows are chosen, several with Shift and Ctrl; Space turns ticks; F2 and typing edit where it is allowed.

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
        self.setItemDelegate(_PlainDelegate(look, self.plain, self))
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
        """Columns as wide as they are meant; the spare width goes to those that have a share."""
        px, columns = self._look.px, self.plain.columns
        widths = [max(px(one.width), self._titles.title_width(n)) for n, one in enumerate(columns)]
        spare, shares = self.viewport().width() - sum(widths), sum(one.share for one in columns)
        for n, one in enumerate(columns):
            more = spare * one.share // shares if spare > 0 and shares else 0
            self.setColumnWidth(n, widths[n] + more)

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
