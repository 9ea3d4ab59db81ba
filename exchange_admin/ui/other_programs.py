"""Files and folders that other programs of this computer show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_admin.ui.words import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from exchange_admin.ui.ask import Ask

_TITLE = QT_TRANSLATE_NOOP("OtherPrograms", "Open")
_NO_PROGRAM = QT_TRANSLATE_NOOP("OtherPrograms", "No program on this computer opens “{name}”. It lies in {folder}.")
_NO_FOLDERS = QT_TRANSLATE_NOOP("OtherPrograms", "No program on this computer shows folders. This one is {folder}.")
_GONE = QT_TRANSLATE_NOOP("OtherPrograms", "“{name}” is not in {folder} any more.")


def open_with_system(path: Path) -> bool:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_or_say(ask: Ask, path: Path, open_with: Callable[[Path], bool] = open_with_system) -> None:
    """Shows a file or a folder; where nothing does, says so and where it lies. On Linux that something was started is
    all that is known: whether it found a program nobody tells."""
    if not path.exists():
        told = _GONE
    elif open_with(path):
        return
    else:
        told = _NO_FOLDERS if path.is_dir() else _NO_PROGRAM
    folder = path if told is _NO_FOLDERS else path.parent
    words = say("OtherPrograms", told).replace("{name}", path.name).replace("{folder}", str(folder))
    ask.tell(say("OtherPrograms", _TITLE), words)
