"""Own steps that this file lost and somebody else has kept: set aside until a person takes them back (decision 22).

Nothing of one's own counts on another's word. What the life's key has signed is certainly ours; of what is from before
steps were signed a person has to know it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from exchange_admin.merge.bodies import together
from exchange_admin.merge.named_ids import together as ids_together
from exchange_admin.merge.transactions import Entry, TxnLine, Withheld
from exchange_admin.store.parts import Part
from exchange_admin.store.receiving import Read, read_line
from exchange_admin.store.writing import COUNTER_BITS

PROVED, UNPROVED, TAKEN, REFUSED = "proved", "unproved", "taken", "refused"


@dataclass(frozen=True, slots=True)
class ReturnedStep:
    """Own step `author:seq` in the hands of the site `peer`, and those of its values that it has there.

    `at` is when it came, `hlc` when it was written. `proved`: the key of the own life has signed it.
    """

    author: str
    seq: int
    peer: str
    at: str
    proved: bool
    who: str
    verb: str
    hlc: int
    entries: tuple[Entry, ...]

    @property
    def milliseconds(self) -> int:
        """Since 1970."""
        return self.hlc >> COUNTER_BITS


class ReturnedSteps(Part):
    """Own steps that are not here."""

    def put(self, line: TxnLine, peer: str, at: str, *, proved: bool) -> None:
        """Sets a step aside, or adds what `peer` had left out of it before; one that was refused stays so."""
        key = (line.site, line.seq, bytes.fromhex(line.hash), peer)
        row = self._db.execute(
            "SELECT state, line FROM sync_returned WHERE author = ? AND seq = ? AND hash = ? AND peer = ?", key
        ).fetchone()
        if row is not None and row[0] == REFUSED:
            return
        if row is not None and row[1]:
            line = _together(TxnLine.read(row[1]), line)
        state = PROVED if proved else UNPROVED
        self._db.execute(
            "INSERT OR REPLACE INTO sync_returned VALUES (?, ?, ?, ?, ?, ?, ?)", (*key, state, at, line.text())
        )

    def waiting(self) -> list[ReturnedStep]:
        """In the order in which they were written; those of which nothing is told, or no longer, are left out."""
        rows = self._db.execute(
            "SELECT peer, at, state, line FROM sync_returned WHERE state IN (?, ?) ORDER BY author, seq, peer",
            (PROVED, UNPROVED),
        ).fetchall()
        found = [_step(peer, at, state, read) for peer, at, state, read in _whole(rows) if read.entries]
        return sorted(found, key=lambda one: (one.hlc, one.author, one.seq, one.peer))

    def bare(self) -> list[TxnLine]:
        """Those of which no value is told, or no longer, and that the own key has signed: themselves, or in the step
        that hangs on them by its hash. In the order of each chain."""
        proved = self.lines((PROVED,))
        before = {(line.site, line.seq - 1, line.prev) for line in proved if not line.skipped}
        followed = [
            line
            for line in self.lines((UNPROVED,))
            if line.skipped and ((line.site, line.seq, line.hash) in before or self._is_followed(line))
        ]
        bare = [line for line in proved if not any(line.values)]
        return sorted((*bare, *followed), key=lambda line: (line.site, line.seq))

    def _is_followed(self, line: TxnLine) -> bool:
        """Whether a signed step is here that hangs on the line."""
        after = self._journal.covering(line.site, line.seq + 1)
        if after is None or not after.whole or not after.signed:
            return False
        return self._journal.prev_of(line.site, after.seq).hex() == line.hash

    def records(self) -> set[tuple[str, str]]:
        """The records (kind, id) that the waiting steps are about."""
        return {(entry.kind, entry.id) for step in self.waiting() for entry in step.entries}

    def peers_with(self, author: str) -> list[str]:
        """Whose steps of an own life wait to be taken back. Who has nothing but their numbers has nothing to give."""
        return sorted({step.peer for step in self.waiting() if step.author == author})

    def refused(self) -> set[str]:
        """Own lives of which a person refused to take steps back."""
        rows = self._db.execute("SELECT DISTINCT author FROM sync_returned WHERE state = ?", (REFUSED,))
        return {author for (author,) in rows.fetchall()}

    def lines(self, states: Sequence[str]) -> list[TxnLine]:
        """Everything that was set aside in those states, in the order of each chain."""
        marks = ",".join("?" * len(states))
        rows = self._db.execute(
            f"SELECT line FROM sync_returned WHERE state IN ({marks}) AND line != '' ORDER BY author, seq, peer", states
        )
        return [TxnLine.read(text) for (text,) in rows.fetchall()]

    def mark(self, states: Sequence[str], state: str) -> None:
        """Decides what was set aside; of steps that were taken back it is remembered from whom."""
        marks = ",".join("?" * len(states))
        self._db.execute(f"UPDATE sync_returned SET state = ?, line = '' WHERE state IN ({marks})", (state, *states))

    def forget_known(self, whole: Iterable[tuple[str, int]]) -> None:
        """Another copy had them after all: steps up to those numbers are here with everything in them."""
        self._db.executemany(
            "DELETE FROM sync_returned WHERE author = ? AND seq <= ? AND state IN (?, ?)",
            [(author, seq, PROVED, UNPROVED) for author, seq in whole],
        )

    def forget_told(self, adds: Callable[[TxnLine], bool]) -> None:
        """Those in which there is nothing to take back, nor anything else that is not here (what `adds` says): the
        numbers of a life that were let in."""
        rows = self._db.execute(
            "SELECT author, seq, hash, peer, line FROM sync_returned WHERE state IN (?, ?)", (PROVED, UNPROVED)
        ).fetchall()
        for *key, text in rows:
            line = TxnLine.read(text)
            if not any(line.values) and not adds(line):
                self._db.execute(
                    "DELETE FROM sync_returned WHERE author = ? AND seq = ? AND hash = ? AND peer = ?", key
                )

    def by(self, steps: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
        """From whom steps (author, number) were taken back."""
        wanted = set(steps)
        rows = self._db.execute("SELECT author, seq, peer FROM sync_returned WHERE state = ?", (TAKEN,))
        return {(author, seq): peer for author, seq, peer in rows if (author, seq) in wanted}


def _whole(rows: Iterable[tuple[str, str, str, str]]) -> Iterator[tuple[str, str, str, Read]]:
    for peer, at, state, text in rows:
        line = TxnLine.read(text)
        if not line.skipped:
            yield peer, at, state, read_line(line)


def _step(peer: str, at: str, state: str, read: Read) -> ReturnedStep:
    txn = read.txn
    return ReturnedStep(txn.author, txn.seq, peer, at, state == PROVED, txn.who, txn.verb, txn.hlc, tuple(read.entries))


def _together(before: TxnLine, line: TxnLine) -> TxnLine:
    """The entries and values of both: their hash says that they are the same."""
    if before.skipped or line.skipped:
        return before if line.skipped else line
    values = tuple(map(_more, before.values, line.values))
    body = together(line.body, before.body)
    return replace(line, body=body, values=values, signature=line.signature or before.signature)


def _more(one: Withheld, other: Withheld) -> Withheld:
    """What both have of the values of one entry."""
    if one is None or other is None:
        return one or other
    return one[0], ids_together(one[1], other[1], bytes.fromhex(one[0]))
