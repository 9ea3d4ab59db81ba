"""The files that SQLite keeps beside an office file. It takes whatever bears their names for part of the file."""

from __future__ import annotations

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.store.binding import Connection

_ENDS = ("-wal", "-shm")
_EVERY_END = (*_ENDS, "-journal")


def sides_of(path: Path) -> list[Path]:
    """Those of the write-ahead log that are there."""
    return [side for end in _ENDS if (side := path.with_name(path.name + end)).exists()]


def move_sides(path: Path, other: Path) -> None:
    """They follow a file that got another name."""
    for side in sides_of(path):
        side.replace(other.with_name(other.name + side.name.removeprefix(path.name)))


def leave_orphans(path: Path) -> None:
    """Before a new file takes the name of one that is gone: its sides would be read into the new one.

    They are renamed and not removed; whoever finds the old file again can put them back beside it.
    """
    for side in sides_of(path):
        stamp = datetime.fromtimestamp(side.stat().st_mtime, UTC).strftime("%Y%m%dT%H%M%SZ")
        side.replace(path.with_name(f"{path.stem}-gone-{stamp}{side.name.removeprefix(path.stem)}"))


def remove_with_sides(path: Path) -> None:
    """What cannot be removed stays."""
    for end in ("", *_EVERY_END):
        with contextlib.suppress(OSError):
            path.with_name(path.name + end).unlink(missing_ok=True)


class WatchedSide:
    """The write-ahead log of an open file, which nobody may take away while it is open.

    On POSIX a program loses its locks on a file as soon as it closes any other handle of it; whoever then reads the
    file beside it takes the log away, and all that is written afterwards goes into a file without a name. Windows
    removes no open file.
    """

    def __init__(self, connection: Connection, path: Path) -> None:
        self._path = path
        is_logged = connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        self._is_watched = is_logged and os.name == "posix"
        self._known = self._there() if self._is_watched else None

    def refuse_taken(self) -> None:
        """Within a transaction, when the log has to be there. Raises RuleBroken with `office_file.side_taken`."""
        if not self._is_watched:
            return
        there = self._there()
        self._known = self._known or there
        if there is None or there != self._known:
            raise RuleBroken(Problem("office_file.side_taken", facts={"path": str(self._path)}))

    def _there(self) -> tuple[int, int] | None:
        try:
            found = self._path.with_name(self._path.name + _ENDS[0]).stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino
