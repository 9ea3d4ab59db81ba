"""How much a partner says of one thing at once: of what it replaces none of, thousands could stand beside each other.

Each of them is one more head of its field, which every later entry, every opening of the record and every rebuild would
have to go through. An honest program replaces what it shows; where two of its windows were open it may leave a few.
"""

from __future__ import annotations

from collections.abc import Collection

from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.transactions import Entry
from exchange_admin.store.parts import FileParts, Part

MOST = 50
"""Heads of one field by one institution. Those of a record of which a package brings fewer entries nobody counts."""
MOST_REPLACED = 1_000
"""Heads that one field, or a deletion, replaces: far more than a record has of all who write in it."""
_INSERTS = ""
_SHORT = 10 * MOST
"""Characters of a clock in which so many heads of one field find no room."""
Key = tuple[str, str]


class SideBySide(Part):
    """By the tables and what a package brought so far."""

    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self._taken: dict[Key, int] = {}
        self._heads: dict[Key, dict[str, set[str]]] = {}  # by wire names, of records of which there are many entries
        self._for_good: set[tuple[str, str]] = set()  # wire names and heads there that only such words replace

    def is_one_too_many(self, institution: str, entry: Entry, *, is_there: bool) -> bool:
        """Whether an entry would stand beside the most of its institution's own that may, or says that it replaces
        what no record has so much of: a deletion is kept with all of it."""
        if any(len(replaced) > MOST_REPLACED for replaced in entry.parents):
            return True
        key = entry.kind, entry.id
        if is_there and key not in self._taken:
            self._taken[key] = 0
            self._look_up(institution, key)
        if key not in self._heads and self._taken.get(key, 0) < MOST:
            return False
        heads = self._heads.setdefault(key, {})
        return any(
            len(there) >= MOST and len(there.difference(replaced)) >= MOST
            for wire, replaced in self._said(entry)
            if (there := heads.get(wire))
        )

    def note(self, entry: Entry) -> None:
        """The entry counts."""
        key = entry.kind, entry.id
        self._taken[key] = self._taken.get(key, 0) + 1
        if key in self._heads:
            for wire, replaced in self._said(entry):
                there = self._heads[key].setdefault(wire, set())
                there.difference_update(replaced)
                there.add(entry.dot)
                self._note_lasting(entry, wire)

    def _look_up(self, institution: str, key: Key) -> None:
        kind, id = key
        sql = f'SELECT _clock FROM "{kind}" WHERE id = ? AND length(_clock) >= ?'
        if row := self._db.execute(sql, (id, _SHORT)).fetchone():
            clock = RowClock.read(row[0])
            told = {_INSERTS: clock.inserts, **clock.fields}
            self._heads[key] = {
                wire: {dot for dot in dots if self._journal.institution(dot) == institution}
                for wire, dots in told.items()
            }
            for wire in self._tables[kind].lasting:
                for head in self._journal.entries(self._heads[key].get(wire, ())).values():
                    self._note_lasting(head, wire)

    def _said(self, entry: Entry) -> list[tuple[str, Collection[str]]]:
        """What an entry says, by wire names, with what it replaces. To make a record once more replaces nothing."""
        if entry.new:
            return [(_INSERTS, ())]
        return [(wire, self._gone(entry, wire, dots)) for wire, dots in zip(entry.fields, entry.parents, strict=True)]

    def _gone(self, entry: Entry, wire: str, replaced: Collection[str]) -> Collection[str]:
        """A word that lasts stays beside any other."""
        lasting = self._tables[entry.kind].lasting.get(wire)
        if lasting is None or entry.value(wire) in lasting:
            return replaced
        return [dot for dot in replaced if (wire, dot) not in self._for_good]

    def _note_lasting(self, entry: Entry, wire: str) -> None:
        if wire in entry.fields and entry.value(wire) in self._tables[entry.kind].lasting.get(wire, ()):
            self._for_good.add((wire, entry.dot))
