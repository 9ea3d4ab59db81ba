"""The command that prints envelope labels and badges for the people of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_admin.app.list_commands import ListCommands
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Job, Task
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.pages.in_front import list_in_front
from exchange_admin.ui.saving import ask_target

if TYPE_CHECKING:
    from exchange_admin.services.certificates.selection import Selection


class LabelCommands(ListCommands):
    """What it needs is loaded when somebody asks for labels."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(desk, window)
        desk.actions.bind("records.labels", self.ask)

    def ask(self) -> None:
        """For the people, stays or enrolments that are ticked, else for the one on screen."""
        from exchange_admin.services.paper_pages import Pages
        from exchange_admin.ui.labels.label_dialog import LabelDialog
        from exchange_admin.ui.printing.print_run import print_page
        from exchange_admin.ui.printing.printers import SystemPrinters

        page = list_in_front(self._window)
        if page is None or not (ids := page.chosen_ids()):
            return
        printers = SystemPrinters()
        dialog = LabelDialog(self._desk, printers, len(ids), self._window)
        accepted = self._desk.ask.show(dialog)
        order, printer, settings = dialog.order(), dialog.printer.name(), dialog.printer.settings()
        if not accepted:
            return
        office, chosen = self._office, _selection(page.kind, ids)

        def draw() -> bytes:
            with office.beside(writing=False) as apart:
                return apart.labels.pdf(chosen, order)[0]

        if dialog.to_files:
            self._save(draw, self._desk.words.say(f"labels.kind.{order.kind}"))
        else:
            job = print_page(lambda: Pages(draw()), printer, settings, printers, self._desk.jobs)
            self._run(job, self.tr("Printing labels"))

    def _save(self, draw: Callable[[], bytes], title: str) -> None:
        path = ask_target(self._desk, title, f"{title}.pdf", "PDF (*.pdf)")
        if path is not None:
            from exchange_admin.services.paper_pages import write_bytes

            def work(task: Task) -> Path:
                write_bytes(path, draw())
                return path

            job = self._desk.jobs.aside(work)
            job.succeeded.connect(self._desk.notices.say_saved)
            self._run(job, self.tr("Writing labels"))

    def _run(self, job: Job, words: str) -> None:
        job.failed.connect(self._desk.say_reason)
        self._desk.notices.watch(job, words)
        job.start()


def _selection(kind: str, ids: Sequence[str]) -> Selection:
    """People, stays or enrolments."""
    from exchange_admin.services.certificates.selection import Selection

    match kind:
        case "mobility":
            return Selection(mobilities=tuple(ids))
        case "language_enrolment":
            return Selection(enrolments=tuple(ids))
    return Selection(people=tuple(ids))
