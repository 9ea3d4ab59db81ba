"""What is asked before an office file is made."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from exchange_admin.ui.new_office_dialog import NewOfficeDialog


def test_whoever_leaves_the_question_for_the_place_finds_everything_typed_as_it_was(qtbot, look) -> None:
    places = [None, Path("songhua.exchange")]
    dialog = NewOfficeDialog(look, "zh", lambda name, country: name[:3].upper(), lambda title, code: places.pop(0))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClicks(dialog.name, "Songhua")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    assert (dialog.answers().name, dialog.answers().code) == ("Songhua", "SON")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert (dialog.result(), dialog.path) == (dialog.DialogCode.Accepted, Path("songhua.exchange"))


def test_without_a_name_no_key_goes_on(qtbot, look) -> None:
    dialog = NewOfficeDialog(look, "zh", lambda name, country: "A", lambda *_: Path("a.exchange"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return, modifier)
    assert dialog.isVisible()


def test_a_code_keeps_what_can_stand_in_numbers_of_certificates(qtbot, look) -> None:
    dialog = NewOfficeDialog(look, "en", lambda name, country: "", lambda title, code: None)
    qtbot.addWidget(dialog)
    dialog.name.setText("Songhua")
    for typed, kept in ((" shgc\n", "SHGC"), ("hb/1", "HB1"), ("АМУР", ""), ("哈", ""), ("A" * 13, "A" * 12)):
        dialog.code.setText(typed)
        dialog.code.textEdited.emit(typed)
        assert dialog.answers().code == kept
        assert dialog.make.isEnabled() is bool(kept)


def test_it_asks_whether_an_office_brings_others_together(qtbot, look) -> None:
    dialog = NewOfficeDialog(look, "en", lambda name, country: "A", lambda *_: None)
    qtbot.addWidget(dialog)
    assert dialog.answers().kind == "college"
    dialog.kind.set_current("authority")
    assert dialog.answers().kind == "authority"
