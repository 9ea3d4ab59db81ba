"""Cells of tables that are painted by hand: what all of them share beside their words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws the ground of a row, the line below it and the ring of the keyboard; edits in a line as high as the row."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def paint_cell(self, painter: QPainter, box: QRectF, index: Index, *, chosen: bool) -> None:
        """The words of one cell within `box`; `chosen` when its row is."""
        raise NotImplementedError

    def has_ring(self, index: Index) -> bool:
        """Whether the keyboard shows on this cell."""
        return True

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        return self.dressed(QLineEdit(parent), index)

    def dressed(self, editor: QWidget, index: Index) -> QWidget:
        """An editor that looks like a cell and is called as its column."""
        editor.setProperty("cell", True)
        editor.setFont(self._look.font(13))
        editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(1, 2, -2, -3))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._look.theme
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, QColor(theme.selection if chosen else theme.surface))
        line = QColor(theme.selection_line if chosen else theme.line)
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), line)
        self.paint_cell(painter, box, index, chosen=chosen)
        if option.state & QStyle.StateFlag.State_HasFocus and self.has_ring(index):
            painting.focus_ring(painter, box.adjusted(1, 1, -2, -2), self._look.px(5), theme)
        painter.restore()
