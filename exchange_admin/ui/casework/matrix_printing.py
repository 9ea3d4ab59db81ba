"""A matrix on a printer, or as a PDF."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exchange_admin.services.casework.matrix import Matrix
from exchange_admin.services.casework.matrix_papers import matrix_title
from exchange_admin.services.paper_pages import Pages
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.printing.print_dialog import PaperDialog
from exchange_admin.ui.printing.print_run import print_page
from exchange_admin.ui.printing.printers import Printers, SystemPrinters
from exchange_admin.ui.saving import FileSaver
from exchange_admin.ui.words import say


class MatrixDialog(PaperDialog):
    """A4 across, one page where it has room on one."""

    def __init__(self, desk: Desk, printers: Printers, parent: QWidget) -> None:
        super().__init__(desk, printers, parent)
        self.lay_out(self.tr("Print the matrix on A4 across"), self.tr("Print"), self.printer)


def print_matrix(desk: Desk, matrix: Matrix, saver: FileSaver, parent: QWidget) -> None:
    """Asks for printer or file."""
    printers = SystemPrinters()
    dialog = MatrixDialog(desk, printers, parent.window())
    accepted = desk.ask.show(dialog)
    printer, settings = dialog.printer.name(), dialog.printer.settings()
    if not accepted:
        return
    papers, language = desk.office.matrix_papers, desk.language
    if dialog.to_files:
        name = f"{matrix_title(matrix, desk.words)}.pdf"
        title = say("MatrixDialog", "Save as PDF")
        saver.save(title, name, "PDF (*.pdf)", lambda path: papers.write_pdf(matrix, language, path))
        return
    job = print_page(lambda: Pages(papers.pdf(matrix, language)), printer, settings, printers, desk.jobs)
    job.failed.connect(desk.say_reason)
    desk.notices.watch(job, say("MatrixDialog", "Printing the matrix"))
    job.start()
