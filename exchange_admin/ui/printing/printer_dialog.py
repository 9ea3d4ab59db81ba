"""How one printer is set: sides of the sheet, and how far pages are moved on it, measured on a test page."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from exchange_admin.services.paper_pages import Pages
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.preferences import FARTHEST, PrinterSettings
from exchange_admin.ui.printing.print_run import print_page
from exchange_admin.ui.printing.printers import PrinterFacts, Printers
from exchange_admin.ui.widgets.decimal_box import DecimalBox
from exchange_admin.ui.widgets.dialogs import DialogButtons, field_grid
from exchange_admin.ui.widgets.labels import Label, column
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import say

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
        for sides in SIDES:
            self.sides.addItem(desk.words.say(f"printing.sides.{sides}"), sides)
        self.sides.setCurrentIndex(self.sides.findData(settings.sides))
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
        self._say(self.tr("The test page is being sent…"), "ink3")
        print_page(page, printer, settings, self._printers, desk.jobs).start_telling(self._sent, self._refused)

    def _sent(self, _: object) -> None:
        self.try_out.setEnabled(True)
        self._say(self.tr("The test page was sent to the printer. Measure it and correct the distances."), "green")

    def _refused(self, error: Exception) -> None:
        self.try_out.setEnabled(True)
        self._say(self._desk.reason(error), "red")

    def _say(self, text: str, tone: str) -> None:
        self.said.retone(tone)
        self.said.setText(text)

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
