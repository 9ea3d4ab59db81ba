"""Every partner on a card; in a partner's own file its office alone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from exchange_admin.ui.ask import Question
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange.exchange_session import ExchangeSession
from exchange_admin.ui.exchange.own_key_card import OwnKeyCard
from exchange_admin.ui.exchange.partner_card import CONFIRM, REVOKE, PartnerCard
from exchange_admin.ui.widgets.empty_state import EmptyState
from exchange_admin.ui.widgets.labels import STRETCH, column
from exchange_admin.ui.words import Retranslated


class PartnersView(Retranslated, QStackedWidget):
    """`wanted` passes on what a card cannot do by itself: send, receive, decisions, questions, held."""

    wanted = Signal(str, str)
    record_wanted = Signal(str, str)
    make_wanted = Signal()

    def __init__(self, desk: Desk, session: ExchangeSession) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        self.cards: list[PartnerCard] = []
        self.empty = EmptyState(desk.look, "package")
        self.own_key = OwnKeyCard(desk, session, in_partner_file=desk.office.is_partner)
        self._holder = QWidget()
        self._holder.setObjectName("scrolled")
        px = desk.look.px
        self._column = column(spacing=px(12))
        column(self._holder, (px(22), px(14), px(22), px(22)), px(12)).add(self._column, self.own_key, STRETCH)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._holder)
        for page in (self._area, self.empty):
            self.addWidget(page)
        self.empty.button.clicked.connect(self.make_wanted)
        session.read.connect(self.show_standing)
        self.retranslate()

    def enter(self) -> None:
        if self.cards:
            self.cards[0].send.setFocus()
        else:
            self.empty.button.setFocus()

    def show_standing(self) -> None:
        standing = self._session.standing
        while len(self.cards) < len(standing.statuses):
            card = PartnerCard(self._desk, partner_mode=self._desk.office.is_partner)
            card.wanted.connect(self._wanted)
            card.record_wanted.connect(self.record_wanted)
            self.cards.append(card)
            self._column.addWidget(card)
        self._column.take_out(*self.cards[len(standing.statuses) :])
        self.cards = self.cards[: len(standing.statuses)]
        for card, status in zip(self.cards, standing.statuses, strict=True):
            card.show_status(status, standing.own_fingerprint)
        self.own_key.show_standing()
        self.setCurrentWidget(self._area if self.cards or not self._session.is_read else self.empty)

    def card(self, partner: str) -> PartnerCard | None:
        """The card of a partner file, by its id or site."""
        for card in self.cards:
            if card.status is not None and partner in (card.status.id, card.status.site, card.status.institution_id):
                return card
        return None

    def retranslate(self) -> None:
        words = self.tr(
            "No partner file yet. A college that has one enters its data without a connection and sends it back as a "
            "package."
        )
        self.empty.say(words, self.tr("Make partner file…"))
        if self._session.is_read:
            self._session.refresh()  # names of institutions and words of states follow the language

    def _wanted(self, verb: str, partner: str) -> None:
        if verb == CONFIRM:
            self._confirm(partner)
        elif verb == REVOKE:
            self._revoke(partner)
        else:
            self.wanted.emit(verb, partner)

    def _confirm(self, partner: str) -> None:
        done = self.tr("The key is confirmed")
        self._session.act(lambda tools, who: tools.partners.confirm(partner, who), done, self._desk.notices.say)

    def _revoke(self, partner: str) -> None:
        """After asking: undo brings the record back, but packages sent meanwhile were refused."""
        card = self.card(partner)
        name = card.status.institution if card is not None and card.status is not None else ""
        question = Question(
            self.tr("Revoke the file of {name}").replace("{name}", name),
            self.tr("From now on nothing is taken in from this file and nothing is made for it."),
            self.tr("Revoke"),
            grave=True,
        )
        if self._desk.ask.confirm(question):
            done = self.tr("Revoked")
            self._session.act(lambda tools, who: tools.partners.revoke(partner, who), done, self._desk.notices.say)
