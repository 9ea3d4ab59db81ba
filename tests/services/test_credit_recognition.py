"""What was asked, earned, recognised and is owed, read back from the workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from paper_office import WHO
from recognition_office import RecognitionOffice
from report_sheets import data, table

from exchange_admin.domain.queries import Query
from exchange_admin.services.reports.offered import CREDIT_RECOGNITION


@pytest.fixture
def office(tmp_path: Path) -> Iterator[RecognitionOffice]:
    made = RecognitionOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def written(office: RecognitionOffice, folder: Path, language: str = "en", **more: Any) -> Path:
    target = folder / "recognition.xlsx"
    office.reports.write(CREDIT_RECOGNITION, target, language=language, who=WHO, **more)
    return target


def test_decisions_are_counted_by_institution(office: RecognitionOffice, tmp_path: Path) -> None:
    office.decided("物流基础")
    (row,), sums = table(written(office, tmp_path), "By institution")
    assert (row["Cases"], row["Decided"], row["People"]) == (1, 1, 1)
    counted = [row[name] for name in ("Recognised", "Reassessed", "In part", "Not recognised", "Undecided")]
    assert sum(counted) == 4
    assert row["Share recognised"] == sums["Share recognised"] == pytest.approx(sum(counted[:3]) / sum(counted[:4]))
    assert row["Owed, open"] == 1


def test_credits_of_a_person_are_those_of_the_case_to_the_digit(office: RecognitionOffice, tmp_path: Path) -> None:
    id = office.decided()
    balance = office.case(id).balance
    path = written(office, tmp_path)
    (person,), _ = table(path, "By person")
    (scheme,), _ = table(path, "By credit system")
    for row in (person, scheme):
        assert row["Asked"] == pytest.approx(float(balance.asked))
        assert row["Recognised credits"] == pytest.approx(float(balance.recognised))
        assert row["Missing"] == pytest.approx(float(balance.missing))
    assert person["Name"] == "曾毅"


def test_credits_of_several_systems_are_added_nowhere(office: RecognitionOffice, tmp_path: Path) -> None:
    office.decided()
    sheet = openpyxl.load_workbook(written(office, tmp_path))["By credit system"]
    assert not [cell.value for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=")]


def test_what_is_owed_stands_with_the_days_left_and_what_is_done_below(
    office: RecognitionOffice, tmp_path: Path
) -> None:
    office.decided("物流基础", "体育")
    first = next(one for one in office.case(_only(office)).owed if one["home_course"] == "体育")
    office.set("owed_course", first.id, settled_on="2026-11-22", mark="85")
    rows, _ = table(written(office, tmp_path, as_of=date(2027, 1, 25)), "Owed")
    assert [(row["Course"], row["Days left"]) for row in rows] == [("物流基础", -5), ("体育", None)]
    assert (rows[1]["Settled on"], rows[1]["Mark"]) == (datetime(2026, 11, 22), 85)


def _only(office: RecognitionOffice) -> str:
    (record,) = office.store.records(Query("recognition"))
    return record.id


def test_equivalences_stand_with_how_often_they_were_used(office: RecognitionOffice, tmp_path: Path) -> None:
    office.decided()
    rows, _ = table(written(office, tmp_path), "Equivalences")
    assert {row["Home courses"] for row in rows} >= {"汉语综合"}
    assert all(isinstance(row["Times used"], int) for row in rows)


def test_every_course_stands_on_the_last_sheet(office: RecognitionOffice, tmp_path: Path) -> None:
    office.decided()
    assert len(data(written(office, tmp_path), "Courses")) == 4


@pytest.mark.parametrize("language", ["zh", "ru"])
def test_it_speaks_the_language_of_the_report(office: RecognitionOffice, tmp_path: Path, language: str) -> None:
    office.decided("物流基础")
    names = openpyxl.load_workbook(written(office, tmp_path, language)).sheetnames
    assert names[3] == {"zh": "待补课程", "ru": "Академическая разница"}[language]
