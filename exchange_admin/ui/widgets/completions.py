"""The list that drops down below a line while somebody types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QWidget

NAME = "completions"
"""Of the list, for the stylesheet."""
_WIDEST = 540


def completer(words: Sequence[str], parent: QObject) -> QCompleter:
    """Offers the words in which the typed letters stand somewhere, large or small."""
    made = dress(QCompleter(list(words), parent))
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    return made


def dress(completer: QCompleter) -> QCompleter:
    """Gives its list the look of the other lists of choices."""
    _list(completer).setObjectName(NAME)
    return completer


def drop_down(completer: QCompleter, below: QWidget, pixel: float = 1.0) -> None:
    """Shows the list as wide as its longest entry, which may be wider than the line: what tells namesakes apart stands
    at the end. `pixel` is the size of one pixel of the design."""
    wanted = _list(completer).sizeHintForColumn(0) + int(24 * pixel)  # frame, padding, scroll bar
    width = max(below.width(), min(wanted, int(_WIDEST * pixel)))
    completer.complete(QRect(below.rect().topLeft(), QSize(width, below.height())))


def _list(completer: QCompleter) -> QAbstractItemView:
    shown = completer.popup()
    assert shown is not None
    return shown
