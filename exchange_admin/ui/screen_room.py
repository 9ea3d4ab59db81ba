"""How large a window may be on the screen that it comes up on."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

FRAME = QSize(16, 48)
"""Kept for borders and the title bar: how thick they are is known only when the window has been shown."""


def room_for(window: QWidget) -> QSize:
    """What the screen of `window` has room for, without the bars of the system and the frame."""
    return window.screen().availableGeometry().size() - FRAME


def place_on_screen(window: QWidget, wanted: QSize) -> None:
    """As large as `wanted` where there is room for it, in the middle of its screen."""
    free = window.screen().availableGeometry()
    size = wanted.boundedTo(room_for(window))
    window.resize(size)
    frame = QRect(free.topLeft(), size + FRAME)
    frame.moveCenter(free.center())
    window.move(frame.topLeft())
