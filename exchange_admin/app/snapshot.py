"""Pictures of every page and dialog, for review: the real window, drawn without a screen where there is none."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from exchange_admin.app.program import Program

SIZE = (1366, 768)
"""Width and height of the window in pixels: the small office screen."""


def take_snapshots(
    program: Program,
    file: Path,
    folder: Path,
    *,
    language: str,
    theme: str = "light",
    size: tuple[int, int] = SIZE,
    step: Callable[[int, int], None] = lambda done, total: None,
) -> list[Path]:
    """PNG files named after page, language and theme. Raises RuleBroken when the file cannot be opened."""
    if sys.platform.startswith("linux") and not os.environ.get("QT_QPA_PLATFORM"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from exchange_admin.app.qt_log import log_qt_messages
    from exchange_admin.app.window import Application
    from exchange_admin.ui.preferences import Preferences

    existing = QApplication.instance()
    if existing is None:
        log_qt_messages()
    application = existing if isinstance(existing, QApplication) else QApplication(["exchange-admin"])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as own:
        with program.open(file, writing=False) as office:
            copy = office.store.backup(Path(own))  # pages may write: never into somebody's file
        preferences = Preferences(Path(own))
        preferences.language, preferences.theme = language, theme
        running = Application(program, preferences)
        try:
            pictures = _Pictures(application, folder, f"{language}-{theme}", size)
            names = list(pictures.take(running, copy, step))
        finally:
            running.close()
            application.closeAllWindows()
    return names


class _Pictures:
    def __init__(self, application: object, folder: Path, suffix: str, size: tuple[int, int]) -> None:
        self._folder, self._suffix, self._size = folder, suffix, size
        self._application = application

    def take(self, running: object, file: Path, step: Callable[[int, int], None]) -> Iterator[Path]:
        from PySide6.QtWidgets import QWidget

        from exchange_admin.app.scenes import scenes

        made = list(scenes(running, file, self._size))  # type: ignore[arg-type]
        for done, (name, prepare) in enumerate(made, 1):
            widget = prepare()
            assert isinstance(widget, QWidget)
            path = self._folder / f"{name}-{self._suffix}.png"
            if not widget.grab().save(str(path)):
                raise OSError(f"{path}: not written")
            self._hide_toasts()
            step(done, len(made))
            yield path

    def _hide_toasts(self) -> None:
        """What was said of one picture does not lie over the next."""
        from PySide6.QtWidgets import QApplication

        from exchange_admin.ui.toast import Toast

        for window in QApplication.topLevelWidgets():
            for toast in window.findChildren(Toast):
                toast.hide()
