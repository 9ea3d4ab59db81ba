"""Somebody at the keyboard and the mouse: real events on the real widgets of the real window, counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MOST_LINES = 20
HAN = re.compile("[\u4e00-\u9fff]")
TURN, PATIENCE = 30, 20_000  # milliseconds between two looks at whether a dialog has come up, and until nobody waits


class Clerk:
    """`gestures` counts texts, clicks and keys that are no letters."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.gestures = 0
        self._popup: QWidget | None = None

    def type(self, text: str) -> None:
        """Into what has the keyboard: Chinese as an input method hands it over, everything else key by key."""
        self.gestures += 1
        place = self._at()
        if HAN.search(text):
            composed = QInputMethodEvent()
            composed.setCommitString(text)
            QApplication.sendEvent(place, composed)
        elif text.isascii():
            QTest.keyClicks(place, text)
        else:
            for letter in text:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(place, QKeyEvent(kind, Qt.Key.Key_unknown, PLAIN, letter))
        QApplication.processEvents()
        if isValid(place) and QApplication.activePopupWidget() is None and not place.isActiveWindow():
            place.activateWindow()  # as a window manager does when a list that hung below a line has gone
            QApplication.processEvents()

    def choose(self, value: str) -> None:
        """Opens a drop-down list and goes down to the line that stands for the value."""
        self.key(Qt.Key.Key_Down, with_=Qt.KeyboardModifier.AltModifier)
        for _ in range(MOST_LINES):
            view = self._at()
            assert isinstance(view, QAbstractItemView)
            if view.currentIndex().data(Qt.ItemDataRole.UserRole) == value:
                break
            self.key(Qt.Key.Key_Down)
        self.key(Qt.Key.Key_Return)

    def key(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = PLAIN) -> None:
        for key in keys:
            self.gestures += 1
            place = self._at()
            QTest.keyPress(place, key, with_)
            if isValid(place):  # a list may be gone with the key that chose from it
                QTest.keyRelease(place, key, with_)
            QApplication.processEvents()

    def fill(self, *texts: str) -> None:
        """Each into the next field; an empty one is passed by."""
        for text in texts:
            if text:
                self.type(text)
            self.key(Qt.Key.Key_Tab)

    def click(self, widget: QWidget) -> None:
        self.wait(widget.isVisible)
        self.gestures += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def wait(self, until: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(until()), timeout=PATIENCE)

    def when_asked(self, *answers: Callable[[], None]) -> None:
        """What is done in the dialogs that come up, one after the other: each keeps whoever opened it waiting."""
        self._look(list(answers), [], PATIENCE // TURN)

    def save_as(self, path: str) -> Callable[[], None]:
        """An answer to where a file is to be kept."""

        def answer() -> None:
            assert isinstance(QApplication.activeModalWidget(), QFileDialog)
            self.key(Qt.Key.Key_A, with_=CONTROL)
            self.type(path)
            self.key(Qt.Key.Key_Return)

        return answer

    # Inside

    def _look(self, answers: Sequence[Callable[[], None]], before: list[QWidget], turns: int) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.isVisible() and dialog not in before:
            dialog.activateWindow()
            QTimer.singleShot(TURN, partial(self._act, answers, dialog))
        elif turns:
            QTimer.singleShot(TURN, partial(self._look, answers, before, turns - 1))

    def _act(self, answers: Sequence[Callable[[], None]], dialog: QDialog) -> None:
        if len(answers) > 1:
            self._look(answers[1:], [dialog], PATIENCE // TURN)
        try:
            answers[0]()
        except BaseException:
            dialog.reject()  # else the test would wait for ever
            raise

    def _at(self) -> QWidget:
        popup = self._popup = QApplication.activePopupWidget()  # kept: what is in it goes with it in Python
        place = (popup and (popup.focusWidget() or popup)) or QApplication.focusWidget()
        place = place or QApplication.activeModalWidget() or QApplication.activeWindow()
        assert place is not None
        return place
