"""The questions of the program, as far as they can be asked without somebody who answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from exchange_admin.ui.ask import Ask
from exchange_admin.ui.choice_dialog import ChoiceDialog
from exchange_admin.ui.words_dialog import WordsDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("place", ["", "people.xlsx", str(Path(__file__))])
def test_a_dialog_without_a_folder_starts_at_home_and_not_where_the_program_was_started(qtbot, monkeypatch, place):
    asked = []

    def answer(window, title, start, kinds=""):
        asked.append(start)
        return "", ""

    for dialog in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, dialog, answer)
    assert Ask().file_to_open("Import", place, "") is None
    assert Ask().file_to_save("Export", place, "") is None
    assert asked == [str(Path.home() / place)] * 2


def test_a_reason_without_words_is_not_taken(qtbot):
    dialog = WordsDialog("Issue anyway", "Why is the certificate issued all the same?", "", None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClicks(dialog.line, "  ")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not dialog.do.isEnabled()
    qtbot.keyClicks(dialog.line, "by order ")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return, CONTROL)
    assert (dialog.result(), dialog.words()) == (WordsDialog.DialogCode.Accepted, "by order")


def test_many_answers_stand_in_a_list(qtbot, monkeypatch):
    seen = []

    def answer(self: ChoiceDialog) -> int:
        seen.append([self.list.item(n).text() for n in range(self.list.count())])
        self.show()
        qtbot.keyClick(self.list, Qt.Key.Key_Down)
        qtbot.keyClick(self.list, Qt.Key.Key_Return)
        return self.result()

    monkeypatch.setattr(ChoiceDialog, "exec", answer)
    assert Ask().choose("Form for a partner", "Which one?", ["One", "Two", "Three", "Four"]) == 1
    monkeypatch.setattr(ChoiceDialog, "exec", lambda self: 0)
    assert Ask().choose("Form for a partner", "Which one?", ["One", "Two", "Three", "Four"]) is None
    assert seen == [["One", "Two", "Three", "Four"]]
