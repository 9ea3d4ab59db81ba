"""Where an import stands: 1 Columns ✓ — 2 Check ● — 3 Import."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM, REGULAR, SEMIBOLD
from exchange_admin.ui.widgets.buttons import PressedByEnter
from exchange_admin.ui.widgets.labels import row


class Step(PressedByEnter, QPushButton):
    """`place` counts from 1. Done, current, or still to come."""

    def __init__(self, look: Look, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("painted", True)
        self._look, self.place = look, place
        self.done = self.current = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def say(self, text: str, *, done: bool, current: bool) -> None:
        self.done, self.current = done, current
        self.setText(text)
        self.setAccessibleName(f"{self.place} {text}")
        self.setCursor(Qt.CursorShape.PointingHandCursor if self.isEnabled() else Qt.CursorShape.ArrowCursor)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = painting.advance(self._look.font(13, SEMIBOLD), self.text())
        return QSize(width + self._look.px(36), self._look.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = painting.smooth(self)
        middle, side = self.height() / 2, look.px(20)
        spot = QRectF(look.px(3), middle - side / 2, side, side)
        if self.done and not self.current:
            swatch = theme.tones[Tone.GREEN]
            painting.rounded(painter, spot, side / 2, swatch.soft)
            painter.drawPixmap(
                QPointF(spot.x() + look.px(4), spot.y() + look.px(4)), look.pixmap("check", swatch.text, 12, 2.6)
            )
        else:
            ground, ink = (theme.accent_button, theme.on_accent) if self.current else (theme.track, theme.ink3)
            painting.rounded(painter, spot, side / 2, ground)
            painter.setFont(look.font(11, SEMIBOLD))
            painter.setPen(QColor(ink))
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(self.place))
        ink = theme.ink if self.current else theme.ink2 if self.done else theme.ink3
        font = look.font(13, SEMIBOLD if self.current else MEDIUM if self.done else REGULAR)
        painting.line_of_text(painter, look.px(30), middle, self.width(), self.text(), font, ink)
        if self.hasFocus():
            painting.focus_ring(painter, self.rect().toRectF(), look.px(6), theme)


class StepLine(QWidget):
    """`chosen` carries the place of a step that somebody wants to go back or on to."""

    chosen = Signal(int)

    def __init__(self, look: Look, places: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.steps = [Step(look, place, self) for place in range(1, places + 1)]
        line = row(self, (look.px(19), 0, look.px(22), 0), look.px(8))
        for step in self.steps:
            line.addWidget(step)
            if step is not self.steps[-1]:
                line.addSpacing(look.px(30))
            step.clicked.connect(self._tell)
        line.addStretch()
        self.setFixedHeight(look.px(38))
        look.changed.connect(self.update)

    def say(self, words: Sequence[str], current: int, reachable: int) -> None:
        """`current` and `reachable` (the last step that can be gone to) count from 1."""
        for step, text in zip(self.steps, words, strict=True):
            step.setEnabled(step.place <= reachable and step.place != current)
            step.say(text, done=step.place < current, current=step.place == current)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, px = self._look.theme, self._look.px
        for step, after in zip(self.steps, self.steps[1:], strict=False):
            left = step.geometry().right() + px(8)
            painter.fillRect(left, self.height() // 2, after.x() - px(6) - left, 1, QColor(theme.line_strong))

    def _tell(self) -> None:
        step = self.sender()
        assert isinstance(step, Step)
        self.chosen.emit(step.place)
