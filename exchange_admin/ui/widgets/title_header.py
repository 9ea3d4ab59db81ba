"""Titles above tables that are painted by hand: what all of them share beside their words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.typography import MEDIUM

HEIGHT = 34  # pixels at the usual size of text


class TitleHeader(QHeaderView):
    """Draws the ground and the line below, also where there is no column."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.setHighlightSections(False)
        self.setMinimumSectionSize(look.px(36))
        look.changed.connect(self._dress)
        self._dress()

    def paint_title(self, painter: QPainter, box: QRectF, section: int) -> None:
        """The words above one column, to the right where its numbers are."""
        look, font = self._look, self._look.font(12, MEDIUM)
        title, room = self.title(section), box.width() - look.px(14)
        width = min(painting.advance(font, title), int(room))
        x = box.right() - look.px(10) - width if self.is_right(section) else box.x() + look.px(10)
        painting.line_of_text(painter, x, box.center().y(), room, title, font, look.theme.ink3)

    def is_right(self, section: int) -> bool:
        return False

    def title(self, section: int) -> str:
        model = self.model()
        return str(model.headerData(section, Qt.Orientation.Horizontal) or "") if model else ""

    def words_width(self, section: int) -> int:
        """Pixels of a title without any margin."""
        return painting.advance(self._look.font(12, MEDIUM), self.title(section))

    def paint_hairline(self, painter: QPainter, box: QRectF) -> None:
        """Parts a column from the one before."""
        spot = QRectF(box.x(), box.center().y() - self._look.px(6), 1, self._look.px(13))
        painter.fillRect(spot, QColor(self._look.theme.line))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        theme, box = self._look.theme, QRectF(rect)
        painter.save()
        painter.fillRect(box, QColor(theme.surface))
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), QColor(theme.line))
        self.paint_title(painter, box, logicalIndex)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        theme = self._look.theme
        painter.fillRect(self.viewport().rect(), QColor(theme.surface))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.line))
        painter.end()
        super().paintEvent(event)

    def _dress(self) -> None:
        self.setFixedHeight(self._look.px(HEIGHT))
        self.viewport().update()
