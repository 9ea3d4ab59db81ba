"""Export as seen: the list on screen as a workbook or a text table."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from paper_office import PaperOffice, wordings

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.services.list_export import export_list


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    for name in ("sokolova", "zeng", "nguyen", "eremin"):
        made.person(name)
    yield made
    made.store.close()


def export(office: PaperOffice, query: Query, keys: list[str], target: Path, language: str = "en") -> int:
    return export_list(office.lists, query, keys, language, wordings()[language], target)


def test_a_workbook_has_the_rows_the_order_and_the_columns_of_the_list(office: PaperOffice, tmp_path: Path) -> None:
    query = Query(
        "person", filters=(Filter("citizenship", Test.IS, ("RU", "CN")),), order=Order("birth_date", descending=True)
    )
    target = tmp_path / "people.xlsx"
    assert export(office, query, ["name", "birth_date", "role"], target) == 3
    head, *rows = openpyxl.load_workbook(target).active.iter_rows(values_only=True)
    assert head == ("Name", "Other forms of the name", "Born", "Role")
    assert rows == [
        ("Соколова Дарья Игоревна", "SOKOLOVA Daria · 索科洛娃·达里娅", datetime(2005, 3, 14), "Student"),
        ("曾毅", "ZENG Yi", datetime(2004, 5, 1), "Student"),
        ("Ерёмин Фёдор", None, datetime(2003, 11, 5), "Student"),
    ]


def test_a_country_is_called_by_its_name_where_a_person_reads(office: PaperOffice, tmp_path: Path) -> None:
    target = tmp_path / "people.csv"
    export(office, Query("person", filters=(Filter("citizenship", Test.IS, ("CN",)),)), ["citizenship"], target, "ru")
    assert target.read_text("utf-8-sig").splitlines() == ["Гражданство", "Китай"]


def test_statuses_references_and_flags_are_said_in_the_language(office: PaperOffice, tmp_path: Path) -> None:
    office.stay(office.person())
    target = tmp_path / "stays.xlsx"
    export(office, Query("mobility"), ["person_id", "status", "programme_id"], target, "ru")
    _, row = openpyxl.load_workbook(target).active.iter_rows(values_only=True)
    assert row == (
        "Соколова Дарья Игоревна",
        wordings()["ru"].choice("receiving_status", "departed"),
        "Семестр обмена в Сунхуа, весна 2026",
    )
    partners = tmp_path / "partners.xlsx"
    export(office, Query("institution", filters=(Filter("is_partner", Test.IS, (1,)),)), ["is_partner"], partners, "zh")
    assert [row[0] for row in openpyxl.load_workbook(partners).active.iter_rows(min_row=2, values_only=True)] == ["是"]


def test_hours_become_numbers_and_codes_stay_text(office: PaperOffice, tmp_path: Path) -> None:
    target = tmp_path / "programmes.xlsx"
    export(office, Query("programme"), ["code", "planned_minutes"], target)
    _, (code, hours) = openpyxl.load_workbook(target).active.iter_rows()
    assert (code.value, code.number_format, hours.value) == ("IN-SEM", "@", 360)


def test_a_text_table_opens_in_the_excel_of_its_language(office: PaperOffice, tmp_path: Path) -> None:
    target = tmp_path / "people.csv"
    assert export(office, Query("person"), ["name", "birth_date"], target, "ru") == 4
    with target.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file, delimiter=";")
    assert head[1] == "Другие формы имени"
    assert ["Ерёмин Фёдор", "", "2003-11-05"] in rows


def test_another_ending_is_refused(office: PaperOffice, tmp_path: Path) -> None:
    with pytest.raises(RuleBroken) as refused:
        export(office, Query("person"), ["name"], tmp_path / "people.ods")
    assert refused.value.problem.code == "file.unknown_ending"
    assert wordings()["en"].problem(refused.value.problem).endswith("one of these: .xlsx, .csv.")
