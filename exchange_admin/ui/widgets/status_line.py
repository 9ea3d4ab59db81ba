"""The line at the bottom: how many, saved, backed up, which keys, which language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, row
from exchange_admin.ui.widgets.segments import LanguageSwitch
from exchange_admin.ui.words import Retranslated


class KeyHint(QLabel):
    """A key cap and what it does."""

    def __init__(self, look: Look, key: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.key = look, key
        self.setText(text)
        self.setAccessibleName(f"{key}: {text}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = self._look
        words = painting.advance(look.font(12), self.text())
        return QSize(self._cap_width() + look.px(6) + words + 1, look.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = painting.smooth(self)
        middle = self.height() / 2
        cap = QRectF(0.5, middle - look.px(8.5), self._cap_width() - 1, look.px(17))
        painting.key_cap(painter, cap, self.key, look, theme.surface, theme.line_strong, theme.ink2)
        x = self._cap_width() + look.px(6)
        painting.line_of_text(painter, x, middle, self.width(), self.text(), look.font(12), theme.ink3)

    def _cap_width(self) -> int:
        return painting.advance(self._look.font(11, MEDIUM), self.key) + self._look.px(10)


class StatusLine(Retranslated, QWidget):
    """`language_chosen` carries zh, ru or en; `unsaved_wanted` asks for what is not saved yet."""

    language_chosen = Signal(str)
    unsaved_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._count, self._saved, self._backup = (Label(look, 12, tone=tone) for tone in ("ink2", "ink3", "ink3"))
        self._saved_drawing, self._backup_drawing = QLabel(self), QLabel(self)
        self._unsaved = 0
        self._show_unsaved = Button(look, kind="link")
        self._show_unsaved.clicked.connect(self.unsaved_wanted)
        self._hints: list[KeyHint] = []
        self._progress_text = Label(look, 12, tone="ink2")
        self._waiting = Label(look, 12, tone="amber")
        self._waiting.hide()
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(look.px(140))
        self._cancel = Button(look, kind="link")
        self._cancel.clicked.connect(self.cancel_wanted)
        self.languages = LanguageSwitch(look, quiet=True)
        self.languages.chosen.connect(self.language_chosen)
        self._lay_out()
        look.changed.connect(self._dress)
        self._dress()
        self.end_progress()
        self.retranslate()

    def say_count(self, words: str) -> None:
        self._count.setText(words)

    def say_unsaved(self, fields: int) -> None:
        """How many fields hold something that cannot be saved yet; none: all changes saved."""
        if fields != self._unsaved:
            self._unsaved = fields
            self.retranslate()

    def saved_words(self) -> str:
        return self._show_unsaved.text() if self._unsaved else self._saved.text()

    def say_backup(self, words: str) -> None:
        self._backup.say(words)
        self._backup_drawing.setVisible(bool(words))

    def say_keys(self, hints: Sequence[tuple[str, str]]) -> None:
        """(key, what it does) for what has the keyboard; at most three."""
        if [(hint.key, hint.text()) for hint in self._hints] == list(hints[:3]):
            return
        self._keys.take_out(*self._hints)
        self._hints = [KeyHint(self._look, key, text, self) for key, text in hints[:3]]
        for hint in self._hints:
            self._keys.addWidget(hint)
            hint.setVisible(not self._waiting.text())

    def say_waiting(self, words: str) -> None:
        """What cannot be done yet, in place of the keys; empty: nothing waits any more."""
        self._waiting.say(words)
        for hint in self._hints:
            hint.setVisible(not words)

    def waiting_words(self) -> str:
        return self._waiting.text()

    def show_progress(self, text: str, done: int, total: int) -> None:
        """`total` 0: nobody knows how far it is."""
        self._progress_text.setText(text)
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        for part in (self._progress_text, self._progress, self._cancel):
            part.show()

    def end_progress(self) -> None:
        for part in (self._progress_text, self._progress, self._cancel):
            part.hide()

    def retranslate(self) -> None:
        self._saved.setText(self.tr("All changes saved"))
        self._show_unsaved.say(self.tr("Not saved yet"), self.tr("Show what is not saved yet, and why"))
        self._saved.setVisible(not self._unsaved)
        self._show_unsaved.setVisible(bool(self._unsaved))
        self._cancel.say(self.tr("Cancel"))
        self._dress()

    def _dress(self) -> None:
        look, theme = self._look, self._look.theme
        tone = Tone.AMBER if self._unsaved else Tone.GREEN
        name = "circle-alert" if self._unsaved else "check"
        self._saved_drawing.setPixmap(look.pixmap(name, theme.tones[tone].dot, 14))
        self._backup_drawing.setPixmap(look.pixmap("database-backup", theme.ink3, 14))

    def _lay_out(self) -> None:
        px = self._look.px
        self.setFixedHeight(px(30))
        line = row(self, (px(18), 0, px(12), 0), px(6)).add(self._count)
        line.addSpacing(px(16))
        line.add(self._saved_drawing, self._saved, self._show_unsaved)
        line.addSpacing(px(16))
        line.add(self._backup_drawing, self._backup)
        line.addSpacing(px(16))
        line.add(self._progress_text, self._progress, self._cancel, STRETCH, self._waiting)
        self._keys = row(spacing=px(14))
        line.addLayout(self._keys)
        line.addSpacing(px(18))
        line.addWidget(self.languages, 0, Qt.AlignmentFlag.AlignVCenter)
