"""Whether somebody's data may go abroad on a date, to a receiver, to a country."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest
from exchange_offices import TwoSides

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.exchange.disclosing import Standing


@pytest.fixture
def sides() -> Iterator[TwoSides]:
    with closing(TwoSides()) as made:
        yield made


def standing(sides: TwoSides, person: str, on: date = date(2026, 11, 24), receiver: str = "") -> Standing:
    return sides.office.consents.for_transfer([person], receiver or sides.college, on)[person].standing


def give(sides: TwoSides, person: str, **more: object) -> str:
    values = {"kind": "cross_border", "given_on": "2026-09-01", **more}
    changes = sides.office.consents.give(person, values, "沈若兰")  # type: ignore[arg-type]
    return next(iter(changes.ids["consent"]))


def test_a_consent_counts_from_its_day_to_its_last_day(sides: TwoSides) -> None:
    person = sides.person()
    give(sides, person, valid_until="2027-08-31")
    assert standing(sides, person, date(2026, 8, 31)) is Standing.MISSING
    assert standing(sides, person, date(2026, 9, 1)) is Standing.GIVEN
    assert standing(sides, person, date(2027, 8, 31)) is Standing.GIVEN
    assert standing(sides, person, date(2027, 9, 1)) is Standing.EXPIRED


def test_a_withdrawn_consent_no_longer_counts(sides: TwoSides) -> None:
    person = sides.person()
    consent = give(sides, person)
    sides.office.consents.withdraw(consent, "沈若兰", on=date(2026, 10, 1))
    assert standing(sides, person, date(2026, 9, 30)) is Standing.GIVEN
    assert standing(sides, person, date(2026, 10, 1)) is Standing.WITHDRAWN


def test_a_later_consent_makes_up_for_a_withdrawn_one(sides: TwoSides) -> None:
    person = sides.person()
    sides.office.consents.withdraw(give(sides, person), "沈若兰", on=date(2026, 10, 1))
    later = give(sides, person, given_on="2026-11-01")
    assert sides.office.consents.for_transfer([person], sides.college)[person].consent_id == later


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"country": "RU"}, Standing.GIVEN),
        ({"country": "KZ"}, Standing.MISSING),
        ({"kind": "photo"}, Standing.MISSING),
        ({}, Standing.GIVEN),
    ],
)
def test_a_consent_allows_what_it_names_and_nothing_else(
    sides: TwoSides, more: dict[str, str], expected: Standing
) -> None:
    person = sides.person()
    give(sides, person, **more)
    assert standing(sides, person) is expected


def test_a_consent_for_another_receiver_does_not_count(sides: TwoSides) -> None:
    person = sides.person()
    other = sides.office.add("institution", name_en="Other College", country="RU", kind="college")
    give(sides, person, receiver_id=other)
    assert standing(sides, person) is Standing.MISSING
    assert standing(sides, person, receiver=other) is Standing.GIVEN


def test_within_one_country_nobody_is_asked(sides: TwoSides) -> None:
    person = sides.person()
    other = sides.office.add("institution", name_en="Harbin College", country="CN", kind="college")
    assert standing(sides, person, receiver=other) is Standing.NOT_NEEDED


def test_the_consent_of_another_entry_of_the_same_person_counts(sides: TwoSides) -> None:
    person, other = sides.person(), sides.person(given_cyrillic="Дария")
    give(sides, other)
    assert standing(sides, person) is Standing.MISSING
    sides.office.conflicts.same_person(person, other, "沈若兰")
    assert standing(sides, person) is Standing.GIVEN
    assert [record["person_id"] for record in sides.office.consents.of(person)] == [other]


def test_a_consent_without_its_date_is_refused(sides: TwoSides) -> None:
    with pytest.raises(RuleBroken):
        sides.office.consents.give(sides.person(), {"kind": "cross_border"}, "沈若兰")


def test_what_only_a_partner_says_counts_for_its_own_people_alone(sides: TwoSides) -> None:
    """Else the receiver of a package could say itself that it may be told."""
    own, guest = sides.person(), sides.person(home_institution_id=sides.own)
    for person in (own, guest):
        sides.partner.add("consent", person_id=person, kind="cross_border", given_on="2026-09-01")
    sides.exchange()
    assert standing(sides, own) is Standing.GIVEN
    assert standing(sides, guest) is Standing.MISSING
    sides.office.records.merge_people(guest, own, "沈若兰")
    assert standing(sides, guest) is Standing.MISSING
    give(sides, guest)
    assert standing(sides, guest) is Standing.GIVEN
