"""A list at the left under its switch, one of its things at the right; Alt+Up and Alt+Down go on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from exchange_admin.ui.exchange.item_list import ItemList
from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.empty_state import EmptyState
from exchange_admin.ui.widgets.labels import column, row
from exchange_admin.ui.widgets.own_key import own_key

LIST_WIDTH = 340


class TwoPanes(QWidget):
    """`details` go into `right` in their order; all but an EmptyState scroll."""

    stepped = Signal(int)

    def __init__(
        self, look: Look, head: QWidget, items: ItemList, right: QStackedWidget, details: Sequence[QWidget]
    ) -> None:
        super().__init__()
        self._look = look
        px = look.px
        left = QWidget()
        left.setFixedWidth(px(LIST_WIDTH))
        column(left, (px(16), px(12), px(10), px(10)), px(8)).add(head, (items, 1))
        for detail in details:
            right.addWidget(detail if isinstance(detail, EmptyState) else scrolled(detail))
        line = QFrame()
        line.setObjectName("rule")
        line.setFixedWidth(1)
        row(self).add(left, line, (right, 1))
        own_key(self, "Alt+Down").activated.connect(self._step_on)
        own_key(self, "Alt+Up").activated.connect(self._step_back)

    def place_words(self, items: ItemList) -> str:
        """ "3 of 12" """
        number = self._look.formats.number
        words = self.tr("{n} of {total}").replace("{n}", number(items.currentIndex().row() + 1))
        return words.replace("{total}", number(items.items.rowCount()))

    def _step_on(self) -> None:
        self.stepped.emit(1)

    def _step_back(self) -> None:
        self.stepped.emit(-1)


def scrolled(content: QWidget) -> QScrollArea:
    """Scrolls up and down only, without a frame."""
    area = QScrollArea()
    content.setObjectName("scrolled")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
