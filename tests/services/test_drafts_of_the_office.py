"""An agreement of two colleges is drafted by their office alone: what a college with genuine keys writes past its
program is held, and what stands in the place of something that is to be begun is not taken for it (decision 102)."""

from __future__ import annotations

import pytest
from college_files import Place, Town

from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit


def own_id(kind: str, /, **values: Value) -> str:
    return REGISTRY[kind].own_id(values)


def accepted(town: Town) -> str:
    """The second college asks, the first has accepted, as the office noted."""
    told = {"side": "offer", "topic": "course", "name_en": "Course", "state": "published", "isced_f": "0613"}
    listing = town.office.add("listing", institution_id=town.first, **told)
    with town.office.open() as office:
        office.interests.send(listing, "", "Shen", asking=town.second)
        asked = office.interests.of(listing, town.second)
        assert asked is not None
        office.interests.answer(asked.id, "accepted", "", "Shen")
    return asked.id


def sent_past_its_program(town: Town, college: Place) -> None:
    """Its package holds what an honest program does not send: records of a kind that the office takes from nobody."""
    with pytest.MonkeyPatch.context() as changed:
        changed.setitem(REGISTRY["agreement"].__dict__, "by_partner", True)
        packages = college.send("", town.out())
    town.office.receive(*packages)


def draft(interest: str, institution: str, **more: Value) -> Edit:
    told: dict[str, Value] = {"number": "A-1", "kind": "exchange", "state": "draft", "interest_id": interest}
    values = {**told, "institution_id": institution, **more}
    return Edit("agreement", own_id("agreement", interest_id=interest), values, new=True)


def seat(interest: str, agreement: str, institution: str, **more: Value) -> Edit:
    values: dict[str, Value] = {"interest_id": interest, "agreement_id": agreement, "institution_id": institution}
    return Edit("membership", own_id("membership", **values), {**values, "role": "party", **more}, new=True)


def test_a_draft_that_a_college_writes_and_its_parties_are_held(town: Town) -> None:
    college = town.college(town.first, 11)
    town.enrol(college)
    interest = accepted(town)
    town.meet(college)
    made = draft(interest, town.first)
    signed = (seat(interest, made.id, one, signed_on="2026-11-01") for one in (town.first, town.second))
    college.raw(made, *signed)
    sent_past_its_program(town, college)
    with town.office.open() as office:
        assert office.store.get("agreement", made.id) is None
        assert office.store.count(Query("membership")) == 0
        held = {one["record_kind"] for one in office.store.records(Query("held_change"))}
        assert held == {"agreement", "membership"}
        office.interests.begin_agreement(interest, "Shen", number="2026-7")
        parties = {one.institution_id: one.signed_on for one in office.agreement_parties.of(made.id, "en")}
    assert parties == {town.first: None, town.second: None}


def test_what_a_college_writes_in_an_agreement_of_the_office_is_held(town: Town) -> None:
    college = town.college(town.first, 11)
    town.enrol(college)
    interest = accepted(town)
    with town.office.open() as office:
        (agreement,) = office.interests.begin_agreement(interest, "Shen", number="2026-7").ids["agreement"]
    town.meet(college)
    assert college.value("agreement", agreement, "number") == "2026-7", "both parties read it"
    theirs = own_id("membership", interest_id=interest, agreement_id=agreement, institution_id=town.second)
    for edit in (
        Edit("agreement", agreement, {"number": "X", "valid_until": "2099-01-01"}),
        Edit("membership", theirs, {"signed_on": "2026-11-01"}),
        Edit("membership", theirs, {LIVE: 0}),
        seat(interest, agreement, town.office.institution, role="observer"),
    ):
        college.raw(edit)
    sent_past_its_program(town, college)
    with town.office.open() as office:
        held = [one["record_kind"] for one in office.store.records(Query("held_change"))]
        assert sorted(held) == ["agreement", *["membership"] * 3]
        found = office.records.get("agreement", agreement)
        assert (found["number"], found["valid_until"]) == ("2026-7", None)
        parties = {one.institution_id: one.signed_on for one in office.agreement_parties.of(agreement, "en")}
    assert parties == {town.first: None, town.second: None}


@pytest.mark.parametrize("kind", ["agreement", "project"])
def test_what_is_of_no_such_interest_or_led_by_another_is_not_taken_for_what_comes_of_it(town: Town, kind: str) -> None:
    interest = accepted(town)
    id = own_id(kind, interest_id=interest)
    if kind == "agreement":
        town.office.raw(Edit(kind, id, {"number": "A-1", "institution_id": town.first, "state": "draft"}, new=True))
    else:
        told = {"kind": "research", "state": "idea", "lead_institution_id": town.second, "interest_id": interest}
        town.office.raw(Edit(kind, id, told, new=True))
    with town.office.open() as office:
        begin = office.interests.begin_agreement if kind == "agreement" else office.projects.begin
        with pytest.raises(RuleBroken) as refused:
            begin(interest, "Shen")
        assert [one.code for one in refused.value.problems] == ["interest.taken"]
        assert office.records.get("interest", interest)[f"led_to_{kind}_id"] is None


def test_what_was_deleted_comes_back_with_nothing_but_what_is_said_now(town: Town) -> None:
    interest = accepted(town)
    left = draft(interest, town.second, balance_opening="1000", signed="2020-01-01", note="LEFT")
    party = seat(interest, left.id, town.first, signed_on="2020-01-01", person_name="Somebody")
    town.office.raw(left, party)
    town.office.raw(*(Edit(one.kind, one.id, {LIVE: 0}) for one in (left, party)))
    with town.office.open() as office:
        office.interests.begin_agreement(interest, "Shen", number="2026-7")
        found = office.records.get("agreement", left.id)
        assert (found["number"], found["institution_id"]) == ("2026-7", town.first)
        assert (found["balance_opening"], found["signed"], found["note"]) == (None, None, None)
        parties = {one.institution_id: one.signed_on for one in office.agreement_parties.of(left.id, "en")}
        assert parties == {town.first: None, town.second: None}
        assert office.records.get("membership", party.id)["person_name"] is None
