"""The journal's own tables: who writes, which transactions there are, and the values of their entries."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from exchange_admin.merge.bodies import is_hidden
from exchange_admin.merge.dots import author_of, is_dot, split_dot
from exchange_admin.merge.named_ids import HIDDEN, showing
from exchange_admin.merge.transactions import Entry, Txn, TxnLine, Withheld, read_body, read_values
from exchange_admin.store.binding import Connection, rows_among

ENTRY_BITS = 24
"""A value's key is the row number of its transaction, then 24 bits for the number of the entry."""
GONE = (b"", "")
"""Salt and text of values that were erased, or left out by whoever sent them."""
_MOST_BODIES_KEPT = 64
_MOST_ENTRIES_KEPT = 60_000


@dataclass(slots=True)
class Author:
    """How far one author's chain is applied. `told` is what our own chain has already said of it."""

    institution: str = ""
    applied: int = 0
    told: int = 0
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Stored:
    """A row of the journal: transaction `seq` and the `skips` before it that share its fate. Not `whole`: skipped."""

    n: int
    seq: int
    skips: int
    applied: bool
    hash: bytes
    whole: bool
    signed: bool

    @property
    def first(self) -> int:
        return self.seq - self.skips


@dataclass(frozen=True, slots=True)
class Self:
    """Who this replica is. `site` names the file's replica, `incarnation` its life since the last restore or copy.

    `hub` is the site of the office that made this file for a partner; empty in the file of an office.
    """

    site: str
    incarnation: str
    institution: str
    hlc: int
    place: str
    is_backup: bool
    hub: str = ""

    @property
    def author(self) -> str:
        return f"{self.site}.{self.incarnation}"


_STORED = "n, seq, skips, applied, hash, hlc >= 0, signature IS NOT NULL"


def _stored(row: tuple[int, int, int, int, bytes, int, int]) -> Stored:
    n, seq, skips, applied, hash, whole, signed = row
    return Stored(n, seq, skips, bool(applied), bytes(hash), bool(whole), bool(signed))


class Journal:
    """Reading and writing of the journal's tables over one connection. Opens no transaction of its own.

    What it remembers is dropped when another connection has committed. `changes` counts how often that happened.
    """

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._version = 0
        self.changes = 0
        self._authors: dict[str, Author] | None = None
        self._proceeding: dict[str, int] = {}  # how far those authors had come whose new state is not written yet
        self._self: Self | None = None
        self._bodies: OrderedDict[tuple[str, int], tuple[int, Txn]] = OrderedDict()
        self._entries_kept = 0

    def forget(self) -> None:
        """Drops what is remembered, after a transaction that was rolled back or another connection's write."""
        self._authors = self._self = None
        self._proceeding.clear()
        self._bodies.clear()
        self._entries_kept = 0
        self.changes += 1

    def look(self) -> None:
        """Notices what other connections have committed. Inside a transaction nothing can change but by ourselves."""
        version = self._db.execute("PRAGMA data_version").fetchone()[0]
        if version != self._version:
            self._version = version
            self.forget()

    @property
    def me(self) -> Self:
        if not self._db.in_transaction:
            self.look()
        if self._self is None:
            row = self._db.execute(
                "SELECT site, incarnation, institution, hlc, place, is_backup, hub FROM sync_self"
            ).fetchone()
            self._self = Self(row[0], row[1], row[2], row[3], row[4], bool(row[5]), row[6])
        return self._self

    def begin_life(self, me: Self) -> None:
        """Writes who this replica is from now on. The key of a life that is over is forgotten with it."""
        self._db.execute(
            "INSERT INTO sync_self (k, site, incarnation, institution, hlc, place, is_backup, hub)"
            " VALUES (1, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (k) DO UPDATE SET site = excluded.site,"
            " incarnation = excluded.incarnation, institution = excluded.institution, hlc = excluded.hlc,"
            " place = excluded.place, is_backup = excluded.is_backup, hub = excluded.hub",
            (me.site, me.incarnation, me.institution, me.hlc, me.place, int(me.is_backup), me.hub),
        )
        self._db.execute("DELETE FROM sync_own_key WHERE author != ?", (me.author,))
        self._self = None

    def set_clock(self, hlc: int) -> None:
        """The clock of an own step; earlier than the last one only where that was dated by a wrong clock."""
        self._db.execute("UPDATE sync_self SET hlc = ?", (hlc,))
        self._self = None

    def advance(self, hlc: int) -> None:
        """Moves the own clock on by what others wrote; it never goes back."""
        if hlc > self.me.hlc:
            self._db.execute("UPDATE sync_self SET hlc = ?", (hlc,))
            self._self = None

    @property
    def authors(self) -> Mapping[str, Author]:
        return self._known()

    def _known(self) -> dict[str, Author]:
        if not self._db.in_transaction:
            self.look()
        if self._authors is None:
            rows = self._db.execute("SELECT author, institution, applied, told, stopped FROM sync_author")
            self._authors = {author: Author(i, a, t, bool(s)) for author, i, a, t, s in rows}
        return self._authors

    def applied(self, author: str) -> int:
        """The number of the last step of an author that is applied; 0 for nobody known."""
        return self.authors.get(author, Author()).applied

    def unbroken(self, author: str) -> int:
        """Up to which number a chain is here without a gap, applied or not."""
        at = self.applied(author)
        rows = self._db.execute(
            "SELECT seq, skips FROM sync_txn WHERE author = ? AND seq > ? ORDER BY seq", (author, at)
        )
        for seq, skips in rows.fetchall():
            if seq - skips > at + 1:
                break
            at = seq
        return at

    def institution(self, dot: str) -> str:
        """The institution for which the author of a dot writes; empty when unknown."""
        known = self._known().get(author_of(dot))
        return known.institution if known else ""

    def save_author(self, author: str, state: Author) -> None:
        self._known()[author] = state
        self._db.execute(
            "INSERT OR REPLACE INTO sync_author (author, institution, applied, told, stopped) VALUES (?, ?, ?, ?, ?)",
            (author, state.institution, state.applied, state.told, int(state.stopped)),
        )

    def proceed(self, author: str, state: Author) -> None:
        """The next of an author's transactions is applied; `settle` writes how far all of them have come."""
        known = self._known()
        self._proceeding.setdefault(author, known.get(author, Author()).applied)
        known[author] = state

    def settle(self) -> None:
        """Writes what `proceed` noted."""
        for author, before in self._proceeding.items():
            state = self._known()[author]
            self.save_author(author, state)
            self._db.execute(
                "UPDATE sync_txn SET applied = 1 WHERE author = ? AND seq > ? AND seq <= ? AND applied = 0",
                (author, before, state.applied),
            )
        self._proceeding.clear()

    def lives_of(self, site: str) -> set[str]:
        """The authors of a site of whom anything is here: a step, or a key."""
        of_site = "author >= ? AND author < ?"
        rows = self._db.execute(
            f"SELECT author FROM sync_txn WHERE {of_site} UNION SELECT author FROM sync_life_key WHERE {of_site}",
            (f"{site}.", f"{site}/") * 2,  # the character behind the dot
        )
        return {author for (author,) in rows.fetchall()}

    def last(self, author: str) -> int:
        """The highest number of an author's transactions that something here stands for."""
        row = self._db.execute("SELECT max(seq) FROM sync_txn WHERE author = ?", (author,)).fetchone()
        return int(row[0] or 0)

    def add(
        self, txn: Txn, body: str, prev: bytes, hash: bytes, *, applied: bool, signature: bytes | None = None
    ) -> int:
        """Stores a transaction and returns its row number."""
        cursor = self._db.execute(
            "INSERT INTO sync_txn (author, seq, applied, hlc, who, verb, undoes, records, prev, hash, body, signature)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                txn.author,
                txn.seq,
                int(applied),
                txn.hlc,
                txn.who,
                txn.verb,
                txn.undoes,
                txn.records(),
                prev,
                hash,
                body,
                signature,
            ),
        )
        n = int(cursor.lastrowid or 0)
        self._keep(n, txn)
        return n

    def add_values(self, n: int, values: Iterable[tuple[bytes, str]]) -> None:
        """`GONE` stands in the place of values that are not here."""
        first = n << ENTRY_BITS
        self._db.executemany(
            "INSERT INTO sync_value VALUES (?, ?, ?)",
            ((first + i, salt, text) for i, (salt, text) in enumerate(values)),
        )

    def gone(self, n: int) -> set[int]:
        """The entries of a transaction whose values are not here."""
        return {i for i, text in self.lacking(n).items() if not text}

    def lacking(self, n: int) -> dict[int, str]:
        """The entries of which something is not here: an empty text, or one in which ids are hidden."""
        first = n << ENTRY_BITS
        rows = self._db.execute(
            "SELECT k, json FROM sync_value WHERE k >= ? AND k < ? AND (json = '' OR instr(json, ?))",
            (first, first + (1 << ENTRY_BITS), HIDDEN),
        )
        return {k - first: text for k, text in rows}

    def fill(self, n: int, values: Mapping[int, tuple[bytes, str]]) -> None:
        """Puts in values of which something was not here, by the number of the entry."""
        first = n << ENTRY_BITS
        self._db.executemany(
            "UPDATE sync_value SET salt = ?, json = ? WHERE k = ?",
            [(salt, text, first + i) for i, (salt, text) in values.items()],
        )
        self.mark_filled(n)

    def show_id(self, dot: str, id: str) -> bool:
        """Puts an id into the values of an entry, should it be hidden in them."""
        author, seq, i = split_dot(dot)
        row = self._db.execute(
            "SELECT n, salt, json FROM sync_txn JOIN sync_value ON k = ? + (n << ?) WHERE author = ? AND seq = ?",
            (i, ENTRY_BITS, author, seq),
        ).fetchone()
        shown = showing(row[2], bytes(row[1]), id) if row else ""
        if not row or shown == row[2]:
            return False
        self.fill(row[0], {i: (bytes(row[1]), shown)})
        return True

    def text_of(self, dot: str) -> str:
        """The values of an entry as they stand in the file; empty when they are not here."""
        author, seq, i = split_dot(dot)
        row = self._db.execute(
            "SELECT json FROM sync_value WHERE k = ? + ((SELECT n FROM sync_txn WHERE author = ? AND seq = ?) << ?)",
            (i, author, seq, ENTRY_BITS),
        ).fetchone()
        return str(row[0]) if row else ""

    def reveal(self, n: int, txn: Txn, body: str) -> None:
        """Puts in a body in which fewer entries are hidden."""
        self._db.execute("UPDATE sync_txn SET body = ?, records = ? WHERE n = ?", (body, txn.records(), n))
        self._drop((txn.author, txn.seq))
        self.mark_filled(n)

    def mark_filled(self, n: int) -> None:
        """More came of an applied transaction than when it was first heard of; who knows its number may lack that."""
        self._db.execute("UPDATE sync_txn SET applied = 2 WHERE n = ? AND applied = 1", (n,))

    def covering(self, author: str, seq: int) -> Stored | None:
        """The row that stands for a transaction: its own, or that of the skipped run it is in."""
        row = self._db.execute(
            f"SELECT {_STORED} FROM sync_txn WHERE author = ? AND seq >= ? ORDER BY seq LIMIT 1", (author, seq)
        ).fetchone()
        stored = _stored(row) if row else None
        return stored if stored and stored.first <= seq else None

    def add_skip(
        self, author: str, first: int, seq: int, hash: bytes, *, applied: bool, signature: bytes | None = None
    ) -> None:
        """Stores one row for a run of transactions of which only the last hash is known."""
        self._db.execute(
            "INSERT INTO sync_txn"
            " (author, seq, applied, hlc, who, verb, undoes, records, prev, hash, body, skips, signature)"
            " VALUES (?, ?, ?, -1, '', '', '', 0, x'', ?, '', ?, ?)",
            (author, seq, int(applied), hash, seq - first, signature),
        )

    def body(self, n: int) -> str:
        return str(self._db.execute("SELECT body FROM sync_txn WHERE n = ?", (n,)).fetchone()[0])

    def signature(self, n: int) -> bytes | None:
        row = self._db.execute("SELECT signature FROM sync_txn WHERE n = ?", (n,)).fetchone()
        return bytes(row[0]) if row and row[0] else None

    def add_signature(self, n: int, signature: bytes) -> None:
        """To a row that has come without one before."""
        self._db.execute("UPDATE sync_txn SET signature = ? WHERE n = ?", (signature, n))

    def widen_skip(self, n: int, by: int) -> None:
        """Lets a skipped run begin so many transactions earlier; later for a negative number."""
        self._db.execute("UPDATE sync_txn SET skips = skips + ? WHERE n = ?", (by, n))

    def drop_row(self, n: int) -> None:
        """Removes the row of a skipped run whose place others take."""
        self._db.execute("DELETE FROM sync_txn WHERE n = ?", (n,))

    def rows_of(self, author: str, first: int, last: int) -> list[Stored]:
        """The rows that stand for any of the transactions `first` to `last`, in order."""
        rows = self._db.execute(
            f"SELECT {_STORED} FROM sync_txn WHERE author = ? AND seq >= ? ORDER BY seq", (author, first)
        )
        found: list[Stored] = []
        for stored in map(_stored, rows):
            if stored.first > last:
                break
            found.append(stored)
        return found

    def hash_of(self, author: str, seq: int) -> bytes | None:
        """The hash of a stored transaction, where it is known; before the first one the chain starts with nothing."""
        if seq == 0:
            return b""
        row = self._db.execute("SELECT hash FROM sync_txn WHERE author = ? AND seq = ?", (author, seq)).fetchone()
        return bytes(row[0]) if row else None

    def prev_of(self, author: str, seq: int) -> bytes:
        row = self._db.execute("SELECT prev FROM sync_txn WHERE author = ? AND seq = ?", (author, seq)).fetchone()
        return bytes(row[0])

    def txn(self, author: str, seq: int) -> tuple[int, Txn] | None:
        """(row number, transaction), None when it is not stored or was skipped."""
        kept = self._bodies.get((author, seq))
        if kept:
            self._bodies.move_to_end((author, seq))
            return kept
        row = self._db.execute("SELECT n, body FROM sync_txn WHERE author = ? AND seq = ?", (author, seq)).fetchone()
        if row is None or not row[1]:
            return None
        txn = read_body(row[1])
        self._keep(row[0], txn)
        return row[0], txn

    def _drop(self, key: tuple[str, int]) -> None:
        kept = self._bodies.pop(key, None)
        self._entries_kept -= len(kept[1].entries) if kept else 0

    def _keep(self, n: int, txn: Txn) -> None:
        self._drop((txn.author, txn.seq))
        self._bodies[txn.author, txn.seq] = (n, txn)
        self._entries_kept += len(txn.entries)
        while len(self._bodies) > 1 and (
            len(self._bodies) > _MOST_BODIES_KEPT or self._entries_kept > _MOST_ENTRIES_KEPT
        ):
            _, (_, gone) = self._bodies.popitem(last=False)
            self._entries_kept -= len(gone.entries)

    def readable(self, author: str, seq: int) -> tuple[Txn, list[Entry]] | None:
        """A transaction with the entries whose values are here; None when it is not stored or was skipped."""
        found = self.txn(author, seq)
        if found is None:
            return None
        n, txn = found
        return txn, list(txn.with_values(self.values_of(n, txn)))

    def values_of(self, n: int, txn: Txn) -> list[list[Any] | None]:
        """The values of every entry of a transaction, in order; None where they are not here."""
        first = n << ENTRY_BITS
        rows = self._db.execute(
            "SELECT json FROM sync_value WHERE k >= ? AND k < ? ORDER BY k", (first, first + (1 << ENTRY_BITS))
        )
        return [
            read_values(text, len(txn.shapes[entry[0]][1])) if text and not is_hidden(entry) else None
            for entry, (text,) in zip(txn.entries, rows, strict=True)
        ]

    def entries(self, dots: Iterable[str]) -> dict[str, Entry]:
        """The entries of those dots whose values are here."""
        wanted: dict[int, tuple[Txn, int, str]] = {}
        for dot in sorted(dot for dot in set(dots) if is_dot(dot)):
            author, seq, i = split_dot(dot)
            found = self.txn(author, seq)
            if found and i < len(found[1].entries) and not found[1].is_hidden(i):
                wanted[(found[0] << ENTRY_BITS) + i] = (found[1], i, dot)
        made: dict[str, Entry] = {}
        sql = "SELECT k, json FROM sync_value WHERE k IN (...) AND json != ''"
        for k, text in rows_among(self._db, sql, list(wanted)):
            txn, i, dot = wanted[k]
            made[dot] = txn.entry(i, read_values(text, len(txn.shapes[txn.entries[i][0]][1])))
        return made

    def entries_of_record(self, kind: str, id: str, heads: Iterable[str]) -> dict[str, Entry]:
        """Every applied entry about a record: from its heads back over what each entry replaced."""
        return self.entries_of_records(heads).get((kind, id), {})

    def entries_of_records(self, heads: Iterable[str]) -> dict[tuple[str, str], dict[str, Entry]]:
        """The same for many records at once; `heads` of all of them."""
        found: dict[tuple[str, str], dict[str, Entry]] = {}
        ahead, met = set(heads), set[str]()
        while ahead:
            met |= ahead
            named: set[str] = set()
            for dot, entry in self.entries(ahead).items():
                found.setdefault((entry.kind, entry.id), {})[dot] = entry
                for dots in entry.parents:
                    named.update(dots)
            ahead = named - met
        return found

    def writings(self, heads: Iterable[str]) -> Counter[tuple[str, str]]:
        """How many entries each record has, from its heads back; their values are not read."""
        found: Counter[tuple[str, str]] = Counter()
        ahead, met = set(heads), set[str]()
        while ahead:
            met |= ahead
            named: set[str] = set()
            for dot in sorted(filter(is_dot, ahead)):  # those of one step together: its body is read once
                author, seq, i = split_dot(dot)
                stored = self.txn(author, seq)
                if stored and i < len(stored[1].entries) and not stored[1].is_hidden(i):
                    found[stored[1].record_of(i)] += 1
                    named |= stored[1].replaced_by(i)
            ahead = named - met
        return found

    def lines(self, known: Mapping[str, int]) -> Iterator[TxnLine]:
        """Every stored transaction above `known[author]`, in the order of each author's chain, and those below of which
        more came later (only in the file of a partner, where that is usual)."""
        more = self._db.execute("SELECT author, seq FROM sync_txn WHERE applied = 2").fetchall() if self.me.hub else []
        ends = self._db.execute("SELECT author, max(seq) FROM sync_txn GROUP BY author ORDER BY author").fetchall()
        for author, _ in ends:
            after = known.get(author, 0)
            above = self._db.execute("SELECT seq FROM sync_txn WHERE author = ? AND seq > ?", (author, after))
            below = [seq for name, seq in more if name == author and seq <= after]
            for seq in sorted([*below, *(seq for (seq,) in above.fetchall())]):
                line = self.line(author, seq)
                if line:
                    yield line

    def line(self, author: str, seq: int) -> TxnLine | None:
        row = self._db.execute(
            "SELECT n, hash, prev, body, skips, signature FROM sync_txn WHERE author = ? AND seq = ?", (author, seq)
        ).fetchone()
        if row is None:
            return None
        n, hash, prev, body, skips, signature = row
        signed = bytes(signature or b"").hex()
        if not body:
            return TxnLine.skip(author, seq - skips, seq, bytes(hash).hex(), signed)
        first = n << ENTRY_BITS
        values = self._db.execute(
            "SELECT salt, json FROM sync_value WHERE k >= ? AND k < ? ORDER BY k", (first, first + (1 << ENTRY_BITS))
        )
        pairs: tuple[Withheld, ...] = tuple((bytes(salt).hex(), text) if text else None for salt, text in values)
        return TxnLine(author, seq, bytes(hash).hex(), bytes(prev).hex(), body, pairs, signature=signed)

    def records_of(self, step: str) -> int:
        """How many records the step `author:seq` touched; 0 for an unknown one."""
        author, _, seq = step.rpartition(":")
        row = self._db.execute("SELECT records FROM sync_txn WHERE author = ? AND seq = ?", (author, seq)).fetchone()
        return int(row[0]) if row else 0

    def count(self) -> int:
        """How many steps can be read."""
        return int(self._db.execute("SELECT count(*) FROM sync_txn WHERE hlc >= 0").fetchone()[0])
