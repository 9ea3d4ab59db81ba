"""What the pages need that are not shown at the start is loaded in a quiet moment, so that their first showing waits
for nothing."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QTimer

from exchange_admin.services.kinds import HOOKED
from exchange_admin.ui.jobs import JobRunner, Task

AFTER = 1_200  # milliseconds: the window is painted, and the checks of the file have not begun
AGAIN = 200  # milliseconds: the page in front is still being read
MODULES = (
    "exchange_admin.services.records",
    *sorted({*HOOKED.values()}),
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


PAGES = (
    "exchange_admin.ui.widgets.command_palette",
    "exchange_admin.ui.grid.model",
    "exchange_admin.ui.grid.habits",
    "exchange_admin.ui.tables.record_table",
    "exchange_admin.ui.forms.editors",
    "exchange_admin.ui.forms.making",
    "exchange_admin.ui.forms.record_form",
    "exchange_admin.ui.widgets.filter_popup",
    "exchange_admin.ui.pages.list_view",
    "exchange_admin.ui.detail.lines_card",
    "exchange_admin.ui.detail.detail_panel",
    "exchange_admin.ui.pages.list_page",
    "exchange_admin.ui.pages.area_page",
)
"""With Qt: each in a moment of its own between what somebody does, what others need before them."""
BETWEEN = 30  # milliseconds


class Preload(QTimer):
    """Runs once: what has no Qt as a job beside the window, then the pages."""

    def __init__(self, jobs: JobRunner) -> None:
        super().__init__(jobs)
        self._jobs = jobs
        self._pages = [*PAGES]
        self.setSingleShot(True)
        self.timeout.connect(self._begin)
        self.start(AFTER)

    def _begin(self) -> None:
        if self._jobs.is_reading:
            self.start(AGAIN)
            return
        self._jobs.aside(load).start()
        self.timeout.disconnect(self._begin)
        self.timeout.connect(self._load_page)
        self.start(BETWEEN)

    def _load_page(self) -> None:
        if self._jobs.is_reading:
            self.start(AGAIN)
            return
        import_module(self._pages.pop(0))
        if self._pages:
            self.start(BETWEEN)


def load(task: Task) -> None:
    """One module after the other, until somebody asks to stop."""
    for done, name in enumerate(MODULES):
        task.step(done, len(MODULES))
        import_module(name)
