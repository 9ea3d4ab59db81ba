"""The one module that knows which SQLite library is in use. It opens every connection and names the exceptions.

Two SQLite libraries on one file cancel each other's locks (`docs/decisions/0002`, `sync.md` 8.4), so nothing else may
import `sqlite3`. Encryption at rest comes in by exchanging this module.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from sqlite3 import Connection, Cursor, DatabaseError, Error, IntegrityError, OperationalError
from typing import Any
from urllib.parse import quote

from exchange_admin.domain.own_places import begin_own_file
from exchange_admin.domain.rules.listings import folded, parts_in
from exchange_admin.names import fold

SQLITE_VERSION = sqlite3.sqlite_version
OLDEST_SQLITE = (3, 43, 0)
"""The first version whose contentless search tables can forget a row."""

APPLICATION_ID = 0x45584348  # "EXCH"; offset 68 of the file header
HEADER = b"SQLite format 3\0"

_WRITER = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA wal_autocheckpoint = 1000",
)
_BEGINNING = ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF")
"""While a new file gets its tables: they go past the side file, who dies leaves a file without a name, and `gather`
puts all of it on the disk."""
_EVERY = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA mmap_size = 0",
)
FOLDED = "folded"
"""A function of SQL: the comparable form of a text, as `fold` makes it."""
KEYWORDS = "keywords"
"""A function of SQL: the keywords of a text as they are compared, with `;` before, between and behind them."""
CHUNK = 500
"""Values that one statement takes."""
LARGEST_VALUE = 64 << 20
"""Bytes of one value of a row: as much as a step may take in a package (`packages/limits.py`)."""
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LARGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 256 << 10,
    sqlite3.SQLITE_LIMIT_COLUMN: 400,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 200,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 250_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 3,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 10_000,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
"""What one statement may ask for: far above our own, far below what ties up a PC (decision 25)."""
_SWITCHES = {
    "SQLITE_DBCONFIG_DEFENSIVE": True,
    "SQLITE_DBCONFIG_TRUSTED_SCHEMA": False,
    "SQLITE_DBCONFIG_ENABLE_TRIGGER": False,
    "SQLITE_DBCONFIG_ENABLE_VIEW": False,
    "SQLITE_DBCONFIG_DQS_DDL": False,
    "SQLITE_DBCONFIG_DQS_DML": False,
}
"""Where Python can turn them (3.12 and later)."""
_EVERY_STEPS = 1_000_000
_LOOKS_UP = 5_000
"""Instructions of SQLite's machine between two looks up from its work; some ten rows, far below a millisecond."""
_STEPS, _STEPS_PER_BYTE = 50_000_000, 32
"""Steps of SQLite's machine that a file may cost before its tables are known to be ours."""
_CACHE = {True: -32_000, False: -4_000}
"""Kilobytes of pages kept, by whether the connection writes: reading ones are many, short and sequential."""


def connect(
    path: Path,
    *,
    writing: bool,
    tidying: bool = False,
    watching: bool = False,
    immutable: bool = False,
    wait_ms: int = 5000,
) -> Connection:
    """A connection for the calling thread; a missing file is an error. Until somebody has looked at its tables and
    says `trust`, it gives up (`is_damage`) on a file that keeps it busy without end.

    Without `writing` no statement can change anything; `tidying` lets such a connection empty and remove the side files
    when it is the last to close. `watching` leaves the side files of a program that writes as they are. `immutable`
    reads a file that nobody can be writing, and leaves no side files.
    """
    mode = "rw" if writing or tidying else "ro"
    more = "&immutable=1" if immutable else "&readonly_shm=1" if watching else ""
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?mode={mode}{more}",
        uri=True,
        isolation_level=None,
        cached_statements=512,
    )
    try:
        _bound(connection, path.stat().st_size if path.exists() else 0)
        _set_up(connection, writing=writing, wait_ms=wait_ms)
    except BaseException:
        connection.close()
        raise
    return connection


def trust(connection: Connection) -> Connection:
    """Lets statements take as long as they need: the tables are those that our migrations make."""
    connection.set_progress_handler(None, 0)
    return connection


def _bound(connection: Connection, size: int) -> None:
    left = (_STEPS + _STEPS_PER_BYTE * size) // _EVERY_STEPS

    def looks_up() -> int:
        nonlocal left
        left -= 1
        return int(left < 0)

    connection.set_progress_handler(looks_up, _EVERY_STEPS)


def create(path: Path, image: bytes) -> Connection:
    """A connection to a new office file that begins as the database `image`; the caller has made sure that nothing
    stands at `path`, and is going to `gather` what it writes."""
    with suppress(OSError):  # SQLite says why nothing can be made there
        begin_own_file(path)  # its side files get the same rights
    connection = sqlite3.connect(str(path), isolation_level=None, cached_statements=512)
    try:
        for pragma in _BEGINNING:
            connection.execute(pragma)
        copy_into(connection, image)
        _set_up(connection, writing=True, wait_ms=5000)
    except BaseException:
        connection.close()
        raise
    return connection


def in_memory() -> Connection:
    """A connection to a new, empty database that ends with it."""
    connection = sqlite3.connect(":memory:", isolation_level=None, cached_statements=512)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _set_up(connection, writing=True, wait_ms=0)
    return connection


def rows_among(connection: Connection, sql: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of a statement for any number of values: `(...)` in it takes some hundred of them at a time."""
    for start in range(0, len(values), CHUNK):
        part = list(values[start : start + CHUNK])
        yield from connection.execute(sql.replace("(...)", f"({','.join('?' * len(part))})", 1), part)


def copy_into(connection: Connection, image: bytes) -> None:
    """Fills an empty database with the bytes of another one, `Connection.serialize` of it; in a file as one write."""
    with closing(sqlite3.connect(":memory:")) as source:
        source.deserialize(image)
        source.backup(connection)


def gather(connection: Connection) -> None:
    """Brings everything from the side file into the file itself, which may then get another name. Raises Error where
    that fails, as on a full disk: closing would pass it over, and the file without its side file be broken."""
    if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        raise OperationalError("the side file is in use")


@contextmanager
def writing_elsewhere(connection: Connection) -> Iterator[None]:
    """Lets a reading connection write into another file: a copy, or an attached schema. Never into its own."""
    was_reading = connection.execute("PRAGMA query_only").fetchone()[0]
    connection.execute("PRAGMA query_only = OFF")
    try:
        yield
    finally:
        if was_reading:
            connection.execute("PRAGMA query_only = ON")


@contextmanager
def cancellable(connection: Connection, step: Callable[[], object]) -> Iterator[None]:
    """Calls `step` while statements run; what it raises ends the transaction under way and comes out of the block."""
    raised: list[Exception] = []

    def looks_up() -> int:
        if not raised:  # else this is the rollback, which must run to its end
            try:
                step()
            except Exception as stop:  # a callback of SQLite cannot let it through
                raised.append(stop)
                return 1
        return 0

    connection.set_progress_handler(looks_up, _LOOKS_UP)
    try:
        yield
    except Exception as broken:
        if raised:
            raise raised[0] from broken
        raise
    finally:
        connection.set_progress_handler(None, _LOOKS_UP)


def is_at_risk(version: str = SQLITE_VERSION) -> bool:
    """Whether this SQLite has the WAL-reset race (3.7.0–3.51.2 without the backports 3.44.6 and 3.50.7).

    One writer connection keeps away from it, so it is told in `info` and refused nowhere (rulings 12).
    """
    number = tuple(int(part) for part in version.split("."))
    mended = (3, 44, 6) <= number < (3, 45) or (3, 50, 7) <= number < (3, 51) or number >= (3, 51, 3)
    return number >= (3, 7) and not mended


def is_full(error: BaseException) -> bool:
    """Whether the disk or a quota is full: SQLite names the first FULL and the others input-output errors."""
    if isinstance(error, OSError):
        return error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    return getattr(error, "sqlite_errorname", "") in {"SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE"}


def is_busy(error: BaseException) -> bool:
    """Whether another connection held the file for longer than the wait."""
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def is_read_only(error: BaseException) -> bool:
    return getattr(error, "sqlite_errorname", "").startswith("SQLITE_READONLY")


def is_too_big(error: BaseException) -> bool:
    """Whether a value is longer than `LARGEST_VALUE`."""
    return getattr(error, "sqlite_errorname", "") == "SQLITE_TOOBIG"


def is_no_permission(error: BaseException) -> bool:
    """Whether the system refuses the file, or what SQLite wants to make beside it."""
    refused = ("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH", "SQLITE_READONLY", "SQLITE_IOERR")
    return getattr(error, "sqlite_errorname", "").startswith(refused)


def is_damage(error: BaseException) -> bool:
    """Whether SQLite found the file itself broken, busy without end, or text in it that is no UTF-8 (that error has no
    name)."""
    name = getattr(error, "sqlite_errorname", "")
    broken = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_INTERRUPT", "SQLITE_TOOBIG")
    return name.startswith(broken) or str(error).startswith("Could not decode to UTF-8")


def _set_up(connection: Connection, *, writing: bool, wait_ms: int) -> None:
    _limit(connection)
    connection.create_function(FOLDED, 1, _folded, deterministic=True)
    connection.create_function(KEYWORDS, 1, _keywords, deterministic=True)
    connection.execute(f"PRAGMA busy_timeout = {wait_ms}")
    for pragma in _EVERY:
        connection.execute(pragma)
    connection.execute(f"PRAGMA cache_size = {_CACHE[writing]}")
    for pragma in _WRITER if writing else ("PRAGMA query_only = ON",):
        connection.execute(pragma)


def _folded(text: object) -> str | None:
    return fold(str(text)) or None if text is not None else None


def _keywords(text: object) -> str | None:
    return f";{';'.join(map(folded, parts_in(str(text))))};" if text is not None else None


def _limit(connection: Connection) -> None:
    for limit, most in _LIMITS.items():
        connection.setlimit(limit, most)
    if turn := getattr(connection, "setconfig", None):
        for name, is_on in _SWITCHES.items():
            turn(getattr(sqlite3, name), is_on)


__all__ = ["Connection", "Cursor", "DatabaseError", "Error", "IntegrityError", "OperationalError"]
"""What others take from here and not from `sqlite3`, beside what is defined here."""
