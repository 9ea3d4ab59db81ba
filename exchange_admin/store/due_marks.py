"""Whose due rows a change of records moves, noted in the transaction that makes the change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from exchange_admin.domain.fields import EVERYTHING, ITSELF, Value
from exchange_admin.store.binding import Connection, rows_among
from exchange_admin.store.due_row import COLUMNS, count_rows
from exchange_admin.store.row import Row
from exchange_admin.store.same_people import PERSON, SAME_AS
from exchange_admin.store.tables import KindTable, Tables

STAY, AGREEMENT, TASK, DECISION, BODY = "mobility", "agreement", "task", "decision", "body"
OF_AGREEMENT = "task of agreement"
"""Marks an agreement whose own tasks are to be worked out anew, and not those of its stays."""

RULE = "requirement"
OF_RULE = "rule "
"""Begins the kind of a mark, behind it the id of a rule: its tasks alone of the stay that the mark names."""

Mark = tuple[str, str]
"""(kind, id) of a record whose stays and agreements have to be worked out anew; two empty texts stand for all."""

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
                marks.update(mark for row in told if (mark := _mark_of_row(table, row)))
                if _is_referred_to(table):
                    made.update((kind, row.id) for row in rows if not row.n)
                if kind == PERSON:
                    marks.update((PERSON, id) for id in self._named(table, rows, SAME_AS))
                if kind == AGREEMENT:
                    marks.update((OF_AGREEMENT, id) for id in self._named(table, rows, "previous_id"))
                if kind == STAY:
                    marks.update((OF_AGREEMENT, id) for id in self._gone_by(table, told))
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

    def _named(self, table: KindTable, rows: Sequence[Row], field: str) -> Iterator[str]:
        """What rows of which the reference `field` changes, or which come or go, named before and name now."""
        position = table.position[field]
        told = [row for row in rows if position in row.touched or _comes_or_goes(row)]
        sql = f'SELECT "{field}" FROM "{table.name}" WHERE "{field}" IS NOT NULL AND id IN (...)'
        before = [id for (id,) in rows_among(self._db, sql, [row.id for row in told if row.n])]
        yield from (str(id) for id in (*before, *(row.values[position] for row in told)) if id)

    def _gone_by(self, table: KindTable, rows: Sequence[Row]) -> Iterator[str]:
        """The agreements by whose places somebody goes, or does not any more."""
        placing = {table.position[name] for name in _TAKES_A_PLACE}
        told = [row for row in rows if not placing.isdisjoint(row.touched) or _comes_or_goes(row)]
        names = "agreement_id", "condition_id"
        sql = f"SELECT {', '.join(names)} FROM {STAY} WHERE id IN (...)"
        before = list(rows_among(self._db, sql, [row.id for row in told if row.n]))
        pairs = {*before, *(tuple(row.values[table.position[name]] for name in names) for row in told)}
        yield from (str(agreement) for agreement, _ in pairs if agreement)
        conditions = [str(condition) for agreement, condition in pairs if condition and not agreement]
        sql = "SELECT agreement_id FROM condition WHERE agreement_id IS NOT NULL AND id IN (...)"
        yield from (str(id) for (id,) in rows_among(self._db, sql, conditions))

    def _forget(self, kind: str, ids: Sequence[str]) -> None:
        """Nothing about a record that was erased waits for anybody."""
        for id in ids:
            sql = f"DELETE FROM local_due WHERE {_COLUMN[kind]} = ? RETURNING {', '.join(COLUMNS)}"
            count_rows(self._db, self._db.execute(sql, (id,)).fetchall(), ())

    def _add(self, marks: Collection[Mark]) -> None:
        if marks:
            self._db.executemany("INSERT OR IGNORE INTO main.local_due_mark VALUES (?, ?)", marks)


_COLUMN = {STAY: "stay", AGREEMENT: "agreement", DECISION: "decision", BODY: "body", TASK: "id"}
_TAKES_A_PLACE = (
    *("direction", "agreement_id", "condition_id", "term_id", "planned_start", "actual_start"),
    *("sending_status", "receiving_status"),
)


def _is_referred_to(table: KindTable) -> bool:
    """Whether stays refer to records of a kind: no row rests yet on one that was just made, or on what it has."""
    return table.kind.due_through == ITSELF and not table.kind.due_alone


def _matters(table: KindTable, row: Row) -> bool:
    if not row.n:
        return not _is_referred_to(table)
    watched = table.due_fields
    return not watched or _comes_or_goes(row) or not watched.isdisjoint(row.touched)


def _comes_or_goes(row: Row) -> bool:
    return not row.n or row.live != row.was_live or row.gone


def _mark_of_row(table: KindTable, row: Row) -> Mark | None:
    """Of a rule of which only days or people change no other task is moved than its own."""
    if table.kind.due_own_fields and not _comes_or_goes(row):
        changed = {table.fields[position] for position in row.touched} & set(table.kind.due_fields)
        if changed <= set(table.kind.due_own_fields):
            return table.name, row.id
    return _mark(table, row.id, row.values)


def _mark(table: KindTable, id: str, values: Sequence[Value]) -> Mark | None:
    through = table.kind.due_through
    if through == EVERYTHING:
        return ALL
    if through == ITSELF:
        return table.name, id
    if owner := values[table.position[through]]:
        return table.kind[through].refers, str(owner)
    return (TASK, id) if table.name == TASK else None
