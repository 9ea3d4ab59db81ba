"""Three to six replicas that work, exchange slices in any way, die, lose disks and come back (`sync.md` 6)."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from replicas import (
    COLLEGE_A,
    COLLEGE_B,
    PEOPLE,
    STAY,
    Clockwork,
    Replica,
    dump,
    lost_edits,
    opened,
    overruled_owners,
    rows_of,
    template,
    uid,
)

from exchange_admin.domain.fields import LIVE, Kind, Registry
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step, removal, restoral
from exchange_admin.merge.heads import Rules
from exchange_admin.merge.transactions import TxnLine
from exchange_admin.names import Names
from exchange_admin.store.writing import Planned

OLDER = Registry(
    tuple(
        Kind(
            name=kind.name,
            fields=tuple(one for one in kind.fields if one.name != "birth_place"),
            label=kind.label,
            parent=kind.parent,
            sides=kind.sides,
            searchable=kind.searchable,
            indexed=kind.indexed,
        )
        for kind in REGISTRY.kinds
        if kind.name != "contact"
    )
)
"""What an older program knows: no birth places, no contacts."""

who = st.integers(0, 59)
"""A replica: counted round among those there are."""
person = st.sampled_from((PEOPLE[0], PEOPLE[0], PEOPLE[1]))
name_field = st.sampled_from(("given_latin", "family_latin", "birth_place"))
word = st.sampled_from(("a", "b", "c", None))
status = st.sampled_from(
    (
        ("sending_status", "draft"),
        ("sending_status", "live"),
        ("sending_status", "withdrawn"),
        ("receiving_status", "verified"),
        ("receiving_status", "rejected"),
        ("planned_start", "2026-09-01"),
        ("planned_start", "2026-10-01"),
        ("actual_start", "2026-09-02"),
        ("actual_start", "2026-09-03"),
    )
)


WRONG_BY = (0, -50, 5_000, 0, -86_400_000)
"""Milliseconds by which the clock of each replica is wrong at first."""
MOST = 6


class Offices(RuleBasedStateMachine):
    """The machine. `merging`, `new_life` and the store itself are broken on purpose by the tests of this test.

    `told` counts what the machine did, over all its runs.
    """

    names: ClassVar[Names]
    start: ClassVar[bytes]
    merging: ClassVar[type[Rules]] = Rules
    new_life: ClassVar[bool] = True
    told: ClassVar[Counter[str]] = Counter()

    @classmethod
    def prepare(cls, names: Names) -> None:
        cls.names, cls.start = names, template(names)

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clockwork()
        self.replicas: list[Replica] = []
        self.packages: list[list[TxnLine]] = []
        self.saw: dict[str, set[str]] = {}
        self.sealed: dict[tuple[str, int], bytes] = {}
        self.made = 0
        self.told["histories"] += 1

    @initialize(count=st.sampled_from((3, 3, 3, 4, 5)))
    def open_offices(self, count: int) -> None:
        for seed in range(count):
            rules, name = self.merging(), "ABCDE"[seed]
            rules.home = name.lower() * 8  # type: ignore[attr-defined]
            registry = OLDER if name == "C" else REGISTRY
            origin = self.clock.origin(seed, WRONG_BY[seed])
            self.replicas.append(Replica(name, self.names, origin, rules, registry, opened(self.start)))

    def pc(self, number: int) -> Replica:
        return self.replicas[number % len(self.replicas)]

    def record(self, name: int, *edits: Edit) -> str:
        self.clock.now += 1
        self.told["edits"] += len(edits)
        try:
            return self.pc(name).store.record(Step(self.pc(name).name, "edit", edits)).step
        except RuleBroken:
            return ""

    @rule(name=who, id=person, field=name_field, value=word)
    def edit(self, name: int, id: str, field: str, value: str | None) -> None:
        if field in self.pc(name).registry["person"]:
            self.record(name, Edit("person", id, {field: value}))

    @rule(name=who, change=status)
    def move_on(self, name: int, change: tuple[str, str]) -> None:
        self.record(name, Edit("mobility", STAY, dict([change])))

    @rule(name=who, other=who, id=person, value=word, theirs=word)
    def slow_form(self, name: int, other: int, id: str, value: str | None, theirs: str | None) -> None:
        """A form is open while another office's edit arrives; only then it is saved."""
        seen = self.pc(name).heads("person", id)
        self.record(other, Edit("person", id, {"given_latin": theirs}))
        self.send(name, other)
        step = self.record(name, Edit("person", id, {"given_latin": value}, seen=seen))
        if step:
            self.saw[f"{step}:0"] = set(seen["given_latin"])

    @rule(name=who, other=who, value=word)
    def slow_stay(self, name: int, other: int, value: str | None) -> None:
        seen = self.pc(name).heads("mobility", STAY)
        self.record(other, Edit("mobility", STAY, {"note": "x"}))
        self.send(name, other)
        step = self.record(name, Edit("mobility", STAY, {"note": value}, seen=seen))
        if step:
            self.saw[f"{step}:0"] = set(seen["note"])

    @rule(name=who, id=person)
    def delete(self, name: int, id: str) -> None:
        self.record(name, removal("person", id))

    @rule(name=who, other=who, id=person, value=word)
    def edit_against_delete(self, name: int, other: int, id: str, value: str | None) -> None:
        self.send(name, other)
        self.record(name, removal("person", id))
        self.record(other, Edit("person", id, {"family_latin": value}))

    @rule(name=who, id=person)
    def slow_delete(self, name: int, id: str) -> None:
        """Somebody deletes what he has had on screen since before the last exchange."""
        seen = self.pc(name).heads("person", id)
        for other in range(len(self.replicas)):
            self.send(name, other)
        self.record(name, removal("person", id, seen))

    @rule(name=who, id=person)
    def bring_back(self, name: int, id: str) -> None:
        self.record(name, restoral("person", id))

    @rule(name=who, kind=st.sampled_from(("person", "contact")))
    def add(self, name: int, kind: str) -> None:
        self.made += 1
        id = uid(f"{self.made:x}00")
        if kind == "person":
            self.record(name, Edit(kind, id, {"role": "teacher", "given_latin": "New"}, new=True))
        elif kind in self.pc(name).registry:
            self.record(name, Edit(kind, id, {"institution_id": COLLEGE_A, "name": "X"}, new=True))

    @rule(name=who, first=st.sampled_from((COLLEGE_A, COLLEGE_B)), word=status)
    def same_thing_twice(self, name: int, first: str, word: tuple[str, str]) -> None:
        """Two replicas add a record under the same derived id, and do not agree who owns what."""
        values = {"person_id": PEOPLE[0], "sending_institution_id": first, word[0]: word[1]}
        self.record(name, Edit("mobility", uid("62"), values, new=True))
        self.record(name, Edit("mobility", uid("62"), dict([word])))

    @rule(name=who, other=who, third=who)
    def twins(self, name: int, other: int, third: int) -> None:
        """A record is added and worked with, while somebody who has not heard of it adds it as another owner's."""
        self.made += 1
        id = uid(f"{self.made:x}63")
        values = {"person_id": PEOPLE[0], "sending_institution_id": self.pc(name).store.institution}
        self.record(name, Edit("mobility", id, {**values, "sending_status": "draft"}, new=True))
        self.record(name, Edit("mobility", id, {"sending_status": "live"}))
        self.send(other, name)
        self.record(other, Edit("mobility", id, {"sending_status": "nominated"}))
        values["sending_institution_id"] = self.pc(other).store.institution
        self.record(third, Edit("mobility", id, {**values, "sending_status": "draft"}, new=True))
        self.send(third, other)
        self.send(other, third)

    @rule(name=who, value=st.sampled_from((7, "2026-02-31", True, [1], "2001-01-02", 1.5)))
    def wrong_value(self, name: int, value: object) -> None:
        """Another program writes what ours would refuse."""
        replica = self.pc(name)
        heads = tuple(replica.heads("person", PEOPLE[0]).get("birth_date", ()))
        replica.write_raw([Planned("person", PEOPLE[0], ("birth_date",), [value], (heads,))])

    @rule(name=who, aim=st.sampled_from((uid("71"), uid("72"), PEOPLE[1])))
    def lost_reference(self, name: int, aim: str) -> None:
        """A reference to a record that nobody may ever send."""
        replica = self.pc(name)
        heads = tuple(replica.heads("person", PEOPLE[0]).get("same_as_id", ()))
        replica.write_raw([Planned("person", PEOPLE[0], ("same_as_id",), [aim], (heads,))])

    @rule(name=who, id=st.sampled_from((uid("71"), uid("72"))))
    def found_after_all(self, name: int, id: str) -> None:
        self.record(name, Edit("person", id, {"role": "staff", "given_latin": "Late"}, new=True))

    @rule(name=who, other=who)
    def reference_before_record(self, name: int, other: int) -> None:
        self.made += 1
        aim, id = uid(f"{self.made:x}65"), uid(f"{self.made:x}64")
        values = ["staff", "Before", aim]
        planned = Planned("person", id, ("role", "given_latin", "same_as_id"), values, new=True)
        self.pc(name).write_raw([planned])
        self.found_after_all(other, aim)
        self.send(name, other)

    @rule(name=who, value=word)
    def tell_older(self, name: int, value: str | None) -> None:
        """What an older program does not know reaches it, alone."""
        if self.pc(name).registry is REGISTRY:
            self.record(name, Edit("person", PEOPLE[1], {"birth_place": value}))
            for other, replica in enumerate(self.replicas):
                if replica.registry is OLDER:
                    self.send(other, name)

    @rule(name=who, value=st.sampled_from((PEOPLE[0], PEOPLE[1])))
    def move_what_stays(self, name: int, value: str) -> None:
        """Another program changes a field that keeps its first value."""
        replica = self.pc(name)
        heads = tuple(replica.heads("mobility", STAY).get("person_id", ()))
        replica.write_raw([Planned("mobility", STAY, ("person_id",), [value], (heads,))])

    @rule(name=who)
    def undo(self, name: int) -> None:
        self.clock.now += 1
        try:
            self.pc(name).store.undo("x")
        except RuleBroken:
            return

    @rule(name=who)
    def redo(self, name: int) -> None:
        self.clock.now += 1
        try:
            self.pc(name).store.redo("x")
        except RuleBroken:
            return

    @rule(name=who)
    def settle(self, name: int) -> None:
        """A person picks the second answer of a conflict, or keeps a record that was deleted elsewhere."""
        store = self.pc(name).store
        for dispute in store.history.conflicts()[:1]:
            value = 1 if dispute.field == LIVE else dispute.choices[-1].value
            seen = {dispute.field: tuple(choice.dot for choice in dispute.choices)}
            self.record(name, Edit(dispute.kind, dispute.id, {dispute.field: value}, seen=seen))

    @rule(name=who, other=who)
    def send(self, name: int, other: str) -> None:
        """Everything of `other` reaches `name`."""
        if self.pc(name) is not self.pc(other):
            self.told["imports"] += 1
            self.pc(name).store.exchange.receive(self.pc(other).store.exchange.slices({}))

    @rule(name=who, other=who, behind=st.integers(0, 3), whole=st.booleans())
    def pack(self, name: int, other: int, behind: int, whole: bool) -> None:
        """Everything, or what the other lacks, by what is known of it or was known some time ago."""
        known = {author: max(0, seq - behind) for author, seq in self.pc(other).store.exchange.known().items()}
        self.packages.append(list(self.pc(name).store.exchange.slices({} if whole else known)))

    def drawn(self, data: st.DataObject) -> list[TxnLine]:
        return self.packages[data.draw(st.integers(0, len(self.packages) - 1))]

    @precondition(lambda self: self.packages)
    @rule(data=st.data(), name=who, keep=st.booleans(), seed=st.integers(0, 99), half=st.booleans())
    def deliver(self, data: st.DataObject, name: int, keep: bool, seed: int, half: bool) -> None:
        """Shuffled, twice, cut in half, or again later."""
        package = self.drawn(data)
        lines = list(package)
        random.Random(seed).shuffle(lines)
        store = self.pc(name).store
        lines = lines[len(lines) // 2 :] if half else lines
        store.exchange.receive(lines)
        before = rows_of(store)
        store.exchange.receive(lines)
        assert rows_of(store) == before, "receiving again changed something"
        self.told["imports"] += 2
        if not keep:
            self.packages.remove(package)

    @precondition(lambda self: self.packages)
    @rule(data=st.data(), name=who, after=st.integers(1, 4000))
    def die_while_receiving(self, data: st.DataObject, name: int, after: int) -> None:
        replica, lines = self.pc(name), self.drawn(data)
        self.die(replica, lambda: replica.store.exchange.receive(lines), after)

    @rule(name=who, id=person, value=word, after=st.integers(1, 600))
    def die_while_saving(self, name: int, id: str, value: str | None, after: int) -> None:
        replica = self.pc(name)
        edits = (Edit("person", id, {"given_latin": value}), Edit("mobility", STAY, {"note": value}))
        self.clock.now += 1

        def save() -> None:
            with suppress(RuleBroken):
                replica.store.record(Step("x", "edit", edits))

        self.die(replica, save, after)

    def die(self, replica: Replica, work: Callable[[], object], after: int) -> None:
        """I6: a killed work leaves journal and tables exactly as before."""
        before = (rows_of(replica.store), list(replica.store.exchange.slices({})), replica.store.exchange.known())
        if replica.die_during(work, after):
            self.told["deaths"] += 1
            now = (rows_of(replica.store), list(replica.store.exchange.slices({})), replica.store.exchange.known())
            assert now == before, "a killed work left something behind"

    @precondition(lambda self: self.packages)
    @rule(data=st.data())
    def lose(self, data: st.DataObject) -> None:
        self.packages.remove(self.drawn(data))

    @rule(name=who)
    def backup(self, name: int) -> None:
        self.pc(name).backup()

    @rule(name=who)
    def restore(self, name: int) -> None:
        replica = self.pc(name)
        if replica.kept is not None:
            self.told["restores"] += 1
            replica.restore(new_life=self.new_life)

    @precondition(lambda self: len(self.replicas) < MOST)
    @rule(name=who)
    def copy_by_hand(self, name: int) -> None:
        """Somebody copies the file to another PC, and both go on."""
        seed = len(self.replicas)
        copy = self.pc(name).copied(f"{self.pc(name).name}{seed}", self.clock.origin(seed), new_life=self.new_life)
        self.replicas.append(copy)
        self.told["copies"] += 1

    @rule(name=who, by=st.sampled_from((-315_360_000_000, -86_400_000, 3_000, 86_400_000, 315_360_000_000)))
    def set_clock(self, name: int, by: int) -> None:
        """By a day or ten years."""
        self.clock.wrong_by[name % len(self.replicas)] += by

    @rule(name=who)
    def install_newer(self, name: int) -> None:
        if self.pc(name).registry is OLDER:
            self.pc(name).upgrade(REGISTRY)

    @rule(name=who, first=st.booleans(), same=st.booleans())
    def same_person(self, name: int, first: bool, same: bool) -> None:
        """Two entries are one person, or are not after all; offices may say it of either entry."""
        one, other = PEOPLE if first else reversed(PEOPLE)
        self.record(name, Edit("person", one, {"same_as_id": other if same else None}))

    @rule(name=who, other=who, theirs=status, ours=status)
    def overrule(self, name: int, other: int, theirs: tuple[str, str], ours: tuple[str, str]) -> None:
        """One writes, the other sees it and writes something else."""
        self.record(other, Edit("mobility", STAY, dict([theirs])))
        self.send(name, other)
        self.record(name, Edit("mobility", STAY, dict([ours])))

    @rule(name=who, other=who, value=word, later=word)
    def disaster(self, name: int, other: int, value: str | None, later: str | None) -> None:
        """Backup, work, send, the disk dies, restore, other work: step numbers must not be used again."""
        self.backup(name)
        self.edit(name, PEOPLE[0], "given_latin", value)
        self.send(other, name)
        self.restore(name)
        self.edit(name, PEOPLE[0], "family_latin", later)

    @invariant()
    def chains_hold(self) -> None:
        """I7, I8 and I10: no reference to a missing row, no gap in what is applied, and no sealed step changes."""
        for replica in self.replicas:
            db = replica.store._db
            assert not db.execute("PRAGMA foreign_key_check").fetchall()
            applied: Counter[str] = Counter()
            for author, seq, skips, is_applied, hash in db.execute(
                "SELECT author, seq, skips, applied, hash FROM sync_txn"
            ):
                assert self.sealed.setdefault((author, seq), hash) == hash, "a sealed step changed"
                applied[author] += bool(is_applied) * (skips + 1)
            assert all(applied[author] == seq for author, seq in replica.store.exchange.known().items()), (
                "a gap in a chain"
            )

    def teardown(self) -> None:
        try:
            if self.replicas:
                self.finish()
        finally:
            for replica in self.replicas:
                replica.store.close()

    def finish(self) -> None:
        """Everything reaches everybody, everybody has the newest program: then all must be equal and nothing lost."""
        others = range(1, len(self.replicas))
        for _ in range(2):
            for other in others:
                self.send(0, other)
            for other in others:
                self.send(other, 0)
        for replica in self.replicas:
            replica.upgrade(REGISTRY)
        stores = [replica.store for replica in self.replicas]
        dumps = [dump(store) for store in stores]
        assert all(one == dumps[0] for one in dumps[1:]), "the replicas differ"
        for store in stores[:2]:
            assert store.checks.compare_with_rebuild() == []
        for store in stores:
            assert store.checks.verify() == []
        for one in stores[0].exchange.waiting():  # what went down with a disk and was never sent is missed for ever
            assert all(store._journal.hash_of(one.missing_author, one.missing_seq) is None for store in stores)
        assert lost_edits(stores[0], self.saw) == []
        assert overruled_owners(stores[0]) == []
        lives = [life for replica in self.replicas for life in replica.lives]
        assert len(lives) == len(set(lives)), "two lives under one name"
