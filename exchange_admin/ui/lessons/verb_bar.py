"""Commands above a list, as small buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import row


class VerbBar(QWidget):
    """A button is as usable as its action and says what the action says."""

    def __init__(self, look: Look, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[tuple[QAction, Button]] = []
        self.line = row(self, (look.px(22), look.px(8), look.px(18), look.px(8)), look.px(8))
        for action in actions:
            button = Button(look, kind="small")
            button.clicked.connect(action.trigger)
            action.changed.connect(self._follow)
            self._pairs.append((action, button))
            self.line.addWidget(button)
        self.line.addStretch()
        self._follow()

    def _follow(self) -> None:
        for action, button in self._pairs:
            if button.text() != action.text():
                button.say(action.text())
            button.setEnabled(action.isEnabled())
