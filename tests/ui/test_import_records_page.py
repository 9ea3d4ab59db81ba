"""A list of institutions or agreements on the import page: its kind, its columns, what a cell points to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from full_office import FullOffice, button, remove
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt

from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.ui.forms.reference_editor import ReferenceEditor
from exchange_admin.ui.pages.import_page import CHECK, COLUMNS, ImportPage
from exchange_admin.ui.widgets.labels import Label

INSTITUTIONS = (
    ("Название", "Страна", "Город"),
    ("Приморский колледж", "Россия", "Владивосток"),
    ("Омский колледж", "Россия", "Омск"),
)
AGREEMENTS = (
    ("№ соглашения", "Партнёр", "Вид соглашения", "Состояние"),
    ("ПК-25", "Приморский политех", "Соглашение об обмене", "Действует"),
)


@pytest.fixture
def office(open_copy, blank):
    return open_copy(blank)


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


def test_a_list_that_was_kept_before_its_kind_was_confirmed_waits_for_nobody_once_it_is_imported(
    page, office, done, tmp_path
) -> None:
    kinds = ("Тип организации", "Колледж", "Колледж")
    opened(page, done, tmp_path, [(*row, kind) for row, kind in zip(INSTITUTIONS, kinds, strict=True)], "")
    page.session.keep()
    done()
    page.columns.confirm_kind.click()
    done()
    page.session.keep()
    done()
    assert len(list(office.office.imports.kept())) == 1
    page.show_step(CHECK)
    page.apply.click()
    done()
    assert list(office.office.imports.kept()) == []


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


OFFERS = (
    ("Предложение или запрос", "Тема", "Название по-китайски", "Название по-русски"),
    ("Предложение", "Учебная база", "实训基地", "Мастерские"),
    ("Запрос", "Оборудование", "机床", "Станки"),
)


def test_whose_offers_a_list_holds_is_said_once_for_the_whole_file(page, office, done, tmp_path) -> None:
    store, id = office.office.store, office.office.program.origin.new_id()
    values = {"name_ru": "Приморский колледж", "country": "RU", "kind": "college"}
    store.record(Step("Shen", "institution.add", (Edit("institution", id, values, new=True),)))
    opened(page, done, tmp_path, OFFERS, "listing")
    assert (page._step, page.session.view.ready()) == (COLUMNS, 0)
    options = page.columns.options
    whose = options.editors["institution_id"]
    said = office.desk.words.field("listing", "institution_id")
    assert (whose.widget.isVisible(), whose.widget.accessibleName()) == (True, said)
    assert not options.editors["role"].widget.isVisible()
    whose.show_value(id)
    whose.touch()
    whose.left.emit()
    done()
    assert page.session.view.ready() == 2
    page.show_step(CHECK)
    page.apply.click()
    done()
    assert [one["institution_id"] for one in store.records(Query("listing"))] == [id, id]


def filled_form(office: FullOffice, partner: str, path: Path) -> None:
    """The form of a partner with forty offers in it."""
    office.office.blank_forms.write("listing", partner, path, "ru", "Shen")
    book, said = load_workbook(path), office.office.program.wordings["ru"]
    told = {"side": said.choice("listing_side", "offer"), "topic": said.choice("listing_topic", "course")}
    told |= {
        "isced_f": "0714",
        "valid_until": date(2027, 6, 1),
        "level": said.choice("study_level", "secondary_vocational"),
    }
    sheet = book.worksheets[0]
    headings = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, 42):
        for name, value in {**told, "name_ru": f"Курс {row}", "name_zh": f"课程{row}"}.items():
            sheet.cell(row, headings[said.field("listing", name)], value)
    book.save(path)


def test_forty_offers_of_a_form_are_imported_by_three_gestures(page, office, done, tmp_path) -> None:
    """Choose the file, look, import: the form says itself whose it is and what its columns hold."""
    store, partner = office.office.store, office.office.program.origin.new_id()
    values = {"name_ru": "Приморский колледж", "country": "RU", "kind": "college"}
    store.record(Step("Shen", "institution.add", (Edit("institution", partner, values, new=True),)))
    path, gestures = tmp_path / "form.xlsx", 0
    filled_form(office, partner, path)

    office.answers.answers.append(path)
    page.start.choose.click()
    gestures += 2  # the button, and the file in its dialog; to drop the file is one
    done()
    assert (page._step, page.session.view.ready(), page.check.model.rowCount()) == (CHECK, 40, 40)
    assert "Приморский колледж" in page.notice.text()
    page.apply.click()
    gestures += 1
    done()
    found = store.records(Query("listing"))
    assert (len(found), gestures) == (40, 3)
    assert {(one["institution_id"], one["state"]) for one in found} == {(partner, "draft")}


def test_a_form_with_a_column_that_somebody_put_in_is_looked_at_first(page, office, done, tmp_path) -> None:
    store, partner = office.office.store, office.office.program.origin.new_id()
    values = {"name_ru": "Приморский колледж", "country": "RU", "kind": "college"}
    store.record(Step("Shen", "institution.add", (Edit("institution", partner, values, new=True),)))
    path = tmp_path / "form.xlsx"
    filled_form(office, partner, path)
    book = load_workbook(path)
    book.worksheets[0].protection.sheet = False
    last = book.worksheets[0].max_column + 1
    for row, text in enumerate(("Куда писать", *["x@y.example"] * 40), 1):
        book.worksheets[0].cell(row, last, text)
    book.save(path)
    page.open_file(path)
    done()
    assert page._step == COLUMNS


def test_examples_are_those_of_the_file_that_is_open(page, done, tmp_path) -> None:
    opened(page, done, tmp_path, OFFERS, "listing")
    opened(page, done, tmp_path, (OFFERS[0], ("Запрос", "Вакансии", "焊工", "Сварщик")), "listing")
    page.show_step(COLUMNS)
    texts = [label.text() for label in page.columns.findChildren(Label) if label.isVisible()]
    assert "Сварщик" in texts
    assert "Мастерские   Станки" not in texts


CONTACTS_OR_SCHOOLS = (
    ("学校名称", "国家", "联系人姓名", "联系人电话"),
    ("滨海职业学院", "俄罗斯", "伊万诺娃·安娜", "+7 423 245-11-22"),
)


def test_a_list_that_fits_several_kinds_is_asked_about_and_answered_by_keyboard(page, done, qtbot, tmp_path) -> None:
    opened(page, done, tmp_path, CONTACTS_OR_SCHOOLS, "")
    assert page.session.view is None
    assert page.question.isVisible()
    assert [one.property("answer") for one in page.question.answers] == ["institution", "contact"]
    qtbot.waitUntil(lambda: page.question.answers[0].hasFocus())
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(page.question.answers[1], Qt.Key.Key_Return)
    done()
    assert [sheet.kind for sheet in page.session.view.sheets] == ["contact"]
    assert not page.question.isVisible()


def test_any_other_kind_can_be_the_answer(page, done, tmp_path) -> None:
    opened(page, done, tmp_path, CONTACTS_OR_SCHOOLS, "")
    question = page.question
    question.others.setCurrentIndex(question.others.findData("people"))
    question.read.click()
    done()
    assert [sheet.kind for sheet in page.session.view.sheets] == ["people"]


def test_another_list_in_the_workbook_is_named_before_anything_else(page, done, tmp_path) -> None:
    book = Workbook()
    for row in (("姓名", "性别", "出生日期"), ("王小明", "男", "2005-01-02")):
        book.active.append(row)
    for row in INSTITUTIONS:
        (book["Колледжи"] if "Колледжи" in book.sheetnames else book.create_sheet("Колледжи")).append(row)
    book.save(tmp_path / "both.xlsx")
    page.open_file(tmp_path / "both.xlsx")
    done()
    assert page._step == COLUMNS
    said = [one.text() for one in page.columns.findChildren(Label)]
    assert any("Колледжи" in one for one in said)


def test_what_was_chosen_for_a_cell_can_be_chosen_anew_or_asked_again(page, office, done, tmp_path) -> None:
    store, ids = office.office.store, [office.office.program.origin.new_id() for _ in range(2)]
    for id, name in zip(ids, ("Приморский колледж", "Омский колледж"), strict=True):
        values = {"name_ru": name, "country": "RU", "kind": "college"}
        store.record(Step("Shen", "institution.add", (Edit("institution", id, values, new=True),)))
    opened(page, done, tmp_path, AGREEMENTS, "agreement")
    page.show_step(CHECK)

    def choose(words: str, id: str) -> None:
        button(page.check.panel, page.check.panel.tr(words)).click()
        editor = page.check.findChildren(ReferenceEditor)[-1]
        editor.show_value(id)
        editor.left.emit()
        done()

    choose("Choose from the list…", ids[1])
    said = " ".join(one.text() for one in page.check.panel.findChildren(Label))
    assert "Омский колледж" in said
    choose("Choose another…", ids[0])
    assert page.session.view.rows[0].values["institution_id"] == ids[0]
    button(page.check.panel, page.check.panel.tr("Ask again")).click()
    done()
    assert [one.code for one in page.session.view.rows[0].problems] == ["import.reference_unknown"]
    assert page.session.view.ready() == 0


INTERESTS = (
    ("Предложение", "Заинтересованная организация", "Сообщение"),
    ("Сварка аргоном", "Приморский колледж", "Приедем"),
)


def test_the_nearest_offer_is_taken_by_a_button_and_ones_own_are_not_offered(page, office, done, tmp_path) -> None:
    add, ends = office.office.records.add, {"country": "RU", "kind": "college"}
    (owner,), (asking,) = (
        add("institution", {"name_ru": name, **ends}, "Shen").ids["institution"]
        for name in ("Омский колледж", "Приморский колледж")
    )
    said = {"side": "offer", "topic": "facility", "state": "published", "isced_f": "0715", "valid_until": "2026-12-31"}
    (theirs,), (own,) = (
        add("listing", {**said, "institution_id": whose, "name_ru": name, "name_zh": "焊接"}, "Shen").ids["listing"]
        for whose, name in ((owner, "Сварка в среде аргона"), (asking, "Сварка в аргоне"))
    )
    opened(page, done, tmp_path, INTERESTS, "interest")
    page.show_step(CHECK)
    panel = page.check.panel
    assert page.session.view.ready() == 0
    button(panel, panel.tr("Choose from the list…")).click()
    editor = page.check.findChild(ReferenceEditor)
    editor.open_list()
    assert [line.split("   ")[0] for line in editor.offered()] == [office.desk.label("listing", theirs)]
    button(panel, panel.tr("This one")).click()
    done()
    assert page.session.view.rows[0].values["listing_id"] == theirs
    page.apply.click()
    done()
    (found,) = office.office.store.records(Query("interest"))
    assert (found["listing_id"], found["asking_institution_id"]) == (theirs, asking)
    assert own != theirs


def test_a_name_for_the_whole_file_that_nobody_has_is_refused_there_and_not_kept_for_the_next_file(
    page, done, tmp_path
) -> None:
    opened(page, done, tmp_path, OFFERS, "listing")
    whose = page.columns.options.editors["institution_id"]
    whose.line.setText("Нигде")
    whose.touch()
    for go in (page.go_on.click, lambda: page.steps.chosen.emit(CHECK)):
        go()
        assert (page._step, whose.widget.property("wrong")) == (COLUMNS, True)
    assert any("Нигде" in label.text() for label in page.columns.options.findChildren(Label) if label.isVisible())
    page.session.discard()
    done()
    opened(page, done, tmp_path, OFFERS, "listing")
    assert (whose.line.text(), whose.widget.property("wrong")) == ("", False)
    page.go_on.click()
    assert page._step == CHECK
