"""F1 in the real window and on the first page leads to the manual, and it goes when the program ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exchange_admin.app.window import Application


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
