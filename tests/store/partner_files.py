"""The files of the partner machine and the packages between them: an office on two PCs, and two partners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from exchanging import Packed, a_partner, add, an_office, pack, take, told_by
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize
from offices import ANN, BEN, CID, DAN, NORTH, OFFICE, SITES, SOUTH
from replicas import SIGNING, Clockwork, opened, rows_of, uid

from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.dots import site_of
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.binding import Connection
from exchange_admin.store.identity import begin_incarnation
from exchange_admin.store.package_apply import Incoming, Received
from exchange_admin.store.parts import Using
from exchange_admin.store.peers import RECEIVED, PackageRow
from exchange_admin.store.returned import ReturnedStep

PEOPLE = (ANN, BEN, CID, DAN)
AGREEMENT_OF = {NORTH: uid("b1"), SOUTH: uid("b2")}
AGREEMENTS = (*AGREEMENT_OF.values(), None)
PARTNERS = {NORTH: 2, SOUTH: 3}
"""Where the partners' files stand among the four: office, its second PC, North, South."""
INSTITUTIONS = {site: institution for institution, site in SITES.items()}
MARK = {ANN: "ann", BEN: "ben", CID: "cid", DAN: "dan"}
INTERNAL = "for the office alone"
TRESPASS = "trespass"
RULE = uid("71")
TASKS = {stay: derived_id("task", RULE, stay, "start") for stay in (uid("51"), uid("54"))}
"""What is to be done for each stay, the same wherever somebody begins with it."""

who = st.integers(0, 3)
hub = st.integers(0, 1)
partner = st.sampled_from((NORTH, SOUTH))
person = st.sampled_from(PEOPLE)
word = st.sampled_from(("a", "b", "c"))
journey = st.sampled_from(tuple(TASKS))


class PartnerFiles(RuleBasedStateMachine):
    """`new_life`, `new_copy` and `says_so` are broken on purpose by the tests of this test; `told` counts over all
    runs."""

    names: ClassVar[Names]
    start: ClassVar[Mapping[int, bytes]]
    new_life: ClassVar[bool] = True
    new_copy: ClassVar[bool] = True
    says_so: ClassVar[bool] = True
    honest: ClassVar[Sequence[str]] = tuple(PARTNERS)
    told: ClassVar[Counter[str]] = Counter()

    @classmethod
    def prepare(cls, names: Names) -> None:
        with an_office(names) as office:
            add(office, "requirement", RULE, code="registration", name_en="Registration")
            with a_partner(names, office, NORTH) as north, a_partner(names, office, SOUTH) as south:
                images = [store._db.serialize() for store in (office, office, north, south)]
        cls.names, cls.start = names, dict(enumerate(images))

    @initialize()
    def open_files(self) -> None:
        self.told["histories"] += 1
        self.clock = Clockwork()
        self.seeds: dict[int, int] = {}  # by which each file's clock is known to the clockwork
        self.stores = {number: self.over(number, opened(start)) for number, start in self.start.items()}
        self.copies: dict[int, Store] = {}  # the other one of two files that were one
        self.kept: dict[int, bytes] = {}
        self.place = {number: number for number in self.stores}
        self.lived: dict[int, dict[str, int]] = {number: {} for number in self.stores}
        self.way: list[Packed] = []
        self.saw: dict[str, set[str]] = {}
        self.sealed: dict[tuple[str, int], bytes] = {}
        self.made, self.taken = 0, 0
        self.torn = False  # whether a file was put back, or thought gone while it was at work
        self.shown_to: dict[str, set[str]] = {institution: set() for institution in PARTNERS}
        self.let_out: set[str] = set()
        self.begin_life(1)
        self.look()

    def over(self, number: int, connection: Connection) -> Store:
        self.seeds[number] = 100 * self.made_next() + number
        origin = self.clock.origin(self.seeds[number])
        return Store(connection, Path(), Using(names=self.names, origin=origin, signing=SIGNING))

    def made_next(self) -> int:
        self.lives = getattr(self, "lives", 0) + 1
        return self.lives

    def begin_life(self, number: int) -> None:
        store = self.stores[number]
        with store._atomic():
            begin_incarnation(store._journal, store.origin, "")

    def new_id(self) -> str:
        self.made += 1
        return uid(f"66{self.made:06}")

    def record(self, number: int, *edits: Edit) -> str:
        self.clock.now += 1
        self.told["edits"] += len(edits)
        step = ""
        with suppress(RuleBroken):
            step = self.stores[number].record(Step("x", "edit", edits)).step
        self.remember(number)
        return step

    def remember(self, number: int) -> None:
        """As the lock file beside the office file does."""
        store = self.stores[number]
        self.lived[self.place[number]][store.author] = store.exchange.known().get(store.author, 0)

    def everywhere(self) -> list[Store]:
        """Every file that is at work."""
        return [*self.stores.values(), *self.copies.values()]

    def of_office(self) -> list[Store]:
        return [self.stores[0], self.stores[1], *(self.copies[number] for number in (0, 1) if number in self.copies)]

    def of_partner(self, institution: str) -> list[Store]:
        number = PARTNERS[institution]
        return [self.stores[number], *([self.copies[number]] if number in self.copies else [])]

    def copied_to(self, number: int) -> int:
        return number + len(self.start)

    def everything(self, store: Store) -> tuple[object, ...]:
        local = [store._db.execute(f"SELECT * FROM {table}").fetchall() for table in LOCAL]  # noqa: S608
        return rows_of(store), list(store.exchange.slices({})), store.exchange.known(), local

    def look(self) -> None:
        """Notes whom the partners may have seen by now, by the plain words of the rule and no query of the program."""
        for store in self.of_office():
            for institution, seen in self.shown_to.items():
                seen |= set(related(store, institution))
            self.note_shared(store)

    def note_shared(self, store: Store) -> None:
        self.let_out |= {one.id for one in store.where("task", "share", ["shared"])}

    def given_up(self, number: int) -> None:
        before = len(self.stores[number].exchange.waiting())
        self.stores[number].exchange.give_up_lost_steps("x")
        self.told["gone on"] += before - len(self.stores[number].exchange.waiting())
        self.remember(number)

    # packages

    def packed(self, sender: Store, receiver: Store, without_people: Collection[str] = ()) -> Packed:
        return pack(sender, receiver, without_people=without_people)

    def is_honest(self, packed: Packed) -> bool:
        return {packed.sender, packed.receiver}.isdisjoint(SITES[one] for one in set(PARTNERS) - set(self.honest))

    def carry(self, number: int, institution: str, without_people: Collection[str] = ()) -> None:
        receiver = PARTNERS[institution]
        self.take(receiver, self.packed(self.stores[number], self.stores[receiver], without_people))

    def tell(self, sender: int, receiver: int) -> None:
        self.tell_copy(self.stores[sender], self.stores[receiver])

    def tell_copy(self, store: Store, receiver: Store) -> None:
        outgoing = store.exchange.outgoing_to_copies(receiver.exchange.known())
        self.made += 1
        row = PackageRow(f"copy-{self.made}", RECEIVED, store.author, "2026-09-01T00:00:00Z")
        receiver.exchange.take_in(
            Incoming(
                outgoing.lines,
                peer=store.author,
                institution=OFFICE,
                who="",
                package=row,
                have=store.exchange.known(),
                told=told_by(store, store.site, outgoing.ends),
            )
        )

    def drawn(self, data: st.DataObject) -> Packed:
        return self.way[data.draw(st.integers(0, len(self.way) - 1))]

    def inbox(self, packed: Packed, pick: int) -> int:
        numbers = [number for number, store in self.stores.items() if store.site == packed.receiver]
        return numbers[pick % len(numbers)]

    def take(self, number: int, packed: Packed, lines: Sequence[object] | None = None) -> None:
        """I12: a rehearsal says what then happens and changes nothing. I2: once more changes nothing. Both are tried
        with every third package: they take most of the time."""
        store = self.stores[number]
        self.taken += 1
        self.told["imports"] += 1
        if self.taken % 3 != 1:
            self.compared(take(store, packed, lines=lines), packed)  # type: ignore[arg-type]
            self.take_back(store)
            return
        before = rows_of(store)
        rehearsed = take(store, packed, lines=lines, dry_run=True)  # type: ignore[arg-type]
        assert rows_of(store) == before, "a rehearsal changed something"
        done = take(store, packed, lines=lines)  # type: ignore[arg-type]
        assert counted(rehearsed) == counted(done), "a rehearsal told something else"
        self.compared(done, packed)
        before = rows_of(store)
        again = take(store, packed, lines=lines)  # type: ignore[arg-type]
        assert rows_of(store) == before, "the same package changed something"
        assert (*again.new, *again.changed, *again.deleted) == ()
        self.told["imports"] += 2
        self.take_back(store)

    def take_back(self, store: Store) -> None:
        if store.exchange.returned.waiting():
            self.told["taken back"] += 1
            store.exchange.take_back("x")
        assert self.not_known_again(store) == [], "a step that was signed with the own key was not known again"
        self.look()

    def not_known_again(self, store: Store) -> list[ReturnedStep]:
        return store.exchange.returned.waiting()

    def compared(self, done: Received, packed: Packed) -> None:
        """Where no file was ever put back, nothing differs at any step number that a package names."""
        self.told["comparisons"] += not done.not_compared
        self.told["mismatches"] += len(done.mismatches)
        assert self.torn or not self.is_honest(packed) or not done.mismatches, (
            f"a difference where nothing was lost: {done.mismatches}"
        )


LOCAL = ("sync_peer", "sync_package", "sync_shared", "sync_excluded", "sync_self", "sync_quarantine")


def counted(received: Received) -> tuple[object, ...]:
    counts = (received.new, received.changed, received.deleted, received.equal, received.conflicts)
    held = [(one.dot, one.reason) for one in received.held]
    return (*counts, received.proposals, received.duplicates, held, received.waiting, received.own_lost)


def related(store: Store, institution: str) -> Iterator[str]:
    """People of an institution: at home there, made there, or with a stay there, now or once."""
    for id, clock, home in store._db.execute("SELECT id, _clock, home_institution_id FROM person"):
        makers = {site_of(dot) for dot in RowClock.read(clock).inserts}
        if home == institution or SITES[institution] in makers:
            yield id
    sides = "sending_institution_id = ? OR receiving_institution_id = ?"
    for (id,) in store._db.execute(f"SELECT person_id FROM mobility WHERE {sides}", (institution,) * 2):  # noqa: S608
        if id:
            yield id
