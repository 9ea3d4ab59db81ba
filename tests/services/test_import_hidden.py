"""What a workbook hides is read and told, or left out and told: nobody comes in or stays away unseen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_office import CHINESE, importing, tables
from openpyxl import Workbook

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions
from exchange_admin.services.importing.imports import Imports, outcome_as_plain
from exchange_admin.services.importing.layouts import column_letter
from exchange_admin.services.importing.staging import said_hidden, spans

LEAVE_OUT = ImportOptions(leave_out_hidden=True)


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as made:
        yield made


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Kong San (row 4) is filtered out, the column of telephones hidden, a whole sheet very hidden."""
    book = Workbook()
    sheet = book.active
    for line in (
        ["姓名", "出生日期", "电话"],
        ["孔一", "2005-06-01", "13877770001"],
        ["孔二", "2005-06-02", "13877770002"],
        ["孔三", "2005-06-03", "13877770003"],
    ):
        sheet.append(line)
    sheet.auto_filter.ref = "A1:C4"
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    other = book.create_sheet("去年")
    other.append(["姓名", "出生日期"])
    other.append(["孔四", "2004-06-04"])
    other.sheet_state = "veryHidden"
    book.save(tmp_path / "list.xlsx")
    return tmp_path / "list.xlsx"


def codes(draft: ImportDraft) -> dict[int, list[str]]:
    return {row.number: [problem.code for problem in row.problems] for row in draft.rows}


def test_a_hidden_row_is_read_and_says_so(imports: Imports, workbook: Path) -> None:
    draft = imports.stage(workbook)
    assert codes(draft) == {2: [], 3: [], 4: ["import.hidden_row"]}
    assert all(row.is_ready for row in draft.rows)
    assert draft.rows[2].values["phone"] == "13877770003"
    assert said_hidden(draft.sheets[0], tables().words.wordings["en"]) == "row 4, column C (“电话”)"


def test_on_request_hidden_rows_and_columns_are_left_out_and_named(imports: Imports, workbook: Path) -> None:
    draft = imports.stage(workbook, LEAVE_OUT)
    assert codes(draft) == {2: [], 3: []}
    assert all("phone" not in row.values for row in draft.rows)
    (sheet,) = outcome_as_plain(draft, draft.rows)["sheets"]  # type: ignore[misc]
    assert sheet["unread"] == ["电话"]
    assert sheet["left_out"] == [{"row": 4, "why": "hidden"}]
    assert sheet["hidden"] == {"rows": [4], "columns": {"C": "电话"}}


def test_a_very_hidden_sheet_is_named_as_hidden_and_not_as_one_without_a_list(imports: Imports, workbook: Path) -> None:
    draft = imports.stage(workbook)
    assert (draft.skipped_sheets, draft.hidden_sheets) == (("去年",), ("去年",))


def test_what_is_hidden_is_still_told_by_a_kept_draft(imports: Imports, workbook: Path) -> None:
    draft = imports.stage(workbook)
    again = imports.open(imports.keep(draft))
    assert (again.sheets[0].hidden_rows, again.sheets[0].hidden_columns) == ((4,), {"C": "电话"})
    assert codes(again) == codes(draft)
    assert again.hidden_sheets == ("去年",)


def test_what_was_left_out_while_reading_stays_so_when_other_options_change(imports: Imports, workbook: Path) -> None:
    draft = imports.stage(workbook, LEAVE_OUT)
    imports.set_options(draft, ImportOptions(role="teacher"))
    assert draft.options.leave_out_hidden
    assert [row.number for row in draft.rows] == [2, 3]


def test_a_file_whose_hidden_lines_nobody_knows_says_so(imports: Imports) -> None:
    rows = [["姓名", "出生日期"], ["孔一", "2005-06-01"]]
    old = WorkbookCells("old.xls", (SheetCells("S", rows, hidden_rows=None, hidden_columns=None),))
    assert imports.stage_cells(old).hides_unseen
    assert not imports.stage_cells(WorkbookCells("new.xlsx", (SheetCells("S", rows),))).hides_unseen


def test_rows_that_follow_each_other_are_said_together() -> None:
    assert spans([5, 6, 7, 9, 12, 13]) == "5–7, 9, 12–13"
    assert [column_letter(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_name_that_is_merged_over_two_rows_does_not_make_two_people(imports: Imports, tmp_path: Path) -> None:
    book = Workbook()
    for line in (
        ["姓名", "出生日期", "护照号", "专业"],
        ["孔一", "2005-06-01", "EJ1234567", "护理"],
        ["", "", "EJ1234568", ""],
        ["孔二", "2005-06-02", "EJ1234569", ""],
    ):
        book.active.append(line)
    book.active.merge_cells("A2:A3")
    book.active.merge_cells("D2:D4")
    book.save(tmp_path / "merged.xlsx")
    draft = imports.stage(tmp_path / "merged.xlsx")
    assert [row.state.value for row in draft.rows] == ["new", "fix", "new"]
    assert codes(draft)[3] == ["cell.merged_name"]
    assert [row.values["speciality_name"] for row in draft.rows] == ["护理"] * 3
    imports.set_cell(draft, 1, "full_name", "孔三")
    assert draft.rows[1].state == "new"
