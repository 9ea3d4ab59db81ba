"""What partners changed that is not theirs: kept aside until somebody takes it over or leaves it out."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from exchange_admin.services.exchange.cards import HeldCard
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
from exchange_admin.ui.widgets.segments import Segments
from exchange_admin.ui.words import Retranslated, count

WAITING, ALL = "waiting", "all"
STATE_TONES = {"waiting": Tone.AMBER, "let_in": Tone.GREEN, "refused": Tone.GREY}


class HeldDetail(QWidget):
    """One held change: whose, about what, why it was held, what it says."""

    record_wanted = Signal(str, str)
    step_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.card: HeldCard | None = None
        px = desk.look.px
        self.head = CardHead(desk)
        self._why = Label(desk.look, 13, tone="ink2", wraps=True)
        self.shows = Banner(desk.look, Tone.AMBER)
        self.notice = Banner(desk.look, Tone.RED)
        self._values = Card(desk.look)
        self._facts: list[Fact] = []
        self.take, self.leave = Button(desk.look, "check", "primary"), Button(desk.look, "x")
        self.others = Button(desk.look, kind="link")
        buttons = row(spacing=px(8)).add(self.take, self.leave, self.others, STRETCH)
        column(self, (px(24), px(16), px(24), px(20)), px(10)).add(
            self.head, self._why, self.shows, self.notice, self._values, buttons, STRETCH
        )
        self.head.record_wanted.connect(self.record_wanted)
        self.head.step_wanted.connect(self.step_wanted)

    def show_card(self, card: HeldCard, place: str, same: int) -> None:
        """`same` counts the waiting changes of this partner for the same reason."""
        self.card = card
        words, formats = self._desk.words, self._desk.look.formats
        self.notice.say("")
        kind = words.kind(card.record_kind)
        self.head.say(
            card.title or kind,
            " · ".join(part for part in (kind, card.person, card.institution) if part),
            words.choice("hold_state", card.state),
            STATE_TONES.get(card.state, Tone.GREY),
            (card.record_kind, card.record),
        )
        self.head.say_place(place)
        self._why.setText(words.choice("hold_reason", card.reason) + ".")
        self.shows.say("\n".join(card.shows))
        self._values.title.setText(self.tr("What was changed"))
        who = " · ".join(part for part in (card.who, phrases.weekday_and_moment(formats, card.when)) if part)
        self._values.aside.setText(who)
        self._fill(card)
        self.take.say(self.tr("Take it over"))
        self.leave.say(self.tr("Leave it out"))
        self.take.setVisible(card.state != "let_in")
        self.leave.setVisible(card.state != "refused")
        self.others.setVisible(same > 1 and card.state == WAITING)
        self.others.say(count("HeldDetail", "Leave out all %n of this kind", same))

    def _fill(self, card: HeldCard) -> None:
        for fact in self._facts:
            self._values.body.removeWidget(fact)
            fact.hide()
            fact.deleteLater()
        self._facts = []
        for label, value in card.values:
            fact = Fact(self._desk.look)
            fact.name.setFixedWidth(self._desk.look.px(170))
            fact.say(label, value or "—")
            self._facts.append(fact)
            self._values.body.addWidget(fact)
        self._values.setVisible(bool(card.values))


class HeldView(Retranslated, TwoPanes):
    record_wanted = Signal(str, str)
    status_changed = Signal()

    def __init__(self, desk: Desk, session: ExchangeSession) -> None:
        self.detail, self.empty = HeldDetail(desk), EmptyState(desk.look, "hand")
        self.shown = Segments(desk.look, (WAITING, ALL))
        self.list = ItemList(desk.look)
        self.right = QStackedWidget()
        super().__init__(desk.look, self.shown, self.list, self.right, (self.empty, self.detail))
        self._desk, self._session = desk, session
        self._cards: dict[str, HeldCard] = {}
        self.shown.set_current(WAITING)
        session.read.connect(self.refill)
        self.shown.chosen.connect(self.refill)
        self.list.current_changed.connect(self._show_current)
        self.detail.take.clicked.connect(self.let_in)
        self.detail.leave.clicked.connect(self.refuse)
        self.detail.others.clicked.connect(self.refuse_all_like_it)
        self.detail.record_wanted.connect(self.record_wanted)
        self.detail.step_wanted.connect(self.list.step)
        self.stepped.connect(self.list.step)
        self.retranslate()

    def enter(self) -> None:
        self.list.setFocus()

    def refill(self, *_: object) -> None:
        held = self._session.standing.held
        if self.shown.current() == WAITING:
            held = tuple(card for card in held if card.state == WAITING)
        self._cards = {card.id: card for card in held}
        self.list.show_items([self._item(card) for card in held])
        self._show_current(self.list.current_key())
        self.status_changed.emit()

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
        who = self._desk.who()
        many = len(ids)
        done = count("HeldView", "%n taken over", many) if take else count("HeldView", "%n left out", many)
        self._session.act(
            lambda tools: tools.conflicts.let_in(ids, who) if take else tools.conflicts.refuse(ids, who),
            done,
            self.detail.notice.say,
        )

    # Showing

    def retranslate(self) -> None:
        self.shown.say(WAITING, self.tr("Waiting"))
        self.shown.say(ALL, self.tr("All"))
        self.empty.say(self.tr("Nothing is held. What a partner changes of its own goes straight into the records."))
        self.refill()

    def _item(self, card: HeldCard) -> Item:
        words = self._desk.words
        state = words.choice("hold_state", card.state)
        word = words.choice("hold_reason", card.reason) if card.state == WAITING else state
        age = phrases.age(self._desk.look.formats, card.when)
        title = card.title or words.kind(card.record_kind)
        return Item(card.id, title, word, STATE_TONES.get(card.state, Tone.GREY), card.institution, age)

    def _show_current(self, key: str) -> None:
        card = self._cards.get(key)
        if card is None:
            self.right.setCurrentIndex(0)
            return
        self.detail.show_card(card, self.place_words(self.list), len(self._alike()))
        self.right.setCurrentIndex(1)

    def _alike(self) -> list[HeldCard]:
        current = self._cards.get(self.list.current_key())
        if current is None:
            return []
        like = (current.institution_id, current.reason, WAITING)
        return [card for card in self._cards.values() if (card.institution_id, card.reason, card.state) == like]

    def _current_ids(self) -> list[str]:
        key = self.list.current_key()
        return [key] if key in self._cards else []
