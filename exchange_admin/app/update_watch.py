"""Whether the program on the disk is still the one that runs: an update under an open window mixes two versions, as
modules and words are read when they are first needed."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

import exchange_admin

_VERSION = re.compile(r'^__version__ = "([^"]+)"', re.MULTILINE)


def version_on_disk(source: Path | None = None) -> str:
    """Empty where nobody can tell."""
    try:
        told = _VERSION.search((source or Path(exchange_admin.__file__)).read_text("utf-8"))
    except (OSError, ValueError):
        return ""
    return told[1] if told else ""


class UpdateWatch(QObject):
    """Looks whenever somebody comes back to the window, and when the program is started once more. Each version is told
    of once, and not over a dialog."""

    updated = Signal(str)

    def __init__(self, parent: QObject, source: Path | None = None) -> None:
        super().__init__(parent)
        self._source, self._known = source, exchange_admin.__version__
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._came_back)

    def look(self) -> None:
        there = version_on_disk(self._source)
        if there not in ("", self._known) and QApplication.activeModalWidget() is None:
            self._known = there
            self.updated.emit(there)

    def _came_back(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()
