"""Which printer, and in a line how it is set: sides of the sheet, and how far pages are moved; kept for this PC."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.preferences import PrinterSettings
from exchange_admin.ui.printing.printer_dialog import PrinterDialog, set_words
from exchange_admin.ui.printing.printers import PrinterFacts, Printers
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import ElidedLabel, Label, column, row
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import Retranslated


class PrinterChoice(Retranslated, QFrame):
    """`changed` when the printers are known or another one is chosen."""

    changed = Signal()

    def __init__(self, desk: Desk, printers: Printers) -> None:
        super().__init__()
        self._desk, self._printers = desk, printers
        look = desk.look
        self._known: tuple[PrinterFacts, ...] = ()
        self._title = Label(look, 12, MEDIUM, "ink3")
        self.printer = QuietCombo(letters=8)
        self._set = ElidedLabel(look, 12, tone="ink3")
        self.adjust = Button(look, kind="link")
        self.paper = Label(look, 12, tone="amber", wraps=True)
        self._sizes: tuple[str, ...] = ()
        self._lay_out()
        self.printer.activated.connect(self._chosen)
        self.adjust.clicked.connect(self.set_up)
        self.retranslate()

    def refresh(self) -> None:
        """Asks the system again: printers come and go. Aside, because a printer of the network may not answer."""
        printers = self._printers

        def work(task: Task) -> tuple[PrinterFacts, ...]:
            return tuple(printers.known())

        self._desk.jobs.aside(work).start_telling(self._show_known)

    def name(self) -> str:
        """The chosen printer, empty when there is none."""
        return str(self.printer.currentData() or "")

    def settings(self) -> PrinterSettings:
        """On both sides only where the printer turns sheets by itself."""
        kept = self._desk.preferences.printer_settings(self.name())
        return kept if self._facts().two_sided else replace(kept, sides="one")

    def set_up(self) -> None:
        """Sides, and where pages come out on the sheet, with a test page."""
        desk, name = self._desk, self.name()
        dialog = PrinterDialog(desk, self._printers, self._facts(), self.settings(), self.window())
        if desk.ask.show(dialog):
            desk.preferences.keep_printer_settings(name, dialog.settings())
            self._show_chosen()

    def show_papers(self, sizes: Sequence[str]) -> None:
        """What paper the pages ask for; only what is not A4 is said."""
        self._sizes = tuple(sizes)
        self._say_paper()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Printer"))
        self.printer.setAccessibleName(self.tr("Printer"))
        self.adjust.say(self.tr("Adjust…"), self.tr("For pre-printed forms: move the page on this printer"))
        self._show_known(self._known)
        self._say_paper()

    def _show_known(self, known: object) -> None:
        assert isinstance(known, Sequence)
        self._known = tuple(known)
        names = [facts.name for facts in self._known]
        usual = next((facts.name for facts in self._known if facts.usual), "")
        wanted = next((name for name in (self.name(), self._desk.preferences.printer, usual) if name in names), "")
        self.printer.clear()
        for name in names:
            self.printer.addItem(name, name)
        if not names:
            self.printer.addItem(self.tr("No printer on this PC"), "")
        self.printer.setCurrentIndex(max(0, self.printer.findData(wanted)))
        self.printer.setEnabled(bool(names))
        self._show_chosen()

    def _show_chosen(self) -> None:
        settings, name = self.settings(), self.name()
        self._set.setText(set_words(self._desk, self._facts(), settings))
        self._set.setVisible(bool(name))
        self.adjust.setVisible(bool(name))
        self.printer.setToolTip(plain_tip(name))
        self.changed.emit()

    def _say_paper(self) -> None:
        large = "A3" in self._sizes
        mixed = self.tr("Some pages are A3, others A4: both kinds of paper are needed.")
        words = mixed if len(self._sizes) > 1 else self.tr("The pages are A3: A3 paper is needed.")
        self.paper.setText(words if large else "")
        self.paper.setVisible(large)

    def _chosen(self, _: int) -> None:
        self._desk.preferences.printer = self.name()
        self._show_chosen()

    def _facts(self) -> PrinterFacts:
        return next((facts for facts in self._known if facts.name == self.name()), PrinterFacts(""))

    def _lay_out(self) -> None:
        px = self._desk.look.px
        whole = column(self, spacing=px(4))
        below = row(spacing=px(6)).add((self._set, 1), self.adjust)
        whole.add(self._title, self.printer, below, self.paper)
