"""Who gets to see what: the share of each partner, and that nothing else is in what is sent."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from exchanging import a_partner, add, an_office, pack, take
from offices import ANN, BEN, CID, DAN, NORTH, OFFICE, OTHER, SECRET, SITES, SOUTH, furnish
from replicas import uid

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step, removal
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.outgoing import Outgoing
from exchange_admin.store.peers import SENT, PackageRow, Peer
from exchange_admin.store.writing import Planned


@pytest.fixture
def office(names: Names) -> Iterator[Store]:
    with Store.in_memory(origin=Origin.seeded(11), names=names, institution=OFFICE) as made:
        furnish(made)
        for institution, site in SITES.items():
            made.peers.save(Peer(site, institution))
        yield made


@pytest.fixture
def north(names: Names) -> Iterator[Store]:
    with Store.in_memory(origin=Origin.seeded(12), names=names, institution=NORTH) as made:
        yield made


def shown(store: Store) -> set[str]:
    return {id for kind in REGISTRY.kinds for (id,) in store._db.execute(f'SELECT id FROM "{kind.name}"')}  # noqa: S608


def set_(store: Store, kind: str, id: str, **values: object) -> None:
    store.record(Step("x", "set", (Edit(kind, id, values),)))


def test_a_partner_sees_its_people_their_stays_and_what_those_name(office: Store) -> None:
    scope = office.exchange.scoping.of(NORTH)
    assert scope["person"] == {ANN, DAN}
    assert scope["mobility"] == {uid("51"), uid("54")}
    assert scope["identity_document"] == {uid("d0"), uid("d3")}
    assert scope["institution"] == {OFFICE, NORTH, OTHER}
    assert scope["contact"] == {uid("c0"), uid("c1")}
    assert scope["agreement"] == {uid("b1")}
    assert scope["staff"] == {uid("e2")}
    assert scope["programme"] == {uid("b3")}
    assert scope["academic_year"] == {uid("e3")}
    assert "signatory" not in scope
    assert "office" not in scope


def test_a_partner_sees_whom_it_entered_until_somebody_names_another_home(names: Names) -> None:
    office = an_office(names)
    with office, a_partner(names, office, NORTH) as north:
        eve = uid("a5")
        add(north, "person", eve, role="student", given_latin="Eve", email="eve@n.cn")
        take(office, pack(north, office))
        assert eve in office.exchange.scoping.of(NORTH)["person"]
        assert eve not in office.exchange.scoping.of(SOUTH)["person"]
        set_(office, "person", eve, email="eve@office.cn")
        take(north, pack(office, north))
        assert north.get("person", eve)["email"] == "eve@office.cn"
        set_(office, "person", eve, home_institution_id=SOUTH)
        assert eve not in office.exchange.scoping.of(NORTH)["person"]
        assert eve in office.exchange.scoping.of(SOUTH)["person"]


def test_a_partners_own_steps_sent_back_do_not_count_as_what_others_wrote(names: Names) -> None:
    """South writes about Ann, whom it does not know; the office that has not heard what South has sends it back."""
    office = an_office(names)
    with office, a_partner(names, office, SOUTH) as south:
        writer = south._writer
        with south._atomic():
            writer.write("x", "raw", [Planned("person", ANN, ("email",), ["a@s.cn"], ((),))], writer.projector())
        office.exchange.receive(south.exchange.slices({}))
        take(south, pack(office, south))
        take(office, pack(south, office))
        set_(office, "person", ANN, home_institution_id=SOUTH)
        for _ in range(2):
            take(south, pack(office, south))
            take(office, pack(south, office))
        assert south.get("person", ANN)["given_latin"] == "Ann"


def test_deleted_records_stay_in_scope(office: Store) -> None:
    office.record(Step("x", "remove", (removal("person", ANN),)))
    assert ANN in office.exchange.scoping.of(NORTH)["person"]


def test_a_stay_brings_its_person_with_everything_about_it(office: Store) -> None:
    assert CID not in office.exchange.scoping.of(SOUTH)["person"]
    values = {"person_id": CID, "sending_institution_id": OFFICE, "receiving_institution_id": SOUTH}
    office.record(Step("x", "add", (Edit("mobility", uid("55"), values, new=True),)))
    assert CID in office.exchange.scoping.of(SOUTH)["person"]
    assert uid("d2") in office.exchange.scoping.of(SOUTH)["identity_document"]


def test_what_is_sent_is_the_share_and_nothing_else(office: Store, north: Store) -> None:
    outgoing = office.exchange.outgoing_to_partner(SITES[NORTH])
    lines = list(outgoing.lines)
    text = "\n".join(line.text() for line in lines)
    for absent in (SECRET, "Ben", "Cid", "South", "S-1", "P1001", "P2002"):
        assert absent not in text
    north.exchange.receive(lines)
    assert shown(north) == {id for ids in office.exchange.scoping.of(NORTH).values() for id in ids}
    assert north.exchange.known() == outgoing.ends == office.exchange.known()
    assert set(outgoing.people) == {ANN, DAN}
    assert set(outgoing.records) == {
        (kind, id) for kind, ids in office.exchange.scoping.of(NORTH).items() for id in ids
    }
    assert north.checks.verify() == north.checks.compare_with_rebuild() == []


def test_steps_without_anything_for_a_partner_are_skipped_as_one_run(office: Store) -> None:
    for n in range(5):
        set_(office, "person", BEN, phone=str(n))
    last = list(office.exchange.outgoing_to_partner(SITES[NORTH]).lines)[-1]
    assert last.skipped
    assert last.seq == office.exchange.known()[office.author]
    assert last.first == last.seq - 4


def test_what_came_into_scope_later_is_made_up_for(office: Store, north: Store) -> None:
    set_(office, "person", CID, phone="1")
    first = office.exchange.outgoing_to_partner(SITES[NORTH])
    north.exchange.receive(first.lines)
    confirm(office, north, first)
    set_(office, "person", CID, email="c@x.org")
    values = {"person_id": CID, "sending_institution_id": OFFICE, "receiving_institution_id": NORTH}
    office.record(Step("x", "add", (Edit("mobility", uid("55"), values, new=True),)))
    second = office.exchange.outgoing_to_partner(SITES[NORTH])
    assert set(second.records) >= {("person", CID), ("identity_document", uid("d2")), ("mobility", uid("55"))}
    north.exchange.receive(second.lines)
    cid = north.get("person", CID)
    assert (cid["given_latin"], cid["phone"], cid["email"]) == ("Cid", "1", "c@x.org")
    assert north.checks.verify() == north.checks.compare_with_rebuild() == []
    confirm(office, north, second)
    assert office.exchange.outgoing_to_partner(SITES[NORTH]).entries == 0


def test_everything_unconfirmed_is_sent_again(office: Store, north: Store) -> None:
    first = office.exchange.outgoing_to_partner(SITES[NORTH])
    assert office.exchange.outgoing_to_partner(SITES[NORTH]).entries == first.entries
    north.exchange.receive(first.lines)
    confirm(office, north, first)
    again = office.exchange.outgoing_to_partner(SITES[NORTH])
    assert (again.entries, list(again.lines)) == (0, [])


def test_people_who_are_left_out_follow_when_they_may(office: Store, north: Store) -> None:
    first = office.exchange.outgoing_to_partner(SITES[NORTH], without_people=(DAN,))
    north.exchange.receive(first.lines)
    confirm(office, north, first)
    assert not shown(north) & {DAN, uid("54"), uid("d3")}
    assert set(first.people) == {ANN}
    set_(office, "person", DAN, phone="1")
    second = office.exchange.outgoing_to_partner(SITES[NORTH])
    north.exchange.receive(second.lines)
    assert shown(north) >= {DAN, uid("54"), uid("d3")}
    assert north.get("person", DAN)["phone"] == "1"
    assert north.get("person", DAN)["given_latin"] == "Dan"
    assert north.checks.compare_with_rebuild() == []


def test_a_record_that_comes_back_into_scope_brings_what_was_missed(office: Store, north: Store) -> None:
    document = uid("d9")
    office.record(Step("x", "add", (Edit("contact", uid("c9"), {"institution_id": NORTH, "name": "X"}, new=True),)))
    people = uid("a9")
    new = Edit("person", people, {"role": "student", "given_latin": "Eve", "home_institution_id": NORTH}, new=True)
    office.record(Step("x", "add", (new,)))
    first = office.exchange.outgoing_to_partner(SITES[NORTH])
    north.exchange.receive(first.lines)
    confirm(office, north, first)
    set_(office, "person", people, home_institution_id=SOUTH)
    office.record(
        Step(
            "x",
            "add",
            (Edit("identity_document", document, {"person_id": people, "kind": "passport", "number": "E1"}, new=True),),
        )
    )
    second = office.exchange.outgoing_to_partner(SITES[NORTH])
    assert ("person", people) in second.left
    north.exchange.receive(second.lines)
    confirm(office, north, second)
    assert north.get("identity_document", document) is None
    set_(office, "person", people, phone="7", home_institution_id=NORTH)
    third = office.exchange.outgoing_to_partner(SITES[NORTH])
    north.exchange.receive(third.lines)
    assert north.get("person", people)["home_institution_id"] == NORTH
    assert north.get("identity_document", document)["number"] == "E1"
    assert north.history.conflicts() == []
    assert north.checks.verify() == north.checks.compare_with_rebuild() == []


def confirm(office: Store, partner: Store, sent: Outgoing) -> None:
    """The partner has told that it took in what was sent last."""
    site = SITES[NORTH]
    id = office.origin.new_id()
    office.packages.add(PackageRow(id, SENT, site, "2026-09-01T00:00:00Z", ends=sent.ends), sent.records)
    with office._atomic():
        received = [row.id for row in office.packages.of(site, SENT)]
        office.packages.told(site, received, "2026-09-02T00:00:00Z")
    office.peers.save(Peer(site, NORTH, known=partner.exchange.known()))


def test_what_another_copy_left_out_is_made_up_for(office: Store, north: Store) -> None:
    """The partner knows the step from elsewhere, but this file has not sent it."""
    first = office.exchange.outgoing_to_partner(SITES[NORTH])
    north.exchange.receive(first.lines)
    confirm(office, north, first)
    set_(office, "person", DAN, phone="1")
    north.exchange.receive(office.exchange.outgoing_to_partner(SITES[NORTH], without_people=(DAN,)).lines)
    office.peers.save(Peer(SITES[NORTH], NORTH, known=north.exchange.known()))
    assert north.get("person", DAN)["phone"] is None
    north.exchange.receive(office.exchange.outgoing_to_partner(SITES[NORTH]).lines)
    assert north.get("person", DAN)["phone"] == "1"
