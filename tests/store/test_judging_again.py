"""What a partner wrote of a kind that an older PC of the office did not know: judged once the kind is known, the same
on every PC, and never a way past the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from exchanging import a_partner, add, an_office, meet, pack, set_, take, tell, whole
from offices import BEN, NORTH, OFFICE, SOUTH
from replicas import SIGNING, dump, opened, uid
from rogue import Rogue, Writes

from exchange_admin.domain.fields import Kind, Registry
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.identity import begin_incarnation
from exchange_admin.store.judging_again import JudgingAgain
from exchange_admin.store.parts import Using

STAY, OTHER_STAY = uid("51"), uid("59")
"""Ann of North is at the office; Ben of South is, too."""
EVENT, TASK, SCAN = uid("61"), uid("62"), uid("63")
OWN = {"title": "x", "kind": "manual", "state": "open", "mobility_id": STAY, "share": "shared"}
CASEWORK = {"requirement", "stay_event", "task"}


def older() -> Registry:
    """What a program knew before casework."""

    def without(kind: Kind) -> Kind:
        fields = tuple(one for one in kind.fields if one.refers not in CASEWORK)
        follows = tuple(name for name in kind.follows if name != "task_id")
        gates = tuple((place, words) for place, words in kind.shared_when if not place.startswith("task_id"))
        due = "" if kind.due_through == "task_id" else kind.due_through
        return replace(kind, fields=fields, follows=follows, shared_when=gates, due_through=due)

    return Registry(tuple(without(kind) for kind in REGISTRY.kinds if kind.name not in CASEWORK))


@pytest.fixture
def office(names: Names) -> Iterator[Store]:
    """Of the present program, for what it made before it was an older one's."""
    with an_office(names) as made:
        stay = {"person_id": uid("a2"), "sending_institution_id": SOUTH, "receiving_institution_id": OFFICE}
        add(made, "mobility", OTHER_STAY, **stay, sending_status="nominated", receiving_status="none")
        yield made


@pytest.fixture
def north(names: Names, office: Store) -> Iterator[Store]:
    with a_partner(names, office, NORTH) as made:
        meet(office, made)
        yield made


Pc = Callable[..., Store]


@pytest.fixture
def pc(names: Names) -> Iterator[Pc]:
    """Another PC of the office, with everything in a file so far, and an older program or the present one."""
    made: list[Store] = []

    def open_(image: bytes, registry: Registry = REGISTRY, *, same: bool = False) -> Store:
        origin = Origin.seeded(90 + len(made))
        store = Store(opened(image), Path(), Using(names=names, origin=origin, registry=registry, signing=SIGNING))
        if not same:
            with store._atomic():
                begin_incarnation(store._journal, origin, "")
        made.append(store)
        return store

    yield open_
    for one in made:
        one.close()


def bring(office: Store, north: Store, *entries: Writes) -> None:
    rogue = Rogue(north)
    rogue.write(*entries)
    take(office, rogue.pack(office))


def updated(old: Store, pc: Pc) -> Store:
    """The same file, opened by the present program."""
    store = pc(old._db.serialize(), same=True)
    if store.checks.has_learned():
        store._learn()
    settle(store)
    return store


def settle(store: Store) -> None:
    with store._stepping():
        store._judging_again.settle("clerk", fields=True)


def held(store: Store) -> set[tuple[str, str]]:
    found = store.where("held_change", "state", ["waiting"])
    return {(one.text("record"), one.text("reason")) for one in found if one.live}


def rows(store: Store, kind: str) -> set[str]:
    return {id for (id,) in store._db.execute(f'SELECT id FROM "{kind}"')}  # noqa: S608


EVENT_OF_STAY = Writes("stay_event", EVENT, {"mobility_id": STAY, "kind": "arrival", "date": "2026-09-01"}, new=True)
TASK_OF_STAY = Writes("task", TASK, OWN, new=True)
SCAN_OF_TASK = Writes("attachment", SCAN, {"task_id": TASK, "title": "Scan", "file_name": "a.pdf"}, new=True)


def test_what_an_older_pc_held_counts_after_its_update(office: Store, north: Store, pc: Pc) -> None:
    old = pc(office._db.serialize(), older())
    bring(old, north, EVENT_OF_STAY, TASK_OF_STAY, SCAN_OF_TASK)
    assert held(old) == {(EVENT, "not_their_kind"), (TASK, "not_their_kind"), (SCAN, "unknown_field")}
    assert old.checks.for_update() == 3
    new = updated(old, pc)
    assert held(new) == set()
    assert (rows(new, "stay_event"), rows(new, "task"), rows(new, "attachment")) == (
        {EVENT},
        {TASK},
        {SCAN, *files(office)},
    )
    whole(new)


def files(office: Store) -> set[str]:
    return rows(office, "attachment")


def test_what_the_rule_holds_stays_held_and_says_why(office: Store, north: Store, pc: Pc) -> None:
    old = pc(office._db.serialize(), older())
    bring(
        old,
        north,
        Writes("task", TASK, {**OWN, "mobility_id": OTHER_STAY}, new=True),
        Writes("stay_event", EVENT, {"mobility_id": OTHER_STAY, "kind": "entry", "date": "2026-09-01"}, new=True),
        Writes("task", uid("64"), {**OWN, "share": "office"}, new=True),
        Writes("requirement", uid("65"), {"code": "x", "name_en": "x"}, new=True),
        Writes("kind_of_tomorrow", uid("66"), {"x": "y"}, new=True),
    )
    new = updated(old, pc)
    assert held(new) == {
        (TASK, "not_in_sight"),
        (EVENT, "not_in_sight"),
        (uid("64"), "not_theirs"),
        (uid("65"), "not_their_kind"),
        (uid("66"), "not_their_kind"),
    }
    assert new.checks.for_update() == 1, "only what nobody knows yet"
    assert rows(new, "task") == rows(new, "stay_event") == rows(new, "requirement") == set()
    whole(new)


def test_what_is_not_theirs_and_not_all_known_waits_for_the_update_and_is_then_judged(
    office: Store, north: Store, pc: Pc
) -> None:
    """Nobody who decides about it would see all that it says."""
    told = {"person_id": BEN, "title": "Scan", "file_name": "a.pdf", "task_id": TASK}
    old = pc(office._db.serialize(), older())
    bring(old, north, TASK_OF_STAY, Writes("attachment", SCAN, told, new=True))
    assert held(old) == {(TASK, "not_their_kind"), (SCAN, "unknown_field")}
    new = updated(old, pc)
    assert held(new) == {(SCAN, "not_in_sight")}
    whole(new)


def test_a_change_that_was_held_with_its_record_counts_with_it(office: Store, north: Store, pc: Pc) -> None:
    old, rogue = pc(office._db.serialize(), older()), Rogue(north)
    rogue.write(TASK_OF_STAY, SCAN_OF_TASK)
    take(old, rogue.pack(old))
    rogue.write(Writes("attachment", SCAN, {"title": "Insurance"}), Writes("task", TASK, {"number": "P1"}))
    take(old, rogue.pack(old))
    assert (SCAN, "unknown_record") in held(old)
    new = updated(old, pc)
    assert held(new) == set()
    assert (new.get("attachment", SCAN)["title"], new.get("task", TASK)["number"]) == ("Insurance", "P1")


def test_what_a_person_decided_is_not_decided_again(office: Store, north: Store, pc: Pc) -> None:
    old = pc(office._db.serialize(), older())
    bring(old, north, TASK_OF_STAY)
    (one,) = old.where("held_change", "state", ["waiting"])
    set_(old, "held_change", one.id, state="refused")
    new = updated(old, pc)
    assert rows(new, "task") == set()
    assert [one["state"] for one in new.where("held_change", "state", ["refused"])] == ["refused"]


def test_nothing_that_was_held_by_rule_is_let_in_by_an_update(office: Store, north: Store, pc: Pc) -> None:
    """A change of somebody else's person is the business of a person, whatever became of her since."""
    old = pc(office._db.serialize(), older())
    bring(old, north, Writes("person", uid("a4"), {"email": "dan@n.cn"}))
    assert held(old) == {(uid("a4"), "not_theirs")}
    set_(old, "person", uid("a4"), home_institution_id=NORTH)
    new = updated(old, pc)
    assert held(new) == {(uid("a4"), "not_theirs")}


def test_an_update_confirms_nothing_that_the_partner_said_alone(office: Store, north: Store, pc: Pc) -> None:
    """To be judged again is no consent of the office: a stay that only its writer vouches for still brings nobody."""
    old, rogue = pc(office._db.serialize(), older()), Rogue(north)
    bring(old, north, TASK_OF_STAY)
    new = updated(old, pc)
    assert new.where("held_change", "state", ["let_in"]) == []
    assert rogue.store is north


def test_a_newer_pc_judges_what_an_older_one_held_and_both_agree(office: Store, north: Store, pc: Pc) -> None:
    old, new = pc(office._db.serialize(), older()), office
    bring(
        old,
        north,
        EVENT_OF_STAY,
        TASK_OF_STAY,
        SCAN_OF_TASK,
        Writes("task", uid("64"), {**OWN, "share": "office"}, new=True),
    )
    tell(old, new)
    assert held(new) == {(uid("64"), "not_theirs")}
    assert (rows(new, "stay_event"), rows(new, "task")) == ({EVENT}, {TASK})
    tell(new, old)
    assert held(old) == {(uid("64"), "not_theirs")}
    later = updated(old, pc)
    assert (rows(later, "stay_event"), rows(later, "task")) == ({EVENT}, {TASK})
    tell(later, new)
    assert dump(later) == dump(new)
    whole(new, later)


def test_two_pcs_that_judge_the_same_write_the_same(office: Store, north: Store, pc: Pc) -> None:
    old = pc(office._db.serialize(), older())
    bring(old, north, TASK_OF_STAY, Writes("task", uid("64"), {**OWN, "share": "office"}, new=True))
    image = old._db.serialize()
    first, second = updated(old, pc), pc(image)
    settle(second)
    for _ in range(2):
        tell(first, second)
        tell(second, first)
    assert dump(first) == dump(second)
    assert first.history.conflicts() == []
    assert held(first) == {(uid("64"), "not_theirs")}
    whole(first, second)


def test_two_older_pcs_that_held_the_same_are_judged_by_a_newer_one(office: Store, north: Store, pc: Pc) -> None:
    image, rogue = office._db.serialize(), Rogue(north)
    one, other = pc(image, older()), pc(image, older())
    rogue.write(TASK_OF_STAY, Writes("task", uid("64"), {**OWN, "share": "office"}, new=True))
    for old in (one, other):
        take(old, rogue.pack(old))
    for old in (one, other):
        tell(old, office)
    assert held(office) == {(uid("64"), "not_theirs")}
    assert rows(office, "task") == {TASK}
    assert office.history.conflicts() == []
    whole(office)


def test_a_pc_that_read_it_at_once_keeps_it_when_an_older_one_holds_it(office: Store, north: Store, pc: Pc) -> None:
    old, rogue = pc(office._db.serialize(), older()), Rogue(north)
    rogue.write(TASK_OF_STAY)
    take(office, rogue.pack(office))
    take(old, rogue.pack(old))
    assert (rows(office, "task"), held(old)) == ({TASK}, {(TASK, "not_their_kind")})
    for _ in range(2):
        tell(old, office)
        tell(office, old)
    assert rows(office, "task") == {TASK}
    assert held(old) == held(office) == set()
    whole(office)


def test_a_pc_that_held_it_by_the_rule_and_an_older_one_that_could_not_read_it_agree(
    office: Store, north: Store, pc: Pc
) -> None:
    """They hold it for two reasons; one record with both would be a conflict that no person can settle."""
    old, rogue = pc(office._db.serialize(), older()), Rogue(north)
    rogue.write(Writes("task", uid("64"), {**OWN, "share": "office"}, new=True))
    for one in (office, old):
        take(one, rogue.pack(one))
    assert (held(office), held(old)) == ({(uid("64"), "not_theirs")}, {(uid("64"), "not_their_kind")})
    later = updated(old, pc)
    for _ in range(2):
        tell(later, office)
        tell(office, later)
    assert [one["reason"] for one in office.where("held_change", "state", ["waiting"]) if one.live] == ["not_theirs"]
    assert office.history.conflicts() == []
    assert dump(later) == dump(office)
    (one,) = [one for one in office.where("held_change", "state", ["waiting"]) if one.live]
    set_(office, "held_change", one.id, state="let_in")
    assert rows(office, "task") == {uid("64")}
    whole(office, later)


def test_in_the_file_of_a_partner_nothing_is_judged(office: Store, north: Store, pc: Pc) -> None:
    old = pc(office._db.serialize(), older())
    add(north, "task", TASK, **OWN)
    take(old, pack(north, old))
    take(north, pack(old, north))
    assert rows(north, "task") == set(), "it does not count there either while the office holds it"
    assert north.checks.for_update() == 1
    before = north.step_count()
    settle(north)
    assert north.step_count() == before
    new = updated(old, pc)
    take(north, pack(new, north))
    assert rows(north, "task") == {TASK}
    assert north.checks.for_update() == 0
    whole(new, north)


def test_many_are_judged_in_steps_of_a_size_that_travels(
    office: Store, north: Store, pc: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exchange_admin.store.judging_again._MOST", 10)
    old = pc(office._db.serialize(), older())
    for n in range(8):
        bring(old, north, *(Writes("task", uid(f"67{n}{m}"), OWN, new=True) for m in range(4)))
    new = updated(old, pc)
    assert len(rows(new, "task")) == 32
    assert held(new) == set()
    sizes = [n for (n,) in new._db.execute("SELECT records FROM sync_txn WHERE verb = 'package.judge'")]
    assert len(sizes) > 1
    whole(new)


def test_nothing_is_due_where_nothing_was_learned(office: Store, north: Store) -> None:
    bring(office, north, Writes("kind_of_tomorrow", TASK, {"x": "y"}, new=True))
    assert held(office) == {(TASK, "not_their_kind")}
    assert not JudgingAgain(office._file, office._writer).is_due()


def test_an_update_that_was_broken_off_judges_by_what_the_oldest_program_knew(office: Store, north: Store) -> None:
    bring(office, north, Writes("kind_of_tomorrow", TASK, {"x": "y"}, new=True))
    judging = JudgingAgain(office._file, office._writer)
    judging.note_known()
    noted = office.settings.get("held.known_before")
    office.settings.set("held.known_before", {"person": ["id"]})
    judging.note_known()
    assert office.settings.get("held.known_before") == {"person": ["id"]} != noted
    assert judging.is_due()
    settle(office)
    assert office.settings.get("held.known_before") is None


def test_what_stays_held_for_the_same_reason_keeps_nothing_else_from_being_judged(
    office: Store, north: Store, pc: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exchange_admin.store.judging_again._MOST", 2)
    old = pc(office._db.serialize(), older())
    foreign = {"person_id": BEN, "task_id": TASK, "title": "Scan", "file_name": "a.pdf"}
    for n in range(6):
        bring(old, north, Writes("attachment", uid(f"7{n}"), foreign, new=True))
    bring(old, north, TASK_OF_STAY)
    bring(old, north, SCAN_OF_TASK)
    new = pc(old._db.serialize(), same=True)
    new.settings.set("held.known_before", {"attachment": ["person_id", "title", "file_name"]})
    settle(new)
    assert held(new) == {(uid(f"7{n}"), "not_in_sight") for n in range(6)}
    assert SCAN in rows(new, "attachment")
    whole(new)
