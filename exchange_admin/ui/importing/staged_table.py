"""The grid of staged rows: cells edit in place, several rows can be chosen at once."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QTableView, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.importing.staged_delegate import StagedDelegate, StagedHeader
from exchange_admin.ui.importing.staged_model import FIRST_CELL, NUMBER, WHAT, StagedModel
from exchange_admin.ui.look import Look
from exchange_admin.ui.words import Retranslated

SAMPLED_ROWS = 60
NUMBER_WIDTH, WHAT_WIDTH, CELL_WIDTH = 52, 250, 200  # the last one at most
LEAST_WHAT = 190


class StagedTable(Retranslated, QTableView):
    """`chosen_changed`: other rows are current or chosen."""

    chosen_changed = Signal()

    def __init__(self, look: Look, model: StagedModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._staged = look, model
        self._header = StagedHeader(look, self)
        self.setHorizontalHeader(self._header)
        self.setModel(model)
        self.setItemDelegate(StagedDelegate(look, model, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerWidget(QWidget())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        self.setTabKeyNavigation(False)
        model.refilled.connect(self._after_refill)
        look.changed.connect(self._dress)
        self._dress()

    def chosen_places(self) -> list[int]:
        """Places in the draft of the rows chosen, in order."""
        chosen = self.selectionModel().selection()
        spans = [(chosen.at(n).top(), chosen.at(n).bottom()) for n in range(chosen.count())]
        return [self._staged.place(row) for first, last in sorted(spans) for row in range(first, last + 1)]

    def current_place(self) -> int:
        index = self.currentIndex()
        return self._staged.place(index.row()) if index.isValid() else -1

    def go_to(self, row: int, key: str = "") -> None:
        """Makes a row current, in the column of `key` where there is one."""
        section = self._staged.section_of(key) if key else -1
        if 0 <= row < self._staged.rowCount():
            self.setCurrentIndex(self._staged.index(row, section if section >= FIRST_CELL else WHAT))

    def edit_cell(self, key: str) -> None:
        """Opens the editor of the current row's cell."""
        section = self._staged.section_of(key)
        if self.currentIndex().isValid() and section >= FIRST_CELL:
            index = self._staged.index(self.currentIndex().row(), section)
            self.setCurrentIndex(index)
            self.setFocus()
            self.edit(index)

    def leave_cell(self) -> None:
        """What is being typed counts as typed."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus()

    def keyboardSearch(self, search: str) -> None:
        """Nothing: jumping to a typed letter would swallow what an input method composes."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            return  # the editor lets Enter through while it closes
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().column() >= FIRST_CELL:
            self.edit(self.currentIndex())
            return
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().column() >= FIRST_CELL:
            self._staged.setData(self.currentIndex(), "")
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes on to the row below."""
        down = hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache
        super().closeEditor(editor, hint)
        index = self.currentIndex()
        if down and index.row() + 1 < self._staged.rowCount():
            self.setCurrentIndex(self._staged.index(index.row() + 1, index.column()))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.chosen_changed.emit()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.chosen_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_columns()

    def retranslate(self) -> None:
        self._staged.reword()
        self.fit_columns()

    def fit_columns(self) -> None:
        """Cells as wide as what stands in them; what to do takes the room that is left."""
        px = self._look.px
        wanted = {section: self._natural_width(section) for section in range(FIRST_CELL, self._staged.columnCount())}
        number = max(px(NUMBER_WIDTH), self._header.title_width(NUMBER))
        spare = self.viewport().width() - number - px(WHAT_WIDTH) - sum(wanted.values())
        self.setColumnWidth(NUMBER, number)
        self.setColumnWidth(WHAT, max(px(LEAST_WHAT), px(WHAT_WIDTH) + spare))
        for section, width in wanted.items():
            self.setColumnWidth(section, width)

    def _natural_width(self, section: int) -> int:
        font, px = self._look.font(13), self._look.px
        shown = min(self._staged.rowCount(), SAMPLED_ROWS)
        texts = [self._shown_text(row, section) for row in range(shown)]
        widest = max((painting.advance(font, text) + px(22) for text in texts), default=0)
        return max(px(64), self._header.title_width(section), min(widest, px(CELL_WIDTH)))

    def _shown_text(self, row: int, section: int) -> str:
        """With how it was understood, where that stands on the same line."""
        text, staged = str(self._staged.index(row, section).data() or ""), self._staged.staged(row)
        if self._look.two_lines or staged is None:
            return text
        return f"{text}  {self._staged.second(staged, self._staged.key_at(section), section)}"

    def _after_refill(self) -> None:
        self.fit_columns()
        if self._staged.rowCount():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self._staged.index(0, WHAT), flags)
        self.chosen_changed.emit()

    def _dress(self) -> None:
        self.verticalHeader().setMinimumSectionSize(self._look.row_height)
        self.verticalHeader().setDefaultSectionSize(self._look.row_height)
        self.fit_columns()
        self.viewport().update()
