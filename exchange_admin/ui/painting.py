"""Shapes that both widgets and table cells are made of."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPaintDevice, QPainter, QPainterPath, QPen

from exchange_admin.ui import typography
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Theme, Tone, mix
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD

_HUES = ("#4C6FD9", "#0F8A7E", "#B3582B", "#8450B8", "#2E7DB3", "#A8426B", "#5F7A2E")


def smooth(on: QPaintDevice) -> QPainter:
    """A painter whose edges are soft."""
    painter = QPainter(on)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def rounded(
    painter: QPainter, box: QRectF, radius: float, fill: str | QColor = "", edge: str | QColor = "", width: float = 1.0
) -> None:
    painter.setBrush(QBrush(QColor(fill)) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(edge), width) if edge else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, radius, radius)


def line_of_text(
    painter: QPainter, x: float, middle: float, room: float, text: str, font: QFont, colour: str | QColor
) -> float:
    """Draws one line centred on `middle` by its capitals, elided to `room`. Returns the width used."""
    shown = text if advance(font, text) <= room else elided(font, text, room)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(QPointF(x, middle + QFontMetrics(font).capHeight() / 2), shown)
    return typography.exact_advance(font, shown)


def elided(font: QFont, text: str, room: float) -> str:
    return typography.elided(font, text, max(0, int(room)))


def advance(font: QFont, text: str) -> int:
    return typography.advance(font, text)


def initials(name: str) -> str:
    """One Han character, else the first letters of the first two words."""
    words = name.split()
    if not words:
        return "?"
    if "\u3400" <= words[0][0] <= "\u9fff":
        return words[0][0]
    return (words[0][0] + (words[1][0] if len(words) > 1 else "")).upper()


def avatar(painter: QPainter, box: QRectF, name: str, look: Look) -> None:
    """A circle in a hue that belongs to the name, with its initials."""
    theme = look.theme
    hue = _HUES[sum(map(ord, name)) % len(_HUES)]
    ground = mix(hue, theme.surface, 0.72 if theme.dark else 0.82)
    ink = mix(hue, "#FFFFFF" if theme.dark else "#000000", 0.45 if theme.dark else 0.22)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(box)
    letters = initials(name)
    share = 0.40 if len(letters) > 1 else 0.48
    painter.setFont(look.font(round(box.height() / look.scale * share), SEMIBOLD))
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters)


def pill_width(text: str, look: Look) -> int:
    return advance(look.font(12, MEDIUM), text) + look.px(27)


def pill(painter: QPainter, x: float, middle: float, room: float, text: str, tone: Tone, look: Look) -> None:
    """Dot and word on the soft ground of a tone, 22 high."""
    font = look.font(12, MEDIUM)
    swatch = look.theme.tones[tone]
    words = min(float(advance(font, text)), room - look.px(24))
    height = look.px(22)
    box = QRectF(x, middle - height / 2, words + look.px(27), height)
    rounded(painter, box, height / 2, swatch.soft)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(swatch.dot))
    painter.drawEllipse(QPointF(x + look.px(11), middle), look.scale * 3, look.scale * 3)
    line_of_text(painter, x + look.px(19), middle, words + 1, text, font, swatch.text)


def badge(painter: QPainter, box: QRectF, text: str, tone: Tone, font: QFont, theme: Theme) -> None:
    """A small count on a soft ground."""
    swatch = theme.tones[tone]
    rounded(painter, box, box.height() / 2, swatch.soft)
    painter.setFont(font)
    painter.setPen(QColor(swatch.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def key_cap(painter: QPainter, box: QRectF, text: str, look: Look, fill: str, edge: str, ink: str) -> None:
    rounded(painter, box, look.px(5), fill, edge)
    painter.setFont(look.font(11, MEDIUM))
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def tick_box(painter: QPainter, box: QRectF, state: Qt.CheckState, theme: Theme) -> None:
    """A 16-pixel check box; partial for some but not all."""
    if state == Qt.CheckState.Unchecked:
        rounded(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), box.width() / 4, theme.surface, theme.line_strong, 1.2)
        return
    rounded(painter, box, box.width() / 4, theme.accent_button)
    unit = box.width() / 16
    pen = QPen(QColor(theme.on_accent), 1.9 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state == Qt.CheckState.PartiallyChecked:
        middle = box.center().y()
        painter.drawLine(QPointF(box.x() + 4.5 * unit, middle), QPointF(box.right() - 4.5 * unit, middle))
        return
    mark = QPainterPath(QPointF(box.x() + 4.2 * unit, box.y() + 8.4 * unit))
    mark.lineTo(box.x() + 7 * unit, box.y() + 11.2 * unit)
    mark.lineTo(box.x() + 12 * unit, box.y() + 5.4 * unit)
    painter.drawPath(mark)


def focus_ring(painter: QPainter, box: QRectF, radius: float, theme: Theme) -> None:
    rounded(painter, box.adjusted(1, 1, -1, -1), radius, "", theme.accent, 2)
