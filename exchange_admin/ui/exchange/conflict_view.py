"""The desk of decisions: what waits at the left, one card at the right. Everything is reachable by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.services.exchange.cards import BulkChoice, CardKind, ConflictCard, DuplicateCard
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange import phrases
from exchange_admin.ui.exchange.card_view import CardView
from exchange_admin.ui.exchange.cards_view import CARD, CardsView
from exchange_admin.ui.exchange.exchange_session import ExchangeSession
from exchange_admin.ui.exchange.item_list import Item, ItemList
from exchange_admin.ui.exchange.people_compare import DuplicateView
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import Retranslated, count

TWINS, BULK = 2, 3
"""What stands at the right beside a card."""
LOOK_ALIKE = "look_alike"
"""Stands beside the kinds of cards in the filter: two people who may be one."""

PREVIEW_HEIGHT = 160


class BulkView(Retranslated, QWidget):
    """Many harmless differences at once: which college's answers are taken, what that would change, and one button that
    says the number."""

    settled = Signal(object)  # BulkChoice
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._choices: tuple[BulkChoice, ...] = ()
        look = desk.look
        self._title, self._explained = Label(look, 17, SEMIBOLD), Label(look, 13, tone="ink2", wraps=True)
        self.choices, self.preview = ItemList(look), ItemList(look)
        self._preview_words = Label(look, 12, SEMIBOLD)
        self.settle, self.back = Button(look, "check", "primary"), Button(look, kind="ghost")
        self._lay_out()
        self.choices.current_changed.connect(self._show_preview)
        self.settle.clicked.connect(self._settle)
        self.back.clicked.connect(self.left)
        self.setFocusProxy(self.choices)

    def show_choices(self, choices: Sequence[BulkChoice]) -> None:
        self._choices = tuple(choices)
        self._title.setText(self.tr("Settle several at once"))
        self._explained.setText(
            self.tr("Only fields where a wrong choice does little harm. Names, dates of birth and numbers stay apart.")
        )
        self.back.say(self.tr("Back to the cards"))
        self.choices.show_items([self._choice_item(n, choice) for n, choice in enumerate(self._choices)])
        self.choices.fit(4)

    def current(self) -> BulkChoice | None:
        key = self.choices.current_key()
        return self._choices[int(key)] if key and int(key) < len(self._choices) else None

    def _choice_item(self, n: int, choice: BulkChoice) -> Item:
        words = self.tr("Take the answers of {name}").replace("{name}", choice.institution)
        kind = self._desk.words.kind(choice.record_kind)
        many = count("BulkView", "%n difference", len(choice.cards))
        return Item(str(n), self._desk.words.in_brackets(choice.field_label, kind), words, Tone.ACCENT, "", many)

    def _show_preview(self, key: str) -> None:
        choice = self.current()
        if choice is None:
            self.preview.show_items([])
            self.settle.setEnabled(False)
            return
        self.settle.setEnabled(True)
        self._preview_words.setText(self.tr("What will hold then"))
        self.preview.show_items([self._preview_item(card, choice) for card in choice.cards])
        self.settle.say(count("BulkView", "Settle %n", len(choice.cards)))

    def _preview_item(self, card: ConflictCard, choice: BulkChoice) -> Item:
        taken = [one.text for one in card.candidates if one.institution_id == choice.institution_id]
        dropped = [one.text for one in card.candidates if one.institution_id != choice.institution_id]
        listed = self._desk.words.listed
        instead = self.tr("instead of {values}").replace("{values}", listed(text or "—" for text in dropped))
        return Item(card.key, card.person or card.title, listed(taken) or "—", Tone.GREEN, instead)

    def _settle(self) -> None:
        choice = self.current()
        if choice is not None:
            self.settled.emit(choice)

    def retranslate(self) -> None:
        self.show_choices(self._choices)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.preview.setMinimumHeight(px(PREVIEW_HEIGHT))
        head = row(spacing=px(8)).add(self._title, STRETCH, self.back)
        foot = row().add(self.settle, STRETCH)
        column(self, (px(24), px(16), px(24), px(20)), px(10)).add(
            head, self._explained, self.choices, self._preview_words, (self.preview, 1), foot
        )


class ConflictView(CardsView[ConflictCard | DuplicateCard]):
    def __init__(self, desk: Desk, session: ExchangeSession) -> None:
        look = desk.look
        self.kinds, self.partners, self._filters = QuietCombo(), QuietCombo(), QWidget()
        self.bulk_link = Button(look, "list-checks", "link")
        self._oldest = Label(look, 12, tone="ink3")
        self.card_view, self.duplicate_view, self.bulk_view = CardView(desk), DuplicateView(desk), BulkView(desk)
        details = (self.card_view, self.duplicate_view)
        super().__init__(desk, session, self._filters, "circle-check", *details, more=(self.bulk_view,))
        self._lay_out()
        self._connect()
        self.retranslate()

    # What the page calls

    def show_partner(self, institution: str) -> None:
        """Only what this institution answered."""
        self.kinds.setCurrentIndex(0)
        self.partners.choose(institution)
        self.refill()

    def show_record(self, kind: str, id: str) -> None:
        """The first card about a record."""
        self.kinds.setCurrentIndex(0)
        self.partners.setCurrentIndex(0)
        self.refill()
        for key, card in self._cards.items():
            if isinstance(card, ConflictCard) and (card.record_kind, card.record) == (kind, id):
                self.list.go_to(key)
                return

    def total(self) -> int:
        """How much waits, whatever the filters show."""
        standing = self._session.standing
        return len(standing.cards) + len(standing.duplicates)

    def status_words(self) -> str:
        shown, total = self.list.items.rowCount(), self.total()
        words = count("ConflictView", "%n waits for a decision", total)
        if shown == total:
            return words if total else ""
        narrowed = self.tr("{n} shown · {all}").replace("{n}", self._formats.number(shown))
        return narrowed.replace("{all}", words)

    # Reading

    def show_standing(self) -> None:
        self._offer_filters()
        self.refill()

    def _wanted(self) -> Sequence[ConflictCard | DuplicateCard]:
        standing, kind, partner = self._session.standing, self.kinds.currentData(), self.partners.currentData()
        cards = [card for card in standing.cards if kind in (None, card.kind.value)]
        cards = [card for card in cards if partner is None or partner in card.institutions]
        twins = standing.duplicates if kind in (None, LOOK_ALIKE) and partner is None else ()
        return [*cards, *twins]

    def _show_again(self) -> None:
        bulk = self._session.standing.bulk
        self._say_oldest()
        self.bulk_link.setVisible(bool(bulk))
        self.bulk_link.say(self.tr("Settle several at once…"))
        if self.right.currentIndex() == BULK and bulk:
            self.bulk_view.show_choices(bulk)
        else:
            super()._show_again()

    # Verbs

    def settle(self, card: ConflictCard, key: str, other: str) -> None:
        """One answer, one step; the next card comes by itself."""
        answer = next((one.text for one in card.candidates if one.key == key and not other), other)
        done = self.tr("{field}: {answer}").replace("{field}", card.field_label or card.title)
        done = done.replace("{answer}", answer or self.tr("nothing"))
        self._act(lambda tools, who: tools.conflicts.settle(card, key, who, other=other), done)

    def settle_all(self, choice: BulkChoice) -> None:
        """Every card of a choice, as one step."""
        done = count("ConflictView", "%n settled", len(choice.cards))
        self.close_bulk()
        self._act(lambda tools, who: tools.conflicts.settle_all(choice, who), done)

    def ask(self, card: ConflictCard, institution: str, text: str) -> None:
        done = self.tr("The question goes with the next package")
        self._act(lambda tools, who: tools.conflicts.ask(card, institution, text, who), done)

    def same_person(self, keep: str, other: str) -> None:
        self._act(lambda tools, who: tools.conflicts.same_person(keep, other, who), self.tr("One person"))

    def different_people(self, one: str, other: str) -> None:
        done = self.tr("Different people; nobody is asked again")
        self._act(lambda tools, who: tools.conflicts.different_people(one, other, who), done)

    def open_bulk(self) -> None:
        self.bulk_view.show_choices(self._session.standing.bulk)
        self.right.setCurrentIndex(BULK)
        self.bulk_view.setFocus()

    def close_bulk(self) -> None:
        self._show_current(self.list.current_key())
        self.list.setFocus()

    # Showing

    def retranslate(self) -> None:
        self.kinds.setAccessibleName(self.tr("Kind of question"))
        self.partners.setAccessibleName(self.tr("Partner"))
        self.empty.say(self.tr("Nothing waits for a decision."))
        self.show_standing()

    def _offer_filters(self) -> None:
        standing = self._session.standing
        there = {card.kind for card in standing.cards}
        kinds = [(phrases.kind_words(one)[0], one.value) for one in CardKind if one in there]
        if standing.duplicates:
            kinds.append((self.tr("May be the same person"), LOOK_ALIKE))
        self.kinds.offer([(self.tr("All kinds"), None), *kinds])
        names = {
            one.institution_id: one.institution
            for card in standing.cards
            for one in card.candidates
            if one.institution_id and not one.ours
        }
        partners = sorted(((name, id) for id, name in names.items()), key=lambda pair: pair[0])
        self.partners.offer([(self.tr("All partners"), None), *partners])
        self.partners.setVisible(bool(names))

    def _item(self, card: ConflictCard | DuplicateCard) -> Item:
        if isinstance(card, DuplicateCard):
            return Item(card.key, card.person, self.tr("May be the same person"), Tone.TEAL, card.other)
        word, tone = phrases.kind_words(card.kind)
        second = card.field_label or card.title
        if card.asked:
            second = self.tr("{field} · asked").replace("{field}", second)
        return Item(card.key, card.person or card.title, word, tone, second, phrases.age(self._formats, card.since))

    def _say_oldest(self) -> None:
        moments = [card.since for card in self._session.standing.cards if card.since]
        age = phrases.age(self._formats, min(moments)) if moments else ""
        self._oldest.setText(self.tr("oldest: {age}").replace("{age}", age) if age else "")

    @property
    def _formats(self) -> Formats:
        return self._desk.look.formats

    def _show_card(self, card: ConflictCard | DuplicateCard) -> int:
        if isinstance(card, ConflictCard):
            self.card_view.show_card(card, self._place())
            return CARD
        self.duplicate_view.show_card(card, self._place())
        return TWINS

    def _filtered(self, _: int) -> None:
        self.refill()
        self.list.setFocus()

    def _focus_card(self, key: str) -> None:
        if self.card_view.isVisible() and self.card_view.buttons:
            self.card_view.buttons[0].setFocus()
        elif self.duplicate_view.isVisible():
            self.duplicate_view.people.one_person.setFocus()

    def _connect(self) -> None:
        card, twins = self.card_view, self.duplicate_view
        self.kinds.activated.connect(self._filtered)
        self.partners.activated.connect(self._filtered)
        self.list.opened.connect(self._focus_card)
        self.bulk_link.clicked.connect(self.open_bulk)
        self.bulk_view.settled.connect(self.settle_all)
        self.bulk_view.left.connect(self.close_bulk)
        card.answered.connect(self.settle)
        card.ask_wanted.connect(self.ask)
        for people in (card.people, twins.people):
            people.same.connect(self.same_person)
            people.different.connect(self.different_people)
            people.unsure.connect(self._step_on)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        for combo in (self.kinds, self.partners):
            combo.setMinimumContentsLength(10)
            combo.setSizeAdjustPolicy(combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        filters = row(spacing=px(8)).add((self.kinds, 1), (self.partners, 1))
        work = row(margins=(px(2), 0, 0, 0), spacing=px(8)).add(self.bulk_link, STRETCH, self._oldest)
        column(self._filters, spacing=px(6)).add(filters, work)
