"""What a report is to be about: period, partner and filters, as on the command line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.fields import Field, FieldType
from exchange_admin.services.reports.asked import Asked
from exchange_admin.services.reports.offered import Period, ReportShape
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.editors import DayEditor
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.forms.reference_editor import ReferenceEditor
from exchange_admin.ui.pages.chosen_filters import ChosenFilters
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.dialogs import grid_layout
from exchange_admin.ui.widgets.labels import STRETCH, Label, row
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import Retranslated

_BY_DAYS = "days"
_YEAR, _TERM = "year:", "term:"


class ReportNarrowing(Retranslated, QWidget):
    """Offers what the report can be narrowed by and nothing else."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look, tools = desk.look, form_tools(desk)
        self._shape: ReportShape | None = None
        self.period = QuietCombo()
        self.days = tuple(DayEditor(Field(name=name, type=FieldType.DATE), tools, self) for name in ("since", "until"))
        institution = Field(name="partner", type=FieldType.REFERENCE, refers="institution")
        self.partner = ReferenceEditor(institution, tools, self, makes=False)
        self.filters = ChosenFilters(desk)
        self._labels = [Label(look, 12, MEDIUM, "ink3") for _ in range(3)]
        self._until = Label(look, 12, tone="ink3")
        self._lay_out()
        self.period.activated.connect(self._period_chosen)
        for editor in (*self.days, self.partner):
            editor.changed.connect(self.changed)
            editor.left.connect(self.changed)
        self.filters.changed.connect(self.changed)
        self.retranslate()

    def asked(self) -> Asked:
        """Raises RuleBroken where a day or a partner cannot be read; what is not offered is not asked for."""
        shape, period = self._shape, str(self.period.currentData() or "")
        days = ("", "")
        if period == _BY_DAYS:
            since, until = (str(editor.value() or "") for editor in self.days)
            days = (since, until)
        partner = self.partner.value() if shape and shape.by_partner else None
        return Asked(
            period.removeprefix(_YEAR) if period.startswith(_YEAR) else "",
            period.removeprefix(_TERM) if period.startswith(_TERM) else "",
            days,
            str(partner or ""),
            self.filters.filters(),
        )

    def use(self, shape: ReportShape) -> None:
        """Filters stay while the next report is about the same kind of record."""
        self._shape = shape
        self.filters.use(self._desk.registry[shape.kind] if shape.kind else None)
        for part in (self._labels[1], self.partner.widget):
            part.setVisible(shape.by_partner)
        for part in (self._labels[2], self.filters):
            part.setVisible(bool(shape.kind))
        self.offer_periods()

    def offer_periods(self) -> None:
        """Academic years, each with its terms, and days."""
        reports, language = self._desk.office.reports, self._desk.language
        terms = reports.terms()
        called = self._desk.lists.labels("term", [id for id, _ in terms], language)
        offered = [(self.tr("All records"), "")]
        if self._shape is None or self._shape.by_days:
            offered.append((self.tr("From day to day"), _BY_DAYS))
        for year in reports.years() if self._shape is None or self._shape.period is not Period.NONE else ():
            offered.append((year, f"{_YEAR}{year}"))
            offered += [(f"    {called[id]}", f"{_TERM}{id}") for id, of in terms if of == year and id in called]
        self.period.offer(offered)
        self._show_days()

    def retranslate(self) -> None:
        for label, text in zip(
            self._labels, (self.tr("Period"), self.tr("Partner"), self.tr("Only where")), strict=True
        ):
            label.setText(text)
        self._until.setText(self.tr("until"))
        self.period.setAccessibleName(self.tr("Period"))
        self.partner.widget.setAccessibleName(self.tr("Partner"))
        self.partner.line.setPlaceholderText(self.tr("Any partner"))
        for editor, name in zip(self.days, (self.tr("First day"), self.tr("Last day")), strict=True):
            editor.widget.setAccessibleName(name)
            editor.line.setPlaceholderText(name)
        self.offer_periods()

    def _period_chosen(self) -> None:
        self._show_days()
        if self._by_days():
            self.days[0].widget.setFocus()
        self.changed.emit()

    def _by_days(self) -> bool:
        return str(self.period.currentData() or "") == _BY_DAYS

    def _show_days(self) -> None:
        for part in (*(editor.widget for editor in self.days), self._until):
            part.setVisible(self._by_days())

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.period.setMinimumWidth(px(220))
        days = row(spacing=px(8))
        for part in (self.days[0].widget, self._until, self.days[1].widget):
            days.addWidget(part)
        for editor in self.days:
            editor.widget.setFixedWidth(px(130))
        self.partner.widget.setMinimumWidth(px(320))
        grid = grid_layout(self._desk.look, (14, 10), parent=self)
        lines = (
            row(spacing=px(10)).add(self.period, days, STRETCH),
            row().add(self.partner.widget, STRETCH),
            row().add(self.filters, STRETCH),
        )
        for place, (label, line) in enumerate(zip(self._labels, lines, strict=True)):
            label.setMinimumHeight(px(30))
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(line, place, 1)
        grid.setColumnStretch(1, 1)
