"""What the keys say of the tasks in front: a letter or Space tells what became of one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

DONE, ASK, WAIVE = "done_today", "ask", "waive"
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_VERBS = {Qt.Key.Key_Space: DONE, Qt.Key.Key_A: ASK, Qt.Key.Key_W: WAIVE}
_BY_CYRILLIC = {"ф": ASK, "ц": WAIVE}
"""The letters on the keys A and W of the Russian layout."""


def verb_of(event: QKeyEvent) -> str:
    """What a key says of a task; empty for other keys. Letters count by their place on the keyboard too, so that they
    work under a Russian layout."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != _NO_MODIFIER:
        return ""
    return _VERBS.get(Qt.Key(event.key())) or _BY_CYRILLIC.get(event.text().casefold(), "")


def turns_month(event: QKeyEvent) -> bool:
    """M, whatever the layout, turns from the list to the month and back."""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _NO_MODIFIER
    return plain and (event.key() == Qt.Key.Key_M or event.text().casefold() == "ь")
