"""A few choices side by side are chosen by keys as radio buttons are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.segments import Segments


def test_an_arrow_chooses_the_next_of_a_few_choices_and_says_so(qtbot: QtBot, look: Look) -> None:
    choices = Segments(look, ("college", "authority"))
    qtbot.addWidget(choices)
    chosen: list[str] = []
    choices.chosen.connect(chosen.append)
    choices.set_current("college")
    choices.show()
    qtbot.waitExposed(choices)
    choices.setFocus()

    held = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(choices.focusWidget(), key)
        held.append(choices.current())

    assert held == ["authority", "authority", "college"]
    assert chosen == ["authority", "college"]  # nothing lies behind the last one
