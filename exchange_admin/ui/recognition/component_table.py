"""One table of a learning agreement: its courses, and a line below in which the next one is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QLineEdit, QTableView, QWidget

from exchange_admin.domain import exact
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.steps import Record
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.recognition.case_table import CaseHeader
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.labels import Label, column

Index = QModelIndex | QPersistentModelIndex
_COLUMNS = ("code", "course", "credits", "remark")


class ComponentModel(QAbstractTableModel):
    """Reads only; a deleted course is struck out."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.components: tuple[Record, ...] = ()

    def show(self, components: Sequence[Record]) -> None:
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

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        component = self.components[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._text(component, _COLUMNS[index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _COLUMNS.index("credits"):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole:
            font = QFont(self._desk.look.font(13))
            font.setStrikeOut(component["change"] == "deleted" and index.column() < 3)
            return font
        return None

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
        if name == "code" or not component["change"]:
            return component.text("code" if name == "code" else "recognition_conditions")
        said = words.choice("component_change", component.text("change"))
        reason = words.choice("component_reason", component.text("reason_code")) if component["reason_code"] else ""
        return ": ".join(part for part in (said, component.text("reason_text") or reason) if part)


class ComponentGrid(QTableView):
    """`taken_out` is the id of the course on which Delete was pressed."""

    taken_out = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model, row = self.model(), self.currentIndex().row()
        if event.key() == Qt.Key.Key_Delete and isinstance(model, ComponentModel) and 0 <= row < model.rowCount():
            self.taken_out.emit(model.components[row].id)
            return
        super().keyPressEvent(event)


class ComponentTable(QWidget):
    """`typed`: table `a` or `b`, and the course that was typed."""

    typed = Signal(str, str)
    taken_out = Signal(str)

    def __init__(self, desk: Desk, table: str) -> None:
        super().__init__()
        self._desk, self._table = desk, table
        look = desk.look
        self.title = Label(look, 13, SEMIBOLD)
        self.model = ComponentModel(desk, self)
        self.grid = ComponentGrid()
        self.grid.setHorizontalHeader(CaseHeader(desk.look, self.grid))
        self.grid.setModel(self.model)
        self.line = QLineEdit()
        self._dress_grid()
        self.sum = Label(look, 12, tone="ink3")
        whole = column(self, spacing=look.px(6))
        whole.addWidget(self.title)
        whole.addWidget(self.grid, 1)
        whole.addWidget(self.sum)
        whole.addWidget(self.line)
        self.line.returnPressed.connect(self._enter)
        self.grid.taken_out.connect(self.taken_out)
        look.changed.connect(self._dress_grid)

    def show_components(self, components: Sequence[Record], *, draft: bool, total: str) -> None:
        self.title.setText(self._desk.words.say(f"paper.course.learning_agreement.table_{self._table}"))
        self.model.show(components)
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
        grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        grid.setTabKeyNavigation(False)
        grid.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        grid.verticalHeader().hide()
        grid.verticalHeader().setDefaultSectionSize(look.px(40))
        self._fit()

    def _fit(self) -> None:
        header, px = self.grid.horizontalHeader(), self._desk.look.px
        if header.count() == len(_COLUMNS):
            for section, width in ((0, 92), (2, 80), (3, 176)):
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(section, px(width))
            header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
