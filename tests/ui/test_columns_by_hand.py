"""In the step of the columns one is split, two are joined, and both are as they were again."""

from __future__ import annotations

from pathlib import Path

import pytest
from full_office import remove
from openpyxl import Workbook
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from exchange_admin.ui.importing.shape_dialogs import JoinDialog, SplitDialog, likely_separator
from exchange_admin.ui.pages.import_page import CHECK, COLUMNS, ImportPage

PEOPLE = "Анкетные данные"
ROWS = [
    ["Список группы"],
    ["№", PEOPLE, "Дом. тел. 1", "Дом. тел. 2"],
    [1, "Иванова Мария Петровна, 01.03.2005, ж", "+7914", "1234567"],
    [2, "Петров Иван Олегович, 17.11.2004, м", "+7914", "1234568"],
    [3, "Сидорова Анна Павловна, ж", "+7914", "1234569"],
]


@pytest.fixture
def page(qtbot, open_copy, blank, tmp_path: Path):
    office = open_copy(blank)
    made = ImportPage(office.desk)
    made.resize(1140, 640)
    made.show()
    made.enter()
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(tmp_path / "list.xlsx")
    made.open_file(tmp_path / "list.xlsx")
    settle(qtbot, made)
    made.show_step(COLUMNS)
    yield made
    office.desk.jobs.drain()
    remove(made)


def settle(qtbot, page: ImportPage) -> None:
    qtbot.waitUntil(lambda: not page.session.is_busy and page.session._job is None, timeout=20_000)


def choose(page: ImportPage, heading: str, text: str) -> None:
    """Takes an entry of the open list of what a column holds, by keys."""
    place = next(place for place, told in page.columns._headings.items() if told == heading)
    combo = page.columns.combos[place]
    combo.was_open = True
    at = combo.findText(text)
    assert at >= 0, [combo.itemText(one) for one in range(combo.count())]
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


def answered(page: ImportPage, monkeypatch: pytest.MonkeyPatch, answer) -> list[QDialog]:
    asked: list[QDialog] = []

    def show(dialog: QDialog) -> bool:
        asked.append(dialog)
        answer(dialog)
        return dialog.result() == QDialog.DialogCode.Accepted

    monkeypatch.setattr(page.columns._desk.ask, "show", show)
    return asked


def headings(page: ImportPage) -> list[str]:
    return [one.heading for one in page.session.source_columns(0)]


def test_a_column_is_split_at_the_sign_that_its_cells_show_and_its_parts_are_read(qtbot, page, monkeypatch) -> None:
    asked = answered(page, monkeypatch, lambda dialog: dialog.record.click())
    choose(page, PEOPLE, "Split into several columns…")
    settle(qtbot, page)
    assert isinstance(asked[0], SplitDialog)
    assert asked[0].separator == ","
    assert "1 cell has" in asked[0]._note.text()
    assert headings(page) == ["№", f"{PEOPLE} (1)", "Дом. тел. 1", "Дом. тел. 2", f"{PEOPLE} (2)", f"{PEOPLE} (3)"]
    for number, key in ((1, "full_name"), (2, "birth_date"), (3, "sex")):
        place = next(at for at, told in page.columns._headings.items() if told == f"{PEOPLE} ({number})")
        page.session.use_column(*place, key, f"{PEOPLE} ({number})")
        settle(qtbot, page)
    rows = page.session.view.rows
    assert [row.values.get("birth_date") for row in rows[:2]] == ["2005-03-01", "2004-11-17"]
    assert page.session.view.states[2] != "new"  # it has two parts
    assert "import.parts_otherwise" in [one.code for one in rows[2].problems]
    page.show_step(CHECK)
    assert page.check.model.rowCount() == 3


def test_two_columns_are_joined_and_are_as_they_were_again(qtbot, page, monkeypatch) -> None:
    answered(page, monkeypatch, lambda dialog: (dialog.choices.setCurrentText("Дом. тел. 2"), dialog.accept()))
    choose(page, "Дом. тел. 1", "Join with another column…")
    settle(qtbot, page)
    joined = "Дом. тел. 1 + Дом. тел. 2"
    assert joined in headings(page)
    assert next(one.samples[0] for one in page.session.source_columns(0) if one.heading == joined) == "+7914 1234567"
    choose(page, joined, "As it was in the file")
    settle(qtbot, page)
    assert {"Дом. тел. 1", "Дом. тел. 2"} <= set(headings(page))
    assert page.session.view.options.joined == ()


def test_what_was_said_of_other_columns_stays_when_one_is_split(qtbot, page, monkeypatch) -> None:
    place = next(at for at, told in page.columns._headings.items() if told == "Дом. тел. 1")
    page.session.use_column(*place, "phone", "Дом. тел. 1")
    settle(qtbot, page)
    answered(page, monkeypatch, lambda dialog: dialog.accept())
    choose(page, PEOPLE, "Split into several columns…")
    settle(qtbot, page)
    assert next(one.key for one in page.session.source_columns(0) if one.heading == "Дом. тел. 1") == "phone"


def test_a_dialog_that_is_left_changes_nothing(qtbot, page, monkeypatch) -> None:
    before = headings(page)
    answered(page, monkeypatch, lambda dialog: dialog.reject())
    for entry in ("Split into several columns…", "Join with another column…"):
        choose(page, PEOPLE, entry)
        settle(qtbot, page)
    assert headings(page) == before


def test_a_sign_that_hardly_a_cell_has_is_told_and_the_dialog_stays(page) -> None:
    dialog = SplitDialog(page.columns._desk, PEOPLE, {3: "а, б", 4: "в, г"})
    dialog.separators.setCurrentText("Another sign")
    dialog.accept()
    assert dialog.reason.text() == "Type the sign that stands between the parts."
    QTest.keyClicks(dialog.other, "#")
    dialog.accept()
    assert dialog.result() != QDialog.DialogCode.Accepted
    assert "Hardly a cell" in dialog.reason.text()
    dialog.deleteLater()


def test_the_sign_at_which_most_cells_part_alike_is_proposed() -> None:
    assert likely_separator({1: "Иванова Мария (ж)", 2: "Петров Иван Олегович (м)"}) == "("
    assert likely_separator({1: "a;b", 2: "c;d, e"}) == ";"
    assert likely_separator({1: "одно"}) == ""


def test_of_joined_columns_the_first_cells_are_shown(page) -> None:
    dialog = JoinDialog(page.columns._desk, "А", {3: "1", 4: ""}, page.columns._others(0, 0))
    assert dialog.other in headings(page)
    dialog.deleteLater()
