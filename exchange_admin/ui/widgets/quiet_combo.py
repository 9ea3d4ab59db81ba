"""A drop-down list for forms."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionComboBox, QStylePainter, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.widgets.own_key import opens_list

MOST = 14
"""Entries of an open list; a longer one scrolls instead of filling the screen."""
_FRAME = 24
_COMBO = QStyle.ComplexControl.CC_ComboBox


class StillUnderWheel:
    """To stand before a field of Qt with a value: the wheel scrolls the form, not what is under the mouse, and does not
    give it the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)  # type: ignore[call-arg]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # type: ignore[attr-defined]

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class QuietCombo(StillUnderWheel, QComboBox):
    """Alt+Down and F4 open the list, whatever they are in the window. `was_open`: what was chosen last was taken from
    the open list. With `letters` it is as narrow as so many of them, whatever it offers."""

    def __init__(self, parent: QWidget | None = None, *, letters: int | None = None) -> None:
        super().__init__(parent)
        if letters is not None:
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self.setMinimumContentsLength(letters)
        self.was_open = False
        self.setMaxVisibleItems(MOST)
        self.setItemDelegate(QStyledItemDelegate(self))  # the one of Fusion's lists follows no stylesheet

    def offer(self, choices: Iterable[tuple[str, object]]) -> None:
        """(text, data) pairs in the place of those before; the one that was chosen stays so, else the first is."""
        now = self.currentData()
        self.clear()
        for text, data in choices:
            self.addItem(text, data)
        self.choose(now)

    def choose(self, data: object) -> None:
        """The entry with this data, else the first."""
        self.setCurrentIndex(max(self.findData(data), 0))

    def showPopup(self) -> None:
        """As wide as its longest entry; the line itself may be narrow."""
        self.was_open = True
        view = self.view()
        room = view.verticalScrollBar().sizeHint().width() if self.count() > MOST else 0
        view.setMinimumWidth(view.sizeHintForColumn(0) + room + _FRAME)
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and opens_list(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys come here only while the list is closed."""
        self.was_open = False
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is too long for the line ends in …; the stylesheet leaves no arrow, this one follows the palette."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        style = self.style()
        room = style.subControlRect(_COMBO, option, QStyle.SubControl.SC_ComboBoxEditField, self).width()
        ink = option.fontMetrics.boundingRect(option.currentText).width()  # without the blank half of a last ）
        if ink <= room:
            super().paintEvent(event)
        else:
            option.currentText = option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
            stylish = QStylePainter(self)
            stylish.drawComplexControl(_COMBO, option)
            stylish.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
            stylish.end()
        painter = painting.smooth(self)
        pen = QPen(self.palette().placeholderText().color(), 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        x, y = self.width() - 16.0, self.height() / 2 + 2
        painter.drawPolyline([QPointF(x - 4, y - 4), QPointF(x, y), QPointF(x + 4, y - 4)])
