"""Safe copies of an office file, and putting one back.

A copy is made under another name, read through and compared before it gets its own; so a backup is whole or absent.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from exchange_admin.domain.dates import utc_moment
from exchange_admin.domain.failpoints import pass_by
from exchange_admin.domain.own_places import begin_own_file, give_rights_of, make_own_folder
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.store.binding import Connection, Error, connect, gather, is_full, writing_elsewhere
from exchange_admin.store.locking import OfficeLock, sole_maker
from exchange_admin.store.opening import Format, refuse_damaged, refuse_stranger, resolved
from exchange_admin.store.parts import FileParts, Part
from exchange_admin.store.side_files import leave_orphans, move_sides, remove_with_sides

FOLDER = "backups"
"""Beside the office file."""
_DUE_AFTER = timedelta(hours=24)


class Reason(StrEnum):
    """Why a copy was made; part of its name."""

    DAILY = "daily"
    ASKED = "asked"
    IMPORT = "import"
    MIGRATION = "migration"
    RESTORE = "restore"


_KEPT_BEFORE = 10
"""Latest copies before an import, a migration or a restore."""
_KEPT_DAYS, _KEPT_WEEKS, _KEPT_MONTHS = 7, 4, 12
_DAMAGE = {f"office_file.{what}" for what in ("damaged", "not_an_office_file", "changed_thing")}
_NAME = re.compile(r"(?P<stem>.+)-(?P<when>\d{8}T\d{6}Z)-(?P<reason>[a-z]+)(-(?P<number>\d+))?\.exchange$")
_UNFINISHED = ".part"


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup that is there: when it was made (UTC), why, and its size in bytes; `number` tells apart those of one
    second."""

    path: Path
    when: datetime
    reason: Reason
    size: int
    number: int = 1


class Backups(Part):
    """The safety copies of one open office file."""

    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self._path, self._now = file.path, file.origin.now

    def make(self, folder: Path | None = None, reason: Reason = Reason.ASKED, when: datetime | None = None) -> Path:
        """A checked copy in `folder`, else in `backups` beside the file; its name says `when`, else this moment. Raises
        RuleBroken (`backup.not_written`)."""
        folder = folder or self._path.parent / FOLDER
        made = _made(self._db, self._path, folder, when or self._now(), reason)
        rotate(self._path, folder)
        return made

    def make_daily(self, second: Path | None = None) -> tuple[Path, list[Problem]]:
        """The daily copy, and another in `second`; what goes wrong with the second one is told, not raised."""
        made = self.make(reason=Reason.DAILY)
        if second is None:
            return made, []
        try:
            self.make(second, Reason.DAILY)
        except RuleBroken as broken:
            return made, list(broken.problems)
        return made, []

    def there(self) -> list[Copy]:
        """Those beside the file, the newest first."""
        return copies(self._path)

    def last(self) -> datetime | None:
        there = self.there()
        return there[0].when if there else None

    def are_due(self, now: datetime) -> bool:
        """Whether the last copy is older than a day."""
        last = self.last()
        return last is None or now - last >= _DUE_AFTER


def _made(connection: Connection, source: Path, folder: Path, when: datetime, reason: Reason) -> Path:
    """A checked copy of the open file in `folder`. Raises RuleBroken with `backup.not_written`, leaving nothing."""
    name = f"{source.stem}-{when.astimezone(UTC):%Y%m%dT%H%M%SZ}-{reason}"
    try:
        make_own_folder(folder)
        _drop_leftovers(folder, source.stem)
        with _free_place(folder, name) as target:
            _copy(connection, target)
    except (OSError, Error, RuleBroken) as broken:
        code = "file.disk_full" if is_full(broken) else "backup.not_written"
        raise RuleBroken(Problem(code, facts={"path": str(folder / f"{name}.exchange")})) from broken
    return target


def _copy(connection: Connection, target: Path) -> None:
    unfinished = _unfinished(target)
    try:
        with writing_elsewhere(connection):
            begin_own_file(unfinished)
            connection.execute("VACUUM INTO ?", (str(unfinished),))
        pass_by("backup.copied")
        _mark(unfinished)
        _compare(connection, unfinished)
        _sync(unfinished)
        pass_by("backup.before_rename")
        os.replace(unfinished, target)
        pass_by("backup.renamed")
        _sync(target.parent)
    finally:
        remove_with_sides(unfinished)


def restore_backup(backup: Path, path: Path) -> Path | None:
    """Puts a backup in the place of `path`; what stood there is set aside and its new path returned.

    The backup stays. Raises RuleBroken with `backup.missing`, `backup.itself`, `backup.damaged`, a `file.` or
    `office_file.` problem; then nothing was changed. The restored file begins a new life at its first
    opening (`identity`).
    """
    backup, path = resolved(backup), resolved(path)
    if not backup.is_file():
        raise RuleBroken(Problem("backup.missing", facts={"path": str(backup)}))
    if backup == path:
        raise RuleBroken(Problem("backup.itself", facts={"path": str(backup)}))
    _refuse_bad_backup(backup)
    lock = OfficeLock(path, "")
    unfinished, ready, aside = path.with_name(path.name + _UNFINISHED), _ready(path), _aside(path)
    try:
        _copy_out(backup, unfinished)
        give_rights_of(path, unfinished)
        pass_by("restore.copied")
        os.replace(unfinished, ready)
        pass_by("restore.ready")
        _set_aside(path, aside)
        pass_by("restore.set_aside")
        os.replace(ready, path)
        pass_by("restore.renamed")
        _sync(path.parent)
    except (OSError, Error) as broken:
        _put_back(path, aside)
        code = "file.disk_full" if is_full(broken) else "file.not_written"
        raise RuleBroken(Problem(code, facts={"path": str(path)})) from broken
    finally:
        remove_with_sides(unfinished)
        remove_with_sides(ready)
        lock.release()
    return aside


def finish_restore(path: Path, who: str = "") -> None:
    """Ends a restore that was interrupted when the old file had been set aside and the new one had no name yet.

    Side files of the old one follow it: they must never be read together with the new one. Raises RuleBroken with
    `office_file.in_use` when the restore is still going on.
    """
    ready = _ready(path)
    if path.exists() or not ready.exists():
        return
    lock = OfficeLock(path, who)
    try:
        asides = sorted(path.parent.glob(f"{path.stem}-before-restore-*.exchange"), key=lambda one: one.stat().st_ctime)
        if asides:
            move_sides(path, asides[-1])
        os.replace(ready, path)
        _sync(path.parent)
    finally:
        lock.release()


def clear_unfinished(path: Path) -> None:
    """What a restore, or the making of this file, left when it was killed; for whoever holds the lock of the file."""
    for unfinished in (path.with_name(path.name + _UNFINISHED), _ready(path)):
        remove_with_sides(unfinished)


def copies(source: Path, folder: Path | None = None) -> list[Copy]:
    """The backups of a file, the newest first."""
    found: list[Copy] = []
    with contextlib.suppress(OSError):
        there = (_described(path, source.stem) for path in (folder or source.parent / FOLDER).iterdir())
        found.extend(copy for copy in there if copy is not None)
    return sorted(found, key=lambda copy: (copy.when, copy.number), reverse=True)


def rotate(source: Path, folder: Path) -> None:
    """Removes what is no longer needed: ten before imports and the like, seven days, four weeks, twelve months stay."""
    there = copies(source, folder)
    special = {Reason.IMPORT, Reason.MIGRATION, Reason.RESTORE}
    before = [copy for copy in there if copy.reason in special]
    periodic = [copy for copy in there if copy.reason is Reason.DAILY]
    kept = {copy.path for copy in (*before[:_KEPT_BEFORE], *_periodic(periodic))}
    for copy in (*before, *periodic):
        if copy.path not in kept:
            remove_with_sides(copy.path)


def _periodic(there: Sequence[Copy]) -> Iterator[Copy]:
    """The newest copy of each of the latest days, weeks and months."""
    spans = ((_KEPT_DAYS, "%Y-%m-%d"), (_KEPT_WEEKS, "%G-W%V"), (_KEPT_MONTHS, "%Y-%m"))
    for count, span in spans:
        newest: dict[str, Copy] = {}
        for copy in there:
            newest.setdefault(copy.when.strftime(span), copy)
        yield from list(newest.values())[:count]


@contextmanager
def _free_place(folder: Path, name: str) -> Iterator[Path]:
    """A path that nobody has and nobody else is making: a window and a command may copy in the same second."""
    for end in ("", *(f"-{n}" for n in range(2, 1000))):
        target = folder / f"{name}{end}.exchange"
        with sole_maker(_unfinished(target)) as is_alone:
            if is_alone and not target.exists():
                yield target
                return
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder / name))


def _unfinished(target: Path) -> Path:
    return target.with_name(target.name + _UNFINISHED)


def _described(path: Path, stem: str) -> Copy | None:
    match = _NAME.match(path.name)
    if match is None or match["stem"] != stem or match["reason"] not in set(Reason):
        return None
    when = utc_moment(match["when"])
    size = path.stat().st_size
    return Copy(path, when, Reason(match["reason"]), size, int(match["number"] or 1)) if size else None


def _drop_leftovers(folder: Path, stem: str) -> None:
    """Removes what an interrupted copy left: unfinished files that nobody is at, and empty ones (`sync.md` 8.3)."""
    for path in {found.with_name(found.name.removesuffix("-lock")) for found in folder.glob("*.exchange*")}:
        ours = _NAME.match(path.name.removesuffix(_UNFINISHED))
        if ours is None or ours["stem"] != stem:
            continue
        with contextlib.suppress(OSError):
            if path.name.endswith(_UNFINISHED):
                with sole_maker(path) as is_alone:
                    if is_alone:
                        remove_with_sides(path)
            elif path.stat().st_size == 0:
                remove_with_sides(path)


def _mark(copy: Path) -> None:
    """Says inside the copy that it is one, so that it never goes on with the step numbers of its original, and takes
    the key out by which the original signs its steps."""
    connection = connect(copy, writing=True)
    try:
        connection.execute("UPDATE sync_self SET is_backup = 1")
        if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'sync_own_key'").fetchone():
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("DELETE FROM sync_own_key")
        gather(connection)
        connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()


def _compare(connection: Connection, copy: Path) -> None:
    """Reads the copy through and counts its steps. A step written meanwhile may be in the source only."""
    other = connect(copy, writing=False, immutable=True)
    try:
        whole = other.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        ours, theirs = (
            dict(one.execute("SELECT author, max(seq) FROM sync_txn GROUP BY author").fetchall())
            for one in (connection, other)
        )
        tables = [{name for (name,) in one.execute("SELECT name FROM sqlite_schema")} for one in (connection, other)]
    finally:
        other.close()
    if not whole or tables[0] != tables[1] or any(ours.get(author, 0) < seq for author, seq in theirs.items()):
        raise RuleBroken(Problem("backup.not_written", facts={"path": str(copy)}))


def _refuse_bad_backup(backup: Path) -> None:
    try:
        refuse_stranger(backup, Format())
        refuse_damaged(backup, Format(), whole=True)
    except RuleBroken as refused:
        if refused.problem.code in _DAMAGE:
            raise RuleBroken(Problem("backup.damaged", facts={"path": str(backup)})) from refused
        raise


def _copy_out(backup: Path, target: Path) -> None:
    """Copies through SQLite, so that a backup that somebody opened by hand is whole too."""
    remove_with_sides(target)
    connection = connect(backup, writing=False, tidying=os.access(backup, os.W_OK))
    try:
        with writing_elsewhere(connection):
            begin_own_file(target)
            connection.execute("VACUUM INTO ?", (str(target),))
    finally:
        connection.close()
    _mark(target)
    _sync(target)


def _aside(path: Path) -> Path | None:
    """The name that the present file gets, after its last change."""
    if not path.exists():
        return None
    stamp = datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%Y%m%dT%H%M%SZ")
    names = (f"{path.stem}-before-restore-{stamp}{end}.exchange" for end in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(there for name in names if not (there := path.with_name(name)).exists())


def _set_aside(path: Path, aside: Path | None) -> None:
    """Renames the present file with its side files, or the sides of one that is gone; a damaged file is kept too."""
    if aside is None:
        leave_orphans(path)
    else:
        _take_in_sides(path)
        os.replace(path, aside)
        move_sides(path, aside)


def _put_back(path: Path, aside: Path | None) -> None:
    if aside is not None and aside.exists() and not path.exists():
        with contextlib.suppress(OSError):
            move_sides(aside, path)
            os.replace(aside, path)


def _take_in_sides(path: Path) -> None:
    """Brings the last steps from the side files into a file that is not damaged: then there is one file to rename."""
    with contextlib.suppress(Error), contextlib.closing(connect(path, writing=True)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _ready(path: Path) -> Path:
    """The restored file, whole and on the disk, until it takes the place of the old one."""
    return path.with_name(path.name + ".restored")


def _sync(path: Path) -> None:
    """Forces a file, or on POSIX the entries of a folder, onto the disk."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
