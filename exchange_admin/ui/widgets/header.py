"""The top of a page: title, the search box that opens everything, the page's buttons."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD
from exchange_admin.ui.widgets.buttons import PaintedButton
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row
from exchange_admin.ui.words import Retranslated


class SearchBox(Retranslated, PaintedButton):
    """Looks like a field and opens the palette, where the typing happens."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(look.px(150))
        self.setMaximumWidth(look.px(380))
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(270), self._look.px(34))

    def retranslate(self) -> None:
        self.setText(self.tr("Search everything…"))
        self.setAccessibleName(self.tr("Search everything"))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = painting.smooth(self)
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        edge = theme.accent if self.hasFocus() else theme.ink4 if self.underMouse() else theme.line_strong
        painting.rounded(painter, box, look.px(8), theme.surface, edge)
        middle = box.center().y()
        painter.drawPixmap(QPointF(box.x() + look.px(10), middle - look.px(8)), look.pixmap("search", theme.ink3))
        edge_of_keys = self._keys(painter, box)
        room = edge_of_keys - box.x() - look.px(40)
        painting.line_of_text(painter, box.x() + look.px(34), middle, room, self.text(), look.font(13), theme.ink3)

    def _keys(self, painter: QPainter, box: QRectF) -> float:
        look, theme = self._look, self._look.theme
        right = box.right() - look.px(9)
        if box.width() < look.px(230):
            return right
        for key in ("K", "Ctrl"):
            width = painting.advance(look.font(11, MEDIUM), key) + look.px(10)
            cap = QRectF(right - width, box.center().y() - look.px(9.5), width, look.px(19))
            painting.key_cap(painter, cap, key, look, theme.sunken, theme.line, theme.ink3)
            right -= width + look.px(4)
        return right


class PageHeader(QWidget):
    """`search_wanted` asks for the palette. Buttons are added from left to right; the last one is the main one.
    `second` stands below the title and takes no room while it says nothing."""

    search_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.title = Label(look, 20, SEMIBOLD)
        self.second = Label(look, 11, tone="ink3")
        self.second.hide()
        self.search = SearchBox(look)
        self.search.clicked.connect(self.search_wanted)
        self.setFixedHeight(look.px(58))
        self._line = row(self, (look.px(22), 0, look.px(18), 0), look.px(10))
        self._line.addLayout(column().add(STRETCH, self.title, self.second, STRETCH))
        self._line.addSpacing(look.px(12))
        self._line.addStretch(1)
        self._line.addWidget(self.search, 4)
        self._line.addStretch(1)

    def add(self, button: QWidget) -> None:
        self._line.addWidget(button)

    def add_before_main(self, button: QWidget) -> None:
        """What a page has besides the buttons of all lists."""
        self._line.insertWidget(self._line.count() - 1, button)
