"""Papers of the register on paper again or in files: printer, sides, position, and what is saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from exchange_admin.ui.desk import Desk
from exchange_admin.ui.printing.file_choice import FileChoice
from exchange_admin.ui.printing.printer_choice import PrinterChoice
from exchange_admin.ui.printing.printers import Printers
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, Rule, column, row
from exchange_admin.ui.words import count


class PrintDialog(QDialog):
    """Accepted when something is to be done; `to_files` says that it is saving."""

    def __init__(self, desk: Desk, printers: Printers, n: int, parent: QWidget, sizes: Sequence[str] = ("A4",)) -> None:
        """`sizes` of paper that the pages ask for."""
        super().__init__(parent)
        look = desk.look
        px = look.px
        self.to_files = False
        self.printer, self.files = PrinterChoice(desk, printers), FileChoice(desk)
        self.cancel, self.save = Button(look, kind="ghost"), Button(look, "download")
        self.print = Button(look, "printer", "primary")
        self.setWindowTitle(self.tr("Print"))
        self.setFixedWidth(px(420))
        title = Label(look, 15, SEMIBOLD, text=count("PrintDialog", "Print %n certificate", n))
        self.cancel.say(self.tr("Cancel"))
        self.save.say(self.tr("Save…"))
        self.print.say(count("PrintDialog", "Print %n", n))
        whole = column(self, (px(20),) * 4, px(14)).add(title, self.printer, self.files, Rule())
        buttons = row(spacing=px(8)).add(STRETCH)
        for button in (self.cancel, self.save, self.print):
            button.setAutoDefault(button is self.print)
            buttons.addWidget(button)
        whole.addLayout(buttons)
        self.printer.changed.connect(self._show_buttons)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self.accept)
        self._show_buttons()
        self.printer.show_papers(sizes)
        self.printer.refresh()

    def _save(self) -> None:
        self.to_files = True
        self.accept()

    def _show_buttons(self) -> None:
        self.print.setEnabled(bool(self.printer.name()))
        self.print.setToolTip("" if self.printer.name() else self.tr("No printer on this PC"))
