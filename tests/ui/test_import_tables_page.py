"""What the import page shows of sheets that are no plain list: forms, people in columns, lists without headings."""

from __future__ import annotations

from pathlib import Path

import pytest
from full_office import remove
from office import add
from openpyxl import Workbook
from PySide6.QtWidgets import QLabel

from exchange_admin.domain.queries import Query
from exchange_admin.ui.importing.staged_view import NOT_READ
from exchange_admin.ui.pages.import_page import CHECK, COLUMNS, ImportPage

LISTS = Path(__file__).parents[1] / "samples" / "lists" / "files"
FORM, IN_COLUMNS, UNHEADED, BLOCKS = (
    LISTS / name for name in ("07_申请表_анкеты.xlsx", "49_Application_data.xlsx", "12_无表头.xlsx", "17_男女分列.xlsx")
)


@pytest.fixture
def page(qtbot, open_copy, blank):
    office = open_copy(blank)
    made = ImportPage(office.desk)
    made.resize(1140, 640)
    made.show()
    made.enter()
    yield made
    office.desk.jobs.drain()
    remove(made)


@pytest.fixture
def shown(qtbot, page):
    """Opens a workbook and shows its columns."""

    def show(path: Path) -> ImportPage:
        page.open_file(path)
        qtbot.waitUntil(lambda: not page.session.is_busy and page.session._job is None, timeout=20_000)
        page.show_step(COLUMNS)
        return page

    return show


def texts(page: ImportPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_of_forms_the_labels_are_shown_with_their_answers(shown) -> None:
    page = shown(FORM)
    told = {source.heading: source for source in page.session.source_columns(1)}
    assert told["拼音（护照）/ Латиницей"].samples == ("SONG TINGFANG",)
    assert told["推荐人姓名 / Рекомендующее лицо"].key == NOT_READ
    assert "Read as one-person forms: 1. The answer stands beside its label." in texts(page)


def test_people_in_columns_are_called_by_the_letter_of_theirs(qtbot, shown) -> None:
    page = shown(IN_COLUMNS)
    page.show_step(CHECK)
    model = page.check.model
    assert [model.data(model.index(at, 0)) for at in range(3)] == ["B", "C", "D"]


def test_columns_without_headings_are_confirmed_one_by_one(qtbot, shown) -> None:
    page = shown(UNHEADED)
    assert {source.heading for source in page.session.source_columns(0)} == set("ABCDEFG")
    assert "The list has no headings." in texts(page)
    for _ in range(7):
        next(iter(page.columns.confirms.values())).click()
        qtbot.waitUntil(lambda: not page.session.is_busy and page.session._job is None, timeout=20_000)
    assert page.columns.confirms == {}
    assert page.session.view.ready() == 5


def test_each_block_of_a_folded_list_shows_its_own_columns(shown) -> None:
    page = shown(BLOCKS)
    assert "“文化体验营分组名单 · 女生”" in texts(page)
    told = [[source.heading for source in page.session.source_columns(at)] for at in (0, 1)]
    assert [[heading for heading in one if heading] for one in told] == [
        ["序号", "姓名", "出生日期", "护照号", "电话"]
    ] * 2


def settle(qtbot, page: ImportPage) -> None:
    qtbot.waitUntil(lambda: not page.session.is_busy and page.session._job is None, timeout=20_000)


def written(path: Path, *lines: list[str]) -> Path:
    book = Workbook()
    for line in lines:
        book.active.append(line)
    book.save(path)
    return path


def test_all_guesses_are_confirmed_with_one_click(qtbot, shown) -> None:
    page = shown(UNHEADED)
    page.columns.confirm_all[0].click()
    settle(qtbot, page)
    assert (page.columns.confirms, page.columns.confirm_all) == ({}, [])
    assert page.session.view.ready() == 5


def test_of_a_list_that_is_not_recognised_the_headings_are_chosen_and_columns_said(qtbot, shown, tmp_path) -> None:
    head, *lines = ["Ученик", "Секция"], ["Иванова Мария", "хор"], ["Петров Иван", "шахматы"]
    page = shown(written(tmp_path / "кружки.xlsx", ["Кружки", "2026", "все"], head, *lines))
    combo = page.columns.header_rows[0]
    assert [combo.itemText(at) for at in range(combo.count())][:2] == ["1: Кружки · 2026 · все", "2: Ученик · Секция"]
    assert combo.currentData() == 1
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    settle(qtbot, page)
    assert [source.heading for source in page.session.source_columns(0)] == head
    columns = page.columns.combos[0, 0]
    columns.setCurrentIndex(columns.findData("full_name"))
    columns.activated.emit(columns.currentIndex())
    settle(qtbot, page)
    assert [row.values["family_cyrillic"] for row in page.session.view.rows] == ["Иванова", "Петров"]


def test_the_second_list_of_a_partner_goes_in_in_two_steps(qtbot, shown, tmp_path) -> None:
    """What was said of the columns of the first one counts: it opens at the rows, which are ready."""
    head = ["ФИО", "Дата рождения", "Телефон для чата группы", "Кружок", "Организация"]
    first = written(
        tmp_path / "1.xlsx", head, ["Иванова Мария Петровна", "01.03.2005", "+79141234567", "хор", "Колледж 1"]
    )
    page = shown(first)
    add(page._desk.office.store, "institution", name_ru="Колледж 1", country="RU", kind="college")
    page.session.check_again()
    settle(qtbot, page)
    page.columns.confirm_all[0].click()
    settle(qtbot, page)
    (leave,) = page.columns.leaves.values()
    leave.click()
    settle(qtbot, page)
    assert page.columns.leaves == {}
    assert page.session.view.ready() == 1
    page.session.apply("Shen")
    settle(qtbot, page)

    page.open_file(
        written(
            tmp_path / "2.xlsx", head, ["Петров Иван Олегович", "12.07.2004", "+79147654321", "шахматы", "Колледж 1"]
        )
    )
    settle(qtbot, page)
    assert page.session.view.ready() == 1
    assert [remark.code for remark in page.session.view.remarks] == ["import.columns_remembered"]
    page.session.apply("Shen")
    settle(qtbot, page)
    assert page._desk.office.store.count(Query("person")) == 2


def test_cells_of_two_things_are_shown_in_two_columns(shown) -> None:
    page = shown(LISTS.parents[1] / "lists_6" / "files" / "365_赴俄学生情况（合并栏）.xlsx")
    told = {source.heading: (source.key, source.samples[:1]) for source in page.session.source_columns(0)}
    assert told["护照号"] == ("passport_number", ("EJ2868169",))
    assert told[next(one for one in told if "有效" in one)] == ("passport_valid_until", ("2036.8.3",))
    assert (told["姓名"], told["性别"]) == (("full_name", ("张嘉莉",)), ("sex", ("女",)))
