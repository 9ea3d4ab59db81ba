"""Other people's transactions: stored as a set, applied when everything they stand on is here (`sync.md` 5.1).

Whoever sends may leave out entries, values and whole runs of transactions, and send them later: a line that is known
only adds what is missing. What it adds to a transaction that is applied already goes into the records it is about anew,
in the order in which it was written (`Projector.late`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.failpoints import pass_by
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.merge.bodies import body_hash, is_hidden, together
from exchange_admin.merge.dots import author_of, dot_of, site_of, split_dot
from exchange_admin.merge.named_ids import together as ids_together
from exchange_admin.merge.signatures import SIGNATURE_BYTES
from exchange_admin.merge.transactions import (
    Entry,
    Txn,
    TxnLine,
    Unreadable,
    encode_json,
    read_body,
    read_values,
    replaced_by,
    value_hash,
)
from exchange_admin.store.binding import CHUNK
from exchange_admin.store.hidden_erasures import HiddenErasures
from exchange_admin.store.journal import GONE, Author, Stored
from exchange_admin.store.judging import Judge
from exchange_admin.store.parts import FileParts, Part
from exchange_admin.store.projection import Projector
from exchange_admin.store.set_aside import EARLY, FORK, without
from exchange_admin.store.withheld_entries import GivenUp
from exchange_admin.store.writing import COUNTER_BITS, DAY_AHEAD, Writer

_ROWS_AT_ONCE = 6_000
"""Rows that are worked out together. Large steps have 20,000: no two of those are held at once."""
_MOST_FRESH = 25_000
"""Entries that are kept as they were read until they are applied; those beyond are read from the journal again."""
_FEW = 50
"""Entries of a transaction that is judged together with others; of a larger one all are looked up at once anyway."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A transaction that cannot be applied yet, and the first one that is missing before it, in a chain of which it
    stands on everything up to `needed`."""

    author: str
    seq: int
    missing_author: str
    missing_seq: int
    needed: int

    @property
    def is_gap(self) -> bool:
        """Whether it misses a step of its own chain: no ruling lets a chain go on without one."""
        return self.author == self.missing_author


@dataclass(slots=True)
class Read:
    """A line that is what its hashes say. `entries` are those whose values are there."""

    line: TxnLine
    txn: Txn
    entries: list[Entry]

    def values(self) -> list[tuple[bytes, str]]:
        return [GONE if pair is None else (bytes.fromhex(pair[0]), pair[1]) for pair in self.line.values]


class Receiver(Part):
    """Takes in lines of other journals."""

    def __init__(self, file: FileParts, writer: Writer) -> None:
        super().__init__(file)
        self._rules, self._lives, self._writer = file.rules, file.lives, writer
        self.hidden_erasures = HiddenErasures(file)
        self._fresh: dict[tuple[str, int], tuple[Txn, list[Entry]] | None] = {}
        self._fresh_entries = 0
        self._loose: set[tuple[str, int]] = set()  # of what has just come, what did not hang on the line before
        self._before: dict[str, tuple[int, str]] = {}  # number and hash of each author's line before, when it was new
        self._late: list[Read] = []
        self.filled: set[tuple[str, str]] = set()  # records of which the last lines told more than was applied before
        self.forked: dict[str, int] = {}  # authors who were stopped by the last lines, with the number of the fork
        self._last: dict[str, int] = {}
        self._applied: dict[str, int] = {}
        self._given_up = GivenUp()
        self._judge = Judge()
        self._names_keys = True

    def receive(self, lines: Iterable[TxnLine], now: int) -> Changes:
        """`now` in milliseconds. Raises RuleBroken with `journal.unreadable` for a line that its hashes belie."""
        projector = self._writer.projector()
        self.take(lines, now, projector)
        return Changes({kind: frozenset(ids) for kind, ids in projector.touched.items() if ids})

    def take(
        self,
        lines: Iterable[TxnLine],
        now: int,
        projector: Projector,
        judge: Judge | None = None,
        *,
        names_keys: bool = True,
    ) -> int:
        """The same into a projector of the caller; answers with the latest clock reading of what was new. Of lines that
        a stranger may have made up no key is believed that they name (`names_keys`)."""
        self._judge, self._names_keys = judge or Judge(), names_keys
        latest = self._store_all(lines)
        pass_by("receive.journal_written")
        self._apply_all(projector)
        self._journal.advance(min(latest, (now << COUNTER_BITS) + DAY_AHEAD))
        return latest

    def _store_all(self, lines: Iterable[TxnLine]) -> int:
        """Into the journal only; answers with the latest clock reading of what is new."""
        self._forget_fresh()
        self._late.clear()
        self.filled.clear()
        self.forked.clear()
        self._last.clear()
        latest = 0
        for line in lines:
            if line.skipped:
                self._store_skip(line)
                self._last.pop(line.site, None)
            elif self._store(read := self._spared(read_line(line))):
                latest = max(latest, read.txn.hlc)
        return latest

    def _apply_all(self, projector: Projector) -> None:
        """Applies what is ready, and adds what came late to what had been applied before."""
        self._applied = {name: one.applied for name, one in self._journal.authors.items()}
        self._given_up = self._writer.holding.given_up()
        self._apply_ready(projector)
        if (given_up := self._writer.holding.given_up()) != self._given_up:  # by what was just applied
            self._given_up = given_up
            self._journal.settle()
            self._apply_ready(projector)
        self._journal.settle()
        self._forget_fresh()
        self._fill_late(projector)
        projector.flush()
        if erasing := self.hidden_erasures.recognise(projector.touched):
            projector.late(erasing)
            projector.flush()
        if waiting := self.hidden_erasures.waiting():  # nobody keeps a person because something else is missing
            projector.erase(waiting)
            projector.flush()

    def _spared(self, read: Read) -> Read:
        """The line without what was erased here."""
        erased = self._writer.holding.erased
        if not erased or not any((entry.kind, entry.id) in erased for entry in read.entries):
            return read
        entries = [entry for entry in read.entries if (entry.kind, entry.id) not in erased]
        return Read(without(read.line, erased), read.txn, entries)

    def _store(self, read: Read) -> bool:
        """R1: a known transaction only adds what is missing, a second one of the same number is a fork."""
        line = read.line
        if self._names_keys and (read.txn.key or read.txn.unsigned):
            self._lives.note(read.txn)
        known = self._covering(line)
        if known is None:
            prev, hash = bytes.fromhex(line.prev), bytes.fromhex(line.hash)
            n = self._journal.add(read.txn, line.body, prev, hash, applied=False, signature=signature_of(line))
            self._journal.add_values(n, read.values())
            self._keep_fresh((line.site, line.seq), (read.txn, read.entries))
            if self._before.get(line.site) != (line.seq - 1, line.prev):
                self._loose.add((line.site, line.seq))
            self._before[line.site] = (line.seq, line.hash)
            return True
        if self._is_fork(line, known):
            self._quarantine(line)
            return False
        self._sign(line, known)
        if known.applied:
            if not known.whole or self._missing(known.n, read) or self._shows_more(known.n, read):
                self._late.append(read)
        else:
            self._add(read, known)
        return False

    def _sign(self, line: TxnLine, known: Stored) -> None:
        """A step that came before without its signature gets it."""
        if line.signature and not known.signed and known.seq == line.seq and known.hash.hex() == line.hash:
            self._journal.add_signature(known.n, bytes.fromhex(line.signature))

    def _keep_fresh(self, key: tuple[str, int], read: tuple[Txn, list[Entry]]) -> None:
        """That a transaction has just come, and what stands in it as long as there is room."""
        has_room = self._fresh_entries + len(read[1]) <= _MOST_FRESH
        self._fresh[key] = read if has_room else None
        self._fresh_entries += len(read[1]) if has_room else 0

    def _drop_fresh(self, key: tuple[str, int]) -> None:
        read = self._fresh.pop(key, None)
        self._fresh_entries -= len(read[1]) if read else 0

    def _forget_fresh(self) -> None:
        self._fresh.clear()
        self._fresh_entries = 0
        self._loose.clear()
        self._before.clear()

    def _covering(self, line: TxnLine) -> Stored | None:
        """What stands for the line here: nothing, as long as lines come in their order and are new."""
        last = self._last.get(line.site)
        if last is None:
            last = self._journal.last(line.site)
        self._last[line.site] = max(last, line.seq)
        return self._journal.covering(line.site, line.seq) if line.seq <= last else None

    def _is_fork(self, line: TxnLine, known: Stored) -> bool:
        hash, prev = bytes.fromhex(line.hash), bytes.fromhex(line.prev)
        if known.seq == line.seq and known.hash != hash:
            return True
        if known.whole:
            return False
        before = self._journal.hash_of(line.site, line.seq - 1)
        return before is not None and before != prev

    def has_more(self, known: Stored, line: TxnLine) -> bool:
        """Whether a line has something of a transaction that is not here: of its values, or what they are about."""
        lacking = self._journal.lacking(known.n)
        has_values = any(
            pair is not None and (not text or ids_together(text, pair[1], bytes.fromhex(pair[0])) != text)
            for i, text in lacking.items()
            for pair in line.values[i : i + 1]
        )
        is_same = bool(lacking) and known.hash.hex() == line.hash
        return has_values or (is_same and self._shows_more(known.n, read_line(line)))

    def _missing(self, n: int, read: Read) -> Mapping[int, tuple[bytes, str]]:
        """What the line has of the values of which something is not here."""
        values, found = read.values(), dict[int, tuple[bytes, str]]()
        for i, ours in self._journal.lacking(n).items():
            salt, theirs = values[i] if i < len(values) else GONE
            more = ids_together(ours, theirs, salt) if ours and theirs else theirs
            if more and more != ours:
                found[i] = salt, more
        return found

    def _shows_more(self, n: int, read: Read) -> bool:
        """Whether an entry that is hidden here is not hidden in the line."""
        found = self._journal.txn(read.txn.author, read.txn.seq) if read.txn.leaves and self._journal.gone(n) else None
        if found is None:
            return False
        pairs = zip(found[1].entries, read.txn.entries, strict=True)
        return any(is_hidden(ours) and not is_hidden(theirs) for ours, theirs in pairs)

    def _add(self, read: Read, known: Stored) -> Sequence[int]:
        """Puts into the journal what the line adds; answers with the entries whose values were missing."""
        self._drop_fresh((read.line.site, read.line.seq))
        if known.whole:
            if self._shows_more(known.n, read):
                body = together(self._journal.body(known.n), read.line.body)
                self._journal.reveal(known.n, read_body(body), body)
            values = self._missing(known.n, read)
            self._journal.fill(known.n, values)
            return sorted(values)
        self._open_run(read, known)
        return [i for i, pair in enumerate(read.line.values) if pair is not None]

    def _open_run(self, read: Read, run: Stored) -> None:
        """Puts a transaction into the skipped run that stood for it."""
        line = read.line
        prev, hash = bytes.fromhex(line.prev), bytes.fromhex(line.hash)
        signature = signature_of(line) or (self._journal.signature(run.n) if run.seq == line.seq else None)
        if run.seq == line.seq:
            self._journal.drop_row(run.n)
        else:
            self._journal.widen_skip(run.n, run.first - line.seq - 1)
        if run.first < line.seq:
            self._journal.add_skip(line.site, run.first, line.seq - 1, prev, applied=run.applied)
        n = self._journal.add(read.txn, line.body, prev, hash, applied=run.applied, signature=signature)
        self._journal.add_values(n, read.values())
        self._journal.mark_filled(n)

    def _store_skip(self, line: TxnLine) -> None:
        """Fills the numbers of the run that nothing stands for yet."""
        hash = _skip_hash(line)
        there = self._journal.rows_of(line.site, line.first, line.seq)
        if any(row.seq == line.seq and row.hash != hash for row in there):
            self._quarantine(line)
            return
        at = line.first
        for row in there:
            self._sign(line, row)
            if at < row.first:
                self._store_run(line.site, at, row.first - 1, row)
            at = row.seq + 1
        if at <= line.seq:
            self._journal.add_skip(line.site, at, line.seq, hash, applied=False, signature=signature_of(line))

    def _store_run(self, author: str, first: int, last: int, after: Stored) -> None:
        """A run in front of a row: its hash is what that one follows; two runs become one."""
        if after.whole:
            self._journal.add_skip(author, first, last, self._journal.prev_of(author, after.seq), applied=False)
        else:
            self._journal.widen_skip(after.n, last - first + 1)

    def _quarantine(self, line: TxnLine) -> None:
        """Keeps a fork apart and stops its author, whose further forks say nothing new and would fill the file."""
        known = self._journal.authors.get(line.site, Author())
        if known.stopped:
            return
        self._keep_apart(line, FORK)
        self.forked[line.site] = line.seq
        self._journal.save_author(line.site, Author(known.institution, known.applied, known.told, stopped=True))

    def _keep_apart(self, line: TxnLine, why: str) -> None:
        self._db.execute(
            "INSERT OR IGNORE INTO sync_quarantine VALUES (?, ?, ?, ?, ?)",
            (line.site, line.seq, bytes.fromhex(line.hash), why, line.text()),
        )

    # applying

    def _apply_ready(self, projector: Projector) -> None:
        """R3: again and again whatever has become ready, until nothing more is."""
        waiting = self._waiting()
        progress = True
        while progress:
            progress = False
            for author, seqs in waiting.items():
                read_ahead = 0
                while seqs and self._is_ready(author, *seqs[0]):
                    if seqs[0][0] > read_ahead:
                        read_ahead = self._read_ahead(author, seqs[:CHUNK], projector)
                    self._apply(author, seqs.pop(0)[0], projector)
                    progress = True
                    if projector.size > _ROWS_AT_ONCE:
                        projector.flush()
        projector.flush()

    def _read_ahead(self, author: str, seqs: Sequence[tuple[int, int]], projector: Projector) -> int:
        """Loads the rows that the next transactions of an author change; answers with the number of the last one."""
        wanted: dict[str, list[str]] = {}
        told: list[Entry] = []
        for seq, _ in seqs:
            fresh = self._again((author, seq))
            entries = fresh[1] if fresh else ()
            told += entries if len(entries) <= _FEW else ()
            for entry in entries:
                if not entry.new and projector.knows(entry.kind):
                    wanted.setdefault(entry.kind, []).append(entry.id)
        self._judge.look_ahead(author, seqs[0][0], told)
        for kind, ids in wanted.items():
            projector.load(kind, ids)
        return seqs[-1][0]

    def _waiting(self) -> dict[str, list[tuple[int, int]]]:
        """(number, how many before it are covered) of what is not applied, by author."""
        waiting: dict[str, list[tuple[int, int]]] = {}
        for author, seq, skips in self._db.execute(
            "SELECT author, seq, skips FROM sync_txn WHERE applied = 0 ORDER BY author, seq"
        ).fetchall():
            waiting.setdefault(author, []).append((seq, skips))
        return waiting

    def _is_ready(self, author: str, seq: int, skips: int) -> bool:
        if self._journal.authors.get(author, Author()).stopped:
            return False
        read = self._readable(author, seq)
        if read is None:  # whatever the skipped ones stood on, what comes after them is tested by what it replaces
            return self._rules.is_ready(self._applied, author, seq - skips, {})
        if not self._rules.is_ready(self._applied, author, seq, self._still_needed(read[0].needs(read[1]))):
            return False
        return self._hangs_on(author, seq)

    def _hangs_on(self, author: str, seq: int) -> bool:
        """R2: whether a transaction follows the one before by its hash, as far as that one is known."""
        if (author, seq) in self._fresh and (author, seq) not in self._loose:
            return True  # as the lines came
        before = self._journal.hash_of(author, seq - 1)
        return before is None or before == self._journal.prev_of(author, seq)

    def _still_needed(self, needs: Mapping[str, int]) -> Mapping[str, int]:
        """Without the steps that were given up, and in a partner's file without those that it has lost itself: whoever
        has them gives them back, and then they are filled in."""
        if not self._given_up.spans and not self._journal.me.hub:
            return needs
        return {
            author: min(seq, self._applied.get(author, 0))
            if self._is_own(author)
            else self._given_up.needed(author, seq)
            for author, seq in needs.items()
        }

    def _is_own(self, author: str) -> bool:
        """Whether a chain was written by this file of a partner, which lives on one PC."""
        me = self._journal.me
        return bool(me.hub) and site_of(author) == me.site

    def _readable(self, author: str, seq: int) -> tuple[Txn, list[Entry]] | None:
        return self._again((author, seq)) or self._journal.readable(author, seq)

    def _again(self, key: tuple[str, int]) -> tuple[Txn, list[Entry]] | None:
        """What has just come; from the journal where there was no room for it before."""
        fresh = self._fresh.get(key)
        if fresh is None and key in self._fresh and (read := self._journal.readable(*key)):
            self._keep_fresh(key, read)
            fresh = read
        return fresh

    def _apply(self, author: str, seq: int, projector: Projector) -> None:
        txn, entries = self._readable(author, seq) or (None, [])
        self._drop_fresh((author, seq))
        before = self._journal.authors.get(author, Author())
        institution = txn.institution if txn and seq == 1 else before.institution
        self._journal.proceed(author, Author(institution, seq, before.told, before.stopped))
        self._applied[author] = seq
        pass_by("receive.half_applied")
        judged = self._judge.kept(author, seq, entries)
        if self._is_given_up(author, seq):  # what stands on it may be applied already
            projector.late(entry.dot for entry in judged)
        else:
            projector.take(judged)

    # filling

    def _fill_late(self, projector: Projector) -> None:
        """Adds what came after its transaction had been applied, as far as everything it replaces is here."""
        late = [*self._set_aside(), *map(self._spared, self._late)]  # something may just have been erased
        self._late.clear()
        progress = True
        while progress:
            progress = False
            for read in list(late):
                if self._is_grounded(read):
                    late.remove(read)
                    self._fill(read, projector)
                    progress = True
        for read in late:
            self._keep_apart(read.line, EARLY)

    def _is_grounded(self, read: Read) -> bool:
        needs = self._still_needed(replaced_by(read.entries))
        return all(self._applied.get(author, 0) >= seq for author, seq in needs.items())

    def _set_aside(self) -> list[Read]:
        """Takes the lines that came too early out again."""
        rows = self._db.execute("SELECT line FROM sync_quarantine WHERE why = ?", (EARLY,)).fetchall()
        if rows:
            self._db.execute("DELETE FROM sync_quarantine WHERE why = ?", (EARLY,))
        return [read_line(TxnLine.read(text)) for (text,) in rows]

    def _fill(self, read: Read, projector: Projector) -> None:
        author, seq = read.line.site, read.line.seq
        known = self._journal.covering(author, seq)
        if known is None or self._is_fork(read.line, known):
            self._quarantine(read.line)
            return
        dots = {dot_of(author, seq, i) for i in self._add(read, known)}
        added = [entry for entry in read.entries if entry.dot in dots]
        self.filled.update((entry.kind, entry.id) for entry in added)
        judged = self._judge.kept(author, seq, added)
        projector.late(entry.dot for entry in judged)
        state = self._journal.authors[author]
        if seq == 1 and read.txn.institution != state.institution:
            self._journal.save_author(author, replace(state, institution=read.txn.institution))
            projector.late(self._owned(author, projector))

    def _owned(self, author: str, projector: Projector) -> list[str]:
        """The applied entries of an author about records whose fields have owners: whose they are is only known now."""
        dots: list[str] = []
        rows = self._db.execute(
            "SELECT seq FROM sync_txn WHERE author = ? AND applied > 0 AND hlc >= 0 ORDER BY seq", (author,)
        ).fetchall()
        for (seq,) in rows:
            _, entries = self._readable(author, seq) or (None, [])
            dots += [entry.dot for entry in entries if projector.has_owners(entry.kind)]
        return dots

    def waiting(self) -> list[Waiting]:
        """What is stored but cannot be applied, and why not: the first cause of each."""
        first: dict[tuple[str, int], Waiting] = {}
        for one in self.causes():
            first.setdefault((one.author, one.seq), one)
        return list(first.values())

    def causes(self) -> list[Waiting]:
        """The same with every chain of which something is missing. The bare number of a step that was given up waits
        for nothing: there is nothing in it."""
        self._applied = applied = {name: one.applied for name, one in self._journal.authors.items()}
        self._given_up = self._writer.holding.given_up()
        return [
            Waiting(author, seq, *missing)
            for author, rows in self._waiting().items()
            for seq, skips in rows
            if not (self._is_given_up(author, seq) and self._readable(author, seq) is None)
            for missing in self._missing_before(applied, author, seq, skips)
        ]

    def _is_given_up(self, author: str, seq: int) -> bool:
        return self._is_own(author) or self._given_up.has(author, seq)

    def _missing_before(
        self, applied: Mapping[str, int], author: str, seq: int, skips: int
    ) -> Iterator[tuple[str, int, int]]:
        read = self._readable(author, seq)
        needs = {**self._still_needed(read[0].needs(read[1]) if read else {}), author: seq - skips - 1}
        for other, needed in needs.items():
            if applied.get(other, 0) < needed:
                yield other, applied.get(other, 0) + 1, needed


def read_line(line: TxnLine) -> Read:
    """Checks a line against its own hashes. Raises RuleBroken with `journal.unreadable`."""
    try:
        prev, hash = bytes.fromhex(line.prev), bytes.fromhex(line.hash)
        txn = read_body(line.body)
        if body_hash(prev, line.body, txn.shapes, txn.entries) != hash:
            raise Unreadable("hash")
        if (txn.author, txn.seq) != (line.site, line.seq):
            raise Unreadable("hash")
        if len(line.values) != len(txn.entries) or len(prev) not in {0, 32}:
            raise Unreadable("values")
        signature_of(line)
        entries = []
        for i, pair in enumerate(line.values):
            if pair is None:
                continue
            if txn.is_hidden(i):
                raise Unreadable("values")
            salt, text = pair
            shape, _, digest, *_ = txn.entries[i]
            if value_hash(bytes.fromhex(salt), text) != digest:
                raise Unreadable("values")
            entries.append(_causal(txn.entry(i, read_values(text, len(txn.shapes[shape][1])))))
            if "\\u" in text:
                encode_json(entries[-1].values).encode()  # refuses lone surrogates, which no table can hold
    except (Unreadable, ValueError):
        raise _unreadable(line) from None
    return Read(line, txn, entries)


def signature_of(line: TxnLine) -> bytes | None:
    """Raises ValueError for something else."""
    signature = bytes.fromhex(line.signature)
    if len(signature) not in {0, SIGNATURE_BYTES}:
        raise ValueError("signature")
    return signature or None


def _causal(entry: Entry) -> Entry:
    """Refuses an entry that replaces what its author wrote after it. Raises Unreadable."""
    last: tuple[str, ...] = ()
    for dots in entry.parents:
        if dots is last:
            continue
        last = dots
        for dot in dots:
            if dot.startswith(entry.author) and author_of(dot) == entry.author and _place(dot) >= _place(entry.dot):
                raise Unreadable("parents")
    return entry


def _place(dot: str) -> tuple[int, int]:
    return split_dot(dot)[1:]


def _skip_hash(line: TxnLine) -> bytes:
    """Raises RuleBroken with `journal.unreadable`."""
    try:
        hash = bytes.fromhex(line.hash)
        if len(hash) != 32 or not line.site or len(line.site) > 60 or not 1 <= line.first <= line.seq:
            raise Unreadable("line")
        line.site.encode()
        signature_of(line)
    except (Unreadable, ValueError):
        raise _unreadable(line) from None
    return hash


def _unreadable(line: TxnLine) -> RuleBroken:
    return RuleBroken(Problem("journal.unreadable", facts={"author": line.site, "seq": line.seq}))
