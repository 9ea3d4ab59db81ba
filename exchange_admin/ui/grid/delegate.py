"""The cells of tables, painted and edited: what all tables share, and those of a grid."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.grid.cell_choice import CellChoice
from exchange_admin.ui.grid.model import GridCell, GridColumn, GridModel, Index
from exchange_admin.ui.look import Look
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.buttons import ENTER
from exchange_admin.ui.widgets.completions import completer

_SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
_FOCUSED = QStyle.StateFlag.State_HasFocus
_WRAPPED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class CellDelegate(QStyledItemDelegate):
    """`entered`: Enter ended the edit of a cell, with Shift to go up from there. It is done with at once and not, as Qt
    has it, after the keys that wait behind it: those are of the next cell."""

    entered = Signal(bool)

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    @abstractmethod
    def paint_cell(self, painter: QPainter, box: QRectF, index: Index) -> None:
        """Everything of one cell but the ring of the keyboard."""

    def paint_ground(self, painter: QPainter, box: QRectF, *, chosen: bool, hovered: bool = False) -> None:
        """The ground of a row and the line below it."""
        theme = self._look.theme
        painter.fillRect(box, QColor(theme.selection if chosen else theme.sunken if hovered else theme.surface))
        line = QColor(theme.selection_line if chosen else theme.line)
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), line)

    def paint_bar(self, painter: QPainter, box: QRectF) -> None:
        """Before a row that is chosen."""
        bar = QRectF(box.x(), box.y(), self._look.px(3), box.height() - 1)
        painter.fillRect(bar, QColor(self._look.theme.accent))

    def paint_pair(
        self, painter: QPainter, room: QRectF, texts: tuple[str, str], font: QFont, ink: str, *, right: bool = False
    ) -> None:
        """A text, and the smaller one below it where rows have two lines."""
        look, (text, second), middle = self._look, texts, room.center().y() - 0.5
        two = look.two_lines and bool(second)
        lines = [(text, font, ink, middle - look.scale * 8.3 if two else middle)]
        if two:
            lines.append((second, look.font(11), look.theme.ink3, middle + look.scale * 8.5))
        for words, one, colour, height in lines:
            x = max(room.x(), room.right() - painting.advance(one, words)) if right else room.x()
            painting.line_of_text(painter, x, height, room.right() - x, words, one, colour)

    def take(self, editor: QWidget) -> None:
        """What stands in an editor is taken at once."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def enter(self, editor: QWidget, *, upwards: bool = False) -> None:
        """Unless what is typed there cannot be meant."""
        if not isinstance(editor, QLineEdit) or editor.hasAcceptableInput():
            self.take(editor)
            self.entered.emit(upwards)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(60), self._look.row_height)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER:
            assert isinstance(editor, QWidget)
            self.enter(editor, upwards=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        return super().eventFilter(editor, event)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(1, 2, -2, -3))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHints(_SMOOTH)
        box = QRectF(option.rect)
        self.paint_cell(painter, box, index)
        if option.state & _FOCUSED:
            painting.focus_ring(painter, box.adjusted(1, 1, -2, -2), self._look.px(5), self._look.theme)
        painter.restore()


class GridDelegate(CellDelegate):
    """`inset` is what stands before a column, in pixels. `chosen` rows and the `block` of chosen cells are told by the
    grid each time it is painted; a block has a line around it. With `has_bar` chosen rows begin with a bar."""

    def __init__(self, look: Look, cells: GridModel, inset: Callable[[int], int], parent: QWidget) -> None:
        super().__init__(look, parent)
        self._cells, self._inset = cells, inset
        self.has_bar = False
        self.chosen: frozenset[int] = frozenset()
        self.block: Callable[[int, int], bool] | None = None

    # Editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._cells.columns[index.column()]
        editor: QWidget
        if column.choices:
            editor = CellChoice(column.choices, parent)
            editor.picked.connect(self._picked)
        else:
            editor = line = QLineEdit(parent)
            if offers := self._cells.offers(index.column()):
                self._complete(line, offers)
        editor.setProperty("cell", True)
        editor.setFont(self._look.font(13))
        editor.setAccessibleName(column.title)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is being typed stays, whatever is read anew below it."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)

    def _complete(self, line: QLineEdit, offers: Sequence[str]) -> None:
        line.setCompleter(completer(offers, line))
        line.returnPressed.connect(self._entered_from_list)

    def _entered_from_list(self) -> None:
        """The list below a line hands Enter on past the filter."""
        editor = self.sender()
        if isinstance(editor, QLineEdit):
            self.enter(editor)

    def _picked(self) -> None:
        editor = self.sender()
        if isinstance(editor, CellChoice):
            self.take(editor)

    # Painting

    def width_of(self, cell: GridCell, column: GridColumn) -> int:
        """Pixels that a cell needs to be read whole, without its margins."""
        look, font = self._look, self._font(cell, column)
        if cell.pill is not None and cell.text:
            return painting.pill_width(cell.text, look)
        if look.two_lines:
            return max(painting.advance(font, cell.text), painting.advance(look.font(11), cell.second))
        return painting.advance(font, f"{cell.text}  {cell.second}" if column.inline and cell.second else cell.text)

    def paint_cell(self, painter: QPainter, box: QRectF, index: Index) -> None:
        look, row, section = self._look, self._cells.row(index.row()), index.column()
        self.paint_ground(painter, box, chosen=index.row() in self.chosen)
        if self.has_bar and section == 0 and index.row() in self.chosen:
            self.paint_bar(painter, box)
        if section == 0 and row.tick is not None:
            state = Qt.CheckState.Checked if row.tick else Qt.CheckState.Unchecked
            spot = QRectF(box.x() + look.px(22), box.center().y() - look.px(8), look.px(16), look.px(16))
            painting.tick_box(painter, spot, state, look.theme)
        room = box.adjusted(self._inset(section), 0, -look.px(8), 0)
        self._paint_words(painter, box, room, row.cells[section], self._cells.columns[section], faint=row.faint)
        self.paint_edges(painter, box, index)

    def _paint_words(
        self, painter: QPainter, box: QRectF, room: QRectF, cell: GridCell, column: GridColumn, *, faint: bool
    ) -> None:
        look, theme = self._look, self._look.theme
        swatch = theme.tones[cell.tone] if cell.tone else None
        ink = swatch.text if swatch else theme.ink3 if faint or cell.faint else theme.ink
        if cell.boxed and swatch:
            high = look.px(36 if look.two_lines else 26)
            spot = QRectF(box.x() + look.px(3), box.center().y() - 0.5 - high / 2, box.width() - look.px(7), high)
            painting.rounded(painter, spot, look.px(5), swatch.soft, swatch.dot)
        if cell.pill is not None and cell.text:
            painting.pill(painter, room.x(), room.center().y() - 0.5, room.width(), cell.text, cell.pill, look)
        elif column.wraps:
            painter.setFont(look.font(11))
            painter.setPen(QColor(theme.ink2))
            painter.drawText(room.adjusted(0, look.px(1), look.px(4), -look.px(2)), _WRAPPED, cell.text)
        elif not cell.text and cell.hint:
            self.paint_pair(painter, room, (cell.hint, cell.second), look.font(column.size), theme.ink3)
        elif column.flag:
            self._paint_middle(painter, box, cell, ink)
        elif column.right:
            inner = room.adjusted(0, 0, -look.px(2), 0)
            self.paint_pair(painter, inner, (cell.text, cell.second), self._font(cell, column), ink, right=True)
        else:
            self._paint_left(painter, room, cell, column, ink)

    def _paint_middle(self, painter: QPainter, box: QRectF, cell: GridCell, ink: str) -> None:
        font = self._look.font(13)
        x = box.center().x() - painting.advance(font, cell.text) / 2
        painting.line_of_text(painter, x, box.center().y() - 0.5, box.width(), cell.text, font, ink)

    def _paint_left(self, painter: QPainter, room: QRectF, cell: GridCell, column: GridColumn, ink: str) -> None:
        look, font = self._look, self._font(cell, column)
        if cell.icon:
            middle = room.center().y() - 0.5
            first = middle - look.scale * 8.3 if look.two_lines and cell.second else middle
            painter.drawPixmap(QPointF(room.x(), first - look.px(7)), look.pixmap(cell.icon, ink, 14, 2.0))
            room = room.adjusted(look.px(21), 0, 0, 0)
        self.paint_pair(painter, room, (cell.text, cell.second), font, ink)
        if column.inline and cell.second and not look.two_lines:
            used = painting.advance(font, f"{cell.text}  ")
            beside = look.theme.ink3 if cell.icon else ink
            left = room.adjusted(used, 0, 0, 0)
            self.paint_pair(painter, left, (cell.second, ""), look.font(12 if cell.icon else 13), beside)

    def _font(self, cell: GridCell, column: GridColumn) -> QFont:
        look, figures = self._look, column.right or column.figures
        font = look.font(column.size, MEDIUM, figures=figures) if cell.icon else look.font(column.size, figures=figures)
        if cell.struck:
            font = QFont(font)
            font.setStrikeOut(True)
        return font

    def paint_edges(self, painter: QPainter, box: QRectF, index: Index) -> None:
        """The outer edges of the block."""
        row, section, wide = index.row(), index.column(), 2
        if self.block is None or not self.block(row, section):
            return
        edges = (
            ((row - 1, section), QRectF(box.x(), box.y(), box.width(), wide)),
            ((row + 1, section), QRectF(box.x(), box.bottom() - wide, box.width(), wide)),
            ((row, section - 1), QRectF(box.x(), box.y(), wide, box.height())),
            ((row, section + 1), QRectF(box.right() - wide, box.y(), wide, box.height())),
        )
        for beside, edge in edges:
            if not self.block(*beside):
                painter.fillRect(edge, QColor(self._look.theme.accent))
