"""A strip above a page for what holds for all of it: the sample office, a file opened for reading only."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QHideEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Label, row

_DRAWINGS = {Tone.RED: "circle-alert", Tone.AMBER: "triangle-alert", Tone.GREEN: "circle-check"}


class Banner(QFrame):
    """Hidden while it has nothing to say. One that `passes` answers what was just done and goes with its page."""

    def __init__(
        self, look: Look, tone: Tone = Tone.AMBER, parent: QWidget | None = None, *, passes: bool = False
    ) -> None:
        super().__init__(parent)
        self._look, self._tone, self._passes = look, tone, passes
        self._drawing = QLabel(self)
        self._text = Label(look, 13, wraps=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = Button(look, kind="ghost")
        row(self, (look.px(14), look.px(6), look.px(8), look.px(6)), look.px(9)).add(
            self._drawing, (self._text, 1), self.button
        )
        self.setMinimumHeight(look.px(40))
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def say(self, text: str, verb: str = "", tone: Tone | None = None) -> None:
        self._tone = tone or self._tone
        self._text.setText(text)
        self.button.say(verb)
        self.button.setVisible(bool(verb))
        self.setVisible(bool(text))
        self._dress()

    def text(self) -> str:
        return self._text.text()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._passes and self.text() and not event.spontaneous():
            self.say("")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(self)
        ground = self._look.theme.tones[self._tone].soft
        painting.rounded(painter, self.rect().toRectF(), self._look.px(8), ground)

    def _dress(self) -> None:
        swatch = self._look.theme.tones[self._tone]
        self._drawing.setPixmap(self._look.pixmap(_DRAWINGS.get(self._tone, "info"), swatch.text, 16))
        self._drawing.setFixedSize(QSize(self._look.px(16), self._look.px(16)))
        self._text.setStyleSheet(f"color: {swatch.text}")
        self.update()
