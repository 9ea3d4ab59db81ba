"""Comparing keys by voice: the digits of both sides, large, and what to press when they are the same."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row


class KeyStrip(QFrame):
    """`confirmed` when the digits were read over the telephone and are the same, `refused` when they are not."""

    confirmed = Signal()
    refused = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        look = desk.look
        self.explained = Label(look, 13, wraps=True)
        self._their_name, self._our_name = Label(look, 12, tone="ink3"), Label(look, 12, tone="ink3")
        self.theirs, self.ours = Label(look, 15, SEMIBOLD), Label(look, 15, MEDIUM, "ink2")
        for digits in (self.theirs, self.ours):
            digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.same, self.different = Button(look, "check", "primary"), Button(look, kind="small")
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(14))
        grid.setVerticalSpacing(look.px(6))
        for at, (name, digits) in enumerate(((self._their_name, self.theirs), (self._our_name, self.ours))):
            grid.addWidget(name, at, 0)
            grid.addWidget(digits, at, 1)
        grid.setColumnStretch(1, 1)
        buttons = row(spacing=look.px(8)).add(self.same, self.different, STRETCH)
        column(self, (look.px(14), look.px(12), look.px(14), look.px(12)), look.px(10)).add(
            self.explained, grid, buttons
        )
        self.same.clicked.connect(self.confirmed)
        self.different.clicked.connect(self.refused)
        look.changed.connect(self.update)

    def show_keys(self, theirs: str, ours: str) -> None:
        """Eight groups of four digits each."""
        self.explained.setText(
            self.tr("Call the college and have the digits read out. They are on its page “Exchange packages”.")
        )
        self._their_name.setText(self.tr("Their digits"))
        self._our_name.setText(self.tr("Our digits"))
        self.theirs.setText(theirs)
        self.ours.setText(ours)
        self._our_name.setVisible(bool(ours))
        self.ours.setVisible(bool(ours))
        self.same.say(self.tr("The digits are the same"))
        self.different.say(self.tr("They are different: revoke…"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(self)
        theme = self._desk.look.theme
        painting.rounded(painter, self.rect().toRectF(), self._desk.look.px(8), theme.tones[Tone.GREY].soft)
