"""A number of days, with the word for them behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QSpinBox

from exchange_admin.ui.words import count

_MARGIN = 7  # pixels; without buttons Qt keeps the padding of the box on the other side only


class DayBox(QSpinBox):
    """The word follows the number: 31 день, 365 дней."""

    def __init__(self, low: int, high: int) -> None:
        super().__init__()
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setRange(low, high)
        self.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)
        self.valueChanged.connect(self._say_unit)
        self._say_unit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say_unit()

    def _say_unit(self) -> None:
        self.setSuffix(count("DayBox", "%n days", self.value()).replace(str(self.value()), ""))
