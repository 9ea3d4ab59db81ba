"""Nobody speaks for another: what is signed, what counts on whose word, and what a rogue partner or office can do."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from exchanging import (
    Packed,
    an_office,
    certify,
    give_keys,
    meet,
    pack,
    set_,
    take,
    take_home,
    tell,
    whole,
)
from offices import ANN, BEN, NORTH, SITES, SOUTH
from replicas import SIGNING, copy_of, signing

from exchange_admin.documents.packages.step_signing import StepSigning
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.merge.signatures import LifeKey, Proof, life_message, step_message
from exchange_admin.merge.transactions import TxnLine, read_body
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.identity import begin_incarnation
from exchange_admin.store.package_apply import Told
from exchange_admin.store.parts import Using


@pytest.fixture
def office(names: Names) -> Iterator[Store]:
    with an_office(names) as made:
        yield made


def refused(code: str, store: Store, packed: Packed) -> None:
    before = store.exchange.known()
    with pytest.raises(RuleBroken) as broken:
        take(store, packed)
    assert broken.value.problem.code == code
    assert store.exchange.known() == before


def of(packed: Packed, site: str) -> list[TxnLine]:
    return [line for line in packed.lines if line.site.startswith(site)]


def own_next_step(office: Store, copied: Callable[..., Store], who: str, *, by: StepSigning | None) -> list[TxnLine]:
    """The office's next step as somebody else would write it, with or without a key of his own."""
    forger = copied(office, new_life=False, by=by)
    with forger._atomic():
        forger._db.execute("DELETE FROM sync_own_key")
        forger._db.execute("DELETE FROM sync_life_key")
    set_(forger, "person", ANN, email="forged@n.cn")
    forger.record(Step(who, "person.set", (Edit("person", ANN, {"phone": "666"}),)))
    return list(forger.exchange.slices(office.exchange.known()))


# what is signed


def test_every_step_is_signed_from_the_first_one_on(office: Store) -> None:
    lines = list(office.exchange.slices({}))
    key = read_body(lines[0].body).key
    assert len(key) == 64
    for line in lines:
        message = step_message(line.site, line.seq, bytes.fromhex(line.hash))
        assert SIGNING.is_signed(key, bytes.fromhex(line.signature), message)
    assert not any(read_body(line.body).key for line in lines[1:])


def test_a_file_of_an_older_program_signs_from_its_next_step_on_and_keeps_its_name(names: Names) -> None:
    with Store.in_memory(origin=Origin.seeded(5), names=names) as older:
        older.record(Step("x", "add", (Edit("person", ANN, {"role": "student"}, new=True),)))
        with Store(copy_of(older._db), Path(), Using(names=names, origin=Origin.seeded(6), signing=SIGNING)) as newer:
            set_(newer, "person", ANN, email="a@o.cn")
            assert newer.author == older.author
            assert [bool(line.signature) for line in newer.exchange.slices({})] == [False, True]
            assert newer._lives.since(newer.author) == 2
            assert newer.checks.verify() == []


def test_the_key_of_a_life_is_gone_when_the_next_one_begins(office: Store, copied) -> None:
    again = copied(office)
    set_(again, "person", ANN, email="a@o.cn")
    assert [row[0] for row in again._db.execute("SELECT author FROM sync_own_key")] == [again.author]
    assert again._lives.all()[again.author].key != again._lives.all()[office.author].key


def test_a_life_that_signs_writes_nothing_unsigned(office: Store, copied) -> None:
    with pytest.raises(TypeError):
        set_(copied(office, new_life=False, by=None), "person", ANN, email="a@o.cn")


def test_the_first_signed_step_says_how_far_former_lives_had_come(names: Names, north: Store, office: Store) -> None:
    unsigned = Store(copy_of(north._db), Path(), Using(names=names, origin=Origin.seeded(7)))
    with unsigned:
        set_(unsigned, "person", ANN, email="1@n.cn")
        with unsigned._atomic():
            begin_incarnation(unsigned._journal, unsigned.origin, "")
        with Store(
            copy_of(unsigned._db), Path(), Using(names=names, origin=Origin.seeded(8), signing=SIGNING)
        ) as newer:
            give_keys(newer)
            set_(newer, "person", ANN, email="2@n.cn")
            take(office, pack(newer, office))
    assert office._lives.all()[f"{SITES[NORTH]}.1"] == LifeKey("", 2)
    assert office._lives.signs(f"{SITES[NORTH]}.1", 2)
    assert not office._lives.signs(f"{SITES[NORTH]}.1", 1)


# a partner speaks for the office


@pytest.mark.parametrize("by", [None, signing(66)], ids=["unsigned", "with another key"])
def test_a_partner_cannot_write_the_offices_next_step_as_director_wang(
    office: Store, north: Store, copied, by: StepSigning | None
) -> None:
    forged = own_next_step(office, copied, "Director Wang", by=by)
    packed = pack(north, office)
    before = office.exchange.known()
    received = take(office, replace(packed, lines=[*packed.lines, *forged], have={**packed.have, office.author: 999}))
    assert office.exchange.known()[office.author] == before[office.author]
    assert (received.own_lost, office.exchange.returned.waiting()) == (False, [])
    assert received.claimed > 0
    assert office.get("person", ANN)["phone"] is None
    set_(office, "person", ANN, email="a@o.cn")
    assert office.checks.verify() == []
    whole(office)


def test_a_made_up_step_of_a_life_that_is_over_waits_for_a_person_and_says_that_nobody_signed_it(
    office: Store, north: Store, copied
) -> None:
    again = copied(office)
    forged = [line.unsigned() for line in own_next_step(office, copied, "Director Wang", by=None)]
    packed = pack(north, again)
    received = take(again, replace(packed, lines=[*packed.lines, *forged]))
    assert [(one.who, one.proved) for one in again.exchange.returned.waiting()][-1] == ("Director Wang", False)
    assert received.returned == 2
    again.exchange.take_back("clerk")
    assert again.get("person", ANN)["phone"] is None
    again.exchange.refuse_returned()
    take(again, replace(pack(north, again), lines=forged))
    assert again.exchange.returned.waiting() == []


def test_a_step_of_a_former_life_signed_with_another_key_refuses_the_package(
    office: Store, north: Store, copied
) -> None:
    again = copied(office)
    forged = own_next_step(office, copied, "Director Wang", by=signing(66))
    refused("package.step_signature", again, replace(pack(north, again), lines=forged))


def test_a_signature_of_another_step_is_none(office: Store, north: Store, copied) -> None:
    again = copied(office)
    set_(office, "person", ANN, email="1@o.cn")
    set_(office, "person", ANN, email="2@o.cn")
    first, second = office.exchange.slices(again.exchange.known())
    swapped = [replace(first, signature=second.signature), replace(second, signature=first.signature)]
    refused("package.step_signature", again, replace(pack(north, again), lines=swapped))


def test_a_claim_to_know_more_of_us_begins_no_new_life(office: Store, north: Store) -> None:
    before = office.author
    packed = pack(north, office)
    received = take(office, replace(packed, have={**packed.have, before: 10**6}))
    assert office.author == before
    assert (received.own_lost, received.claimed) == (False, 10**6 - office.exchange.known()[before])


def test_a_proof_made_with_another_key_is_none(office: Store, north: Store) -> None:
    before, rogue = office.author, SIGNING.make()
    proof = Proof(50, b"h" * 32, SIGNING.sign(rogue, step_message(before, 50, b"h" * 32)))
    packed = pack(north, office)
    told = replace(packed.told, proofs={before: proof})
    assert not take(office, replace(packed, have={before: 50}, told=told)).own_lost
    assert office.author == before


def test_a_proof_of_a_step_that_was_lost_begins_a_new_life(office: Store, north: Store, copied) -> None:
    again = copied(office, new_life=False)  # put back in a way that nobody noticed
    set_(office, "person", ANN, email="1@o.cn")
    take(north, pack(office, north))
    before = again.author
    received = take(again, pack(north, again))
    assert received.own_lost
    assert again.author != before


def test_a_key_that_a_made_up_life_of_ours_names_is_never_believed(office: Store, north: Store, copied) -> None:
    """Not even after a person took its unsigned steps for our own."""
    forger = copied(office, by=signing(66))
    set_(forger, "person", ANN, email="forged@n.cn")
    set_(forger, "person", ANN, phone="666")
    first, second = forger.exchange.slices(office.exchange.known())
    take(office, replace(pack(north, office), lines=[first.unsigned()]))
    office.exchange.take_back("clerk", unproved=True)
    assert forger.author not in office._lives.all()
    assert office.exchange.lives.uncertified().keys() <= {office.author}
    take(office, replace(pack(north, office), id="signed", lines=[second]))
    assert [one.proved for one in office.exchange.returned.waiting()] == [False]


def test_a_college_cannot_write_a_step_of_another_one_through_the_office(
    office: Store, north: Store, south: Store
) -> None:
    set_(south, "person", BEN, phone="7")
    lines = [line for line in pack(south, office).lines if line.site.startswith(SITES[SOUTH])]
    for forged in (lines, [line.unsigned() for line in lines]):
        refused("package.foreign_author", office, replace(pack(north, office), lines=forged))


# the office speaks for a college


def relayed(office: Store, north: Store, south: Store) -> Packed:
    """A package to North in which a step of South stands."""
    set_(office, "person", ANN, home_institution_id=SOUTH)
    meet(office, north, south)
    set_(south, "person", ANN, phone="7")
    take(office, pack(south, office))
    packed = pack(office, north)
    assert of(packed, SITES[SOUTH])
    return packed


def test_a_step_of_another_college_comes_with_its_signature(office: Store, north: Store, south: Store) -> None:
    packed = relayed(office, north, south)
    received = take(north, packed)
    assert received.unproved == 0
    assert north.get("person", ANN)["phone"] == "7"
    assert north._lives.certified([f"{SITES[SOUTH]}.1"])
    whole(north)


def test_the_office_cannot_make_up_a_step_of_a_college_for_another_one(
    office: Store, north: Store, south: Store, copied
) -> None:
    take(north, relayed(office, north, south))
    forger = copied(south, new_life=False, by=signing(66))
    with forger._atomic():
        forger._db.execute("DELETE FROM sync_own_key")
        forger._db.execute("DELETE FROM sync_life_key")
    set_(forger, "person", ANN, phone="666")
    made_up = list(forger.exchange.slices(south.exchange.known()))
    packed = pack(office, north)
    refused("package.other_life_key", north, replace(packed, lines=[*packed.lines, *made_up]))
    bodies = [replace(line, signature="00" * 64) for line in forged_from(south, copied)]
    refused("package.step_signature", north, replace(packed, lines=[*packed.lines, *bodies]))


def forged_from(store: Store, copied: Callable[..., Store]) -> Sequence[TxnLine]:
    """A step that hangs on the chain of `store` and names no key."""
    forger = copied(store, new_life=False, by=SIGNING)
    set_(forger, "person", ANN, phone="666")
    return list(forger.exchange.slices(store.exchange.known()))


def test_an_unsigned_step_of_a_college_that_signs_does_not_count_until_it_is_signed(
    office: Store, north: Store, south: Store
) -> None:
    packed = relayed(office, north, south)
    take(north, replace(packed, lines=[line for line in packed.lines if not line.site.startswith(SITES[SOUTH])]))
    stripped = [line.unsigned() for line in of(packed, SITES[SOUTH])]
    received = take(north, replace(packed, id="stripped", lines=stripped))
    assert received.unproved == sum(not line.skipped for line in stripped)
    assert north.get("person", ANN)["phone"] is None
    take(north, replace(packed, id="again"))
    assert north.get("person", ANN)["phone"] == "7"
    whole(north)


def test_the_key_of_a_college_cannot_be_replaced_by_the_office(office: Store, north: Store, south: Store) -> None:
    packed = relayed(office, north, south)
    take(north, packed)
    rogue = SIGNING.make()
    author = f"{SITES[SOUTH]}.2-rogue"
    life = LifeKey(SIGNING.public(rogue), 1, SIGNING.public(rogue))
    life = replace(life, certificate=SIGNING.sign(rogue, life_message(author, life)))
    again = pack(office, north)
    refused("package.other_site_key", north, replace(again, told=Told({author: life}, {}, again.told.sign_key)))


def test_a_certificate_of_another_life_is_none(office: Store, north: Store, south: Store) -> None:
    packed = relayed(office, north, south)
    author = f"{SITES[SOUTH]}.1"
    other = replace(packed.told.lives[author], certificate=packed.told.lives[office.author].certificate)
    lives = {**packed.told.lives, author: other}
    refused("package.life_certificate", north, replace(packed, told=replace(packed.told, lives=lives)))


def test_a_college_gets_its_own_lost_steps_back_when_it_says_so(office: Store, north: Store, copied) -> None:
    meet(office, north)
    again = copied(north, new_life=True)
    set_(north, "person", ANN, email="lost@n.cn")
    take(office, pack(north, office))
    take(office, pack(again, office))
    received = take(again, pack(office, again))
    assert (received.own_lost, received.returned) == (True, 1)
    assert again.get("person", ANN)["email"] is None
    again.exchange.take_back("clerk")
    assert again.get("person", ANN)["email"] == "lost@n.cn"
    assert again.exchange.returned.by([(north.author, 1)]) == {(north.author, 1): office.site}
    whole(again)


# older programs, and lines without signatures


def test_a_partner_that_signs_cannot_go_back_to_unsigned_steps_without_a_person(office: Store, north: Store) -> None:
    set_(north, "person", ANN, email="1@n.cn")
    take(office, pack(north, office))
    set_(north, "person", ANN, email="2@n.cn")
    received = take(office, pack(north, office, signed=False))
    assert [(one.id, one.reason) for one in received.held] == [(ANN, "unsigned")]
    assert office.get("person", ANN)["email"] == "1@n.cn"
    whole(office)


def unsigned_and_waiting(office: Store, north: Store) -> Packed:
    """North's package of three steps, of which the office has the first one, and the last one without its signature."""
    for n in (1, 2, 3):
        set_(north, "person", ANN, email=f"{n}@n.cn")
    packed = pack(north, office)
    first, _, third = of(packed, north.site)
    take(office, replace(packed, lines=[first, third.unsigned()]))
    assert [(one.seq, one.missing_seq) for one in office.exchange.waiting()] == [(3, 2)]
    return packed


def test_an_unsigned_step_that_waited_is_held_once_it_can_go_on(office: Store, north: Store) -> None:
    packed = unsigned_and_waiting(office, north)
    received = take(office, replace(packed, id="second"), lines=of(packed, north.site)[1:2])
    assert [(one.id, one.reason) for one in received.held] == [(ANN, "unsigned")]
    assert office.get("person", ANN)["email"] == "2@n.cn"
    whole(office)


def test_an_unsigned_step_that_waited_at_another_pc_is_held_where_it_goes_on(
    office: Store, north: Store, copied
) -> None:
    packed, second = unsigned_and_waiting(office, north), copied(office)
    tell(office, second)
    take(second, replace(packed, id="second"), lines=of(packed, north.site)[1:2])
    assert second.get("person", ANN)["email"] == "2@n.cn"
    assert [one["reason"] for one in second.where("held_change", "state", ["waiting"])] == ["unsigned"]
    whole(second)


def test_a_step_that_waited_and_got_its_signature_meanwhile_counts(office: Store, north: Store) -> None:
    packed = unsigned_and_waiting(office, north)
    take(office, replace(packed, id="signature"), lines=of(packed, north.site)[2:])
    received = take(office, replace(packed, id="second"), lines=of(packed, north.site)[1:2])
    assert received.held == ()
    assert office.get("person", ANN)["email"] == "3@n.cn"
    whole(office)


def test_what_came_unsigned_before_is_signed_by_the_next_package(office: Store, north: Store) -> None:
    set_(north, "person", ANN, email="1@n.cn")
    take(office, pack(north, office, signed=False))
    assert office.get("person", ANN)["email"] == "1@n.cn"
    assert office.exchange.known_signed()[north.author] == 0
    take(north, pack(office, north))
    take(office, pack(north, office))
    assert office.exchange.known_signed()[north.author] == 1
    assert office._lives.first_unsigned(north.author) == 0


def test_the_signature_of_a_partner_that_does_not_fit_is_not_passed_on(
    office: Store, north: Store, south: Store
) -> None:
    packed = relayed(office, north, south)
    with office._atomic():
        office._db.execute("UPDATE sync_txn SET signature = zeroblob(64) WHERE author = ?", (f"{SITES[SOUTH]}.1",))
    again = office.exchange.outgoing_to_partner(north.site)
    assert [line.signature for line in again.lines if line.site.startswith(SITES[SOUTH])] == [""]
    assert [problem.code for problem in office.checks.verify()] == ["journal.signature_broken"]
    assert packed.lines


def test_pcs_of_one_office_pass_signatures_on(office: Store, north: Store, copied) -> None:
    second = copied(office)
    set_(office, "person", ANN, email="1@o.cn")
    tell(office, second)
    assert second._lives.first_unsigned(office.author) == 0
    certify(second)
    take_home(north, pack(second, north))
    assert north.get("person", ANN)["email"] == "1@o.cn"


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_changed_in_what_a_partner_returns_nothing_counts_that_we_did_not_sign(
    office: Store, north: Store, copied, seed: int
) -> None:
    """Texts, numbers, signatures and authors are mixed at random; what is taken back unasked is what was written."""
    chance = random.Random(seed)
    again = copied(office)
    for n in range(4):
        set_(office, "person", chance.choice((ANN, BEN)), email=f"{n}@o.cn")
    take(north, pack(office, north))
    true = list(office.exchange.slices(again.exchange.known()))
    lines = [mixed(chance, line, true) for line in true for _ in range(2)]
    packed = replace(pack(north, again), lines=lines)
    try:
        take(again, packed)
    except RuleBroken:
        return
    again.exchange.take_back("clerk")
    emails = {again.get("person", id)["email"] for id in (ANN, BEN)}
    assert emails <= {None, *(f"{n}@o.cn" for n in range(4))}
    assert again.verify() == []


def mixed(chance: random.Random, line: TxnLine, others: Sequence[TxnLine]) -> TxnLine:
    other = chance.choice(others)
    match chance.randrange(6):
        case 0:
            return replace(line, signature=other.signature)
        case 1:
            return line.unsigned()
        case 2:
            return line.without_values()
        case 3:
            return TxnLine.skip(line.site, line.seq, line.seq, other.hash, line.signature)
        case 4:
            return replace(line, values=other.values, hash=other.hash)
    return line


def test_a_backup_does_not_hold_the_key_that_signs(names: Names, tmp_path: Path) -> None:
    origin = Origin.seeded(3)
    with Store.create(tmp_path / "o.exchange", origin=origin, names=names, signing=SIGNING) as store:
        store.record(Step("x", "add", (Edit("person", ANN, {"role": "student"}, new=True),)))
        private = store._lives.private(store.author)
        assert private is not None
        backup = store.backups.make()
        assert private in store._db.serialize()
    assert private not in backup.read_bytes()
