"""Keys of a part of the window."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

_CONTROL = Qt.KeyboardModifier.ControlModifier
_REDO = (
    QKeyCombination(_CONTROL | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Z),
    QKeyCombination(_CONTROL, Qt.Key.Key_Y),
)


def own_key(widget: QWidget, keys: str | QKeySequence.StandardKey) -> QShortcut:
    """A key that works only while the keyboard is in `widget` or somewhere inside it."""
    made = QShortcut(QKeySequence(keys), widget)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    return made


def ctrl_enter(dialog: QDialog) -> QShortcut:
    """The key that accepts a dialog from any of its fields."""
    made = QShortcut(dialog)
    made.setKeys([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
    return made


def opens_list(event: QKeyEvent) -> bool:
    """Alt+Down and F4, which open the list of a field as in Excel."""
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return (event.key() == Qt.Key.Key_F4 and not alt) or (alt and event.key() == Qt.Key.Key_Down)


def is_redo(event: QKeyEvent) -> bool:
    """Ctrl+Shift+Z and Ctrl+Y, on every system."""
    return event.keyCombination() in _REDO
