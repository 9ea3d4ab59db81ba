"""What labels are printed: envelopes or badges, on which sheets, from which label on, and where to."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from exchange_admin.services.labels import LABEL_KINDS, LabelOrder
from exchange_admin.ui.certificates.paper_settings import offered_languages
from exchange_admin.ui.designs.setting_editors import NumberBox
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.languages import SHORT_NAMES
from exchange_admin.ui.printing.printer_choice import PrinterChoice
from exchange_admin.ui.printing.printers import Printers
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, Rule, column, row
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import count


class LabelDialog(QDialog):
    """Accepted when something is to be done; `to_file` says that it is saving."""

    def __init__(self, desk: Desk, printers: Printers, n: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._grids = desk, desk.office.labels.grids
        look = desk.look
        self.to_file = False
        self.kind, self.grid, self.languages = QuietCombo(self), QuietCombo(self), QuietCombo(self)
        self.start = NumberBox(look, 1, 1, decimals=0)
        self.printer = PrinterChoice(desk, printers)
        self.cancel, self.save = Button(look, kind="ghost"), Button(look, "download")
        self.print = Button(look, "printer", "primary")
        self._fill(",".join(desk.office.paper_languages(desk.language)))
        self._lay_out(n)
        self.grid.currentIndexChanged.connect(self._grid_chosen)
        self.printer.changed.connect(self._show_buttons)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self.accept)
        self._grid_chosen()
        self._show_buttons()
        self.printer.refresh()

    def order(self) -> LabelOrder:
        """What is asked for."""
        languages = tuple(str(self.languages.currentData()).split(","))
        return LabelOrder(
            str(self.kind.currentData()), str(self.grid.currentData()), languages, round(self.start.value())
        )

    def _fill(self, usual: str) -> None:
        words = self._desk.words
        for kind in LABEL_KINDS:
            self.kind.addItem(words.say(f"labels.kind.{kind}"), kind)
        decimal = self._desk.look.formats.decimal
        for grid in self._grids:
            facts = {"columns": grid.columns, "rows": grid.rows}
            size = {"width": decimal(f"{grid.width / 10:g}"), "height": decimal(f"{grid.height / 10:g}")}
            self.grid.addItem(words.say("labels.grid_cut" if grid.cut else "labels.grid", {**facts, **size}), grid.id)
        for languages in offered_languages(usual):
            said = words.listed(SHORT_NAMES[code] for code in languages.split(","))
            self.languages.addItem(said, languages)
        self.languages.setCurrentIndex(max(0, self.languages.findData(usual)))

    def _lay_out(self, n: int) -> None:
        px = self._desk.look.px
        self.setWindowTitle(self.tr("Labels and badges"))
        self.setFixedWidth(px(460))
        title = Label(self._desk.look, 15, SEMIBOLD, text=count("LabelDialog", "Labels for %n person", n))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(1, 1)
        parts = (
            (self.tr("What"), self.kind),
            (self.tr("Sheet"), self.grid),
            (self.tr("First free label"), self.start),
            (self.tr("Languages"), self.languages),
        )
        for line, (words, part) in enumerate(parts):
            label = Label(self._desk.look, 13, tone="ink3", text=words)
            part.setAccessibleName(words)
            grid.addWidget(label, line, 0)
            grid.addWidget(part, line, 1)
        self.cancel.say(self.tr("Cancel"))
        self.save.say(self.tr("Save…"))
        self.print.say(self.tr("Print"))
        whole = column(self, (px(20),) * 4, px(14)).add(title, grid, self.printer, Rule())
        buttons = row(spacing=px(8)).add(STRETCH)
        for button in (self.cancel, self.save, self.print):
            button.setAutoDefault(button is self.print)
            buttons.addWidget(button)
        whole.addLayout(buttons)

    def _grid_chosen(self, *_: object) -> None:
        chosen = self._grids[max(0, self.grid.currentIndex())]
        self.start.setRange(1, chosen.per_sheet)

    def _save(self) -> None:
        self.to_file = True
        self.accept()

    def _show_buttons(self) -> None:
        self.print.setEnabled(bool(self.printer.name()))
        self.print.setToolTip("" if self.printer.name() else self.tr("No printer on this PC"))
