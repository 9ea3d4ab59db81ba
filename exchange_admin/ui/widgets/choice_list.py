"""A list with a search line above it: fields to filter by, columns to show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPoint,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from exchange_admin.ui import painting
from exchange_admin.ui.jobs import Hearer
from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.buttons import ENTER
from exchange_admin.ui.widgets.entry_list import Index, PaintedLines, PlainList
from exchange_admin.ui.widgets.floating import Popup
from exchange_admin.ui.widgets.labels import Label, column

KeyRole = Qt.ItemDataRole.UserRole
TicksRole = Qt.ItemDataRole.UserRole + 1  # the line has a box; a press anywhere on it ticks
SEARCHED_FROM = 8  # shorter lists need no search line


class _ChoiceDelegate(PaintedLines):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(120), self._look.px(31))

    def paint_line(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, theme = self._look, self._look.theme
        box = QRectF(option.rect)
        if option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
            painting.rounded(painter, box.adjusted(1, 1, -1, -1), look.px(6), theme.hover)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painting.focus_ring(painter, box.adjusted(1, 1, -1, -1), look.px(6), theme)
        x, side = box.x() + look.px(8), look.px(16)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            spot = QRectF(x, box.center().y() - side / 2, side, side)
            painting.tick_box(painter, spot, Qt.CheckState(state), theme)
            x += side + look.px(10)
        room = box.right() - x - look.px(6)
        painting.line_of_text(painter, x, box.center().y(), room, str(index.data()), look.font(13), theme.ink)


class _Choices(PlainList):
    """Space presses a line as Enter does; Up from the first line leads out."""

    pressed_by_key = Signal(QModelIndex)
    left_above = Signal()
    moved = Signal(int)  # the current line, by Alt+Up and Alt+Down

    def event(self, event: QEvent) -> bool:
        """Alt+Up and Alt+Down are of this list before they are of the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _moves(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _moves(event):
            self.moved.emit(_moves(event))
        elif event.key() == Qt.Key.Key_Space or event.key() in ENTER:
            if self.currentIndex().isValid():
                self.pressed_by_key.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_above.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))


def _moves(event: QKeyEvent) -> int:
    """-1 for Alt+Up, 1 for Alt+Down, else 0."""
    if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return 0
    return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)


class ChoiceList(QWidget):
    """`chosen` on click or Enter; with `ticked` every line has a box, and `ticks_changed` tells of each. With `moves`
    lines are put in order by the mouse and by Alt+Up and Alt+Down."""

    chosen = Signal(str)
    ticks_changed = Signal()

    def __init__(self, look: Look, *, moves: bool = False) -> None:
        super().__init__()
        self.search = QLineEdit(self)
        self._items = QStandardItemModel(self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._items)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.view = _Choices(self)
        self.view.setModel(self._items if moves else self._shown)
        self.view.setItemDelegate(_ChoiceDelegate(look, self))
        self.view.setMouseTracking(True)
        if moves:
            self.view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
            self.view.setDefaultDropAction(Qt.DropAction.MoveAction)
            self._items.rowsRemoved.connect(self._tell)
        self._look, self._moves = look, moves
        self.nothing = Label(look, 13, tone="ink3", parent=self)
        self.nothing.setText(self.tr("Nothing found"))
        self.nothing.hide()
        column(self, spacing=look.px(6)).add(self.search, self.nothing, self.view)
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._take_first)
        self.view.clicked.connect(self._clicked)
        self.view.pressed_by_key.connect(self._clicked)
        self.view.left_above.connect(self._lead_out)
        self.view.moved.connect(self._move)
        self._items.itemChanged.connect(self._tell)
        self._filling = False

    def offer(self, choices: Sequence[tuple[str, str]], ticked: Sequence[str] | None = None) -> None:
        """(key, text) pairs; `ticked` keys get a full box, the others an empty one."""
        self._filling = True
        self._items.clear()
        for key, text in choices:
            item = QStandardItem(text)
            item.setData(key, KeyRole)
            item.setDropEnabled(False)
            if ticked is not None:
                item.setData(True, TicksRole)
                item.setCheckState(Qt.CheckState.Checked if key in ticked else Qt.CheckState.Unchecked)
            self._items.appendRow(item)
        self._filling = False
        self.search.setVisible(len(choices) >= SEARCHED_FROM and not self._moves)
        lines = min(max(len(choices), 1), 11)
        self.view.setFixedHeight(lines * self._look.px(31) + self._look.px(6))
        (self.search if self.search.isVisibleTo(self) else self.view).setFocus()

    def ticked(self) -> list[str]:
        items = [self._items.item(row) for row in range(self._items.rowCount())]
        return [str(item.data(KeyRole)) for item in items if item and item.checkState() == Qt.CheckState.Checked]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.view.setFocus()
            self.view.setCurrentIndex(self.view.model().index(0, 0))
            return
        super().keyPressEvent(event)

    def _lead_out(self) -> None:
        if self.search.isVisible():
            self.search.setFocus()

    def _move(self, rows: int) -> None:
        at = self.view.currentIndex().row()
        if not self._moves or not 0 <= at + rows < self._items.rowCount():
            return
        self._filling = True
        self._items.insertRow(at + rows, self._items.takeRow(at))
        self._filling = False
        self.view.setCurrentIndex(self._items.index(at + rows, 0))
        self.ticks_changed.emit()

    def _find(self, text: str) -> None:
        self._shown.setFilterFixedString(text)
        self.nothing.setVisible(not self._shown.rowCount())

    def _take_first(self) -> None:
        if self._shown.rowCount():
            self._clicked(self._shown.index(0, 0))

    def _clicked(self, index: object) -> None:
        item_index = self._shown.mapToSource(index) if not self._moves else index  # type: ignore[arg-type]
        item = self._items.itemFromIndex(item_index)  # type: ignore[arg-type]
        if item is None:
            return
        if item.data(TicksRole):
            full = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if full else Qt.CheckState.Checked)
        else:
            self.chosen.emit(str(item.data(KeyRole)))

    def _tell(self) -> None:
        if not self._filling:
            self.ticks_changed.emit()


def open_choices(
    look: Look, parent: QWidget, choices: Sequence[tuple[str, str]], chosen: Hearer, place: QPoint, *, width: int
) -> None:
    """A list with a search line at a place of the screen; `chosen` hears the key of the line taken from it."""
    popup, offered = Popup(look, parent, width=width), ChoiceList(look)
    popup.body.addWidget(offered)  # first, so that the keyboard goes to it
    offered.offer(choices)
    offered.chosen.connect(chosen)
    offered.chosen.connect(popup.close)
    popup.open_at(place)
