"""What was written and what was not, where a line at the foot of the window cannot say it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from exchange_admin.ui.desk import Desk
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row


class ReceiptDialog(QDialog):
    """`title` says what is there, `lines` what somebody should know of it; they can be copied."""

    def __init__(self, desk: Desk, title: str, lines: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        look, px = desk.look, desk.look.px
        self.lines = QPlainTextEdit("\n".join(lines), self)
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(title)
        close = Button(look, kind="primary")
        close.say(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.setWindowTitle(self.tr("Saved"))
        self.resize(px(560), px(min(420, 170 + 22 * len(lines))))
        column(self, (px(20),) * 4, px(14)).add(
            Label(look, 14, SEMIBOLD, wraps=True, text=title), self.lines, row().add(STRETCH, close)
        )
        close.setFocus()
