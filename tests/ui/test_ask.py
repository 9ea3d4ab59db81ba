"""The questions of the program, as far as they can be asked without somebody who answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from exchange_admin.ui.ask import Ask
from exchange_admin.ui.choice_dialog import ChoiceDialog
from exchange_admin.ui.preferences import Preferences
from exchange_admin.ui.words_dialog import WordsDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialogs(qtbot, monkeypatch):
    """Where each dialog of the system began; it answers with the next of the answers."""
    asked, answers = [], []

    def answer(window, title, start, kinds=""):
        asked.append(start)
        return (answers.pop(0) if answers else ""), ""

    for dialog in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, dialog, answer)
    return asked, answers


@pytest.fixture
def documents(tmp_path):
    (tmp_path / "Documents").mkdir()
    return tmp_path / "Documents"


def asking(documents: Path) -> Ask:
    ask = Ask()
    ask.preferences = Preferences(documents.parent / "config", documents)
    return ask


def test_a_dialog_without_a_folder_starts_among_the_documents_and_not_where_the_program_was_started(dialogs, documents):
    asked, _ = dialogs
    ask = asking(documents)
    assert ask.file_to_open("Import", "", "Workbooks (*.xlsx)") is None
    assert ask.file_to_save("Export", "people.xlsx", "Excel (*.xlsx)") is None
    assert asked == [str(documents), str(documents / "people.xlsx")]


def test_a_dialog_starts_where_a_file_of_its_kind_was_last(dialogs, documents, tmp_path):
    asked, answers = dialogs
    for name in ("lists", "papers"):
        (tmp_path / name).mkdir()
    answers += [str(tmp_path / "lists" / "autumn.xlsx"), str(tmp_path / "papers" / "forty.pdf")]
    asking(documents).file_to_open("Import", "", "Workbooks (*.xlsx *.xls)")
    asking(documents).file_to_save("Save", "forty.pdf", "PDF (*.pdf)")
    later = asking(documents)  # another day: it is kept
    later.file_to_save("Export", "people.xlsx", "Excel (*.xlsx)")
    later.file_to_open("Import", "", "PDF (*.pdf)")
    later.file_to_open("Import", "", "ELMO (*.xml)")
    assert asked[2:] == [str(tmp_path / "lists" / "people.xlsx"), str(tmp_path / "papers"), str(documents)]


def test_a_folder_that_is_gone_is_not_proposed(dialogs, documents, tmp_path):
    asked, answers = dialogs
    (tmp_path / "stick").mkdir()
    answers.append(str(tmp_path / "stick" / "autumn.xlsx"))
    ask = asking(documents)
    ask.file_to_open("Import", str(tmp_path), "Workbooks (*.xlsx)")
    (tmp_path / "stick").rmdir()
    ask.file_to_save("Export", str(tmp_path / "stick" / "people.xlsx"), "Excel (*.xlsx)")
    assert asked == [str(tmp_path), str(documents / "people.xlsx")]


def test_without_a_folder_of_documents_a_dialog_starts_at_home(dialogs, tmp_path):
    asked, _ = dialogs
    asking(tmp_path / "Documents").file_to_open("Import", "", "Workbooks (*.xlsx)")
    assert asked == [str(Path.home())]


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


def test_what_is_asked_belongs_to_the_dialog_in_front_and_that_one_to_the_window(qtbot, monkeypatch, documents) -> None:
    """Windows keeps a dialog before what it belongs to: one behind another that takes no clicks is lost to a clerk."""
    window, owners = QWidget(), []
    qtbot.addWidget(window)
    window.show()
    ask = Ask(window)
    ask.preferences = Preferences(documents.parent / "config", documents)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda owner, *_: (owners.append(owner), ("", ""))[1])

    class WhereToKeepIt(QDialog):
        def exec(self) -> int:
            owners.append(self.parentWidget())
            self.setModal(True)
            self.show()
            assert ask.file_to_save("New office file", "office.exchange", "(*.exchange)") is None
            self.reject()
            return self.result()

    asked = WhereToKeepIt()
    assert not ask.show(asked)
    assert owners == [window, asked]
