"""The header of a list: short titles, hairlines between, an arrow where it is sorted, the box that ticks all."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.models.lazy_table import NUMERIC, TICK, LazyTable
from exchange_admin.ui.typography import MEDIUM


class RecordHeader(QHeaderView):
    columns_wanted = Signal(QPoint)  # global position for the chooser

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(look.px(36))
        self.setSortIndicatorClearable(False)
        self.setMouseTracking(True)
        look.changed.connect(self._dress)
        self._dress()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._look.px(34))

    def title_width(self, section: int) -> int:
        """Room the title needs, arrow included."""
        model = self.model()
        title = str(model.headerData(section, Qt.Orientation.Horizontal) or "") if model else ""
        return painting.advance(self._look.font(12, MEDIUM), title) + self._look.px(40)

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

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        look, theme = self._look, self._look.theme
        model = self.model()
        if not isinstance(model, LazyTable) or not rect.isValid():
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect)
        painter.fillRect(box, QColor(theme.surface))
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), QColor(theme.line))
        if logicalIndex == TICK:
            spot = QRectF(box.x() + look.px(22), box.center().y() - look.px(8), look.px(16), look.px(16))
            painting.tick_box(painter, spot, model.tick_state(), theme)
        else:
            self._paint_title(painter, box, logicalIndex, model)
        painter.restore()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self.viewport())
        theme = self._look.theme
        painter.fillRect(self.viewport().rect(), QColor(theme.surface))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.line))
        painter.end()
        super().paintEvent(event)  # type: ignore[arg-type]

    def _paint_title(self, painter: QPainter, box: QRectF, section: int, model: LazyTable) -> None:
        look, theme = self._look, self._look.theme
        column = model.column_at(section)
        assert column is not None
        title = str(model.headerData(section, Qt.Orientation.Horizontal))
        sorted_here = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        font = look.font(12, MEDIUM)
        arrow = look.px(17) if sorted_here else 0
        room = box.width() - look.px(18) - arrow
        width = min(float(painting.advance(font, title)), room)
        right = column.show in NUMERIC
        x = box.right() - look.px(17) - width - arrow if right else box.x() + look.px(10)
        painting.line_of_text(painter, x, box.center().y(), room, title, font, theme.ink if sorted_here else theme.ink3)
        if self.visualIndex(section) > 1:
            painter.fillRect(QRectF(box.x(), box.center().y() - look.px(6), 1, look.px(13)), QColor(theme.line))
        if sorted_here:
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            drawing = look.pixmap("chevron-down" if down else "chevron-up", theme.ink, 13, 2.2)
            painter.drawPixmap(QPointF(x + width + look.px(4), box.center().y() - look.px(6)), drawing)

    def _dress(self) -> None:
        self.setFixedHeight(self._look.px(34))
        self.viewport().update()
