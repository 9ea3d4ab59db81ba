"""A wrong clock dates what was written meanwhile and nothing else; it is told, and a person can set it right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from exchanging import an_office, pack, set_, take, whole
from offices import ANN
from replicas import SIGNING, Clockwork, copy_of

from exchange_admin.domain.steps import Edit, Step
from exchange_admin.merge.bodies import body_hash
from exchange_admin.merge.signatures import step_message
from exchange_admin.merge.transactions import TxnLine, read_body, write_body
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.parts import Using

IN_2099 = int(datetime(2099, 5, 1, tzinfo=UTC).timestamp() * 1000)


@pytest.fixture
def office(names: Names) -> Iterator[Store]:
    with an_office(names) as made:
        yield made


@pytest.fixture
def pc(names: Names, office: Store) -> Iterator[tuple[Store, Clockwork]]:
    """The office on a PC whose clock can be set."""
    clock = Clockwork()
    origin = clock.origin(1)
    with Store(copy_of(office._db), Path(), Using(names=names, origin=origin, signing=SIGNING)) as made:
        yield made, clock


def days(store: Store) -> list[str]:
    """When the latest steps were written, by their number."""
    steps = [one for one in store.history.steps() if one.author == store.author]
    return [one.when[:10] for one in sorted(steps, key=lambda one: int(one.step.rpartition(":")[2]))[-3:]]


def test_one_step_of_a_pc_in_2099_does_not_date_the_later_ones(pc: tuple[Store, Clockwork]) -> None:
    store, clock = pc
    right = clock.now
    set_(store, "person", ANN, phone="1")
    clock.now = IN_2099
    set_(store, "person", ANN, phone="2")
    clock.now = right + 60_000
    set_(store, "person", ANN, phone="3")
    assert days(store) == ["2026-09-01", "2099-05-01", "2026-09-01"]
    assert store.get("person", ANN)["phone"] == "3"
    whole(store)


def test_a_step_of_a_wrong_clock_is_told_in_the_check_and_at_the_step(pc: tuple[Store, Clockwork]) -> None:
    store, clock = pc
    right = clock.now
    clock.now = IN_2099
    set_(store, "person", ANN, phone="2")
    clock.now = right
    (remark,) = [one for one in store.checks.remarks() if one.code == "journal.clock_ahead"]
    assert (remark.facts["n"], remark.facts["day"]) == (1, "2099-05-01")
    assert [one.ahead for one in store.history.of("person", ANN) if one.new == "2"] == [True]
    assert [one.ahead for one in store.history.steps() if one.when.startswith("2099")] == [True]
    assert not any(one.ahead for one in store.history.steps() if one.when.startswith("2026"))


def test_undo_takes_back_what_was_done_last_and_not_what_a_wrong_clock_dated(pc: tuple[Store, Clockwork]) -> None:
    store, clock = pc
    right = clock.now
    clock.now = IN_2099
    set_(store, "person", ANN, phone="2")
    clock.now = right + 1
    last = set_(store, "person", ANN, email="a@o.cn")
    assert store.undoable() == (last, "set")


def dated(line: TxnLine, hlc: int, author_key: bytes) -> TxnLine:
    """The same step with another clock, signed by its author."""
    body = write_body(replace(read_body(line.body), hlc=hlc))
    hash = body_hash(bytes.fromhex(line.prev), body)
    signature = SIGNING.sign(author_key, step_message(line.site, line.seq, hash))
    return replace(line, body=body, hash=hash.hex(), signature=signature.hex())


@pytest.mark.parametrize("hlc", [1 << 62, IN_2099 << 16])
def test_a_partners_step_of_a_wrong_clock_is_taken_told_and_set_right_by_a_decision(
    office: Store, north: Store, hlc: int
) -> None:
    set_(north, "person", ANN, email="north@n.cn")
    packed = pack(north, office)
    set_(office, "person", ANN, email="office@o.cn")
    key = north._lives.private(north.author)
    assert key is not None
    take(office, replace(packed, lines=[dated(line, hlc, key) for line in packed.lines]))
    assert {one.code for one in office.checks.remarks()} == {"journal.clock_ahead"}
    (dispute,) = office.history.conflicts()
    seen = {"email": tuple(choice.dot for choice in dispute.choices)}
    office.record(Step("x", "set", (Edit("person", ANN, {"email": "office@o.cn"}, seen=seen),)))
    assert office.history.conflicts() == []
    set_(office, "person", ANN, phone="7")
    assert max(days(office)) < "2030"
    assert office.get("person", ANN)["email"] == "office@o.cn"
    whole(office)
