"""The marks of a matrix: told apart by their shape, not by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from exchange_admin.domain.rules.casework.marks import CellMark
from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD


def paint_mark(painter: QPainter, middle: QPointF, mark: CellMark, look: Look, box: int = 22) -> None:
    """`box` is the side of what is overdue, in pixels of the design."""
    theme, scale = look.theme, look.scale
    match mark:
        case CellMark.DONE:
            size = look.px(15)
            ink = theme.tones[Tone.GREEN].dot
            painter.drawPixmap(
                QPointF(middle.x() - size / 2, middle.y() - size / 2), look.pixmap("check", ink, 15, 2.2)
            )
        case CellMark.OVERDUE:
            side = look.px(box)
            spot = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            painting.rounded(painter, spot, look.px(5), theme.tones[Tone.RED].soft)
            _letter(painter, spot, "!", theme.tones[Tone.RED].text, look, 13 if box > 18 else 11)
        case CellMark.ASKED:
            painting.rounded(painter, _square(middle, 4.5 * scale), 4.5 * scale, "", theme.tones[Tone.VIOLET].dot, 2)
        case CellMark.HERE:
            painting.rounded(painter, _square(middle, 4 * scale), 1.5 * scale, "", theme.tones[Tone.TEAL].dot, 2)
        case CellMark.SOON | CellMark.OPEN:
            soon = mark is CellMark.SOON
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tones[Tone.AMBER if soon else Tone.GREY].dot))
            radius = (5 if soon else 2.5) * scale
            painter.drawEllipse(middle, radius, radius)
        case CellMark.UNKNOWN:
            _letter(painter, _square(middle, 11 * scale), "?", theme.ink2, look, 13)
        case _:
            painter.setPen(QPen(QColor(theme.ink4), 1))
            painter.drawLine(QPointF(middle.x() - 5 * scale, middle.y()), QPointF(middle.x() + 5 * scale, middle.y()))


def _square(middle: QPointF, half: float) -> QRectF:
    return QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)


def _letter(painter: QPainter, spot: QRectF, letter: str, ink: str, look: Look, size: int) -> None:
    painter.setFont(look.font(size, SEMIBOLD))
    painter.setPen(QColor(ink))
    painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, letter)
