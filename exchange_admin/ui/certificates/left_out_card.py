"""The amber card that says who gets no certificate and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel

from exchange_admin.services.certificates.recipients import Recipient
from exchange_admin.ui import painting
from exchange_admin.ui.certificates.recipient_list import against
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.painting import rounded
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, TOP, Label, column, row
from exchange_admin.ui.words import count

_TOLD = 3  # reasons


class LeftOutCard(QFrame):
    """How many are left out and why in a few words, in amber; hidden when there is nobody."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self._drawing, self.title = QLabel(), Label(look, 13, SEMIBOLD)
        self.reasons = Label(look, 12, tone="ink2", wraps=True)
        self.review, self.let_in = Button(look, kind="link"), Button(look, kind="link")
        self.title.setWordWrap(True)
        links = row(spacing=look.px(10)).add(self.review, self.let_in, STRETCH)
        words = column(spacing=look.px(2)).add(self.title, self.reasons, links)
        margins = (look.px(12), look.px(10), look.px(12), look.px(9))
        row(self, margins, look.px(9)).add((self._drawing, TOP), (words, 1))
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_people(self, left_out: Sequence[Recipient]) -> None:
        """The recipients who get no paper."""
        self.setVisible(bool(left_out))
        self.title.setText(count("LeftOutCard", "%n person left out", len(left_out)))
        said = [self._desk.words.reason(problems[0]) for one in left_out if (problems := against(one))]
        different = list(dict.fromkeys(said))
        self.reasons.setText(" · ".join(different[:_TOLD]) + ("\N{NO-BREAK SPACE}…" if len(different) > _TOLD else ""))
        self.review.say(self.tr("Look at them"))
        self.let_in.say(self.tr("Issue to all of them anyway…"))
        self.let_in.setVisible(sum(1 for one in left_out if not one.blocked) > 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(self)
        theme = self._desk.look.theme
        rounded(painter, self.rect().toRectF(), self._desk.look.px(10), theme.tones[Tone.AMBER].soft)

    def _dress(self) -> None:
        look = self._desk.look
        swatch = look.theme.tones[Tone.AMBER]
        self._drawing.setPixmap(look.pixmap("triangle-alert", swatch.text, 16))
        self._drawing.setFixedSize(QSize(look.px(16), look.px(18)))
        self.title.setStyleSheet(f"color: {swatch.text}")
        self.update()
