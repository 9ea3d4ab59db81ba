"""What happened to a record: who changed which field from what to what, newest first."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtWidgets import QWidget

from exchange_admin.domain.money import currency_beside
from exchange_admin.domain.steps import HistoryEntry, Record
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.phrases import value_phrase
from exchange_admin.ui.widgets.labels import Label, column

STEPS_SHOWN = 60


class HistoryView(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        px = desk.look.px
        self._column = column(self, (px(18), px(12), px(18), px(12)), px(2))
        self._column.addStretch()

    def show_record(self, record: Record) -> None:
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            if item and (widget := item.widget()):
                widget.hide()
                widget.deleteLater()
        steps = groupby(self._desk.records.history(record.kind, record.id), key=_step)
        for n, ((when, who), fields) in enumerate(steps):
            if n == STEPS_SHOWN:
                break
            told = list(fields)
            self._add(f"{self._desk.look.formats.moment(when)} · {who}", 12, "ink3")
            if told[0].ahead:
                self._add(self._desk.words.say("history.clock_ahead"), 12, "amber")
            for past in told:
                self._add(self._sentence(record, past), 13, "ink")
            self._add("", 11, "ink3")

    def _sentence(self, record: Record, past: HistoryEntry) -> str:
        kind = self._desk.registry[record.kind]
        if past.field not in kind:
            return self._desk.words.say(f"verb.{past.verb}")
        name = self._desk.words.field(kind.name, past.field)
        standing = currency_beside(kind[past.field], record.values)
        new = value_phrase(self._desk, kind, past.field, past.new, past.currency or standing)
        old = value_phrase(self._desk, kind, past.field, past.old, past.old_currency or standing)
        how = "cleared" if old and not new else "changed" if old else "filled"
        words = self._desk.words
        return words.say(f"history.{how}", {"field": name, "old": old, "new": new or words.say("history.empty")})

    def _add(self, text: str, size: int, tone: str) -> None:
        label = Label(self._desk.look, size, tone=tone, wraps=True, text=text)
        self._column.insertWidget(self._column.count() - 1, label)


def _step(past: HistoryEntry) -> tuple[str, str]:
    return past.when, past.who
