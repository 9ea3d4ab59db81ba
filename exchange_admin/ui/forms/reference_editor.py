"""Pointing to another record: type any part of what it is called, open the list, or make the record that is missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from exchange_admin.domain.fields import Field, Value
from exchange_admin.domain.ids import is_id
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.ui.forms.editors import Editor, FormTools
from exchange_admin.ui.forms.offered import Found
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.widgets.completions import dress, drop_down
from exchange_admin.ui.widgets.own_key import opens_list

SHOWN = 12
"""Lines of the open list; the others scroll."""
_LineRole = Qt.ItemDataRole.UserRole
_LabelRole = Qt.ItemDataRole.UserRole + 1
_MORE, _CREATE = "more", "create"
"""Lines that are no records; records have their ids there."""


class ReferenceEditor(Editor):
    """Holds the id it points to. A text that names no single record stays as it was typed and is refused.

    The list opens while somebody types, by the arrow, by Alt+Down and by F4. `makes` says whether its last line offers
    to make the record that is missing, where such records can be made.
    """

    def __init__(self, field: Field, tools: FormTools, parent: QWidget | None = None, *, makes: bool = True) -> None:
        self.line = QLineEdit(parent)
        super().__init__(field, self.line, tools)
        self._makes = makes
        self._id: str | None = None
        self._composing = False
        self._following = 0
        self._asked_for = ""
        self._offers = QStandardItemModel(self)
        self._completer = dress(QCompleter(self._offers, self))
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(SHOWN)
        self._completer.setWidget(self.line)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self._arrow = QAction(self.line)
        self._arrow.triggered.connect(self.open_list)
        self.line.addAction(self._arrow, QLineEdit.ActionPosition.TrailingPosition)
        self.line.textEdited.connect(self._look_up)
        self.line.returnPressed.connect(self._entered)
        tools.look.changed.connect(self._draw)
        self._draw()
        self.retranslate()

    def value(self) -> Value:
        self._settle()
        if self._id is None and (typed := self.line.text().strip()):
            n = len(self._called_so(typed))
            code = "value.called_alike" if n else "value.unknown_reference"
            raise RuleBroken(Problem(code, self.field.name, {"typed": typed, "n": n}))
        return self._id

    def typed(self) -> object:
        self._settle()
        return self._id if self._id else self.line.text().strip() or None

    def show_value(self, value: Value) -> None:
        super().show_value(value)
        self._point_to(str(value) if value else None)

    def show_typed(self, typed: str) -> None:
        if is_id(typed):
            self.show_value(typed)
        else:
            self._id = None
            self.line.setText(typed)
        self.is_touched = True

    def read_only(self, fixed: bool) -> None:
        self.line.setReadOnly(fixed)
        self._arrow.setVisible(not fixed)

    def retranslate(self) -> None:
        super().retranslate()
        self._arrow.setText(self.tr("Open the list (Alt+↓)"))

    def offered(self) -> list[str]:
        """The lines of the list as they stand."""
        return [self._offers.item(row).text() for row in range(self._offers.rowCount())]

    def choose(self, row: int) -> None:
        """Takes that line of the list."""
        self._take(self._offers.index(row, 0))

    def enter(self) -> None:
        """Takes the only record that fits, if it fits by its name."""
        typed = self.line.text().strip()
        if self._id is None and typed and self.is_touched:
            found = self.tools.find(self.field.refers, typed, 0).found
            if len(found) == 1 and found[0].is_by_name:
                self._point_to(found[0].id)

    def open_list(self) -> None:
        """Every record there is, at the one that the field points to; where something is typed that is not settled,
        what fits it."""
        if self.line.isReadOnly():
            return
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer("" if self._id else self.line.text().strip())
        self._drop_down(at=self._line_of(self._id) if self._id else -1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        if isinstance(event, QKeyEvent) and self._is_own_key(event):
            return True
        return super().eventFilter(watched, event)

    # Inside

    def _is_own_key(self, event: QKeyEvent) -> bool:
        """Keys that are of this field before they are of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and opens_list(event):
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress or self.line.isReadOnly():
            return False
        if opens_list(event):
            self.open_list()
            return True
        return False

    def _entered(self) -> None:
        """Another text than that of a record is left too, to be refused with its reason. An open list comes first."""
        popup = self._completer.popup()
        if self.is_touched and not (popup is not None and popup.isVisible() and popup.currentIndex().isValid()):
            self.enter()
            self.left.emit()

    def _records_offered(self) -> list[int]:
        lines = range(self._offers.rowCount())
        return [row for row in lines if self._offers.item(row).data(_LineRole) not in (_MORE, _CREATE)]

    def _line_of(self, id: str) -> int:
        lines = range(self._offers.rowCount())
        return next((row for row in lines if self._offers.item(row).data(_LineRole) == id), -1)

    def _look_up(self, text: str) -> None:
        self._id = None
        self.touch()
        if not self._composing:
            self._offer(text.strip())
            self._drop_down()

    def _offer(self, text: str) -> None:
        self._offers.clear()
        self._following = 0
        self._add_block(text)

    def _add_block(self, text: str) -> None:
        """The next records; below them, if there are others, a line that brings those, and one that makes a new one."""
        offer = self.tools.find(self.field.refers, text, self._following)
        self._following = offer.following
        for one in offer.found:
            self._add(f"{one.label}   {one.second}" if one.second else one.label, one.id, one.label)
        if offer.following:
            self._add(self.tr("Show more…"), _MORE)
        if self._makes and self.tools.may_create(self.field.refers):
            words = self.tr("Create “{name}”…").replace("{name}", text) if text else self.tr("Create a new one…")
            self._add(words, _CREATE, text)

    def _add(self, text: str, line: str, label: str = "") -> None:
        item = QStandardItem(text)
        item.setData(line, _LineRole)
        item.setData(label, _LabelRole)
        item.setEditable(False)
        self._offers.appendRow(item)

    def _drop_down(self, at: int = -1) -> None:
        """No line is in front until somebody goes to one: Enter would take it for what was meant."""
        popup = self._completer.popup()
        assert popup is not None
        if self._offers.rowCount() and self.line.isVisible():
            drop_down(self._completer, self.line, self.tools.look.px(1000) / 1000)
            popup.setCurrentIndex(popup.model().index(at, 0) if at >= 0 else QModelIndex())
        else:
            popup.hide()

    def _take(self, index: QModelIndex | QPersistentModelIndex) -> None:
        line, label = str(index.data(_LineRole)), str(index.data(_LabelRole))
        if line == _MORE:
            QTimer.singleShot(0, self._show_more)  # the list that was chosen from is closing
        elif line == _CREATE:
            self._asked_for = label
            QTimer.singleShot(0, self._create)
        else:
            self._choose(line)

    def _show_more(self) -> None:
        rows = self._records_offered()
        self._offers.removeRows(len(rows), self._offers.rowCount() - len(rows))
        self._add_block("" if self._id else self.line.text().strip())
        self._drop_down(at=len(rows))

    def _create(self) -> None:
        """Comes back to the field with the new record; what was typed stays where none was made."""
        self.is_asking = True
        made = self.tools.create(self.field.refers, self._asked_for, self.line)
        self.is_asking = False
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        if made:
            self._choose(made)

    def _choose(self, id: str) -> None:
        self._point_to(id)
        self.touch()
        self.left.emit()
        self.picked.emit()

    def _point_to(self, id: str | None) -> None:
        self._id = id
        label = self.tools.label(self.field.refers, id) if id else ""
        self.line.setText(label)
        self.line.setToolTip(plain_tip(label))
        self.line.setCursorPosition(0)

    def _settle(self) -> None:
        """A whole name that only one record has means that record."""
        typed = self.line.text().strip()
        if self._id is None and typed and self.is_touched:
            found = self._called_so(typed)
            if len(found) == 1:
                self._point_to(found[0].id)

    def _called_so(self, typed: str) -> Sequence[Found]:
        return [one for one in self.tools.find(self.field.refers, typed, 0).found if one.is_called_so]

    def _draw(self) -> None:
        look = self.tools.look
        self._arrow.setIcon(look.icon("chevron-down", look.theme.ink3, 14))
