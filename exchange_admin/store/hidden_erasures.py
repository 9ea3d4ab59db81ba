"""Erasures of which only the hash of the erased record's id is here: whoever has the record knows it (decision 33).

An erasure has the id that is derived from the record's (`erasing.erasures`), so each record here is looked for among
the erasures, not each erasure among the records. Here is also what stands in no table: what is held, what waits in the
journal or aside, and records of kinds that this program does not know yet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.rules.partner_scope import ERASURE, RECORD
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.dots import site_of
from exchange_admin.merge.transactions import Entry, encode_json
from exchange_admin.store.erasing import records_of
from exchange_admin.store.parts import Part
from exchange_admin.store.set_aside import Key, SetAside

_KIND = "record_kind"
_Hidden = dict[str, dict[str, Collection[str]]]
"""The entries (dots) that name what was erased, by its kind and the id of the erasure."""


class HiddenErasures(Part):
    """Opens no transaction of its own."""

    def recognise(self, touched: Mapping[str, Collection[str]]) -> set[str]:
        """Puts the ids of records that are here into the erasures that are about them, after records were `touched`, by
        kind; the entries (dots) of those erasures, as far as they are applied."""
        hidden, waiting = self._hidden(), self._hidden_and_waiting()
        new = {*touched.get(ERASURE, ()), *(id for some in waiting.values() for id in some)}
        for kind, erasures in waiting.items():
            of_kind = hidden.setdefault(kind, {})
            of_kind.update({id: {*dots, *of_kind.get(id, ())} for id, dots in erasures.items()})
        found = set[str]()
        for kind, id in self._here(hidden, new, touched) if hidden else ():
            dots = hidden[kind].get(derived_id(ERASURE, kind, id), ())
            found.update(dot for dot in dots if self._journal.show_id(dot, id))
        return found.difference(dot for some in waiting.values() for dots in some.values() for dot in dots)

    def recognise_all(self) -> set[str]:
        """The same with every record and every erasure, when the program has learned of kinds."""
        return self.recognise({ERASURE: [id for some in self._hidden().values() for id in some]})

    def waiting(self) -> set[Key]:
        """What those erasures name that stand on something missing and are not applied yet."""
        named = {(entry.value(_KIND), entry.value(RECORD)) for entry in self._not_applied()}
        return {(kind, id) for kind, id in named if isinstance(kind, str) and isinstance(id, str)}

    def _hidden(self) -> _Hidden:
        hidden: _Hidden = {}
        if ERASURE in self._tables:
            for id, kind, clock in self._db.execute(
                f"SELECT id, {_KIND}, _clock FROM {ERASURE} WHERE {RECORD} IS NULL AND {_KIND} IS NOT NULL"
            ).fetchall():
                hidden.setdefault(kind, {})[id] = RowClock.read(clock).heads(RECORD)
        return hidden

    def _hidden_and_waiting(self) -> _Hidden:
        hidden: _Hidden = {}
        for entry in self._not_applied():
            if RECORD in entry.hidden and isinstance(kind := entry.value(_KIND), str):
                hidden.setdefault(kind, {})[entry.id] = (entry.dot,)
        return hidden

    def _not_applied(self) -> Iterator[Entry]:
        """Entries of the office, which alone erases."""
        me = self._journal.me
        rows = self._db.execute(
            "SELECT author, seq FROM sync_txn WHERE applied = 0 AND instr(body, ?)", (encode_json(ERASURE),)
        ).fetchall()
        for author, seq in rows:
            read = self._journal.readable(author, seq) if site_of(author) == (me.hub or me.site) else None
            yield from (entry for entry in (read[1] if read else ()) if entry.kind == ERASURE)

    def _here(self, hidden: _Hidden, new: Collection[str], touched: Mapping[str, Collection[str]]) -> Iterator[Key]:
        """Records of the kinds of which some are erased: all where an erasure is new, else those that were touched; and
        those that are in no table."""
        for kind, erasures in hidden.items():
            if kind not in self._tables:
                yield from self._in_journal(kind)
            elif erasures.keys().isdisjoint(new):
                yield from ((kind, id) for id in touched.get(kind, ()))
            else:
                yield from ((kind, id) for (id,) in self._db.execute(f'SELECT id FROM "{kind}"').fetchall())
        yield from (record for record in self._in_no_table() if record[0] in hidden)

    def _in_journal(self, kind: str) -> Iterator[Key]:
        """Those of a kind of which there is no table."""
        bodies = self._db.execute("SELECT body FROM sync_txn WHERE instr(body, ?)", (encode_json(kind),)).fetchall()
        for (body,) in bodies:
            yield from (record for _, record in records_of(body) if record[0] == kind)

    def _in_no_table(self) -> Iterator[Key]:
        """What is held, what is not applied yet, and what was set aside."""
        yield from self._db.execute("SELECT kind, id FROM sync_excluded").fetchall()
        for (body,) in self._db.execute("SELECT body FROM sync_txn WHERE applied = 0 AND body != ''").fetchall():
            yield from (record for _, record in records_of(body))
        yield from SetAside(self._db).records()
