"""The report Agreements, written to Excel and read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from agreement_office import AgreementOffice
from paper_office import WHO
from report_sheets import data, lines, table

from exchange_admin.domain.queries import Filter, Test
from exchange_admin.services.reports.offered import AGREEMENTS, EXPIRING, PLACES_AND_BALANCE


@pytest.fixture
def office(tmp_path: Path) -> Iterator[AgreementOffice]:
    made = AgreementOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def rows(office: AgreementOffice, folder: Path, language: str = "en", **more: Any) -> list[dict[str, Any]]:
    written = office.reports.write(AGREEMENTS, folder / "agreements.xlsx", language=language, who=WHO, **more)
    return data(written.path, "")


def test_an_office_without_stays_has_its_agreements_in_it(office: AgreementOffice, tmp_path: Path) -> None:
    (row,) = rows(office, tmp_path)
    assert (row["Agreement number"], row["Next step"]) == ("2022/03", "Decide on renewal by 2 Dec 2026.")
    assert row["Notice by"].date().isoformat() == "2026-12-02"
    assert (row["Places out"], row["Exchange balance"]) == (None, None)


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_places_and_balance_stand_beside_what_they_leave_out(
    office: AgreementOffice, tmp_path: Path, language: str
) -> None:
    office.balanced(balance_unit="semester")
    office.go("incoming", condition_id=office.condition("incoming", places_per_year=4, weight="1/2"))
    office.go("incoming", agreement_id=None)
    values = list(rows(office, tmp_path, language)[0].values())
    assert values[12:15] == [4, 1, 3]
    assert values[16:19] == [-0.5, -0.5, 1]


def test_what_was_carried_over_stands_in_the_balance_and_beside_it(office: AgreementOffice, tmp_path: Path) -> None:
    office.balanced(balance_unit="person", balance_opening="5/2")
    path = tmp_path / "report.xlsx"
    office.reports.write("places-and-balance", path, language="en")
    ((balance,), _) = table(path, "Exchange balance")
    assert (balance["Balance carried over"], balance["Exchange balance"]) == (2.5, 2.5)


def test_of_a_year_only_agreements_that_are_valid_in_it_are_listed(office: AgreementOffice, tmp_path: Path) -> None:
    office.agreed("2010/01", valid_from="2010-01-01", valid_until="2014-12-31")
    itself = office.agreed("2011/01", valid_from="2011-01-01", valid_until="2014-12-31", renewal="automatic")
    assert [row["Agreement number"] for row in rows(office, tmp_path, year="2025/2026")] == ["2011/01", "2022/03"]
    assert len(rows(office, tmp_path)) == 3
    assert office.agreements.standing(itself).step.code == "enter_renewed_until"


def test_places_and_balance_stand_with_every_stay_and_what_it_counts(office: AgreementOffice, tmp_path: Path) -> None:
    office.balanced(balance_unit="semester")
    office.go("incoming", condition_id=office.condition("incoming", places_per_year=4, weight="1/2"))
    office.go("incoming", agreement_id=None)
    path = office.reports.write(PLACES_AND_BALANCE, tmp_path / "x.xlsx", language="en", who=WHO).path
    places, sums = table(path, "Places")
    assert [(row["Places agreed"], row["Used"], row["Free"], row["Taken"]) for row in places] == [(4, 1, 3, 0.25)]
    assert (sums["Places agreed"], sums["Free"], sums["Taken"]) == (4, 3, 0.25)
    ((balance,), _) = table(path, "Exchange balance")
    assert (balance["Sent"], balance["Received"], balance["Exchange balance"]) == (0, 0.5, -0.5)
    assert balance["Stays not counted"] == 1
    assert "0.5" in balance["Who owes whom"]
    told = [(row["Counts"], row["How it counts"]) for row in data(path, "Stays")]
    assert told == [(0.5, "in the balance"), (None, "names no agreement")]


def ending(office: AgreementOffice, folder: Path, language: str = "en", **more: Any) -> list[tuple[Any, ...]]:
    path = office.reports.write(EXPIRING, folder / "ending.xlsx", language=language, who=WHO, **more).path
    sheet = openpyxl.load_workbook(path).sheetnames[1]
    return lines(path, sheet)


def test_agreements_that_end_within_half_a_year_are_told_with_what_expires(
    office: AgreementOffice, tmp_path: Path
) -> None:
    office.agreed("late", valid_from="2020-01-01", valid_until="2026-11-20")
    office.agreed("far", valid_from="2020-01-01", valid_until="2028-01-01")
    office.agreed("draft", valid_from="2020-01-01", valid_until="2027-01-01", state="draft")
    office.agreed("itself", valid_from="2020-01-01", valid_until="2026-01-01", renewal="automatic")
    head, *found = ending(office, tmp_path)
    rows = [dict(zip(head, row, strict=True)) for row in found]
    assert [(one["Agreement number"], one["Days left"]) for one in rows] == [("late", -7), ("2022/03", 65)]
    assert rows[1]["Next step"] == "Decide on renewal by 2 Dec 2026."
    assert rows[1]["Notice by"].date().isoformat() == "2026-12-02"
    assert (rows[1]["Status"], bool(rows[1]["Partner institution"])) == ("In force", True)


def test_of_a_period_those_agreements_are_told_that_end_or_ended_in_it(office: AgreementOffice, tmp_path: Path) -> None:
    office.agreed("over", valid_from="2020-01-01", valid_until="2024-06-30", state="expired")
    days = {"days": ("2024-01-01", "2024-12-31")}
    assert [row[0] for row in ending(office, tmp_path, **days)[1:]] == ["over"]
    assert ending(office, tmp_path, days=("2025-01-01", "2025-12-31"))[1:] == []


def test_an_agreement_of_several_parties_names_all_of_them(office: AgreementOffice, tmp_path: Path) -> None:
    third = office.add("institution", name_en="Third College", country="RU", kind="college")
    for one in (office.partner, third):
        office.add("membership", agreement_id=office.agreement, institution_id=one, role="party")
    (row,) = ending(office, tmp_path)[1:]
    assert "Third College" in row[1]
    assert "," in row[1]


def test_a_filter_of_stays_is_said_to_leave_agreements_as_they_are(office: AgreementOffice, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    office.reports.write(EXPIRING, path, language="en", filters=[Filter("direction", Test.IS, ("incoming",))])
    sheet = openpyxl.load_workbook(path)["Ending agreements"]
    assert "The filter is about stays. Agreements are told of without it." in [row[0].value for row in sheet["A1:A6"]]
    assert len(lines(path, "Ending agreements")) == 2
