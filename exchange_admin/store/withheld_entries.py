"""Which entries of the journal count. What an office held back or erased does not, the same on every replica.

An entry of somebody else is held while a live `held_change` record names its dot and is not `let_in`. An erased record
has no entries at all. Both are said by the office alone: what others write under those kinds counts for nothing, and
an entry of the office is never held, so that which entries count does not depend on the order in which they come.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from exchange_admin.merge.dots import author_of, dot_of, is_dot, site_of, split_dot
from exchange_admin.merge.transactions import Entry
from exchange_admin.store.binding import Connection
from exchange_admin.store.journal import Journal
from exchange_admin.store.tables import Tables

HELD, ERASURE, ENDED = "held_change", "erasure", "ended_life"
RULINGS = frozenset({HELD, ERASURE, ENDED})
"""Kinds by which the office says what counts, and which lives of its file are over: nobody else may say so."""
LET_IN = "let_in"
HOLD, JUDGE = "package.hold", "package.judge"
ERASE, END, GIVE_UP = "erasure.erase", "life.end", "life.give_up"
"""Verbs of steps that nobody can take back: what is held waits for a decision."""

Key = tuple[str, str]
Span = tuple[int, int]
"""Steps of a life: the number before the first one, and the last one."""
_NO_END = 2**63


@dataclass(frozen=True, slots=True)
class GivenUp:
    """Steps of lives that nobody waits for. A partner's life, of which some are given up, may go on: what it writes
    later is waited for like anything else."""

    spans: Mapping[str, Collection[Span]] = field(default_factory=dict)

    def has(self, life: str, seq: int) -> bool:
        return any(before < seq <= last for before, last in self.spans.get(life, ()))

    def needed(self, life: str, seq: int) -> int:
        """The last step up to this one that is waited for."""
        while begins := [before for before, last in self.spans.get(life, ()) if before < seq <= last]:
            seq = min(begins)
        return seq


class WithheldEntries:
    """For one schema. Reads when first asked and keeps what it read."""

    def __init__(self, connection: Connection, tables: Tables, journal: Journal, schema: str) -> None:
        self._db, self._tables, self._journal, self._schema = connection, tables, journal, schema
        self._knows = all(kind in tables for kind in RULINGS)
        self._excluded: set[str] | None = None
        self._erased: set[Key] | None = None
        self._office = ""
        self._read_at = -1

    def _look(self) -> None:
        """After a transaction that was rolled back, or another connection's write, nothing that was read holds."""
        if self._read_at != self._journal.changes:
            self._excluded = self._erased = None
            self._read_at = self._journal.changes

    @property
    def office(self) -> str:
        """The site of the office that this file belongs to."""
        if not self._office:
            me = self._journal.me
            self._office = me.hub or me.site
        return self._office

    @property
    def excluded(self) -> set[str]:
        self._look()
        if self._excluded is None:
            rows = self._db.execute(f"SELECT dot FROM {self._schema}.sync_excluded")
            self._excluded = {dot for (dot,) in rows.fetchall()}
        return self._excluded

    @property
    def erased(self) -> set[Key]:
        """The records of all erasures, whatever became of those: nobody can take one back."""
        self._look()
        if self._erased is None:
            sql = f"SELECT record_kind, record FROM {self._schema}.{ERASURE} WHERE record IS NOT NULL"
            rows = self._db.execute(sql).fetchall() if self._knows else []
            self._erased = {(kind, id) for kind, id in rows if kind not in RULINGS}
        return self._erased

    def given_up(self) -> GivenUp:
        """Of lives of the office's file, which are over, every step after a number; of partners' lives those that were
        lost when that was said."""
        spans: dict[str, list[Span]] = {}
        rows = self._db.execute(
            f"SELECT life, given_up_after, last_step FROM {self._schema}.{ENDED}"
            " WHERE life IS NOT NULL AND given_up_after IS NOT NULL ORDER BY life, given_up_after, last_step"
        )
        for life, before, last in rows if self._knows else ():
            spans.setdefault(life, []).append((before, _NO_END if site_of(life) == self.office else last or 0))
        return GivenUp(spans)

    def forget_erased(self) -> None:
        """After an erasure was written."""
        self._erased = None

    def counting(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Those of the entries that count."""
        if not self.excluded and not self.erased and not any(entry.kind in RULINGS for entry in entries):
            return entries
        return [entry for entry in entries if self.counts(entry)]

    def counts(self, entry: Entry) -> bool:
        if entry.dot in self.excluded or (entry.kind, entry.id) in self.erased:
            return False
        return entry.kind not in RULINGS or site_of(entry.author) == self.office

    def settle(self) -> set[str]:
        """Brings the excluded entries in line with the `held_change` rows; the dots of applied entries that count from
        now on, or no longer."""
        rows = self._db.execute(
            f"SELECT entry, min(record_kind), min(record) FROM {self._schema}.{HELD}"
            " WHERE _live = 1 AND entry IS NOT NULL AND state IS NOT ? GROUP BY entry",
            (LET_IN,),
        ).fetchall()
        named = {dot: (kind or "", id or "") for dot, kind, id in rows if self._may_be_held(dot)}
        gone, new = self.excluded - named.keys(), named.keys() - self.excluded
        self._db.executemany(
            f"DELETE FROM {self._schema}.sync_excluded WHERE dot = ?", [(dot,) for dot in sorted(gone)]
        )
        self._db.executemany(
            f"INSERT INTO {self._schema}.sync_excluded VALUES (?, ?, ?)", [(dot, *named[dot]) for dot in sorted(new)]
        )
        self._excluded = set(named)
        return {dot for dot in gone | new if self._is_applied(dot)}

    def made_about(self, ids: Collection[str]) -> list[Key]:
        """Records without a row of which what is held names one of these ids, or another such record."""
        entries = self._journal.entries(self.excluded)
        named: dict[Key, set[str]] = {}
        for entry in entries.values():
            named.setdefault((entry.kind, entry.id), set()).update(one for one in entry.values if isinstance(one, str))
        about, found = set(ids), dict[Key, None]()
        while new := [key for key, texts in named.items() if key not in found and not texts.isdisjoint(about)]:
            found.update((key, None) for key in new)
            about.update(id for kind, id in new if not self._has_row(kind, id))
        return [key for key in found if not self._has_row(*key)]

    def _has_row(self, kind: str, id: str) -> bool:
        sql = f'SELECT 1 FROM {self._schema}."{kind}" WHERE id = ?'
        return kind in self._tables and self._db.execute(sql, (id,)).fetchone() is not None

    def _may_be_held(self, dot: str) -> bool:
        return is_dot(dot) and dot_of(*split_dot(dot)) == dot and site_of(author_of(dot)) != self.office

    def _is_applied(self, dot: str) -> bool:
        author, seq, _ = split_dot(dot)
        return self._journal.applied(author) >= seq
