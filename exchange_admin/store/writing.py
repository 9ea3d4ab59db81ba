"""The only way into the file: a step becomes one transaction of journal, table rows and search rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from json.encoder import encode_basestring as quoted
from typing import Any

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.failpoints import pass_by
from exchange_admin.domain.fields import LIVE, Field, Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.domain.values import clean, problems_of
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.dots import dot_of
from exchange_admin.merge.named_ids import hides, spelled
from exchange_admin.merge.transactions import (
    LONGEST_ID,
    Entry,
    Parents,
    Txn,
    encode_json,
    pack_parents,
    sealed_body,
    value_hash,
)
from exchange_admin.store.binding import IntegrityError, rows_among
from exchange_admin.store.bulk import let_go
from exchange_admin.store.journal import Author
from exchange_admin.store.parts import FileParts, Part
from exchange_admin.store.projection import Projector
from exchange_admin.store.row import Row
from exchange_admin.store.step_form import StepForm
from exchange_admin.store.tables import KindTable, Tables

SALT_BYTES = 16
COUNTER_BITS = 16
"""The clock is milliseconds since 1970, then 16 bits that count events within one of them."""
DAY_AHEAD = 24 * 3600 * 1000 << COUNTER_BITS
"""So far a clock may be ahead of this PC's before it is told, and no longer believed."""


@dataclass(slots=True)
class Planned:
    """One entry before it has a dot. `values` and `parents` stand in the order of `fields` (wire names).

    An entry that is `after_insert` goes on with the record that the entry before it makes.
    """

    kind: str
    id: str
    fields: tuple[str, ...]
    values: Sequence[Any]
    parents: Parents = ()
    new: bool = False
    after_insert: bool = False


class Writer(Part):
    """Writes own steps."""

    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self._form, self.holding = StepForm(file), file.holding
        self._rules, self._origin, self._lives = file.rules, file.origin, file.lives
        self._pointing: dict[tuple[str, tuple[str, ...]], list[tuple[int, Field]]] = {}
        self._named: dict[tuple[str, tuple[str, ...], bool], Sequence[int]] = {}

    def projector(self, *, trusted: bool = False) -> Projector:
        return Projector(self._file, trusted=trusted)

    def record(self, step: Step) -> Changes:
        """Raises RuleBroken when an edit does not fit the tables; the rules of the field are the verbs' business."""
        projector = self.projector(trusted=True)
        edits = _joined(step.edits)
        for kind in {edit.kind for edit in edits}:
            if kind not in self._tables:
                raise RuleBroken(Problem("record.unknown_kind", facts={"typed": kind}))
            projector.load(kind, (edit.id for edit in edits if edit.kind == kind and not edit.new))
        _refuse_misfits(edits, self._tables)
        planned = [one for edit in edits for one in self._apart(self._plan(edit, projector))]
        self._check_references(planned)
        try:
            changes = self.write(step.who, step.verb, planned, projector)
        except IntegrityError as broken:
            taken = next((edit for edit in edits if edit.new and self._exists(edit.kind, edit.id)), None)
            if taken is None:
                raise
            raise RuleBroken(Problem("record.exists", facts=_facts(taken))) from broken
        let_go(planned)
        return changes

    def write(
        self, who: str, verb: str, planned: Sequence[Planned], projector: Projector, *, undoes: str = ""
    ) -> Changes:
        """One transaction of the journal and its projection; nothing at all for no entries."""
        if not planned:
            return Changes()
        me, who = self._journal.me, _name(who)
        before = self._journal.authors.get(me.author, Author())
        seq, hlc = before.applied + 1, self._tick(me.hlc)
        prev = self._journal.hash_of(me.author, seq - 1) or b""
        leaves = self._form.has_leaves()
        values = [text_of(one.values, self._naming(one) if leaves else ()) for one in planned]
        salts = self._salts(len(planned))
        shapes: dict[tuple[str, tuple[str, ...]], int] = {}
        wired: list[list[Any]] = []
        entries: list[Entry] = []
        author = me.author
        for i, one in enumerate(planned):
            if one.after_insert:
                one.parents = ((dot_of(author, seq, i - 1),),) * len(one.fields)
            shape = shapes.setdefault((one.kind, one.fields), len(shapes))
            wire = [shape, one.id, value_hash(salts[i], values[i])]
            if not one.new:
                wire.append(pack_parents(one.parents))
            wired.append(wire)
            dot = dot_of(author, seq, i)
            entries.append(Entry(dot, author, hlc, one.kind, one.id, one.fields, one.values, one.parents, one.new))
        institution = me.institution if seq == 1 else ""
        key, unsigned = self._lives.begin(author, seq)
        deps = self._deps(author)
        txn = Txn(author, seq, hlc, deps, who, verb, institution, undoes, tuple(shapes), wired, key, unsigned, leaves)
        body, hash = sealed_body(txn, prev)
        signature = self._lives.sign(author, seq, hash)
        n = self._journal.add(txn, body, prev, hash, applied=True, signature=signature)
        del body, txn
        self._journal.add_values(n, zip(salts, values, strict=True))
        let_go(values, salts)  # the journal has them; rows and search need as much room again
        pass_by("record.journal_written")
        self._journal.set_clock(hlc)
        self._journal.save_author(me.author, Author(institution or before.institution, seq))
        projector.take(entries, fresh={one.id for one in planned if one.new})
        let_go(entries)
        projector.flush()
        touched = {kind: frozenset(ids) for kind, ids in projector.touched.items() if ids}
        return Changes(touched, step=f"{me.author}:{seq}", verb=verb)

    def _naming(self, planned: Planned) -> Sequence[int]:
        """At which places of an entry ids stand that can be hidden from a reader."""
        key = (planned.kind, planned.fields, planned.new)
        known = self._named.get(key)
        if known is None:
            names = self._tables.may_name_unseen(planned.kind, new=planned.new)
            known = self._named[key] = [at for at, wire in enumerate(planned.fields) if wire in names]
        return known

    def heads_seen(self, edit: Edit, table: KindTable, clock: RowClock, name: str) -> tuple[str, ...]:
        """The heads that a value of the edit replaces; for a delete, all those of the row. A value that is hidden here
        nobody has seen: it stays beside the new one, for those who see it to decide."""
        if name == LIVE and edit.values[LIVE] == 0:
            seen = None if edit.seen is None else {dot for dots in edit.seen.values() for dot in dots}
            return tuple(sorted(self._rules.parents(seen, clock.row_heads())))
        wire = LIVE if name == LIVE else table.kind[name].wire_name
        seen_field = None if edit.seen is None else edit.seen.get(name)
        heads = self._rules.parents(seen_field, clock.heads(wire))
        if wire not in self._tables.may_name_unseen(edit.kind, new=False):
            return heads
        return tuple(dot for dot in heads if not self._is_hidden(dot, wire))

    def _is_hidden(self, dot: str, wire: str) -> bool:
        """Whether only the hash of the id that an entry writes into a field is here."""
        if not hides(self._journal.text_of(dot)):
            return False
        entry = self._journal.entries((dot,)).get(dot)
        return entry is not None and wire in entry.hidden

    def _plan(self, edit: Edit, projector: Projector) -> Planned | None:
        table = self._tables[edit.kind]
        if edit.new:
            if not edit.id or len(edit.id) > LONGEST_ID or (edit.kind, edit.id) in self.holding.erased:
                raise RuleBroken(Problem("record.missing", facts=_facts(edit)))
            values = edit.values
            filled, wires = table.ordered(tuple([name for name, value in values.items() if value is not None]))
            return Planned(edit.kind, edit.id, wires, [values[name] for name in filled], new=True)
        row = projector.load(edit.kind, ()).get(edit.id)
        if row is None:
            raise RuleBroken(Problem("record.missing", facts=_facts(edit)))
        if not row.live and LIVE not in edit.values and edit.seen is None:
            raise RuleBroken(Problem("record.deleted", facts=_facts(edit)))
        clock = row.clocked()
        names = [name for name in (*table.fields, LIVE) if name in edit.values and _says(edit, name, table, row)]
        if not names:
            return None
        _refuse_immutable(edit, names, table, row)
        values = edit.values
        if table.beside and (more := _standing_beside(names, table, row)):
            values = {**more, **values}
            names = [name for name in (*table.fields, LIVE) if name in names or name in more]
        wires = tuple(LIVE if name == LIVE else table.kind[name].wire_name for name in names)
        parents = tuple(self.heads_seen(edit, table, clock, name) for name in names)
        return Planned(edit.kind, edit.id, wires, [values[name] for name in names], parents)

    def _apart(self, planned: Planned | None) -> Iterable[Planned]:
        """What stays in the own office goes into an entry of its own, so that the other can be sent without it."""
        if planned is None:
            return ()
        internal = self._tables[planned.kind].internal
        if internal.isdisjoint(planned.fields):
            return (planned,)
        inner = [at for at, wire in enumerate(planned.fields) if wire in internal]
        outer = [at for at, wire in enumerate(planned.fields) if wire not in internal]
        if not outer and not planned.new:
            return (planned,)
        rest = _part(planned, inner)
        rest.new, rest.after_insert = False, planned.new
        return (_part(planned, outer), rest)

    def _check_references(self, planned: Iterable[Planned]) -> None:
        """Own steps may point only to records that are there."""
        made: dict[str, set[str]] = {}
        pointed: dict[tuple[str, str], set[str]] = {}
        for one in planned:
            if one.new:
                made.setdefault(one.kind, set()).add(one.id)
            for at, field in self._references_among(one.kind, one.fields):
                if one.values[at] is not None:
                    pointed.setdefault((field.refers, field.name), set()).add(one.values[at])
        for (kind, name), ids in pointed.items():
            missing = ids - made.get(kind, set())
            if missing := missing - self._there(kind, missing):
                raise RuleBroken(Problem("value.unknown_reference", name, {"typed": min(missing), "n": 0}))

    def _references_among(self, kind: str, wires: tuple[str, ...]) -> Sequence[tuple[int, Field]]:
        """Which of an entry's fields are references, as (number in the entry, field)."""
        known = self._pointing.get((kind, wires))
        if known is None:
            by_wire = self._tables[kind].by_wire
            fields = ((at, by_wire.get(wire)) for at, wire in enumerate(wires))
            known = [(at, field) for at, field in fields if field is not None and field.refers]
            self._pointing[kind, wires] = known
        return known

    def _there(self, kind: str, ids: Iterable[str]) -> set[str]:
        return {id for (id,) in rows_among(self._db, f'SELECT id FROM "{kind}" WHERE id IN (...)', sorted(ids))}

    def _exists(self, kind: str, id: str) -> bool:
        return self._db.execute(f'SELECT 1 FROM "{kind}" WHERE id = ?', (id,)).fetchone() is not None

    def _tick(self, last: int) -> int:
        """Later than everything known here; but for what a wrong clock has dated, this one or another's."""
        now = self._origin.milliseconds() << COUNTER_BITS
        if last > now + DAY_AHEAD:
            row = self._db.execute("SELECT max(hlc) FROM sync_txn WHERE hlc <= ?", (now + DAY_AHEAD,)).fetchone()
            last = int(row[0] or 0)
        return max(last + 1, now)

    def latest_believed(self) -> int:
        """Steps that are dated later were written by a wrong clock, or the clock of this PC is wrong."""
        return (self._origin.milliseconds() << COUNTER_BITS) + DAY_AHEAD

    def _salts(self, count: int) -> list[bytes]:
        noise = self._origin.random_bytes(SALT_BYTES * count)
        return [noise[i : i + SALT_BYTES] for i in range(0, len(noise), SALT_BYTES)]

    def _deps(self, own: str) -> dict[str, int]:
        """How far other chains are applied, as a difference to what our own chain has said before."""
        deps: dict[str, int] = {}
        for author, state in list(self._journal.authors.items()):
            if author != own and state.applied > state.told:
                deps[author] = state.applied
                self._journal.save_author(
                    author, Author(state.institution, state.applied, state.applied, state.stopped)
                )
        return deps


def text_of(values: Sequence[Any], naming: Sequence[int] = ()) -> str:
    """What `encode_json` gives, in half the time for texts and whole numbers; with named ids at the places `naming`."""
    texts = [quoted(one) if type(one) is str else _plain_text(one) for one in values]
    for at in naming:
        if type(values[at]) is str:
            texts[at] = spelled(texts[at])
    return f"[{','.join(texts)}]"


def _plain_text(value: Any) -> str:
    if value is None:
        return "null"
    return repr(value) if type(value) is int else encode_json(value)


def _name(who: str) -> str:
    """As a package may carry it: composed letters, nothing hidden, at most 200 characters."""
    return "".join(one for one in clean(who) if one.isprintable())[:200]


def _part(planned: Planned, places: Sequence[int]) -> Planned:
    """The entry with only the fields at `places`."""
    return replace(
        planned,
        fields=tuple(planned.fields[at] for at in places),
        values=[planned.values[at] for at in places],
        parents=tuple(planned.parents[at] for at in places) if planned.parents else (),
    )


def _says(edit: Edit, name: str, table: KindTable, row: Row) -> bool:
    """Whether a value says anything: it differs from what stands there, or settles what is open in the field."""
    clock = row.clocked()
    if name == LIVE:
        return bool(edit.values[LIVE]) != row.live or bool(clock.deletes and row.live)
    position = table.position[name]
    value, heads = edit.values[name], clock.heads(table.wires[position])
    if value is None and edit.seen is not None and len(heads) == 1 and row.values[position] is None:
        return True  # what was written there may be a value that was not taken over: it is emptied for good
    return value != row.values[position] or len(heads) > 1


def _standing_beside(names: Sequence[str], table: KindTable, row: Row) -> dict[str, Value]:
    """What stands in fields that are written together with the named ones, as it is."""
    wanted = frozenset[str]().union(*(table.beside.get(name, ()) for name in names)).difference(names)
    standing = {name: row.values[table.position[name]] for name in wanted}
    return {name: value for name, value in standing.items() if value is not None or table.kind.said_whole}


def _refuse_misfits(edits: Sequence[Edit], tables: Tables) -> None:
    """Tests field by field over all edits alike, which takes half the time of edit by edit."""
    alike: dict[tuple[str, tuple[str, ...]], list[Edit]] = {}
    for edit in edits:
        alike.setdefault((edit.kind, tuple(edit.values)), []).append(edit)
    for (kind, names), some in alike.items():
        tests = tables[kind].quick_tests(names)
        columns = zip(*[edit.values.values() for edit in some], strict=True)
        if tests is None or not all(_all_pass(test, column) for test, column in zip(tests, columns, strict=True)):
            for edit in some:
                _refuse_misfit(edit, tables[kind])


def _all_pass(test: Callable[[Any], bool], column: Sequence[Any]) -> bool:
    """A text that stands there many times is tested once."""
    return all(map(test, set(column) if set(map(type, column)) == {str} else column))


def _refuse_misfit(edit: Edit, table: KindTable) -> None:
    position, quick, fits = table.position, table.quick, table.fits
    for name, value in edit.values.items():
        if name in position:
            place = position[name]
            if value is not None and not (quick[place](value) or fits[place](value)):
                raise RuleBroken(*problems_of(table.kind[name], value))
        elif name != LIVE or edit.new or value not in {0, 1}:
            raise RuleBroken(Problem("value.unknown_field", name, {"field": name}))


def _refuse_immutable(edit: Edit, names: Iterable[str], table: KindTable, row: Row) -> None:
    for name in names:
        if name in table.position and table.kind[name].immutable:
            before = row.values[table.position[name]]
            if before is not None and before != edit.values[name]:
                raise RuleBroken(Problem("value.read_only", name, {"field": f"field.{name}"}))


def _joined(edits: Sequence[Edit]) -> list[Edit]:
    """One edit for each record, so that a dot names one value of a field; later values win."""
    joined: dict[tuple[str, str], Edit] = {}
    for edit in edits:
        key = (edit.kind, edit.id)
        before = joined.get(key)
        if before is None:
            joined[key] = edit
        else:
            values: Mapping[str, Value] = {**before.values, **edit.values}
            joined[key] = Edit(edit.kind, edit.id, values, before.new or edit.new, before.seen or edit.seen)
    return list(joined.values())


def _facts(edit: Edit) -> dict[str, object]:
    return {"kind": f"kind.{edit.kind}", "id": edit.id}
