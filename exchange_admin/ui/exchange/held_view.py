"""What partners changed that is not theirs: kept aside until somebody takes it over or leaves it out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from exchange_admin.services.exchange.cards import HeldCard
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange import phrases
from exchange_admin.ui.exchange.cards_view import CARD, CardDetail, CardsView, ValuesCard
from exchange_admin.ui.exchange.exchange_session import ExchangeSession
from exchange_admin.ui.exchange.item_list import Item
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Label
from exchange_admin.ui.widgets.segments import Segments
from exchange_admin.ui.words import count

WAITING, ALL = "waiting", "all"
STATE_TONES = {"waiting": Tone.AMBER, "let_in": Tone.GREEN, "refused": Tone.GREY}


def _tone(card: HeldCard) -> Tone:
    return Tone.GREY if card.waits_for_update else STATE_TONES.get(card.state, Tone.GREY)


class HeldDetail(CardDetail):
    """One held change: whose, about what, why it was held, what it says."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = desk.look
        self._why, self.values = Label(look, 13, tone="ink2", wraps=True), ValuesCard(desk)
        self.shows = Banner(look, Tone.AMBER)
        self.take, self.leave = Button(look, "check", "primary"), Button(look, "x")
        self.others = Button(look, kind="link")
        buttons = self.in_line(self.take, self.leave, self.others)
        self.lay_out(self._why, self.shows, self.notice, self.values, buttons)

    def show_card(self, card: HeldCard, place: str, same: int) -> None:
        """`same` counts the waiting changes of this partner for the same reason."""
        words = self._desk.words
        self.notice.say("")
        kind = words.kind(card.record_kind)
        self.head.say(
            card.title or kind,
            " · ".join(part for part in (kind, card.person, card.institution) if part),
            self.tr("Waits for an update") if card.waits_for_update else words.choice("hold_state", card.state),
            _tone(card),
            (card.record_kind, card.record),
        )
        self.head.say_place(place)
        when = phrases.weekday_and_moment(self._desk.look.formats, card.when)
        by = [one for one in (card.who, when) if one and not card.values]  # else it stands beside the values
        self._why.setText(" · ".join((card.why, *by)) if by else card.why + ".")
        self.shows.say("\n".join((*card.does, *card.shows)))
        values = ((label, value or "—") for label, value in card.values)
        self.values.show_values(self.tr("What was changed"), card.who, card.when, values)
        self.take.say(self.tr("Take it over"))
        self.leave.say(self.tr("Leave it out"))
        self.take.setVisible(card.can_be_taken)
        self.leave.setVisible(card.state != "refused")
        self.others.setVisible(same > 1 and card.state == WAITING)
        self.others.say(count("HeldDetail", "Leave out all %n of this kind", same))


class HeldView(CardsView[HeldCard]):
    def __init__(self, desk: Desk, session: ExchangeSession) -> None:
        self.detail, self.shown = HeldDetail(desk), Segments(desk.look, (WAITING, ALL))
        super().__init__(desk, session, self.shown, "hand", self.detail)
        self.shown.set_current(WAITING)
        self.shown.chosen.connect(self.refill)
        self.detail.take.clicked.connect(self.let_in)
        self.detail.leave.clicked.connect(self.refuse)
        self.detail.others.clicked.connect(self.refuse_all_like_it)
        self.retranslate()

    def status_words(self) -> str:
        n = self._session.standing.open_held
        return count("HeldView", "%n held change waits", n) if n else ""

    # Verbs

    def let_in(self) -> None:
        """What the partner wrote becomes part of the records."""
        self._decide(self._current_ids(), take=True)

    def refuse(self) -> None:
        self._decide(self._current_ids(), take=False)

    def refuse_all_like_it(self) -> None:
        """Every waiting change of the same partner for the same reason."""
        self._decide([card.id for card in self._alike()], take=False)

    def _decide(self, ids: Collection[str], *, take: bool) -> None:
        if not ids:
            return
        many = len(ids)
        if take:
            self._act(lambda tools, who: tools.conflicts.let_in(ids, who), count("HeldView", "%n taken over", many))
        else:
            self._act(lambda tools, who: tools.conflicts.refuse(ids, who), count("HeldView", "%n left out", many))

    # Showing

    def retranslate(self) -> None:
        self.shown.say(WAITING, self.tr("Waiting"))
        self.shown.say(ALL, self.tr("All"))
        self.empty.say(self.tr("Nothing is held. What a partner changes of its own goes straight into the records."))
        self.refill()

    def _item(self, card: HeldCard) -> Item:
        words = self._desk.words
        state = words.choice("hold_state", card.state)
        word = card.why if card.state == WAITING else state
        age = phrases.age(self._desk.look.formats, card.when)
        title = card.title or words.kind(card.record_kind)
        return Item(card.id, title, word, _tone(card), card.institution, age)

    def _wanted(self) -> Sequence[HeldCard]:
        held = self._session.standing.held
        return [card for card in held if card.state == WAITING] if self.shown.current() == WAITING else held

    def _show_card(self, card: HeldCard) -> int:
        self.detail.show_card(card, self._place(), len(self._alike()))
        return CARD

    def _alike(self) -> list[HeldCard]:
        current = self._cards.get(self.list.current_key())
        if current is None:
            return []
        like = (current.institution_id, current.reason, WAITING)
        return [card for card in self._cards.values() if (card.institution_id, card.reason, card.state) == like]

    def _current_ids(self) -> list[str]:
        key = self.list.current_key()
        return [key] if key in self._cards else []
