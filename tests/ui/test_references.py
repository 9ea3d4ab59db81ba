"""Fields that point to other records, in forms, in cells, in filters; what is missing is made where it is missed."""

from __future__ import annotations

import pytest
from office import OpenOffice, add
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from exchange_admin.ui.forms.new_record_dialog import NewRecordDialog, form_tools
from exchange_admin.ui.forms.record_form import RecordForm
from exchange_admin.ui.forms.reference_editor import ReferenceEditor
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.presentation import PRESENTATIONS


@pytest.fixture
def stays(office: OpenOffice) -> ListPage:
    page = office.area("mobility").page
    page.list.table.go_to_row(0)
    page.edit()
    return page


def reference(form: RecordForm, name: str) -> ReferenceEditor:
    editor = form.editors[name]
    assert isinstance(editor, ReferenceEditor)
    editor.line.setFocus()
    editor.line.selectAll()
    return editor


def type_text(line: QLineEdit, text: str) -> None:
    line.insert("")
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(line, letter)
        else:
            line.insert(letter)
            line.textEdited.emit(line.text())


def press(editor: ReferenceEditor, key: Qt.Key) -> None:
    """As the window gets it: an open list has the keyboard."""
    popup = editor._completer.popup()
    QTest.keyClick(popup if popup.isVisible() else editor.line, key)


def saved(office: OpenOffice, page: ListPage, name: str) -> object:
    assert page.panel.record
    return office.store.get(page.kind, page.panel.record.id)[name]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        *((name, [Qt.Key.Key_Escape, Qt.Key.Key_Return]) for name in ("Autumn 2026", "осень", "秋", "qiuji")),
        ("01.09.2026", [Qt.Key.Key_Down, Qt.Key.Key_Return]),
    ],
)
def test_a_term_is_found_and_saved_however_it_is_called(office, stays, typed, keys):
    editor = reference(stays.panel.form, "term_id")
    QTest.keyClick(editor.line, Qt.Key.Key_Delete)
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert saved(office, stays, "term_id") is None
    type_text(editor.line, typed)
    for key in keys:
        press(editor, key)
    assert saved(office, stays, "term_id") == office.ids["term"]


def test_a_term_of_another_year_is_not_taken_for_this_one_by_enter(office, stays):
    editor = reference(stays.panel.form, "term_id")
    type_text(editor.line, "Autumn 2027")
    press(editor, Qt.Key.Key_Escape)
    press(editor, Qt.Key.Key_Return)
    assert editor.line.text() == "Autumn 2027"
    assert "Autumn 2027" in stays.panel.form.problem_text("term_id")


def test_an_unknown_term_stays_with_its_reason_and_escape_brings_the_saved_one_back(office, stays):
    editor = reference(stays.panel.form, "term_id")
    type_text(editor.line, "Autumn 2031")
    press(editor, Qt.Key.Key_Tab)
    assert "Autumn 2031" in stays.panel.form.problem_text("term_id")
    assert (saved(office, stays, "term_id"), office.desk.office.drafts.count()) == (office.ids["term"], 1)
    editor.line.setFocus()
    QTest.keyClick(editor.line, Qt.Key.Key_Escape)
    assert (editor.line.text(), stays.panel.form.problem_text("term_id")) == ("Autumn 2026", "")
    assert office.desk.office.drafts.count() == 0
    assert stays.panel.isVisible(), "the first Escape is of the field"


def test_a_missing_term_is_made_with_what_was_typed_and_stands_in_the_field(office, stays, qtbot):
    def fill(dialog: NewRecordDialog) -> bool:
        form = dialog.form
        assert form.editors["name_en"].typed() == "Autumn 2027"
        year = reference(form, "academic_year_id")
        type_text(year.line, "2026/2027")
        season = form.editors["season"].widget
        assert isinstance(season, QComboBox)
        season.setCurrentIndex(season.findData("autumn"))
        season.activated.emit(season.currentIndex())
        dialog.accept()
        assert dialog.id == "", "what is missing is said"
        assert form.problem_text("starts")
        for name, day in (("starts", "1.9.2027"), ("ends", "20.1.2028")):
            line = form.editors[name].widget
            assert isinstance(line, QLineEdit)
            QTest.keyClicks(line, day)
        dialog.accept()
        return bool(dialog.id)

    office.answers.answers = [fill]
    editor = reference(stays.panel.form, "term_id")
    type_text(editor.line, "Autumn 2027")
    assert editor.offered()[-1] == "Create “Autumn 2027”…"
    editor.choose(len(editor.offered()) - 1)
    qtbot.waitUntil(lambda: editor.line.text() == "Autumn 2027" and not editor.is_touched)
    made = office.store.get("term", str(saved(office, stays, "term_id")))
    assert (made["name_en"], made["starts"], made["season"]) == ("Autumn 2027", "2027-09-01", "autumn")
    assert editor.line.hasFocus() or QApplication.focusWidget() is None


@pytest.mark.parametrize(("typed", "offered"), [("", "Create a new one…"), ("机械系", "Create “机械系”…")])
def test_a_list_in_which_nothing_is_yet_offers_to_make_the_first_one(office, stays, typed, offered):
    """As departments in a new office."""
    editor = reference(stays.panel.form, "receiving_unit_id")
    if typed:
        type_text(editor.line, typed)
    else:
        QTest.keyClick(editor.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert editor.offered() == [offered]
    assert editor._completer.popup().isVisible()


def test_a_programme_that_is_being_made_asks_who_receives(office, qtbot):
    dialog = NewRecordDialog(office.desk, "programme", "Chinese semester", office.window)
    assert "host_institution_id" in dialog.form.editors


def test_enter_in_a_field_of_what_is_being_made_makes_it(office, qtbot):
    dialog = NewRecordDialog(office.desk, "programme", "Chinese semester", office.window)
    dialog.show()
    line = dialog.form.editors["name_ru"].widget
    assert isinstance(line, QLineEdit)
    line.setFocus()
    type_text(line, "Семестр")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert office.store.get("programme", dialog.id)["name_ru"] == "Семестр"
    assert not dialog.isVisible()


def test_what_is_missing_is_told_together_with_what_cannot_be_read(office):
    dialog = NewRecordDialog(office.desk, "listing", "Robots", office.window)
    dialog.show()
    institution = dialog.form.editors["institution_id"]
    institution.show_typed("Nowhere")
    institution.touch()
    dialog.accept()
    assert not dialog.id
    assert "Nowhere" in dialog.form.problem_text("institution_id")
    assert dialog.form.problem_text("topic")
    dialog.reject()


def test_what_was_wrong_is_no_longer_said_once_it_is_typed_anew(office):
    dialog = NewRecordDialog(office.desk, "institution", "Songhua", office.window)
    dialog.show()
    country = dialog.form.editors["country"]
    for key, wrong in ((Qt.Key.Key_Return, True), (Qt.Key.Key_R, False)):
        QTest.keyClick(country.widget, key)
        assert bool(country.widget.property("wrong")) is wrong
        assert bool(dialog.form.problem_text("country")) is wrong
    assert not dialog.id
    dialog.reject()


def test_what_can_be_made_in_a_list_can_be_made_where_it_is_missing(office):
    tools = form_tools(office.desk)
    assert {kind for kind, shown in PRESENTATIONS.items() if shown.addable} == set(
        filter(tools.may_create, PRESENTATIONS)
    )
    for kind in filter(tools.may_create, PRESENTATIONS):
        dialog = NewRecordDialog(office.desk, kind, "Autumn", office.window)
        asked = {
            field.name for field in office.desk.registry[kind].fields if field.required and not field.written_by_program
        }
        assert asked <= dialog.form.editors.keys(), kind
        dialog.deleteLater()


def test_a_cell_takes_a_whole_name_and_refuses_an_unknown_one_without_losing_it(office, stays):
    table, model = stays.list.table, stays.list.model
    model.show_columns(("name", "term_id", "programme_id"))
    other = add(office.store, "programme", kind="language_year", name_en="Chinese year", code="CY")
    index = model.index(0, model.section_of("programme_id"))
    table.setFocus()
    for typed in ("Chinese year", "Nowhere"):
        table.setCurrentIndex(index)
        table.edit(index)
        line = table.indexWidget(index)
        assert isinstance(line, QLineEdit)
        QTest.keyClicks(line, typed)
        QTest.keyClick(line, Qt.Key.Key_Return)
        QApplication.processEvents()
        assert office.store.get("mobility", model.id_at(0))["programme_id"] == other
    assert office.desk.office.drafts.count() == 1
    assert "Nowhere" in stays.panel.form.problem_text("programme_id")


def test_a_filter_by_a_record_takes_a_name_by_keyboard_and_says_what_it_does_not_know(office, stays, qtbot):
    choices = stays.list.choices
    choices.offer_values("term_id", stays.list.mapToGlobal(stays.list.rect().center()))
    popup = choices._popup
    line = popup._record.line
    QTest.keyClicks(line, "Autumn 2031")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "Autumn 2031" in popup._wrong.text()
    assert stays.list.state.chosen == {}
    line.selectAll()
    QTest.keyClicks(line, "Autumn 2026")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stays.list.state.chosen["term_id"][0].values == (office.ids["term"],)


def test_offers_that_are_called_alike_say_whose_they_are(office: OpenOffice) -> None:
    desk = office.desk
    told = set()
    for name in ("Амурский колледж", "Зейский колледж"):
        (owner,) = desk.office.records.add(
            "institution", {"name_ru": name, "country": "RU", "kind": "college"}, "Shen"
        ).ids["institution"]
        said = {"side": "offer", "topic": "course", "state": "draft", "name_ru": "Сварка", "institution_id": owner}
        (id,) = desk.office.records.add("listing", said, "Shen").ids["listing"]
        told.add(desk.told_apart("listing", id))
        assert desk.label("institution", owner) in desk.told_apart("listing", id)
    assert len(told) == 2
