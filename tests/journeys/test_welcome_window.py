"""The first page of the real program: the sample office is made while it answers, and the keys of files work."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from exchange_admin import __version__
from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.app.update_watch import UpdateWatch, version_on_disk
from exchange_admin.app.window import Application
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.ui.ask import Ask
from exchange_admin.ui.pages.welcome_page import WelcomePage
from exchange_admin.ui.widgets.buttons import Button

Start = Callable[[], Application]


def first_page(start: Start, qtbot: QtBot) -> tuple[Application, WelcomePage]:
    application = start()
    application.show_welcome()
    window = application.welcome_window()
    window.activateWindow()
    QApplication.processEvents()
    page = window.centralWidget()
    assert isinstance(page, WelcomePage)
    return application, page


@pytest.fixture
def small_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    make = Program.make_sample
    monkeypatch.setattr(Program, "make_sample", lambda self, path, **how: make(self, path, people=20, **how))


def buttons_of(page: QWidget) -> dict[str, Button]:
    return {button.text().strip(): button for button in page.findChildren(Button) if button.isVisibleTo(page)}


def offices_in(paths: Paths) -> list[str]:
    """What lies where the sample office belongs, but for the file that is locked by who makes one."""
    found = [one.name for one in paths.sample_office.parent.iterdir()]
    return [name for name in found if not name.endswith("-lock")]


@pytest.mark.usefixtures("small_sample")
def test_the_sample_office_is_made_once_and_then_opened(start: Start, paths: Paths, qtbot: QtBot) -> None:
    application, page = first_page(start, qtbot)
    buttons_of(page)["Look at the sample office"].click()
    shown = buttons_of(page)  # the window answers while it is made, and begins nothing else
    assert [name for name in ("New office file…", "Open office file…") if shown[name].isEnabled()] == []
    assert shown["Cancel"].hasFocus()
    application.open_sample()  # is being made already
    qtbot.waitUntil(lambda: application.office is not None, timeout=60_000)
    assert application.office is not None
    site = application.office.office.store.site
    application.open_sample()
    assert application.office is not None
    assert application.office.office.store.site == site
    assert paths.sample_office.is_file()
    application.show_welcome()
    assert all(button.isEnabled() for button in buttons_of(page).values())
    assert "Cancel" not in buttons_of(page)


def test_a_sample_office_that_is_given_up_leaves_nothing(start: Start, paths: Paths, qtbot: QtBot) -> None:
    application, page = first_page(start, qtbot)
    application.open_sample()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: buttons_of(page)["Look at the sample office"].isEnabled(), timeout=60_000)
    assert application.office is None
    assert offices_in(paths) == []


def test_a_file_that_is_opened_meanwhile_ends_the_making_of_a_sample_office(
    start: Start, office: Path, paths: Paths, qtbot: QtBot
) -> None:
    application = start()
    application.open_sample()
    assert application.open_file(office)
    assert offices_in(paths) == []
    assert application.office is not None
    assert application.office.office.store.path == office


def test_why_no_sample_office_was_made_is_said(start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **how: object) -> None:
        raise RuleBroken(Problem("office_file.disk_full"))

    monkeypatch.setattr(Program, "make_sample", refuse)
    application = start()
    application.open_sample()
    page = application.welcome_window()
    qtbot.waitUntil(lambda: any("disk is full" in label.text() for label in page.findChildren(QLabel)), timeout=10_000)


def test_an_update_under_the_open_window_is_told_once(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Ask, "tell", lambda self, title, text, details="": told.append(text))
    application, _ = first_page(start, qtbot)
    on_disk = tmp_path / "__init__.py"
    on_disk.write_text(f'__version__ = "{__version__}"\n')
    watch = UpdateWatch(application, on_disk)
    watch.updated.connect(application.tell_of_update)
    on_disk.unlink()  # while dpkg puts another one there
    watch.look()
    on_disk.write_text(f'__version__ = "{__version__}"\n')
    watch.look()
    assert version_on_disk() == __version__
    on_disk.write_text('"""Another."""\n\n__version__ = "99.1"\n')
    for _ in range(2):
        QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        QApplication.processEvents()
    (words,) = told
    assert "99.1" in words


@pytest.mark.parametrize(("key", "asked"), [("Ctrl+Shift+N", "new"), ("Ctrl+O", "open"), ("Ctrl+Q", "quit")])
def test_the_keys_of_files_work_on_the_first_page(key: str, asked: str, start: Start, qtbot: QtBot) -> None:
    _, page = first_page(start, qtbot)
    heard: list[str] = []
    for name, signal in (("new", page.new_wanted), ("open", page.open_wanted)):
        signal.disconnect()
        signal.connect(partial(heard.append, name))
    QTest.keySequence(page.window(), key)
    assert heard == ([asked] if asked != "quit" else [])
    assert page.isVisible() == (asked != "quit")


def test_the_file_of_yesterday_is_what_enter_opens(start: Start, paths: Paths, qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("yesterday", "before"):
        (tmp_path / f"{name}.exchange").touch()
    application = start()
    application.preferences.remember_file(str(tmp_path / "before.exchange"))
    application.preferences.remember_file(str(tmp_path / "yesterday.exchange"))
    application.show_welcome()
    front = application.welcome_window().focusWidget()
    assert isinstance(front, Button)
    assert front.text().strip() == "yesterday"
