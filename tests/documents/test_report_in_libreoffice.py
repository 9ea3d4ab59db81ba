"""A report that LibreOffice opens and saves gives back what went in, and comes to the same sums, also where it has to
calculate them itself. Left out on computers without LibreOffice."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from exchange_admin.documents.report_pages.content import Chart, ReportPage, Share, Table
from exchange_admin.documents.table_cells import Column, ColumnKind
from exchange_admin.documents.tables import BookFacts, TableSheet, write_tables

OFFICE = shutil.which("soffice") or ""
pytestmark = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not there")
COLUMNS = (
    Column("Name"),
    Column("Number", ColumnKind.IDENTIFIER),
    Column("Day", ColumnKind.DATE),
    Column("Credits", ColumnKind.DECIMAL, 2),
    Column("Count", ColumnKind.INTEGER),
    Column("Share", ColumnKind.PERCENT),
)
ROWS = (
    ("=1+1", "0012", "2026-03-04", 2.5, 3, 0.75),
    ("Иванова-Петрова, Анна", "+7 900", "2026-12-31", -1.25, 1, 0.25),
    ("曾毅 _x0041_", "75 1234567", None, None, None, None),
)


def saved_again(path: Path, folder: Path, kind: str = "xlsx") -> Path:
    """As LibreOffice saves it after it opened it, or prints it as `pdf`."""
    profile = (folder / "profile").as_uri()
    asked = [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, "--outdir"]
    subprocess.run([*asked, str(folder / "again"), str(path)], check=True, capture_output=True)
    return folder / "again" / path.with_suffix(f".{kind}").name


def without_values(path: Path) -> None:
    """Takes away what the formulas come to, so that whoever opens the book has to calculate."""
    parts = {}
    with zipfile.ZipFile(path) as book:
        for part in book.namelist():
            parts[part] = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", book.read(part))
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)


def cells(path: Path) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(path, data_only=True)
    return {sheet.title: [[_read(cell.value) for cell in row] for row in sheet.iter_rows()] for sheet in book}


def _read(value: object) -> object:
    """openpyxl leaves in texts what keeps them from being read as an escape."""
    return value.replace("_x005F_", "_") if isinstance(value, str) else value


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_what_went_in_comes_back_and_the_sums_are_the_same(tmp_path: Path, language: str) -> None:
    table = Table(COLUMNS, ROWS, sums=(3, 4), shares={5: Share((4,), (3,))})
    page = ReportPage("List", "Title", ("Office",), (table,), ("Signed",), total="Total", nothing="Nothing")
    path = tmp_path / "report.xlsx"
    write_tables(path, [page, TableSheet("Data", COLUMNS, ROWS)], BookFacts("Report", "沈若兰", language))
    went_in = cells(path)
    without_values(path)
    again = saved_again(path, tmp_path)
    came_back = cells(again)
    for name in ("List", "Data"):
        rows = [row[: len(COLUMNS)] for row in came_back[name][: len(went_in[name])]]
        assert rows == went_in[name]
    assert went_in["List"][2][3:] == [1.25, 4, 3.2]
    plain = CalamineWorkbook.from_path(str(again)).get_sheet_by_name("Data").to_python()
    assert plain[1][:3] == ["=1+1", "0012", dt.date(2026, 3, 4)]


_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_a_table_above_a_chart_leaves_no_column_for_a_page_of_its_own(tmp_path: Path, language: str) -> None:
    names = {"zh": "派出教职工", "ru": "Сотрудников направлено", "en": "Staff sent"}
    columns = (Column("Name"), *(Column(f"{names[language]} {at}", ColumnKind.INTEGER) for at in range(9)))
    table = Table(columns, [(f"Колледж 学院 {at}", *range(9)) for at in range(16)], sums=(1,))
    page = ReportPage(
        "S", "T", ("Office",), (table, Chart("bars", "Chart", 0, 0, (1, 2))), ("Signed",), total="Total", nothing=""
    )
    path = tmp_path / "report.xlsx"
    write_tables(path, [page], BookFacts("Report", "沈若兰", language))
    breaks = openpyxl.load_workbook(path)["S"].row_breaks
    assert len(breaks.brk) == 1
    printed = saved_again(path, tmp_path, "pdf")
    assert len(_PAGE.findall(printed.read_bytes())) == 2
