"""The digits of our own key, to be read out over the telephone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from exchange_admin.ui.desk import Desk
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Card, Label, row


class OwnKeyCard(Card):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent)
        self._desk = desk
        self.digits = Label(desk.look, 15, SEMIBOLD)
        self.digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = Button(desk.look, "copy", "ghost")
        self.explained = Label(desk.look, 12, tone="ink3", wraps=True)
        line = row(spacing=desk.look.px(10))
        line.addWidget(self.digits)
        line.addWidget(self.copy)
        line.addStretch()
        self.body.addLayout(line)
        self.body.addWidget(self.explained)
        self.copy.clicked.connect(self._copy)

    def show_digits(self, digits: str, *, in_partner_file: bool) -> None:
        self.setVisible(bool(digits))
        self.digits.setText(digits)
        self.title.setText(self.tr("The digits of our key"))
        self.copy.say(self.tr("Copy"))
        self.explained.setText(
            self.tr("Read them out when the office calls: so it knows that the answer came from you.")
            if in_partner_file
            else self.tr("Read them out when a partner wants to be sure that a package comes from this office.")
        )

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.digits.text())
        self._desk.notices.say(self.tr("Copied"))
