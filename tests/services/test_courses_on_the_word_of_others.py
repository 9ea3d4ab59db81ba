"""Papers about a course rest on more than the word of the college whose student it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from college_files import Place, Town
from paper_office import order

from exchange_admin.domain.fields import Value
from exchange_admin.domain.steps import Edit
from exchange_admin.services.certificates.selection import Selection

CODE = "certificate.result_by_word_of_others"


def codes(town: Town, signatory: str, enrolled: str) -> set[str]:
    asked = replace(order("language_course", issued=date(2026, 11, 20)), signatory_id=signatory)
    with town.office.open() as office:
        (found,) = office.issuing.recipients(Selection(enrolments=(enrolled,)), asked)
    return {one.code for one in found.problems}


def group(town: Town, **more: Value) -> str:
    course = town.office.add("language_course", name_en="C", language="zh", **more)
    return town.office.add("language_group", code="G1", language_course_id=course, starts="2026-10-01")


def enrol(town: Town, place: Place, of: str, family: str, **more: Value) -> str:
    person = town.person(town.first, family, family_latin="I", given_latin="D")
    if place is not town.office:
        town.down(place)
    return place.add("language_enrolment", person_id=person, language_group_id=of, state="enrolled", **more)


def test_nobody_passed_a_course_on_the_word_of_a_college_alone(town: Town) -> None:
    """That the office enrolled somebody says nothing of how it ended."""
    learning = group(town)
    signs = town.office.add("signatory", name_zh="王", name_ru="Ван")
    known = [
        enrol(town, town.office, learning, "Иванова"),
        enrol(town, town.office, learning, "Петрова", result="passed"),
    ]
    college = town.college(town.first, 11)
    town.enrol(college)
    ghost = enrol(town, college, learning, "Ghost", result="passed", mark="5")
    college.set("language_enrolment", known[0], result="passed")
    town.up(college)
    found = {one: codes(town, signs, one) for one in (*known, ghost)}
    assert [CODE in found[one] for one in (*known, ghost)] == [True, False, True]
    assert "certificate.not_passed" not in found[known[0]]
    town.office.set("language_enrolment", ghost, state="completed")
    assert CODE in codes(town, signs, ghost), "the mark is still only the college's"
    town.office.set("language_enrolment", ghost, mark="4")
    assert CODE not in codes(town, signs, ghost)
    college.set("language_enrolment", known[1], level_reached="C2")
    town.up(college)
    assert CODE in codes(town, signs, known[1]), "the level that is stated"


def test_what_the_office_said_before_the_college_or_took_back_says_nothing_of_the_result(town: Town) -> None:
    """A course that was completed, and a result that the office emptied; the college dates its own back."""
    learning = group(town)
    signs = town.office.add("signatory", name_zh="王", name_ru="Ван")
    completed, taken_back, again = (
        enrol(town, town.office, learning, "Иванова"),
        enrol(town, town.office, learning, "Петрова", result="passed"),
        enrol(town, town.office, learning, "Сидорова", result="passed"),
    )
    college = town.college(town.first, 11)
    town.enrol(college)
    town.down(college)
    town.office.set("language_enrolment", completed, state="completed")
    town.office.set("language_enrolment", taken_back, result=None)
    town.down(college)
    for one in (completed, taken_back, again):
        college.raw(Edit("language_enrolment", one, {"result": "passed"}), late=1 << 40)
    town.up(college)
    found = [CODE in codes(town, signs, one) for one in (completed, taken_back, again)]
    assert found == [True, True, False], "what the college only repeats the office said"
    town.office.set("language_enrolment", taken_back, state="completed")
    assert CODE not in codes(town, signs, taken_back)


def test_a_paper_of_a_stay_asks_as_well_where_it_states_the_result_of_a_course(town: Town) -> None:
    ours = town.office.institution
    programme = town.office.add("programme", name_en="P", kind="other", host_institution_id=ours)
    learning = group(town, programme_id=programme)
    signs = town.office.add("signatory", name_zh="王", name_ru="Ван")
    person = town.person(town.first, "Иванова")
    days = {f"{kind}_{end}": "2026-11-02" for kind in ("planned", "actual") for end in ("start", "end")}
    told: dict[str, Value] = {"direction": "incoming", "activity": "student_studies", "sending_status": "nominated"}
    sides: dict[str, Value] = {"sending_institution_id": town.first, "receiving_institution_id": ours}
    stay = town.office.add(
        *("mobility",), person_id=person, programme_id=programme, receiving_status="departed", **days, **told, **sides
    )
    enrol(town, town.office, learning, "Петрова")  # through her the college knows the group
    college = town.college(town.first, 11)
    town.enrol(college)

    def asked() -> bool:
        wanted = replace(order("completion", issued=date(2026, 11, 20)), signatory_id=signs)
        with town.office.open() as office:
            (found,) = office.issuing.recipients(Selection(mobilities=(stay,)), wanted)
        return CODE in {one.code for one in found.problems}

    assert not asked()
    college.add("language_enrolment", person_id=person, language_group_id=learning, state="completed", result="passed")
    town.up(college)
    assert asked()
