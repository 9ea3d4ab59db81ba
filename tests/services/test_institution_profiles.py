"""The profile of an institution: numbers say of which day they are, and a college's own profile reaches its office."""

from __future__ import annotations

import pytest
from college_files import Town

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level


@pytest.mark.parametrize(
    ("profile", "found"),
    [
        ({"students": 3000}, ("institution.counted_when", "profile_as_of", Level.ASKS)),
        (
            {"students": 3000, "profile_as_of": "2199-01-01"},
            ("institution.counted_in_future", "profile_as_of", Level.ASKS),
        ),
        (
            {"students": 30, "foreign_students": 31, "profile_as_of": "2026-09-01"},
            ("institution.more_guests_than_students", "foreign_students", Level.ASKS),
        ),
        ({"priority_fields": "0714; robots"}, ("listing.no_field_code", "priority_fields", Level.BLOCKS)),
        ({"priority_fields": "0714, 716"}, ("listing.field_code_meant", "priority_fields", Level.ASKS)),
        ({"priority_fields": "07.14"}, ("listing.field_code_meant", "priority_fields", Level.BLOCKS)),
        ({"priority_fields": "0799"}, ("listing.unknown_field", "priority_fields", Level.ASKS)),
        ({"dormitory_places": -1}, ("value.too_small", "dormitory_places", Level.BLOCKS)),
    ],
)
def test_what_cannot_be_right_in_a_profile_is_said(
    town: Town, profile: dict[str, Value], found: tuple[str, str, Level]
) -> None:
    with town.office.open() as office:
        _, problems = office.records.change(office.records.get("institution", town.first), profile)
    assert found in [(one.code, one.field, one.level) for one in problems]


def test_the_profile_that_a_college_writes_reaches_its_office(town: Town) -> None:
    college = town.college(town.first, 11)
    town.enrol(college)
    with college.open() as file:
        told: dict[str, Value] = {"students": 3000, "profile_as_of": "2026-09-01", "strengths_ru": "Робототехника"}
        file.records.set("institution", town.first, told, "Li")
    town.office.receive(*college.send(town.office.institution, town.out()))
    with town.office.open() as office:
        record = office.records.get("institution", town.first)
        assert (record["students"], record["strengths_ru"]) == (3000, "Робототехника")
