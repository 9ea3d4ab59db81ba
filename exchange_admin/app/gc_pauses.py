"""Python's search for unreachable objects, moved to quiet moments of the GUI thread."""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

EVERY = 60_000  # milliseconds
FEW = 20_000  # objects made and kept since the last search that are not worth another
SHORT_ONES = 30  # searches among the new objects, after which all are looked at even if somebody watches


def is_watched() -> bool:
    """Whether somebody works in this program now and not in another one."""
    return QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive


class GcPauses(QObject):
    """While it lives, Python looks for cycles only here, once a minute, and never while a job runs.

    A whole search stops every thread, for some tenths of a second when a job holds a list of many thousand rows, and
    the window with it. What it frees may belong to Qt, and Qt's objects may be freed in the GUI thread only.

    What survived a search is set aside, so that the next looks at the new objects only; all of them are searched when
    nobody watches. What the start has left, mostly modules and tables, is set aside without a search.
    """

    def __init__(
        self, busy: Callable[[], bool], parent: QObject | None = None, *, watched: Callable[[], bool] = is_watched
    ) -> None:
        super().__init__(parent)
        self._busy, self._watched = busy, watched
        self._short_ones = 0
        self._started = False
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """One search, unless a job runs or hardly anything is new."""
        whole = not self._watched() or self._short_ones >= SHORT_ONES
        if self._busy() or (gc.get_count()[0] < FEW and not (whole and self._short_ones)):
            return
        if whole:
            gc.unfreeze()
        if whole or self._started:
            gc.collect()
        self._started = True
        gc.freeze()
        self._short_ones = 0 if whole else self._short_ones + 1

    def stop(self) -> None:
        """Python searches by itself again, if it did before."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()
