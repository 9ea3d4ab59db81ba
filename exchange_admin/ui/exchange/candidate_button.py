"""One of several answers, as a large button: the value with what differs marked, who gave it, where and when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEvent, QResizeEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QSizePolicy

from exchange_admin.services.exchange.cards import Span
from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.buttons import PaintedButton

LINES_SHOWN = 5
_EDGE, _CAP = 14, 21


def utf16(text: str, position: int) -> int:
    """Where Qt, which counts UTF-16 units, sees a position counted in code points."""
    return len(text[:position].encode("utf-16-le")) // 2


def set_lines(layout: QTextLayout, width: float, most: int = LINES_SHOWN) -> float:
    """Breaks a text into lines of `width`; returns their height."""
    height = 0.0
    layout.beginLayout()
    for _ in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return height


class CandidateButton(PaintedButton):
    """`number` is the key that presses it. Checked marks the one that somebody works on."""

    def __init__(self, look: Look, number: int) -> None:
        super().__init__(look)
        self.number = number
        self._value, self._origin, self._note = "", "", ""
        self._spans: tuple[Span, ...] = ()
        self._empty = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)
        self._dress()

    def say(self, value: str, origin: str, *, note: str = "", spans: Sequence[Span] = (), empty: bool = False) -> None:
        """`origin` is who, where and when; `empty` says that `value` is a word for nothing."""
        self._value, self._origin, self._note = value, origin, note
        self._spans, self._empty = tuple(spans), empty
        self.setText(value)
        self.setAccessibleName(", ".join(part for part in (value, origin, note) if part))
        self.setToolTip(plain_tip(value if len(value) > 120 else ""))
        self._dress()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(260), self._height_for(max(self.width(), self._look.px(260))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = self._height_for(self.width())
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme, px = self._look, self._look.theme, self._look.px
        painter = painting.smooth(self)
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        on = self.isChecked()
        ground = theme.accent_soft if on else theme.hover if self.underMouse() else theme.surface
        painting.rounded(painter, box, px(9), ground, theme.accent if on else theme.line_strong)
        if self.hasFocus():
            painting.focus_ring(painter, box, px(9), theme)
        cap = QRectF(box.x() + px(_EDGE), box.y() + px(13), px(_CAP), px(_CAP))
        painting.key_cap(painter, cap, str(self.number), look, theme.sunken, theme.line, theme.ink3)
        x = cap.right() + px(12)
        layout = self._layout()
        height = set_lines(layout, self._room(self.width()))
        painter.setPen(QColor(theme.ink3 if self._empty else theme.ink))
        layout.draw(painter, QPointF(x, box.y() + px(11)))
        middle = box.y() + px(11) + height + px(13)
        room = self._room(self.width())
        painting.line_of_text(painter, x, middle, room, self._origin, look.font(12), theme.ink3)
        if self._note:
            painting.line_of_text(painter, x, middle + px(18), room, self._note, look.font(12), theme.ink2)

    def _layout(self) -> QTextLayout:
        layout = QTextLayout(self._value or " ", self._font())
        marked = QTextCharFormat()
        swatch = self._look.theme.tones[Tone.AMBER]
        marked.setBackground(QColor(swatch.soft))
        marked.setForeground(QColor(swatch.text))
        marked.setFontUnderline(True)
        formats = []
        for span in self._spans:
            part = QTextLayout.FormatRange()
            part.start = utf16(self._value, span.start)
            part.length = utf16(self._value, span.end) - part.start
            part.format = marked
            formats.append(part)
        layout.setFormats(formats)
        return layout

    def _font(self) -> QFont:
        return self._look.font(15 if len(self._value) < 60 else 13, MEDIUM)

    def _room(self, width: float) -> float:
        px = self._look.px
        return width - px(_EDGE) * 2 - px(_CAP) - px(12)

    def _height_for(self, width: float) -> int:
        px = self._look.px
        lines = set_lines(self._layout(), self._room(width))
        small = QFontMetrics(self._look.font(12)).height()
        return round(px(11) + lines + px(6) + small + px(9) + (px(18) if self._note else 0))

    def _dress(self) -> None:
        self.setFixedHeight(self._height_for(max(self.width(), self._look.px(260))))
        self.updateGeometry()
        self.update()
