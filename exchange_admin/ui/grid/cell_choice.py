"""A cell that is typed into or chosen from a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, Qt, Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.ui.widgets.quiet_combo import QuietCombo


class CellChoice(QuietCombo):
    """Typing goes on as typed, for a mark that begins like another is another mark; Up and Down turn through the list,
    Alt+Down and F4 open it. `picked`: something was taken from the open list.

    Delegates show and read `said` by themselves. What somebody is typing stays, whatever is read anew below it."""

    picked = Signal()

    def __init__(self, choices: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QuietCombo.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # Qt takes null for none
        self.addItems(choices)
        self._shown = self.currentText()
        self.setMaxVisibleItems(14)
        self.activated.connect(self._chosen)

    def _say(self, text: str) -> None:
        """Shows the choice of that name, or the text itself, ready to be typed over."""
        if self.currentText() != self._shown:
            return
        self._shown = text
        self.setCurrentIndex(self.findText(text, Qt.MatchFlag.MatchExactly))
        self.setEditText(text)
        if (line := self.lineEdit()) is not None:
            line.selectAll()

    said = Property(str, QuietCombo.currentText, _say, user=True)

    def _chosen(self) -> None:
        if self.was_open:
            self.was_open = False
            self.picked.emit()
