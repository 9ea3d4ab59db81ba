"""The list of papers of a stay on a printer, or as a PDF."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exchange_admin.domain.rules.kept_files import safe_name
from exchange_admin.domain.steps import Record
from exchange_admin.services.paper_pages import Pages, write_bytes
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.printing.print_dialog import PaperDialog
from exchange_admin.ui.printing.print_run import print_page
from exchange_admin.ui.printing.printers import Printers, SystemPrinters
from exchange_admin.ui.saving import FileSaver
from exchange_admin.ui.words import say


class PaperListDialog(PaperDialog):
    """A4 upright."""

    def __init__(self, desk: Desk, printers: Printers, parent: QWidget) -> None:
        super().__init__(desk, printers, parent)
        self.lay_out(self.tr("Print the list of papers"), self.tr("Print"), self.printer)


def print_paper_list(desk: Desk, stay: Record, saver: FileSaver, parent: QWidget) -> None:
    """Asks for printer or file."""
    printers = SystemPrinters()
    dialog = PaperListDialog(desk, printers, parent.window())
    accepted = desk.ask.show(dialog)
    printer, settings = dialog.printer.name(), dialog.printer.settings()
    if not accepted:
        return
    papers, language, id = desk.office.paper_lists, desk.language, stay.id
    # made at once: it reads the office, and a job must not do that over the connection of the window
    if (made := desk.attempt(lambda: papers.pdf(id, language))) is None:
        return
    if dialog.to_files:
        name = safe_name(f"{papers.title(stay, language)}.pdf")
        saver.save(say("PaperListDialog", "Save as PDF"), name, "PDF (*.pdf)", lambda path: write_bytes(path, made))
        return
    job = print_page(lambda: Pages(made), printer, settings, printers, desk.jobs)
    job.failed.connect(desk.say_reason)
    desk.notices.watch(job, say("PaperListDialog", "Printing the list of papers"))
    job.start()
