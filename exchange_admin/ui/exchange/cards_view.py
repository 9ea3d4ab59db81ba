"""A list of cards at the left under its switch, one of them at the right; Alt+Up and Alt+Down go on."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.services.exchange.cards import ConflictCard
from exchange_admin.services.exchange.exchange_services import ExchangeServices
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange import phrases
from exchange_admin.ui.exchange.exchange_session import ExchangeSession
from exchange_admin.ui.exchange.item_list import Item, ItemList
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button, IconButton
from exchange_admin.ui.widgets.empty_state import EmptyState
from exchange_admin.ui.widgets.labels import (
    STRETCH,
    Avatar,
    Card,
    ElidedLabel,
    Fact,
    Label,
    Line,
    Part,
    Pill,
    column,
    row,
    scrolled,
)
from exchange_admin.ui.widgets.own_key import own_key
from exchange_admin.ui.words import Retranslated

LIST_WIDTH = 340
NOTHING, CARD = 0, 1
"""What stands at the right."""
C = TypeVar("C")


class CardHead(QWidget):
    record_wanted = Signal(str, str)
    step_wanted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self._record = ("", "")
        self._avatar = Avatar(look, 40)
        self._name, self._second = ElidedLabel(look, 17, SEMIBOLD), ElidedLabel(look, 12, tone="ink3")
        self._pill, self._place = Pill(look), Label(look, 12, tone="ink3")
        self.open = Button(look, kind="link")
        self.previous, self.next = IconButton(look, "chevron-up"), IconButton(look, "chevron-down")
        px = look.px
        names = column(spacing=px(1)).add(self._name, self._second)
        top = row(spacing=px(8)).add(self._pill, STRETCH, self._place, self.previous, self.next)
        subject = row(spacing=px(12)).add(self._avatar, (names, 1), (self.open, Qt.AlignmentFlag.AlignTop))
        column(self, spacing=px(12)).add(top, subject)
        self.open.clicked.connect(self._open)
        self.previous.clicked.connect(self._back)
        self.next.clicked.connect(self._on)

    def show_subject(self, card: ConflictCard, kind: str, tone: Tone) -> None:
        """Whom or what a card is about."""
        main = card.person or card.title
        kind_of_record = self._desk.words.kind(card.record_kind)
        second = card.title if card.title != main else ""
        self._record = ("person", card.person_id) if card.person_id else (card.record_kind, card.record)
        self.say(main, " · ".join(part for part in (kind_of_record, second) if part), kind, tone)
        self._avatar.setVisible(bool(card.person))

    def say(self, main: str, second: str, kind: str, tone: Tone, record: tuple[str, str] | None = None) -> None:
        """`record` is what the link opens."""
        self._record = record or self._record
        self._avatar.setText(main)
        self._name.setText(main)
        self._second.say(second)
        self._pill.say(kind, tone)
        self.open.say(self.tr("Open the record"))
        self.open.setVisible(bool(self._record[1]))
        self.previous.say(self.tr("Previous"), "Alt+↑")
        self.next.say(self.tr("Next"), "Alt+↓")

    def say_place(self, place: str) -> None:
        """ "3 of 12" """
        self._place.setText(place)

    def place(self) -> str:
        return self._place.text()

    def _open(self) -> None:
        self.record_wanted.emit(*self._record)

    def _back(self) -> None:
        self.step_wanted.emit(-1)

    def _on(self) -> None:
        self.step_wanted.emit(1)


class CardDetail(QWidget):
    """One card: its head, and below it what `lay_out` is given."""

    record_wanted = Signal(str, str)
    step_wanted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.head, self.notice = CardHead(desk), Banner(desk.look, Tone.RED, self, passes=True)
        self.head.record_wanted.connect(self.record_wanted)
        self.head.step_wanted.connect(self.step_wanted)

    def refuse(self, sentence: str) -> None:
        """Why something was not done."""
        self.notice.say(sentence)

    def lay_out(self, *parts: Part) -> None:
        px = self._desk.look.px
        column(self, (px(24), px(16), px(24), px(20)), px(10)).add(self.head, *parts, STRETCH)

    def in_line(self, *buttons: Button) -> Line:
        return row(spacing=self._desk.look.px(8)).add(*buttons, STRETCH)


class ValuesCard(Card):
    """What a change says, field by field, who made it and when."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self.facts: list[Fact] = []

    def show_values(self, title: str, who: str, when: str, values: Iterable[tuple[str, str]]) -> None:
        """`values` are names of fields and what is said of them. Hidden without any."""
        look = self._desk.look
        self.title.setText(title)
        self.aside.setText(" · ".join(filter(None, (who, phrases.weekday_and_moment(look.formats, when)))))
        self.body.take_out(*self.facts)
        self.facts = []
        for label, value in values:
            fact = Fact(look)
            fact.name.setFixedWidth(look.px(170))
            fact.say(label, value)
            self.facts.append(fact)
            self.body.addWidget(fact)
        self.setVisible(bool(self.facts))


class CardsView(Retranslated, QWidget, Generic[C]):
    """`above` the list stands what narrows it. `details`, then `more`, stand at the right behind what is said, under
    `icon`, when there is nothing. Each card has an Item in the list."""

    record_wanted = Signal(str, str)
    status_changed = Signal()

    def __init__(
        self,
        desk: Desk,
        session: ExchangeSession,
        above: QWidget,
        icon: str,
        *details: CardDetail,
        more: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        self.list, self.right, self.empty = ItemList(desk.look), QStackedWidget(), EmptyState(desk.look, icon)
        self._cards: dict[str, C] = {}
        px = desk.look.px
        left = QWidget()
        left.setFixedWidth(px(LIST_WIDTH))
        column(left, (px(16), px(12), px(10), px(10)), px(8)).add(above, (self.list, 1))
        self.right.addWidget(self.empty)
        for shown in (*details, *more):
            self.right.addWidget(scrolled(shown))
        line = QFrame()
        line.setObjectName("rule")
        line.setFixedWidth(1)
        row(self).add(left, line, (self.right, 1))
        self._refuse = details[0].refuse
        for detail in details:
            detail.record_wanted.connect(self.record_wanted)
            detail.step_wanted.connect(self.list.step)
        session.read.connect(self.show_standing)
        self.list.current_changed.connect(self._show_current)
        own_key(self, "Alt+Down").activated.connect(self._step_on)
        own_key(self, "Alt+Up").activated.connect(self._step_back)

    def enter(self) -> None:
        self.list.setFocus()

    def show_standing(self) -> None:
        """What was read anew."""
        self.refill()

    def refill(self, *_: object) -> None:
        """The list anew; the current card stays where it is still there."""
        cards = self._wanted()
        items = [self._item(card) for card in cards]
        self._cards = {item.key: card for item, card in zip(items, cards, strict=True)}
        self.list.show_items(items)
        self._show_again()
        self.status_changed.emit()

    @abstractmethod
    def retranslate(self) -> None: ...

    @abstractmethod
    def _wanted(self) -> Sequence[C]:
        """The cards of the list, in their order."""

    @abstractmethod
    def _item(self, card: C) -> Item: ...

    @abstractmethod
    def _show_card(self, card: C) -> int:
        """Fills a detail and says which place it has at the right."""

    def _act(self, verb: Callable[[ExchangeServices, str], Changes], done: str) -> None:
        self._session.act(verb, done, self._refuse)

    def _show_again(self) -> None:
        self._show_current(self.list.current_key())

    def _show_current(self, key: str) -> None:
        card = self._cards.get(key)
        self.right.setCurrentIndex(NOTHING if card is None else self._show_card(card))

    def _place(self) -> str:
        """ "3 of 12" """
        number = self._desk.look.formats.number
        words = self.tr("{n} of {total}").replace("{n}", number(self.list.currentIndex().row() + 1))
        return words.replace("{total}", number(self.list.items.rowCount()))

    def _step_on(self) -> None:
        self.list.step(1)

    def _step_back(self) -> None:
        self.list.step(-1)
