"""Own steps that were lost with a disk and came back from somebody else, perhaps without some of their values.

As long as something of them is missing, this file says that it does not know them, so that another copy which has them
whole sends them again.
"""

from __future__ import annotations

from collections.abc import Iterable

from exchange_admin.merge.transactions import TxnLine
from exchange_admin.store.local import KeptSteps
from exchange_admin.store.parts import FileParts, Part


class Recovering(Part):
    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self._holding, self._firsts = file.holding, KeptSteps(file, "store.recovered")

    def known(self) -> dict[str, int]:
        """How far each chain is applied here with everything in it."""
        firsts = self._firsts.get()
        return {
            author: min(state.applied, firsts.get(author, state.applied + 1) - 1)
            for author, state in sorted(self._journal.authors.items())
        }

    def note(self, lines: Iterable[TxnLine]) -> None:
        """These steps of our own came from somebody who may not have all of them."""
        firsts = self._firsts.get()
        for line in lines:
            first = line.first if line.skipped else line.seq
            firsts[line.site] = min(first, firsts.get(line.site, first))
        self._firsts.put(firsts)

    def look(self) -> None:
        """Forgets what has become whole."""
        firsts = self._firsts.get()
        gaps = {author: self._first_gap(author, seq) for author, seq in firsts.items()}
        if gaps != firsts:
            self._firsts.put({author: seq for author, seq in gaps.items() if seq})

    def _first_gap(self, author: str, seq: int) -> int:
        """The first step from `seq` on of which something is missing that was not erased; 0 when there is none. A step
        that has not come while a later one has is missing too: that one may not be whole."""
        while seq <= self._journal.last(author):
            found = self._journal.txn(author, seq)
            lacking = self._journal.lacking(found[0]) if found else ()
            if found is None or any(found[1].record_of(i) not in self._holding.erased for i in lacking):
                return seq
            seq += 1
        return 0
