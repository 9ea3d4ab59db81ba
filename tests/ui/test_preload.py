"""Loading what later pages need."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from exchange_admin.app.preload import MODULES, Preload, load
from exchange_admin.ui.jobs import Cancelled, JobRunner, Task

ROOT = Path(__file__).parents[2]


def test_loading_stops_when_the_window_closes():
    task = Task()
    task.cancel()
    with pytest.raises(Cancelled):
        load(task)


def test_what_is_loaded_in_a_thread_makes_no_types_of_qt():
    lines = f"import sys\nfrom importlib import import_module\nfor name in {MODULES!r}: import_module(name)\n"
    lines += "print(any(name.startswith('PySide6') for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False"


def test_nothing_is_loaded_while_the_page_in_front_is_being_read(qtbot, monkeypatch: pytest.MonkeyPatch):
    """On a slow PC both would take their time from each other."""
    monkeypatch.setattr("exchange_admin.app.preload.load", lambda task: loaded.set())
    jobs, read, loaded = JobRunner(), threading.Event(), threading.Event()
    job = jobs.read(lambda task: read.wait())
    job.start()
    preload = Preload(jobs)
    preload.timeout.emit()
    assert not jobs._aside.activeThreadCount()
    assert preload.isActive()
    with qtbot.waitSignal(job.ended):
        read.set()
    qtbot.waitUntil(lambda: not jobs.is_reading)
    preload.timeout.emit()
    assert loaded.wait(5)
    jobs.finish()
