"""What goes to another site: the original chains, without the entries that are not for its eyes (`sync.md` R19), and
in the others without the ids of records that it does not see; of steps whose body is hashed as a whole, with all that
it says, without the values of those entries.

Whatever the receiver has not confirmed is sent again (I11). When a record comes into its scope, the old transactions
about it, and those in which a record of the scope names it, are sent once more with more in them; what the receiver has
of them stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from exchange_admin.domain.fields import LIVE
from exchange_admin.merge.bodies import hiding, is_hidden, load_body
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.dots import site_of, split_dot
from exchange_admin.merge.transactions import TxnLine
from exchange_admin.store.binding import rows_among
from exchange_admin.store.naming import Naming, Sees, everything
from exchange_admin.store.parts import FileParts, Part
from exchange_admin.store.peers import Packages, Peers
from exchange_admin.store.scoping import INSTITUTION, PERSON, Scoping
from exchange_admin.store.withheld_entries import HELD

Key = tuple[str, str]
"""(kind, id) of a record."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What a package would hold. `lines` can be read once.

    `ends` is how far each chain goes for the receiver afterwards, `records` are those with values in it, `people` the
    ids of the persons whom they are about, `entries` is the number of entries with values.
    `left` are records that the receiver was sent before and gets no more of, `its_own` those that it has already,
    because it wrote everything about them itself. `scope` are the ids of all records that a partner gets to see.
    """

    lines: Iterator[TxnLine]
    ends: Mapping[str, int]
    records: Sequence[Key]
    people: Sequence[str]
    entries: int
    left: Sequence[Key] = ()
    its_own: Sequence[Key] = ()
    scope: Mapping[str, Collection[str]] = field(default_factory=dict)


@dataclass(slots=True)
class _Plan:
    """Which lines to send: a skipped run as it is, else (author, number) with the entries whose values go along, and
    which ids may stand in these."""

    parts: list[TxnLine | tuple[str, int, frozenset[int], Sees]] = field(default_factory=list)
    records: set[Key] = field(default_factory=set)
    its_own: set[Key] = field(default_factory=set)
    entries: int = 0


class Dispatch(Part):
    """Works out what to send."""

    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self.lives, self._naming, self.scoping = file.lives, Naming(file), Scoping(file)
        self._peers, self._packages = Peers(file), Packages(file)

    def outgoing_to_partner(
        self, site: str, *, since: Mapping[str, int] | None = None, without_people: Collection[str] = ()
    ) -> Outgoing:
        """What the partner behind a site has not confirmed of its part of the office, or whatever is above `since`; of
        its own chains everything, should it have lost them.

        Without some people it holds nothing about them; they are made up for when a later package has them.
        """
        scope = self._scope(site, without_people)
        known = self._confirmed(site) if since is None else since
        plan = self._plan_part(site, scope, known, self._packages.confirmed_records(site))
        inside = {(kind, id) for kind, ids in scope.items() for id in ids}
        made = replace(self._outgoing(plan, self._ends(), self._packages.shared(site) - inside), scope=scope)
        if made.left and not self._db.execute("PRAGMA query_only").fetchone()[0]:
            self._packages.forget(site, made.left)
        return made

    def undelivered(self, site: str, *, without_people: Collection[str] = ()) -> tuple[int, int]:
        """How many entries a site, of a partner or of the office, has not confirmed; how many of these were in no
        package yet."""
        if hub := self._journal.me.hub:
            known, sent = self._peers[hub].known, self._packages.sent_ends(hub)
            return self._plan_own(known)[0].entries, self._plan_own(sent)[0].entries
        scope = self._scope(site, without_people)
        open_ = self._plan_part(site, scope, self._confirmed(site), self._packages.confirmed_records(site))
        new = self._plan_part(site, scope, self._packages.sent_ends(site), self._packages.shared(site))
        return open_.entries, new.entries

    def _plan_part(
        self, site: str, scope: Mapping[str, Collection[str]], known: Mapping[str, int], has: Collection[Key]
    ) -> _Plan:
        """For somebody who has each chain as far as `known`, with everything about the records `has`."""

        def sees(kind: str, id: str) -> bool:
            return id in scope.get(kind, ())

        plan = _Plan()
        for author, end in self._ends().items():
            if site_of(author) == site:
                self._plan_back(plan, author, known.get(author, 0), end)
            else:
                self._plan_chain(plan, author, known.get(author, 0), end, sees, sees)
        inside = {(kind, id) for kind, ids in scope.items() for id in ids}
        self._plan_again(plan, known, inside.difference(has) | (self._ruled_on(plan) & inside), sees, site)
        return plan

    def _ruled_on(self, plan: _Plan) -> set[Key]:
        """The records of which entries count or do not count from now on, by what is in the plan: of those that count
        again the receiver may lack an id that was not for it when they came."""
        ids = [id for kind, id in plan.records if kind == HELD]
        sql = f"SELECT record_kind, record FROM {HELD} WHERE id IN (...)"
        return {(kind, id) for kind, id in rows_among(self._db, sql, ids)}

    def _plan_back(self, plan: _Plan, author: str, after: int, end: int) -> None:
        """The receiver's own steps, should it have lost them. They tell it nothing of what others wrote about the same
        records, so these do not count as sent."""
        own = _Plan()
        self._plan_chain(own, author, after, end, everything)
        plan.parts += own.parts
        plan.entries += own.entries

    def _scope(self, site: str, without_people: Collection[str]) -> dict[str, set[str]]:
        return self.scoping.of(self._peers[site].institution or self._institution_of(site), without_people)

    def _ends(self) -> dict[str, int]:
        """How far each chain is applied here."""
        return {author: state.applied for author, state in sorted(self._journal.authors.items()) if state.applied}

    def _institution_of(self, site: str) -> str:
        """Whose file a site is; also on a PC of the office that has never heard of it by a package."""
        row = self._db.execute(
            "SELECT institution_id FROM partner_file WHERE site = ? AND _live = 1", (site,)
        ).fetchone()
        return str(row[0]) if row and row[0] else ""

    def _confirmed(self, site: str) -> dict[str, int]:
        """What the receiver has of each chain just as this file would send it; of its own chains, what it knows."""
        ours, known = self._packages.confirmed_ends(site), self._peers[site].known
        return {
            author: seq if site_of(author) == site else min(seq, ours.get(author, 0)) for author, seq in known.items()
        }

    def outgoing_to_hub(self, *, since: Mapping[str, int] | None = None) -> Outgoing:
        """What the office has not confirmed of what was written here, or whatever is above `since`: the own chains with
        what an office takes from a partner, and what the office has lost of its own."""
        known = self._peers[self._journal.me.hub].known if since is None else since
        plan, ends = self._plan_own(known)
        return self._outgoing(plan, ends)

    def _plan_own(self, known: Mapping[str, int]) -> tuple[_Plan, dict[str, int]]:
        me = self._journal.me
        registry, own = self._tables.registry, me.institution

        def sees(kind: str, id: str) -> bool:
            return (kind in registry and registry[kind].by_partner) or (kind, id) == (INSTITUTION, own)

        ends, plan = dict[str, int](), _Plan()
        for author, end in self._ends().items():
            site = site_of(author)
            if site in {me.site, me.hub}:
                ends[author] = end
                self._plan_chain(plan, author, known.get(author, 0), end, sees if site == me.site else everything)
        return plan, ends

    def outgoing_to_copies(self, known: Mapping[str, int]) -> Outgoing:
        """Everything that another copy of this file lacks."""
        rows = self._db.execute("SELECT author, max(seq) FROM sync_txn GROUP BY author ORDER BY author").fetchall()
        ends = {author: int(seq) for author, seq in rows}
        plan = _Plan()
        for author, end in ends.items():
            for n, *_, body in self._chain(author, known.get(author, 0), end):
                if body:
                    self._wanted(plan, n, body, everything, internal=True)
        return replace(self._outgoing(plan, ends), lines=map(self._for_copies, self._journal.lines(known)))

    def _for_copies(self, line: TxnLine) -> TxnLine:
        return line if line.skipped else self._with_entries(line, range(len(line.values)), everything)

    def left_behind(self) -> dict[str, list[int]]:
        """The steps of each author that go to nobody: what they hold cannot be passed on as its hashes say."""
        return self._naming.left_behind()

    # which lines

    def _plan_chain(self, plan: _Plan, author: str, after: int, end: int, sees: Sees, names: Sees = everything) -> None:
        """Everything of one author above `after`: runs in which there is nothing for the receiver are skipped. Of what
        the records name, `names` says which ids go along."""
        run: list[TxnLine] = []
        named = self.lives.since(author)
        for n, seq, skips, hash, signature, body in self._chain(author, after, end):
            wanted = self._wanted(plan, n, body, sees) if body else frozenset[int]()
            if wanted or (body and seq in {1, named}):  # which say for whom its author writes, and by which key
                _close(plan, author, run)
                plan.parts.append((author, seq, wanted, names))
            else:
                first, signed = max(seq - skips, after + 1), bytes(signature or b"").hex()
                run.append(TxnLine.skip(author, first, seq, bytes(hash).hex(), signed))
        _close(plan, author, run)

    def _plan_again(
        self, plan: _Plan, known: Mapping[str, int], records: Collection[Key], sees: Sees, receiver: str
    ) -> None:
        """Older transactions about records that the receiver does not have yet; its own ones it has."""
        if not records or not any(known.values()):
            return
        found = self._journal.entries_of_records(self._heads(records))
        held = self._held(records)
        again = set[tuple[str, int]]()
        for key in records:
            dots = [split_dot(dot) for dot in (*found.get(key, ()), *held.get(key, ()))]
            steps = {(author, seq) for author, seq, _ in dots if site_of(author) != receiver}
            again |= {(author, seq) for author, seq in steps if seq <= known.get(author, 0)}
            if dots and not steps:
                plan.its_own.add(key)
        named = (split_dot(dot)[:2] for dot in self._naming.heads(records, sees))
        again |= {step for step in named if site_of(step[0]) != receiver and step[1] <= known.get(step[0], 0)}
        for author, seq in sorted(again):
            for n, *_, body in self._chain(author, seq - 1, seq):
                plan.parts.append((author, seq, self._wanted(plan, n, body, sees), sees))

    def _held(self, records: Collection[Key]) -> dict[Key, list[str]]:
        """Entries about the records that do not count for now: whoever has them can let them in."""
        held: dict[Key, list[str]] = {}
        for dot, kind, id in self._db.execute("SELECT dot, kind, id FROM sync_excluded").fetchall():
            if (kind, id) in records:
                held.setdefault((kind, id), []).append(dot)
        return held

    def _heads(self, records: Iterable[Key]) -> set[str]:
        ids: dict[str, list[str]] = {}
        for kind, id in records:
            ids.setdefault(kind, []).append(id)
        heads = set[str]()
        for kind, wanted in ids.items():
            for (clock,) in rows_among(self._db, f'SELECT _clock FROM "{kind}" WHERE id IN (...)', wanted):
                heads |= RowClock.read(clock).row_heads()
        return heads

    def _chain(self, author: str, after: int, end: int) -> Iterator[tuple[int, int, int, bytes, bytes | None, str]]:
        yield from self._db.execute(
            "SELECT n, seq, skips, hash, signature, body FROM sync_txn WHERE author = ? AND seq > ? AND seq <= ?"
            " ORDER BY seq",
            (author, after, end),
        )

    def _wanted(self, plan: _Plan, n: int, body: str, sees: Sees, *, internal: bool = False) -> frozenset[int]:
        """The entries of a transaction whose values go along, noted in the plan."""
        txn = load_body(body)
        stays = [not internal and self._stays(kind, fields) for kind, fields in txn["shapes"]]
        known = ((i, op[0], op[1]) for i, op in enumerate(txn["ops"]) if not is_hidden(op))
        wanted = {i: (txn["shapes"][shape][0], id) for i, shape, id in known if not stays[shape]}
        wanted = {i: key for i, key in wanted.items() if sees(*key)}
        if wanted:
            for i in self._journal.gone(n) & wanted.keys():
                del wanted[i]
        plan.records.update(wanted.values())
        plan.entries += len(wanted)
        return frozenset(wanted)

    def _stays(self, kind: str, wires: Sequence[str]) -> bool:
        """Whether an entry with these fields stays in the office. What a newer program added to a kind that is known
        goes along only in the company of known fields."""
        if kind not in self._tables:
            return False
        fields = self._tables[kind].by_wire
        known = [fields[wire] for wire in wires if wire in fields]
        if any(one.internal for one in known):
            return True
        return bool(wires) and not known and LIVE not in wires

    # what becomes of the plan

    def _outgoing(self, plan: _Plan, ends: Mapping[str, int], left: Iterable[Key] = ()) -> Outgoing:
        people = self._people(plan.records)
        return Outgoing(
            self._lines(plan),
            dict(ends),
            sorted(plan.records),
            people,
            plan.entries,
            sorted(left),
            sorted(plan.its_own),
        )

    def _lines(self, plan: _Plan) -> Iterator[TxnLine]:
        """Signatures of others are looked at before they are passed on."""
        own = self._journal.me.site
        for part in plan.parts:
            line = part if isinstance(part, TxnLine) else self._part_of_line(*part)
            if line is not None:
                yield line if site_of(line.site) == own else self.lives.only_proved(line)

    def _part_of_line(self, author: str, seq: int, wanted: Collection[int], names: Sees) -> TxnLine | None:
        line = self._journal.line(author, seq)
        if line is None:
            return None
        return self._with_entries(line, wanted, names)

    def _with_entries(self, line: TxnLine, wanted: Collection[int], names: Sees) -> TxnLine:
        """The line with the values of these entries alone, as far as they may go along."""
        line, wanted = self._naming.for_reader(line, wanted, names)
        if len(wanted) == len(line.values):
            return line
        values = tuple(pair if i in wanted else None for i, pair in enumerate(line.values))
        return replace(line, body=hiding(line.body, wanted), values=values)

    def _people(self, records: Iterable[Key]) -> list[str]:
        """The persons that records are about: themselves, or those whom they follow."""
        people, met = set[str](), set[Key]()
        ahead = set(records)
        while ahead:
            met |= ahead
            people |= {id for kind, id in ahead if kind == PERSON}
            ahead = set(self._followed(ahead)) - met
        return sorted(people)

    def _followed(self, records: Iterable[Key]) -> Iterator[Key]:
        ids: dict[str, list[str]] = {}
        for kind, id in records:
            if kind in self._tables:
                ids.setdefault(kind, []).append(id)
        for kind, wanted in ids.items():
            table = self._tables[kind]
            for name in table.kind.follows:
                target = table.kind[name].refers
                if target == INSTITUTION:
                    continue
                column = table.column(name)
                sql = f'SELECT DISTINCT {column} FROM "{kind}" WHERE id IN (...) AND {column} IS NOT NULL'
                yield from ((target, id) for (id,) in rows_among(self._db, sql, wanted))


def _close(plan: _Plan, author: str, run: list[TxnLine]) -> None:
    """Puts what was skipped so far into the plan as one run."""
    if run:
        plan.parts.append(replace(run[-1], first=run[0].first))
        run.clear()
