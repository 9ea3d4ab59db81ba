"""One table of a learning agreement: its courses, and a line below in which the next one is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from exchange_admin.domain import exact
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.steps import Record
from exchange_admin.services.learning_agreements.reading import remark
from exchange_admin.ui import painting
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.look import Look
from exchange_admin.ui.recognition.case_table import CaseHeader
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.labels import Label, column
from exchange_admin.ui.widgets.row_delegate import RowDelegate

Index = QModelIndex | QPersistentModelIndex
_COLUMNS = ("code", "course", "credits", "remark")
_RIGHT = _COLUMNS.index("credits")


class ComponentModel(QAbstractTableModel):
    """A deleted course is struck out. `typed`: course (id), column and what was typed there in a draft."""

    typed = Signal(str, str, str)

    def __init__(self, desk: Desk, table: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._table = desk, table
        self.components: tuple[Record, ...] = ()
        self.draft = False

    def show(self, components: Sequence[Record], *, draft: bool) -> None:
        """Courses that stay keep their places, and so does the keyboard."""
        self.draft = draft
        if [one.id for one in components] == [one.id for one in self.components] and components:
            self.components = tuple(components)
            self.dataChanged.emit(self.index(0, 0), self.index(len(components) - 1, len(_COLUMNS) - 1))
            return
        self.beginResetModel()
        self.components = tuple(components)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.components)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._desk.words.say(f"paper.course.column.{_COLUMNS[section]}")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        both = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not (index.isValid() and self.draft):
            return both
        component, name = self.components[index.row()], _COLUMNS[index.column()]
        conditions = self._table == "b" and not component["change"]  # else the reason of the change stands there
        editable = component["change"] != "deleted" and (name != "remark" or conditions)
        return both | Qt.ItemFlag.ItemIsEditable if editable else both

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value or "").strip()
        if role != Qt.ItemDataRole.EditRole or text == str(index.data(Qt.ItemDataRole.EditRole) or ""):
            return False
        self.typed.emit(self.components[index.row()].id, _COLUMNS[index.column()], text)
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        component = self.components[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self._text(component, _COLUMNS[index.column()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._text(component, _COLUMNS[index.column()]))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {index.data()}"
        return None

    def course_at(self, index: Index) -> str:
        """The id of the course in a row, empty outside."""
        return self.components[index.row()].id if index.isValid() else ""

    def is_deleted(self, row: int) -> bool:
        return self.components[row]["change"] == "deleted"

    def _text(self, component: Record, name: str) -> str:
        words = self._desk.words
        if name == "course":
            return in_language(component.values, "title", words.language)
        if name == "credits":
            return (
                self._desk.look.formats.decimal(exact.shown(exact.read(component.text("credits"))))
                if component["credits"]
                else ""
            )
        return component.text("code") if name == "code" else remark(component, words)


class ComponentDelegate(RowDelegate):
    """Cells line up with their headings; the reason of a change is read whole in the tip."""

    def __init__(self, look: Look, model: ComponentModel, parent: QObject) -> None:
        super().__init__(look, parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(60), self._look.px(38))

    def has_ring(self, index: Index) -> bool:
        return self._model.draft

    def paint_cell(self, painter: QPainter, box: QRectF, index: Index, *, chosen: bool) -> None:
        theme = self._look.theme
        deleted = self._model.is_deleted(index.row())
        if index.column() > _RIGHT:
            self._paint_remark(painter, box, str(index.data() or ""))
        else:
            self._paint_text(painter, box, index, QColor(theme.ink3 if deleted else theme.ink))

    def _paint_text(self, painter: QPainter, box: QRectF, index: Index, ink: QColor) -> None:
        look, right = self._look, index.column() == _RIGHT
        font = QFont(look.font(13, figures=right))
        font.setStrikeOut(self._model.is_deleted(index.row()))
        text, room = str(index.data() or ""), box.width() - look.px(18)
        used = min(painting.advance(font, text), int(room))
        x = box.right() - look.px(10) - used if right else box.x() + look.px(10)
        painting.line_of_text(painter, x, box.center().y() - 0.5, room, text, font, ink)

    def _paint_remark(self, painter: QPainter, box: QRectF, text: str) -> None:
        """In two lines where it is long."""
        px = self._look.px
        painter.setFont(self._look.font(11))
        painter.setPen(QColor(self._look.theme.ink2))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(box.adjusted(px(10), px(1), -px(4), -px(2)), flags, text)


class ComponentGrid(QTableView):
    """`taken_out` is the id of the course on which Delete was pressed. Enter edits, then goes to the row below."""

    taken_out = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            return  # the editor lets Enter through while it closes
        model, index = self.model(), self.currentIndex()
        course = model.course_at(index) if isinstance(model, ComponentModel) else ""
        if course and event.key() == Qt.Key.Key_Delete:
            self.taken_out.emit(course)
        elif course and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: jumping to a typed letter would swallow what an input method composes."""

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        index = self.currentIndex()
        super().closeEditor(editor, hint)
        below = index.siblingAtRow(index.row() + 1)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and below.isValid():
            self.setCurrentIndex(below)

    def leave_cell(self) -> None:
        """What is being typed counts as typed."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus()


class ComponentTable(QWidget):
    """`typed`: table `a` or `b`, and the course that was typed. `changed`: course, column and text of a cell."""

    typed = Signal(str, str)
    changed = Signal(str, str, str)
    taken_out = Signal(str)

    def __init__(self, desk: Desk, table: str) -> None:
        super().__init__()
        self._desk, self._table = desk, table
        look = desk.look
        self.title = Label(look, 13, SEMIBOLD)
        self.model = ComponentModel(desk, table, self)
        self.grid = ComponentGrid()
        self.grid.setHorizontalHeader(CaseHeader(desk.look, self.grid))
        self.grid.setModel(self.model)
        self.grid.setItemDelegate(ComponentDelegate(look, self.model, self.grid))
        self.line = QLineEdit()
        self._dress_grid()
        self.sum = Label(look, 12, tone="ink3")
        column(self, spacing=look.px(6)).add(self.title, (self.grid, 1), self.sum, self.line)
        self.line.returnPressed.connect(self._enter)
        self.grid.taken_out.connect(self.taken_out)
        # when the editor of the cell is gone: a question that is asked next would take the keyboard from it
        self.model.typed.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        look.changed.connect(self._dress_grid)

    def show_components(self, components: Sequence[Record], *, draft: bool, total: str) -> None:
        self.title.setText(self._desk.words.say(f"paper.course.learning_agreement.table_{self._table}"))
        self.model.show(components, draft=draft)
        self.sum.setText(total)
        self.line.setVisible(draft)
        self.line.setPlaceholderText(self.tr("Type a course here: Title@CODE:3"))
        self.line.setAccessibleName(self.title.text())
        self._fit()

    def clear_line(self) -> None:
        self.line.clear()
        self.line.setFocus()

    def _enter(self) -> None:
        if self.line.text().strip():
            self.typed.emit(self._table, self.line.text().strip())

    def _dress_grid(self) -> None:
        grid, look = self.grid, self._desk.look
        grid.setFrameShape(QFrame.Shape.NoFrame)
        grid.setShowGrid(False)
        grid.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        grid.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        grid.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked)
        grid.setAccessibleName(self._desk.words.say(f"paper.course.learning_agreement.table_{self._table}"))
        grid.setTabKeyNavigation(False)
        grid.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        grid.verticalHeader().hide()
        grid.verticalHeader().setDefaultSectionSize(look.px(38))
        self._fit()

    def _fit(self) -> None:
        header, px = self.grid.horizontalHeader(), self._desk.look.px
        if header.count() == len(_COLUMNS):
            for section, width in ((0, 92), (2, 80), (3, 176)):
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(section, px(width))
            header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
