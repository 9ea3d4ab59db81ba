"""A few choices of which one holds, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.languages import LANGUAGES, OWN_NAMES, SHORT_NAMES
from exchange_admin.ui.look import Look
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM, REGULAR, SEMIBOLD
from exchange_admin.ui.widgets.buttons import PaintedButton
from exchange_admin.ui.widgets.labels import row

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Segment(PaintedButton):
    walked = Signal(str, int)
    """From which one an arrow leads, and how many segments to the right."""

    def __init__(self, look: Look, id: str, *, quiet: bool, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.id, self._quiet = id, quiet
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        font = self._look.font(12, SEMIBOLD)
        pad = 14 if self._quiet else 24
        return QSize(painting.advance(font, self.text()) + self._look.px(pad), self._look.px(20 if self._quiet else 28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and event.modifiers() in _PLAIN:
            self.walked.emit(self.id, steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = painting.smooth(self)
        box = self.rect().toRectF()
        on = self.isChecked()
        if on:
            if self._quiet:
                painting.rounded(painter, box, look.px(6), theme.accent_soft)
            else:
                inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
                painting.rounded(painter, inner, look.px(6), theme.surface, theme.line_strong)
        elif self.underMouse():
            painting.rounded(painter, box, look.px(6), theme.hover)
        if self.hasFocus():
            painting.focus_ring(painter, box, look.px(6), theme)
        quiet_ink = theme.accent_ink if on else theme.ink3
        ink = quiet_ink if self._quiet else theme.ink if on else theme.ink2
        weight = (SEMIBOLD if self._quiet else MEDIUM) if on else REGULAR
        painter.setFont(look.font(12, weight))
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())


class Segments(QWidget):
    """`quiet` without a trough, as the language switch of the status line. An arrow chooses the neighbour, as among
    radio buttons."""

    chosen = Signal(str)

    def __init__(self, look: Look, ids: Sequence[str], *, quiet: bool = False) -> None:
        super().__init__()
        self._look, self._quiet = look, quiet
        self._buttons = {id: Segment(look, id, quiet=quiet, parent=self) for id in ids}
        self._group = QButtonGroup(self)
        line = row(self, (0, 0, 0, 0) if quiet else (look.px(3),) * 4, look.px(2))
        for button in self._buttons.values():
            self._group.addButton(button)
            line.addWidget(button)
            button.walked.connect(self._walk)
        self._group.buttonClicked.connect(self._announce)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def say(self, id: str, text: str, tip: str = "") -> None:
        self._buttons[id].say(text)
        self._buttons[id].setToolTip(plain_tip(tip))

    def ids(self) -> list[str]:
        return list(self._buttons)

    def set_current(self, id: str) -> None:
        if id in self._buttons:
            self._buttons[id].setChecked(True)
            self.setFocusProxy(self._buttons[id])  # who gives the keyboard to the choices gives it to that one

    def current(self) -> str:
        return next((id for id, button in self._buttons.items() if button.isChecked()), "")

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._quiet:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painting.rounded(painter, self.rect().toRectF(), self._look.px(8), self._look.theme.track)

    def _walk(self, start: str, steps: int) -> None:
        ids = self.ids()
        there = ids.index(start) + steps
        if 0 <= there < len(ids):
            self._buttons[ids[there]].setFocus(Qt.FocusReason.TabFocusReason)
            self._buttons[ids[there]].click()

    def _announce(self, button: QAbstractButton) -> None:
        assert isinstance(button, Segment)
        self.setFocusProxy(button)
        self.chosen.emit(button.id)


class LanguageSwitch(Segments):
    """The languages of the window by their own names; where it is `quiet`, by their short ones."""

    def __init__(self, look: Look, *, quiet: bool = False) -> None:
        super().__init__(look, LANGUAGES, quiet=quiet)
        for code in LANGUAGES:
            self.say(code, SHORT_NAMES[code] if quiet else OWN_NAMES[code], OWN_NAMES[code] if quiet else "")
