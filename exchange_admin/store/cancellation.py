"""Giving up a write that is under way: SQLite is asked to look up from its work now and then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from exchange_admin.store.binding import Connection

EVERY = 5_000
"""Instructions of SQLite's machine between two questions; some ten rows, far below a millisecond."""


@contextmanager
def cancellable(connection: Connection, step: Callable[[], object]) -> Iterator[None]:
    """Calls `step` while statements run; what it raises ends the transaction under way and comes out of the block."""
    raised: list[Exception] = []

    def looks_up() -> int:
        if not raised:  # else this is the rollback, which must run to its end
            try:
                step()
            except Exception as stop:  # a callback of SQLite cannot let it through
                raised.append(stop)
                return 1
        return 0

    connection.set_progress_handler(looks_up, EVERY)
    try:
        yield
    except Exception as broken:
        if raised:
            raise raised[0] from broken
        raise
    finally:
        connection.set_progress_handler(None, EVERY)
