"""Nobody who is crossed out in a partner's list comes in without a question."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import pytest
from importing_office import CHINESE, importing
from openpyxl import Workbook
from openpyxl.styles import Font

from exchange_admin.documents.workbook_reading import CellValue, SheetCells, WorkbookCells
from exchange_admin.domain.problems import Level
from exchange_admin.services.importing.draft import LEFT_OUT, STRUCK, ImportDraft
from exchange_admin.services.importing.imports import Imports
from exchange_admin.services.importing.send_back import Copied, SendingBack

HEAD = ["姓名", "拼音", "出生日期", "性别", "电话"]
PEOPLE = [
    ["孔一", "KONG YI", "2005-06-01", "男", "13877770001"],
    ["孔二", "KONG ER", "2005-06-02", "女", "13877770002"],
    ["孔三", "KONG SAN", "2005-06-03", "男", "13877770003"],
]
FORM: list[list[CellValue]] = [
    ["姓名", "唐雨燕", "性别", "女"],
    ["出生日期", "2005-03-01", "国籍", "中国"],
    ["护照号码", "EJ1234567", "电话", "13800010001"],
]


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as made:
        yield made


def staged(imports: Imports, struck: dict[int, tuple[int, ...]], rows: Sequence[list[str]] = PEOPLE) -> ImportDraft:
    sheet = SheetCells("S", [list[CellValue](HEAD), *(list[CellValue](row) for row in rows)], struck=struck)
    return imports.stage_cells(WorkbookCells("list.xlsx", (sheet,)))


def asked(draft: ImportDraft) -> dict[int, object]:
    """The names about whom it is asked, by the number of the row."""
    struck = ((row, one) for row in draft.rows for one in row.problems if one.code == "import.struck")
    return {row.number: problem.facts["typed"] for row, problem in struck}


def test_whoever_is_crossed_out_in_a_workbook_waits_for_an_answer(imports: Imports, tmp_path: Path) -> None:
    book = Workbook()
    for row in (HEAD, *PEOPLE):
        book.active.append(row)
    for cell in book.active[3]:
        cell.font = Font(strike=True)
    book.save(tmp_path / "list.xlsx")
    draft = imports.stage(tmp_path / "list.xlsx")
    assert asked(draft) == {3: "孔二 KONG ER"}
    assert [row.is_ready for row in draft.rows] == [True, False, True]
    (problem,) = draft.rows[1].problems
    assert (problem.field, problem.level) == ("name_latin", Level.ASKS)


@pytest.mark.parametrize("columns", [(0,), (1,), (2, 3, 4), range(5)])
def test_a_name_or_most_of_the_line_is_enough(imports: Imports, columns: Collection[int]) -> None:
    assert asked(staged(imports, {2: tuple(columns)})) == {3: "孔二 KONG ER"}


@pytest.mark.parametrize("columns", [(4,), (3, 4)])
def test_a_number_or_telephone_that_is_crossed_out_is_an_old_one(imports: Imports, columns: tuple[int, ...]) -> None:
    assert asked(staged(imports, {2: columns})) == {3: "孔二 KONG ER"}


def test_a_cell_without_anything_in_it_says_nothing_of_the_person(imports: Imports) -> None:
    assert asked(staged(imports, {2: (7,)})) == {}


def test_the_answer_lets_the_person_in_or_leaves_the_row_out(imports: Imports) -> None:
    draft = staged(imports, {1: (0,), 2: (0,)})
    imports.choose(draft, 0, draft.rows[0].problems[0].field, "theirs")
    assert draft.rows[0].is_ready
    imports.decide(draft, 1, LEFT_OUT)
    assert [row.decision for row in draft.rows] == ["", LEFT_OUT, ""]


def test_the_question_stays_when_the_draft_is_kept(imports: Imports) -> None:
    draft = staged(imports, {1: (0,)})
    assert draft.rows[0].cells[STRUCK] == "孔一 KONG YI"
    assert ImportDraft.from_text(draft.as_text(), "").rows[0].cells == draft.rows[0].cells


def test_whoever_is_crossed_out_still_is_when_the_rows_come_back(imports: Imports, tmp_path: Path) -> None:
    draft = staged(imports, {3: (0,)})
    sent = SendingBack(imports._parts).write(draft, tmp_path / "back.xlsx")
    assert (sent.copied, sent.rows) == (Copied.ROWS, 1)
    imports.keep(draft)
    assert list(asked(imports.stage(tmp_path / "back.xlsx")).values()) == ["孔三 KONG SAN"]


def test_a_crossed_out_form_and_person_in_a_column_are_asked_about(imports: Imports) -> None:
    form = SheetCells("S", FORM, struck={0: (1,)})
    assert list(asked(imports.stage_cells(WorkbookCells("form.xlsx", (form,)))).values()) == ["唐雨燕"]
    columns: list[list[CellValue]] = [list(line) for line in zip(HEAD, *PEOPLE, strict=True)]
    turned = SheetCells("S", columns, struck=dict.fromkeys(range(5), (2,)))
    assert list(asked(imports.stage_cells(WorkbookCells("turned.xlsx", (turned,)))).values()) == ["孔二 KONG ER"]
