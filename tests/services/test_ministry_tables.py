"""Tables of ministries: each person once, by citizenship, and nothing that the records cannot tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from paper_office import WHO, PaperOffice, wordings
from report_sheets import data, table

from exchange_admin.domain.continents import CONTINENT_OF, CONTINENTS
from exchange_admin.services.reports.offered import FOREIGN_RU, INBOUND_CN

NOVEMBER = date(2026, 11, 29)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def written(office: PaperOffice, name: str, folder: Path, language: str = "en", **more: Any) -> Path:
    target = folder / "form.xlsx"
    office.reports.write(name, target, **{"language": language, "who": WHO, "as_of": NOVEMBER, **more})
    return target


def block(sheet: Worksheet, caption: str) -> list[list[Any]]:
    """The rows of a table of a form, by its caption, without headings."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    first = next(place for place, row in enumerate(rows) if row[0] == caption) + 2
    last = next(place for place in range(first, len(rows)) if rows[place][0] is None)
    return rows[first:last]


def abroad(office: PaperOffice, name: str, **more: Any) -> str:
    sides = {"sending_institution_id": office.own, "receiving_institution_id": office.partner}
    return office.stay(office.person(name, citizenship="CN"), direction="outgoing", **{**sides, **more})


def test_everybody_is_counted_once_by_citizenship_and_continent(office: PaperOffice, tmp_path: Path) -> None:
    twice = office.person("sokolova", sex="2", citizenship="RU")
    office.stay(twice)
    office.stay(twice, planned_start="2026-09-01", actual_start="2026-09-02", actual_end=None)
    office.stay(office.person("eremin", sex="1", citizenship="KZ"))
    office.stay(office.person("nguyen", role="teacher", citizenship="VN"), activity="teaching")
    sheet = openpyxl.load_workbook(written(office, INBOUND_CN, tmp_path))["Tables"]
    assert block(sheet, "By continent") == [["Asia", 1, 0, 0.5], ["Europe", 1, 1, 0.5], ["Total", 2, 1, 1]]
    assert [row[:3] for row in block(sheet, "By citizenship")] == [
        ["Kazakhstan", 1, 0],
        ["Russia", 1, 1],
        ["Total", 2, 1],
    ]


def test_what_the_records_cannot_tell_is_hatched_and_listed(office: PaperOffice, tmp_path: Path) -> None:
    office.stay(office.person(citizenship=None))
    path = written(office, INBOUND_CN, tmp_path)
    sheet = openpyxl.load_workbook(path)["Tables"]
    assert block(sheet, "By funding")[0] == ["Chinese government scholarship", None, None, None]
    row = next(cell.row for cell in sheet["A"] if cell.value == "Own means")
    assert {sheet.cell(row, column).fill.fill_type for column in (2, 3, 4)} == {"lightUp"}
    lacks = {row["What is missing"]: row["People"] for row in table(path, "What is missing")[0]}
    assert lacks["Students received without a citizenship"] == 1
    assert lacks["Students of whom it is not said who pays"] == 1
    counted = openpyxl.load_workbook(path)["People counted"]
    heads = {cell.value: cell.column for cell in counted[4]}
    assert counted.cell(5, heads["Who pays"]).fill.fill_type == "lightUp"


def test_who_pays_what_is_studied_and_where_are_counted_as_far_as_the_records_tell(
    office: PaperOffice, tmp_path: Path
) -> None:
    office.set("institution", office.own, region="CN-HL")
    office.stay(office.person(sex="2", citizenship="RU"), fund_source="exchange", study_status="non_degree")
    office.stay(office.person("eremin", citizenship="RU"), fund_source="host_municipality", study_status="degree")
    office.stay(office.person("nguyen", citizenship="VN"), study_status="non_degree")
    sheet = openpyxl.load_workbook(written(office, INBOUND_CN, tmp_path))["Tables"]
    assert [row[:3] for row in block(sheet, "By category (degree or not)")] == [
        ["Degree student", 1, 0],
        ["Non-degree student", 2, 1],
        ["Total", 3, 1],
    ]
    assert [row[:2] for row in block(sheet, "By funding")] == [
        ["Scholarship of a province or city", 1],
        ["Exchange agreement", 1],
        ["not stated", 1],
        ["Total", 3],
    ]
    assert [row[:2] for row in block(sheet, "By province of the host")] == [["Heilongjiang", 3], ["Total", 3]]


def test_budgets_and_contracts_are_told_of_lines_in_which_all_is_known_and_hatched_in_others(
    office: PaperOffice, tmp_path: Path
) -> None:
    abroad(office, "zeng", actual_start="2026-03-04", fund_source="host_state")
    abroad(office, "nguyen", actual_start="2026-03-04", fund_source="own")
    sheet = openpyxl.load_workbook(written(office, FOREIGN_RU, tmp_path))["By citizenship"]
    assert block(sheet, "Admitted")[0] == ["China", "CN", 2, 1, 0, 0, 1, 0]
    abroad(office, "sokolova", actual_start="2026-03-04")
    sheet = openpyxl.load_workbook(written(office, FOREIGN_RU, tmp_path))["By citizenship"]
    assert block(sheet, "Admitted")[0] == ["China", "CN", 3, None, None, None, None, 0]
    row = next(cell.row for cell in sheet["A"] if cell.value == "China")
    assert {sheet.cell(row, column).fill.fill_type for column in range(4, 8)} == {"lightUp"}


def test_whoever_has_not_come_or_has_left_before_is_not_counted(office: PaperOffice, tmp_path: Path) -> None:
    office.stay(office.person(), receiving_status="verified", actual_start=None, actual_end=None)
    office.stay(office.person("eremin"), actual_start="2025-03-01", actual_end="2025-06-30")
    sheet = openpyxl.load_workbook(written(office, INBOUND_CN, tmp_path))["Tables"]
    assert block(sheet, "By citizenship") == [["Total", 0, 0, None]]
    sheet = openpyxl.load_workbook(written(office, INBOUND_CN, tmp_path, days=("2025-01-01", "2025-12-31")))["Tables"]
    assert block(sheet, "By citizenship")[-1][:2] == ["Total", 1]


def test_people_from_hong_kong_macao_and_taiwan_are_counted_apart(office: PaperOffice, tmp_path: Path) -> None:
    office.stay(office.person(citizenship="HK"))
    path = written(office, INBOUND_CN, tmp_path)
    assert block(openpyxl.load_workbook(path)["Tables"], "By citizenship")[-1][1] == 0
    lacks = {row["What is missing"]: row["People"] for row in table(path, "What is missing")[0]}
    assert lacks["People from Hong Kong, Macao and Taiwan"] == 1


def test_the_russian_form_counts_those_at_hosts_in_russia(office: PaperOffice, tmp_path: Path) -> None:
    abroad(
        office, "zeng", planned_start="2026-09-01", planned_end="2027-01-20", actual_start="2026-09-02", actual_end=None
    )
    abroad(office, "nguyen", actual_start="2026-03-04", actual_end="2026-07-03")
    office.stay(office.person())  # a Russian in China
    sheet = openpyxl.load_workbook(written(office, FOREIGN_RU, tmp_path))["By citizenship"]
    assert [row[:3] for row in block(sheet, "Admitted")] == [["China", "CN", 2], ["Total", None, 2]]
    assert [row[:3] for row in block(sheet, "Studying on 1 October")] == [["China", "CN", 1], ["Total", None, 1]]
    assert [row[:3] for row in block(sheet, "Completed")] == [["China", "CN", 1], ["Total", None, 1]]


def test_the_days_that_it_is_about_stand_on_it(office: PaperOffice, tmp_path: Path) -> None:
    for asked, said in (({}, "1 Jan 2026 – 31 Dec 2026"), ({"days": ("2026-09-01", "")}, "1 Sep 2026 – …")):
        book = openpyxl.load_workbook(written(office, INBOUND_CN, tmp_path, **asked))
        assert said in str(book["Tables"]["A3"].value)


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_every_sheet_is_in_the_language_of_the_report(office: PaperOffice, tmp_path: Path, language: str) -> None:
    office.stay(office.person())
    for name in (INBOUND_CN, FOREIGN_RU):
        book = openpyxl.load_workbook(written(office, name, tmp_path, language))
        texts = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
        assert not [text for text in texts if text.startswith(("report.", "choice.", "field."))]


def test_every_country_that_can_be_chosen_has_a_continent_but_the_antarctic() -> None:
    known = wordings()["en"].keys()
    countries = {key.rpartition(".")[2] for key in known if key.startswith("choice.country.")}
    assert countries - CONTINENT_OF.keys() == {"AQ"}
    assert set(CONTINENT_OF.values()) == set(CONTINENTS)


def test_the_list_names_who_is_in_a_table_and_nobody_who_had_left_before(office: PaperOffice, tmp_path: Path) -> None:
    abroad(office, "zeng", actual_start="2025-03-04", actual_end="2025-07-03")
    abroad(office, "nguyen")
    (row,) = data(written(office, FOREIGN_RU, tmp_path), "People counted")
    assert "NG" in row["Name as in passport"].upper()
    assert "ZENG" not in row["Name as in passport"]
    later = written(office, FOREIGN_RU, tmp_path, days=("2035-01-01", ""))
    assert not data(later, "People counted")
