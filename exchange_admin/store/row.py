"""A row of a table while entries of the journal are put into it, and rows into their tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exchange_admin.domain.fields import LIVE
from exchange_admin.merge.clock import RowClock
from exchange_admin.store.binding import Connection
from exchange_admin.store.search_index import SearchIndex
from exchange_admin.store.tables import KindTable

Issue = tuple[str, str, str, str, str]
"""(kind, id, field or `_live`, issue, detail) as in `sync_issue`."""

Shown = tuple[bool, tuple[Any, ...]]
"""Whether a row is live, and its values."""


_NONE: frozenset[int] = frozenset()


class Row:
    """A row while entries are taken. `values` are in column order; `touched` and `contested` are column numbers.

    A contested column needs its value worked out from several heads; any other one has the value of its last entry.
    Both are replaced and never changed: nearly all rows of a large step have none, and share the empty one.
    """

    __slots__ = ("clock", "contested", "gone", "id", "live", "moved", "n", "origin", "touched", "values", "was_live")

    def __init__(self, id: str, width: int) -> None:
        self.id = id
        self.n = 0
        self.live = self.was_live = True
        self.moved = False  # whether an entry reached the row
        self.gone = False  # whether no entry is left that speaks of it
        self.values: list[Any] = [None] * width
        self.clock: RowClock | None = None
        self.origin = ""  # the only dot of a row that was just made, as long as `clock` is None
        self.touched = self.contested = _NONE

    def clocked(self) -> RowClock:
        if self.clock is None:
            self.clock = RowClock((self.origin,) if self.origin else ())
        return self.clock

    def clock_text(self) -> str:
        return self.origin if self.clock is None else self.clock.text()


class RowWriter:
    """Writes many at once, for one schema. Opens no transaction of its own."""

    def __init__(self, connection: Connection, search: SearchIndex, schema: str) -> None:
        self._db, self._search, self._schema = connection, search, schema

    def insert(self, table: KindTable, rows: Sequence[Row]) -> None:
        """Columns that are empty in all of the rows are not named, which takes a third of the time off a large step."""
        sort = self._search.sorter(table)
        columns = list(zip(*[row.values for row in rows], strict=True))
        filled = [at for at, column in enumerate(columns) if any(value is not None for value in column)]
        self._db.executemany(
            table.insert(self._schema, [table.fields[at] for at in filled]),
            zip(
                [row.id for row in rows],
                [int(row.live) for row in rows],
                [sort(row.values) for row in rows],
                [row.clock_text() for row in rows],
                *(columns[at] for at in filled),
                strict=True,
            ),
        )

    def update(self, table: KindTable, rows: Sequence[Row]) -> None:
        sort = self._search.sorter(table)
        label = {table.position[name] for name in table.sorted_by}
        grouped: dict[tuple[bool, tuple[int, ...]], list[Row]] = {}
        for row in rows:
            grouped.setdefault((row.live != row.was_live, tuple(sorted(row.touched))), []).append(row)
        for (moved, positions), group in grouped.items():
            # `_live` stands in every index: naming it without need would rewrite them all
            names = [LIVE] if moved else []
            names += [table.fields[position] for position in positions]
            with_sort = not label.isdisjoint(positions)
            self._db.executemany(
                table.update(self._schema, (*names, "_sort") if with_sort else tuple(names)),
                [
                    (
                        row.clock_text(),
                        *((int(row.live),) if moved else ()),
                        *(row.values[position] for position in positions),
                        *((sort(row.values),) if with_sort else ()),
                        row.n,
                    )
                    for row in group
                ],
            )

    def remove(self, table: KindTable, rows: Sequence[Row]) -> None:
        """Takes away rows of which no entry counts any more, with what was told of them."""
        if self._schema == "main" and table.kind.searchable:
            self._db.executemany(f'DELETE FROM "search_{table.name}" WHERE rowid = ?', [(row.n,) for row in rows])
        self._db.executemany(f'DELETE FROM {self._schema}."{table.name}" WHERE n = ?', [(row.n,) for row in rows])
        self._db.executemany(
            f"DELETE FROM {self._schema}.sync_issue WHERE kind = ? AND id = ?", [(table.name, row.id) for row in rows]
        )
