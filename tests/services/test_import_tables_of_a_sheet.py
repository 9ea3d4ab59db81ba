"""Several tables in one sheet: beside each other, below each other; what is only a guess of the structure is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_office import CHINESE, importing

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.problems import Level
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions
from exchange_admin.services.importing.imports import Imports

HEADS = ["序号", "姓名", "出生日期", "护照号", "电话"]
BOYS = [
    [1, "程轩涛", "2004.6.10", "EE1160238", "186 0075 4049"],
    [2, "曾建飞", "2008.8.3", "EB8835329", "150 0056 1728"],
]
GIRLS = [
    [1, "诸葛月", "2008.1.2", "E56998746", "151 0076 3670"],
    [2, "贾燕萍", "2008.6.17", "E84294027", "188 0098 7778"],
    [3, "宋瑶", "2008.11.10", "EC4653542", "186 0090 7565"],
]
MERGED = ((0, 0, 0, 10), (1, 0, 1, 4), (1, 6, 1, 10))


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as found:
        yield found


def stage(imports: Imports, rows: list[list[object]], kind: str = "", **told: object) -> ImportDraft:
    cells = SheetCells("S", rows, **told)  # type: ignore[arg-type]
    return imports.stage_cells(WorkbookCells("list.xlsx", (cells,)), ImportOptions(kind))


def beside(left: list[list[object]], right: list[list[object]], gap: int = 1) -> list[list[object]]:
    width, lines = max(map(len, left)), max(len(left), len(right))
    padded = [[*row, *[None] * (width - len(row))] for row in [*left, *[[]] * (lines - len(left))]]
    return [[*row, *[None] * gap, *other] for row, other in zip(padded, [*right, *[[]] * lines], strict=False)]


def folded(gap: int = 1) -> list[list[object]]:
    title = ["松花工程职业学院分组名单"]
    return [title, *beside([["男生"], HEADS, *BOYS], [["女生"], HEADS, *GIRLS, [], ["女生3人"]], gap)]


def asked(draft: ImportDraft) -> list[list[str]]:
    return [[one.code for one in row.problems if one.level is not Level.INFORMS] for row in draft.rows]


def people(draft: ImportDraft) -> list[tuple[int, object]]:
    return [(row.number, f"{row.values.get('family_han')}{row.values.get('given_han')}") for row in draft.rows]


@pytest.mark.parametrize("merged", [MERGED, ()])
def test_a_list_that_is_folded_into_two_blocks_is_read_block_by_block(imports: Imports, merged: object) -> None:
    draft = stage(imports, folded(), merged=merged)
    assert people(draft) == [(4, "程轩涛"), (5, "曾建飞"), (4, "诸葛月"), (5, "贾燕萍"), (6, "宋瑶")]
    assert asked(draft) == [[]] * 5
    assert [sheet.layout.columns for sheet in draft.sheets] == [(0, 5), (6, 10)]
    assert [sheet.header_row for sheet in draft.sheets] == [3, 3]
    assert all("松花工程职业学院分组名单" in sheet.titles for sheet in draft.sheets)


def test_blocks_without_a_column_between_them_are_told_by_their_headings(imports: Imports) -> None:
    draft = stage(imports, folded(0))
    assert len(draft.rows) == 5
    assert asked(draft) == [[]] * 5


def test_a_line_above_a_list_without_such_a_column_says_of_which_sex_everybody_is(imports: Imports) -> None:
    draft = stage(imports, folded(), merged=MERGED)
    assert [row.values["sex"] for row in draft.rows] == ["1", "1", "2", "2", "2"]
    assert "import.from_title" in [problem.code for problem in draft.rows[0].problems]


def test_such_a_line_is_not_of_those_below_the_next_one(imports: Imports) -> None:
    draft = stage(imports, [["男生"], HEADS, *BOYS, ["女生"], HEADS, *GIRLS])
    assert len(draft.rows) == 5
    assert not any("sex" in row.values for row in draft.rows)


def test_blocks_whose_lines_have_no_numbers_may_be_of_others_and_are_asked_about(imports: Imports) -> None:
    left, right = ([row[1:] for row in [HEADS, *block]] for block in (BOYS, GIRLS))
    draft = stage(imports, beside(left, right))
    assert asked(draft) == [[], [], *[["import.other_table"]] * 3]


@pytest.mark.parametrize("title", ["家长", "监护人", "带队老师"])
def test_a_block_about_somebody_else_is_no_table_of_students(imports: Imports, title: str) -> None:
    left, right = ([row[1:] for row in [HEADS, *block]] for block in (BOYS, GIRLS))
    draft = stage(imports, beside([["学生"], *left], [[title], *right]))
    assert not any(row.is_ready for row in draft.rows)
    assert not any("诸葛月" in str(row.values) for row in draft.rows)


def test_another_list_beside_an_empty_column_is_asked_about(imports: Imports) -> None:
    right = [["护照号", "姓名", "出生日期"], ["E56998746", "诸葛月", "2008.1.2"]]
    draft = stage(imports, beside([HEADS, *BOYS], right))
    assert asked(draft) == [[], [], ["import.other_table"]]
    assert draft.rows[2].problems[-1].facts == {"typed": "护照号 · 姓名 · 出生日期"}


def test_a_table_below_under_a_title_that_says_nothing_is_read_and_asked_about(imports: Imports) -> None:
    below = [[], ["二"], ["护照号", "姓名", "出生日期"], ["E56998746", "诸葛月", "2008.1.2"]]
    draft = stage(imports, [["2027年春季学期"], HEADS, *BOYS, *below])
    assert people(draft) == [(3, "程轩涛"), (4, "曾建飞"), (8, "诸葛月")]
    assert asked(draft) == [[], [], ["import.other_table"]]
    assert [(sheet.header_row, [line.why for line in sheet.left_out]) for sheet in draft.sheets] == [(2, []), (7, [])]
    imports.choose(draft, 2, "full_name", "theirs")
    assert draft.rows[2].is_ready


def test_a_table_below_that_tells_nobody_from_others_stays_named(imports: Imports) -> None:
    draft = stage(imports, [HEADS, *BOYS, [], ["姓名", "电话", "专业"], ["程建国", "13600997711", "个体"]])
    assert people(draft) == [(2, "程轩涛"), (3, "曾建飞")]
    told = [(line.row, line.why) for line in draft.sheets[0].left_out if line.why != "blank"]
    assert told == [(5, "another"), (6, "another")]


def test_capitals_that_the_name_in_han_denies_are_asked_about(imports: Imports) -> None:
    rows = [["姓名", "姓名拼音", "出生日期", "护照号"]]
    for at, (han, latin) in enumerate([("绿野", "Lü YE"), ("绿野", "Ye LÜ"), ("王小明", "Xiaoming WANG")]):
        rows.append([han, latin, f"200{at}-03-05", f"E1234567{at}"])
    assert asked(stage(imports, rows)) == [["import.name_order"], [], []]


def test_a_draft_with_two_tables_goes_back_and_is_kept(imports: Imports) -> None:
    draft = stage(imports, folded(), merged=MERGED)
    again = imports.open(imports.keep(draft))
    assert people(again) == people(draft)
    assert [sheet.layout for sheet in again.sheets] == [sheet.layout for sheet in draft.sheets]
    imports.apply(again, "Shen")
