"""Long work off the GUI thread. A job is a plain function; Qt stays on this side of the fence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from threading import Event
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, SignalInstance

T = TypeVar("T")
Hearer = Callable[..., object] | SignalInstance
REPORT_SECONDS = 0.1


class Cancelled(Exception):
    """Raised inside a job at the next step after somebody asked it to stop; the job's transaction rolls back."""


@dataclass(frozen=True, slots=True)
class Progress:
    done: int
    total: int  # 0: unknown


def _unheard(_: Progress) -> None:
    pass


@dataclass(slots=True)
class Task:
    """What a job function is given. Tests pass `Task()` and call the function directly."""

    report: Callable[[Progress], None] = _unheard
    _stop: Event = field(default_factory=Event)
    _last: float = 0.0

    def step(self, done: int, total: int = 0) -> None:
        """Reports progress, at most ten times a second, and raises Cancelled if asked to stop."""
        if self._stop.is_set():
            raise Cancelled
        now = monotonic()
        if done == total or now - self._last > REPORT_SECONDS:
            self._last = now
            self.report(Progress(done, total))

    def cancel(self) -> None:
        self._stop.set()


class Job(QObject):
    """What the GUI thread knows of one piece of work. Connect first, then start(); every signal is sent from there."""

    progressed = Signal(Progress)
    succeeded = Signal(object)
    failed = Signal(Exception)
    cancelled = Signal()
    ended = Signal()  # always, last

    def __init__(self, task: Task, begin: Callable[[], None]) -> None:
        super().__init__()
        self._task, self._begin = task, begin

    def start(self) -> None:
        self._begin()

    def start_telling(self, done: Hearer, failed: Hearer | None = None) -> None:
        """`done` hears the result, `failed` the error."""
        self.succeeded.connect(done)
        if failed:
            self.failed.connect(failed)
        self._begin()

    def cancel(self) -> None:
        self._task.cancel()

    def settle(self, result: object, error: Exception | None) -> None:
        """The work came back."""
        if error is None:
            self.succeeded.emit(result)
        elif isinstance(error, Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(error)
        self.ended.emit()


class JobRunner(QObject):
    """Three lanes of one job each. Jobs that write never overlap, so SQLite never waits on itself. Questions that a
    person waits for are read at once; long reading (exports, backups, counts) goes aside and never holds them up.

    A worker holds no Qt object of ours, only this runner's two signals: what a thread lets go of last would be
    destroyed in that thread.
    """

    busy_changed = Signal(bool)  # whether a writing job is waiting or running
    _stepped = Signal(int, object)
    _came_back = Signal(int, object, object)  # number, result, error

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writing, self._reading, self._aside = QThreadPool(self), QThreadPool(self), QThreadPool(self)
        for lane in (self._writing, self._reading, self._aside):
            lane.setMaxThreadCount(1)
        self._waiting = 0
        self._made = 0
        self._finished = Event()
        self._tasks: dict[int, Task] = {}
        self._running: dict[int, Job] = {}
        self._stepped.connect(self._report, Qt.ConnectionType.QueuedConnection)
        self._came_back.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @property
    def is_writing(self) -> bool:
        return self._waiting > 0

    @property
    def is_reading(self) -> bool:
        """Whether an answer is being read that somebody waits for."""
        return self._reading.activeThreadCount() > 0

    @property
    def is_busy(self) -> bool:
        """Whether any job waits, runs or has just come back."""
        return bool(self._running)

    def write(self, work: Callable[[Task], T]) -> Job:
        job = self._job(work, self._writing)
        self._waiting += 1
        self.busy_changed.emit(True)
        job.ended.connect(self._one_less)
        return job

    def read(self, work: Callable[[Task], T]) -> Job:
        return self._job(work, self._reading)

    def aside(self, work: Callable[[Task], T]) -> Job:
        """Reading that takes its time."""
        return self._job(work, self._aside)

    def drain(self, milliseconds: int = -1) -> bool:
        """Cancels everything and waits. Called once, when the window closes."""
        for task in self._tasks.values():
            task.cancel()
        lanes = (self._writing, self._reading, self._aside)
        return sum(not lane.waitForDone(milliseconds) for lane in lanes) == 0

    def finish(self) -> None:
        """Nothing begins any more, what runs has ended, and nobody hears of it: it was about a file that is closed.
        Called before the runner goes: Qt itself would wait for its threads while it holds up Python, which they need
        in order to end.
        """
        self._finished.set()
        self.drain()
        self._running.clear()

    def _job(self, work: Callable[[Task], T], lane: QThreadPool) -> Job:
        self._made += 1
        number = self._made
        task = Task(report=partial(_step, self._stepped, number))
        self._tasks[number] = task
        job = Job(task, partial(_begin, self._finished, lane, partial(_carry_out, work, task, self._came_back, number)))
        self._running[number] = job  # kept until it came back, whoever forgets it
        return job

    def _report(self, number: int, progress: Progress) -> None:
        if job := self._running.get(number):
            job.progressed.emit(progress)

    def _settle(self, number: int, result: object, error: Exception | None) -> None:
        self._tasks.pop(number, None)
        if job := self._running.pop(number, None):
            job.settle(result, error)

    def _one_less(self) -> None:
        self._waiting -= 1
        self.busy_changed.emit(self._waiting > 0)


def _begin(finished: Event, lane: QThreadPool, run: Callable[[], None]) -> None:
    """Not by QRunnable.create: Qt deletes such a runnable behind the back of Python, which goes on remembering its
    address; the next widget that is made there crashes when it is destroyed."""
    if not finished.is_set():
        lane.start(run)


def _step(stepped: Any, number: int, progress: Progress) -> None:
    stepped.emit(number, progress)


def _carry_out(work: Callable[[Task], T], task: Task, came_back: Any, number: int) -> None:
    """Runs in a thread of a lane."""
    result: object = None
    error: Exception | None = None
    try:
        result = work(task)
    except Exception as raised:  # the GUI thread decides how to show it
        error = raised
    came_back.emit(number, result, error)
