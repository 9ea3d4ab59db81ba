"""A reading job of which only the newest request counts, and the pause before what a burst of events asks for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from exchange_admin.ui.jobs import Hearer, Job, JobRunner, Task


def pause(parent: QObject, milliseconds: int, then: Hearer) -> QTimer:
    """Begun anew by every event of a burst, it calls `then` once when no more have come for so long."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(then)
    return timer


class LatestJob(QObject):
    """What is asked for while a job runs replaces what waits; answers to an older question are not given.

    `wait` milliseconds pass before a job starts, so that a burst of changes asks once. `aside` for what takes
    its time.
    """

    answered = Signal(object)
    refused = Signal(Exception)
    busy_changed = Signal(bool)

    def __init__(self, jobs: JobRunner, wait: int, parent: QObject | None = None, *, aside: bool = False) -> None:
        super().__init__(parent)
        self._read = jobs.aside if aside else jobs.read
        self._wanted: Callable[[Task], object] | None = None
        self._job: Job | None = None
        self._stale = False
        self._pause = pause(self, wait, self._start)

    @property
    def is_busy(self) -> bool:
        return self._job is not None or self._wanted is not None

    def ask(self, work: Callable[[Task], object]) -> None:
        self._wanted = work
        self._pause.start()
        self.busy_changed.emit(True)

    def forget(self) -> None:
        """What waits is not wanted any more, nor is the answer of what runs."""
        self._wanted = None
        self._pause.stop()
        self._stale = True
        if self._job is not None:
            self._job.cancel()
        else:
            self.busy_changed.emit(False)

    def _start(self) -> None:
        if self._job is not None or self._wanted is None:
            return
        work, self._wanted = self._wanted, None
        self._stale = False
        self._job = self._read(work)
        self._job.succeeded.connect(self._answered)
        self._job.failed.connect(self._failed)
        self._job.ended.connect(self._ended)
        self._job.start()

    def _answered(self, answer: object) -> None:
        if self._wanted is None and not self._stale:
            self.answered.emit(answer)

    def _failed(self, error: Exception) -> None:
        if self._wanted is None and not self._stale:
            self.refused.emit(error)

    def _ended(self) -> None:
        self._job = None
        if self._wanted is not None and not self._pause.isActive():
            self._start()
        self.busy_changed.emit(self.is_busy)
