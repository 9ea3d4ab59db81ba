"""The field on a checklist where scans are dropped, ten at once, and what became of the last heap."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.buttons import Button, PaintedButton
from exchange_admin.ui.widgets.file_drops import FileDrops, files_of
from exchange_admin.ui.widgets.labels import LEFT, Label, column

HEIGHT = 58


class ScanField(PaintedButton):
    """Takes files from the mouse, and by a press asks for some. The whole `card` takes them too."""

    dropped = Signal(list)

    def __init__(self, look: Look, card: QWidget) -> None:
        super().__init__(look, card)
        self._below = ""
        self._is_lit = False
        self.setFixedHeight(look.px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        FileDrops(card, self._fitting, self._take, self._light)

    def say(self, words: str, below: str) -> None:
        self._below = below
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(below)
        self.setToolTip(plain_tip(below))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(240), self._look.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter, box = painting.smooth(self), self.rect().toRectF().adjusted(1, 1, -1, -1)
        lit = self._is_lit or self.underMouse()
        painter.setPen(QPen(QColor(theme.accent if lit else theme.line_strong), 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(theme.selection if self._is_lit else theme.surface))
        painter.drawRoundedRect(box, look.px(8), look.px(8))
        if self.hasFocus():
            painting.focus_ring(painter, box, look.px(8), theme)
        room, middle = box.width() - look.px(52), box.center().y()
        painter.drawPixmap(int(look.px(14)), int(middle - look.px(9)), look.pixmap("upload", theme.ink3, 18))
        x = look.px(42)
        painting.line_of_text(painter, x, middle - look.px(9), room, self.text(), look.font(13, MEDIUM), theme.ink)
        painting.line_of_text(painter, x, middle + look.px(10), room, self._below, look.font(11), theme.ink3)

    def _fitting(self, dragged: QMimeData) -> list[Path]:
        return files_of(dragged) if self.isVisible() else []

    def _take(self, *paths: object) -> None:
        self.dropped.emit(list(paths))

    def _light(self, lit: bool) -> None:
        self._is_lit = lit
        self.update()


class SortedScans(QWidget):
    """What became of the last heap, a line for each file; Undo takes all of it back in one step."""

    undo_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words = Label(look, 12, tone="ink2", wraps=True)
        self.undo = Button(look, "undo-2", "ghost")
        self.undo.clicked.connect(self.undo_wanted)
        column(self, spacing=look.px(2)).add(self._words, (self.undo, LEFT))
        self.hide()

    def say(self, lines: Sequence[str], undo: str) -> None:
        self._words.setText("\n".join(lines))
        self.undo.say(undo)
        self.undo.setVisible(bool(undo))
        self.show()

    def words(self) -> str:
        return self._words.text()
