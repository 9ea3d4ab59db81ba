"""A line of a card: press it to open the record; the dots, the menu key and the right button offer the rest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.line_button import LineButton
from exchange_admin.ui.widgets.buttons import IconButton
from exchange_admin.ui.widgets.labels import row

Offer = tuple[str, str, str]
"""What is wanted, its words, its drawing."""


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
