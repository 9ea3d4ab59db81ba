"""A line of a card that leads somewhere."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM, REGULAR
from exchange_admin.ui.widgets.buttons import PaintedButton

INSIDE = 6
"""Room at both ends of the text, so that the frame of the focus stands around it and not on it."""


class LineButton(PaintedButton):
    """One related record: text, quieter text below, something at the right. Press to open it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._main, self._second, self._aside, self._tone = "", "", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, main: str, second: str, aside: str, tone: str) -> None:
        self._main, self._second, self._aside, self._tone = main, second, aside, tone
        self.setAccessibleName(", ".join(part for part in (main, second, aside) if part))
        self.setFixedHeight(self._look.px(40 if second else 28))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = painting.smooth(self)
        box = self.rect().toRectF()
        if self.underMouse() or self.hasFocus():
            painting.rounded(painter, box, look.px(6), theme.hover)
        if self.hasFocus():
            painting.focus_ring(painter, box, look.px(6), theme)
        middle = box.center().y()
        edge = look.px(INSIDE)
        aside_font = look.font(12, MEDIUM if self._tone else REGULAR)
        aside = painting.advance(aside_font, self._aside)
        ink = theme.tones[Tone(self._tone)].text if self._tone else theme.ink3
        painting.line_of_text(painter, box.right() - edge - aside, middle, aside + 1, self._aside, aside_font, ink)
        room = box.width() - 2 * edge - aside - look.px(12)
        lift = look.scale * 8 if self._second else 0
        painting.line_of_text(painter, edge, middle - lift, room, self._main, look.font(13), theme.ink)
        if self._second:
            painting.line_of_text(painter, edge, middle + look.scale * 9, room, self._second, look.font(12), theme.ink3)
