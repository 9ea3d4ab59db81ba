"""The bar above a panel: the place in the list, the record before and after, and hiding the panel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.buttons import Button, IconButton
from exchange_admin.ui.widgets.labels import STRETCH, Label, row


class StepBar(QWidget):
    step_wanted = Signal(int)  # -1 or 1
    hide_wanted = Signal()
    back_wanted = Signal()  # to the list, which is not on screen

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = look.px
        self.back = Button(look, "chevron-left", "link")
        self.back.hide()
        self._place = Label(look, 12, tone="ink3")
        self.previous, self.next = IconButton(look, "chevron-left"), IconButton(look, "chevron-right")
        self.hide_button = IconButton(look, "panel-right")
        bar = row(self, margins=(px(18), px(10), px(10), 0), spacing=px(4))
        bar.add(self.back, self._place, STRETCH, self.previous, self.next, self.hide_button)
        self.previous.clicked.connect(self._step_back)
        self.next.clicked.connect(self._step_on)
        self.hide_button.clicked.connect(self.hide_wanted)
        self.back.clicked.connect(self.back_wanted)

    def offer_way_back(self, offered: bool) -> None:
        """Where the panel has the page to itself."""
        self.back.setVisible(offered)
        self.hide_button.setVisible(not offered)

    def show_place(self, place: str) -> None:
        """`place` is "3 of 86"; empty for what stands in no list."""
        self._place.setText(place)

    def _step_back(self) -> None:
        self.step_wanted.emit(-1)

    def _step_on(self) -> None:
        self.step_wanted.emit(1)
