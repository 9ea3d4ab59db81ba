"""A text that names words of lists: typed in the reader's language, or taken from the list that opens below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from exchange_admin.domain.fields import Field, Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.listings import joined, parts_in
from exchange_admin.domain.said_words import meant, said
from exchange_admin.ui.forms.editors import FormTools, LineEditor
from exchange_admin.ui.forms.offered_words import offered_words
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.widgets.choice_list import ChoiceList
from exchange_admin.ui.widgets.floating import Popup
from exchange_admin.ui.widgets.own_key import opens_list

_WIDTH = 280


class WordsEditor(LineEditor):
    """The list opens by the arrow, by Alt+Down and by F4; where a field takes several words, each line has a box.

    What is in no list stays only where it stood there before.
    """

    def __init__(self, field: Field, tools: FormTools, parent: QWidget | None = None) -> None:
        super().__init__(field, tools, parent)
        self._arrow = QAction(self.line)
        self._arrow.triggered.connect(self.open_list)
        self.line.addAction(self._arrow, QLineEdit.ActionPosition.TrailingPosition)
        self._offered: ChoiceList | None = None
        self.line.setMaxLength(32_767)  # names of words are longer than the words
        tools.look.changed.connect(self._draw)
        self._draw()
        self.retranslate()

    def written(self, value: Value) -> str:
        return said(self.field, value, self.tools.wording())

    def show_value(self, value: Value) -> None:
        super().show_value(value)
        self.line.setToolTip(plain_tip(self.line.text()))

    def show_typed(self, typed: str) -> None:
        super().show_typed(self.written(typed))

    def typed(self) -> object:
        """Words as the file keeps them, where they are known."""
        return self._meant()[0] if self.is_touched else self.shown

    def value(self) -> Value:
        if not self.is_touched:
            return self.shown
        kept, unknown = self._meant()
        stood = {one.casefold() for one in parts_in(self.shown)}
        if new := [one for one in unknown if one.casefold() not in stood]:
            raise RuleBroken(Problem("value.unknown_word", self.field.name, {"typed": ", ".join(new)}))
        return kept

    def read_only(self, fixed: bool) -> None:
        super().read_only(fixed)
        self._arrow.setVisible(not fixed)

    def retranslate(self) -> None:
        super().retranslate()
        self._arrow.setText(self.tr("Open the list (Alt+↓)"))

    def open_list(self) -> None:
        if self.line.isReadOnly():
            return
        tools, field = self.tools, self.field
        offered = [(word, said(field, word, tools.wording())) for word in offered_words(field, tools.wording())]
        popup = Popup(tools.look, self.line, width=max(_WIDTH, self.line.width()))
        self._offered = choices = ChoiceList(tools.look)
        popup.body.addWidget(choices)
        choices.offer(offered, parts_in(self._meant()[0]) if field.several else None)
        choices.ticks_changed.connect(self._ticked)
        choices.chosen.connect(self._chosen)
        popup.destroyed.connect(self._closed)
        self.is_asking = True
        popup.open_at(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and opens_list(event) and not self.line.isReadOnly():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.open_list()
                return True
        return super().eventFilter(watched, event)

    def _meant(self) -> tuple[str | None, tuple[str, ...]]:
        return meant(self.field, self.line.text(), self.tools.wording())

    def _ticked(self) -> None:
        """What stays keeps its order, and so does what is in no list."""
        assert self._offered is not None
        (kept, unknown), ticked = self._meant(), self._offered.ticked()
        stays = [one for one in parts_in(kept) if one in unknown or one in ticked]
        self._write(joined(tuple(dict.fromkeys((*stays, *ticked)))))

    def _chosen(self, word: str) -> None:
        self._write(word)
        popup = self._offered.window() if self._offered else None
        if popup is not None:
            popup.close()

    def _write(self, value: Value) -> None:
        self.line.setText(self.written(value))
        self.touch()

    def _draw(self) -> None:
        look = self.tools.look
        self._arrow.setIcon(look.icon("chevron-down", look.theme.ink3, 14))

    def _closed(self) -> None:
        self._offered, self.is_asking = None, False
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        if self.is_touched:
            self.left.emit()
            self.picked.emit()
