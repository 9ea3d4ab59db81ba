"""Headers of sheets: the section of the cell that has the keyboard stands out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from exchange_admin.ui.look import Look


class CellHeader(QHeaderView):
    """`current` is that section, -1 for none."""

    def __init__(self, look: Look, way: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(way, parent)
        self._look = look
        self.current = -1
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        look.changed.connect(self.dress)
        self.dress()

    def go_to(self, section: int) -> None:
        self.current = section
        self.viewport().update()

    def dress(self) -> None:
        self.setMinimumSectionSize(1)
        self.viewport().update()
