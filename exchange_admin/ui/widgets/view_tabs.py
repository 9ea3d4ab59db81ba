"""Tabs with counts: the saved views of a list, the sides of a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM, REGULAR, SEMIBOLD
from exchange_admin.ui.widgets.buttons import PaintedButton
from exchange_admin.ui.widgets.labels import row
from exchange_admin.ui.widgets.own_key import place_in_turn, take_turn

RIM = 4
"""Pixels left and right of what is written, for the ring of the keyboard."""


@dataclass(frozen=True, slots=True)
class Tab:
    """`text` in the language of the window; without a `count` no badge."""

    id: str
    text: str
    count: int | None = None
    tone: Tone = Tone.GREY

    @property
    def badge_tone(self) -> Tone:
        """Of nothing there is no alarm."""
        return self.tone if self.count else Tone.GREY


class TabButton(PaintedButton):
    def __init__(self, look: Look, tab: Tab, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_tab(tab)

    def show_tab(self, tab: Tab) -> None:
        self.tab = tab
        self.setText(tab.text)
        self.setAccessibleName(tab.text if tab.count is None else f"{tab.text}, {tab.count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = painting.advance(self._look.font(13, SEMIBOLD), self.tab.text)
        return QSize(width + self._badge_room() + self._look.px(2 + 2 * RIM), self._look.px(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = painting.smooth(self)
        middle = (self.height() - 2) / 2
        on = self.isChecked()
        font = look.font(13, SEMIBOLD if on else REGULAR)
        ink = theme.ink if on or self.underMouse() else theme.ink2
        rim = look.px(RIM)
        width = painting.line_of_text(painter, rim, middle, self.width() - 2 * rim, self.tab.text, font, ink)
        if self.tab.count is not None:
            room = self._badge_room() - look.px(7)
            spot = QRectF(rim + width + look.px(7), middle - look.px(8.5), room, look.px(17))
            small = look.font(11, MEDIUM)
            painting.badge(painter, spot, look.formats.number(self.tab.count), self.tab.badge_tone, small, theme)
            width += room + look.px(7)
        if on:
            bar = QRectF(rim, self.height() - 2.5 * look.scale, width, 2.5 * look.scale)
            painting.rounded(painter, bar, 1.2, theme.accent)
        if self.hasFocus():
            painting.focus_ring(painter, self.rect().toRectF().adjusted(0, 5, 0, -5), look.px(5), theme)

    def _badge_room(self) -> int:
        if self.tab.count is None:
            return 0
        small = self._look.font(11, MEDIUM)
        return painting.advance(small, self._look.formats.number(self.tab.count)) + self._look.px(18)


class ViewTabs(QWidget):
    """A row of tabs on a hairline. `tail` takes a button after the last one."""

    chosen = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, look: Look, *, margin: int = 22, gap: int = 24) -> None:
        super().__init__()
        self._look = look
        self._place_in_turn = place_in_turn(self)
        self._buttons: list[TabButton] = []
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._announce)
        self._line = row(self, (look.px(margin - RIM), 0, look.px(8), 0), look.px(gap - 2 * RIM))
        self._line.addStretch()
        self.setFixedHeight(look.px(38))
        look.changed.connect(self.update)

    def show_tabs(self, tabs: Sequence[Tab], current: str = "") -> None:
        """Same tabs with new words or counts keep their buttons, so the keyboard stays where it was."""
        if [button.tab.id for button in self._buttons] != [tab.id for tab in tabs]:
            self._rebuild(tabs)
        for button, tab in zip(self._buttons, tabs, strict=True):
            button.show_tab(tab)
            button.setChecked(tab.id == current if current else button.isChecked())

    def current(self) -> str:
        return next((button.tab.id for button in self._buttons if button.isChecked()), "")

    def set_current(self, id: str) -> None:
        for button in self._buttons:
            button.setChecked(button.tab.id == id)

    def tail(self, button: QWidget) -> None:
        self._line.insertWidget(self._line.count() - 1, button)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self._look.theme.line))

    def _rebuild(self, tabs: Sequence[Tab]) -> None:
        for old in self._buttons:
            self._group.removeButton(old)
            self._line.take_out(old)
        self._buttons = [TabButton(self._look, tab, self) for tab in tabs]
        for button in self._buttons:
            button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            button.customContextMenuRequested.connect(self._ask_menu)
        for n, button in enumerate(self._buttons):
            self._group.addButton(button)
            self._line.insertWidget(n, button)
        take_turn(self._place_in_turn, self._buttons)

    def _ask_menu(self, place: QPoint) -> None:
        button = self.sender()
        assert isinstance(button, TabButton)
        self.menu_wanted.emit(button.tab.id, button.mapToGlobal(place))

    def _announce(self, button: QAbstractButton) -> None:
        assert isinstance(button, TabButton)
        self.chosen.emit(button.tab.id)
