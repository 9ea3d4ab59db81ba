"""The reports Formalities and Expiring documents, written to Excel and read back. Today is 9 October 2026."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from case_office import TODAY, CaseOffice
from paper_office import WHO
from report_sheets import lines

from exchange_admin.documents.fonts import Fonts
from exchange_admin.services.lists import Lists
from exchange_admin.services.reports.offered import EXPIRING, FORMALITIES, available
from exchange_admin.services.reports.report import Reports


@pytest.fixture
def office(tmp_path: Path) -> Iterator[CaseOffice]:
    made = CaseOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def rows(office: CaseOffice, name: str, folder: Path, **more: Any) -> list[dict[str, Any]]:
    parts = office.parts
    lists = Lists(office.store, parts.registry, parts.wordings, office.today)
    fonts = Fonts(Path())  # none is read for a workbook
    reports = Reports(office.store, lists, parts.wordings, office.today, fonts=lambda: fonts)
    asked = {"language": "en", **more}
    written = reports.write(name, folder / "report.xlsx", who=WHO, **asked)
    head, *found = lines(written.path)
    return [dict(zip(head, row, strict=True)) for row in found if any(cell is not None for cell in row)]


def of(office: CaseOffice, found: list[dict[str, Any]], code: str) -> dict[str, Any]:
    (row,) = [one for one in found if one["Requirement"] == office.tasks()[code].title]
    return row


def test_each_stay_and_requirement_says_when_it_was_due_and_how_late_it_is(office: CaseOffice, tmp_path: Path) -> None:
    office.events.add(office.going, "entry", date(2026, 9, 1), WHO)
    office.verbs.done([office.id_of("cn.x1")], WHO, date(2026, 8, 5))
    found = rows(office, FORMALITIES, tmp_path)
    assert {one["Requirement"] for one in found} == {one.title for one in office.tasks().values() if one.is_asked}
    permit, visa = of(office, found, "cn.permit"), of(office, found, "cn.x1")
    assert (permit["Due date"].date(), permit["Days late"]) == (date(2026, 10, 1), 8)
    assert (visa["Status"], visa["Done on"].date(), visa["Days late"]) == ("Done", date(2026, 8, 5), 3)
    assert of(office, found, "home.report")["Days late"] is None


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_rules_are_told_by_what_they_are_called_in_the_language_of_the_report(
    office: CaseOffice, tmp_path: Path, language: str
) -> None:
    said = {str(cell) for row in rows(office, FORMALITIES, tmp_path, language=language) for cell in row.values()}
    tasks = [one for one in office.tasks(language=language).values() if one.is_asked]
    assert {one.title for one in tasks} <= said
    assert not {one.code for one in tasks} & said


def test_what_lies_with_the_authority_or_was_waived_is_not_called_late(office: CaseOffice, tmp_path: Path) -> None:
    office.verbs.submit([office.id_of("cn.x1")], WHO)
    office.verbs.waive([office.id_of("cn.photo")], "has one", WHO)
    found = rows(office, FORMALITIES, tmp_path)
    assert (of(office, found, "cn.x1")["Days late"], of(office, found, "cn.photo")["Days late"]) == (None, None)


def test_a_day_counted_from_a_plan_or_moved_by_hand_is_told(office: CaseOffice, tmp_path: Path) -> None:
    office.verbs.move([office.id_of("cn.photo")], date(2026, 12, 1), WHO)
    found = rows(office, FORMALITIES, tmp_path)
    assert of(office, found, "cn.photo")["About the day"] == "moved by hand"
    assert of(office, found, "cn.permit")["About the day"] == "counted from a planned day"


def test_of_health_no_number_and_no_reason_stands_in_a_report(office: CaseOffice, tmp_path: Path) -> None:
    office.numbered("cn.hiv", "HIV-4711", valid_until=date(2026, 12, 1))
    said = [*rows(office, FORMALITIES, tmp_path), *rows(office, EXPIRING, tmp_path)]
    assert any(one.get("Requirement") == office.tasks()["cn.hiv"].title for one in said)
    assert "4711" not in str(said)


def test_documents_that_end_soon_or_before_the_stay_are_told_the_first_one_first(
    office: CaseOffice, tmp_path: Path
) -> None:
    passport = {"kind": "passport", "country": "RU", "person_id": office.who}
    office.add("identity_document", **passport, number="751", valid_until="2026-11-01")
    office.permit("2027-06-30")
    registered = date(2026, 9, 2)
    office.verbs.done([office.id_of("cn.registration")], WHO, registered, number="R-1", valid_until=date(2026, 10, 1))
    found = rows(office, EXPIRING, tmp_path)
    assert [(one["Document or proof"], one["Days left"]) for one in found] == [
        ("Registration", (date(2026, 10, 1) - TODAY).days),
        ("Passport", (date(2026, 11, 1) - TODAY).days),
        ("Residence permit", (date(2027, 6, 30) - TODAY).days),
    ]
    assert {one["Ends before the stay"] for one in found} == {"yes"}


def test_what_a_newer_document_replaces_and_stays_that_are_over_are_left_out(
    office: CaseOffice, tmp_path: Path
) -> None:
    office.permit("2026-12-20")
    office.permit("2028-07-15", number="newer")
    assert rows(office, EXPIRING, tmp_path) == []
    office.add(
        "identity_document", kind="visa", country="CN", person_id=office.who, number="V", valid_until="2026-10-20"
    )
    assert len(rows(office, EXPIRING, tmp_path)) == 1
    office.set("mobility", office.going, actual_start="2026-09-01", actual_end="2026-10-01")
    assert rows(office, EXPIRING, tmp_path) == []


def test_a_term_limits_the_stays(office: CaseOffice, tmp_path: Path) -> None:
    other = office.stay(office.person(), term_id=None, planned_start="2028-02-01", planned_end="2028-06-01")
    assert other
    assert len(rows(office, FORMALITIES, tmp_path, year="2025/2026")) < len(rows(office, FORMALITIES, tmp_path))


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_both_are_offered_and_called_something_in_every_language(office: CaseOffice, language: str) -> None:
    offered = {one.name: one for one in available(office.parts.wordings[language])}
    assert {FORMALITIES, EXPIRING} <= offered.keys()
    assert "report." not in offered[FORMALITIES].title + offered[EXPIRING].about
