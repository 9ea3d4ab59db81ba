"""Which entry stands for a person who was entered more than once; worked out when a write may have changed it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from exchange_admin.merge.same_person import standing_for
from exchange_admin.store.binding import Connection, rows_among

PERSON, SAME_AS = "person", "same_as_id"


@dataclass(frozen=True, slots=True)
class Entries:
    """`standing` is entry to the entry that stands for the person, for people with several; `several` the way back.

    `hidden` are the row numbers of entries that another one stands for, to the row number of that one. `chosen` stand
    for their person although they name another entry as the kept one.
    """

    standing: Mapping[str, str] = field(default_factory=dict)
    hidden: Mapping[int, int] = field(default_factory=dict)
    several: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chosen: frozenset[str] = frozenset()

    def kept(self, id: str) -> str:
        return self.standing.get(id, id)

    def of(self, id: str) -> tuple[str, ...]:
        """Every entry of the person, the one that stands for them first."""
        kept = self.kept(id)
        return (kept, *(entry for entry in self.several.get(kept, ()) if entry != kept))


class SamePeople:
    """Reads only."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._known: tuple[tuple[int, int], Entries] | None = None

    def entries(self) -> Entries:
        state = (self._db.execute("PRAGMA data_version").fetchone()[0], self._db.total_changes)
        if self._known is None or self._known[0] != state:
            self._known = state, self._read()
        return self._known[1]

    def _read(self) -> Entries:
        sql = f'SELECT id, {SAME_AS} FROM "{PERSON}" WHERE {SAME_AS} IS NOT NULL'
        links = dict(self._db.execute(sql).fetchall())
        if not links:
            return Entries()
        rows = self._live_rows({*links, *links.values()})
        standing = standing_for(links, rows)
        hidden = {rows[id]: rows[kept] for id, kept in standing.items() if id != kept and id in rows}
        several: dict[str, list[str]] = defaultdict(list)
        for id, kept in sorted(standing.items()):
            several[kept].append(id)
        chosen = frozenset(kept for kept in several if kept in links)
        return Entries(standing, hidden, {kept: tuple(ids) for kept, ids in several.items()}, chosen)

    def _live_rows(self, ids: Iterable[str]) -> dict[str, int]:
        sql = f'SELECT id, n FROM "{PERSON}" WHERE _live = 1 AND id IN (...)'
        found: dict[str, int] = dict(rows_among(self._db, sql, list(ids)))
        return found
