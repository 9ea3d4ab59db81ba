"""One table for all that is typed into: a block of cells is chosen, copied, pasted, filled and emptied as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.clipboard import block_of, to_clipboard
from exchange_admin.ui.grid.delegate import GridDelegate
from exchange_admin.ui.grid.habits import Habits, Index
from exchange_admin.ui.grid.model import GridCell, GridColumn, GridModel, GridRow, Place
from exchange_admin.ui.grid.title_header import GridHeader
from exchange_admin.ui.look import Look

__all__ = ["Grid", "GridCell", "GridColumn", "GridModel", "GridRow"]

MEASURED = 60
"""Rows whose texts say how wide a column has to be."""
_KEYS = QKeySequence.StandardKey


class Grid(Habits):
    """Rows of chosen cells are the chosen ones. Space turns ticks; Ctrl+C, Ctrl+V and Ctrl+Z are of its cells.

    `opened`: Enter in a cell that is not typed into, where a grid `opens_rows`. `pasted`: Ctrl+V, unless it
    `pastes_cells` by itself. `passed_end`: Enter ended an edit in the last row, and that column.
    """

    chosen_changed = Signal()
    opened = Signal(str)
    pasted = Signal()
    passed_end = Signal(int)

    inset = 22
    """Pixels before what stands in the first column."""

    def __init__(self, look: Look, parent: QWidget | None = None, cells: GridModel | None = None) -> None:
        super().__init__(look, parent)
        self.cells = cells or GridModel(self)
        self.opens_rows, self.pastes_cells = False, True
        self.together: Callable[[], AbstractContextManager[None]] = nullcontext
        """In which what one gesture writes is taken back as one."""
        self.titles = GridHeader(look, self.cells, self.inset, self)
        self.delegate = GridDelegate(look, self.cells, self.titles.inset, self)
        self.take_delegate(self.delegate)
        self.setHorizontalHeader(self.titles)
        self.setModel(self.cells)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        look.changed.connect(self._dress)
        self._dress()

    # What pages call

    def show_rows(self, columns: Sequence[GridColumn], rows: Sequence[GridRow]) -> None:
        """The current row stays current; where it is gone, the one in its place."""
        key, before = self.current_key(), max(self.currentIndex().row(), 0)
        self.cells.show(columns, rows)
        self.fit_columns()
        if rows and not self.currentIndex().isValid():
            there = self.cells.row_of(key)
            self.go_to_cell(there if there >= 0 else min(before, len(rows) - 1), 0)
        self.chosen_changed.emit()

    def chosen_rows(self) -> list[int]:
        """In the order of the table; the current one when none is chosen."""
        chosen = self.selectionModel().selection()
        spans = [(chosen.at(n).top(), chosen.at(n).bottom()) for n in range(chosen.count())]
        rows = sorted({row for first, last in spans for row in range(first, last + 1)})
        return rows or ([self.currentIndex().row()] if self.currentIndex().isValid() else [])

    def chosen_keys(self) -> list[str]:
        """Keys of the rows chosen, in order."""
        return [self.cells.row(row).key for row in self.chosen_rows()]

    def current_key(self) -> str:
        row = self.currentIndex().row()
        return self.cells.row(row).key if 0 <= row < self.cells.rowCount() else ""

    def go_to(self, key: str, column: str = "") -> None:
        if (row := self.cells.row_of(key)) >= 0:
            self.go_to_cell(row, max(0, self.cells.section_of(column)))

    def go_to_cell(self, row: int, section: int) -> None:
        """Chooses the cell alone, whatever keys are held."""
        if 0 <= row < self.cells.rowCount():
            chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.cells.index(row, section), chosen)

    def fit_columns(self) -> None:
        """Columns as wide as they are meant and their texts need; the spare width goes to those that have a share."""
        px, columns = self._look.px, self.cells.columns
        widths = [max(px(one.width), self.titles.title_width(n), self._needed(n)) for n, one in enumerate(columns)]
        spare, shares = self.viewport().width() - sum(widths), sum(one.share for one in columns)
        for n, one in enumerate(columns):
            more = spare * one.share // shares if spare > 0 and shares else 0
            if spare < 0 and one.least:
                more = max(spare, px(one.least) - widths[n])
            self.setColumnWidth(n, widths[n] + more)

    # Blocks

    def chosen_cells(self) -> list[Place]:
        """Row by row; the current one when none is chosen."""
        chosen = self.selectionModel().selection()
        found = {
            (row, section)
            for part in (chosen.at(n) for n in range(chosen.count()))
            for row in range(part.top(), part.bottom() + 1)
            for section in range(part.left(), part.right() + 1)
        }
        here = self.currentIndex()
        return sorted(found or ({(here.row(), here.column())} if here.isValid() else ()))

    def copy(self) -> None:
        """The chosen cells: what is typed into one stands there as it would be typed, so that it can be pasted."""
        places = self.chosen_cells()
        sections = sorted({section for _, section in places})
        taken = set(places)
        rows = [
            [self._text(row, section) if (row, section) in taken else "" for section in sections]
            for row in sorted({row for row, _ in places})
        ]
        if rows:
            to_clipboard(rows)

    def paste(self) -> None:
        """From the first chosen cell on; one value goes into all chosen cells. A block is pasted whole or not."""
        text, places = QGuiApplication.clipboard().text(), self.chosen_cells()
        block = block_of(text)
        if not (text.strip() and places):
            return
        if len(block) == 1 and len(block[0]) == 1:
            self.put(dict.fromkeys(places, block[0][0]))
        else:
            row, section = min(row for row, _ in places), min(section for _, section in places)
            self.put({(row + n, section + m): said for n, line in enumerate(block) for m, said in enumerate(line)})

    def empty(self) -> None:
        if places := [place for place in self.chosen_cells() if self._takes(place)]:
            with self.together():
                self.cells.clear(places)

    def fill_down(self) -> None:
        """In each chosen column its first cell goes into the others; into a cell alone, the one above it."""
        places = self.chosen_cells()
        if len({row for row, _ in places}) == 1:
            places = [(row - 1, section) for row, section in places if row] + places
        texts: dict[Place, str] = {}
        for section in sorted({section for _, section in places}):
            first, *below = [row for row, at in places if at == section]
            texts |= {(row, section): self._text(first, section) for row in below}
        if texts:  # nothing stands above the first row
            self.put(texts)

    def put(self, texts: dict[Place, str]) -> None:
        """Types all of it into cells, or nothing where one of them does not take it, which is said."""
        if not all(map(self._takes, texts)) or not self.cells.reads_all(texts):
            self.refuse_block()
        else:
            QToolTip.hideText()
            with self.together():
                self.cells.put(texts)

    def refuse_block(self) -> None:
        """Says that a block does not fit and that nothing of it was written."""
        spot = self.visualRect(self.currentIndex()).bottomLeft()
        words = self.tr("Not all of this can go into these cells, so nothing was changed.")
        QToolTip.showText(self.viewport().mapToGlobal(spot), words, self)

    # What Qt calls

    def opens(self, index: Index) -> bool:
        return self.opens_rows and not (self.is_typed_into(index) or self.is_flag(index))

    def open_row(self, index: Index) -> None:
        self.opened.emit(self.cells.row(index.row()).key)

    def has_list(self, index: Index) -> bool:
        return self.is_typed_into(index) and bool(self.cells.columns[index.column()].choices)

    def is_flag(self, index: Index) -> bool:
        """Whether that cell says yes or no and may be turned."""
        return (
            index.isValid() and self.cells.columns[index.column()].flag and self._takes((index.row(), index.column()))
        )

    def passed_end_at(self, section: int) -> None:
        self.passed_end.emit(section)

    def is_own_key(self, event: QKeyEvent) -> bool:
        if event.matches(_KEYS.Undo):
            return self.cells.can_take_back
        return event.matches(_KEYS.Copy) or event.matches(_KEYS.Paste) or super().is_own_key(event)

    def acts_on(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Space and self.cells.has_ticks:
            self.cells.turn(self.chosen_rows())
        elif event.key() == Qt.Key.Key_Space and self.is_flag(self.currentIndex()):
            self._turn_flag(self.currentIndex())
        elif event.matches(_KEYS.Copy):
            self.copy()
        elif event.matches(_KEYS.Paste):
            if self.pastes_cells:
                self.paste()
            else:
                self.pasted.emit()
        elif event.matches(_KEYS.Undo) and self.cells.can_take_back:
            self.cells.take_back()
        else:
            return super().acts_on(event)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        in_box = place.x() < self.columnViewportPosition(0) + self._look.px(44)
        if index.isValid() and index.column() == 0 and in_box and self.cells.has_ticks:
            self.cells.turn([index.row()])
        elif self.is_flag(index):
            self._turn_flag(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.delegate.chosen = frozenset(self.chosen_rows())
        self.delegate.block = self._is_chosen if self._is_block() else None
        super().paintEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.paint_anew()
        self.chosen_changed.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.paint_anew()
        self.chosen_changed.emit()

    def paint_anew(self) -> None:
        """Other cells are chosen: whole rows have another ground."""
        self.viewport().update()

    # Inside

    def _is_block(self) -> bool:
        spans = self.selectionModel().selection()
        return spans.count() > 1 or (spans.count() == 1 and spans.at(0).width() * spans.at(0).height() > 1)

    def _is_chosen(self, row: int, section: int) -> bool:
        return self.selectionModel().isSelected(self.cells.index(row, section))

    def _text(self, row: int, section: int) -> str:
        if self.cells.is_editable(row, section):
            return self.cells.typed_text(row, section)
        return self.cells.row(row).cells[section].text

    def _takes(self, place: Place) -> bool:
        """Whether something can be put into a cell, by an editor or otherwise."""
        return self.cells.hasIndex(*place) and self.cells.is_editable(*place)

    def _turn_flag(self, index: Index) -> None:
        place = index.row(), index.column()
        self.cells.put({place: "" if self.cells.typed_text(*place) else "1"})

    def _needed(self, section: int) -> int:
        """What the first rows need of a column that has no share, up to what it may have."""
        column, look = self.cells.columns[section], self._look
        if column.share or column.wraps:
            return 0
        rows = range(min(self.cells.rowCount(), MEASURED))
        cells = [self.cells.row(row).cells[section] for row in rows]
        widest = max((self.delegate.width_of(cell, column) for cell in cells), default=0)
        if any(cell.pill for cell in cells):  # whatever is chosen next
            widest = max([widest, *(painting.pill_width(choice, look) for choice in column.choices)])
        return min(widest + self.titles.inset(section) + look.px(10), look.px(column.most or 2 * column.width))
