"""Before a file is used: is it an office file, ours to read, whole, and in a good place? Refusing changes nothing."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from exchange_admin.domain.failpoints import pass_by
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.store import migrations
from exchange_admin.store.binding import (
    APPLICATION_ID,
    HEADER,
    LARGEST_VALUE,
    Connection,
    DatabaseError,
    Error,
    connect,
    copy_into,
    in_memory,
    is_busy,
    is_damage,
    is_full,
    is_no_permission,
)
from exchange_admin.store.identity import refuse_strange_self
from exchange_admin.store.locking import is_held
from exchange_admin.store.migrations import Migration
from exchange_admin.store.places import Surroundings
from exchange_admin.store.schema import (
    SET_OF_STEPS,
    STEPS_DONE,
    Difference,
    Fault,
    Schema,
    differences,
    digest,
    has_table,
    schema_of,
    steps_done,
)

READ_THROUGH = 32 << 20
"""Files of so many bytes are read through before they are written to, larger ones by the check after the start."""
_SMALLEST_PAGE = 512
_HEADER_BYTES = 100


@dataclass(frozen=True)
class Format:
    """The newest tables this program knows and the way to them. What goes that way is loaded when it is needed: a file
    with the newest tables opens sooner."""

    number: int = migrations.FORMAT
    steps: tuple[Migration, ...] = migrations.MIGRATIONS
    digest: str = migrations.SCHEMA

    @property
    def names(self) -> list[str]:
        """The steps in order."""
        return [step.name for step in self.steps]

    def pending(self, connection: Connection) -> bool:
        number = connection.execute("PRAGMA user_version").fetchone()[0]
        return number < self.number or not self._is_done(connection)

    def _is_done(self, connection: Connection) -> bool:
        return steps_done(connection).issuperset(self.names)

    def differences(self, connection: Connection) -> list[Difference]:
        """How the tables of a file differ from those that the steps made which it has seen.

        Raises RuleBroken with `office_file.newer_tables` when it has seen steps that this program does not know.
        """
        found = schema_of(connection)
        if digest(found) == self.digest and self._is_done(connection):
            return []
        return differences(found, self.schema(self._done(connection, found)))

    def schema(self, count: int | None = None) -> Schema:
        """What the first `count` steps make, or all."""
        return _schema(self, count)

    def _done(self, connection: Connection, found: Schema) -> int | None:
        if ("view", STEPS_DONE) in found or not has_table(connection, STEPS_DONE):
            return None
        ours, done = self.names, steps_done(connection)
        if done.difference(ours):
            path = connection.execute("PRAGMA database_list").fetchone()[2]
            raise RuleBroken(Problem("office_file.newer_tables", facts={"path": path}))
        return next((n for n, name in enumerate(ours) if name not in done), len(ours))

    @property
    def image(self) -> bytes:
        """A new, empty database with all tables: as the steps make them, which happens once in a program."""
        return _image(self)

    def begin(self, connection: Connection) -> None:
        """All tables in a new, empty database."""
        copy_into(connection, self.image)

    def migrate(self, connection: Connection) -> None:
        """Every pending step in its own transaction, foreign keys off. Raises RuleBroken when a reference is lost."""
        connection.execute("PRAGMA foreign_keys = OFF")
        _migrate(connection, self.steps)
        pass_by("migration.steps_done")
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            path = connection.execute("PRAGMA database_list").fetchone()[2]
            raise RuleBroken(Problem("office_file.damaged", facts={"path": path}))
        connection.execute(f"PRAGMA user_version = {self.number}")
        connection.execute("PRAGMA foreign_keys = ON")


def _migrate(connection: Connection, steps: Iterable[Migration], *, stop_before: str | None = None) -> None:
    """Every step that was not done yet, each in its own transaction; plugins of others stay outside. Only who makes a
    file or opens an older one loads the library."""
    from sqlite_utils import Database, Migrations

    wanted = Migrations(SET_OF_STEPS)
    for step in steps:
        wanted(name=step.name)(step.run)
    database = Database(connection, recursive_triggers=False, execute_plugins=False)
    wanted.apply(database, stop_before=stop_before)


@cache
def _image(format: Format) -> bytes:
    """An empty database of this format."""
    with contextlib.closing(in_memory()) as connection:
        format.migrate(connection)
        return connection.serialize()


@cache
def _schema(format: Format, count: int | None) -> Schema:
    with contextlib.closing(in_memory()) as connection:
        stop = None if count is None else next(iter(format.names[count:]), None)
        _migrate(connection, format.steps, stop_before=stop)
        return schema_of(connection)


def refuse_foreign_tables(connection: Connection, path: Path, format: Format, *, writing: bool) -> list[Difference]:
    """Raises RuleBroken naming what is foreign, changed or missing among the tables; for reading only what is in the
    way. Answers with the rest: search tables that are gone stop nobody."""
    found = format.differences(connection)
    stopping = [one for one in found if one.is_in_the_way or (writing and one.fault is not Fault.LOST_SEARCH)]
    if stopping:
        raise RuleBroken(stopping[0].problem(str(path)))
    return found


def resolved(path: Path) -> Path:
    """The file itself, behind links: locks and side files stand beside that one."""
    try:
        return path.expanduser().resolve()
    except (OSError, RuntimeError) as broken:
        raise RuleBroken(Problem("office_file.missing", facts={"path": str(path)})) from broken


def refuse_place(path: Path, surroundings: Surroundings) -> None:
    """Raises RuleBroken with `office_file.network` or `office_file.synced_folder`."""
    if surroundings.is_network(path):
        raise RuleBroken(Problem("office_file.network", facts={"path": str(path)}))
    if product := surroundings.sync_program(path):
        raise RuleBroken(Problem("office_file.synced_folder", facts={"path": str(path), "product": product}))


def refuse_stranger(path: Path, format: Format) -> None:
    """Looks at the first bytes only. Raises RuleBroken when this is no office file, or a newer program's."""
    header = _header(path)
    facts: dict[str, object] = {"path": str(path)}
    if len(header) < _HEADER_BYTES or not header.startswith(HEADER):
        raise RuleBroken(Problem("office_file.not_an_office_file", facts=facts))
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise RuleBroken(Problem("office_file.not_an_office_file", facts=facts))
    theirs = int.from_bytes(header[60:64])
    if theirs > format.number:
        raise RuleBroken(Problem("office_file.newer_version", facts={**facts, "theirs": theirs, "ours": format.number}))


def _header(path: Path) -> bytes:
    facts = {"path": str(path)}
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a folder; a pipe would be waited for
            raise RuleBroken(Problem("office_file.not_an_office_file", facts=facts))
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES)
    except FileNotFoundError:
        raise RuleBroken(Problem("office_file.missing", facts=facts)) from None
    except OSError as broken:
        raise RuleBroken(Problem("office_file.no_permission", facts=facts)) from broken


def refuse_damaged(path: Path, format: Format, *, whole: bool = False) -> list[Difference]:
    """Looks at the tables and who the file says it is, and reads it through, a large one only with `whole`. Answers and
    raises RuleBroken as `refuse_foreign_tables`, also with `office_file.damaged` and `.strange_self`."""
    with damage_named(path), contextlib.closing(_connect_looking(path)) as connection:
        lost = refuse_foreign_tables(connection, path, format, writing=True)
        pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        whole = whole or path.stat().st_size <= READ_THROUGH
        faults = connection.execute("PRAGMA quick_check(1)").fetchone()[0] if whole else "ok"
        if faults != "ok" or is_cut(path, pages * size):
            raise RuleBroken(Problem("office_file.damaged", facts={"path": str(path)}))
        if has_huge_step(connection):
            raise RuleBroken(Problem("office_file.damaged", facts={"path": str(path)}))
        refuse_strange_self(connection, path)
        return lost


def is_cut(path: Path, size: int) -> bool:
    """Whether a file is shorter than it says, or ends within a page: then SQLite may go by those that are whole.
    What it lacks may stand in a side file."""
    there = path.stat().st_size
    return (there < size or there % _SMALLEST_PAGE != 0) and not _has_more_beside(path)


def has_huge_step(connection: Connection) -> bool:
    """Whether a step is longer than a connection lets anything be."""
    huge = connection.execute("SELECT 1 FROM sync_txn WHERE octet_length(body) > ? LIMIT 1", (LARGEST_VALUE,))
    return huge.fetchone() is not None


def connect_reading(path: Path) -> Connection:
    """For reading only; also from a folder or medium where nothing can be written.

    Where writing is allowed and nobody writes, the connection may tidy up the side files when it closes, so that none
    is left behind. While somebody writes it does not touch them: SQLite tells by POSIX locks whether others are there,
    and those a program loses as soon as anything in it closes the file, such as a dialog that looks into the folder.
    SQLite would then take the reader for the first or the last one, begin the index of the steps anew under the hands
    of the writer, which crashes, and remove the side file with steps that are nowhere else.
    """
    if is_held(path) and path.with_name(f"{path.name}-shm").exists():
        return connect(path, writing=False, watching=True)
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return connect(path, writing=False, tidying=True)
    return connect(path, writing=False, immutable=not _is_in_use(path))


def _connect_looking(path: Path) -> Connection:
    """A connection that changes nothing, not even beside the file, unless somebody has it open."""
    return connect(path, writing=False, immutable=not _is_in_use(path))


@contextlib.contextmanager
def damage_named(path: Path) -> Iterator[None]:
    """Turns what SQLite says about a broken or occupied file into a problem."""
    facts = {"path": str(path)}
    try:
        yield
    except UnicodeDecodeError as broken:  # SQLite quotes the broken file in what it says
        raise RuleBroken(Problem("office_file.damaged", facts=facts)) from broken
    except Error as broken:
        if is_busy(broken):
            raise RuleBroken(Problem("office_file.in_use", facts={"who": "", "host": ""})) from broken
        if is_full(broken):
            raise RuleBroken(Problem("office_file.disk_full", facts=facts)) from broken
        if isinstance(broken, DatabaseError):
            refused = is_no_permission(broken) and not is_damage(broken)
            code = "office_file.no_permission" if refused else "office_file.damaged"
            if "no such table: search_" in str(broken):
                code = "office_file.lost_search"
            raise RuleBroken(Problem(code, facts=facts)) from broken
        raise


@contextlib.contextmanager
def no_room_named(path: Path) -> Iterator[None]:
    """Of a disk that is full at the opening: there is no last change that could be lost."""
    try:
        yield
    except RuleBroken as refused:
        if refused.problem.code != "office_file.disk_full":
            raise
        raise RuleBroken(Problem("office_file.no_room", facts={"path": str(path)})) from refused


def _is_in_use(path: Path) -> bool:
    """Whether steps may stand in a side file, left by a crash or belonging to a program that has the file open."""
    return any(path.with_name(path.name + end).exists() for end in ("-wal", "-shm"))


def _has_more_beside(path: Path) -> bool:
    """Whether steps stand in a side file: whoever only reads makes an empty one."""
    beside = path.with_name(path.name + "-wal")
    return beside.exists() and beside.stat().st_size > 0
