"""A short message over the page, with Undo where something can be taken back. It leaves by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRect, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QGraphicsOpacityEffect,
    QLabel,
    QLineEdit,
    QWidget,
)

from exchange_admin.ui import painting
from exchange_admin.ui.latest_job import pause
from exchange_admin.ui.look import Look
from exchange_admin.ui.painting import rounded
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.buttons import PlainButton
from exchange_admin.ui.widgets.labels import row

SECONDS = 6
FADE = 120  # milliseconds
_USED = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit)
_MOVED = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide})


class Toast(QFrame):
    """Lies in the lower middle of `over`, else near it, where it covers nothing that is clicked or typed into there and
    nothing that a page keeps clear. One message at a time: the newest wins."""

    undo_wanted = Signal()

    def __init__(self, look: Look, over: QWidget) -> None:
        super().__init__(over)
        self._look, self._over = look, over
        self._undo: Callable[[], None] | None = None
        self._clear: tuple[QWidget, ...] = ()
        self._text = QLabel(self)
        self._button = PlainButton(self)
        self._button.clicked.connect(self._take_back)
        self._timer = pause(self, SECONDS * 1000, self.hide)
        self._laid_out = pause(self, 0, self._place)
        self._opacity = QGraphicsOpacityEffect(self)
        self._opacity.setEnabled(False)
        self.setGraphicsEffect(self._opacity)
        self._fade = QPropertyAnimation(self._opacity, b"opacity", self)
        self._fade.setDuration(FADE)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.finished.connect(self._stop_blending)
        self._lay_out()
        over.installEventFilter(self)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Shows `text`; with `undo` also a button that calls it once."""
        self._undo = undo
        self._text.setText(text)
        self._button.setText(self.tr("Undo"))
        self._button.setVisible(undo is not None)
        self._make_room(8 if undo is not None else 16)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        self._laid_out.start()  # what was done may have brought other buttons
        self._speak()
        if self._look.motion:
            self._opacity.setEnabled(True)
            self._fade.setStartValue(0.0)
            self._fade.setEndValue(1.0)
            self._fade.start()

    def keep_clear(self, widgets: Iterable[QWidget]) -> None:
        """Covers none of `widgets` from now on, wherever they go; they are parts of a page in `over`."""
        for one in self._clear:
            one.removeEventFilter(self)
        self._clear = tuple(widgets)
        for one in self._clear:
            one.installEventFilter(self)
        if self.isVisible():  # else it finds its place when it says something
            self._place()

    def text(self) -> str:
        return self._text.text() if self.isVisible() else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVED and self.isVisible():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(self)
        rounded(painter, self.rect().toRectF(), self._look.px(11), self._look.theme.bar)

    def _speak(self) -> None:
        """To screen readers."""
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo:
            undo()
        self.undo_wanted.emit()

    def _stop_blending(self) -> None:
        self._opacity.setEnabled(False)

    def _place(self) -> None:
        px, over = self._look.px, self._over
        self._fit(over.width() - 2 * px(16))
        room, low = over.width() - self.width(), over.height() - self.height()
        usual, *others = (
            QRect(QPoint(x, low - px(up)), self.size())
            for x, up in ((room // 2, 70), (px(16), 70), (room - px(16), 70), (room // 2, 16))
        )
        clear = [QRect(one.mapTo(over, QPoint()), one.size()) for one in self._clear if one.isVisible()]
        taken = [*clear, *self._used()]
        found = (_above(spot, taken, px(8)) for spot in (usual, *others))
        # where there are fields everywhere, those that a message hides for a moment can wait
        spot = next((one for one in found if one.top() >= over.height() // 2), _above(usual, clear, px(8)))
        self.move(spot.topLeft())

    def _fit(self, most: int) -> None:
        """One line where it has room, else as many as it takes."""
        self._text.setWordWrap(False)
        self._text.setMinimumWidth(0)  # a label wishes for no less than that
        wide = self._text.sizeHint().width()
        self._text.setFixedWidth(wide)
        beside = self.sizeHint().width() - wide
        self._text.setWordWrap(wide + beside > most)
        self._text.setFixedWidth(min(wide, most - beside))
        self.adjustSize()

    def _used(self) -> Iterator[QRect]:
        """Where `over` is clicked and typed into, as far as it is in sight. Only pages that are shown are looked at."""
        waiting = [(self._over, QPoint(), self._over.rect())]
        while waiting:
            parent, corner, sight = waiting.pop()
            for one in parent.children():
                if not isinstance(one, QWidget) or one is self or not one.isVisible() or one.isWindow():
                    continue
                seen = one.geometry().translated(corner) & sight
                if isinstance(one, _USED):
                    if one.isEnabled() and not seen.isEmpty():
                        yield seen
                elif not seen.isEmpty():
                    waiting.append((one, corner + one.pos(), seen))

    def _dress(self) -> None:
        theme = self._look.theme
        self._text.setFont(self._look.font(13, MEDIUM))
        self._text.setStyleSheet("color: #FFFFFF")
        self._button.setFont(self._look.font(13, MEDIUM))
        ink = "#AFC0FF"
        self._button.setStyleSheet(
            f"QPushButton {{ color: {ink}; background: transparent; border: 1px solid transparent; }}"
            f"QPushButton:hover {{ background: rgba(255, 255, 255, 30); }}"
            f"QPushButton:focus {{ border: 1px solid {theme.on_accent}; }}"
        )

    def _make_room(self, right: int) -> None:
        """A button brings a margin of its own, words do not."""
        px = self._look.px
        self._row.setContentsMargins(px(16), px(6), px(right), px(6))

    def _lay_out(self) -> None:
        self._row = row(self, spacing=self._look.px(10)).add(self._text, self._button)
        self._make_room(8)
        self.setMinimumHeight(self._look.px(46))


def _above(spot: QRect, taken: Iterable[QRect], gap: int) -> QRect:
    """The spot, moved up until it covers nothing that is taken."""
    free = QRect(spot)
    for one in sorted(taken, key=QRect.bottom, reverse=True):
        if one.intersects(free):
            free.moveBottom(one.top() - gap)
    return free
