"""What a partner has not the same as its office is told with the next package, whichever side has lost it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from exchanging import a_partner, add, an_office, meet, pack, set_, take, tell
from offices import ANN, BEN, DAN, NORTH, SOUTH
from replicas import SIGNING, Clockwork, opened, uid
from rogue import stay

from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.tallies import short_name
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store import comparing as limits
from exchange_admin.store.comparing import Mismatch
from exchange_admin.store.identity import begin_incarnation
from exchange_admin.store.parts import Using

STAY = uid("54")


@pytest.fixture
def office(names: Names) -> Iterator[Store]:
    with an_office(names) as made:
        yield made


@pytest.fixture
def north(names: Names, office: Store) -> Iterator[Store]:
    with a_partner(names, office, NORTH) as made:
        meet(office, made)
        yield made


def down(office: Store, partner: Store) -> tuple[Mismatch, ...]:
    return take(partner, pack(office, partner)).mismatches


def up(partner: Store, office: Store) -> tuple[Mismatch, ...]:
    return take(office, pack(partner, office)).mismatches


def told(found: tuple[Mismatch, ...]) -> set[tuple[str, str, str, str]]:
    return {(one.kind, one.id, one.field, one.missing) for one in found}


def empty(store: Store, kind: str, id: str, field: str) -> None:
    """As a fault of the program would: the record goes on without what stood last in one field."""
    (clock,) = store._db.execute(f'SELECT _clock FROM "{kind}" WHERE id = ?', (id,)).fetchone()  # noqa: S608
    first = RowClock.read(clock).inserts[0]
    store._db.execute(f'UPDATE "{kind}" SET "{field}" = NULL, _clock = ? WHERE id = ?', (first, id))  # noqa: S608


def test_two_sides_that_told_each_other_everything_have_the_same(office: Store, north: Store) -> None:
    set_(office, "person", ANN, email="a@x.cn")
    set_(north, "person", ANN, phone="+7 900 000-00-00")
    assert (down(office, north), up(north, office), down(office, north)) == ((), (), ())


def test_what_was_written_since_is_no_difference(office: Store, north: Store) -> None:
    """Both write while both packages are on their way."""
    set_(office, "person", ANN, email="a@x.cn")
    to_north = pack(office, north)
    set_(north, "person", ANN, email="b@x.cn")
    to_office = pack(north, office)
    set_(office, "person", ANN, email="c@x.cn")
    assert take(north, to_north).mismatches == ()
    assert take(office, to_office).mismatches == ()


def test_a_field_emptied_at_the_partner_is_named_there_at_once(office: Store, north: Store) -> None:
    set_(office, "person", ANN, email="a@x.cn")
    down(office, north)
    empty(north, "person", ANN, "email")
    assert told(down(office, north)) == {("person", ANN, "email", "")}


def test_a_field_emptied_at_the_partner_is_named_in_the_office_and_heals_with_the_next_package(
    office: Store, north: Store
) -> None:
    set_(office, "person", ANN, email="a@x.cn")
    meet(office, north)
    empty(north, "person", ANN, "email")
    assert told(up(north, office)) == {("person", ANN, "email", "")}
    assert [line.seq for line in pack(office, north).lines if line.body and any(line.values)] != []


def test_a_field_emptied_in_the_office_is_named_on_both_sides(office: Store, north: Store) -> None:
    set_(north, "person", ANN, email="a@x.cn")
    meet(office, north)
    empty(office, "person", ANN, "email")
    assert told(up(north, office)) == {("person", ANN, "email", "")}
    assert told(down(office, north)) == {("person", ANN, "email", "")}


def test_a_record_that_the_partner_has_lost_is_named_in_the_office(office: Store, north: Store) -> None:
    meet(office, north)
    north._db.execute("DELETE FROM identity_document WHERE person_id = ?", (ANN,))
    found = told(up(north, office))
    assert {(kind, missing) for kind, _, _, missing in found} == {("identity_document", "there")}
    assert all(office.get(kind, id) for kind, id, _, _ in found)


def test_a_record_that_the_partner_has_lost_is_counted_there(office: Store, north: Store) -> None:
    north._db.execute("DELETE FROM identity_document WHERE person_id = ?", (ANN,))
    assert {(one.kind, one.missing) for one in down(office, north)} == {("identity_document", "here")}


def test_the_list_stays_until_a_package_shows_that_the_difference_is_gone(office: Store, north: Store) -> None:
    set_(office, "person", ANN, email="a@x.cn")
    meet(office, north)
    empty(north, "person", ANN, "email")
    up(north, office)
    assert told(tuple(office.exchange.mismatches())) == {("person", ANN, "email", "")}
    set_(north, "person", ANN, email="b@x.cn")
    up(north, office)
    set_(office, "person", ANN, email="c@x.cn")
    meet(office, north)
    meet(office, north)
    assert office.exchange.mismatches() == []
    assert north.exchange.mismatches() == []


def test_what_an_office_lost_with_its_disk_and_did_not_take_back_is_named(
    office: Store, north: Store, names: Names
) -> None:
    kept = office._db.serialize()
    set_(office, "mobility", STAY, planned_start="2026-09-01", planned_end="2027-01-31")
    down(office, north)
    back = Store(opened(kept), office.path, Using(names=names, origin=Clockwork().origin(5), signing=SIGNING))
    with back:
        with back._atomic():
            begin_incarnation(back._journal, back.origin, "")
        down(back, north)
        assert up(north, back) == ()  # it waits to be taken back, and is told so
        back.exchange.refuse_returned(unproved_only=False)
        found = told(up(north, back))
        assert {("mobility", STAY, "planned_start", ""), ("mobility", STAY, "planned_end", "")} <= found


def test_what_an_office_took_back_differs_no_more(office: Store, north: Store, names: Names) -> None:
    kept = office._db.serialize()
    set_(office, "mobility", STAY, planned_start="2026-09-01")
    down(office, north)
    with Store(opened(kept), office.path, Using(names=names, origin=Clockwork().origin(5), signing=SIGNING)) as back:
        with back._atomic():
            begin_incarnation(back._journal, back.origin, "")
        down(back, north)
        up(north, back)
        back.exchange.take_back("clerk")
        meet(back, north)
        assert (up(north, back), down(back, north)) == ((), ())
        assert back.exchange._comparing.mismatches() == []


@pytest.mark.parametrize("heard_of", [True, False])
def test_what_another_pc_has_to_tell_first_is_not_compared(
    office: Store, north: Store, names: Names, heard_of: bool
) -> None:
    second = Store(
        opened(office._db.serialize()), office.path, Using(names=names, origin=Clockwork().origin(6), signing=SIGNING)
    )
    with second:
        with second._atomic():
            begin_incarnation(second._journal, second.origin, "")
        if heard_of:
            tell(second, office)
        set_(second, "person", ANN, email="second@x.cn")
        down(second, north)
        received = take(office, pack(north, office))
        assert received.mismatches == ()
        assert received.not_compared == (second.author,)
        tell(second, office)
        assert up(north, office) == ()


def test_what_a_copy_wrote_is_not_compared_while_only_the_partner_has_told_of_it_and_not_all(
    office: Store, north: Store, names: Names
) -> None:
    second = Store(
        opened(office._db.serialize()), office.path, Using(names=names, origin=Clockwork().origin(6), signing=SIGNING)
    )
    with second:
        with second._atomic():
            begin_incarnation(second._journal, second.origin, "")
        set_(second, "person", BEN, email="second@x.cn")  # whom the partner does not see yet
        down(second, north)
        set_(office, "person", BEN, home_institution_id=NORTH)
        down(office, north)
        up(north, office)
        office.exchange.take_back("clerk")  # the step without what it says of Ben
        tell(office, second)
        down(second, north)
        received = take(office, pack(north, office))
        assert received.mismatches == ()
        assert received.not_compared == (second.author,)
        tell(second, office)
        assert up(north, office) == ()


def test_what_a_partner_says_of_a_copy_and_shows_only_later_is_not_compared(
    office: Store, north: Store, names: Names
) -> None:
    second = Store(
        opened(office._db.serialize()), office.path, Using(names=names, origin=Clockwork().origin(6), signing=SIGNING)
    )
    with second:
        with second._atomic():
            begin_incarnation(second._journal, second.origin, "")
        set_(second, "mobility", STAY, sending_status="live")
        down(second, north)
        down(office, north)
        up(north, office)
        office.exchange.take_back("clerk")  # whole, as if it had been lost here
        set_(second, "mobility", STAY, sending_status="withdrawn")
        down(second, north)
        received = take(office, pack(north, office))
        assert received.mismatches == ()
        assert received.not_compared == (second.author,)


def test_what_waits_to_be_taken_back_is_told_once_and_differs_no_more_when_it_is_taken(
    office: Store, north: Store, names: Names
) -> None:
    kept, life = office._db.serialize(), office.author
    add(office, "mobility", uid("59"), **stay("", ANN).values)
    set_(office, "mobility", STAY, planned_start="2026-09-01")
    down(office, north)
    with Store(opened(kept), office.path, Using(names=names, origin=Clockwork().origin(5), signing=SIGNING)) as back:
        with back._atomic():
            begin_incarnation(back._journal, back.origin, "")
        back.exchange.end_lives({life: 0}, "clerk")
        down(back, north)
        assert up(north, back) == ()
        assert back.exchange.mismatches() == []
        back.exchange.take_back("clerk")
        assert back.exchange.mismatches() == []


def test_of_a_copy_that_has_told_two_partners_not_the_same_neither_is_told_of_a_difference(
    office: Store, north: Store, names: Names
) -> None:
    with (
        a_partner(names, office, SOUTH) as south,
        Store(
            opened(office._db.serialize()),
            office.path,
            Using(names=names, origin=Clockwork().origin(6), signing=SIGNING),
        ) as second,
    ):
        with second._atomic():
            begin_incarnation(second._journal, second.origin, "")
        set_(second, "mobility", STAY, sending_status="withdrawn")  # which South does not see
        down(second, south)
        down(second, north)
        down(office, south)
        up(south, office)
        office.exchange.take_back("clerk")  # the step without what it says
        assert down(office, north) == ()
        tell(second, office)
        assert down(office, north) == ()
        assert up(north, office) == ()


def test_somebody_left_out_for_want_of_a_consent_is_no_difference(office: Store, north: Store) -> None:
    set_(office, "person", DAN, email="d@x.cn")
    take(north, pack(office, north, without_people=[DAN]))
    assert up(north, office) == ()
    assert down(office, north) == ()


def test_somebody_who_went_elsewhere_and_came_back_is_no_difference(office: Store, north: Store) -> None:
    set_(office, "person", ANN, home_institution_id=uid("f2"))
    set_(office, "mobility", uid("51"), receiving_comment="gone")
    meet(office, north)
    set_(office, "person", ANN, email="away@x.cn")
    meet(office, north)
    set_(office, "person", ANN, home_institution_id=NORTH)
    assert up(north, office) == ()
    assert down(office, north) == ()
    assert up(north, office) == ()


def test_what_is_held_is_no_difference(office: Store, north: Store) -> None:
    set_(north, "person", DAN, email="d@north.cn")
    received = take(office, pack(north, office))
    assert received.held
    assert received.mismatches == ()
    assert down(office, north) == ()
    assert up(north, office) == ()


def test_in_a_large_share_the_record_is_told_at_once_and_the_field_by_the_answer(
    office: Store, north: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ROOM_FOR_FIELDS", 0)
    set_(office, "person", ANN, email="a@x.cn")
    meet(office, north)
    empty(north, "person", ANN, "email")
    assert told(down(office, north)) == {("person", ANN, "", "")}
    assert told(up(north, office)) == {("person", ANN, "email", "")}


def test_what_one_package_has_no_room_for_is_compared_with_the_next_ones(
    office: Store, north: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_(office, "person", ANN, email="a@x.cn")
    meet(office, north)
    empty(north, "person", ANN, "email")
    monkeypatch.setattr(limits, "ROOM_FOR_FIELDS", 0)
    monkeypatch.setattr(limits, "ROOM_FOR_RECORDS", 5)
    many = 20
    assert any(("person", ANN, "", "") in told(down(office, north)) for _ in range(many))


ALIKE = ("019ac000-0000-7000-8000-000000510eda", "019ac000-0000-7000-8000-000000e0fa25")
"""Ids of one short name: found in a minute."""


def test_people_whose_ids_somebody_has_chosen_alike_are_no_difference(office: Store, north: Store) -> None:
    assert short_name(ALIKE[0]) == short_name(ALIKE[1])
    for id in ALIKE:
        add(north, "person", id, role="student", given_latin="Ann", home_institution_id=NORTH)
    assert [up(north, office), down(office, north), up(north, office)] == [()] * 3


def test_a_file_of_an_older_program_is_compared_as_before(office: Store, north: Store) -> None:
    set_(office, "person", ANN, email="a@x.cn")
    meet(office, north)
    empty(north, "person", ANN, "email")
    office.exchange._comparing._random_bytes = lambda count: b""
    assert told(down(office, north)) == {("person", ANN, "email", "")}
    north._db.execute("DELETE FROM identity_document WHERE person_id = ?", (ANN,))
    ((_, id, _, _),) = told(down(office, north)) - {("person", ANN, "email", "")}
    assert bytes.fromhex(id.removesuffix(".")) == short_name(uid("d0"))


def test_a_file_without_a_record_has_nothing_to_compare(store: Store) -> None:
    tally = store.exchange.tally_for_copies(3)
    assert (tally.kinds, tally.share) == ({}, (1, 1))


def test_only_what_the_partner_may_see_is_told_of(office: Store, north: Store) -> None:
    tally = pack(office, north).tally
    assert tally is not None
    assert tally.kinds["person"].records.keys() == {short_name(id, tally.salt) for id in (ANN, DAN)}
    assert "note" not in tally.kinds["person"].fields
