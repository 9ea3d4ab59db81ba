"""Of a step that a partner gets it sees its own entries only: the rest is there as leaves, and comes when it may."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from exchanging import (
    add,
    an_office,
    meet,
    pack,
    set_,
    take,
    whole,
)
from offices import ANN, BEN, CID, DAN, NORTH, OFFICE, SITES, SOUTH
from replicas import dump, signing, uid

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.merge.bodies import has_leaves, hiding, is_hidden
from exchange_admin.merge.transactions import TxnLine, encode_json, read_body
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.peers import Peer
from exchange_admin.store.step_form import StepForm

EVERYBODY = (ANN, BEN, CID, DAN)
"""Imported in one step. Ann and Dan are for North, Ben is for South, Cid for neither."""


@pytest.fixture
def office(names: Names) -> Iterator[Store]:
    with an_office(names) as made:
        yield made


def the_import(store: Store) -> TxnLine:
    """The step in which everybody was entered, as it stands in a file."""
    return next(line for line in store.exchange.slices({}) if '"people.import"' in line.body)


def seen(line: TxnLine) -> set[str]:
    txn = read_body(line.body)
    return {txn.record_of(i)[1] for i in range(len(txn.entries)) if not txn.is_hidden(i)}


def test_of_an_import_a_partner_gets_its_own_people_only(office: Store, north: Store) -> None:
    ours, theirs = the_import(office), the_import(north)
    assert seen(ours) == {*EVERYBODY}
    assert seen(theirs) == {ANN, DAN}
    assert (theirs.hash, theirs.signature, len(theirs.values)) == (ours.hash, ours.signature, len(ours.values))
    assert not any(id in theirs.text() for id in (BEN, CID))
    assert [one.records for one in north.history.steps() if one.verb == "people.import"] == [2]
    whole(office, north)


def test_kinds_and_fields_of_what_is_hidden_are_not_told_either(office: Store, north: Store) -> None:
    edits = (Edit("person", ANN, {"phone": "1"}), Edit("signatory", uid("e0"), {"name_ru": "Ректор"}))
    office.record(Step("office", "mixed", edits))
    packed = pack(office, north)
    assert '"phone"' in packed.lines[-1].body
    assert not any(word in packed.lines[-1].body for word in ("signatory", "name_ru", uid("e0")))


def test_what_stays_in_the_office_of_a_record_is_not_told_at_all(office: Store, north: Store) -> None:
    office.record(Step("office", "set", (Edit("person", ANN, {"phone": "1", "note": "for us"}),)))
    (line,) = [line for line in pack(office, north).lines if line.body and '"phone"' in line.body]
    assert '"note"' not in line.body
    assert [is_hidden(op) for op in read_body(line.body).entries] == [False, True]


def test_somebody_who_comes_into_sight_later_is_filled_in(office: Store, north: Store) -> None:
    set_(office, "person", CID, email="cid@o.cn")
    meet(office, north)
    set_(office, "person", CID, home_institution_id=NORTH)
    meet(office, north)
    assert seen(the_import(north)) == {ANN, DAN, CID}
    assert north.get("person", CID)["email"] == "cid@o.cn"
    assert north.get("person", CID)["given_latin"] == "Cid"
    whole(office, north)


def test_what_two_packages_show_in_any_order_is_put_together(office: Store, names: Names) -> None:
    line = the_import(office)
    before = [one for one in office.exchange.slices({}) if one.seq < line.seq]
    parts = [_part(line, {n}) for n in range(len(line.values))]
    dumps = []
    for order in (parts, parts[::-1]):
        with Store.in_memory(origin=Origin.seeded(3), names=names, institution=NORTH) as store:
            store.exchange.receive([*before, *order])
            assert the_import(store) == line
            whole(store)
            dumps.append(dump(store))
    assert dumps[0] == dumps[1]


def _part(line: TxnLine, shown: set[int]) -> TxnLine:
    values = tuple(pair if i in shown else None for i, pair in enumerate(line.values))
    return replace(line, body=hiding(line.body, shown), values=values)


def test_a_partner_passes_on_what_it_has_and_it_still_holds(office: Store, north: Store, names: Names) -> None:
    with Store.in_memory(origin=Origin.seeded(5), names=names, institution=SOUTH, signing=signing(5)) as other:
        other.exchange.receive(north.exchange.slices({}))
        assert seen(the_import(other)) == {ANN, DAN}
        other.exchange.receive(office.exchange.slices({}))
        assert seen(the_import(other)) == {*EVERYBODY}
        whole(other)


def test_a_line_in_which_more_is_hidden_changes_nothing(office: Store, north: Store) -> None:
    before = dump(north), list(north.exchange.slices({}))
    north.exchange.receive([_part(the_import(office), set())])
    assert (dump(north), list(north.exchange.slices({}))) == before


def test_an_office_gets_nothing_of_what_a_partner_keeps_for_itself(office: Store, north: Store) -> None:
    ours = Edit("staff", uid("90"), {"name": "Ours", "role": "coordinator"}, new=True)
    north.record(Step("north", "mixed", (Edit("person", ANN, {"phone": "1"}), ours)))
    take(office, pack(north, office))
    (line,) = [line for line in office.exchange.slices({}) if line.site == north.author]
    assert seen(line) == {ANN}
    assert office.get("person", ANN)["phone"] == "1"
    whole(office)


def test_own_steps_that_come_home_in_parts_are_put_together(
    office: Store, north: Store, south: Store, copied: Callable[[Store], Store]
) -> None:
    old = copied(office)
    office.record(Step("office", "import", tuple(Edit("person", id, {"phone": id[-2:]}) for id in EVERYBODY)))
    meet(office, north, south)
    for partner in (north, south):
        take(partner, pack(old, partner))
        take(old, pack(partner, old))
    step = next(one for one in old.exchange.returned.waiting() if len(one.entries) > 1)
    assert {entry.id for entry in step.entries} == {ANN, DAN}
    old.exchange.take_back("clerk")
    assert {id: old.get("person", id)["phone"] for id in EVERYBODY} == {ANN: "a1", BEN: "a2", CID: None, DAN: "a4"}
    whole(old)


@pytest.mark.parametrize("shown", [set(), {0}])
def test_what_has_come_back_only_in_part_can_be_undone_as_far_as_it_is_here(
    office: Store, copied: Callable[[Store], Store], shown: set[int]
) -> None:
    old = copied(office)
    step = office.record(Step("office", "set", tuple(Edit("person", id, {"phone": "9"}) for id in (ANN, CID)))).step
    old.exchange.receive(
        [_part(line, shown) if f"{line.site}:{line.seq}" == step else line for line in office.exchange.slices({})]
    )
    if shown:
        assert old.undo_step(step, "clerk").verb == "set"
        assert old.get("person", ANN)["phone"] is None
    else:
        with pytest.raises(RuleBroken, match=r"undo\.nothing"):
            old.undo_step(step, "clerk")
    whole(old)


def test_somebody_who_was_erased_is_not_filled_in_with_values(office: Store, north: Store) -> None:
    line = the_import(office)
    north.exchange.receive([line])
    assert seen(the_import(north)) == {*EVERYBODY}
    office.erase([("person", BEN)], "office", "request", "2026-09-01")
    take(north, pack(office, north))
    assert north.get("person", BEN) is None
    north.exchange.receive([line])
    at = [read_body(line.body).record_of(i)[1] for i in range(len(line.values))].index(BEN)
    assert the_import(north).values[at] is None
    whole(office, north)


# what is forged


def _swap(line: TxnLine) -> TxnLine:
    plain = json.loads(line.body)
    plain["ops"][0], plain["ops"][1] = plain["ops"][1], plain["ops"][0]
    return replace(line, body=encode_json(plain), values=(line.values[1], line.values[0], *line.values[2:]))


def _rename(line: TxnLine) -> TxnLine:
    return replace(line, body=line.body.replace(ANN, uid("99")))


def _other_leaf(line: TxnLine) -> TxnLine:
    part = _part(line, set())
    plain = json.loads(part.body)
    plain["ops"][0] = plain["ops"][1]
    return replace(part, body=encode_json(plain))


def _value_of_hidden(line: TxnLine) -> TxnLine:
    return replace(_part(line, set()), values=line.values)


def _fewer(line: TxnLine) -> TxnLine:
    plain = json.loads(line.body)
    plain["ops"].pop()
    return replace(line, body=encode_json(plain), values=line.values[:-1])


def _other_salt(line: TxnLine) -> TxnLine:
    first = line.values[0] or ("", "")
    return replace(line, values=(("00" * 16, first[1]), *line.values[1:]))


def _other_head(line: TxnLine) -> TxnLine:
    return replace(line, body=line.body.replace('"who":"office"', '"who":"Director Wang"'))


FORGED: dict[str, Callable[[TxnLine], TxnLine]] = {
    "two entries swapped": _swap,
    "another record in an entry": _rename,
    "the leaf of another entry": _other_leaf,
    "values of a hidden entry": _value_of_hidden,
    "an entry less": _fewer,
    "another salt": _other_salt,
    "another name in the head": _other_head,
}


@pytest.mark.parametrize("known", [False, True], ids=["unknown step", "known step"])
@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_step_with_leaves_is_refused_and_changes_nothing(
    office: Store, north: Store, names: Names, forged: str, known: bool
) -> None:
    line = the_import(office)
    with Store.in_memory(origin=Origin.seeded(3), names=names, institution=NORTH) as empty:
        store = north if known else empty
        before = dump(store), list(store.exchange.slices({}))
        with pytest.raises(RuleBroken, match=r"journal\.unreadable"):
            store.exchange.receive([FORGED[forged](line)])
        assert (dump(store), list(store.exchange.slices({}))) == before


# when it is written


def add_partner(office: Store, **more: str) -> None:
    values = {"site": SITES[NORTH], "institution_id": NORTH, "state": "confirmed", **more}
    office.record(Step("office", "partner.make", (Edit("partner_file", uid("70"), values, new=True),)))


def writes_leaves(store: Store) -> bool:
    step = set_(store, "person", ANN, phone=store.origin.new_id()[-9:])
    return has_leaves(next(line.body for line in store.exchange.slices({}) if f"{line.site}:{line.seq}" == step))


@pytest.mark.parametrize(("format", "expected"), [(1, False), (2, False), (3, True)])
def test_an_office_writes_for_the_oldest_program_among_its_partners(office: Store, format: int, expected: bool) -> None:
    add_partner(office)
    office.peers.save(Peer(SITES[NORTH], NORTH, format=format))
    assert writes_leaves(office) is expected
    set_(office, "partner_file", uid("70"), state="revoked")
    assert writes_leaves(office), "nothing is sent to a partner whose file was revoked"


def test_of_a_partner_that_nobody_has_heard_of_the_office_expects_the_worst(names: Names) -> None:
    with Store.in_memory(origin=Origin.seeded(11), names=names, institution=OFFICE) as office:
        add(office, "institution", NORTH, name_en="North", country="CN", kind="college")
        add(office, "person", ANN, role="student")
        assert writes_leaves(office)
        add(office, "partner_file", uid("70"), site=SITES[NORTH], institution_id=NORTH, state="enrolled")
        assert not writes_leaves(office), "whose keys were read to us may have any program"


def test_another_pc_of_the_office_knows_a_partner_by_what_it_signs(
    office: Store, copied: Callable[[Store], Store]
) -> None:
    add_partner(office)
    second = copied(office)
    second.peers.forget(SITES[NORTH])
    assert writes_leaves(second), "it was made by a program that signs"


def test_an_office_writes_for_the_oldest_program_among_its_pcs(office: Store) -> None:
    other = f"{office.site}.2-abcde"
    office.peers.save(Peer(other, format=2))
    assert not writes_leaves(office)
    office.exchange.end_lives({other: 0}, "office")
    assert writes_leaves(office), "that PC is gone"


def test_a_partner_writes_as_its_office_does(office: Store, north: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it writes is passed on to other partners of the office."""
    assert writes_leaves(north)
    with monkeypatch.context() as old:
        old.setattr(StepForm, "_has_old_partner", lambda _: True)
        set_(office, "person", ANN, email="a@o.cn")
    take(north, pack(office, north))
    assert not writes_leaves(north)
    set_(office, "person", ANN, email="b@o.cn")
    take(north, pack(office, north))
    assert writes_leaves(north)
    meet(office, north)
    whole(office, north)
