"""Settling many harmless differences at once: which college's answers are taken, and what that would change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.services.exchange.cards import BulkChoice, ConflictCard
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange.item_list import Item, ItemList
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row
from exchange_admin.ui.words import Retranslated, count

PREVIEW_HEIGHT = 160


class BulkView(Retranslated, QWidget):
    """A choice, its preview, one button that says the number."""

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
        return Item(str(n), f"{choice.field_label} ({kind})", words, Tone.ACCENT, "", many)

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
