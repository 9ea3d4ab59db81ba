"""The days of a month as a grid: counts of tasks on each, days off shaded and named."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.dates import days_after
from exchange_admin.domain.rules.casework.bands import Band
from exchange_admin.services.casework.month import MonthDay, TaskMonth
from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD
from exchange_admin.ui.widgets.buttons import ENTER
from exchange_admin.ui.words import count

HEAD = 28
TONES: Mapping[Band, Tone] = {Band.OVERDUE: Tone.RED, Band.PAST: Tone.RED, Band.LATE_TO_ACT: Tone.AMBER}
"""Of counts; all others are grey. Colours only repeat what stands in the list."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class MonthGrid(QWidget):
    """Weeks begin on Monday. One day has the keyboard: arrows move it, also into other months; PgUp and PgDn turn the
    month, T goes to today. Enter or a press asks for the tasks of a day."""

    moved = Signal(object)  # date
    chosen = Signal(object)  # date

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.day = look.formats.today()
        self._month = TaskMonth((), "", False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        look.changed.connect(self.update)

    def show_month(self, month: TaskMonth, day: date) -> None:
        self._month, self.day = month, day
        self.setAccessibleName(self.said(day))
        self.update()

    def said(self, day: date) -> str:
        """A day as it is read aloud."""
        formats, found = self._look.formats, self._of(day)
        parts = [formats.day(day.isoformat()), found.name if found else ""]
        parts.append(count("Tasks", "%n task", found.n) if found else "")
        return ", ".join(filter(None, parts))

    def day_at(self, place: QPointF) -> date | None:
        """The day of the month under a place."""
        return next((one.day for one in self._month.days if self._box(one.day).contains(place)), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go(days_after(self.day, _STEPS[key]))
        elif key == Qt.Key.Key_PageUp or key == Qt.Key.Key_PageDown:
            self._go(other_month(self.day, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key == Qt.Key.Key_Home or key == Qt.Key.Key_End:
            days = self._month.days
            self._go(days[0 if key == Qt.Key.Key_Home else -1].day if days else self.day)
        elif key == Qt.Key.Key_T or event.text().casefold() == "е":
            self._go(self._look.formats.today())
        elif key in ENTER or key == Qt.Key.Key_Space:
            self.chosen.emit(self.day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go(day)
            self.chosen.emit(day)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = painting.smooth(self)
        names = look.formats.locale
        for weekday in range(7):
            x = self._column(weekday)
            name = names.standaloneDayName(weekday + 1, names.FormatType.ShortFormat)
            painting.line_of_text(painter, x + look.px(10), look.px(HEAD) / 2, self._width(), name,
                                  look.font(12, MEDIUM), theme.ink3)  # fmt: skip
        for one in self._month.days:
            self._paint_day(painter, one)

    # Inside

    def _go(self, day: date) -> None:
        if day != self.day:
            self.moved.emit(day)

    def _of(self, day: date) -> MonthDay | None:
        return next((one for one in self._month.days if one.day == day), None)

    def _width(self) -> float:
        return self.width() / 7

    def _column(self, weekday: int) -> float:
        return weekday * self._width()

    def _box(self, day: date) -> QRectF:
        first, last = self._month.days[0].day, self._month.days[-1].day
        weeks = (first.weekday() + last.day + 6) // 7
        top = self._look.px(HEAD)
        height = (self.height() - top) / weeks
        week = (first.weekday() + day.day - 1) // 7
        return QRectF(self._column(day.weekday()), top + week * height, self._width(), height)

    def _paint_day(self, painter: QPainter, one: MonthDay) -> None:
        look, theme = self._look, self._look.theme
        box = self._box(one.day)
        painter.fillRect(box, QColor(theme.sunken if one.is_off else theme.surface))
        painter.setPen(QColor(theme.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        x, middle, room = box.x() + look.px(10), box.y() + look.px(16), box.width() - look.px(20)
        is_today = one.day == look.formats.today()
        if is_today:
            spot = QRectF(box.x() + look.px(5), box.y() + look.px(5), look.px(24), look.px(22))
            painting.rounded(painter, spot, look.px(6), theme.accent)
        ink = theme.surface if is_today else theme.ink3 if one.is_off else theme.ink
        font = look.font(13, SEMIBOLD if is_today else MEDIUM, figures=True)
        painting.line_of_text(painter, x, middle, room, str(one.day.day), font, ink)
        beside = one.name or (self.tr("worked") if one.is_worked else "")
        used = look.px(30)
        painting.line_of_text(painter, x + used, middle, room - used, beside, look.font(11), theme.ink3)
        self._paint_counts(painter, box, one)
        if one.day == self.day and self.hasFocus():
            painting.focus_ring(painter, box.adjusted(2, 2, -3, -3), look.px(6), theme)
        elif one.day == self.day:
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2, 2, -3, -3), look.px(6), look.px(6))

    def _paint_counts(self, painter: QPainter, box: QRectF, one: MonthDay) -> None:
        """The most pressing first, beside each other."""
        look = self._look
        by_tone: dict[Tone, int] = {}
        for band, some in one.bands.items():
            tone = TONES.get(band, Tone.GREY)
            by_tone[tone] = by_tone.get(tone, 0) + some
        x, middle = box.x() + look.px(8), box.bottom() - look.px(18)
        for tone in (Tone.RED, Tone.AMBER, Tone.GREY):
            if n := by_tone.get(tone, 0):
                text = look.formats.number(n)
                width = painting.advance(look.font(12, SEMIBOLD, figures=True), text) + look.px(16)
                spot = QRectF(x, middle - look.px(10), width, look.px(20))
                painting.badge(painter, spot, text, tone, look.font(12, SEMIBOLD, figures=True), look.theme)
                x += width + look.px(5)


def other_month(day: date, by: int) -> date:
    """The same day of a month before or after, or its last one."""
    months = day.year * 12 + day.month - 1 + by
    year, month = divmod(months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    return day
