"""Pictures are taken when nothing more is to come."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from exchange_admin.app.scene import wait_until_idle
from exchange_admin.ui.jobs import JobRunner, Task
from exchange_admin.ui.latest_job import LatestJob
from exchange_admin.ui.widgets.labels import column


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def jobs():
    made = JobRunner()
    yield made
    made.finish()


def slow(task: Task) -> str:
    time.sleep(0.2)
    return "read"


def test_a_slow_job_and_what_its_answer_asks_for_are_waited_for(window, jobs):
    said: list[object] = []
    second = LatestJob(jobs, 60, window)
    second.answered.connect(said.append)
    job = jobs.read(slow)
    job.succeeded.connect(lambda answer: (said.append(answer), second.ask(slow)))
    job.start()
    wait_until_idle(lambda: jobs.is_busy)
    assert said == ["read", "read"]


def test_what_waits_for_the_end_of_typing_is_waited_for(window):
    label, pause = QLabel(window), QTimer(window)
    pause.setSingleShot(True)
    pause.timeout.connect(lambda: label.setText("found"))
    pause.start(120)
    wait_until_idle(lambda: False)
    assert label.text() == "found"


def test_what_was_said_has_its_place(window):
    whole = column(window)
    first, second = QLabel(), QLabel("below")
    first.setWordWrap(True)
    whole.addWidget(first)
    whole.addWidget(second)
    whole.addStretch()
    wait_until_idle(lambda: False)
    before = second.y()
    first.setText("one line\n" * 5)
    wait_until_idle(lambda: False)
    assert second.y() > before


def test_clocks_and_bars_without_an_end_are_not_waited_for(window):
    bar, clock, later = QProgressBar(window), QTimer(window), QTimer(window)
    bar.setRange(0, 0)
    bar.show()
    clock.start(5)
    later.setSingleShot(True)
    later.start(60_000)
    wait_until_idle(lambda: False)
    assert later.isActive()


def test_what_never_ends_is_given_up_in_the_end(window):
    assert wait_until_idle(lambda: False)
    assert not wait_until_idle(lambda: True, at_most=100)
