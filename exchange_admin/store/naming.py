"""Records that others name: which ids a partner gets to read, and which entries it gets anew when it sees one more
record (decision 33)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from exchange_admin.domain.fields import Field, Kind
from exchange_admin.domain.rules.partner_scope import ERASURE
from exchange_admin.merge.bodies import has_leaves, load_body, load_json
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.dots import site_of
from exchange_admin.merge.named_ids import HIDDEN, ID, SHOWN, fields_named, hides, hiding, may_travel
from exchange_admin.merge.transactions import TxnLine, Withheld
from exchange_admin.store.binding import rows_among
from exchange_admin.store.journal import ENTRY_BITS
from exchange_admin.store.parts import Part
from exchange_admin.store.scoping import INSTITUTION

Sees = Callable[[str, str], bool]
"""Whether the receiver gets to see a record: kind and id."""

_WITH_IDS = f"""
SELECT seq, k - (n << {ENTRY_BITS}), json
FROM sync_txn JOIN sync_value ON k >= n << {ENTRY_BITS} AND k < (n + 1) << {ENTRY_BITS}
WHERE author = ? AND (instr(json, ?) OR instr(json, ?))
"""


def everything(kind: str, id: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class _Form:
    """What stands of an entry in its step besides record and values."""

    kind: str
    fields: Sequence[str]
    leaves: bool


class Naming(Part):
    """Reads only."""

    def for_reader(self, line: TxnLine, wanted: Collection[int], names: Sees) -> tuple[TxnLine, Collection[int]]:
        """The line with the ids in these entries hidden of whatever `names` denies, and which of the entries go along.

        Those stay behind that the readers of packages refuse, else they would get nothing any more, and those that name
        in plain what `names` denies, for there it cannot be hidden; but for institutions, as which former homes stood
        in plain once. Our own steps are neither.
        """
        ours = site_of(line.site) == self._journal.me.site
        has_ids = any(pair and (SHOWN in pair[1] or hides(pair[1])) for pair in line.values)
        if not has_ids and (ours or names is everything):
            return line, wanted
        body, leaves, values = load_body(line.body), has_leaves(line.body), list(line.values)
        there = [i for i in wanted if values[i] is not None]
        for i in there:
            kind, fields = body["shapes"][body["ops"][i][0]]
            values[i] = self._passed_on(_Form(kind, fields, leaves), values[i], names, ours=ours)
        behind = {i for i in there if values[i] is None}
        return replace(line, values=tuple(values)), {*wanted} - behind if behind else wanted

    def _passed_on(self, form: _Form, pair: Withheld, names: Sees, *, ours: bool) -> Withheld:
        """What a reader gets of the values of an entry."""
        if pair is None:
            return None
        salt, text = pair
        values = _read(text, form.fields)
        if values is None or not (ours or self._goes_along(form, text, values, names)):
            return pair if ours else None
        told = [
            names(self._target(form.kind, wire), value[ID])
            for wire, value in zip(form.fields, values, strict=True)
            if type(value) is dict and ID in value
        ]
        return pair if all(told) else (salt, hiding(text, bytes.fromhex(salt), told))

    def _goes_along(self, form: _Form, text: str, values: Sequence[Any], names: Sees) -> bool:
        named = fields_named(form.fields, values)
        if not may_travel(self._tables.registry, form.kind, named, text, leaves=form.leaves):
            return False
        # An entry may say of a record that is known already that it is new: whose it is then, not every reader sees.
        unseen = self._tables.may_name_unseen(form.kind, new=False)
        pairs = zip(form.fields, values, strict=True)
        plain = ((self._target(form.kind, wire), id) for wire, id in pairs if wire in unseen and type(id) is str)
        return not form.leaves or all(to == INSTITUTION or names(to, id) for to, id in plain)

    def _target(self, kind: str, wire: str) -> str:
        """The kind that a field refers to; empty when it is not known, or of what was erased: that nobody sees."""
        field = self._tables[kind].by_wire.get(wire) if kind in self._tables and kind != ERASURE else None
        return field.refers if field else ""

    # what stays here

    def left_behind(self) -> dict[str, list[int]]:
        """The steps of others, by author, with something in them that no package may hold: it goes to nobody."""
        found: dict[str, list[int]] = {}
        for author in self._journal.authors:
            if site_of(author) != self._journal.me.site:
                rows = self._db.execute(_WITH_IDS, (author, SHOWN, HIDDEN)).fetchall()
                seqs = {seq for seq, i, text in rows if not self._may_travel(author, seq, i, text)}
                if seqs:
                    found[author] = sorted(seqs)
        return found

    def _may_travel(self, author: str, seq: int, i: int, text: str) -> bool:
        _, txn = self._journal.txn(author, seq) or (0, None)
        if txn is None or txn.is_hidden(i):
            return True
        kind, fields = txn.record_of(i)[0], txn.fields_of(i)
        values = _read(text, fields)
        return values is None or may_travel(
            self._tables.registry, kind, fields_named(fields, values), text, leaves=txn.leaves
        )

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
        rows = rows_among(self._db, f'SELECT id, _clock FROM "{kind.name}" WHERE {column} IN (...)', ids)
        yield from self._heads_of(kind, field, list(rows), sees)

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


def _read(text: str, fields: Sequence[str]) -> list[Any] | None:
    """Values as they stand in a text, one for each field; None in a damaged file, as which `verify` tells it."""
    try:
        values = load_json(text)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, list) and len(values) == len(fields) else None
