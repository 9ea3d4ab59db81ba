"""Places at which the tests end the program, to prove that being killed right there does no harm.

`pass_by("backup.copied")` does nothing unless the environment variable EXCHANGE_ADMIN_FAIL_AT names that place; then
the process is gone at once, as after a power cut: nothing is closed, flushed or told.
"""

from __future__ import annotations

import os
import signal
import sys

FAIL_AT = "EXCHANGE_ADMIN_FAIL_AT"


def pass_by(point: str) -> None:
    """Ends the process when the tests asked for it to end here."""
    if os.environ.get(FAIL_AT) == point:
        _die()


def _die() -> None:
    if sys.platform == "win32":
        os._exit(137)
    os.kill(os.getpid(), signal.SIGKILL)
