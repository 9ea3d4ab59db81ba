"""Of what there is one (`Kind.one_for`): nobody puts a second beside the one that stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import product

from exchange_admin.domain.fields import Field, Value
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.heads import Rules
from exchange_admin.merge.transactions import Entry
from exchange_admin.store.parts import FileParts, Part
from exchange_admin.store.same_people import PERSON, Entries, SamePeople

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
        described = self._tables[kind].kind
        told = ((described[name], values.get(name)) for name in described.one_for)
        return kind, tuple(
            self._people.kept(str(value)) if value and field.refers == PERSON else value for field, value in told
        )

    @cached_property
    def _people(self) -> Entries:
        """Two entries of one person are one; as it was known before the package."""
        return SamePeople(self._db).entries()

    def _there(self, what: _What) -> set[str]:
        """The records that stand, by their ids."""
        if what not in self._standing:
            kind, told = what
            table = self._tables[kind]
            sql = f'SELECT id FROM "{kind}" WHERE _live = 1 AND ' + " AND ".join(
                f"{table.column(name)} = ?" for name in table.kind.one_for
            )
            alike = product(*map(self._alike, map(table.kind.__getitem__, table.kind.one_for), told))
            self._standing[what] = {id for one in alike for (id,) in self._db.execute(sql, one).fetchall()}
        return self._standing[what]

    def _alike(self, field: Field, value: Value) -> Sequence[Value]:
        return self._people.of(str(value)) if field.refers == PERSON else (value,)

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
