"""What stands in a row: its value where several heads compete, nothing where a value is impossible, and what is told
of both."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.heads import Candidate, Rules, Settled, Stays
from exchange_admin.merge.transactions import Entry, encode_json
from exchange_admin.store.journal import Journal
from exchange_admin.store.row import Issue, Row
from exchange_admin.store.tables import KindTable

Owns = Callable[[str, str], bool | None]
"""Whether the author of an entry (dot) owns a field (wire); None where nobody does."""


class RowResolution:
    """`trusted` rows were checked by the writer, so their values are not tested again."""

    def __init__(self, journal: Journal, rules: Rules, *, trusted: bool) -> None:
        self._journal, self._rules, self._trusted = journal, rules, trusted

    def owns(self, table: KindTable, row: Row) -> Owns:
        """The function by which the rules ask who owns a field; it reads the row's first values when first needed."""
        institutions: dict[str, str | None] = {}

        def owns(wire: str, dot: str) -> bool | None:
            reference = table.owned.get(wire)
            if reference is None:
                return None
            if reference not in institutions:
                institutions[reference] = self._first_value(table, row.clocked(), reference)
            owner = institutions[reference]
            return None if owner is None else self._journal.institution(dot) == owner

        return owns

    def stays(self, table: KindTable) -> Stays | None:
        """The function by which the rules ask what a value may not replace; None for kinds in which anything may be."""
        if not table.lasting:
            return None

        def stays(wire: str, value: Value, parents: Iterable[str]) -> Collection[str]:
            words = table.lasting.get(wire, ())
            if not words or value in words:
                return ()
            return [dot for dot, entry in self._journal.entries(parents).items() if entry.value(wire) in words]

        return stays

    def _first_value(self, table: KindTable, clock: RowClock, wire: str) -> str | None:
        """What the entry that made the row says of a field; among several entries the one that is shown."""
        found = self._journal.entries(clock.inserts)
        candidates = [_candidate(table, found[dot], wire, None) for dot in clock.inserts if dot in found]
        shown = self._rules.settle(candidates, immutable=True).shown
        value = found[shown].value(wire) if shown else None
        return value if isinstance(value, str) else None

    def settle(self, table: KindTable, rows: Sequence[Row]) -> Iterator[Issue]:
        """Settles the rows and tells what is wrong with them."""
        contested = [row for row in rows if row.contested]
        if self._trusted and not contested and not any(row.clock is not None for row in rows):
            return
        entries = self._entries_behind(table, contested)
        for row in contested:
            yield from self._settle_row(table, row, entries)
        for row in rows:
            if row.clock is not None and row.clock.deletes:
                row.live = self._rules.is_visible(row.clock)
                if row.live:
                    dots = encode_json(sorted(row.clock.deletes))
                    yield table.name, row.id, LIVE, "changed_deleted", dots
            else:
                row.live = True
            yield from self._test_values(table, row)

    def _entries_behind(self, table: KindTable, rows: Sequence[Row]) -> Mapping[str, Entry]:
        dots: set[str] = set()
        for row in rows:
            clock = row.clocked()
            for position in row.contested:
                dots.update(clock.heads(table.wires[position]))
        return self._journal.entries(dots) if dots else {}

    def _settle_row(self, table: KindTable, row: Row, entries: Mapping[str, Entry]) -> Iterator[Issue]:
        clock, owns = row.clocked(), self.owns(table, row)
        for position in sorted(row.contested):
            wire = table.wires[position]
            heads = [entries[dot] for dot in clock.heads(wire) if dot in entries]
            settled = self._rules.settle(
                [_candidate(table, entry, wire, owns(wire, entry.dot)) for entry in heads],
                immutable=wire in table.immutable,
                lasting=table.lasting_texts.get(wire, ()),
            )
            row.values[position] = entries[settled.shown].value(wire) if settled.shown else None
            yield from _disputes(table, row, position, settled)

    def _test_values(self, table: KindTable, row: Row) -> Iterator[Issue]:
        values, quick, fits = row.values, table.quick, table.fits
        for position in self.untested(row):
            value = values[position]
            if value is not None and not (quick[position](value) or fits[position](value)):
                yield table.name, row.id, table.fields[position], "invalid", encode_json(value)
                values[position] = None

    def untested(self, row: Row) -> Collection[int]:
        """What the own writer checked needs no second test, unless other heads compete with it."""
        if self._trusted:
            return row.contested
        return row.touched if row.n else range(len(row.values))


def _candidate(table: KindTable, entry: Entry, wire: str, by_owner: bool | None) -> Candidate:
    value, whole = entry.value(wire), table.kind.said_whole and wire not in table.immutable
    says = entry.says(wire, whole=whole) and (whole or not (entry.new and value is None))
    return Candidate(entry.dot, entry.hlc, encode_json(value) if says else None, by_owner, entry.new)


def _disputes(table: KindTable, row: Row, position: int, settled: Settled) -> Iterator[Issue]:
    field = table.fields[position]
    for issue, dots in (
        ("conflict", settled.rivals),
        ("proposal", settled.proposals),
        ("immutable", settled.overruled),
    ):
        if dots:
            yield table.name, row.id, field, issue, encode_json(list(dots))
