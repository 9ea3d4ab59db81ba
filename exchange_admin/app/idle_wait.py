"""When a window has become what it will be: nothing is asked for any more, everything has its place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

LONGEST_PAUSE = 1_000
"""Milliseconds. A timer of one shot up to here gathers a burst of changes or of typing before something is done about
it; a longer one hides a message or notes that somebody has looked at a record, and is not waited for."""
LONGEST_WAIT = 120_000
_JOB_ENDS = 3  # milliseconds between two looks at whether it has
_ROUNDS = 3  # without anything waiting: what was laid out may have asked for something, which moves its neighbours


def wait_until_idle(is_busy: Callable[[], bool], at_most: int = LONGEST_WAIT) -> bool:
    """Lets jobs, pauses before them and layouts come to their end.

    `is_busy` tells whether a job waits or runs. No pause is waited for: nobody types on, so what it holds back is done
    at once. Answers False when something was still going on after `at_most` milliseconds: a picture of that is better
    than none, and than a command that never ends.
    """
    limit = QDeadlineTimer(at_most)
    calm = 0
    while calm < _ROUNDS and not limit.hasExpired():
        _let_run(_JOB_ENDS if is_busy() else 0)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if is_busy() or (calm == _ROUNDS - 1 and _end_pauses()):  # last: it looks at every object of the windows
            calm = 0
        else:
            calm += 1
    return calm == _ROUNDS


def _let_run(milliseconds: int) -> None:
    """What is due now, or within so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _end_pauses() -> bool:
    """Does at once what pauses hold back; whether there were any."""
    pauses = [
        timer
        for window in QApplication.topLevelWidgets()
        if window.parent() is None  # its dialogs are looked at with it
        for timer in window.findChildren(QTimer)
        if timer.isActive() and timer.isSingleShot() and timer.interval() <= LONGEST_PAUSE
    ]
    for pause in pauses:
        if pause.isActive():  # another one may have stopped it
            pause.stop()
            pause.timeout.emit()
    return bool(pauses)
