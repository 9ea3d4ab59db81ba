"""Every partner on a card, and our own key on one; in a partner's own file its office alone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QStackedWidget, QWidget

from exchange_admin.ui.ask import Question
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange.exchange_session import ExchangeSession
from exchange_admin.ui.exchange.partner_card import CONFIRM, REVOKE, PartnerCard
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.empty_state import EmptyState
from exchange_admin.ui.widgets.labels import STRETCH, Card, Label, column, row
from exchange_admin.ui.words import Retranslated

SHORTEST = 8


class OwnKeyCard(Card):
    """The digits of our own key, to be read out over the telephone, and the passphrase that may lock it.

    The passphrase is asked once in a run before packages are made or taken in; without one nothing is asked."""

    def __init__(self, desk: Desk, session: ExchangeSession, *, in_partner_file: bool) -> None:
        super().__init__(desk.look)
        self._desk, self._session, self._in_partner_file = desk, session, in_partner_file
        look = desk.look
        self.digits = Label(look, 15, SEMIBOLD)
        self.digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy, self.change = Button(look, "copy", "ghost"), Button(look, kind="link")
        self.explained = Label(look, 12, tone="ink3", wraps=True)
        self._box, self.first, self.again = QWidget(), QLineEdit(), QLineEdit()
        self.save, self.take_away = Button(look, kind="small"), Button(look, kind="ghost")
        self.said = Label(look, 12, tone="red", wraps=True)
        self._lay_out()
        self.copy.clicked.connect(self._copy)
        self.change.clicked.connect(self._unfold)
        self.save.clicked.connect(self._save)
        self.take_away.clicked.connect(self._take_away)
        self._fold()
        self.hide()  # until there is something to say

    def show_standing(self) -> None:
        standing = self._session.standing
        self.setVisible(bool(standing.own_fingerprint))
        self.digits.setText(standing.own_fingerprint)
        self.title.setText(self.tr("The digits of our key"))
        self.copy.say(self.tr("Copy"))
        locked = standing.has_passphrase
        self.change.say(self.tr("Change the passphrase…") if locked else self.tr("Lock with a passphrase…"))
        self.explained.setText(
            self.tr("Read them out when the office calls: so it knows that the answer came from you.")
            if self._in_partner_file
            else self.tr("Read them out when a partner wants to be sure that a package comes from this office.")
        )
        for line, words in ((self.first, self.tr("New passphrase")), (self.again, self.tr("The same again"))):
            line.setPlaceholderText(words)
            line.setAccessibleName(words)
        self.save.say(self.tr("Save"))
        self.take_away.say(self.tr("Work without a passphrase"))
        self.take_away.setVisible(locked)

    def _save(self) -> None:
        word = self.first.text()
        if len(word) < SHORTEST:
            self._refuse(self.tr("At least eight characters; better four words that do not belong together."))
        elif word != self.again.text():
            self._refuse(self.tr("The two are not the same."))
        else:
            self._set(word)

    def _take_away(self) -> None:
        self._set("")

    def _set(self, word: str) -> None:
        self._session.job(lambda tools: tools.keys.set_passphrase(word)).start_telling(self._done, self._failed)

    def _done(self, _: object) -> None:
        self._fold()
        self._desk.notices.say(self.tr("Saved. Write the passphrase down; nobody can bring it back."))
        self._session.refresh()

    def _failed(self, error: Exception) -> None:
        self._refuse(self._desk.refusal(error))

    def _refuse(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()

    def _unfold(self) -> None:
        self.change.hide()
        self._box.show()
        self.first.setFocus()

    def _fold(self) -> None:
        for line in (self.first, self.again):
            line.clear()
        self.said.hide()
        self._box.hide()
        self.change.show()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.digits.text())
        self._desk.notices.say(self.tr("Copied"))

    def _lay_out(self) -> None:
        px = self._desk.look.px
        line = row(spacing=px(10)).add(self.digits, self.copy, STRETCH, self.change)
        inside = row(self._box, spacing=px(8))
        for field in (self.first, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            inside.addWidget(field, 1)
        inside.add(self.save, self.take_away)
        self.body.setSpacing(px(6))
        self.body.add(line, self.explained, self._box, self.said)


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
