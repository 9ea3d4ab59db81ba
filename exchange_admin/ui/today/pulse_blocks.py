"""The foot of the page: three questions, each with its answer and a small drawing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exchange_admin.domain.rules.lessons.hours import percent_text
from exchange_admin.services.today.pulse import WeekAttended
from exchange_admin.services.today.today import Day
from exchange_admin.ui import painting
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone, mix
from exchange_admin.ui.today.block_shown import BlockShown
from exchange_admin.ui.today.row_shown import RowShown
from exchange_admin.ui.today.targets import ToList, ToPage, ToTasks
from exchange_admin.ui.today.titles import title_of
from exchange_admin.ui.typography import REGULAR, SEMIBOLD
from exchange_admin.ui.words import say

NAMED = 3
TALL = 78


def here_block(desk: Desk, day: Day) -> BlockShown:
    """Guests who have arrived, by partner."""
    title, number = title_of("here"), desk.look.formats.number
    if not day.here.n:
        return BlockShown(title, sentence=say("Today", "No guest is noted as arrived."))
    most = day.here.partners[0].n
    rows = [
        RowShown(
            day.partners.get(one.partner) or say("Today", "No partner named"),
            ToList("mobility", one.filters),
            right=number(one.n),
            bar=((one.n / most, Tone.ACCENT),),
        )
        for one in day.here.partners[:NAMED]
    ]
    words = say("Today", "All {n}").replace("{n}", number(day.here.n))
    return BlockShown(title, rows, all_words=words, all_of=ToList("mobility", day.here.filters))


def formalities_block(desk: Desk, day: Day) -> BlockShown:
    """Of what is due this term: done, overdue, open. The row leads to what is not done."""
    title, found = title_of("formal"), day.formalities
    if found is None:
        return BlockShown(title, sentence=say("Today", "This day is in no term."))
    if not found.rules:
        return BlockShown(title, sentence=say("Today", "No formalities are due this term."))
    rows = []
    for rule in found.rules:
        whole = rule.done + rule.overdue + rule.open
        bar = ((rule.done, Tone.GREEN), (rule.overdue, Tone.RED), (rule.open, Tone.GREY))
        rows.append(
            RowShown(
                rule.short_title,
                ToTasks(rule.part, rule.short_title),
                right=say("Today", "{n} left").replace("{n}", desk.look.formats.number(rule.left)) if rule.left else "",
                bar=tuple((n / whole, tone) for n, tone in bar),
            )
        )
    asked = found.done + found.overdue + found.open
    aside = say("Today", "{n} of {m}").replace("{n}", desk.look.formats.number(found.done))
    return BlockShown(title, rows, aside=aside.replace("{m}", desk.look.formats.number(asked)))


def attended_block(desk: Desk, day: Day) -> BlockShown:
    title = title_of("attended")
    if not day.attended:
        return BlockShown(title, sentence=say("Today", "No lesson was held within eight weeks."))
    last = next(one for one in reversed(day.attended) if one.rate is not None)
    aside = f"{desk.look.formats.decimal(percent_text(last.rate))} %"
    return BlockShown(title, all_words=aside, all_of=ToPage("language"))


class AttendedChart(QWidget):
    """A bar for each of the last weeks, its number below; the newest in full colour."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._weeks: tuple[WeekAttended, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(look.px(TALL))
        look.changed.connect(self.update)

    def show_weeks(self, weeks: tuple[WeekAttended, ...]) -> None:
        self._weeks = weeks
        self.setVisible(bool(weeks))
        said = (f"{one.monday.isocalendar().week}: {percent_text(one.rate)} %" for one in weeks if one.rate is not None)
        self.setAccessibleName(", ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.px(TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._weeks:
            return
        look, theme = self._look, self._look.theme
        painter = painting.smooth(self)
        step, room = self.width() / len(self._weeks), look.scale * (TALL - 20)
        light = mix(theme.accent, theme.surface, 0.62)
        for place, one in enumerate(self._weeks):
            is_last = place == len(self._weeks) - 1
            wide = min(look.scale * 26, step - look.scale * 6)
            left = place * step + (step - wide) / 2
            if one.rate is not None:
                tall = max(2.0, room * float(one.rate))
                fill = theme.accent if is_last else light
                painting.rounded(painter, QRectF(left, room - tall, wide, tall), look.scale * 3, fill)
            font = look.font(11, SEMIBOLD if is_last else REGULAR)
            words = str(one.monday.isocalendar().week)
            width = painting.advance(font, words)
            middle = room + look.scale * 10
            ink = theme.ink2 if is_last else theme.ink3
            painting.line_of_text(painter, left + (wide - width) / 2, middle, width + 1, words, font, ink)
