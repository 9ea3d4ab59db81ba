"""A job in the status line: what it does, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from exchange_admin.ui.desk import Notices
from exchange_admin.ui.jobs import Job, Progress
from exchange_admin.ui.latest_job import pause
from exchange_admin.ui.widgets.status_line import StatusLine

PATIENCE = 250  # milliseconds; shorter work is not worth a line


class JobWatch(QObject):
    """The job told last is the one on screen."""

    def __init__(self, line: StatusLine, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._line = line
        self._job: Job | None = None
        self._text = ""
        self._at = Progress(0, 0)
        self._later = pause(self, PATIENCE, self._show)
        notices.working.connect(self._watch)
        line.cancel_wanted.connect(self._cancel)

    def _watch(self, job: Job, text: str) -> None:
        self._job, self._text, self._at = job, text, Progress(0, 0)
        job.progressed.connect(self._progressed)
        job.ended.connect(self._ended)
        self._later.start()

    def _progressed(self, at: Progress) -> None:
        if self.sender() is self._job:
            self._at = at
            if not self._later.isActive():
                self._show()

    def _show(self) -> None:
        self._line.show_progress(self._text, self._at.done, self._at.total)

    def _ended(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self._later.stop()
            self._line.end_progress()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
