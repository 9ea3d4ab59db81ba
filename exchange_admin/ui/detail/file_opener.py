"""Showing a file that is kept with a record in the program that the computer has for it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from exchange_admin.domain.rules.kept_files import is_program, may_be_opened
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Job, Task


class FileOpener(QObject):
    """Works on copies; what could run as a program, by its name or by what is in it, is only saved."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def open(self, id: str) -> None:
        """An attachment, in a job."""
        record = self._desk.attempt(partial(self._desk.records.get, "attachment", id))
        if record is None:
            return
        name = record.text("file_name")
        if is_program(name):
            words = self.tr("“{file}” could run as a program and is not opened from here. Save it if you trust it.")
            self._desk.ask.tell(self.tr("Open"), words.replace("{file}", name))
            return
        target = self._desk.copies.place(name)

        def copy(apart: Office, _: Task) -> tuple[Path, bool]:
            apart.attachments.save(id, target)
            return target, may_be_opened(name, target.read_bytes())

        self._desk.read(copy).start_telling(self._show, self._failed)

    def copy(self, id: str, target: Path) -> Job:
        """A job, not started yet, that writes the file to `target` and answers with it."""

        def save(apart: Office, _: Task) -> Path:
            apart.attachments.save(id, target)
            return target

        job = self._desk.read(save)
        job.failed.connect(self._failed)
        return job

    def _show(self, copied: tuple[Path, bool]) -> None:
        path, is_harmless = copied
        if not is_harmless:
            words = self.tr(
                "“{file}” is not what its name says, or not a file that is opened from here. Save it if you trust it."
            )
            self._desk.ask.tell(self.tr("Open"), words.replace("{file}", path.name))
            return
        if not self._desk.copies.open(path):
            words = self.tr("No program on this computer opens “{file}”. Save it and open it elsewhere.")
            self._desk.ask.tell(self.tr("Open"), words.replace("{file}", path.name))

    def _failed(self, error: Exception) -> None:
        self._desk.ask.tell(self._desk.words.kind("attachment", 2), self._desk.reason(error))
