"""The files that SQLite keeps beside an office file. It takes whatever bears their names for part of the file."""

from __future__ import annotations

import contextlib
import os
import struct
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.store.binding import Connection

_ENDS = ("-wal", "-shm")
_EVERY_END = (*_ENDS, "-journal")
_FLOCK = struct.Struct("hhqqi4x")
"""`struct flock` of Linux: kind, whence, first byte, count, process."""
_HELD = (("", (1 << 30) + 2, 510), ("-shm", 128, 1))
"""Bytes that SQLite locks for reading while it has a file open, with their first and count. For writing it locks those
of the file before it removes the sides, that of the index of the log before it begins it anew."""


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


class FileHold:
    """Keeps others from taking the side files of an open file away, until the last of those who share it has left.

    SQLite removes them where it gets the file for itself. The locks by which it sees that others have the file open a
    program loses, on POSIX, as soon as anything in it closes another handle of the file: a second opening, a dialog, an
    attachment that is the file itself. Linux knows locks that are those of one handle, and only end with it.
    """

    def __init__(self, path: Path) -> None:
        self._turn, self._sharers = threading.Lock(), 1
        self._handles: list[tuple[int, int, int]] = []
        if sys.platform == "linux":
            for end, first, count in _HELD:
                with contextlib.suppress(OSError):
                    handle = os.open(path.with_name(path.name + end), os.O_RDONLY | os.O_CLOEXEC)
                    self._handles.append((handle, first, count))
            self._lock(is_held=True)

    def share(self) -> FileHold | None:
        """None once the last one has left."""
        with self._turn:
            self._sharers += self._sharers > 0
            return self if self._sharers else None

    @contextlib.contextmanager
    def leaving(self) -> Iterator[None]:
        """Within it the connection is closed: the last one may tidy up, and only then is the handle closed, which ends
        the locks of all that are open."""
        with self._turn:
            self._sharers -= 1
            is_last = self._sharers == 0
        if is_last:
            self._lock(is_held=False)
        try:
            yield
        finally:
            for handle, _, _ in self._handles if is_last else ():
                os.close(handle)

    def _lock(self, *, is_held: bool) -> None:
        """Where a disk knows no such locks it stays without."""
        if sys.platform == "linux":
            import fcntl

            kind = fcntl.F_RDLCK if is_held else fcntl.F_UNLCK
            for handle, first, count in self._handles:
                with contextlib.suppress(OSError):
                    fcntl.fcntl(handle, fcntl.F_OFD_SETLK, _FLOCK.pack(kind, os.SEEK_SET, first, count, 0))


class WatchedSide:
    """The write-ahead log of an open file, which nobody may take away while it is open: where `FileHold` holds nothing,
    or somebody removes or renames it by hand, all that is written afterwards goes into a file without its name.
    Windows removes no open file.
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
