"""Whether a partner may write what it wrote, looked up in the tables and in what the package brought so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from exchange_admin.domain.fields import FieldType, Value
from exchange_admin.domain.rules.partner_scope import is_theirs, takes
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.transactions import Entry
from exchange_admin.store.binding import Connection
from exchange_admin.store.journal import Journal
from exchange_admin.store.tables import CHUNK, Tables

NOT_THEIRS, NOT_THEIR_KIND, UNKNOWN_RECORD = "not_theirs", "not_their_kind", "unknown_record"
"""Words of `hold_reason`."""
_MOBILITY, _PERSON = "mobility", "person"
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Held:
    """An entry that waits for a person, and why: a word of `hold_reason`."""

    dot: str
    kind: str
    id: str
    reason: str


class Sight:
    """The `Lookup` of the rule (`domain/rules/partner_scope.py`). Only references are kept of what is looked up."""

    def __init__(self, connection: Connection, tables: Tables, journal: Journal) -> None:
        self._db, self._tables, self._journal = connection, tables, journal
        self._read: dict[Key, Mapping[str, Value] | None] = {}
        self._makers: dict[Key, str] = {}
        self._stays: dict[str, dict[str, Mapping[str, Value]]] = {}

    def is_theirs(self, institution: str, kind: str, id: str, values: Mapping[str, Value] | None) -> bool:
        """Without `values` as the record stands; False for one that is not there."""
        told = self.values(kind, id) if values is None else values
        return told is not None and is_theirs(self._tables.registry, institution, kind, id, told, self)

    def sift(self, institution: str, entries: Sequence[Entry]) -> tuple[list[Entry], list[Held]]:
        """Which entries of one transaction, written for an institution, count at once, and which are held."""
        self._read_ahead(entries)
        kept: list[Entry] = []
        held: list[Held] = []
        for entry in entries:
            reason = self._reason(institution, entry)
            if reason:
                held.append(Held(entry.dot, entry.kind, entry.id, reason))
            else:
                kept.append(entry)
        return kept, held

    def _reason(self, institution: str, entry: Entry) -> str:
        """Why an entry must be held; empty, and the entry noted, when it need not be."""
        if not takes(self._tables.registry, entry.kind):
            return NOT_THEIR_KIND
        key = (entry.kind, entry.id)
        before = self.values(*key)
        if before is None and not entry.new:
            return UNKNOWN_RECORD
        after = {**(before or {}), **self._references(entry)}
        if before is None:
            self._makers[key] = institution
        elif not self.is_theirs(institution, *key, before):
            return NOT_THEIRS
        if (before is None or entry.kind != _PERSON) and not self.is_theirs(institution, *key, after):
            self._makers.pop(key, None)
            return NOT_THEIRS
        self._note(key, after)
        return ""

    def _note(self, key: Key, values: Mapping[str, Value]) -> None:
        self._read[key] = values
        if key[0] == _MOBILITY and isinstance(person := values.get("person_id"), str):
            self._stays.setdefault(person, {})[key[1]] = values

    def _references(self, entry: Entry) -> dict[str, Value]:
        by_wire = self._tables[entry.kind].by_wire
        pairs = zip(entry.fields, entry.values, strict=True)
        return {
            by_wire[wire].name: value
            for wire, value in pairs
            if wire in by_wire and by_wire[wire].type is FieldType.REFERENCE
        }

    def _read_ahead(self, entries: Sequence[Entry]) -> None:
        wanted: dict[str, dict[str, None]] = {}
        for entry in entries:
            if entry.kind in self._tables and (entry.kind, entry.id) not in self._read:
                wanted.setdefault(entry.kind, {})[entry.id] = None
        for kind, ids in wanted.items():
            self._look_up(kind, list(ids))

    def _look_up(self, kind: str, ids: Sequence[str]) -> None:
        table = self._tables[kind]
        names = [field.name for field in table.kind.references]
        columns = ", ".join(["id", *(table.column(name) for name in names)])
        for start in range(0, len(ids), CHUNK):
            part = ids[start : start + CHUNK]
            self._read.update(((kind, id), None) for id in part)
            marks = ",".join("?" * len(part))
            for id, *cells in self._db.execute(f'SELECT {columns} FROM "{kind}" WHERE id IN ({marks})', part):
                self._read[kind, id] = dict(zip(names, cells, strict=True))

    # what the rule asks

    def values(self, kind: str, id: str) -> Mapping[str, Value] | None:
        if (kind, id) not in self._read and kind in self._tables:
            self._look_up(kind, [id])
        return self._read.get((kind, id))

    def maker(self, kind: str, id: str) -> str:
        if (kind, id) not in self._makers:
            row = self._db.execute(f'SELECT _clock FROM "{kind}" WHERE id = ?', (id,)).fetchone()
            inserts = RowClock.read(row[0]).inserts if row else ()
            self._makers[kind, id] = self._journal.institution(inserts[0]) if inserts else ""
        return self._makers[kind, id]

    def stays(self, person: str) -> Iterable[Mapping[str, Value]]:
        noted = self._stays.get(person, {})
        yield from noted.values()
        yield from (values for id, values in self._stored_stays(person) if id not in noted)

    def _stored_stays(self, person: str) -> Iterator[tuple[str, Mapping[str, Value]]]:
        names = ("person_id", "sending_institution_id", "receiving_institution_id")
        for id, *cells in self._db.execute(
            f"SELECT id, {', '.join(names)} FROM {_MOBILITY} WHERE person_id = ?", (person,)
        ).fetchall():
            yield id, dict(zip(names, cells, strict=True))
