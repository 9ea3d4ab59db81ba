"""Pages of a PDF one below the other, as wide as the room, scrolled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.labels import Label

RESIZE_PAUSE = 120  # milliseconds
WIDEST = 900


class PageColumn(QScrollArea):
    """`width_changed` tells that pictures of another width would be sharper."""

    width_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("pages")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(look.px(12))
        self.sentence = Label(look, 13, tone="ink3", wraps=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.addWidget(self.sentence)
        self._column.addStretch()
        self.setWidget(inside)
        self.pages: list[QLabel] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(RESIZE_PAUSE)
        self._pause.timeout.connect(self.width_changed)

    def wanted_width(self) -> int:
        """Of a page, in device pixels."""
        room = self.viewport().width() - 2 * self._look.px(12)
        return round(max(120, min(room, self._look.px(WIDEST))) * self.devicePixelRatioF())

    def show_pages(self, pictures: Sequence[QImage], name: str) -> None:
        """`name` is what somebody hears who cannot see the pages. Without pictures the sentence stands there."""
        for label in self.pages[len(pictures) :]:
            label.hide()
            label.deleteLater()
        del self.pages[len(pictures) :]
        while len(self.pages) < len(pictures):
            label = QLabel()
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.pages.append(label)
            self._column.insertWidget(self._column.count() - 1, label)
        for label, picture in zip(self.pages, pictures, strict=True):
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            label.setPixmap(QPixmap.fromImage(picture))
            label.setAccessibleName(name)
        self.sentence.setVisible(not pictures)

    def say(self, sentence: str) -> None:
        """No pages, and why."""
        self.sentence.setText(sentence)
        self.show_pages((), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pause.start()
