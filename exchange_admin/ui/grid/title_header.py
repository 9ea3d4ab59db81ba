"""Titles above tables that are painted by hand."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.grid.model import GridModel
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

    @abstractmethod
    def paint_title(self, painter: QPainter, box: QRectF, section: int) -> None:
        """The words above one column."""

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


class GridHeader(TitleHeader):
    """Titles without sorting: the order of a grid means something. `inset` is that of the first column."""

    def __init__(self, look: Look, cells: GridModel, inset: int, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._cells, self._inset = cells, inset
        self.has_hairlines = False

    def inset(self, section: int) -> int:
        """Pixels before what stands in a column."""
        return self._look.px(10 if section else 48 if self._cells.has_ticks else self._inset)

    def title_width(self, section: int) -> int:
        return self.words_width(section) + self.inset(section) + self._look.px(12)

    def paint_title(self, painter: QPainter, box: QRectF, section: int) -> None:
        if section >= len(self._cells.columns):
            return
        look, column, font = self._look, self._cells.columns[section], self._look.font(12, MEDIUM)
        x, width = box.x() + self.inset(section), self.words_width(section)
        if column.right or column.flag:
            x = box.center().x() - width / 2 if column.flag else box.right() - look.px(10) - width
        x = max(x, box.x() + 2)
        room = max(box.right() - x - look.px(4), 1)
        painting.line_of_text(painter, x, box.center().y(), room, column.title, font, look.theme.ink3)
        if self.has_hairlines and section > 1:
            self.paint_hairline(painter, box)
