"""Lists, filters and forms by keys alone: real key events at the widgets that get them."""

from __future__ import annotations

import pytest
from office import OpenOffice
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from exchange_admin.domain.fields import FieldType
from exchange_admin.domain.queries import Filter, Test
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.ui.detail.detail_panel import FORM
from exchange_admin.ui.forms.editors import Editor
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.widgets.choice_list import ChoiceList
from exchange_admin.ui.widgets.filter_bar import FilterChip
from exchange_admin.ui.widgets.filter_popup import FilterPopup

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def people(office: OpenOffice, qtbot) -> ListPage:
    page = office.area("person").page
    office.window.show()
    office.window.activateWindow()
    qtbot.waitUntil(office.window.isActiveWindow)
    page.list.model.show_columns(("name", "study_year", "role", "email"))
    page.list.table.setFocus()
    return page


def at(page: ListPage, row: int, key: str) -> None:
    page.list.table.setCurrentIndex(page.list.model.index(row, page.list.model.section_of(key)))


def here(page: ListPage) -> tuple[int, int]:
    index = page.list.table.currentIndex()
    return index.row(), index.column()


def cell_editor(page: ListPage) -> QWidget:
    editor = page.list.table.indexWidget(page.list.table.currentIndex())
    assert editor is not None
    return editor


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard is nowhere"
    return widget


def years(office: OpenOffice, page: ListPage) -> list[object]:
    rows = range(page.list.model.rowCount())
    return [office.store.get("person", page.list.model.id_at(row))["study_year"] for row in rows]


# Lists


def test_what_is_typed_down_a_column_is_saved_row_by_row_by_enter(office, people):
    people.place.close(by_person=True)
    at(people, 0, "study_year")
    for digit in "345":
        QTest.keyClicks(people.list.table.viewport(), digit)
        QTest.keyClick(cell_editor(people), Qt.Key.Key_Return)
    assert years(office, people) == [3, 4, 5]
    assert here(people) == (2, people.list.model.section_of("study_year"))
    assert not people.panel.isVisible()


def test_enter_goes_down_in_a_cell_and_opens_the_record_in_the_first_column(office, people):
    at(people, 0, "study_year")
    QTest.keyClick(people.list.table, Qt.Key.Key_Return)
    assert here(people)[0] == 1
    QTest.keyClick(people.list.table, Qt.Key.Key_Return, SHIFT)
    assert here(people)[0] == 0
    assert ("Ctrl+Enter", "open") in people.key_hints()
    at(people, 0, "name")
    assert ("Enter", "open") in people.key_hints()
    people.place.close(by_person=True)
    QTest.keyClick(people.list.table, Qt.Key.Key_Return)
    assert people.panel.isVisible()
    assert people.panel.isAncestorOf(focus())


def test_shift_enter_ends_an_edit_upwards_and_escape_changes_nothing(office, people):
    at(people, 1, "study_year")
    QTest.keyClick(people.list.table, Qt.Key.Key_F2)
    line = cell_editor(people)
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "4")
    QTest.keyClick(line, Qt.Key.Key_Return, SHIFT)
    assert (years(office, people)[1], here(people)[0]) == (4, 0)
    before = years(office, people)
    QTest.keyClicks(people.list.table.viewport(), "6")
    QTest.keyClick(cell_editor(people), Qt.Key.Key_Escape)
    assert years(office, people) == before
    assert focus() is people.list.table


def test_tab_goes_right_and_enter_then_begins_the_next_row_where_this_one_began(office, people):
    people.list.model.show_columns(("name", "study_year", "email"))
    at(people, 0, "study_year")
    QTest.keyClicks(people.list.table.viewport(), "3")
    QTest.keyClick(cell_editor(people), Qt.Key.Key_Tab)
    QTest.keyClicks(cell_editor(people), "a@b.org")
    QTest.keyClick(cell_editor(people), Qt.Key.Key_Return)
    assert office.store.get("person", people.list.model.id_at(0))["email"] == "a@b.org"
    assert here(people) == (1, people.list.model.section_of("study_year"))


def test_what_a_cell_refuses_keeps_the_keyboard_with_its_record(office, people):
    at(people, 0, "study_year")
    QTest.keyClicks(people.list.table.viewport(), "x")
    QTest.keyClick(cell_editor(people), Qt.Key.Key_Return)
    assert here(people)[0] == 0
    assert people.panel.form.problem_text("study_year")
    assert office.desk.office.drafts.count() == 1


def test_alt_down_opens_the_list_of_a_cell_and_what_is_picked_is_saved(office, people):
    at(people, 0, "role")
    QTest.keyClick(people.list.table, Qt.Key.Key_Down, ALT)
    combo = cell_editor(people)
    assert isinstance(combo, QComboBox)
    assert combo.view().isVisible()
    combo.view().setCurrentIndex(combo.model().index(combo.findData("teacher"), 0))
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)
    assert office.store.get("person", people.list.model.id_at(0))["role"] == "teacher"
    assert here(people)[0] == 0


# What narrows a list


def test_find_in_this_list_keeps_the_keyboard_when_nothing_matches(office, people, qtbot):
    QTest.keyClick(people.list.table, Qt.Key.Key_F, CTRL)
    field = people.list.bar.find_field
    office.desk.actions["edit.filter"].trigger()
    assert focus() is field
    for letter in "zzzz":
        QTest.keyClick(focus(), letter)
        qtbot.wait(200)
    assert people.list.model.rowCount() == 0
    assert (focus(), field.text()) == (field, "zzzz")
    for _ in "zzzz":
        QTest.keyClick(focus(), Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: people.list.model.rowCount() == 3)
    assert focus() is field
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert focus() is people.list.table


def test_rows_that_go_away_leave_the_keyboard_at_what_can_be_done(office, people, qtbot):
    people.list.filter_by("role", (Filter("role", Test.IS, ("staff",)),))
    assert focus() is people.list.empty.button
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert people.list.model.rowCount() == 3
    assert focus() is people.list.table


def test_a_filter_is_added_changed_and_removed_by_keys(office, people, qtbot):
    office.desk.actions["edit.add_filter"].trigger()
    fields = QApplication.activePopupWidget()
    search = fields.focusWidget()
    assert isinstance(search, QLineEdit)
    QTest.keyClicks(search, "role")
    QTest.keyClick(search, Qt.Key.Key_Return)
    values = QApplication.activePopupWidget()
    assert values is not fields
    words = values.focusWidget()
    assert words is values.findChild(ChoiceList).view
    for _ in range(words.model().rowCount()):
        if words.currentIndex().data() == "Teacher":
            QTest.keyClick(words, Qt.Key.Key_Space)
        QTest.keyClick(words, Qt.Key.Key_Down)
    assert people.list.state.chosen["role"][0].values == ("teacher",)
    QTest.keyClick(words, Qt.Key.Key_Escape)
    (chip,) = people.list.bar.findChildren(FilterChip)
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Down, ALT)
    again = QApplication.activePopupWidget()
    QTest.keyClick(again.focusWidget(), Qt.Key.Key_Delete)
    assert people.list.state.chosen == {}
    assert focus() is people.list.bar.add


def filter_by(office, name: str) -> QWidget:
    """The popup of one field, reached by typing its name."""
    office.desk.actions["edit.add_filter"].trigger()
    search = QApplication.activePopupWidget().focusWidget()
    QTest.keyClicks(search, name)
    QTest.keyClick(search, Qt.Key.Key_Return)
    return QApplication.activePopupWidget()


def test_a_country_is_filtered_by_its_name_and_not_by_its_code(office, people):
    popup = filter_by(office, "citizenship")
    search = popup.focusWidget()
    assert isinstance(search, QLineEdit)
    QTest.keyClicks(search, "Russ")
    QTest.keyClick(search, Qt.Key.Key_Down)
    view = popup.findChild(ChoiceList).view
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert people.list.state.chosen["citizenship"][0].values == ("RU",)
    assert people.list.model.rowCount() == 2
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert [(chip.caption, chip.value) for chip in people.list.bar.chips()] == [("Citizenship", "Russia")]


def test_what_cannot_be_filtered_by_stays_and_says_why(qtbot, look, tools, make_field):
    parent = QWidget()
    qtbot.addWidget(parent)
    popup = FilterPopup(look, make_field(FieldType.DECIMAL), "Score", tools, (), parent)
    decided = []
    popup.decided.connect(decided.append)
    QTest.keyClicks(popup._text, "about four")
    QTest.keyClick(popup._text, Qt.Key.Key_Return)
    assert (decided, popup._text.text(), popup._wrong.isHidden()) == ([], "about four", False)
    assert "about four" in popup._wrong.text()
    QTest.keyClick(popup._text, Qt.Key.Key_Backspace)
    assert popup._wrong.isHidden()


def test_delete_on_a_chip_takes_its_filter_away_and_the_keyboard_goes_to_the_next(office, people):
    people.list.filter_by("role", (Filter("role", Test.IS, ("student",)),))
    people.list.filter_by("study_year", (Filter("study_year", Test.FROM, (1,)),))
    people.list.bar._chips[0].setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_Delete)
    assert list(people.list.state.chosen) == ["study_year"]
    assert focus() is people.list.bar._chips[0]
    QTest.keyClick(focus(), Qt.Key.Key_Delete)
    assert focus() is people.list.bar.add


def test_a_span_is_typed_and_taken_by_enter(office, people):
    people.list.choices.offer_values("birth_date", people.list.mapToGlobal(people.list.rect().center()))
    popup = QApplication.activePopupWidget()
    first = popup.focusWidget()
    QTest.keyClicks(first, "1.1.2004")
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert people.list.state.chosen["birth_date"][0].values == ("2004-01-01",)
    assert QApplication.activePopupWidget() is None


def test_columns_are_shown_hidden_and_put_in_order_by_keys(office, people):
    people.list.choose_columns_here()
    view = QApplication.activePopupWidget().focusWidget()
    assert view.currentIndex().row() == 0
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down, ALT)
    assert people.list.table.keys_in_order() == ("name", "role", "study_year", "email")
    assert view.currentIndex().row() == 2
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert people.list.table.keys_in_order() == ("name", "role", "email")


# Undo in a form


def line_of(page: ListPage, name: str) -> QLineEdit:
    page.edit()
    line = page.panel.form.editors[name].widget
    assert isinstance(line, QLineEdit)
    line.setFocus()
    return line


def save(line: QLineEdit, text: str) -> None:
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def undo() -> None:
    """As the window gets it: the field is asked before the shortcut of the window is."""
    QTest.keyClick(focus(), Qt.Key.Key_Z, CTRL)


def test_ctrl_z_in_a_form_takes_back_what_was_saved_there_last_and_says_so(office, people):
    said = []
    office.desk.notices.said.connect(lambda text, _: said.append(text))
    line = line_of(people, "study_year")
    before = line.text()
    save(line, "5")
    save(line, "4")
    assert years(office, people)[0] == 4
    undo()
    assert (years(office, people)[0], line.text()) == (5, "5")
    undo()
    assert line.text() == before
    assert said[:2] == [
        "Undone: Year of study is “5” again",
        f"Undone: Year of study is {'empty again' if not before else f'“{before}” again'}",
    ]
    undo()
    assert said[-1] == "Nothing has been saved in this form that could be undone."


@pytest.mark.parametrize(("key", "with_"), [(Qt.Key.Key_Z, CTRL | SHIFT), (Qt.Key.Key_Y, CTRL)])
def test_what_ctrl_z_took_back_comes_again_by_redo(office, people, key, with_):
    said = []
    office.desk.notices.said.connect(lambda text, _: said.append(text))
    line = line_of(people, "study_year")
    save(line, "5")
    save(line, "4")
    undo()
    undo()
    QTest.keyClick(focus(), key, with_)
    assert (years(office, people)[0], line.text()) == (5, "5")
    QTest.keyClick(focus(), key, with_)
    assert years(office, people)[0] == 4
    assert said[-1] == "Redone: Year of study is “4” again"
    QTest.keyClick(focus(), key, with_)
    assert said[-1] == "Nothing has been undone in this form that could be redone."
    undo()
    assert years(office, people)[0] == 5


def test_redo_is_over_once_something_else_was_saved(office, people):
    line = line_of(people, "study_year")
    save(line, "5")
    undo()
    save(line, "3")
    QTest.keyClick(focus(), Qt.Key.Key_Z, CTRL | SHIFT)
    assert (years(office, people)[0], line.text()) == (3, "3")


def test_redo_leaves_alone_what_is_being_typed(office, people):
    line = line_of(people, "study_year")
    save(line, "5")
    undo()
    line.selectAll()
    QTest.keyClicks(line, "2")
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL | SHIFT)
    assert line.text() == "2"
    assert years(office, people)[0] != 5


# Choosing in a form


def test_arrows_and_letters_in_a_country_box_choose_and_enter_saves(office, people):
    people.edit()
    combo = people.panel.form.editors["citizenship"].widget
    assert isinstance(combo, QComboBox)
    id, steps = people.panel.record.id, office.store.step_count()
    before = combo.currentData()
    combo.setFocus()
    for _ in range(3):
        QTest.keyClick(combo, Qt.Key.Key_Down)
    QTest.keyClick(combo, Qt.Key.Key_K)
    assert combo.currentData() != before
    assert office.store.step_count() == steps
    QTest.keyClick(combo, Qt.Key.Key_Return)
    assert office.store.get("person", id)["citizenship"] == combo.currentData()
    assert office.store.step_count() == steps + 1


def test_a_country_that_was_chosen_is_saved_when_the_box_is_left_and_not_when_escape_is_pressed(office, people):
    people.edit()
    combo = people.panel.form.editors["citizenship"].widget
    assert isinstance(combo, QComboBox)
    id, before = people.panel.record.id, combo.currentData()
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    QTest.keyClick(combo, Qt.Key.Key_Escape)
    assert combo.currentData() == before
    QTest.keyClick(combo, Qt.Key.Key_Down)
    chosen = combo.currentData()
    QTest.keyClick(combo, Qt.Key.Key_Tab)
    assert office.store.get("person", id)["citizenship"] == chosen != before


def test_what_is_taken_from_the_open_list_of_a_box_is_saved_at_once(office, people):
    people.edit()
    combo = people.panel.form.editors["citizenship"].widget
    assert isinstance(combo, QComboBox)
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    QTest.keyClick(combo, Qt.Key.Key_Down, ALT)
    steps = office.store.step_count()
    view = combo.view()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert office.store.step_count() == steps + 1
    assert office.store.get("person", people.panel.record.id)["citizenship"] == combo.currentData()


def test_ctrl_z_is_of_the_text_while_something_is_being_typed(office, people):
    line = line_of(people, "email")
    save(line, "a@b.org")
    QTest.keyClicks(line, "x")
    undo()
    assert line.text() == "a@b.org"
    assert office.store.get("person", people.panel.record.id)["email"] == "a@b.org"
    QTest.keyClick(line, Qt.Key.Key_Escape)
    undo()
    assert office.store.get("person", people.panel.record.id)["email"] is None


def test_what_somebody_changed_since_is_not_taken_back_by_the_form(office, people):
    said = []
    office.desk.notices.said.connect(lambda text, _: said.append(text))
    line = line_of(people, "study_year")
    save(line, "5")
    id = people.panel.record.id
    office.desk.feed.publish(office.store.record(Step("Li", "person.set", (Edit("person", id, {"study_year": 1}),))))
    undo()
    assert office.store.get("person", id)["study_year"] == 1
    assert "Year of study" in said[-1]


def test_a_choice_and_a_flag_are_taken_back_by_ctrl_z_too(office, people):
    people.edit()
    editor = people.panel.form.editors["role"]
    combo = editor.widget
    assert isinstance(combo, QComboBox)
    before = combo.currentData()
    combo.setFocus()
    combo.setCurrentIndex(combo.findData("staff"))
    combo.activated.emit(combo.currentIndex())
    QTest.keyClick(combo, Qt.Key.Key_Return)
    assert office.store.get("person", people.panel.record.id)["role"] == "staff"
    undo()
    assert combo.currentData() == before


def test_alt_down_opens_a_choice_of_the_form_instead_of_the_next_record(office, people):
    people.edit()
    combo = people.panel.form.editors["role"].widget
    combo.setFocus()
    id = people.panel.record.id
    QTest.keyClick(combo, Qt.Key.Key_Down, ALT)
    assert combo.view().isVisible()
    assert people.panel.record.id == id
    combo.hidePopup()
    assert Editor.of(combo) is people.panel.form.editors["role"]
    assert people.panel.tabs.current() == FORM
