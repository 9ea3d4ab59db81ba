"""What a report is to be about: period, partner and filters, as on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.fields import Field, FieldType, Kind
from exchange_admin.domain.queries import Filter
from exchange_admin.services.reports.asked import Asked
from exchange_admin.services.reports.offered import ReportShape
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.editors import DayEditor
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.forms.reference_editor import ReferenceEditor
from exchange_admin.ui.pages.list_choices import ListChoices
from exchange_admin.ui.pages.list_state import ListState, chips
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.buttons import ListButton
from exchange_admin.ui.widgets.dialogs import grid_layout
from exchange_admin.ui.widgets.filter_bar import FilterChip
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row, take_away
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
        self._choices: ListChoices | None = None
        self._state = ListState()
        self._chips: list[FilterChip] = []
        self.period = QuietCombo()
        self.days = tuple(DayEditor(Field(name=name, type=FieldType.DATE), tools, self) for name in ("since", "until"))
        institution = Field(name="partner", type=FieldType.REFERENCE, refers="institution")
        self.partner = ReferenceEditor(institution, tools, self, makes=False)
        self.add = ListButton(look, "list-filter", "ghost")
        self._labels = [Label(look, 12, MEDIUM, "ink3") for _ in range(3)]
        self._until = Label(look, 12, tone="ink3")
        self._lay_out()
        self.period.activated.connect(self._period_chosen)
        for editor in (*self.days, self.partner):
            editor.changed.connect(self.changed)
            editor.left.connect(self.changed)
        self.add.clicked.connect(self._offer_fields)
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
            tuple(one for some in self._state.chosen.values() for one in some),
        )

    def use(self, shape: ReportShape) -> None:
        """Filters stay while the next report is about the same kind of record."""
        before, self._shape = self._shape, shape
        if before is None or before.kind != shape.kind:
            self._state = ListState()
            if self._choices is not None:
                self._choices.deleteLater()
            self._choices = None
            if kind := self._kind():
                self._choices = ListChoices(self._desk, kind, self._filters_of, self)
                self._choices.filtered.connect(self._filtered)
        for part in (self._labels[1], self.partner.widget):
            part.setVisible(shape.by_partner)
        for part in (self._labels[2], self.add):
            part.setVisible(bool(shape.kind))
        self.offer_periods()
        self._show_chips()

    def offer_periods(self) -> None:
        """Academic years, each with its terms, and days."""
        reports, language = self._desk.office.reports, self._desk.language
        terms = reports.terms()
        called = self._desk.lists.labels("term", [id for id, _ in terms], language)
        offered = [(self.tr("All records"), "")]
        if self._shape is None or self._shape.by_days:
            offered.append((self.tr("From day to day"), _BY_DAYS))
        for year in reports.years():
            offered.append((year, f"{_YEAR}{year}"))
            offered += [(f"    {called[id]}", f"{_TERM}{id}") for id, of in terms if of == year and id in called]
        self.period.offer(offered)
        self._show_days()

    def chips(self) -> Sequence[FilterChip]:
        return self._chips

    def filter_by(self, name: str, filters: tuple[Filter, ...]) -> None:
        """Instead of what was asked of the field before; none take the filter away."""
        self._state = self._state.with_filters(name, filters)
        self._show_chips()
        self.changed.emit()

    def retranslate(self) -> None:
        for label, text in zip(
            self._labels, (self.tr("Period"), self.tr("Partner"), self.tr("Only where")), strict=True
        ):
            label.setText(text)
        self._until.setText(self.tr("until"))
        self.add.say(self.tr("Add filter"))
        self.period.setAccessibleName(self.tr("Period"))
        self.partner.widget.setAccessibleName(self.tr("Partner"))
        self.partner.line.setPlaceholderText(self.tr("Any partner"))
        for editor, name in zip(self.days, (self.tr("First day"), self.tr("Last day")), strict=True):
            editor.widget.setAccessibleName(name)
            editor.line.setPlaceholderText(name)
        self.offer_periods()
        self._show_chips()

    def _kind(self) -> Kind | None:
        return self._desk.registry[self._shape.kind] if self._shape and self._shape.kind else None

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

    def _filters_of(self, name: str) -> tuple[Filter, ...]:
        return self._state.chosen.get(name, ())

    def _filtered(self, name: str, filters: tuple[Filter, ...]) -> None:
        self.filter_by(name, filters)

    def _offer_fields(self) -> None:
        if self._choices is not None:
            self._choices.offer_fields(_below(self.add))

    def _show_chips(self) -> None:
        """The keyboard goes on to the next chip, or to where one is added."""
        focus = self.window().focusWidget()
        at = next((n for n, one in enumerate(self._chips) if focus in (one, one.cross)), -1)
        take_away(self._chips, self._filters)
        kind = self._kind()
        self._chips = [FilterChip(self._desk.look, one) for one in chips(self._state, kind, self._desk)] if kind else []
        for chip in self._chips:
            chip.clicked.connect(self._chip_pressed)
            chip.removed.connect(self._chip_crossed)
        for place, chip in enumerate(self._chips):
            self._filters.insertWidget(place, chip, 0, Qt.AlignmentFlag.AlignLeft)
        if at >= 0:
            (self._chips[min(at, len(self._chips) - 1)] if self._chips else self.add).setFocus()

    def _chip_pressed(self) -> None:
        chip = self.sender()
        assert isinstance(chip, FilterChip)
        if self._choices is not None:
            self._choices.offer_values([*self._state.chosen][chip.chip.id], _below(chip))

    def _chip_crossed(self) -> None:
        chip = self.sender()
        assert isinstance(chip, FilterChip)
        self.filter_by([*self._state.chosen][chip.chip.id], ())

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.period.setMinimumWidth(px(220))
        days = row(spacing=px(8))
        for part in (self.days[0].widget, self._until, self.days[1].widget):
            days.addWidget(part)
        for editor in self.days:
            editor.widget.setFixedWidth(px(130))
        self.partner.widget.setMinimumWidth(px(320))
        self._filters = column(spacing=px(6)).add((self.add, Qt.AlignmentFlag.AlignLeft))
        grid = grid_layout(self._desk.look, (14, 10), parent=self)
        lines = (
            row(spacing=px(10)).add(self.period, days, STRETCH),
            row().add(self.partner.widget, STRETCH),
            self._filters,
        )
        for place, (label, line) in enumerate(zip(self._labels, lines, strict=True)):
            label.setMinimumHeight(px(30))
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(line, place, 1)
        grid.setColumnStretch(1, 1)


def _below(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(QPoint(0, widget.height() + 2))
