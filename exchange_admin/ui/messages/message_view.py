"""One message as it would be written, with what is not known in red."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit

from exchange_admin.domain.rules.messages.placeholders import Piece
from exchange_admin.services.messages.order import PreparedMessage
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD


class MessageView(QTextEdit):
    """To be read, and copied from."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: tuple[PreparedMessage, str] | None = None
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("message")
        look.changed.connect(self._dress)

    def show_message(self, message: PreparedMessage | None, head: str = "") -> None:
        """`head` is the line above the subject."""
        self._shown = (message, head) if message else None
        self._dress()

    def _dress(self) -> None:
        self.clear()
        if self._shown is None:
            return
        message, head = self._shown
        pen = QTextCursor(self.document())
        self._write(pen, [Piece(f"{head}\n\n")], 12, self._look.theme.ink3)
        self._write(pen, [*message.subject, Piece("\n\n")], 14, self._look.theme.ink, SEMIBOLD)
        self._write(pen, message.body, 13, self._look.theme.ink)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write(
        self,
        pen: QTextCursor,
        pieces: Iterable[Piece],
        pixels: int,
        ink: str,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> None:
        red = self._look.theme.tones[Tone.RED]
        for piece in pieces:
            style = QTextCharFormat()
            style.setFont(self._look.font(pixels, weight))
            style.setForeground(QColor(red.text if piece.is_gap else ink))
            if piece.is_gap:
                style.setBackground(QColor(red.soft))
            pen.insertText(piece.text, style)
