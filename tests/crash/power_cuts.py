"""The power goes at any write, sync or renaming of real work; what is left must be whole and hold what was told."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from types import MappingProxyType

import apsw
from disk import Cuts, Disk, DiskVFS
from recording import Recording, recorded, replayed, state_of
from works import OFFICE, OLD, WORKS

CUT = ("edit", "receive", "take_in", "migrate", "backup", "restore")
FILE = {"migrate": OLD}
VFS = DiskVFS("a disk that can lose its power", Disk({}))


class CutWork:
    """One piece of real work, recorded, and what cuts leave of it.

    `instead` exchanges statements, `lying` makes a disk that does not sync: both must be noticed.
    """

    def __init__(
        self,
        work: str,
        offices: Path,
        scratch: Path,
        *,
        instead: Mapping[str, str] = MappingProxyType({}),
        lying: bool = False,
    ) -> None:
        self.work, self._file, self._lying = work, FILE.get(work, OFFICE), lying
        folder = Path(shutil.copytree(offices, scratch / work))
        self._before = {path.name: path.read_bytes() for path in folder.glob("*.exchange")}
        with recorded(folder) as recording:
            WORKS[work](folder, recording.tell)
            recording.tell("done")
        self._states = self._boundaries(recording)
        disk = replayed(recording, self._before, VFS, instead=instead)
        self.log = disk.log
        self.is_faithful = not instead and _same(folder, disk)

    def _boundaries(self, recording: Recording) -> list[tuple[str, int]]:
        """Every state of the file between two transactions, and how much had been told before it was reached."""
        found = [(_state(self._before, self._file), 0)]

        def note(file: str, connection: apsw.Connection) -> None:
            if file == self._file:
                found.append((state_of(connection), sum(event[0] == "told" for event in VFS.disk.log)))

        replayed(recording, self._before, VFS, after=note)
        if self.work == "restore":
            found.append((_state(VFS.disk.files(), self._file), 0))
        return found

    def cuts(self, count: int, seed: int) -> list[str]:
        """What is wrong after `count` cuts, each told with its place: half of them anywhere, half close to a telling or
        a new name.
        """
        chance = random.Random(seed)
        turns = [n for n, event in enumerate(self.log) if event[0] in {"told", "rename", "remove"}]
        anywhere = [chance.randrange(len(self.log) + 1) for _ in range(count - count // 2)]
        close = [chance.choice(turns) + chance.randint(-2, 2) for _ in range(count // 2)]
        places = sorted(min(max(place, 0), len(self.log)) for place in anywhere + close)
        found = []
        for place, files, told in Cuts(self._before, self.log, lying=self._lying).at(places, chance):
            found += [f"{self.work} cut at {place} of {len(self.log)}: {fault}" for fault in self._faults(files, told)]
        return found

    def _faults(self, files: dict[str, bytes], told: Sequence[object]) -> list[str]:
        if self.work == "restore" and OFFICE not in files and f"{OFFICE}.restored" in files:
            files[OFFICE] = files.pop(f"{OFFICE}.restored")  # as the next opening does
        try:
            state = _state(files, self._file)
        except (apsw.Error, KeyError) as broken:
            return [f"broken: {broken!r}"]
        reached = [n for n, (one, _) in enumerate(self._states) if one == state]
        if not reached:
            return ["half a transaction, or damage"]
        needed = max((n for n, (_, before) in enumerate(self._states) if before < len(told)), default=0)
        if self.work == "restore":
            return self._lost_by_restoring(files, state, told)
        found = [] if reached[-1] >= needed or not told else ["something told is lost"]
        return found + self._bad_copies(files, told)

    def _lost_by_restoring(self, files: dict[str, bytes], state: str, told: Sequence[object]) -> list[str]:
        found = [] if not told or state == self._states[-1][0] else ["a restore that was told is lost"]
        old = {state for state, _ in self._states[:-1]}
        asides = [_state(files, name) for name in files if "-before-restore-" in name and name.endswith(".exchange")]
        return found if old & {state, *asides} else [*found, "the file that was set aside is lost"]

    def _bad_copies(self, files: dict[str, bytes], told: Sequence[object]) -> list[str]:
        copies = [name for name in files if name.endswith(".exchange") and name not in self._before]
        found = []
        for name in copies:
            try:
                _state(files, name)
            except apsw.Error as broken:
                found.append(f"the copy {name} is broken: {broken!r}")
        if self.work == "backup" and told and not copies:
            found.append("a backup that was told is lost")
        return found


def _state(files: Mapping[str, bytes], name: str) -> str:
    """The state of a file after whatever SQLite has to mend. Raises apsw.Error when it is broken."""
    if name not in files:
        raise KeyError(name)
    VFS.disk = Disk(files)
    connection = VFS.connect(name)
    try:
        if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise apsw.CorruptError(name)
        return state_of(connection)
    finally:
        connection.close()


def _same(folder: Path, disk: Disk) -> bool:
    """Whether the recorded work has the same outcome on our disk as on the real one."""
    for path in folder.glob("*.exchange"):
        VFS.disk = Disk(disk.files())
        with closing(VFS.connect(path.name)) as ours, closing(sqlite3.connect(path)) as real:
            if state_of(ours, searched=False) != state_of(real, searched=False):
                return False
    return True
