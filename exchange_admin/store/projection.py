"""From journal entries to table rows. The tables are a function of the applied entries and of nothing else.

A `Projector` gathers entries of one or many transactions and writes the touched rows once, at `flush`. It opens no
transaction of its own, never fails on what stands in an entry, and can write into another schema for comparing.

Entries come in the order in which they were written, apart from those that came late or were held back for a while:
their records are worked out anew from everything that is known of them (`late`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.heads import Candidate, Rules, Settled
from exchange_admin.merge.transactions import Entry, encode_json
from exchange_admin.store.binding import Connection
from exchange_admin.store.erasing import Erasing
from exchange_admin.store.holding import ERASURE, HELD, RULINGS, Holding
from exchange_admin.store.journal import Journal
from exchange_admin.store.search_index import PARENTS, SearchIndex
from exchange_admin.store.tables import CHUNK, KindTable, Tables

Issue = tuple[str, str, str, str, str]
"""(kind, id, field or `_live`, issue, detail) as in `sync_issue`."""

_UNKNOWN = -2
_LATE_AT_ONCE = 20_000
Shown = tuple[bool, tuple[Any, ...]]
"""Whether a row is live, and its values."""
_NOBODY: Collection[str] = frozenset()


class Row:
    """A row while entries are taken. `values` are in column order; `touched` and `contested` are column numbers.

    A contested column needs its value worked out from several heads; any other one has the value of its last entry.
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
        self.touched: set[int] = set()
        self.contested: set[int] = set()

    def clocked(self) -> RowClock:
        if self.clock is None:
            self.clock = RowClock((self.origin,) if self.origin else ())
        return self.clock

    def clock_text(self) -> str:
        return self.origin if self.clock is None else self.clock.text()


class Projector:
    """`trusted` entries were checked by the writer, so their values and references are not tested again."""

    def __init__(
        self,
        connection: Connection,
        tables: Tables,
        journal: Journal,
        search: SearchIndex,
        rules: Rules,
        *,
        schema: str = "main",
        trusted: bool = False,
        holding: Holding | None = None,
    ) -> None:
        self._db, self._tables, self._journal, self._search = connection, tables, journal, search
        self._rules, self._schema, self._trusted = rules, schema, trusted
        self._rows: dict[str, dict[str, Row]] = {}
        self._unknown: set[tuple[str, str]] = set()
        self._issues: list[Issue] = []
        self._late: set[str] = set()
        self._ended: set[tuple[str, str]] = set()
        self.holding = holding or Holding(connection, tables, journal, schema)
        self.touched: dict[str, set[str]] = {}
        self.before: dict[tuple[str, str], Shown | None] | None = None  # as rows were, when somebody wants to know

    def load(self, kind: str, ids: Iterable[str]) -> dict[str, Row]:
        """The rows of `ids` that exist, read once and then kept until `flush`."""
        table, kept = self._tables[kind], self._rows.setdefault(kind, {})
        wanted = [id for id in dict.fromkeys(ids) if id not in kept]
        for start in range(0, len(wanted), CHUNK):
            part = wanted[start : start + CHUNK]
            marks = ",".join("?" * len(part))
            for n, id, live, clock, *values in self._db.execute(table.select(f"id IN ({marks})", self._schema), part):
                row = kept[id] = Row(id, 0)
                row.n, row.live, row.was_live, row.values = n, bool(live), bool(live), values
                row.clock = RowClock.read(clock)
                if self.before is not None:
                    self.before.setdefault((kind, id), (bool(live), tuple(values)))
        if self.before is not None:
            for id in wanted:
                self.before.setdefault((kind, id), None)
        return kept

    def take(self, entries: Sequence[Entry], *, fresh: Collection[str] = _NOBODY) -> None:
        """Adds the entries of one transaction. `fresh` are ids that are known to have no row yet."""
        entries = self.holding.counting(entries)
        needed: dict[str, list[str]] = {}
        for entry in entries:
            if entry.kind in self._tables and entry.id not in fresh:
                needed.setdefault(entry.kind, []).append(entry.id)
        for kind, ids in needed.items():
            self.load(kind, ids)
        for entry in entries:
            if entry.kind in self._tables:
                self._take(self._tables[entry.kind], entry)
            else:
                self._unknown.update((entry.kind, field) for field in (*entry.fields, ""))

    @property
    def size(self) -> int:
        return sum(map(len, self._rows.values()))

    def _take(self, table: KindTable, entry: Entry) -> None:
        rows = self._rows.setdefault(table.name, {})
        row = rows.get(entry.id)
        if row is None:
            row = rows[entry.id] = Row(entry.id, len(table.fields))
            row.moved = True
            if entry.new:
                self._make(table, row, entry)
                return
        row.moved = True
        if entry.new and table.owned and row.clocked().inserts:
            self._replay(table, row, entry)
            return
        clock = row.clocked()
        self._rules.take(clock, entry, table.immutable, self._owns(table, row))
        if entry.new:
            row.contested.update(range(len(table.fields)))
            row.touched.update(row.contested)
        else:
            self._set(table, row, entry, clock)

    def _make(self, table: KindTable, row: Row, entry: Entry) -> None:
        """The usual way of a row into the world: one entry, no rivals."""
        row.origin = entry.dot
        values = row.values
        for position, value in zip(table.places(entry.fields), entry.values, strict=True):
            if position >= 0:
                values[position] = value
            elif position == _UNKNOWN:
                self._note_unknown(table, entry)

    def _note_unknown(self, table: KindTable, entry: Entry) -> None:
        places = zip(entry.fields, table.places(entry.fields), strict=True)
        self._unknown.update((table.name, wire) for wire, position in places if position == _UNKNOWN)

    def _set(self, table: KindTable, row: Row, entry: Entry, clock: RowClock) -> None:
        """Puts the values of an entry into the row, or marks the columns that several heads compete for."""
        for wire, position, value in zip(entry.fields, table.places(entry.fields), entry.values, strict=True):
            if position < 0:
                if position == _UNKNOWN:
                    self._note_unknown(table, entry)
                continue
            row.touched.add(position)
            if len(clock.heads(wire)) == 1:
                row.values[position] = value
                row.contested.discard(position)
            else:
                row.contested.add(position)

    def _replay(self, table: KindTable, row: Row, entry: Entry) -> None:
        """Works a row out anew when a second entry makes it: that can change who owns its fields."""
        heads = row.clocked().row_heads()
        self._work_out(table, row, self._journal.entries_of_record(table.name, row.id, heads | {entry.dot}))

    def _work_out(self, table: KindTable, row: Row, entries: Mapping[str, Entry]) -> None:
        """The row as all of these entries that count make it, and no others."""
        entries = {dot: entry for dot, entry in entries.items() if self.holding.counts(entry)}
        row.clock = RowClock(dot for dot, one in entries.items() if one.new)
        owns = self._owns(table, row)
        for one in _causal(entries):
            self._note_unknown(table, one)
            if not one.new:
                self._rules.take(row.clock, one, table.immutable, owns)
        row.moved, row.gone = True, not entries
        row.contested.update(range(len(table.fields)))
        row.touched.update(row.contested)

    def late(self, dots: Iterable[str]) -> None:
        """Entries of applied transactions that count from now on, or no longer: `flush` sees to their records."""
        self._late.update(dots)

    def knows(self, kind: str) -> bool:
        return kind in self._tables

    def has_owners(self, kind: str) -> bool:
        return kind in self._tables and bool(self._tables[kind].owned)

    def end(self, records: Iterable[tuple[str, str]]) -> None:
        """Records of which no entry is left: `flush` removes their rows."""
        self._ended.update(key for key in records if key[0] in self._tables)

    def _take_late(self) -> None:
        """Works out anew every record that a late entry is about, and every one that has ended."""
        some = set(sorted(self._late)[:_LATE_AT_ONCE])
        self._late -= some
        late = self._journal.entries(some)
        wanted: dict[str, set[str]] = {}
        for entry in late.values():
            if entry.kind in self._tables:
                wanted.setdefault(entry.kind, set()).add(entry.id)
            else:
                self._unknown.update((entry.kind, field) for field in (*entry.fields, ""))
        for kind, id in self._ended:
            wanted.setdefault(kind, set()).add(id)
        self._ended = set()
        heads = set(late)
        for kind, ids in wanted.items():
            for id, row in self.load(kind, ids).items():
                if id in ids:
                    heads |= row.clocked().row_heads()
        entries = self._journal.entries_of_records(heads)
        for kind, ids in wanted.items():
            table, rows = self._tables[kind], self._rows[kind]
            for id in sorted(ids):
                row = rows.setdefault(id, Row(id, len(table.fields)))
                self._work_out(table, row, entries.get((kind, id), {}))

    def _owns(self, table: KindTable, row: Row) -> Any:
        """The function by which the rules ask who owns a field; it reads the row's first values when first needed."""
        institutions: dict[str, str | None] = {}

        def owns(wire: str, dot: str) -> bool | None:
            reference = table.owned.get(wire)
            if reference is None:
                return None
            if reference not in institutions:
                institutions[reference] = self._first_value(row.clocked(), reference)
            owner = institutions[reference]
            return None if owner is None else self._journal.institution(dot) == owner

        return owns

    def _first_value(self, clock: RowClock, wire: str) -> str | None:
        """What the entry that made the row says of a field; among several entries the one that is shown."""
        found = self._journal.entries(clock.inserts)
        candidates = [_candidate(found[dot], wire, None) for dot in clock.inserts if dot in found]
        shown = self._rules.settle(candidates, immutable=True).shown
        value = found[shown].value(wire) if shown else None
        return value if isinstance(value, str) else None

    def flush(self) -> None:
        """Writes every touched row, its issues and its search row, and forgets them."""
        self._write()
        while self._late or self._ended:
            self._take_late()
            self._write()

    def _write(self) -> None:
        made: dict[str, list[Row]] = {}
        changed: dict[str, list[Row]] = {}
        gone: dict[str, list[Row]] = {}
        for kind, rows in self._rows.items():
            moved = [row for row in rows.values() if row.moved]
            self._settle(self._tables[kind], [row for row in rows.values() if not row.gone])
            made[kind] = [row for row in moved if not row.n and not row.gone]
            changed[kind] = [row for row in moved if row.n and not row.gone]
            gone[kind] = [row for row in moved if row.n and row.gone]
            self.touched.setdefault(kind, set()).update(row.id for row in moved)
        self._cut_dangling()
        for kind in self._rows:
            self._insert(self._tables[kind], made[kind])
            self._update(self._tables[kind], changed[kind])
        self._write_issues(changed)
        self._mend_dangling(made)
        for kind in self._rows:
            self._remove(self._tables[kind], gone[kind])
        if self._schema == "main":
            self._write_search(made, changed, gone)
        if self._unknown:
            self._db.executemany(
                f"INSERT OR IGNORE INTO {self._schema}.sync_unknown VALUES (?, ?)", sorted(self._unknown)
            )
        ruled = {kind for kind in RULINGS if made.get(kind) or changed.get(kind) or gone.get(kind)}
        erased = self._erased_by(*made.get(ERASURE, ()), *changed.get(ERASURE, ()))
        self._rows, self._issues, self._unknown = {}, [], set()
        if HELD in ruled:
            self.late(self.holding.settle())
        if ERASURE in ruled:
            self.holding.forget_erased()
            self._erase(erased & self.holding.erased)

    def _erased_by(self, *rows: Row) -> set[tuple[str, str]]:
        if not rows:
            return set()
        position = self._tables[ERASURE].position
        return {(row.values[position["record_kind"]], row.values[position["record"]]) for row in rows}

    def _erase(self, records: set[tuple[str, str]]) -> None:
        """What pointed to the records waits for nothing any more."""
        if self._schema == "main":
            Erasing(self._db, self._tables).apply(records)
        self._db.executemany(
            f"DELETE FROM {self._schema}.sync_issue WHERE issue = 'dangling' AND detail = ?",
            [(id,) for _, id in sorted(records)],
        )
        self.end(records)

    def _remove(self, table: KindTable, rows: Sequence[Row]) -> None:
        """Takes away rows of which no entry counts any more; whatever points to them waits for them again."""
        if not rows:
            return
        if self._schema == "main" and table.kind.searchable:
            self._db.executemany(f'DELETE FROM "search_{table.name}" WHERE rowid = ?', [(row.n,) for row in rows])
        self._db.executemany(f'DELETE FROM {self._schema}."{table.name}" WHERE n = ?', [(row.n,) for row in rows])
        self._db.executemany(
            f"DELETE FROM {self._schema}.sync_issue WHERE kind = ? AND id = ?", [(table.name, row.id) for row in rows]
        )
        for kind, field in self._tables.registry.referrers(table.name):
            column = self._tables[kind.name].column(field.name)
            for row in rows:
                pointing = self._db.execute(
                    f'UPDATE {self._schema}."{kind.name}" SET {column} = NULL WHERE {column} = ? RETURNING id',
                    (row.id,),
                ).fetchall()
                self._tell_dangling(kind.name, field.name, row.id, [id for (id,) in pointing])

    def _tell_dangling(self, kind: str, field: str, target: str, ids: Sequence[str]) -> None:
        refers = self._tables[kind].kind[field].refers
        self.touched.setdefault(kind, set()).update(ids)
        if (refers, target) not in self.holding.erased:
            self._db.executemany(
                f"INSERT OR REPLACE INTO {self._schema}.sync_issue VALUES (?, ?, ?, 'dangling', ?)",
                [(kind, id, field, target) for id in ids],
            )

    def _settle(self, table: KindTable, rows: Iterable[Row]) -> None:
        contested = [row for row in rows if row.contested]
        if self._trusted and not contested and not any(row.clock is not None for row in rows):
            return
        entries = self._entries_behind(table, contested)
        for row in contested:
            self._settle_row(table, row, entries)
        for row in rows:
            if row.clock is not None and row.clock.deletes:
                row.live = self._rules.is_visible(row.clock)
                if row.live:
                    dots = encode_json(sorted(row.clock.deletes))
                    self._issues.append((table.name, row.id, LIVE, "changed_deleted", dots))
            else:
                row.live = True
            self._test_values(table, row)

    def _entries_behind(self, table: KindTable, rows: Sequence[Row]) -> Mapping[str, Entry]:
        dots: set[str] = set()
        for row in rows:
            clock = row.clocked()
            for position in row.contested:
                dots.update(clock.heads(table.wires[position]))
        return self._journal.entries(dots) if dots else {}

    def _settle_row(self, table: KindTable, row: Row, entries: Mapping[str, Entry]) -> None:
        clock, owns = row.clocked(), self._owns(table, row)
        for position in sorted(row.contested):
            wire = table.wires[position]
            heads = [entries[dot] for dot in clock.heads(wire) if dot in entries]
            settled = self._rules.settle(
                [_candidate(entry, wire, owns(wire, entry.dot)) for entry in heads], immutable=wire in table.immutable
            )
            row.values[position] = entries[settled.shown].value(wire) if settled.shown else None
            self._issues.extend(_disputes(table, row, position, settled))

    def _test_values(self, table: KindTable, row: Row) -> None:
        values, quick, fits = row.values, table.quick, table.fits
        for position in self._untested(row):
            value = values[position]
            if value is not None and not (quick[position](value) or fits[position](value)):
                field = table.fields[position]
                self._issues.append((table.name, row.id, field, "invalid", encode_json(value)))
                values[position] = None

    def _untested(self, row: Row) -> Collection[int]:
        """What the own writer checked needs no second test, unless other heads compete with it."""
        if self._trusted:
            return row.contested
        return row.touched if row.n else range(len(row.values))

    def _cut_dangling(self) -> None:
        """Empties references to rows that are not there; `_mend_dangling` sets them when the row comes."""
        for kind, rows in self._rows.items():
            table = self._tables[kind]
            for position, field in table.references:
                pointing = [row for row in rows.values() if position in self._untested(row) and row.values[position]]
                there = self._existing(field.refers, {row.values[position] for row in pointing})
                for row in pointing:
                    target = row.values[position]
                    if target not in there:
                        if (field.refers, target) not in self.holding.erased:
                            self._issues.append((kind, row.id, field.name, "dangling", target))
                        row.values[position] = None

    def _existing(self, kind: str, ids: set[str]) -> set[str]:
        kept = self._rows.get(kind, {})
        ids -= {id for id in ids if id in kept and kept[id].gone}
        there = ids & kept.keys()
        rest = sorted(ids - there)
        for start in range(0, len(rest), CHUNK):
            part = rest[start : start + CHUNK]
            marks = ",".join("?" * len(part))
            there.update(
                id for (id,) in self._db.execute(f'SELECT id FROM {self._schema}."{kind}" WHERE id IN ({marks})', part)
            )
        return there

    def _insert(self, table: KindTable, rows: Sequence[Row]) -> None:
        sort = self._sort_key(table)
        self._db.executemany(
            table.insert(self._schema),
            [(row.id, int(row.live), sort(row.values), row.clock_text(), *row.values) for row in rows],
        )

    def _sort_key(self, table: KindTable) -> Any:
        needed = [(name, table.position[name]) for name in table.sorted_by]

        def sort(values: Sequence[Value]) -> str | None:
            return self._search.sort_key(table.name, {name: values[position] for name, position in needed})

        return sort

    def _update(self, table: KindTable, rows: Sequence[Row]) -> None:
        sort = self._sort_key(table)
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

    def _write_issues(self, changed: Mapping[str, Sequence[Row]]) -> None:
        gone = [
            (kind, row.id, field)
            for kind, rows in changed.items()
            for row in rows
            for field in (LIVE, *(self._tables[kind].fields[position] for position in row.touched))
        ]
        if gone and self._has_issues():
            self._db.executemany(f"DELETE FROM {self._schema}.sync_issue WHERE kind = ? AND id = ? AND field = ?", gone)
        self._db.executemany(f"INSERT OR REPLACE INTO {self._schema}.sync_issue VALUES (?, ?, ?, ?, ?)", self._issues)

    def _has_issues(self) -> bool:
        return self._db.execute(f"SELECT 1 FROM {self._schema}.sync_issue LIMIT 1").fetchone() is not None

    def _mend_dangling(self, made: Mapping[str, Sequence[Row]]) -> None:
        """Sets the references that waited for rows which have now been made."""
        new = {(kind, row.id) for kind, rows in made.items() for row in rows}
        if not new:
            return
        waiting = self._db.execute(
            f"SELECT kind, id, field, detail FROM {self._schema}.sync_issue WHERE issue = 'dangling'"
        ).fetchall()
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
                self.touched.setdefault(kind, set()).add(id)

    def _write_search(
        self,
        made: Mapping[str, Sequence[Row]],
        changed: Mapping[str, Sequence[Row]],
        gone: Mapping[str, Sequence[Row]],
    ) -> None:
        ids: dict[str, set[str]] = {}
        for kind in self._rows:
            table = self._tables[kind]
            searched = {table.position[name] for name in table.searched}
            told = [*made[kind], *(row for row in changed[kind] if not searched.isdisjoint(row.touched))]
            if kind in PARENTS:
                told += [row for row in changed[kind] if row.live != row.was_live]
                told += gone[kind]
                position = table.position[PARENTS[kind][0]]
                ids.setdefault(PARENTS[kind][1], set()).update(
                    row.values[position] for row in told if row.values[position]
                )
            if table.kind.searchable:
                ids.setdefault(kind, set()).update(row.id for row in told if not row.gone)
        for kind, wanted in ids.items():
            self._search.write(kind, sorted(self._search.numbers_of(kind, wanted)))


def _candidate(entry: Entry, wire: str, by_owner: bool | None) -> Candidate:
    value = entry.value(wire)
    says = entry.asserts(wire) and not (entry.new and value is None)
    return Candidate(entry.dot, entry.hlc, encode_json(value) if says else None, by_owner, entry.new)


def _disputes(table: KindTable, row: Row, position: int, settled: Settled) -> Iterator[Issue]:
    field = table.fields[position]
    for issue, dots in (
        ("conflict", settled.rivals),
        ("proposal", settled.proposals),
        ("immutable", settled.overruled),
    ):
        if dots:
            yield table.name, row.id, field, issue, encode_json(list(dots))


def _causal(entries: Mapping[str, Entry]) -> Iterator[Entry]:
    """The entries, each after those it replaces."""
    waiting = dict(sorted(entries.items(), key=lambda pair: (pair[1].hlc, pair[0])))
    while waiting:
        ready = [
            entry
            for entry in waiting.values()
            if not any(dot in waiting for parents in entry.parents for dot in parents if dot != entry.dot)
        ]
        for entry in ready or list(waiting.values()):
            del waiting[entry.dot]
            yield entry
