"""Reports that are told as data: one table, in groups, with sums."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from paper_office import PaperOffice, wordings
from report_sheets import lines as table_lines
from report_sheets import table

from exchange_admin.domain.registry import REGISTRY
from exchange_admin.services.reports.offered import EXCHANGE_REGISTER, available
from exchange_admin.services.reports.table_report import RECORD, Made, TableReport
from exchange_admin.services.reports.tables import TABLES


def lines(office: PaperOffice, folder: Path, language: str = "en", **more: Any) -> list[tuple[Any, ...]]:
    target = folder / f"{language}.xlsx"
    office.reports.write("programmes", target, language=language, who="test", as_of=date(2026, 11, 24), **more)
    return table_lines(target)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


@pytest.fixture
def summer(office: PaperOffice) -> PaperOffice:
    year = {"kind": "semester", "starts": "2027-02-01", "ends": "2027-06-30"}
    office.add("programme", name_en="Spring in Harbin", places=10, planned_minutes=4500, **year)
    office.add("programme", name_en="Summer school", kind="summer_school", starts="2027-07-01", places=20)
    office.add("programme", name_en="Autumn in Harbin", kind="semester", starts="2027-08-20", places=5)
    return office


def test_programmes_of_one_kind_stand_together_in_the_order_of_their_days_with_a_sum(
    summer: PaperOffice, tmp_path: Path
) -> None:
    head, *rows = lines(summer, tmp_path, year="2026/2027")
    name, places, hours = head.index("Name"), head.index("Places"), head.index("Planned hours")
    assert [(row[0], row[name], row[2], row[places], row[hours]) for row in rows] == [
        (1, "Spring in Harbin", "Exchange semester", 10, 100),
        (2, "Autumn in Harbin", "Exchange semester", 5, None),
        (3, "Summer school", "Summer school", 20, None),
    ]
    groups, sums = table(tmp_path / "en.xlsx", "Totals")
    assert [tuple(row.values()) for row in groups] == [
        ("Exchange semester", 2, 100, 15),
        ("Summer school", 1, None, 20),
    ]
    assert tuple(sums.values())[1:] == (3, 100, 35)
    _, sums = table(tmp_path / "en.xlsx", "Programmes")
    assert (sums["Places"], sums["Planned hours"]) == (35, 100)


def test_only_what_falls_into_the_year_asked_for_is_counted(summer: PaperOffice, tmp_path: Path) -> None:
    head, *rows = lines(summer, tmp_path, year="2025/2026")
    assert [row[head.index("Name")] for row in rows] == ["Semester exchange at Songhua, Spring 2026"]


@pytest.mark.parametrize(("language", "title"), [("zh", "交流项目"), ("ru", "Программы"), ("en", "Programmes")])
def test_the_table_is_written_in_every_language(office: PaperOffice, tmp_path: Path, language: str, title: str) -> None:
    target = tmp_path / "x.xlsx"
    office.reports.write("programmes", target, language=language)
    assert openpyxl.load_workbook(target).sheetnames[0] == title


@pytest.mark.parametrize(("language", "title"), [("zh", "交流项目一览"), ("ru", "Программы"), ("en", "Programmes")])
def test_a_table_without_a_title_of_its_own_is_called_as_its_records(language: str, title: str) -> None:
    assert [report.title for report in available(wordings()[language]) if report.name == "programmes"] == [title]


def test_every_table_is_offered_and_names_fields_that_exist() -> None:
    for words in wordings().values():
        offered = [report.name for report in available(words)]
        assert offered[0] == EXCHANGE_REGISTER
        assert [name for name in offered if name in TABLES] == [*TABLES]
    for report in TABLES.values():
        kind = REGISTRY[report.kind]
        called = {"name", RECORD}
        plain = [one for one in report.columns if not isinstance(one, Made) and one not in called and "." not in one]
        asked = {report.day, report.term, report.order} - {""}
        assert {*plain, *asked} <= set(kind.asked_for)
        assert {report.group, *report.totals} - {""} <= set(plain)


def test_a_report_of_which_nothing_is_said_says_whose_it_is_and_which_columns_it_has(monkeypatch) -> None:
    table = TableReport(key="quick", kind="programme", columns=("name", "places"), day="starts")
    monkeypatch.setattr("exchange_admin.services.reports.offered.TABLES", {"quick": table})
    monkeypatch.setattr("exchange_admin.services.reports.offered.REPORTS", {"quick": None})
    told = {language: available(words) for language, words in wordings().items()}
    assert [(one.title, one.about) for one in told["en"]] == [("Programmes", "Programmes: Name, Places")]
    assert told["zh"][0].about.startswith(f"{told['zh'][0].title.removesuffix('一览')}：")


def test_memberships_name_the_project_that_somebody_is_a_member_of(office: PaperOffice, tmp_path: Path) -> None:
    project = office.add("project", name_en="Robot cell", kind="laboratory", state="idea")
    office.add("membership", project_id=project, institution_id=office.partner, role="partner")
    target = tmp_path / "m.xlsx"
    office.reports.write("memberships", target, language="en", who="test", as_of=date(2026, 11, 24))
    ((row, *_), _) = table(target, "Memberships")
    assert row["Project"] == "Robot cell"
