"""Changes of ours that were lost here and that partners have kept: looked at one by one, taken back at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from exchange_admin.services.exchange.cards import ReturnedCard
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange import phrases
from exchange_admin.ui.exchange.card_head import CardHead
from exchange_admin.ui.exchange.exchange_session import ExchangeSession
from exchange_admin.ui.exchange.item_list import Item, ItemList
from exchange_admin.ui.exchange.two_panes import TwoPanes
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.empty_state import EmptyState
from exchange_admin.ui.widgets.labels import STRETCH, Card, Fact, Label, column, row
from exchange_admin.ui.words import Retranslated, count


class ReturnedDetail(QWidget):
    """One change: of which record, who made it when, who has kept it, what it says and what stands here."""

    record_wanted = Signal(str, str)
    step_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        px = desk.look.px
        self.head = CardHead(desk)
        self._why = Label(desk.look, 13, tone="ink2", wraps=True)
        self.notice = Banner(desk.look, Tone.RED, passes=True)
        self._values = Card(desk.look)
        self._facts: list[Fact] = []
        self.take, self.take_unsigned = Button(desk.look, "check", "primary"), Button(desk.look, "check")
        self.leave = Button(desk.look, "x")
        buttons = row(spacing=px(8)).add(self.take, self.take_unsigned, self.leave, STRETCH)
        column(self, (px(24), px(16), px(24), px(20)), px(10)).add(
            self.head, self._why, self.notice, self._values, buttons, STRETCH
        )
        self.head.record_wanted.connect(self.record_wanted)
        self.head.step_wanted.connect(self.step_wanted)

    def show_card(self, card: ReturnedCard, place: str, signed: int, unsigned: int) -> None:
        """`signed` and `unsigned` count all changes that wait."""
        words, formats = self._desk.words, self._desk.look.formats
        self.notice.say("")
        kind = words.kind(card.kind)
        state = self.tr("signed") if card.proved else self.tr("not signed")
        where = self.tr("kept by {partner}").replace("{partner}", card.partner)
        tone = Tone.GREEN if card.proved else Tone.AMBER
        self.head.say(card.title or kind, f"{kind} · {where}", state, tone, (card.kind, card.record))
        self.head.say_place(place)
        self._why.setText(
            self.tr("Our own key has signed this change. It was lost here, and the partner has kept it.")
            if card.proved
            else self.tr(
                "This change is from before changes were signed. Nobody can prove that it is ours: take it back only "
                "if you know it again."
            )
        )
        self._values.title.setText(self.tr("What the change says"))
        self._values.aside.setText(" · ".join(filter(None, (card.who, phrases.weekday_and_moment(formats, card.when)))))
        self._fill(card)
        self.take.say(count("ReturnedDetail", "Take all %n signed changes back", signed))
        self.take.setVisible(signed > 0)
        self.take_unsigned.say(count("ReturnedDetail", "Take also %n unsigned change back", unsigned))
        self.leave.say(count("ReturnedDetail", "Leave %n unsigned change out", unsigned))
        self.take_unsigned.setVisible(unsigned > 0)
        self.leave.setVisible(unsigned > 0)

    def _fill(self, card: ReturnedCard) -> None:
        for fact in self._facts:
            self._values.body.removeWidget(fact)
            fact.hide()
            fact.deleteLater()
        self._facts = []
        for value in card.values:
            fact = Fact(self._desk.look)
            fact.name.setFixedWidth(self._desk.look.px(170))
            fact.say(value.field, f"{value.here or '—'} → {value.returned or '—'}")
            self._facts.append(fact)
            self._values.body.addWidget(fact)
        self._values.setVisible(bool(card.values))


class ReturnedView(Retranslated, TwoPanes):
    record_wanted = Signal(str, str)
    status_changed = Signal()

    def __init__(self, desk: Desk, session: ExchangeSession) -> None:
        self.detail, self.empty = ReturnedDetail(desk), EmptyState(desk.look, "history")
        self.told = Label(desk.look, 13, tone="ink2", wraps=True)
        self.list = ItemList(desk.look)
        self.right = QStackedWidget()
        super().__init__(desk.look, self.told, self.list, self.right, (self.empty, self.detail))
        self._desk, self._session = desk, session
        self._cards: dict[str, ReturnedCard] = {}
        session.read.connect(self.refill)
        self.list.current_changed.connect(self._show_current)
        self.detail.take.clicked.connect(self.take_back)
        self.detail.take_unsigned.clicked.connect(self.take_unsigned_back)
        self.detail.leave.clicked.connect(self.leave_unsigned_out)
        self.detail.record_wanted.connect(self.record_wanted)
        self.detail.step_wanted.connect(self.list.step)
        self.stepped.connect(self.list.step)
        self.retranslate()

    def enter(self) -> None:
        self.list.setFocus()

    def refill(self, *_: object) -> None:
        self._cards = {card.key: card for card in self._session.standing.returned}
        self.list.show_items([self._item(card) for card in self._cards.values()])
        self._show_current(self.list.current_key())
        self.status_changed.emit()

    def status_words(self) -> str:
        n = len(self._cards)
        return count("ReturnedView", "%n lost change waits to be taken back", n) if n else ""

    def take_back(self) -> None:
        """Everything that our own key has signed."""
        self._take(unproved=False)

    def take_unsigned_back(self) -> None:
        """Everything, also what nobody can prove."""
        self._take(unproved=True)

    def leave_unsigned_out(self) -> None:
        self._session.act(lambda tools: tools.lost_steps.refuse(), "", self.detail.notice.say)

    def _take(self, *, unproved: bool) -> None:
        who = self._desk.who()
        done = sum(1 for card in self._cards.values() if unproved or card.proved)
        self._session.act(
            lambda tools: tools.lost_steps.take_back(who, unproved=unproved),
            count("ReturnedView", "%n lost change taken back", done),
            self.detail.notice.say,
        )

    def retranslate(self) -> None:
        self.told.setText(self.tr("Changes of ours that this file has lost. Nothing counts before it is taken back."))
        self.empty.say(self.tr("No lost change of ours waits here."))
        self.refill()

    def _item(self, card: ReturnedCard) -> Item:
        word = self.tr("signed") if card.proved else self.tr("not signed")
        tone = Tone.GREEN if card.proved else Tone.AMBER
        age = phrases.age(self._desk.look.formats, card.when)
        return Item(card.key, card.title or self._desk.words.kind(card.kind), word, tone, card.partner, age)

    def _show_current(self, key: str) -> None:
        card = self._cards.get(key)
        if card is None:
            self.right.setCurrentIndex(0)
            return
        signed = sum(1 for one in self._cards.values() if one.proved)
        self.detail.show_card(card, self.place_words(self.list), signed, len(self._cards) - signed)
        self.right.setCurrentIndex(1)
