"""What a partner and the office have of the same records, compared with each package (decision 24), and once a day what
the PCs of one office have.

A package says how the heads of its receiver's records stand as of the steps that it names; the receiver works out its
own as of the same steps. What differs stays listed until a later package of the same site shows that it is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from exchange_admin.domain.fields import LIVE
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.dots import author_of, site_of
from exchange_admin.merge.tallies import (
    EVERYTHING,
    NOT_COMPARED,
    SALT_BYTES,
    Ends,
    KindTally,
    Shortener,
    Tally,
    all_within,
    digest,
    is_told,
    is_within,
    short_name,
    whole,
)
from exchange_admin.store.parts import FileParts, Part
from exchange_admin.store.peers import Packages
from exchange_admin.store.projection import Projector
from exchange_admin.store.scoping import INSTITUTION, Scoping
from exchange_admin.store.tables import KindTable
from exchange_admin.store.withheld_entries import HELD

ROOM_FOR_FIELDS = 1 << 19
"""Bytes of the heads of single fields in one package; with more, only those of differing records are told."""
ROOM_FOR_RECORDS = 100_000
"""Records that one package tells of; the rest follows with the next ones."""
MOST_NOTED = 5_000
"""Differences from one site: whoever sends nonsense fills no file with it."""
HERE, THERE = "here", "there"
_SALTED = "."

Key = tuple[str, str]
Clocks = Mapping[str, RowClock | None]
"""Heads by the ids of records; None for a record that did not exist yet."""


@dataclass(frozen=True, slots=True, order=True)
class Mismatch:
    """A record of which this file and the site `peer` have not the same, although both know the same steps.

    `field` is empty when only the record is known to differ. `missing` is `here` or `there` when one of them has none
    of it; of a record that is missing here nobody knows the id, and `id` is what `_called_there` makes of it.
    """

    peer: str
    kind: str
    id: str
    field: str = ""
    missing: str = ""


def of_others(found: Sequence[Mismatch], records: Iterable[Key]) -> list[Mismatch]:
    """Without those of these records (kind, id)."""
    these = _by_any_name(records, found)
    return [one for one in found if (one.kind, one.id) not in these]


def _by_any_name(records: Iterable[Key], found: Iterable[Mismatch]) -> set[Key]:
    """Also as the records are called of those that are missing here."""
    salts = {bytes.fromhex(one.id.partition(_SALTED)[2]) for one in found if one.missing == HERE}
    return {(kind, name) for kind, id in records for name in (id, *(_called_there(id, salt) for salt in salts))}


def _called_there(id: str, salt: bytes) -> str:
    return _salted(short_name(id, salt), salt)


def _salted(name: bytes, salt: bytes) -> str:
    return f"{name.hex()}{_SALTED}{salt.hex()}"


class Comparing(Part):
    def __init__(self, file: FileParts, projector: Callable[[], Projector]) -> None:
        super().__init__(file)
        self._holding, self._projector, self._random_bytes = file.holding, projector, file.origin.random_bytes
        self._scoping, self._packages = Scoping(file), Packages(file)

    def mismatches(self, peer: str = "") -> list[Mismatch]:
        """Those that are known, with one site or with all."""
        rows = self._db.execute("SELECT peer, kind, id, field, missing FROM sync_mismatch ORDER BY 1, 2, 3, 4")
        return [found for row in rows.fetchall() if (found := Mismatch(*row)).peer == peer or not peer]

    def forget(self, records: Iterable[Key]) -> None:
        """These (kind, id) are no longer as they were compared: the next package tells whether they differ."""
        if found := self.mismatches():
            names = sorted(_by_any_name(records, found))
            self._db.executemany("DELETE FROM sync_mismatch WHERE kind = ? AND id = ?", names)

    # what goes out

    def tally(self, site: str, scope: Mapping[str, Collection[str]], turn: int, complete: Ends) -> Tally:
        """What goes to a partner about the records in its scope; from a partner's file (with no scope) about whatever
        the office has as well; as of the steps that are `complete` here, for of a copy's others the partner may have
        more. With more records than there is room for `turn` chooses which."""
        ends = {author: seq for author, seq in complete.items() if seq}
        ids = None if self._journal.me.hub else scope
        return self._tally({table: self._told(table, ids, ends) for table in self._by_name()}, site, turn, ends)

    def tally_for_copies(self, turn: int, ends: Ends) -> Tally:
        """What goes to the other PCs of this office, about all records."""
        told = {table: self._told(table, None, ends) for table in self._by_name()}
        return self._tally(told, "", turn, ends, fields=_every_field)

    def _by_name(self) -> Collection[KindTable]:
        return self._tables.by_name.values()

    def _tally(
        self,
        told: Mapping[KindTable, Clocks],
        site: str,
        turn: int,
        ends: Ends,
        fields: Callable[[KindTable], tuple[str, ...]] | None = None,
    ) -> Tally:
        fields = fields or _compared
        told = {table: clocks for table, clocks in told.items() if clocks}
        count = sum(map(len, told.values()))
        shares = -(-count // ROOM_FOR_RECORDS) or 1
        share = (turn % shares + 1, shares)
        room = sum(len(clocks) * 4 * len(fields(table)) for table, clocks in told.items()) <= ROOM_FOR_FIELDS
        open_ = {(one.kind, one.id) for one in self.mismatches(site)}
        salt = self._random_bytes(SALT_BYTES)
        return Tally(
            ends,
            {
                table.name: self._of_kind(table, clocks, fields(table), share, salt, open_, room)
                for table, clocks in told.items()
            },
            share,
            salt,
        )

    def _told(self, table: KindTable, scope: Mapping[str, Collection[str]] | None, ends: Ends) -> Clocks:
        """Those that the receiver gets to see; all of them without a scope."""
        ids = None if scope is None else scope.get(table.name, ())
        if ids is not None and not ids:
            return {}
        return {id: clock for id, clock in self._clocks(table, ids, ends).items() if clock is not None}

    def _of_kind(
        self,
        table: KindTable,
        clocks: Clocks,
        names: tuple[str, ...],
        share: tuple[int, int],
        salt: bytes,
        open_: Collection[Key],
        room: bool,
    ) -> KindTally:
        """`names` are the wire names of the fields to compare."""
        shortener = Shortener(names)
        records, fields, told = dict[bytes, bytes](), dict[bytes, tuple[bytes, ...]](), set[bytes]()
        for id, clock in clocks.items():
            if clock is None:
                continue
            name = short_name(id, salt)
            if share != EVERYTHING and is_told(id, share):
                told.add(name)
            if name in records or self._keeps_something(table, id, clock):
                records[name] = NOT_COMPARED
                fields.pop(name, None)
                continue
            each = shortener.each_field(clock)
            records[name] = whole(each)
            if room or (table.name, id) in open_:
                fields[name] = each
        shown = {one: heads for one, heads in records.items() if share == EVERYTHING or one in told or one in fields}
        return KindTally(names, len(records), digest(records), shown, fields)

    def _keeps_something(self, table: KindTable, id: str, clock: RowClock) -> bool:
        """Whether a partner's file has written something about the record that the office does not take from it."""
        me = self._journal.me
        if not me.hub or table.kind.by_partner or (table.name, id) == (INSTITUTION, me.institution):
            return False
        return any(site_of(author_of(dot)) == me.site for dot in clock.row_heads())

    # what came in

    @staticmethod
    def missing_before(tally: Tally, whole: Ends, lost: Collection[str]) -> list[str]:
        """Authors of whom steps are not here, or not `whole`, that the tally knows of, so that nothing can be compared
        yet. What of our own chains is `lost` nobody waits for."""
        return [author for author, seq in tally.ends.items() if whole.get(author, 0) < seq and author not in lost]

    def compare(self, tally: Tally, peer: str, institution: str) -> list[Mismatch]:
        """Compares and notes what differs; answers with everything that is known to differ from the site now. `peer` is
        an author when it is another PC of this office: it should have everything."""
        looked = _Look(self._rulings_since(tally.ends), self._holding.erased)
        alike = self._journal.me.hub or site_of(peer) == self._journal.me.site
        books = None if alike else self._books(peer, institution)
        found = set[Mismatch]()
        for kind, theirs in tally.kinds.items():
            if kind in self._tables:
                found.update(self._compare_kind(self._tables[kind], theirs, tally, peer, books, looked))
        kept = [one for one in self.mismatches(peer) if self._is_open(one, tally, books, looked)]
        now = sorted({*found, *kept})[:MOST_NOTED]
        self._db.execute("DELETE FROM sync_mismatch WHERE peer = ?", (peer,))
        self._db.executemany(
            "INSERT INTO sync_mismatch VALUES (?, ?, ?, ?, ?)",
            [(one.peer, one.kind, one.id, one.field, one.missing) for one in now],
        )
        return now

    def _is_open(self, known: Mismatch, tally: Tally, books: _Books | None, looked: _Look) -> bool:
        """Whether a known difference could not be looked at this time, in a record that both still share."""
        key = (known.kind, known.id)
        if known.missing == HERE or key in looked.compared or key in self._holding.erased:
            return False
        if books is not None:
            return key in books.scope
        theirs, name = tally.kinds.get(known.kind), short_name(known.id, tally.salt)
        return (theirs is not None and name in theirs.records) or not is_told(known.id, tally.share)

    def _compare_kind(
        self,
        table: KindTable,
        theirs: KindTally,
        tally: Tally,
        peer: str,
        books: _Books | None,
        looked: _Look,
    ) -> Iterator[Mismatch]:
        shortener = Shortener(theirs.fields)
        met = set[bytes]()
        for id, clock in self._clocks(table, None, tally.ends).items():
            name = short_name(id, tally.salt)
            met.add(name)
            if clock is None or not self._is_comparable(table, id, clock, books, looked):
                continue
            short = theirs.records.get(name)
            if short is None:
                if books is not None and books.has(table.name, id, clock) and is_told(id, tally.share):
                    looked.compared.add((table.name, id))
                    yield Mismatch(peer, table.name, id, missing=THERE)
                continue
            if short == NOT_COMPARED:
                continue
            each = shortener.each_field(clock)
            if whole(each) == short:
                looked.compared.add((table.name, id))
            elif books is None or books.should_match(table.name, id, clock):
                looked.compared.add((table.name, id))
                yield from _differing(peer, table, id, theirs, each, theirs.each_field.get(name))
        ours = {short_name(id, tally.salt) for kind, id in looked.passed_over if kind == table.name}
        there = {name for name, short in theirs.records.items() if short != NOT_COMPARED}
        for name in there - met - ours:
            yield Mismatch(peer, table.name, _salted(name, tally.salt), missing=HERE)

    def _is_comparable(self, table: KindTable, id: str, clock: RowClock, books: _Books | None, looked: _Look) -> bool:
        if (table.name, id) in looked.passed_over:
            return False
        return books is not None or not self._keeps_something(table, id, clock)

    def _clocks(self, table: KindTable, ids: Collection[str] | None, ends: Ends) -> dict[str, RowClock | None]:
        """The heads of records as of some steps; of all of a kind without `ids`."""
        clocks: dict[str, RowClock | None] = {}
        later: dict[str, RowClock] = {}
        plain: dict[str, bool] = {}
        for id, text in self._db.execute(f'SELECT id, _clock FROM "{table.name}"').fetchall():
            if ids is not None and id not in ids:
                continue
            clock = RowClock.read(text)
            clocks[id] = clock
            step = text if text.startswith("{") else text.rpartition(":")[0]
            if step not in plain:
                plain[step] = all_within(clock, ends)
            if not plain[step]:
                later[id] = clock
        if later:
            clocks |= self._projector().clocks_of(table, later, lambda dot: is_within(dot, ends))
        return clocks

    def _books(self, peer: str, institution: str) -> _Books:
        return _Books(
            peer,
            {(kind, id) for kind, ids in self._scoping.of(institution).items() for id in ids},
            self._packages.confirmed_ends(peer),
            self._packages.confirmed_records(peer),
        )

    def _rulings_since(self, ends: Ends) -> set[Key]:
        """Records of which something was held or let in later; at the office also what is held now."""
        if HELD not in self._tables:
            return set()
        rows = self._db.execute(f"SELECT record_kind, record, _clock FROM {HELD}").fetchall()
        found = {(kind, id) for kind, id, clock in rows if not all_within(RowClock.read(clock), ends)}
        if not self._journal.me.hub:
            found |= set(self._db.execute("SELECT kind, id FROM sync_excluded").fetchall())
        return found


@dataclass(slots=True)
class _Books:
    """What the office must think that a partner has: by the packages that the partner has confirmed to this very PC."""

    peer: str
    scope: Collection[Key]
    ends: Ends
    records: Collection[Key]

    def has(self, kind: str, id: str, clock: RowClock) -> bool:
        """Whether it was sent the record as it stood."""
        return (kind, id) in self.records and self.should_match(kind, id, clock)

    def should_match(self, kind: str, id: str, clock: RowClock) -> bool:
        """Whether nothing about a record is still on its way: what is not the partner's own was confirmed."""
        if (kind, id) not in self.scope:
            return False
        others = [dot for dot in clock.row_heads() if site_of(author_of(dot)) != self.peer]
        if others and (kind, id) not in self.records:
            return False
        return all(is_within(dot, self.ends) for dot in others)


class _Look:
    """What one comparison passes over, and what it has compared."""

    def __init__(self, rulings: Iterable[Key], erased: Iterable[Key]) -> None:
        self.passed_over = {*rulings, *erased}
        self.compared: set[Key] = set()


def _every_field(table: KindTable) -> tuple[str, ...]:
    return (LIVE, *table.wires)


def _compared(table: KindTable) -> tuple[str, ...]:
    """The fields that a partner has as well: those that stay in the office are not among them."""
    return tuple(wire for wire in _every_field(table) if wire not in table.internal)


def _differing(
    peer: str,
    table: KindTable,
    id: str,
    theirs: KindTally,
    ours: tuple[bytes, ...],
    each: tuple[bytes, ...] | None,
) -> Iterator[Mismatch]:
    if each is None:
        yield Mismatch(peer, table.name, id)
        return
    for wire, here, there in zip(theirs.fields, ours, each, strict=True):
        if here != there:
            known = table.by_wire.get(wire)
            yield Mismatch(peer, table.name, id, known.name if known else wire)
