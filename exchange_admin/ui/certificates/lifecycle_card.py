"""The way of one paper: issued, printed, signed, handed over, perhaps revoked; and the verbs that take it further."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from exchange_admin.domain.rules.certificate_states import (
    HANDED_OVER,
    ISSUED,
    REVOKED,
    SIGNED,
    STATES,
    is_reachable,
)
from exchange_admin.domain.steps import HistoryEntry, Record
from exchange_admin.ui import painting
from exchange_admin.ui.actions import standing_words
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.cards import RecordCard
from exchange_admin.ui.look import Look
from exchange_admin.ui.presentation import CHOICE_TONES
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, ElidedLabel, Label, column, row

_VERBS = {"printed": "certificate.print", "signed": "certificate.sign"}
"""Verbs of steps that note a state and nothing else; undoing another step is none of them."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A state on the way. `day` is a date or a UTC moment, empty where the paper went past it or has not come to it."""

    state: str
    reached: bool
    day: str = ""
    who: str = ""
    note: str = ""


def way(record: Record, past: Sequence[HistoryEntry]) -> tuple[Stop, ...]:
    """The stops of a certificate in order. `past` is its history, newest first."""
    state = record.text("state")
    last = state
    if state == REVOKED:
        last = next((str(one.old) for one in past if one.field == "state" and one.new == REVOKED and one.old), ISSUED)
    come = STATES.index(last) if last in STATES else 0
    stops = [_stop(record, past, state, n <= come) for n, state in enumerate(STATES)]
    if state == REVOKED:
        reason = record.text("revocation_reason")
        stops = [stop for stop in stops if stop.reached]
        stops.append(Stop(REVOKED, True, record.text("revoked_on"), _who(past, REVOKED), reason))
    return tuple(stops)


def _stop(record: Record, past: Sequence[HistoryEntry], state: str, reached: bool) -> Stop:
    if not reached:
        return Stop(state, False)
    if state == ISSUED:
        return Stop(state, True, record.text("issued_on"), record.text("issued_by"), _anyway(record))
    if state == HANDED_OVER:
        return Stop(state, True, record.text("handed_over_on"), _who(past, state), record.text("handed_over_to"))
    noted = next((one for one in past if one.new == state and one.verb == _VERBS[state]), None)
    return Stop(state, noted is not None, noted.when if noted else "", noted.who if noted else "")


def _anyway(record: Record) -> str:
    """Why it was issued in spite of what spoke against it, as it was frozen; empty when nothing did."""
    try:
        frozen = json.loads(record.text("facts"))
    except ValueError:
        return ""
    return str(frozen.get("anyway", "")) if isinstance(frozen, dict) else ""


def _who(past: Sequence[HistoryEntry], state: str) -> str:
    return next((one.who for one in past if one.field == "state" and one.new == state), "")


class StageLine(QWidget):
    """One stop: a dot, filled when the paper has been there, its word and the day; below who and to whom."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._reached, self._tone, self._last = False, Tone.GREY, False
        self.word, self.day = Label(look, 13), Label(look, 12, tone="ink3")
        self.note = ElidedLabel(look, 12, tone="ink3")
        top = row(spacing=look.px(8)).add((self.word, 1), self.day)
        column(self, (look.px(20), look.px(2), 0, look.px(4))).add(top, self.note)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, word: str, day: str, note: str, *, tone: Tone, reached: bool, last: bool) -> None:
        """`tone` colours the dot; from the `last` stop no line leads on."""
        self._tone, self._reached, self._last = tone, reached, last
        self.word.setText(word)
        self.word.retone("ink" if reached else "ink3")
        self.day.setText(day)
        self.note.say(note)
        self.setAccessibleName(", ".join(part for part in (word, day, note) if part))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = painting.smooth(self)
        x, middle, radius = look.px(6), self.word.geometry().center().y() + 1, look.scale * 4
        if not self._last:
            painter.setPen(QPen(QColor(theme.line_strong), look.scale * 1.5))
            painter.drawLine(QPointF(x, middle + radius + 3), QPointF(x, self.height() + middle - radius - 3))
        dot = QColor(theme.tones[self._tone].dot if self._reached else theme.line_strong)
        painter.setPen(QPen(dot, look.scale * 1.5))
        painter.setBrush(dot if self._reached else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x, middle), radius, radius)


class LifecycleCard(RecordCard):
    """Verbs for the record on screen, `id`, whatever is ticked in the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        look = desk.look
        self.lines = [StageLine(look) for _ in (*STATES, REVOKED)]
        self.sign, self.hand_over = Button(look, "clipboard-check", "small"), Button(look, "hand", "small")
        self.revoke = Button(look, "ban", "small")
        self.reason = Label(look, 12, tone="ink3", wraps=True)
        self._verbs = (
            (self.sign, "records.sign", SIGNED),
            (self.hand_over, "records.hand_over", HANDED_OVER),
            (self.revoke, "records.revoke", REVOKED),
        )
        self.id = ""
        self.body.add(*self.lines)
        for together in ((self.sign, self.hand_over), (self.revoke,)):  # three have no room in Russian
            self.body.add(look.px(5), row(spacing=look.px(6)).add(*together, STRETCH))
        self.body.add(self.reason)

    def show_record(self, record: Record) -> None:
        self.id = record.id
        self.title.setText(self.tr("In the register"))
        stops = way(record, self._desk.records.history("certificate", record.id))
        for line, stop in zip(self.lines, stops, strict=False):
            self._say(line, stop, last=stop is stops[-1])
        for n, line in enumerate(self.lines):
            line.setVisible(n < len(stops))
        self._say_verbs(record.text("state"))

    def _say(self, line: StageLine, stop: Stop, *, last: bool) -> None:
        formats, words = self._desk.look.formats, self._desk.words
        day = formats.moment(stop.day).rpartition(" ")[0] if "T" in stop.day else formats.day(stop.day)
        note = stop.note
        if stop.state == HANDED_OVER and note:
            note = self.tr("to {name}").replace("{name}", note)
        if stop.state == ISSUED and note:
            note = self.tr("in spite of doubts: {reason}").replace("{reason}", note)
        tone = Tone(CHOICE_TONES["certificate_state"][stop.state])
        said = " · ".join(part for part in (note, stop.who) if part)
        word = words.choice("certificate_state", stop.state)
        line.say(word, day, said, tone=tone, reached=stop.reached, last=last)

    def _say_verbs(self, state: str) -> None:
        actions = self._desk.actions
        why = standing_words({state})
        for button, id, wanted in self._verbs:
            fits = is_reachable(state, wanted)
            button.say(actions.plain_text(id), "" if fits else why)
            button.setEnabled(fits)
        self.reason.setText(why)
        self.reason.setVisible(not is_reachable(state, HANDED_OVER))
