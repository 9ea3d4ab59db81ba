"""Which columns the list of tasks shows, how wide, and what it is ordered by; kept for the next time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from exchange_admin.domain.queries import Order
from exchange_admin.services.casework.task_list import TaskOrder
from exchange_admin.services.casework.task_table import TASK_COLUMNS
from exchange_admin.ui.casework.task_choices import TaskChoices
from exchange_admin.ui.casework.task_table import TaskTable
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.models.lazy_table import LazyTable
from exchange_admin.ui.pages.panel_place import PanelPlace
from exchange_admin.ui.preferences import ListLayout
from exchange_admin.ui.widgets.filter_bar import FilterBar

LAYOUT = "task_list"
ON_THE_PANEL = frozenset({"asked_day", "by_whom"})
"""Columns of what stands there too."""


class TaskColumns(QObject):
    """The popups and the heads of columns change them. `ordered` asks for the rows anew; `shown`: other columns stand
    there."""

    ordered = Signal()
    shown = Signal()

    def __init__(
        self, desk: Desk, table: TaskTable, model: LazyTable, bar: FilterBar, choices: TaskChoices, place: PanelPlace
    ) -> None:
        super().__init__(table)
        self._desk, self._table, self._model = desk, table, model
        self._bar, self._choices, self._place = bar, choices, place
        self.order = Order(TaskOrder.ACT_BY)
        self.is_said = True  # over rows; in the month there is no order
        self._use_layout(desk.preferences.layout(LAYOUT))
        bar.order_wanted.connect(self._offer_order)
        bar.columns_wanted.connect(self._offer)
        choices.ordered.connect(self.order_by)
        choices.columns_chosen.connect(self.choose)
        table.header.sortIndicatorChanged.connect(self._head_pressed)
        table.header.columns_wanted.connect(self._offer)
        table.layout_changed.connect(self._layout_changed)

    def choose(self, keys: tuple[str, ...]) -> None:
        self._keys = keys
        self.show()
        self._keep()

    def show(self) -> None:
        """Beside the panel there is no room for what it says too."""
        beside = self._place.beside
        self._model.show_columns([key for key in self._keys if not (beside and key in ON_THE_PANEL)])
        self._table.fit_columns()
        self.shown.emit()
        self.say_order()

    def order_by(self, field: str) -> None:
        """Chosen again it turns round."""
        turned = self.order.field == field and not self.order.descending
        self._use_order(Order(field, turned))

    def order_by_day(self) -> None:
        """For pages that lead here, until somebody orders otherwise; they read the list themselves."""
        self.order = Order(TaskOrder.ACT_BY)
        self.say_order()

    def say_order(self) -> None:
        key = self._order_key()
        self._bar.say_order(self._title(key) if self.is_said else "")
        header = self._table.header
        header.blockSignals(True)
        down = Qt.SortOrder.DescendingOrder if self.order.descending else Qt.SortOrder.AscendingOrder
        section = self._model.section_of(key)
        header.setSortIndicatorShown(section > 0)
        if section > 0:
            header.setSortIndicator(section, down)
        header.blockSignals(False)
        header.viewport().update()

    def order_words(self) -> str:
        """For a file."""
        title = self._title(self._order_key())
        return f"{title} ↓" if self.order.descending else title

    def _use_order(self, order: Order) -> None:
        self.order = order
        self.say_order()
        self._keep()
        self.ordered.emit()

    def _order_key(self) -> str:
        by = self.order.field or TaskOrder.ACT_BY
        return next((key for key, shown in self._model.all_columns.items() if shown.order == by), "act_by")

    def _title(self, key: str) -> str:
        return self._desk.office.casework.table.title("task", key, self._desk.language)

    def _head_pressed(self, section: int, order: Qt.SortOrder) -> None:
        shown = self._model.column_at(section)
        if shown is not None and shown.order is not None:
            self._use_order(Order(shown.order, order == Qt.SortOrder.DescendingOrder))
        else:
            self.say_order()

    def _offer_order(self, place: QPoint) -> None:
        fields = [(key, shown.order) for key, shown in self._model.all_columns.items() if shown.order is not None]
        self._choices.offer_order(fields, self._order_key(), place)

    def _offer(self, place: QPoint) -> None:
        self._choices.offer_columns(self._table.keys_in_order(), tuple(self._model.all_columns), place)

    def _use_layout(self, layout: ListLayout) -> None:
        known = {column.key: column for column in TASK_COLUMNS}
        usual = tuple(key for key, column in known.items() if column.usual)
        self._keys = tuple(key for key in layout.columns if key in known) or usual
        self._table.use_widths(layout.widths or {})
        if layout.sort in {column.order for column in TASK_COLUMNS}:
            self.order = Order(layout.sort, layout.descending)

    def _layout_changed(self) -> None:
        """A column was moved or made wider; those hidden beside the panel stay behind the others."""
        shown = self._table.keys_in_order()
        self._keys = (*shown, *(key for key in self._keys if key not in shown))
        self._keep()

    def _keep(self) -> None:
        layout = ListLayout(self._keys, self._table.own_widths(), self.order.field, self.order.descending)
        self._desk.preferences.keep_layout(LAYOUT, layout)
