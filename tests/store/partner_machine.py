"""An office on two PCs and two partners that exchange packages only: lost, late, torn, repeated, while files die and
come back and people move from one partner to another (`sync.md` 6, R18, R19).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from exchanging import Packed, a_partner, add, an_office, pack, take, told_by
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from offices import ANN, BEN, CID, DAN, NORTH, OFFICE, SITES, SOUTH
from replicas import SIGNING, TABLES, Clockwork, dump, lost_edits, opened, rows_of, uid

from exchange_admin.domain.fields import Kind
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.partner_scope import ERASURE, RECORD
from exchange_admin.domain.steps import Edit, Step, removal, restoral
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.dots import site_of
from exchange_admin.merge.transactions import Entry
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.binding import Connection, OperationalError
from exchange_admin.store.identity import begin_incarnation
from exchange_admin.store.journal import ENTRY_BITS
from exchange_admin.store.package_apply import Incoming, Received
from exchange_admin.store.parts import Using
from exchange_admin.store.peers import RECEIVED, PackageRow
from exchange_admin.store.returned import ReturnedStep
from exchange_admin.store.withheld_entries import RULINGS
from exchange_admin.store.writing import Planned

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


class Partners(RuleBasedStateMachine):
    """The machine. `new_life`, `new_copy` and `says_so` are broken on purpose by the tests of this test; `told` counts
    over all runs."""

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

    # working

    @rule(number=who, id=person, value=word)
    def write(self, number: int, id: str, value: str) -> None:
        self.record(number, Edit("person", id, {"email": f"{value}@{MARK[id]}.example"}))

    @rule(number=who, id=person, value=word)
    def note(self, number: int, id: str, value: str) -> None:
        text = f"{INTERNAL} {value}" if number < 2 else value
        self.record(number, Edit("person", id, {"note": text}))

    @rule(number=who, id=person)
    def add_paper(self, number: int, id: str) -> None:
        values = {"person_id": id, "kind": "passport", "number": f"X{self.made}"}
        self.record(number, Edit("identity_document", self.new_id(), values, new=True))

    @rule(number=who, status=st.sampled_from(("nominated", "live", "withdrawn")), stay=st.sampled_from(("51", "54")))
    def move_on(self, number: int, status: str, stay: str) -> None:
        self.record(number, Edit("mobility", uid(stay), {"sending_status": status, "receiving_comment": status}))

    @rule(number=who, stay=st.sampled_from(("51", "54")), agreement=st.sampled_from(AGREEMENTS))
    def agree_on(self, number: int, stay: str, agreement: str | None) -> None:
        """A stay names an agreement that one partner sees, or the other, or nobody's."""
        self.record(number, Edit("mobility", uid(stay), {"agreement_id": agreement}))

    @rule(number=who, stay=journey, shared=st.booleans(), value=word)
    def tick(self, number: int, stay: str, shared: bool, value: str) -> None:
        """Whoever acts first makes the task; a partner has nothing for itself alone."""
        store, id = self.stores[number], TASKS[stay]
        said = {"state": "done", "number": f"{id} {value}"}
        if store.get("task", id) is not None:
            self.record(number, Edit("task", id, said))
        elif store.get("mobility", stay) is not None:
            named = {"kind": "requirement", "requirement_id": RULE, "mobility_id": stay, "occurrence": "start"}
            share = "shared" if shared or number in PARTNERS.values() else "office"
            self.record(number, Edit("task", id, {"title": "Registration", "share": share, **named, **said}, new=True))
        self.look()

    @rule(number=hub, stay=journey, shared=st.booleans())
    def publish(self, number: int, stay: str, shared: bool) -> None:
        """Or withdraw what was published: that comes too late."""
        self.record(number, Edit("task", TASKS[stay], {"share": "shared" if shared else "office"}))
        self.look()

    @rule(number=hub, institution=partner, stay=journey, value=word)
    def lost_publication(self, number: int, institution: str, stay: str, value: str) -> None:
        """A draft goes by, is published, the package that says so is lost, and work goes on."""
        self.tick(number, stay, shared=False, value=value)
        self.carry(number, institution)
        self.publish(number, stay, shared=True)
        self.packed(self.stores[number], self.stores[PARTNERS[institution]])
        self.tick(number, stay, shared=False, value=value)
        self.told["published"] += 1

    @rule(number=who, one=person, other=person)
    def tell_apart(self, number: int, one: str, other: str) -> None:
        """A record that is seen by whoever sees either of two people names both."""
        self.record(number, Edit("distinct_people", self.new_id(), {"person_id": one, "other_id": other}, new=True))

    @rule(number=who, id=person)
    def delete(self, number: int, id: str) -> None:
        self.record(number, removal("person", id))

    @rule(number=who, id=person)
    def bring_back(self, number: int, id: str) -> None:
        self.record(number, restoral("person", id))

    @rule(number=who)
    def undo(self, number: int) -> None:
        with suppress(RuleBroken):
            self.stores[number].undo("x")

    @rule(institution=partner, home=st.booleans(), value=word)
    def newcomer(self, institution: str, home: bool, value: str) -> None:
        """Whom the partner enters stays in its sight, and what the office says of him comes back."""
        id = self.new_id()
        values = {"role": "student", "given_latin": "New", "home_institution_id": institution if home else None}
        self.record(PARTNERS[institution], Edit("person", id, values, new=True))
        self.carry_up(0, institution)
        self.record(0, Edit("person", id, {"email": f"{value}@office.example"}))

    @rule(number=hub, id=person, home=st.sampled_from((OFFICE, NORTH, SOUTH)))
    def move(self, number: int, id: str, home: str) -> None:
        """Somebody comes into the sight of one partner, or leaves that of another."""
        self.record(number, Edit("person", id, {"home_institution_id": home}))
        self.look()

    @rule(number=hub, id=person, host=partner)
    def go_abroad(self, number: int, id: str, host: str) -> None:
        values = {"person_id": id, "sending_institution_id": OFFICE, "receiving_institution_id": host}
        states = {"sending_status": "draft", "receiving_status": "none"}
        self.record(number, Edit("mobility", self.new_id(), {**values, **states}, new=True))
        self.look()

    @rule(number=hub, id=person, institution=partner, value=word, keep=st.integers(0, 3))
    def erase(self, number: int, id: str, institution: str, value: str, keep: int) -> None:
        """While a package about the person is on its way."""
        if keep:
            return
        self.told["erasures"] += 1
        self.write(PARTNERS[institution], id, value)
        late = self.packed(self.stores[PARTNERS[institution]], self.stores[number])
        with suppress(RuleBroken):
            self.stores[number].erase([("person", id)], "x", "request", "2026-10-01")
        self.take(number, late)

    @rule(number=hub, state=st.sampled_from(("let_in", "refused", "waiting")))
    def decide(self, number: int, state: str) -> None:
        for one in self.stores[number].where("held_change", "state", ["waiting", "refused"])[:1]:
            self.record(number, Edit("held_change", one.id, {"state": state}))
        self.decided(number)

    def decided(self, number: int) -> None:
        self.look()

    @rule(number=hub)
    def settle(self, number: int) -> None:
        for dispute in self.stores[number].history.conflicts()[:1]:
            value = 1 if dispute.field == "_live" else dispute.choices[-1].value
            seen = {dispute.field: tuple(choice.dot for choice in dispute.choices)}
            self.record(number, Edit(dispute.kind, dispute.id, {dispute.field: value}, seen=seen))
        self.look()

    @rule(institution=partner, id=person, new=st.booleans())
    def trespass(self, institution: str, id: str, new: bool) -> None:
        """A partner's program writes about somebody whom the partner has never seen."""
        store = self.stores[PARTNERS[institution]]
        if id in self.shown_to[institution] or store.get("person", id) is not None:
            return
        values = Planned("person", id, ("email",), [f"{TRESPASS}@{SITES[institution]}.example"], ((),), new=False)
        if new:
            values = replace(values, parents=(), new=True)
        with store._atomic():
            store._writer.write("x", "raw", [values], store._writer.projector())

    @rule(institution=partner, id=person, value=word, theirs=word)
    def slow_form(self, institution: str, id: str, value: str, theirs: str) -> None:
        """A form is open at the partner while the office's package comes in."""
        number = PARTNERS[institution]
        record = self.stores[number].get("person", id)
        if record is None:
            return
        self.write(0, id, theirs)
        self.carry(0, institution)
        step = self.record(number, Edit("person", id, {"email": f"{value}@slow.example"}, seen=record.heads))
        if step:
            self.saw[f"{step}:0"] = set(record.heads["email"])

    # exchanging

    @rule(number=hub, institution=partner, upward=st.booleans())
    def send(self, number: int, institution: str, upward: bool) -> None:
        files = (self.stores[PARTNERS[institution]], self.stores[number])
        sender, receiver = files if upward else files[::-1]
        self.way.append(self.packed(sender, receiver))
        self.told["packages"] += 1

    @rule(number=hub, institution=partner)
    def carry_down(self, number: int, institution: str) -> None:
        self.carry(number, institution)

    @rule(number=hub, institution=partner)
    def carry_up(self, number: int, institution: str) -> None:
        sender = self.stores[PARTNERS[institution]]
        self.take(number, self.packed(sender, self.stores[number]))

    @rule(number=hub, institution=partner, id=person)
    def lost_news(self, number: int, institution: str, id: str) -> None:
        """Somebody moves to a partner, and the package that says so is lost."""
        self.move(number, id, institution)
        self.packed(self.stores[number], self.stores[PARTNERS[institution]])
        self.told["lost"] += 1

    @rule(number=hub, institution=partner, id=person)
    def carry_down_without(self, number: int, institution: str, id: str) -> None:
        """Somebody is left out for want of a consent."""
        self.carry(number, institution, [id])

    @rule(institution=partner, id=person, value=word)
    def left_out_by_the_other(self, institution: str, id: str, value: str) -> None:
        """One PC leaves somebody out of whom the other has told before; that one must make up for it alone."""
        office, partners = self.stores[0], self.stores[PARTNERS[institution]]
        self.carry(0, institution)
        self.carry_up(0, institution)
        step = self.record(0, Edit("person", id, {"email": f"{value}@{MARK[id]}.example"}))
        self.tell(0, 1)
        self.carry(1, institution, [id])
        self.carry_up(0, institution)
        self.carry(0, institution)
        if (
            step
            and institution in self.honest
            and id in office.exchange.scoping.of(institution).get("person", ())
            and ("person", id) not in partners._writer.holding.erased
        ):
            assert partners._journal.entries([f"{step}:0"]), "one PC counted on what the other had left out"

    def carry(self, number: int, institution: str, without_people: Collection[str] = ()) -> None:
        receiver = PARTNERS[institution]
        self.take(receiver, self.packed(self.stores[number], self.stores[receiver], without_people))

    @rule(back=st.booleans())
    def copies_meet(self, back: bool) -> None:
        self.tell(*((1, 0) if back else (0, 1)))

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

    @precondition(lambda self: self.way)
    @rule(data=st.data(), pick=hub, keep=st.booleans(), seed=st.integers(0, 99), parts=st.integers(1, 3))
    def deliver(self, data: st.DataObject, pick: int, keep: bool, seed: int, parts: int) -> None:
        """Shuffled, in parts, one of them lost, twice, or again later."""
        packed = self.drawn(data)
        lines = list(packed.lines)
        random.Random(seed).shuffle(lines)
        number = self.inbox(packed, pick)
        for part in range(parts):
            self.take(number, packed, lines[part::parts])
        if not keep:
            self.way.remove(packed)

    @precondition(lambda self: self.way)
    @rule(data=st.data())
    def lose(self, data: st.DataObject) -> None:
        self.way.remove(self.drawn(data))

    @precondition(lambda self: self.way)
    @rule(data=st.data(), pick=hub, after=st.integers(1, 6000))
    def die_while_taking_in(self, data: st.DataObject, pick: int, after: int) -> None:
        """I6."""
        packed = self.drawn(data)
        number = self.inbox(packed, pick)
        store, left = self.stores[number], after

        def tick() -> bool:
            nonlocal left
            left -= 1
            return left == 0

        before = self.everything(store)
        store._db.set_progress_handler(tick, 1)
        try:
            take(store, packed)
        except OperationalError:
            self.told["deaths"] += 1
            store._db.set_progress_handler(None, 0)
            assert self.everything(store) == before, "a killed import left something behind"
        except RuleBroken:  # only what a rogue sends is ever refused
            assert not self.is_honest(packed), "a package was refused"
        finally:
            store._db.set_progress_handler(None, 0)

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

    @rule(institution=partner, id=person, value=word, upward=st.booleans())
    def a_fault_of_the_program(self, institution: str, id: str, value: str, upward: bool) -> None:
        """A field is emptied that stood there, as by a wrong projection: the next package says so, either way."""
        office, theirs = self.stores[0], self.stores[PARTNERS[institution]]
        self.write(0, id, value)
        for _ in range(2):
            self.carry_up(0, institution)
            self.carry(0, institution)
        record = theirs.get("person", id)
        shared = institution in self.honest and id in office.exchange.scoping.of(institution).get("person", ())
        if record is None or not shared or record["email"] is None or ("person", id) in office._writer.holding.erased:
            return
        ((clock,),) = theirs._db.execute("SELECT _clock FROM person WHERE id = ?", (id,)).fetchall()
        emptied = RowClock.read(clock)
        if emptied.fields.pop("email", None) is None:
            return
        theirs._db.execute("UPDATE person SET email = NULL, _clock = ? WHERE id = ?", (emptied.text(), id))
        sender, receiver = (theirs, office) if upward else (office, theirs)
        done = take(receiver, pack(sender, receiver), dry_run=True)
        named = {(one.kind, one.id, one.field) for one in done.mismatches}
        held = office._db.execute("SELECT 1 FROM sync_excluded WHERE id = ?", (id,)).fetchall()
        self.told["faults"] += 1
        assert ("person", id, "email") in named or done.not_compared or (upward and held), "a fault was not noticed"
        theirs.rebuild()

    def compared(self, done: Received, packed: Packed) -> None:
        """Where no file was ever put back, nothing differs at any step number that a package names."""
        self.told["comparisons"] += not done.not_compared
        self.told["mismatches"] += len(done.mismatches)
        assert self.torn or not self.is_honest(packed) or not done.mismatches, (
            f"a difference where nothing was lost: {done.mismatches}"
        )

    def is_honest(self, packed: Packed) -> bool:
        return {packed.sender, packed.receiver}.isdisjoint(SITES[one] for one in set(PARTNERS) - set(self.honest))

    # losing

    @rule(number=who)
    def backup(self, number: int) -> None:
        self.kept[number] = self.stores[number]._db.serialize()

    @rule(number=who)
    def restore(self, number: int) -> None:
        if number in self.kept:
            self.told["restores"] += 1
            self.torn = True
            self.remember(number)
            self.stores[number].close()
            self.stores[number] = self.over(number, opened(self.kept[number]))
            if self.new_life:
                self.begin_life(number)
            if self.says_so:
                over = self.stores[number].exchange.ended.unsaid(self.lived[self.place[number]])
                self.stores[number].exchange.end_lives(over, "x")

    def copy(self, number: int) -> None:
        """Somebody copies the file to a stick, and both are worked with by turns, each beside its own lock file."""
        self.remember(number)
        if number in self.copies:
            self.stores[number], self.copies[number] = self.copies[number], self.stores[number]
            self.place[number] = number if self.place[number] != number else self.copied_to(number)
            self.told["changes of copies"] += 1
            return
        self.told["hand copies"] += 1
        self.torn |= number in PARTNERS.values()  # to the office two files of a partner are one
        self.copies[number] = self.stores[number]
        self.stores[number] = self.over(number, opened(self.copies[number]._db.serialize()))
        self.place[number] = self.copied_to(number)
        self.lived[self.place[number]] = {}
        if self.new_copy:
            self.begin_life(number)

    def copied_to(self, number: int) -> int:
        return number + len(self.start)

    def everywhere(self) -> list[Store]:
        """Every file that is at work."""
        return [*self.stores.values(), *self.copies.values()]

    def of_office(self) -> list[Store]:
        return [self.stores[0], self.stores[1], *(self.copies[number] for number in (0, 1) if number in self.copies)]

    def of_partner(self, institution: str) -> list[Store]:
        number = PARTNERS[institution]
        return [self.stores[number], *([self.copies[number]] if number in self.copies else [])]

    @rule(number=hub, institution=partner, id=person, value=word, twice=st.booleans())
    def office_disaster(self, number: int, institution: str, id: str, value: str, twice: bool) -> None:
        """A PC of the office tells a partner alone what it wrote, its disk dies, it goes on from an older backup."""
        self.backup(number)
        for _ in range(1 + twice):
            self.add_paper(number, id)
            self.tell(number, 1 - number)
            self.write(number, id, value)
            self.carry(number, institution)
            self.restore(number)
            self.note(number, id, value)

    @rule(number=hub, institution=partner, id=person, value=word, reply=word)
    def both_die(self, number: int, institution: str, id: str, value: str, reply: str) -> None:
        """A partner's answer is on its way when its disk dies, and that of the PC that it answered: what the answer
        stands on is lost for ever."""
        theirs = PARTNERS[institution]
        self.backup(number)
        self.backup(theirs)
        self.write(number, id, value)
        self.carry(number, institution)
        self.write(theirs, id, reply)
        self.way.append(self.packed(self.stores[theirs], self.stores[number]))
        self.restore(number)
        self.restore(theirs)

    @rule(number=hub)
    def give_up(self, number: int) -> None:
        self.given_up(number)

    def given_up(self, number: int) -> None:
        before = len(self.stores[number].exchange.waiting())
        self.stores[number].exchange.give_up_lost_steps("x")
        self.told["gone on"] += before - len(self.stores[number].exchange.waiting())
        self.remember(number)

    @rule(number=hub)
    def thought_dead(self, number: int) -> None:
        """Somebody says of the other PC, which is at work, that it is gone."""
        self.told["mistakes"] += 1
        self.torn = True
        self.stores[number].exchange.end_lives({self.stores[1 - number].author: 0}, "x")

    @rule(institution=partner, id=person, value=word, later=word)
    def disaster(self, institution: str, id: str, value: str, later: str) -> None:
        """A partner works and sends, its disk dies, it goes on from an older backup."""
        number = PARTNERS[institution]
        self.backup(number)
        self.write(number, id, value)
        self.carry_up(0, institution)
        self.restore(number)
        self.note(number, id, later)
        self.carry(0, institution)

    # what must always hold

    @invariant()
    def chains_hold(self) -> None:
        """I7, I8, I10 as far as a partial chain can tell."""
        for store in self.everywhere() if hasattr(self, "stores") else ():
            assert not store._db.execute("PRAGMA foreign_key_check").fetchall()
            covered: Counter[str] = Counter()
            for author, seq, skips, applied, hash in store._db.execute(
                "SELECT author, seq, skips, applied, hash FROM sync_txn"
            ):
                assert self.sealed.setdefault((author, seq), hash) == hash, "a sealed step changed"
                covered[author] += bool(applied) * (skips + 1)
            ends = {author: state.applied for author, state in store._journal.authors.items()}
            assert all(covered[author] == seq for author, seq in ends.items()), "a gap in a chain"

    def look(self) -> None:
        """Notes whom the partners may have seen by now, by the plain words of the rule and no query of the program."""
        for store in self.of_office():
            for institution, seen in self.shown_to.items():
                seen |= set(related(store, institution))
            self.note_shared(store)

    def note_shared(self, store: Store) -> None:
        self.let_out |= {one.id for one in store.where("task", "share", ["shared"])}

    def nothing_leaked(self) -> None:
        leaks = list(self.leaks())
        assert leaks == [], leaks

    def leaks(self) -> Iterator[str]:
        for institution in PARTNERS:
            never = {MARK[id] for id in PEOPLE if id not in self.shown_to[institution]}
            ids = [id for id in PEOPLE if id not in self.shown_to[institution]]
            ids += [id for place, id in AGREEMENT_OF.items() if place != institution]
            ids += [id for id in TASKS.values() if id not in self.let_out]
            for store in self.of_partner(institution):
                named = [id for id in ids if id not in self.wrote_itself(store)]  # what is held of that is told it
                sql = "SELECT author, json FROM sync_value JOIN sync_txn ON n = k >> ? WHERE json != ''"
                for author, text in store._db.execute(sql, (ENTRY_BITS,)):
                    if site_of(author) == store.site:
                        continue
                    if INTERNAL in text:
                        yield f"{institution} has {text}"
                    if any(f"@{mark}.example" in text for mark in never) or any(id in text for id in named):
                        yield f"{institution} has {text}"
                for author, body in store._db.execute("SELECT author, body FROM sync_txn WHERE body != ''"):
                    if site_of(author) != store.site and any(id in body for id in ids):
                        yield f"{institution} has {body}"

    @staticmethod
    def wrote_itself(store: Store) -> str:
        """The steps of a partner, in all lives of its file."""
        rows = store._db.execute("SELECT body FROM sync_txn WHERE author LIKE ?", (f"{store.site}.%",))
        return "".join(body for (body,) in rows)

    def teardown(self) -> None:
        if not hasattr(self, "stores"):
            return
        try:
            self.finish()
        finally:
            for store in self.everywhere():
                store.close()

    def finish(self) -> None:
        """Packages alone bring everybody to the same (I11): what is not confirmed is sent again, by one PC to each."""
        self.nothing_leaked()
        files = self.of_office()
        for _ in range(3):
            self.copies_tell_each_other()
            for number, institution in enumerate(PARTNERS):
                for theirs in self.of_partner(institution):
                    self.meet(self.stores[number], theirs)
        for number in (0, 1):
            self.given_up(number)
        for _ in range(2):
            self.copies_tell_each_other()
            for institution in PARTNERS:
                for theirs in self.of_partner(institution):
                    self.meet(self.stores[0], theirs)
        self.look()
        self.nothing_leaked()
        dumps = [dump(store) for store in files]
        assert all(one == dumps[0] for one in dumps[1:]), "the office's PCs differ"
        partners = [(institution, store) for institution in self.honest for store in self.of_partner(institution)]
        for store in (*files, *(store for _, store in partners)):
            assert store.checks.verify() == []
            assert store.checks.compare_with_rebuild() == []
        for institution, store in partners:
            self.agree(institution, store)
        self.nothing_differs_in_silence()
        self.nothing_lost()
        for store in files:
            self.ends_are_known(store)
        self.nothing_erased_is_left()
        self.nothing_held_is_shown()
        self.nothing_is_withdrawn()

    def copies_tell_each_other(self) -> None:
        """As through the mailbox: each reads what every other one has put there."""
        files = self.of_office()
        for sender in files:
            for receiver in files:
                if receiver is not sender:
                    self.tell_copy(sender, receiver)

    def meet(self, office: Store, theirs: Store) -> None:
        """Packages both ways, that of the partner first."""
        for sender, receiver in ((theirs, office), (office, theirs)):
            take(receiver, self.packed(sender, receiver))
            receiver.exchange.take_back("x")

    def packed(self, sender: Store, receiver: Store, without_people: Collection[str] = ()) -> Packed:
        return pack(sender, receiver, without_people=without_people)

    def agree(self, institution: str, store: Store) -> None:
        office = self.stores[0]
        asked = {(one.kind, one.id) for one in office.history.conflicts() if one.issue == "changed_deleted"}
        asked |= {(one.kind, one.id) for one in store.history.conflicts() if one.issue == "changed_deleted"}
        asked |= set(self.not_taken_home(institution, store))
        scope = office.exchange.scoping.of(institution)
        for kind in REGISTRY.kinds:
            ids = {id for id in scope.get(kind.name, set()) if (kind.name, id) not in asked}
            assert part_of(store, kind, ids) == part_of(office, kind, ids), f"{kind.name} differ at {institution}"
        for files in (office, store):
            asked |= {(kind, id) for table in OPEN for kind, id in files._db.execute(f"SELECT kind, id FROM {table}")}  # noqa: S608
        self.names_what_it_may(institution, store, asked)

    def names_what_it_may(self, institution: str, store: Store, asked: Collection[tuple[str, str]]) -> None:
        """What a partner sees names what it sees, and nothing else."""
        scope = self.stores[0].exchange.scoping.of(institution)
        for kind, field, to in (("mobility", "agreement_id", "agreement"), ("distinct_people", "other_id", "person")):
            ids = sorted(scope.get(kind, ()))
            theirs = store.many(kind, ids)
            for id, ours in self.stores[0].many(kind, ids).items():
                if (kind, id) not in asked:
                    told = {ours[field]} if ours[field] in scope.get(to, ()) else {None}
                    if ours[field] in self.shown_to[institution]:  # it may have come before
                        told.add(ours[field])
                    assert theirs[id][field] in told, f"{field} of {id} differs at {institution}"

    def not_taken_home(self, institution: str, store: Store) -> Iterator[tuple[str, str]]:
        """Records with lost steps of the office that the partner could have made up: what only the office may say it
        takes back from nobody."""
        office = self.stores[0]
        for author in office._journal.authors:
            for seq in range(1, office._journal.last(author) + 1) if site_of(author) == office.site else ():
                here = {entry.dot for entry in readable(office, author, seq)}
                for entry in readable(store, author, seq):
                    may = office.exchange.theirs(institution, entry.kind, entry.id) and not TABLES[entry.kind].owned
                    if entry.dot not in here and not may:
                        yield entry.kind, entry.id
                        if entry.kind in RULINGS:
                            yield str(entry.value("record_kind")), str(entry.value("record"))

    def nothing_differs_in_silence(self) -> None:
        """Whatever two sides show differently of a record that they share is told to one of them."""
        office = self.stores[0]
        each = [(institution, store) for institution in self.honest for store in self.of_partner(institution)]
        for institution, theirs in each:
            scope = office.exchange.scoping.of(institution)
            known = {
                (one.kind, one.id) for one in (*office.exchange.mismatches(theirs.site), *theirs.exchange.mismatches())
            }
            known |= {(one.kind, one.id) for one in (*office.history.conflicts(), *theirs.history.conflicts())}
            known |= {(kind, id) for kind, id in office._db.execute("SELECT kind, id FROM sync_excluded").fetchall()}
            for kind in REGISTRY.kinds:
                ids = {id for id in scope.get(kind.name, ()) if (kind.name, id) not in known}
                assert part_of(theirs, kind, ids) == part_of(office, kind, ids), f"{kind.name} differ in silence"

    def nothing_lost(self) -> None:
        """I5 for the whole office: every edit is shown, disputed, held, erased, or was replaced by one who saw it."""
        lost = lost_edits(self.stores[0], self.saw)
        assert lost == [], lost

    def ends_are_known(self, store: Store) -> None:
        """Of every life that is over everybody has heard, what is lost is counted, and nothing waits but for that."""
        known = store.exchange.known()
        for one in store.exchange.ended.all():
            last = max(*(lives.get(one.life, 0) for lives in self.lived.values()), store._journal.last(one.life))
            assert one.may_come_from == (), f"{one.life} is still waited for"
            assert one.lost == last - known.get(one.life, 0), f"not told what of {one.life} is lost"
            self.told["lost steps"] += one.lost
        over = {one.life for one in store.exchange.ended.all()}
        for waiting in store.exchange.waiting():
            assert waiting.missing_author not in over, "something waits for what nobody has"
            missing = waiting.missing_author, waiting.missing_seq
            if store._journal.covering(*missing) is None:
                there = [one.author for one in self.everywhere() if self.would_send(one, *missing)]
                assert not there, f"{missing} does not come home from {there}"

    @staticmethod
    def would_send(store: Store, author: str, seq: int) -> bool:
        """A partner's file sends what its own people wrote, and gives the office what is the office's."""
        sends = not store.is_partner or site_of(author) in {store.site, store._journal.me.hub}
        return sends and store._journal.covering(author, seq) is not None

    def nothing_erased_is_left(self) -> None:
        sql = "SELECT record FROM erasure WHERE record_kind = 'person'"
        gone = {id for store in self.of_office() for (id,) in store._db.execute(sql)}
        for store in self.everywhere():
            for id in gone:
                assert store.get("person", id) is None or self.made_up(store, id)
                texts = store._db.execute("SELECT json FROM sync_value WHERE instr(json, ?)", (f"@{MARK[id]}.",))
                assert texts.fetchall() == [], f"{MARK[id]} was erased"

    @staticmethod
    def made_up(store: Store, id: str) -> bool:
        """Whether a partner shows of somebody only what its own program wrote without having seen him."""
        (clock,) = store._db.execute("SELECT _clock FROM person WHERE id = ?", (id,)).fetchone()
        return store.is_partner and {site_of(dot) for dot in RowClock.read(clock).row_heads()} == {store.site}

    def nothing_held_is_shown(self) -> None:
        office = self.stores[0]
        let_in = {one["entry"] for one in office.where("held_change", "state", ["let_in"])}
        for record in office.many("person", PEOPLE).values():
            for dot, entry in office._journal.entries(record.heads["email"]).items():
                said_by_office = site_of(dot) == office.site  # which settled for it
                if str(entry.value("email")).startswith(TRESPASS) and not said_by_office:
                    assert dot in let_in or record.id in self.shown_to[INSTITUTIONS[site_of(dot)]], f"{dot} counts"

    def nothing_is_withdrawn(self) -> None:
        """What one of the steps that count has shared is shared, by whatever clock another took it back."""
        office = self.stores[0]
        for task in office.many("task", TASKS.values()).values():
            said = [one.value("share") for one in office._journal.entries(task.heads["share"]).values()]
            assert task["share"] == ("shared" if "shared" in said else "office"), f"{task.id} was taken back"

    def everything(self, store: Store) -> tuple[object, ...]:
        local = [store._db.execute(f"SELECT * FROM {table}").fetchall() for table in LOCAL]  # noqa: S608
        return rows_of(store), list(store.exchange.slices({})), store.exchange.known(), local


class CopiedPartners(Partners):
    """With files that are copied by hand. A machine of its own, so that broken lines keep the histories they meet."""

    @rule(number=who)
    def copy_by_hand(self, number: int) -> None:
        self.copy(number)


OPEN = ("sync_issue", "sync_excluded", "sync_mismatch")
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


def readable(store: Store, author: str, seq: int) -> Sequence[Entry]:
    _, entries = store._journal.readable(author, seq) or (None, ())
    return entries


def part_of(store: Store, kind: Kind, ids: set[str]) -> dict[str, tuple[object, ...]]:
    """What a file shows of some records: the fields that partners get, but for ids of what they may not see."""
    fields = [one.name for one in kind.fields if not one.internal and not one.refers]
    fields = [name for name in fields if (kind.name, name) != (ERASURE, RECORD)]
    return {
        record.id: (record.live, *(record[name] for name in fields))
        for record in store.many(kind.name, sorted(ids)).values()
    }
