"""The office, an honest partner and a rogue one with genuine keys, which writes what it likes and lies about the rest.

Everything of the partner machine goes on around it: restores, copies, losses. What the rogue's own file shows is its
own affair; what the office and the other partner show and tell must be as if it could not lie.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from exchanging import Packed, take
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from offices import ANN, NORTH, SITES, SOUTH
from partner_files import PARTNERS, PEOPLE, hub, person, related, word
from partner_machine import CopiedPartners
from replicas import SIGNING, Clockwork, copy_of, uid
from rogue import Rogue, Writes, entries, stay

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.dots import site_of
from exchange_admin.merge.named_ids import SHOWN, hiding
from exchange_admin.merge.transactions import TxnLine
from exchange_admin.store import Store
from exchange_admin.store.identity import begin_incarnation
from exchange_admin.store.parts import Using
from exchange_admin.store.returned import ReturnedStep

FORGED, FORGER = "forged@office.example", "Director Wang"
AT, SITE = PARTNERS[NORTH], SITES[NORTH]
AHEAD = 1 << 46
"""Milliseconds by which a clock is wrong that says 2⁶²."""
HOME = REGISTRY["person"]["home_institution_id"].wire_name
SAME = REGISTRY["person"]["same_as_id"].wire_name
PERSON = REGISTRY["mobility"]["person_id"].wire_name
SIDES = tuple(REGISTRY["mobility"][f"{side}_institution_id"].wire_name for side in ("sending", "receiving"))
PAPERS = {"identity_document": tuple(uid(f"d{n}") for n in range(4))}

Leaving = Callable[[TxnLine], TxnLine]
"""How a step is told with less in it."""
step = st.deferred(lambda: st.lists(entries(PAPERS), min_size=1, max_size=3))
LIES = (
    "knows more",
    "signs nothing",
    "leaves steps out",
    "hides ids",
    "writes the office's next step",
    "makes up a life of the office",
)


class Rogues(CopiedPartners):
    """North is the rogue."""

    honest: ClassVar[Sequence[str]] = (SOUTH,)
    leaves_out: Leaving | None = None
    _rogue: Rogue | None = None

    @initialize()
    def begin(self) -> None:
        self.sent: dict[tuple[str, int], Leaving | None] = {}  # its steps of which somebody has heard, and how

    def rogue(self) -> Rogue:
        if self._rogue is None or self._rogue.store is not self.stores[AT]:
            self._rogue = Rogue(self.stores[AT])
        return self._rogue

    @rule(number=hub, steps=st.lists(step, min_size=1, max_size=3), lies=st.sets(st.sampled_from(LIES)))
    def lie(self, number: int, steps: Sequence[Sequence[Writes]], lies: Collection[str]) -> None:
        self.write_all(steps)
        self.leaves_out = next((leaving for one, leaving in LEAVING.items() if one in lies), None)
        packed = self.packed(self.stores[AT], self.stores[number])
        self.leaves_out = None
        for one in sorted(set(lies) - LEAVING.keys()):
            packed = self.with_lie(one, packed, self.stores[number])
        self.told["lies"] += len(lies)
        self.take(number, packed)

    @rule(number=hub, steps=st.lists(step, min_size=1, max_size=2))
    def misdate(self, number: int, steps: Sequence[Sequence[Writes]]) -> None:
        self.clock.wrong_by[self.seeds[AT]] += AHEAD
        self.write_all(steps)
        self.clock.wrong_by[self.seeds[AT]] -= AHEAD
        self.take(number, self.packed(self.stores[AT], self.stores[number]))

    @rule(number=hub, id=person, way=st.sampled_from(("stay", "home", "maker", "same person")), value=word)
    def reach_for(self, number: int, id: str, way: str, value: str) -> None:
        """It wants to see somebody of whom it knows the id."""
        own = {"role": "student", "given_latin": "Own"}
        ways = {
            "stay": stay(self.new_id(), id),
            "home": Writes("person", id, {HOME: NORTH}),
            "maker": Writes("person", id, own, new=True),
            "same person": Writes("person", self.new_id(), {**own, SAME: id}, new=True),
        }
        self.write_all([[ways[way]]])
        self.take(number, self.packed(self.stores[AT], self.stores[number]))
        self.write(number, id, value)
        self.carry(number, NORTH)

    def packed(self, sender: Store, receiver: Store, without_people: Collection[str] = ()) -> Packed:
        """What it has left out once it leaves out for everybody. (Whom it told something else nobody could know.)"""
        if sender.site != SITE:
            return super().packed(sender, receiver, without_people)
        rogue = self.rogue() if sender is self.stores[AT] else Rogue(sender)
        packed = rogue.pack(receiver)
        for line in packed.lines:
            self.sent.setdefault((line.site, line.seq), self.leaves_out)
        told = [(line, self.sent[line.site, line.seq]) for line in packed.lines]
        return replace(packed, lines=[leaving(line) if leaving else line for line, leaving in told])

    def write_all(self, steps: Sequence[Sequence[Writes]]) -> None:
        for entries_ in steps:
            self.clock.now += 1
            self.rogue().write(*entries_)
            self.told["rogue steps"] += 1

    def with_lie(self, lie: str, packed: Packed, office: Store) -> Packed:
        if lie == "knows more":
            more = {office.author: packed.have.get(office.author, 0) + 1000, f"{office.site}.9-zzzzz": 7}
            return replace(packed, have={**packed.have, **more})
        if lie == "signs nothing":
            return replace(packed, lines=[line.unsigned() for line in packed.lines])
        forged = self.forged(office, new_life=lie == "makes up a life of the office")
        return replace(packed, lines=[*packed.lines, *forged])

    def forged(self, office: Store, *, new_life: bool) -> list[TxnLine]:
        """As somebody writes them who has seen all of the office's file but its keys."""
        origin = Clockwork().origin(self.made_next())
        with Store(copy_of(office._db), Path(), Using(names=self.names, origin=origin, signing=SIGNING)) as forger:
            with forger._atomic():
                forger._db.execute("DELETE FROM sync_own_key")
                forger._db.execute("DELETE FROM sync_life_key")
                if new_life:
                    begin_incarnation(forger._journal, origin, "")
            with suppress(RuleBroken):  # Ann may be deleted, or erased
                forger.record(Step(FORGER, "set", (Edit("person", ANN, {"email": FORGED}),)))
            return list(forger.exchange.slices(office.exchange.known()))

    # what the others make of it

    def take(self, number: int, packed: Packed, lines: Sequence[object] | None = None) -> None:
        """What the rogue sends may be refused, and then changes nothing."""
        if SITE not in {packed.sender, packed.receiver}:
            super().take(number, packed, lines)
            return
        self.offer(self.stores[number], packed, lines)
        self.look()

    def not_known_again(self, store: Store) -> list[ReturnedStep]:
        """What was made up waits for ever: nobody can prove it."""
        return [one for one in super().not_known_again(store) if one.who != FORGER]

    def offer(self, store: Store, packed: Packed, lines: Sequence[object] | None = None) -> None:
        before = store.exchange.known()
        try:
            take(store, packed, lines=lines)  # type: ignore[arg-type]
            store.exchange.take_back("x")
            self.told["imports"] += 1
        except RuleBroken:
            self.told["refused"] += 1
            assert store.exchange.known() == before, "a refused package left something behind"

    def meet(self, office: Store, theirs: Store) -> None:
        if theirs.site != SITE:
            super().meet(office, theirs)
            return
        self.offer(office, self.packed(theirs, office))
        self.offer(theirs, self.packed(office, theirs))

    def look(self) -> None:
        """Only what the office itself has said lets anybody see somebody."""
        for store in self.of_office():
            for institution, seen in self.shown_to.items():
                seen |= set(shown_by_office(store, institution))
            self.note_shared(store)

    def decided(self, number: int) -> None:
        """Whoever lets a change in, lets see whom it shows."""
        for institution, seen in self.shown_to.items():
            seen |= set(related(self.stores[number], institution))

    def finish(self) -> None:
        super().finish()
        for store in (*self.of_office(), *self.of_partner(SOUTH)):
            said = store._db.execute("SELECT 1 FROM sync_value WHERE instr(json, ?)", (FORGED,)).fetchall()
            assert said == [], "somebody spoke for the office"
        self.nothing_about_strangers_counts()

    def nothing_about_strangers_counts(self) -> None:
        office = self.stores[0]
        let_in = {one["entry"] for one in office.where("held_change", "state", ["let_in"])}
        for record in office.many("person", PEOPLE).values():
            said = {dot for dots in record.heads.values() for dot in dots if site_of(dot) == SITE}
            assert record.id in self.shown_to[NORTH] or said <= let_in, f"{said} of {record.id} count"


def _left_out(line: TxnLine) -> TxnLine:
    return TxnLine.skip(line.site, line.first if line.skipped else line.seq, line.seq, line.hash, line.signature)


def _without_ids(line: TxnLine) -> TxnLine:
    """With the ids of all that the step names hidden."""
    pairs = ((pair, [False] * pair[1].count(SHOWN)) if pair else None for pair in line.values)
    values = [one and (one[0][0], hiding(one[0][1], bytes.fromhex(one[0][0]), one[1])) for one in pairs]
    return replace(line, values=tuple(values))


LEAVING: dict[str, Leaving] = {"leaves steps out": _left_out, "hides ids": _without_ids}


def shown_by_office(store: Store, institution: str) -> Iterator[str]:
    """People whose home or stay at an institution the office has written."""
    for id, text in store._db.execute("SELECT id, _clock FROM person WHERE home_institution_id = ?", (institution,)):
        if _is_by(store, text, HOME):
            yield id
    sql = (
        "SELECT person_id, _clock, sending_institution_id = ?1, receiving_institution_id = ?1 FROM mobility"
        " WHERE person_id IS NOT NULL AND ?1 IN (sending_institution_id, receiving_institution_id)"
    )
    for id, text, *is_side in store._db.execute(sql, (institution,)):
        if any(_is_by(store, text, PERSON, side) for side, is_it in zip(SIDES, is_side, strict=True) if is_it):
            yield id


def _is_by(store: Store, clock: str, *wires: str) -> bool:
    read = RowClock.read(clock)
    return all(site_of(dot) == store.site for wire in wires for dot in read.heads(wire))
