"""What the real program does to its files, statement by statement, and doing the same on a disk that can lose power."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any
from unittest import mock
from urllib.parse import parse_qs, unquote, urlsplit

import apsw
from disk import Disk, DiskVFS, Event

from exchange_admin.store import backup, binding

_READS = ("SELECT", "EXPLAIN")


class Recording:
    """Everything that reaches the files of one folder: statements with values, syncs, new names, what was told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.events: list[Event] = []
        self.connections = 0

    def tell(self, *what: object) -> None:
        self.events.append(("told", " ".join(map(str, what))))

    def note(self, *event: object) -> None:
        self.events.append(event)

    def inside(self, path: str | Path) -> bool:
        return self.folder in Path(path).parents


@contextmanager
def recorded(folder: Path) -> Iterator[Recording]:
    """Records what the store does to files in `folder` until the block ends."""
    recording = Recording(folder)

    class Recorded(sqlite3.Connection):
        number = 0

        def execute(self, sql: str, values: Any = (), /) -> sqlite3.Cursor:
            if self.number and not sql.lstrip().upper().startswith(_READS):
                recording.note("sql", self.number, sql, _plain(values))
            return super().execute(sql, values)

        def executemany(self, sql: str, many: Iterable[Any], /) -> sqlite3.Cursor:
            rows = list(many)
            if self.number:
                recording.note("many", self.number, sql, [_plain(row) for row in rows])
            return super().executemany(sql, rows)

        def cursor(self, *_: object, **__: object) -> sqlite3.Cursor:
            raise AssertionError("statements that pass the recording by")

        def close(self) -> None:
            if self.number:
                recording.note("close", self.number)
                self.number = 0
            super().close()

    def connect(database: str, **how: Any) -> sqlite3.Connection:
        path, readonly = _path(database)
        made: Recorded = real_connect(database, factory=Recorded, **how)
        if path != ":memory:" and recording.inside(path) and not readonly:
            recording.connections += 1
            made.number = recording.connections
            recording.note("open", made.number, Path(path).name)
        return made

    def replace(source: Any, target: Any) -> None:
        real_replace(source, target)
        if recording.inside(target):
            recording.note("rename", Path(source).name, Path(target).name)

    def sync(path: Path) -> None:
        real_sync(path)
        recording.note("sync_folder") if path.is_dir() else recording.note("sync", path.name)

    def unlink(path: Path, missing_ok: bool = False) -> None:
        there = path.exists()
        real_unlink(path, missing_ok=missing_ok)
        if there and recording.inside(path):
            recording.note("remove", path.name)

    real_connect, real_replace, real_sync, real_unlink = sqlite3.connect, os.replace, backup._sync, Path.unlink
    with (
        mock.patch.object(binding.sqlite3, "connect", connect),
        mock.patch.object(os, "replace", replace),
        mock.patch.object(backup, "_sync", sync),
        mock.patch.object(Path, "unlink", unlink),
    ):
        yield recording


def _plain(values: Any) -> Any:
    return dict(values) if isinstance(values, Mapping) else tuple(values)


def _path(database: str) -> tuple[str, bool]:
    if not database.startswith("file:"):
        return database, False
    parts = urlsplit(database)
    return unquote(parts.path), parse_qs(parts.query).get("mode") == ["ro"]


def replayed(
    recording: Recording,
    files: Mapping[str, bytes],
    vfs: DiskVFS,
    *,
    instead: Mapping[str, str] = MappingProxyType({}),
    after: Callable[[str, apsw.Connection], None] = lambda file, connection: None,
) -> Disk:
    """Does what was recorded on a disk with `files`; a statement of `instead` is exchanged for another.

    `after` is called whenever a statement has left a file without an open transaction.
    """
    disk = vfs.disk = Disk(files)
    connections: dict[object, tuple[str, apsw.Connection]] = {}
    for what, *words in recording.events:
        if what == "open":
            connections[words[0]] = str(words[1]), vfs.connect(str(words[1]))
        elif what == "close":
            connections.pop(words[0])[1].close()
        elif what in {"sql", "many"}:
            number, sql, values = words
            file, connection = connections[number]
            if what == "many":
                connection.executemany(str(sql), values)  # type: ignore[arg-type]
            else:
                connection.execute(instead.get(str(sql), str(sql)), _inside(values, recording)).fetchall()
            if not connection.in_transaction and not (str(sql).startswith("PRAGMA") and "=" not in str(sql)):
                after(file, connection)
        elif what == "told":
            disk.acknowledge(words[0])
        elif what == "sync":
            disk.sync(disk.names[str(words[0])])
        else:
            getattr(disk, str(what))(*words)
    for _, connection in connections.values():
        connection.close()
    return disk


def _inside(values: Any, recording: Recording) -> Any:
    """Paths of the folder by their names alone, as the disk knows them."""
    if isinstance(values, dict):
        return values
    return tuple(Path(v).name if isinstance(v, str) and v.startswith(f"{recording.folder}/") else v for v in values)


def state_of(connection: apsw.Connection | sqlite3.Connection, *, searched: bool = True) -> str:
    """One hash over every row of every table, with the tables themselves; without `searched` not the search tables,
    which versions of SQLite lay out in different ways.
    """
    told = hashlib.sha256()
    schema = connection.execute("SELECT name, sql, rootpage FROM sqlite_schema ORDER BY name").fetchall()
    for name, sql, root in schema:
        told.update(f"{name} {sql}\n".encode())
        if root and str(sql).upper().startswith("CREATE TABLE") and (searched or not name.startswith("search_")):
            rows: Sequence[Any] = connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608
            told.update("\n".join(sorted(map(repr, rows))).encode())
    return told.hexdigest()
