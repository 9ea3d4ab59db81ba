"""What stands on a step that died with a disk goes on once the office gives that step up; should the step turn up after
all, everything is as if it had come in time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from exchanging import a_partner, add, an_office, meet, pack, set_, take, tell, whole
from offices import ANN, CID, NORTH, SOUTH
from replicas import Restored, dump, uid

from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.lost_with_partners import MOST_LOST, LostWithPartners
from exchange_admin.store.peers import Peer
from exchange_admin.store.receiving import Waiting
from exchange_admin.store.withheld_entries import GivenUp


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


# steps that a partner wrote


def spans(store: Store) -> list[tuple[int, int]]:
    """What was given up of North's life."""
    rows = store._db.execute("SELECT life, given_up_after, last_step FROM ended_life WHERE given_up_after IS NOT NULL")
    return [(before, last) for life, before, last in rows if life == "nnnnnnnn.1"]


class Country:
    """What North wrote reached the office, which told South something; then the office was put back, and what South
    answered stands on a step of North that is not here. `under_way` North packed before it wrote that."""

    def __init__(self, office: Store, north: Store, south: Store, restored: Restored) -> None:
        set_(office, "person", ANN, home_institution_id=SOUTH)
        meet(office, north, south)
        self.north, self.south, self.before = north, south, north._db.serialize()
        kept, self.under_way = office._db.serialize(), pack(north, office)
        self.contact(office, "1")
        self.ask(office, "1")
        self.office = restored(kept)
        self.office.exchange.end_lives({office.author: 0}, "x")
        meet(self.office, south)

    def contact(self, office: Store, name: str) -> None:
        """North writes a step, which gets to an office."""
        set_(self.north, "contact", uid("c1"), name=name)
        take(office, pack(self.north, office))

    def ask(self, office: Store, value: str) -> None:
        """South writes a step knowing what an office has of North."""
        set_(office, "person", ANN, phone=value)
        take(self.south, pack(office, self.south))
        set_(self.south, "person", ANN, email=f"{value}@s.cn")

    def missing(self) -> set[tuple[int, int]]:
        """Steps of North that something waits for: the first one, and the last one that is needed."""
        causes = self.office._receiver.causes()
        return {(one.missing_seq, one.needed) for one in causes if one.missing_author == self.north.author}

    def lost(self) -> set[int]:
        return {one.needed for one in self.office.exchange.lost_with_partners()}

    def spans(self) -> list[tuple[int, int]]:
        """What was given up of North's life."""
        sql = "SELECT given_up_after, last_step FROM ended_life WHERE life = ? ORDER BY last_step"
        return self.office._db.execute(sql, (self.north.author,)).fetchall()

    def email(self) -> object:
        return self.office.get("person", ANN)["email"]  # type: ignore[index]


@pytest.fixture
def country(office: Store, north: Store, south: Store, restored: Restored) -> Country:
    return Country(office, north, south, restored)


def test_of_a_partners_life_is_given_up_what_is_lost_and_waited_for(country: Country) -> None:
    assert (country.missing(), country.lost()) == ({(1, 1)}, set())
    take(country.office, country.under_way)
    assert country.lost() == {1}
    country.office.exchange.give_up_lost_steps("director")
    assert (country.spans(), country.missing(), country.email()) == ([(0, 1)], set(), "1@s.cn")
    whole(country.office)


def test_a_later_step_of_a_life_of_which_some_were_given_up_is_waited_for(country: Country, restored: Restored) -> None:
    """North had written its step after it packed: it lost nothing, and goes on."""
    take(country.office, country.under_way)
    country.office.exchange.give_up_lost_steps("director")
    second = restored(country.office._db.serialize())
    country.contact(second, "2")
    country.ask(second, "2")
    take(country.office, pack(country.south, country.office))
    assert (country.missing(), country.email()) == ({(1, 2)}, "1@s.cn")
    country.contact(country.office, "3")
    tell(second, country.office)
    assert (country.missing(), country.email()) == (set(), "2@s.cn")
    whole(country.office)


def test_more_that_is_lost_of_a_life_is_given_up_on_another_word(country: Country, restored: Restored) -> None:
    take(country.office, country.under_way)
    country.office.exchange.give_up_lost_steps("director")
    kept = country.office._db.serialize()
    country.contact(country.office, "2")
    country.ask(country.office, "2")
    former, country.office = country.office, restored(kept)
    country.office.exchange.end_lives({former.author: 0}, "x")
    meet(country.office, country.south, restored(country.before))
    assert (country.missing(), country.lost()) == ({(1, 2)}, {2})
    country.office.exchange.give_up_lost_steps("director")
    assert (country.spans(), country.missing(), country.email()) == ([(0, 1), (0, 2)], set(), "2@s.cn")
    assert country.office.exchange.give_up_lost_steps("director").changes.step == ""
    whole(country.office)


def test_once_a_given_up_step_has_come_the_next_one_counts_like_any_other(country: Country) -> None:
    take(country.office, country.under_way)
    country.office.exchange.give_up_lost_steps("director")
    country.contact(country.office, "2")
    assert country.office.get("contact", uid("c1"))["name"] == "2"  # type: ignore[index]
    given_up = country.office._writer.holding.given_up()
    assert [given_up.has(country.north.author, seq) for seq in (1, 2)] == [True, False]
    whole(country.office)


def revoke(office: Store) -> None:
    set_(office, "partner_file", uid("e7"), state="revoked")


@pytest.mark.parametrize(("others", "lost"), [((), {1}), (("confirmed",), set()), (("revoked",), {1})])
def test_what_stands_in_a_file_that_was_revoked_is_lost(
    country: Country, others: tuple[str, ...], lost: set[int]
) -> None:
    revoke(country.office)
    for n, state in enumerate(others):
        add(country.office, "partner_file", uid(f"e8{n}"), site=country.north.site, institution_id=NORTH, state=state)
    assert country.lost() == lost
    assert bool(country.office.exchange.give_up_lost_steps("director").changes.step) is bool(lost)
    assert country.missing() == (set() if lost else {(1, 1)})


def test_what_a_copy_has_of_a_revoked_file_is_not_lost(country: Country, restored: Restored) -> None:
    second = restored(country.office._db.serialize())
    country.contact(second, "2")
    country.office.peers.save(Peer(second.author, known=second.exchange.known()))
    revoke(country.office)
    assert country.lost() == set()


def test_a_gap_in_the_chain_of_a_partner_is_not_offered_to_be_given_up(office: Store, north: Store) -> None:
    """Giving it up would let nothing go on: a chain is taken in without gaps."""
    packed = pack(north, office)
    for value in ("1", "2", "3"):
        set_(north, "contact", uid("c1"), name=value)
    later = pack(north, office)
    take(office, later, lines=later.lines[-1:])
    take(office, packed)
    (one,) = office.exchange.waiting()
    assert (one.is_gap, one.missing_seq, office.exchange.lost_with_partners()) == (True, 1, [])
    assert office.exchange.give_up_lost_steps("director").changes.step == ""


def test_a_partner_that_stands_on_a_number_which_nobody_wrote_gives_nothing_up(country: Country) -> None:
    """South, with its own keys, could have had everything let go that North was still to write."""
    take(country.office, country.under_way)
    far = (MOST_LOST, MOST_LOST + 1, 2**53)
    causes = [Waiting(country.south.author, 9, country.north.author, 1, needed) for needed in far]
    assert [one.needed for one in LostWithPartners(country.office._file).among(causes)] == [MOST_LOST]


# spans


@pytest.mark.parametrize(
    ("seq", "has", "needed"), [(2, False, 2), (3, True, 2), (5, True, 2), (6, False, 6), (7, True, 6), (9, False, 9)]
)
def test_of_a_life_nothing_is_given_up_but_what_was_said(seq: int, has: bool, needed: int) -> None:
    given_up = GivenUp({"n.1": [(2, 4), (4, 5), (6, 8)]})
    assert (given_up.has("n.1", seq), given_up.needed("n.1", seq)) == (has, needed)
    assert (given_up.has("n.2", seq), given_up.needed("n.2", seq)) == (False, seq)
