"""Large steps: more room for pages, and no search for garbage among objects that all live until the end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from exchange_admin.store.binding import Connection

_LARGE = 2_000
_ROOM = "-200000"  # KiB


@contextmanager
def bulk(connection: Connection, entries: int) -> Iterator[None]:
    """For the time of a step with so many entries; small steps run as they are."""
    if entries < _LARGE:
        yield
        return
    usual = connection.execute("PRAGMA cache_size").fetchone()[0]
    collecting = gc.isenabled()
    gc.disable()
    connection.execute(f"PRAGMA cache_size = {_ROOM}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {usual}")
        connection.execute("PRAGMA shrink_memory")
        if collecting:
            gc.enable()
