"""The popups over a list: which field to filter by and how, which columns, in what order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from exchange_admin.domain.fields import Field, FieldType, Kind
from exchange_admin.domain.queries import Filter
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.widgets.choice_list import ChoiceList
from exchange_admin.ui.widgets.filter_popup import FilterPopup
from exchange_admin.ui.widgets.floating import Popup

_NOT_FILTERED = frozenset({FieldType.MEMO, FieldType.JSON})


class ListChoices(QObject):
    """Opens popups at global positions and says what was chosen; the list does it."""

    filtered = Signal(str, object)  # field, tuple[Filter, ...]
    ordered = Signal(str)  # field of the order
    columns_chosen = Signal(object)  # keys in order

    def __init__(self, desk: Desk, kind: Kind, filters_of: Callable[[str], tuple[Filter, ...]], view: QWidget) -> None:
        super().__init__(view)
        self._desk, self._kind, self._filters_of, self._view = desk, kind, filters_of, view
        self._place = QPoint()
        self._popup: Popup | None = None
        self._field = ""
        self._columns: ChoiceList | None = None

    def offer_fields(self, place: QPoint) -> None:
        popup = self._open(Popup(self._desk.look, self._view))
        choices = ChoiceList(self._desk.look)
        asked = self._kind.asked_for.values()
        fields = [field for field in asked if field.type not in _NOT_FILTERED]
        choices.offer(sorted(((field.name, self._title(field)) for field in fields), key=_by_text))
        choices.chosen.connect(self._field_chosen)
        popup.body.addWidget(choices)
        self._place = place
        popup.open_at(place)

    def offer_values(self, name: str, place: QPoint) -> None:
        """The filter of one field, as it stands."""
        field = self._kind.asked_for[name]
        popup = FilterPopup(
            self._desk.look, field, self._title(field), form_tools(self._desk), self._filters_of(name), self._view
        )
        self._field = name
        popup.decided.connect(self._decided)
        self._open(popup).open_at(place)

    def offer_columns(self, shown: Sequence[str], all_keys: Sequence[str], place: QPoint) -> None:
        """Tick to show, drag to order."""
        popup = self._open(Popup(self._desk.look, self._view))
        self._columns = ChoiceList(self._desk.look, moves=True)
        others = [key for key in all_keys if key not in shown]
        self._columns.offer([(key, self._heading(key)) for key in (*shown, *others)], shown)
        self._columns.ticks_changed.connect(self._tell_columns)
        popup.body.addWidget(self._columns)
        popup.open_at(place)

    def offer_order(self, fields: Sequence[tuple[str, str]], current: str, place: QPoint) -> None:
        """(column key, field of the order) pairs."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, field in fields:
            action = menu.addAction(self._heading(key))
            action.setCheckable(True)
            action.setChecked(key == current)
            action.setData(field)
        menu.triggered.connect(self._order_chosen)
        menu.popup(place)

    def _open(self, popup: Popup) -> Popup:
        self._popup = popup
        return popup

    def _field_chosen(self, name: str) -> None:
        if self._popup:
            self._popup.close()
        self.offer_values(name, self._place)

    def _decided(self, filters: tuple[Filter, ...]) -> None:
        self.filtered.emit(self._field, filters)

    def _tell_columns(self) -> None:
        if self._columns and (keys := self._columns.ticked()):
            self.columns_chosen.emit(tuple(keys))

    def _order_chosen(self, action: QAction) -> None:
        self.ordered.emit(str(action.data()))

    def _title(self, field: Field) -> str:
        return self._desk.words.field(self._kind.name, field.name)

    def _heading(self, key: str) -> str:
        return self._desk.lists.title(self._kind.name, key, self._desk.language)


def _by_text(pair: tuple[str, str]) -> str:
    return pair[1]
