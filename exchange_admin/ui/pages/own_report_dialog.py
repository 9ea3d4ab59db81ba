"""Putting a report together: kind of record, columns in their order, filters, a group, sums, and its name."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from exchange_admin.domain.fields import FieldType
from exchange_admin.services.reports.own_reports import LONGEST_NAME, OwnReport, columns_offered, is_added_up
from exchange_admin.services.reports.table_report import RECORD
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.pages.chosen_filters import ChosenFilters
from exchange_admin.ui.widgets.choice_list import ChoiceList
from exchange_admin.ui.widgets.dialogs import AnswerDialog, field_grid
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row
from exchange_admin.ui.widgets.quiet_combo import QuietCombo

_NOT_GROUPED = frozenset({FieldType.MEMO, FieldType.MOMENT, FieldType.MINUTES, FieldType.MONEY, FieldType.DECIMAL})


class OwnReportDialog(AnswerDialog):
    """`saved` is the report, once it was accepted; `kind` is proposed, `before` is the report that is changed."""

    def __init__(self, desk: Desk, parent: QWidget, kind: str = "", before: OwnReport | None = None) -> None:
        super().__init__(desk, parent)
        self.saved: OwnReport | None = None
        self._before, self._proposed = before, kind
        look, px, words = desk.look, desk.look.px, desk.words
        self.name = QLineEdit(self)
        self.name.setMaxLength(LONGEST_NAME)
        self.kind = QuietCombo(self)
        self.kind.offer(sorted((words.kind(kind.name, 2), kind.name) for kind in desk.registry.kinds))
        self.columns, self.totals = ChoiceList(look, moves=True), ChoiceList(look)
        self.group = QuietCombo(self)
        self.filters = ChosenFilters(desk)
        self.setWindowTitle(self.tr("Own report"))
        self.setFixedWidth(px(640))
        self.record.say(self.tr("Save"), "Ctrl+Enter")
        hint = self.tr("Alt+↑ and Alt+↓ move a column. What is grouped or added up becomes a column too.")
        fields = field_grid(
            look,
            (
                (self.tr("Name"), self.name),
                (self.tr("Records"), self.kind),
                (self.tr("Only where"), self.filters),
                (self.tr("Group by"), self.group),
            ),
        )
        lists = row(spacing=px(14))
        for text, choices in ((self.tr("Columns"), self.columns), (self.tr("Add up"), self.totals)):
            choices.setAccessibleName(text)
            lists.add((column(spacing=px(4)).add(Label(look, 12, tone="ink3", text=text), choices, STRETCH), 1))
        column(self, (px(20),) * 4, px(12)).add(
            fields, lists, Label(look, 12, tone="ink3", wraps=True, text=hint), self.reason, self.foot
        )
        self.kind.currentIndexChanged.connect(self._offer)
        self._begin()

    def read(self) -> str:
        made = OwnReport(
            self.name.text(),
            self._kind(),
            tuple(self.columns.ticked()),
            self.filters.filters(),
            str(self.group.currentData() or ""),
            tuple(self.totals.ticked()),
        )
        own = self._desk.office.reports.own
        is_renamed = self._before is None or self._before.name != made.name.strip()
        if is_renamed and own.get(" ".join(made.name.split())):
            return self.tr("There is a report with this name already.")
        self.saved = own.save(made)
        if self._before is not None and is_renamed:
            own.remove(self._before.name)
        return ""

    def _kind(self) -> str:
        return str(self.kind.currentData())

    def _begin(self) -> None:
        before = self._before
        if before is not None:
            self.name.setText(before.name)
        self.kind.choose(before.kind if before else self._proposed)
        self._offer()
        if before is not None:
            offered = [*before.columns, *(one for one in columns_offered(before.kind) if one not in before.columns)]
            self.columns.offer([(one, self._called(one)) for one in offered], before.columns)
            self.totals.offer(self._numbers(), before.totals)
            self.group.choose(before.group)
            self.filters.show_filters(before.filters)
        self.name.setFocus()

    def _offer(self) -> None:
        kind = self._desk.registry[self._kind()]
        offered = columns_offered(kind.name)
        self.columns.offer([(one, self._called(one)) for one in offered], (RECORD,))
        self.totals.offer(self._numbers(), ())
        groups = [(self._called(field.name), field.name) for field in kind.fields if field.type not in _NOT_GROUPED]
        groups = [one for one in groups if one[1] in offered]
        self.group.offer([(self.tr("Nothing"), ""), *sorted(groups)])
        self.group.setCurrentIndex(0)
        self.filters.use(kind)

    def _numbers(self) -> list[tuple[str, str]]:
        fields = self._desk.registry[self._kind()].asked_for.values()
        return [(field.name, self._called(field.name)) for field in fields if is_added_up(field)]

    def _called(self, name: str) -> str:
        words, kind = self._desk.words, self._kind()
        return words.kind(kind) if name == RECORD else words.field(kind, name)
