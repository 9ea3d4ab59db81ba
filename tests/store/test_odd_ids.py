"""What a partner spells otherwise than our programs do: it changes nothing for anybody else, and is told.

The check of packages refuses it (`tests/documents/test_package_named_ids.py`). Here it has come in before, or by
another way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from exchanging import a_partner, add, an_office, meet, pack, set_, take, tell, whole
from offices import ANN, NORTH, OTHER, SOUTH
from replicas import SIGNING, copy_of, uid
from rogue import Rogue, Writes

from exchange_admin.documents.packages.checking import Contents
from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.merge.bodies import body_hash
from exchange_admin.merge.named_ids import hides
from exchange_admin.merge.transactions import TxnLine, read_body, value_hash, write_body
from exchange_admin.names import Names
from exchange_admin.store import Store, writing
from exchange_admin.store.identity import begin_incarnation
from exchange_admin.store.parts import Using

Spelling = Callable[..., None]
STAY, FOREIGN = uid("51"), uid("b2")
"""Ann's, of North and the office; an agreement of South."""


@pytest.fixture
def office(names: Names) -> Iterator[Store]:
    with an_office(names) as made:
        yield made


@pytest.fixture
def stay(office: Store, north: Store) -> str:
    """Ann's at South."""
    id = office.origin.new_id()
    sides = {"sending_institution_id": NORTH, "receiving_institution_id": SOUTH}
    add(office, "mobility", id, person_id=ANN, **sides, sending_status="nominated", receiving_status="none")
    meet(office, north)
    return id


@pytest.fixture
def writes(north: Store, monkeypatch: pytest.MonkeyPatch) -> Spelling:
    """North writes values in a step of its own, which stand there as they are spelled here."""

    def write(kind: str, id: str, *, new: bool = False, **spelled: str) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(writing, "text_of", lambda values, _=(): f"[{','.join(values)}]")
            values: Mapping[str, Value] = dict(spelled)
            Rogue(north).write(Writes(kind, id, values, new=new))

    return write


def named(id: str) -> str:
    return f'{{"id":"{id}"}}'


def read(lines: Sequence[TxnLine]) -> Contents:
    """As whoever gets them reads them."""
    contents = Contents()
    for line in lines:
        contents.take(line)
    return contents


def left(office: Store) -> list[tuple[object, object]]:
    """The steps that go to nobody, as `check` tells them: how many, and the first one."""
    told = [one.facts for one in office.checks.remarks() if one.code == "journal.left_behind"]
    return [(one["n"], one["seq"]) for one in told]


ODD = ('{"id":"}"}', '{"id":"é"}', '{"id":"a","x":1}', '{"id":"a","id":"b"}')


@pytest.mark.parametrize("text", ODD)
def test_what_no_package_may_hold_stays_behind_alone(
    office: Store, north: Store, south: Store, stay: str, writes: Spelling, text: str, names: Names
) -> None:
    writes("mobility", stay, agreement_id=text, topic_en='"Room 5"')
    writes("mobility", stay, topic_en='"Room 6"')
    set_(office, "person", ANN, email="later@x")
    take(office, Rogue(north).pack(office))
    packed = pack(office, south)
    contents = read(packed.lines)
    assert contents.entries > contents.kinds.total(), "something came without its values"
    take(south, packed)
    assert south.get("person", ANN)["email"] == "later@x"
    with Store(copy_of(south._db), Path(), Using(names=names, origin=Origin.seeded(9), signing=SIGNING)) as other:
        read(list(other.exchange.outgoing_to_hub().lines))
    assert len(left(office)) == 1
    whole(office, south)


def test_a_new_partner_gets_its_file_all_the_same(
    office: Store, north: Store, stay: str, writes: Spelling, names: Names
) -> None:
    writes("mobility", stay, agreement_id='{"id":"}"}')
    take(office, Rogue(north).pack(office))
    with a_partner(names, office, SOUTH) as later:
        assert later.get("mobility", stay)["agreement_id"] is None
        whole(later)


def test_another_pc_of_the_office_gets_all_the_rest(
    office: Store, north: Store, stay: str, writes: Spelling, names: Names
) -> None:
    with Store(copy_of(office._db), Path(), Using(names=names, origin=Origin.seeded(78), signing=SIGNING)) as other:
        with other._atomic():
            begin_incarnation(other._journal, other.origin, "")
        writes("mobility", stay, agreement_id='{"id":"}"}')
        take(office, Rogue(north).pack(office))
        set_(office, "person", ANN, email="later@x")
        read(list(office.exchange.outgoing_to_copies(other.exchange.known()).lines))
        tell(office, other)
        assert other.get("person", ANN)["email"] == "later@x"
        whole(other)


def test_a_plain_value_that_could_be_hidden_goes_to_nobody_and_is_told(
    office: Store, north: Store, south: Store, stay: str, writes: Spelling
) -> None:
    writes("mobility", stay, sending_status=named("withdrawn"))
    take(office, Rogue(north).pack(office))
    take(south, pack(office, south))
    assert south.get("mobility", stay)["sending_status"] == "nominated"
    assert left(office) == [(1, north.exchange.known()[north.author])]
    assert [(one.kind, one.id) for one in take(office, pack(south, office)).mismatches] == [("mobility", stay)]


def test_of_ones_own_partner_nothing_is_told_that_is_as_it_should_be(office: Store, north: Store, stay: str) -> None:
    set_(north, "mobility", stay, topic_en="x")
    meet(office, north)
    assert left(office) == []


def test_a_damaged_text_stops_nothing_else_and_is_told_as_damage(
    office: Store, north: Store, south: Store, stay: str, writes: Spelling
) -> None:
    writes("mobility", stay, agreement_id=named(FOREIGN))
    take(office, Rogue(north).pack(office))
    office._db.execute("UPDATE sync_value SET json = ? WHERE instr(json, ?)", (f"[{named(FOREIGN)}", named(FOREIGN)))
    assert left(office) == []
    assert "journal.chain_broken" in [one.code for one in office.checks.verify()]
    read(pack(office, south).lines)


# references in plain


def has(store: Store, id: str) -> bool:
    return any(id in line.text() for line in store.exchange.slices({}))


def test_an_id_that_cannot_be_hidden_does_not_go_to_who_does_not_see_it(
    office: Store, north: Store, south: Store, stay: str, writes: Spelling
) -> None:
    agreement = north.origin.new_id()
    add(office, "agreement", agreement, institution_id=NORTH, number="N-2", kind="exchange")
    meet(office, north, south)
    writes("mobility", stay, agreement_id=f'"{agreement}"', topic_en='"Room 5"')
    take(office, Rogue(north).pack(office))
    assert office.get("mobility", stay)["agreement_id"] == agreement
    take(south, pack(office, south))
    assert not has(south, agreement)
    assert left(office) == [], "every package may hold it"
    set_(office, "agreement", agreement, institution_id=SOUTH)
    meet(office, south)
    assert south.get("mobility", stay)["agreement_id"] == agreement
    assert south.get("mobility", stay)["topic_en"] == "Room 5"
    assert south.exchange.mismatches() == office.exchange.mismatches(south.site) == []
    whole(office, south)


def test_a_reference_that_need_not_be_hidden_is_told_however_it_is_spelled(
    office: Store, north: Store, south: Store, writes: Spelling
) -> None:
    id = north.origin.new_id()
    sides = {"sending_institution_id": named(NORTH), "receiving_institution_id": named(SOUTH)}
    states = {"sending_status": '"nominated"', "receiving_status": '"none"'}
    writes("mobility", id, new=True, person_id=named(ANN), **sides, **states)
    take(office, Rogue(north).pack(office))
    for held in office.where("held_change", "state", ["waiting"]):
        set_(office, "held_change", held.id, state="let_in")
    take(south, pack(office, south))
    record = south.get("mobility", id)
    assert [record[name] for name in ("person_id", *sides)] == [ANN, NORTH, SOUTH]


def test_a_former_home_in_plain_keeps_nothing_back(office: Store, north: Store, south: Store, writes: Spelling) -> None:
    person = north.origin.new_id()
    writes("person", person, new=True, role='"student"', home_institution_id=f'"{NORTH}"')
    take(office, Rogue(north).pack(office))
    set_(office, "person", person, home_institution_id=SOUTH)
    meet(office, south)
    assert south.get("person", person)["role"] == "student"
    assert south.exchange.mismatches() == []


# own steps that come home


@pytest.mark.parametrize(
    "text", ['["x"]', "[]", '[{"id":"}"}]', f"[{named(OTHER)}]", f"[{named(OTHER)},{named(OTHER)}]"]
)
def test_a_made_up_step_with_the_number_of_one_that_came_home_in_parts_adds_nothing(
    office: Store, north: Store, names: Names, text: str
) -> None:
    with Store(copy_of(office._db), Path(), Using(names=names, origin=Origin.seeded(79), signing=SIGNING)) as old:
        with old._atomic():
            begin_incarnation(old._journal, old.origin, "")
        set_(office, "mobility", STAY, agreement_id=FOREIGN)
        take(north, pack(office, north))
        take(north, pack(old, north))
        take(old, pack(north, old))
        old.exchange.take_back("clerk")
        packed = pack(north, old)
        (lost,) = [line for line in old.exchange.slices({}) if any(pair and hides(pair[1]) for pair in line.values)]
        assert take(old, packed, lines=[*packed.lines, _made_up(lost, text)]).returned == 0
        whole(old)


def _made_up(line: TxnLine, text: str) -> TxnLine:
    """Another step of the same number, chained as it must be."""
    txn, salt = read_body(line.body), bytes(16)
    entry = [0, "x", value_hash(salt, text)]
    body = write_body(replace(txn, shapes=(("question", ("text",)),), entries=[entry]))
    hash = body_hash(bytes.fromhex(line.prev), body).hex()
    return TxnLine(line.site, line.seq, hash, line.prev, body, ((salt.hex(), text),))
