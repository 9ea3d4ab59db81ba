"""The grid of a case: of several courses that are chosen, what is typed counts for all."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from exchange_admin.ui.grid.grid import Grid
from exchange_admin.ui.look import Look
from exchange_admin.ui.recognition.case_model import HOME, CaseModel
from exchange_admin.ui.words import Retranslated


class CaseTable(Retranslated, Grid):
    inset = 10

    def __init__(self, look: Look, model: CaseModel) -> None:
        super().__init__(look, cells=model)
        self.case_model = model
        self.delegate.has_bar = True
        self.setCornerWidget(QWidget())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.modelReset.connect(self._after_refill)

    def go_to_line(self, line: str, section: int = HOME) -> None:
        """To the row in which a line of the transcript stands."""
        self.go_to_cell(self.case_model.row_with(line), section)

    def retranslate(self) -> None:
        self.case_model.reword()
        self.fit_columns()

    def _after_refill(self) -> None:
        self.fit_columns()
        self.go_to_cell(0, HOME)
