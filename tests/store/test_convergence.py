"""A hub, its copy and two partners: whatever they do and in whatever order packages arrive, they agree on what they
share, nothing that was typed is lost, and nothing that is not theirs is ever in a partner's file."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from exchanging import Packed, a_partner, add, an_office, meet, pack, set_, shown, take, whole
from hypothesis import given, settings
from hypothesis import strategies as st
from offices import ANN, BEN, CID, DAN, NORTH, OFFICE, SECRET, SOUTH
from replicas import copy_of, dump, uid

from exchange_admin.domain.fields import Kind
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.partner_scope import ERASURE, RECORD
from exchange_admin.domain.steps import Step, removal
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.identity import begin_incarnation
from exchange_admin.store.package_apply import Incoming
from exchange_admin.store.parts import Using
from exchange_admin.store.peers import RECEIVED, PackageRow

PEOPLE = (ANN, BEN, CID, DAN)
STAYS = (uid("51"), uid("54"))

who = st.integers(0, 3)
"""Office, its copy, North, South."""
person = st.sampled_from(PEOPLE)
word = st.sampled_from(("a", "b", "c"))
doing = st.one_of(
    st.tuples(st.just("email"), who, person, word),
    st.tuples(st.just("email"), who, person, word),
    st.tuples(st.just("note"), who, person, word),
    st.tuples(st.just("home"), st.integers(0, 1), person, st.sampled_from((OFFICE, NORTH, SOUTH))),
    st.tuples(st.just("status"), who, st.sampled_from(STAYS), st.sampled_from(("nominated", "live", "withdrawn"))),
    st.tuples(st.just("stay"), who, person, st.sampled_from((NORTH, SOUTH))),
    st.tuples(st.just("paper"), who, person, word),
    st.tuples(st.just("delete"), who, person, word),
    st.tuples(st.just("decide"), st.integers(0, 1), person, st.sampled_from(("let_in", "refused", "waiting"))),
    st.tuples(st.just("erase"), st.integers(0, 1), person, word),
    st.tuples(st.just("undo"), who, person, word),
    st.tuples(st.just("send"), who, person, word),
    st.tuples(st.just("send"), who, person, word),
    st.tuples(st.just("copy"), st.integers(0, 1), person, word),
)


class Four:
    """The four files and what is on its way between them."""

    def __init__(self, names: Names, chance: random.Random) -> None:
        self.chance, self.made = chance, 0
        self.office = an_office(names)
        self.copy = Store(copy_of(self.office._db), Path(), Using(names=names, origin=Origin.seeded(77)))
        with self.copy._atomic():
            begin_incarnation(self.copy._journal, self.copy.origin, "")
        self.partners = [a_partner(names, self.office, one) for one in (NORTH, SOUTH)]
        self.all = [self.office, self.copy, *self.partners]
        self.on_the_way: list[Packed] = []

    def do(self, what: str, who: int, aim: str, value: str) -> None:
        store = self.all[who]
        with suppress(RuleBroken):
            getattr(self, f"do_{what}")(store, aim, value)

    def do_email(self, store: Store, aim: str, value: str) -> None:
        set_(store, "person", aim, email=f"{value}@{store.site}.cn")

    def do_note(self, store: Store, aim: str, value: str) -> None:
        set_(store, "person", aim, note=f"{SECRET} {value}")

    def do_home(self, store: Store, aim: str, value: str) -> None:
        set_(store, "person", aim, home_institution_id=value)

    def do_status(self, store: Store, aim: str, value: str) -> None:
        set_(store, "mobility", aim, sending_status=value, receiving_comment=value)

    def do_stay(self, store: Store, aim: str, value: str) -> None:
        other = OFFICE if self.chance.random() < 0.7 else NORTH
        values = {"person_id": aim, "sending_institution_id": other, "receiving_institution_id": value}
        add(store, "mobility", self.new_id(), **values, sending_status="draft", receiving_status="none")

    def do_paper(self, store: Store, aim: str, value: str) -> None:
        add(store, "identity_document", self.new_id(), person_id=aim, kind="passport", number=f"X{self.made}")

    def do_delete(self, store: Store, aim: str, value: str) -> None:
        store.record(Step("x", "remove", (removal("person", aim),)))

    def do_decide(self, store: Store, aim: str, value: str) -> None:
        for one in store.where("held_change", "record", [aim]):
            set_(store, "held_change", one.id, state=value)

    def do_erase(self, store: Store, aim: str, value: str) -> None:
        if self.chance.random() < 0.4:
            store.erase([("person", aim)], "x", "request", "2026-10-01")

    def do_undo(self, store: Store, aim: str, value: str) -> None:
        store.undo("x")

    def do_send(self, store: Store, aim: str, value: str) -> None:
        """A package is made; it, or an older one, may arrive now, cut in two, in any order, and again later."""
        if store.is_partner:
            self.on_the_way.append(pack(store, self.office))
        else:
            self.on_the_way.append(pack(store, self.chance.choice(self.partners)))
        for _ in range(self.chance.randrange(3)):
            self.deliver(self.chance.choice(self.on_the_way))

    def deliver(self, packed: Packed) -> None:
        lines = list(packed.lines)
        self.chance.shuffle(lines)
        half = self.chance.randrange(len(lines) + 1)
        inbox = [one for one in self.all if one.site == packed.receiver]
        for part in (lines[:half], lines[half:]):
            take(self.chance.choice(inbox), packed, lines=part)

    def do_copy(self, store: Store, aim: str, value: str) -> None:
        """The two files of the office tell each other, one way."""
        self.tell(*((self.office, self.copy) if store is self.copy else (self.copy, self.office)))

    def tell(self, sender: Store, receiver: Store) -> None:
        outgoing = sender.exchange.outgoing_to_copies(receiver.exchange.known())
        self.made += 1
        receiver.exchange.take_in(
            Incoming(
                outgoing.lines,
                peer=sender.author,
                institution=OFFICE,
                who="",
                package=PackageRow(f"copy-{self.made}", RECEIVED, sender.author, "2026-09-01T00:00:00Z"),
                have=sender.exchange.known(),
            )
        )

    def new_id(self) -> str:
        self.made += 1
        return uid(f"77{self.made:06}")

    def settle(self) -> None:
        """Everything reaches everybody."""
        for _ in range(3):
            self.tell(self.office, self.copy)
            self.tell(self.copy, self.office)
            meet(self.office, *self.partners)
            meet(self.copy, *self.partners)

    def close(self) -> None:
        for store in self.all:
            store.close()


@contextmanager
def four(names: Names, seed: int) -> Iterator[Four]:
    made = Four(names, random.Random(seed))
    try:
        yield made
    finally:
        made.close()


def part_of(store: Store, kind: Kind, ids: set[str]) -> dict[str, tuple[object, ...]]:
    """What a file shows of some records: the fields that partners get, references only to what they see."""
    fields = [field.name for field in kind.fields if not field.internal and not field.refers]
    if kind.name == ERASURE:
        fields.remove(RECORD)  # known only to those who had the record: `of_whom`
    return {
        record.id: (record.live, *(record[name] for name in fields))
        for record in store.many(kind.name, sorted(ids)).values()
    }


def of_whom(store: Store) -> dict[str, str]:
    """The records of whose erasure a file knows, by erasure."""
    return {one.id: one[RECORD] for one in store.where(ERASURE, "record_kind", ["person"]) if one[RECORD]}


def references(store: Store, kind: Kind, ids: set[str], scope: dict[str, set[str]]) -> set[tuple[object, ...]]:
    return {
        (record.id, field.name, record[field.name])
        for record in store.many(kind.name, sorted(ids)).values()
        for field in kind.references
        if record[field.name] in scope.get(field.refers, ())
    }


@settings(max_examples=25, deadline=None)
@given(steps=st.lists(doing, min_size=4, max_size=25), seed=st.integers(0, 1 << 16))
def test_everybody_agrees_on_what_is_common(
    names: Names, steps: Sequence[tuple[str, int, str, str]], seed: int
) -> None:
    with four(names, seed) as files:
        for step in steps:
            files.do(*step)
        files.settle()
        assert dump(files.office) == dump(files.copy)
        whole(*files.all)
        for store, institution in zip(files.partners, (NORTH, SOUTH), strict=True):
            scope = files.office.exchange.scoping.of(institution)
            asked = {
                (one.kind, one.id)
                for file in (files.office, store)
                for one in file.history.conflicts()
                if one.issue == "changed_deleted"
            }
            for kind in REGISTRY.kinds:
                # what a note of one side keeps alive until somebody decides is deleted for those who do not see it
                ids = {id for id in scope.get(kind.name, set()) if (kind.name, id) not in asked}
                assert part_of(store, kind, ids) == part_of(files.office, kind, ids)
                assert references(store, kind, ids, scope) == references(files.office, kind, ids, scope)
            assert of_whom(store).items() <= of_whom(files.office).items()
            assert shown(store).isdisjoint(of_whom(files.office).values())
            assert store.exchange.waiting() == []
        assert files.office.exchange.waiting() == []


@settings(max_examples=15, deadline=None)
@given(steps=st.lists(doing, min_size=4, max_size=20), seed=st.integers(0, 1 << 16))
def test_nothing_of_others_is_ever_in_the_file_of_a_partner(
    names: Names, steps: Sequence[tuple[str, int, str, str]], seed: int
) -> None:
    """Whatever South writes, or anybody about South's people, as long as North may not see it."""
    with four(names, seed) as files:
        north = files.partners[0]
        seen: set[tuple[str, str]] = set()
        for what, who, aim, value in steps:
            files.do(what, who, aim, value)
            for hub in (files.office, files.copy):
                seen |= {(kind, id) for kind, ids in hub.exchange.scoping.of(NORTH).items() for id in ids}
            allowed = seen | own_records(north)
            for kind, id, text in values_in(north):
                assert SECRET not in text or wrote(north, text)
                assert (kind, id) in allowed, (kind, id, text)


def own_records(store: Store) -> set[tuple[str, str]]:
    found = set()
    for author, state in store._journal.authors.items():
        if author.startswith(store.site):
            for seq in range(1, state.applied + 1):
                read = store._journal.readable(author, seq)
                found |= {(entry.kind, entry.id) for entry in (read[1] if read else [])}
    return found


def wrote(store: Store, text: str) -> bool:
    """Whether the partner wrote that itself."""
    return any(
        text in (str(pair[1]) for pair in line.values if pair)
        for line in store.exchange.slices({})
        if line.site.startswith(store.site)
    )


def values_in(store: Store) -> Iterator[tuple[str, str, str]]:
    """Every value that the journal of a file holds, with its record."""
    for line in store.exchange.slices({}):
        if not line.skipped:
            txn = store._journal.txn(line.site, line.seq)
            assert txn is not None
            for i, pair in enumerate(line.values):
                if pair is not None:
                    yield (*txn[1].record_of(i), pair[1])
