"""Papers that a guest took part rest on more than the word of whoever sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from college_files import Place, Town
from paper_office import order

from exchange_admin.domain.fields import Value
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.certificates.selection import Selection

CODE = "certificate.came_by_word_of_others"


def codes(town: Town, signatory: str, stay: str) -> set[str]:
    asked = replace(order("participation", issued=date(2026, 11, 20)), signatory_id=signatory)
    with town.office.open() as office:
        (found,) = office.issuing.recipients(Selection(mobilities=(stay,)), asked)
    return {one.code for one in found.problems}


def stay(town: Town, place: Place, programme: str, **more: Value) -> str:
    """Of a student of the first college at the office."""
    sending, receiving = town.first, town.office.institution
    person = place.add("person", role="student", family_latin="Ivanova", home_institution_id=sending)
    place.add("consent", person_id=person, kind="cross_border", given_on="2026-09-01")
    days = dict(zip(("start", "end"), ("2026-11-01", "2026-11-05"), strict=True))
    told: dict[str, Value] = {
        "person_id": person,
        "programme_id": programme,
        "direction": "incoming",
        "activity": "student_studies",
        "sending_institution_id": sending,
        "receiving_institution_id": receiving,
        "sending_status": "nominated",
        **{f"{kind}_{name}": day for kind in ("planned", "actual") for name, day in days.items()},
    }
    return place.add("mobility", **{**told, "receiving_status": "departed", **more})


def test_nobody_was_there_on_the_word_of_the_sending_college_alone(town: Town) -> None:
    college = town.college(town.first, 11)
    town.enrol(college)
    ours = town.office.institution
    programme = town.office.add("programme", name_en="Forum", kind="other", host_institution_id=ours)
    signs = town.office.add("signatory", name_zh="王", name_ru="Ван")
    honest = stay(town, town.office, programme)
    town.down(college)
    told = stay(town, college, programme)
    town.up(college)
    assert CODE not in codes(town, signs, honest)
    assert CODE in codes(town, signs, told)
    town.office.set("mobility", told, receiving_unit_id=town.office.add("unit", name_zh="一", institution_id=ours))
    assert CODE in codes(town, signs, told), "where somebody would work says nothing of an arrival"
    with town.office.open() as office:
        event: dict[str, Value] = {"mobility_id": told, "kind": "arrival", "date": "2026-11-01"}
        edit = Edit("stay_event", office.program.origin.new_id(), event, new=True)
        office.store.record(Step("Shen", "stay_event.add", (edit,)))
    assert CODE not in codes(town, signs, told)


def test_of_a_stay_without_a_host_nobody_came_on_the_word_of_the_sending_college(town: Town) -> None:
    college = town.college(town.first, 11)
    town.enrol(college)
    programme = town.office.add("programme", name_en="F", kind="other", host_institution_id=town.office.institution)
    signs = town.office.add("signatory", name_zh="王", name_ru="Ван")
    stay(town, town.office, programme)  # of this programme the college gets to know
    town.down(college)
    told = stay(town, college, programme, receiving_institution_id=None)
    town.up(college)
    assert town.office.value("mobility", told, "receiving_status") == "departed"
    assert CODE in codes(town, signs, told)
    town.office.set("mobility", told, actual_end="2026-11-04")
    assert CODE not in codes(town, signs, told)


def test_what_the_office_wrote_itself_is_not_asked_about(town: Town) -> None:
    """A list of an earlier year, in which nothing stands but that a stay is closed."""
    programme = town.office.add("programme", name_en="F", kind="other", host_institution_id=town.office.institution)
    signs = town.office.add("signatory", name_zh="王", name_ru="Ван")
    days: dict[str, Value] = {"actual_start": None, "actual_end": None}
    old = stay(town, town.office, programme, receiving_status="none", sending_status="closed", **days)
    assert CODE not in codes(town, signs, old)
