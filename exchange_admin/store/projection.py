"""From journal entries to table rows. The tables are a function of the applied entries and of nothing else.

A `Projector` gathers entries of one or many transactions and writes the touched rows once, at `flush`. It opens no
transaction of its own, never fails on what stands in an entry, and can write into another schema for comparing.

Entries come in the order in which they were written, apart from those that came late or were held back for a while:
their records are worked out anew from everything that is known of them (`late`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from exchange_admin.domain.fields import LIVE
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.transactions import Entry
from exchange_admin.store.binding import rows_among
from exchange_admin.store.bulk import let_go
from exchange_admin.store.due_marks import DueMarks
from exchange_admin.store.erasing import Erasing
from exchange_admin.store.minutes_taught import TaughtSums
from exchange_admin.store.parts import FileParts, Part
from exchange_admin.store.references import References
from exchange_admin.store.row import Issue, Row, RowWriter, Shown
from exchange_admin.store.row_resolution import RowResolution
from exchange_admin.store.tables import KindTable
from exchange_admin.store.withheld_entries import ERASURE, HELD, RULINGS, WithheldEntries

_UNKNOWN = -2
_LATE_AT_ONCE = 20_000
_NOBODY: Collection[str] = frozenset()


class Projector(Part):
    """`trusted` entries were checked by the writer, so their values and references are not tested again."""

    def __init__(self, file: FileParts, *, schema: str = "main", trusted: bool = False) -> None:
        super().__init__(file)
        self._search, self._rules, self._schema = file.search, file.rules, schema
        self._rows: dict[str, dict[str, Row]] = {}
        self._unknown: set[tuple[str, str]] = set()
        self._issues: list[Issue] = []
        self._late: set[str] = set()
        self._ended: set[tuple[str, str]] = set()
        is_main = schema == "main"
        self.holding = file.holding if is_main else WithheldEntries(file.db, file.tables, file.journal, schema)
        self._settling = RowResolution(file.journal, file.rules, trusted=trusted)
        self._references = References(file.db, file.tables, self.holding, schema)
        self._into = RowWriter(file.db, file.search, schema)
        self._taught = TaughtSums(file.db, file.tables) if is_main else None
        self._following = (DueMarks(file.db, file.tables), self._taught) if self._taught else ()
        self.touched: dict[str, set[str]] = {}
        self.before: dict[tuple[str, str], Shown | None] | None = None  # as rows were, when somebody wants to know

    def load(self, kind: str, ids: Iterable[str]) -> dict[str, Row]:
        """The rows of `ids` that exist, read once and then kept until `flush`."""
        table, kept = self._tables[kind], self._rows.setdefault(kind, {})
        wanted = [id for id in dict.fromkeys(ids) if id not in kept]
        sql = table.select("id IN (...)", self._schema)
        for n, id, live, clock, *values in rows_among(self._db, sql, wanted):
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
        owns, stays = self._settling.owns(table, row), self._settling.stays(table)
        self._rules.take(clock, entry, table.immutable, owns, stays)
        if entry.new:
            row.contested = row.touched = frozenset(range(len(table.fields)))
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
            row.touched |= {position}
            if len(clock.heads(wire)) == 1:
                row.values[position] = value
                row.contested -= {position}
            else:
                row.contested |= {position}

    def _replay(self, table: KindTable, row: Row, entry: Entry) -> None:
        """Works a row out anew when a second entry makes it: that can change who owns its fields."""
        heads = row.clocked().row_heads()
        self._work_out(table, row, self._journal.entries_of_record(table.name, row.id, heads | {entry.dot}))

    def _work_out(self, table: KindTable, row: Row, entries: Mapping[str, Entry]) -> None:
        """The row as all of these entries that count make it, and no others."""
        entries = {dot: entry for dot, entry in entries.items() if self.holding.counts(entry)}
        row.clock = RowClock(dot for dot, one in entries.items() if one.new)
        owns, stays = self._settling.owns(table, row), self._settling.stays(table)
        for one in causal(entries):
            self._note_unknown(table, one)
            if not one.new:
                self._rules.take(row.clock, one, table.immutable, owns, stays)
        row.moved, row.gone = True, not entries
        row.contested = row.touched = frozenset(range(len(table.fields)))

    def clocks_of(
        self, table: KindTable, clocks: Mapping[str, RowClock], counts: Callable[[str], bool]
    ) -> dict[str, RowClock | None]:
        """The heads that rows, given by id with those they have, would have of the entries (dots) that count alone,
        with all that these replaced; None where there are none. Nothing is written."""
        entries = self._journal.entries_of_records({dot for clock in clocks.values() for dot in clock.row_heads()})
        made: dict[str, RowClock | None] = {}
        for id in clocks:
            row = Row(id, len(table.fields))
            self._work_out(table, row, _with_replaced(entries.get((table.name, id), {}), counts))
            made[id] = None if row.gone else row.clocked()
        return made

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

    def flush(self) -> None:
        """Writes every touched row, its issues and its search row, and forgets them."""
        self._write()
        while self._late or self._ended:
            self._take_late()
            self._write()

    def _write(self) -> None:
        moved = {kind: self._settled(self._tables[kind], rows.values()) for kind, rows in self._rows.items()}
        made = {kind: [row for row in rows if not row.n and not row.gone] for kind, rows in moved.items()}
        changed = {kind: [row for row in rows if row.n and not row.gone] for kind, rows in moved.items()}
        gone = {kind: [row for row in rows if row.n and row.gone] for kind, rows in moved.items()}
        for kind, rows in moved.items():
            self.touched.setdefault(kind, set()).update(row.id for row in rows)
        self._issues += self._references.cut(self._rows, self._settling.untested)
        for follows in self._following:
            follows.note(moved)
        for kind in moved:
            self._into.insert(self._tables[kind], made[kind])
            self._into.update(self._tables[kind], changed[kind])
        self._write_issues(changed)
        self._touch(self._references.mend(made))
        for kind in moved:
            if gone[kind]:
                self._into.remove(self._tables[kind], gone[kind])
                self._touch(self._references.let_go(self._tables[kind], gone[kind]))
        searched = self._searched(made, changed, gone)
        if self._taught:
            self._taught.write()
        self._db.executemany(f"INSERT OR IGNORE INTO {self._schema}.sync_unknown VALUES (?, ?)", sorted(self._unknown))
        self._rows, self._issues, self._unknown = {}, [], set()
        kinds = {kind for kind, rows in moved.items() if rows}
        erasures = [*made.get(ERASURE, ()), *changed.get(ERASURE, ())]
        let_go(*moved.values(), *made.values(), *changed.values(), *gone.values())
        if self._taught:
            for kind, wanted in searched.items():  # when the rows have made room for the words
                self._search.write(kind, sorted(self._search.numbers_of(kind, wanted)))
        self._follow(kinds, erasures)

    def _settled(self, table: KindTable, rows: Collection[Row]) -> list[Row]:
        """Those of the rows that an entry reached, with their values."""
        self._issues += self._settling.settle(table, [row for row in rows if not row.gone])
        return [row for row in rows if row.moved]

    def _follow(self, kinds: Collection[str], erasures: Sequence[Row]) -> None:
        """What rulings that were just written ask for; `flush` sees to the records that they are about."""
        if HELD in kinds:
            self.late(self.holding.settle())
        if ERASURE in kinds:
            self.holding.forget_erased()
            position = self._tables[ERASURE].position
            told = {(row.values[position["record_kind"]], row.values[position["record"]]) for row in erasures}
            erased = told & self.holding.erased
            self._references.wait_no_more(sorted(id for _, id in erased))
            self.erase(erased)

    def erase(self, records: Collection[tuple[str, str]]) -> None:
        """Erases the values of records, unless they are the office's rulings; `flush` removes the rows. Whatever points
        to them waits until their erasure is applied, as when everything is worked out anew."""
        records = {key for key in records if key[0] not in RULINGS}
        if self._schema == "main":
            Erasing(self._db, self._tables).apply(records)
        self.end(records)

    def _touch(self, records: Collection[tuple[str, str]]) -> None:
        """Records of which a reference was set or emptied."""
        for kind, id in records:
            self.touched.setdefault(kind, set()).add(id)
        for follows in self._following:
            follows.note_records(records)

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

    def _searched(
        self,
        made: Mapping[str, Sequence[Row]],
        changed: Mapping[str, Sequence[Row]],
        gone: Mapping[str, Sequence[Row]],
    ) -> Mapping[str, Collection[str]]:
        """The records, by kind, whose search rows say something else now."""
        ids: dict[str, set[str]] = {}
        for kind in self._rows:
            table = self._tables[kind]
            searched = {table.position[name] for name in table.searched}
            told = [*made[kind], *(row for row in changed[kind] if not searched.isdisjoint(row.touched))]
            if under := table.kind.searched_under:
                told += [row for row in changed[kind] if row.live != row.was_live]
                told += gone[kind]
                position = table.position[under.name]
                ids.setdefault(under.refers, set()).update(row.values[position] for row in told if row.values[position])
            if table.kind.searchable:
                ids.setdefault(kind, set()).update(row.id for row in told if not row.gone)
        return ids


def causal(entries: Mapping[str, Entry]) -> Iterator[Entry]:
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


def _with_replaced(entries: Mapping[str, Entry], counts: Callable[[str], bool]) -> dict[str, Entry]:
    """Those entries of a record that count, and whatever they replaced, for they stand on it."""
    found = {dot: entry for dot, entry in entries.items() if counts(dot)}
    look = list(found.values())
    while look:
        for dot in {dot for parents in look.pop().parents for dot in parents}:
            if dot in entries and dot not in found:
                found[dot] = entries[dot]
                look.append(entries[dot])
    return found
