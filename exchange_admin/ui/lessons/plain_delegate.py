"""The cells of a plain table, painted and edited."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.lessons.plain_model import Index, PlainCell, PlainModel, PlainRow
from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.cell_choice import CellChoice
from exchange_admin.ui.widgets.row_delegate import RowDelegate

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def cell_width(cell: PlainCell, look: Look, *, figures: bool) -> int:
    """Pixels that a cell needs to be read whole, without its margins."""
    if cell.pill is not None and cell.text:
        return painting.pill_width(cell.text, look)
    second = painting.advance(look.font(11), cell.second) if look.two_lines else 0
    return max(painting.advance(look.font(13, figures=figures), cell.text), second)


class PlainDelegate(RowDelegate):
    def __init__(self, look: Look, model: PlainModel, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(60), self._look.row_height)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._model.columns[index.column()]
        editor = CellChoice(column.choices, parent) if column.choices else QLineEdit(parent)
        if isinstance(editor, CellChoice):
            editor.picked.connect(self._picked)
        return self.dressed(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter is done with at once and not, as Qt has it, after the keys that wait behind it: those are of the next
        cell."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            assert isinstance(editor, QWidget)
            self._take(editor)
            return True
        return super().eventFilter(editor, event)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is being typed stays, whatever is read anew below it."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)

    def _picked(self) -> None:
        """What was picked from the list is taken at once."""
        editor = self.sender()
        if isinstance(editor, CellChoice):
            self._take(editor)

    def _take(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.SubmitModelCache)

    def paint_cell(self, painter: QPainter, box: QRectF, index: Index, *, chosen: bool) -> None:
        look, theme = self._look, self._look.theme
        row, cell = self._model.rows[index.row()], self._model.cell(index)
        inset = look.px(10 if index.column() else 48 if self._model.has_ticks else 22)
        if index.column() == 0 and row.tick is not None:
            state = Qt.CheckState.Checked if row.tick else Qt.CheckState.Unchecked
            spot = QRectF(box.x() + look.px(22), box.center().y() - look.px(8), look.px(16), look.px(16))
            painting.tick_box(painter, spot, state, theme)
        self._paint_words(painter, box.adjusted(inset, 0, -look.px(8), 0), row, cell, index.column())

    def _paint_words(self, painter: QPainter, room: QRectF, row: PlainRow, cell: PlainCell, section: int) -> None:
        look, theme = self._look, self._look.theme
        middle = room.center().y() - 0.5
        if cell.pill is not None and cell.text:
            painting.pill(painter, room.x(), middle, room.width(), cell.text, cell.pill, look)
            return
        ink = theme.tones[cell.tone].text if cell.tone else theme.ink3 if row.faint else theme.ink
        right = self._model.columns[section].right
        font = look.font(13, figures=right)
        two = look.two_lines and bool(cell.second)
        x = max(room.x(), room.right() - painting.advance(font, cell.text)) if right else room.x()
        first = middle - look.scale * 8.3 if two else middle
        painting.line_of_text(painter, x, first, room.right() - x, cell.text, font, ink)
        if two:
            below, small = middle + look.scale * 8.5, look.font(11)
            x = max(room.x(), room.right() - painting.advance(small, cell.second)) if right else room.x()
            painting.line_of_text(painter, x, below, room.right() - x, cell.second, small, theme.ink3)
