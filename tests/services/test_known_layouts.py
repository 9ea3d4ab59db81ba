"""What somebody said of the columns of a partner's list counts for its next list with the same headings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.problems import Level
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions
from exchange_admin.services.importing.imports import Imports
from tests.services.importing_office import CHINESE, importing

HEADINGS = ["ФИО", "Дата рождения", "Телефон для чата группы", "Кружок"]
GUESSED, UNREAD = HEADINGS[2:]


def book(*rows: list[object], headings: list[str] = HEADINGS) -> WorkbookCells:
    return WorkbookCells("list.xlsx", (SheetCells("Лист1", [list(headings), *rows]),))


FIRST = book(["Иванова Мария Петровна", "01.03.2005", "+79141234567", "хор"])
SECOND = book(["Петров Иван Олегович", "12.07.2004", "+79147654321", "шахматы"])


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as imports:
        yield imports


def partner(imports: Imports, name: str) -> str:
    id = imports._origin.new_id()
    values = {"name_ru": name, "country": "RU"}
    imports._store.record(Step("Shen", "institution.add", (Edit("institution", id, values, new=True),)))
    return id


def asked(draft: ImportDraft) -> set[str]:
    return {one.code for row in draft.rows for one in row.problems if one.level is not Level.INFORMS}


def say(imports: Imports, draft: ImportDraft) -> None:
    """Confirms what is guessed, and that the last column is not to be read."""
    imports.confirm_columns(draft, 0)
    imports.use_column(draft, 0, 3, "ignored", {}, UNREAD)


def taught(imports: Imports, options: ImportOptions) -> None:
    draft = imports.stage_cells(FIRST, options)
    assert "import.column_guessed" in asked(draft)
    assert draft.sheets[0].unread == (UNREAD,)
    say(imports, draft)
    assert asked(draft) == set()
    assert (draft.sheets[0].unread, draft.sheets[0].ignored) == ((), (UNREAD,))
    imports.apply(draft, "Shen")


def test_the_second_list_of_a_partner_asks_nothing_about_columns(imports: Imports):
    one, other = partner(imports, "Колледж 1"), partner(imports, "Колледж 2")
    taught(imports, ImportOptions(institution_id=one))
    draft = imports.stage_cells(SECOND, ImportOptions(institution_id=one))
    assert asked(draft) == set()
    assert draft.sheets[0].ignored == (UNREAD,)
    assert [(remark.code, remark.facts["n"]) for remark in draft.remarks] == [("import.columns_remembered", 2)]
    assert draft.options.columns == ()
    assert imports.stage_cells(SECOND, ImportOptions(institution_id=other)).remarks == []
    assert len(imports.stage_cells(SECOND).remarks) == 1  # nobody said whose it is, and one partner has such lists


def test_other_headings_are_another_layout_and_what_is_said_now_counts_first(imports: Imports):
    one = partner(imports, "Колледж 1")
    taught(imports, ImportOptions(institution_id=one))
    more = book(["Петров Иван", "12.07.2004", "+79147654321", "x", "1"], headings=[*HEADINGS, "Комната"])
    assert imports.stage_cells(more, ImportOptions(institution_id=one)).remarks == []
    told = ImportOptions(institution_id=one, columns=((UNREAD, "note"),))
    draft = imports.stage_cells(SECOND, told)
    assert {column.key for column in draft.sheets[0].columns} >= {"note", "phone"}
    imports.apply(draft, "Shen")
    again = imports.stage_cells(FIRST, ImportOptions(institution_id=one))
    assert "note" in {column.key for column in again.sheets[0].columns}


def test_where_two_partners_say_different_things_nothing_is_assumed(imports: Imports):
    one, other = partner(imports, "Колледж 1"), partner(imports, "Колледж 2")
    taught(imports, ImportOptions(institution_id=one))
    draft = imports.stage_cells(SECOND, ImportOptions(institution_id=other, columns=((GUESSED, "phone"),)))
    imports.apply(draft, "Shen")
    assert imports.stage_cells(FIRST).remarks == []


def test_columns_left_alone_by_hand_stay_so_one_by_one(imports: Imports):
    draft = imports.stage_cells(book(["Иванова Мария Петровна", "01.03.2005", "x", "y"],
                                     headings=["ФИО", "Дата рождения", "Кружок", "Рост"]))  # fmt: skip
    for index, heading in ((2, "Кружок"), (3, "Рост")):
        imports.use_column(draft, 0, index, "ignored", {}, heading)
    assert (draft.sheets[0].unread, sorted(draft.sheets[0].ignored)) == ((), ["Кружок", "Рост"])
    imports.use_column(draft, 0, 3, "note", {2: "180"}, "Рост")
    assert (draft.sheets[0].ignored, draft.rows[0].values["note"]) == (("Кружок",), "180")
