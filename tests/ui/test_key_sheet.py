"""Shift+F1: the sheet of keys says what the keys do, because it is made from the commands."""

from __future__ import annotations

import pytest
from office import OpenOffice
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from exchange_admin.ui.actions import KEY_PLACES, KEYS, SPECS
from exchange_admin.ui.widgets.floating import round_region
from exchange_admin.ui.widgets.key_sheet import KeyGroup, KeySheet, caps_of, in_columns, key_groups


def sheets(office: OpenOffice) -> list[KeySheet]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [sheet for sheet in office.window.findChildren(KeySheet) if sheet.isVisible()]


def press_keys(office: OpenOffice) -> None:
    office.window.activateWindow()
    assert QTest.qWaitForWindowActive(office.window)
    QTest.keyClick(office.window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)


@pytest.fixture
def sheet(office) -> KeySheet:
    press_keys(office)
    (made,) = sheets(office)
    return made


def test_it_shows_every_key_of_a_bound_command(sheet, office):
    shown = " | ".join(line.accessibleName() for line in sheet.lines)
    for spec in SPECS:
        action = office.desk.actions[spec.id]
        if spec.shortcut and action.property("bound"):
            assert spec.text.removesuffix("…") in shown, spec.id
    assert "Find or do anything: Ctrl+K" in shown
    assert "Restore a backup" not in shown


def test_a_command_that_nobody_bound_is_not_promised(sheet, office):
    assert not office.desk.actions["tools.report"].property("bound")
    assert not any("Reports" in line.text() for line in sheet.lines)


def test_escape_and_its_own_key_put_it_away(sheet, office):
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheets(office) == []
    press_keys(office)
    QTest.keyClick(sheets(office)[0], Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert sheets(office) == []


def test_the_palette_and_the_help_menu_lead_to_it(office):
    assert office.desk.actions["help.keys"] in office.desk.actions.usable()
    assert office.desk.actions["help.keys"] in list(office.desk.actions.menu("help"))


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "选择此行"), ("ru", "Отметить строку"), ("en", "Select the row")]
)
def test_it_speaks_the_language_of_the_window(office, language, said):
    office.commands.use_language(language)
    groups = key_groups(office.desk.actions, 7)
    assert all(group.keys for group in groups)
    assert any(text == said for group in groups for text, _ in group.keys)


def test_undo_is_named_plainly_while_something_can_be_undone(office):
    people = office.area("person").page
    people.list.model.edit_wanted.emit(office.ids["chen"], "phone", "1")
    assert "Undo:" in office.desk.actions["edit.undo"].text()
    (edit,) = [group for group in key_groups(office.desk.actions, 0) if group.title == "Edit"]
    assert ("Undo", "Ctrl+Z") in edit.keys


def test_keys_of_places_are_keys_and_their_places_exist():
    for key in KEYS:
        assert QKeySequence(key.keys).toString(), key
        assert key.place in dict(KEY_PLACES)


def test_caps_are_written_as_on_the_keyboard():
    assert caps_of("Ctrl+Return") == ["Ctrl", "Enter"]
    assert caps_of("Alt+Down") == ["Alt", "↓"]
    assert caps_of("Ctrl+,") == ["Ctrl", ","]


def test_groups_fill_three_columns_in_order():
    groups = [KeyGroup(str(n), [("a", "b")] * n) for n in (5, 8, 4, 6, 2, 1, 7)]
    columns = in_columns(groups, 3)
    assert [group for column in columns for group in column] == groups
    assert len(columns) == 3
    heights = [sum(len(group.keys) + 2 for group in column) for column in columns]
    assert max(heights) <= 22


def test_only_the_corners_are_cut_off():
    region = round_region(QRectF(0, 0, 100, 50), 10)
    assert not region.contains(QRectF(0, 0, 1, 1).toRect())
    assert region.contains(QRectF(50, 0, 1, 1).toRect())
    assert region.contains(QRectF(3, 3, 1, 1).toRect())
