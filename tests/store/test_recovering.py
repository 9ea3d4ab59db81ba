"""A disk dies and an older state of the file comes back: what others have of its steps comes home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from exchanging import add, an_office, meet, pack, set_, take, take_home, tell, whole
from offices import ANN, BEN, CID, DAN, NORTH
from replicas import dump, uid

from exchange_admin.domain.steps import Edit, Step
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.package_apply import Incoming
from exchange_admin.store.peers import RECEIVED, PackageRow


@pytest.fixture
def office(names: Names) -> Iterator[Store]:
    with an_office(names) as made:
        yield made


def test_a_partner_gets_its_lost_steps_back_from_the_office(office: Store, north: Store, restored) -> None:
    set_(north, "person", ANN, email="1@n.cn")
    meet(office, north)
    backup = north._db.serialize()
    set_(north, "person", ANN, email="2@n.cn")
    meet(office, north)
    again = restored(backup)
    take(office, pack(again, office))
    received = take(again, pack(office, again))
    assert received.own_lost
    assert again.get("person", ANN)["email"] == "1@n.cn"
    assert [(one.peer, one.proved, len(one.entries)) for one in again.exchange.returned.waiting()] == [
        (office.site, True, 1)
    ]
    again.exchange.take_back("clerk")
    assert again.get("person", ANN)["email"] == "2@n.cn"
    assert again.exchange.waiting() == []
    set_(again, "person", ANN, email="3@n.cn")
    meet(office, again)
    assert office.get("person", ANN)["email"] == "3@n.cn"
    assert office.history.conflicts() == []
    whole(office, again)


def test_a_file_that_did_not_notice_becomes_somebody_new(office: Store, north: Store, restored) -> None:
    backup = north._db.serialize()
    set_(north, "person", ANN, email="2@n.cn")
    meet(office, north)
    again = restored(backup, new_life=False)
    before = again.author
    received = take(again, pack(office, again))
    assert received.own_lost
    assert again.author != before
    set_(again, "person", ANN, phone="7")
    meet(office, again)
    assert office.checks.verify() == []
    assert office.get("person", ANN)["phone"] == "7"
    assert office.get("person", ANN)["email"] == "2@n.cn"


def test_a_partner_whose_disk_died_gets_everything_about_a_newcomer_again(
    office: Store, north: Store, restored
) -> None:
    backup = north._db.serialize()
    set_(office, "person", CID, home_institution_id=NORTH)
    meet(office, north)
    set_(office, "person", CID, email="c@o.cn")
    again = restored(backup)
    take(again, pack(office, again))  # tells of Cid's address alone, but is confirmed
    meet(office, again)
    assert (again.get("person", CID)["given_latin"], again.get("person", CID)["email"]) == ("Cid", "c@o.cn")
    assert again.exchange.waiting() == []
    whole(office, again)


def test_the_office_gets_back_whole_what_a_partner_has_of_its_lost_decisions(
    office: Store, north: Store, restored
) -> None:
    backup = office._db.serialize()
    office.record(
        Step(
            "x",
            "set",
            (
                Edit("person", ANN, {"email": "1@o.cn"}),
                Edit("mobility", uid("54"), {"sending_status": "withdrawn"}),
                Edit("agreement", uid("b1"), {"number": "N-2"}),
            ),
        )
    )
    take(north, pack(office, north))
    set_(north, "person", ANN, email="2@n.cn")
    again = restored(backup)
    received = take(again, pack(north, again))
    assert received.own_lost
    assert [one.missing_author for one in received.waiting] == [office.author]
    assert again.get("mobility", uid("54"))["sending_status"] == "nominated"
    meet(again, north)
    assert again.exchange.waiting() == []
    assert again.get("person", ANN)["email"] == "2@n.cn"
    assert again.history.conflicts() == []
    assert again.get("agreement", uid("b1"))["number"] == "N-2"
    assert again.get("mobility", uid("54"))["sending_status"] == "withdrawn"
    whole(again, north)


def test_each_partner_gives_the_office_back_its_part_of_one_step(
    office: Store, north: Store, south: Store, restored
) -> None:
    backup = office._db.serialize()
    both = (Edit("person", ANN, {"email": "ann@o.cn"}), Edit("person", BEN, {"email": "ben@o.cn"}))
    office.record(Step("x", "set", both))
    set_(office, "person", BEN, phone="7")
    meet(office, north, south)
    again = restored(backup)
    meet(again, north, south)
    assert again.get("person", ANN)["email"] == "ann@o.cn"
    assert again.get("person", BEN)["email"] == "ben@o.cn"
    assert again.get("person", BEN)["phone"] == "7"
    assert again.exchange.known() == {**again.exchange.known(), office.author: office.exchange.known()[office.author]}
    whole(again, north, south)


def test_a_lost_step_about_somebody_who_comes_in_the_same_package_comes_home_at_once(
    office: Store, north: Store, restored
) -> None:
    older, new = restored(office._db.serialize()), uid("77")
    add(north, "person", new, role="student", given_latin="New")
    take(office, pack(north, office))
    set_(office, "person", new, email="n@o.cn")
    take(north, pack(office, north))
    take(north, pack(older, north))
    packed = pack(north, older)
    take_home(older, packed)
    assert older.get("person", new)["email"] == "n@o.cn"
    assert take(older, packed).changed == ()
    assert older.exchange.known()[office.author] == office.exchange.known()[office.author]
    whole(older)


@pytest.mark.parametrize("order", [1, -1], ids=["in their order", "the last first"])
def test_lost_steps_that_a_partner_knows_by_number_alone_come_home_with_one_package(
    office: Store, north: Store, restored, order: int
) -> None:
    backup = office._db.serialize()
    lost = restored(backup)
    set_(lost, "person", BEN, note="the first step of a life goes to everybody, without what it says")
    set_(lost, "person", BEN, note="of the second one North gets the number")
    take(north, pack(lost, north))
    add(north, "person", uid("66"), role="student", given_latin="New")
    again = restored(backup)
    take(north, pack(again, north))  # who hears with it what is lost
    sent = pack(north, again)
    received = take(again, sent, lines=sent.lines[::order])
    assert received.own_lost
    assert received.waiting == ()
    assert again.get("person", uid("66"))["given_latin"] == "New"
    assert set_aside(again) == [], "nothing is left to be taken back"
    before = dump(again)
    take(again, sent, lines=sent.lines[::order])
    assert (dump(again), set_aside(again)) == (before, [])
    whole(again)


def test_when_a_lost_step_was_erased_those_behind_it_come_home_with_it(office: Store, north: Store, restored) -> None:
    backup = office._db.serialize()
    lost = restored(backup)
    set_(lost, "person", ANN, email="1@o.cn")
    set_(lost, "person", BEN, note="of this one North gets the number")
    take(north, pack(lost, north))
    add(north, "person", uid("66"), role="student", given_latin="New")
    again = restored(backup)
    take(north, pack(again, north))
    assert take(again, pack(north, again)).returned == 1
    again.erase([("person", ANN)], "clerk", "request", "2026-10-01")
    assert take(again, pack(north, again)).waiting == ()
    assert again.get("person", uid("66"))["given_latin"] == "New"
    assert set_aside(again) == []
    whole(again)


def test_a_number_comes_home_with_what_the_step_before_it_waited_for(
    office: Store, north: Store, south: Store, restored
) -> None:
    """One partner gives back a step that stands on one by the other, and that one a step by its number behind it."""
    backup = office._db.serialize()
    lost = restored(backup)
    set_(north, "person", ANN, email="1@n.cn")
    take(lost, pack(north, lost))
    set_(lost, "person", BEN, note="the first step of a life goes to everybody, without what it says")
    take(south, pack(lost, south))
    set_(lost, "person", BEN, note="of the second one North gets the number")
    take(north, pack(lost, north))
    again = restored(backup)
    for partner in (south, north):
        take(partner, pack(again, partner))
    assert take(again, pack(south, again)).waiting
    sent = pack(north, again)
    assert take(again, sent).waiting == ()
    assert again._journal.applied(lost.author) == lost._journal.applied(lost.author)
    before = dump(again)
    take(again, sent)
    assert (dump(again), set_aside(again)) == (before, [])
    whole(again)


def set_aside(store: Store) -> list[object]:
    return store._db.execute("SELECT author, seq, state FROM sync_returned").fetchall()


def test_a_number_that_does_not_follow_what_is_here_stays_set_aside_until_it_does(
    office: Store, north: Store, restored
) -> None:
    backup = office._db.serialize()
    set_(office, "person", ANN, email="1@o.cn")
    set_(office, "person", BEN, note="of this one North gets the number")
    take(north, pack(office, north))
    again = restored(backup)
    take(north, pack(again, north))
    take(again, pack(north, again))
    (_, first, _), (_, second, _) = set_aside(again)
    assert (second, again.exchange.known()[office.author]) == (first + 1, first - 1)
    again.exchange.take_back("clerk")
    assert again._journal.applied(office.author) == second


def test_another_copy_fills_what_a_partner_did_not_have(office: Store, north: Store, restored) -> None:
    copy = restored(office._db.serialize())
    set_(office, "person", CID, email="c@o.cn")
    set_(office, "person", ANN, email="a@o.cn")
    take(north, pack(office, north))
    north.peers.save(replaced_known(north, office.site))
    take_home(copy, pack(north, copy))
    assert copy.get("person", ANN)["email"] == "a@o.cn"
    assert copy.get("person", CID)["email"] is None
    assert copy.exchange.known()[office.author] < office.exchange.known()[office.author]
    outgoing = office.exchange.outgoing_to_copies(copy.exchange.known())
    copy.exchange.take_in(
        Incoming(
            outgoing.lines,
            peer=office.author,
            institution=office.institution,
            who="",
            package=PackageRow("c", RECEIVED, office.author, "2026-09-01T00:00:00Z"),
            have=office.exchange.known(),
        )
    )
    assert copy.get("person", CID)["email"] == "c@o.cn"
    assert copy.exchange.known()[office.author] == office.exchange.known()[office.author]
    whole(copy)


def test_a_copy_that_is_only_behind_has_lost_nothing(office: Store, north: Store, restored) -> None:
    copy = restored(office._db.serialize())
    tell(office, copy)
    set_(office, "person", ANN, email="a@o.cn")
    take(north, pack(office, north))
    set_(north, "person", ANN, phone="1")
    received = take(copy, pack(north, copy))
    assert not received.own_lost
    assert received.waiting
    tell(office, copy)
    assert copy.exchange.waiting() == []
    assert copy.get("person", ANN)["phone"] == "1"


def test_what_came_to_a_pc_without_its_values_reaches_the_next_partner_with_them(
    office: Store, north: Store, south: Store, restored
) -> None:
    second = restored(office._db.serialize())
    set_(second, "person", ANN, email="a@o.cn")
    take(south, pack(second, south))
    take(south, pack(office, south))
    take(office, pack(south, office))
    assert office.get("person", ANN)["email"] is None  # South does not see Ann
    meet(office, north)
    tell(second, office)
    meet(office, north)
    assert north.get("person", ANN)["email"] == "a@o.cn"
    assert office.exchange.undelivered(north.site) == (0, 0)
    whole(office, north)


def test_a_third_pc_lacks_what_another_passed_on_without_its_values(office: Store, south: Store, restored) -> None:
    second, third = restored(office._db.serialize()), restored(office._db.serialize())
    set_(second, "person", ANN, email="a@o.cn")
    take(south, pack(second, south))
    take(south, pack(office, south))
    take(office, pack(south, office))
    tell(office, third)
    tell(second, third)
    assert third.get("person", ANN)["email"] == "a@o.cn"
    assert third.exchange.known()[second.author] == second.exchange.known()[second.author]
    whole(third)


def test_what_a_dead_pc_told_a_partner_alone_comes_home_from_there(office: Store, north: Store, restored) -> None:
    second = restored(office._db.serialize())
    tell(second, office)
    set_(second, "person", ANN, email="a@o.cn")
    take(north, pack(second, north))
    take(north, pack(office, north))
    set_(north, "person", ANN, phone="7")
    assert take(office, pack(north, office)).waiting  # for the other PC, which will tell of its steps itself
    office.peers.forget(second.author)
    meet(office, north)
    assert office.exchange.waiting() == []
    assert (office.get("person", ANN)["email"], office.get("person", ANN)["phone"]) == ("a@o.cn", "7")
    whole(office, north)


def test_a_pc_that_a_partner_writes_to_later_misses_nothing_of_what_it_told_the_other(
    office: Store, north: Store, restored
) -> None:
    second = restored(office._db.serialize())
    add(north, "person", uid("77"), role="student", given_latin="New")
    meet(office, north)
    set_(north, "person", uid("77"), email="n@n.cn")
    take(second, pack(north, second))
    tell(office, second)
    tell(second, office)
    assert second.get("person", uid("77")).values == {**office.get("person", uid("77")).values, "email": "n@n.cn"}
    assert dump(office) == dump(second)
    whole(office, second)


def test_what_another_pc_has_not_judged_is_judged_here(office: Store, north: Store, restored) -> None:
    second = restored(office._db.serialize())
    set_(north, "person", ANN, email="n@n.cn")
    meet(office, north)
    set_(north, "person", DAN, email="dan@n.cn")  # who is not North's
    assert [one.missing_seq for one in take(second, pack(north, second)).waiting] == [1]
    assert [(one.id, one.reason) for one in tell(second, office).held] == [(DAN, "not_theirs")]
    tell(office, second)
    tell(second, office)
    assert second.get("person", DAN)["email"] is None
    assert dump(office) == dump(second)
    whole(office, second)


def test_a_partner_whose_disk_died_gets_the_first_step_of_a_pc_again(office: Store, north: Store, restored) -> None:
    second, backup = restored(office._db.serialize()), north._db.serialize()
    set_(second, "person", ANN, email="a@o.cn")
    tell(second, office)
    meet(office, north)
    set_(second, "person", ANN, phone="7")
    tell(second, office)
    again = restored(backup)
    take(again, pack(office, again))
    meet(office, again)
    assert (again.get("person", ANN)["email"], again.get("person", ANN)["phone"]) == ("a@o.cn", "7")
    assert again.exchange.waiting() == []
    whole(office, again)


def replaced_known(store: Store, site: str):
    """As after a package of the other copy, which has less."""
    peer = store.peers[site]
    return replace(peer, known={author: seq - 2 for author, seq in peer.known.items() if author.startswith(site)})
