"""A disk in memory that can lose its power, and a VFS that lets SQLite work on it.

What was written to a file since its last sync survives a cut as any subset of its 512-byte sectors, in the order of
writing. Names that were made, renamed or removed survive as any beginning of those changes, until the folder is synced.
SQLite syncs the folder with the first sync of a new journal or WAL file, and when it removes a journal (`sync.md` 8.2).

`Disk` writes a log of everything that reaches it. `Cuts` plays that log back and tells what a cut at any place leaves,
so the work itself runs once for any number of cuts.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import apsw

SECTOR = 512
_NEW_JOURNAL = apsw.SQLITE_OPEN_WAL | apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_SUPER_JOURNAL
_SURVIVING = (0.0, 0.1, 0.5, 0.9, 1.0)
"""How likely a sector that was not synced survives; one of them is drawn for each file and cut."""

Event = tuple[object, ...]


class Disk:
    """Files by name. `log` names an inode by a number, so that a renamed file keeps what is written into it."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.contents: dict[int, bytearray] = {}
        self.names: dict[str, int] = {}
        self.log: list[Event] = []
        self.before = dict(files)
        for name, content in files.items():
            self.contents[len(self.contents)] = bytearray(content)
            self.names[name] = len(self.contents) - 1

    def open(self, name: str) -> int:
        if name not in self.names:
            self.names[name] = len(self.contents)
            self.contents[self.names[name]] = bytearray()
            self.log.append(("create", name, self.names[name]))
        return self.names[name]

    def write(self, inode: int, offset: int, data: bytes) -> None:
        _put(self.contents[inode], offset, data)
        self.log.append(("write", inode, offset, data))

    def truncate(self, inode: int, size: int) -> None:
        del self.contents[inode][size:]
        self.log.append(("truncate", inode, size))

    def sync(self, inode: int) -> None:
        self.log.append(("sync", inode))

    def sync_folder(self) -> None:
        self.log.append(("sync_folder",))

    def remove(self, name: str) -> None:
        if self.names.pop(name, None) is not None:
            self.log.append(("remove", name))

    def rename(self, name: str, to: str) -> None:
        self.names[to] = self.names.pop(name)
        self.log.append(("rename", name, to))

    def acknowledge(self, what: object) -> None:
        """The work has told somebody that this is done."""
        self.log.append(("told", what))

    def files(self) -> dict[str, bytes]:
        return {name: bytes(self.contents[inode]) for name, inode in self.names.items()}


@dataclass
class _Inode:
    now: bytearray
    safe: bytearray
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def write(self, offset: int, data: bytes) -> None:
        _put(self.now, offset, data)
        pieces = range(0, len(data), SECTOR)
        self.pending += [(offset + piece, data[piece : piece + SECTOR]) for piece in pieces]

    def truncate(self, size: int) -> None:
        del self.now[size:]
        self.pending.append((size, None))

    def sync(self) -> None:
        for offset, data in self.pending:
            _apply(self.safe, offset, data)
        self.pending.clear()

    def left(self, chance: random.Random) -> bytes:
        content, likely = bytearray(self.safe), chance.choice(_SURVIVING)
        for offset, data in self.pending:
            if chance.random() < likely:
                _apply(content, offset, data)
        return bytes(content)


class Cuts:
    """What cuts leave of the work in a log. `lying` is a disk that says it has synced and has not."""

    def __init__(self, files: Mapping[str, bytes], log: Sequence[Event], *, lying: bool = False) -> None:
        self._log, self._lying = log, lying
        self._inodes = {n: _Inode(bytearray(one), bytearray(one)) for n, one in enumerate(files.values())}
        self._names = {name: n for n, name in enumerate(files)}
        self._safe_names = dict(self._names)
        self._renamings: list[Event] = []
        self._told: list[object] = []

    def at(self, places: Sequence[int], chance: random.Random) -> Iterator[tuple[int, dict[str, bytes], list[object]]]:
        """For each of the sorted `places`: it, the files after a cut before that event, what was told until then."""
        wanted = iter(places)
        place = next(wanted, None)
        for n in range(len(self._log) + 1):
            while place == n:
                yield n, self._left(chance), list(self._told)
                place = next(wanted, None)
            if place is None:
                return
            if n < len(self._log):
                self._play(*self._log[n])

    def _play(self, what: object, *words: object) -> None:
        if what == "told":
            self._told.append(words[0])
        elif what in {"create", "remove", "rename"}:
            if what == "create":
                self._inodes[words[1]] = _Inode(bytearray(), bytearray())  # type: ignore[index]
            _rename(self._names, (what, *words))
            self._renamings.append((what, *words))
        elif what == "sync_folder":
            if not self._lying:
                self._safe_names, self._renamings = dict(self._names), []
        elif what == "sync":
            if not self._lying:
                self._inodes[words[0]].sync()  # type: ignore[index]
        else:
            getattr(self._inodes[words[0]], str(what))(*words[1:])  # type: ignore[index]

    def _left(self, chance: random.Random) -> dict[str, bytes]:
        names = dict(self._safe_names)
        for renaming in self._renamings[: chance.randint(0, len(self._renamings))]:
            _rename(names, renaming)
        return {name: self._inodes[inode].left(chance) for name, inode in names.items()}


def _rename(names: dict[str, int], event: Event) -> None:
    what, name, *rest = event
    if what == "create":
        names[str(name)] = rest[0]  # type: ignore[assignment]
    elif what == "remove":
        names.pop(str(name), None)
    elif str(name) in names:
        names[str(rest[0])] = names.pop(str(name))


def _put(content: bytearray, offset: int, data: bytes) -> None:
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def _apply(content: bytearray, offset: int, data: bytes | None) -> None:
    if data is None:
        del content[offset:]
    else:
        _put(content, offset, data)


class _File:
    """One open file; apsw calls these methods."""

    def __init__(self, disk: Disk, name: str | None, flags: list[int]) -> None:
        flags[1] = flags[0]
        self._disk = disk if name is not None else Disk({})  # a file without a name is for sorting
        self._inode = self._disk.open(name or "sorting")
        self._folder_too = bool(flags[0] & _NEW_JOURNAL) and not self._disk.contents[self._inode]

    def xRead(self, amount: int, offset: int) -> bytes:
        return bytes(self._disk.contents[self._inode][offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.write(self._inode, offset, bytes(data))

    def xTruncate(self, size: int) -> None:
        self._disk.truncate(self._inode, size)

    def xSync(self, flags: int) -> None:
        self._disk.sync(self._inode)
        if self._folder_too:
            self._folder_too = False
            self._disk.sync_folder()

    def xFileSize(self) -> int:
        return len(self._disk.contents[self._inode])

    def xLock(self, level: int) -> None:
        return None

    def xUnlock(self, level: int) -> None:
        return None

    def xCheckReservedLock(self) -> bool:
        return False

    def xFileControl(self, operation: int, pointer: int) -> bool:
        return False

    def xSectorSize(self) -> int:
        return SECTOR

    def xDeviceCharacteristics(self) -> int:
        return 0

    def xClose(self) -> None:
        return None


class DiskVFS(apsw.VFS):
    """Gives SQLite a disk under the name `name`; `disk` may be exchanged between connections."""

    def __init__(self, name: str, disk: Disk) -> None:
        super().__init__(name, "")
        self.name, self.disk = name, disk

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> _File:
        return _File(self.disk, name if name is None or isinstance(name, str) else name.filename(), flags)

    def xDelete(self, name: str, sync: bool) -> None:
        self.disk.remove(name)
        if sync:
            self.disk.sync_folder()

    def xAccess(self, name: str, flags: int) -> bool:
        return name in self.disk.names

    def xFullPathname(self, name: str) -> str:
        return name

    def xRandomness(self, count: int) -> bytes:
        return os.urandom(count)

    def xSleep(self, microseconds: int) -> int:
        return microseconds

    def xCurrentTime(self) -> float:
        return 2461000.5

    def connect(self, name: str) -> apsw.Connection:
        """A connection that nobody else may share: the WAL's index then stands in its own memory."""
        connection = apsw.Connection(name, vfs=self.name)
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        return connection
