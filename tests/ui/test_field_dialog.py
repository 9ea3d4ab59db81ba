"""Ctrl+E: one field of the selected records."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from office import OpenOffice, add
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox

from exchange_admin.ui.pages.field_dialog import FieldDialog


@pytest.fixture
def people(office):
    page = office.area("person").page
    page.list.model.pick_all()
    return page


def use_dialog(office: OpenOffice, qtbot, act: Callable[[FieldDialog], bool]) -> FieldDialog:
    """Presses Ctrl+E and does `act` while the dialog is open."""
    seen: list[FieldDialog] = []

    def answer(dialog: FieldDialog) -> bool:
        dialog.show()
        seen.append(dialog)
        return act(dialog)

    office.answers.answers = [answer]
    office.desk.actions["records.change_field"].trigger()
    return seen[0]


def choose(dialog: FieldDialog, field: str) -> None:
    dialog.fields.setCurrentIndex(dialog.fields.findData(field))


def type_value(dialog: FieldDialog, text: str, qtbot) -> None:
    with qtbot.waitSignal(dialog._counting.answered):
        QTest.keyClicks(dialog.editor.widget, text)


def accepted(dialog: FieldDialog) -> bool:
    dialog._do.click()
    return dialog.result() == FieldDialog.DialogCode.Accepted


def test_how_many_would_change_is_said_before_and_one_undo_takes_all_back(people, office, qtbot):
    said = []

    def act(dialog: FieldDialog) -> bool:
        choose(dialog, "study_year")
        type_value(dialog, "2", qtbot)
        said.append((dialog.outlook.text(), dialog.reasons.text(), dialog._do.text()))
        return accepted(dialog)

    with qtbot.waitSignal(office.desk.feed.changed):
        use_dialog(office, qtbot, act)
    outlook, reasons, verb = said[0]
    assert outlook == "1 of 3 will change: Year of study → 2"
    assert reasons == "2 have this value already."
    assert verb == "Change 1"
    assert office.store.get("person", office.ids["chen"])["study_year"] == 2
    assert "1 record changed" in office.window.toast.text()
    office.desk.actions["edit.undo"].trigger()
    assert office.store.get("person", office.ids["chen"])["study_year"] is None


def test_the_keyboard_is_with_the_rows_after_a_change_and_on_no_other_button(people, office, qtbot):
    def act(dialog: FieldDialog) -> bool:
        choose(dialog, "study_year")
        type_value(dialog, "2", qtbot)
        return accepted(dialog)

    pressed = office.desk.actions["records.change_field"].text()
    buttons = people.list.selection.findChildren(QAbstractButton)
    next(one for one in buttons if one.text().strip() in pressed).setFocus()
    with qtbot.waitSignal(office.desk.feed.changed):
        use_dialog(office, qtbot, act)
    assert office.window.focusWidget() is people.list.table


def test_without_ticks_it_is_the_record_on_screen(office, qtbot):
    page = office.area("person").page
    page.list.table.go_to_row(0)

    def act(dialog: FieldDialog) -> bool:
        choose(dialog, "phone")
        type_value(dialog, "1", qtbot)
        return accepted(dialog)

    with qtbot.waitSignal(office.desk.feed.changed) as caught:
        use_dialog(office, qtbot, act)
    assert caught.args[0].ids["person"] == {page.panel.record.id}


def test_a_choice_is_counted_when_it_is_made(people, office, qtbot):
    def act(dialog: FieldDialog) -> bool:
        choose(dialog, "role")
        combo = dialog.editor.widget
        assert isinstance(combo, QComboBox)
        assert not dialog._do.isEnabled()
        combo.setCurrentIndex(combo.findData("teacher"))
        with qtbot.waitSignal(dialog._counting.answered):
            combo.activated.emit(combo.currentIndex())
        assert dialog.outlook.text() == "2 of 3 will change: Role → Teacher"
        return accepted(dialog)

    with qtbot.waitSignal(office.desk.feed.changed):
        use_dialog(office, qtbot, act)
    assert office.store.get("person", office.ids["eremin"])["role"] == "teacher"


def test_a_field_is_emptied_only_by_the_button_that_says_so(people, office, qtbot):
    def act(dialog: FieldDialog) -> bool:
        choose(dialog, "study_year")
        assert not dialog._do.isEnabled()
        with qtbot.waitSignal(dialog._counting.answered):
            dialog._empty.click()
        assert dialog.outlook.text() == "2 of 3 will change: Year of study → empty"
        return accepted(dialog)

    with qtbot.waitSignal(office.desk.feed.changed):
        use_dialog(office, qtbot, act)
    assert office.store.get("person", office.ids["eremin"])["study_year"] is None


def test_a_required_field_offers_no_emptying(people, office, qtbot):
    def act(dialog: FieldDialog) -> bool:
        choose(dialog, "role")
        return not dialog._empty.isVisible()

    dialog = use_dialog(office, qtbot, act)
    assert dialog.wish is None


def test_what_is_no_value_is_said_and_cannot_be_written(people, office, qtbot):
    def act(dialog: FieldDialog) -> bool:
        choose(dialog, "birth_date")
        QTest.keyClicks(dialog.editor.widget, "31.02.2004")
        QTest.keyClick(dialog.editor.widget, Qt.Key.Key_Return)
        assert "31.02.2004" in dialog.outlook.text()
        assert dialog.editor.widget.property("wrong")
        assert not dialog._do.isEnabled()
        return False

    use_dialog(office, qtbot, act)
    assert office.store.get("person", office.ids["eremin"])["birth_date"] == "2003-11-05"


def test_enter_counts_first_and_changes_second(people, office, qtbot):
    def act(dialog: FieldDialog) -> bool:
        choose(dialog, "study_year")
        QTest.keyClicks(dialog.editor.widget, "3")
        with qtbot.waitSignal(dialog._counting.answered):
            QTest.keyClick(dialog.editor.widget, Qt.Key.Key_Return)
        assert dialog.result() == 0
        QTest.keyClick(dialog.editor.widget, Qt.Key.Key_Return)
        return dialog.result() == FieldDialog.DialogCode.Accepted

    with qtbot.waitSignal(office.desk.feed.changed):
        use_dialog(office, qtbot, act)
    assert office.store.get("person", office.ids["chen"])["study_year"] == 3


def test_leaving_the_field_for_the_button_does_not_count_again(people, office, qtbot):
    def act(dialog: FieldDialog) -> bool:
        choose(dialog, "study_year")
        type_value(dialog, "3", qtbot)
        dialog.editor.left.emit()  # what the focus does when the button is pressed
        assert dialog._do.isEnabled()
        return accepted(dialog)

    with qtbot.waitSignal(office.desk.feed.changed):
        use_dialog(office, qtbot, act)


def test_who_cannot_take_the_value_is_named_with_the_reason(office, qtbot):
    page = office.area("programme").page
    first = add(office.store, "programme", code="A", name_en="A", kind="semester", starts="2026-09-01")
    late = add(office.store, "programme", code="B", name_en="Late one", kind="semester", starts="2027-09-01")
    page.list.model.requery()
    page.list.model.pick_all()

    def act(dialog: FieldDialog) -> bool:
        choose(dialog, "ends")
        type_value(dialog, "2027-01-20", qtbot)
        assert "Late one — " in dialog.reasons.text()
        return accepted(dialog)

    with qtbot.waitSignal(office.desk.feed.changed):
        use_dialog(office, qtbot, act)
    assert office.store.get("programme", first)["ends"] == "2027-01-20"
    assert office.store.get("programme", late)["ends"] is None


def test_the_bar_over_the_selection_offers_it(people, office):
    names = [button.accessibleName() for button, _ in people.list.selection._buttons]
    assert "Change a field" in names
    assert office.desk.actions["records.change_field"].shortcut().toString() == "Ctrl+E"
