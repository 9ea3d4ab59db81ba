"""A balance says how much of it rests on the word of others alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from college_files import Place, Town
from paper_office import order, wordings

from exchange_admin.domain.fields import Value
from exchange_admin.services.agreements.overview import overview
from exchange_admin.services.agreements.standing import Standing
from exchange_admin.services.certificates.selection import made_of
from exchange_admin.services.office import Office

CODE = "certificate.stays_by_others_alone"


class Balanced:
    """An agreement of the office with its first college, one stay of which the office has entered."""

    def __init__(self, town: Town) -> None:
        self.town, self.college = town, town.college(town.first, 11)
        town.enrol(self.college)
        told: dict[str, Value] = {"state": "in_force", "signed": "2024-01-01", "valid_from": "2024-01-01"}
        told |= {"number": "2024-1", "kind": "exchange", "institution_id": town.first, "balance_unit": "person"}
        self.agreement = town.office.add("agreement", **told)
        self.stay(town.office)
        town.down(self.college)

    def stay(self, place: Place, **more: Value) -> str:
        """Of a student of the college who was at the office."""
        town = self.town
        person = place.add("person", role="student", family_latin="Ivanova", home_institution_id=town.first)
        place.add("consent", person_id=person, kind="cross_border", given_on="2026-09-01")
        told: dict[str, Value] = {
            "person_id": person,
            "agreement_id": self.agreement,
            "direction": "incoming",
            "activity": "student_studies",
            "sending_institution_id": town.first,
            "receiving_institution_id": town.office.institution,
            "sending_status": "nominated",
            "receiving_status": "departed",
            **{f"{kind}_start": "2026-09-01" for kind in ("planned", "actual")},
            **{f"{kind}_end": "2026-10-30" for kind in ("planned", "actual")},
        }
        return place.add("mobility", **{**told, **more})

    def standing(self, office: Office) -> Standing:
        return office.agreements.standing(self.agreement)

    def by_others(self, place: Place) -> frozenset[str]:
        with place.open() as office:
            return self.standing(office).by_others_alone


@pytest.fixture
def balanced(tmp_path: Path) -> Balanced:
    return Balanced(Town(tmp_path))


def test_a_stay_that_only_the_college_has_entered_counts_and_is_told(balanced: Balanced) -> None:
    town = balanced.town
    assert balanced.by_others(town.office) == frozenset()
    told = balanced.stay(balanced.college)
    town.up(balanced.college)
    assert balanced.by_others(town.office) == {told}
    with town.office.open() as office:
        standing = balanced.standing(office)
        assert standing.balance is not None
        assert standing.balance.done.received == 2
        for language in ("en", "zh", "ru"):
            shown = overview(standing, wordings()[language], as_partner=False).balance
            assert shown is not None
            assert "1" in shown.by_others


def test_what_the_office_has_written_in_or_has_had_proposed_to_it_only_is_not_told(balanced: Balanced) -> None:
    town = balanced.town
    seen = balanced.stay(balanced.college)
    hoped = balanced.stay(
        balanced.college, receiving_status="pending", actual_start=None, actual_end=None, planned_start="2027-02-01"
    )
    town.up(balanced.college)
    town.office.set("mobility", seen, receiving_status="arrived")
    assert balanced.by_others(town.office) == frozenset()
    with town.office.open() as office:
        assert hoped in {one.id for one, _ in balanced.standing(office).weighed}


def test_in_the_file_of_a_college_nothing_is_told_of_what_the_office_enters(balanced: Balanced) -> None:
    with balanced.college.open() as office:
        assert len(balanced.standing(office).weighed) == 1
    assert balanced.by_others(balanced.college) == frozenset()


def test_a_statement_of_the_balance_is_asked_about(balanced: Balanced) -> None:
    town = balanced.town
    signs = town.office.add("signatory", name_zh="王", name_ru="Ван")

    def problems() -> set[str]:
        asked = replace(order("balance_statement", issued=date(2026, 12, 1)), signatory_id=signs)
        with town.office.open() as office:
            (found,) = office.issuing.recipients(made_of("balance_statement", (balanced.agreement,)), asked)
        return {one.code for one in found.problems}

    assert CODE not in problems()
    balanced.stay(balanced.college)
    town.up(balanced.college)
    assert CODE in problems()
