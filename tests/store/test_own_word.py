"""Nobody opens its own sight: what a partner writes lets neither itself nor another partner see a person (R19)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from exchanging import add, an_office, meet, pack, set_, take, whole
from offices import ANN, BEN, CID, DAN, NORTH, OFFICE, OTHER, SOUTH
from replicas import uid
from rogue import OWN, Rogue, Writes, stay

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step, removal
from exchange_admin.merge.transactions import TxnLine
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.partner_writes import Held, PartnerWrites

SECRETS = ("cid@o.cn", "+86 1", "1999-09-09", "P2002")
"""Of Cid, who is the office's and of whom North knows no more than the id."""


@pytest.fixture
def office(names: Names) -> Iterator[Store]:
    with an_office(names) as made:
        set_(made, "person", CID, email=SECRETS[0], phone=SECRETS[1], birth_date=SECRETS[2])
        yield made


@pytest.fixture
def rogue(north: Store) -> Rogue:
    return Rogue(north)


def told(office: Store, partner: Store) -> str:
    """Everything that the next package says to a partner."""
    return "\n".join(line.text() for line in pack(office, partner).lines)


def reasons(held: tuple[Held, ...]) -> list[tuple[str, str]]:
    return [(one.kind, one.reason) for one in held]


def decide(office: Store, kind: str, state: str) -> None:
    for one in office.where("held_change", "record_kind", [kind]):
        set_(office, "held_change", one.id, state=state)


def consent(person: str) -> Writes:
    values = {"person_id": person, "kind": "cross_border", "given_on": "2026-01-01"}
    return Writes("consent", OWN[1], values, new=True)


def test_a_college_that_names_a_stranger_in_a_stay_is_not_told_about_him(office: Store, rogue: Rogue) -> None:
    rogue.write(stay(OWN[0], CID))
    rogue.write(consent(CID))
    received = take(office, rogue.pack(office))
    assert reasons(received.held) == [("mobility", "not_in_sight"), ("consent", "not_their_person")]
    sent = told(office, rogue.store)
    assert not [one for one in SECRETS if one in sent]
    assert CID not in office.exchange.scoping.of(NORTH)["person"]
    whole(office)


def test_a_stay_that_a_person_let_in_shows_its_person(office: Store, rogue: Rogue) -> None:
    rogue.write(stay(OWN[0], CID))
    take(office, rogue.pack(office))
    decide(office, "mobility", "let_in")
    meet(office, rogue.store)
    assert rogue.store.get("person", CID)["email"] == SECRETS[0]
    decide(office, "mobility", "refused")
    set_(office, "person", CID, phone="+86 2")
    assert "+86 2" not in told(office, rogue.store)
    whole(office)


def test_a_harmless_stay_is_not_turned_to_a_stranger_later(office: Store, rogue: Rogue) -> None:
    rogue.write(stay(OWN[0], ANN))
    take(office, rogue.pack(office))
    rogue.write(Writes("mobility", OWN[0], {"person_id": CID}))
    rogue.write(Writes("mobility", uid("51"), {"person_id": CID}))
    received = take(office, rogue.pack(office))
    assert reasons(received.held) == [("mobility", "not_in_sight")] * 2
    assert CID not in office.exchange.scoping.of(NORTH)["person"]


def test_a_held_record_is_no_bridge_to_another(office: Store, rogue: Rogue) -> None:
    rogue.write(stay(OWN[0], CID))
    rogue.write(Writes("transcript", OWN[2], {"person_id": ANN, "mobility_id": OWN[0]}, new=True))
    rogue.write(Writes("mobility", OWN[0], {"planned_start": "2026-09-01"}))
    rogue.write(stay(OWN[0], ANN))
    received = take(office, rogue.pack(office))
    assert [one.reason for one in received.held] == ["not_in_sight", "not_in_sight", "unknown_record"]
    assert office.get("mobility", OWN[0])["person_id"] == ANN
    assert CID not in office.exchange.scoping.of(NORTH)["person"]


def test_a_stay_of_somebody_who_is_still_unknown_does_not_wait_for_him(office: Store, rogue: Rogue) -> None:
    late = uid("a9")
    rogue.write(stay(OWN[0], late))
    take(office, rogue.pack(office))
    add(office, "person", late, role="student", given_latin="Late", home_institution_id=OFFICE)
    assert late not in office.exchange.scoping.of(NORTH)["person"]


def test_a_new_entry_under_the_id_of_a_stranger_changes_nothing(office: Store, rogue: Rogue) -> None:
    mine = {"role": "student", "given_latin": "Mine", "home_institution_id": NORTH}
    rogue.write(Writes("person", CID, mine, new=True))
    rogue.write(Writes("person", BEN, {"home_institution_id": NORTH}))
    received = take(office, rogue.pack(office))
    assert reasons(received.held) == [("person", "not_theirs")] * 2
    assert not {CID, BEN} & office.exchange.scoping.of(NORTH)["person"]
    assert office.get("person", CID)["given_latin"] == "Cid"


@pytest.mark.parametrize("kind", ["identity_document", "exam_result", "transcript", "language_enrolment", "attachment"])
def test_records_about_a_stranger_are_held(kind: str, office: Store, rogue: Rogue) -> None:
    rogue.write(Writes(kind, OWN[0], {"person_id": CID}, new=True))
    received = take(office, rogue.pack(office))
    assert [one.kind for one in received.held] == [kind]
    assert office.get(kind, OWN[0]) is None


def test_of_an_attachment_every_reference_must_be_in_sight(office: Store, rogue: Rogue) -> None:
    values = {"person_id": ANN, "agreement_id": uid("b2"), "title": "x", "file_name": "x.pdf"}
    rogue.write(Writes("attachment", OWN[0], values, new=True))
    assert [one.kind for one in take(office, rogue.pack(office)).held] == ["attachment"]


def test_groups_programmes_and_staff_that_it_was_not_shown_stay_so(office: Store, rogue: Rogue) -> None:
    add(office, "staff", uid("e9"), name="Hidden", role="coordinator")
    add(office, "language_course", uid("71"), name_en="Course", language="zh")
    add(office, "language_group", uid("72"), language_course_id=uid("71"), code="G")
    lesson = {"language_group_id": uid("72"), "date": "2026-09-01", "minutes": 90, "topic": "Hidden"}
    add(office, "language_lesson", uid("73"), **lesson)
    rogue.write(Writes("mobility", uid("51"), {"coordinator_id": uid("e9")}))
    rogue.write(Writes("language_enrolment", OWN[0], {"person_id": ANN, "language_group_id": uid("72")}, new=True))
    received = take(office, rogue.pack(office))
    assert reasons(received.held) == [("mobility", "not_in_sight"), ("language_enrolment", "not_in_sight")]
    assert "Hidden" not in told(office, rogue.store)


def test_a_field_of_a_newer_program_that_names_a_record_is_held(office: Store, rogue: Rogue) -> None:
    rogue.write(Writes("mobility", uid("51"), {"second_person_id": CID}))
    rogue.write(Writes("mobility", uid("51"), {"colour": "red"}))
    assert reasons(take(office, rogue.pack(office)).held) == [("mobility", "unknown_field")]


def test_a_partner_shows_nobody_to_another_partner(office: Store, rogue: Rogue) -> None:
    """Dan is the office's and only on a stay at North; Ann is North's own."""
    rogue.write(stay(OWN[0], DAN, NORTH, SOUTH))
    rogue.write(Writes("person", ANN, {"home_institution_id": SOUTH}))
    rogue.write(stay(OWN[1], ANN, NORTH, OTHER))
    received = take(office, rogue.pack(office))
    assert reasons(received.held) == [("mobility", "shows_others"), ("person", "shows_others")]
    assert not {ANN, DAN} & office.exchange.scoping.of(SOUTH)["person"]
    assert office.get("mobility", OWN[1])["person_id"] == ANN


def test_a_partner_joins_its_people_to_nobody_elses(office: Store, rogue: Rogue) -> None:
    fay = {"role": "student", "given_latin": "Fay", "home_institution_id": NORTH}
    rogue.write(Writes("person", OWN[0], fay, new=True))
    rogue.write(Writes("person", OWN[0], {"same_as_id": ANN}))
    rogue.write(Writes("person", ANN, {"same_as_id": DAN}))
    rogue.write(Writes("distinct_people", OWN[1], {"person_id": ANN, "other_id": DAN}, new=True))
    received = take(office, rogue.pack(office))
    assert reasons(received.held) == [("person", "not_their_person"), ("distinct_people", "not_their_person")]
    assert office.get("person", OWN[0])["same_as_id"] == ANN
    assert office.get("person", ANN)["same_as_id"] is None
    assert office.search("Ann")
    assert office.search("Dan")


def test_who_went_elsewhere_is_seen_no_longer_for_a_stay_of_ones_own_word(office: Store, rogue: Rogue) -> None:
    eve = {"role": "student", "given_latin": "Eve", "home_institution_id": NORTH}
    rogue.write(Writes("person", OWN[0], eve, new=True))
    rogue.write(stay(OWN[1], OWN[0]))
    assert take(office, rogue.pack(office)).held == ()
    set_(office, "person", OWN[0], home_institution_id=OFFICE)
    set_(office, "person", OWN[0], email="eve@office.cn")
    assert OWN[0] not in office.exchange.scoping.of(NORTH)["person"]
    assert OWN[1] in office.exchange.scoping.of(NORTH)["mobility"]
    rogue.write(Writes("person", OWN[0], {"home_institution_id": NORTH}))
    assert reasons(take(office, rogue.pack(office)).held) == [("person", "not_theirs")]
    assert "eve@office.cn" not in told(office, rogue.store)
    set_(office, "mobility", OWN[1], receiving_status="pending")
    assert OWN[0] in office.exchange.scoping.of(NORTH)["person"]
    assert "eve@office.cn" in told(office, rogue.store)


@pytest.mark.parametrize("is_offices", [True, False])
def test_a_stay_that_counts_is_not_made_once_more_for_somebody_else(
    office: Store, rogue: Rogue, *, is_offices: bool
) -> None:
    """A second entry of it as new went past the person whose it was: Gail stayed in sight after she had left."""
    gail, pat = OWN[2], OWN[3]
    for id in (gail, pat):
        rogue.write(Writes("person", id, {"role": "student", "home_institution_id": NORTH}, new=True))
    if not is_offices:
        rogue.write(stay(OWN[0], pat))
    take(office, rogue.pack(office))
    if is_offices:
        add(office, "mobility", OWN[0], **stay("", pat).values)
    set_(office, "mobility", OWN[0], topic_en="Bridges")
    take(rogue.store, pack(office, rogue.store))
    rogue.write(stay(OWN[0], gail))
    assert reasons(take(office, rogue.pack(office)).held) == [("mobility", "not_in_sight")]
    set_(office, "person", gail, home_institution_id=OFFICE)
    set_(office, "person", gail, email="gail@o.cn")
    assert "gail@o.cn" not in told(office, rogue.store)
    whole(office)


def test_a_stay_of_nobody_that_counts_gets_no_person_by_ones_own_word(office: Store, rogue: Rogue) -> None:
    gail, nobodys = OWN[2], dict(stay("", OWN[2]).values)
    del nobodys["person_id"]
    rogue.write(Writes("person", gail, {"role": "student", "home_institution_id": NORTH}, new=True))
    rogue.write(Writes("mobility", OWN[0], nobodys, new=True))
    take(office, rogue.pack(office))
    set_(office, "mobility", OWN[0], topic_en="Bridges")
    rogue.write(Writes("mobility", OWN[0], {"person_id": gail}))
    assert reasons(take(office, rogue.pack(office)).held) == [("mobility", "not_in_sight")]
    set_(office, "person", gail, home_institution_id=OFFICE)
    set_(office, "person", gail, email="gail@o.cn")
    assert "gail@o.cn" not in told(office, rogue.store)


def test_a_partner_that_skips_its_first_step_hides_for_whom_it_writes(office: Store, rogue: Rogue) -> None:
    """What it wrote counted as written for nobody, and so as anybody's but its own."""
    rogue.write(Writes("person", OWN[2], {"role": "student"}, new=True))
    rogue.write(Writes("person", OWN[3], {"role": "student"}, new=True))
    packed = rogue.pack(office)
    first, *rest = packed.lines
    lines = [TxnLine.skip(first.site, 1, 1, first.hash, first.signature), *rest]
    with pytest.raises(RuleBroken) as raised:
        take(office, packed, lines=lines)
    assert raised.value.problem.code == "package.other_institution"
    assert office.get("person", OWN[3]) is None


def test_a_stay_from_before_this_rule_shows_nobody_before_the_office_has_dealt_with_it(
    office: Store, rogue: Rogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    rogue.write(stay(OWN[0], CID))
    with monkeypatch.context() as older:
        older.setattr(PartnerWrites, "sift", lambda self, institution, entries: (list(entries), []))
        take(office, rogue.pack(office))
    assert office.get("mobility", OWN[0])["person_id"] == CID
    assert CID not in office.exchange.scoping.of(NORTH)["person"]
    office.record(Step("x", "remove", (removal("mobility", OWN[0]),)))
    assert CID not in office.exchange.scoping.of(NORTH)["person"]
    office.undo("x")
    assert CID not in office.exchange.scoping.of(NORTH)["person"]
    set_(office, "mobility", OWN[0], receiving_status="pending")
    assert CID in office.exchange.scoping.of(NORTH)["person"]


def test_a_partner_does_not_settle_by_itself_whose_somebody_is(office: Store, rogue: Rogue) -> None:
    """The office moves Eve while North, which does not know it yet, writes that she is North's."""
    eve = {"role": "student", "given_latin": "Eve", "home_institution_id": NORTH}
    rogue.write(Writes("person", OWN[0], eve, new=True))
    take(office, rogue.pack(office))
    made = office.get("person", OWN[0]).heads["home_institution_id"]
    rogue.write(Writes("person", OWN[0], {"home_institution_id": NORTH}, parents=made))
    take(office, rogue.pack(office))
    moves = Edit("person", OWN[0], {"home_institution_id": SOUTH}, seen={"home_institution_id": made})
    office.record(Step("x", "set", (moves,)))
    assert [one.field for one in office.history.conflicts()] == ["home_institution_id"]
    assert OWN[0] not in office.exchange.scoping.of(NORTH)["person"]
    heads = office.get("person", OWN[0]).heads["home_institution_id"]
    rogue.write(Writes("person", OWN[0], {"home_institution_id": NORTH}, parents=heads))
    assert reasons(take(office, rogue.pack(office)).held) == [("person", "not_theirs")]
    set_(office, "person", OWN[0], home_institution_id=NORTH)
    assert OWN[0] in office.exchange.scoping.of(NORTH)["person"]


def test_honest_nominations_and_edits_are_not_held(office: Store, north: Store) -> None:
    fay = uid("a7")
    add(north, "person", fay, role="student", given_latin="Fay", home_institution_id=NORTH)
    add(north, "identity_document", uid("d7"), person_id=fay, kind="passport", number="F77")
    add(north, "consent", uid("d6"), person_id=fay, kind="cross_border", given_on="2026-01-01")
    values = {**stay(uid("57"), fay).values, "programme_id": uid("b3"), "agreement_id": uid("b1")}
    add(north, "mobility", uid("57"), **{**values, "coordinator_id": uid("e2")})
    add(north, "exam_result", uid("c7"), person_id=DAN, exam="hsk_3", language="zh")
    add(north, "transcript", uid("c8"), person_id=DAN, institution_id=NORTH, mobility_id=uid("54"))
    set_(north, "mobility", uid("51"), planned_start="2026-09-01")
    received = take(office, pack(north, office))
    assert received.held == ()
    assert fay in office.exchange.scoping.of(NORTH)["person"]
