"""What a partner may write counts at once, everything else waits for the office: the same on every replica."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from exchanging import add, an_office, meet, pack, set_, take, whole
from offices import ANN, BEN, CID, DAN, NORTH, OFFICE, SITES, SOUTH
from replicas import dump, uid

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step, removal
from exchange_admin.merge.transactions import TxnLine
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.peers import RECEIVED, SENT
from exchange_admin.store.writing import Planned


@pytest.fixture
def office(names: Names) -> Iterator[Store]:
    with an_office(names) as made:
        yield made


def held(store: Store) -> list[tuple[str, str, str]]:
    return [
        (one.text("record_kind"), one.text("record"), one.text("reason"))
        for one in store.where("held_change", "state", ["waiting"])
    ]


def decide(store: Store, state: str) -> None:
    for one in store.where("held_change", "state", ["waiting", "let_in", "refused"]):
        set_(store, "held_change", one.id, state=state)


def test_a_partner_writes_about_its_own_people(office: Store, north: Store) -> None:
    set_(north, "person", ANN, email="ann@n.cn")
    add(north, "person", uid("a7"), role="student", given_latin="Fay", home_institution_id=NORTH)
    add(north, "identity_document", uid("d7"), person_id=uid("a7"), kind="passport", number="F77")
    received = take(office, pack(north, office))
    assert office.get("person", ANN)["email"] == "ann@n.cn"
    assert office.get("identity_document", uid("d7"))["number"] == "F77"
    assert received.new == (("identity_document", uid("d7")), ("person", uid("a7")))
    assert received.changed == (("person", ANN),)
    assert (received.held, received.waiting, received.conflicts) == ((), (), ())
    whole(office, north)


@pytest.mark.parametrize("by_office", [False, True])
def test_a_delete_does_not_take_along_a_note_that_was_never_shown(office: Store, north: Store, by_office: bool) -> None:
    """Notes stay where they are written, so whoever deletes from afar has not seen them: a person is asked (R8, R9)."""
    deletes, keeps = (office, north) if by_office else (north, office)
    set_(keeps, "person", ANN, note="Rings on Mondays")
    deletes.record(Step("x", "remove", (removal("person", ANN),)))
    meet(office, north)
    assert not deletes.get("person", ANN).live
    kept = keeps.get("person", ANN)
    assert kept.live
    assert kept["note"] == "Rings on Mondays"
    [asked] = keeps.history.conflicts()
    assert (asked.kind, asked.id, asked.issue) == ("person", ANN, "changed_deleted")
    keeps.record(Step("x", "keep", (Edit("person", ANN, {"_live": 1}),)))
    meet(office, north)
    assert keeps.history.conflicts() == deletes.history.conflicts() == []
    assert deletes.get("person", ANN).live
    whole(office, north)


def test_what_is_not_theirs_is_held_on_both_sides(office: Store, north: Store) -> None:
    set_(north, "person", DAN, email="dan@n.cn")
    received = take(office, pack(north, office))
    assert [(one.kind, one.id, one.reason) for one in received.held] == [("person", DAN, "not_theirs")]
    assert office.get("person", DAN)["email"] is None
    assert held(office) == [("person", DAN, "not_theirs")]
    whole(office, north)
    take(north, pack(office, north))
    assert north.get("person", DAN)["email"] is None
    assert held(north) == held(office)
    whole(north)


def test_what_was_held_can_be_let_in_and_refused_again(office: Store, north: Store) -> None:
    set_(north, "person", DAN, email="dan@n.cn")
    meet(office, north)
    decide(office, "let_in")
    assert office.get("person", DAN)["email"] == "dan@n.cn"
    meet(office, north)
    assert north.get("person", DAN)["email"] == "dan@n.cn"
    whole(office, north)
    decide(office, "refused")
    assert office.get("person", DAN)["email"] is None
    meet(office, north)
    assert north.get("person", DAN)["email"] is None
    whole(office, north)


def test_letting_in_can_be_undone(office: Store, north: Store) -> None:
    set_(north, "person", DAN, email="dan@n.cn")
    take(office, pack(north, office))
    before = dump(office)["tables"]["person"]
    decide(office, "let_in")
    office.undo("x")
    assert dump(office)["tables"]["person"] == before
    whole(office)


def test_what_is_let_in_reaches_a_partner_who_came_to_see_the_person_while_it_was_held(
    office: Store, north: Store, south: Store
) -> None:
    trespass = Planned("person", CID, ("email",), ["c@s.cn"], ((),), new=False)
    with south._atomic():
        south._writer.write("x", "raw", [trespass], south._writer.projector())
    meet(office, south)
    set_(office, "person", CID, home_institution_id=NORTH)
    meet(office, north)
    meet(office, north)
    assert north.get("person", CID)["email"] is None
    decide(office, "let_in")
    meet(office, north)
    assert north.get("person", CID)["email"] == office.get("person", CID)["email"] == "c@s.cn"
    whole(office, north, south)


def test_what_is_held_is_let_in_by_a_decision_and_by_no_undo(office: Store, north: Store) -> None:
    set_(office, "person", CID, email="cid@o.cn")
    set_(north, "person", DAN, email="dan@n.cn")
    take(office, pack(north, office))
    with pytest.raises(RuleBroken, match="undo.changed_since"):
        office.undo_step(office.history.steps()[0].step, "x")
    office.undo("x")
    assert office.get("person", CID)["email"] is None
    assert office.get("person", DAN)["email"] is None
    assert held(office) == [("person", DAN, "not_theirs")]
    whole(office)


def test_a_new_record_that_is_held_has_no_row(office: Store, north: Store) -> None:
    add(north, "identity_document", uid("d8"), person_id=DAN, kind="passport", number="D88")
    received = take(office, pack(north, office))
    assert received.new == ()
    assert office.get("identity_document", uid("d8")) is None
    assert office.search("D88") == []
    take(north, pack(office, north))
    assert north.get("identity_document", uid("d8")) is None
    assert north.search("D88") == []
    whole(office, north)
    decide(office, "let_in")
    assert office.search("D88") == [("person", DAN)]
    whole(office)


def test_what_points_to_a_held_record_is_held_and_waits_for_it(office: Store, north: Store) -> None:
    add(north, "unit", uid("b8"), institution_id=OFFICE, name_en="Not theirs")
    set_(north, "mobility", uid("54"), receiving_unit_id=uid("b8"))
    assert north.get("mobility", uid("54"))["receiving_unit_id"] == uid("b8")
    meet(office, north)
    for store in (office, north):
        assert store.get("unit", uid("b8")) is None
        assert store.get("mobility", uid("54"))["receiving_unit_id"] is None
    whole(office, north)
    assert office.history.issues() == []
    (stay,) = (one for one in office.where("held_change", "state", ["waiting"]) if one["record_kind"] == "mobility")
    set_(office, "held_change", stay.id, state="let_in")
    assert office.get("mobility", uid("54"))["receiving_unit_id"] is None
    assert [one.issue for one in office.history.issues()] == ["dangling"]
    decide(office, "let_in")
    assert office.get("mobility", uid("54"))["receiving_unit_id"] == uid("b8")
    assert office.history.issues() == []
    whole(office)


def test_kinds_that_are_not_for_partners_travel_without_values(office: Store, north: Store) -> None:
    add(north, "agreement", uid("b8"), institution_id=NORTH, number="N-8", kind="exchange", state="draft")
    lines = pack(north, office).lines
    assert "N-8" not in "".join(line.text() for line in lines)


def test_taking_over_a_foreign_person_by_a_trick_is_held(office: Store, north: Store) -> None:
    """First the home institution is changed, then papers are added for "our" person."""
    set_(north, "person", DAN, home_institution_id=NORTH)
    add(north, "identity_document", uid("d8"), person_id=DAN, kind="passport", number="D88")
    received = take(office, pack(north, office))
    assert {one.kind for one in received.held} == {"person", "identity_document"}


def test_a_stay_lets_the_other_side_add_results_but_no_papers(office: Store, north: Store) -> None:
    add(north, "exam_result", uid("c7"), person_id=DAN, exam="hsk_3", language="zh")
    add(north, "identity_document", uid("d8"), person_id=DAN, kind="passport", number="D88")
    set_(north, "mobility", uid("54"), receiving_status="pending")
    received = take(office, pack(north, office))
    assert [one.kind for one in received.held] == ["identity_document"]
    assert office.get("exam_result", uid("c7")) is not None
    assert office.get("mobility", uid("54"))["receiving_status"] == "pending"


def test_their_own_institution_may_be_changed_and_no_other(office: Store, north: Store) -> None:
    set_(north, "institution", NORTH, website="n.cn")
    set_(north, "institution", OFFICE, website="x.cn")
    take(office, pack(north, office))
    assert office.get("institution", NORTH)["website"] == "n.cn"
    assert office.get("institution", OFFICE)["website"] is None


def test_a_rehearsal_counts_the_same_and_changes_nothing(office: Store, north: Store) -> None:
    set_(north, "person", ANN, email="ann@n.cn")
    set_(office, "person", ANN, email="ann@o.cn")
    set_(north, "person", DAN, email="dan@n.cn")
    add(north, "identity_document", uid("d7"), person_id=ANN, kind="passport", number="P 1001")
    packed = pack(north, office)
    before = dump(office), office.exchange.known(), office.packages.of(north.site, RECEIVED), office.peers.all()
    rehearsed = take(office, packed, dry_run=True)
    assert (
        dump(office),
        office.exchange.known(),
        office.packages.of(north.site, RECEIVED),
        office.peers.all(),
    ) == before
    done = take(office, packed)
    for name in ("new", "changed", "deleted", "equal", "conflicts", "proposals", "duplicates", "waiting"):
        assert getattr(rehearsed, name) == getattr(done, name)
    assert [one.dot for one in rehearsed.held] == [one.dot for one in done.held]
    assert done.conflicts == (("person", ANN, "email"),)
    assert done.duplicates == (("identity_document", uid("d7"), "number"),)


def test_a_package_that_comes_again_changes_nothing(office: Store, north: Store) -> None:
    set_(north, "person", ANN, email="ann@n.cn")
    set_(north, "person", DAN, email="dan@n.cn")
    packed = pack(north, office)
    take(office, packed)
    before = dump(office)
    again = take(office, packed)
    assert dump(office) == before
    assert not again.changes
    assert again.held == ()


def test_lines_of_other_offices_are_refused(office: Store, north: Store, south: Store) -> None:
    set_(south, "person", BEN, email="ben@s.cn")
    foreign = pack(south, office).lines
    packed = pack(north, office)
    with pytest.raises(RuleBroken) as refused:
        take(office, packed, lines=[*packed.lines, *foreign])
    assert refused.value.problem.code == "package.foreign_author"
    assert office.get("person", BEN)["email"] is None


def test_steps_for_another_institution_are_refused(office: Store, north: Store) -> None:
    set_(north, "person", ANN, email="ann@n.cn")
    packed = dataclasses.replace(pack(north, office), institution=SOUTH)
    with pytest.raises(RuleBroken) as refused:
        take(office, packed)
    assert refused.value.problem.code == "package.other_institution"


def test_a_partner_cannot_let_its_own_changes_in(office: Store, north: Store) -> None:
    set_(north, "person", DAN, email="dan@n.cn")
    meet(office, north)
    (one,) = north.where("held_change", "state", ["waiting"])
    set_(north, "held_change", one.id, state="let_in")
    assert north.get("person", DAN)["email"] is None
    meet(office, north)
    assert office.get("person", DAN)["email"] is None
    whole(office, north)


def test_what_the_office_confirms_is_not_sent_again(office: Store, north: Store) -> None:
    set_(north, "person", ANN, email="ann@n.cn")
    packed = pack(north, office)
    assert pack(north, office).lines == packed.lines
    take(office, packed)
    take(north, pack(office, north))
    assert [row.id for row in north.packages.of(office.site, SENT) if row.confirmed] == [packed.id]
    assert north.exchange.outgoing_to_hub().entries == 0
    assert list(north.exchange.outgoing_to_hub().lines) == []


def test_own_steps_are_written_with_the_package_or_not_at_all(office: Store, north: Store) -> None:
    set_(north, "person", ANN, email="ann@n.cn")
    step = Step("x", "note", (Edit("person", CID, {"phone": "1"}),))
    wrong = Step("x", "note", (Edit("person", uid("99"), {"phone": "1"}),))
    packed = pack(north, office)
    with pytest.raises(RuleBroken):
        take(office, packed, own_steps=(step, wrong))
    assert office.get("person", ANN)["email"] is None
    received = take(office, packed, own_steps=(step,))
    assert office.get("person", CID)["phone"] == "1"
    assert received.changes.step == f"{office.author}:{office.exchange.known()[office.author]}"


def test_two_partners_see_what_is_common_to_them(office: Store, north: Store, south: Store) -> None:
    stay = {"person_id": ANN, "sending_institution_id": NORTH, "receiving_institution_id": SOUTH}
    add(office, "mobility", uid("57"), **stay)
    meet(office, north, south)
    set_(north, "person", ANN, phone="1")
    set_(south, "mobility", uid("57"), receiving_status="pending")
    set_(south, "person", ANN, phone="2")
    meet(office, north, south)
    for store in (office, north, south):
        assert store.get("person", ANN)["phone"] == "1"
        assert store.get("mobility", uid("57"))["receiving_status"] == "pending"
        assert store.history.conflicts() == []
    whole(office, north, south)


def test_a_broken_line_in_a_package_changes_nothing(office: Store, north: Store) -> None:
    set_(north, "person", ANN, email="ann@n.cn")
    packed = pack(north, office)
    spoiled = [dataclasses.replace(line, hash="00" * 32) for line in packed.lines if not line.skipped]
    with pytest.raises(RuleBroken):
        take(office, packed, lines=[*packed.lines, *spoiled])
    assert office.packages.of(SITES[NORTH], RECEIVED) == []


def test_references_to_what_was_not_sent_are_nothing_to_look_at(office: Store, north: Store) -> None:
    set_(office, "mobility", uid("51"), agreement_id=uid("b2"))
    take(north, pack(office, north))
    assert north.get("mobility", uid("51"))["agreement_id"] is None
    assert north.history.issues() == []
    assert north.checks.all() == []


def test_skipped_runs_travel_as_text(office: Store, north: Store) -> None:
    packed = pack(office, north)
    assert [TxnLine.read(line.text()) for line in packed.lines] == list(packed.lines)
