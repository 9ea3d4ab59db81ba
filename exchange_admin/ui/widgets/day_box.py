"""A number of days, with the word for them behind it."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox

from exchange_admin.ui.words import Retranslated, count

_MARGIN = 7  # pixels; without buttons Qt keeps the padding of the box on the other side only


class DayBox(Retranslated, QSpinBox):
    """The word follows the number: 31 день, 365 дней."""

    def __init__(self, low: int, high: int) -> None:
        super().__init__()
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setRange(low, high)
        self.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)
        self.valueChanged.connect(self._say_unit)
        self._say_unit()

    def retranslate(self) -> None:
        self._say_unit()

    def _say_unit(self) -> None:
        self.setSuffix(count("DayBox", "%n days", self.value()).replace(str(self.value()), ""))
