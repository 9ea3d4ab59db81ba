"""Own steps that were lost with a disk and came back from somebody else, perhaps without some of their values.

As long as something of them is missing, this file says that it does not know them, so that another copy which has them
whole sends them again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from exchange_admin.merge.transactions import TxnLine
from exchange_admin.store.parts import FileParts, Part

_SETTING = "store.recovered"


class Recovering(Part):
    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self._holding = file.holding

    def known(self) -> dict[str, int]:
        """How far each chain is applied here with everything in it."""
        firsts = self._firsts()
        return {
            author: min(state.applied, firsts.get(author, state.applied + 1) - 1)
            for author, state in sorted(self._journal.authors.items())
        }

    def note(self, lines: Iterable[TxnLine]) -> None:
        """These steps of our own came from somebody who may not have all of them."""
        firsts = self._firsts()
        for line in lines:
            first = line.first if line.skipped else line.seq
            firsts[line.site] = min(first, firsts.get(line.site, first))
        self._keep(firsts)

    def look(self) -> None:
        """Forgets what has become whole."""
        firsts = self._firsts()
        gaps = {author: self._first_gap(author, seq) for author, seq in firsts.items()}
        if gaps != firsts:
            self._keep({author: seq for author, seq in gaps.items() if seq})

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

    def _firsts(self) -> dict[str, int]:
        row = self._db.execute("SELECT value FROM local_setting WHERE key = ?", (_SETTING,)).fetchone()
        try:
            kept = json.loads(row[0]) if row else {}
        except (ValueError, RecursionError):
            return {}
        told = kept.items() if isinstance(kept, dict) else ()
        return {author: seq for author, seq in told if type(seq) is int}

    def _keep(self, firsts: Mapping[str, int]) -> None:
        if firsts:
            self._db.execute("INSERT OR REPLACE INTO local_setting VALUES (?, ?)", (_SETTING, json.dumps(firsts)))
        else:
            self._db.execute("DELETE FROM local_setting WHERE key = ?", (_SETTING,))
