"""Taking a step back: a new step that sets every field to what it was, where nobody has changed it since (rulings 6).

Undoing restores the value that an earlier entry gave, so what an undoing entry stands for is that earlier entry: its
*origin*. A field counts as unchanged when its head has the same origin as the entry that is undone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.dots import split_dot
from exchange_admin.merge.transactions import Entry, Txn, encode_json
from exchange_admin.store.bulk import let_go
from exchange_admin.store.journal import Journal
from exchange_admin.store.parts import FileParts, Part
from exchange_admin.store.row import Row
from exchange_admin.store.tables import KindTable, Tables
from exchange_admin.store.withheld_entries import (
    END,
    ENDED,
    ERASE,
    ERASURE,
    GIVE_UP,
    HELD,
    HOLD,
    JUDGE,
    WithheldEntries,
)
from exchange_admin.store.writing import Planned, Writer

BEGINNING = "office.add"
"""The verb of the step with which an office file begins: without it the file is nobody's."""
_MOST_STEPS = 5_000
"""So many of the latest own steps are looked through for what can be undone."""


@dataclass(frozen=True)
class Undone(Changes):
    """The receipt of an undo. `kept` are (kind, id, field) that were left because they were changed since."""

    kept: tuple[tuple[str, str, str], ...] = ()


@dataclass(slots=True)
class _Plan:
    fields: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    parents: list[tuple[str, ...]] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def set(self, wire: str, value: Any, parents: Iterable[str]) -> None:
        self.fields.append(wire)
        self.values.append(value)
        self.parents.append(tuple(sorted(parents)))

    def leave_out(self, wires: Collection[str]) -> None:
        """Fields that another entry of the same step sets back already."""
        for wire in [one for one in self.fields if one in wires]:
            at = self.fields.index(wire)
            del self.fields[at], self.values[at], self.parents[at]


class Undo(Part):
    """What the own site did and can take back. Opens no transaction of its own."""

    def __init__(self, file: FileParts, writer: Writer) -> None:
        super().__init__(file)
        self._writer = writer
        self._stacks: tuple[list[tuple[str, str]], list[tuple[str, str]]] | None = None
        self._passed: set[str] = set()
        self._read_at = -1

    def forget(self) -> None:
        """After any write: what can be undone is read anew when asked for."""
        self._stacks = None

    def undoable(self) -> tuple[str, str] | None:
        """(step, verb) that `undo` would take back."""
        done, _ = self._read()
        return done[-1] if done else None

    def redoable(self) -> tuple[str, str] | None:
        """(step, verb) of the undoing step that `redo` would take back."""
        _, undone = self._read()
        return undone[-1] if undone else None

    def _read(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        self._journal.look()
        if self._stacks is None or self._read_at != self._journal.changes:
            self._stacks = self._stacks_of(self._own_steps())
            self._read_at = self._journal.changes
        return self._stacks

    def _own_steps(self) -> list[tuple[str, str, str]]:
        """(step, verb, undoes) of this site in all its lives, the earliest first; what a wrong clock dated comes before
        all."""
        site = self._journal.me.site
        rows = self._db.execute(
            "SELECT author, seq, verb, undoes FROM sync_txn"
            " WHERE author >= ? AND author < ? AND applied > 0 AND hlc >= 0"
            " ORDER BY CASE WHEN hlc > ? THEN 0 ELSE hlc END DESC, seq DESC LIMIT ?",
            (f"{site}.", f"{site}/", self._writer.latest_believed(), _MOST_STEPS),
        ).fetchall()
        return [(f"{author}:{seq}", verb, undoes) for author, seq, verb, undoes in reversed(rows)]

    def _stacks_of(self, steps: Iterable[tuple[str, str, str]]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """A new step can be undone and ends what could be redone; an undone step moves to the other pile."""
        done: list[tuple[str, str]] = []
        undone: list[tuple[str, str]] = []
        for step, verb, undoes in steps:
            if step in self._passed or verb in {BEGINNING, HOLD, JUDGE, END, GIVE_UP}:
                continue
            if verb == ERASE:
                undone.clear()
            elif not undoes:
                done.append((step, verb))
                undone.clear()
            elif any(known == undoes for known, _ in undone):
                undone[:] = [pair for pair in undone if pair[0] != undoes]
                done.append((step, verb))
            else:
                done[:] = [pair for pair in done if pair[0] != undoes]
                undone.append((step, verb))
        return done, undone

    def pass_over(self, step: str) -> None:
        """Leaves out, until the file is opened again, a step of which nothing could be undone."""
        self._passed.add(step)
        self.forget()

    def take_back(self, step: str, who: str) -> Undone:
        """Raises RuleBroken with `undo.nothing`, `undo.beginning` for the step with which the file begins, or
        `undo.told` when all of it was said to somebody outside, `undo.for_good` when others were shown something by it,
        `undo.changed_since` when nothing of the step can be set back."""
        n, txn = self._applied(step)
        if txn.verb == BEGINNING:
            raise RuleBroken(Problem("undo.beginning"))
        values = self._journal.values_of(n, txn)
        told = [entry for entry in txn.with_values(values) if entry.kind in self._tables]
        entries = [entry for entry in told if not self._lasts(entry, txn.verb)]
        projector = self._writer.projector()
        rows = {
            kind: projector.load(kind, (entry.id for entry in entries if entry.kind == kind))
            for kind in {entry.kind for entry in entries}
        }
        kept = [(*txn.record_of(i), LIVE) for i, one in enumerate(values) if one is None and not txn.is_hidden(i)]
        kept += [(entry.kind, entry.id, LIVE) for entry in told if self._lasts(entry, txn.verb)]
        planned = self._planned(entries, rows, kept)
        if not planned and not kept and any(map(txn.is_hidden, range(len(values)))):
            raise RuleBroken(Problem("undo.nothing"))
        if not planned and kept and all(self._tables[kind].kind.outlasts_undo for kind, _, _ in kept):
            raise RuleBroken(Problem("undo.told", facts={"kinds": _kinds_of(kept)}))
        if not planned and kept:
            named = (f"kind.{kind}" if name == LIVE else f"field.{name}" for kind, _, name in kept)
            code = "undo.for_good" if all(map(self._is_shown_for_good, kept)) else "undo.changed_since"
            raise RuleBroken(Problem(code, facts={"fields": ", ".join(dict.fromkeys(named))}))
        changes = self._writer.write(who, txn.verb, planned, projector, undoes=step)
        let_go(values, told, entries, planned, *rows.values())
        return Undone(changes.ids, changes.step, changes.verb, kept=tuple(kept))

    def _is_shown_for_good(self, kept: tuple[str, str, str]) -> bool:
        kind, _, name = kept
        return name != LIVE and bool(self._tables[kind].kind[name].lasting)

    def _lasts(self, entry: Entry, verb: str) -> bool:
        """Whether nobody takes it back: an erasure, the end of a life, what was told somebody, and that something is
        held, about which one decides instead, or is held no more."""
        kind = self._tables[entry.kind].kind
        is_told = kind.outlasts_undo and (entry.new or verb in kind.lasting)
        is_held = entry.kind == HELD and (entry.new or entry.fields == (LIVE,))
        return is_told or is_held or entry.kind in {ERASURE, ENDED}

    def _applied(self, step: str) -> tuple[int, Txn]:
        """The transaction of a step with its number in the journal. Raises RuleBroken with `undo.nothing`."""
        author, _, seq = step.rpartition(":")
        found = self._journal.txn(author, int(seq)) if seq.isdigit() else None
        if found is None or self._journal.applied(author) < found[1].seq:
            raise RuleBroken(Problem("undo.nothing"))
        return found

    def _planned(
        self, entries: Sequence[Entry], rows: Mapping[str, Mapping[str, Row]], kept: list[tuple[str, str, str]]
    ) -> list[Planned]:
        """What sets the fields of the entries back, the last entry first; what cannot be goes to `kept`."""
        origins = _Origins(self._journal, self._writer.holding, self._tables)
        origins.prepare(
            parent for entry in entries if not _deletes(entry) for parents in entry.parents for parent in parents
        )
        planned: list[Planned] = []
        set_back: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        made = _made(entries)
        for entry in reversed(entries):
            own = made.get((entry.kind, entry.id), set())
            if own and not entry.new:
                continue  # goes with the record
            row = rows[entry.kind].get(entry.id)
            if row is None:  # held back or erased since
                kept.append((entry.kind, entry.id, LIVE))
                continue
            plan = self._plan(entry, own, self._tables[entry.kind], row, origins)
            kept += [(entry.kind, entry.id, name) for name in plan.kept]
            plan.leave_out(set_back[entry.kind, entry.id])
            set_back[entry.kind, entry.id].update(plan.fields)
            if plan.fields:
                reopened = _reopened_whole if self._tables[entry.kind].kind.said_whole else _reopened
                planned += reopened(entry, plan, origins)  # first: of equals the last one is shown
                planned.append(Planned(entry.kind, entry.id, tuple(plan.fields), plan.values, tuple(plan.parents)))
        return planned

    def _plan(self, entry: Entry, own: set[str], table: KindTable, row: Row, origins: _Origins) -> _Plan:
        """`own` are the entries by which the step made the record, none when it was there before."""
        plan, clock = _Plan(), row.clocked()
        if entry.new:
            self._plan_delete(plan, clock, origins, own)
            return plan
        for wire, value in zip(entry.fields, entry.values, strict=True):
            heads = [dot for dot in clock.heads(wire) if origins.same(dot, entry.dot, wire)]
            if (field := table.by_wire.get(wire)) is not None and field.outlasts_undo:
                continue
            if wire == LIVE and value == 0 and heads:
                plan.set(LIVE, 1, heads)
            elif wire == LIVE and value != 0:
                covered = {dot for parent in entry.parents_of(LIVE) for dot in origins.seen(parent)}
                self._plan_delete(plan, clock, origins, covered | {entry.dot})
            elif (
                heads
                and wire != LIVE
                and origins.tells_before(entry, wire)
                and not table.is_for_good(wire, value, origins.value_before(entry, wire))
            ):
                plan.set(wire, origins.value_before(entry, wire), heads)
            elif not self._is_unchanged(entry, wire, value, table, origins):
                plan.kept.append(field.name if field else LIVE)
        return plan

    def _is_unchanged(self, entry: Entry, wire: str, value: Value, table: KindTable, origins: _Origins) -> bool:
        """Whether the entry only wrote along what stood there: a currency with its amount."""
        field = table.by_wire.get(wire)
        is_beside = field is not None and field.name in table.beside
        return is_beside and origins.tells_before(entry, wire) and origins.value_before(entry, wire) == value

    def _plan_delete(self, plan: _Plan, clock: RowClock, origins: _Origins, known: set[str]) -> None:
        """Deletes the row when nothing stands in it but what came from `known`."""
        if not clock.fields and known.issuperset(clock.inserts):
            plan.set(LIVE, 0, clock.inserts)
            return
        fields = [(LIVE, head) for head in clock.heads(LIVE)]
        fields += [(wire, head) for wire, heads in clock.fields.items() if wire != LIVE for head in heads]
        fields += [("", head) for head in clock.inserts]
        if all(origins.comes_from(head, known, wire) for wire, head in fields):
            plan.set(LIVE, 0, clock.row_heads())
        else:
            plan.kept.append(LIVE)


def _kinds_of(kept: Iterable[tuple[str, str, str]]) -> str:
    return ", ".join(dict.fromkeys(f"kinds.{kind}" for kind, _, _ in kept))


def _deletes(entry: Entry) -> bool:
    """Whether an entry only deletes its record: to take that back, nobody needs to know what stood there before."""
    return entry.fields == (LIVE,) and entry.values[0] == 0


def _reopened(entry: Entry, plan: _Plan, origins: _Origins) -> Iterable[Planned]:
    """The answers between which an entry decided, besides the one that is shown again.

    A decision that is taken back leaves them as they stood, side by side.
    """
    for wire, value, parents in zip(plan.fields, plan.values, plan.parents, strict=True):
        for other in origins.rivals_before(entry, wire, value) if wire != LIVE else ():
            yield Planned(entry.kind, entry.id, (wire,), [other], (parents,))


def _reopened_whole(entry: Entry, plan: _Plan, origins: _Origins) -> Iterable[Planned]:
    """The same where each answer is one thing: what somebody said is not taken apart."""
    wires = tuple(wire for wire in plan.fields if wire != LIVE)
    parents = [seen for wire, seen in zip(plan.fields, plan.parents, strict=True) if wire != LIVE]
    shown = [value for wire, value in zip(plan.fields, plan.values, strict=True) if wire != LIVE]
    for other in origins.wholes_before(entry, wires):
        if other != shown:
            yield Planned(entry.kind, entry.id, wires, other, tuple(parents))


def _made(entries: Iterable[Entry]) -> dict[tuple[str, str], set[str]]:
    """The dots of every record that is new in a step."""
    made: dict[tuple[str, str], set[str]] = {}
    for entry in entries:
        key = (entry.kind, entry.id)
        if entry.new:
            made.setdefault(key, set()).add(entry.dot)
        elif key in made:
            made[key].add(entry.dot)
    return made


class _Origins:
    """Which entry each entry stands for, field by field."""

    def __init__(self, journal: Journal, holding: WithheldEntries, tables: Tables) -> None:
        self._journal, self._holding, self._tables = journal, holding, tables
        self._entries: dict[str, Entry] = {}
        self._indexes: dict[str, dict[tuple[str, str, str], int]] = {}

    def prepare(self, dots: Iterable[str]) -> None:
        wanted = {dot for dot in dots if dot not in self._entries}
        found = self._journal.entries(wanted)
        self._entries.update((dot, entry) for dot, entry in found.items() if self._holding.counts(entry))

    def entry(self, dot: str) -> Entry | None:
        if dot not in self._entries:
            self.prepare((dot,))
        return self._entries.get(dot)

    def of(self, dot: str, wire: str) -> frozenset[str]:
        """The entries that gave the value which the entry of `dot` shows in a field."""
        undone = self._undone_by(dot, wire)
        if undone is None:
            return frozenset((dot,))
        before = self._replaced(undone, wire)
        return frozenset[str]().union(*(self.of(parent, wire) for parent in before)) if before else frozenset((dot,))

    def same(self, dot: str, other: str, wire: str) -> bool:
        return dot == other or self.of(dot, wire) == self.of(other, wire)

    def comes_from(self, dot: str, known: set[str], wire: str) -> bool:
        if dot in known:
            return True
        roots = frozenset[str]().union(*(self.of(one, wire) for one in known))
        return self.of(dot, wire) <= roots | known

    def seen(self, dot: str) -> tuple[str, ...]:
        """What the author of a delete had on screen."""
        entry = self.entry(dot)
        return entry.parents_of(LIVE) if entry else ()

    def tells_before(self, entry: Entry, wire: str) -> bool:
        """Whether it can be known what stood in a field before: it may be held back, or never have been sent here."""
        parents = entry.parents_of(wire)
        found = [self.entry(dot) for dot in parents]
        return not parents or any(one is not None and wire not in one.hidden for one in found)

    def value_before(self, entry: Entry, wire: str) -> Any:
        """What stood in a field before an entry."""
        parents = self._said_before(entry, wire)
        return max(parents, key=lambda one: (one.hlc, *split_dot(one.dot))).value(wire) if parents else None

    def _said_before(self, entry: Entry, wire: str) -> list[Entry]:
        whole = entry.kind in self._tables and self._tables[entry.kind].kind.said_whole
        return [found for dot in entry.parents_of(wire) if (found := self.entry(dot)) and found.says(wire, whole=whole)]

    def wholes_before(self, entry: Entry, wires: Sequence[str]) -> list[list[Any]]:
        """What entries that stood in all these fields before said of them, each once."""
        parents = [found for found in map(self.entry, {dot for dots in entry.parents for dot in dots}) if found]
        told = [one for one in sorted(parents, key=_by_place) if all(one.says(wire, whole=True) for wire in wires)]
        values = {encode_json(said): said for one in told for said in ([one.value(wire) for wire in wires],)}
        return list(values.values())

    def rivals_before(self, entry: Entry, wire: str, shown: Any) -> list[Any]:
        """The other values that stood in a field before an entry, each once."""
        parents = self._said_before(entry, wire)
        values = {encode_json(one.value(wire)): one.value(wire) for one in sorted(parents, key=_by_place)}
        return [value for value in values.values() if value != shown]

    def _undone_by(self, dot: str, wire: str) -> Entry | None:
        """The entry whose value of a field the entry of `dot` takes back, None when it is no undoing entry."""
        author, seq, i = split_dot(dot)
        found = self._journal.txn(author, seq)
        if found is None or not found[1].undoes:
            return None
        undone_author, _, undone_seq = found[1].undoes.rpartition(":")
        undone = self._journal.txn(undone_author, int(undone_seq)) if undone_seq.isdigit() else None
        if undone is None:
            return None
        places, record = self._places(found[1].undoes, undone[1]), found[1].record_of(i)
        index = places.get((*record, wire), places.get((*record, "")))
        return None if index is None else self.entry(f"{found[1].undoes}:{index}")

    def _places(self, step: str, txn: Txn) -> dict[tuple[str, str, str], int]:
        """At which entry of a step each field of a record stands; under "" the first entry about the record."""
        if step not in self._indexes:
            places: dict[tuple[str, str, str], int] = {}
            for i in range(len(txn.entries)):
                record = txn.record_of(i)
                places.setdefault((*record, ""), i)
                places.update(((*record, wire), i) for wire in txn.fields_of(i))
            self._indexes[step] = places
        return self._indexes[step]

    def _replaced(self, entry: Entry, wire: str) -> tuple[str, ...]:
        """What an entry replaced in one field; a delete names the heads of all fields and replaced those of `_live`."""
        parents = entry.parents_of(wire)
        if wire != LIVE:
            return parents
        found = [(dot, self.entry(dot)) for dot in parents]
        return tuple(dot for dot, one in found if one is not None and (one.new or one.asserts(LIVE)))


def _by_place(entry: Entry) -> tuple[str, int, int]:
    return split_dot(entry.dot)
