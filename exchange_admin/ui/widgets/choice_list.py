"""A list with a search line above it: fields to filter by, columns to show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QWidget

from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.labels import column

KeyRole = Qt.ItemDataRole.UserRole
SEARCHED_FROM = 8  # shorter lists need no search line


class ChoiceList(QWidget):
    """`chosen` on click or Enter; with `ticked` every line has a box, and `ticks_changed` tells of each."""

    chosen = Signal(str)
    ticks_changed = Signal()

    def __init__(self, look: Look, *, moves: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit(self)
        self._items = QStandardItemModel(self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._items)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.view = QListView(self)
        self.view.setObjectName("choices")
        self.view.setModel(self._items if moves else self._shown)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if moves:
            self.view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
            self.view.setDefaultDropAction(Qt.DropAction.MoveAction)
            self._items.rowsRemoved.connect(self._tell)
        self._look, self._moves = look, moves
        whole = column(self, spacing=look.px(6))
        whole.addWidget(self.search)
        whole.addWidget(self.view)
        self.search.textChanged.connect(self._shown.setFilterFixedString)
        self.search.returnPressed.connect(self._take_first)
        self.view.clicked.connect(self._clicked)
        self.view.activated.connect(self._clicked)
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
                item.setCheckable(True)
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

    def _take_first(self) -> None:
        if self._shown.rowCount():
            self._clicked(self._shown.index(0, 0))

    def _clicked(self, index: object) -> None:
        item_index = self._shown.mapToSource(index) if not self._moves else index  # type: ignore[arg-type]
        item = self._items.itemFromIndex(item_index)  # type: ignore[arg-type]
        if item is None:
            return
        if not item.isCheckable():
            self.chosen.emit(str(item.data(KeyRole)))

    def _tell(self) -> None:
        if not self._filling:
            self.ticks_changed.emit()
