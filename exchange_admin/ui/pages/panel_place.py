"""Where the detail panel stands: beside the list while there is room, over its right edge when there is not; never over
the head of the page with its buttons. A form of many fields has the page to itself while it is open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QBoxLayout, QGraphicsDropShadowEffect, QWidget

from exchange_admin.ui.look import Look
from exchange_admin.ui.preferences import Preferences

OVERLAY_BELOW = 1128  # width of the page; with the sidebar a window of 1,400


class PanelPlace(QObject):
    """Watches the width of the page, and where its `head` ends. A panel over the list is opened for one record and
    closed again."""

    moved = Signal()

    def __init__(
        self, look: Look, preferences: Preferences, page: QWidget, line: QBoxLayout, panel: QWidget, head: QWidget
    ) -> None:
        super().__init__(page)
        self._look, self._preferences = look, preferences
        self._page, self._line, self._panel, self._head = page, line, panel, head
        self._open = False
        self.floats = False
        self.fills = False
        """Whether the panel has the page to itself."""
        line.addWidget(panel)
        panel.hide()
        page.installEventFilter(self)
        head.installEventFilter(self)

    @property
    def follows(self) -> bool:
        """Whether the panel opens by itself when another row becomes current."""
        return self._preferences.panel_shown and not self.floats

    @property
    def beside(self) -> bool:
        """Whether the panel stands there and takes room from the list."""
        return self._panel.isVisible() and not self.floats

    @property
    def covers(self) -> int:
        """Pixels of the list under the panel."""
        return self._panel.width() if self.floats and self._panel.isVisible() else 0

    def open(self) -> None:
        self._open = True
        if not self.floats:
            self._preferences.panel_shown = True
        self._settle()
        self._panel.show()
        self._panel.raise_()
        self.moved.emit()

    def close(self, *, by_person: bool = False) -> None:
        """`by_person`: hidden on purpose, so it stays hidden for the next rows too."""
        self._open = False
        if by_person and not self.floats:
            self._preferences.panel_shown = False
        self._panel.hide()
        self.moved.emit()

    def fill(self, whole: bool, rest: QWidget) -> None:
        """The panel takes the `whole` page: the `rest` of it goes away until the panel gives the room back."""
        if whole == self.fills:
            return
        self.fills = whole
        self._measure()
        rest.setVisible(not whole)
        self._panel.setVisible(self._open)
        self._settle()
        self.moved.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._head and event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._settle()  # and no more: the layout that it is in is at work
        elif watched is self._page and event.type() == QEvent.Type.Resize:
            self._measure()
        return False

    def _measure(self) -> None:
        floats = not self.fills and self._page.width() < self._look.px(OVERLAY_BELOW)
        if floats != self.floats:
            self.floats = floats
            (self._line.removeWidget if floats else self._line.addWidget)(self._panel)
            self._shade(floats)
            self._panel.setVisible(self._open and not floats)
        self._settle()

    def _settle(self) -> None:
        if self.floats:
            width, page = self._panel.width(), self._page
            top = self._head.mapTo(page, self._head.rect().bottomLeft()).y() + 1
            self._panel.setGeometry(page.width() - width, top, width, page.height() - top)

    def _shade(self, floats: bool) -> None:
        if not floats:
            self._panel.setGraphicsEffect(None)  # type: ignore[arg-type]  # Qt's way to take one off
            return
        shadow = QGraphicsDropShadowEffect(self._panel)
        shadow.setBlurRadius(self._look.px(28))
        shadow.setOffset(-4, 0)
        shadow.setColor(QColor(15, 20, 40, 70))
        self._panel.setGraphicsEffect(shadow)
