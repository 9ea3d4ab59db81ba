"""What each of two institutions says of specialities that correspond, on the panel of the pair."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.rules.listings import DECLINED_LINK, ENDED, LINK_SIDES, LINKED, PROPOSED_LINK, link_status
from exchange_admin.domain.steps import Record
from exchange_admin.ui.acts import Acts
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.cards import RecordCard
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, row


class PairActs(Acts):
    def say(self, do: Callable[[], Changes]) -> None:
        self._do(do)


class PairCard(RecordCard):
    """A line for each of the two: its word, and the buttons with which it, or the office for it, says one."""

    def __init__(self, desk: Desk, acts: PairActs) -> None:
        super().__init__(desk.look)
        self._desk, self._acts = desk, acts
        self._record: Record | None = None
        self._said = Label(desk.look, 13, tone="ink2", wraps=True)
        self.body.add(self._said, desk.look.px(6))
        self.sides = [_Side(desk, self, partial(self._say, name)) for name in LINK_SIDES]
        for one in self.sides:
            self.body.add(one.said, desk.look.px(4), row(spacing=desk.look.px(8)).add(one.agree, one.end, STRETCH))

    def show_record(self, record: Record) -> None:
        self._record, words = record, self._desk.words
        self.title.setText(words.say("listings.pairs.title"))
        status = link_status(record.values)
        key = "settled" if record["state"] == status == LINKED else status
        self._said.say(words.say(f"listings.pairs.is_{key}"))
        may_say = self._desk.office.speciality_pairs.may_say(record) if record.live else []
        for name, side in zip(LINK_SIDES, self.sides, strict=True):
            self._show_side(side, record.text(name), record, may=record[name] in may_say)

    def _show_side(self, side: _Side, institution: str, record: Record, *, may: bool) -> None:
        words, desk = self._desk.words, self._desk
        word = desk.office.speciality_pairs.word_of(record, institution)
        said = words.choice("link_word", word) if word else words.say("listings.pairs.said_nothing")
        side.said.say(words.labelled(desk.label("institution", institution), said))
        side.said.setVisible(bool(institution) and (bool(word) or record["state"] == PROPOSED_LINK))
        side.agree.say(words.say("verb.speciality_link.agree"))
        side.end.say(words.say(f"verb.speciality_link.{'end' if word == LINKED else 'decline'}"))
        side.agree.setVisible(may and word != LINKED)
        side.end.setVisible(may and word not in {ENDED, DECLINED_LINK})

    def _say(self, side: str, word: str) -> None:
        if (record := self._record) is None:
            return
        verbs, who = self._desk.office.speciality_pairs, self._desk.who()
        say = verbs.agree if word == LINKED else verbs.end
        self._acts.say(lambda: say(record.id, who, institution=record.text(side)))


class _Side(QObject):
    def __init__(self, desk: Desk, parent: QObject, say: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._say = say
        self.said = Label(desk.look, 13, wraps=True)
        self.agree, self.end = Button(desk.look, "check", "small"), Button(desk.look, "", "small")
        self.agree.clicked.connect(self._agree)
        self.end.clicked.connect(self._end)

    def _agree(self) -> None:
        self._say(LINKED)

    def _end(self) -> None:
        self._say(ENDED)
