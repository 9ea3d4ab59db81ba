"""Bringing the tables of a file up, by sqlite-utils. Only who makes a file or opens an older one loads it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database, Migrations

from exchange_admin.store.binding import Connection
from exchange_admin.store.migrations import Migration
from exchange_admin.store.schema import SET_OF_STEPS


def migrate(connection: Connection, steps: Iterable[Migration], *, stop_before: str | None = None) -> None:
    """Every step that was not done yet, each in its own transaction; plugins of others stay outside."""
    wanted = Migrations(SET_OF_STEPS)
    for step in steps:
        wanted(name=step.name)(step.run)
    database = Database(connection, recursive_triggers=False, execute_plugins=False)
    wanted.apply(database, stop_before=stop_before)
