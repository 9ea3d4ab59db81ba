"""Other people's transactions: stored as a set, applied when everything they stand on is here (`sync.md` 5.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.failpoints import pass_by
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.merge.heads import Rules
from exchange_admin.merge.transactions import (
    Entry,
    Txn,
    TxnLine,
    Unreadable,
    body_hash,
    encode_json,
    read_body,
    read_values,
    value_hash,
)
from exchange_admin.store.binding import Connection
from exchange_admin.store.journal import Author, Journal
from exchange_admin.store.projection import Projector
from exchange_admin.store.writing import COUNTER_BITS, Writer

_ROWS_AT_ONCE = 20_000
_DAY_AHEAD = 24 * 3600 * 1000 << COUNTER_BITS


@dataclass(frozen=True, slots=True)
class Waiting:
    """A transaction that cannot be applied yet, and the first one that is missing before it."""

    author: str
    seq: int
    missing_author: str
    missing_seq: int


@dataclass(slots=True)
class _Read:
    line: TxnLine
    txn: Txn
    entries: list[Entry]


class Receiver:
    """Takes in lines of other journals. Opens no transaction of its own."""

    def __init__(self, connection: Connection, journal: Journal, rules: Rules, writer: Writer) -> None:
        self._db, self._journal, self._rules, self._writer = connection, journal, rules, writer
        self._fresh: dict[tuple[str, int], _Read] = {}

    def receive(self, lines: Iterable[TxnLine], now: int) -> Changes:
        """`now` in milliseconds. Raises RuleBroken with `journal.unreadable` for a line that its hashes belie."""
        self._fresh.clear()
        latest = 0
        for line in lines:
            read = _read(line)
            if self._store(read):
                latest = max(latest, read.txn.hlc)
        pass_by("receive.journal_written")
        projector = self._writer.projector()
        self._apply_ready(projector)
        self._fresh.clear()
        self._journal.advance(min(latest, (now << COUNTER_BITS) + _DAY_AHEAD))
        return Changes.of((kind, id) for kind, ids in projector.touched.items() for id in ids)

    def _store(self, read: _Read) -> bool:
        """R1: a known transaction is ignored, a second one of the same number is a fork and stops its author."""
        line = read.line
        known = self._journal.hash_of(line.site, line.seq)
        if known is not None:
            if known.hex() != line.hash:
                self._quarantine(line, "fork")
            return False
        n = self._journal.add(read.txn, line.body, bytes.fromhex(line.prev), bytes.fromhex(line.hash), applied=False)
        self._journal.add_values(n, ((bytes.fromhex(salt), text) for salt, text in line.values))
        self._fresh[line.site, line.seq] = read
        return True

    def _quarantine(self, line: TxnLine, why: str) -> None:
        self._db.execute(
            "INSERT OR IGNORE INTO sync_quarantine VALUES (?, ?, ?, ?, ?)",
            (line.site, line.seq, bytes.fromhex(line.hash), why, line.text()),
        )
        known = self._journal.authors.get(line.site, Author())
        self._journal.save_author(line.site, Author(known.institution, known.applied, known.told, stopped=True))

    def _apply_ready(self, projector: Projector) -> None:
        """R3: again and again whatever has become ready, until nothing more is."""
        waiting = self._waiting()
        progress = True
        while progress:
            progress = False
            for author, seqs in waiting.items():
                while seqs and self._is_ready(author, seqs[0]):
                    self._apply(author, seqs.pop(0), projector)
                    progress = True
                    if projector.size > _ROWS_AT_ONCE:
                        projector.flush()
        projector.flush()

    def _waiting(self) -> dict[str, list[int]]:
        waiting: dict[str, list[int]] = {}
        for author, seq in self._db.execute(
            "SELECT author, seq FROM sync_txn WHERE applied = 0 ORDER BY author, seq"
        ).fetchall():
            waiting.setdefault(author, []).append(seq)
        return waiting

    def _is_ready(self, author: str, seq: int) -> bool:
        state = self._journal.authors.get(author, Author())
        if state.stopped:
            return False
        txn = self._txn(author, seq)
        applied = {name: one.applied for name, one in self._journal.authors.items()}
        if not self._rules.is_ready(applied, author, seq, txn.deps):
            return False
        before = self._journal.hash_of(author, seq - 1)
        return before is None or before == self._journal.prev_of(author, seq)

    def _txn(self, author: str, seq: int) -> Txn:
        fresh = self._fresh.get((author, seq))
        if fresh:
            return fresh.txn
        found = self._journal.txn(author, seq)
        if found is None:
            raise KeyError((author, seq))
        return found[1]

    def _apply(self, author: str, seq: int, projector: Projector) -> None:
        fresh = self._fresh.pop((author, seq), None)
        if fresh:
            txn, entries = fresh.txn, fresh.entries
        else:
            n, txn = self._journal.txn(author, seq) or (0, self._txn(author, seq))
            entries = list(txn.with_values(self._journal.values_of(n, txn)))
        before = self._journal.authors.get(author, Author())
        institution = txn.institution if seq == 1 else before.institution
        self._journal.save_author(author, Author(institution, seq, before.told, before.stopped))
        self._journal.set_applied(author, seq)
        pass_by("receive.half_applied")
        projector.take(entries)

    def waiting(self) -> list[Waiting]:
        """What is stored but cannot be applied, and why not."""
        authors = self._journal.authors
        found: list[Waiting] = []
        for author, seqs in self._waiting().items():
            for seq in seqs:
                deps = {**self._txn(author, seq).deps, author: seq - 1}
                for other, needed in deps.items():
                    applied = authors.get(other, Author()).applied
                    if applied < needed:
                        found.append(Waiting(author, seq, other, applied + 1))
                        break
        return found


def _read(line: TxnLine) -> _Read:
    """Checks a line against its own hashes. Raises RuleBroken with `journal.unreadable`."""
    facts: dict[str, object] = {"author": line.site, "seq": line.seq}
    try:
        prev, hash = bytes.fromhex(line.prev), bytes.fromhex(line.hash)
        txn = read_body(line.body)
        if body_hash(prev, line.body) != hash or (txn.author, txn.seq) != (line.site, line.seq):
            raise Unreadable("hash")
        if len(line.values) != len(txn.entries) or len(prev) not in {0, 32}:
            raise Unreadable("values")
        entries = []
        for i, (salt, text) in enumerate(line.values):
            shape, _, digest, *_ = txn.entries[i]
            if value_hash(bytes.fromhex(salt), text) != digest:
                raise Unreadable("values")
            entries.append(txn.entry(i, read_values(text, len(txn.shapes[shape][1]))))
            if "\\u" in text:
                encode_json(entries[-1].values).encode()  # refuses lone surrogates, which no table can hold
    except (Unreadable, ValueError):
        raise RuleBroken(Problem("journal.unreadable", facts=facts)) from None
    return _Read(line, txn, entries)
