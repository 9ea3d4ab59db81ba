"""The dark bar over the lower edge of a list while rows are ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPaintEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD
from exchange_admin.ui.widgets.buttons import PlainButton, PlainToolButton
from exchange_admin.ui.widgets.labels import Label, row

_QUIET = "#C9CFDB"
_DIM = "#7E8696"


class SelectionBar(QFrame):
    """Shows the count in words and the actions that work on many rows; the first action is the main one. Where there is
    no room for all of it, the last ones stand there by their drawings alone."""

    cleared = Signal()

    def __init__(self, look: Look, over: QWidget) -> None:
        super().__init__(over)
        self._look, self._over = look, over
        self._count = Label(look, 13, SEMIBOLD)
        self._buttons: list[tuple[PlainButton, QAction]] = []
        self._covered = 0
        self._close = PlainToolButton(self)
        self._close.clicked.connect(self.cleared)
        self.setFixedHeight(look.px(46))
        self._line = row(self, (look.px(16), 0, look.px(8), 0), look.px(2))
        self._line.addWidget(self._count)
        self._line.addSpacing(look.px(10))
        self._line.addWidget(self._close)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(look.px(22))
        shadow.setOffset(0, look.px(5))
        shadow.setColor(QColor(15, 20, 40, 90))
        self.setGraphicsEffect(shadow)
        over.installEventFilter(self)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def offer(self, actions: Sequence[QAction]) -> None:
        for button, action in self._buttons:
            action.changed.disconnect(self._follow)
            self._line.take_out(button)
        self._buttons = []
        for n, action in enumerate(actions):
            button = PlainButton(self)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(action.trigger)
            action.changed.connect(self._follow)
            self._line.insertWidget(2 + n, button)
            self._buttons.append((button, action))
        self.retranslate()
        self._dress()

    def say(self, words: str) -> None:
        """Empty words hide the bar."""
        self._count.setText(words)
        self.setVisible(bool(words))
        if words:
            self._follow()
            self.raise_()

    def keep_clear_of(self, covered: int) -> None:
        """So many pixels at the right lie under something else: the bar stands in the middle of what is left."""
        self._covered = covered
        if self.isVisible():
            self._place()

    def retranslate(self) -> None:
        self._close.setAccessibleName(self.tr("Clear selection"))
        self._close.setToolTip(self.tr("Clear selection"))
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(self)
        painting.rounded(painter, self.rect().toRectF(), self._look.px(11), self._look.theme.bar)

    def _follow(self) -> None:
        for button, action in self._buttons:
            button.setAccessibleName(_said(action))
            button.setVisible(action.isVisible())
            button.setEnabled(action.isEnabled())
        self._word(len(self._buttons))
        if not self.isHidden():
            self._place()

    def _word(self, first: int) -> None:
        """The first ones say what they do; of the others the tip does."""
        for n, (button, action) in enumerate(self._buttons):
            is_worded = n < first or not action.property("drawing")
            button.setText(f" {_said(action)}" if is_worded else "")
            tip = action.toolTip() if not action.isEnabled() else "" if is_worded else _said(action)
            button.setToolTip(plain_tip(tip))

    def _place(self) -> None:
        room = self._over.width() - self._covered
        for first in range(len(self._buttons), -1, -1):
            self._word(first)
            self.adjustSize()
            if self.width() <= room:
                break
        self.move(max(0, (room - self.width()) // 2), self._over.height() - self.height() - self._look.px(12))

    def _dress(self) -> None:
        look, theme = self._look, self._look.theme
        px = look.px
        self._count.setStyleSheet("color: #FFFFFF")
        for n, (button, action) in enumerate(self._buttons):
            ink = "#FFFFFF" if n == 0 else theme.bar_ink
            ground = theme.accent_button if n == 0 else "transparent"
            button.setFont(look.font(13, MEDIUM))
            button.setStyleSheet(
                f"QPushButton {{ color: {ink}; background: {ground}; border: 1px solid {ground};"
                f" min-height: {px(30)}px; border-radius: {px(7)}px; padding: 0 {px(11)}px; }}"
                f"QPushButton:hover {{ background: {theme.accent_hover if n == 0 else 'rgba(255, 255, 255, 26)'}; }}"
                f"QPushButton:disabled {{ color: {_DIM}; background: transparent; border-color: transparent; }}"
                "QPushButton:focus { border-color: #FFFFFF; }"
            )
            name = str(action.property("drawing") or "")
            if name:
                button.setIcon(look.icon(name, "#FFFFFF" if n == 0 else _QUIET, 15))
                button.setIconSize(QSize(px(15), px(15)))
        self._close.setIcon(look.icon("x", _QUIET, 16))
        self._close.setFixedSize(px(32), px(32))
        self._close.setStyleSheet("QToolButton:hover { background: rgba(255, 255, 255, 26); }")


def _said(action: QAction) -> str:
    return action.text().replace("&", "").removesuffix("…")
