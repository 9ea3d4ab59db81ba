"""Sheets that stand in no register, such as a matrix or a list of papers: on a printer, or as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from exchange_admin.domain.rules.kept_files import name_of_title
from exchange_admin.services.paper_pages import Pages, write_bytes
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.printing.print_dialog import PaperDialog
from exchange_admin.ui.printing.print_run import print_page
from exchange_admin.ui.printing.printers import SystemPrinters
from exchange_admin.ui.saving import FileSaver
from exchange_admin.ui.words import say


@dataclass(frozen=True, slots=True)
class Sheets:
    """`heading` asks for the printer, `doing` stands in the status line meanwhile, `file` is the name that is proposed,
    without its ending. `draw` makes the PDF in a job."""

    heading: str
    doing: str
    file: str
    draw: Callable[[], bytes]


def print_sheets(desk: Desk, sheets: Sheets, saver: FileSaver, parent: QWidget) -> None:
    """Asks for printer or file."""
    printers = SystemPrinters()
    dialog = PaperDialog(desk, printers, parent.window())
    dialog.setWindowTitle(say("PrintDialog", "Print"))
    dialog.setFixedWidth(desk.look.px(420))
    dialog.lay_out(sheets.heading, say("PrintDialog", "Print"), dialog.printer)
    accepted = desk.ask.show(dialog)
    printer, settings = dialog.printer.name(), dialog.printer.settings()
    if not accepted:
        return
    if dialog.to_files:
        title = say("PaperDialog", "Save as PDF")
        saver.save(
            title, name_of_title(f"{sheets.file}.pdf"), "PDF (*.pdf)", lambda path: write_bytes(path, sheets.draw())
        )
        return
    job = print_page(lambda: Pages(sheets.draw()), printer, settings, printers, desk.jobs)
    job.failed.connect(desk.say_reason)
    desk.notices.watch(job, sheets.doing)
    job.start()
