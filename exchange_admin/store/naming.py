"""Records that others name: which ids a partner gets to read, and which entries it gets anew when it sees one more
record (decision 33)."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from exchange_admin.domain.fields import Field, Kind
from exchange_admin.domain.rules.partner_scope import ERASURE
from exchange_admin.merge.bodies import load_body
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.named_ids import ID, SHOWN, hiding, is_well_spelled, shown_in
from exchange_admin.merge.transactions import TxnLine
from exchange_admin.store.binding import Connection
from exchange_admin.store.journal import Journal
from exchange_admin.store.tables import CHUNK, Tables

Sees = Callable[[str, str], bool]


class Naming:
    """Reads only."""

    def __init__(self, connection: Connection, tables: Tables, journal: Journal) -> None:
        self._db, self._tables, self._journal = connection, tables, journal
        self._kinds: dict[tuple[str, tuple[str, ...], bool], Sequence[str]] = {}

    def without_ids(self, line: TxnLine, wanted: Collection[int], names: Sees) -> TxnLine:
        """The line with the ids in these entries hidden of whatever `names` denies."""
        if not any(pair and SHOWN in pair[1] for pair in line.values):
            return line
        body, values = load_body(line.body), list(line.values)
        for i in wanted:
            pair, op = values[i], body["ops"][i]
            if pair is not None and SHOWN in pair[1]:
                kind, fields = body["shapes"][op[0]]
                told = [names(to, id) for to, id in self._named(kind, tuple(fields), len(op) == 3, pair[1])]
                if not all(told):
                    values[i] = pair[0], hiding(pair[1], bytes.fromhex(pair[0]), told)
        return replace(line, values=tuple(values))

    def _named(self, kind: str, fields: tuple[str, ...], new: bool, text: str) -> Sequence[tuple[str, str]]:
        """What the ids in a text of values name, in their order: (kind, id), the kind empty where it is not known."""
        ids, targets = shown_in(text), self._targets(kind, fields, new)
        if len(ids) != len(targets):  # some are empty or hidden here, or another version of the program named more
            values = json.loads(text)
            places = [at for at, value in enumerate(values) if type(value) is dict and ID in value]
            well = is_well_spelled(text, values)
            targets = [self._target(kind, fields[at]) for at in places] if well else [""] * len(ids)
        return list(zip(targets, ids, strict=True))

    def _targets(self, kind: str, fields: tuple[str, ...], new: bool) -> Sequence[str]:
        """What the fields of an entry name that may name what is not seen."""
        key = (kind, fields, new)
        if key not in self._kinds:
            naming = self._tables.may_name_unseen(kind, new=new)
            self._kinds[key] = [self._target(kind, wire) for wire in fields if wire in naming]
        return self._kinds[key]

    def _target(self, kind: str, wire: str) -> str:
        """The kind that a field refers to; empty when it is not known, or of what was erased: that nobody sees."""
        field = self._tables[kind].by_wire.get(wire) if kind in self._tables and kind != ERASURE else None
        return field.refers if field else ""

    # what is told later

    def heads(self, records: Collection[tuple[str, str]], sees: Sees) -> set[str]:
        """The entries (dots) by which other records that are seen name these (kind, id) now."""
        ids: dict[str, set[str]] = {}
        for kind, id in records:
            ids.setdefault(kind, set()).add(id)
        found = set[str]()
        for naming, field in self._fields():
            if wanted := ids.get(field.refers):
                found.update(self._pointing(naming, field, sorted(wanted), sees))
                found.update(self._disputed(naming, field, wanted, sees))
        return found

    def _fields(self) -> Iterator[tuple[Kind, Field]]:
        for table in self._tables.by_name.values():
            names = self._tables.may_name_unseen(table.name, new=True)
            yield from ((table.kind, field) for field in table.kind.references if field.wire_name in names)

    def _pointing(self, kind: Kind, field: Field, ids: Sequence[str], sees: Sees) -> Iterator[str]:
        column = self._tables[kind.name].column(field.name)
        for start in range(0, len(ids), CHUNK):
            part = ids[start : start + CHUNK]
            marks = ",".join("?" * len(part))
            rows = self._db.execute(f'SELECT id, _clock FROM "{kind.name}" WHERE {column} IN ({marks})', part)
            yield from self._heads_of(kind, field, rows.fetchall(), sees)

    def _heads_of(self, kind: Kind, field: Field, rows: Iterable[tuple[Any, ...]], sees: Sees) -> Iterator[str]:
        for id, clock in rows:
            if sees(kind.name, id):
                yield from RowClock.read(clock).heads(field.wire_name)

    def _disputed(self, kind: Kind, field: Field, ids: Collection[str], sees: Sees) -> Iterator[str]:
        """Where several answers stand side by side, those of them that name one of the records."""
        rows = self._db.execute(
            f'SELECT id, _clock FROM "{kind.name}"'
            " WHERE id IN (SELECT id FROM sync_issue WHERE kind = ? AND field = ?)",
            (kind.name, field.name),
        ).fetchall()
        for dot, entry in self._journal.entries(self._heads_of(kind, field, rows, sees)).items():
            if entry.value(field.wire_name) in ids:
                yield dot
