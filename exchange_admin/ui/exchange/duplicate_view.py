"""Two people who may be one, found alike when a package came in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.services.exchange.cards import DuplicateCard
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange.card_head import CardHead
from exchange_admin.ui.exchange.people_compare import PeopleCompare
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.labels import STRETCH, Label, column
from exchange_admin.ui.words import Retranslated


class DuplicateView(Retranslated, QWidget):
    record_wanted = Signal(str, str)
    step_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.card: DuplicateCard | None = None
        px = desk.look.px
        self.head = CardHead(desk)
        self._why = Label(desk.look, 13, tone="ink2", wraps=True)
        self.people = PeopleCompare(desk)
        column(self, (px(24), px(16), px(24), px(20)), px(10)).add(self.head, self._why, self.people, STRETCH)
        self.head.record_wanted.connect(self.record_wanted)
        self.head.step_wanted.connect(self.step_wanted)
        self.people.record_wanted.connect(self.record_wanted)

    def show_card(self, card: DuplicateCard, place: str) -> None:
        self.card = card
        self.head.say(card.person, card.names, self.tr("May be the same person"), Tone.TEAL, ("person", card.person_id))
        self.head.say_place(place)
        why = self.tr("The names are alike by {score} % and the date of birth is the same: {day}.")
        day = self._desk.look.formats.day(card.birth_date)
        self._why.setText(why.replace("{score}", str(card.score)).replace("{day}", day))
        self.people.show_people(card.person_id, card.other_id)

    def retranslate(self) -> None:
        if self.card is not None:
            self.show_card(self.card, self.head.place())
