"""Where a process of the tests stood when it ended itself, told at the end of the run: what it wrote in the middle of
ten thousand dots is not seen by whoever reads the last lines."""

from __future__ import annotations

import faulthandler
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest


def keep_traces(config: pytest.Config) -> None:
    """In one of several processes: Python writes into a file of its own when Qt or SQLite ends it."""
    if worker := os.environ.get("PYTEST_XDIST_WORKER"):
        path = Path(tempfile.gettempdir(), f"{_name(os.getppid())}{worker}")
        traces = path.open("w")
        config.add_cleanup(lambda: _put_away(traces.close, path))
        faulthandler.enable(traces)


def tell_traces(reporter: pytest.TerminalReporter) -> None:
    """In the process that started the others: a process that ended well has taken its file away."""
    for path in sorted(Path(tempfile.gettempdir()).glob(f"{_name(os.getpid())}*")):
        reporter.section(f"{path.name}: where it stood")
        traces = path.read_text(errors="replace").splitlines(keepends=True)
        ours = [line for line in traces if "site-packages" not in line and not line.startswith("Extension modules")]
        reporter.write("".join(ours) or "It did not say: somebody else has ended it.\n")
        path.unlink()


def _put_away(close: Callable[[], None], path: Path) -> None:
    faulthandler.enable()
    close()
    path.unlink(missing_ok=True)


def _name(starter: int) -> str:
    return f"exchange-admin-tests-{starter}-"
