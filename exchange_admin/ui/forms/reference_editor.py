"""Pointing to another record: type a few letters in any script, choose from what fits."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from exchange_admin.domain.fields import Field, Value
from exchange_admin.domain.ids import is_id
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.ui.forms.editors import Editor, FormTools
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.widgets.completions import dress, drop_down

MOST = 12


class ReferenceEditor(Editor):
    """Holds the id it points to; a text that was not chosen from the list is refused."""

    def __init__(self, field: Field, tools: FormTools, parent: QWidget | None = None) -> None:
        self.line = QLineEdit(parent)
        super().__init__(field, self.line, tools)
        self._id: str | None = None
        self._offers = QStandardItemModel(self)
        self._completer = dress(QCompleter(self._offers, self))
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(MOST)
        self._completer.setWidget(self.line)
        self._completer.activated[QModelIndex].connect(self._choose)  # type: ignore[index]
        self.line.textEdited.connect(self._look_up)

    def value(self) -> Value:
        if self._id is None and self.line.text().strip():
            raise RuleBroken(Problem("value.unknown_reference", self.field.name, {"typed": self.line.text(), "n": 0}))
        return self._id

    def typed(self) -> object:
        return self._id if self._id else self.line.text().strip() or None

    def show_value(self, value: Value) -> None:
        super().show_value(value)
        self._id = str(value) if value else None
        label = self.tools.label(self.field.refers, self._id) if self._id else ""
        self.line.setText(label)
        self.line.setToolTip(plain_tip(label))
        self.line.setCursorPosition(0)

    def show_typed(self, typed: str) -> None:
        if is_id(typed):
            self.show_value(typed)
        else:
            self.line.setText(typed)
        self.is_touched = True

    def read_only(self, fixed: bool) -> None:
        self.line.setReadOnly(fixed)

    def offered(self) -> list[str]:
        return [self._offers.item(row).text() for row in range(self._offers.rowCount())]

    def choose(self, row: int) -> None:
        """Takes the offer of that row."""
        self._choose(self._offers.index(row, 0))

    def _look_up(self, text: str) -> None:
        self._id = None
        self.touch()
        self._offers.clear()
        for found in self.tools.find(self.field.refers, text.strip())[:MOST]:
            item = QStandardItem(f"{found.label}   {found.second}" if found.second else found.label)
            item.setData(found.id, Qt.ItemDataRole.UserRole)
            item.setData(found.label, Qt.ItemDataRole.UserRole + 1)
            item.setEditable(False)
            self._offers.appendRow(item)
        if self._offers.rowCount() and self.line.isVisible():
            drop_down(self._completer, self.line, self.tools.look.px(1000) / 1000)

    def _choose(self, index: QModelIndex | QPersistentModelIndex) -> None:
        self._id = str(index.data(Qt.ItemDataRole.UserRole))
        self.line.setText(str(index.data(Qt.ItemDataRole.UserRole + 1)))
        self.touch()
        self.left.emit()
