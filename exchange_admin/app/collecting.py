"""Python's search for unreachable objects, moved to quiet moments of the GUI thread."""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

EVERY = 60_000  # milliseconds


class QuietCollecting(QObject):
    """While it lives, Python looks for cycles only here, once a minute, and never while a job runs.

    A whole search stops every thread, for some tenths of a second when a job holds a list of many thousand rows, and
    the window with it. What it frees may belong to Qt, and Qt's objects may be freed in the GUI thread only.
    """

    def __init__(self, busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy = busy
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """One search, unless a job runs."""
        if not self._busy():
            gc.collect()

    def stop(self) -> None:
        """Python searches by itself again."""
        self._timer.stop()
        gc.enable()
