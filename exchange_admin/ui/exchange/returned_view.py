"""Changes of ours that were lost here and that partners have kept: looked at one by one, taken back at once."""

from __future__ import annotations

from collections.abc import Sequence

from exchange_admin.services.exchange.cards import ReturnedCard
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange import phrases
from exchange_admin.ui.exchange.cards_view import CARD, CardDetail, CardsView, ValuesCard
from exchange_admin.ui.exchange.exchange_session import ExchangeSession
from exchange_admin.ui.exchange.item_list import Item
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Label
from exchange_admin.ui.words import count


class ReturnedDetail(CardDetail):
    """One change: of which record, who made it when, who has kept it, what it says and what stands here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = desk.look
        self._why, self.values = Label(look, 13, tone="ink2", wraps=True), ValuesCard(desk)
        self.take, self.take_unsigned = Button(look, "check", "primary"), Button(look, "check")
        self.leave = Button(look, "x")
        buttons = self.in_line(self.take, self.take_unsigned, self.leave)
        self.lay_out(self._why, self.notice, self.values, buttons)

    def show_card(self, card: ReturnedCard, place: str, signed: int, unsigned: int) -> None:
        """`signed` and `unsigned` count all changes that wait."""
        self.notice.say("")
        kind = self._desk.words.kind(card.kind)
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
        values = ((value.field, f"{value.here or '—'} → {value.returned or '—'}") for value in card.values)
        self.values.show_values(self.tr("What the change says"), card.who, card.when, values)
        self.take.say(count("ReturnedDetail", "Take all %n signed changes back", signed))
        self.take.setVisible(signed > 0)
        self.take_unsigned.say(count("ReturnedDetail", "Take also %n unsigned change back", unsigned))
        self.leave.say(count("ReturnedDetail", "Leave %n unsigned change out", unsigned))
        self.take_unsigned.setVisible(unsigned > 0)
        self.leave.setVisible(unsigned > 0)


class ReturnedView(CardsView[ReturnedCard]):
    def __init__(self, desk: Desk, session: ExchangeSession) -> None:
        self.detail, self.told = ReturnedDetail(desk), Label(desk.look, 13, tone="ink2", wraps=True)
        super().__init__(desk, session, self.told, "history", self.detail)
        self.detail.take.clicked.connect(self.take_back)
        self.detail.take_unsigned.clicked.connect(self.take_unsigned_back)
        self.detail.leave.clicked.connect(self.leave_unsigned_out)
        self.retranslate()

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
        self._act(lambda tools, _: tools.lost_steps.refuse(), "")

    def _take(self, *, unproved: bool) -> None:
        many = sum(1 for card in self._cards.values() if unproved or card.proved)
        done = count("ReturnedView", "%n lost change taken back", many)
        self._act(lambda tools, who: tools.lost_steps.take_back(who, unproved=unproved), done)

    def retranslate(self) -> None:
        self.told.setText(self.tr("Changes of ours that this file has lost. Nothing counts before it is taken back."))
        self.empty.say(self.tr("No lost change of ours waits here."))
        self.refill()

    def _item(self, card: ReturnedCard) -> Item:
        word = self.tr("signed") if card.proved else self.tr("not signed")
        tone = Tone.GREEN if card.proved else Tone.AMBER
        age = phrases.age(self._desk.look.formats, card.when)
        return Item(card.key, card.title or self._desk.words.kind(card.kind), word, tone, card.partner, age)

    def _wanted(self) -> Sequence[ReturnedCard]:
        return self._session.standing.returned

    def _show_card(self, card: ReturnedCard) -> int:
        signed = sum(1 for one in self._cards.values() if one.proved)
        self.detail.show_card(card, self._place(), signed, len(self._cards) - signed)
        return CARD
