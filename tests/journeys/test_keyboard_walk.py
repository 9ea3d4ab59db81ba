"""The whole window by keyboard alone: on every page Tab comes to everything that can be pressed or typed into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.window import Application
from exchange_admin.ui.pages.area_page import AreaListPage
from exchange_admin.ui.pages.settings_page import SECTIONS, SettingsPage

USED = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
MOST = 400
"""Presses of Tab after which a round should have come back to where it began."""


def settle() -> None:
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


def used(window: QWidget) -> Iterator[QWidget]:
    """What the mouse can use now, as far as it is no part of something else that is used."""
    for one in window.findChildren(QWidget):
        if isinstance(one, USED) and one.isVisible() and one.isEnabled() and one.window() is window:
            parent = one.parentWidget()
            while parent is not None and not isinstance(parent, USED):
                parent = parent.parentWidget()
            if parent is None and one.rect().isValid():
                yield one


def round_of(window: QWidget) -> list[QWidget]:
    """Where Tab comes by, until it is where it was before."""
    came: list[QWidget] = []
    for _ in range(MOST):
        focus = QApplication.focusWidget()
        assert focus is not None, f"the keyboard is nowhere after {came[-1:]}"
        if focus in came:
            return came
        came.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        settle()
    raise AssertionError("Tab never comes back")


def is_reached(widget: QWidget, came: list[QWidget]) -> bool:
    """By Tab, or by arrows from another one of its group."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return any(one is widget or (group is not None and one in group.buttons()) for one in came)


def told(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    inside = []
    parent = widget.parentWidget()
    while parent is not None and len(inside) < 3:
        inside.append(type(parent).__name__)
        parent = parent.parentWidget()
    return f"{type(widget).__name__} “{widget.accessibleName() or text or widget.objectName()}” in {', '.join(inside)}"


def pages(shown: OfficeWindow) -> Iterator[str]:
    for id in shown.window.area_ids():
        shown.window.show_area(id)
        page = shown.window.page(id)
        if isinstance(page, AreaListPage):
            if id == "mobility":  # lists are alike
                for kind in page.kinds:
                    page.show_kind(kind)
                    page.enter()
                    yield f"{id} {kind}"
                page.page.edit()
                yield f"{id}, the form"
        elif isinstance(page, SettingsPage):
            for section in SECTIONS:
                page.show_section(section)
                yield f"{id} {section}"
        else:
            yield id


def test_tab_comes_to_everything_on_every_page(start: Callable[[], Application], office: Path, qtbot: QtBot) -> None:
    application = start()
    assert application.open_file(office)
    shown = application.office
    assert shown is not None
    window = shown.window
    window.resize(1366, 728)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    missed: dict[str, list[str]] = {}
    for page in pages(shown):
        settle()
        shown.desk.jobs.drain()
        settle()
        if QApplication.focusWidget() is None:
            missed[page] = ["no keyboard at the beginning"]
            shown.window.sidebar.terms.setFocus()
        came = round_of(window)
        lost = [told(one) for one in used(window) if not is_reached(one, came)]
        nameless = [told(one) for one in came if isinstance(one, QAbstractButton | QLineEdit) and "“”" in told(one)]
        if lost or nameless:
            missed.setdefault(page, []).extend([*lost, *[f"no name: {one}" for one in nameless]])
    assert missed == {}
