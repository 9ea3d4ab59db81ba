"""A place to drop a file on, with a button for those who would rather choose it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar

from exchange_admin.ui.importing.start_step import DropPlace
from exchange_admin.ui.look import Look
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Drawing, Label, column


class DropCard(DropPlace):
    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.look = look
        drawing = Drawing(look, "package-open", 30, rim=4, stroke=1.5)
        self._title, self._hint = Label(look, 15, SEMIBOLD), Label(look, 13, tone="ink3")
        self.choose, self._bar = Button(look, "folder-open", "primary"), QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(look.px(220))
        self._words = ""
        px = look.px
        inside = column(self, (px(24), px(34), px(24), px(32)), px(11))
        for part in (drawing, self._title, self._hint, self.choose, self._bar):
            inside.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)

    def say(self, title: str, hint: str, verb: str) -> None:
        self._words = title
        self._title.setText(title)
        self._hint.setText(hint)
        self.choose.say(verb)

    def show_reading(self, reading: bool, words: str) -> None:
        """While a file is read there is nothing to choose."""
        self._title.setText(words if reading else self._words)
        self._hint.setVisible(not reading)
        self.choose.setVisible(not reading)
        self._bar.setVisible(reading)
