"""A small window under a button that leaves when something else is clicked."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.floating import FloatingFrame
from exchange_admin.ui.widgets.labels import column


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
