"""The sentence below a field: what is wrong, what to check, or what would fit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from exchange_admin.domain.problems import Level
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Label, row

_DRAWINGS = {Level.BLOCKS: "circle-alert", Level.ASKS: "triangle-alert", Level.INFORMS: "info"}
_TONES = {Level.BLOCKS: "red", Level.ASKS: "amber", Level.INFORMS: "ink3"}


class FieldProblem(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._drawing = QLabel(self)
        self._text = Label(look, 12, wraps=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._use = Button(look, kind="link")
        self._take: Callable[[], None] | None = None
        self.level: Level | None = None
        """Of what stands there; None for a proposal, and for nothing."""
        self._use.clicked.connect(self._taken)
        row(self, (0, look.px(2), 0, look.px(2)), look.px(6)).add(
            (self._drawing, Qt.AlignmentFlag.AlignTop), (self._text, 1), self._use
        )
        self.hide()

    def say(self, text: str, level: Level) -> None:
        self.level = level
        tone, theme = _TONES[level], self._look.theme
        ink = theme.ink3 if tone == "ink3" else theme.tones[Tone(tone)].text
        size = self._look.px(14)
        self._drawing.setPixmap(self._look.pixmap(_DRAWINGS[level], ink, 14))
        self._drawing.setFixedSize(QSize(size, size + self._look.px(2)))
        self._show(text, tone, None, "")

    def suggest(self, text: str, verb: str, take: Callable[[], None]) -> None:
        """A grey proposal with a button; it changes nothing by itself."""
        self.level = None
        self._drawing.clear()
        self._drawing.setFixedSize(0, 0)
        self._show(text, "ink3", take, verb)

    def clear(self) -> None:
        self._take = self.level = None
        self._text.setText("")
        self.hide()

    def text(self) -> str:
        return self._text.text()

    @property
    def offers(self) -> bool:
        """Whether a proposal stands here, which goes when it no longer fits; what is wrong stays."""
        return self._take is not None

    def take(self) -> None:
        self._taken()

    def _show(self, text: str, tone: str, take: Callable[[], None] | None, verb: str) -> None:
        self._take = take
        self._text.retone(tone)
        self._text.setText(text)
        self._use.say(verb)
        self._use.setVisible(take is not None)
        self.setVisible(bool(text))

    def _taken(self) -> None:
        take, self._take = self._take, None
        self.clear()
        if take:
            take()
