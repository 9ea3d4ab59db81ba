"""Cards of the detail panel. Each is made from a description and told which record to show."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.fields import Field, FieldType, Kind
from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.domain.rules.mobility_status import stopped_status
from exchange_admin.domain.steps import Record
from exchange_admin.services.list_cells import ListRow
from exchange_admin.ui import painting
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.phrases import field_phrase
from exchange_admin.ui.look import Look
from exchange_admin.ui.presentation import Facts, Stay, Training
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD
from exchange_admin.ui.widgets.labels import Card, ElidedLabel, Fact, Label, LongFact, column, row
from exchange_admin.ui.words import count, say

LONG_SPAN = 400  # days, from which weeks say nothing
_TITLES = "titles"
"""The section of what is called by whole phrases, in three languages: one line of a panel is too short for them."""


class RecordCard(Card):
    """A card that a page brings along for the records of its kind."""

    @abstractmethod
    def show_record(self, record: Record) -> None: ...

    def go_to(self, id: str) -> QWidget | None:
        """Gives the keyboard to the line of a record that the card shows; None where it shows none."""
        return None


class FactsCard(Card):
    """Fields of the record itself; empty ones take no room."""

    def __init__(self, desk: Desk, kind: Kind, facts: Facts) -> None:
        super().__init__(desk.look)
        self._desk, self._title = desk, facts.title
        self._rows = FactRows(desk, kind, facts.fields)
        self.body.addWidget(self._rows)

    def show_record(self, record: Record) -> None:
        self.title.setText(self._desk.words.say(self._title))
        self.setVisible(self._rows.show_record(record))


class Timeline(QWidget):
    """A bar from the first to the last day with a knob at today; `stopped` says why no week of it passes any more."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._starts, self._ends = date.min, date.max
        self._stopped = ""
        self.setFixedHeight(look.px(44))
        look.changed.connect(self.update)

    def show_span(self, starts: date, ends: date, stopped: str = "") -> None:
        self._starts, self._ends, self._stopped = starts, ends, stopped
        self.setAccessibleName(self._middle_words())
        self.update()

    def _share(self) -> float:
        days = max(1, (self._ends - self._starts).days)
        return 0.0 if self._stopped else min(1.0, max(0.0, (self._look.formats.today() - self._starts).days / days))

    def _middle_words(self) -> str:
        if self._stopped:
            return self._stopped
        today = self._look.formats.today()
        if today < self._starts:
            return count("Timeline", "in %n d", (self._starts - today).days)
        if today > self._ends:
            return say("Timeline", "ended")
        days = (self._ends - self._starts).days
        if days > LONG_SPAN:
            left = self._look.formats.days_left(self._ends.isoformat())
            return left[1] if left else ""
        weeks = max(1, -(-days // 7))
        week = min(weeks, (today - self._starts).days // 7 + 1)
        words = say("Timeline", "Week {week} of {weeks}")
        return words.replace("{week}", str(week)).replace("{weeks}", str(weeks))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = painting.smooth(self)
        width, y, k = float(self.width()), look.scale * 7, self._share()
        thick = look.scale * 5
        painting.rounded(painter, QRectF(0, y - thick / 2, width, thick), thick / 2, theme.track)
        painting.rounded(painter, QRectF(0, y - thick / 2, width * k, thick), thick / 2, theme.accent)
        if 0 < k < 1:
            painter.setPen(QPen(QColor(theme.surface), 2.5))
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(QPointF(width * k, y), look.scale * 6.5, look.scale * 6.5)
        font = look.font(12)
        baseline = look.scale * 28
        first, last = (look.formats.day(day.isoformat()) for day in (self._starts, self._ends))
        used = painting.line_of_text(painter, 0, baseline, width / 3, first, font, theme.ink2)
        right = painting.advance(font, last)
        painting.line_of_text(painter, width - right, baseline, right + 1, last, font, theme.ink2)
        words, strong = self._middle_words(), look.font(12, MEDIUM)
        room = width - used - right - look.px(12)
        middle = painting.advance(strong, words)
        if middle <= room:
            painting.line_of_text(painter, (width - middle) / 2, baseline, room, words, strong, theme.accent_ink)


class StayCard(Card):
    """The time line of a stay, an agreement or a programme, and who is at the other end."""

    def __init__(self, desk: Desk, stay: Stay) -> None:
        super().__init__(desk.look)
        self._desk, self._stay = desk, stay
        self._line = Timeline(desk.look)
        self.body.addWidget(self._line)
        self._facts = FactRows(desk, desk.registry[stay.kind], stay.fields)
        self.body.addWidget(self._facts)

    def show_record(self, record: Record) -> None:
        stay, desk = self._stay, self._desk
        subject = newest(desk, stay.kind, stay.by, record.id, stay.starts) if stay.by else record
        span = _span(subject, stay) if subject else None
        self.setVisible(span is not None)
        if subject is None or span is None:
            return
        self.title.setText(desk.words.kind(stay.kind))
        programme = subject["programme_id"] if stay.by else None
        self.aside.setText(desk.label("programme", str(programme)) if programme else "")
        self._line.show_span(*span, self._stopped(subject))
        self._facts.show_record(subject)

    def _stopped(self, subject: Record) -> str:
        if "sending_status" not in self._desk.registry[subject.kind]:
            return ""
        word = stopped_status(subject.text("sending_status"), subject.text("receiving_status"))
        return self._desk.words.say(word) if word else ""


class FactRows(QWidget):
    """Name and value lines without a frame; texts of several lines and names of codes stand whole."""

    def __init__(self, desk: Desk, kind: Kind, names: tuple[str, ...]) -> None:
        super().__init__()
        self._desk, self._kind = desk, kind
        self._rows = {name: self._row(kind[name]) for name in names if name in kind}
        column(self).add(*self._rows.values())

    def show_record(self, record: Record) -> bool:
        """Whether there is something to show."""
        unfit = self._kind.unfit(record.values)
        for name, fact in self._rows.items():
            text = field_phrase(self._desk, self._kind, name, record.values) if name not in unfit else ""
            fact.say(self._desk.lists.title(self._kind.name, name, self._desk.language), text)
            fact.setVisible(bool(text))
        return any(not fact.isHidden() for fact in self._rows.values())

    def _row(self, field: Field) -> Fact | LongFact:
        is_long = field.type is FieldType.MEMO or field.read_as is not None or field.section == _TITLES
        return (LongFact if is_long else Fact)(self._desk.look)


class Ring(QWidget):
    """A share as a ring, with the figure inside."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._share = look, 0.0
        self.setFixedSize(look.px(60), look.px(60))
        look.changed.connect(self.update)

    def show_share(self, share: float) -> None:
        self._share = share
        self.setAccessibleName(f"{round(share * 100)} %")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = painting.smooth(self)
        thick = look.scale * 5
        box = self.rect().toRectF().adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.setPen(QPen(QColor(theme.track), thick))
        painter.drawEllipse(box)
        tone = Tone.GREEN if self._share >= 0.75 else Tone.AMBER if self._share >= 0.67 else Tone.RED
        pen = QPen(QColor(theme.tones[tone].dot), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(box, 90 * 16, int(-360 * 16 * min(1.0, self._share)))
        painter.setPen(QColor(theme.ink))
        painter.setFont(look.font(14, SEMIBOLD))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{round(self._share * 100)}%")


class TrainingCard(Card):
    """Hours attended of hours planned in the newest language group."""

    def __init__(self, desk: Desk, training: Training) -> None:
        super().__init__(desk.look)
        self._desk, self._training = desk, training
        self._ring = Ring(desk.look)
        self._group, self._hours, self._result = (
            ElidedLabel(desk.look, 13, MEDIUM),
            Label(desk.look, 12, tone="ink3"),
            Label(desk.look, 12, tone="ink3"),
        )
        words = column(spacing=desk.look.px(2)).add(self._group, self._hours, self._result)
        line = row(spacing=desk.look.px(14)).add(self._ring, (words, 1))
        self.body.addLayout(line)

    def show_record(self, record: Record) -> None:
        desk = self._desk
        found = newest(desk, self._training.kind, self._training.by, record.id, "")
        planned = found["planned_minutes"] if found else None
        self.setVisible(found is not None and bool(planned))
        if found is None or not planned:
            return
        attended = self._attended(found.id)
        self.title.setText(say("Areas", "Language training"))
        self._ring.show_share(attended / int(planned))
        self._group.setText(desk.label("language_group", found.text("language_group_id")))
        formats = desk.look.formats
        hours = say("Timeline", "{attended} of {planned} hours")
        self._hours.setText(
            hours.replace("{attended}", formats.hours(attended)).replace("{planned}", formats.hours(int(planned)))
        )
        kind = desk.registry[self._training.kind]
        parts = [field_phrase(desk, kind, name, found.values) for name in ("level_reached", "mark", "result")]
        self._result.setText(" · ".join(part for part in parts if part))
        self._result.setVisible(any(parts))

    def _attended(self, enrolment: str) -> int:
        """Minutes, as the lists count them: from the lessons where there are any."""
        kind, lists = self._training.kind, self._desk.lists
        numbers = lists.ids(Query(kind, filters=(Filter("id", Test.IS, (enrolment,)),)))
        rows = lists.rows(kind, numbers, ("attended",), self._desk.language)
        return sum(int(row.cells[0].value or 0) for row in rows.values())


def newest(desk: Desk, kind: str, by: str, id: str, order: str) -> Record | None:
    """The record of `kind` that points to `id` through `by`, latest by `order`."""
    query = Query(kind, filters=(Filter(by, Test.IS, (id,)),), order=Order(order or by, descending=bool(order)))
    numbers = desk.lists.ids(query)
    if not numbers:
        return None
    number = numbers[0] if order else numbers[-1]
    rows: Mapping[int, ListRow] = desk.lists.rows(kind, (number,), (), desk.language)
    return desk.records.get(kind, rows[number].id) if number in rows else None


def _span(record: Record, stay: Stay) -> tuple[date, date] | None:
    starts, ends = record.text(stay.starts), record.text(stay.ends)
    try:
        return date.fromisoformat(starts), date.fromisoformat(ends)
    except ValueError:
        return None
