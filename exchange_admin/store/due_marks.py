"""Whose due rows a change of records moves, noted in the transaction that makes the change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from exchange_admin.domain.fields import EVERYTHING, ITSELF, Value
from exchange_admin.store.binding import Connection, rows_among
from exchange_admin.store.due_row import COLUMNS, count_rows
from exchange_admin.store.row import Row
from exchange_admin.store.same_people import PERSON, SAME_AS
from exchange_admin.store.tables import KindTable, Tables

STAY, TASK = "mobility", "task"

Mark = tuple[str, str]
"""(kind, id) of a record whose stays have to be worked out anew; two empty texts stand for all of them."""

ALL: Mark = ("", "")


class DueMarks:
    """Opens no transaction of its own."""

    def __init__(self, connection: Connection, tables: Tables) -> None:
        self._db, self._tables = connection, tables

    def note(self, moved: Mapping[str, Sequence[Row]]) -> None:
        """`moved` are the rows of each kind that are about to be written or taken away."""
        marks, made = set[Mark](), set[Mark]()
        for kind, rows in moved.items():
            table = self._tables[kind]
            if table.kind.due_through:
                told = [row for row in rows if _matters(table, row)]
                marks.update(mark for row in told if (mark := _mark(table, row.id, row.values)))
                if _is_referred_to(table):
                    made.update((kind, row.id) for row in rows if not row.n)
                if kind == PERSON:
                    marks.update(self._parted(table, rows))
                if kind in _COLUMN:
                    self._forget(kind, [row.id for row in told if row.gone])
        self._add(marks - made)

    def note_records(self, records: Iterable[Mark]) -> None:
        """Records of which a reference was set or emptied in their table."""
        marks: set[Mark] = set()
        for kind, id in records:
            table = self._tables[kind]
            if table.kind.due_through:
                row = self._db.execute(table.select("id = ?"), (id,)).fetchone()
                if row is not None and (mark := _mark(table, id, row[4:])):
                    marks.add(mark)
        self._add(marks)

    def _parted(self, table: KindTable, rows: Sequence[Row]) -> Iterator[Mark]:
        """Whom entries named as their person before, and whom they name now."""
        position = table.position[SAME_AS]
        told = [row for row in rows if position in row.touched or (not row.n and row.values[position])]
        sql = f'SELECT {SAME_AS} FROM "{PERSON}" WHERE {SAME_AS} IS NOT NULL AND id IN (...)'
        before = [id for (id,) in rows_among(self._db, sql, [row.id for row in told])]
        yield from ((PERSON, str(id)) for id in (*before, *(row.values[position] for row in told)) if id)

    def _forget(self, kind: str, ids: Sequence[str]) -> None:
        """Nothing about a record that was erased waits for anybody."""
        for id in ids:
            sql = f"DELETE FROM local_due WHERE {_COLUMN[kind]} = ? RETURNING {', '.join(COLUMNS)}"
            count_rows(self._db, self._db.execute(sql, (id,)).fetchall(), ())

    def _add(self, marks: Collection[Mark]) -> None:
        if marks:
            self._db.executemany("INSERT OR IGNORE INTO main.local_due_mark VALUES (?, ?)", marks)


_COLUMN = {STAY: "stay", TASK: "id"}


def _is_referred_to(table: KindTable) -> bool:
    """Whether stays refer to records of a kind: no row rests yet on one that was just made, or on what it has."""
    return table.kind.due_through == ITSELF and table.name != STAY


def _matters(table: KindTable, row: Row) -> bool:
    if not row.n:
        return not _is_referred_to(table)
    watched = table.due_fields
    return not watched or row.live != row.was_live or row.gone or not watched.isdisjoint(row.touched)


def _mark(table: KindTable, id: str, values: Sequence[Value]) -> Mark | None:
    through = table.kind.due_through
    if through == EVERYTHING:
        return ALL
    if through == ITSELF:
        return table.name, id
    if owner := values[table.position[through]]:
        return table.kind[through].refers, str(owner)
    return (TASK, id) if table.name == TASK else None
