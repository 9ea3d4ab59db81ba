"""The way in that is told while a stay is entered: a hint with its source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from case_office import CaseOffice

from exchange_admin.domain.problems import Problem
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.rules.casework.entry_paths import EntryPath
from exchange_admin.domain.rules.casework.rule_sources import RuleSources
from exchange_admin.services.records import Records

FOLDER = Path(__file__).parents[2] / "resources" / "reference"
TABLES = Reference.load(FOLDER)


class Usual:
    @property
    def entry_paths(self) -> tuple[EntryPath, ...]:
        return TABLES.entry_paths

    @property
    def rule_sources(self) -> RuleSources:
        return RuleSources.load(FOLDER)

    def unusual_number(self, kind: str, country: object, number: str) -> Problem | None:
        return None


@pytest.fixture
def office(tmp_path: Path) -> Iterator[CaseOffice]:
    made = CaseOffice(tmp_path / "office.exchange")
    made.records = Records(made.parts, Usual())  # type: ignore[arg-type]
    yield made
    made.store.close()


def told(office: CaseOffice, language: str = "en", **more: object) -> str:
    values: dict[str, object] = {
        "person_id": office.who, "activity": "student_studies", "receiving_institution_id": office.own,
        "sending_institution_id": office.partner, "planned_start": "2027-02-22", "planned_end": "2027-07-10",
    }  # fmt: skip
    return "\n".join(office.records.advice("mobility", {**values, **more}, language))  # type: ignore[arg-type]


def test_the_length_of_the_stay_tells_x2_from_x1_and_both_where_it_is_not_known(office: CaseOffice) -> None:
    assert "X2" in told(office)
    assert "X1" in told(office, planned_end="2027-09-10")
    both = told(office, planned_end=None)
    assert "from 181 days" in both
    assert "up to 180 days" in both


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_every_hint_says_its_source_and_how_sure_it_is_and_that_it_does_not_decide(
    office: CaseOffice, language: str
) -> None:
    said = told(office, language)
    assert {"en": "Pages of two Chinese universities", "zh": "两所中国大学的网页", "ru": "Страницы двух китайских"}[
        language
    ] in said
    assert office.parts.wordings[language].choice("confidence", "high") in said
    assert "{" not in said
    assert ".." not in said
    assert "。。" not in said


def test_study_is_told_never_to_be_free_of_a_visa(office: CaseOffice) -> None:
    assert "never covers study" in told(office)
    teacher = office.person(role="teacher")
    assert "never covers study" not in told(
        office, person_id=teacher, activity="staff_training", planned_end="2027-03-01"
    )


def test_paid_work_is_told_apart_from_a_visit(office: CaseOffice) -> None:
    teacher = office.person(role="teacher")
    said = told(office, person_id=teacher, activity="teaching", planned_end="2027-03-22")
    assert "(paid work)" in said
    assert "unpaid work" in said


def test_nothing_is_made_up(office: CaseOffice) -> None:
    assert told(office, person_id=None) == ""
    assert told(office, receiving_institution_id=None) == ""
    assert "No usual way in is known" in told(office, person_id=office.person(citizenship="KZ"))
    assert told(office, receiving_institution_id=office.partner) == ""  # home again
    assert "citizenship is not entered" in told(office, person_id=office.person(citizenship=None))


def test_whoever_is_there_needs_no_hint(office: CaseOffice) -> None:
    assert told(office, sending_status="nominated")
    assert told(office, sending_status="live") == told(office, actual_start="2027-02-22") == ""


def test_other_kinds_have_none_and_nothing_is_written(office: CaseOffice) -> None:
    steps = office.store.step_count()
    told(office)
    assert office.records.advised("mobility") == "planned_end"
    assert office.records.advised("person") == ""
    assert office.records.advice("person", {}, "en") == ()
    assert office.store.step_count() == steps


def test_who_says_so_is_told_in_the_language_of_the_reader(office: CaseOffice) -> None:
    assert "приказ № 42 от 2017 года" in told(office, "ru", planned_end="2027-09-10").casefold()
    assert "2017 年第 42 号令" in told(office, "zh", planned_end="2027-09-10")


def test_below_the_source_of_a_shipped_rule_it_stands_in_the_language_of_the_reader(office: CaseOffice) -> None:
    rule = {"basis": "115-FZ art. 5 p. 13", "source": "asked at the counter"}
    assert office.records.advised("requirement") == "source"
    assert list(office.records.advice("requirement", rule, "ru")) == [
        "Правовое основание: Федеральный закон № 115-ФЗ, ст. 5, п. 13."
    ]
    assert list(office.records.advice("requirement", rule, "en")) == []
