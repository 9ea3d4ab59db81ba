"""Which printer, and how it is set: sides of the sheet, how far pages are moved by a test page; kept for this PC."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QWidget

from exchange_admin.services.paper_pages import Pages
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.preferences import FARTHEST, PrinterSettings
from exchange_admin.ui.printing.print_run import print_page
from exchange_admin.ui.printing.printers import PrinterFacts, Printers
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.decimal_box import DecimalBox
from exchange_admin.ui.widgets.dialogs import DialogButtons, field_grid
from exchange_admin.ui.widgets.labels import ElidedLabel, Label, column, row
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import Retranslated, say

SIDES = ("one", "long", "short")


class PrinterDialog(QDialog):
    """`settings` are what was typed and chosen; sides are asked about only where the printer turns sheets."""

    def __init__(
        self, desk: Desk, printers: Printers, printer: PrinterFacts, settings: PrinterSettings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._printers, self._printer = desk, printers, printer
        self.right_mm, self.down_mm = _millimetres(settings.right), _millimetres(settings.down)
        self.sides = QuietCombo()
        self.sides.offer((desk.words.say(f"printing.sides.{sides}"), sides) for sides in SIDES)
        self.sides.choose(settings.sides)
        self.said = Label(desk.look, 12, tone="ink3", wraps=True)
        self._lay_out()
        self.try_out.clicked.connect(self.print_test_page)

    def settings(self) -> PrinterSettings:
        right, down = (round(field.value() * 10) for field in (self.right_mm, self.down_mm))
        return PrinterSettings(right, down, str(self.sides.currentData()))

    def print_test_page(self) -> None:
        """With the distances on screen."""
        desk, printer = self._desk, self._printer.name
        settings = replace(self.settings(), sides="one")
        language = desk.language

        def page() -> Pages:
            return Pages(desk.office.program.calibration_page(language, printer, settings.right, settings.down))

        self.try_out.setEnabled(False)
        self.said.say(self.tr("The test page is being sent…"), "ink3")
        print_page(page, printer, settings, self._printers, desk.jobs).start_telling(self._sent, self._refused)

    def _sent(self, _: object) -> None:
        self.try_out.setEnabled(True)
        self.said.say(self.tr("The test page was sent to the printer. Measure it and correct the distances."), "green")

    def _refused(self, error: Exception) -> None:
        self.try_out.setEnabled(True)
        self.said.say(self._desk.reason(error), "red")

    def _lay_out(self) -> None:
        look = self._desk.look
        px = look.px
        self.setWindowTitle(self.tr("Printer settings"))
        self.setFixedWidth(px(480))
        words = self.tr(
            "Printers shift pages by a millimetre or two. Print the test page, measure, type the difference."
        )
        about = Label(look, 13, wraps=True, text=words)
        name = Label(look, 12, tone="ink3", wraps=True, text=self._printer.name)
        fields: tuple[tuple[str, QWidget], ...] = (
            (self.tr("To the right, mm"), self.right_mm),
            (self.tr("Down, mm"), self.down_mm),
            (self.tr("Sides"), self.sides),
        )
        grid = field_grid(look, fields if self._printer.two_sided else fields[:2])
        grid.setColumnStretch(1, 0)
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(0, px(130))
        for field in (self.right_mm, self.down_mm):
            field.setFixedWidth(px(110))
            field.lineEdit().setTextMargins(px(7), 0, 0, 0)
        buttons = DialogButtons(self, self.tr("Keep"))
        self.try_out = buttons.addButton(self.tr("Print test page"), QDialogButtonBox.ButtonRole.ActionRole)
        column(self, (px(20),) * 4, px(12)).add(about, name, grid, self.said, buttons)


def set_words(desk: Desk, printer: PrinterFacts, settings: PrinterSettings) -> str:
    """How a printer is set, in a few words."""
    if not settings.right and not settings.down:
        moved = say("PrinterDialog", "pages as drawn")
    else:
        moved = say("PrinterDialog", "moved {right} mm right, {down} mm down")
    decimal = desk.look.formats.decimal
    for name, tenths in (("{right}", settings.right), ("{down}", settings.down)):
        moved = moved.replace(name, decimal(f"{tenths / 10:.1f}").replace("-", "−"))
    return f"{moved} · {desk.words.say(f'printing.sides.{settings.sides}')}" if printer.two_sided else moved


def _millimetres(tenths: int) -> DecimalBox:
    field = DecimalBox(-FARTHEST / 10, FARTHEST / 10, step=0.1)
    field.setValue(tenths / 10)
    return field


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
        self.printer.offer([(name, name) for name in names] or [(self.tr("No printer on this PC"), "")])
        self.printer.choose(wanted)
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
        self.paper.say(words if large else "")

    def _chosen(self, _: int) -> None:
        self._desk.preferences.printer = self.name()
        self._show_chosen()

    def _facts(self) -> PrinterFacts:
        return next((facts for facts in self._known if facts.name == self.name()), PrinterFacts(""))

    def _lay_out(self) -> None:
        px = self._desk.look.px
        below = row(spacing=px(6)).add((self._set, 1), self.adjust)
        column(self, spacing=px(4)).add(self._title, self.printer, below, self.paper)
