"""What the institution of this file has said itself of records: wrote in them, or let in what somebody else wrote."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from exchange_admin.domain.fields import LIVE
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.transactions import Entry
from exchange_admin.store.parts import Part
from exchange_admin.store.withheld_entries import HELD, LET_IN


class OfficeWord(Part):
    """Reads only."""

    def silent_about(self, kind: str, clocks: Mapping[str, RowClock]) -> set[str]:
        """Those of the records (clocks by id) of which it has said nothing. That it deleted one is no word on it."""
        doubtful = {id: clock for id, clock in clocks.items() if not any(map(self._is_own, _written(clock)))}
        if not doubtful:
            return set()
        known: Mapping[tuple[str, str], Mapping[str, Entry]] = self._journal.entries_of_records(
            {dot for clock in doubtful.values() for dot in clock.row_heads()}
        )
        let_in = self._let_in(kind)
        return {id for id in doubtful if not self._has_spoken(known.get((kind, id), {}).values(), let_in)}

    def _has_spoken(self, entries: Collection[Entry], let_in: Collection[str]) -> bool:
        return any(entry.dot in let_in or (self._is_own(entry.dot) and {*entry.fields} - {LIVE}) for entry in entries)

    def _let_in(self, kind: str) -> set[str]:
        if HELD not in self._tables:
            return set()
        sql = f"SELECT entry FROM {HELD} WHERE _live = 1 AND state = ? AND record_kind = ?"
        return {dot for (dot,) in self._db.execute(sql, (LET_IN, kind)).fetchall()}

    def _is_own(self, dot: str) -> bool:
        return self._journal.institution(dot) == self._journal.me.institution


def _written(clock: RowClock) -> set[str]:
    """Every head but of deletions."""
    return {*clock.inserts}.union(*(heads for field, heads in clock.fields.items() if field != LIVE))
