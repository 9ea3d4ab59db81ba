"""A new office file, made whole or not at all: it gets its name only when everything is in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from exchange_admin.domain.failpoints import pass_by
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.store.binding import Connection, connect, create, gather, trust
from exchange_admin.store.locking import OfficeLock
from exchange_admin.store.opening import Format, damage_named, refuse_place
from exchange_admin.store.places import Surroundings
from exchange_admin.store.side_files import leave_orphans, remove_with_sides

Fill = Callable[[Connection, Path], None]


def made_whole(
    path: Path, format: Format, who: str, surroundings: Surroundings | None, fill: Fill
) -> tuple[Connection, OfficeLock]:
    """The file of this name, filled by `fill` while it had another one, opened for writing and locked.

    Raises RuleBroken with `office_file.exists`, `.network`, `.synced_folder`, `.no_permission` or `.disk_full`.
    """
    refuse_new(path, surroundings)
    lock = OfficeLock(path, who)
    try:
        with damage_named(path):
            return _made(path, format, fill), lock
    except BaseException:
        lock.release()
        raise


def _made(path: Path, format: Format, fill: Fill) -> Connection:
    unfinished = path.with_name(path.name + ".part")
    try:
        remove_with_sides(unfinished)
        connection = create(unfinished, format.image)
        try:
            pass_by("create.tables_made")
            fill(connection, unfinished)
            gather(connection)
        finally:
            connection.close()
        _refuse_taken(path)
        pass_by("create.before_rename")
        leave_orphans(path)
        unfinished.replace(path)
        pass_by("create.renamed")
        return trust(connect(path, writing=True))
    finally:
        remove_with_sides(unfinished)


def refuse_new(path: Path, surroundings: Surroundings | None = None) -> None:
    """Raises RuleBroken where no office file of this name can be made: there is a file, no folder, or one in which no
    office file may lie."""
    _refuse_taken(path)
    if not path.absolute().parent.is_dir():
        raise RuleBroken(Problem("office_file.no_folder", facts={"path": str(path.absolute().parent)}))
    refuse_place(path, surroundings or Surroundings())


def _refuse_taken(path: Path) -> None:
    if path.exists():
        raise RuleBroken(Problem("office_file.exists", facts={"path": str(path)}))
