"""What is missing where, read back from the workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from paper_office import WHO, PaperOffice, wordings
from report_sheets import Rows, table

from exchange_admin.domain.registry import REGISTRY
from exchange_admin.services.reports import pages
from exchange_admin.services.reports.offered import DATA_QUALITY
from exchange_admin.services.reports.quality_checks import WEIGHTS, checks


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def written(office: PaperOffice, folder: Path, language: str = "en", **more: Any) -> Path:
    target = folder / "quality.xlsx"
    office.reports.write(DATA_QUALITY, target, language=language, who=WHO, **more)
    return target


def found(path: Path) -> dict[str, tuple[int, int]]:
    return {row["Check"]: (row["Found"], row["Of"]) for row in table(path, "Checks")[0]}


def listed(path: Path, check: str) -> Rows:
    return [row for row in table(path, "Records")[0] if row["Check"] == check]


def test_who_lacks_something_is_counted_and_listed_with_the_field_to_fill_in(
    office: PaperOffice, tmp_path: Path
) -> None:
    person = office.person("sokolova", citizenship=None, home_institution_id=office.partner)
    office.person("zeng")
    path = written(office, tmp_path)
    assert found(path)["No citizenship"] == (1, 2)
    (row,) = listed(path, "No citizenship")
    assert (row["Record"], row["Kind of record"], row["Field"]) == (
        "Соколова Дарья Игоревна · SOKOLOVA Daria",
        "Participant",
        "Citizenship",
    )
    assert (row["Id of the record"], row["Weight"]) == (person, "Urgent")
    assert row["Institution"] == "Primorye College of Transport and Logistics"


def test_a_check_leads_to_its_first_record_in_the_list(office: PaperOffice, tmp_path: Path) -> None:
    office.person("sokolova", citizenship=None)
    office.person("zeng", birth_date=None)
    book = openpyxl.load_workbook(written(office, tmp_path))
    checks, records = book["Checks"], book["Records"]
    for row in checks.iter_rows(7):
        if link := row[-1].hyperlink:
            name, _, cell = str(link.location).partition("!")
            at = records[cell].row
            assert name == "'Records'"
            assert records.cell(at, 4).value == row[1].value
            assert records.cell(at - 1, 4).value != row[1].value


def test_a_stay_that_should_have_begun_is_found_until_somebody_notes_the_arrival(
    office: PaperOffice, tmp_path: Path
) -> None:
    stay = office.stay(office.person(), actual_start=None, actual_end=None, receiving_status="verified")
    said = "Should have begun, no arrival noted"
    assert found(written(office, tmp_path))[said] == (1, 1)
    office.set("mobility", stay, actual_start="2026-03-04")
    assert found(written(office, tmp_path))[said] == (0, 1)


def test_whoever_withdrew_lacks_nothing(office: PaperOffice, tmp_path: Path) -> None:
    office.stay(office.person(), sending_status="withdrawn", agreement_id=None)
    assert found(written(office, tmp_path))["Stay without an agreement"] == (0, 0)


def test_a_person_entered_twice_is_looked_at_once(office: PaperOffice, tmp_path: Path) -> None:
    kept = office.person(citizenship=None)
    office.person("eremin", same_as_id=kept, citizenship=None)
    assert found(written(office, tmp_path))["No citizenship"] == (1, 1)


def test_of_a_year_only_its_stays_and_their_people_are_looked_at(office: PaperOffice, tmp_path: Path) -> None:
    office.stay(office.person(citizenship=None))
    office.person("zeng", citizenship=None)
    assert found(written(office, tmp_path, year="2025/2026"))["No citizenship"] == (1, 1)
    assert found(written(office, tmp_path, year="2026/2027"))["No citizenship"] == (0, 0)


def test_a_list_too_long_for_a_page_is_a_plain_sheet_and_links_lead_into_it(
    office: PaperOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST_ON_A_PAGE", 1)
    office.person("sokolova", citizenship=None)
    book = openpyxl.load_workbook(written(office, tmp_path))
    records = book["Records"]
    assert records["A1"].value == "Weight"
    for row in book["Checks"].iter_rows(7):
        if link := row[-1].hyperlink:
            assert records[str(link.location).partition("!")[2]].offset(0, 3).value == row[1].value


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_every_check_is_said_in_every_language_and_asks_for_fields_that_there_are(language: str) -> None:
    words = wordings()[language]
    for check in checks(date(2026, 11, 29), language):
        assert f"report.check.{check.key}" in words
        assert check.field in REGISTRY[check.kind]
        assert check.weight in WEIGHTS


def test_the_day_is_that_of_the_report(office: PaperOffice, tmp_path: Path) -> None:
    office.stay(office.person(), actual_start=None, actual_end=None, receiving_status="verified")
    before = written(office, tmp_path, as_of=date(2026, 1, 1))
    assert found(before)["Should have begun, no arrival noted"] == (0, 0)
