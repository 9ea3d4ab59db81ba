"""What a folder with office files holds, told so that two states can be compared."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import struct
from collections import deque
from contextlib import closing
from pathlib import Path

State = dict[str, object]
"""By name: of an office file how many rows each table has and how far each chain goes; of others a digest."""
Contents = dict[Path, bytes]

_NO_RESULT = ("-lock", "-wal", "-shm", "-journal")
_REMEMBERED = 6


def contents_of(folder: Path) -> Contents:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class States:
    """Works in `scratch`; office files that were seen lately are not opened again."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._seen: deque[tuple[tuple[bytes, ...], dict[str, object]]] = deque(maxlen=_REMEMBERED)

    def of(self, folder: Path, contents: Contents) -> State:
        return {
            str(path.relative_to(folder)): self._rows(path, contents)
            if path.suffix == ".exchange"
            else hashlib.sha256(content).hexdigest()
            for path, content in contents.items()
            if not path.name.endswith(_NO_RESULT)
        }

    def _rows(self, path: Path, contents: Contents) -> dict[str, object]:
        wal = contents.get(path.with_name(f"{path.name}-wal"), b"")
        journal = contents.get(path.with_name(f"{path.name}-journal"), b"")
        parts = contents[path], _committed(wal), journal
        for seen, rows in self._seen:
            if seen == parts:
                return rows
        self._scratch.mkdir()
        try:
            for ending, content in zip(("", "-wal", "-journal"), (contents[path], wal, journal), strict=True):
                if content or not ending:
                    (self._scratch / f"file{ending}").write_bytes(content)
            rows = rows_of(self._scratch / "file")
        finally:
            shutil.rmtree(self._scratch)
        self._seen.appendleft((parts, rows))
        return rows


def _committed(wal: bytes) -> bytes:
    """The beginning of a write-ahead log up to the last frame that ends a transaction."""
    if len(wal) < 32:
        return b""
    (page,) = struct.unpack_from(">I", wal, 8)
    salts, frame, end = wal[16:24], 24 + page, 0
    for at in range(32, len(wal) - frame + 1, frame):
        if wal[at + 8 : at + 16] != salts:
            break
        if wal[at + 4 : at + 8] != bytes(4):
            end = at + frame
    return wal[:end]


def rows_of(path: Path) -> dict[str, object]:
    with closing(sqlite3.connect(path)) as db:
        tables = [
            name
            for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'")
        ]
        rows: dict[str, object] = {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608
        rows.pop("sync_own_key", None)  # a copy begins a new life when it is opened, whatever comes then
        rows["chains"] = db.execute("SELECT author, max(seq) FROM sync_txn GROUP BY author").fetchall()
        return rows


def names(state: State) -> dict[str, object]:
    """What must be there when all was done: names of files differ by the time, contents by what is random."""
    rows = {name: sorted(content) for name, content in state.items() if isinstance(content, dict)}
    return {"files": len(state), "steps": [len(one) for one in rows.values()]}


def differing(one: State, other: State) -> list[str]:
    told = []
    for name in sorted(one.keys() | other.keys()):
        a, b = one.get(name), other.get(name)
        if isinstance(a, dict) and isinstance(b, dict):
            told += [f"{name}: {key} {a.get(key)} -> {b.get(key)}" for key in a if a.get(key) != b.get(key)]
        elif a != b:
            told.append(name)
    return told
