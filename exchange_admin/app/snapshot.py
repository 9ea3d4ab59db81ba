"""Pictures of every page and dialog, for review: the real window, drawn without a screen where there is none."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_admin.app.program import Program
from exchange_admin.documents.files import write_bytes
from exchange_admin.domain.problems import Problem, RuleBroken

if TYPE_CHECKING:  # Qt is loaded when pictures are taken
    from PySide6.QtWidgets import QWidget

    from exchange_admin.app.window import Application

SIZE = (1366, 768)
"""Width and height of the window in pixels: the small office screen."""
_NOTHING_TO_SHOW = "snapshot."
_QUICKLY = 80  # the least that Qt compresses a PNG: files of nearly the same size in three quarters of the time


@dataclass(frozen=True, slots=True)
class Snapshots:
    """The pictures, and by name those that were left out: why the file has nothing to show in them."""

    pictures: Sequence[Path]
    left_out: Mapping[str, Sequence[Problem]]


def take_snapshots(
    program: Program,
    file: Path,
    folder: Path,
    *,
    language: str,
    theme: str = "light",
    size: tuple[int, int] = SIZE,
    only: Collection[str] = (),
    step: Callable[[int, int], None] = lambda done, total: None,
) -> Snapshots:
    """PNG files named after page, language and theme; of these pages `only`, where any are named.

    Raises RuleBroken when the file or what a page makes of it cannot be opened or written, and when one of the pictures
    cannot be (`FileNotWritten`): only a page that has nothing to show is left out.
    """
    if sys.platform.startswith("linux") and not os.environ.get("QT_QPA_PLATFORM"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from exchange_admin.app.gc_pauses import GcPauses
    from exchange_admin.app.qt_log import log_qt_messages
    from exchange_admin.app.window import Application
    from exchange_admin.ui.ask import Unattended
    from exchange_admin.ui.preferences import Preferences

    existing = QApplication.instance()
    if existing is None:
        log_qt_messages()
    application = existing if isinstance(existing, QApplication) else QApplication(["exchange-admin"])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as own:
        with program.open(file, writing=False) as office:
            copy = office.store.backups.make(Path(own))  # pages may write: never into somebody's file
        preferences = Preferences(Path(own))
        preferences.language, preferences.theme = language, theme
        running = Application(program, preferences, ask=Unattended)
        running.look.motion = False  # what is said stands there at once, and not half faded in
        collecting = GcPauses(running.is_busy, watched=lambda: True)

        def taken_one(done: int, total: int) -> None:
            collecting.collect()
            step(done, total)

        try:
            pictures = _Pictures(folder, f"{language}-{theme}", size)
            taken = pictures.take(running, copy, only, taken_one)
        finally:
            running.close()
            application.closeAllWindows()
            collecting.stop()
    return taken


class _Pictures:
    def __init__(self, folder: Path, suffix: str, size: tuple[int, int]) -> None:
        self._folder, self._suffix, self._size = folder, suffix, size

    def take(
        self, running: Application, file: Path, only: Collection[str], step: Callable[[int, int], None]
    ) -> Snapshots:
        from exchange_admin.app.screenshots import scenes

        taken: list[Path] = []
        left_out: dict[str, Sequence[Problem]] = {}
        made = [one for one in scenes(running, file, self._size) if not only or one[0] in only]
        for done, (name, prepare) in enumerate(made, 1):
            try:
                taken.append(self._save(name, prepare()))
            except RuleBroken as broken:
                if not all(problem.code.startswith(_NOTHING_TO_SHOW) for problem in broken.problems):
                    raise
                left_out[name] = broken.problems
            self._hide_toasts()
            step(done, len(made))
        return Snapshots(taken, left_out)

    def _save(self, name: str, widget: QWidget) -> Path:
        from PySide6.QtCore import QBuffer

        path, png = self._folder / f"{name}-{self._suffix}.png", QBuffer()
        if not widget.grab().save(png, "PNG", _QUICKLY):
            raise OSError(f"{path}: not written")
        write_bytes(path, bytes(png.data().data()))
        return path

    def _hide_toasts(self) -> None:
        """What was said of one picture does not lie over the next."""
        from PySide6.QtWidgets import QApplication

        from exchange_admin.ui.toast import Toast

        for window in QApplication.topLevelWidgets():
            for toast in window.findChildren(Toast):
                toast.hide()
