"""How the window is asked for: with a file, the sample, a language, and in any order."""

from __future__ import annotations

from pathlib import Path

import pytest

from exchange_admin.app import window
from exchange_admin.app.main import main
from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.app.running import Asked
from exchange_admin.app.window import Application
from exchange_admin.ui.preferences import Preferences

NOTHING = {"file": "", "sample": False}
SAMPLE, FILE = {"file": "", "sample": True}, {"file": "office.exchange", "sample": False}


@pytest.mark.parametrize(
    ("typed", "opened"),
    [
        ("", NOTHING | {"language": ""}),
        ("--language en", NOTHING | {"language": "en"}),
        ("--language=ru", NOTHING | {"language": "ru"}),
        ("--sample --language zh", SAMPLE | {"language": "zh"}),
        ("--language zh office.exchange", FILE | {"language": "zh"}),
        ("office.exchange --language zh", FILE | {"language": "zh"}),
    ],
)
def test_the_window_opens_in_the_language_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str, opened: dict[str, object]
) -> None:
    seen: list[dict[str, object]] = []

    def note(paths: Paths, asked: Asked, *, cannot_open: object, language: str) -> int:
        seen.append({"file": asked.file, "sample": asked.sample, "language": language})
        return 0

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))  # where another window may run
    monkeypatch.setattr(window, "run_window", note)
    assert main(typed.split()) == 0
    assert seen == [opened]


@pytest.mark.parametrize("typed", ["--language", "--language de", "--language ru list", "--sample --who"])
def test_what_asks_for_no_window_opens_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    monkeypatch.setattr(window, "run_window", lambda *_, **how: pytest.fail("a window"))
    assert main(typed.split()) == 2
    assert capsys.readouterr().err


def test_a_language_asked_for_holds_for_this_run_alone(qapp: object, paths: Paths, tmp_path: Path) -> None:
    preferences = Preferences(paths.config)
    preferences.language = "en"
    running = Application(Program(paths), preferences, "ru")
    assert running.languages.current == "ru"
    assert preferences.language == "en"
    running.close()
    running.languages.forget()
