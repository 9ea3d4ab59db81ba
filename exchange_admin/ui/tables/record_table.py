"""The grid: keys, mouse, frozen first columns, widths that fill the page."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from exchange_admin.domain.fields import FieldType
from exchange_admin.services.list_cells import ListColumn, Show
from exchange_admin.ui import painting
from exchange_admin.ui.forms.editors import Editor
from exchange_admin.ui.grid.habits import Habits, Index
from exchange_admin.ui.look import Look
from exchange_admin.ui.models.lazy_table import BLOCK, TICK, LazyTable
from exchange_admin.ui.tables.record_delegate import MakeEditor, RecordDelegate
from exchange_admin.ui.tables.record_header import RecordHeader
from exchange_admin.ui.typography import MEDIUM

TICK_WIDTH = 48
WIDTHS: Mapping[Show, int] = {
    Show.PERSON: 208,
    Show.TEXT: 140,
    Show.TOWN: 140,
    Show.CODE: 104,
    Show.CHOICE: 116,
    Show.STATUS: 118,
    Show.DATE: 104,
    Show.NUMBER: 72,
    Show.HOURS: 72,
    Show.MONEY: 156,
    Show.FLAG: 56,
    Show.REFERENCE: 168,
}
TYPE_WIDTHS: Mapping[FieldType | None, int] = {FieldType.LANGUAGE: 84, FieldType.MOMENT: 148}
LISTED = frozenset({FieldType.CHOICE, FieldType.COUNTRY, FieldType.LANGUAGE, FieldType.REFERENCE})
"""Types of fields that are chosen from a list."""
PILLS = frozenset({Show.STATUS, Show.CHOICE})
SAMPLED_ROWS = BLOCK  # the first page; what is read for it is painted next
SHARES: Mapping[Show, int] = {Show.PERSON: 4, Show.TEXT: 3, Show.TOWN: 3, Show.REFERENCE: 3}  # of the spare room


def _share(column: ListColumn) -> int:
    return 6 if column.key == "name" and column.show is Show.TEXT else SHARES[column.show]


class RecordTable(Habits):
    """Rows are ticked, not selected: ticks live in the model by number and cost nothing. One cell is current. Enter in
    the first column opens the record."""

    current_changed = Signal(str)  # record id, empty for none
    opened = Signal(str)
    column_changed = Signal()  # the keyboard went to another column
    layout_changed = Signal()  # somebody moved or widened a column
    menu_wanted = Signal(QPoint)

    def __init__(
        self, look: Look, model: LazyTable, make_editor: MakeEditor | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._table = model
        self._painter = self._make_painter(make_editor)
        self._own_widths: dict[str, int] = {}
        self._fitting = False
        self._anchor = 0
        self._current_number = 0
        self.header = RecordHeader(look, self)
        self._frozen: QTableView | None = None
        self._set_up()
        self.setModel(model)
        self.take_delegate(self._painter)
        self._connect()
        self._dress()

    # What pages call

    def current_row(self) -> int:
        index = self.currentIndex()
        return index.row() if index.isValid() else -1

    def current_id(self) -> str:
        return self._table.id_at(self.current_row())

    def go_to_row(self, row: int) -> None:
        if 0 <= row < self._table.rowCount():
            section = self.currentIndex().column() if self.currentIndex().column() > TICK else 1
            self.setCurrentIndex(self._table.index(row, section))

    def go_to_number(self, n: int) -> None:
        """To the row of a record, or where a long list is still being read, as soon as it is there."""
        row = self._table.row_of(n)
        if row < 0 and self._table.is_asking:
            self._current_number = n
        self.go_to_row(row)

    def is_at_door(self) -> bool:
        """Whether Enter would open the record: in the first column it does."""
        return self.currentIndex().column() in (TICK, self.header.logicalIndex(1))

    def step(self, rows: int) -> None:
        self.go_to_row(max(0, self.current_row() + rows))

    def use_widths(self, widths: Mapping[str, int]) -> None:
        """Widths a person chose, by column key; the other columns share what is left."""
        self._own_widths = dict(widths)
        self.fit_columns()

    def own_widths(self) -> dict[str, int]:
        return dict(self._own_widths)

    def keys_in_order(self) -> tuple[str, ...]:
        sections = sorted(range(1, self._table.columnCount()), key=self.header.visualIndex)
        return tuple(column.key for section in sections if (column := self._table.column_at(section)))

    def fit_columns(self) -> None:
        """Natural widths, and the spare room of the page for names, texts and references."""
        self._fitting = True
        wanted = {section: self._natural_width(section) for section in range(1, self._table.columnCount())}
        spare = self.viewport().width() - self._look.px(TICK_WIDTH) - sum(wanted.values())
        extra = self._shared_out(spare, wanted)
        self.setColumnWidth(TICK, self._look.px(TICK_WIDTH))
        for section, width in wanted.items():
            self.setColumnWidth(section, max(width + extra.get(section, 0), self._look.px(48)))
        self._fitting = False
        self._place_frozen()

    # What Qt calls

    def acts_on(self, event: QKeyEvent) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        row = self.current_row()
        match event.key():
            case Qt.Key.Key_Space if row >= 0:
                self._table.toggle(row)
                self._anchor = row
            case Qt.Key.Key_A if control and not shift:
                self._table.pick_all()
            case Qt.Key.Key_Escape if self._table.picked_count():
                self._table.pick_none()
            case (
                Qt.Key.Key_Down
                | Qt.Key.Key_Up
                | Qt.Key.Key_PageDown
                | Qt.Key.Key_PageUp
                | Qt.Key.Key_End
                | (Qt.Key.Key_Home)
            ) if shift:
                self._extend_by_key(event)
            case Qt.Key.Key_Home if control:
                self.go_to_row(0)
            case Qt.Key.Key_End if control:
                self.go_to_row(self._table.rowCount() - 1)
            case _:
                return super().acts_on(event)
        return True

    def opens(self, index: Index) -> bool:
        return self.is_at_door()

    def open_row(self, index: Index) -> None:
        self.opened.emit(self.current_id())

    def has_list(self, index: Index) -> bool:
        column = self._table.column_at(index.column())
        return column is not None and self.is_typed_into(index) and self._table.kind[column.key].type in LISTED

    def show_list(self, editor: QWidget) -> None:
        if (held := Editor.of(editor)) is not None:
            held.open_list()

    def empty(self) -> None:
        self._put("")

    def fill_down(self) -> None:
        """An amount is not taken over into another currency."""
        here = self.currentIndex()
        above = here.siblingAtRow(here.row() - 1)
        if above.isValid() and self._table.currency_at(above) == self._table.currency_at(here):
            self._put(above.data(Qt.ItemDataRole.EditRole))

    def _put(self, value: object) -> None:
        here = self.currentIndex()
        if self.is_typed_into(here) and (value or None) != here.data(Qt.ItemDataRole.EditRole):
            self._table.setData(here, "" if value is None else value)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            super().mousePressEvent(event)
            return
        modifiers = event.modifiers()
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._table.pick_span(self._anchor, index.row())
        elif index.column() == TICK or modifiers & Qt.KeyboardModifier.ControlModifier:
            self._table.toggle(index.row())
            self._anchor = index.row()
        else:
            self._anchor = index.row()
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() != TICK:
            self.opened.emit(self._table.id_at(index.row()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
        self.menu_wanted.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_frozen()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._look.theme.surface))
        painter.end()
        super().paintEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.column() != previous.column():
            self.column_changed.emit()
        if current.row() == self._painter.current_row and current.isValid():
            return
        self._painter.current_row = current.row() if current.isValid() else -1
        if current.isValid():
            self._current_number = self._table.number_at(current.row())
        self.viewport().update()
        if self._frozen:
            self._frozen.viewport().update()
        self.current_changed.emit(self._table.id_at(current.row()) if current.isValid() else "")

    # Inside

    def _make_painter(self, make_editor: MakeEditor | None) -> RecordDelegate:
        return RecordDelegate(self._look, make_editor, self)

    def _set_up(self) -> None:
        self.setHorizontalHeader(self.header)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed)  # a double click opens the record
        self.setSortingEnabled(False)
        self.header.setSortIndicatorShown(True)

    def _connect(self) -> None:
        self._table.modelReset.connect(self._after_reset)
        self.header.sectionResized.connect(self._column_resized)
        self.header.sectionMoved.connect(self._column_moved)
        self.horizontalScrollBar().valueChanged.connect(self._place_frozen)
        self._look.changed.connect(self._dress)

    def _dress(self) -> None:
        # an opaque viewport is moved when it scrolls, and only the rows that come into view are painted
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        super()._dress()

    def _after_reset(self) -> None:
        """The current record stays current wherever it went."""
        row = self._table.row_of(self._current_number) if self._current_number else -1
        if row < 0 and self._current_number and self._table.rowCount():
            row = 0  # the record left the view: its first one takes the place
        self._painter.current_row = -1
        self.fit_columns()
        if row >= 0:
            flags = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._table.index(row, 1), flags)
        else:
            self.current_changed.emit("")

    def _extend_by_key(self, event: QKeyEvent) -> None:
        before = self.current_row()
        plain = QKeyEvent(event.type(), event.key(), Qt.KeyboardModifier.NoModifier)
        last = self._table.rowCount() - 1
        match event.key():
            case Qt.Key.Key_End:
                self.go_to_row(last)
            case Qt.Key.Key_Home:
                self.go_to_row(0)
            case _:
                QTableView.keyPressEvent(self, plain)
        self._table.pick_span(max(before, 0), self.current_row())

    def _hover(self, row: int) -> None:
        if row != self._painter.hovered_row:
            self._painter.hovered_row = row
            self.viewport().update()

    def _natural_width(self, section: int) -> int:
        column = self._table.column_at(section)
        if column is None:
            return self._look.px(100)
        if column.key in self._own_widths:
            return self._own_widths[column.key]
        is_country = self._table.field_type(column.key) is FieldType.COUNTRY
        if column.show in PILLS and not is_country:
            return max(self._widest_pill(column.key), self.header.title_width(section))
        if column.show is Show.CODE or is_country:
            return max(self._widest_code(column.key), self.header.title_width(section))
        usual = TYPE_WIDTHS.get(self._table.field_type(column.key), WIDTHS[self._table.show_at(section)])
        below = self._widest_below(column.key) if column.show is Show.DATE else 0
        return max(self._look.px(usual), self.header.title_width(section), below)

    def _widest_below(self, key: str) -> int:
        """Room for how late a day is."""
        cells = [self._table.cell(row, key) for row in range(min(self._table.rowCount(), SAMPLED_ROWS))]
        font = self._look.font(11, MEDIUM)
        widths = [painting.advance(font, cell.second) for cell in cells if cell and cell.second]
        return min(self._look.px(160), max(widths, default=0) + self._look.px(26))

    def _widest_pill(self, key: str) -> int:
        """Room for the words on the first page, within reason: a status should not be cut off."""
        cells = [self._table.cell(row, key) for row in range(min(self._table.rowCount(), SAMPLED_ROWS))]
        widths = [painting.pill_width(cell.text, self._look) for cell in cells if cell]
        low, high = self._look.px(WIDTHS[Show.STATUS]), self._look.px(208)
        return min(high, max([low, *(width + self._look.px(20) for width in widths)]))

    def _widest_code(self, key: str) -> int:
        cells = [self._table.cell(row, key) for row in range(min(self._table.rowCount(), SAMPLED_ROWS))]
        font = self._look.font(13, MEDIUM, figures=True)
        widths = [painting.advance(font, cell.text) for cell in cells if cell]
        return min(self._look.px(200), max([self._look.px(64), *(width + self._look.px(28) for width in widths)]))

    def _shared_out(self, spare: int, wanted: Mapping[int, int]) -> dict[int, int]:
        """Pixels more (or, where room is short, fewer) for each elastic column."""
        elastic = [section for section in wanted if self._is_elastic(section)]
        if not elastic:
            return {}
        if spare < 0:
            slack = {section: max(0, wanted[section] - self._least_width(section)) for section in elastic}
            most = sum(slack.values())
            return (
                {section: -min(slack[section], -(spare * slack[section] // most)) for section in slack} if most else {}
            )
        shares = {s: _share(column) for s in elastic if (column := self._table.column_at(s))}
        whole = sum(shares.values())
        found = {section: spare * share // whole for section, share in shares.items()}
        found[elastic[-1]] += spare - sum(found.values())
        return found

    def _least_width(self, section: int) -> int:
        person = self._table.show_at(section) is Show.PERSON
        return max(self._look.px(150 if person else 96), min(self.header.title_width(section), self._look.px(120)))

    def _is_elastic(self, section: int) -> bool:
        column = self._table.column_at(section)
        return column is not None and column.show in SHARES and column.key not in self._own_widths

    def _column_resized(self, section: int, _: int, width: int) -> None:
        column = self._table.column_at(section)
        if column is None or self._fitting:
            return
        self._own_widths[column.key] = width
        self._place_frozen()
        self.layout_changed.emit()

    def _column_moved(self, _: int, before: int, after: int) -> None:
        if before == TICK or after == TICK:
            QTimer.singleShot(0, self._tick_first)
        self.layout_changed.emit()

    def _tick_first(self) -> None:
        self.header.moveSection(self.header.visualIndex(TICK), 0)

    # Frozen columns: a second view of the first two, there only while the rest is scrolled away

    def _place_frozen(self) -> None:
        scrolled = self.horizontalScrollBar().value() > 0 and self._table.columnCount() > 1
        if not scrolled:
            if self._frozen:
                self._frozen.hide()
            return
        frozen = self._frozen or self._make_frozen()
        kept = {TICK, self.header.logicalIndex(1)}
        for section in range(self._table.columnCount()):
            frozen.setColumnHidden(section, section not in kept)
            if section in kept:
                frozen.setColumnWidth(section, self.columnWidth(section))
        frozen.verticalHeader().setDefaultSectionSize(self._look.row_height)
        width = sum(self.columnWidth(section) for section in kept)
        frozen.setGeometry(0, 0, width, self.header.height() + self.viewport().height())
        frozen.verticalScrollBar().setValue(self.verticalScrollBar().value())
        frozen.show()
        frozen.raise_()

    def _make_frozen(self) -> QTableView:
        frozen = QTableView(self)
        frozen.setModel(self._table)
        frozen.setItemDelegate(self._painter)
        header = RecordHeader(self._look, frozen)
        frozen.setHorizontalHeader(header)
        frozen.verticalHeader().hide()
        frozen.verticalHeader().setSectionResizeMode(frozen.verticalHeader().ResizeMode.Fixed)
        frozen.setFrameShape(QFrame.Shape.NoFrame)
        frozen.setShowGrid(False)
        frozen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frozen.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        frozen.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        frozen.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        frozen.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frozen.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frozen.clicked.connect(self._frozen_clicked)
        self.verticalScrollBar().valueChanged.connect(frozen.verticalScrollBar().setValue)
        frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self._frozen = frozen
        return frozen

    def _frozen_clicked(self, index: QModelIndex) -> None:
        if index.column() == TICK:
            self._table.toggle(index.row())
        self.go_to_row(index.row())
