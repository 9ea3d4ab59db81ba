"""What somebody wrote beside a cell is not read, and is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_office import CHINESE, importing

from exchange_admin.documents.workbook_reading import CellValue, SheetCells, WorkbookCells
from exchange_admin.services.importing.draft import ImportDraft
from exchange_admin.services.importing.imports import Imports
from exchange_admin.services.importing.remarks import COMMENTS_UNREAD, note_comments

ROWS: list[list[CellValue]] = [
    ["赴俄学生名单", None, None],
    ["姓名", "出生日期", "护照号码"],
    ["孔一", "2005-06-01", "EJ1234561"],
    ["孔二", "2005-06-02", "EJ1234562"],
]


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as made:
        yield made


def told(imports: Imports, comments: dict[tuple[int, int], str]) -> dict[str, object]:
    further = SheetCells("说明", [["填表说明"]], comments={(0, 0): "nobody's list"})
    book = WorkbookCells("list.xlsx", (SheetCells("S", ROWS, comments=comments), further))
    draft: ImportDraft = imports.stage_cells(book)
    assert len(draft.rows) == 2
    return {key: value for one in draft.remarks if one.code == COMMENTS_UNREAD for key, value in one.facts.items()}


def test_comments_are_named_by_their_cells(imports: Imports) -> None:
    facts = told(imports, {(3, 2): "已换发新护照：EM2336105", (2, 0): "班长"})
    assert facts == {"n": 2, "cells": "A3: 班长; C4: 已换发新护照：EM2336105"}


def test_comments_that_cannot_be_read_are_named_by_their_sheet(imports: Imports) -> None:
    book = WorkbookCells("list.xlsx", (SheetCells("S", ROWS, comments_unreadable=True),))
    (remark,) = imports.stage_cells(book).remarks
    assert (remark.code, remark.facts) == ("import.comments_unreadable", {"sheets": "S"})


def test_those_of_headings_and_of_the_title_are_named_too(imports: Imports) -> None:
    assert told(imports, {(1, 2): "E 开头", (0, 0): "去年的名单"})["cells"] == "A1: 去年的名单; C2: E 开头"


def test_where_people_stand_in_columns_every_comment_is_named(imports: Imports) -> None:
    rows: list[list[CellValue]] = [["姓名", "孔一", "孔二"], ["出生日期", "2005-06-01", "2005-06-02"]]
    rows += [["护照号码", "EJ1234561", "EJ1234562"], ["性别", "男", "女"], ["电话", "13877770001", "13877770002"]]
    sheet = SheetCells("S", rows, comments={(0, 1): "改名", (2, 2): "新护照"})
    draft = imports.stage_cells(WorkbookCells("list.xlsx", (sheet,)))
    assert len(draft.rows) == 2
    (remark,) = (one for one in draft.remarks if one.code == COMMENTS_UNREAD)
    assert remark.facts["cells"] == "B1: 改名; C3: 新护照"


def test_beside_the_headings_of_a_form_stands_how_to_fill_in(imports: Imports) -> None:
    sheet = SheetCells("S", ROWS, comments={(1, 2): "E 开头", (3, 2): "新护照"})
    book = WorkbookCells("form.xlsx", (sheet,))
    draft = imports.stage_cells(WorkbookCells("form.xlsx", (SheetCells("S", ROWS),)))
    note_comments(draft, book, is_form=True)
    assert [one.facts["cells"] for one in draft.remarks if one.code == COMMENTS_UNREAD] == ["C4: 新护照"]


def test_of_many_and_long_ones_the_beginning_is_told(imports: Imports) -> None:
    facts = told(imports, {(row, column): "很长" * 50 for row in (2, 3) for column in range(3)})
    assert facts["n"] == 6
    said = str(facts["cells"])
    assert said.endswith("…; …")
    assert len(said) < 450
