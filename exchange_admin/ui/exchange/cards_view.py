"""A list of cards at the left under its switch, one of them at the right; Alt+Up and Alt+Down go on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange import phrases
from exchange_admin.ui.exchange.card_head import CardHead
from exchange_admin.ui.exchange.exchange_session import ExchangeSession
from exchange_admin.ui.exchange.item_list import Item, ItemList
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.empty_state import EmptyState
from exchange_admin.ui.widgets.labels import STRETCH, Card, Fact, Line, Part, column, row, scrolled
from exchange_admin.ui.widgets.own_key import own_key
from exchange_admin.ui.words import Retranslated

LIST_WIDTH = 340
NOTHING, CARD = 0, 1
"""What stands at the right."""
C = TypeVar("C")


class CardDetail(QWidget):
    """One card: its head, and below it what `lay_out` is given."""

    record_wanted = Signal(str, str)
    step_wanted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.head = CardHead(desk)
        self.head.record_wanted.connect(self.record_wanted)
        self.head.step_wanted.connect(self.step_wanted)

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
            self.right.addWidget(scrolled(shown, Qt.FocusPolicy.NoFocus))
        line = QFrame()
        line.setObjectName("rule")
        line.setFixedWidth(1)
        row(self).add(left, line, (self.right, 1))
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

    def retranslate(self) -> None:
        raise NotImplementedError

    def _wanted(self) -> Sequence[C]:
        """The cards of the list, in their order."""
        raise NotImplementedError

    def _item(self, card: C) -> Item:
        raise NotImplementedError

    def _show_card(self, card: C) -> int:
        """Fills a detail and says which place it has at the right."""
        raise NotImplementedError

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
