"""What an empty area says: one sentence and the first thing to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Label, column

WIDTH = 380


class EmptyState(QWidget):
    def __init__(self, look: Look, icon: str) -> None:
        super().__init__()
        self._look, self._icon = look, icon
        self._drawing = QLabel(self)
        self._drawing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence = Label(look, 13, tone="ink3", wraps=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setFixedWidth(look.px(WIDTH))
        self.button = Button(look, kind="plain")
        self.button.hide()
        whole = column(self, spacing=look.px(12))
        middle = Qt.AlignmentFlag.AlignHCenter
        whole.addStretch(2)
        whole.addWidget(self._drawing, 0, middle)
        whole.addWidget(self._sentence, 0, middle)
        whole.addWidget(self.button, 0, middle)
        whole.addStretch(3)
        look.changed.connect(self._dress)
        self._dress()

    def say(self, sentence: str, verb: str = "") -> None:
        self._sentence.setText(sentence)
        self._sentence.setMinimumHeight(self._sentence.heightForWidth(self._look.px(WIDTH)))
        self.button.say(verb)
        self.button.setVisible(bool(verb))

    def sentence(self) -> str:
        return self._sentence.text()

    def _dress(self) -> None:
        self._drawing.setPixmap(self._look.pixmap(self._icon, self._look.theme.ink4, 28, 1.5))
