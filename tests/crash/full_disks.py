"""Work where room is short: a quota on the size of every file, or a small disk of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from week_offices import faults, known, leftovers
from workshop import Workshop

FILLING = ("edit", "receive", "take_in", "import", "issue", "report", "backup", "restore")
KIB = 1024
_NEEDED = ("office.exchange", "other.exchange", "kept.exchange", "answer.exchpack")


class NoRoom:
    """Tries work in copies of one folder. `refused` and `done` count how the tries ended."""

    def __init__(self, workshop: Workshop, offices: Path, scratch: Path) -> None:
        self._workshop, self._offices, self._scratch = workshop, offices, scratch
        self.size = (offices / "office.exchange").stat().st_size
        self.refused = self.done = 0

    def with_quota(self, work: str, quota: int) -> list[str]:
        """What is wrong after a work during which no file may grow beyond `quota` bytes."""
        folder = Path(shutil.copytree(self._offices, self._scratch / "quota"))
        try:
            return self._tried(work, folder, quota)
        finally:
            shutil.rmtree(folder)

    def on_small_disk(self, work: str, room: int) -> list[str]:
        """What is wrong after a work on a disk with `room` bytes left. Raises OSError when nothing can be mounted."""
        needed = sum((self._offices / name).stat().st_size for name in _NEEDED)
        with _disk(self._scratch / "disk", needed + room) as folder:
            for name in _NEEDED:
                shutil.copy(self._offices / name, folder / name)
            return self._tried(work, folder, None)

    def _tried(self, work: str, folder: Path, quota: int | None) -> list[str]:
        before = known(self._offices / "office.exchange") if work != "restore" else {}
        ended = self._workshop.run(work, folder, quota=quota)
        self.done += ended.status == 0
        self.refused += ended.was_refused
        found = [] if ended.status == 0 or ended.was_refused else [f"ended with {ended}"]
        found += [f"{one} stays behind" for one in (*leftovers(folder), *map(str, folder.glob(".*")))]
        roomy = Path(shutil.copytree(folder, self._scratch / "roomy"))
        found += faults(roomy / "office.exchange", ended.told, before)
        for copy in roomy.glob("backups/*.exchange"):
            found += faults(copy, (), before)
        if ended.was_refused and self._workshop.run(work, roomy).status != 0:
            found.append("it could not be repeated where there is room")
        shutil.rmtree(roomy)
        return [f"{work}, quota {quota}: {fault}" for fault in found]


def may_mount() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("mount") is not None


@contextmanager
def _disk(folder: Path, size: int) -> Iterator[Path]:
    """A disk of `size` bytes, gone afterwards."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size // KIB}k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        folder.rmdir()
        raise OSError("this system does not let us mount a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
        folder.rmdir()
