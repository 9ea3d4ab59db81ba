"""Why the person in front is left out or asked about, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Label, Rule, column, row

_LEAST_LINES = 3


class _Words(QScrollArea):
    """As high as its text where there is room, else it scrolls."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.label = Label(look, 12, wraps=True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self.label)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the list above tells it all to a screen reader
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look.changed.connect(self.updateGeometry)

    def say(self, text: str) -> None:
        if text != self.label.text():
            self.label.setText(text)
            self.verticalScrollBar().setValue(0)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.label.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        lines = _LEAST_LINES * QFontMetrics(self.label.font()).lineSpacing()
        return QSize(0, min(lines, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class ReasonBox(QFrame):
    """Stands whole below the list, which gives it the room; a reason longer than that scrolls."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._drawing, self._words = QLabel(), _Words(look)
        self.anyway, self.open = Button(look, kind="small"), Button(look, kind="link")
        self.subject = Button(look, kind="link")
        self._lay_out()

    def show_reason(self, words: str, tone: Tone) -> None:
        """`tone` is red where nothing helps."""
        self._drawing.setPixmap(self._look.pixmap("triangle-alert", self._look.theme.tones[tone].text, 15))
        self._words.say(words)

    def text(self) -> str:
        return self._words.label.text()

    def _lay_out(self) -> None:
        px = self._look.px
        self._drawing.setFixedSize(QSize(px(15), px(17)))
        said = row(spacing=px(8))
        said.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._words, 1)
        buttons = column(spacing=px(4))
        for part in (self.anyway, self.open, self.subject):
            buttons.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        column(self, (px(4), 0, px(4), px(2)), px(7)).add(Rule(), said, buttons)
