"""What the pages need that are not shown at the start is loaded in a quiet moment, so that their first showing waits
for nothing."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QTimer

from exchange_admin.ui.jobs import JobRunner, Task

AFTER = 1_200  # milliseconds: the window is painted, and the checks of the file have not begun
AGAIN = 200  # milliseconds: the page in front is still being read
MODULES = (
    "exchange_admin.documents.pages",
    "exchange_admin.services.importing",
    "exchange_admin.documents.workbook_reading",
    "exchange_admin.services.certificates",
    "exchange_admin.services.reports",
    "exchange_admin.documents.certificates.participation_v1",
    "exchange_admin.documents.letters.letter_design",
    "exchange_admin.documents.record_papers.designs",
    "exchange_admin.services.certificates.design_catalogue",
    "exchange_admin.services.record_papers.sources",
    "exchange_admin.services.importing.send_back",
    "exchange_admin.services.list_export",
    "pypinyin",
)
"""Without Qt: types of Qt are made in the GUI thread only."""


class Preload(QTimer):
    """Runs once, as a job beside the window."""

    def __init__(self, jobs: JobRunner) -> None:
        super().__init__(jobs)
        self._jobs = jobs
        self.setSingleShot(True)
        self.timeout.connect(self._begin)
        self.start(AFTER)

    def _begin(self) -> None:
        if self._jobs.is_reading:
            self.start(AGAIN)
            return
        self._jobs.aside(load).start()


def load(task: Task) -> None:
    """One module after the other, until somebody asks to stop."""
    for done, name in enumerate(MODULES):
        task.step(done, len(MODULES))
        import_module(name)
