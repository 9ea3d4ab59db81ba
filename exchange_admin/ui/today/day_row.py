"""One row of a block, as it is painted. The whole row is a button; a verb at its end may be one too."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.today.row_shown import APART, ONE_LINE, Hour, Icon, RowShown, Tile
from exchange_admin.ui.today.targets import Target
from exchange_admin.ui.typography import MEDIUM, REGULAR, SEMIBOLD
from exchange_admin.ui.widgets.buttons import PaintedButton

NAME_SHARE = 0.62
"""Of the width of a row with a bar: names are read, bars are only compared."""
MANY = 1000
"""Rows: to the first or last one."""
TILE = 42
_DIGITS = 2  # of a day of this month


class Leads(PaintedButton):
    """Leads to its target. Tab reaches it only while its block says so; the arrows go from one to the next."""

    moved = Signal(int)  # so many rows down
    sideways = Signal(int)  # so many blocks to the right
    reached = Signal()  # the keyboard has come to it

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.target: Target | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Home: -MANY, Qt.Key.Key_End: MANY}
        sides = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in steps:
            self.moved.emit(steps[key])
        elif key in sides:
            self.sideways.emit(sides[key])
        else:
            super().keyPressEvent(event)


class AllLink(Leads):
    """The words at the head of a block that lead to everything behind its number."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def say(self, words: str, target: Target | None) -> None:
        self.target = target
        self.setText(words)
        self.setAccessibleName(words)
        self.setVisible(target is not None)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = painting.advance(self._look.font(12, MEDIUM), self.text())
        return QSize(words + self._look.px(12), self._look.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = painting.smooth(self)
        box = self.rect().toRectF()
        if self.hasFocus():
            painting.focus_ring(painter, box, look.px(6), theme)
        elif self.underMouse():
            painting.rounded(painter, box, look.px(6), theme.hover)
        room = box.width() - look.px(11)
        font = look.font(12, MEDIUM)
        painting.line_of_text(painter, look.px(6), box.center().y(), room, self.text(), font, theme.accent_ink)


class DayRow(Leads):
    """A row of a block."""

    verb_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.shown: RowShown | None = None
        self._is_close = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_row(self, shown: RowShown, *, close: bool) -> None:
        self.shown, self.target, self._is_close = shown, shown.target, close
        self.setText(shown.title)
        self.setAccessibleName(shown.spoken)
        self.setToolTip(plain_tip(" · ".join(part for part in (shown.title, shown.middle, shown.second) if part)))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        height = self.shown.height(close=self._is_close) if self.shown is not None else ONE_LINE
        return QSize(self._look.px(120), self._look.px(height))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(60), self.sizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """On the words of the verb it is the verb that is meant."""
        if self.isDown() and self.shown is not None and self.shown.verb and self.verb_box().contains(event.position()):
            self.setDown(False)
            self.verb_wanted.emit()
        else:
            super().mouseReleaseEvent(event)

    def verb_box(self) -> QRectF:
        """Where a click means the verb: its words and what is around them."""
        words = self.shown.right_below if self.shown is not None else ""
        wide = painting.advance(self._look.font(12, MEDIUM), words) + self._look.px(8)
        middle, right = self.rect().toRectF().center().y(), self.width() - self._look.px(12)
        return QRectF(right - wide, middle, wide, self.height() - middle)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown, look, theme = self.shown, self._look, self._look.theme
        if shown is None:
            return
        painter = painting.smooth(self)
        box = self.rect().toRectF().adjusted(look.px(6), 0.5, -look.px(6), -1.5)
        if shown.is_apart:
            line = QRectF(look.px(16), look.px(3), self.width() - 2 * look.px(16), 1)
            painter.fillRect(line, QColor(theme.line))
            box.setTop(look.px(APART))
        if shown.is_marked:
            painting.rounded(painter, box, look.px(8), theme.selection)
        if self.hasFocus():
            painting.rounded(painter, box, look.px(8), theme.selection)
            painting.rounded(painter, box.adjusted(0.8, 0.8, -0.8, -0.8), look.px(8), "", theme.accent, 1.6)
        elif self.underMouse():
            painting.rounded(painter, box, look.px(8), theme.hover)
        inner = self.rect().toRectF().adjusted(look.px(16), 0, -look.px(16), 0)
        middle = box.center().y()
        right = self._right(painter, shown, inner, middle)
        x = inner.x() + self._lead(painter, shown, inner.x(), middle)
        self._words(painter, shown, x, right, inner, middle)

    def _words(self, painter: QPainter, shown: RowShown, x: float, right: float, inner: QRectF, middle: float) -> None:
        look, theme = self._look, self._look.theme
        up, down = (look.px(8), look.px(9)) if shown.second else (0, 0)
        ink = theme.accent_ink if shown.is_link else theme.ink
        title = look.font(12 if shown.is_link or shown.bar else 13, REGULAR if shown.bar else MEDIUM)
        if shown.middle:
            second = inner.x() + inner.width() * 0.47
            painting.line_of_text(painter, x, middle, second - x - look.px(10), shown.title, title, ink)
            room = right - second - look.px(8)
            painting.line_of_text(painter, second, middle, room, shown.middle, look.font(13), theme.ink2)
            return
        room = right - x - look.px(8)
        if shown.bar:
            left = inner.x() + inner.width() * NAME_SHARE
            room = left - x - look.px(8)
            end = min(inner.right() - look.px(48), right - look.px(8))
            self._bar(painter, shown.bar, QRectF(left, middle - look.px(3.5), end - left, look.px(7)))
        painting.line_of_text(painter, x, middle - up, room, shown.title, title, ink)
        if shown.second:
            tone = theme.tones[shown.second_tone].text if shown.second_tone else theme.ink3
            font = look.font(11 if self._is_close else 12, MEDIUM if shown.second_tone else REGULAR)
            painting.line_of_text(painter, x, middle + down, room, shown.second, font, tone)

    def _bar(self, painter: QPainter, shares: tuple[tuple[float, Tone], ...], box: QRectF) -> None:
        """Side by side; what is there is never too thin to be seen."""
        left = box.x()
        gap = self._look.scale * 2
        for share, tone in shares:
            if share:
                swatch = self._look.theme.tones[tone]
                wide = max(self._look.scale * 3, box.width() * share - gap)
                painting.rounded(painter, QRectF(left, box.y(), wide, box.height()), box.height() / 2, swatch.dot)
                left += wide + gap

    def _right(self, painter: QPainter, shown: RowShown, inner: QRectF, middle: float) -> float:
        """Where the words have to end."""
        look, theme = self._look, self._look.theme
        edge = inner.right()
        if shown.right:
            font = look.font(12 if shown.tone else 13, SEMIBOLD if shown.tone or not shown.right_below else MEDIUM)
            colour = theme.tones[shown.tone].text if shown.tone else theme.ink2
            width = painting.advance(font, shown.right)
            at = middle - (look.px(8) if shown.right_below else 0)
            painting.line_of_text(painter, inner.right() - width, at, width + 1, shown.right, font, colour)
            edge = inner.right() - width
        if shown.right_below:
            font = look.font(12, MEDIUM)
            width = painting.advance(font, shown.right_below)
            at = middle + (look.px(9) if shown.right else 0)
            painting.line_of_text(
                painter, inner.right() - width, at, width + 1, shown.right_below, font, theme.accent_ink
            )
            edge = min(edge, inner.right() - width)
        return edge

    def _lead(self, painter: QPainter, shown: RowShown, x: float, middle: float) -> float:
        """What stands before the words; answers how much room it takes."""
        look, theme, lead = self._look, self._look.theme, shown.lead
        if isinstance(lead, Icon):
            colour = theme.tones[lead.tone].text if lead.tone else theme.ink3
            at = middle - (look.px(8) if shown.second else 0) - look.px(7.5)
            painter.drawPixmap(QPointF(x, at), look.pixmap(lead.name, colour, 15))
            return look.px(24)
        if isinstance(lead, Hour):
            ink = theme.accent_ink if shown.is_marked else theme.ink2
            font = look.font(13, SEMIBOLD if shown.is_marked else REGULAR, figures=True)
            painting.line_of_text(painter, x, middle - look.px(8), look.px(48), lead.hour, font, ink)
            if lead.below:
                below = look.font(11, MEDIUM)
                painting.line_of_text(painter, x, middle + look.px(9), look.px(48), lead.below, below, theme.accent_ink)
            return look.px(50)
        if isinstance(lead, Tile):
            if lead.day:
                self._tile(painter, lead, x, middle)
            return look.px(48)
        return 0

    def _tile(self, painter: QPainter, tile: Tile, x: float, middle: float) -> None:
        look, theme = self._look, self._look.theme
        height = look.px(31 if self._is_close else 34)
        box = QRectF(x, middle - height / 2, look.px(TILE), height)
        painting.rounded(painter, box, look.px(7), theme.accent_soft if tile.is_today else theme.tones[Tone.GREY].soft)
        for text, pixels, weight, at, ink in (
            (tile.weekday, 10, REGULAR, -8, theme.ink3),
            (tile.day, 13 if len(tile.day) <= _DIGITS else 11, SEMIBOLD, 7, theme.ink),
        ):
            font = look.font(pixels, weight)
            width = painting.advance(font, text)
            colour = QColor(theme.accent_ink if tile.is_today else ink)
            left = box.center().x() - width / 2
            painting.line_of_text(painter, left, middle + at * look.scale, width + 1, text, font, colour)
