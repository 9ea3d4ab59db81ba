"""Papers of the register on their way to a printer, and noted as printed when all of them are there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from exchange_admin.domain.changes import Changes
from exchange_admin.services.office import Office
from exchange_admin.services.paper_pages import Pages
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Job, JobRunner, Progress, Task
from exchange_admin.ui.preferences import PrinterSettings
from exchange_admin.ui.printing.printers import Printers
from exchange_admin.ui.printing.spooling import spool


class PrintRun(QObject):
    """One at a time. The pages are spooled aside, so that everything else goes on; then one short step is written."""

    progressed = Signal(Progress)  # papers
    printed = Signal(Changes)
    stopped = Signal()  # somebody stopped it
    refused = Signal(Exception)
    busy_changed = Signal(bool)

    def __init__(self, desk: Desk, printers: Printers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._printers = desk, printers
        self._job: Job | None = None
        self._ids: tuple[str, ...] = ()
        self._who = ""

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def start(self, ids: Sequence[str], printer: str, settings: PrinterSettings, who: str) -> Job:
        """The papers `ids` of the register, as they were issued. Answers with the job, for the status line."""
        printers, chosen = self._printers, tuple(ids)
        self._ids, self._who = chosen, who

        def act(apart: Office, task: Task) -> None:
            # open until the last one is drawn: pictures of designs stand in the file
            opened = map(Pages, apart.certificates.papers(chosen))
            spool(opened, len(chosen), printers.open(printer), settings, task.step)

        job = self._desk.read(act, aside=True)
        job.progressed.connect(self.progressed)
        job.succeeded.connect(self._spooled)
        job.cancelled.connect(self.stopped)
        self._begin(job)
        return job

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _spooled(self, _: object) -> None:
        ids, who = self._ids, self._who

        job = self._desk.write(lambda apart, _: apart.certificates.printed(ids, who))
        job.succeeded.connect(self.printed)
        self._begin(job)

    def _begin(self, job: Job) -> None:
        self._job = job
        job.failed.connect(self.refused)
        job.ended.connect(self._ended)
        job.start()
        self.busy_changed.emit(True)

    def _ended(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self.busy_changed.emit(False)


def print_page(
    page: Callable[[], Pages], printer: str, settings: PrinterSettings, printers: Printers, jobs: JobRunner
) -> Job:
    """One page that is no paper of the register, such as the test page; the caller listens and starts it."""

    def work(task: Task) -> None:
        spool([page()], 1, printers.open(printer), settings, task.step)

    return jobs.aside(work)
