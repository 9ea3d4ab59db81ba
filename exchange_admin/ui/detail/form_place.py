"""Where the form of a record stands, and what is looked at while somebody types: beside it, or below where there is no
room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.labels import column, row, scrolled

BESIDE, BESIDE_FROM = 316, 1_060
"""Pixels: its width, and how wide the whole has to be for both."""


class FormPlace(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._line = row(self)
        self._inner = QWidget()
        self._forms = column(self._inner)
        self._beside: QWidget | None = None
        self._right: QScrollArea | None = None

    def take(self, form: QWidget) -> None:
        self._forms.insertWidget(0, form, 1)
        area = scrolled(self._inner, Qt.FocusPolicy.StrongFocus)
        self._line.insertWidget(0, area, 1)
        area.show()  # at once and not with the next event: suggestions are made for what is seen

    def put_beside(self, widget: QWidget) -> None:
        self._beside, self._right = widget, scrolled(widget, Qt.FocusPolicy.StrongFocus)
        self._right.setFixedWidth(self._look.px(BESIDE))
        self._line.addWidget(self._right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._beside is None or self._right is None:
            return
        has_room = self.width() >= self._look.px(BESIDE_FROM)
        if has_room and self._right.widget() is None:
            self._right.setWidget(self._beside)
        elif not has_room and self._right.widget() is not None:
            self._forms.addWidget(self._right.takeWidget())
        self._beside.show()
        self._right.setVisible(has_room)
