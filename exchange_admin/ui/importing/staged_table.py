"""The grid of staged rows: cells edit in place, several rows can be chosen at once."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exchange_admin.ui.grid.grid import Grid
from exchange_admin.ui.importing.staged_model import FIRST_CELL, WHAT, StagedModel
from exchange_admin.ui.look import Look
from exchange_admin.ui.words import Retranslated


class StagedTable(Retranslated, Grid):
    inset = 10

    def __init__(self, look: Look, model: StagedModel, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, model)
        self._staged = model
        self.titles.has_hairlines = self.delegate.has_bar = True
        self.setCornerWidget(QWidget())
        model.refilled.connect(self._after_refill)

    def chosen_places(self) -> list[int]:
        """Places in the draft of the rows chosen, in order."""
        return [self._staged.place(row) for row in self.chosen_rows()]

    def go_to_row(self, row: int, key: str = "") -> None:
        """Makes a row current, in the column of `key` where there is one."""
        self.go_to_cell(row, max(self._staged.section_of(key), WHAT))

    def edit_cell(self, key: str) -> None:
        """Opens the editor of the current row's cell."""
        section = self._staged.section_of(key)
        if self.currentIndex().isValid() and section >= FIRST_CELL:
            self.go_to_cell(self.currentIndex().row(), section)
            self.setFocus()
            self.edit(self.currentIndex())

    def retranslate(self) -> None:
        self._staged.reword()
        self.fit_columns()

    def _after_refill(self) -> None:
        self.fit_columns()
        self.go_to_cell(0, WHAT)
        self.chosen_changed.emit()
