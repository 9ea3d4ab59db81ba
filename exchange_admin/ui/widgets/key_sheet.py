"""Shift+F1: every key of the program on one sheet, made from the commands themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.actions import KEY_PLACES, KEYS, MENUS, Actions
from exchange_admin.ui.look import Look
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD
from exchange_admin.ui.widgets.buttons import IconButton
from exchange_admin.ui.widgets.floating import FloatingFrame
from exchange_admin.ui.widgets.labels import Label, Line, column, row
from exchange_admin.ui.words import say

COLUMNS = 3
_CAPS = {"Return": "Enter", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys under one heading: (what it does, as QKeySequence writes the keys)."""

    title: str
    keys: Sequence[tuple[str, str]]


def key_groups(actions: Actions, areas: int) -> list[KeyGroup]:
    """In the language of the window. `areas` is how many entries of the sidebar have a number."""
    groups = []
    for menu, title in MENUS:
        keyed = actions.keyed(menu)
        keys = [(actions.plain_text(a.objectName()).removesuffix("…"), a.shortcut().toString()) for a in keyed]
        if menu == "view" and areas:
            keys.append((say("Keys", "Areas of the sidebar below Tasks"), f"Ctrl+1 … {areas}"))
        groups.append(KeyGroup(say("Menus", title).replace("&", ""), keys))
    for place, title in KEY_PLACES:
        groups.append(KeyGroup(say("Keys", title), [(say("Keys", k.text), k.keys) for k in KEYS if k.place == place]))
    return [group for group in groups if group.keys]


def caps_of(keys: str) -> list[str]:
    """`Ctrl+Shift+Return` as the caps of a keyboard; Space is the one that is written in words."""
    return [say("Keys", "Space") if part == "Space" else _CAPS.get(part, part) for part in keys.split("+")]


class KeyLine(QLabel):
    """What a key does, and its caps at the right."""

    def __init__(self, look: Look, text: str, keys: str) -> None:
        super().__init__(text)
        self._look, self._caps = look, caps_of(keys)
        self.setAccessibleName(f"{text}: {'+'.join(self._caps)}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = painting.advance(self._look.font(13), self.text())
        return QSize(words + self._look.px(20) + self._room(), self._look.px(26))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = painting.smooth(self)
        middle = self.height() / 2
        x = self.width() - self._room()
        painting.line_of_text(painter, 0, middle, x - look.px(8), self.text(), look.font(13), theme.ink)
        for cap in self._caps:
            width = self._width(cap)
            box = QRectF(x + 0.5, middle - look.px(9.5), width - 1, look.px(19))
            painting.key_cap(painter, box, cap, look, theme.sunken, theme.line_strong, theme.ink2)
            x += width + look.px(4)

    def _width(self, cap: str) -> int:
        return max(self._look.px(20), painting.advance(self._look.font(11, MEDIUM), cap) + self._look.px(10))

    def _room(self) -> int:
        return sum(self._width(cap) for cap in self._caps) + self._look.px(4) * (len(self._caps) - 1)


class KeySheet(FloatingFrame):
    """Floats over the window; Esc, Shift+F1 or a press beside it puts it away."""

    def __init__(self, look: Look, groups: Sequence[KeyGroup], window: QWidget) -> None:
        super().__init__(look, window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self.title = Label(look, 17, SEMIBOLD)
        self._close = IconButton(look, "x")
        self._close.clicked.connect(self.close)
        self.lines: list[KeyLine] = []
        self._lay_out(groups)
        self.retranslate()

    def open(self) -> None:
        px, window = self._look.px, self._window
        width = min(px(1040), window.width() - px(48))
        height = min(px(64) + self._content.sizeHint().height(), window.height() - px(48))
        self.resize(width, height)
        middle = window.mapToGlobal(window.rect().center())
        self.move(middle.x() - width // 2, middle.y() - height // 2)
        self.show()
        self.setFocus()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Keyboard shortcuts"))
        self._close.say(self.tr("Close"), "Esc")
        self.setAccessibleName(self.title.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.close()  # it is made anew in the other language

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.close()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, groups: Sequence[KeyGroup]) -> None:
        px = self._look.px
        head = row(margins=(px(24), px(16), px(14), px(6))).add((self.title, 1), self._close)
        self._content = QWidget()
        self._content.setObjectName("scrolled")
        across = row(self._content, (px(24), px(4), px(24), px(18)), px(32))
        for groups_ in in_columns(groups, COLUMNS):
            across.addLayout(self._column(groups_), 1)
        area = QScrollArea()
        area.setWidget(self._content)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column(self, (1, 1, 1, 1)).add(head, (area, 1))

    def _column(self, groups: Sequence[KeyGroup]) -> Line:
        px = self._look.px
        made = column()
        for group in groups:
            title = Label(self._look, 12, SEMIBOLD, "ink3", text=group.title)
            title.setContentsMargins(0, px(12), 0, px(3))
            made.addWidget(title)
            for text, keys in group.keys:
                line = KeyLine(self._look, text, keys)
                self.lines.append(line)
                made.addWidget(line)
        made.addStretch()
        return made


def in_columns(groups: Sequence[KeyGroup], columns: int) -> list[list[KeyGroup]]:
    """Groups in their order, parted so that the highest column is as low as can be."""
    heights = [len(group.keys) + 2 for group in groups]
    limit = max(heights)
    while True:
        parted: list[list[KeyGroup]] = [[]]
        filled = 0
        for group, height in zip(groups, heights, strict=True):
            if filled + height > limit and parted[-1]:
                parted.append([])
                filled = 0
            parted[-1].append(group)
            filled += height
        if len(parted) <= columns:
            return parted
        limit += 1
