"""The habits of a spreadsheet in every table that can be typed into."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from exchange_admin.ui.grid.cell_choice import CellChoice
from exchange_admin.ui.grid.delegate import CellDelegate
from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.buttons import ENTER
from exchange_admin.ui.widgets.own_key import opens_list

Index = QModelIndex | QPersistentModelIndex
_ARROWS = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}
)
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_FILL_DOWN = QKeyCombination(_CONTROL, Qt.Key.Key_D)


class Habits(QTableView):
    """Typing, F2 and a double click begin an edit. Enter goes down, with Shift up, while something is typed and else;
    after Tab, which goes right while typing, to the column in which the row was begun. Alt+Down and F4 open the list of
    a cell that has one, Delete empties, Ctrl+D takes what stands above. Tab leaves a table in which nothing is typed.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tabbed_from: int | None = None
        self._is_held = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # F2 and any key: an input method finds an editor ready before its first key
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # What each table says of itself

    def fit_columns(self) -> None:
        """Gives every column its width."""

    def opens(self, index: Index) -> bool:
        """Whether Enter in that cell opens its row, by `open_row`."""
        return False

    def open_row(self, index: Index) -> None:
        """Enter was pressed in a cell that `opens`."""

    def has_list(self, index: Index) -> bool:
        """Whether that cell can be typed into and has a list."""
        return False

    def show_list(self, editor: QWidget) -> None:
        if isinstance(editor, CellChoice):
            editor.showPopup()

    def empty(self) -> None:
        """Delete was pressed."""

    def fill_down(self) -> None:
        """What stands above goes into the cells below."""

    def go_to_cell(self, row: int, section: int) -> None:
        self.setCurrentIndex(self.model().index(row, section))

    def passed_end_at(self, section: int) -> None:
        """Enter went down from the last row, out of an edit."""

    # What others call

    def is_editing(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState

    def is_typed_into(self, index: Index) -> bool:
        return index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)

    def leave_cell(self) -> None:
        """What is being typed counts as typed."""
        if self.is_editing():
            self.setFocus()

    def hold(self) -> None:
        """What was typed into the cell was refused: the keyboard stays with its row."""
        self._is_held = True

    # What Qt calls

    def take_delegate(self, delegate: CellDelegate) -> None:
        self.setItemDelegate(delegate)
        delegate.entered.connect(self._entered)

    def event(self, event: QEvent) -> bool:
        """Keys of the cells are theirs before they are of the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self.is_own_key(event):
            event.accept()
            return True
        return super().event(event)

    def is_own_key(self, event: QKeyEvent) -> bool:
        """Whether a key that may be one of the window's belongs to the current cell."""
        here = self.currentIndex()
        return (opens_list(event) and self.has_list(here)) or (_is_fill_down(event) and here.isValid())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_editing() and not self.acts_on(event):  # an editor lets keys through while it closes
            super().keyPressEvent(event)

    def acts_on(self, event: QKeyEvent) -> bool:
        """Does what a key means here, and says whether it means something."""
        here, held = self.currentIndex(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ARROWS:
            self._tabbed_from = None
        if not here.isValid():
            return False
        if event.key() in ENTER and not held & _CONTROL:
            if self.opens(here) and not held & _SHIFT:
                self.open_row(here)
            else:
                self._go_down(-1 if held & _SHIFT else 1)
            return True
        if opens_list(event) and self.has_list(here):
            self.edit(here)
            if (editor := self.indexWidget(here)) is not None:
                self.show_list(editor)
            return True
        if event.key() == Qt.Key.Key_Delete and not held:
            self.empty()
            return True
        if _is_fill_down(event):
            self.fill_down()
            return True
        return False

    def keyboardSearch(self, search: str) -> None:
        """Nothing: jumping to a typed letter would swallow what an input method composes."""

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if hint == QAbstractItemDelegate.EndEditHint.EditNextItem and self._tabbed_from is None:
            self._tabbed_from = self.currentIndex().column()
        super().closeEditor(editor, hint)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._tabbed_from = None
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_columns()

    # Inside

    def _dress(self) -> None:
        self.verticalHeader().setMinimumSectionSize(self.row_height())
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.fit_columns()
        self.viewport().update()

    def row_height(self) -> int:
        return self._look.row_height

    def _entered(self, upwards: bool) -> None:
        """Enter in a cell that was being edited."""
        held, self._is_held = self._is_held, False
        if not held and not self._go_down(-1 if upwards else 1) and not upwards:
            self.passed_end_at(self.currentIndex().column() if self._tabbed_from is None else self._tabbed_from)
        self._tabbed_from = None

    def _go_down(self, rows: int) -> bool:
        """Whether there was a row."""
        row, section = self.currentIndex().row() + rows, self.currentIndex().column()
        if not 0 <= row < self.model().rowCount():
            return False
        self.go_to_cell(row, section if self._tabbed_from is None else self._tabbed_from)
        return True


def _is_fill_down(event: QKeyEvent) -> bool:
    return event.keyCombination() == _FILL_DOWN
