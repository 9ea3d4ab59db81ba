"""A college with its own keys, writing past its program, takes back nothing that the office wrote or took away."""

from __future__ import annotations

import pytest
from college_files import Place, Town
from test_interests import accepted_by

from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit


def test_results_that_the_office_wrote_are_changed_and_deleted_by_no_college_and_empty_ones_filled_in(
    town: Town,
) -> None:
    _, (enrolled,) = town.course("Иванова", result="failed")
    college = town.college(town.first, 11)
    town.enrol(college)
    college.raw(Edit("language_enrolment", enrolled, {"result": "passed"}))
    college.raw(Edit("language_enrolment", enrolled, {"mark": "4"}))
    town.up(college)
    found = town.office.get("language_enrolment", enrolled)
    assert found is not None
    assert (found["result"], found["mark"], town.held()) == ("failed", "4", 1)
    college.raw(Edit("language_enrolment", enrolled, {"mark": "5"}))
    town.up(college)
    assert town.office.value("language_enrolment", enrolled, "mark") == "5", "its own word it may change"
    town.office.set("language_enrolment", enrolled, mark="2")
    town.down(college)
    college.raw(Edit("language_enrolment", enrolled, {"mark": "5"}))
    town.up(college)
    assert town.office.value("language_enrolment", enrolled, "mark") == "2", "which the office put right"
    college.raw(Edit("language_enrolment", enrolled, {LIVE: 0}))
    town.up(college)
    found = town.office.get("language_enrolment", enrolled)
    assert found is not None
    assert (found.live, town.held()) == (True, 3)


def test_the_program_of_a_college_refuses_what_would_only_be_held(town: Town) -> None:
    _, (enrolled,) = town.course("Иванова", result="failed")
    college = town.college(town.first, 11)
    with college.open() as file:
        with pytest.raises(RuleBroken) as refused:
            file.records.set("language_enrolment", enrolled, {"result": "passed"}, "Orlova")
        assert [(one.code, one.field) for one in refused.value.problems] == [("record.written_by_others", "result")]
        with pytest.raises(RuleBroken) as refused:
            file.records.remove("language_enrolment", enrolled, "Orlova")
        assert refused.value.problem.code == "record.taken_by_others"
        file.records.set("language_enrolment", enrolled, {"mark": "4"}, "Orlova")


def test_a_transcript_that_a_college_made_is_its_own_to_change_and_delete(town: Town) -> None:
    person = town.person(town.first, "Иванова")
    college = town.college(town.first, 11)
    town.enrol(college)
    transcript = college.add("transcript", person_id=person, institution_id=town.first)
    line = college.add("transcript_line", transcript_id=transcript, original_mark="2", status="failed", title_en="C")
    town.up(college)
    college.raw(Edit("transcript_line", line, {"original_mark": "5", "status": "passed"}))
    town.up(college)
    assert town.office.value("transcript_line", line, "original_mark") == "5"
    college.raw(Edit("transcript_line", line, {LIVE: 0}))
    town.up(college)
    found = town.office.get("transcript_line", line)
    assert found is not None
    assert (found.live, town.held()) == (False, 0)


@pytest.mark.parametrize("of", ["the office", "another member"])
def test_no_college_makes_a_transcript_of_somebody_who_can_say_it_itself(town: Town, of: str) -> None:
    person = town.person(town.first, "Иванова")
    if of == "another member":  # of whose institution the first one knows
        town.college(town.second, 12)
        town.office.add("transcript", person_id=person, institution_id=town.second)
    college = town.college(town.first, 11)
    town.enrol(college)
    issuer = town.second if of == "another member" else town.office.institution
    transcript, line = (college.program.origin.new_id() for _ in range(2))
    marks: dict[str, Value] = {"transcript_id": transcript, "title_en": "Welding", "original_mark": "5"}
    college.raw(
        Edit("transcript", transcript, {"person_id": person, "institution_id": issuer, "number": "T-7"}, new=True),
        Edit("transcript_line", line, {**marks, "status": "passed"}, new=True),
    )
    town.up(college)
    assert (town.office.get("transcript", transcript), town.office.get("transcript_line", line)) == (None, None)
    assert town.held() == 2


def test_of_a_transcript_of_the_office_a_college_writes_nothing(town: Town) -> None:
    """No further line, and no length of an hour: nothing there means 45 minutes."""
    person, ours = town.person(town.first, "Иванова"), town.office.institution
    transcript = town.office.add("transcript", person_id=person, institution_id=ours, number="T-1")
    college = town.college(town.first, 11)
    town.enrol(college)
    line = college.program.origin.new_id()
    told: dict[str, Value] = {"transcript_id": transcript, "title_en": "Retake", "status": "passed"}
    college.raw(Edit("transcript_line", line, told, new=True))
    college.raw(Edit("transcript", transcript, {"hour": "60", "note": "n"}))
    town.up(college)
    assert town.office.get("transcript_line", line) is None
    assert (town.office.value("transcript", transcript, "hour"), town.held()) == (None, 2)
    with college.open() as file:
        for kind, said in (("transcript_line", told), ("transcript", {"person_id": person, "institution_id": ours})):
            with pytest.raises(RuleBroken, match=r"record\.not_yours"):
                file.records.add(kind, said, "Orlova")


def test_a_college_types_the_marks_of_its_own_transcript_and_of_a_school_that_has_no_program(town: Town) -> None:
    """Also into one that the office began."""
    person = town.person(town.first, "Иванова")
    school = town.office.add("institution", name_ru="Школа", country="RU", kind="college")
    begun = [town.office.add("transcript", person_id=person, institution_id=issuer) for issuer in (town.first, school)]
    college = town.college(town.first, 11)
    town.enrol(college)
    with college.open() as file:
        made = file.records.add("transcript", {"person_id": person, "institution_id": town.first}, "Orlova").ids
        begun += made["transcript"]
        for transcript in begun:
            told: dict[str, Value] = {"transcript_id": transcript, "title_en": "Welding", "status": "passed"}
            file.records.add("transcript_line", told, "Orlova")
    town.up(college)
    with town.office.open() as office:
        lines = list(office.store.records(Query("transcript_line")))
    assert {one["transcript_id"] for one in lines} == set(begun)
    assert (len(begun), town.held()) == (3, 0)


def test_into_a_closed_group_no_college_writes(town: Town) -> None:
    group, (enrolled,) = town.course("Иванова")
    college = town.college(town.first, 11)
    town.enrol(college)
    other = town.person(town.first, "Петрова")
    town.office.set("language_group", group, closed_on="2026-11-20", closed_by="Shen")
    town.down(college)
    ghost = college.program.origin.new_id()
    told: dict[str, Value] = {"person_id": other, "language_group_id": group, "state": "completed"}
    college.raw(Edit("language_enrolment", enrolled, {"result": "passed", "mark": "5"}))
    college.raw(Edit("language_enrolment", ghost, {**told, "result": "passed"}, new=True))
    town.up(college)
    found = town.office.get("language_enrolment", enrolled)
    assert found is not None
    assert (found["result"], town.office.get("language_enrolment", ghost), town.held()) == (None, None, 2)
    with college.open() as file, pytest.raises(RuleBroken, match=r"record\.not_yours"):
        file.records.set("language_enrolment", enrolled, {"mark": "5"}, "Orlova")


def mark(place: Place, group: str, enrolled: str, state: str) -> str:
    """Of a lesson of the group; the id of the lesson."""
    day: dict[str, Value] = {"date": "2026-11-01", "minutes": 90, "state": "held"}
    lesson = place.add("language_lesson", language_group_id=group, **day)
    noted(place, lesson, enrolled, state)
    return lesson


def noted(place: Place, lesson: str, enrolled: str, state: str) -> None:
    told: dict[str, Value] = {"language_lesson_id": lesson, "language_enrolment_id": enrolled}
    place.raw(Edit("attendance", REGISTRY["attendance"].own_id(told), {**told, "state": state}, new=True))


def test_what_says_something_while_it_is_empty_a_college_fills_in_only_in_what_it_made(town: Town) -> None:
    """Without days of its own an enrolment is for the whole course: with one, absences outside count no more."""
    group, (theirs,) = town.course("Иванова", state="enrolled")
    person = town.person(town.first, "Петрова")
    college = town.college(town.first, 11)
    town.enrol(college)
    mine = college.add("language_enrolment", person_id=person, language_group_id=group, state="enrolled")
    town.up(college)
    for one in (theirs, mine):
        college.raw(Edit("language_enrolment", one, {"enrolled_on": "2026-10-02"}))
        college.raw(Edit("language_enrolment", one, {"mark": "5"}))
    town.up(college)
    found = [town.office.get("language_enrolment", one) for one in (theirs, mine)]
    assert [(one["enrolled_on"], one["mark"]) for one in found if one] == [(None, "5"), ("2026-10-02", "5")]
    assert town.held() == 1


def test_a_college_shows_no_scan_of_the_office_to_anybody_else(town: Town) -> None:
    """Who sees a file is said by what it belongs to: also in a reference that is empty."""
    agreement = town.office.add("agreement", number="1", institution_id=town.first, kind="exchange", state="in_force")
    told: dict[str, Value] = {"title": "Passport", "file_name": "p.pdf", "media_type": "application/pdf", "size": 10}
    told["person_id"] = town.guest()
    scan = town.office.add("attachment", **told)
    college = town.college(town.first, 11)
    town.enrol(college)
    mine = college.add("attachment", **told)
    for one in (scan, mine):
        college.raw(Edit("attachment", one, {"agreement_id": agreement}))
    town.up(college)
    assert [town.office.value("attachment", one, "agreement_id") for one in (scan, mine)] == [None, agreement]
    assert town.held() == 1


@pytest.mark.parametrize("who", ["office", "college"])
def test_an_enrolment_goes_with_the_absences_of_whoever_deletes_it_alone(town: Town, who: str) -> None:
    group, (theirs,) = town.course("Иванова")
    person = town.person(town.first, "Петрова")
    college = town.college(town.first, 11)
    town.enrol(college)
    mine = college.add("language_enrolment", person_id=person, language_group_id=group, state="enrolled")
    town.up(college)
    lesson = mark(town.office, group, theirs, "present")
    town.down(college)
    noted(town.office if who == "office" else college, lesson, mine, "absent")
    town.meet(college)
    if who == "office":
        with college.open() as file, pytest.raises(RuleBroken, match=r"record\.taken_by_others"):
            file.records.remove("language_enrolment", mine, "Orlova")
    college.raw(Edit("language_enrolment", mine, {LIVE: 0}))
    town.up(college)
    found = town.office.get("language_enrolment", mine)
    assert found is not None
    assert (found.live, town.held()) == ((True, 1) if who == "office" else (False, 0))


def test_nobody_is_enrolled_twice_in_one_group_by_a_college(town: Town) -> None:
    """Beside the one who failed it would put one who passed."""
    _, (failed,) = town.course("Иванова", result="failed")
    before = town.office.get("language_enrolment", failed)
    assert before is not None
    told = {name: before[name] for name in ("person_id", "language_group_id")}
    college = town.college(town.first, 11)
    town.enrol(college)
    college.add("language_enrolment", **told, state="completed", result="passed")
    town.up(college)
    assert (town.office.ids("language_enrolment"), town.held()) == ({failed}, 1)
    told = {**told, "person_id": town.person(town.first, "Петрова")}
    town.down(college)
    first = college.add("language_enrolment", **told, state="enrolled")
    college.raw(Edit("language_enrolment", first, {LIVE: 0}))
    second = college.add("language_enrolment", **told, state="enrolled")
    college.add("language_enrolment", **told, state="enrolled")
    college.raw(Edit("language_enrolment", first, {LIVE: 1}))
    town.up(college)
    assert (town.office.ids("language_enrolment"), town.held()) == ({failed, second}, 3), "one in place of another is"


def test_what_the_host_wrote_of_a_stay_is_not_the_sender_s_to_change_and_its_own_days_are(town: Town) -> None:
    ours = town.office.institution
    told: dict[str, Value] = {"direction": "incoming", "activity": "teaching", "sending_status": "nominated"}
    sides: dict[str, Value] = {"sending_institution_id": town.first, "receiving_institution_id": ours}
    stay = town.office.add(
        "mobility", person_id=town.person(town.first, "Иванова"), taught_minutes=450, **told, **sides
    )
    college = town.college(town.first, 11)
    town.enrol(college)
    college.raw(Edit("mobility", stay, {"taught_minutes": 45_000}))
    college.raw(Edit("mobility", stay, {"planned_start": "2026-11-01", "topic_ru": "Сварка"}))
    town.up(college)
    found = town.office.get("mobility", stay)
    assert found is not None
    assert (found["taught_minutes"], found["planned_start"], found["topic_ru"]) == (450, "2026-11-01", "Сварка")
    assert town.held() == 1


def test_a_scan_of_the_office_keeps_its_file(town: Town) -> None:
    agreement = town.office.add("agreement", number="1", institution_id=town.first, kind="exchange", state="in_force")
    told: dict[str, Value] = {"title": "Signed", "file_name": "signed.pdf", "size": 10, "sha256": "a" * 64}
    scan = town.office.add("attachment", agreement_id=agreement, media_type="application/pdf", **told)
    college = town.college(town.first, 11)
    town.enrol(college)
    college.raw(Edit("attachment", scan, {"sha256": "b" * 64}))
    college.raw(Edit("attachment", scan, {LIVE: 0}))
    town.up(college)
    found = town.office.get("attachment", scan)
    assert found is not None
    assert (found["sha256"], found.live) == ("a" * 64, True)


def test_what_the_office_deleted_no_college_brings_back_and_its_own_it_does(town: Town) -> None:
    college = town.college(town.first, 11)
    town.enrol(college)
    mine, theirs = (college.add("contact", name=name, institution_id=town.first) for name in "AB")
    town.up(college)
    town.office.raw(Edit("contact", theirs, {LIVE: 0}))
    town.down(college)
    for contact in (mine, theirs):
        college.raw(Edit("contact", contact, {LIVE: 0} if contact == mine else {LIVE: 1}))
    town.up(college)
    college.raw(Edit("contact", mine, {LIVE: 1}))
    town.up(college)
    found = {one: town.office.get("contact", one) for one in (mine, theirs)}
    assert {one: bool(record and record.live) for one, record in found.items()} == {mine: True, theirs: False}


def test_no_college_names_again_what_the_office_took_back_of_an_interest(town: Town) -> None:
    college = town.college(town.first, 5)
    town.enrol(college)
    asked = accepted_by(town, college)
    with town.office.open() as office:
        begun = office.interests.begin_agreement(asked, "Shen").step
        agreement = REGISTRY["agreement"].id_begun_of("interest", asked)
    town.down(college)
    with town.office.open() as office:
        office.undoing.undo_step(begun, "Shen")
    town.down(college)
    college.raw(Edit("interest", asked, {"led_to_agreement_id": agreement}))
    town.up(college)
    assert town.office.value("interest", asked, "led_to_agreement_id") is None
    with town.office.open() as office:
        office.interests.begin_agreement(asked, "Shen")


def test_no_college_says_that_nothing_came_of_an_interest_of_which_the_office_drafted_an_agreement(town: Town) -> None:
    college = town.college(town.first, 5)
    town.enrol(college)
    asked = accepted_by(town, college)
    with town.office.open() as office:
        office.interests.begin_agreement(asked, "Shen")
    town.down(college)
    college.raw(Edit("interest", asked, {"led_to_agreement_id": None}))
    town.up(college)
    assert town.office.value("interest", asked, "led_to_agreement_id")
    assert town.held() == 1


def test_what_one_side_of_a_pair_agreed_to_the_other_does_not_change_before_it_agrees(town: Town) -> None:
    first, second = town.college(town.first, 11), town.college(town.second, 12)
    for college in (first, second):
        town.enrol(college)
    one, other = (town.office.add("speciality", code=code, country="RU", name_ru=code) for code in ("1", "2"))
    pair = town.office.add(
        *("speciality_link",), institution_id=town.first, speciality_id=one, other_institution_id=town.second,
        other_speciality_id=other, state="proposed", relation="related",
    )  # fmt: skip
    town.meet(first, second)
    with second.open() as file:
        file.speciality_pairs.agree(pair, "Belova")
    town.meet(first, second)
    first.raw(Edit("speciality_link", pair, {"relation": "exact", "decision": "№ 99", "institution_word": "agreed"}))
    town.up(first)
    found = town.office.get("speciality_link", pair)
    assert found is not None
    assert (found["relation"], found["decision"], found["institution_word"]) == ("related", None, None)
