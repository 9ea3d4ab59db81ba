"""Codes of fields of education: found by their digits or by a word of their name while somebody types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QWidget

from exchange_admin.domain.fields import Field
from exchange_admin.domain.rules.fields_of_education import codes_offered
from exchange_admin.domain.rules.listings import SEPARATOR, parts_in
from exchange_admin.domain.wording import best_of
from exchange_admin.ui.forms.editors import FormTools, LineEditor
from exchange_admin.ui.widgets.buttons import ENTER
from exchange_admin.ui.widgets.completions import dress, drop_down
from exchange_admin.ui.widgets.own_key import opens_list

_CODE = Qt.ItemDataRole.UserRole
_BETWEEN = ";,；，、\n"
_ONE_CODE = 4
"""Characters of a field that takes no more than one code."""


class CodesEditor(LineEditor):
    """Alt+Down and F4 open the list of all that fit; what is chosen takes the place of what was typed last."""

    def __init__(self, field: Field, tools: FormTools, parent: QWidget | None = None) -> None:
        super().__init__(field, tools, parent)
        self.line.setMaxLength(32_767)  # a word is longer than its code
        self._offers = QStandardItemModel(self)
        self._completer = dress(QCompleter(self._offers, self))
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self.line)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self.line.textEdited.connect(self._typed)
        self._list().installEventFilter(self)  # keys go to the list as long as it hangs below the line

    def offered(self) -> list[str]:
        """The lines of the list as they stand."""
        return [self._offers.item(row).text() for row in range(self._offers.rowCount())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(watched, QAbstractItemView):
            return self._is_taken(event, watched)
        if isinstance(event, QKeyEvent) and opens_list(event) and not self.line.isReadOnly():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress:
                self._offer(self._last())
            return True
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        if last := self._last():
            self._offer(last)
        else:
            self._list().hide()

    def _offer(self, typed: str) -> None:
        names, language = self.tools.fields_of_education(), self.tools.wording().language
        there = parts_in(self.line.text()[: self._last_begins()])
        self._offers.clear()
        for code in codes_offered(typed, names):
            if code != typed and code not in there:
                item = QStandardItem(f"{code} {best_of(names[code], language)}")
                item.setData(code, _CODE)
                self._offers.appendRow(item)
        if self._offers.rowCount():
            drop_down(self._completer, self.line)
        else:
            self._list().hide()

    def _last(self) -> str:
        """The code that somebody is typing, at the end."""
        return self.line.text()[self._last_begins() :].strip()

    def _last_begins(self) -> int:
        return max(self.line.text().rfind(one) for one in _BETWEEN) + 1

    def _take(self, index: QModelIndex) -> None:
        before = "" if self.field.longest <= _ONE_CODE else self.line.text()[: self._last_begins()].rstrip()
        between = " " if before.endswith(SEPARATOR) else ""
        self.show_typed(before + between + str(index.data(_CODE)))
        self.touch()

    def _is_taken(self, event: QKeyEvent, shown: QAbstractItemView) -> bool:
        """Enter on a code of the open list: the line would take it before, and save the word that stands there."""
        if event.type() != QEvent.Type.KeyPress or event.key() not in ENTER or not shown.currentIndex().isValid():
            return False
        self._take(shown.currentIndex())
        shown.hide()
        return True

    def _list(self) -> QAbstractItemView:
        shown = self._completer.popup()
        assert shown is not None
        return shown
