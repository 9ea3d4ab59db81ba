"""Decisions as rows: number, text and who carries it out, by when and how late, how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exchange_admin.domain.rules.committee.control import Urgency
from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.buttons import PaintedButton
from exchange_admin.ui.widgets.labels import column

HEIGHT, NUMBER, DAY, PILL = 50, 42, 126, 116
"""Pixels of the design: a row, and its columns beside the text."""
URGENCY_TONES = {
    Urgency.LATE: Tone.RED,
    Urgency.IN_TIME: Tone.TEAL,
    Urgency.UNDATED: Tone.VIOLET,
    Urgency.DONE: Tone.GREEN,
    Urgency.LAPSED: Tone.AMBER,
    Urgency.INFORMATION: Tone.GREY,
    Urgency.PROPOSED: Tone.GREY,
}


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """`day_below` says how late it is, or how many days are left; `tone` is that of the day, `pill` that of `state`."""

    id: str
    number: str
    text: str
    responsible: str
    day: str
    day_below: str
    state: str
    is_late: bool
    pill: Tone
    urgency: Urgency


class DecisionRow(PaintedButton):
    """Arrows lead to its neighbours, Space says that it was carried out, Enter opens it."""

    opened = Signal(str)
    done_wanted = Signal(str)
    moved = Signal(int)
    in_hand = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.shown: DecisionShown | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(420), self._look.px(HEIGHT))

    def show_decision(self, shown: DecisionShown) -> None:
        self.shown = shown
        parts = (shown.number, shown.text, shown.responsible, shown.day, shown.day_below, shown.state)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setToolTip(plain_tip(shown.text))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in moves:
            self.moved.emit(moves[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space:
            if self.shown is not None:
                self.done_wanted.emit(self.shown.id)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.shown is not None:
            self.in_hand.emit(self.shown.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.shown
        if shown is None:
            return
        look, theme = self._look, self._look.theme
        painter = painting.smooth(self)
        box = self.rect().toRectF()
        if self.hasFocus():
            painting.rounded(painter, box, look.px(7), theme.selection)
        elif self.underMouse():
            painting.rounded(painter, box, look.px(7), theme.hover)
        if self.hasFocus():
            painting.focus_ring(painter, box, look.px(7), theme)
        middle, edge, lift = box.center().y(), look.px(8), look.scale * 9
        number, day, pill = look.px(NUMBER), look.px(DAY), look.px(PILL)
        text_room = box.width() - number - day - pill - 2 * edge - look.px(20)
        small, plain = look.font(12), look.font(13)
        painting.line_of_text(painter, edge, middle, number - look.px(6), shown.number, small, theme.ink2)
        left: float = edge + number
        up = middle - lift if shown.responsible else middle
        painting.line_of_text(painter, left, up, text_room, shown.text, look.font(13, MEDIUM), theme.ink)
        painting.line_of_text(painter, left, middle + lift, text_room, shown.responsible, small, theme.ink3)
        left += text_room + look.px(10)
        up = middle - lift if shown.day_below else middle
        painting.line_of_text(painter, left, up, day, shown.day, plain, theme.ink if shown.day != "—" else theme.ink3)
        ink = theme.tones[Tone.RED].text if shown.is_late else theme.ink3
        painting.line_of_text(painter, left, middle + lift, day, shown.day_below, small, ink)
        painting.pill(painter, left + day + look.px(10), middle, pill, shown.state, shown.pill, look)

    def _open(self) -> None:
        if self.shown is not None:
            self.opened.emit(self.shown.id)


class DecisionRows(QWidget):
    """One below the other; of all of them one is reached by Tab."""

    opened = Signal(str)
    done_wanted = Signal(str)
    in_hand = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows: list[DecisionRow] = []
        self.current = ""
        self._lines = column(self)

    def show_decisions(self, shown: Sequence[DecisionShown]) -> None:
        had = any(row.hasFocus() for row in self.rows)
        while len(self.rows) < len(shown):
            self.rows.append(self._made())
        for row in self.rows[len(shown) :]:
            row.hide()
            row.shown = None
        for row, one in zip(self.rows, shown, strict=False):
            row.show_decision(one)
            row.show()
        if self.current not in {one.id for one in shown}:
            self.current = shown[0].id if shown else ""
        self._turn()
        if had:
            self.take_keyboard()

    def shown(self) -> list[DecisionRow]:
        return [row for row in self.rows if row.shown is not None]

    def take_keyboard(self) -> bool:
        row = next((row for row in self.shown() if row.shown and row.shown.id == self.current), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        return row is not None

    def _made(self) -> DecisionRow:
        row = DecisionRow(self._look)
        row.opened.connect(self.opened)
        row.done_wanted.connect(self.done_wanted)
        row.moved.connect(self._move)
        row.in_hand.connect(self._in_hand)
        self._lines.addWidget(row)
        return row

    def _in_hand(self, id: str) -> None:
        self.current = id
        self._turn()
        self.in_hand.emit(id)

    def _turn(self) -> None:
        for row in self.rows:
            is_it = row.shown is not None and row.shown.id == self.current
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_it else Qt.FocusPolicy.ClickFocus)

    def _move(self, by: int) -> None:
        there = self.shown()
        at = next((n for n, row in enumerate(there) if row.shown and row.shown.id == self.current), 0)
        there[max(0, min(len(there) - 1, at + by))].setFocus(Qt.FocusReason.OtherFocusReason)


class ControlBar(QWidget):
    """A segment for each decision in the tone of how it stands, the most pressing first."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._tones: list[Tone] = []
        self.setFixedHeight(look.px(6))
        look.changed.connect(self.update)

    def show_urgencies(self, found: Sequence[Urgency]) -> None:
        order = list(Urgency)
        self._tones = [URGENCY_TONES[one] for one in sorted(found, key=order.index)]
        self.setVisible(bool(found))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._tones:
            return
        painter, theme = painting.smooth(self), self._look.theme
        gap = self._look.px(4) if len(self._tones) <= 24 else 1
        width = (self.width() - gap * (len(self._tones) - 1)) / len(self._tones)
        for n, tone in enumerate(self._tones):
            box = QRectF(n * (width + gap), 0, width, self.height())
            painting.rounded(painter, box, self._look.px(3), theme.tones[tone].dot)
