"""The page of a design as large as there is room for it, or enlarged and scrolled."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from exchange_admin.ui.certificates.paper_preview import PaperSheet
from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.buttons import Button, IconButton
from exchange_admin.ui.widgets.labels import row
from exchange_admin.ui.words import Retranslated

LEVELS = (1.0, 1.5, 2.0, 3.0, 4.0)
"""How many times as large as the page that is seen whole."""

_EDGE = 8  # pixels between the buttons and the corner


class PageZoom(QScrollArea):
    """Holds the page. Buttons in the corner, Ctrl and the wheel change its size; what was in the middle stays there."""

    def __init__(self, look: Look, page: PaperSheet) -> None:
        super().__init__()
        self.page, self.level = page, LEVELS[0]
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.buttons = ZoomButtons(look, self)
        self.buttons.nearer.clicked.connect(self.nearer)
        self.buttons.further.clicked.connect(self.further)
        self.buttons.whole.clicked.connect(self.show_whole)
        self._show_level()

    def nearer(self) -> None:
        self._go(+1)

    def further(self) -> None:
        self._go(-1)

    def show_whole(self) -> None:
        self._zoom(LEVELS[0], QPointF(self.viewport().rect().center()))

    def look_at(self, box: QRectF) -> None:
        """Scrolls as far as this part of the page asks for."""
        middle = box.center().toPoint()
        self.ensureVisible(middle.x(), middle.y(), round(box.width() / 2) + 20, round(box.height() / 2) + 20)

    # What Qt calls

    def sizeHint(self) -> QSize:
        return QSize(400, 300)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned := event.angleDelta().y():
                self._go(1 if turned > 0 else -1, event.position())
            event.accept()
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_page()
        self.buttons.put_into_corner()

    # Inside

    def _go(self, by: int, at: QPointF | None = None) -> None:
        place = max(0, min(len(LEVELS) - 1, LEVELS.index(self.level) + by))
        self._zoom(LEVELS[place], at or QPointF(self.viewport().rect().center()))

    def _zoom(self, level: float, at: QPointF) -> None:
        """What lies at `at`, a place in the window on the page, stays there."""
        if level == self.level:
            return
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        larger = level / self.level
        held = QPointF((across.value() + at.x()) * larger - at.x(), (down.value() + at.y()) * larger - at.y())
        self.level = level
        self._size_page()
        across.setValue(round(held.x()))
        down.setValue(round(held.y()))
        self._show_level()

    def _size_page(self) -> None:
        enlarged = self.level > LEVELS[0]
        room = self.maximumViewportSize() * self.level
        self.page.setMinimumSize(room if enlarged else QSize(0, 0))
        self.page.resize(room)

    def _show_level(self) -> None:
        self.buttons.show_level(self.level)


class ZoomButtons(Retranslated, QFrame):
    """Lies on the lower right corner of the page."""

    def __init__(self, look: Look, over: QScrollArea) -> None:
        super().__init__(over)
        self.setObjectName("card")
        self._over = over
        self.further, self.nearer = IconButton(look, "minus"), IconButton(look, "plus")
        self.whole = Button(look, kind="ghost")
        row(self, (look.px(3),) * 4, look.px(2)).add(self.further, self.whole, self.nearer)
        self.retranslate()

    def retranslate(self) -> None:
        self.further.say(self.tr("Smaller"), "Ctrl+-")
        self.nearer.say(self.tr("Larger"), "Ctrl++")
        self.put_into_corner()

    def show_level(self, level: float) -> None:
        self.further.setEnabled(level > LEVELS[0])
        self.nearer.setEnabled(level < LEVELS[-1])
        self.whole.setEnabled(level > LEVELS[0])
        self.whole.say(f"{round(level * 100)} %", self.tr("The whole page (Ctrl+0)"))
        self.whole.setAccessibleName(self.tr("The whole page"))
        self.put_into_corner()

    def put_into_corner(self) -> None:
        self.adjustSize()
        over = self._over
        self.move(over.width() - self.width() - _EDGE, over.height() - self.height() - _EDGE)
        self.raise_()
