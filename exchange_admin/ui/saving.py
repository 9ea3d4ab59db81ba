"""Files that somebody saves: where to is asked; then they are written aside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task


def ask_target(desk: Desk, title: str, name: str, kinds: str) -> Path | None:
    """`name` is proposed, `kinds` as Qt writes them; None when left."""
    return desk.ask.file_to_save(title, name, kinds)


class FileSaver(QObject):
    """Says when a file is there, or why it is not."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._title = desk, ""

    def save(self, title: str, name: str, kinds: str, write: Callable[[Path], object]) -> None:
        """`write` runs in a job."""
        target = ask_target(self._desk, title, name, kinds)
        if target is None:
            return

        def work(_: Task) -> Path:
            write(target)
            return target

        self._title = title
        self._desk.jobs.aside(work).start_telling(self._desk.notices.say_saved, self._failed)

    def _failed(self, error: Exception) -> None:
        self._desk.ask.tell(self._title, self._desk.reason(error))
