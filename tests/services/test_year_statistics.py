"""Statistics of the year: what is counted until which day, and what it is compared with."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_office import WHO, PaperOffice, wordings
from report_sheets import data, table

from exchange_admin.services.reports.offered import YEAR_STATISTICS
from exchange_admin.services.reports.reading import AcademicYear, Scope
from exchange_admin.services.reports.year_figures import FIGURES
from exchange_admin.services.reports.year_windows import compared_years

NOVEMBER = date(2026, 11, 29)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    """Its years are 2025/2026 and 2026/2027."""
    made = PaperOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def written(office: PaperOffice, folder: Path, language: str = "en", **more: Any) -> Path:
    target = folder / "year.xlsx"
    office.reports.write(YEAR_STATISTICS, target, **{"language": language, "who": WHO, "as_of": NOVEMBER, **more})
    return target


def figures(path: Path) -> tuple[list[str], dict[str, list[Any]]]:
    """The headings of the cover, and the numbers of each figure."""
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(path)["Cover"].iter_rows()]
    head = next(place for place, row in enumerate(rows) if row[0] == "Figure")
    width = sum(cell is not None for cell in rows[head])
    return rows[head][1:width], {str(row[0]).strip(): row[1:width] for row in rows[head + 1 : head + 1 + len(FIGURES)]}


def autumn(office: PaperOffice, name: str, year: int, month: int, **more: Any) -> str:
    starts = f"{year}-{month:02}-10"
    days = {"planned_start": starts, "planned_end": f"{year + 1}-01-20", "actual_start": starts, "actual_end": None}
    return office.stay(office.person(name), **{"term_id": None, "receiving_status": "in_residence", **days, **more})


def test_a_year_that_goes_on_is_compared_with_the_same_day_of_the_last_one(office: PaperOffice, tmp_path: Path) -> None:
    autumn(office, "sokolova", 2026, 9)
    autumn(office, "eremin", 2026, 11)
    autumn(office, "zeng", 2025, 9)
    autumn(office, "nguyen", 2025, 12)  # after the same day
    heads, found = figures(written(office, tmp_path))
    assert heads == ["2026/2027 so far", "2025/2026, same day", "Change", "Change, %", "2025/2026, whole"]
    assert found["Stays begun"] == [2, 1, 1, None, 2]
    assert found["students received"] == [2, 1, 1, None, 2]


def test_a_year_that_is_over_is_compared_with_the_whole_one_before(office: PaperOffice, tmp_path: Path) -> None:
    autumn(office, "zeng", 2025, 12)
    heads, found = figures(written(office, tmp_path, as_of=date(2027, 10, 1), year="2026/2027"))
    assert heads == ["2026/2027", "2025/2026", "Change", "Change, %"]
    assert found["Stays begun"] == [0, 1, -1, None]


def test_of_the_first_year_nothing_is_compared_and_that_is_said(office: PaperOffice, tmp_path: Path) -> None:
    autumn(office, "zeng", 2025, 9)
    path = written(office, tmp_path, year="2025/2026")
    heads, found = figures(path)
    assert len(heads) == 1
    assert found["Stays begun"] == [1]
    assert "no earlier year" in str(openpyxl.load_workbook(path)["Cover"]["A4"].value)
    assert "An earlier academic year" in [row["What is missing"] for row in table(path, "What is missing")[0]]


def test_a_stay_of_which_no_arrival_is_noted_has_not_begun_and_is_named_as_missing(
    office: PaperOffice, tmp_path: Path
) -> None:
    autumn(office, "sokolova", 2026, 9, receiving_status="verified", actual_start=None)
    path = written(office, tmp_path)
    assert figures(path)[1]["Stays begun"][0] == 0
    lacks = {row["What is missing"]: row["Found"] for row in table(path, "What is missing")[0]}
    assert lacks["Stays whose first day has come, with no arrival noted"] == 1


def test_who_is_here_now_is_whoever_came_and_has_not_left(office: PaperOffice, tmp_path: Path) -> None:
    autumn(office, "sokolova", 2026, 9)
    autumn(office, "eremin", 2026, 9, receiving_status="departed", actual_end="2026-11-01")
    autumn(office, "nguyen", 2026, 9, receiving_status="departed")  # nobody wrote down when
    cover = openpyxl.load_workbook(written(office, tmp_path))["Cover"]
    cards = {cover.cell(6, cell.column).value: cell.value for cell in cover[5] if cell.value is not None}
    assert cards == {
        "people abroad now": 0,
        "people from abroad here now": 1,
        "agreements in force": 0,
        "agreements ending within 180 days": 0,
    }


def test_a_share_on_few_cases_is_shown_and_not_compared(office: PaperOffice, tmp_path: Path) -> None:
    for name, day in (("sokolova", "2026-10-10"), ("eremin", "2025-10-10")):
        taken = {"exam": "hsk_3", "language": "zh", "date": day, "outcome": "passed"}
        office.add("exam_result", person_id=office.person(name), **taken)
    _, found = figures(written(office, tmp_path))
    assert found["External language exams"][:3] == [1, 1, 0]
    assert found["of these passed"][:2] == [1, 1]
    assert found["of these passed"][2:] == [None, None, 1]


def test_attendance_of_an_unfinished_year_is_that_of_the_lessons_so_far(office: PaperOffice, tmp_path: Path) -> None:
    more = {"code": "ZH-A1", "starts": "2026-09-07", "ends": "2026-12-25"}
    group = office.add("language_group", language_course_id=office.course, **more)
    enrolment = office.add("language_enrolment", person_id=office.person(), language_group_id=group, state="enrolled")
    lessons = [
        office.add("language_lesson", language_group_id=group, date=day, minutes=90, state="held")
        for day in ("2026-10-05", "2026-10-12", "2026-12-14")
    ]
    office.add("attendance", language_lesson_id=lessons[0], language_enrolment_id=enrolment, state="absent")
    _, found = figures(written(office, tmp_path))
    assert (found["Learners of languages"][0], found["Attendance of language groups"][0]) == (1, 0.5)


def test_months_to_come_stay_empty(office: PaperOffice, tmp_path: Path) -> None:
    autumn(office, "sokolova", 2026, 9)
    rows, _ = table(written(office, tmp_path), "By month")
    found = {row["Month"]: row["2026/2027 so far"] for row in rows}
    assert (found["September"], found["October"], found["December"]) == (1, 0, None)


def test_what_may_be_passed_on_has_no_name(office: PaperOffice, tmp_path: Path) -> None:
    autumn(office, "sokolova", 2026, 9)
    path = written(office, tmp_path)
    with zipfile.ZipFile(path) as parts:
        everything = "".join(parts.read(name).decode("utf-8", "ignore") for name in parts.namelist())
    assert len(data(path)) == 1
    assert not any(name in everything for name in ("Соколова", "SOKOLOVA", "索科洛娃"))
    assert openpyxl.load_workbook(path).properties.category is None


def test_an_office_without_years_is_told_so(office: PaperOffice, tmp_path: Path) -> None:
    assert compared_years(Scope(()), NOVEMBER) is None


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_every_figure_has_its_name_and_its_definition(language: str) -> None:
    words = wordings()[language]
    assert all(f"report.{what}.{one.key}" in words for one in FIGURES for what in ("figure", "definition"))


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_every_page_is_in_the_language_and_has_its_charts(office: PaperOffice, tmp_path: Path, language: str) -> None:
    autumn(office, "sokolova", 2026, 9)
    book = openpyxl.load_workbook(written(office, tmp_path, language))
    assert book.sheetnames[0] == {"zh": "封面", "ru": "Титул", "en": "Cover"}[language]
    assert len(book.worksheets[0].merged_cells.ranges) >= 3
    assert [len(sheet._charts) for sheet in book.worksheets] == [1, 1, 1, 1, 1, 1, 0, 0, 0]


YEARS = tuple(AcademicYear(f"{n}", f"{n}/{n + 1}", f"{n}-09-01", f"{n + 1}-08-31") for n in (2023, 2024, 2025))


@given(st.dates(date(2023, 9, 1), date(2027, 1, 1)))
def test_the_two_windows_are_of_the_same_length_within_a_day(day: date) -> None:
    found = compared_years(Scope(YEARS), day)
    assert found is not None
    assert found.this.year.starts <= found.this.until <= found.this.year.ends
    if found.last:
        lengths = [
            (date.fromisoformat(one.until) - date.fromisoformat(one.year.starts)).days
            for one in (found.this, found.last)
        ]
        assert abs(lengths[0] - lengths[1]) <= 1
