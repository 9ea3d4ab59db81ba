"""A question that is answered in words."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from exchange_admin.ui.widgets.own_key import ctrl_enter

_WIDE = 42  # letters x of the font


class WordsDialog(QDialog):
    """`line` holds what was typed."""

    def __init__(self, title: str, label: str, proposed: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        about = QLabel(label)
        about.setWordWrap(True)
        self.line = QLineEdit(proposed)
        self.line.setAccessibleName(label)
        self.line.setMinimumWidth(_WIDE * self.fontMetrics().averageCharWidth())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.do = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.do.setProperty("kind", "primary")
        whole = QVBoxLayout(self)
        whole.setSpacing(self.fontMetrics().height() // 2)
        for part in (about, self.line, buttons):
            whole.addWidget(part)
        self.line.textChanged.connect(self._say_whether_enough)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        ctrl_enter(self).activated.connect(self.accept)
        self._say_whether_enough()

    def words(self) -> str:
        return self.line.text().strip()

    def accept(self) -> None:
        if self.words():
            super().accept()

    def _say_whether_enough(self, *_: object) -> None:
        self.do.setEnabled(bool(self.words()))
