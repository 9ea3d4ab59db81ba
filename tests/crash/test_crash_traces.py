"""A process of the tests that ends itself says where it stood, at the end of the run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import crash_traces

CONFTEST = """
from crash_traces import keep_traces, tell_traces
import pytest

@pytest.hookimpl(trylast=True)
def pytest_configure(config):
    keep_traces(config)

def pytest_terminal_summary(terminalreporter):
    tell_traces(terminalreporter)
"""
ENDS_ITSELF = """
import ctypes, os

def test_that_reads_what_is_not_there():
    ctypes.string_at(0)

def test_that_is_ended():
    os.kill(os.getpid(), 9)

def test_that_passes():
    pass
"""


def test_where_a_process_stood_is_told_last_and_nothing_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "test_ends.py").write_text(ENDS_ITSELF)
    own = tmp_path / "temporary"
    own.mkdir()
    leave_out = ("PYTEST_XDIST_WORKER", "PYTEST_ADDOPTS")
    environment = {name: value for name, value in os.environ.items() if name not in leave_out}
    environment |= {"PYTHONPATH": str(Path(crash_traces.__file__).parent), "TMPDIR": str(own)}
    command = [sys.executable, "-m", "pytest", "-q", "-n", "1", "-p", "no:randomly", "--rootdir", str(tmp_path)]
    run = subprocess.run([*command, str(tmp_path)], env=environment, capture_output=True, text=True, cwd=tmp_path)
    assert "2 failed, 1 passed" in run.stdout
    told = run.stdout.partition("where it stood")[2]
    assert "in test_that_reads_what_is_not_there" in told
    assert "somebody else has ended it" in told
    assert "site-packages" not in told.partition("short test summary")[0]
    assert not list(own.glob("exchange-admin-tests-*"))
