"""Somebody says which line heads a list: what stands below it is read, whatever the line says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions
from exchange_admin.services.importing.headed_by_hand import rows_offered
from exchange_admin.services.importing.imports import Imports
from tests.services.importing_office import CHINESE, importing

UNKNOWN = WorkbookCells(
    "list.xlsx",
    (
        SheetCells(
            "Лист1",
            [
                ["Кружки колледжа"],
                ["Ученик", "Секция", "День секции"],
                ["Иванова Мария Петровна", "хор", "среда"],
                ["Петров Иван Олегович", "шахматы", "среда"],
                ["Итого 2"],
            ],
        ),
    ),
)
TWO_LINES = WorkbookCells(
    "two.xlsx",
    (
        SheetCells(
            "Лист1",
            [
                ["ФИО", "Дата рождения", "Телефон", "E-mail"],
                ["(образец)", "", "", ""],
                ["Фамилия Имя Отчество", "Родился", "Моб. телефон", ""],
                ["Иванова Мария Петровна", "01.03.2005", "+79141234567", ""],
            ],
        ),
    ),
)


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as imports:
        yield imports


def by_hand(row: int, **more: str) -> ImportOptions:
    return ImportOptions(header_rows=(("Лист1", row),), **more)


def test_a_list_that_nobody_recognises_is_shown_with_a_guessed_line_and_nothing_read(imports: Imports):
    with pytest.raises(RuleBroken):
        imports.stage_cells(UNKNOWN)
    draft = imports.stage_or_ask(UNKNOWN, ImportOptions())
    assert [(one.code, one.facts) for one in draft.remarks] == [("import.no_list_recognised", {"row": 2})]
    assert draft.sheets[0].unread == ("Ученик", "Секция", "День секции")
    assert [(row.number, row.cells, row.is_ready) for row in draft.rows] == [(3, {}, False), (4, {}, False)]
    assert [(one.row, one.why) for one in draft.sheets[0].left_out] == [(5, "footer")]
    imports.use_column(draft, 0, 0, "full_name", {3: "Иванова Мария Петровна", 4: "Петров Иван Олегович"}, "Ученик")
    assert [row.values.get("family_cyrillic") for row in draft.rows] == ["Иванова", "Петров"]


def test_another_line_than_the_program_found_heads_the_list(imports: Imports):
    assert imports.stage_cells(TWO_LINES).sheets[0].header_row == 1
    draft = imports.stage_cells(TWO_LINES, by_hand(3))
    assert (draft.sheets[0].header_row, [row.number for row in draft.rows]) == (3, [4])
    assert {column.heading for column in draft.sheets[0].columns} >= {"Фамилия Имя Отчество", "Моб. телефон"}
    text = draft.as_text()
    assert ImportDraft.from_text(text, "x").options.header_rows == (("Лист1", 3),)


def test_lines_that_may_head_a_list_are_offered_with_what_stands_there(imports: Imports):
    assert rows_offered(UNKNOWN, "Лист1")[0] == (2, "Ученик · Секция · День секции")
    assert rows_offered(UNKNOWN, "Нет") == []


def test_a_line_that_is_not_there_heads_nothing(imports: Imports):
    with pytest.raises(RuleBroken) as refused:
        imports.stage_cells(UNKNOWN, by_hand(50))
    assert refused.value.problem.code == "import.no_list_found"
