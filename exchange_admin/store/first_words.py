"""Who first said what stands in a record: whoever repeats a word does not become its writer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from exchange_admin.domain.fields import Value
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.transactions import Entry
from exchange_admin.store.parts import FileParts, Part

_MOST_KEPT = 10_000


class FirstWords(Part):
    """Reads only. Keeps for a while what was asked: a partner may repeat a word a thousand times, and ask as often."""

    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self._known: dict[tuple[str, str, frozenset[str]], bool] = {}

    def by_others(self, institution: str, wire: str, heads: Iterable[str]) -> bool:
        """Whether somebody else than the institution said first what one of the heads of a field says."""
        key = institution, wire, frozenset(heads)
        if key not in self._known:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[key] = self._by_others(institution, wire, key[2])
        return self._known[key]

    def any_by_others(self, institution: str, clock: RowClock) -> bool:
        """Whether somebody else wrote anything in a record, be it only repeated since."""
        return any(self._journal.institution(dot) != institution for dot in clock.row_heads()) or any(
            self.by_others(institution, wire, heads) for wire, heads in clock.fields.items()
        )

    def other_than(self, said: Value, wire: str, heads: Iterable[str], *, empty_counts: bool) -> list[str]:
        """Those of the heads of a field in dispute that say something else."""
        found = self._journal.entries(heads).values()
        told = ((one.dot, one.value(wire)) for one in found)
        return [dot for dot, value in told if value != said and (value is not None or empty_counts)]

    def _by_others(self, institution: str, wire: str, heads: frozenset[str]) -> bool:
        ahead, passed = {*heads}, set[str]()
        while ahead:
            passed |= ahead
            said = self._journal.entries(ahead)
            replaced = self._journal.entries({dot for one in said.values() for dot in one.parents_of(wire)})
            repeated = set[str]()
            for dot in ahead:
                same = _repeats(said[dot], wire, replaced) if dot in said else ()  # or nothing of it is here
                if not same and self._journal.institution(dot) != institution:
                    return True
                repeated.update(same)
            ahead = repeated - passed
        return False


def _repeats(entry: Entry, wire: str, replaced: Mapping[str, Entry]) -> list[str]:
    """Those of the entries which it replaced that said the same."""
    before = [replaced[dot] for dot in entry.parents_of(wire) if dot in replaced]
    return [one.dot for one in before if one.asserts(wire) and one.value(wire) == entry.value(wire)]
