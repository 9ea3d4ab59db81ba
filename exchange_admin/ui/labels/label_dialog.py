"""What labels are printed: envelopes or badges, on which sheets, from which label on, and where to."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exchange_admin.services.labels import LABEL_KINDS, LabelOrder
from exchange_admin.ui.certificates.paper_settings import offered_languages
from exchange_admin.ui.designs.setting_editors import NumberBox
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.languages import SHORT_NAMES
from exchange_admin.ui.printing.print_dialog import PaperDialog
from exchange_admin.ui.printing.printers import Printers
from exchange_admin.ui.widgets.dialogs import field_grid
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import count


class LabelDialog(PaperDialog):
    def __init__(self, desk: Desk, printers: Printers, n: int, parent: QWidget) -> None:
        super().__init__(desk, printers, parent)
        self._grids = desk.office.labels.grids
        look = desk.look
        self.kind, self.grid, self.languages = QuietCombo(), QuietCombo(), QuietCombo()
        self.start = NumberBox(look, 1, 1, decimals=0)
        self._fill(",".join(desk.office.paper_languages(desk.language)))
        self.setWindowTitle(self.tr("Labels and badges"))
        self.setFixedWidth(look.px(460))
        named = (
            (self.tr("What"), self.kind),
            (self.tr("Sheet"), self.grid),
            (self.tr("First free label"), self.start),
            (self.tr("Languages"), self.languages),
        )
        title = count("LabelDialog", "Labels for %n person", n)
        self.lay_out(title, self.tr("Print"), field_grid(look, named), self.printer)
        self.grid.currentIndexChanged.connect(self._grid_chosen)
        self._grid_chosen()

    def order(self) -> LabelOrder:
        """What is asked for."""
        languages = tuple(str(self.languages.currentData()).split(","))
        return LabelOrder(
            str(self.kind.currentData()), str(self.grid.currentData()), languages, round(self.start.value())
        )

    def _fill(self, usual: str) -> None:
        words = self._desk.words
        self.kind.offer((words.say(f"labels.kind.{kind}"), kind) for kind in LABEL_KINDS)
        decimal = self._desk.look.formats.decimal
        for grid in self._grids:
            facts = {"columns": grid.columns, "rows": grid.rows}
            size = {"width": decimal(f"{grid.width / 10:g}"), "height": decimal(f"{grid.height / 10:g}")}
            self.grid.addItem(words.say("labels.grid_cut" if grid.cut else "labels.grid", {**facts, **size}), grid.id)
        for languages in offered_languages(usual):
            said = words.listed(SHORT_NAMES[code] for code in languages.split(","))
            self.languages.addItem(said, languages)
        self.languages.choose(usual)

    def _grid_chosen(self, *_: object) -> None:
        chosen = self._grids[max(0, self.grid.currentIndex())]
        self.start.setRange(1, chosen.per_sheet)
