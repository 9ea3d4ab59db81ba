"""The window by keyboard alone: what is focused is pressed by Enter as by Space."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from exchange_admin.ui.detail.record_line import LineButton
from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.buttons import Button, IconButton, PlainToolButton
from exchange_admin.ui.widgets.filter_bar import Chip, FilterChip
from exchange_admin.ui.widgets.segments import Segment
from exchange_admin.ui.widgets.view_tabs import Tab, TabButton

MAKERS = {
    "button": lambda look: Button(look),
    "icon": lambda look: IconButton(look, "x"),
    "tool": lambda look: PlainToolButton(),
    "line of a card": LineButton,
    "chip": lambda look: FilterChip(look, Chip(0, "Status", "Student")),
    "tab": lambda look: TabButton(look, Tab("all", "All")),
    "segment": lambda look: Segment(look, "one", quiet=False),
}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("made", MAKERS)
def test_the_focused_button_is_pressed_by_enter_and_by_space(qtbot, look: Look, made: str, key: Qt.Key) -> None:
    button: QAbstractButton = MAKERS[made](look)
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_enter_held_down_presses_once_and_with_control_not_at_all(qtbot, look: Look) -> None:
    button, pressed = Button(look), []
    qtbot.addWidget(button)
    button.clicked.connect(lambda: pressed.append(1))
    for repeated in (False, True, True):
        key = QKeyEvent(
            QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=repeated
        )
        QApplication.sendEvent(button, key)
    QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(pressed) == 1
