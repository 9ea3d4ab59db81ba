"""How packages go their ways in the partner machine: lost, late, torn, repeated."""

from __future__ import annotations

import random

from exchanging import pack, take
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from partner_files import MARK, PARTNERS, hub, partner, person, word
from partner_work import PartnerWork

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.dots import split_dot
from exchange_admin.store.binding import OperationalError


class PartnerPackages(PartnerWork):
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

    @rule(back=st.booleans())
    def copies_meet(self, back: bool) -> None:
        self.tell(*((1, 0) if back else (0, 1)))

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
        waiting = {(one.author, one.seq) for one in office.exchange.waiting()}
        entries = office._journal.entries(record.heads["email"])
        if not entries or {split_dot(dot)[:2] for dot in entries} & waiting:
            return  # a step that died with the PC that wrote it, or waits for one that did, is not compared
        ((clock,),) = theirs._db.execute("SELECT _clock FROM person WHERE id = ?", (id,)).fetchall()
        emptied = RowClock.read(clock)
        if emptied.fields.pop("email", None) is None:
            return
        theirs._db.execute("UPDATE person SET email = NULL, _clock = ? WHERE id = ?", (emptied.text(), id))
        sender, receiver = (theirs, office) if upward else (office, theirs)
        done = take(receiver, pack(sender, receiver), dry_run=True)
        named = {(one.kind, one.id, one.field) for one in done.mismatches}
        held = office._db.execute("SELECT 1 FROM sync_excluded WHERE id = ?", (id,)).fetchall()
        rulings = theirs.where("held_change", "record", [id])  # also of a PC of which the other one has not all steps
        said = {split_dot(dot) for one in rulings for dots in one.heads.values() for dot in dots}
        unheard = [author for author, seq, _ in said if office.exchange.known().get(author, 0) < seq]
        self.told["faults"] += 1
        is_passed_over = held if upward else unheard
        assert ("person", id, "email") in named or done.not_compared or is_passed_over, "a fault was not noticed"
        theirs.rebuild()
