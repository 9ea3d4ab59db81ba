"""Erasures of which only the hash of the erased record's id is here: whoever has the record knows it (decision 33).

An erasure has the id that is derived from the record's (`erasing.erasures`), so each record here is looked for among
the erasures, not each erasure among the records.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.rules.partner_scope import ERASURE, RECORD
from exchange_admin.merge.clock import RowClock
from exchange_admin.store.binding import Connection
from exchange_admin.store.journal import Journal
from exchange_admin.store.tables import Tables


class HiddenErasures:
    """Opens no transaction of its own."""

    def __init__(self, connection: Connection, tables: Tables, journal: Journal) -> None:
        self._db, self._tables, self._journal = connection, tables, journal

    def recognise(self, touched: Mapping[str, Collection[str]]) -> set[str]:
        """Puts the ids of records that are here into the erasures that are about them, after records were `touched`, by
        kind; the entries (dots) of those erasures."""
        found = set[str]()
        for kind, erasures in self._hidden().items():
            is_new = not erasures.keys().isdisjoint(touched.get(ERASURE, ()))
            for id in self._all(kind) if is_new else self._some(kind, touched.get(kind, ())):
                if clock := erasures.get(derived_id(ERASURE, kind, id)):
                    dots = RowClock.read(clock).heads(RECORD)
                    found.update(dot for dot in dots if self._journal.show_id(dot, id))
        return found

    def _hidden(self) -> dict[str, dict[str, str]]:
        """What stands behind the erasures (their clocks), by the kind that was erased and by id."""
        hidden: dict[str, dict[str, str]] = {}
        if ERASURE in self._tables:
            for id, kind, clock in self._db.execute(
                f"SELECT id, record_kind, _clock FROM {ERASURE} WHERE {RECORD} IS NULL"
            ).fetchall():
                if kind in self._tables:
                    hidden.setdefault(kind, {})[id] = clock
        return hidden

    def _all(self, kind: str) -> Iterator[str]:
        rows = self._db.execute(f'SELECT id FROM "{kind}"').fetchall()
        return self._some(kind, [id for (id,) in rows])

    def _some(self, kind: str, ids: Collection[str]) -> Iterator[str]:
        """These records, and those that are in no table because they are held."""
        yield from ids
        rows = self._db.execute("SELECT id FROM sync_excluded WHERE kind = ?", (kind,)).fetchall()
        yield from (id for (id,) in rows)
