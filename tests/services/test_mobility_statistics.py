"""Mobilities counted by partner, direction, kind, level, field and year, read back from the workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from paper_office import WHO, PaperOffice
from report_sheets import data, table

from exchange_admin.domain.queries import Query
from exchange_admin.services.reports.offered import MOBILITY_STATISTICS


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def written(office: PaperOffice, folder: Path, language: str = "en", **more: Any) -> Path:
    target = folder / "statistics.xlsx"
    office.reports.write(MOBILITY_STATISTICS, target, language=language, who=WHO, **more)
    return target


def outgoing(office: PaperOffice) -> dict[str, Any]:
    return {"direction": "outgoing", "sending_institution_id": office.own, "receiving_institution_id": office.partner}


def some(office: PaperOffice) -> None:
    """Two students in, of whom one withdrew, a student and a teacher out."""
    office.stay(office.person("sokolova", level="short_cycle", isced_f="0716"))
    office.stay(office.person("eremin"), sending_status="withdrawn")
    office.stay(office.person("zeng", level="short_cycle"), **outgoing(office))
    office.stay(office.person("nguyen", role="teacher"), activity="teaching", **outgoing(office))


def test_a_partner_has_one_row_and_the_sum_stands_above_the_heads(office: PaperOffice, tmp_path: Path) -> None:
    some(office)
    (row,), sums = table(written(office, tmp_path), "By partner")
    assert row["Partner institution"] == "Primorye College of Transport and Logistics"
    assert (row["Students out"], row["Staff out"], row["Students in"], row["Stays"]) == (1, 1, 1, 3)
    assert (row["Exchange balance"], row["People"]) == (1, 3)
    assert (sums["Stays"], sums["People"]) == (3, None)


def test_who_came_to_nothing_is_named_as_left_out_and_stands_in_the_data_as_not_counted(
    office: PaperOffice, tmp_path: Path
) -> None:
    some(office)
    path = written(office, tmp_path)
    assert "left out" in str(openpyxl.load_workbook(path)["By partner"]["A4"].value).lower()
    assert sorted(row["Counted (1 yes, 0 no)"] for row in data(path)) == [0, 1, 1, 1]


def test_levels_and_fields_are_those_of_students_and_what_is_not_stated_is_said_to_be(
    office: PaperOffice, tmp_path: Path
) -> None:
    some(office)
    path = written(office, tmp_path)
    levels, _ = table(path, "Students by level")
    assert [(row["Level of study"], row["Stays"]) for row in levels] == [("Higher vocational, 3 years", 2)]
    fields, _ = table(path, "Students by field")
    assert [str(row["Field of education (ISCED-F)"])[:10] for row in fields] == ["07", "not stated"]
    assert sum(row["Share"] for row in fields) == 1


def test_the_data_has_no_name_and_no_key_of_anybody(office: PaperOffice, tmp_path: Path) -> None:
    some(office)
    cells = {str(cell) for row in data(written(office, tmp_path)) for cell in row.values()}
    assert not any("Соколова" in cell or "SOKOLOVA" in cell or "曾" in cell for cell in cells)
    ids = {record.id for kind in ("person", "mobility") for record in office.store.records(Query(kind))}
    assert not cells & ids


def test_an_office_without_stays_gets_the_report_and_is_told_that_there_are_none(
    office: PaperOffice, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(written(office, tmp_path))
    assert book["By partner"]["A7"].value == "The records hold nothing for this."


@pytest.mark.parametrize(
    ("language", "sheets"),
    [
        ("zh", ["按合作院校", "按方向和类型", "学生按层次", "学生按专业领域", "按学年", "数据"]),
        (
            "ru",
            [
                "По партнёрам",
                "По направлениям и видам",
                "Студенты по уровням",
                "Студенты по областям",
                "По годам",
                "Данные",
            ],
        ),
        ("en", ["By partner", "By direction and kind", "Students by level", "Students by field", "By year", "Data"]),
    ],
)
def test_every_sheet_speaks_the_language_of_the_report(
    office: PaperOffice, tmp_path: Path, language: str, sheets: list[str]
) -> None:
    some(office)
    assert openpyxl.load_workbook(written(office, tmp_path, language)).sheetnames == sheets


def test_a_year_narrows_what_is_counted(office: PaperOffice, tmp_path: Path) -> None:
    some(office)
    path = written(office, tmp_path, year="2026/2027")
    assert not data(path)
    assert "2026/2027" in str(openpyxl.load_workbook(path)["By partner"]["A3"].value)
