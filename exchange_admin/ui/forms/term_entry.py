"""Terms of the glossary in a field that is written in one language: offered while somebody types, put in by Ctrl+G."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit

from exchange_admin.domain.rules.glossary import Terms
from exchange_admin.ui.forms.editors import LineEditor, MemoEditor
from exchange_admin.ui.widgets.buttons import ENTER
from exchange_admin.ui.widgets.completions import dress, drop_down

_MOST = 6
_NAME = Qt.ItemDataRole.UserRole


class TermEntry(QObject):
    """Ctrl+G says every term in the text by its name in the language of the field; where nothing is typed yet, it
    takes over the text of another language so. `others` are those texts."""

    not_found = Signal()

    def __init__(
        self, editor: LineEditor | MemoEditor, terms: Callable[[], Terms], others: Callable[[], Iterable[str]]
    ) -> None:
        super().__init__(editor.widget)
        self.editor, self._terms, self._others = editor, terms, others
        self._begins_at = 0
        self._offers = QStandardItemModel(self)
        self._completer = dress(QCompleter(self._offers, self))
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        editor.widget.installEventFilter(self)
        if isinstance(editor, LineEditor):
            self._completer.setWidget(editor.line)
            editor.line.textEdited.connect(self._offer)
            self._list().installEventFilter(self)  # keys go to the list as long as it hangs below the line

    def offered(self) -> list[str]:
        """The lines of the list as they stand."""
        return [self._offers.item(row).text() for row in range(self._offers.rowCount())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(watched, QAbstractItemView) and self._is_taken(event, watched):
            return True
        if not isinstance(event, QKeyEvent) or not _is_wanted(event) or self._is_fixed():
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            self.put_in()
        return True

    def put_in(self) -> None:
        """What Ctrl+G does."""
        self._list().hide()
        typed, language = str(self.editor.typed() or ""), self.editor.field.written_in
        if said := self._terms().instead(typed, self._others(), language):
            self.editor.show_typed(said)
            self.editor.touch()
        else:
            self.not_found.emit()

    def _offer(self, text: str) -> None:
        line = self.editor.widget
        assert isinstance(line, QLineEdit)
        self._offers.clear()
        if line.cursorPosition() == len(text):  # within a text the rest of a word is there already
            language = self.editor.field.written_in
            self._begins_at, found = self._terms().completing(text, _MOST, language)
            for term in found:
                if name := term.names.get(language):
                    item = QStandardItem(" · ".join(dict.fromkeys((name, *term.names.values()))))
                    item.setData(name, _NAME)
                    self._offers.appendRow(item)
        if self._offers.rowCount():
            drop_down(self._completer, line)
        else:
            self._list().hide()

    def _take(self, index: QModelIndex) -> None:
        line = self.editor.widget
        assert isinstance(line, QLineEdit)
        self.editor.show_typed(line.text()[: self._begins_at] + str(index.data(_NAME)))
        self.editor.touch()

    def _is_taken(self, event: QKeyEvent, shown: QAbstractItemView) -> bool:
        """Enter on a term of the open list: the line would take it before, and save the part of a word that stands
        there."""
        if event.type() != QEvent.Type.KeyPress or event.key() not in ENTER or not shown.currentIndex().isValid():
            return False
        self._take(shown.currentIndex())
        shown.hide()
        return True

    def _list(self) -> QAbstractItemView:
        shown = self._completer.popup()
        assert shown is not None
        return shown

    def _is_fixed(self) -> bool:
        line = self.editor.line if isinstance(self.editor, LineEditor) else self.editor.text
        return line.isReadOnly()


def _is_wanted(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_G and event.modifiers() == Qt.KeyboardModifier.ControlModifier
