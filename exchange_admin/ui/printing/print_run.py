"""Papers of the register on their way to a printer, and noted as printed when all of them are there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from exchange_admin.domain.changes import Changes
from exchange_admin.ui.certificates.certificate_desk import CertificateDesk, PaperPages
from exchange_admin.ui.jobs import Job, JobRunner, Progress, Task
from exchange_admin.ui.preferences import PrinterSettings
from exchange_admin.ui.printing.spooling import spool


class PrintRun(QObject):
    """One at a time. The pages are spooled aside, so that everything else goes on; then one short step is written."""

    progressed = Signal(Progress)  # papers
    printed = Signal(Changes)
    stopped = Signal()  # somebody stopped it
    refused = Signal(Exception)
    busy_changed = Signal(bool)

    def __init__(self, papers: CertificateDesk, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._papers, self._jobs = papers, jobs
        self._job: Job | None = None
        self._ids: tuple[str, ...] = ()
        self._who = ""

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def start(self, ids: Sequence[str], printer: str, settings: PrinterSettings, who: str) -> Job:
        """The papers `ids` of the register, as they were issued. Answers with the job, for the status line."""
        papers, chosen = self._papers, tuple(ids)
        self._ids, self._who = chosen, who

        def work(task: Task) -> None:
            with papers.tools(False) as tools:  # until the last one is drawn: pictures of designs stand in the file
                opened = map(papers.pages, tools.certificates.papers(chosen))
                spool(opened, len(chosen), papers.printers.open(printer), settings, task.step)

        job = self._jobs.aside(work)
        job.progressed.connect(self.progressed)
        job.succeeded.connect(self._spooled)
        job.cancelled.connect(self.stopped)
        self._begin(job)
        return job

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _spooled(self, _: object) -> None:
        papers, ids, who = self._papers, self._ids, self._who

        def work(task: Task) -> Changes:
            with papers.tools(True) as tools:
                return tools.certificates.printed(ids, who)

        job = self._jobs.write(work)
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
    page: Callable[[], PaperPages], printer: str, settings: PrinterSettings, papers: CertificateDesk, jobs: JobRunner
) -> Job:
    """One page that is no paper of the register, such as the test page; the caller listens and starts it."""

    def work(task: Task) -> None:
        spool([page()], 1, papers.printers.open(printer), settings, task.step)

    return jobs.aside(work)
