"""Credits asked, earned and recognised at a glance: a bar and its numbers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exchange_admin.domain.rules.recognition.balance import CreditBalance
from exchange_admin.services.recognition.balance_words import balance_said
from exchange_admin.ui import painting
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.tips import plain_tip


class BalanceBar(QWidget):
    """The bar is as long as what was asked; filled is what is recognised."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._balance: CreditBalance | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        desk.look.changed.connect(self.update)

    def show_balance(self, balance: CreditBalance) -> None:
        self._balance = balance
        self.setAccessibleName(self.sentence())
        self.setToolTip(plain_tip(self.sentence()))
        self.update()

    def sentence(self) -> str:
        """Asked 24, earned 26, recognised 21 (Chinese credits)."""
        return "" if self._balance is None else balance_said(self._balance, self._desk.words)

    def sizeHint(self) -> QSize:
        return QSize(self._desk.look.px(360), self._desk.look.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        balance, look = self._balance, self._desk.look
        if balance is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, height = look.theme, look.px(6)
        room = self.width() - look.px(8)
        painting.line_of_text(painter, 0, look.px(10), room, self.sentence(), look.font(12, figures=True), theme.ink2)
        track = QRectF(0, self.height() - height - look.px(3), min(room, look.px(320)), height)
        painting.rounded(painter, track, height / 2, theme.track)
        if balance.asked > 0 and balance.recognised > 0:
            share = min(1.0, float(balance.recognised / balance.asked))
            tone = Tone.GREEN if balance.recognised >= balance.asked else Tone.AMBER
            filled = QRectF(track.x(), track.y(), max(float(height), track.width() * share), height)
            painting.rounded(painter, filled, height / 2, theme.tones[tone].dot)
