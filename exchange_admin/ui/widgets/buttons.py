"""Push buttons and icon buttons that follow the theme, and what all buttons share."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.own_key import opens_list

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PressedByEnter:
    """To stand before a button of Qt, which is pressed by Space alone: Enter presses it too. Held down it does so
    once."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and not held:
            if not event.isAutoRepeat():
                self.click()  # type: ignore[attr-defined]
            return
        super().keyPressEvent(event)  # type: ignore[misc]


class OpensList(PressedByEnter):
    """To stand before a button of Qt under which something opens: Alt+Down and F4 press it too, whatever they are in
    the window."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and opens_list(event):
            event.accept()
            return True
        return bool(super().event(event))  # type: ignore[misc]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if opens_list(event):
            self.click()  # type: ignore[attr-defined]
        else:
            super().keyPressEvent(event)


class PlainButton(PressedByEnter, QPushButton):
    """For those who dress it themselves."""


class PaintedButton(PressedByEnter, QPushButton):
    """For those who paint it themselves, in the colours of the theme."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("painted", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self.update)


class PlainToolButton(PressedByEnter, QToolButton):
    """For those who dress it themselves."""


class Button(PressedByEnter, QPushButton):
    """`kind`: plain, primary (one per page), small, ghost (no frame until the mouse comes), link, danger."""

    def __init__(self, look: Look, icon: str = "", kind: str = "plain") -> None:
        super().__init__()
        self._look, self._icon_name, self._kind = look, icon, kind
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)
        self._dress()

    def say(self, text: str, tip: str = "") -> None:
        """Text on the button; the accessible name goes without the space before it."""
        self.setText(f" {text}" if self._icon_name else text)
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(tip))

    def _dress(self) -> None:
        look, theme = self._look, self._look.theme
        small = self._kind in {"ghost", "small", "link"}
        self.setFont(look.font(12 if small else 13, MEDIUM))
        if self._icon_name:
            size = 15 if small else 16
            colour = {"primary": theme.on_accent, "ghost": theme.ink3, "link": theme.accent_ink}
            self.setIcon(look.icon(self._icon_name, colour.get(self._kind, theme.ink2), size))
            self.setIconSize(QSize(look.px(size), look.px(size)))


_ROUNDED = 1
"""Pixels by which a button is narrower than it asked to be: widths of the whole text and of the cut one are rounded."""


class ElidedButton(Button):
    """One that gives way where there is no room for its text: what does not fit ends in … and stands whole in the
    tip."""

    def __init__(self, look: Look, icon: str = "", kind: str = "link") -> None:
        self._whole, self._tip = "", ""
        super().__init__(look, icon, kind)

    def say(self, text: str, tip: str = "") -> None:
        super().say(text, tip)
        self._whole, self._tip = self.text(), tip
        self._fit()
        self.updateGeometry()

    def whole_text(self) -> str:
        return self._whole.strip()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() - self._written(self.text()) + self._written(self._whole), hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _written(self, text: str) -> int:
        return painting.advance(self.font(), text)

    def _fit(self) -> None:
        room = self.width() - super().sizeHint().width() + self._written(self.text())
        has_room = self._written(self._whole) <= room + _ROUNDED
        shown = self._whole if has_room else painting.elided(self.font(), self._whole, max(room, 1))
        self.setText(shown)
        self.setToolTip(plain_tip(self._tip or (self._whole.strip() if shown != self._whole else "")))


class ListButton(OpensList, Button):
    """A button under which something opens."""


class IconButton(PressedByEnter, QToolButton):
    """A square button with a drawing; its name is read aloud and shown as a tip."""

    def __init__(self, look: Look, icon: str, *, size: int = 28, drawing: int = 16) -> None:
        super().__init__()
        self._look, self._icon_name, self._side, self._drawing = look, icon, size, drawing
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoRaise(True)
        look.changed.connect(self._dress)
        self._dress()

    def say(self, name: str, shortcut: str = "") -> None:
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(f"{name} ({shortcut})" if shortcut else name))

    def _dress(self) -> None:
        look = self._look
        self.setFixedSize(look.px(self._side), look.px(self._side))
        self.setIcon(look.icon(self._icon_name, look.theme.ink3, self._drawing))
        self.setIconSize(QSize(look.px(self._drawing), look.px(self._drawing)))
