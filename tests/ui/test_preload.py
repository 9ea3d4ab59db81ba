"""Loading what later pages need."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from exchange_admin.app.preload import MODULES, PAGES, Preload, load
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


def test_the_pages_are_loaded_one_after_the_other_and_then_the_clock_stops(qtbot, monkeypatch: pytest.MonkeyPatch):
    loaded: list[str] = []
    monkeypatch.setattr("exchange_admin.app.preload.load", lambda task: None)
    monkeypatch.setattr("exchange_admin.app.preload.import_module", loaded.append)
    preload = Preload(jobs := JobRunner())
    for _ in range(len(PAGES) + 1):
        assert preload.isActive()
        preload.stop()
        preload.timeout.emit()
    assert loaded == [*PAGES]
    assert not preload.isActive()
    jobs.finish()


def test_the_program_starts_without_what_lists_are_made_of():
    """The first page is Today; each module that is loaded before it is time that somebody waits."""
    lines = "import sys\nfrom importlib import import_module\nimport exchange_admin.app.window\n"
    lines += f"print([name for name in {PAGES!r} if name in sys.modules])\n"
    lines += f"for name in {PAGES!r}: import_module(name)"
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
