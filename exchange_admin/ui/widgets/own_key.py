"""Keys of a part of the window."""

from __future__ import annotations

from collections.abc import Iterable

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


def with_both_enters(keys: str) -> list[QKeySequence]:
    """Menus and tips say Enter; keyboards have two of them, and Qt calls the large one Return."""
    return [QKeySequence(one) for one in dict.fromkeys((keys, keys.replace("Enter", "Return")))]


def ctrl_enter(dialog: QDialog) -> QShortcut:
    """The key that accepts a dialog from any of its fields."""
    made = QShortcut(dialog)
    made.setKeys(with_both_enters("Ctrl+Enter"))
    return made


def place_in_turn(parent: QWidget) -> QWidget:
    """Holds the place in the order of Tab of what is made in `parent` later, which Qt puts at the end of the window."""
    place = QWidget(parent)
    place.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab passes it by, the order of Tab counts it
    place.setFixedSize(0, 0)
    return place


def take_turn(place: QWidget, made: Iterable[QWidget]) -> None:
    """They come with Tab where the `place` stands, in their order."""
    for widget in made:
        QWidget.setTabOrder(place, widget)
        place = widget


def opens_list(event: QKeyEvent) -> bool:
    """Alt+Down and F4, which open the list of a field as in Excel."""
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return (event.key() == Qt.Key.Key_F4 and not alt) or (alt and event.key() == Qt.Key.Key_Down)


def is_redo(event: QKeyEvent) -> bool:
    """Ctrl+Shift+Z and Ctrl+Y, on every system."""
    return event.keyCombination() in _REDO
