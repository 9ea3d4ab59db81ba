"""Consents on a person: recorded and withdrawn in the panel, undone like everything else."""

from __future__ import annotations

import pytest
from full_office import make_program, new_file, open_file, remove

from exchange_admin.domain.queries import Query
from exchange_admin.ui.detail.consent_card import ConsentCard


@pytest.fixture
def office(look, languages, tmp_path):
    program = make_program(tmp_path)
    new_file(program, tmp_path / "a.exchange")
    made = open_file(program, tmp_path / "a.exchange", look, languages, tmp_path)
    yield made
    made.close()


@pytest.fixture
def person(office):
    values = {"role": "student", "family_latin": "Sokolova", "given_latin": "Daria"}
    changes = office.office.records.add("person", values, "Shen")
    (id,) = changes.ids["person"]
    return office.office.records.get("person", id)


@pytest.fixture
def card(office, person, qtbot):
    made = ConsentCard(office.desk)
    made.resize(356, 500)
    made.show()
    made.show_record(person)
    office.desk.feed.changed.connect(lambda changes, origin: made.show_record(person))
    yield made
    remove(made)


def consents(office):
    store = office.office.store
    return [store.get("consent", store.id_of("consent", n)) for n in store.ids(Query("consent"))]


def test_a_person_without_a_consent_says_so(card):
    assert card.lines == []
    assert "None recorded" in card._none.text()


def test_a_consent_is_recorded_with_the_day_of_today(office, card, person):
    card.begin()
    card.new_form.editors["country"].show_typed("RU")
    card.record()
    (consent,) = consents(office)
    assert consent["person_id"] == person.id
    assert (consent["kind"], consent["given_on"], consent["country"]) == ("cross_border", "2026-11-24", "RU")
    assert [line.state.text() for line in card.lines] == ["in force"]
    assert card.new_form is None
    assert office.said[-1][0] == "Consent recorded"


def test_a_consent_without_its_day_is_said_at_the_field_and_not_written(office, card):
    card.begin()
    card.new_form.editors["given_on"].show_typed("")
    card.record()
    assert consents(office) == []
    assert card.new_form.problem_text("given_on")


def test_a_withdrawn_consent_stays_with_its_day(office, card):
    card.begin()
    card.record()
    card.lines[0].withdraw.click()
    (consent,) = consents(office)
    assert consent["withdrawn_on"] == "2026-11-24"
    assert card.lines[0].state.text() == "withdrawn 24 Nov 2026"
    assert card.lines[0].withdraw.isHidden()


def test_the_form_goes_away_with_the_person(office, card, person):
    card.begin()
    changes = office.office.records.add("person", {"role": "student", "family_latin": "Other"}, "Shen")
    (id,) = changes.ids["person"]
    card.show_record(office.office.records.get("person", id))
    assert card.new_form is None
