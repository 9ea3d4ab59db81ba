"""When a window has become what it will be: nothing is asked for any more, everything has its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

LONGEST_PAUSE = 1_000
"""Milliseconds. A timer of one shot up to here gathers a burst of changes or of typing before something is done about
it; a longer one hides a message or notes that somebody has looked at a record, and is not waited for."""
LONGEST_WAIT = 120_000
_LOOK_EVERY = 20  # milliseconds
_ROUNDS = 3  # without anything waiting: what was laid out may have asked for something, which moves its neighbours


def wait_until_quiet(is_busy: Callable[[], bool], at_most: int = LONGEST_WAIT) -> bool:
    """Lets jobs, pauses before them and layouts come to their end.

    `is_busy` tells whether a job waits or runs. Answers False when something was still going on after `at_most`
    milliseconds: a picture of that is better than none, and than a command that never ends.
    """
    calm, limit = 0, QDeadlineTimer(at_most)
    while calm < _ROUNDS and not limit.hasExpired():
        _let_run()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        calm = 0 if is_busy() or any(_about_to_change()) else calm + 1
    return calm == _ROUNDS


def _let_run() -> None:
    """Until the next look."""
    loop = QEventLoop()
    QTimer.singleShot(_LOOK_EVERY, loop.quit)
    loop.exec()


def _about_to_change() -> Iterator[bool]:
    for window in QApplication.topLevelWidgets():
        for timer in window.findChildren(QTimer):
            yield timer.isActive() and timer.isSingleShot() and timer.interval() <= LONGEST_PAUSE
