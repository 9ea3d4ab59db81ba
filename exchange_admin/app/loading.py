"""Loading modules without Python's search for unreachable objects."""

from __future__ import annotations

import atexit
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
