"""References to rows that are not there: they are empty and wait, and are set when the row comes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from exchange_admin.store.binding import Connection, rows_among
from exchange_admin.store.row import Issue, Row
from exchange_admin.store.tables import KindTable, Tables
from exchange_admin.store.withheld_entries import WithheldEntries


class References:
    """For one schema. Opens no transaction of its own. Nobody waits for a record that was erased."""

    def __init__(self, connection: Connection, tables: Tables, holding: WithheldEntries, schema: str) -> None:
        self._db, self._tables, self._holding, self._schema = connection, tables, holding, schema

    def cut(self, rows: Mapping[str, Mapping[str, Row]], untested: Callable[[Row], Collection[int]]) -> Iterator[Issue]:
        """Empties references, by kind and id of the row, to rows that neither are there nor will be with these."""
        for kind, some in rows.items():
            for position, field in self._tables[kind].references:
                pointing = [row for row in some.values() if position in untested(row) and row.values[position]]
                wanted = {row.values[position] for row in pointing}
                there = self._existing(field.refers, wanted, rows.get(field.refers, {}))
                for row in pointing:
                    target = row.values[position]
                    if target not in there:
                        if (field.refers, target) not in self._holding.erased:
                            yield kind, row.id, field.name, "dangling", target
                        row.values[position] = None

    def _existing(self, kind: str, ids: set[str], coming: Mapping[str, Row]) -> set[str]:
        ids -= {id for id in ids if id in coming and coming[id].gone}
        there = ids & coming.keys()
        sql = f'SELECT id FROM {self._schema}."{kind}" WHERE id IN (...)'
        return there.union(id for (id,) in rows_among(self._db, sql, sorted(ids - there)))

    def mend(self, made: Mapping[str, Sequence[Row]]) -> list[tuple[str, str]]:
        """Sets the references that waited for rows which have now been made; the records (kind, id) that changed."""
        new = {(kind, row.id) for kind, rows in made.items() for row in rows}
        if not new:
            return []
        waiting = self._db.execute(
            f"SELECT kind, id, field, detail FROM {self._schema}.sync_issue WHERE issue = 'dangling'"
        ).fetchall()
        mended = []
        for kind, id, field, target in waiting:
            if (self._tables[kind].kind[field].refers, target) in new:
                self._db.execute(
                    f'UPDATE {self._schema}."{kind}" SET {self._tables[kind].column(field)} = ? WHERE id = ?',
                    (target, id),
                )
                self._db.execute(
                    f"DELETE FROM {self._schema}.sync_issue"
                    " WHERE kind = ? AND id = ? AND field = ? AND issue = 'dangling'",
                    (kind, id, field),
                )
                mended.append((kind, id))
        return mended

    def let_go(self, table: KindTable, rows: Sequence[Row]) -> list[tuple[str, str]]:
        """Whatever points to rows that were taken away waits for them again; the records (kind, id) that changed."""
        changed = []
        for kind, field in self._tables.registry.referrers(table.name):
            column = self._tables[kind.name].column(field.name)
            for row in rows:
                pointing = self._db.execute(
                    f'UPDATE {self._schema}."{kind.name}" SET {column} = NULL WHERE {column} = ? RETURNING id',
                    (row.id,),
                ).fetchall()
                changed += [(kind.name, id) for (id,) in pointing]
                if (table.name, row.id) not in self._holding.erased:
                    self._db.executemany(
                        f"INSERT OR REPLACE INTO {self._schema}.sync_issue VALUES (?, ?, ?, 'dangling', ?)",
                        [(kind.name, id, field.name, row.id) for (id,) in pointing],
                    )
        return changed

    def wait_no_more(self, targets: Sequence[str]) -> None:
        """Whatever pointed to records that were erased waits for nothing any more."""
        self._db.executemany(
            f"DELETE FROM {self._schema}.sync_issue WHERE issue = 'dangling' AND detail = ?",
            [(target,) for target in targets],
        )
