"""Asks what a file lists where its headings fit several kinds of lists."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.services.importing.list_shapes import kind_label
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Card, Label, column, row, take_away
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import Retranslated


class KindQuestion(Retranslated, Card):
    """A button for each kind that it may be, the likeliest first, and a list of the others."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, offered: Sequence[str]) -> None:
        super().__init__(desk.look)
        self._desk, self._offered = desk, tuple(offered)
        self._file, self._kinds = "", tuple[str, ...]()
        px = desk.look.px
        self._text = Label(desk.look, 13, tone="ink3", wraps=True)
        self._answers = column(spacing=px(6))
        self.answers: list[Button] = []
        self.others, self.read = QuietCombo(), Button(desk.look, kind="small")
        self.others.setMaxVisibleItems(16)
        self._others_label = Label(desk.look, 12, tone="ink3")
        self._rest = QWidget()
        row(self._rest, spacing=px(8)).add(self._others_label, (self.others, 1), self.read)
        self.body.setSpacing(px(10))
        self.body.add(self._text, self._answers, self._rest)
        self.read.clicked.connect(self._other_wanted)
        self.hide()

    def ask(self, file: str, kinds: Sequence[str]) -> None:
        """Shows the question with the focus on the likeliest answer."""
        self._file, self._kinds = file, tuple(kind for kind in kinds if kind in self._offered)
        self.retranslate()
        self.show()
        (self.answers[0] if self.answers else self.others).setFocus()

    def retranslate(self) -> None:
        words = self._desk.words
        self.title.setText(self.tr("What does “{file}” list?").replace("{file}", self._file))
        self._text.setText(self.tr("Several kinds of lists fit. Nothing has been read yet."))
        take_away(self.answers)
        self.answers.clear()
        for kind in self._kinds:
            answer = Button(self._desk.look)
            answer.say(kind_label(kind, words))
            answer.setProperty("answer", kind)
            answer.clicked.connect(self._answered)
            self._answers.addWidget(answer)
            self.answers.append(answer)
        self._others_label.setText(self.tr("Something else"))
        self.others.setAccessibleName(self.tr("Something else"))
        self.others.clear()
        for kind in self._offered:
            if kind not in self._kinds:
                self.others.addItem(kind_label(kind, words), kind)
        self._rest.setVisible(self.others.count() > 0)
        self.read.say(self.tr("Read"))

    def _answered(self) -> None:
        self.chosen.emit(str(self.sender().property("answer")))

    def _other_wanted(self) -> None:
        self.chosen.emit(str(self.others.currentData()))
