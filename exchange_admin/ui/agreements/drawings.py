"""Places of a year and the balance of exchange, drawn."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from exchange_admin.domain.rules.agreements.places import Places
from exchange_admin.services.agreements.overview import BalanceShown
from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone, mix
from exchange_admin.ui.typography import MEDIUM

MOST_SEGMENTS = 14
"""More places are one bar."""


class PlacesBar(QWidget):
    """Full are places used, light those of nominations; what is over the agreed number makes it amber."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._places = look, Places()
        self.setFixedHeight(look.px(14))
        self.setMinimumWidth(look.px(56))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_places(self, places: Places) -> None:
        self._places = places
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        found, look = self._places, self._look
        if not found.agreed:
            return
        painter, theme = painting.smooth(self), look.theme
        swatch = theme.tones[Tone.AMBER if (found.free or 0) < 0 else Tone.TEAL]
        light = mix(swatch.dot, theme.surface, 0.5)
        n = found.agreed if found.agreed <= MOST_SEGMENTS else 0
        gap, thick = look.scale * 2, look.scale * 7
        y = (self.height() - thick) / 2
        if not n:
            self._bar(painter, QRectF(0, y, self.width(), thick), QColor(swatch.dot), light)
            return
        wide = min(look.scale * 12, (self.width() - gap * (n - 1)) / n)
        for place in range(n):
            fill = QColor(swatch.dot if place < found.used else light if place < found.taken else theme.track)
            painting.rounded(painter, QRectF(place * (wide + gap), y, wide, thick), look.scale * 2, fill)

    def _bar(self, painter: QPainter, box: QRectF, full: QColor, light: QColor) -> None:
        agreed = self._places.agreed or 1
        radius = box.height() / 2
        painting.rounded(painter, box, radius, self._look.theme.track)
        for share, fill in ((self._places.taken, light), (self._places.used, full)):
            if share:
                part = QRectF(box)
                part.setWidth(box.width() * min(1.0, share / agreed))
                painting.rounded(painter, part, radius, fill)


class BalanceBar(QWidget):
    """From what we owe on the left to what we are owed on the right: green is tolerated, the full knob is what is done,
    the ring what it becomes with confirmed stays."""

    def __init__(self, look: Look, ends: tuple[str, str, str]) -> None:
        super().__init__()
        self._look, self._ends = look, ends
        self._shown: BalanceShown | None = None
        self.setFixedHeight(look.px(38))
        look.changed.connect(self.update)

    def show_balance(self, shown: BalanceShown, ends: tuple[str, str, str]) -> None:
        """`ends` are the words below its left end, its middle and its right end."""
        self._shown, self._ends = shown, ends
        self.setAccessibleName(shown.said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown, look = self._shown, self._look
        if shown is None:
            return
        painter, theme = painting.smooth(self), look.theme
        most = self._most(shown)
        thick, y, width = look.scale * 7, look.scale * 10, float(self.width())
        painting.rounded(painter, QRectF(0, y - thick / 2, width, thick), thick / 2, theme.track)
        if shown.tolerance:
            first, last = self._x(-shown.tolerance, most), self._x(shown.tolerance, most)
            zone = mix(theme.tones[Tone.GREEN].dot, theme.surface, 0.55)
            painting.rounded(painter, QRectF(first, y - thick / 2, last - first, thick), 0, zone)
        painter.setPen(QPen(QColor(theme.ink3), look.scale * 1.4))
        painter.drawLine(QPointF(width / 2, y - look.scale * 8), QPointF(width / 2, y + look.scale * 8))
        done, confirmed = self._x(shown.done, most), self._x(shown.confirmed, most)
        painter.setPen(QPen(QColor(theme.accent), look.scale * 1.6))
        painter.drawLine(QPointF(done, y), QPointF(confirmed, y))
        if shown.confirmed != shown.done:
            self._knob(painter, QPointF(confirmed, y), theme.surface)
        self._knob(painter, QPointF(done, y), theme.accent)
        font, under = look.font(11, MEDIUM), look.scale * 30
        for words, at in zip(self._ends, (0.0, 0.5, 1.0), strict=True):
            wide = painting.advance(font, words)
            painting.line_of_text(painter, at * (width - wide), under, width / 3, words, font, theme.ink3)

    def _knob(self, painter: QPainter, at: QPointF, fill: str) -> None:
        painter.setPen(QPen(QColor(self._look.theme.accent), self._look.scale * 2, Qt.PenStyle.SolidLine))
        painter.setBrush(QColor(fill))
        painter.drawEllipse(at, self._look.scale * 5, self._look.scale * 5)

    def _most(self, shown: BalanceShown) -> Fraction:
        """What stands at its ends: twice the tolerance, more where the balance is beyond."""
        said = max(abs(shown.done), abs(shown.confirmed), Fraction(1))
        return max(2 * (shown.tolerance or Fraction()), said * Fraction(9, 8))

    def _x(self, number: Fraction, most: Fraction) -> float:
        return self.width() * float((number + most) / (2 * most))
