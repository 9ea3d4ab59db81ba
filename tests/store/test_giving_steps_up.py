"""What stands on a step that died with a disk goes on once the office gives that step up; should the step turn up after
all, everything is as if it had come in time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from exchanging import a_partner, add, an_office, pack, set_, take, tell, whole
from offices import ANN, CID, NORTH
from replicas import Restored, dump, uid

from exchange_admin.names import Names
from exchange_admin.store import Store


@pytest.fixture
def office(names: Names) -> Iterator[Store]:
    with an_office(names) as made:
        add(made, "partner_file", uid("e7"), site="n" * 8, institution_id=NORTH, state="confirmed")
        yield made


@pytest.fixture
def north(names: Names, office: Store) -> Iterator[Store]:
    with a_partner(names, office, NORTH) as made:
        take(office, pack(made, office))
        yield made


class Town:
    """The office wrote an address, the college saw and changed it and sent that; then both disks died, and nobody knows
    the step of the office any more."""

    def __init__(self, office: Store, north: Store, restored: Restored) -> None:
        self.former, kept, kept_north = office, office._db.serialize(), north._db.serialize()
        set_(office, "person", ANN, email="lost@office.cn")
        take(north, pack(office, north))
        set_(north, "person", ANN, email="kept@north.cn")
        sent = pack(north, office)
        self.office, self.north = restored(kept), restored(kept_north)
        self.office.exchange.end_lives({office.author: office.exchange.known()[office.author]}, "x")
        take(self.office, sent)
        take(self.north, pack(self.office, self.north))
        take(self.office, pack(self.north, self.office))

    def email(self, store: Store) -> object:
        return store.get("person", ANN)["email"]  # type: ignore[index]


@pytest.fixture
def town(office: Store, north: Store, restored: Restored) -> Town:
    return Town(office, north, restored)


def test_a_partner_that_stands_on_a_lost_step_waits_and_the_lost_step_is_named(town: Town) -> None:
    (one, *_) = town.office.exchange.waiting()
    assert one.missing_author == town.former.author
    (life,) = [one for one in town.office.exchange.ended.all() if one.life == town.former.author]
    assert life.lost == 1
    assert town.email(town.office) is None


def test_once_it_is_given_up_the_partner_counts(town: Town) -> None:
    changes = town.office.exchange.give_up_lost_steps("director").changes
    assert ANN in changes.ids["person"]
    assert town.office.exchange.waiting() == []
    assert town.email(town.office) == "kept@north.cn"
    whole(town.office)


def test_giving_up_twice_says_nothing_more(town: Town) -> None:
    town.office.exchange.give_up_lost_steps("director")
    assert town.office.exchange.give_up_lost_steps("director").changes.step == ""


def test_a_step_that_somebody_might_still_have_is_not_given_up(office: Store, north: Store, restored: Restored) -> None:
    kept = office._db.serialize()
    set_(office, "person", ANN, email="lost@office.cn")
    take(north, pack(office, north))
    set_(north, "person", ANN, email="kept@north.cn")
    again = restored(kept)
    again.exchange.end_lives({office.author: office.exchange.known()[office.author]}, "x")
    assert again.exchange.give_up_lost_steps("director").changes.step == ""


def test_a_partner_that_was_shown_nothing_of_a_lost_step_keeps_nobody_waiting(
    office: Store, north: Store, restored: Restored
) -> None:
    kept = office._db.serialize()
    set_(office, "person", CID, email="lost@office.cn")  # whom North does not see
    take(north, pack(office, north))
    set_(north, "person", ANN, phone="7")
    back = restored(kept)
    for _ in range(2):
        take(north, pack(back, north))
        take(back, pack(north, back))
    assert back.exchange.waiting() == []
    assert back.get("person", ANN)["phone"] == "7"
    back.exchange.end_lives({office.author: 0}, "x")
    take(north, pack(back, north))
    take(back, pack(north, back))
    assert [one.lost for one in back.exchange.ended.all()] == [1]
    whole(back, north)


def test_another_copy_goes_on_when_it_hears_of_it(town: Town, restored: Restored) -> None:
    second = restored(town.office._db.serialize())
    tell(town.office, second)
    tell(second, town.office)
    assert second.exchange.waiting() != []
    town.office.exchange.give_up_lost_steps("director")
    tell(town.office, second)
    assert second.exchange.waiting() == []
    assert town.email(second) == "kept@north.cn"
    whole(second)


def test_a_step_that_turns_up_after_all_is_filled_in_as_if_it_had_come_in_time(town: Town, restored: Restored) -> None:
    town.office.exchange.give_up_lost_steps("director")
    second = restored(town.office._db.serialize())
    town.office.exchange.receive(town.former.exchange.slices({}))
    assert town.office.exchange.waiting() == []
    assert town.email(town.office) == "kept@north.cn"
    whole(town.office)
    second.exchange.receive(town.office.exchange.slices({}))
    town.office.exchange.receive(second.exchange.slices({}))
    assert dump(second) == dump(town.office)


def test_a_partner_hears_that_something_was_given_up(town: Town) -> None:
    town.office.exchange.give_up_lost_steps("director")
    take(town.north, pack(town.office, town.north))
    given_up = town.north._db.execute("SELECT life FROM ended_life").fetchall()
    assert given_up == [(town.former.author,)]


def test_nobody_takes_it_back(town: Town) -> None:
    town.office.exchange.give_up_lost_steps("director")
    ((_, verb),) = [town.office.undoable()]  # type: ignore[list-item]
    assert verb == "add"


def test_what_a_partner_gives_up_counts_for_nothing(town: Town) -> None:
    values = {"life": town.former.author, "last_step": 1, "ended_at": "2026-09-01T08:00:00Z", "given_up_after": 0}
    add(town.north, "ended_life", uid("ee"), **values)
    take(town.office, pack(town.north, town.office))
    assert town.office.exchange.waiting() != []
