"""Loading modules without what costs a start time and serves nobody: Python's search for unreachable objects, and
PySide's reading of their source."""

from __future__ import annotations

import atexit
import builtins
import gc
from collections.abc import Iterator
from contextlib import contextmanager

_FEW = 20_000
"""New objects that are not worth setting aside: what was to be loaded had been loaded before."""


@contextmanager
def unsearched() -> Iterator[None]:
    """What is loaded meanwhile stays until the end: it is set aside, and nothing is searched for among it. At a start
    those searches take a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > _FEW:
            gc.freeze()
            atexit.register(gc.unfreeze)  # some libraries count what is left of them at the end
        if was_on:
            gc.enable()


def load_qt() -> None:
    """Loads Qt, and leaves `import` to Python.

    PySide puts an import of its own in that place. It reads the source of every module that is loaded later and keeps
    it, to see who may ask for Qt's names in another spelling (`from __feature__ import snake_case`). Nobody does here.
    """
    own = builtins.__import__
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        builtins.__import__ = own
