"""A list of institutions or agreements on the import page: its kind, its columns, what a cell points to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from full_office import FullOffice, button, make_program, new_file, open_file, remove
from openpyxl import Workbook

from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.ui.forms.reference_editor import ReferenceEditor
from exchange_admin.ui.pages.import_page import CHECK, COLUMNS, ImportPage

INSTITUTIONS = (
    ("Название", "Страна", "Город"),
    ("Приморский колледж", "Россия", "Владивосток"),
    ("Омский колледж", "Россия", "Омск"),
)
AGREEMENTS = (
    ("№ соглашения", "Партнёр", "Вид соглашения", "Состояние"),
    ("ПК-25", "Приморский политех", "Соглашение об обмене", "Действует"),
)


@pytest.fixture(scope="session")
def program(tmp_path_factory):
    return make_program(tmp_path_factory.mktemp("program"))


@pytest.fixture(scope="session")
def blank(program, tmp_path_factory):
    path = tmp_path_factory.mktemp("blank") / "a.exchange"
    new_file(program, path)
    return path


@pytest.fixture
def office(look, languages, program, blank, tmp_path):
    shutil.copy(blank, tmp_path / "a.exchange")
    made = open_file(program, tmp_path / "a.exchange", look, languages, tmp_path)
    yield made
    made.close()


@pytest.fixture
def page(qtbot, office):
    made = ImportPage(office.desk)
    made.resize(1140, 640)
    made.show()
    made.enter()
    yield made
    office.desk.jobs.drain()
    remove(made)


@pytest.fixture
def done(qtbot, page):
    def wait() -> None:
        qtbot.waitUntil(lambda: not page.session.is_busy and page.session._job is None, timeout=20_000)

    return wait


def opened(page: ImportPage, done, folder: Path, rows, kind: str) -> None:
    """The page with the list read as what was chosen before the file."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "list.xlsx")
    page.start.kind.setCurrentIndex(page.start.kind.findData(kind))
    page.open_file(folder / "list.xlsx")
    done()


def count(office: FullOffice, kind: str) -> int:
    return office.office.store.count(Query(kind))


def test_a_chosen_kind_is_read_and_a_missing_field_is_filled_in_every_row(page, office, done, tmp_path) -> None:
    opened(page, done, tmp_path, INSTITUTIONS, "institution")
    page.show_step(CHECK)
    assert [column.key for column in page.check.model.columns[2:]] == ["name", "country", "city", "kind"]
    model = page.check.model
    model.setData(model.index(0, model.section_of("kind")), model.choices("kind")[0])
    done()
    page.check.offer.button.click()
    done()
    assert page.session.view.ready() == 2
    before = count(office, "institution")
    page.apply.click()
    done()
    assert count(office, "institution") == before + 2


def test_a_guessed_kind_is_shown_first_and_confirmed_there(page, done, tmp_path) -> None:
    kinds = ("Тип организации", "Колледж", "Колледж")
    opened(page, done, tmp_path, [(*row, kind) for row, kind in zip(INSTITUTIONS, kinds, strict=True)], "")
    assert page._step == COLUMNS
    assert page.session.view.ready() == 0
    page.columns.confirm_kind.click()
    done()
    assert (page.session.view.sheets[0].kind, page.session.view.ready()) == ("institution", 2)


def test_a_partner_that_is_not_found_is_picked_from_the_list(page, office, done, tmp_path) -> None:
    store, id = office.office.store, office.office.program.origin.new_id()
    values = {"name_ru": "Приморский колледж", "country": "RU", "kind": "college"}
    store.record(Step("Shen", "institution.add", (Edit("institution", id, values, new=True),)))
    opened(page, done, tmp_path, AGREEMENTS, "agreement")
    page.show_step(CHECK)
    button(page.check.panel, page.check.panel.tr("Choose from the list…")).click()
    editor = page.check.findChild(ReferenceEditor)
    editor.show_value(id)
    editor.left.emit()
    done()
    assert page.session.view.ready() == 1
    page.apply.click()
    done()
    assert store.records(Query("agreement"))[0]["institution_id"] == id
