"""A small window of its own with round corners: popups, the palette, the sheet of keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPainterPath, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.labels import column

RADIUS = 10


class FloatingFrame(QFrame):
    """X11 may run without a compositor, and a transparent corner is black there: on X11 the corners are cut off."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._look = look
        self._cuts = QGuiApplication.platformName() == "xcb"
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, not self._cuts)
        self.setObjectName("popup")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._cuts:
            self.setMask(round_region(QRectF(self.rect()), self._look.px(RADIUS)))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        if self._cuts:
            painter.fillRect(self.rect(), theme.line_strong)  # below the soft rim, where nothing shines through
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painting.rounded(painter, box, self._look.px(RADIUS), theme.surface, theme.line_strong)


class Popup(FloatingFrame):
    """`body` takes the content; it is deleted when it closes."""

    def __init__(self, look: Look, parent: QWidget, *, width: int = 260) -> None:
        super().__init__(look, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(look.px(width))
        self.body = column(self, (look.px(8),) * 4, look.px(6))

    def open_at(self, place: QPoint) -> None:
        """`place` is global; the popup stays on its screen."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
        space = screen.availableGeometry()
        x = min(place.x(), space.right() - self.width() - 4)
        y = min(place.y(), space.bottom() - self.height() - 4)
        self.move(max(space.left(), x), max(space.top(), y))
        self.show()
        self.raise_()
        if self.focusWidget() is None:
            self.focusNextChild()


def round_region(box: QRectF, radius: float) -> QRegion:
    """The pixels of a box without its four corners."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return QRegion(path.toFillPolygon().toPolygon())
