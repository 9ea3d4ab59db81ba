"""Somebody says that a column holds several things, or that two columns are one: they are read as told and asked about
where a cell is otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from exchange_admin.documents.workbook_reading import CellValue, SheetCells, WorkbookCells, read_workbook
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.services.importing.columns_by_hand import (
    PARTS_OTHERWISE,
    SEPARATORS,
    headings_in_file,
    parted,
    with_columns_by_hand,
)
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions
from exchange_admin.services.importing.imports import Imports
from exchange_admin.services.importing.send_back import SendingBack
from tests.services.importing_office import CHINESE, importing

PEOPLE = "Анкетные данные"
ROWS: list[list[CellValue]] = [
    ["Список группы"],
    ["№", PEOPLE, "Телефон"],
    [1, "Иванова Мария Петровна, 01.03.2005, ж", "+79141234567"],
    [2, "Петров Иван Олегович, 17.11.2004, м", "+79141234568"],
    [3, "Сидорова Анна Павловна, ж", "+79141234569"],
    ["Классный руководитель: Орлова, тел. 22-33-44"],
]
SPLIT = ImportOptions(
    columns=((f"{PEOPLE} (1)", "full_name"), (f"{PEOPLE} (2)", "birth_date"), (f"{PEOPLE} (3)", "sex")),
    split=((PEOPLE, ","),),
)


def book(rows: list[list[CellValue]] = ROWS, **more: object) -> WorkbookCells:
    return WorkbookCells("list.xlsx", (SheetCells("Лист1", rows, **more),))  # type: ignore[arg-type]


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as imports:
        yield imports


def staged(imports: Imports, options: ImportOptions = SPLIT, rows: list[list[CellValue]] = ROWS) -> ImportDraft:
    return imports.stage_cells(book(rows), options)


def refused(imports: Imports, options: ImportOptions, rows: list[list[CellValue]] = ROWS) -> str:
    with pytest.raises(RuleBroken) as told:
        staged(imports, options, rows)
    return told.value.problem.code


def test_the_parts_of_a_column_are_read_as_somebody_says(imports: Imports) -> None:
    draft = staged(imports)
    first, second, third = draft.rows
    assert first.values["family_cyrillic"] == "Иванова"
    assert first.values["birth_date"] == "2005-03-01"
    assert first.values["sex"] == "2"
    assert first.is_ready
    assert second.values["birth_date"] == "2004-11-17"
    assert not third.is_ready


def test_a_cell_that_parts_otherwise_is_asked_about_and_can_be_said_to_be_right(imports: Imports) -> None:
    draft = staged(imports)
    asked = [problem for problem in draft.rows[2].problems if problem.code == PARTS_OTHERWISE]
    assert {(one.field, one.level) for one in asked} == {
        (key, Level.ASKS) for key in ("full_name", "birth_date", "sex")
    }
    assert [row.faults for row in draft.rows[:2]] == [{}, {}]
    imports.set_cell(draft, 2, "birth_date", "")
    imports.set_cell(draft, 2, "sex", "ж")
    imports.choose(draft, 2, "full_name", "theirs")
    assert draft.rows[2].is_ready


def test_the_parts_mean_nothing_until_somebody_says_what_they_hold(imports: Imports) -> None:
    rows: list[list[CellValue]] = [["Фамилия", "ФИО", "Дата рождения"], ["Иванова", "Мария Петровна", "01.03.2005"]]
    draft = staged(imports, ImportOptions(split=(("ФИО", " "),)), rows)
    assert draft.sheets[0].unread == ("ФИО (1)", "ФИО (2)")
    assert "given_cyrillic" not in draft.rows[0].values


def test_a_title_below_the_list_is_not_split(imports: Imports) -> None:
    sheet = with_columns_by_hand(book(), SPLIT).sheets[0]
    assert sheet.rows[-1] == ROWS[-1]


def test_other_columns_keep_their_letters(imports: Imports) -> None:
    sheet = with_columns_by_hand(book(), SPLIT).sheets[0]
    assert [row[2] for row in sheet.rows[1:5]] == [row[2] for row in ROWS[1:5]]
    assert sheet.rows[1][3:] == [f"{PEOPLE} (2)", f"{PEOPLE} (3)"]


def test_a_day_in_a_column_that_is_split_stays_a_day() -> None:
    day = dt.datetime(2005, 3, 1)
    rows: list[list[CellValue]] = [["Имя", "Дни"], ["Анна", "1/2"], ["Пётр", "3/4"], ["Олег", day]]
    sheet = with_columns_by_hand(book(rows), ImportOptions(split=(("Дни", "/"),))).sheets[0]
    assert sheet.rows[3][1] == day
    assert sheet.faults == {(3, 1): PARTS_OTHERWISE, (3, 2): PARTS_OTHERWISE}


def test_two_columns_are_put_together_and_read_as_one(imports: Imports) -> None:
    rows: list[list[CellValue]] = [
        ["Наименование 1", "Наименование 2", "Дата рождения"],
        ["Иванова", "Мария", "01.03.2005"],
        ["Петров", None, "17.11.2004"],
    ]
    name = "Наименование 1 + Наименование 2"
    joined = (("Наименование 1", "Наименование 2"),)
    draft = staged(imports, ImportOptions("people", columns=((name, "full_name"),), joined=joined), rows)
    assert [row.cells["full_name"] for row in draft.rows] == ["Иванова Мария", "Петров"]
    assert draft.rows[0].values["given_cyrillic"] == "Мария"
    assert list(draft.sheets[0].headings()) == [name, "Дата рождения"]


def test_what_the_cells_lost_or_crossed_out_counts_for_their_parts_too() -> None:
    faults = {(2, 1): "cell.formula_without_value"}
    before = book(ROWS, faults=faults, struck={3: (1,)}, hidden_columns=frozenset({1}))
    sheet = with_columns_by_hand(before, SPLIT).sheets[0]
    assert [sheet.faults[2, at] for at in (1, 3, 4)] == ["cell.formula_without_value"] * 3
    assert sheet.struck[3] == (1, 3, 4)
    assert sheet.hidden_columns == {1, 3, 4}


def test_what_cannot_be_done_is_refused_and_named(imports: Imports) -> None:
    assert refused(imports, ImportOptions(split=(("Кличка", ","),))) == "import.no_such_heading"
    assert refused(imports, ImportOptions(split=((PEOPLE, "#"),))) == "import.nothing_to_split"
    assert refused(imports, ImportOptions(split=((PEOPLE, ""),))) == "import.no_separator"
    twice: list[list[CellValue]] = [["ФИО", "Телефон", "Телефон"], ["Анна Орлова", "1, 2", "3, 4"]]
    assert refused(imports, ImportOptions(split=(("Телефон", ","),)), twice) == "import.heading_stands_twice"
    assert refused(imports, ImportOptions(joined=(("Телефон", "Кличка"),))) == "import.no_such_heading"


def test_a_cell_that_parts_otherwise_is_asked_about_by_whichever_of_its_parts_is_read(imports: Imports) -> None:
    rows: list[list[CellValue]] = [["Данные", "Имя", "Дата рождения"]]
    rows += [[one, "Яна", f"0{at}.03.2005"] for at, one in enumerate(("ТМ-21 Иванова", "ТМ-21 Петров", "Смирнова"), 1)]
    rows += [[None, "Яна", "04.03.2005"]]
    options = ImportOptions(columns=(("Данные (2)", "family_name"),), split=(("Данные", " "),))
    cells = book(rows, faults={(4, 0): "cell.formula_without_value"})
    draft = imports.stage_cells(cells, options)
    assert [row.number for row in draft.rows if row.is_ready] == [2, 3]
    assert [row.faults.get("family_name", "") for row in draft.rows] == [
        "",
        "",
        PARTS_OTHERWISE,
        "cell.formula_without_value",
    ]


def test_no_column_reaches_into_another_table(imports: Imports) -> None:
    below: list[list[CellValue]] = [
        *ROWS[:4], [None], ["ФИО", "Дата рождения", "Пол"], ["Орлова Анна", "05.05.2005", "ж"]
    ]  # fmt: skip
    beside = [
        [*row, None, *row[:1], *([f"{row[1]} б" if at == 1 else row[1]] if len(row) > 1 else [])]
        for at, row in enumerate(ROWS[1:4])
    ]
    for rows in (below, beside):
        with pytest.raises(RuleBroken):
            staged(imports, SPLIT, rows)
    assert refused(imports, SPLIT, below) == "import.several_tables"


def test_no_column_is_joined_with_itself(imports: Imports) -> None:
    assert refused(imports, ImportOptions(joined=((PEOPLE, PEOPLE),))) == "import.joined_with_itself"


def test_a_draft_that_was_kept_knows_how_its_columns_were_split(imports: Imports) -> None:
    draft = staged(imports)
    again = imports.open(imports.keep(draft))
    assert again.options.split == SPLIT.split
    assert [row.values for row in again.rows] == [row.values for row in draft.rows]


def applied(imports: Imports, draft: ImportDraft) -> Changes:
    imports.decide(draft, 2, "leave_out")
    return imports.apply(draft, "Shen").changes


def test_the_next_list_of_the_partner_is_split_as_this_one_was(imports: Imports) -> None:
    home = imports.home or imports._sources().own_institution
    applied(imports, imports.stage_cells(book(), replace(SPLIT, institution_id=home)))
    other = [*ROWS[:2], [1, "Волков Олег Ильич, 05.05.2005, м", "+79141234570"]]
    draft = imports.stage_or_ask(book(other), ImportOptions(institution_id=home))
    assert draft.rows[0].values["birth_date"] == "2005-05-05"
    assert "import.columns_remembered" in [one.code for one in draft.remarks]
    assert draft.options.split == SPLIT.split


def test_a_later_list_whose_cells_do_not_part_is_read_as_it_is(imports: Imports) -> None:
    home = imports._sources().own_institution
    applied(imports, imports.stage_cells(book(), replace(SPLIT, institution_id=home)))
    other = [*ROWS[:2], [1, "Волков Олег Ильич", "+79141234570"]]
    options = ImportOptions(institution_id=home, columns=((PEOPLE, "full_name"),))
    draft = imports.stage_cells(book(other), options)
    assert draft.rows[0].values["family_cyrillic"] == "Волков"


def test_a_later_list_whose_cells_have_another_number_of_parts_is_read_as_it_is(imports: Imports) -> None:
    home = imports._sources().own_institution
    applied(imports, imports.stage_cells(book(), replace(SPLIT, institution_id=home)))
    other = [*ROWS[:2], [1, "Волков Олег Ильич, 05.05.2005", "+79141234570"]]
    draft = imports.stage_or_ask(book(other), ImportOptions(institution_id=home))
    assert draft.options.split == ()
    assert not any(row.is_ready for row in draft.rows)


def test_a_file_that_comes_back_with_another_heading_is_read_as_it_stands(imports: Imports, tmp_path: Path) -> None:
    sent = tmp_path / "back.xlsx"
    SendingBack(imports._parts).write(staged(imports), sent, book=book())
    opened = load_workbook(sent)
    cell = next(one for row in opened.active.iter_rows() for one in row if one.value == PEOPLE)
    cell.value = "ФИО, год рождения, пол"
    opened.save(sent)
    draft = imports.stage_or_ask(read_workbook(sent), ImportOptions())
    assert draft.options.split == ()


def test_what_is_to_be_corrected_in_a_part_is_told_at_the_column_of_the_file(imports: Imports, tmp_path: Path) -> None:
    sent = tmp_path / "back.xlsx"
    draft = staged(imports)
    SendingBack(imports._parts).write(draft, sent, book=book())
    sheet = read_workbook(sent).sheets[0]
    assert [row[1] for row in sheet.rows[1:5]] == [row[1] for row in ROWS[1:5]]
    again = imports.stage(sent)
    assert again.options.split == SPLIT.split
    assert [row.values for row in again.rows] == [row.values for row in draft.rows]


texts = st.text("аб,;/ -(", max_size=12)


@given(st.dictionaries(st.integers(0, 30), texts, max_size=8), st.sampled_from(SEPARATORS))
def test_no_letter_of_a_cell_is_lost_when_it_is_parted(cells: dict[int, str], separator: str) -> None:
    found = parted(cells, separator)
    assert set(found.parts) == {line for line, text in cells.items() if text.strip()}
    for line, parts in found.parts.items():
        assert len(parts) == found.width
        kept = "".join(parts)
        assert [one for one in kept if one in "аб"] == [one for one in cells[line] if one in "аб"]


@given(
    st.lists(st.sampled_from(["А", "Б (1)", "Б (2)", "В + Г", "Д"]), unique=True),
)
def test_headings_of_parts_lead_back_to_those_of_the_file(headings: list[str]) -> None:
    options = ImportOptions(split=(("Б", ","),), joined=(("В", "Г"),))
    found = headings_in_file(headings, options)
    assert not {"Б (1)", "Б (2)", "В + Г"}.intersection(found)
    assert found.count("Б") == int(any(one.startswith("Б (") for one in headings))
