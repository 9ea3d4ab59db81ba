"""Three replicas that work, exchange slices of their journals in any way, lose disks and come back (`sync.md` 6)."""

from __future__ import annotations

import random
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from replicas import (
    COLLEGE_A,
    COLLEGE_B,
    PEOPLE,
    STAY,
    Clockwork,
    Replica,
    copy_of,
    dump,
    lost_edits,
    overruled_owners,
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
from exchange_admin.store.binding import Connection
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

who = st.sampled_from("ABC")
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


class Offices(RuleBasedStateMachine):
    """The machine. `merging` and `new_life` are broken on purpose by the tests of this test."""

    names: ClassVar[Names]
    start: ClassVar[Connection]
    merging: ClassVar[Rules] = Rules()
    new_life: ClassVar[bool] = True

    @classmethod
    def prepare(cls, names: Names) -> None:
        cls.names, cls.start = names, template(names)

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clockwork()
        self.replicas = {
            name: Replica(
                name,
                self.names,
                self.clock.origin(seed, wrong_by),
                self.merging,
                OLDER if name == "C" else REGISTRY,
                copy_of(self.start),
            )
            for seed, (name, wrong_by) in enumerate((("A", 0), ("B", -50), ("C", 5_000)))
        }
        self.packages: list[list[TxnLine]] = []
        self.saw: dict[str, set[str]] = {}
        self.made = 0

    def record(self, name: str, *edits: Edit) -> str:
        self.clock.now += 1
        try:
            return self.replicas[name].store.record(Step(name, "edit", edits)).step
        except RuleBroken:
            return ""

    @rule(name=who, id=person, field=name_field, value=word)
    def edit(self, name: str, id: str, field: str, value: str | None) -> None:
        if field in self.replicas[name].registry["person"]:
            self.record(name, Edit("person", id, {field: value}))

    @rule(name=who, change=status)
    def move_on(self, name: str, change: tuple[str, str]) -> None:
        self.record(name, Edit("mobility", STAY, dict([change])))

    @rule(name=who, other=who, id=person, value=word, theirs=word)
    def slow_form(self, name: str, other: str, id: str, value: str | None, theirs: str | None) -> None:
        """A form is open while another office's edit arrives; only then it is saved."""
        seen = self.replicas[name].heads("person", id)
        self.record(other, Edit("person", id, {"given_latin": theirs}))
        self.send(name, other)
        step = self.record(name, Edit("person", id, {"given_latin": value}, seen=seen))
        if step:
            self.saw[f"{step}:0"] = set(seen["given_latin"])

    @rule(name=who, other=who, value=word)
    def slow_stay(self, name: str, other: str, value: str | None) -> None:
        seen = self.replicas[name].heads("mobility", STAY)
        self.record(other, Edit("mobility", STAY, {"note": "x"}))
        self.send(name, other)
        step = self.record(name, Edit("mobility", STAY, {"note": value}, seen=seen))
        if step:
            self.saw[f"{step}:0"] = set(seen["note"])

    @rule(name=who, id=person)
    def delete(self, name: str, id: str) -> None:
        self.record(name, removal("person", id))

    @rule(name=who, other=who, id=person, value=word)
    def edit_against_delete(self, name: str, other: str, id: str, value: str | None) -> None:
        self.send(name, other)
        self.record(name, removal("person", id))
        self.record(other, Edit("person", id, {"family_latin": value}))

    @rule(name=who, id=person)
    def slow_delete(self, name: str, id: str) -> None:
        """Somebody deletes what he has had on screen since before the last exchange."""
        seen = self.replicas[name].heads("person", id)
        for other in self.replicas:
            self.send(name, other)
        self.record(name, removal("person", id, seen))

    @rule(name=who, id=person)
    def bring_back(self, name: str, id: str) -> None:
        self.record(name, restoral("person", id))

    @rule(name=who, kind=st.sampled_from(("person", "contact")))
    def add(self, name: str, kind: str) -> None:
        self.made += 1
        id = uid(f"{self.made:x}{ord(name):x}00")
        if kind == "person":
            self.record(name, Edit(kind, id, {"role": "teacher", "given_latin": "New"}, new=True))
        elif kind in self.replicas[name].registry:
            self.record(name, Edit(kind, id, {"institution_id": COLLEGE_A, "name": "X"}, new=True))

    @rule(name=who, first=st.sampled_from((COLLEGE_A, COLLEGE_B)), word=status)
    def same_thing_twice(self, name: str, first: str, word: tuple[str, str]) -> None:
        """Two replicas add a record under the same derived id, and do not agree who owns what."""
        values = {"person_id": PEOPLE[0], "sending_institution_id": first, word[0]: word[1]}
        self.record(name, Edit("mobility", uid("62"), values, new=True))
        self.record(name, Edit("mobility", uid("62"), dict([word])))

    @rule(name=who, value=st.sampled_from((7, "2026-02-31", True, [1], "2001-01-02", 1.5)))
    def wrong_value(self, name: str, value: object) -> None:
        """Another program writes what ours would refuse."""
        replica = self.replicas[name]
        heads = tuple(replica.heads("person", PEOPLE[0]).get("birth_date", ()))
        replica.write_raw([Planned("person", PEOPLE[0], ("birth_date",), [value], (heads,))])

    @rule(name=who, aim=st.sampled_from((uid("71"), uid("72"), PEOPLE[1])))
    def lost_reference(self, name: str, aim: str) -> None:
        """A reference to a record that nobody may ever send."""
        replica = self.replicas[name]
        heads = tuple(replica.heads("person", PEOPLE[0]).get("same_as_id", ()))
        replica.write_raw([Planned("person", PEOPLE[0], ("same_as_id",), [aim], (heads,))])

    @rule(name=who, id=st.sampled_from((uid("71"), uid("72"))))
    def found_after_all(self, name: str, id: str) -> None:
        self.record(name, Edit("person", id, {"role": "staff", "given_latin": "Late"}, new=True))

    @rule(name=who, value=st.sampled_from((PEOPLE[0], PEOPLE[1])))
    def move_what_stays(self, name: str, value: str) -> None:
        """Another program changes a field that keeps its first value."""
        replica = self.replicas[name]
        heads = tuple(replica.heads("mobility", STAY).get("person_id", ()))
        replica.write_raw([Planned("mobility", STAY, ("person_id",), [value], (heads,))])

    @rule(name=who)
    def undo(self, name: str) -> None:
        self.clock.now += 1
        try:
            self.replicas[name].store.undo(name)
        except RuleBroken:
            return

    @rule(name=who)
    def redo(self, name: str) -> None:
        self.clock.now += 1
        try:
            self.replicas[name].store.redo(name)
        except RuleBroken:
            return

    @rule(name=who)
    def settle(self, name: str) -> None:
        """A person picks the second answer of a conflict, or keeps a record that was deleted elsewhere."""
        store = self.replicas[name].store
        for dispute in store.conflicts()[:1]:
            value = 1 if dispute.field == LIVE else dispute.choices[-1].value
            seen = {dispute.field: tuple(choice.dot for choice in dispute.choices)}
            self.record(name, Edit(dispute.kind, dispute.id, {dispute.field: value}, seen=seen))

    @rule(name=who, other=who)
    def send(self, name: str, other: str) -> None:
        """Everything of `other` reaches `name`."""
        if name != other:
            self.replicas[name].store.receive(self.replicas[other].store.slices({}))

    @rule(name=who, other=who, behind=st.integers(0, 3))
    def pack(self, name: str, other: str, behind: int) -> None:
        known = {author: max(0, seq - behind) for author, seq in self.replicas[other].store.known().items()}
        self.packages.append(list(self.replicas[name].store.slices(known)))

    @precondition(lambda self: self.packages)
    @rule(data=st.data(), name=who, keep=st.booleans(), seed=st.integers(0, 99), half=st.booleans())
    def deliver(self, data: st.DataObject, name: str, keep: bool, seed: int, half: bool) -> None:
        """Shuffled, twice, cut in half, or again later."""
        place = data.draw(st.integers(0, len(self.packages) - 1))
        lines = list(self.packages[place])
        random.Random(seed).shuffle(lines)
        store = self.replicas[name].store
        lines = lines[len(lines) // 2 :] if half else lines
        store.receive(lines)
        before = dump(store)
        store.receive(lines)
        assert dump(store) == before, "receiving again changed something"
        if not keep:
            self.packages.pop(place)

    @precondition(lambda self: self.packages)
    @rule(data=st.data())
    def lose(self, data: st.DataObject) -> None:
        self.packages.pop(data.draw(st.integers(0, len(self.packages) - 1)))

    @rule(name=who)
    def backup(self, name: str) -> None:
        self.replicas[name].backup()

    @rule(name=who)
    def restore(self, name: str) -> None:
        replica = self.replicas[name]
        if replica.kept is not None:
            replica.restore(new_life=self.new_life)

    @rule(name=who, other=who, value=word, later=word)
    def disaster(self, name: str, other: str, value: str | None, later: str | None) -> None:
        """Backup, work, send, the disk dies, restore, other work: step numbers must not be used again."""
        self.backup(name)
        self.edit(name, PEOPLE[0], "given_latin", value)
        self.send(other, name)
        self.restore(name)
        self.edit(name, PEOPLE[0], "family_latin", later)

    @invariant()
    def references_hold(self) -> None:
        for replica in self.replicas.values():
            assert not replica.store._db.execute("PRAGMA foreign_key_check").fetchall()

    def teardown(self) -> None:
        try:
            self.finish()
        finally:
            for replica in self.replicas.values():
                replica.store.close()

    def finish(self) -> None:
        """Everything reaches everybody, everybody has the newest program: then all must be equal and nothing lost."""
        for _ in range(3):
            for name in self.replicas:
                for other in self.replicas:
                    self.send(name, other)
        for replica in self.replicas.values():
            replica.upgrade(REGISTRY)
        stores = [replica.store for replica in self.replicas.values()]
        dumps = [dump(store) for store in stores]
        assert dumps[0] == dumps[1] == dumps[2], "the replicas differ"
        for store in stores:
            assert store.verify() == []
            assert store.compare_with_rebuild() == []
        for one in stores[0].waiting():  # what went down with a disk and was never sent is missed for ever
            assert all(store._journal.hash_of(one.missing_author, one.missing_seq) is None for store in stores)
        assert lost_edits(stores[0], self.saw) == []
        assert overruled_owners(stores[0]) == []
