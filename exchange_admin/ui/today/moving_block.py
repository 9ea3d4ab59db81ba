"""Who comes and who goes within two weeks: the days drawn, below them a row for each day and partner."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exchange_admin.services.casework.today_numbers import FORTNIGHT, Movement
from exchange_admin.services.today.today import Day
from exchange_admin.ui import painting
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.today.block_shown import BlockShown
from exchange_admin.ui.today.row_shown import Icon, RowShown
from exchange_admin.ui.today.said_days import short_day
from exchange_admin.ui.today.targets import ToList
from exchange_admin.ui.today.titles import title_of
from exchange_admin.ui.typography import REGULAR, SEMIBOLD
from exchange_admin.ui.words import say

TALL = 84


def moving_block(desk: Desk, day: Day) -> BlockShown:
    found, formats = day.numbers, desk.look.formats
    moves = sorted(
        [(True, one) for one in found.arriving] + [(False, one) for one in found.leaving],
        key=lambda pair: (pair[1].day, not pair[0]),
    )
    title = title_of("moving")
    missed = [_missed(desk, day, one) for one in found.not_come]
    if not moves and missed:
        return BlockShown(title, missed)
    if not moves:
        if found.next_move is None:
            return BlockShown(title, sentence=say("Today", "Nobody comes or goes: no days are planned."))
        words = say("Today", "Nobody comes or goes before {day}.")
        return BlockShown(title, sentence=words.replace("{day}", short_day(found.next_move, formats)))
    coming, going = (sum(one.n for one in some) for some in (found.arriving, found.leaving))
    words = say("Today", "{in} in · {out} out").replace("{in}", formats.number(coming))
    rows = [_row(desk, day, one, comes=comes) for comes, one in moves]
    return BlockShown(title, [*missed, *rows], aside=words.replace("{out}", formats.number(going)))


def _row(desk: Desk, day: Day, one: Movement, *, comes: bool) -> RowShown:
    formats = desk.look.formats
    who = {
        (True, False): say("Today", "guests arrive"),
        (True, True): say("Today", "ours come home"),
        (False, True): say("Today", "ours leave"),
        (False, False): say("Today", "guests leave"),
    }[comes, one.ours]
    parts = [short_day(one.day, formats), who]
    if one.planned:
        parts.append(say("Today", "planned"))
    return RowShown(
        day.partners.get(one.partner) or say("Today", "No partner named"),
        ToList("mobility", one.filters),
        " · ".join(parts),
        right=formats.number(one.n),
        lead=Icon("log-in", Tone.TEAL) if comes else Icon("log-out", Tone.VIOLET),
    )


def _missed(desk: Desk, day: Day, one: Movement) -> RowShown:
    """Guests whose day is over without a note that they came: they may have to be registered within days."""
    words = say("Today", "should have arrived {day} · arrived?")
    return RowShown(
        day.partners.get(one.partner) or say("Today", "No partner named"),
        ToList("mobility", one.filters),
        words.replace("{day}", short_day(one.day, desk.look.formats)),
        right=desk.look.formats.number(one.n),
        tone=Tone.AMBER,
        second_tone=Tone.AMBER,
        lead=Icon("circle-question-mark", Tone.AMBER),
    )


class MovingChart(QWidget):
    """Fourteen days: those who come above the line, those who go below it. Says the same as the rows."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._first, self._in, self._out = date.min, dict[date, int](), dict[date, int]()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(look.px(TALL))
        self.hide()  # no days are known yet
        look.changed.connect(self.update)

    def show_day(self, day: Day) -> None:
        self._first = day.numbers.day
        self._in, self._out = _by_day(day.numbers.arriving), _by_day(day.numbers.leaving)
        self.setVisible(self.has_days)
        self.update()

    @property
    def has_days(self) -> bool:
        """Whether somebody comes or goes on them; else the chart is not there."""
        return bool(self._in or self._out)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = painting.smooth(self)
        step, most = self.width() / FORTNIGHT, max([1, *self._in.values(), *self._out.values()])
        up = look.scale * 28
        base = up + look.scale * 2
        painter.fillRect(QRectF(0, base, self.width(), 1), QColor(theme.line_strong))
        for place in range(FORTNIGHT):
            day, x = self._first + timedelta(days=place), place * step
            wide = min(look.scale * 14, step - look.scale * 5)
            left = x + (step - wide) / 2
            for n, tone, is_up in ((self._in.get(day), Tone.TEAL, True), (self._out.get(day), Tone.VIOLET, False)):
                if n:
                    tall = look.scale * 5 + n * (up - look.scale * 5) / most
                    top = base - tall - 1 if is_up else base + 2
                    painting.rounded(painter, QRectF(left, top, wide, tall), look.scale * 2.5, theme.tones[tone].dot)
            self._number(painter, day, QRectF(x, base + up + look.scale * 5, step, look.scale * 17), place == 0)

    def _number(self, painter: QPainter, day: date, box: QRectF, is_today: bool) -> None:
        look, theme = self._look, self._look.theme
        font = look.font(11, SEMIBOLD if is_today else REGULAR)
        if is_today:
            ground = QRectF(box.center().x() - look.px(11), box.y(), look.px(22), box.height())
            painting.rounded(painter, ground, look.px(5), theme.accent_soft)
        ink = theme.accent_ink if is_today else theme.ink4 if day.weekday() > 4 else theme.ink3
        width = painting.advance(font, str(day.day))
        painting.line_of_text(
            painter, box.center().x() - width / 2, box.center().y(), width + 1, str(day.day), font, ink
        )


def _by_day(moves: tuple[Movement, ...]) -> dict[date, int]:
    found = dict[date, int]()
    for one in moves:
        found[one.day] = found.get(one.day, 0) + one.n
    return found
