"""Places at which the tests end the program, to prove that being killed right there does no harm.

`pass_by("backup.copied")` does nothing unless the environment variable EXCHANGE_ADMIN_FAIL_AT names that place; then
the process is gone at once, as after a power cut: nothing is closed, flushed or told.
"""

from __future__ import annotations

import os
import signal
import sys

FAIL_AT = "EXCHANGE_ADMIN_FAIL_AT"

POINTS = (
    "life.before_commit",
    "create.tables_made",
    "create.step_recorded",
    "create.before_rename",
    "create.renamed",
    "record.journal_written",
    "record.before_commit",
    "record.committed",
    "undo.before_commit",
    "receive.journal_written",
    "receive.half_applied",
    "receive.before_commit",
    "receive.committed",
    "take_in.before_commit",
    "take_in.committed",
    "package.recorded",
    "rebuild.before_commit",
    "backup.copied",
    "backup.before_rename",
    "backup.renamed",
    "restore.copied",
    "restore.ready",
    "restore.set_aside",
    "restore.renamed",
    "migration.backed_up",
    "migration.steps_done",
    "import.backed_up",
    "import.before_step",
    "import.step_done",
    "paper.drawn",
    "paper.recorded",
    "document.before_rename",
    "document.renamed",
)
"""Every place, in the order of the work that passes it."""


def pass_by(point: str) -> None:
    """Ends the process when the tests asked for it to end here."""
    if os.environ.get(FAIL_AT) == point:
        _die()


def _die() -> None:
    if sys.platform == "win32":
        os._exit(137)
    os.kill(os.getpid(), signal.SIGKILL)
