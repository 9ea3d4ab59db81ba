"""The past, read from the journal: what happened to a record, which steps there were, what is still undecided."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from exchange_admin.domain.dates import moment_of_milliseconds
from exchange_admin.domain.fields import LIVE, Field, Value
from exchange_admin.domain.steps import HistoryEntry
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.dots import author_of, site_of, split_dot, step_of
from exchange_admin.merge.transactions import Entry, Txn, encode_json
from exchange_admin.names import normalise_document_number
from exchange_admin.store.binding import rows_among
from exchange_admin.store.parts import FileParts, Part
from exchange_admin.store.tables import KindTable
from exchange_admin.store.writing import COUNTER_BITS


@dataclass(frozen=True, slots=True)
class StepEntry:
    """One step of the journal; `records` is the number of records it touched. `undoes` is the step that it took back;
    with `redoes` that had taken back another one itself. `ahead` as in `HistoryEntry`."""

    step: str
    when: str
    who: str
    verb: str
    records: int
    author: str
    undoes: str = ""
    applied: bool = True
    ahead: bool = False
    redoes: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values that are alive in a field."""

    dot: str
    value: Value
    who: str
    when: str
    author: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field whose values wait for a person. `choices[0]` is the one on show; with a proposal it is the owner's.

    With the issue `changed_deleted` the field is `_live` and the choices are the deletes.
    """

    kind: str
    id: str
    field: str
    issue: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something in the tables that a person should look at; `typed` is the value concerned."""

    kind: str
    id: str
    field: str
    issue: str
    typed: Value = None


@dataclass(frozen=True, slots=True)
class Unsigned:
    """How many steps are not signed: from `before` their authors signed, the last one at the moment `until`; and of
    those that should be signed the ones by other copies or former lives of this file, and the ones by others."""

    before: int
    until: str
    by_copies: int
    by_others: int


def moment_of(hlc: int) -> str:
    """The UTC moment of a clock reading."""
    return moment_of_milliseconds(hlc >> COUNTER_BITS).strftime("%Y-%m-%dT%H:%M:%SZ")


class History(Part):
    """Reads only."""

    def __init__(self, file: FileParts, latest_believed: Callable[[], int]) -> None:
        super().__init__(file)
        self._holding, self._latest_believed = file.holding, latest_believed

    def of(self, kind: str, id: str) -> list[HistoryEntry]:
        """Everything that happened to a record, the latest first."""
        row = self._db.execute(f'SELECT _clock FROM "{self._tables[kind].name}" WHERE id = ?', (id,)).fetchone()
        if row is None:
            return []
        clock = RowClock.read(row[0])
        heads = clock.row_heads().union(*clock.deletes.values())
        entries = self._journal.entries_of_record(kind, id, heads)
        entries = {dot: entry for dot, entry in entries.items() if self._holding.counts(entry)}
        latest_first = sorted(entries.values(), key=_rank, reverse=True)
        return [told for entry in latest_first for told in self._told(self._tables[kind], entry, entries)]

    def last_changes(self, kind: str, ids: Iterable[str]) -> dict[str, str]:
        """The UTC moment of the last change that stands in each of these records (ids), deleted or not."""
        sql = f'SELECT id, _clock FROM "{self._tables[kind].name}" WHERE id IN (...)'
        heads = {id: RowClock.read(clock).row_heads() for id, clock in rows_among(self._db, sql, list(ids))}
        at = "SELECT hlc FROM sync_txn WHERE author = ? AND seq = ?"
        steps = {split_dot(dot)[:2] for dots in heads.values() for dot in dots}
        moments = {step: row[0] for step in steps if (row := self._db.execute(at, step).fetchone())}
        latest = {
            id: max((moments.get(split_dot(dot)[:2], 0) for dot in dots), default=0) for id, dots in heads.items()
        }
        return {id: moment_of(hlc) for id, hlc in latest.items() if hlc}

    def counts(self, kind: str, ids: Iterable[str]) -> dict[str, int]:
        """How often each record was written since it was made, 0 for one that stands as it was entered first. Never
        goes down; every replica that has the same steps counts the same."""
        sql = f'SELECT id, _clock FROM "{self._tables[kind].name}" WHERE id IN (...)'
        rows = rows_among(self._db, sql, list(dict.fromkeys(ids)))
        clocks = {id: RowClock.read(text) for id, text in rows}
        touched = {id: clock for id, clock in clocks.items() if clock.fields or clock.deletes or len(clock.inserts) > 1}
        heads = {dot for clock in touched.values() for dot in clock.row_heads().union(*clock.deletes.values())}
        written = self._journal.writings(heads)
        return {id: max(written[kind, id] - 1, 0) if id in touched else 0 for id in clocks}

    def by_others_alone(self, kind: str, ids: Iterable[str]) -> set[str]:
        """Those of the records in which the institution of this file has written nothing itself, nor let anything in
        that was held."""
        from exchange_admin.store.office_word import OfficeWord

        sql = f'SELECT id, _clock FROM "{self._tables[kind].name}" WHERE id IN (...)'
        clocks = {id: RowClock.read(clock) for id, clock in rows_among(self._db, sql, list(dict.fromkeys(ids)))}
        return OfficeWord(self._file).silent_about(kind, clocks)

    def of_entry(self, dot: str, *, whole: bool = False) -> list[HistoryEntry]:
        """What one entry (a dot) wrote, applied or not; `old` is what its author replaced, or says it did. Empty when
        it is not here or not of a known kind. `whole`: also what stands along with another field and is said to be
        unchanged."""
        found = self._journal.entries((dot,)).get(dot)
        if found is None or found.kind not in self._tables:
            return []
        parents = self._journal.entries({parent for parents in found.parents for parent in parents})
        return list(self._told(self._tables[found.kind], found, parents, whole=whole))

    def unknown_fields(self, dot: str) -> int:
        """How many fields of an entry this program does not know; of an unknown kind all of them."""
        found = self._journal.entries((dot,)).get(dot)
        if found is None:
            return 0
        known = self._tables[found.kind].by_wire if found.kind in self._tables else {}
        return sum(wire not in known and wire != LIVE for wire in found.fields)

    def said_by(self, dot: str) -> dict[str, Value]:
        """What an entry about a record that is said as a whole says of each field that may change. Of one that wrote
        only some of them, as older programs do, the others are as in what its author replaced by it: never as in what
        somebody else said meanwhile."""
        said: dict[str, Value] = {}
        hidden: set[str] = set()
        waiting = [dot]
        while waiting:
            found = self._journal.entries(waiting).values()
            waiting = []
            for entry in sorted(found, key=_rank, reverse=True):
                fields = [one for one in self._tables[entry.kind].kind.fields if not one.immutable]
                hidden |= {one.name for one in fields if one.wire_name in entry.hidden} - said.keys()
                told = {
                    one.name: _value(entry.value(one.wire_name))
                    for one in fields
                    if one.name not in hidden and entry.says(one.wire_name, whole=True)
                }
                said = told | said
                if len(said) + len(hidden) < len(fields):
                    waiting += dict.fromkeys(parent for parents in entry.parents for parent in parents)
        return said

    def _told(
        self, table: KindTable, entry: Entry, entries: Mapping[str, Entry], *, whole: bool = False
    ) -> Iterator[HistoryEntry]:
        txn = self._txn(entry.dot)
        for wire, value in zip(entry.fields, entry.values, strict=True):
            field = table.by_wire.get(wire)
            if (field is None and wire != LIVE) or wire in entry.hidden:
                continue
            if wire == LIVE:
                old: Value = None if entry.new else int(not value)
            else:
                old = _before(entry, wire, entries)
            name = field.name if field else LIVE
            if name in table.beside and old == value and not entry.new and not whole:
                continue  # written along with another field, unchanged
            currencies = self._currencies(table, field, entry, entries)
            yield HistoryEntry(
                step_of(entry.dot),
                moment_of(entry.hlc),
                txn.who,
                txn.verb,
                name,
                old,
                _value(value),
                entry.author,
                txn.undoes,
                entry.hlc > self._latest_believed(),
                *currencies,
                entry.hlc,
            )

    def _currencies(
        self, table: KindTable, field: Field | None, entry: Entry, entries: Mapping[str, Entry]
    ) -> tuple[str, str]:
        """Those of an amount before and after an entry: it is written together with its currency."""
        if field is None or not field.currency:
            return "", ""
        wire = table.kind[field.currency].wire_name
        written = entry.value(wire) if entry.asserts(wire) else None
        return str(_before(entry, wire, entries) or ""), str(written or "")

    def _txn(self, dot: str) -> Txn:
        author, seq, _ = split_dot(dot)
        found = self._journal.txn(author, seq)
        if found is None:
            raise KeyError(dot)
        return found[1]

    def steps(self, limit: int = 200, offset: int = 0) -> list[StepEntry]:
        """Steps of every author, the latest first."""
        rows = self._db.execute(
            "SELECT author, seq, hlc, who, verb, records, undoes, applied FROM sync_txn"
            " WHERE hlc >= 0 ORDER BY hlc DESC, author DESC, seq DESC LIMIT ? OFFSET ?",
            (limit, offset),
        )
        latest = self._latest_believed()
        return [
            StepEntry(
                f"{author}:{seq}", moment_of(hlc), who, verb, records, author, undoes, bool(applied), hlc > latest,
                self._takes_back(undoes),
            )
            for author, seq, hlc, who, verb, records, undoes, applied in rows
        ]  # fmt: skip

    def _takes_back(self, step: str) -> bool:
        """Whether a step took back another one."""
        author, _, seq = step.partition(":")
        asked = "SELECT undoes FROM sync_txn WHERE author = ? AND seq = ?"
        found = self._db.execute(asked, (author, int(seq))).fetchone() if seq.isdecimal() else None
        return bool(found and found[0])

    def ahead(self) -> list[tuple[str, int, str]]:
        """(author, how many, the latest moment) of steps that are dated more than a day ahead of this PC."""
        rows = self._db.execute(
            "SELECT author, count(*), max(hlc) FROM sync_txn WHERE hlc > ? GROUP BY author ORDER BY author",
            (self._latest_believed(),),
        )
        return [(author, count, moment_of(hlc)) for author, count, hlc in rows.fetchall()]

    def unsigned(self) -> Unsigned:
        rows = self._db.execute(
            "SELECT t.author, count(*) FILTER (WHERE k.author IS NULL OR t.seq < k.since),"
            " max(t.hlc) FILTER (WHERE k.author IS NULL OR t.seq < k.since),"
            " count(*) FILTER (WHERE t.seq >= k.since)"
            " FROM sync_txn AS t LEFT JOIN sync_life_key AS k ON k.author = t.author"
            " WHERE t.signature IS NULL AND t.hlc >= 0 GROUP BY t.author"
        ).fetchall()
        me = self._journal.me
        return Unsigned(
            before=sum(before for _, before, _, _ in rows),
            until=moment_of(max((last for _, _, last, _ in rows if last is not None), default=0)),
            by_copies=sum(n for life, _, _, n in rows if site_of(life) == me.site and life != me.author),
            by_others=sum(n for life, _, _, n in rows if site_of(life) != me.site),
        )

    def had_seen(self, step: str, other: str) -> bool:
        """Whether whoever wrote a step (`author:seq`) had another one before it, as it says itself: a clock can be set
        back, what was seen cannot be unseen."""
        author, _, seq = step.rpartition(":")
        by, _, nth = other.rpartition(":")
        if author == by:
            return int(nth) <= int(seq)
        rows = self._db.execute(
            "SELECT seq FROM sync_txn WHERE author = ? AND seq <= ? AND instr(body, ?) > 0 ORDER BY seq DESC",
            (author, int(seq), encode_json(by)),
        )
        txns = (self._journal.txn(author, n) for (n,) in rows)
        return any(txn[1].deps.get(by, 0) >= int(nth) for txn in txns if txn)

    def tellers(self, kind: str, id: str, field: str) -> set[str]:
        """The steps (`author:seq`) that said what a field shows, or repeated it since it stands."""
        table = self._tables[kind]
        wire, column = table.kind[field].wire_name, table.column(field)
        row = self._db.execute(f'SELECT _clock, {column} FROM "{kind}" WHERE id = ?', (id,)).fetchone()
        if row is None:
            return set()
        ahead = {
            dot
            for dot, entry in self._journal.entries(RowClock.read(row[0]).heads(wire)).items()
            if entry.asserts(wire) and entry.value(wire) == row[1]
        }
        passed = set[str]()
        while ahead:
            passed |= ahead
            said = self._journal.entries(ahead)
            replaced = self._journal.entries({dot for one in said.values() for dot in one.parents_of(wire)})
            ahead = {dot for one in said.values() for dot in one.repeated(wire, replaced)} - passed
        return {step_of(dot) for dot in passed}

    def institution_of(self, author: str) -> str:
        """The institution (its id) for which an author writes; empty when unknown."""
        return self._journal.institution(f"{author}:0:0")

    def records_of(self, step: str) -> int:
        """How many records a step (`author:seq`) touched; 0 for an unknown one."""
        return self._journal.records_of(step)

    def conflicts(self) -> list[Dispute]:
        """Fields with values of people who did not see each other's, and records deleted here, changed there."""
        return self._disputes("conflict", "changed_deleted")

    def proposals(self) -> list[Dispute]:
        """Values by somebody who does not own the field, until its owner writes it again."""
        return self._disputes("proposal")

    def _disputes(self, *issues: str) -> list[Dispute]:
        """Fields of live records with several values alive."""
        marks = ",".join("?" * len(issues))
        rows = self._db.execute(
            f"SELECT kind, id, field, issue, detail FROM sync_issue WHERE issue IN ({marks}) ORDER BY kind, id, field",
            issues,
        ).fetchall()
        found = []
        for kind, id, field, issue, detail in rows:
            shown = self._shown(kind, id, field)
            if shown is not None:
                dots = json.loads(detail)
                choices = self._choices(self._tables[kind], field, dots)
                if issue == "proposal":
                    choices = [choice for choice in self._choices(self._tables[kind], field, shown) if choice] + choices
                found.append(Dispute(kind, id, field, issue, tuple(choices)))
        return found

    def _shown(self, kind: str, id: str, field: str) -> list[str] | None:
        """The heads of a field besides its proposals; None for a record that is deleted."""
        table = self._tables[kind]
        row = self._db.execute(f'SELECT _clock FROM "{kind}" WHERE id = ? AND _live = 1', (id,)).fetchone()
        if row is None:
            return None
        if field == LIVE:
            return []
        proposed = self._db.execute(
            "SELECT detail FROM sync_issue WHERE kind = ? AND id = ? AND field = ? AND issue = 'proposal'",
            (kind, id, field),
        ).fetchone()
        gone = set(json.loads(proposed[0])) if proposed else set()
        return [dot for dot in RowClock.read(row[0]).heads(table.kind[field].wire_name) if dot not in gone]

    def _choices(self, table: KindTable, field: str, dots: Iterable[str]) -> list[Choice]:
        wire = LIVE if field == LIVE else table.kind[field].wire_name
        wanted = list(dots)
        entries = self._journal.entries(wanted)
        return [
            Choice(
                dot, _value(entries[dot].value(wire)), self._txn(dot).who, moment_of(entries[dot].hlc), author_of(dot)
            )
            for dot in wanted
            if dot in entries and (entries[dot].says(wire, whole=table.kind.said_whole) or field == LIVE)
        ]

    def issues(self, kind: str | None = None) -> list[Issue]:
        """What can be derived from the tables: invalid values, lost references, equal numbers, late first values. They
        are the same on every replica."""
        found = [
            Issue(of, id, field, issue, self._typed(of, field, issue, json.loads(detail)))
            for of, id, field, issue, detail in self._db.execute(
                "SELECT kind, id, field, issue, detail FROM sync_issue WHERE issue IN ('invalid', 'immutable')"
                " ORDER BY kind, id, field, issue"
            ).fetchall()
            if kind in {None, of} and self._is_live(of, id)
        ]
        for name in [kind] if kind else [one.name for one in self._tables.registry.kinds]:
            found += self._dangling(self._tables[name])
            found += self.duplicates(name)
        return found

    def _typed(self, kind: str, field: str, issue: str, detail: Any) -> Value:
        """The value that was not taken over."""
        if issue == "invalid":
            return _value(detail)
        choices = self._choices(self._tables[kind], field, detail)
        return choices[-1].value if choices else None

    def _is_live(self, kind: str, id: str) -> bool:
        row = self._db.execute(f'SELECT _live FROM "{kind}" WHERE id = ?', (id,)).fetchone()
        return bool(row and row[0])

    def _dangling(self, table: KindTable) -> Iterator[Issue]:
        """Live records that point to a deleted one, or to one that never came (R11). To the file of a partner not
        everything is meant to come."""
        # CROSS JOIN: from the few deleted records to those that point there, never the other way round
        for _, field in table.references:
            column = table.column(field.name)
            yield from (
                Issue(table.name, id, field.name, "dangling", target)
                for id, target in self._db.execute(
                    f'SELECT t.id, t.{column} FROM "{field.refers}" AS r CROSS JOIN "{table.name}" AS t'
                    f" ON t.{column} = r.id WHERE r._live = 0 AND t._live = 1 AND t.{column} IS NOT NULL ORDER BY t.id"
                )
            )
        if self._journal.me.hub:
            return
        for id, field_name, target in self._db.execute(
            "SELECT id, field, detail FROM sync_issue WHERE kind = ? AND issue = 'dangling' ORDER BY id, field",
            (table.name,),
        ).fetchall():
            if self._is_live(table.name, id):
                yield Issue(table.name, id, field_name, "dangling", target)

    def duplicates(self, kind: str) -> Iterator[Issue]:
        """Live records with the same value, compared without spaces, case and look-alike letters (R12)."""
        table = self._tables[kind]
        for field in table.kind.fields:
            if not field.unique:
                continue
            column = table.column(field.name)
            shared = table.column(field.shared_by) if field.shared_by else "id"
            groups: dict[str, list[tuple[str, str, str]]] = {}
            for id, value, owner in self._db.execute(
                f'SELECT id, {column}, coalesce({shared}, id) FROM "{table.name}"'
                f" WHERE _live = 1 AND {column} IS NOT NULL ORDER BY id"
            ):
                groups.setdefault(normalise_document_number(str(value)), []).append((id, value, owner))
            for group in groups.values():
                if len({owner for _, _, owner in group}) > 1:
                    yield from (Issue(table.name, id, field.name, "duplicate_key", value) for id, value, _ in group)


def _rank(entry: Entry) -> tuple[int, str, int, int]:
    return (entry.hlc, *split_dot(entry.dot))


def _before(entry: Entry, wire: str, entries: Mapping[str, Entry]) -> Value:
    """What stood in the field for the author of an entry."""
    parents = [entries[dot] for dot in entry.parents_of(wire) if dot in entries and entries[dot].asserts(wire)]
    return _value(max(parents, key=_rank).value(wire)) if parents else None


def _value(plain: Any) -> Value:
    return plain if plain is None or type(plain) in {str, int} else json.dumps(plain, ensure_ascii=False)
