"""Lines that stand in no journal: forks, what came too early, own steps that others have kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from exchange_admin.merge.transactions import TxnLine, read_body
from exchange_admin.store.binding import Connection

Key = tuple[str, str]
_TABLES = {"sync_quarantine": ("author", "seq", "hash"), "sync_returned": ("author", "seq", "hash", "peer")}
"""Every table that keeps lines, with its key."""


FORK, EARLY = "fork", "early"
"""Why a line is kept apart: another transaction has its number, or what it adds stands on something missing."""


class SetAside:
    """Opens no transaction of its own."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def records(self) -> set[Key]:
        """The records (kind, id) of which values stand in the lines."""
        found = set[Key]()
        for table in _TABLES:
            for (text,) in self._db.execute(f"SELECT line FROM {table} WHERE line != ''").fetchall():
                found.update(_told_of(TxnLine.read(text)))
        return found

    def forks(self) -> dict[str, int]:
        """The authors who have written two transactions under one number: the first such number of each."""
        rows = self._db.execute("SELECT author, min(seq) FROM sync_quarantine WHERE why = ? GROUP BY author", (FORK,))
        return dict(rows.fetchall())

    def erase(self, records: Collection[Key]) -> None:
        """Takes the values of entries about the records out; the rest of each line stays."""
        for table, key in _TABLES.items():
            where = " AND ".join(f"{name} = ?" for name in key)
            rows = self._db.execute(f"SELECT line, {', '.join(key)} FROM {table} WHERE line != ''").fetchall()
            for text, *row in rows:
                line = TxnLine.read(text)
                if (rest := without(line, records)) != line:
                    self._db.execute(f"UPDATE {table} SET line = ? WHERE {where}", (rest.text(), *row))


def without(line: TxnLine, records: Collection[Key]) -> TxnLine:
    """The line without the values of entries about the records."""
    if line.skipped or not records:
        return line
    txn = read_body(line.body)
    return replace(
        line, values=tuple(None if txn.record_of(i) in records else pair for i, pair in enumerate(line.values))
    )


def _told_of(line: TxnLine) -> Iterator[Key]:
    if not line.skipped:
        txn = read_body(line.body)
        yield from (txn.record_of(i) for i, pair in enumerate(line.values) if pair is not None)
