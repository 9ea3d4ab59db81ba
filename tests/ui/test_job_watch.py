"""Work that goes on, in the status line."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from exchange_admin.ui.desk import Notices
from exchange_admin.ui.job_watch import JobWatch
from exchange_admin.ui.jobs import Job, JobRunner, Task
from exchange_admin.ui.widgets.status_line import StatusLine


@pytest.fixture
def line(qtbot, look) -> StatusLine:
    made = StatusLine(look)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def notices() -> Notices:
    return Notices()


@pytest.fixture
def watch(line, notices) -> JobWatch:
    return JobWatch(line, notices, line)


class Slow:
    """A job that steps once and then waits for `go`, or for being stopped."""

    def __init__(self, jobs: JobRunner) -> None:
        self.go, self.stepped = threading.Event(), threading.Event()
        self.job: Job = jobs.read(self._work)

    def _work(self, task: Task) -> str:
        task.step(3, 10)
        self.stepped.set()
        while not self.go.wait(0.005):
            task.step(3, 10)
        return "done"


@pytest.fixture
def jobs() -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.drain(5000)


def test_a_long_job_shows_how_far_it_is_until_it_ends(watch, line, notices, jobs, qtbot):
    slow = Slow(jobs)
    notices.watch(slow.job, "Changing records")
    slow.job.start()
    qtbot.waitUntil(lambda: line._progress.isVisible())
    assert line._progress_text.text() == "Changing records"
    assert (line._progress.value(), line._progress.maximum()) == (3, 10)
    with qtbot.waitSignal(slow.job.ended):
        slow.go.set()
    assert not line._progress.isVisible()


def test_the_button_in_the_line_stops_it(watch, line, notices, jobs, qtbot):
    slow = Slow(jobs)
    notices.watch(slow.job, "Changing records")
    slow.job.start()
    qtbot.waitUntil(lambda: line._cancel.isVisible())
    with qtbot.waitSignal(slow.job.cancelled):
        line._cancel.click()
    assert not line._cancel.isVisible()


def test_short_work_is_not_worth_a_line(watch, line, notices, jobs, qtbot):
    job = jobs.read(lambda task: task.step(1, 2))
    notices.watch(job, "Changing records")
    with qtbot.waitSignal(job.ended):
        job.start()
    assert not watch._later.isActive()
    assert not line._progress.isVisible()
