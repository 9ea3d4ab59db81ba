"""A text in three languages, one at a time, with placeholders in the words of the window."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.certificates.design_parts import Trilingual
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.languages import SHORT_NAMES
from exchange_admin.ui.widgets.labels import column
from exchange_admin.ui.widgets.segments import Segments
from exchange_admin.ui.words import Retranslated

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_LEAST = 42  # the stylesheet makes no text lower, with its edge


class WordsBox(Retranslated, QWidget):
    """`edited` gives the whole text. Placeholders that nobody knows are left as they are, for the check to name."""

    edited = Signal(object)  # Trilingual
    entered = Signal()  # the keyboard is in the text

    def __init__(self, desk: Desk, *, lines: int = 5) -> None:
        super().__init__()
        self._desk = desk
        self.words = Trilingual()
        self.languages = Segments(desk.look, LANGUAGES, quiet=True)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        room = QWidget()  # the stylesheet has a height of its own for the text
        wanted = self.text.fontMetrics().lineSpacing() * lines + desk.look.px(18)
        room.setFixedHeight(max(wanted, desk.look.px(_LEAST)))
        column(room).addWidget(self.text)
        self._placeholders: Mapping[str, str] = {}
        self._showing = False
        column(self, spacing=desk.look.px(4)).add(self.languages, room)
        self.languages.set_current(desk.language)
        self.languages.chosen.connect(self._language_chosen)
        self.text.textChanged.connect(self._typed)
        self.text.installEventFilter(self)
        self.retranslate()

    def use_placeholders(self, said: Mapping[str, str]) -> None:
        """What each placeholder is called in the language of the window."""
        if said != self._placeholders:
            self._placeholders = dict(said)
            self._show()

    def show_value(self, words: Trilingual) -> None:
        """Nothing moves under the hands of somebody who typed just that."""
        if words != self.words:
            self.words = words
            self._show()

    def insert(self, placeholder: str) -> None:
        """At the cursor."""
        self.text.insertPlainText(f"{{{self._placeholders.get(placeholder, placeholder)}}}")
        self.text.setFocus()

    def show_language(self, language: str) -> None:
        self.languages.set_current(language)
        self._show()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.text.setAccessibleName(name)

    def retranslate(self) -> None:
        for language in LANGUAGES:
            self.languages.say(language, SHORT_NAMES[language], self._desk.words.choice("language", language))
        self._show_stand_in()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return False

    def _language_chosen(self, _: str) -> None:
        self._show()
        self.text.setFocus()

    def _show(self) -> None:
        said = self._said(getattr(self.words, self.languages.current()))
        if said != self.text.toPlainText():
            self._showing = True
            self.text.setPlainText(said)
            self._showing = False
        self._show_stand_in()

    def _show_stand_in(self) -> None:
        """What the paper says where this language has no text of its own."""
        taken = next((code for code in ("en", "ru", "zh") if self.words.get(code)), "")
        if taken:
            words = self.tr("As in {language}: {words}").replace("{language}", SHORT_NAMES[taken])
            self.text.setPlaceholderText(words.replace("{words}", self._said(self.words.get(taken))))
        else:
            self.text.setPlaceholderText("")

    def _typed(self) -> None:
        if not self._showing:
            typed = self._meant(self.text.toPlainText())
            self.words = replace(self.words, **{self.languages.current(): typed})
            self._show_stand_in()
            self.edited.emit(self.words)

    def _said(self, text: str) -> str:
        said = self._placeholders
        return _PLACEHOLDER.sub(lambda found: f"{{{said.get(found[1], found[1])}}}", text)

    def _meant(self, typed: str) -> str:
        meant = {said.casefold(): name for name, said in self._placeholders.items()}
        return _PLACEHOLDER.sub(lambda found: f"{{{meant.get(found[1].strip().casefold(), found[1])}}}", typed)
