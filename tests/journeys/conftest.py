"""One sample office for all journeys, and the real application over a copy of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from exchange_admin.app.main import main
from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.app.window import Application
from exchange_admin.ui.preferences import Preferences


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small sample office, made once."""
    path = tmp_path_factory.mktemp("made") / "office.exchange"
    assert main(["sample", str(path), "--people", "60"]) == 0
    return path


@pytest.fixture(autouse=True)
def _nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question that no test answers would wait for ever."""

    def refuse(dialog: QDialog) -> int:
        raise AssertionError(dialog.windowTitle(), getattr(dialog, "text", str)())

    for kind in (QDialog, QMessageBox):
        monkeypatch.setattr(kind, "exec", refuse)


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "office.exchange"))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """The program's own folders, with everything it writes below the test's folder."""
    return replace(
        Paths.find(),
        config=tmp_path / "config",
        cache=tmp_path / "cache",
        data=tmp_path / "data",
        documents=tmp_path / "documents",
    )


@pytest.fixture
def start(qtbot: QtBot, paths: Paths) -> Iterator[Callable[[], Application]]:
    """Starts the application as `main` does, in English."""
    started: list[Application] = []

    def call() -> Application:
        preferences = Preferences(paths.config)
        preferences.language, preferences.theme = "en", "light"
        started.append(Application(Program(paths), preferences))
        return started[-1]

    yield call
    for application in started:
        application.close()
