"""Papers of the register on paper again or in files: printer, sides, position, and what is saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QLayout, QWidget

from exchange_admin.ui.desk import Desk
from exchange_admin.ui.printing.file_choice import FileChoice
from exchange_admin.ui.printing.printer_choice import PrinterChoice
from exchange_admin.ui.printing.printers import Printers
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, Rule, column, row
from exchange_admin.ui.widgets.own_key import ctrl_enter
from exchange_admin.ui.words import count, say


class PaperDialog(QDialog):
    """A printer and what is asked besides. Accepted when something is to be done; `to_files` says that it is saving."""

    def __init__(self, desk: Desk, printers: Printers, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.to_files = False
        self.printer = PrinterChoice(desk, printers)
        self.save, self.print = Button(desk.look, "download"), Button(desk.look, "printer", "primary")
        self.printer.changed.connect(self._show_buttons)
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self.accept)

    def lay_out(self, title: str, verb: str, *parts: QWidget | QLayout) -> None:
        """`verb` prints; `parts` stand above a rule and the buttons."""
        look, px = self._desk.look, self._desk.look.px
        self.setWindowTitle(title)
        cancel = Button(look)
        cancel.say(say("Dialogs", "Cancel"))
        cancel.clicked.connect(self.reject)
        self.save.say(say("PaperDialog", "Save…"))
        self.print.say(verb)
        for button in (cancel, self.save, self.print):
            button.setAutoDefault(False)  # else Enter would press whatever button comes first
        ctrl_enter(self).activated.connect(self._do)
        foot = row(spacing=px(8)).add(STRETCH, cancel, self.save, self.print)
        column(self, (px(20),) * 4, px(14)).add(Label(look, 15, SEMIBOLD, text=title), *parts, Rule(), foot)
        self._show_buttons()
        self.printer.refresh()

    def _do(self) -> None:
        """What Enter does: prints, or saves where there is no printer."""
        (self.print if self.print.isEnabled() else self.save).click()

    def _save(self) -> None:
        self.to_files = True
        self.accept()

    def _show_buttons(self) -> None:
        self.print.setEnabled(bool(self.printer.name()))
        (self.print if self.print.isEnabled() else self.save).setDefault(True)
        self.print.setToolTip("" if self.printer.name() else self.tr("No printer on this PC"))


class PrintDialog(PaperDialog):
    def __init__(self, desk: Desk, printers: Printers, n: int, parent: QWidget, sizes: Sequence[str] = ("A4",)) -> None:
        """`sizes` of paper that the pages ask for."""
        super().__init__(desk, printers, parent)
        self.files = FileChoice(desk)
        self.setWindowTitle(self.tr("Print"))
        self.setFixedWidth(desk.look.px(420))
        title, verb = count("PrintDialog", "Print %n certificate", n), count("PrintDialog", "Print %n", n)
        self.lay_out(title, verb, self.printer, self.files)
        self.printer.show_papers(sizes)
