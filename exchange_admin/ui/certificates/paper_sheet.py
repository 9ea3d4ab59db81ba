"""A sheet of paper on the ground of the page, with the picture of it that is there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exchange_admin.ui.look import Look

A4_SHAPE = 297 / 210
_SHADOW = 9


class PaperSheet(QWidget):
    """Paints the picture that is there, scaled until a sharper one comes, or an empty sheet with a sentence."""

    resized = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.picture = QImage()
        self.sentence = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    def shape(self) -> float:
        """Width by height."""
        return A4_SHAPE if self.picture.isNull() else self.picture.width() / self.picture.height()

    def paper(self) -> QRectF:
        """Where the sheet lies."""
        shape = self.shape()
        room = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW - 2)
        width = min(room.width(), room.height() * shape)
        height = width / shape
        return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        paper = self.paper()
        for step in range(_SHADOW, 0, -1):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(15, 20, 40, 3 if not theme.dark else 10))
            painter.drawRoundedRect(paper.adjusted(-step, -step + 3, step, step + 2), step, step)
        if self.picture.isNull():
            painter.fillRect(paper, QColor(theme.surface))
            painter.setFont(look.font(13))
            painter.setPen(QColor(theme.ink3))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(paper.adjusted(look.px(40), 0, -look.px(40), 0), int(flags), self.sentence)
            return
        painter.drawImage(paper, self.picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
