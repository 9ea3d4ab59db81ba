"""A question with more answers than buttons stand in a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget

from exchange_admin.ui.widgets.own_key import ctrl_enter

_WIDE = 42  # letters x of the font
_MOST_ROWS = 12


class ChoiceDialog(QDialog):
    """A list of `answers`, the first one chosen; `at` is the number of the chosen one."""

    def __init__(self, title: str, text: str, answers: Sequence[str], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        about = QLabel(text)
        about.setWordWrap(True)
        self.list = QListWidget()
        self.list.addItems(answers)
        self.list.setAccessibleName(text)
        self.list.setCurrentRow(0)
        self.list.setMinimumWidth(_WIDE * self.fontMetrics().averageCharWidth())
        rows = min(len(answers), _MOST_ROWS)
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth() + rows)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("kind", "primary")
        whole = QVBoxLayout(self)
        whole.setSpacing(self.fontMetrics().height() // 2)
        for part in (about, self.list, buttons):
            whole.addWidget(part)
        self.list.itemDoubleClicked.connect(self.accept)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        ctrl_enter(self).activated.connect(self.accept)
        self.list.setFocus()

    @property
    def at(self) -> int:
        return self.list.currentRow()
