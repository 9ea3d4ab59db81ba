"""A person is erased: at the office, in files of partners, in later packages; papers as the office decides."""

from __future__ import annotations

import json
from datetime import date

import pytest
from college_files import Place, Town

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.services.messages.order import MessageOrder

SECRETS = ("Забытова", "forgotten@example.ru", "XY9876543")


def forgotten(town: Town) -> str:
    person = town.person(town.first, "Забытова", email="forgotten@example.ru")
    town.office.add("identity_document", person_id=person, kind="passport", number="XY9876543")
    return person


def lies_in(place: Place) -> list[str]:
    lying = place.bytes()
    return [secret for secret in SECRETS if secret.encode() in lying]


def test_a_partner_that_was_sent_a_person_is_named_also_when_it_no_longer_sees_them(town: Town) -> None:
    college = town.college(town.first, 11)
    town.enrol(college)
    person = forgotten(town)
    town.office.send(town.first, town.out())  # on its way
    town.office.set("person", person, home_institution_id=town.office.institution)
    town.down(college)
    with town.office.tools() as tools:
        assert tools.erasing.plan(person, "ru").partners == ("Приморский колледж",)


def test_the_plan_tells_what_goes_and_where_it_is(town: Town) -> None:
    person = forgotten(town)
    town.college(town.first, 11)
    with town.office.tools() as tools:
        plan = tools.erasing.plan(person, "ru")
    assert plan.person == "Забытова Дарья"
    assert plan.records == {"person": 1, "identity_document": 1, "consent": 1}
    assert plan.partners == ("Приморский колледж",)


def test_nothing_of_the_person_is_left_in_any_file(town: Town) -> None:
    kept = town.person(town.first, "Соколова")
    person = forgotten(town)
    college = town.college(town.first, 11)
    town.enrol(college)
    college.set("person", person, phone="+7 000")
    town.up(college)
    assert lies_in(college) == list(SECRETS)
    with town.office.tools() as tools:
        tools.erasing.erase(person, "沈若兰", "request")
    assert lies_in(town.office) == []
    assert town.office.ids("person") == {kept}
    town.down(college)
    assert lies_in(college) == []
    assert college.ids("person") == {kept}
    assert town.office.sound() == college.sound() == []


def test_a_late_package_does_not_bring_the_person_back(town: Town) -> None:
    person = forgotten(town)
    college = town.college(town.first, 11)
    town.enrol(college)
    college.set("person", person, email="forgotten@example.ru", phone="1")
    late = college.send("", town.out())
    with town.office.tools() as tools:
        tools.erasing.erase(person, "沈若兰", "consent_withdrawn")
    town.office.receive(*late)
    with town.office.open() as office:
        office.store.compact()
    assert lies_in(town.office) == []
    assert town.office.ids("person") == set()
    assert town.office.sound() == []


def paper(town: Town, person: str) -> str:
    return town.office.add(
        "certificate",
        number="SHGC-2026-A0001-X",
        kind="participation",
        person_id=person,
        holder="Забытова Дарья",
        issued_on="2026-07-01",
        state="handed_over",
        facts='{"name":"Забытова"}',
        facts_sha256="ab" * 32,
    )


def test_issued_papers_are_kept_until_a_day_or_erased_to_their_number(town: Town) -> None:
    person = forgotten(town)
    id = paper(town, person)
    with town.office.tools() as tools:
        assert [one.number for one in tools.erasing.plan(person, "ru").papers] == ["SHGC-2026-A0001-X"]
        with pytest.raises(RuleBroken, match="erasure.no_date"):
            tools.erasing.erase(person, "沈若兰", "request")
        tools.erasing.erase(person, "沈若兰", "request", keep_until=date(2031, 12, 31))
        assert tools.conflicts.cards("en") == ()
    kept = town.office.get("certificate", id)
    assert kept is not None
    assert kept["holder"] == "Забытова Дарья"
    assert "2031-12-31" in kept.text("note")
    assert lies_in(town.office) == ["Забытова"]


def test_of_an_erased_paper_number_kind_date_and_hash_remain(town: Town) -> None:
    person = forgotten(town)
    paper(town, person)
    with town.office.tools() as tools:
        tools.erasing.erase(person, "沈若兰", "request", papers="erase")
    with town.office.open() as office:
        (left,) = [one for one in office.store.where("certificate", "number", ["SHGC-2026-A0001-X"]) if one.live]
    assert (left["kind"], left["issued_on"], left["facts_sha256"]) == ("participation", "2026-07-01", "ab" * 32)
    assert (left["holder"], left["person_id"], left["facts"]) == (None, None, None)
    assert lies_in(town.office) == []


def test_a_list_that_names_the_person_among_others_goes_too(town: Town) -> None:
    person, other = forgotten(town), town.person(town.first, "Соколова")
    values = {"issued_on": "2026-07-01", "state": "printed", "facts_sha256": "cd" * 32}
    for number, people in (("SHGC-2026-A0002-V", (person, other)), ("SHGC-2026-A0003-T", (other,))):
        rows = "Забытова XY9876543" if person in people else "Соколова"
        facts = json.dumps({"people": people, "rows": rows}, ensure_ascii=False)
        town.office.add("certificate", number=number, kind="nomination", holder="x (2)", facts=facts, **values)
    with town.office.tools() as tools:
        assert [one.number for one in tools.erasing.plan(person, "ru").papers] == ["SHGC-2026-A0002-V"]
        tools.erasing.erase(person, "沈若兰", "request", papers="erase")
    assert lies_in(town.office) == []
    with town.office.open() as office:
        (gone, kept) = [
            [one for one in office.store.where("certificate", "number", [number]) if one.live]
            for number in ("SHGC-2026-A0002-V", "SHGC-2026-A0003-T")
        ]
    assert [(one["facts"], one["facts_sha256"]) for one in gone] == [(None, "cd" * 32)]
    assert "Соколова" in kept[0].text("facts")


def test_a_partner_cannot_erase(town: Town) -> None:
    person = forgotten(town)
    college = town.college(town.first, 11)
    with college.tools() as tools, pytest.raises(RuleBroken, match="partner.office_only"):
        tools.erasing.erase(person, "Орлова", "request")


def test_an_unknown_reason_is_refused(town: Town) -> None:
    person = forgotten(town)
    with town.office.tools() as tools, pytest.raises(RuleBroken, match="value.unknown_word"):
        tools.erasing.erase(person, "沈若兰", "because")


def test_messages_to_the_person_go_and_those_that_name_the_person_to_a_partner(town: Town) -> None:
    person, kept = forgotten(town), town.person(town.first, "Соколова")
    sides = {"sending_institution_id": town.first, "receiving_institution_id": town.office.institution}
    days = {"planned_start": "2027-02-22", "planned_end": "2027-07-10", "activity": "student_studies"}
    states = {"sending_status": "nominated", "receiving_status": "verified", "direction": "incoming"}
    going, other = (town.office.add("mobility", person_id=one, **sides, **days, **states) for one in (person, kept))
    given = dict.fromkeys(("programme", "term", "signature"), "x") | {"due": "2030-01-01"}
    with town.office.open() as office:
        codes = {one["code"]: one.id for one in office.store.records(Query("message_template"))}
        for code, stay, key in (
            ("missing_papers", going, going),
            ("missing_papers", other, other),
            ("partner_missing", going, town.first),
        ):
            order = MessageOrder("mobility", (stay,), codes[code], given)
            office.messages.keep_copied(order, {key}, "沈若兰", "ru")
        assert office.store.count(Query("message")) == 3
        assert any("Забытова" in one.text("text") for one in office.store.records(Query("message")))
    with town.office.tools() as tools:
        assert tools.erasing.plan(person, "ru").records["message"] == 2
        tools.erasing.erase(person, "沈若兰", "request")
    with town.office.open() as office:
        (left,) = office.store.records(Query("message"))
    assert left["person_id"] == kept
    assert lies_in(town.office) == []
