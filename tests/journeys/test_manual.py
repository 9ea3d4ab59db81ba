"""F1 in the real window and on the first page leads to the manual, and it goes when the program ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from exchange_admin.app.window import Application
from exchange_admin.ui.ask import Ask, Question
from exchange_admin.ui.manual.manual_window import ManualWindow
from exchange_admin.ui.words_dialog import WordsDialog


def test_f1_opens_the_chapter_of_the_page_and_stays_when_the_office_goes(
    start: Callable[[], Application], office: Path, qtbot: QtBot
) -> None:
    application = start()
    application.show_welcome()
    welcome = application.welcome_window()
    welcome.activateWindow()
    assert QTest.qWaitForWindowActive(welcome)
    QTest.keyClick(welcome.centralWidget(), Qt.Key.Key_F1)
    manual = application.help.window
    assert manual is not None
    assert manual.view.name() == "first_day"

    assert application.open_file(office)
    assert application.office is not None
    window = application.office.window
    for area, chapter in (("import", "partner_list"), ("exchange", "packages"), ("reports", "first_day")):
        window.show_area(area)
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        QTest.keyClick(window, Qt.Key.Key_F1)
        assert (manual.view.name(), manual.isVisible()) == (chapter, True)
    application.close()
    assert manual.isVisible()
    application.help.close()


EXEC = [(kind, kind.exec) for kind in (QDialog, QMessageBox)]  # as it is before the tests refuse it


def asked_in_a_dialog(ask: Ask) -> None:
    ask.show(WordsDialog("Reason", "Why?", "", ask._window))


def asked_in_a_box(ask: Ask) -> None:
    ask.confirm(Question("Close", "Close it?", "Close"))


@pytest.mark.parametrize("question", [asked_in_a_dialog, asked_in_a_box])
def test_f1_in_a_dialog_opens_the_manual_over_it_where_it_takes_keys(
    start: Callable[[], Application],
    office: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    question: Callable[[Ask], None],
) -> None:
    for kind, run in EXEC:
        monkeypatch.setattr(kind, "exec", run)
    application = start()
    assert application.open_file(office)
    assert application.office is not None
    application.office.window.show_area("certificates")
    seen: list[tuple[str, str, bool, bool]] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        assert QTest.qWaitForWindowActive(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_F1)
        dialog.activateWindow()
        assert QTest.qWaitForWindowActive(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_F1)
        (manual,) = dialog.findChildren(ManualWindow)
        manual.activateWindow()
        assert QTest.qWaitForWindowActive(manual)
        chapter = manual.view.name()
        QTest.keyClicks(manual.sought, "stick")
        found = manual.sought.text()
        QTest.keyClick(manual.sought, Qt.Key.Key_Escape)
        seen.append((chapter, found, manual.isVisible(), dialog.isVisible()))
        assert QTest.qWaitForWindowActive(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_F1)
        assert manual.isVisible()
        dialog.reject()

    def attended() -> None:
        try:
            read()
        finally:
            if isinstance(dialog := QApplication.activeModalWidget(), QDialog):
                dialog.reject()

    QTimer.singleShot(0, attended)
    question(application._ask())
    assert seen == [("certificates", "stick", False, True)]
    assert not any(one.isVisible() for one in QApplication.topLevelWidgets() if isinstance(one, ManualWindow))
