"""What the import page shows of sheets that are no plain list: forms, people in columns, lists without headings."""

from __future__ import annotations

from pathlib import Path

import pytest
from full_office import remove
from PySide6.QtWidgets import QLabel

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
