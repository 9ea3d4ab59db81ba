"""The header of a list: short titles, hairlines between, an arrow where it is sorted, the box that ticks all."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.grid.title_header import HEIGHT, TitleHeader
from exchange_admin.ui.look import Look
from exchange_admin.ui.models.lazy_table import NUMERIC, TICK, LazyTable
from exchange_admin.ui.typography import MEDIUM


class RecordHeader(TitleHeader):
    columns_wanted = Signal(QPoint)  # global position for the chooser

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setSortIndicatorClearable(False)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._look.px(HEIGHT))

    def title_width(self, section: int) -> int:
        """Room the title needs, arrow included."""
        return self.words_width(section) + self._look.px(40)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.columns_wanted.emit(event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.logicalIndexAt(event.position().toPoint()) == TICK and event.button() == Qt.MouseButton.LeftButton:
            model = self.model()
            if isinstance(model, LazyTable):
                all_ticked = model.tick_state() == Qt.CheckState.Checked
                (model.pick_none if all_ticked else model.pick_all)()
            return
        super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.logicalIndexAt(event.position().toPoint()) != TICK:
            super().mousePressEvent(event)

    def paint_title(self, painter: QPainter, box: QRectF, section: int) -> None:
        model = self.model()
        if not isinstance(model, LazyTable) or not box.isValid():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if section == TICK:
            look = self._look
            spot = QRectF(box.x() + look.px(22), box.center().y() - look.px(8), look.px(16), look.px(16))
            painting.tick_box(painter, spot, model.tick_state(), look.theme)
        else:
            self._paint_words(painter, box, section, model)

    def _paint_words(self, painter: QPainter, box: QRectF, section: int, model: LazyTable) -> None:
        look, theme = self._look, self._look.theme
        column = model.column_at(section)
        assert column is not None
        title = self.title(section)
        sorted_here = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        font = look.font(12, MEDIUM)
        arrow = look.px(17) if sorted_here else 0
        room = box.width() - look.px(18) - arrow
        width = min(float(painting.advance(font, title)), room)
        right = column.show in NUMERIC
        x = box.right() - look.px(17) - width - arrow if right else box.x() + look.px(10)
        painting.line_of_text(painter, x, box.center().y(), room, title, font, theme.ink if sorted_here else theme.ink3)
        if self.visualIndex(section) > 1:
            self.paint_hairline(painter, box)
        if sorted_here:
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            drawing = look.pixmap("chevron-down" if down else "chevron-up", theme.ink, 13, 2.2)
            painter.drawPixmap(QPointF(x + width + look.px(4), box.center().y() - look.px(6)), drawing)
