"""The copies of a PC that was put back take home what partners have of its former life, and know what is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from exchanging import add, an_office, meet, pack, set_, take, tell, whole
from offices import ANN, CID, NORTH
from replicas import SIGNING, Restored, copy_of, dump, uid

from exchange_admin.domain.ids import Origin
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.package_apply import Incoming
from exchange_admin.store.parts import Using
from exchange_admin.store.peers import RECEIVED, PackageRow
from exchange_admin.store.withheld_entries import ENDED
from exchange_admin.store.writing import Planned


@pytest.fixture
def office(names: Names) -> Iterator[Store]:
    with an_office(names) as made:
        add(made, "partner_file", uid("e7"), site="n" * 8, institution_id=NORTH, state="confirmed")
        yield made


def put_back(backup: bytes, former: Store, restored: Restored) -> Store:
    """The PC of `former` goes on from a backup, and its lock file knew how far it had come."""
    again = restored(backup)
    again.exchange.end_lives({former.author: former.exchange.known()[former.author]}, "x")
    return again


def test_a_copy_takes_home_what_a_pc_that_was_put_back_had_told_a_partner(
    office: Store, north: Store, restored: Restored
) -> None:
    second = restored(office._db.serialize())
    set_(second, "person", ANN, phone="1")
    tell(second, office)
    backup = second._db.serialize()
    set_(second, "person", ANN, email="a@o.cn")
    take(north, pack(second, north))
    again = put_back(backup, second, restored)
    assert take(office, pack(north, office)).waiting == ()
    assert office.get("person", ANN)["email"] is None  # the second PC may be at work, as far as the first knows
    tell(again, office)
    meet(office, north)
    assert office.get("person", ANN)["email"] == "a@o.cn"
    tell(office, again)
    assert dump(office) == dump(again)
    whole(office, north, again)


def test_what_is_lost_is_counted_when_everybody_has_heard(office: Store, north: Store, restored: Restored) -> None:
    second = restored(office._db.serialize())
    set_(second, "person", ANN, phone="1")
    tell(second, office)
    tell(office, second)
    meet(office, north)
    backup = second._db.serialize()
    set_(second, "person", ANN, email="a@o.cn")
    take(north, pack(second, north))
    set_(second, "person", CID, phone="7")
    set_(second, "person", CID, email="c@o.cn")
    again = put_back(backup, second, restored)
    assert lives(again) == [(second.author, 3, 0, {office.author, north.site})]
    tell(again, office)
    assert lives(office) == [(second.author, 3, 0, {north.site})]  # the PC that says it has told all it has
    meet(office, north)
    assert lives(office) == [(second.author, 2, 2, set())]
    assert lives(again) == [(second.author, 3, 0, {office.author, north.site})]
    tell(office, again)
    assert lives(again) == [(second.author, 2, 0, {north.site})]  # which has told this PC nothing yet
    meet(again, north)
    assert lives(again) == [(second.author, 2, 2, set())]


def lives(store: Store) -> list[tuple[str, int, int, set[str]]]:
    return [(one.life, one.missing, one.lost, set(one.may_come_from)) for one in store.exchange.ended.all()]


def test_a_pc_at_work_that_was_thought_gone_goes_on_under_a_new_name(office: Store, restored: Restored) -> None:
    second = restored(office._db.serialize())
    set_(second, "person", ANN, phone="1")
    tell(second, office)
    author = second.author
    office.exchange.end_lives({author: 1}, "x")
    set_(second, "person", ANN, email="a@o.cn")
    tell(office, second)
    assert second.author != author
    set_(second, "person", ANN, phone="2")
    tell(second, office)
    assert (office.get("person", ANN)["email"], office.get("person", ANN)["phone"]) == ("a@o.cn", "2")
    assert lives(office) == [(author, 0, 0, set())]
    assert dump(office) == dump(second)
    whole(office, second)


def test_a_pc_does_not_end_its_own_life_nor_that_of_a_partner(office: Store, north: Store) -> None:
    assert not office.exchange.end_lives({office.author: 1, north.author: 1}, "x").step
    assert not north.exchange.end_lives({f"{north.site}.9-aaaaa": 1}, "x").step
    assert office.exchange.ended.all() == north.exchange.ended.all() == []


def test_what_a_partner_says_about_lives_counts_for_nothing(office: Store, north: Store, restored: Restored) -> None:
    second = restored(office._db.serialize())
    set_(second, "person", ANN, phone="1")
    tell(second, office)
    forged = {"life": second.author, "last_step": 1, "ended_at": "2026-09-01T08:00:00Z"}
    values = Planned(ENDED, uid("66"), tuple(forged), list(forged.values()), (), new=True)
    with north._atomic():
        north._writer.write("x", "life.end", [values], north._writer.projector())
    whole_lines = [
        line for line in north.exchange.slices({}) if line.site == north.author
    ]  # the program would leave it out
    held = take(office, pack(north, office), lines=whole_lines).held
    assert [(one.kind, one.reason) for one in held] == [(ENDED, "not_their_kind")]
    for one in office.where("held_change", "state", ["waiting"]):
        set_(office, "held_change", one.id, state="let_in")
    assert office.exchange.ended.all() == []
    author = second.author
    tell(office, second)
    assert second.author == author
    whole(office, second)


def test_a_lost_step_of_the_office_that_a_partner_makes_up_ends_nothing(
    office: Store, north: Store, names: Names, restored: Restored
) -> None:
    """The partner writes on in the name of the PC that the office has lost."""
    second = restored(office._db.serialize())
    tell(second, office)
    again = restored(office._db.serialize())
    forger = Store(copy_of(office._db), Path(), Using(names=names, origin=Origin.seeded(80), signing=SIGNING))
    forger.exchange.end_lives({second.author: 1}, "x")
    lines = list(forger.exchange.slices(office.exchange.known()))
    assert [line.site for line in lines] == [office.author]
    packed = pack(north, again)
    again.exchange.take_in(
        Incoming(
            [*packed.lines, *lines],
            peer=north.site,
            institution=NORTH,
            who="",
            package=PackageRow("forged", RECEIVED, north.site, "2026-09-01T00:00:00Z"),
            have={**packed.have, office.author: lines[-1].seq},
        )
    )
    assert again.exchange.known()[office.author] < lines[-1].seq  # something of it is missing
    assert again.exchange.ended.all() == []
    forger.close()


def test_a_partner_gets_no_word_of_lives(office: Store, north: Store) -> None:
    office.exchange.end_lives({f"{office.site}.9-aaaaa": 3}, "x")
    meet(office, north)
    assert north.exchange.known()[office.author] == office.exchange.known()[office.author]
    assert north._db.execute("SELECT count(*) FROM ended_life").fetchone() == (0,)
    assert not [line for line in north.exchange.slices({}) if "9-aaaaa" in line.text()]
