"""What a record names that its reader does not see: the field is empty there, and filled when it may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from exchanging import Packed, add, an_office, meet, pack, set_, take, tell, whole
from offices import ANN, BEN, CID, DAN, NORTH, OFFICE, OTHER, SITES, SOUTH
from replicas import dump, uid

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.merge.named_ids import hides, hiding, shown_in
from exchange_admin.merge.transactions import TxnLine
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.peers import Peer
from exchange_admin.store.writing import Planned

STAY = uid("51")
"""Ann's, of North and the office."""
OURS, FOREIGN = uid("b1"), uid("b2")
"""Agreements of North and of South."""
OF_NORTH, THEIRS = uid("71"), uid("72")
"""Units of North and of South."""


@pytest.fixture
def office(names: Names) -> Iterator[Store]:
    with an_office(names) as made:
        yield made


def agreement(store: Store) -> object:
    return store.get("mobility", STAY)["agreement_id"]


def has(store: Store, id: str) -> bool:
    """Whether an id stands anywhere in what a file got."""
    texts = [line.text() for line in store.exchange.slices({})]
    return any(id in text for text in texts)


def a_class(office: Store, teacher: str, *students: str) -> str:
    course, group = office.origin.new_id(), office.origin.new_id()
    add(office, "language_course", course, name_en="Chinese", language="zh")
    add(office, "language_group", group, language_course_id=course, code="A", teacher_id=teacher)
    for student in students:
        place = office.origin.new_id()
        add(office, "language_enrolment", place, person_id=student, language_group_id=group, state="enrolled")
    return group


# what is told


def test_a_class_names_its_teacher_only_to_who_sees_him(office: Store, north: Store, south: Store) -> None:
    group = a_class(office, BEN, ANN, BEN)
    meet(office, north, south)
    assert south.get("language_group", group)["teacher_id"] == BEN
    assert north.get("language_group", group)["teacher_id"] is None
    assert not has(north, BEN)
    assert not north.history.issues(), "nothing is told to be missing"
    whole(office, north, south)


def test_when_the_teacher_comes_into_sight_the_class_names_him(office: Store, north: Store) -> None:
    group = a_class(office, CID, ANN)
    meet(office, north)
    set_(office, "person", CID, home_institution_id=NORTH)
    meet(office, north)
    assert north.get("language_group", group)["teacher_id"] == CID
    assert pack(office, north).lines == [], "and that is not sent for ever"
    whole(office, north)


def test_it_is_sent_until_it_has_arrived(office: Store, north: Store) -> None:
    group = a_class(office, CID, ANN)
    meet(office, north)
    set_(office, "person", CID, home_institution_id=NORTH)
    pack(office, north)  # lost
    take(north, pack(office, north))
    assert north.get("language_group", group)["teacher_id"] == CID


def test_who_is_left_out_for_once_is_not_named_either(office: Store, north: Store) -> None:
    group = a_class(office, DAN, ANN)
    take(north, pack(office, north, without_people=[DAN]))
    assert north.get("language_group", group)["teacher_id"] is None
    take(office, pack(north, office))
    take(north, pack(office, north))
    assert north.get("language_group", group)["teacher_id"] == DAN
    whole(north)


def test_what_a_stay_named_before_does_not_stay_where_it_is_true_no_longer(office: Store, north: Store) -> None:
    set_(office, "mobility", STAY, agreement_id=OURS)
    meet(office, north)
    assert agreement(north) == OURS
    set_(office, "mobility", STAY, agreement_id=FOREIGN)
    meet(office, north)
    assert agreement(north) is None
    office.undo("office")
    meet(office, north)
    assert agreement(north) == OURS
    assert not has(north, FOREIGN)
    whole(office, north)


def test_the_history_at_the_partner_passes_over_it(office: Store, north: Store) -> None:
    set_(office, "mobility", STAY, agreement_id=FOREIGN, receiving_comment="room 5")
    meet(office, north)
    told = {(one.field, one.new) for one in north.history.of("mobility", STAY)}
    assert ("receiving_comment", "room 5") in told
    assert "agreement_id" not in {field for field, _ in told}


def test_of_several_records_that_an_entry_names_each_is_told_for_itself(office: Store, north: Store) -> None:
    scan = office.origin.new_id()
    add(office, "attachment", scan, person_id=ANN, agreement_id=FOREIGN, file_name="a.pdf", title="Scan")
    meet(office, north)
    record = north.get("attachment", scan)
    assert (record["person_id"], record["agreement_id"]) == (ANN, None)
    assert not has(north, FOREIGN)


def test_another_copy_of_the_file_gets_everything(office: Store, copied: Callable[[Store], Store]) -> None:
    other = copied(office)
    set_(office, "mobility", STAY, agreement_id=FOREIGN)
    tell(office, other)
    assert agreement(other) == FOREIGN
    assert not any(hides(pair[1]) for line in other.exchange.slices({}) for pair in line.values if pair)


def test_the_office_gets_all_that_a_partner_names(office: Store, north: Store) -> None:
    set_(north, "mobility", STAY, agreement_id=OURS)
    take(office, pack(north, office))
    assert agreement(office) == OURS


def test_another_partner_gets_of_that_what_it_sees(office: Store, north: Store, south: Store) -> None:
    stay = north.origin.new_id()
    sides = {"sending_institution_id": NORTH, "receiving_institution_id": OFFICE}
    states = {"sending_status": "nominated", "receiving_status": "none"}
    add(north, "mobility", stay, person_id=ANN, agreement_id=OURS, **sides, **states)
    take(office, pack(north, office))
    set_(office, "person", ANN, home_institution_id=SOUTH)
    take(south, pack(office, south))
    assert south.get("mobility", stay)["agreement_id"] is None
    assert not has(south, OURS)
    assert office.get("mobility", stay)["agreement_id"] == OURS
    whole(office, south)


def test_for_an_old_program_everything_is_written_as_before(office: Store, north: Store) -> None:
    office.peers.save(Peer(SITES[NORTH], NORTH, format=2))
    partner = office.origin.new_id()
    add(office, "partner_file", partner, institution_id=NORTH, site=SITES[NORTH], state="enrolled")
    set_(office, "mobility", STAY, agreement_id=FOREIGN)
    assert not any(shown_in(pair[1]) for pair in list(office.exchange.slices({}))[-1].values if pair)


# what is written where it is not seen


@pytest.fixture
def units(office: Store, north: Store) -> None:
    """Ann is at a unit of South, as far as the office knows, and North has one of its own."""
    add(office, "unit", THEIRS, institution_id=SOUTH, name_en="South's")
    add(office, "unit", OF_NORTH, institution_id=NORTH, name_en="North's")
    set_(office, "person", ANN, unit_id=THEIRS)
    meet(office, north)


def unit(store: Store) -> object:
    return store.get("person", ANN)["unit_id"]


def answers(store: Store) -> set[object]:
    return {choice.value for one in store.history.conflicts() for choice in one.choices}


@pytest.mark.usefixtures("units")
def test_who_fills_the_empty_field_replaces_nothing(office: Store, north: Store) -> None:
    assert unit(north) is None
    set_(north, "person", ANN, unit_id=OF_NORTH)
    assert unit(north) == OF_NORTH
    meet(office, north)
    assert answers(office) == {THEIRS, OF_NORTH}
    assert north.history.conflicts() == [], "there is nothing to decide between for who sees one of them"
    set_(office, "person", ANN, unit_id=THEIRS)
    meet(office, north)
    assert (office.history.conflicts(), unit(office), unit(north)) == ([], THEIRS, None)
    whole(office, north)


@pytest.mark.usefixtures("units")
def test_a_form_that_was_open_meanwhile_replaces_nothing_either(office: Store, north: Store) -> None:
    heads = north.get("person", ANN).heads
    north.record(Step("north", "set", (Edit("person", ANN, {"unit_id": OF_NORTH}, seen=heads),)))
    meet(office, north)
    assert answers(office) == {THEIRS, OF_NORTH}


@pytest.mark.usefixtures("units")
def test_a_partner_takes_its_answer_back(office: Store, north: Store) -> None:
    set_(north, "person", ANN, unit_id=OF_NORTH)
    north.undo("north")
    assert unit(north) is None
    meet(office, north)
    assert answers(office) == {THEIRS, None}
    whole(office, north)


def test_a_step_that_named_something_unseen_is_not_set_back_to_it(office: Store, north: Store) -> None:
    set_(office, "mobility", STAY, agreement_id=FOREIGN)
    step = set_(office, "mobility", STAY, agreement_id=OURS, receiving_comment="x")
    meet(office, north)
    assert ("mobility", STAY, "agreement_id") in north.undo_step(step, "north").kept
    assert agreement(north) == OURS


def test_deleting_what_the_office_wrote_in_is_held_and_no_dispute_about_what_is_not_seen(
    office: Store, north: Store
) -> None:
    set_(office, "mobility", STAY, agreement_id=FOREIGN)
    meet(office, north)
    set_(north, "mobility", STAY, _live=0)
    meet(office, north)
    assert office.get("mobility", STAY).live
    assert [one["record"] for one in office.where("held_change", "state", ["waiting"])] == [STAY]
    assert office.history.conflicts() == []


# what is held


def test_what_is_let_in_later_names_what_is_seen_by_then(office: Store, north: Store, south: Store) -> None:
    group = a_class(office, CID, ANN)
    meet(office, north)
    stay, states = north.origin.new_id(), {"sending_status": "nominated", "receiving_status": "none"}
    sides = {"sending_institution_id": NORTH, "receiving_institution_id": SOUTH}
    values = {"person_id": ANN, "agreement_id": OURS, **sides, **states}
    with north._atomic():  # which its own program does not do: it does not know of South
        planned = Planned("mobility", stay, tuple(values), list(values.values()), new=True)
        north._writer.write("north", "raw", [planned], north._writer.projector())
    meet(office, north, south)
    (held,) = office.where("held_change", "state", ["waiting"])
    set_(office, "held_change", held.id, state="let_in")
    meet(office, north, south)
    assert south.get("mobility", stay)["agreement_id"] is None
    set_(office, "agreement", OURS, institution_id=SOUTH)
    meet(office, north, south)
    assert south.get("mobility", stay)["agreement_id"] == OURS
    assert north.get("language_group", group)["teacher_id"] is None
    whole(office, north, south)


def test_who_saw_what_was_held_names_it_when_it_is_let_in(office: Store, north: Store, south: Store) -> None:
    stay, other = office.origin.new_id(), office.origin.new_id()
    add(office, "agreement", other, institution_id=OTHER, number="O-1", kind="exchange")
    sides = {"sending_institution_id": NORTH, "receiving_institution_id": SOUTH}
    add(office, "mobility", stay, person_id=ANN, **sides, sending_status="nominated", receiving_status="none")
    meet(office, north, south)
    with north._atomic():  # which its own program does not do: it does not know of the agreement
        planned = Planned("mobility", stay, ("agreement_id",), [other], ((),))
        north._writer.write("north", "raw", [planned], north._writer.projector())
    meet(office, north, south)
    set_(office, "agreement", other, institution_id=SOUTH)
    meet(office, north, south)
    (held,) = office.where("held_change", "state", ["waiting"])
    set_(office, "held_change", held.id, state="let_in")
    meet(office, north, south)
    assert office.get("mobility", stay)["agreement_id"] == other
    assert south.get("mobility", stay)["agreement_id"] == other
    whole(office, north, south)


def test_an_id_that_a_partner_hides_in_its_own_step_does_not_count(office: Store, north: Store) -> None:
    stay = north.origin.new_id()
    sides = {"sending_institution_id": NORTH, "receiving_institution_id": OFFICE}
    states = {"sending_status": "nominated", "receiving_status": "none"}
    add(north, "mobility", stay, person_id=ANN, agreement_id=OURS, **sides, **states)
    packed = pack(north, office)
    take(office, packed, lines=[_hidden(line) for line in packed.lines])
    assert office.get("mobility", stay) is None
    assert not any(hides(pair[1]) for line in office.exchange.slices({}) for pair in line.values if pair)
    take(office, packed)
    assert office.get("mobility", stay)["agreement_id"] == OURS
    whole(office)


def _hidden(line: TxnLine) -> TxnLine:
    values = [pair and (pair[0], hiding(pair[1], bytes.fromhex(pair[0]), [False] * 9)) for pair in line.values]
    return replace(line, values=tuple(values))


def test_a_later_word_for_a_hidden_id_must_be_the_true_one(office: Store, north: Store) -> None:
    set_(office, "mobility", STAY, agreement_id=FOREIGN)
    take(north, pack(office, north))
    before = dump(north)
    (line,) = [
        one
        for one in office.exchange.slices({})
        if one.values[0] and FOREIGN in one.values[0][1] and '"set"' in one.body
    ]
    assert line.values[0]
    salt, text = line.values[0]
    with pytest.raises(RuleBroken, match=r"journal\.unreadable"):
        north.exchange.receive([replace(line, values=((salt, text.replace(FOREIGN, OURS)),))])
    assert dump(north) == before
    north.exchange.receive([line])
    assert has(north, FOREIGN)
    north.exchange.receive([_hidden(line)])
    assert has(north, FOREIGN), "what is here stays"
    whole(north)


# disks that die


def test_what_a_partner_was_not_told_comes_home_from_another_pc(
    office: Store, north: Store, copied: Callable[[Store], Store]
) -> None:
    old, other = copied(office), copied(office)
    step = set_(office, "mobility", STAY, agreement_id=FOREIGN, receiving_comment="room 5")
    tell(office, other)
    take(north, pack(office, north))
    take(north, pack(old, north))
    take(old, pack(north, old))
    old.exchange.take_back("clerk")
    record = old.get("mobility", STAY)
    assert (record["receiving_comment"], record["agreement_id"]) == ("room 5", None)
    author, _, seq = step.rpartition(":")
    assert old.exchange.known()[author] == int(seq) - 1, "it does not say that it has the step"
    tell(other, old)
    assert agreement(old) == FOREIGN
    assert old.exchange.known()[author] == int(seq)
    whole(old)


def test_a_partner_that_was_put_back_gets_it_again(
    office: Store, north: Store, copied: Callable[[Store], Store]
) -> None:
    group = a_class(office, CID, ANN)
    meet(office, north)
    backup = copied(north)
    set_(office, "person", CID, home_institution_id=NORTH)
    meet(office, north)
    meet(office, backup)
    assert backup.get("language_group", group)["teacher_id"] == CID
    assert backup.exchange.mismatches() == office.exchange.mismatches() == []
    whole(backup)


def test_an_own_step_in_which_an_id_was_hidden_is_told_as_damage(office: Store) -> None:
    set_(office, "mobility", STAY, agreement_id=FOREIGN)
    row = office._db.execute("SELECT k, salt, json FROM sync_value ORDER BY k DESC LIMIT 1").fetchone()
    office._db.execute("UPDATE sync_value SET json = ? WHERE k = ?", (hiding(row[2], bytes(row[1]), [False]), row[0]))
    assert [one.code for one in office.checks.verify()] == ["journal.chain_broken"]


# what was erased


def erase(office: Store, id: str) -> None:
    office.erase([("person", id)], "head", "request", "2026-10-01")


def test_who_was_erased_is_named_to_nobody_who_did_not_have_him(office: Store, north: Store, south: Store) -> None:
    erase(office, BEN)
    meet(office, north, south)
    assert not has(north, BEN)
    assert south.get("person", BEN) is None
    assert {row["record"] for row in south.many("erasure", _erasures(office)).values()} == {BEN}
    assert {row["record"] for row in north.many("erasure", _erasures(office)).values()} == {None}
    whole(office, north, south)


def _erasures(store: Store) -> list[str]:
    return [id for (id,) in store._db.execute("SELECT id FROM erasure")]


def test_an_erasure_reaches_what_comes_after_it(office: Store, north: Store) -> None:
    set_(office, "person", CID, home_institution_id=NORTH)
    late = pack(office, north)
    set_(office, "person", CID, home_institution_id=OFFICE)
    erase(office, CID)
    take(north, pack(office, north))
    assert not has(north, CID)
    take(north, _as_of(late))
    assert north.get("person", CID) is None
    assert not any(pair and "Cid" in pair[1] for line in north.exchange.slices({}) for pair in line.values)
    set_(office, "person", ANN, email="later@x.cn")
    meet(office, north)
    assert north.exchange.mismatches() == []
    whole(north)


def _as_of(packed: Packed) -> Packed:
    return replace(packed, tally=None)


def test_an_erasure_that_comes_home_hidden_is_known_again(
    office: Store, north: Store, copied: Callable[[Store], Store]
) -> None:
    old = copied(office)
    erase(office, BEN)
    take(north, pack(office, north))
    take(north, pack(old, north))
    take(old, pack(north, old))
    assert old.get("person", BEN) is not None
    old.exchange.take_back("clerk")
    assert old.get("person", BEN) is None
    assert not any(pair and "Ben" in pair[1] for line in old.exchange.slices({}) for pair in line.values)
    whole(old)
