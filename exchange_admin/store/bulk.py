"""Large steps: more room for pages, and no search for garbage among objects that all live until the end."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from exchange_admin.merge.transactions import TxnLine
from exchange_admin.store.binding import Connection

_LARGE = 2_000
_BIT = 200
"""Records that are freed at once."""
_ROOM = PACKAGE_ROOM = 30_000
"""KiB of pages that stay in memory; a package is taken in on the oldest PC of a partner too."""


def peeked(lines: Iterable[TxnLine]) -> tuple[int, Iterator[TxnLine]]:
    """How many entries the lines have, as far as that makes them a large step, and the lines, of which only the first
    were read.
    """
    ahead, coming, entries = deque[TxnLine](), iter(lines), 0
    for line in coming:
        ahead.append(line)
        entries += len(line.values)
        if entries >= _LARGE:
            break
    return entries, _one_after_another(ahead, coming)


def let_go(*many: list[Any] | dict[Any, Any]) -> None:
    """Empties them bit by bit: to free many thousand records in one go keeps every other thread waiting."""
    for things in many:
        if isinstance(things, dict):
            while things:
                things.popitem()
        else:
            while things:
                del things[-_BIT:]


def _one_after_another(ahead: deque[TxnLine], coming: Iterator[TxnLine]) -> Iterator[TxnLine]:
    """Keeps none that was given."""
    while ahead:
        yield ahead.popleft()
    yield from coming


@contextmanager
def without_collecting() -> Iterator[None]:
    """No search for garbage among hundreds of thousands of objects that all live until the end: saves a fifth of the
    time of staging 20,000 rows. Nested uses do no harm."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def bulk(connection: Connection, entries: int, room: int = _ROOM) -> Iterator[None]:
    """For the time of a step with so many entries; small steps run as they are. `room` in KiB."""
    if entries < _LARGE:
        yield
        return
    usual = connection.execute("PRAGMA cache_size").fetchone()[0]
    connection.execute(f"PRAGMA cache_size = -{room}")
    try:
        with without_collecting():
            yield
    finally:
        connection.execute(f"PRAGMA cache_size = {usual}")
        connection.execute("PRAGMA shrink_memory")
