"""The report Agreements, written to Excel and read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from agreement_office import AgreementOffice
from paper_office import WHO
from report_sheets import data, table

from exchange_admin.services.reports.offered import AGREEMENTS, PLACES_AND_BALANCE


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
