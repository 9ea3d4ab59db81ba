"""Loading what later pages need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from exchange_admin.app.preload import MODULES, load
from exchange_admin.ui.jobs import Cancelled, Task

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
