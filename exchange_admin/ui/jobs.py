"""Long work off the GUI thread. A job is a plain function; Qt stays on this side of the fence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

T = TypeVar("T")
REPORT_SECONDS = 0.1


class Cancelled(Exception):
    """Raised inside a job at the next step after somebody asked it to stop; the job's transaction rolls back."""


@dataclass(frozen=True, slots=True)
class Progress:
    done: int
    total: int  # 0: unknown
    text: str = ""


def _unheard(_: Progress) -> None:
    pass


@dataclass(slots=True)
class Task:
    """What a job function is given. Tests pass `Task()` and call the function directly."""

    report: Callable[[Progress], None] = _unheard
    _stop: Event = field(default_factory=Event)
    _last: float = 0.0

    def step(self, done: int, total: int = 0, text: str = "") -> None:
        """Reports progress, at most ten times a second, and raises Cancelled if asked to stop."""
        if self._stop.is_set():
            raise Cancelled
        now = monotonic()
        if done == total or now - self._last > REPORT_SECONDS:
            self._last = now
            self.report(Progress(done, total, text))

    def cancel(self) -> None:
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        return self._stop.is_set()


class Job(QObject):
    """Lives in the GUI thread, and every signal but `progressed` is sent from there. Connect first, then start()."""

    progressed = Signal(Progress)
    succeeded = Signal(object)
    failed = Signal(Exception)
    cancelled = Signal()
    ended = Signal()  # always, last
    _came_back = Signal(object, object)  # result, error: the one word from the worker

    def __init__(self, work: Callable[[Task], T], pool: QThreadPool, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._pool = work, pool
        self._task = Task(report=self.progressed.emit)
        self._came_back.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        self._pool.start(QRunnable.create(self._run))

    def cancel(self) -> None:
        self._task.cancel()

    def _run(self) -> None:
        result: object = None
        error: Exception | None = None
        try:
            result = self._work(self._task)
        except Exception as raised:  # the GUI thread decides how to show it
            error = raised
        self._came_back.emit(result, error)

    def _settle(self, result: object, error: Exception | None) -> None:
        # sent from here, not from the worker: a job that deletes itself could outrun its own signals there
        if error is None:
            self.succeeded.emit(result)
        elif isinstance(error, Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(error)
        self.ended.emit()
        self.deleteLater()


class JobRunner(QObject):
    """Three lanes of one job each. Jobs that write never overlap, so SQLite never waits on itself. Questions that a
    person waits for are read at once; long reading (exports, backups, counts) goes aside and never holds them up.
    """

    busy_changed = Signal(bool)  # whether a writing job is waiting or running

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writing, self._reading, self._aside = QThreadPool(self), QThreadPool(self), QThreadPool(self)
        for lane in (self._writing, self._reading, self._aside):
            lane.setMaxThreadCount(1)
        self._waiting = 0

    @property
    def is_writing(self) -> bool:
        return self._waiting > 0

    def write(self, work: Callable[[Task], T]) -> Job:
        job = Job(work, self._writing, self)
        self._waiting += 1
        self.busy_changed.emit(True)
        job.ended.connect(self._one_less)
        return job

    def read(self, work: Callable[[Task], T]) -> Job:
        return Job(work, self._reading, self)

    def aside(self, work: Callable[[Task], T]) -> Job:
        """Reading that takes its time."""
        return Job(work, self._aside, self)

    def drain(self, milliseconds: int = -1) -> bool:
        """Cancels everything and waits. Called once, when the window closes."""
        for job in self.findChildren(Job):
            job.cancel()
        lanes = (self._writing, self._reading, self._aside)
        return sum(not lane.waitForDone(milliseconds) for lane in lanes) == 0

    def _one_less(self) -> None:
        self._waiting -= 1
        self.busy_changed.emit(self._waiting > 0)
