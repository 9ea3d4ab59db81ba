"""A number with decimals, typed with a comma or a point, whichever the language of the window writes."""

from __future__ import annotations

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox

from exchange_admin.ui.widgets.quiet_combo import StillUnderWheel

_POINTS = ".,，。"  # also those of Chinese input methods


class DecimalBox(StillUnderWheel, QDoubleSpinBox):
    """Qt takes the other sign for one between thousands: 1.5 would be 15 in Russian."""

    def __init__(self, low: float, high: float, *, step: float = 1.0, decimals: int = 1) -> None:
        super().__init__()
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setDecimals(decimals)
        self.setSingleStep(step)
        self.setRange(low, high)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        return super().validate(self._plain(text), at)

    def valueFromText(self, text: str) -> float:
        return super().valueFromText(self._plain(text))

    def fixup(self, text: str) -> str:
        return super().fixup(self._plain(text))

    def _plain(self, text: str) -> str:
        point = self.locale().decimalPoint()
        return "".join(point if sign in _POINTS else sign for sign in text.replace("−", "-"))
