"""Lists without a line of headings: what the cells look like is proposed, and waits for a person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_office import RUSSIAN, importing

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions
from exchange_admin.services.importing.imports import Imports
from exchange_admin.services.importing.send_back import Copied, SendingBack

ROWS: list[list[object]] = [
    ["徐涛", "XU TAO", "男", "2008-01-12", "EG9945463", "2036-04-20", 18600107003, "11"],
    ["赵泽明", "ZHAO ZEMING", "男", "2007-08-24", "EC4495248", "2036-07-26", 18800768858, "12"],
    ["解慧瑶", "XIE HUIYAO", "女", "2008-10-08", "EJ6625883", "2036-09-17", 13900473565, "13"],
]
KEYS = {
    "A": "full_name", "B": "name_latin", "C": "sex", "D": "birth_date", "E": "passport_number",
    "F": "passport_valid_until", "G": "phone",
}  # fmt: skip


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, RUSSIAN) as found:
        yield found


def stage(imports: Imports, rows: list[list[object]], **options: object) -> ImportDraft:
    book = WorkbookCells("list.xlsx", (SheetCells("S", rows),))
    return imports.stage_cells(book, ImportOptions(**options))  # type: ignore[arg-type]


def guesses(draft: ImportDraft) -> dict[str, str]:
    return {column.heading: column.key for column in draft.sheets[0].columns if column.guess}


def test_every_column_is_proposed_by_what_its_cells_look_like(imports: Imports) -> None:
    draft = stage(imports, ROWS)
    assert guesses(draft) == KEYS
    assert (draft.sheets[0].header_row, draft.sheets[0].unread) == (0, ("H",))
    assert [row.number for row in draft.rows] == [1, 2, 3]
    assert not any(row.is_ready for row in draft.rows)
    assert {problem.code for row in draft.rows for problem in row.problems} == {"import.column_by_cells"}


def test_a_row_is_ready_once_each_of_its_columns_is_confirmed(imports: Imports) -> None:
    draft = stage(imports, ROWS)
    for column in draft.sheets[0].columns:
        assert not draft.rows[0].is_ready
        texts = {row.number: row.cells[column.key] for row in draft.rows}
        imports.use_column(draft, 0, column.index, column.key, texts)
    assert all(row.is_ready for row in draft.rows)
    assert draft.rows[0].values["passport_number"] == "EG9945463"


def test_columns_are_told_by_their_letters(imports: Imports) -> None:
    draft = stage(imports, ROWS, columns=(*KEYS.items(), ("H", "ignored")))
    assert guesses(draft) == {}
    assert all(row.is_ready for row in draft.rows)
    assert stage(imports, ROWS, columns=(("A", "full_name"),)).rows[0].is_ready is False


def test_titles_above_and_blank_columns_are_left(imports: Imports) -> None:
    rows = [["Список студентов"], [], *([None, *row] for row in ROWS)]
    draft = stage(imports, rows)
    assert draft.sheets[0].titles == ("Список студентов",)
    assert [row.number for row in draft.rows] == [3, 4, 5]
    assert guesses(draft)["B"] == "full_name"
    assert draft.sheets[0].unread == ("I",)


def test_two_columns_that_look_alike_are_neither(imports: Imports) -> None:
    draft = stage(imports, [[*row[:3], "1980-05-06", *row[3:]] for row in ROWS])
    assert "birth_date" not in guesses(draft).values()
    assert {"D", "E"} <= set(draft.sheets[0].unread)


@pytest.mark.parametrize("keep", [(0, 2, 6), (2, 3, 4), (0, 4)])
def test_cells_that_do_not_tell_people_make_no_list(imports: Imports, keep: tuple[int, ...]) -> None:
    with pytest.raises(RuleBroken) as refused:
        stage(imports, [[row[at] for at in keep] for row in ROWS])
    assert refused.value.problem.code == "import.no_list_found"


def test_such_a_list_goes_back_below_what_its_columns_are_taken_for(imports: Imports, tmp_path: Path) -> None:
    rows = [[*row[:3], "31.02.2008", *row[4:]] if at == 3 else row for at, row in enumerate([*ROWS, *ROWS[:2]])]
    book = WorkbookCells("list.xlsx", (SheetCells("S", rows),))
    draft = imports.stage_cells(book, ImportOptions(columns=(*KEYS.items(), ("H", "ignored"))))
    sent = SendingBack(imports._parts).write(draft, tmp_path / "back.xlsx", book=book)
    assert sent.copied is Copied.ROWS
    imports.keep(draft)
    again = imports.stage(tmp_path / "back.xlsx")
    assert again.sheets[0].header_row == 1
