"""How soon the window gets its turn while a job computes."""

from __future__ import annotations

import sys

SECONDS = 0.000_1


def yield_to_window_often() -> None:
    """Lets a waiting thread ask for its turn after a tenth of a millisecond, where Python has it wait for five.

    Whenever a job lets go of Python for a moment (a random number, the digest of a long text, a statement of SQLite),
    the window wakes, comes too late and waits anew. A job that does so more often than a thread may ask keeps the
    window waiting until it ends: 560 papers, each with an id and a digest, for a fifth of a second. It costs nothing
    while nobody waits.
    """
    sys.setswitchinterval(SECONDS)
