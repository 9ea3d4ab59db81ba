"""The files that SQLite keeps beside an office file. It takes whatever bears their names for part of the file."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from pathlib import Path

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
