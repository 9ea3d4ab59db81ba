"""Which records another institution gets to see (`sync.md` R19), worked out in SQL from the tables.

The registry says how: `Kind.scope`, `follows` and `brings`. What only the other institution says of its sight opens
nothing (`own_word.py`). Deleted records count as they did when they were there, so
that the other side is told of their end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from exchange_admin.domain.fields import Kind, Scope, Value
from exchange_admin.domain.rules.partner_scope import end_of
from exchange_admin.store.binding import writing_elsewhere
from exchange_admin.store.own_word import OwnWord, maker
from exchange_admin.store.parts import Part

INSTITUTION, PERSON, HELD, ENDED = "institution", "person", "held_change", "ended_life"
_HOME = "home_institution_id"
_GATHERED = ("scope", "without", "alone")
"""What is in scope; what is left out with some people; what brings nobody."""


class Scoping(Part):
    """Reads only; what it gathers stands in a temporary table of the connection."""

    def of(self, institution: str, without_people: Collection[str] = ()) -> dict[str, set[str]]:
        """Ids of the records in the scope of an institution, by kind; without some people and what follows them."""
        with writing_elsewhere(self._db):
            for table in _GATHERED:
                self._db.execute(f"DROP TABLE IF EXISTS temp.{table}")
                self._db.execute(
                    f"CREATE TEMP TABLE {table} (kind TEXT, id TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID"
                )
            try:
                self._gather(institution)
                self._leave_out(without_people)
                return self._found()
            finally:
                for table in _GATHERED:
                    self._db.execute(f"DROP TABLE IF EXISTS temp.{table}")

    def _found(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for kind, id in self._db.execute("SELECT kind, id FROM temp.scope EXCEPT SELECT kind, id FROM temp.without"):
            found.setdefault(kind, set()).add(id)
        return found

    def _gather(self, institution: str) -> None:
        """Whenever records of a kind have come in, what depends on that kind is looked at again, until nothing is."""
        ours = self._journal.me.institution
        own_word = OwnWord(self._file, institution)
        changed = set[str]()
        for kind in self._kinds():
            shared = kind.scope is Scope.SHARED and self._add(kind, self._is_for_whom_sees_it(kind))
            if self._add_drafts_of(kind, institution) or shared:
                changed.add(kind.name)
        if self._add(self._tables[INSTITUTION].kind, "id IN (?, ?)", institution, ours):
            changed.add(INSTITUTION)
        if self._add_made_by(institution):
            changed.add(PERSON)
        for kind in self._kinds():
            if self._add_followers_of(kind, institution, ours):
                changed.add(kind.name)
        if claimed := own_word.claimed():
            gone = [(PERSON, id) for id in claimed]
            self._db.executemany("DELETE FROM temp.scope WHERE kind = ? AND id = ?", gone)
        while changed:
            changed |= set(self._dependents(changed.pop(), own_word))
        if ENDED in self._tables:  # nobody waits for what was given up
            self._add(self._tables[ENDED].kind, "given_up_after IS NOT NULL")
        if HELD in self._tables:  # what was held must be held wherever the record is shown
            held = self._tables[HELD].kind
            self._add(held, "EXISTS (SELECT 1 FROM temp.scope AS s WHERE s.kind = record_kind AND s.id = record)")

    def _leave_out(self, people: Collection[str]) -> None:
        """Notes the people, and again and again what follows them."""
        add = "INSERT OR IGNORE INTO temp.without"
        self._db.executemany(f"{add} VALUES (?, ?)", [(PERSON, id) for id in people])
        changed = {PERSON} if people else set[str]()
        while changed:
            source = changed.pop()
            for kind in self._kinds():
                for name in kind.follows if kind.scope is Scope.PARTNER else ():
                    if kind[name].refers != source:
                        continue
                    column = self._tables[kind.name].column(name)
                    sql = (
                        f"{add} SELECT '{kind.name}', id FROM \"{kind.name}\""
                        f" WHERE {column} IN (SELECT id FROM temp.without WHERE kind = '{source}')"
                    )
                    if self._db.execute(sql).rowcount:
                        changed.add(kind.name)

    def _kinds(self) -> list[Kind]:
        return [table.kind for table in self._tables.by_name.values()]

    def _add_followers_of(self, kind: Kind, institution: str, ours: str) -> int:
        """Records that follow the institution; lines of our own institution, such as its contacts, come too."""
        if kind.scope is not Scope.PARTNER:
            return 0
        added = 0
        for name in kind.follows:
            if kind[name].refers == INSTITUTION:
                both = (institution, ours) if name == kind.parent else (institution, institution)
                added += self._add(kind, f"{self._tables[kind.name].column(name)} IN (?, ?)", *both)
        return added

    def _add_drafts_of(self, kind: Kind, institution: str) -> int:
        """Of what is its own an institution sees what nobody else does, as `is_theirs` in `partner_scope.py` says."""
        ends = self._tables.registry, kind
        own = [place for place in kind.drafted_by if end_of(*ends, place)[1].refers == INSTITUTION]
        row = f'"{kind.name}"'
        return sum(
            self._insert(kind, f"{self._value(kind, row, place)} = ?{self._names_one(kind)}", institution)
            for place in (own if kind.shared_when else ())
        )

    def _add_made_by(self, institution: str) -> int:
        """People whom the institution entered and for whom nobody has named a home: theirs until somebody does."""
        rows = self._db.execute(f'SELECT id, _clock FROM "{PERSON}" WHERE {_HOME} IS NULL').fetchall()
        made = [(PERSON, id) for id, clock in rows if maker(self._journal, clock) == institution]
        return self._db.executemany("INSERT OR IGNORE INTO temp.scope VALUES (?, ?)", made).rowcount if made else 0

    def _dependents(self, source: str, own_word: OwnWord) -> Iterator[str]:
        """Kinds of which records came in because records of `source` are in."""
        inside = f"(SELECT id FROM temp.scope WHERE kind = '{source}')"
        for kind in self._kinds():
            if kind.scope is Scope.PARTNER and source != INSTITUTION:
                for name in kind.follows:
                    column = self._tables[kind.name].column(name)
                    if kind[name].refers == source and self._add(kind, f"{column} IN {inside}"):
                        yield kind.name
            waits = kind.scope is Scope.SHARED and any(kind[name].refers == source for name in kind.only_with)
            if waits and self._add(kind, self._is_for_whom_sees_it(kind)):
                yield kind.name
        table = self._tables[source]
        for field in table.kind.references:
            brought = field.name in table.kind.brings
            target = self._tables[field.refers].kind
            if (brought or target.scope is Scope.REFERENCED) and not field.internal:
                column = table.column(field.name)
                bringing = f"id IN {inside} AND {column} IS NOT NULL"
                if brought:
                    bringing += self._confirmed(table.kind, column, target, bringing, own_word)
                if self._add(target, f'id IN (SELECT {column} FROM "{source}" WHERE {bringing})'):
                    yield target.name

    def _confirmed(self, kind: Kind, column: str, target: Kind, bringing: str, own_word: OwnWord) -> str:
        """The condition that leaves out records which bring somebody on the institution's own word alone."""
        new = f"{column} NOT IN (SELECT id FROM temp.scope WHERE kind = '{target.name}')"
        rows = self._db.execute(f'SELECT id, _clock FROM "{kind.name}" WHERE {bringing} AND {new}').fetchall()
        unconfirmed = own_word.unconfirmed(kind, rows)
        if not unconfirmed:
            return ""
        self._db.executemany("INSERT OR IGNORE INTO temp.alone VALUES (?, ?)", [(kind.name, id) for id in unconfirmed])
        return f" AND id NOT IN (SELECT id FROM temp.alone WHERE kind = '{kind.name}')"

    def _is_for_whom_sees_it(self, kind: Kind) -> str:
        """The condition that leaves out shared records which name something that is not in scope so far."""
        return "1" + "".join(
            f" AND ({column} IS NULL OR {column} IN (SELECT id FROM temp.scope WHERE kind = '{kind[name].refers}'))"
            for name, column in ((name, self._tables[kind.name].column(name)) for name in kind.only_with)
        )

    def _add(self, kind: Kind, where: str, *values: str) -> int:
        return self._insert(kind, f"({where}){self._gate(kind)}", *values)

    def _insert(self, kind: Kind, where: str, *values: str) -> int:
        sql = f"INSERT OR IGNORE INTO temp.scope SELECT '{kind.name}', id FROM \"{kind.name}\" WHERE {where}"
        return self._db.execute(sql, values).rowcount

    def _gate(self, kind: Kind) -> str:
        """As `is_let_out` in `partner_scope.py`."""
        gates = [
            " AND ".join(
                f"{self._told(kind, place)} IN ({', '.join(_literal(word) for word in words)})" for place, words in gate
            )
            for gate in kind.gates
        ]
        return self._names_one(kind) + (f" AND (({') OR ('.join(gates)}))" if all(gates) else "")

    def _names_one(self, kind: Kind) -> str:
        """As `names_one` in `partner_scope.py`."""
        table = self._tables[kind.name]
        named = " + ".join(f"({table.column(name)} IS NOT NULL)" for name in kind.of_one)
        return f" AND {named} = 1" if named else ""

    def _told(self, kind: Kind, place: str) -> str:
        """The value of a field, or of a field of the record that one names, and so on; an empty text for none."""
        value = self._value(kind, f'"{kind.name}"', place)
        return f"ifnull({value}, '')"

    def _value(self, kind: Kind, row: str, place: str) -> str:
        name, _, of = place.partition(".")
        column = f"{row}.{self._tables[kind.name].column(name)}"
        if not of:
            return column
        named, one = self._tables[kind[name].refers].kind, f"of_{name}"
        return f'(SELECT {self._value(named, one, of)} FROM "{named.name}" AS {one} WHERE {one}.id = {column})'


def _literal(word: Value) -> str:
    """As `_told` tells it; words of the registry hold no quotes."""
    return str(word) if isinstance(word, int) else f"'{word or ''}'"
