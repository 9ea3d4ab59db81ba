"""Of what there is one (`Kind.one_for`): nobody puts a second beside the one that stands."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_admin.domain.fields import Value
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.heads import Rules
from exchange_admin.merge.transactions import Entry
from exchange_admin.store.parts import FileParts, Part

_What = tuple[str, tuple[Value, ...]]
"""A kind, and what its records say in the fields of which there is one."""


class OneFor(Part):
    """By the tables and what a package brought so far. A record is gone where whoever deleted it had seen all that is
    in it, and only as long as nobody writes in it: else it stands, and a person is asked about the deletion."""

    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self._rules = Rules()
        self._clocks: dict[tuple[str, str], str] = {}  # of records in which the package wrote
        self._standing: dict[_What, set[str]] = {}

    def is_second(self, entry: Entry, values: Mapping[str, Value]) -> bool:
        """Whether a record, which says these `values` then, would come to stand beside one of which there is one."""
        kind, told = self._what(entry.kind, values)
        if not told or None in told:
            return False
        before = self._clock(entry)
        if self._stands(before) or not self._stands(self._with(before, entry)):
            return False
        return bool(self._there((kind, told)) - {entry.id})

    def note(self, entry: Entry, values: Mapping[str, Value]) -> None:
        """The entry counts."""
        if not self._tables[entry.kind].kind.one_for:
            return
        there = self._there(self._what(entry.kind, values))
        clock = self._with(self._clock(entry), entry)
        self._clocks[entry.kind, entry.id] = clock.text()
        if self._stands(clock):
            there.add(entry.id)
        else:
            there.discard(entry.id)

    def _what(self, kind: str, values: Mapping[str, Value]) -> _What:
        return kind, tuple(values.get(name) for name in self._tables[kind].kind.one_for)

    def _there(self, what: _What) -> set[str]:
        """The records that stand, by their ids."""
        if what not in self._standing:
            kind, told = what
            table = self._tables[kind]
            is_it = " AND ".join(f"{table.column(name)} = ?" for name in table.kind.one_for)
            rows = self._db.execute(f'SELECT id FROM "{kind}" WHERE _live = 1 AND {is_it}', told).fetchall()
            self._standing[what] = {id for (id,) in rows}
        return self._standing[what]

    def _clock(self, entry: Entry) -> RowClock:
        """Before the entry; without heads where the record is not there yet."""
        text = self._clocks.get((entry.kind, entry.id))
        if text is None:
            row = self._db.execute(f'SELECT _clock FROM "{entry.kind}" WHERE id = ?', (entry.id,)).fetchone()
            text = row[0] if row else RowClock().text()
        return RowClock.read(text)

    def _with(self, clock: RowClock, entry: Entry) -> RowClock:
        later = RowClock(clock.inserts, clock.fields, clock.deletes)
        self._rules.take(later, entry, self._tables[entry.kind].immutable, _by_nobody)
        return later

    def _stands(self, clock: RowClock) -> bool:
        return bool(clock.inserts) and self._rules.is_visible(clock)


def _by_nobody(_field: str, _dot: str) -> None:
    """Fields of records of which there is one have no owners."""
