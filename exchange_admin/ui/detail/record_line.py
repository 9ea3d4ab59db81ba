"""A line of a card: press it to open the record; the dots, the menu key and the right button offer the rest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM, REGULAR
from exchange_admin.ui.widgets.buttons import IconButton, PaintedButton
from exchange_admin.ui.widgets.labels import row

Offer = tuple[str, str, str]
"""What is wanted, its words, its drawing."""


INSIDE = 6
"""Room at both ends of the text, so that the frame of the focus stands around it and not on it."""


class LineButton(PaintedButton):
    """One related record: text, quieter text below, something at the right. Press to open it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._main, self._second, self._aside, self._tone = "", "", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, main: str, second: str, aside: str, tone: str) -> None:
        self._main, self._second, self._aside, self._tone = main, second, aside, tone
        self.setAccessibleName(", ".join(part for part in (main, second, aside) if part))
        self.setFixedHeight(self._look.px(40 if second else 28))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = painting.smooth(self)
        box = self.rect().toRectF()
        if self.underMouse() or self.hasFocus():
            painting.rounded(painter, box, look.px(6), theme.hover)
        if self.hasFocus():
            painting.focus_ring(painter, box, look.px(6), theme)
        middle = box.center().y()
        edge = look.px(INSIDE)
        aside_font = look.font(12, MEDIUM if self._tone else REGULAR)
        aside = painting.advance(aside_font, self._aside)
        ink = theme.tones[Tone(self._tone)].text if self._tone else theme.ink3
        painting.line_of_text(painter, box.right() - edge - aside, middle, aside + 1, self._aside, aside_font, ink)
        room = box.width() - 2 * edge - aside - look.px(12)
        lift = look.scale * 8 if self._second else 0
        painting.line_of_text(painter, edge, middle - lift, room, self._main, look.font(13), theme.ink)
        if self._second:
            painting.line_of_text(painter, edge, middle + look.scale * 9, room, self._second, look.font(12), theme.ink3)


class RecordLine(QWidget):
    """`keys` are what keys on the line ask for beside opening it."""

    wanted = Signal(str, str)  # what, id
    menu_wanted = Signal(object, QPoint)  # this line, global place

    def __init__(self, desk: Desk, opens: str, keys: dict[Qt.Key, str]) -> None:
        super().__init__()
        self._desk, self._opens, self._keys = desk, opens, keys
        self.id = ""
        self.button = LineButton(desk.look)
        self.more = IconButton(desk.look, "ellipsis")
        row(self, spacing=desk.look.px(8)).add((self.button, 1), self.more)
        self.button.clicked.connect(self._open)
        self.more.clicked.connect(self._offer)

    def say(self, id: str, main: str, second: str = "", aside: str = "", tone: str = "") -> None:
        self.id = id
        self.button.say(main, second, aside, tone)
        self.more.say(self.tr("More about {record}").replace("{record}", main))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = self._keys.get(Qt.Key(event.key()))
        if wanted:
            self.wanted.emit(wanted, self.id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self, event.globalPos())

    def _open(self) -> None:
        self.wanted.emit(self._opens, self.id)

    def _offer(self) -> None:
        self.menu_wanted.emit(self, self.more.mapToGlobal(QPoint(0, self.more.height())))


def line_menu(desk: Desk, parent: QWidget, id: str, offers: Sequence[Offer]) -> QMenu:
    """A menu of what can be done with a line; the data of an action is (what, id)."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    look = desk.look
    for what, words, icon in offers:
        action = menu.addAction(look.icon(icon, look.theme.ink3), words)
        action.setData((what, id))
    return menu
