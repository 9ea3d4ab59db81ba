"""A partner with genuine keys does not become the writer of what it only repeats, nor takes the place of what others
write."""

from __future__ import annotations

import pytest
from college_files import Town
from test_listings import WHOLE

from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.steps import Edit


def test_who_repeats_a_result_does_not_become_its_writer(town: Town) -> None:
    _, (enrolment,) = town.course("Иванова", result="failed")
    college = town.college(town.first, 11)
    town.enrol(college)
    for result in ("failed", "passed"):
        college.raw(Edit("language_enrolment", enrolment, {"result": result}))
        town.up(college)
    assert town.office.value("language_enrolment", enrolment, "result") == "failed"
    assert town.held() == 1


def test_points_have_the_id_of_whom_they_were_given_to(town: Town) -> None:
    group, (one, other) = town.course("Иванова", "Петрова", result="failed")
    test = town.office.add("language_test", language_group_id=group, title="I", date="2026-11-01")
    part = town.office.add("language_test_part", language_test_id=test, skill="reading", most_points="100")
    college = town.college(town.first, 11)
    town.enrol(college)
    town.down(college)
    told: dict[str, Value] = {"language_test_part_id": part, "points": "99"}
    ids = [derived_id("language_test_score", enrolment, part) for enrolment in (one, other)]
    college.raw(Edit("language_test_score", ids[0], {**told, "language_enrolment_id": other}, new=True))
    college.raw(Edit("language_test_score", ids[1], {**told, "language_enrolment_id": other}, new=True))
    town.up(college)
    assert town.office.ids("language_test_score") == {ids[1]}
    assert town.held() == 1


def test_an_offer_that_only_a_catalogue_could_bring_no_college_makes(town: Town) -> None:
    college = town.college(town.first, 11)
    town.enrol(college)
    told = {**WHOLE, "institution_id": town.first}
    ids = derived_id("listing", "abroad", "x"), college.program.origin.new_id()
    college.raw(*(Edit("listing", id, told, new=True) for id in ids))
    town.up(college)
    assert town.office.ids("listing") == {ids[1]}
    assert town.held() == 1


def test_whoever_sends_does_not_take_away_a_stay_in_which_the_host_wrote(town: Town) -> None:
    told: dict[str, Value] = {"direction": "incoming", "activity": "student_studies", "sending_status": "nominated"}
    told |= {"sending_institution_id": town.first, "receiving_institution_id": town.office.institution}
    college = town.college(town.first, 11)
    town.enrol(college)
    people = [college.add("person", role="student", family_latin=name, home_institution_id=town.first) for name in "AB"]
    of_host, own = (college.add("mobility", person_id=person, **told) for person in people)
    town.up(college)
    town.office.set("mobility", of_host, receiving_status="rejected")
    college.raw(*(Edit("mobility", stay, {LIVE: 0}) for stay in (of_host, own)))
    town.up(college)
    found = {stay: town.office.get("mobility", stay) for stay in (of_host, own)}
    assert {stay: bool(one and one.live) for stay, one in found.items()} == {of_host: True, own: False}
    assert town.held() == 1


@pytest.mark.parametrize(("kind", "is_kept"), [("visa", True), ("passport", False)])
def test_a_visa_that_the_host_noted_its_college_does_not_change_and_a_passport_it_does(
    town: Town, kind: str, is_kept: bool
) -> None:
    person = town.person(town.first, "Иванова")
    paper = town.office.add(
        "identity_document", person_id=person, kind=kind, number="1", country="CN", valid_until="2026-12-10"
    )
    college = town.college(town.first, 11)
    town.enrol(college)
    college.raw(Edit("identity_document", paper, {"valid_until": "2030-01-01"}))
    town.up(college)
    assert town.office.value("identity_document", paper, "valid_until") == ("2026-12-10" if is_kept else "2030-01-01")
    assert town.held() == int(is_kept)


def test_a_consent_that_the_office_noted_as_withdrawn_stays_so(town: Town) -> None:
    person = town.person(town.first, "Иванова")
    given: dict[str, Value] = {"person_id": person, "kind": "photo", "given_on": "2026-09-01"}
    consent = town.office.add("consent", **given, withdrawn_on="2026-10-01")
    college = town.college(town.first, 11)
    town.enrol(college)
    college.raw(Edit("consent", consent, {"withdrawn_on": None}))
    town.up(college)
    assert town.office.value("consent", consent, "withdrawn_on") == "2026-10-01"


def test_a_question_of_the_office_is_answered_and_not_asked_anew(town: Town) -> None:
    told: dict[str, Value] = {"institution_id": town.first, "record_kind": "person", "record": "x", "state": "open"}
    question = town.office.add("question", **told, text="Has she a visa?")
    college = town.college(town.first, 11)
    town.enrol(college)
    college.raw(Edit("question", question, {"answer": "Yes", "state": "answered"}))
    college.raw(Edit("question", question, {"text": "Is she well?"}))
    town.up(college)
    found = town.office.get("question", question)
    assert found is not None
    assert (found["text"], found["answer"], found["state"]) == ("Has she a visa?", "Yes", "answered")
    assert town.held() == 1
